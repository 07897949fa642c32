"""The pictures of which the reference numbers tell."""

from __future__ import annotations

import numpy as np
from PIL import Image

from joyvasa_desktop import paths

SCENES = ("astronaut", "wide", "tall")


def scenes() -> dict[str, np.ndarray]:
    """All of `SCENES`, uint8 (H, W, 3) RGB."""
    picture = np.asarray(Image.open(paths.samples() / "astronaut.png").convert("RGB"))
    wide = np.concatenate([picture, picture[:, ::-1]], axis=1)[20:452, 100:900]
    found = {"astronaut": picture, "wide": wide, "tall": picture[:, 130:330]}
    return {name: np.ascontiguousarray(pixels) for name, pixels in found.items()}
