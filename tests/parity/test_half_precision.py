"""Frames with 16 bits against frames with 32, on the synthetic networks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch
from parity.synthetic import Synthetic
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves, tree_map

from joyvasa_desktop.render.liveportrait import LivePortrait
from joyvasa_desktop.render.networks import generator
from joyvasa_desktop.render.networks.modulation import instance_norm, normed_by_moments
from joyvasa_desktop.render.precision import LEAST, likeness

pytestmark = pytest.mark.full_size

_SLOW = ("conv", "matmul", "linear")


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


class LikeACard(TorchDispatchMode):
    """Adds up products in float32 and stores them in 16 bits, as graphics cards do.

    Processors compute with so few bits very slowly, or not at all.
    """

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        formats = {x.dtype for x in tree_leaves((args, kwargs)) if torch.is_tensor(x)}
        short = formats & {torch.float16, torch.bfloat16}
        if not short or not any(name in func.overloadpacket.__name__ for name in _SLOW):
            return func(*args, **kwargs)
        widened = tree_map(_widened, (args, kwargs))
        return func(*widened[0], **widened[1]).to(short.pop())


def _widened(value: object) -> object:
    return value.float() if torch.is_tensor(value) and value.is_floating_point() else value


@pytest.mark.parametrize("norm", [instance_norm, normed_by_moments])
@pytest.mark.parametrize(("dtype", "least"), [(torch.float16, LEAST + 5), (torch.bfloat16, 40)])
def test_a_frame_is_like_that_with_32_bits(
    dtype: torch.dtype,
    least: float,
    norm: object,
    synthetic: Synthetic,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = synthetic.files("liveportrait_[FMWGS]")
    exact, short = LivePortrait.load(root), LivePortrait.load(root, dtype=dtype)
    draw = torch.Generator().manual_seed(0)
    photo = torch.rand(1, 3, 128, 128, generator=draw)
    features = exact.appearance(photo)
    source = torch.rand(1, 21, 3, generator=draw) - 0.5
    driving = source + torch.randn(1, 21, 3, generator=draw) / 20
    wanted = exact.warp_decode(features, source, driving)
    # The norm that graphics cards use, too.
    monkeypatch.setattr(generator, "instance_norm", norm)
    with LikeACard():
        found = short.warp_decode(features, source, driving)
    assert found.dtype == torch.float32
    assert likeness(found, wanted) >= least


def test_what_is_read_from_a_photo_keeps_all_its_digits(synthetic: Synthetic) -> None:
    root = synthetic.files("liveportrait_[FMWGS]")
    exact, short = LivePortrait.load(root), LivePortrait.load(root, dtype=torch.float16)
    photo = torch.rand(1, 3, 256, 256, generator=torch.Generator().manual_seed(0))
    info = exact.keypoints(photo)
    for name, value in short.keypoints(photo).items():
        assert torch.equal(value, info[name]), name
    assert torch.equal(short.appearance(photo), exact.appearance(photo))
    points = exact.transform(info)
    stitched = short.stitch(points, points + 0.1)
    assert torch.equal(stitched, exact.stitch(points, points + 0.1))
