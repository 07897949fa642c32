"""The original sound for the video: the same stretch again, or a clear refusal."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sounds import noise, tone, write_sound

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.speech.load import load_speech
from joyvasa_desktop.speech.soundtrack import blocks, layout
from joyvasa_desktop.speech.speech import Speech


def test_the_original_comes_back_at_its_own_rate_and_with_both_sides(folder: Path) -> None:
    sides = np.column_stack([noise(2, 44_100, seed=1), noise(2, 44_100, seed=2)])
    speech = load_speech(write_sound(folder / "two.wav", sides, 44_100, "pcm_f32le"))
    assert layout(speech) == (44_100, 2)
    np.testing.assert_array_equal(np.concatenate(list(blocks(speech))), sides)


def test_blocks_are_short(folder: Path) -> None:
    speech = load_speech(write_sound(folder / "a.wav", tone(5, 48_000), 48_000))
    lengths = [len(block) / 48_000 for block in blocks(speech)]
    assert max(lengths) <= 1
    assert len(lengths) <= 20


@settings(deadline=None)
@given(length=st.integers(1, 40_000))
def test_sound_in_memory_is_its_own_soundtrack(length: int) -> None:
    speech = Speech(noise(3)[:length])
    assert layout(speech) == (16_000, 1)
    back = np.concatenate(list(blocks(speech)))
    np.testing.assert_array_equal(back[:, 0], speech.samples)


def test_a_file_that_vanished_or_changed_is_named(folder: Path) -> None:
    file = write_sound(folder / "a.wav", tone(1))
    speech = load_speech(file)
    write_sound(file, tone(2))
    with pytest.raises(UnreadableFile, match=r"a\.wav was changed"):
        list(blocks(speech))
    file.unlink()
    with pytest.raises(UnreadableFile, match="isn't there any more"):
        list(blocks(speech))


def test_a_changed_file_of_the_same_size_is_noticed(folder: Path) -> None:
    file = write_sound(folder / "a.wav", tone(1))
    speech = load_speech(file)
    file.write_bytes(file.read_bytes())
    os.utime(file, ns=(1, 1))
    with pytest.raises(UnreadableFile, match="changed"):
        list(blocks(speech))


def test_stopping_half_way_lets_go_of_the_file(folder: Path) -> None:
    file = write_sound(folder / "a.wav", tone(10))
    running = blocks(load_speech(file))
    next(running)
    running.close()  # type: ignore[attr-defined]
    file.rename(folder / "b.wav")
