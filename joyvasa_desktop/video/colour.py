"""RGB to what codecs store, and back, with the matrix named so that players agree."""

from __future__ import annotations

import av
import numpy as np
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, Interpolation

from joyvasa_desktop.arrays import Pixels

# Without the two full-chroma flags the fast path is off by up to 3 levels; so it is 2 at most.
_EXACT = (
    Interpolation.BICUBIC
    | Interpolation.ACCURATE_RND
    | Interpolation.FULL_CHR_H_INT
    | Interpolation.FULL_CHR_H_INP
)


def matrix(width: int, height: int) -> Colorspace:
    """The YUV matrix for a frame size: BT.601 for small pictures, BT.709 for HD.

    The file names its matrix. Players that ignore the name guess by the size, in this way.
    """
    return Colorspace.ITU709 if width >= 1280 or height > 576 else Colorspace.ITU601


def even(frame: Pixels) -> Pixels:
    """The frame with its last row or column repeated where the size is odd; 4:2:0 needs pairs."""
    height, width = frame.shape[:2]
    if height % 2 == 0 and width % 2 == 0:
        return frame
    return np.pad(frame, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")


def tag(context: av.VideoCodecContext) -> None:
    """Name matrix, range, primaries and transfer in a stream of known size."""
    context.colorspace = matrix(context.width, context.height)
    context.color_range = ColorRange.MPEG
    context.color_primaries = ColorPrimaries.BT709
    context.color_trc = ColorTrc.BT709


def to_yuv(frame: Pixels, pixel_format: str) -> av.VideoFrame:
    """A tagged video frame, limited range.

    Args:
        frame: uint8 (H, W, 3) RGB or (H, W, 4) RGBA, even sizes.
        pixel_format: "yuv420p" or "yuva420p".
    """
    source = av.VideoFrame.from_ndarray(
        np.ascontiguousarray(frame), format="rgba" if frame.shape[2] == 4 else "rgb24"
    )
    space = matrix(source.width, source.height)
    result = source.reformat(
        format=pixel_format,
        dst_colorspace=space,
        dst_color_range=ColorRange.MPEG,
        interpolation=_EXACT,
    )
    result.color_primaries = ColorPrimaries.BT709
    result.color_trc = ColorTrc.BT709
    return result


def to_rgb(frame: av.VideoFrame, alpha: bool = False) -> Pixels:
    """Decoded pixels, uint8 (H, W, 3) RGB or (H, W, 4) RGBA, by the matrix that the file names."""
    pixels = frame.to_ndarray(format="rgba" if alpha else "rgb24", interpolation=_EXACT)
    return np.asarray(pixels, np.uint8)
