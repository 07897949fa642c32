"""The built-in person network: how likely each pixel of a region shows a person."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from joyvasa_desktop import paths
from joyvasa_desktop.arrays import Floats, Pixels
from joyvasa_desktop.networks import network

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

SIZE = 256
"""Side of the network's input and output in pixels."""


def person_probability(picture: Pixels) -> Floats:
    """Asks the network about a whole picture.

    The picture is squeezed to a square, so it should be nearly one, with people upright. Asking
    about its mirror image as well removes much of the network's noise at edges.

    Args:
        picture: uint8 (H, W, 3) RGB.

    Returns:
        float32 (SIZE, SIZE), 0..1.
    """
    small = np.asarray(cv2.resize(picture, (SIZE, SIZE), interpolation=cv2.INTER_AREA), np.uint8)
    return np.asarray((_run(small) + _run(small[:, ::-1])[:, ::-1]) / 2, np.float32)


def _run(square: Pixels) -> Floats:
    inputs = square.astype(np.float32).transpose(2, 0, 1)[None] / 255
    (mask,) = _session(paths.models() / "person_segmenter_256.onnx").run(
        ["mask"], {"image": inputs}
    )
    return np.asarray(mask[0, 0], np.float32)


@cache
def _session(model: Path) -> InferenceSession:
    return network(model)
