"""Outlines of whole files: every peak is kept, whatever the length, and memory stays flat."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import example, given, settings
from hypothesis import strategies as st

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.speech.envelope import RATE, Outline, _Steps, read_outline


def last(path: Path, most: int = 1 << 19) -> Outline:
    *_, outline = read_outline(path, most)
    return outline


def test_the_outline_holds_the_sound(tmp_path: Path) -> None:
    voice = paths.samples() / "speech_en_6s.wav"
    samples, rate = soundfile.read(voice, dtype="float32")
    outline = last(voice)
    assert outline.complete
    assert (outline.sample_rate, outline.channels, outline.rate) == (rate, 1, RATE)
    assert outline.duration == pytest.approx(len(samples) / rate)
    assert len(outline.values) == -(-len(samples) * RATE // rate)
    for step in (0, 100, 777, len(outline.values) - 1):
        piece = samples[step * rate // RATE : (step + 1) * rate // RATE]
        assert outline.values[step] == pytest.approx([piece.min(), piece.max()], abs=1e-6)


def test_it_grows_and_the_beginning_stays(tmp_path: Path) -> None:
    states = list(read_outline(paths.samples() / "speech_en_6s.wav"))
    assert len(states) > 5
    assert [state.complete for state in states] == [False] * (len(states) - 1) + [True]
    for earlier, later in itertools.pairwise(states):
        assert later.duration >= earlier.duration
        assert np.array_equal(later.values[: len(earlier.values)], earlier.values)


def test_steps_lie_where_the_sound_is(tmp_path: Path) -> None:
    stereo = np.zeros((8000, 2), np.float32)
    stereo[4000:4100] = 0.5
    soundfile.write(tmp_path / "сте рео.wav", stereo, 8000)
    outline = last(tmp_path / "сте рео.wav")
    assert outline.channels == 2
    assert outline.values[:, 1].max() == pytest.approx(0.5, abs=1e-3)
    assert np.flatnonzero(outline.values[:, 1] > 0.1).min() == 4000 * RATE // 8000


def test_a_file_without_sound_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.wav").write_text("no sound", encoding="utf-8")
    with pytest.raises(UnreadableFile):
        next(read_outline(tmp_path / "text.wav"))


@example(rate=11_230, blocks=[57], most=4)
@settings(deadline=None, max_examples=60)
@given(
    rate=st.integers(500, 200_000),
    blocks=st.lists(st.integers(0, 3000), min_size=1, max_size=12),
    most=st.sampled_from([4, 16, 64]),
)
def test_no_peak_is_lost_at_any_rate_and_length(rate: int, blocks: list[int], most: int) -> None:
    samples = np.random.default_rng(rate).uniform(-1, 1, sum(blocks)).astype(np.float32)
    steps, first = _Steps(rate, most), 0
    for size in blocks:
        steps.add(samples[first : first + size])
        first += size
    steps.finish()
    outline = steps.outline(1, complete=True)
    assert len(outline.values) <= most
    assert outline.duration == pytest.approx(len(samples) / rate)
    if len(samples):
        assert outline.values[:, 0].min() == samples.min()
        assert outline.values[:, 1].max() == samples.max()
        assert len(outline.values) == pytest.approx(outline.duration * outline.rate, abs=1)
        # Steps begin at whole samples, so up to one sample before their time.
        loudest = int(np.argmax(samples))
        places = [int(n / rate * outline.rate + 1e-9) for n in (loudest, loudest + 1)]
        assert samples.max() in outline.values[places[0] : places[1] + 1, 1]
