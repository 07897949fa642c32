"""The built-in face detector: rough boxes and eye positions of the faces in a square."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from joyvasa_desktop.arrays import Doubles, Floats, Pixels
from joyvasa_desktop.networks import network
from joyvasa_desktop.photo.sampling import Square, cut

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

SIZE = 128  # px, side of the network's input
CELLS = ((16, 2), (8, 6))  # cells along a side of the picture, anchors in each of them
OVERLAP = 0.3  # intersection over union from which two boxes are the same face
THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Detection:
    """A rough face.

    Attributes:
        box: x0, y0, x1, y1, continuous picture coordinates.
        points: float64 (6, 2): the eyes (the picture's left one first), nose, mouth, ears.
        score: 0..1.
    """

    box: tuple[float, float, float, float]
    points: Doubles
    score: float

    @property
    def square(self) -> Square:
        """Where the mesh looks: 1.5 times the box, turned as the eyes are."""
        x0, y0, x1, y1 = self.box
        across = self.points[1] - self.points[0]
        angle = float(np.arctan2(across[1], across[0]))
        return Square((x0 + x1) / 2, (y0 + y1) / 2, 1.5 * max(x1 - x0, y1 - y0), angle)


class Detector:
    """Runs the detector's network; it is loaded on first use."""

    def __init__(self, model: Path) -> None:
        self._model = model

    @cached_property
    def _session(self) -> InferenceSession:
        return network(self._model)

    def detect(
        self, picture: Pixels, square: Square | None = None, threshold: float = THRESHOLD
    ) -> list[Detection]:
        """Faces in a square of the picture, best first; it is turned by quarters, if at all.

        Args:
            picture: uint8 (H, W, 3) RGB.
            square: where to look; by default the smallest one around the whole picture. A face
                is found from about 15 % of its side on.
            threshold: the least score, 0..1.
        """
        if square is None:
            height, width = picture.shape[:2]
            square = Square(width / 2, height / 2, max(height, width))
        pixels = cut(picture, square, SIZE, replicate=False)
        inputs = pixels.astype(np.float32).transpose(2, 0, 1)[None] / 127.5 - 1
        boxes, logits = self._session.run(["boxes", "scores"], {"image": inputs})
        found = decode(boxes[0], logits[0, :, 0], threshold)
        return [_placed(numbers, score, square) for numbers, score in merge(*found)]


def decode(boxes: Floats, logits: Floats, threshold: float) -> tuple[Doubles, Doubles]:
    """Numbers of the network to boxes and points, in units of the square.

    Returns:
        float64 (N, 16): centre x, y, width, height and 6 points; and their scores (N,).
    """
    scores = 1 / (1 + np.exp(-np.clip(logits.astype(np.float64), -100, 100)))
    kept = scores >= threshold
    numbers = boxes[kept].astype(np.float64) / SIZE
    anchors = _anchors()[kept]
    numbers[:, :2] += anchors
    numbers[:, 4:] += np.tile(anchors, 6)
    return numbers, scores[kept]


def merge(numbers: Doubles, scores: Doubles) -> list[tuple[Doubles, float]]:
    """Weighted non-maximum suppression: each face is the mean of the boxes that agree on it."""
    order = np.argsort(-scores, kind="stable")
    merged = []
    while len(order):
        same = _overlaps(numbers[order[0]], numbers[order]) > OVERLAP
        same[0] = True  # an empty box overlaps nothing, not even itself
        group = order[same]
        mean = np.average(numbers[group], axis=0, weights=scores[group])
        merged.append((mean, float(scores[order[0]])))
        order = order[~same]
    return merged


def _anchors() -> Doubles:
    rows = []
    for cells, repeats in CELLS:
        middles = (np.arange(cells) + 0.5) / cells
        y, x = np.meshgrid(middles, middles, indexing="ij")
        rows.append(np.repeat(np.stack([x.ravel(), y.ravel()], axis=1), repeats, axis=0))
    return np.concatenate(rows)


def _overlaps(one: Doubles, many: Doubles) -> Doubles:
    low = np.maximum(one[:2] - one[2:4] / 2, many[:, :2] - many[:, 2:4] / 2)
    high = np.minimum(one[:2] + one[2:4] / 2, many[:, :2] + many[:, 2:4] / 2)
    common = np.clip(high - low, 0, None).prod(axis=1)
    union = one[2:4].prod() + many[:, 2:4].prod(axis=1) - common
    share: Doubles = np.divide(common, union, out=np.zeros_like(common), where=union > 0)
    return share


def _placed(numbers: Doubles, score: float, square: Square) -> Detection:
    corners = np.concatenate(
        [
            [numbers[:2] - numbers[2:4] / 2, numbers[:2] + numbers[2:4] / 2],
            numbers[4:].reshape(6, 2),
        ]
    )
    placed = square.to_picture(corners * SIZE, SIZE)
    # In a turned square the corners change places.
    x0, y0, x1, y1 = (float(v) for v in (*placed[:2].min(axis=0), *placed[:2].max(axis=0)))
    return Detection((x0, y0, x1, y1), placed[2:], score)
