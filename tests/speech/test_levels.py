"""Levels: the standard's reference tone, and friendly words for poor recordings."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sounds import noise, tone

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.speech.levels import _k_filter, _k_weighted, measure
from joyvasa_desktop.speech.load import load_speech
from joyvasa_desktop.speech.speech import Speech


def notes(samples: Floats) -> str:
    return " ".join(measure(Speech(samples.astype(np.float32))).notes())


@pytest.mark.parametrize("level", [1.0, 0.1])
def test_the_reference_tone_of_the_standard(level: float) -> None:
    measured = measure(Speech(tone(20, hertz=997, level=level)))
    assert measured.loudness == pytest.approx(-3.01 + 20 * np.log10(level), abs=0.1)
    assert measured.peak == pytest.approx(20 * np.log10(level), abs=0.01)


def test_pauses_do_not_make_a_voice_quieter() -> None:
    voice = noise(5)
    pauses = np.concatenate([voice, np.zeros(16_000 * 20, np.float32)])
    assert measure(Speech(pauses)).loudness == pytest.approx(
        measure(Speech(voice)).loudness, abs=0.3
    )


def test_a_good_recording_needs_no_words(voice_file: Path) -> None:
    measured = measure(load_speech(voice_file))
    assert measured.notes() == []
    assert measured.loudness == pytest.approx(-18.3, abs=0.5)
    assert 0.4 < measured.active < 0.9


@pytest.mark.parametrize(
    ("samples", "words"),
    [
        (np.zeros(48_000), "silent"),
        (noise(5, level=0.002), "very quiet"),
        (np.clip(tone(5, level=3), -1, 1), "too loud"),
        (np.concatenate([np.zeros(16_000 * 30), noise(1)]), "silence"),
        (tone(0.1), "very short"),
        (tone(5) + 0.2, "offset"),
    ],
)
def test_each_fault_is_named(samples: Floats, words: str) -> None:
    assert words in notes(samples)


def test_damage_comes_first() -> None:
    speech = Speech(np.zeros(16_000, np.float32), notes=("The file is cut off.",))
    assert measure(speech).notes()[0] == "The file is cut off."


def test_clipped_runs_are_counted_and_single_peaks_are_not() -> None:
    samples = np.zeros(16_000, np.float32)
    samples[100:110], samples[500:503], samples[900] = 1, -1, 1
    measured = measure(Speech(samples))
    assert measured.clipped_runs == 2
    assert measured.clipped == pytest.approx(13 / 16_000)


@settings(deadline=None)
@given(length=st.integers(1, 9_000), level=st.floats(0, 1))
def test_any_length_and_level_can_be_measured(length: int, level: float) -> None:
    measured = measure(Speech(noise(1, level=level)[:length]))
    assert 0 <= measured.silent <= 1
    assert 0 <= measured.active <= 1
    assert not np.isnan(measured.loudness)


def test_long_sound_measures_like_a_part_of_it() -> None:
    part, whole = measure(Speech(noise(10))), measure(Speech(np.tile(noise(10), 9)))
    assert whole.loudness == pytest.approx(part.loudness, abs=0.01)
    assert whole.offset == pytest.approx(part.offset, abs=1e-6)


@settings(deadline=None, max_examples=30)
@given(length=st.integers(1, 90_000), offset=st.floats(-0.3, 0.3))
def test_pieces_are_filtered_like_the_whole(length: int, offset: float) -> None:
    from scipy.signal import sosfilt

    samples = noise(6)[:length] + np.float32(offset)
    heard = sosfilt(_k_filter(16_000), samples.astype(float))
    expected = [np.mean(heard[first : first + 1600] ** 2) for first in range(0, length, 1600)]
    assert _k_weighted(samples) == pytest.approx(expected, rel=1e-9)
