"""Small motion generators in the published layout, with random weights."""

from __future__ import annotations

import argparse
import json
import math
import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from joyvasa_desktop.motion.schedule import schedule
from joyvasa_desktop.motion.transformer import sine_table
from joyvasa_desktop.speech.encoder import Shape, empty

# The machine's other cores belong to the other tests.
torch.set_num_threads(1)

SHAPE = Shape(
    conv_dim=(8,) * 7,
    hidden_size=32,
    num_hidden_layers=1,
    num_attention_heads=4,
    intermediate_size=16,
    num_conv_pos_embeddings=4,
    num_conv_pos_embedding_groups=4,
)
FRAMES, PREVIOUS, CHANNELS, WIDTH, STEPS = 12, 3, 73, 16, 6


@dataclass(frozen=True)
class Files:
    """Where a generator lies."""

    checkpoint: Path
    template: Path
    encoder: Path


def write(folder: Path, tensors: dict[str, Tensor] | None = None, **args: Any) -> Files:
    """A generator's three parts in the published folders, without weights beside config.json."""
    files = Files(
        folder / "JoyVASA" / "motion_generator" / "iter_0020000.pt",
        folder / "JoyVASA" / "motion_template" / "motion_template.pkl",
        folder / "chinese-hubert-base",
    )
    for path in (files.checkpoint, files.template, files.encoder / "config.json"):
        path.parent.mkdir(parents=True, exist_ok=True)
    settings = argparse.Namespace(fps=25, pad_mode="zero", audio_model="hubert_zh", **args)
    content = {"args": settings, "model": tensors or generator(), "iter": 1}
    torch.save(content, files.checkpoint)
    files.template.write_bytes(pickle.dumps(template()))
    config = {name: getattr(SHAPE, name) for name in Shape.__slots__ if name != "family"}
    (files.encoder / "config.json").write_text(json.dumps(config), "utf-8")
    return files


def generator(
    frames: int = FRAMES,
    channels: int = CHANNELS,
    neighbours: int = 0,
    indicator: bool = False,
    layers: int = 2,
    width: int = WIDTH,
    previous: int = PREVIOUS,
    steps: int = STEPS,
    shape: Shape = SHAPE,
) -> dict[str, Tensor]:
    """All tensors of a generator.

    Args:
        neighbours: how many frames of sound on each side a frame of motion sees besides its own.
    """
    draw = torch.Generator().manual_seed(0)
    rows = previous + frames
    distance = (torch.arange(rows)[:, None] - torch.arange(rows)).abs()

    def random(*shape: int) -> Tensor:
        return torch.randn(*shape, generator=draw) / math.sqrt(shape[-1])

    def linear(name: str, outputs: int, inputs: int) -> dict[str, Tensor]:
        return {f"{name}.weight": random(outputs, inputs), f"{name}.bias": random(outputs)}

    net = "denoising_net"
    tensors = {
        "start_audio_feat": random(1, previous, width),
        "start_motion_feat": random(1, previous, channels),
        "null_audio_feat": random(1, 1, width),
        **linear("audio_feature_map", width, shape.hidden_size),
        f"{net}.alignment_mask": distance > neighbours,
        f"{net}.PE.pe": sine_table(rows + 5, width)[None],
        f"{net}.TE.pe": torch.zeros(1, 3, width),
        **linear(f"{net}.diff_step_map.0", width, width),
        **linear(f"{net}.diff_step_map.2", width, width),
        **linear(f"{net}.feature_proj", width, channels + indicator),
        **linear(f"{net}.motion_dec.0", width // 2, width),
        **linear(f"{net}.motion_dec.2", channels, width // 2),
    }
    for i in range(layers):
        name = f"{net}.transformer.layers.{i}"
        for attention in (f"{name}.self_attn", f"{name}.multihead_attn"):
            tensors[f"{attention}.in_proj_weight"] = random(3 * width, width)
            tensors[f"{attention}.in_proj_bias"] = random(3 * width)
            tensors |= linear(f"{attention}.out_proj", width, width)
        tensors |= linear(f"{name}.linear1", 4 * width, width)
        tensors |= linear(f"{name}.linear2", width, 4 * width)
        for norm in (1, 2, 3):
            tensors[f"{name}.norm{norm}.weight"] = 1 + 0.1 * random(width)
            tensors[f"{name}.norm{norm}.bias"] = random(width)
    return tensors | _schedule(steps) | _encoder(shape, random)


def template() -> dict[str, Any]:
    """A motion template whose ranges differ in every number."""
    sizes = {"scale": 1, "R": 9, "t": 3, "exp": 63, "pitch": 1, "yaw": 1, "roll": 1}
    made = {}
    for name, size in (sizes | {"lip": 1, "eyes": 2}).items():
        numbers = np.arange(1, size + 1, dtype=np.float32) / 100
        low, high = {"scale": (1.0, 0.5)}.get(name, (-1.0, 2.0))
        made |= {f"mean_{name}": numbers, f"std_{name}": 1 + numbers, f"min_{name}": low + numbers}
        made |= {f"max_{name}": low + high + 2 * numbers, f"abs_max_{name}": 3 + numbers}
    return made


def _schedule(steps: int) -> dict[str, Tensor]:
    made = schedule(steps)
    named = {"alphas": made.alphas, "betas": 1 - made.alphas, "alpha_bars": made.alpha_bars}
    named |= {"sigmas_flex": made.flexible, "sigmas_inflex": made.posterior}
    return {f"diffusion_sched.{name}": tensor for name, tensor in named.items()}


def _encoder(shape: Shape, random: Any) -> dict[str, Tensor]:
    shapes = {name: tensor.shape for name, tensor in empty(shape).state_dict().items()}
    made = {name: random(*shape) for name, shape in shapes.items()}
    # The normalisations of a trained network are near 1.
    made |= {name: made[name] + 1 for name in made if name.endswith("norm.weight")}
    return {f"audio_encoder.{name}": tensor for name, tensor in made.items()}
