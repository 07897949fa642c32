"""InsightFace's face detector (SCRFD): boxes, and five points in each of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np

from joyvasa_desktop.arrays import AnyArray, Floats, Pixels
from joyvasa_desktop.photo.published import PublishedNetwork

SIZE = 512  # px, side of the network's input
STRIDES = (8, 16, 32)  # px between the cells of each of its three levels
ANCHORS = 2  # in each cell
OVERLAP = 0.4  # intersection over union; boxes with more are the same face


@dataclass(frozen=True, slots=True, eq=False)
class Detections:
    """Rough faces, the surest first.

    Attributes:
        boxes: float32 (N, 4), x0, y0, x1, y1 in picture pixels; they may leave the picture.
        points: float32 (N, 5, 2): the picture's left and right eye, nose, mouth's corners.
        scores: float32 (N,), 0..1.
    """

    boxes: Floats
    points: Floats
    scores: Floats

    def __len__(self) -> int:
        return len(self.scores)

    def only(self, which: AnyArray) -> Detections:
        """Those with the given numbers, or where a mask is true, in that order."""
        return Detections(self.boxes[which], self.points[which], self.scores[which])

    def moved(self, by: AnyArray) -> Detections:
        """The same, moved by (2,) pixels."""
        shift = by.astype(np.float32)
        return Detections(self.boxes + np.tile(shift, 2), self.points + shift, self.scores)

    def and_also(self, others: Detections) -> Detections:
        """These, then the others."""
        return Detections(
            np.concatenate([self.boxes, others.boxes]),
            np.concatenate([self.points, others.points]),
            np.concatenate([self.scores, others.scores]),
        )


class Scrfd:
    """Runs the detector; its file is loaded on first use."""

    def __init__(self, model: Path) -> None:
        rows = [ANCHORS * (SIZE // stride) ** 2 for stride in STRIDES]
        # Of every level first the scores, then the boxes, then the points.
        results = [(count, width) for width in (1, 4, 10) for count in rows]
        self._network = PublishedNetwork(
            model, "InsightFace's face detector", (1, 3, SIZE, SIZE), results
        )

    def detect(self, rgb: Pixels, threshold: float) -> Detections:
        """The faces in a picture uint8 (H, W, 3) RGB whose score is `threshold` or more.

        Raises:
            UnreadableFile: if the file is missing, damaged or another network.
        """
        values, zoom = letterbox(rgb)
        outputs = self._network.run(values)
        scores = np.concatenate(outputs[:3])[:, 0]
        boxes, points = decode(np.concatenate(outputs[3:6]), np.concatenate(outputs[6:]))
        sure = np.flatnonzero(scores >= threshold)
        order = sure[np.argsort(-scores[sure], kind="stable")]
        ranked = Detections(boxes[order] / zoom, points[order] / zoom, scores[order])
        return ranked.only(distinct(ranked.boxes))


def letterbox(rgb: Pixels) -> tuple[Floats, float]:
    """The network's input float32 (1, 3, SIZE, SIZE), and its pixels per pixel of the picture.

    The picture lies in the upper left corner; what it leaves free is black.
    """
    height, width = rgb.shape[:2]
    tall = height > width
    high = SIZE if tall else max(int(SIZE * (height / width)), 1)
    wide = max(int(SIZE / (height / width)), 1) if tall else SIZE
    canvas = np.zeros((SIZE, SIZE, 3), np.uint8)
    canvas[:high, :wide] = cv2.resize(rgb, (wide, high), interpolation=cv2.INTER_LINEAR)
    values = (canvas.astype(np.float32) - 127.5) / 128
    # The published pipeline takes the factor of the heights for both axes.
    return np.ascontiguousarray(values.transpose(2, 0, 1)[None]), high / height


def decode(distances: Floats, offsets: Floats) -> tuple[Floats, Floats]:
    """Numbers of the network to pixels of its input.

    Args:
        distances: (N, 4), from the anchor to the left, upper, right and lower edge, in strides.
        offsets: (N, 10), from the anchor to five points, in strides.

    Returns:
        float32 boxes (N, 4) and points (N, 5, 2).
    """
    anchors, strides = _cells()
    reach = distances * strides
    boxes = np.concatenate([anchors - reach[:, :2], anchors + reach[:, 2:]], axis=1)
    points = anchors[:, None] + (offsets * strides).reshape(-1, 5, 2)
    return boxes, points


def distinct(boxes: Floats) -> AnyArray:
    """Greedy non-maximum suppression: the numbers of the boxes that overlap no better one.

    Args:
        boxes: (N, 4), the best first. A pixel more in each direction counts as theirs.
    """
    low, high = boxes[:, :2], boxes[:, 2:] + 1
    areas = (high - low).prod(axis=1)
    left, kept = np.arange(len(boxes)), []
    while len(left):
        best, left = left[0], left[1:]
        kept.append(best)
        sides = np.minimum(high[best], high[left]) - np.maximum(low[best], low[left])
        common = np.clip(sides, 0, None).prod(axis=1)
        left = left[common <= OVERLAP * (areas[best] + areas[left] - common)]
    return np.array(kept, np.intp)


@cache
def _cells() -> tuple[Floats, Floats]:
    """Where each row of the outputs belongs: anchors (N, 2) in pixels, strides (N, 1)."""
    anchors, strides = [], []
    for stride in STRIDES:
        y, x = np.mgrid[: SIZE // stride, : SIZE // stride] * stride
        anchors.append(np.repeat(np.stack([x.ravel(), y.ravel()], axis=1), ANCHORS, axis=0))
        strides.append(np.full((len(anchors[-1]), 1), stride))
    return np.concatenate(anchors).astype(np.float32), np.concatenate(strides).astype(np.float32)
