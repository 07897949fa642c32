"""Find faces as the published pipeline does: SCRFD, then 106 and 203 landmarks on each face."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from joyvasa_desktop.arrays import Floats, Pixels
from joyvasa_desktop.photo.average import mesh_on
from joyvasa_desktop.photo.boxes import plausible, shares
from joyvasa_desktop.photo.byhand import AGREED, seen_at
from joyvasa_desktop.photo.finder import SAME_FACE, FaceFinder, windows
from joyvasa_desktop.photo.landmarks106 import Landmarks106
from joyvasa_desktop.photo.landmarks203 import Landmarks203
from joyvasa_desktop.photo.portrait import Face, InsightPoints
from joyvasa_desktop.photo.sampling import Square
from joyvasa_desktop.photo.scrfd import Detections, Scrfd
from joyvasa_desktop.progress import Progress, Report, ignore

THRESHOLD = 0.15
"""The published one, which suits faces that fill a good part of what the detector sees."""

WINDOW_THRESHOLD = 0.5  # in a window, that little is mostly something else
SMALLEST_WINDOW = 640  # px; the detector sees a smaller one hardly better than the one around it
EDGE = 4.0  # px; a box that comes so near to the cut edge of a window may go on beyond it
MOST_FACES = 99  # as many as the setting "face" counts
SMALLEST = 4.0  # px, extent of a face's landmarks

EYES_AND_MOUTH = (0, 1, 3, 4)
"""Of SCRFD's five points those of `PERSON_POINTS`; the other one is the nose."""

_LOOKING = "Looking for faces"


class InsightFinder:
    """Finds faces with the published models, which are loaded on first use.

    Args:
        detector: InsightFace's det_10g.onnx.
        landmarks106: InsightFace's 2d106det.onnx.
        landmarks203: LivePortrait's landmark.onnx.
        threshold: the least score of a face, 0..1.
        builtin: gives every face the mesh of 478 points; a new one if left out.
    """

    def __init__(
        self,
        detector: Path,
        landmarks106: Path,
        landmarks203: Path,
        threshold: float = THRESHOLD,
        builtin: FaceFinder | None = None,
    ) -> None:
        self._scrfd = Scrfd(detector)
        self._landmarks106 = Landmarks106(landmarks106)
        self._landmarks203 = Landmarks203(landmarks203)
        self._threshold = threshold
        self._builtin = builtin or FaceFinder()

    def find(self, rgb: Pixels, report: Report = ignore) -> list[Face]:
        """All faces of a picture uint8 (H, W, 3) RGB, from left to right, at most 99.

        Faces in the whole picture are those of the published pipeline; in large pictures smaller
        ones are added. Where it sees none, such as upside down, the built-in finder's are given,
        with its own points alone.

        Args:
            rgb: the picture.
            report: told several times a second; what it raises ends the search.

        Raises:
            UnreadableFile: if a model is missing, damaged or another network.
        """
        found = self._detections(rgb, report)
        faces: list[Face] = []
        for number in range(len(found)):
            report(Progress("photo", number, len(found), _LOOKING))
            face = self._face(rgb, found.only(np.array([number])))
            faces += [] if face is None else [face]
        if not faces:
            return self._builtin.find(rgb, report)
        return sorted(faces, key=lambda face: face.box[0] + face.box[2])

    def _detections(self, rgb: Pixels, report: Report) -> Detections:
        size = (rgb.shape[1], rgb.shape[0])
        report(Progress("photo", 0, 0, _LOOKING))
        found = self._scrfd.detect(rgb, self._threshold)
        found = found.only(plausible(found.boxes, size))
        for window in windows(*size, SMALLEST_WINDOW):
            report(Progress("photo", 0, 0, _LOOKING))
            found = with_new(found, self._in_window(rgb, window))
        sides = found.boxes[:, 2:] - found.boxes[:, :2]
        largest = np.argsort(-sides.prod(axis=1), kind="stable")[:MOST_FACES]
        return found.only(largest)

    def _in_window(self, rgb: Pixels, window: Square) -> Detections:
        """The faces that a window shows whole, in pixels of the picture."""
        size = np.array([rgb.shape[1], rgb.shape[0]])
        middle = np.array([window.x, window.y])
        low = np.clip(np.round(middle - window.side / 2), 0, size).astype(int)
        high = np.clip(np.round(middle + window.side / 2), 0, size).astype(int)
        part = rgb[low[1] : high[1], low[0] : high[0]]
        found = self._scrfd.detect(part, max(self._threshold, WINDOW_THRESHOLD)).moved(low)
        # Where the window ends but not the picture, a face may go on.
        begins = (found.boxes[:, :2] >= low + EDGE) | (low == 0)
        ends = (found.boxes[:, 2:] <= high - EDGE) | (high == size)
        whole = (begins & ends).all(axis=1)
        return found.only(whole & plausible(found.boxes, (rgb.shape[1], rgb.shape[0])))

    def _face(self, rgb: Pixels, one: Detections) -> Face | None:
        """One detection with all landmarks; None if they make no face."""
        x0, y0, x1, y1 = (float(value) for value in one.boxes[0])
        box = (x0, y0, x1, y1)
        points106 = self._landmarks106.fit(rgb, box)
        if not np.ptp(points106, axis=0).max() >= SMALLEST:
            return None
        insight = InsightPoints(points106, self._landmarks203.fit(rgb, points106))
        mesh = self._mesh(rgb, one.points[0])
        return Face(box, mesh, float(one.scores[0]), insight)

    def _mesh(self, rgb: Pixels, five: Floats) -> Floats:
        """The mesh float32 (478, 3) of a face: the network's, or an average one on five points."""
        placed = five[list(EYES_AND_MOUTH)].astype(np.float64)
        between_eyes, mouth = placed[:2].mean(axis=0), placed[2:].mean(axis=0)
        # Turned to the side, the eyes come together, but not the eyes and the mouth.
        size = max(
            float(np.linalg.norm(placed[1] - placed[0])),
            float(np.linalg.norm(mouth - between_eyes)),
        )
        seen = seen_at(placed, rgb, self._builtin, AGREED * size)
        return mesh_on(placed) if seen is None else seen.landmarks


def with_new(known: Detections, others: Detections) -> Detections:
    """Known detections, and those of the others that are none of them."""
    for number, box in enumerate(others.boxes):
        if not (shares(box, known.boxes) > SAME_FACE).any():
            known = known.and_also(others.only(np.array([number])))
    return known
