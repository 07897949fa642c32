"""Thin-plate splines interpolate, and keep affine maps exact."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.render.thinplate import thin_plate


def scattered(count: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).uniform(-1, 1, (count, 2))


def test_values_at_the_control_points_are_kept() -> None:
    controls = scattered(40, 1)
    values = np.sin(3 * controls[:, 0]) + controls[:, 1] ** 2
    assert np.allclose(thin_plate(controls, controls, ridge=0.0) @ values, values, atol=1e-8)


@given(seed=st.integers(0, 1000), count=st.integers(4, 60))
def test_affine_maps_are_exact_everywhere(seed: int, count: int) -> None:
    controls, queries = scattered(count, seed), 3 * scattered(25, seed + 1)
    matrix, offset = np.array([[0.3, -1.2], [2.0, 0.7]]), np.array([5.0, -1.0])
    bent = thin_plate(controls, queries) @ (controls @ matrix.T + offset)
    assert np.allclose(bent, queries @ matrix.T + offset, atol=1e-5)


def test_a_smooth_bend_is_followed_between_the_control_points() -> None:
    controls, queries = scattered(200, 3), 0.8 * scattered(50, 4)

    def bend(points: np.ndarray) -> np.ndarray:
        return np.asarray(np.cos(2 * points[:, 0]) * points[:, 1])

    error = thin_plate(controls, queries) @ bend(controls) - bend(queries)
    assert np.abs(error).max() < 0.02
