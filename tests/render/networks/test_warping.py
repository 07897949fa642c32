"""The warping module's savings against the plain formulas."""

from __future__ import annotations

import pytest
import torch
from parity import plain_networks as plain
from pretended import Sizes
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from joyvasa_desktop.render.networks.generator import Generator
from joyvasa_desktop.render.networks.warping import WarpingModule, _Mask, _Occlusion


@pytest.fixture
def photo() -> tuple[torch.Tensor, torch.Tensor]:
    return torch.randn(1, 32, 16, 32, 32), torch.rand(1, 21, 3) - 0.5


def test_the_mask_is_a_convolution_and_a_softmax(invented):
    mask = _Mask(invented.at("mask"))
    seen = torch.randn(2, 142, 16, 3, 5)
    wanted = plain.conv(invented.made, "mask", seen).softmax(1)
    assert mask(seen) == pytest.approx(wanted, abs=1e-5)


def test_the_mask_keeps_slices_apart_where_the_kernel_ends(invented):
    mask = _Mask(invented.at("mask"))
    seen = torch.randn(1, 142, 16, 2, 2)
    changed = seen.clone()
    changed[:, :, 8] += 1
    same = (mask(seen) - mask(changed)).abs().amax((0, 1, 3, 4)) == 0
    assert same.tolist() == [True] * 5 + [False] * 7 + [True] * 4


def test_the_occlusion_is_a_convolution(invented):
    occlusion = _Occlusion(invented.at("occlusion"))
    seen = torch.randn(2, 142, 16, 6, 9)
    wanted = plain.conv(invented.made, "occlusion", seen.flatten(1, 2)).sigmoid()
    assert occlusion(seen) == pytest.approx(wanted, abs=1e-5)


def test_a_frame_is_that_of_the_plain_formula(invented, photo):
    network = WarpingModule(invented)
    features, source = photo
    driving = source + torch.randn(1, 21, 3) / 10
    out, occlusion, deformation = plain.warping(invented.made, features, source, driving)
    warped = network(network.source(features, source), driving)
    assert warped.deformation == pytest.approx(deformation, abs=2e-5)
    assert warped.occlusion == pytest.approx(occlusion, abs=5e-5)
    assert warped.features == pytest.approx(out, abs=2e-4)


def test_one_photo_serves_several_frames_at_once(invented, photo):
    network = WarpingModule(invented)
    source = network.source(*photo)
    driving = photo[1] + torch.randn(2, 21, 3) / 10
    together = network(source, driving)
    for number in range(2):
        alone = network(source, driving[number : number + 1])
        assert together.features[number : number + 1] == pytest.approx(alone.features, abs=1e-4)


def test_places_keep_their_digits_when_convolutions_have_fewer(invented, photo):
    features, keypoints = photo
    driving = keypoints + torch.randn(1, 21, 3) / 10
    network = WarpingModule(invented)
    exact = network(network.source(features, keypoints), driving)
    network = network.to(torch.bfloat16)
    short = network(network.source(features.bfloat16(), keypoints), driving)
    assert short.deformation.dtype == torch.float32
    assert short.features.dtype == torch.bfloat16
    # A voxel is 2 / 32 wide.
    assert short.deformation == pytest.approx(exact.deformation, abs=5e-3)


class Formats(TorchDispatchMode):
    """Notes the number formats that every kind of operation is given."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: dict[str, set[torch.dtype]] = {}

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        name = func.overloadpacket.__name__.rstrip("_")
        formats = {x.dtype for x in tree_leaves((args, kwargs)) if torch.is_tensor(x)}
        self.seen.setdefault(name, set()).update(formats)
        return func(*args, **(kwargs or {}))


def test_with_16_bits_places_blobs_and_shares_still_have_32():
    """At the published size; on no device, so that nothing is computed."""
    warping, generator = WarpingModule(Sizes()).half(), Generator(Sizes()).half()
    features = torch.empty(1, 32, 16, 64, 64, device="meta")
    keypoints = torch.empty(1, 21, 3, device="meta")
    with Formats() as formats:
        source = warping.source(features, keypoints)
        warped = warping(source, keypoints.expand(2, -1, -1))
        picture = generator(warped.features)
    exact = {"grid_sampler", "softmax", "exp", "einsum", "col2im", "pow", "div"}
    for name in exact:
        assert formats.seen[name] == {torch.float32}, name
    quick = {"conv2d", "conv3d", "conv_transpose2d", "conv_transpose3d", "leaky_relu", "avg_pool2d"}
    for name in quick:
        assert formats.seen[name] == {torch.float16}, name
    for tensor in (source.features, source.compressed, source.background, source.blobs):
        assert tensor.dtype == torch.float32
    assert warped.deformation.dtype == warped.occlusion.dtype == torch.float32
    assert warped.features.dtype == picture.dtype == torch.float16
    assert picture.shape == (2, 3, 512, 512)
