"""Volumes of convex hulls, against SciPy and against solids that everybody knows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial import ConvexHull, QhullError

from joyvasa_desktop.render.hull import hull_volume

CUBE = np.array([[x, y, z] for x in (0, 2) for y in (0, 2) for z in (0, 2)])

clouds = st.tuples(st.integers(0, 2**32 - 1), st.integers(4, 40), st.sampled_from([0.01, 1, 50]))


def cloud(seed: int, count: int, depth: float) -> np.ndarray:
    points = np.random.default_rng(seed).normal(size=(count, 3)) * [1, 1, depth]
    return points.astype(np.float32)


@given(clouds)
def test_as_scipy_has_it(chosen):
    points = cloud(*chosen)
    wanted = ConvexHull(points.astype(np.float64)).volume
    # Four points can be nearly flat, which counts as flat.
    assume(wanted > 1e-5 * np.ptp(points) ** 3)
    assert hull_volume(points) == pytest.approx(wanted, rel=1e-9)


@given(arrays(np.int8, st.tuples(st.integers(1, 25), st.just(3)), elements=st.integers(-2, 2)))
def test_points_on_a_grid(points):
    """Many of these are equal, in one line, in one plane, or in the faces of others."""
    try:
        wanted = ConvexHull(points.astype(np.float64)).volume
    except (QhullError, ValueError):
        wanted = 0.0
    assert hull_volume(points) == pytest.approx(wanted, abs=1e-9)


@given(clouds, st.floats(1e-3, 1e3), st.floats(-10, 10))
def test_place_and_order_don_t_matter_and_size_does(chosen, size, shift):
    points = cloud(*chosen[:2], 1.0).astype(np.float64)
    moved = (points[::-1] + shift) * size
    assert hull_volume(moved) == pytest.approx(hull_volume(points) * size**3, rel=1e-6)


def test_known_solids():
    assert hull_volume(CUBE) == pytest.approx(8)
    assert hull_volume(np.concatenate([[[0, 0, 0]], np.eye(3)])) == pytest.approx(1 / 6)
    inside = np.random.default_rng(0).uniform(0, 2, (30, 3))
    assert hull_volume(np.concatenate([inside, CUBE])) == pytest.approx(8)


@pytest.mark.parametrize(
    "points",
    [np.zeros((1, 3)), np.ones((21, 3)), CUBE * [1, 1, 0], CUBE * [1, 0, 0], CUBE[:3]],
    ids=["a point", "a point many times", "a plane", "a line", "a triangle"],
)
def test_what_is_flat_has_no_volume(points):
    assert hull_volume(points) == 0


@pytest.mark.parametrize("angle", np.linspace(0.1, 1.5, 8))
def test_rounding_gives_a_plane_no_volume(angle):
    """Flat points that are turned aren't quite flat any more in float32."""
    flat = np.random.default_rng(1).normal(size=(21, 3)) * [1, 1, 0]
    cos, sin = np.cos(angle), np.sin(angle)
    turned = flat @ np.array([[cos, 0, -sin], [0, 1, 0], [sin, 0, cos]]) + 0.3
    assert hull_volume(turned.astype(np.float32)) == 0
