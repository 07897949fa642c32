"""The backbone against its plain form, at sizes that fit no window."""

import pytest
import torch
from parity import plain_unipose as plain
from photo.random_xpose import filled, normal, weights

from joyvasa_desktop.photo.unipose.swin import Swin
from joyvasa_desktop.photo.unipose.watch import Kept, Watch


@pytest.fixture(scope="module")
def swin() -> Swin:
    return filled(Swin())


@pytest.fixture(autouse=True)
def exactly():
    with torch.inference_mode():
        yield


# Odd sides, one window, less than a patch; and wide enough for windows of every kind.
@pytest.mark.parametrize("size", [(61, 118), (28, 28), (3, 2), (4, 130)])
def test_features(swin, size):
    picture = normal(1, 3, *size)
    found = swin(picture, Watch())
    wanted = plain.swin(weights(swin, "backbone.0."), picture)
    for one, other in zip(found, wanted, strict=True):
        torch.testing.assert_close(one[0].permute(1, 2, 0), other, rtol=1e-3, atol=1e-4)


def test_sizes_halve_and_round_up(swin):
    found = swin(normal(1, 3, 61, 118), Watch())
    assert [tuple(x.shape) for x in found] == [(1, 192, 8, 15), (1, 384, 4, 8), (1, 768, 2, 4)]


def test_the_picture_stays(swin):
    picture = normal(1, 3, 20, 20)
    before = picture.clone()
    swin(picture, Watch())
    assert torch.equal(picture, before)


def test_a_far_corner_isnt_seen_early(swin):
    """The first stage sees its window and the next ones only: rolling brings no ends together."""
    picture = normal(1, 3, 160, 160)
    other = picture.clone()
    other[..., -4:, -4:] += 1
    one, two = Kept(), Kept()
    swin(picture, one)
    swin(other, two)
    changed = (one.values["stage0"] - two.values["stage0"]).abs().amax(-1)[0]
    assert changed[-1, -1] > 0.01
    # A hundredth part in a million comes through: apart isn't infinitely far.
    assert changed[:20, :20].max() < 1e-5
