"""How far eyes and lips are open."""

from __future__ import annotations

import numpy as np
import pytest

from joyvasa_desktop.photo import openings


@pytest.fixture
def points() -> np.ndarray:
    face = np.zeros((203, 2), np.float32)
    face[[0, 12]] = (10, 50), (30, 50)
    face[[6, 18]] = (20, 46), (20, 52)
    face[[24, 36]] = (50, 50), (70, 50)
    face[[30, 42]] = (60, 49), (60, 51)
    face[[48, 66]] = (30, 80), (50, 80)
    face[[90, 102]] = (40, 80), (40, 85)
    return face


def test_openings_are_height_over_width(points):
    assert openings.eyes(points) == pytest.approx([0.3, 0.1], abs=1e-6)
    assert openings.lips(points) == pytest.approx(0.25, abs=1e-6)


def test_they_do_not_depend_on_size_and_turn(points):
    turn = np.array([[0.6, -0.8], [0.8, 0.6]])
    moved = 3 * points @ turn + 17
    assert openings.eyes(moved) == pytest.approx(openings.eyes(points), abs=1e-6)
    assert openings.lips(moved) == pytest.approx(openings.lips(points), abs=1e-6)


def test_a_face_without_width_is_no_division_by_zero():
    assert openings.lips(np.zeros((203, 2))) == 0
