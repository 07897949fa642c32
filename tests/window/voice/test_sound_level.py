"""Levels: decibels that are true, whatever the numbers of the device and the size of its blocks."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.arrays import AnyArray
from joyvasa_desktop.window.voice.sound_level import SILENCE, Level, LevelGauge, decibels


def tone(amplitude: float, kind: str) -> AnyArray:
    wave = amplitude * np.sin(np.arange(4800) * 2 * np.pi / 48)[:, None]
    if kind == "float32":
        return wave.astype(np.float32)
    return np.round(wave * np.iinfo(kind).max).astype(kind)


@pytest.mark.parametrize("kind", ["int16", "int32", "float32"])
def test_a_tone_has_the_level_that_it_has(kind: str) -> None:
    gauge = LevelGauge()
    gauge.add(tone(0.5, kind))
    level = gauge.take()
    assert level.peak == pytest.approx(-6.02, abs=0.02)
    assert level.rms == pytest.approx(-9.03, abs=0.02)
    assert not gauge.clipped


@given(st.lists(st.integers(1, 500), max_size=10))
def test_blocks_of_any_size_say_the_same(sizes: list[int]) -> None:
    wave, gauge, whole = tone(0.3, "int16"), LevelGauge(), LevelGauge()
    edges = [0, *np.cumsum(sizes).tolist(), len(wave)]
    for start, end in pairwise(edges):
        gauge.add(wave[start:end])
    whole.add(wave)
    assert gauge.take().peak == pytest.approx(whole.take().peak)


def test_each_level_is_of_its_own_moment() -> None:
    gauge = LevelGauge()
    gauge.add(tone(0.9, "int16"))
    gauge.take()
    assert gauge.take() == Level(SILENCE, SILENCE)


@pytest.mark.parametrize("kind", ["int16", "int32", "float32"])
def test_flat_tops_are_clipping_and_it_is_remembered(kind: str) -> None:
    gauge = LevelGauge()
    most = 1.0 if kind == "float32" else float(np.iinfo(kind).max)
    loud = np.clip(tone(1.0, "float32").astype(np.float64) * 1.5, -1, 1)
    gauge.add((loud * most).astype(kind))
    gauge.add(tone(0.1, kind))
    gauge.take()
    assert gauge.clipped
    gauge.reset()
    assert not gauge.clipped


def test_one_sample_at_full_scale_is_no_clipping() -> None:
    gauge = LevelGauge()
    gauge.add(np.array([[0], [32767], [0], [-32768], [0]], np.int16))
    assert gauge.take().peak == pytest.approx(0, abs=0.01) and not gauge.clipped


@given(st.floats(0, 10))
def test_decibels_stay_on_the_scale(amplitude: float) -> None:
    assert SILENCE <= decibels(amplitude) <= 0
