"""What the face does in a video: known, or watched while it is still being sampled."""

from __future__ import annotations

import math
from collections.abc import Generator, Hashable, Iterator

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.flow import ahead
from joyvasa_desktop.motion.finishing import Finish, Growing, Shaping, joined
from joyvasa_desktop.motion.generated import Take
from joyvasa_desktop.motion.motion import Moment, Motion
from joyvasa_desktop.settings import Settings

_AHEAD = 1
"""Windows that may wait to be drawn: four seconds of motion, and as much is being sampled."""


class Known:
    """A motion that is there from the beginning.

    Args:
        shaped: with gains and limits.
    """

    def __init__(self, shaped: Motion) -> None:
        self.shaped = shaped

    def moments(self, count: int, fps: int) -> Generator[Moment, None, None]:
        """The moments of a video of so many frames, so many a second."""
        for i in range(count):
            yield self.shaped.at(i / fps)


class Unfolding:
    """Samples in a thread of its own, and gives out each moment as soon as it is certain.

    Args:
        parts: windows of a take as they come; runs in that thread.
        samples: the voice, float32 (n,), mono, 16 kHz.
        settings: for finishing and shaping.
        key: says what is sampled, for who keeps it.
    """

    def __init__(
        self, parts: Iterator[Take], samples: Floats, settings: Settings, key: Hashable = None
    ) -> None:
        self.key = key
        self._parts, self._samples, self._settings = parts, samples, settings
        self._made: list[Take] = []
        self._growing: Growing | None = None
        self._shaping: Shaping | None = None

    @property
    def windows(self) -> tuple[int, int]:
        """How many windows are sampled, and how many there will be; (0, 0) at the beginning."""
        made = len(self._made)
        if not made:
            return 0, 0
        first = self._made[0]
        return made, math.ceil(first.kept / len(first.numbers))

    @property
    def take(self) -> Take:
        """All that was sampled, once `moments` has come to its end."""
        return joined(self._made)

    @property
    def motion(self) -> Motion:
        """The motion, finished but not shaped, once `moments` has come to its end."""
        motion = None if self._growing is None else self._growing.motion()
        assert motion is not None, "there is a motion"
        return motion

    @property
    def shaped(self) -> Motion:
        """The same with gains and limits."""
        assert self._shaping is not None, "there is a motion"
        return self._shaping.motion

    def moments(self, count: int, fps: int) -> Generator[Moment, None, None]:
        """The moments of a video, in whatever thread they are asked for; only once.

        The end comes when all of the take is sampled, even if the video doesn't show all of it.

        Args:
            count: how many.
            fps: how many a second.

        Raises:
            Exception: whatever ended the sampling, behind the last moment before it.
        """
        given = 0
        with ahead(self._parts, _AHEAD) as parts:
            for part in parts:
                shaping = self._added(part)
                while shaping is not None and given < count and shaping.reaches(given / fps):
                    yield shaping.motion.at(given / fps)
                    given += 1

    def _added(self, part: Take) -> Shaping | None:
        """What is certain with one more window; None if nothing is."""
        self._made.append(part)
        if self._growing is None:
            self._growing = Growing(part, self._samples, Finish.of(self._settings))
        else:
            self._growing.add(part)
        motion = self._growing.motion()
        if motion is None:
            return None
        if self._shaping is None:
            self._shaping = Shaping(motion, self._growing.rows, self._settings)
        else:
            self._shaping.add(motion)
        return self._shaping
