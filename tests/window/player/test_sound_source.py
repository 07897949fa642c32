"""The decoder behind the loudspeaker: the right samples from any time on, never too many."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sounds import noise, tone, write_sound

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.window.player.sound_source import AHEAD, SoundSource, fitted


@pytest.fixture
def source() -> Iterator[SoundSource]:
    made = SoundSource()
    yield made
    made.close()


def _taken(source: SoundSource, count: int, channels: int) -> Floats:
    """So many samples, waiting for the thread; fails after some seconds."""
    parts: list[Floats] = []
    deadline = time.monotonic() + 5
    while sum(map(len, parts)) < count:
        assert time.monotonic() < deadline, "the decoder is stuck"
        parts.append(source.take(count - sum(map(len, parts)), channels))
        time.sleep(0.001)
    return np.concatenate(parts)


def test_plays_the_file_and_then_silence(source: SoundSource, tmp_path: Path) -> None:
    samples = noise(0.7)
    path = write_sound(tmp_path / "a b ü 声.wav", samples)
    source.begin(path, 0.0, 0.0, 16_000, 1)
    got = _taken(source, 16_000, 1)
    assert np.abs(got[: len(samples), 0] - samples).max() < 1e-3
    assert not got[len(samples) :].any() and source.error is None


@pytest.mark.parametrize("suffix", ["wav", "flac"])
@pytest.mark.parametrize("start", [0.0, 0.5, 2.3])
def test_begins_exactly_where_it_should(
    source: SoundSource, tmp_path: Path, suffix: str, start: float
) -> None:
    samples = noise(4.0)
    codec = {"wav": "pcm_s16le", "flac": "flac"}[suffix]
    path = write_sound(tmp_path / f"n.{suffix}", samples, codec=codec)
    source.begin(path, start, 3.5, 16_000, 1)
    got = _taken(source, round((3.5 - start) * 16_000) + 100, 1)
    first = round(start * 16_000)
    assert np.abs(got[:-100, 0] - samples[first : round(3.5 * 16_000)]).max() < 1e-3
    assert not got[-100:].any(), "nothing is heard after the end of the trim"


def test_takes_the_rate_and_channels_of_the_device(source: SoundSource, tmp_path: Path) -> None:
    path = write_sound(tmp_path / "t.wav", tone(1.0, hertz=440.0))
    source.begin(path, 0.0, 0.0, 48_000, 2)
    got = _taken(source, 48_000, 2)
    assert np.array_equal(got[:, 0], got[:, 1])
    spectrum = np.abs(np.fft.rfft(got[:, 0] * np.hanning(48_000)))
    assert abs(int(spectrum.argmax()) - 440) <= 1


def test_never_decodes_far_ahead(source: SoundSource, tmp_path: Path) -> None:
    path = write_sound(tmp_path / "long.wav", noise(20.0))
    source.begin(path, 0.0, 0.0, 16_000, 1)
    _taken(source, 1, 1)
    time.sleep(0.2)
    got = source.take(20 * 16_000, 1)
    assert 0 < len(got) <= AHEAD * 16_000


def test_another_place_drops_what_was_decoded(source: SoundSource, tmp_path: Path) -> None:
    samples = noise(10.0)
    path = write_sound(tmp_path / "long.wav", samples)
    for start in (0.0, 1.0, 7.0, 3.0):
        source.begin(path, start, 0.0, 16_000, 1)
    got = _taken(source, 1600, 1)[:, 0]
    assert np.abs(got - samples[48_000:49_600]).max() < 1e-3


def test_a_file_that_cannot_be_read_is_silent_and_says_why(
    source: SoundSource, tmp_path: Path
) -> None:
    source.begin(tmp_path / "gone.wav", 0.0, 0.0, 16_000, 2)
    assert not _taken(source, 1000, 2).any()
    assert source.error is not None and "gone.wav" in str(source.error)


def test_stopped_it_gives_silence(source: SoundSource, tmp_path: Path) -> None:
    path = write_sound(tmp_path / "n.wav", noise(5.0))
    source.begin(path, 0.0, 0.0, 16_000, 1)
    _taken(source, 1, 1)
    source.stop()
    assert not source.take(1000, 1).any()


def test_closing_ends_a_busy_thread(tmp_path: Path) -> None:
    source = SoundSource()
    source.begin(write_sound(tmp_path / "n.wav", noise(30.0)), 0.0, 0.0, 48_000, 2)
    _taken(source, 1, 2)
    source.close()
    assert source._thread is not None and not source._thread.is_alive()


def test_channels_for_other_devices() -> None:
    one, two = np.ones((4, 1), np.float32), np.stack([np.ones(4), np.zeros(4)], 1)
    assert fitted(one, 2).tolist() == [[1, 1]] * 4
    assert fitted(two.astype(np.float32), 1).tolist() == [[0.5]] * 4
    assert fitted(one, 6).tolist() == [[1, 1, 0, 0, 0, 0]] * 4
