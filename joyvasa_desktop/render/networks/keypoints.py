"""From the numbers of a motion to keypoints (arXiv 2407.03168, equation 2); all in float32."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

from joyvasa_desktop.render.networks.stitching import POINTS

BINS = 66
_DEGREES_PER_BIN = 3
_LOWEST = -97.5

ANGLES = ("pitch", "yaw", "roll")


def degrees(angle: Tensor) -> Tensor:
    """An angle (B, 1) in degrees from scores (B, 66) of bins; anything else is degrees already."""
    if angle.ndim != 2 or angle.shape[1] != BINS:
        return angle
    bins = torch.arange(BINS, dtype=torch.float32, device=angle.device)
    return (angle.softmax(1) * bins).sum(1, keepdim=True) * _DEGREES_PER_BIN + _LOWEST


def refined(raw: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The motion extractor's numbers with angles in degrees (B, 1) and points (B, 21, 3)."""
    info = {name: numbers.float() for name, numbers in raw.items()}
    points = {name: info[name].view(-1, POINTS, 3) for name in ("kp", "exp")}
    return info | points | {name: degrees(info[name]) for name in ANGLES}


def rotation(pitch: Tensor, yaw: Tensor, roll: Tensor) -> Tensor:
    """The matrices (B, 3, 3) that turn points given as rows: x R.

    Args:
        pitch, yaw, roll: degrees, (B, 1) or (B,), about x (right), y (down) and z (away).
    """
    p, y, r = (torch.deg2rad(angle.float().reshape(-1)) for angle in (pitch, yaw, roll))
    one, zero = torch.ones_like(p), torch.zeros_like(p)
    about_x = _matrix(one, zero, zero, zero, p.cos(), -p.sin(), zero, p.sin(), p.cos())
    about_y = _matrix(y.cos(), zero, y.sin(), zero, one, zero, -y.sin(), zero, y.cos())
    about_z = _matrix(r.cos(), -r.sin(), zero, r.sin(), r.cos(), zero, zero, zero, one)
    return (about_z @ about_y @ about_x).transpose(1, 2)


def _matrix(*numbers: Tensor) -> Tensor:
    """A matrix (B, 3, 3) from nine columns (B,), row by row."""
    return torch.stack(numbers, 1).view(-1, 3, 3)


def transformed(info: Mapping[str, Tensor]) -> Tensor:
    """Keypoints (B, 21, 3) where a motion puts them: scale (kp R + exp) + t, t without its z.

    Args:
        info: `kp` and `exp` (B, 63) or (B, 21, 3), `scale` (B, 1), `t` (B, 3), and the three
            angles in degrees (B, 1) or as scores of bins (B, 66).
    """
    turn = rotation(*(degrees(info[name].float()) for name in ANGLES))
    points = info["kp"].float().view(-1, POINTS, 3)
    expression = info["exp"].float().view(-1, POINTS, 3)
    moved = info["scale"].float().view(-1, 1, 1) * (points @ turn + expression)
    shift = info["t"].float().view(-1, 1, 3).clone()
    # Quirk kept for the checkpoints: z of the translation never counts.
    shift[:, :, 2] = 0
    return moved + shift
