"""Hair follows the head, shoulders stay, and nothing outside the box is touched."""

from __future__ import annotations

import numpy as np

from joyvasa_desktop.render.basis import CONTROLS, expression_basis
from joyvasa_desktop.render.fields import Box
from joyvasa_desktop.render.geometry import FittedFace
from joyvasa_desktop.render.surround import anchors, moving_box


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
