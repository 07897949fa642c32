"""MP4 and WebM hold what players and editors expect."""

import av
import numpy as np
import pytest
from video.films import Make, as_sound, clicks, picture

from joyvasa_desktop.video import read


@pytest.mark.parametrize(("kind", "picture_codec", "sound_codec"), [
    ("mp4", "h264", "aac"), ("webm", "vp9", "opus"),
])  # fmt: skip
def test_codecs(make: Make, kind: str, picture_codec: str, sound_codec: str) -> None:
    info = read.probe(make(kind, sound=as_sound(clicks(0.4, 16_000), 16_000)))
    assert (info.codec, info.audio_codec) == (picture_codec, sound_codec)


@pytest.mark.parametrize("kind", ["mp4", "webm"])
def test_a_key_frame_comes_every_ten_seconds(make: Make, kind: str) -> None:
    path = make(kind, frames=300)
    with av.open(str(path)) as source:
        stream = source.streams.video[0]
        keys = [
            float(packet.pts * packet.time_base)
            for packet in source.demux(stream)
            if packet.is_keyframe and packet.size
        ]
    assert keys[0] == 0
    assert max(np.diff([*keys, 300 / 25])) <= 10.01


@pytest.mark.parametrize("kind", ["mp4", "webm"])
def test_quality_buys_sharpness_with_size(make: Make, kind: str) -> None:
    def error_and_size(quality: int) -> tuple[float, int]:
        path = make(kind, frames=10, quality=quality)
        shown = np.stack(list(read.frames(path))).astype(int)
        drawn = np.stack([picture(number) for number in range(10)])
        return float(np.abs(shown - drawn).mean()), path.stat().st_size

    levels = [error_and_size(quality) for quality in (0, 50, 80, 100)]
    assert levels == sorted(levels, key=lambda pair: -pair[0])
    assert levels == sorted(levels, key=lambda pair: pair[1])
    assert levels[2][0] < 3


def test_webm_keeps_the_alpha_channel(make: Make) -> None:
    path = make("webm", frames=5, transparent=True, draw=lambda number: picture(number, alpha=True))
    assert read.probe(path).transparent
    for number, frame in enumerate(read.frames(path, alpha=True)):
        expected = picture(number, alpha=True)[..., 3].astype(int)
        assert np.abs(frame[..., 3] - expected).mean() < 3
    assert not read.probe(make("webm", frames=2)).transparent


def test_a_silent_video_has_no_sound(make: Make) -> None:
    assert read.probe(make("mp4")).audio_codec is None


@pytest.mark.parametrize("kind", ["mp4", "webm"])
def test_sound_and_picture_lie_side_by_side(make: Make, kind: str) -> None:
    sound = as_sound(clicks(8.0, 16_000), 16_000)
    with av.open(str(make(kind, sound=sound))) as source:
        position = {"video": 0.0, "audio": 0.0}
        for packet in source.demux():
            if packet.size:
                position[packet.stream.type] = float(packet.pts * packet.time_base)
                assert abs(position["video"] - position["audio"]) < 1.5
