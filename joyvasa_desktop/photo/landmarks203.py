"""LivePortrait's 203 landmarks of a face, on which eyes and lips are measured."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Floats, Pixels
from joyvasa_desktop.photo.crop import crop_face
from joyvasa_desktop.photo.published import PublishedNetwork

SIZE = 224  # px, side of the network's input
SCALE, SHIFT = 1.5, -0.1  # of the square that it looks at, as in `crop_face`


class Landmarks203:
    """Runs the network; its file is loaded on first use."""

    def __init__(self, model: Path) -> None:
        # The first two outputs are other sets of points, which nobody uses.
        self._network = PublishedNetwork(
            model,
            "LivePortrait's landmark model",
            (1, 3, SIZE, SIZE),
            [(1, 214), (1, 262), (1, 406)],
        )

    def fit(self, rgb: Pixels, points106: AnyArray) -> Floats:
        """The points float32 (203, 2) in picture pixels.

        Args:
            rgb: uint8 (H, W, 3) RGB.
            points106: (106, 2) picture pixels.

        Raises:
            UnreadableFile: if the file is missing, damaged or another network.
            UserError: if all of the 106 points lie on one spot.
        """
        crop = crop_face(rgb, points106, SIZE, SCALE, 0.0, SHIFT)
        values = crop.image.astype(np.float32).transpose(2, 0, 1)[None] / 255
        points = self._network.run(np.ascontiguousarray(values))[2].reshape(203, 2) * SIZE
        placed = points @ crop.to_picture[:2, :2].T + crop.to_picture[:2, 2]
        return placed.astype(np.float32)
