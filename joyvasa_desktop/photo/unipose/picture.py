"""A photo as the network takes it."""

from __future__ import annotations

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from joyvasa_desktop.arrays import Pixels

_SHORTER, _LONGER = 800, 1333
_MEAN = (0.485, 0.456, 0.406)
_SPREAD = (0.229, 0.224, 0.225)


def network_size(width: int, height: int) -> tuple[int, int]:
    """Width and height in which the network sees a picture.

    The shorter side becomes 800 pixels, or less if the longer one would be above 1333.
    """
    low, high = min(width, height), max(width, height)
    side = _SHORTER
    if high / low * _SHORTER > _LONGER:
        # Lines of single pixels keep one.
        side = max(round(_LONGER * low / high), 1)
    # The published code cuts off here, so the longer side can reach 1334; a line's is bounded.
    longer = high if low == side else int(side * high / low)
    longer = min(longer, 2 * _LONGER)
    return (side, longer) if width < height else (longer, side)


def prepared(picture: Pixels) -> Tensor:
    """A picture uint8 (H, W, 3) RGB as (1, 3, h, w), normalised; small ones are enlarged, too."""
    height, width = picture.shape[:2]
    size = network_size(width, height)
    if size != (width, height):
        resized = Image.fromarray(picture).resize(size, Image.Resampling.BILINEAR)
        picture = np.asarray(resized)
    shares = torch.tensor(picture).permute(2, 0, 1)[None] / 255
    mean, spread = (torch.tensor(each).view(3, 1, 1) for each in (_MEAN, _SPREAD))
    return (shares - mean) / spread
