"""The mouth in a frame: two warped lips, the line between them, and what an open mouth shows."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from joyvasa_desktop.arrays import Doubles, Floats, Pixels
from joyvasa_desktop.photo.portrait import Kind
from joyvasa_desktop.render.basis import JAW
from joyvasa_desktop.render.contours import (
    LEFT_CORNER,
    RIGHT_CORNER,
    below_lip,
    blurred,
    edge_sigma,
    filled,
    inner_contours,
)
from joyvasa_desktop.render.easing import smooth_step
from joyvasa_desktop.render.fields import Anchors, Box, Field
from joyvasa_desktop.render.geometry import FittedFace, canonical
from joyvasa_desktop.render.interior import Interior
from joyvasa_desktop.render.layers import resample
from joyvasa_desktop.render.palette import shows_its_mouth
from joyvasa_desktop.render.pose import HeadPose

_NODES = 56

_OWN_SHOWS = (0.10, 0.30)
"""cm between the lips from which the photo's own teeth begin to show, and are fully there."""


@dataclass(frozen=True, slots=True, eq=False)
class MouthState:
    """What the mouth needs to know about a frame.

    Attributes:
        pose: of the head.
        weights: float64 (controls,) of `basis.CONTROLS`.
        points: float64 (478, 2) posed mesh in picture pixels.
        jaw, low, tongue: controls for the interior.
        parted: 0 … 1, how far the mouth is in use; at 0 the photo's own mouth is left alone.
    """

    pose: HeadPose
    weights: Doubles
    points: Doubles
    jaw: float
    low: float
    tongue: float
    parted: float


class Mouth:
    """Draws the mouth of one portrait into its frames.

    Args:
        picture: uint8 (H, W, 3) RGB.
        face: its fitted mesh.
        kind: animals have no teeth drawn.
        within: the part of the picture that may change.
        upper, lower: anchors of the fields above and below the mouth line.
        basis: (controls, 478, 3) pixels.
        teeth: draw teeth where the photo shows none.
    """

    def __init__(
        self,
        picture: Pixels,
        face: FittedFace,
        kind: Kind,
        within: Box,
        upper: Anchors,
        lower: Anchors,
        basis: Doubles,
        *,
        teeth: bool,
    ) -> None:
        self._face = face
        self._width = _mouth_width(face)
        whole = mouth_box(face)
        self.box = whole.clipped(within)
        self._fields = [Field(self.box, _NODES, anchors, face.pivot) for anchors in (upper, lower)]
        self._columns, self._rows = (
            axis.astype(np.float32)
            for axis in np.meshgrid(
                np.arange(self.box.x0, self.box.x1), np.arange(self.box.y0, self.box.y1)
            )
        )
        self._interior = Interior(picture, face, kind, teeth)
        self._jaw = basis[JAW, 14]
        self._own = _own_mouth(face, self.box) if shows_its_mouth(face) else None
        self._fade = _border_fade(whole)[self.box.within(whole)]

    def draw(self, picture: Pixels, canvas: Pixels, state: MouthState) -> None:
        """Blends the mouth into a frame.

        Args:
            picture: uint8 (H, W, 3), the photo with its eyes as they are in this frame.
            canvas: uint8 (height, width, 3) of `box`: the frame so far; changed in place.
            state: of the frame.
        """
        origin = np.array([self.box.x0, self.box.y0])
        down = _down(state.points)
        upper, lower = inner_contours(state.points - origin, down)
        maps = [self._map(field, state) for field in self._fields]
        above, below = (resample(picture, *at) for at in maps)
        size = (self.box.width, self.box.height)
        mask = below_lip(lower, down, self._width, size)
        lips = np.asarray(cv2.blendLinear(above, below, 1 - mask, mask), np.uint8)
        self._open(lips, picture, maps[0], (upper, lower), down, state)
        weight = self._fade * self._inside_face(state.points - origin)
        canvas[:] = cv2.blendLinear(lips, canvas, weight, 1 - weight)

    def least_determinant(self, state: MouthState) -> float:
        """The smallest area factor of the two backward maps, each on its side of the mouth line."""
        origin, down = np.array([self.box.x0, self.box.y0]), _down(state.points)
        _, lower = inner_contours(state.points - origin, down)
        below = below_lip(lower, down, self._width, (self.box.width, self.box.height))
        offsets = (
            field.backward(field.displacement(state.pose, state.weights)) for field in self._fields
        )
        return min(
            field.least_determinant(offset, shown)
            for field, offset, shown in zip(self._fields, offsets, (1 - below, below), strict=True)
        )

    def _map(self, field: Field, state: MouthState) -> tuple[Floats, Floats]:
        offset = field.upsample(field.backward(field.displacement(state.pose, state.weights)))
        return self._columns + offset[..., 0], self._rows + offset[..., 1]

    def _open(
        self,
        lips: Pixels,
        picture: Pixels,
        at: tuple[Floats, Floats],
        contours: tuple[Doubles, Doubles],
        down: Doubles,
        state: MouthState,
    ) -> None:
        """Fills the opening between the lips; `lips` is changed in place."""
        upper, lower = contours
        height = float(((lower - upper) @ down).max()) / self._face.scale
        strength = float(smooth_step(0.02, 0.12, height)) * state.parted
        if strength <= 0.0:
            return
        left, top, colours = self._interior.draw(
            upper,
            lower,
            self._projection(state, 0.0),
            self._projection(state, state.jaw),
            jaw=state.jaw,
            low=state.low,
            tongue=state.tongue,
        )
        bounds = Box(left, top, left + colours.shape[1], top + colours.shape[0])
        part = bounds.clipped(Box(0, 0, self.box.width, self.box.height))
        if part.width <= 0 or part.height <= 0:
            return
        colours = colours[part.within(bounds)]
        window = part.slices
        if self._own is not None:
            own = np.clip(
                resample(self._own, at[0][window] - self.box.x0, at[1][window] - self.box.y0), 0, 1
            )
            shown = resample(picture, at[0][window], at[1][window])
            # In a narrow gap the photo's teeth are scraps of teeth; it is dark in there.
            share = own * np.float32(smooth_step(*_OWN_SHOWS, height))
            colours = colours + share[..., None] * (shown - colours)
        polygon = np.vstack([upper, lower[::-1]]) - (part.x0, part.y0)
        opening = filled(polygon, part.width, part.height)
        opening = strength * blurred(opening, edge_sigma(self._width))
        mixed = lips[window] + opening[..., None] * (colours - lips[window])
        lips[window] = np.clip(np.rint(mixed), 0, 255).astype(np.uint8)

    def _projection(self, state: MouthState, jaw: float) -> Doubles:
        """Canonical points (x, y, z, 1) of the head in this frame to pixels of the box: (2, 4).

        Anchored at the portrait's own lips, which needn't be where an average face has them.
        """
        face, pose = self._face, state.pose
        at_lips = face.points[[13, 14]].mean(axis=0) + jaw * self._jaw
        rest = face.to_pixels(np.eye(3)).T
        offset = at_lips - rest @ canonical().points[[13, 14]].mean(axis=0)
        posed = pose.turn @ np.column_stack([rest, offset - pose.pivot])
        projection = posed[:2]
        projection[:, 3] += pose.pivot[:2] + pose.shift - (self.box.x0, self.box.y0)
        return np.asarray(projection)

    def _inside_face(self, points: Doubles) -> Floats:
        """1 inside the face's outline, 0 outside, (height, width)."""
        outline = points[list(canonical().oval)]
        soft = blurred(filled(outline, self.box.width, self.box.height), 0.06 * self._width)
        return np.asarray(np.clip(2 * soft - 1, 0, 1), np.float32)


