"""The whole network: from a file in any of its forms to boxes with points."""

from __future__ import annotations

import pytest
import torch
from parity import plain_unipose as plain
from photo.random_xpose import filled, normal, tensors, weights, write

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.photo.unipose.network import Prompts, UniPose, counting, load
from joyvasa_desktop.photo.unipose.watch import Kept, Watch
from joyvasa_desktop.weights.stored import from_array

CPU = torch.device("cpu")
PROMPTS = Prompts(0.4 * normal(1, 512), 0.4 * normal(9, 512, seed=1))


@pytest.fixture(scope="module")
def published() -> dict[str, torch.Tensor]:
    return tensors()


@pytest.fixture(scope="module")
def network() -> UniPose:
    return filled(UniPose())


@torch.inference_mode()
def test_a_small_picture_as_the_plain_form_has_it(network):
    picture = normal(1, 3, 31, 43)
    found = network(picture, PROMPTS, Watch())
    wanted = plain.unipose(weights(network), picture, PROMPTS.instance, PROMPTS.points)
    # Both have all tokens as queries, but equal scores of neighbours may change their order.
    best, other = found.logits.argmax(), wanted[0].argmax()
    torch.testing.assert_close(found.logits[best], wanted[0][other], rtol=1e-3, atol=1e-2)
    torch.testing.assert_close(found.boxes[best], wanted[1][other], rtol=1e-2, atol=1e-3)
    torch.testing.assert_close(found.points[best], wanted[2][other], rtol=1e-2, atol=1e-3)


@torch.inference_mode()
def test_the_smallest_picture(network):
    kept = Kept()
    found = network(normal(1, 3, 1, 1), PROMPTS, kept)
    assert kept.values["memory"].shape == (1, 4, 256)
    assert found.points.shape == (4, 9, 2)
    assert torch.isfinite(found.points).all()


@torch.inference_mode()
def test_given_selections_are_taken(network):
    picture, kept = normal(1, 3, 61, 118), Kept()
    order, groups = torch.tensor([5, 2, 9, 1]), torch.tensor([3, 0])
    found = network(picture, PROMPTS, kept, order, groups)
    assert torch.equal(kept.values["order"], order)
    assert torch.equal(kept.values["groups"], groups)
    logits = kept.values["select_logits"][0]
    assert torch.equal(kept.values["order_logits"], logits[order])
    assert found.logits.shape == (2,)


@torch.inference_mode()
def test_queries_are_the_tokens_that_fit_best(network):
    kept = Kept()
    network(normal(1, 3, 61, 118), PROMPTS, kept)
    scores = kept.values["order_logits"]
    assert (scores[:-1] >= scores[1:]).all()
    assert scores[0] == kept.values["select_logits"].max()


def test_a_published_file(tmp_path, published, network):
    """Half precision, names of several cards, and tensors of other networks beside them."""
    content = {f"module.{name}": values for name, values in published.items()}
    content["module.clip_model.logit_scale"] = torch.tensor(4.6)
    found = load(write(tmp_path / "xpose.pth", content, epoch=3), CPU)
    for name, values in found.state_dict().items():
        assert values.dtype == torch.float32
        assert torch.equal(values, published[name].float()), name
    assert not any(values.requires_grad for values in found.parameters())
    assert not found.training


def test_a_file_that_lacks_something(tmp_path, published):
    content = dict(published)
    del content["transformer.tgt_embed.weight"]
    with pytest.raises(UnreadableFile, match=r"transformer\.tgt_embed\.weight is missing"):
        load(write(tmp_path / "xpose.pth", content), CPU)


def test_a_file_of_another_network(tmp_path):
    with pytest.raises(UnreadableFile, match=r"mine\.pth isn't an animal keypoint network"):
        load(write(tmp_path / "mine.pth", {"conv.weight": torch.zeros(3)}), CPU)


def test_a_file_with_a_hole(tmp_path, published):
    content = dict(published)
    content["transformer.level_embed"] = torch.full((4, 256), torch.nan)
    with pytest.raises(UnreadableFile, match="isn't a number"):
        load(write(tmp_path / "xpose.pth", content), CPU)


@pytest.mark.parametrize(
    ("there", "counts"),
    [
        (("bbox_embed.0.", "bbox_embed.3."), "bbox_embed.3."),
        (("transformer.decoder.bbox_embed.5.",), "transformer.decoder.bbox_embed.5."),
        (("bbox_embed.5.", "transformer.decoder.bbox_embed.5."), "bbox_embed.5."),
    ],
)
def test_any_repeat_of_a_head_stands_for_all(there, counts):
    given = {f"{prefix}layers.0.bias": from_array(normal(4).numpy()) for prefix in there}
    found = counting(given)
    assert found["bbox_embed.5.layers.0.bias"] is given[f"{counts}layers.0.bias"]


def test_without_any_repeat_nothing_is_made_up():
    given = {"level_embed": from_array(normal(4).numpy())}
    assert counting(given) == given
