"""Which frames to draw next, so that each is there when its time comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

AHEAD = 8
"""Frames that are asked for at once."""

LONGEST_LOOK = 3.0
"""Seconds ahead of the playhead in which frames are asked for, at most."""

SLOW = 0.2
"""Seconds; a frame that takes longer can't be part of anything that looks like motion."""

_UNASKED = 60.0
"""Seconds of drawing that a slow engine does for frames nobody has looked at yet."""


def while_playing(
    time: float,
    fps: int,
    count: int,
    cost: float,
    is_there: Callable[[int], bool],
    loop: bool,
    ahead: float = LONGEST_LOOK,
) -> list[int]:
    """Frames to draw while time runs: only those that can be ready in time.

    On a slow machine that leaves frames out, evenly; those that are there already cost nothing,
    so every turn of a loop looks smoother than the one before.

    Args:
        time: seconds that are heard now.
        fps, count: frames per second and of the whole video.
        cost: seconds that it takes to draw a frame.
        is_there: whether a frame is drawn already.
        loop: after the last frame comes the first one.
        ahead: seconds ahead of the time, no further.
    """
    wanted: list[int] = []
    last = count - 1 if not loop else 2 * count - 1
    furthest = min(last, int((time + ahead) * fps))
    ready = time
    index = int(time * fps) + 1
    while index <= furthest and len(wanted) < AHEAD:
        if not is_there(index % count) and index / fps >= ready + cost:
            wanted.append(index % count)
            ready += cost
        index += 1
    if cost > ahead:
        # None can ever be ready in time; but the next turn can show more than this one.
        return list(islice(_for_a_glance(count, cost, is_there), AHEAD))
    return wanted


def while_paused(
    index: int,
    fps: int,
    count: int,
    cost: float,
    room: int,
    is_there: Callable[[int], bool],
) -> list[int]:
    """The frame that is shown, then those that will be played next, as far as there is room.

    Of an engine that is slow a few frames from all over the video instead.

    Args:
        index: of the frame that is shown.
        fps, count, cost, is_there: as `while_playing` takes them.
        room: frames that can be kept; 0 for nothing but the one that is shown.
    """
    wanted = [] if is_there(index) else [index]
    if cost > SLOW:
        coming = _for_a_glance(count, cost, is_there)
    else:
        furthest = min(count - 1, index + int(LONGEST_LOOK * fps))
        coming = (each for each in range(index + 1, furthest + 1) if not is_there(each))
    for each in coming:
        if each in wanted:
            continue
        if len(wanted) >= min(AHEAD, room):
            break
        wanted.append(each)
    return wanted


def spread(count: int) -> Iterator[int]:
    """All numbers below `count`: a few from all over first, then always those between."""
    step = 1 << max(count - 1, 0).bit_length()
    yield 0
    while step > 1:
        step //= 2
        yield from range(step, count, 2 * step)


def _for_a_glance(count: int, cost: float, is_there: Callable[[int], bool]) -> Iterator[int]:
    """Frames from all over the video that a slow engine should draw, as many as are bearable."""
    few = islice(spread(count), max(int(_UNASKED / cost), 1))
    return (each for each in few if not is_there(each))
