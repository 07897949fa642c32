"""What a motion generator is built like, read from its tensors and never assumed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.weights.damage import CHOOSE_ANOTHER
from joyvasa_desktop.weights.fitting import Wanted, fitting
from joyvasa_desktop.weights.stored import Stored

HEADS = 8
"""Of every attention, whatever the checkpoint's arguments say: the published code ignores them."""

LEAST_CHANNELS = 70
"""Fewer would lack expression or pose."""

MOST_STEPS = 500
"""As many as the published code's table of steps has rows for."""

_ELSEWHERE = ("audio_encoder.*", "denoising_net.TE.pe", "diffusion_sched.*")
"""Looked at by others, or, the table of steps, computed anew as the published code does."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of a motion generator.

    Attributes:
        frames: L, new frames per window.
        previous: P, earlier frames that a window continues.
        channels: D, numbers per frame; the first 70 are motion.
        width: F, of the transformer.
        heard: numbers per frame that come from the audio encoder.
        inner: of its feed-forward layers.
        layers: how many.
        positions: rows of the position table.
        indicator: whether a column tells real frames from padding.
    """

    frames: int
    previous: int
    channels: int
    width: int
    heard: int
    inner: int
    layers: int
    positions: int
    indicator: bool

    @property
    def rows(self) -> int:
        """N = P + L."""
        return self.previous + self.frames


def sizes_of(tensors: Mapping[str, Stored], file: str) -> Sizes:
    """The sizes of a motion generator; names and shapes of all its tensors agree with them.

    Args:
        tensors: of the checkpoint, by their published names.
        file: its name, for sentences.

    Raises:
        UnreadableFile: if tensors are missing, left over, or don't fit together.
    """
    try:
        size = _measured(tensors)
    except (KeyError, IndexError, ValueError) as error:
        raise _foreign(file, "it lacks what every generator has") from error
    if size.channels < LEAST_CHANNELS:
        raise _foreign(file, f"it makes {size.channels} numbers per frame, not {LEAST_CHANNELS}")
    if size.width % HEADS or not 0 < size.previous <= size.frames or size.positions <= size.rows:
        raise _foreign(file, "its sizes don't fit together")
    unused = fitting(tensors, _wanted(size), file=file, role="motion generator", ignored=_ELSEWHERE)
    unknown = [name for name in unused if name.startswith("denoising_net.")]
    if unknown:
        raise _foreign(file, f"{unknown[0]} is unknown")
    return size


def _measured(tensors: Mapping[str, Stored]) -> Sizes:
    _, previous, channels = tensors["start_motion_feat"].shape
    head = "denoising_net.transformer.layers."
    layers = {int(key.removeprefix(head).split(".")[0]) for key in tensors if key.startswith(head)}
    return Sizes(
        frames=tensors["denoising_net.alignment_mask"].shape[0] - previous,
        previous=previous,
        channels=channels,
        width=tensors["null_audio_feat"].shape[-1],
        heard=tensors["audio_feature_map.weight"].shape[1],
        inner=tensors[f"{head}0.linear1.weight"].shape[0],
        # More would be found missing one by one; a number in a name can be as large as it likes.
        layers=min(max(layers) + 1, len(layers) + 1),
        positions=tensors["denoising_net.PE.pe"].shape[1],
        indicator=tensors["denoising_net.feature_proj.weight"].shape[-1] == channels + 1,
    )


def _wanted(size: Sizes) -> dict[str, Wanted]:
    """Every tensor that is used."""
    f, d, n = size.width, size.channels, size.rows
    wanted = {
        "start_audio_feat": Wanted((1, size.previous, f)),
        "start_motion_feat": Wanted((1, size.previous, d)),
        "null_audio_feat": Wanted((1, 1, f)),
        "denoising_net.alignment_mask": Wanted((n, n), "yes or no"),
        "denoising_net.PE.pe": Wanted((1, size.positions, f)),
        **_linear("audio_feature_map", f, size.heard),
        **_linear("denoising_net.diff_step_map.0", f, f),
        **_linear("denoising_net.diff_step_map.2", f, f),
        **_linear("denoising_net.feature_proj", f, d + size.indicator),
        **_linear("denoising_net.motion_dec.0", f // 2, f),
        **_linear("denoising_net.motion_dec.2", d, f // 2),
    }
    for i in range(size.layers):
        wanted |= _layer(f"denoising_net.transformer.layers.{i}", f, size.inner)
    return wanted


def _layer(name: str, width: int, inner: int) -> dict[str, Wanted]:
    wanted = {
        **_linear(f"{name}.linear1", inner, width),
        **_linear(f"{name}.linear2", width, inner),
    }
    for attention in (f"{name}.self_attn", f"{name}.multihead_attn"):
        wanted[f"{attention}.in_proj_weight"] = Wanted((3 * width, width))
        wanted[f"{attention}.in_proj_bias"] = Wanted((3 * width,))
        wanted |= _linear(f"{attention}.out_proj", width, width)
    for norm in (1, 2, 3):
        wanted |= {f"{name}.norm{norm}.{part}": Wanted((width,)) for part in ("weight", "bias")}
    return wanted


def _linear(name: str, outputs: int, inputs: int) -> dict[str, Wanted]:
    return {f"{name}.weight": Wanted((outputs, inputs)), f"{name}.bias": Wanted((outputs,))}


def _foreign(file: str, reason: str) -> UnreadableFile:
    return UnreadableFile(f"{file} isn't a motion generator: {reason}.", CHOOSE_ANOTHER)
