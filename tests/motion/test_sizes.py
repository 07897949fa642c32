"""Sizes of motion generators, and files that are none."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from generators import CHANNELS, FRAMES, PREVIOUS, SHAPE, WIDTH, generator

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.motion.sizes import Sizes, sizes_of
from joyvasa_desktop.weights.stored import Stored, from_array

NET = "denoising_net"
Change = Callable[[dict[str, Stored]], object]


def stored(**options: int) -> dict[str, Stored]:
    return {name: from_array(tensor.numpy()) for name, tensor in generator(**options).items()}


def test_sizes_come_from_the_tensors() -> None:
    assert sizes_of(stored(), "a.pt") == Sizes(
        frames=FRAMES,
        previous=PREVIOUS,
        channels=CHANNELS,
        width=WIDTH,
        heard=SHAPE.hidden_size,
        inner=4 * WIDTH,
        layers=2,
        positions=FRAMES + PREVIOUS + 5,
        indicator=False,
    )
    other = sizes_of(stored(frames=5, channels=70, layers=3, indicator=1), "a.pt")
    assert (other.frames, other.channels, other.layers, other.indicator) == (5, 70, 3, True)
    assert other.rows == PREVIOUS + 5


def small(*shape: int) -> Stored:
    return from_array(np.zeros(shape, np.float32))


WRONG: dict[str, tuple[Change, str]] = {
    "no mask": (lambda t: t.pop(f"{NET}.alignment_mask"), "it lacks what every generator has"),
    "no bias": (lambda t: t.pop(f"{NET}.feature_proj.bias"), "feature_proj.bias is missing"),
    "a layer less": (
        lambda t: [t.pop(k) for k in list(t) if ".layers.0." in k],
        "it lacks what every generator has",
    ),
    "a hole": (
        lambda t: t.update({f"{NET}.transformer.layers.9.linear1.weight": small(64, 16)}),
        "is missing",
    ),
    "a strange layer": (
        lambda t: t.update({f"{NET}.transformer.layers.x.linear1.weight": small(64, 16)}),
        "it lacks what every generator has",
    ),
    "more": (lambda t: t.update({f"{NET}.gate": small(1)}), "denoising_net.gate is unknown"),
    "another shape": (lambda t: t.update({f"{NET}.motion_dec.2.bias": small(9)}), "9 numbers, not"),
    "few channels": (
        lambda t: t.update({"start_motion_feat": small(1, PREVIOUS, 69)}),
        "it makes 69 numbers per frame, not 70",
    ),
    "flat": (lambda t: t.update({"start_motion_feat": small(9)}), "it lacks what every generator"),
    "few positions": (lambda t: t.update({f"{NET}.PE.pe": small(1, 9, 16)}), "sizes don't fit"),
    "odd width": (lambda t: t.update({"null_audio_feat": small(1, 1, 20)}), "sizes don't fit"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_generator(name: str) -> None:
    change, reason = WRONG[name]
    tensors = stored()
    change(tensors)
    with pytest.raises(UnreadableFile, match=r"strange\.pt isn't a motion generator") as caught:
        sizes_of(tensors, "strange.pt")
    assert reason in caught.value.message
    assert caught.value.hint


def test_other_parts_are_left_to_others() -> None:
    tensors = stored() | {"audio_encoder.more": small(1), "optimizer": small(1)}
    del tensors[f"{NET}.TE.pe"]
    assert sizes_of(tensors, "a.pt").frames == FRAMES
