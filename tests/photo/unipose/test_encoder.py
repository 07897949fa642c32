"""The encoder with one token of text against the plain form with 350 of which 349 are hidden."""

import pytest
import torch
from parity import plain_unipose as plain
from photo.random_xpose import filled, normal, weights
from torch.nn import functional

from joyvasa_desktop.photo.unipose.encoder import Encoder, Fusion
from joyvasa_desktop.photo.unipose.watch import Kept, Watch

SIZES = ((6, 9), (3, 5), (2, 3), (1, 2))
TOKENS = sum(height * width for height, width in SIZES)
HIDDEN = torch.arange(plain.TEXT_TOKENS)[None] > 0


@pytest.fixture(autouse=True)
def exactly():
    with torch.inference_mode():
        yield


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return filled(Encoder())


def padded(text: torch.Tensor) -> torch.Tensor:
    return functional.pad(text[None], (0, 0, 0, plain.TEXT_TOKENS - 1))


def test_fusion():
    fusion = filled(Fusion())
    for gamma in (fusion.gamma_v, fusion.gamma_l):
        gamma += 1
    tokens, text = normal(60, 256), normal(256, seed=1)
    found = fusion(tokens, text)
    wanted = plain.fusion(weights(fusion, "x."), "x", tokens, padded(text), HIDDEN)
    torch.testing.assert_close(found[0], wanted[0], rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(found[1], wanted[1][0], rtol=1e-4, atol=1e-5)


def test_six_layers(encoder):
    tokens, places = normal(TOKENS, 256), normal(TOKENS, 256, seed=1)
    text = normal(256, seed=2)
    found = encoder(tokens.clone(), places, text, SIZES, Watch())
    w = weights(encoder, "transformer.encoder.")
    wanted = plain.encoder(w, tokens, places, padded(text), HIDDEN, SIZES)
    torch.testing.assert_close(found[0], wanted[0], rtol=1e-3, atol=1e-4)
    torch.testing.assert_close(found[1], wanted[1][0], rtol=1e-3, atol=1e-4)


def test_what_it_is_given_stays(encoder):
    given = normal(TOKENS, 256), normal(TOKENS, 256, seed=1), normal(256, seed=2)
    before = [x.clone() for x in given]
    encoder(*given, SIZES, Watch())
    assert all(torch.equal(x, y) for x, y in zip(given, before, strict=True))


def test_every_layer_is_told(encoder):
    kept = Kept()
    memory, text = encoder(normal(TOKENS, 256), normal(TOKENS, 256), normal(256), SIZES, kept)
    told = {f"{name}{i}" for i in range(6) for name in ("fusion", "text_fused", "text")}
    assert set(kept.values) == told | {f"encoder{i}" for i in range(5)} | {"memory", "text"}
    assert torch.equal(kept.values["memory"][0], memory)
    assert torch.equal(kept.values["text"], text)
