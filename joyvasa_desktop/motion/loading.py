"""Put a motion generator together from its published files.

This is the one place where motion meets hearing: a generator's checkpoint holds the encoder that
it was trained with. All the rest of motion knows a function from sound to features only.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.motion.generated import Ranges, load_ranges
from joyvasa_desktop.motion.motion import FPS
from joyvasa_desktop.motion.schedule import Schedule, schedule
from joyvasa_desktop.motion.sizes import MOST_STEPS, Sizes, sizes_of
from joyvasa_desktop.motion.transformer import Denoiser, Linear
from joyvasa_desktop.speech.encoder import Encoder, Family, Shape, encoder, lacking, shape_from
from joyvasa_desktop.speech.features import Windows, features
from joyvasa_desktop.weights.checkpoint import Plain, opened
from joyvasa_desktop.weights.damage import CHOOSE_ANOTHER
from joyvasa_desktop.weights.folders import encoder_weights
from joyvasa_desktop.weights.modules import as_tensor
from joyvasa_desktop.weights.stored import Stored

log = logging.getLogger(__name__)

_OWN_ENCODER = "audio_encoder."
_SCHEDULE = "diffusion_sched."


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """What a motion generator is made of, on one device.

    Attributes:
        name: of its file.
        denoiser, schedule, ranges: as their classes say.
        start_motion, start_audio: (1, P, D) and (1, P, F), what the first window continues.
        no_audio: (1, 1, F), the features that stand for "any sound".
        hear: sound (B, 640 · L) to features (B, L, F).
        cut: a voice, and the silence around it, in windows.
    """

    name: str
    denoiser: Denoiser
    schedule: Schedule
    ranges: Ranges
    start_motion: Tensor
    start_audio: Tensor
    no_audio: Tensor
    hear: Callable[[Tensor], Tensor]
    cut: Callable[[Floats, tuple[int, int]], Windows]


def load_parts(
    checkpoint: Path,
    template: Path,
    encoder_folder: Path | None,
    device: torch.device,
    dtype: torch.dtype,
) -> Parts:
    """Reads a generator's files.

    Args:
        checkpoint: a published motion generator.
        template: the motion template that belongs to it.
        encoder_folder: of the audio encoder, with its config.json. Its weights are read only if
            the checkpoint doesn't hold them all. None: the published base encoders' sizes.
        device: where to compute.
        dtype: of the encoder; everything else is float32.

    Raises:
        UnreadableFile: a file is missing, damaged, or isn't what is needed.
        UserError: the encoder doesn't belong to the checkpoint.
    """
    ranges = load_ranges(template)
    with opened(checkpoint) as file:
        stored, args = file.tensors("model"), file.settings("args")
        size = sizes_of(stored, checkpoint.name)
        _check_rate(checkpoint.name, args)
        tensors = {
            name: as_tensor(name, tensor, checkpoint.name).to(device)
            for name, tensor in stored.items()
            if not name.startswith(_OWN_ENCODER)
        }
        heard = _encoder(stored, args, checkpoint.name, encoder_folder, device, dtype)
    if heard.width != size.heard:
        raise _other_encoder(checkpoint.name, f"it gives {heard.width} numbers, not {size.heard}")
    plan = _schedule(checkpoint.name, tensors, args)
    log.info("%s: %s, %d steps", checkpoint.name, size, plan.steps)
    return Parts(
        name=checkpoint.name,
        denoiser=Denoiser(tensors, size, device),
        schedule=plan,
        ranges=ranges,
        start_motion=tensors["start_motion_feat"].float(),
        start_audio=tensors["start_audio_feat"].float(),
        no_audio=tensors["null_audio_feat"].float(),
        hear=_hearing(heard, tensors),
        cut=_cutting(size, args),
    )


def audio_model(checkpoint: Path) -> str:
    """What a generator calls the encoder that it hears with, such as "hubert_zh_ori".

    Raises:
        UnreadableFile: the file can't be read or is no checkpoint.
    """
    with opened(checkpoint) as file:
        return str(file.settings("args").get("audio_model", ""))


def _check_rate(name: str, args: Mapping[str, Plain]) -> None:
    rate = args.get("fps", FPS)
    if rate != FPS:
        raise UserError(
            f"{name} makes {rate} frames a second; only {FPS} can be used.",
            "Choose another motion generator.",
        )


def _hearing(heard: Encoder, tensors: Mapping[str, Tensor]) -> Callable[[Tensor], Tensor]:
    fitted = Linear(*(tensors[f"audio_feature_map.{part}"].float() for part in ("weight", "bias")))
    return lambda waves: fitted(features(waves, heard))


def _cutting(
    size: Sizes, args: Mapping[str, Plain]
) -> Callable[[Floats, tuple[int, int]], Windows]:
    repeat = args.get("pad_mode", "zero") == "replicate"
    return lambda samples, silence: Windows(
        samples, size.frames, silence, "replicate" if repeat else "zero"
    )


def _schedule(name: str, tensors: Mapping[str, Tensor], args: Mapping[str, Plain]) -> Schedule:
    """The schedule in the checkpoint, or else that of its arguments."""
    names = ("alphas", "alpha_bars", "sigmas_flex", "sigmas_inflex")
    found = [tensors[_SCHEDULE + key].float().cpu() for key in names if _SCHEDULE + key in tensors]
    if len(found) == len(names):
        plan = Schedule(*found)
        steps = plan.steps if len({tensor.shape for tensor in found}) == found[0].ndim else 0
    else:
        wanted = args.get("n_diff_steps")
        steps = wanted if isinstance(wanted, int) else 0
        plan = schedule(min(max(steps, 1), MOST_STEPS), str(args.get("diff_schedule", "cosine")))
    if not 0 < steps <= MOST_STEPS:
        raise UnreadableFile(f"{name} has no usable schedule of its steps.", CHOOSE_ANOTHER)
    return plan


def _encoder(
    stored: Mapping[str, Stored],
    args: Mapping[str, Plain],
    name: str,
    folder: Path | None,
    device: torch.device,
    dtype: torch.dtype,
) -> Encoder:
    """The checkpoint's own encoder, which was trained with it; the folder's if it has none."""
    family: Family = "wav2vec2" if "wav2vec2" in str(args.get("audio_model")) else "hubert"
    shape = shape_from(folder / "config.json", family) if folder else Shape(family)
    own = {
        key.removeprefix(_OWN_ENCODER): tensor
        for key, tensor in stored.items()
        if key.startswith(_OWN_ENCODER)
    }
    missing = lacking(own, shape)
    if not missing:
        return _own_encoder(own, shape, name, device, dtype)
    weights = encoder_weights(folder) if folder else None
    if weights is None:
        raise _other_encoder(name, f"its own encoder lacks {missing[0]}")
    with opened(weights) as file:
        return encoder(file.tensors(), shape, weights.name, device, dtype)


def _own_encoder(
    own: Mapping[str, Stored], shape: Shape, name: str, device: torch.device, dtype: torch.dtype
) -> Encoder:
    try:
        return encoder(own, shape, name, device, dtype)
    except UnreadableFile as error:
        raise _other_encoder(name, error.message.rstrip(".")) from error


def _other_encoder(name: str, reason: str) -> UserError:
    return UserError(
        f"The audio encoder doesn't fit {name}: {reason}.",
        "Choose the encoder's folder that belongs to it, such as chinese-hubert-base, with "
        "config.json and, if the motion generator has no complete encoder, its weights.",
    )
