"""Photos into networks, and pictures out of them."""

from __future__ import annotations

import cv2
import torch
from torch import Tensor

from joyvasa_desktop.arrays import Pixels

SIDE = 256
"""Height and width of the photos that the networks look at."""


def photo_tensor(photo: Pixels) -> Tensor:
    """A photo (H, W, 3), RGB, as (1, 3, 256, 256) float32 0..1."""
    if photo.shape[:2] != (SIDE, SIDE):
        photo = cv2.resize(photo, (SIDE, SIDE), interpolation=cv2.INTER_LINEAR).astype("uint8")
    return torch.tensor(photo).permute(2, 0, 1)[None].float() / 255


def pixels(pictures: Tensor) -> Pixels:
    """Pictures (B, 3, H, W) of 0..1 as uint8 (B, H, W, 3), RGB; cut off, not rounded."""
    whole = pictures.float().clamp(0, 1).mul(255).to(torch.uint8)
    array: Pixels = whole.permute(0, 2, 3, 1).contiguous().cpu().numpy()
    return array
