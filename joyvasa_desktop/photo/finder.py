"""Find every face in a picture, large or small, and put the mesh of 478 points on each."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from joyvasa_desktop import paths
from joyvasa_desktop.arrays import Floats, Pixels
from joyvasa_desktop.photo.boxes import shares
from joyvasa_desktop.photo.detector import Detection, Detector
from joyvasa_desktop.photo.mesh import Mesh, square_around
from joyvasa_desktop.photo.portrait import Face
from joyvasa_desktop.photo.sampling import Square
from joyvasa_desktop.progress import Progress, Report, ignore

MESH_THRESHOLD = 0.5
LAST_TRY_THRESHOLD = 0.3  # of the detector, on the whole picture, when nothing else was found

# In a small window many things look like a face to the detector; real ones score above 0.7,
# except when much turned. Those below count only when the picture has no better ones.
SURE_THRESHOLD = 0.7
STRICT_MESH_THRESHOLD = 0.9

# Scores of the detector are compared after this is added for the upright whole picture: it shows
# a face with all of its surroundings, so its box is the better one of two similar scores.
WHOLE_BONUS = 0.1
# Photos may lie on their side or stand on their head; the mesh fits upside-down faces wrongly
# but without a doubt, unless the detector has seen them upright.
TURNS = (math.pi / 2, math.pi, -math.pi / 2)
MOST_CANDIDATES = 300

# Windows of a half, a quarter and an eighth of the picture find what is too small for the whole.
WINDOW_DIVISORS = (2, 4, 8)
SMALLEST_WINDOW = 200  # px; a face that only a smaller window finds is too small to animate

SAME_FACE = 0.5  # common area over the smaller area of two boxes
EDGE = 0.1  # of a box; a face that leaves its window further than this is seen by a better one

_LOOKING = "Looking for faces"


class FaceFinder:
    """Finds faces with the built-in networks, which are loaded on first use.

    Args:
        models: folder of the networks; the program's own by default.
    """

    def __init__(self, models: Path | None = None) -> None:
        folder = paths.models() if models is None else models
        self._detector = Detector(folder / "face_detector_128.onnx")
        self._mesh = Mesh(folder / "face_mesh_478.onnx")

    def find(self, rgb: Pixels, report: Report = ignore) -> list[Face]:
        """All faces of a picture uint8 (H, W, 3) RGB, from left to right.

        Faces are found from about 30 pixels or 2 % of the longer side on, and at any turn from
        about 15 % on; small ones are not found upside down. Animals and statues count as faces
        when they look like one.

        Args:
            rgb: the picture.
            report: told several times a second; what it raises ends the search.
        """
        whole = self._detector.detect(rgb)
        rivals = self._turned(rgb) + self._windowed(rgb, report)
        sure = [one for one in rivals if one.score >= SURE_THRESHOLD]
        report(Progress("photo", 1, 2, _LOOKING))
        faces = self._faces(rgb, whole, sure)
        if not faces:
            faces = self._faces(rgb, [], rivals, STRICT_MESH_THRESHOLD)
        if not faces:
            faces = self._faces(rgb, self._detector.detect(rgb, threshold=LAST_TRY_THRESHOLD), [])
        return sorted(faces, key=lambda face: face.box[0] + face.box[2])

    def track(self, rgb: Pixels, previous: Floats) -> Face | None:
        """The same face in the next picture of a video.

        Args:
            rgb: uint8 (H, W, 3).
            previous: its points (478, 2 or 3) in the picture before.

        Returns:
            The face, or None if it isn't there any more.
        """
        landmarks, score = self._mesh.fit(rgb, square_around(previous))
        return _face(landmarks, score) if score > MESH_THRESHOLD else None

    def certainty(self, rgb: Pixels, landmarks: Floats) -> float:
        """How much a face looks like one to the detector, 0..1, seen upright and large.

        Args:
            rgb: uint8 (H, W, 3).
            landmarks: its points (478, 2 or 3).
        """
        found = self._detector.detect(rgb, square_around(landmarks))
        return max((one.score for one in found), default=0.0)

    def _turned(self, rgb: Pixels) -> list[Detection]:
        """Faces that show when the picture is laid on its sides and on its head."""
        height, width = rgb.shape[:2]
        squares = (Square(width / 2, height / 2, max(height, width), turn) for turn in TURNS)
        return [found for square in squares for found in self._detector.detect(rgb, square)]

    def _windowed(self, rgb: Pixels, report: Report) -> list[Detection]:
        seen: list[Detection] = []
        for window in windows(rgb.shape[1], rgb.shape[0]):
            report(Progress("photo", 0, 2, _LOOKING))
            found = self._detector.detect(rgb, window)
            seen += [one for one in found if _inside(one, window, rgb)]
        return seen

    def _faces(
        self,
        rgb: Pixels,
        preferred: list[Detection],
        others: list[Detection],
        threshold: float = MESH_THRESHOLD,
    ) -> list[Face]:
        """Faces on which the mesh agrees, from the best detection on, each of them once."""
        ranked = [(one.score + WHOLE_BONUS, one) for one in preferred]
        ranked += [(one.score, one) for one in others]
        ranked.sort(key=lambda item: -item[0])
        faces: list[Face] = []
        for _, detection in ranked[:MOST_CANDIDATES]:
            if _overlaps(detection.box, faces):
                continue
            rough, score = self._mesh.fit(rgb, detection.square)
            face = self.track(rgb, rough) if score > threshold else None
            if face is not None and face.score > threshold and not _overlaps(face.box, faces):
                faces.append(face)
        return faces


def windows(width: int, height: int, smallest: float = SMALLEST_WINDOW) -> Iterator[Square]:
    """Overlapping upright squares over a picture, the larger ones first.

    Each level steps by half a window, so that a face smaller than half of it is whole in one.

    Args:
        width, height: of the picture.
        smallest: the least side of a window, in pixels.
    """
    longer = max(width, height)
    for divisor in WINDOW_DIVISORS:
        side = longer / divisor
        if side < smallest:
            return
        for y in _middles(height, side):
            for x in _middles(width, side):
                yield Square(x, y, side)


def _middles(length: int, side: float) -> list[float]:
    if length <= side:
        return [length / 2]
    count = int(np.ceil((length - side) / (side / 2))) + 1
    return [float(value) for value in np.linspace(side / 2, length - side / 2, count)]


def _inside(detection: Detection, window: Square, rgb: Pixels) -> bool:
    """Whether a window shows the whole face, as far as the picture does."""
    height, width = rgb.shape[:2]
    x0, y0, x1, y1 = detection.box
    slack, half = EDGE * max(x1 - x0, y1 - y0), window.side / 2
    left, right = window.x - half - slack, window.x + half + slack
    top, bottom = window.y - half - slack, window.y + half + slack
    return (
        (x0 >= left or left <= 0)
        and (x1 <= right or right >= width)
        and (y0 >= top or top <= 0)
        and (y1 <= bottom or bottom >= height)
    )


def _overlaps(box: tuple[float, ...], faces: list[Face]) -> bool:
    known = np.array([face.box for face in faces])
    return bool((shares(np.array(box), known) > SAME_FACE).any())


def _face(landmarks: Floats, score: float) -> Face:
    low, high = landmarks[:, :2].min(axis=0), landmarks[:, :2].max(axis=0)
    box = (float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    return Face(box, landmarks, score)
