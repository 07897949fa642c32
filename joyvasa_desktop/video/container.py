"""MP4 and WebM: picture and sound compressed in one pass."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import av
from av.video.stream import VideoStream

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.device import cores
from joyvasa_desktop.video import colour, label
from joyvasa_desktop.video.disk import DiskFile
from joyvasa_desktop.video.options import VideoOptions
from joyvasa_desktop.video.sound import Sound, SoundFeed, codec_rate

KEYFRAME_SECONDS = 10
"""Most of the picture never moves, and each key frame draws its noise anew: more of them make it
pulse visibly, fewer make jumping about in long videos slow."""
"""Distance of key frames, so that scrubbing is quick."""

_BUFFER = 1 << 20
_THREADS = min(cores(), 8)  # each thread holds frames; more bring little


class ContainerFile:
    """An MP4 or WebM file in the making.

    Args:
        path: where it is written; replaced if it exists.
        size: width and height of the frames; odd ones are filled up by repeating the edge.
        sound: the soundtrack or None for a silent file.
        options: format, frame rate, quality.
    """

    def __init__(
        self, path: Path, size: tuple[int, int], sound: Sound | None, options: VideoOptions
    ) -> None:
        self._path = path
        self._options = options
        self._disk = DiskFile(path)
        self._container = av.open(
            self._disk,
            "w",
            format=options.format,
            options={"movflags": "+faststart"} if options.format == "mp4" else {},
            io_open=self._disk.read_again,
            buffer_size=_BUFFER,
        )
        self._container.metadata.update(label.tags(options.format))
        self._picture = self._add_picture(size)
        self._sound = self._add_sound(sound) if sound else None
        self._count = 0

    def frame(self, pixels: Pixels) -> None:
        """Encode the next frame, and the sound that is heard until its end.

        Args:
            pixels: uint8 (H, W, 3) RGB or (H, W, 4) RGBA.
        """
        if not self._options.transparent:
            pixels = pixels[..., :3]
        frame = colour.to_yuv(colour.even(pixels), self._picture.pix_fmt or "")
        frame.pts = self._count
        frame.time_base = Fraction(1, self._options.fps)
        self._container.mux(self._picture.encode(frame))
        self._count += 1
        if self._sound:
            self._sound.until(self._count / self._options.fps)

    def finish(self) -> None:
        """Write what the encoders still hold, the index and the label."""
        if self._sound:
            self._sound.finish()
        self._container.mux(self._picture.encode(None))
        self._container.close()
        self._disk.close()
        if self._options.format == "mp4":
            label.append_to_mp4(self._path)

    def abandon(self) -> None:
        """Close everything; the file is of no use afterwards."""
        if self._sound:
            self._sound.close()
        self._disk.abandon(self._container)

    def _add_picture(self, size: tuple[int, int]) -> VideoStream:
        options = self._options
        if options.format == "mp4":
            codec, choices = "libx264", _x264(options)
        else:
            codec, choices = "libvpx-vp9", _vp9(options)
        stream = self._container.add_stream(codec, rate=options.fps, options=dict(choices))
        assert isinstance(stream, VideoStream)
        stream.width, stream.height = size[0] + size[0] % 2, size[1] + size[1] % 2
        stream.pix_fmt = "yuva420p" if options.transparent else "yuv420p"
        if options.transparent:
            stream.metadata["alpha_mode"] = "1"
        context = stream.codec_context
        context.bit_rate = 0
        context.gop_size = KEYFRAME_SECONDS * options.fps
        context.thread_count = _THREADS
        colour.tag(context)
        return stream

    def _add_sound(self, sound: Sound) -> SoundFeed:
        quality = self._options.quality
        if self._options.format == "mp4":
            codec, per_channel = "aac", 48_000 + 600 * quality
            rate = codec_rate(sound.rate)
        else:
            codec, per_channel = "libopus", 32_000 + 400 * quality
            rate = 48_000  # Opus has no other full-band rate
        return SoundFeed(self._container, sound, codec, rate, per_channel * sound.channels)


def _x264(options: VideoOptions) -> Mapping[str, str]:
    """Quality 80 is crf 18, 100 is 10, 0 is 50."""
    # veryfast: three times as quick as medium on two cores, which the renderer also needs.
    return {"preset": "veryfast", "crf": f"{50 - 0.4 * options.quality:.1f}"}


def _vp9(options: VideoOptions) -> Mapping[str, str]:
    """Quality 80 is crf 24 of 63, 100 is 15, 0 is 60."""
    choices = {
        "crf": str(round(60 - 0.45 * options.quality)),
        "deadline": "realtime",
        "cpu-used": "6",
        "row-mt": "1",
        "tile-columns": "2",
        "lag-in-frames": "0",  # the same size, and nothing waits in memory
    }
    # libvpx refuses alternate reference frames together with transparency.
    return choices | {"auto-alt-ref": "0"} if options.transparent else choices
