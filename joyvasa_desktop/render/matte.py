"""Cut a person out of a photo: which share of each pixel belongs to them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from joyvasa_desktop.arrays import Doubles, Floats, Pixels
from joyvasa_desktop.render.guided import follow_edges
from joyvasa_desktop.render.segmenter import person_probability

CHEEKS = (234, 454)  # their distance is the face width
EYE_CORNERS = (33, 263)

SIDE = 4.6
"""Face widths that the region around the person measures: head, hair and shoulders."""

BELOW = 0.45
"""Face widths that the region's middle lies below the face's: a person goes on below the chin."""

HAIR = 0.02
"""Face widths that loose hair reaches beyond the edge that the filter finds."""

SURE_FACE = 0.75
"""Mean probability inside the face from which the network is believed."""

ROOM = 0.10
"""Share of the directions around the upper head in which a background has to be visible."""


@dataclass(frozen=True, slots=True, eq=False)
class Matte:
    """A cut-out, or why there is none.

    Attributes:
        alpha: float32 (H, W), 1 on the person, 0 behind them, between at the edge; or None.
        quality: 0..1, how far the cut-out can be relied on; 0 without one.
        note: one sentence for the user when there is no cut-out, else empty.
    """

    alpha: Floats | None
    quality: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Region:
    """A square around the person, clipped to the picture, and the face in it."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def part(self) -> tuple[slice, slice]:
        return slice(self.y0, self.y1), slice(self.x0, self.x1)


def person_matte(picture: Pixels, landmarks: Floats, alpha: Pixels | None = None) -> Matte:
    """Separates the person whose face is given from everything behind.

    Other people in the picture are left out where they don't touch. A photo's own transparency
    is taken as it is when it shows the face.

    Args:
        picture: uint8 (H, W, 3) RGB.
        landmarks: float32 (478, 3), the face's mesh in picture pixels.
        alpha: uint8 (H, W), the photo's own transparency, or None.
    """
    points = landmarks[:, :2].astype(np.float64)
    if alpha is not None and alpha.min() < 255:
        return _own_transparency(alpha, points)
    turns = _quarter_turns(points)
    if turns:
        turned = _turn(points, turns, *picture.shape[:2])
        upright = _upright_matte(np.ascontiguousarray(np.rot90(picture, turns)), turned)
        if upright.alpha is None:
            return upright
        back = np.ascontiguousarray(np.rot90(upright.alpha, -turns))
        return replace(upright, alpha=back)
    return _upright_matte(picture, points)


def _own_transparency(alpha: Pixels, points: Doubles) -> Matte:
    own = alpha.astype(np.float32) / np.float32(255)
    inside = own[_filled_face(points, *alpha.shape) > 0]
    if not inside.size or inside.mean() < SURE_FACE:
        return Matte(None, 0.0, "The photo's own transparency hides the face.")
    return Matte(own, 1.0)


def _upright_matte(picture: Pixels, points: Doubles) -> Matte:
    region = _region(points, *picture.shape[:2])
    part = np.ascontiguousarray(picture[region.part])
    local = points - (region.x0, region.y0)
    face = _filled_face(local, *part.shape[:2])
    width = _width(points)
    rough = _probability(part)
    trust = float(rough[face > 0].mean()) if face.any() else 0.0
    if trust < SURE_FACE:
        return Matte(None, 0.0, "The person can't be told from the background.")
    own = _with_face(rough, face)
    if _room(own, local, width) < ROOM:
        return Matte(None, 0.0, "There is hardly any background around the head.")
    whole = np.zeros(picture.shape[:2], np.float32)
    whole[region.part] = np.maximum(_refine(part, own, width), face)
    return Matte(whole, trust)


def _probability(part: Pixels) -> Floats:
    """float32 (H, W) at the region's own size."""
    height, width = part.shape[:2]
    longest = max(height, width)
    # What the picture doesn't show is continued: the network expects a square.
    square = cv2.copyMakeBorder(part, 0, longest - height, 0, longest - width, cv2.BORDER_REPLICATE)
    known = person_probability(np.asarray(square, np.uint8))
    smooth = cv2.resize(known, (longest, longest), interpolation=cv2.INTER_CUBIC)
    return np.clip(smooth[:height, :width], 0.0, 1.0)


