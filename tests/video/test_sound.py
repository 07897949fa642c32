"""Sound lies where the picture is, to the millisecond, and is as long as it was."""

from collections.abc import Iterator
from contextlib import nullcontext

import numpy as np
import pytest
from video.films import SIZE, Make, as_sound, clicks, picture

from joyvasa_desktop.errors import Cancelled, UserError
from joyvasa_desktop.video import read
from joyvasa_desktop.video.sound import Sound, codec_rate


def peak_near(samples: np.ndarray, rate: int, moment: float) -> float:
    """When the loudest sample within 50 ms of a moment sounds, in seconds."""
    start = max(0, round((moment - 0.05) * rate))
    window = np.abs(samples[start : start + round(0.1 * rate)])
    return float(start + np.argmax(window)) / rate


@pytest.mark.parametrize("kind", ["mp4", "webm", "png"])
@pytest.mark.parametrize(
    "rate", [1000, 8000, 11_025, 16_000, 22_050, 37_800, 44_100, 48_000, 96_000]
)
def test_clicks_stay_where_they_were(make: Make, kind: str, rate: int) -> None:
    moments = (0.1, 0.75, 1.4)
    path = make(kind, sound=as_sound(clicks(1.5, rate, at=moments), rate))
    heard, out_rate = read.read_sound(path)
    for moment in moments:
        assert peak_near(heard, out_rate, moment) == pytest.approx(moment, abs=0.002)


@pytest.mark.parametrize("kind", ["mp4", "webm", "png"])
def test_the_first_and_the_last_moment_are_kept(make: Make, kind: str) -> None:
    samples = clicks(1.0, 48_000)
    tone = 0.5 * np.sin(2 * np.pi * 800 * np.arange(960) / 48_000)
    samples[:960, 0] = samples[-960:, 0] = tone
    heard, rate = read.read_sound(make(kind, sound=as_sound(samples, 48_000)))
    assert len(heard) == pytest.approx(rate, abs=2)
    for part in (heard[:960], heard[-960:]):
        assert np.sqrt(np.mean(part**2)) == pytest.approx(0.35, abs=0.05)


@pytest.mark.parametrize("kind", ["mp4", "webm"])
@pytest.mark.parametrize("duration", [0.001, 0.0213, 0.5, 2.987])
def test_length_is_kept(make: Make, kind: str, duration: float) -> None:
    info = read.probe(make(kind, sound=as_sound(clicks(duration, 16_000), 16_000)))
    assert info.audio_duration == pytest.approx(duration, abs=0.003)


def test_click_and_flash_come_together(make: Make) -> None:
    def flash(number: int) -> np.ndarray:
        return np.full((SIZE[1], SIZE[0], 3), 255 if number == 20 else 0, np.uint8)

    for kind in ("mp4", "webm"):
        sound = as_sound(clicks(1.5, 44_100, at=(20 / 25,)), 44_100)
        path = make(kind, sound=sound, draw=flash)
        bright = [frame.mean() > 128 for frame in read.frames(path)]
        heard, rate = read.read_sound(path)
        assert bright.index(True) / 25 == pytest.approx(np.argmax(np.abs(heard)) / rate, abs=0.005)


@pytest.mark.parametrize("kind", ["mp4", "webm", "png"])
def test_both_channels_keep_their_side(make: Make, kind: str) -> None:
    samples = np.zeros((16_000, 2), np.float32)
    samples[:, 1] = 0.5 * np.sin(np.arange(16_000) / 10)
    info = read.probe(make(kind, sound=as_sound(samples, 16_000)))
    assert info.audio_channels == 2


def test_one_large_block_is_as_good_as_many_small_ones(make: Make) -> None:
    samples = clicks(2.0, 16_000, at=(1.5,))
    many, _ = read.read_sound(make("mp4", sound=as_sound(samples, 16_000, block=7)))
    one, _ = read.read_sound(make("mp4", sound=as_sound(samples, 16_000, block=10**9)))
    assert np.array_equal(many, one)


def test_samples_beyond_the_duration_are_left_out(make: Make) -> None:
    sound = Sound(16_000, 1, iter([clicks(3.0, 16_000)]), 1.0)
    assert read.probe(make("mp4", sound=sound)).audio_duration == pytest.approx(1.0, abs=0.003)


def test_a_last_block_that_is_a_little_short_is_filled_with_silence(make: Make) -> None:
    sound = Sound(16_000, 1, iter([clicks(0.95, 16_000)]), 1.0)
    assert read.probe(make("mp4", sound=sound)).audio_duration == pytest.approx(1.0, abs=0.003)


def test_a_sound_that_breaks_off_is_not_passed_off_as_whole(make: Make) -> None:
    sound = Sound(16_000, 1, iter([clicks(0.5, 16_000)]), 1.0)
    with pytest.raises(UserError, match=r"0\.5 s too early"):
        make("mp4", sound=sound)


@pytest.mark.parametrize("kind", ["mp4", "webm", "png"])
@pytest.mark.parametrize("cancelled", [False, True])
def test_the_source_is_let_go(make: Make, kind: str, cancelled: bool) -> None:
    closed = []

    def blocks() -> Iterator[np.ndarray]:
        try:
            while True:
                yield np.zeros((1000, 1), np.float32)
        finally:
            closed.append(True)

    def draw(number: int) -> np.ndarray:
        if cancelled and number == 20:
            raise Cancelled
        return picture(number)

    with pytest.raises(Cancelled) if cancelled else nullcontext():
        make(kind, sound=Sound(16_000, 1, blocks(), 1.0), draw=draw)
    assert closed == [True]


@pytest.mark.parametrize(
    ("rate", "channels", "duration"), [(0, 1, 1.0), (8000, 3, 1.0), (8000, 1, 0.0)]
)
def test_what_is_no_sound_is_refused(rate: int, channels: int, duration: float) -> None:
    with pytest.raises(ValueError, match="no sound"):
        Sound(rate, channels, [], duration)


@pytest.mark.parametrize(
    ("rate", "stored"), [(16_000, 48_000), (11_025, 44_100), (88_200, 44_100), (1000, 48_000)]
)
def test_the_stored_rate_keeps_to_the_family(rate: int, stored: int) -> None:
    assert codec_rate(rate) == stored
