"""A rough mask that is made to follow the edges of a picture."""

from __future__ import annotations

import numpy as np
import pytest

from joyvasa_desktop.render.guided import follow_edges


def two_colours(width: int, height: int, edge: int, noise: float = 3.0) -> np.ndarray:
    """A picture that is dark left of a vertical edge and bright right of it."""
    rng = np.random.default_rng(5)
    picture = np.full((height, width, 3), (60.0, 50.0, 70.0))
    picture[:, edge:] = (200.0, 180.0, 120.0)
    return np.clip(picture + rng.normal(0, noise, picture.shape), 0, 255).astype(np.uint8)


@pytest.mark.parametrize("radius", [3.0, 8.0, 16.0])
def test_a_mask_that_is_beside_the_edge_moves_to_it(radius: float) -> None:
    picture = two_colours(240, 160, edge=120)
    mask = np.zeros((160, 240), np.float32)
    mask[:, : 120 + round(radius / 2)] = 1.0
    found = follow_edges(picture, mask, radius)
    beside = found[20:-20, 120 : 120 + max(1, round(radius / 4))]
    assert mask[20:-20, 120 : 120 + max(1, round(radius / 4))].min() == 1.0
    assert beside.mean() < 0.62 < 0.75 < found[20:-20, 119 - round(radius / 4) : 120].mean()


@pytest.mark.parametrize("value", [0.0, 0.3, 1.0])
def test_an_even_mask_stays_even(value: float) -> None:
    mask = np.full((90, 70), value, np.float32)
    found = follow_edges(two_colours(70, 90, 30), mask, 5.0)
    assert found.dtype == np.float32 and found.shape == mask.shape
    np.testing.assert_allclose(found, value, atol=2e-3)


def test_noise_in_the_photo_is_not_taken_for_edges() -> None:
    rng = np.random.default_rng(6)
    picture = np.clip(rng.normal(128, 2, (120, 120, 3)), 0, 255).astype(np.uint8)
    mask = np.zeros((120, 120), np.float32)
    mask[:, 60:] = 1.0
    found = follow_edges(picture, mask, 4.0)
    assert found[:, :48].max() < 0.02 and found[:, 72:].min() > 0.98
    assert np.ptp(found[20:-20, 60]) < 0.3


@pytest.mark.parametrize("shape", [(1, 1), (2, 60), (60, 3)])
def test_tiny_pictures_are_allowed(shape: tuple[int, int]) -> None:
    found = follow_edges(np.full((*shape, 3), 90, np.uint8), np.ones(shape, np.float32), 4.0)
    np.testing.assert_allclose(found, 1.0, atol=1e-3)