def mouth_box(face: FittedFace) -> Box:
    """The part that is drawn as a mouth: lips and chin; it may reach out of the picture."""
    lips = face.points[list(canonical().lips["outer_upper"] + canonical().lips["outer_lower"]), :2]
    ends = np.array([(x, y) for x in (-1.05, 1.05) for y in (-0.80, 1.10)])
    corners = lips.mean(axis=0) + _mouth_width(face) * ends @ face.axes
    low, high = np.floor(corners.min(axis=0)), np.ceil(corners.max(axis=0))
    return Box(int(low[0]), int(low[1]), int(high[0]), int(high[1]))


def _mouth_width(face: FittedFace) -> float:
    """Pixels from corner to corner, and no less than a pursed mouth would have at rest."""
    return max(float(np.linalg.norm(face.points[61] - face.points[291])), 3.6 * face.scale)


def _down(points: Doubles) -> Doubles:
    """Across the line between the corners, towards the chin."""
    across = points[RIGHT_CORNER] - points[LEFT_CORNER]
    down = np.array([-across[1], across[0]])
    length = float(np.linalg.norm(down))
    return np.asarray(down / length) if length > 0 else np.array([0.0, 1.0])


def _own_mouth(face: FittedFace, box: Box) -> Floats:
    """Where the photo shows the inside of its own open mouth: float32 (height, width)."""
    lips = canonical().lips
    across, down = face.axes
    cm = face.scale
    upper = face.points[list(lips["inner_upper"]), :2] - 0.12 * cm * down
    lower = face.points[list(lips["inner_lower"]), :2] - 0.05 * cm * down
    left = face.points[LEFT_CORNER, :2] - 0.1 * cm * across
    right = face.points[RIGHT_CORNER, :2] + 0.1 * cm * across
    polygon = np.vstack([left, upper, right, lower[::-1]]) - (box.x0, box.y0)
    return blurred(filled(polygon, box.width, box.height), max(0.6, 0.03 * cm))


def _border_fade(box: Box) -> Floats:
    """1 in the middle, 0 at the border, over a tenth of the box: float32 (height, width)."""

    def ramp(length: int) -> Floats:
        position = (np.arange(length) + 0.5) / length
        return np.asarray(smooth_step(0.0, 0.10, np.minimum(position, 1 - position)), np.float32)

    return ramp(box.height)[:, None] * ramp(box.width)[None, :]
