"""The sample portrait at the sizes that figures are given for."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from joyvasa_desktop import paths
from joyvasa_desktop.photo.load import load_picture

SAMPLE = paths.samples() / "astronaut.png"


def full_hd(folder: Path) -> Path:
    """The sample as a 1920 x 1080 photo: enlarged, its sides continued; the face is 193 px wide."""
    rgb = load_picture(SAMPLE).rgb
    large = cv2.resize(rgb, (1080, 1080), interpolation=cv2.INTER_CUBIC)
    wide = cv2.copyMakeBorder(large, 0, 0, 420, 420, cv2.BORDER_REPLICATE)
    path = folder / "sample-1080p.png"
    Image.fromarray(np.asarray(wide, np.uint8)).save(path)
    return path
