"""Each control moves what it is named after, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from joyvasa_desktop.render.basis import CONTROLS, expression_basis, lip_gap
from joyvasa_desktop.render.geometry import FittedFace, canonical, fit_face


@pytest.fixture(scope="module")
def basis() -> np.ndarray:
    """On the canonical face itself, one pixel per centimetre: displacements read as cm."""
    return expression_basis(fit_face(canonical().points))


def row(basis: np.ndarray, name: str) -> np.ndarray:
    return np.asarray(basis[CONTROLS.index(name)])


def test_jaw_one_is_a_centimetre_of_the_lower_lip(basis: np.ndarray) -> None:
    jaw = row(basis, "jaw")
    assert jaw[14, 1] == pytest.approx(1.0, abs=0.02)
    assert abs(jaw[13, 1]) < 0.02
    assert jaw[152, 1] > 0.5
    assert np.abs(jaw[[10, 168, 33, 263]]).max() < 1e-6


def test_rounding_narrows_and_spreading_widens(basis: np.ndarray) -> None:
    for name, sign in (("round", -1), ("wide", 1)):
        assert sign * row(basis, name)[291, 0] > 0.3
        assert sign * row(basis, name)[61, 0] < -0.3


def test_lips_part_upwards_and_downwards(basis: np.ndarray) -> None:
    assert row(basis, "up")[13, 1] < -0.3
    assert row(basis, "low")[14, 1] > 0.3
    assert row(basis, "brow")[105, 1] < -0.5
    assert row(basis, "smile")[61, 1] < -0.3


def test_left_and_right_mirror_each_other(basis: np.ndarray) -> None:
    for name in CONTROLS[:-1]:
        field = row(basis, name)
        assert np.allclose(field[61] * (-1, 1, 1), field[291], atol=0.02), name


def test_the_mouth_leaves_forehead_and_eyes_alone(basis: np.ndarray) -> None:
    for name in ("jaw", "wide", "round", "up", "low", "press", "ff"):
        assert np.abs(row(basis, name)[[10, 33, 133, 362, 263, 468, 473]]).max() < 0.05, name


def test_sealing_brings_the_photos_own_lips_together(face: FittedFace) -> None:
    assert lip_gap(face) > 0.5
    sealed = face.points + row(expression_basis(face), "seal")
    assert abs((sealed[14] - sealed[13])[:2] @ face.down) < 0.05 * face.scale
