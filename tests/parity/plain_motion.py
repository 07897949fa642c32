"""The motion generator as its specification states it, with PyTorch's own layers and no savings.

This is what the program's own formulation is compared with, in numbers and in time. Nothing here
is prepared, shared or left out: both branches of guidance, every row, every step.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from joyvasa_desktop.motion.noise import Noise
from joyvasa_desktop.motion.schedule import Schedule
from joyvasa_desktop.motion.transformer import sine_table

HEADS = 8


class PlainDenoiser(nn.Module):
    """A decoder of published layers; its tensors keep their published names."""

    def __init__(self, tensors: Mapping[str, Tensor]) -> None:
        """Takes the tensors below "denoising_net."."""
        super().__init__()
        own = {
            name.removeprefix("denoising_net."): tensor
            for name, tensor in tensors.items()
            if name.startswith("denoising_net.") and not name.endswith(".pe")
        }
        self.register_buffer("alignment_mask", torch.zeros_like(own["alignment_mask"]))
        width, entering = own["feature_proj.weight"].shape
        inner = len(own["transformer.layers.0.linear1.weight"])
        layers = len([name for name in own if name.endswith("linear1.weight")])
        channels = len(own["motion_dec.2.weight"])
        self.diff_step_map = _two(width, width, width)
        self.feature_proj = nn.Linear(entering, width)
        layer = nn.TransformerDecoderLayer(
            width, HEADS, inner, dropout=0.0, activation="gelu", batch_first=True
        )
        self.transformer = nn.TransformerDecoder(layer, layers)
        self.motion_dec = _two(width, width // 2, channels)
        self.load_state_dict(own)
        self.steps = sine_table(501, width)
        self.positions = tensors["denoising_net.PE.pe"][0]
        self.eval().requires_grad_(False)

    def forward(
        self,
        noisy: Tensor,
        audio: Tensor,
        previous_motion: Tensor,
        previous_audio: Tensor,
        step: Tensor,
        position: str = "constant",
        real: int | None = None,
    ) -> Tensor:
        """(B, L, D), (B, L, F), (B, P, D), (B, P, F) and (B,) to (B, P + L, D)."""
        motion = torch.cat([previous_motion, noisy], 1)
        rows = motion.shape[1]
        if self.feature_proj.in_features > motion.shape[2]:
            shown = torch.zeros(len(motion), rows, 1)
            first = previous_motion.shape[1]
            shown[:, first : rows if real is None else first + real] = 1
            motion = torch.cat([motion, shown], 2)
        place = self.positions[:rows] if position == "sequential" else self.positions[rows]
        z = self.feature_proj(motion) + place + self.diff_step_map(self.steps[step])[:, None]
        memory = torch.cat([previous_audio, audio], 1)
        return self.motion_dec(self.transformer(z, memory, memory_mask=self.alignment_mask))


def plain_sample(
    denoiser: PlainDenoiser,
    plan: Schedule,
    tensors: Mapping[str, Tensor],
    features: Tensor,
    noise: Noise,
    scale: float,
) -> Tensor:
    """The first window of a take, (L, F) to (L, D), in every step of the schedule."""
    frames, channels = len(features), tensors["start_motion_feat"].shape[2]
    audio = torch.stack([tensors["null_audio_feat"][0].expand(frames, -1), features])
    earlier = tensors["start_audio_feat"].expand(2, -1, -1)
    motion = tensors["start_motion_feat"].expand(2, -1, -1)
    x = torch.from_numpy(noise.initial((1, frames, channels))).to(features.device)
    for step in range(plan.steps, 0, -1):
        at = torch.tensor([step, step], device=features.device)
        unheard, heard = denoiser(x.expand(2, -1, -1), audio, motion, earlier, at)[:, -frames:]
        clean = unheard + scale * (heard - unheard)
        bar, before, alpha = plan.alpha_bars[step], plan.alpha_bars[step - 1], plan.alphas[step]
        x = (1 - before) * alpha.sqrt() / (1 - bar) * x
        x = x + (1 - alpha) * before.sqrt() / (1 - bar) * clean
        if step > 1:
            drawn = torch.from_numpy(noise.step(0, step, (1, frames, channels)))
            x = x + plan.posterior[step] * drawn.to(features.device)
    return x[0]


def _two(entering: int, inner: int, leaving: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(entering, inner), nn.GELU(), nn.Linear(inner, leaving))
