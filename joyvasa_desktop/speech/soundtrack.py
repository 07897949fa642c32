"""Read the original sound again, block by block, for the soundtrack of the video."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.speech.decode import SoundFile
from joyvasa_desktop.speech.speech import SAMPLE_RATE, Soundtrack, Speech
from joyvasa_desktop.speech.timeline import Stretch


def layout(speech: Speech) -> tuple[int, int]:
    """Samples per second and channels of what `blocks` yields."""
    if speech.soundtrack is None:
        return SAMPLE_RATE, 1
    return speech.soundtrack.rate, speech.soundtrack.channels


def blocks(speech: Speech) -> Iterator[Floats]:
    """The sound that belongs under the video: exactly the stretch that was analysed.

    Yields:
        float32 (n, channels), about half a second each, round(duration * rate) in all.

    Raises:
        UnreadableFile: if the file is gone or was changed since the speech was loaded.
    """
    if speech.soundtrack is not None:
        yield from _original(speech.soundtrack)
        return
    for first in range(0, len(speech.samples), SAMPLE_RATE // 2):
        yield speech.samples[first : first + SAMPLE_RATE // 2, None]


def _original(soundtrack: Soundtrack) -> Iterator[Floats]:
    left = round(soundtrack.duration * soundtrack.rate)
    _check_unchanged(soundtrack)
    end = soundtrack.start + soundtrack.duration + 1 / soundtrack.rate
    with SoundFile(soundtrack.path) as file:
        stretch = Stretch(file, soundtrack.start, end)
        for block in stretch.blocks(lambda seconds: None):
            if (stretch.rate, stretch.channels) != (soundtrack.rate, soundtrack.channels):
                raise _changed(soundtrack)
            yield block[:left]
            left -= len(block[:left])
            if left == 0:
                return
    if left:
        yield np.zeros((left, soundtrack.channels), np.float32)


def _check_unchanged(soundtrack: Soundtrack) -> None:
    try:
        now = soundtrack.path.stat()
    except OSError as error:
        raise UnreadableFile(
            f"{soundtrack.path.name} isn't there any more.",
            "Put the file back or choose the sound again.",
        ) from error
    known = (soundtrack.size, soundtrack.modified)
    if known != (0, 0) and known != (now.st_size, now.st_mtime_ns):
        raise _changed(soundtrack)


def _changed(soundtrack: Soundtrack) -> UnreadableFile:
    return UnreadableFile(
        f"{soundtrack.path.name} was changed while it was in use.",
        "Choose the sound again, so that picture and sound fit.",
    )