def _with_face(rough: Floats, face: Pixels) -> Floats:
    """What is connected with the face, so that other people stay where they are."""
    sure = ((rough > 0.5) | (face > 0)).astype(np.uint8)
    _, labels = cv2.connectedComponents(sure, connectivity=4)
    own = labels == labels[face > 0][0]
    # A soft edge reaches a little beyond where it is half.
    near = cv2.dilate(own.astype(np.uint8), _disc(max(2, min(rough.shape) // 100)))
    return np.where(near > 0, rough, 0.0).astype(np.float32)


def _refine(part: Pixels, rough: Floats, width: float) -> Floats:
    fine = follow_edges(part, rough, radius=max(2.0, 0.035 * width))
    # The filter's faint tails would mean work far from the person and nothing to see.
    fine = np.clip((fine - 0.2) / 0.65, 0.0, 1.0)
    # Single hairs outside would stay behind when the head moves; a bit of background that moves
    # along with them is hardly seen.
    radius = max(1, round(HAIR * width))
    wide = cv2.blur(cv2.dilate(fine, _disc(radius)), (2 * radius + 1, 2 * radius + 1))
    return np.asarray(np.maximum(fine, wide), np.float32)


def _room(matte: Floats, points: Doubles, width: float) -> float:
    """Share of the rays from the face sideways and up that meet background within the region."""
    centre = points[list(CHEEKS)].mean(axis=0)
    angles = np.linspace(-np.pi, 0.0, 48)
    reach = np.linspace(0.6, 0.5 * SIDE, 60) * width
    x = np.rint(centre[0] + np.outer(np.cos(angles), reach)).astype(int)
    y = np.rint(centre[1] + np.outer(np.sin(angles), reach)).astype(int)
    seen = (x >= 0) & (x < matte.shape[1]) & (y >= 0) & (y < matte.shape[0])
    free = np.zeros(x.shape, bool)
    free[seen] = matte[y[seen], x[seen]] < 0.3
    return float(free.any(axis=1).mean())


def _region(points: Doubles, height: int, width: int) -> _Region:
    face = _width(points)
    x, y = points[list(CHEEKS)].mean(axis=0)
    y += BELOW * face
    half = 0.5 * SIDE * face
    return _Region(
        max(0, int(x - half)),
        max(0, int(y - half)),
        min(width, int(np.ceil(x + half))),
        min(height, int(np.ceil(y + half))),
    )


def _filled_face(points: Doubles, height: int, width: int) -> Pixels:
    """uint8 (H, W), 1 inside the outline of the mesh."""
    outline = cv2.convexHull(np.rint(points).astype(np.int32))
    return cv2.fillConvexPoly(  # type: ignore[return-value]
        np.zeros((height, width), np.uint8), outline, 1
    )


def _width(points: Doubles) -> float:
    """The face's width; its height counts for a face from the side."""
    across = np.linalg.norm(points[CHEEKS[1]] - points[CHEEKS[0]])
    along = np.linalg.norm(points[152] - points[10])
    return float(max(across, 0.8 * along))


def _quarter_turns(points: Doubles) -> int:
    """By how many quarter turns, counted as `numpy.rot90` does, the face comes upright."""
    x, y = points[EYE_CORNERS[1]] - points[EYE_CORNERS[0]]
    return int(np.rint(np.arctan2(y, x) / (np.pi / 2))) % 4


def _turn(points: Doubles, turns: int, height: int, width: int) -> Doubles:
    """Points (n, 2) in the picture after `numpy.rot90`."""
    for _ in range(turns):
        points = np.stack([points[:, 1], width - 1 - points[:, 0]], axis=1)
        height, width = width, height
    return points


def _disc(radius: int) -> Pixels:
    size = 2 * radius + 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)), np.uint8)
