"""What a motion generator is built like, read from its tensors and never assumed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from joyvasa_desktop.errors import UserError

HEADS = 8
"""Of every attention, whatever the checkpoint's arguments say: the published code ignores them."""

LEAST_CHANNELS = 70
"""Fewer would lack expression or pose."""


class Shaped(Protocol):
    """A tensor, of whatever library."""

    @property
    def shape(self) -> tuple[int, ...]:
        """Its sides."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What a motion generator is built like, read from its tensors.

    Attributes:
        frames: L, new frames per window.
        previous: P, earlier frames that a window continues.
        channels: D, numbers per frame; the first 70 are motion.
        width: F, of the transformer.
        inner: of its feed-forward layers.
        layers: how many.
        positions: rows of the position table.
        indicator: whether a column tells real frames from padding.
    """

    frames: int
    previous: int
    channels: int
    width: int
    inner: int
    layers: int
    positions: int
    indicator: bool

    @property
    def rows(self) -> int:
        """N = P + L."""
        return self.previous + self.frames


def sizes_of(tensors: Mapping[str, Shaped]) -> Sizes:
    """The sizes of a motion generator, never assumed; every tensor is checked against them.

    Args:
        tensors: of the checkpoint, by the published names.

    Raises:
        UserError: if tensors are missing, left over, or don't fit together.
    """
    try:
        found = _measured(tensors)
    except (KeyError, IndexError, ValueError) as error:
        raise _foreign(f"it has no usable {error.args[0] if error.args else 'sizes'}") from error
    _check(tensors, found)
    return found


def _measured(tensors: Mapping[str, Shaped]) -> Sizes:
    _, previous, channels = tensors["start_motion_feat"].shape
    width = tensors["null_audio_feat"].shape[-1]
    head = "denoising_net.transformer.layers."
    layers = {int(key.removeprefix(head).split(".")[0]) for key in tensors if key.startswith(head)}
    return Sizes(
        frames=tensors["denoising_net.alignment_mask"].shape[0] - previous,
        previous=previous,
        channels=channels,
        width=width,
        inner=tensors[f"{head}0.linear1.weight"].shape[0],
        layers=max(layers) + 1,
        positions=tensors["denoising_net.PE.pe"].shape[1],
        indicator=tensors["denoising_net.feature_proj.weight"].shape[-1] == channels + 1,
    )


def _check(tensors: Mapping[str, Shaped], size: Sizes) -> None:
    if size.channels < LEAST_CHANNELS:
        raise _foreign(f"it makes {size.channels} numbers per frame instead of {LEAST_CHANNELS}")
    if size.width % HEADS or not 0 < size.previous <= size.frames:
        raise _foreign("its sizes don't fit together")
    if size.positions <= size.rows:
        raise _foreign("its position table is too short")
    wanted = _shapes(size)
    for key, shape in wanted.items():
        if key not in tensors:
            raise _foreign(f"it has no {key}")
        if tuple(tensors[key].shape) != shape:
            raise _foreign(f"{key} has the shape {tuple(tensors[key].shape)} instead of {shape}")
    for key in tensors:
        known = key in wanted or key == "denoising_net.TE.pe"
        if key.startswith("denoising_net.") and not known:
            raise _foreign(f"{key} is unknown")


def _shapes(size: Sizes) -> dict[str, tuple[int, ...]]:
    """The shape of every tensor that is used."""
    f, d, n = size.width, size.channels, size.rows
    shapes: dict[str, tuple[int, ...]] = {
        "start_audio_feat": (1, size.previous, f),
        "start_motion_feat": (1, size.previous, d),
        "null_audio_feat": (1, 1, f),
        "denoising_net.alignment_mask": (n, n),
        "denoising_net.PE.pe": (1, size.positions, f),
        **_linear("denoising_net.diff_step_map.0", f, f),
        **_linear("denoising_net.diff_step_map.2", f, f),
        **_linear("denoising_net.feature_proj", f, d + size.indicator),
        **_linear("denoising_net.motion_dec.0", f // 2, f),
        **_linear("denoising_net.motion_dec.2", d, f // 2),
    }
    for i in range(size.layers):
        layer = f"denoising_net.transformer.layers.{i}"
        for attention in (f"{layer}.self_attn", f"{layer}.multihead_attn"):
            shapes |= {f"{attention}.in_proj_weight": (3 * f, f)}
            shapes |= {f"{attention}.in_proj_bias": (3 * f,)}
            shapes |= _linear(f"{attention}.out_proj", f, f)
        shapes |= _linear(f"{layer}.linear1", size.inner, f)
        shapes |= _linear(f"{layer}.linear2", f, size.inner)
        for norm in (1, 2, 3):
            shapes |= {f"{layer}.norm{norm}.{part}": (f,) for part in ("weight", "bias")}
    return shapes


def _linear(name: str, outputs: int, inputs: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (outputs, inputs), f"{name}.bias": (outputs,)}


def _foreign(reason: str) -> UserError:
    return UserError(
        f"The file is no motion generator of JoyVASA: {reason}.",
        "Choose the .pt file from the folder motion_generator.",
    )
