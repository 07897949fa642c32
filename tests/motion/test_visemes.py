"""Visemes: the reference numbers, and long sound in pieces."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sounds import bundled_voice, noise

from joyvasa_desktop import paths
from joyvasa_desktop.arrays import AnyArray, Floats
from joyvasa_desktop.errors import Cancelled, UserError
from joyvasa_desktop.motion import visemes
from joyvasa_desktop.motion.motion import MOUTH_CONTROLS
from joyvasa_desktop.motion.mouth import closure, controls, loudness
from joyvasa_desktop.progress import Progress

REFERENCE = Path(__file__).parent.parent / "data" / "check_viseme.npz"


@pytest.fixture(scope="module")
def reference() -> dict[str, AnyArray]:
    with np.load(REFERENCE) as stored:
        return dict(stored)


@pytest.fixture(scope="module")
def voice() -> Floats:
    return bundled_voice()


def test_features_and_scores_are_the_reference(
    voice: Floats, reference: dict[str, AnyArray]
) -> None:
    assert len(voice) == reference["n_samples16"]
    features = visemes.log_mel(voice)
    np.testing.assert_allclose(features[::8], reference["logmel_every8"], atol=1e-4)
    scores = visemes.logits(voice)
    np.testing.assert_allclose(scores[::4], reference["logits_every4"], atol=2e-3)
    np.testing.assert_array_equal(scores.argmax(axis=1), reference["classes"])
    assert tuple(reference["class_names"]) == visemes.CLASSES


def test_mouth_controls_are_the_reference(voice: Floats, reference: dict[str, AnyArray]) -> None:
    sound = loudness(voice)
    spoken = visemes.probabilities(voice)
    mouth = controls(spoken, sound)
    for name in ("jaw", "wide", "round", "activity"):
        column = mouth[:, MOUTH_CONTROLS.index(name)]
        np.testing.assert_allclose(column, reference[name], atol=1e-4, err_msg=name)
    closed = closure(spoken * sound.gate[:, None])
    np.testing.assert_allclose(closed[2:], reference["closure"][:-2], atol=1e-4)


@pytest.mark.parametrize("chunk", [37, 100, 364, 365, 366])
def test_pieces_give_the_same_as_the_whole(
    voice: Floats, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = visemes.logits(voice)
    monkeypatch.setattr(visemes, "_CHUNK", chunk)
    np.testing.assert_allclose(visemes.logits(voice), whole, atol=2e-5)


@settings(max_examples=20, deadline=None)
@given(length=st.integers(0, 5_000))
def test_every_length_gives_one_row_per_10_ms(length: int) -> None:
    spoken = visemes.probabilities(noise(1)[:length])
    assert spoken.shape == (1 + length // visemes.HOP, 15)
    np.testing.assert_allclose(spoken.sum(axis=1), 1, atol=1e-5)


@pytest.mark.parametrize("factor", [0.02, 0.5, 30.0])
def test_loudness_does_not_change_what_is_heard(voice: Floats, factor: float) -> None:
    louder = visemes.probabilities(voice * np.float32(factor))
    np.testing.assert_allclose(louder, visemes.probabilities(voice), atol=1e-2)


def test_listening_can_be_stopped(voice: Floats) -> None:
    def stop(event: Progress) -> None:
        assert event.stage == "motion"
        raise Cancelled

    with pytest.raises(Cancelled):
        visemes.probabilities(voice, report=stop)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"viseme_net\.onnx"):
        visemes.probabilities(noise(1), models=tmp_path)


def test_the_model_is_found_in_a_folder_with_any_name(tmp_path: Path, voice: Floats) -> None:
    folder = tmp_path / "Modelle für 声 🎤"
    folder.mkdir()
    network = (paths.models() / "viseme_net.onnx").read_bytes()
    (folder / "viseme_net.onnx").write_bytes(network)
    assert len(visemes.probabilities(voice[:16_000], models=folder)) == 101
