"""The denoiser's savings change nothing: it is compared with PyTorch's own decoder."""

from __future__ import annotations

from typing import Any, get_args

import pytest
import torch
from generators import FRAMES, PREVIOUS, WIDTH, generator
from parity.plain_motion import PlainDenoiser
from torch import Tensor

from joyvasa_desktop.motion.sizes import sizes_of
from joyvasa_desktop.motion.transformer import Denoiser, Position, is_diagonal, sine_table
from joyvasa_desktop.weights.stored import from_array

CPU = torch.device("cpu")


def both(**options: Any) -> tuple[Denoiser, PlainDenoiser]:
    """The program's denoiser and the plain one, with the same weights."""
    tensors = generator(**options)
    stored = {name: from_array(tensor.numpy()) for name, tensor in tensors.items()}
    return Denoiser(tensors, sizes_of(stored, "a.pt"), CPU), PlainDenoiser(tensors)


def inputs(batch: int = 2, channels: int = 73) -> dict[str, Tensor]:
    draw = torch.Generator().manual_seed(1)
    return {
        "noisy": torch.randn(batch, FRAMES, channels, generator=draw),
        "audio": torch.randn(batch, FRAMES, WIDTH, generator=draw),
        "previous_motion": torch.randn(batch, PREVIOUS, channels, generator=draw),
        "previous_audio": torch.randn(batch, PREVIOUS, WIDTH, generator=draw),
    }


def same(found: Tensor, wanted: Tensor) -> None:
    torch.testing.assert_close(found, wanted, rtol=0, atol=5e-6)


@pytest.mark.parametrize("position", get_args(Position))
@pytest.mark.parametrize("neighbours", [0, 1, 2])
def test_predictions(neighbours: int, position: Position) -> None:
    """Collapsed where a frame sees its own sound only, with real attention otherwise."""
    quick, plain = both(neighbours=neighbours)
    given = inputs()
    step = torch.tensor([6, 2])
    wanted = plain(**given, step=step, position=position)
    noisy = given.pop("noisy")
    context = quick.context(**given, position=position)
    same(quick(noisy, step, context, all_rows=True), wanted)
    same(quick(noisy, step, context), wanted[:, PREVIOUS:])


@pytest.mark.parametrize("neighbours", [0, 1])
def test_both_branches_of_guidance_at_once(neighbours: int) -> None:
    """One noisy motion, one past, two sounds: as if everything were there twice."""
    quick, plain = both(neighbours=neighbours)
    given = inputs()
    shared = {k: v if k == "audio" else v[:1].expand(2, -1, -1) for k, v in given.items()}
    wanted = plain(**shared, step=torch.tensor([3, 3]))[:, PREVIOUS:]
    context = quick.context(
        given["audio"], given["previous_motion"][:1], given["previous_audio"][:1]
    )
    same(quick(given["noisy"][:1], torch.tensor([3]), context), wanted)
    for branch in (0, 1):
        alone = quick.context(
            given["audio"][branch : branch + 1],
            given["previous_motion"][:1],
            given["previous_audio"][:1],
        )
        same(quick(given["noisy"][:1], torch.tensor([3]), alone), wanted[branch : branch + 1])


@pytest.mark.parametrize("real", [None, 5, FRAMES])
def test_generators_that_are_told_what_is_padding(real: int | None) -> None:
    quick, plain = both(indicator=True)
    given = inputs()
    step = torch.tensor([4, 4])
    wanted = plain(**given, step=step, real=real)
    noisy = given.pop("noisy")
    same(quick(noisy, step, quick.context(**given, real=real), all_rows=True), wanted)


def test_the_position_term_matters() -> None:
    quick, _ = both()
    given = inputs()
    noisy = given.pop("noisy")
    found = [
        quick(noisy, torch.tensor([3]), quick.context(**given, position=position))
        for position in get_args(Position)
    ]
    assert (found[0] - found[1]).abs().max() > 0.01


def test_the_sine_table() -> None:
    table = sine_table(4, 6)
    assert table.shape == (4, 6)
    assert table[0].tolist() == [0, 1, 0, 1, 0, 1]
    assert table[3, :2].tolist() == pytest.approx([0.14112, -0.98999], abs=1e-5)


def test_masks() -> None:
    assert is_diagonal(torch.eye(3, dtype=torch.bool))
    assert not is_diagonal(torch.ones(3, 3, dtype=torch.bool))
    assert not is_diagonal(torch.zeros(3, 3, dtype=torch.bool))
