"""Hair follows the head, shoulders stay, and nothing outside the box is touched."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.render.basis import CONTROLS, expression_basis
from joyvasa_desktop.render.fields import Box
from joyvasa_desktop.render.geometry import FittedFace, canonical, fit_face
from joyvasa_desktop.render.surround import anchors, moving_box, moving_share


def test_the_box_holds_head_and_neck_and_stays_in_the_picture(face: FittedFace) -> None:
    box = moving_box(face, 512, 512)
    assert Box(0, 0, 512, 512).clipped(box) == box
    for index in (10, 152, 234, 454):
        x, y = face.points[index, :2]
        assert box.x0 < x < box.x1
        assert box.y0 < y < box.y1


def test_follow_is_between_0_and_1_and_full_on_the_face(face: FittedFace) -> None:
    for cut_out in (False, True):
        driven = anchors(face, expression_basis(face), lips="upper", cut_out=cut_out)
        assert driven.follow.min() >= 0
        assert driven.follow.max() == 1
        assert driven.basis.shape == (len(CONTROLS), len(driven.points), 3)


def test_shoulders_follow_less_than_hair(face: FittedFace) -> None:
    for cut_out in (False, True):
        driven = anchors(face, expression_basis(face), lips="upper", cut_out=cut_out)
        # The rings are what no expression moves.
        away = (driven.points[:, :2] - face.pivot[:2]) @ face.down / face.width
        ring = np.linalg.norm(driven.basis, axis=(0, 2)) == 0
        above, below = ring & (away < -1.2), ring & (away > 0.6)
        assert driven.follow[below].max() < 0.62
        assert driven.follow[above].max() > driven.follow[below].max() * 0.2
        assert driven.follow[below].min() == 0


def test_a_cut_out_persons_hair_follows_fully(face: FittedFace) -> None:
    basis = expression_basis(face)
    soft = anchors(face, basis, lips="upper", cut_out=False)
    steady = anchors(face, basis, lips="upper", cut_out=True)
    assert (steady.follow >= soft.follow - 1e-9).all()
    assert (steady.follow == 1).sum() > (soft.follow == 1).sum()


def test_each_field_holds_its_own_lip(face: FittedFace) -> None:
    basis = expression_basis(face)
    jaw = CONTROLS.index("jaw")
    upper = anchors(face, basis, lips="upper", cut_out=False)
    lower = anchors(face, basis, lips="lower", cut_out=False)

    def holds(points: np.ndarray, index: int) -> bool:
        return bool((np.abs(points - face.points[index]).max(axis=1) < 1e-9).any())

    assert holds(upper.points, 13) and not holds(upper.points, 14)
    assert holds(lower.points, 14) and not holds(lower.points, 13)
    assert np.abs(lower.basis[jaw]).max() > np.abs(upper.basis[jaw]).max()


def turned(degrees: float, shift: tuple[float, float] = (0.0, 0.0)) -> FittedFace:
    """The canonical face at 20 pixels a centimetre, rolled and moved."""
    angle = np.radians(degrees)
    turn = np.eye(3)
    turn[:2, :2] = [[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]
    return fit_face(20 * canonical().points @ turn.T + (*shift, 0.0))


@pytest.mark.parametrize("degrees", [0, 30, 45, 90, 135, 180])
def test_motion_ends_within_the_box_at_any_roll(degrees: int) -> None:
    face = turned(degrees, (1000.0, 1000.0))
    box = moving_box(face, 2000, 2000)
    x = np.linspace(box.x0, box.x1, 60)
    y = np.linspace(box.y0, box.y1, 60)
    for border in (
        np.column_stack([x, np.full(60, box.y0)]),
        np.column_stack([x, np.full(60, box.y1 - 1)]),
        np.column_stack([np.full(60, box.x0), y]),
        np.column_stack([np.full(60, box.x1 - 1), y]),
    ):
        assert not moving_share(face, border).any()
    assert moving_share(face, face.points[:, :2]).min() == 1.0


@given(degrees=st.floats(-180, 180), x=st.floats(-400, 400), y=st.floats(-400, 400))
def test_a_rolled_face_moves_the_same_surroundings(degrees: float, x: float, y: float) -> None:
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    upright = moving_share(turned(0), np.array([[x, y]]))
    rolled = moving_share(turned(degrees), np.array([turn @ [x, y]]))
    assert rolled == pytest.approx(upright, abs=1e-6)


def test_the_pictures_border_doesnt_hold_the_head(face: FittedFace) -> None:
    """What a crop leaves of the surroundings moves as in the whole photo."""
    box = moving_box(face, 512, 512)
    assert box.y0 == 0
    top = np.array([[(box.x0 + box.x1) / 2, 0.0]])
    assert moving_share(face, top).item() > 0.5
