"""Warp fields: exact at rest, exact for what they can represent, and their inverse is one."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_desktop.render.easing import smooth_step
from joyvasa_desktop.render.fields import Anchors, Box, Field
from joyvasa_desktop.render.pose import HeadPose, rotation

PIVOT = np.array([50.0, 60.0, 10.0])
BOX = Box(10, 20, 110, 100)


def inwards(box: Box) -> Callable[[np.ndarray], np.ndarray]:
    """A share that is 0 near the border of a box and 1 in its middle."""
    low, high = np.array([box.x0, box.y0]), np.array([box.x1, box.y1])

    def share(places: np.ndarray) -> np.ndarray:
        distance = (np.minimum(places - low, high - places) / (high - low)).min(axis=1)
        return np.asarray(smooth_step(0.02, 0.25, distance))

    return share


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
    field = Field(wide, 80, anchors(), PIVOT, inwards(wide))
    forward = field.displacement(pose(angle, (dx, dy)), np.zeros(1))
    offset = field.upsample(field.backward(forward))
    full = field.upsample(forward)
    rows, columns = np.mgrid[0 : wide.height, 0 : wide.width].astype(np.float32)
    source_x, source_y = columns + offset[..., 0], rows + offset[..., 1]
    arrived = cv2.remap(full, source_x, source_y, cv2.INTER_LINEAR)
    error = np.hypot(*(np.dstack([source_x, source_y]) + arrived - np.dstack([columns, rows])).T)
    assert error[3:-3, 3:-3].max() < 0.35


def test_a_field_is_exactly_still_where_it_joins_the_picture() -> None:
    field = Field(BOX, 40, anchors(), PIVOT, inwards(BOX))
    full = field.upsample(field.displacement(pose(6.0, (5.0, 5.0)), np.zeros(1)))
    for edge in (full[0], full[-1], full[:, 0], full[:, -1]):
        assert not edge.any()
    assert np.abs(full).max() > 4


def test_lips_that_part_far_are_undone_too() -> None:
    """Between them the picture is stretched to a multiple, the hardest case for the inversion."""
    rows, columns = np.mgrid[0:121:6, 0:101:6]
    points = np.column_stack([columns.ravel(), rows.ravel(), np.zeros(rows.size)]).astype(float)
    below = points[:, 1] > 60
    opening = np.zeros((1, len(points), 3))
    opening[0, below, 1] = 10.0
    field = Field(BOX, 40, Anchors(points, np.ones(len(points)), opening), PIVOT)
    offset = field.backward(field.displacement(pose(), np.ones(1)))
    assert field.least_determinant(offset) > 0.05
    full = field.upsample(offset)
    assert np.abs(full[20, :, 1]).max() < 1.0
    assert full[-2, :, 1] == pytest.approx(-10.0, abs=1.0)


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
