"""InsightFace's 106 landmarks of a face, which place the square around it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import cv2
import numpy as np

from joyvasa_desktop.arrays import Floats, Pixels
from joyvasa_desktop.photo.nodes import first_nodes
from joyvasa_desktop.photo.published import PublishedNetwork

SIZE = 192  # px, side of the network's input
AROUND = 1.5  # side of the square that it looks at, in sides of the box


class Landmarks106:
    """Runs the network; its file is loaded on first use."""

    def __init__(self, model: Path) -> None:
        self._network = PublishedNetwork(
            model, "InsightFace's landmark model", (1, 3, SIZE, SIZE), [(1, 212)]
        )

    def fit(self, rgb: Pixels, box: tuple[float, float, float, float]) -> Floats:
        """The points float32 (106, 2) in picture pixels.

        Args:
            rgb: uint8 (H, W, 3) RGB.
            box: x0, y0, x1, y1 of the face, as the detector gave it.

        Raises:
            UnreadableFile: if the file is missing, damaged or another network.
        """
        x0, y0, x1, y1 = box
        zoom = SIZE / (AROUND * max(x1 - x0, y1 - y0))
        shift = SIZE / 2 - zoom * np.array([(x0 + x1) / 2, (y0 + y1) / 2])
        matrix = np.array([[zoom, 0, shift[0]], [0, zoom, shift[1]]])
        seen = cv2.warpAffine(rgb, matrix, (SIZE, SIZE), flags=cv2.INTER_LINEAR)
        values = seen.astype(np.float32).transpose(2, 0, 1)[None]
        if not self._scales_itself:
            values = ((values - 127.5) / 128).astype(np.float32)
        (found,) = self._network.run(np.ascontiguousarray(values))
        points = (found.reshape(106, 2).astype(np.float64) + 1) * (SIZE / 2)
        return ((points - shift) / zoom).astype(np.float32)

    @cached_property
    def _scales_itself(self) -> bool:
        """Whether the network begins by scaling the pixels, as the published one does."""
        names = first_nodes(self._network.content)
        return any(name.startswith(("Sub", "_minus")) for name in names) and any(
            name.startswith(("Mul", "_mul")) for name in names
        )
