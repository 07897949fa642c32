"""The decoder with groups apart against the plain form, where a mask keeps them apart."""

import pytest
import torch
from parity import plain_unipose as plain
from photo.random_xpose import filled, normal, weights
from torch import Tensor
from torch.nn import functional

from joyvasa_desktop.photo.unipose.decoder import Decoder, Groups, Heads, Queries, Seen
from joyvasa_desktop.photo.unipose.watch import Kept, Watch

SIZES = ((6, 9), (3, 5), (2, 3), (1, 2))
TOKENS = sum(height * width for height, width in SIZES)
HIDDEN_TEXT = torch.arange(plain.TEXT_TOKENS)[None] > 0


@pytest.fixture(autouse=True)
def exactly():
    with torch.inference_mode():
        yield


@pytest.fixture(scope="module")
def decoder() -> Decoder:
    return filled(Decoder())


@pytest.fixture(scope="module")
def heads() -> Heads:
    return filled(Heads(), 1)


def seen(points: int = 9) -> Seen:
    return Seen(normal(TOKENS, 256), 0.2 * normal(256, seed=1), normal(points, 256, seed=2), SIZES)


def queries(count: int = 77) -> Queries:
    return Queries(normal(1, count, 256, seed=3), normal(1, count, 4, seed=4).sigmoid())


def run(decoder: Decoder, heads: Heads, points: int = 9, count: int = 77) -> Groups:
    return decoder(queries(count), seen(points), heads, Watch())


def plainly(decoder: Decoder, heads: Heads, given: Queries, what: Seen) -> tuple[Tensor, ...]:
    """The same by the plain form, whose queries are chosen elsewhere."""
    w = weights(decoder, "transformer.decoder.") | weights(heads)
    text = functional.pad(what.text[None], (0, 0, 0, plain.TEXT_TOKENS - 1))
    return plain.decoded(
        w, given.rows[0], given.references[0], what.memory, text, what.points, what.sizes
    )


@pytest.mark.parametrize("points", [9, 68])
def test_groups_with_their_points(decoder, heads, points):
    # Few queries, because the plain form lets all points of all groups look at one another.
    found = run(decoder, heads, points, 12)
    logits, boxes, places = plainly(decoder, heads, queries(12), seen(points))
    assert found.points.shape == (12, points, 2)
    torch.testing.assert_close(found.logits, logits, rtol=1e-3, atol=1e-3)
    torch.testing.assert_close(found.boxes, boxes, rtol=1e-3, atol=1e-4)
    torch.testing.assert_close(found.points, places, rtol=1e-3, atol=1e-4)


def test_fewer_queries_than_groups(decoder, heads):
    found = run(decoder, heads, count=7)
    assert found.logits.shape == (7,)
    assert found.points.shape == (7, 9, 2)


def test_the_queries_that_fit_best_become_groups(decoder, heads):
    kept = Kept()
    decoder(queries(), seen(), heads, kept)
    scores = kept.values["decoder1"][0] @ seen().text
    assert set(kept.values["groups"].tolist()) == set(scores.argsort()[-50:].tolist())
    torch.testing.assert_close(kept.values["groups_logits"], scores[kept.values["groups"]])


def test_groups_know_nothing_of_one_another(decoder, heads):
    both, alone = Kept(), Kept()
    decoder(queries(), seen(), heads, both, torch.tensor([3, 8]))
    decoder(queries(), seen(), heads, alone, torch.tensor([8]))
    for name in ("logits", "boxes", "keypoints"):
        one, other = both.values[name][1], alone.values[name][0]
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-5)


def test_every_share_is_one(decoder, heads):
    found = run(decoder, heads)
    for shares in (found.boxes, found.points):
        assert ((shares >= 0) & (shares <= 1)).all()


def test_a_head_without_an_opinion_leaves_boxes_alone(heads):
    silent = filled(Heads())
    for values in silent.parameters():
        values.zero_()
    boxes = normal(5, 4).sigmoid()
    rows = normal(5, 256)
    torch.testing.assert_close(silent.boxes(rows, boxes), boxes)
    torch.testing.assert_close(silent.points(rows, boxes), boxes)
    assert (heads.boxes(rows, boxes) - boxes).abs().max() > 0.01
