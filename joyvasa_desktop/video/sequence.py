"""A folder of PNGs with the sound beside, for editing programs."""

from __future__ import annotations

from pathlib import Path

import av
import cv2

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.video import label
from joyvasa_desktop.video.disk import DiskFile
from joyvasa_desktop.video.options import VideoOptions
from joyvasa_desktop.video.sound import Sound, SoundFeed

SOUND_NAME = "sound.wav"
"""16 bit PCM at the sound's own rate."""

# On photos run lengths alone take half the time of the default and come out smaller.
_COMPRESSION = [cv2.IMWRITE_PNG_STRATEGY, cv2.IMWRITE_PNG_STRATEGY_RLE]


def frame_name(number: int) -> str:
    """The file name of a frame; the first has number 1."""
    return f"frame_{number:06d}.png"


class Sequence:
    """A folder in the making: `frame_000001.png` and so on, and `sound.wav`.

    Args:
        folder: exists and is empty.
        sound: the soundtrack, or None for pictures only.
        options: whether alpha is kept; PNG has no quality.
    """

    def __init__(self, folder: Path, sound: Sound | None, options: VideoOptions) -> None:
        self._folder = folder
        self._options = options
        self._count = 0
        self._wave = _Wave(folder / SOUND_NAME, sound) if sound else None

    def frame(self, pixels: Pixels) -> None:
        """Write the next frame, uint8 (H, W, 3) RGB or (H, W, 4) RGBA, losslessly."""
        if pixels.shape[2] == 3:
            order = cv2.COLOR_RGB2BGRA if self._options.transparent else cv2.COLOR_RGB2BGR
        else:
            order = cv2.COLOR_RGBA2BGRA if self._options.transparent else cv2.COLOR_RGBA2BGR
        done, data = cv2.imencode(".png", cv2.cvtColor(pixels, order), _COMPRESSION)
        assert done, "the PNG encoder takes every picture"
        self._count += 1
        path = self._folder / frame_name(self._count)
        path.write_bytes(label.labelled_png(data.tobytes()))
        if self._wave:
            self._wave.feed.until(self._count / self._options.fps)

    def finish(self) -> None:
        """Complete the sound."""
        if self._wave:
            self._wave.finish()

    def abandon(self) -> None:
        """Close everything; the folder is of no use afterwards."""
        if self._wave:
            self._wave.abandon()


class _Wave:
    """The sound as a file of its own."""

    def __init__(self, path: Path, sound: Sound) -> None:
        self._disk = DiskFile(path)
        # Beyond 4 GB a WAV becomes RF64, which editing programs read.
        self._container = av.open(self._disk, "w", format="wav", options={"rf64": "auto"})
        self._container.metadata["comment"] = label.SENTENCE
        self.feed = SoundFeed(self._container, sound, "pcm_s16le", sound.rate)

    def finish(self) -> None:
        self.feed.finish()
        self._container.close()
        self._disk.close()

    def abandon(self) -> None:
        self.feed.close()
        self._disk.abandon(self._container)
