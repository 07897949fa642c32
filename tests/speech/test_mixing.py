"""Mixing: every number format, every arrangement of channels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import DTypeLike
from sounds import tone

from joyvasa_desktop.speech.mixing import as_floats, mixed, one_voice

SURROUND = ("FL", "FR", "FC", "LFE", "BL", "BR")


@pytest.mark.parametrize(
    ("dtype", "low", "zero", "high"),
    [
        (np.uint8, 0, 128, 255),
        (np.int16, -(2**15), 0, 2**15 - 1),
        (np.int32, -(2**31), 0, 2**31 - 1),
        (np.int64, -(2**63), 0, 2**63 - 1),
        (np.float32, -1, 0, 1),
        (np.float64, -1, 0, 1),
    ],
)
def test_all_formats_become_minus_one_to_one(
    dtype: DTypeLike, low: int, zero: int, high: int
) -> None:
    values = as_floats(np.array([[low], [zero], [high]], dtype))
    assert values.dtype == np.float32
    np.testing.assert_allclose(values[:, 0], [-1, 0, 1], atol=0.01)


def test_numbers_beyond_float32_become_infinite_without_a_warning() -> None:
    assert np.isinf(as_floats(np.array([[1e300]]))).all()


def test_speech_from_the_centre_reaches_both_sides_and_the_bass_none() -> None:
    voice = np.zeros((4, 6), np.float32)
    voice[:, 2] = 1
    out = mixed(voice, SURROUND)
    np.testing.assert_array_equal(out[:, 0], out[:, 1])
    assert out[0, 0] > 0.2
    bass = np.zeros((4, 6), np.float32)
    bass[:, 3] = 1
    assert not mixed(bass, SURROUND).any()


def test_sides_stay_apart() -> None:
    left = np.zeros((4, 6), np.float32)
    left[:, [0, 4]] = 0.5
    out = mixed(left, SURROUND)
    assert out[:, 0].all()
    assert not out[:, 1].any()


@settings(deadline=None)
@given(channels=st.integers(1, 24), known=st.booleans())
def test_a_mix_is_never_louder_than_full_scale(channels: int, known: bool) -> None:
    names = (SURROUND * 4)[:channels] if known else ("?",)
    out = mixed(np.ones((3, channels), np.float32), names)
    assert out.shape == (3, min(channels, 2))
    assert np.abs(out).max() <= 1 + 1e-6


def test_channels_that_cancel_out_still_give_a_voice() -> None:
    left = tone(1)
    np.testing.assert_array_equal(one_voice(np.column_stack([left, -left])), left)
    np.testing.assert_allclose(one_voice(np.column_stack([left, left])), left, atol=1e-7)
    np.testing.assert_allclose(one_voice(np.column_stack([0 * left, left])), left / 2, atol=1e-7)
