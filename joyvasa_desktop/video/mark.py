"""A small visible "AI-generated" in the corner of a frame."""

from __future__ import annotations

from functools import cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from joyvasa_desktop.arrays import Pixels

TEXT = "AI-generated"
_HEIGHT = 0.032  # of the frame's height: 16 px at 512, 35 px at 1080
_SMALLEST = 11.0  # px; below that the letters run together


def draw_mark(frame: Pixels) -> Pixels:
    """A copy of a frame with the mark in its lower right corner, light letters, dark outline.

    Args:
        frame: uint8 (H, W, 3) RGB or (H, W, 4) RGBA; the mark is opaque in the latter.
    """
    height, width = frame.shape[:2]
    patch = _patch(width, height)
    rows, columns = patch.shape[:2]
    margin = max(1, min(height - rows, width - columns, round(0.02 * height)))
    top, left = max(0, height - rows - margin), max(0, width - columns - margin)
    marked = frame.copy()
    area = marked[top : top + rows, left : left + columns]
    patch = patch[: area.shape[0], : area.shape[1]]
    cover = patch[..., 3:].astype(np.uint16)
    blend = (area[..., :3] * (255 - cover) + patch[..., :3] * cover + 127) // 255
    area[..., :3] = blend.astype(np.uint8)
    if frame.shape[2] == 4:
        area[..., 3:] = np.maximum(area[..., 3:], patch[..., 3:])
    return marked


@cache
def _patch(width: int, height: int) -> Pixels:
    """The mark for frames of one size: uint8 (h, w, 4) RGBA."""
    size = max(_SMALLEST, _HEIGHT * height)
    patch = _text(size)
    room = 0.9 * width
    if patch.shape[1] > room:
        patch = _text(max(1.0, size * room / patch.shape[1]))
    return patch


def _text(size: float) -> Pixels:
    font = ImageFont.load_default(size)
    stroke = max(1, round(size / 10))
    box = font.getbbox(TEXT, stroke_width=stroke)
    shape = (round(box[2] - box[0]), round(box[3] - box[1]))
    image = Image.new("RGBA", shape)
    ImageDraw.Draw(image).text(
        (-box[0], -box[1]), TEXT, (255, 255, 255, 255), font, stroke_width=stroke,
        stroke_fill=(0, 0, 0, 255),
    )  # fmt: skip
    return np.asarray(image, dtype=np.uint8)
