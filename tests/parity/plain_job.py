"""A whole job of the engine as plainly as it can be stated: motion, then frame after frame.

Finding the face and cutting it out are the program's own (they have reference numbers of their
own); so are ranges and keypoints of a motion. Everything else is done one thing after another, on
the device where tensors are made by default, and all frames are kept.
"""

from __future__ import annotations

import cv2
import numpy as np
import torch
from parity import plain_networks as plainly
from parity.plain_motion import PlainDenoiser, plain_sample
from torch import Tensor

from joyvasa_desktop.arrays import Floats, Pixels
from joyvasa_desktop.motion.diffusion import SILENCE
from joyvasa_desktop.motion.generated import Take, load_ranges
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.motion.noise import NamedNoise
from joyvasa_desktop.motion.schedule import schedule
from joyvasa_desktop.photo.portrait import Cutout, Kind
from joyvasa_desktop.render.application import Application, Options
from joyvasa_desktop.render.networks.keypoints import refined, transformed
from joyvasa_desktop.render.networks.pictures import photo_tensor, pixels
from joyvasa_desktop.render.pasting import edge_mask
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.speech.encoder import Shape, empty
from joyvasa_desktop.speech.features import Windows, pad_audio
from joyvasa_desktop.weights.checkpoint import opened
from joyvasa_desktop.weights.folders import WeightFiles
from joyvasa_desktop.weights.modules import as_tensor

WINDOW, STEPS = 100, 50
"""Frames of a window, and steps of the published schedule."""

_CORRECTIONS = ("retarget_shoulder", "retarget_mouth")


def plain_motion(files: WeightFiles, samples: Floats, settings: Settings) -> Motion:
    """The motion of a voice of one window: encoder, all steps, ranges, calm head, in time."""
    tensors = _tensors(files, "mg", "model")
    own = "audio_encoder."
    encoder = empty(Shape())
    encoder.load_state_dict(
        {
            name.removeprefix(own): tensor
            for name, tensor in tensors.items()
            if name.startswith(own) and not name.endswith("masked_spec_embed")
        },
        assign=True,
    )
    encoder.eval()
    window = Windows(samples, WINDOW, SILENCE, "zero")
    assert len(window) == 1, "a short voice"
    wave = torch.from_numpy(window[0][None]).to(torch.get_default_device())
    rows = encoder(pad_audio(wave)).last_hidden_state
    heard = rows.unflatten(1, (-1, 2)).mean(2)[0]
    weight, bias = (tensors[f"audio_feature_map.{part}"] for part in ("weight", "bias"))
    features = torch.nn.functional.linear(heard, weight, bias)
    noise, plan = NamedNoise(settings.seed), schedule(STEPS)
    denoiser = PlainDenoiser(tensors)
    raw = plain_sample(denoiser, plan, tensors, features, noise, settings.cfg_scale)
    ranges = load_ranges(files.path("mt"))
    take = Take(raw.cpu().numpy(), window.kept, len(samples), 2, ranges)
    return take.motion(settings.head_response, settings.aligned)


def plain_frames(
    files: WeightFiles,
    motion: Motion,
    picture: Pixels,
    cut: Cutout,
    settings: Settings,
    kind: Kind = "human",
) -> list[Pixels]:
    """A frame for every row of the motion, pasted into the picture."""
    prefix = {"human": "lp", "animal": "an"}[kind]
    weights = {letter: _tensors(files, f"{prefix}-{letter}") for letter in "FMWG"}
    shoulder, mouth = (_tensors(files, "lp-S", part) for part in _CORRECTIONS)
    image = photo_tensor(cut.image)
    features = plainly.appearance(weights["F"], image)
    info = refined(plainly.motion(weights["M"], image))
    still = transformed(info)

    def stitch(source: Tensor, driving: Tensor) -> Tensor:
        both = torch.cat([source.expand_as(driving).flatten(1), driving.flatten(1)], 1)
        change = plainly.perceptron(shoulder, both)
        moved = driving + change[:, :63].view(-1, 21, 3)
        moved[:, :, :2] += change[:, None, 63:]
        return moved

    def close(source: Tensor, ratio: Tensor) -> Tensor:
        change = plainly.perceptron(mouth, torch.cat([source.flatten(1), ratio], 1))
        return change.view(-1, 21, 3)

    options = Options.of(settings)
    application = Application(info, stitch, close, options, kind, cut.lip_ratio)
    mask = _whole(np.repeat(edge_mask()[..., None], 3, 2), cut, picture).astype(np.float32) / 255
    frames: list[Pixels] = []
    for row in motion.values:
        moved = application.keypoints(row[None], motion.reference, motion.lips)
        warped, _, _ = plainly.warping(weights["W"], features, still, moved)
        drawn = _whole(pixels(plainly.generator(weights["G"], warped))[0], cut, picture)
        frames.append((mask * drawn + (1 - mask) * picture).clip(0, 255).astype(np.uint8))
    return frames


def _whole(frame: Pixels, cut: Cutout, picture: Pixels) -> Pixels:
    """A drawn frame where it lies in the picture, black around it."""
    height, width = picture.shape[:2]
    return cv2.warpAffine(frame, cut.to_picture[:2], (width, height)).astype(np.uint8)


def _tensors(files: WeightFiles, name: str, *place: str) -> dict[str, Tensor]:
    path = files.path(name)
    with opened(path) as file:
        found = file.tensors(*place).items()
        place = torch.get_default_device()
        return {key: as_tensor(key, stored, path.name).to(place) for key, stored in found}
