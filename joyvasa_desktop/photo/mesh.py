"""The built-in face mesh: 478 points of one face, given roughly where it is."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from joyvasa_desktop.arrays import Floats, Pixels
from joyvasa_desktop.networks import network
from joyvasa_desktop.photo.sampling import Square, cut

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

SIZE = 192  # px, side of the network's input
EYE_CORNERS = (33, 263)  # outer ones, the picture's left one first


class Mesh:
    """Runs the mesh network; it is loaded on first use.

    Points are in picture pixels with pixel centres at integers; z is in the same unit and
    negative towards the viewer.
    """

    def __init__(self, model: Path) -> None:
        self._model = model

    @cached_property
    def _session(self) -> InferenceSession:
        return network(self._model)

    def fit(self, picture: Pixels, square: Square) -> tuple[Floats, float]:
        """The points float32 (478, 3) in a square, and how sure the network is, 0..1."""
        pixels = cut(picture, square, SIZE, replicate=True)
        inputs = pixels.astype(np.float32).transpose(2, 0, 1)[None] / 255
        points, score = self._session.run(["landmarks", "score"], {"image": inputs})
        # The network counts from the edge of the first pixel, the program from its centre.
        xy = square.to_picture(points[0, :, :2], SIZE) - 0.5
        z = points[0, :, 2:] * (square.side / SIZE)
        return np.concatenate([xy, z], axis=1).astype(np.float32), float(score[0, 0])


def square_around(landmarks: Floats) -> Square:
    """Where to look for a face again whose points (478, 2 or 3) are known roughly."""
    xy = landmarks[:, :2].astype(np.float64) + 0.5
    low, high = xy.min(axis=0), xy.max(axis=0)
    across = xy[EYE_CORNERS[1]] - xy[EYE_CORNERS[0]]
    middle = (low + high) / 2
    return Square(
        float(middle[0]),
        float(middle[1]),
        1.5 * float((high - low).max()),
        float(np.arctan2(across[1], across[0])),
    )
