"""Warp fields: exact at rest, exact for what they can represent, and their inverse is one."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_desktop.render.fields import Anchors, Box, Field, Sides
from joyvasa_desktop.render.pose import HeadPose, rotation

PIVOT = np.array([50.0, 60.0, 10.0])
BOX = Box(10, 20, 110, 100)
ALL_SIDES = Sides(True, True, True, True)


def anchors() -> Anchors:
    rng = np.random.default_rng(5)
    points = np.column_stack([rng.uniform(0, 120, (60, 2)), rng.uniform(-5, 5, 60)])
    return Anchors(points, np.ones(60), np.zeros((1, 60, 3)))


def pose(angle: float = 0.0, shift: tuple[float, float] = (0.0, 0.0)) -> HeadPose:
    return HeadPose(rotation(0, 0, angle), np.array(shift), PIVOT)


@pytest.fixture(scope="module")
def free() -> Field:
    return Field(BOX, 40, anchors(), PIVOT)


def test_rest_is_exactly_no_displacement(free: Field) -> None:
    assert not free.displacement(pose(), np.zeros(1)).any()
    assert not free.backward(free.displacement(pose(), np.zeros(1))).any()


def test_a_shift_is_the_same_everywhere(free: Field) -> None:
    moved = free.displacement(pose(shift=(3.0, -2.0)), np.zeros(1))
    assert np.allclose(moved, [3.0, -2.0], atol=1e-3)


def test_a_turn_in_the_picture_is_a_turn_about_the_pivot(free: Field) -> None:
    moved = free.upsample(free.displacement(pose(5.0), np.zeros(1)))
    y, x = 37, 61
    place = np.array([x + BOX.x0, y + BOX.y0, 0.0])
    expected = (rotation(0, 0, 5.0) @ (place - PIVOT) + PIVOT - place)[:2]
    assert np.allclose(moved[y, x], expected, atol=0.02)


@settings(deadline=None, max_examples=25)
@given(angle=st.floats(-2, 2), dx=st.floats(-4, 4), dy=st.floats(-4, 4))
def test_backward_undoes_forward(angle: float, dx: float, dy: float) -> None:
    wide = Box(-150, -140, 250, 260)
    field = Field(wide, 80, anchors(), PIVOT, ALL_SIDES)
    forward = field.displacement(pose(angle, (dx, dy)), np.zeros(1))
    offset = field.upsample(field.backward(forward))
    full = field.upsample(forward)
    rows, columns = np.mgrid[0 : wide.height, 0 : wide.width].astype(np.float32)
    source_x, source_y = columns + offset[..., 0], rows + offset[..., 1]
    arrived = cv2.remap(full, source_x, source_y, cv2.INTER_LINEAR)
    error = np.hypot(*(np.dstack([source_x, source_y]) + arrived - np.dstack([columns, rows])).T)
    assert error[3:-3, 3:-3].max() < 0.35


def test_a_field_is_exactly_still_where_it_joins_the_picture() -> None:
    field = Field(BOX, 40, anchors(), PIVOT, ALL_SIDES)
    full = field.upsample(field.displacement(pose(6.0, (5.0, 5.0)), np.zeros(1)))
    for edge in (full[0], full[-1], full[:, 0], full[:, -1]):
        assert not edge.any()
    assert np.abs(full).max() > 4


def test_where_the_picture_ends_the_field_goes_on() -> None:
    joins = BOX.inner_sides(Box(0, 20, 200, 200))
    assert joins == Sides(left=True, top=False, right=True, bottom=True)
    field = Field(BOX, 40, anchors(), PIVOT, joins)
    full = field.upsample(field.displacement(pose(shift=(5.0, 5.0)), np.zeros(1)))
    assert np.allclose(full[0, 30:70], 5.0, atol=0.01)
    assert not full[-1].any()


def test_folding_shows_in_the_determinant(free: Field) -> None:
    still = np.zeros((40, 40, 2), np.float32)
    assert free.least_determinant(still) == pytest.approx(1.0)
    folded = still.copy()
    folded[:, 20:, 0] = -8.0
    assert free.least_determinant(folded) < 0


def test_boxes_clip_and_index() -> None:
    inner = Box(5, 6, 50, 40).clipped(Box(0, 10, 30, 100))
    assert inner == Box(5, 10, 30, 40)
    assert np.zeros((100, 100))[inner.slices].shape == (inner.height, inner.width)
    assert inner.within(Box(5, 0, 40, 50)) == (slice(10, 40), slice(0, 25))
