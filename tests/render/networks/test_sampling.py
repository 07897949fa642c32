"""Reading a volume between its voxels, and the quick ways to read it shifted."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from parity import plain_networks as plain

from joyvasa_desktop.render.networks.sampling import (
    axis,
    gaussians,
    identity_grid,
    sampled,
    shifted,
)

CPU = torch.device("cpu")
places = st.floats(-3, 3, width=32)


def test_axes_end_at_the_centres_of_the_outer_voxels():
    assert axis(5, CPU).tolist() == [-1, -0.5, 0, 0.5, 1]


def test_the_grid_is_ordered_x_y_z():
    grid = identity_grid((2, 3, 4), CPU)
    assert grid.shape == (2, 3, 4, 3)
    assert grid[1, 0, 0].tolist() == [-1, -1, 1]
    assert grid[0, 2, 0].tolist() == [-1, 1, -1]
    assert grid[0, 0, 3].tolist() == [1, -1, -1]
    assert torch.equal(grid, plain.grid(2, 3, 4))


def test_the_undeformed_volume_is_darker_at_its_borders():
    read = sampled(torch.ones(1, 1, 4, 4, 4), identity_grid((4, 4, 4), CPU)[None])
    assert read[0, 0, 0, 0, 0] == pytest.approx(1 / 8)
    assert read[0, 0, 1, 1, 1] == pytest.approx(1)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(places, places, places), min_size=1, max_size=3))
def test_a_shifted_volume_is_what_sampling_gives(shifts):
    volume = torch.randn(2, 3, 4, 6, 5, generator=torch.Generator().manual_seed(1))
    moves = torch.tensor([shifts, [(0.1, -0.2, 0.3)] * len(shifts)])
    grid = identity_grid((4, 6, 5), CPU)
    found = shifted(volume, moves)
    for number in range(len(shifts)):
        wanted = sampled(volume, grid + moves[:, number, None, None, None])
        assert found[:, number] == pytest.approx(wanted, abs=2e-5)


def test_a_volume_shifted_out_of_sight_is_black():
    assert not shifted(torch.ones(1, 1, 3, 4, 5), torch.tensor([[[4.0, 0, 0]]])).any()


def test_blobs_are_products_of_three_bells():
    points = torch.rand(2, 21, 3) * 2 - 1
    assert gaussians(points, (4, 6, 5)) == pytest.approx(
        plain.heat(points, plain.grid(4, 6, 5)), abs=1e-6
    )
