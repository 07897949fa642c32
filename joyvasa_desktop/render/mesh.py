"""The built-in renderer: bends the photo itself, at the photo's own resolution.

A 2.5-D warp: mesh points move in three dimensions, the picture follows them through smooth fields,
and only what the photo can't show (the inside of the mouth, lids, the background behind the head)
is painted.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from functools import partial
from threading import Lock

import numpy as np

from joyvasa_desktop.arrays import Doubles, Floats, Pixels
from joyvasa_desktop.errors import UnsuitablePhoto
from joyvasa_desktop.flow import check
from joyvasa_desktop.motion.curves import FaceControls, face_controls
from joyvasa_desktop.motion.motion import Moment
from joyvasa_desktop.photo.portrait import Portrait
from joyvasa_desktop.progress import Progress, Report, ignore
from joyvasa_desktop.render.animal import mesh_from_points
from joyvasa_desktop.render.background import background_plate
from joyvasa_desktop.render.basis import CONTROLS, expression_basis, lip_gap
from joyvasa_desktop.render.eyes import Eyes
from joyvasa_desktop.render.fields import Box, Field
from joyvasa_desktop.render.geometry import FittedFace, fit_face, lips_drawn_in
from joyvasa_desktop.render.layers import Layers
from joyvasa_desktop.render.matte import person_matte
from joyvasa_desktop.render.mouth import Mouth, MouthState, mouth_box
from joyvasa_desktop.render.palette import shows_its_mouth
from joyvasa_desktop.render.pose import HeadPose, rotation
from joyvasa_desktop.render.surround import anchors, moving_box, moving_share

_NODES = 80

_ANGLE_KNEE, _ANGLE_LIMIT = 8.0, 12.0
"""Degrees from which turning is slowed, and where it ends: a photo has no other side to show."""

_PRESSED = 0.45
"""Of `press`, from which lips touch: p, b and m reach 0.8 at their height, 0.5 in quick speech."""

_LIPS_IN = 0.3
"""How far the lips' edges are drawn in for a photo that shows its teeth (`lips_drawn_in`)."""

_REACH = 0.16
"""Face widths that any pixel can be displaced by at most, with every control at its limit."""


class MeshRenderer:
    """Prepares portraits for bending.

    Args:
        background: "steady" cuts the person out so that nothing behind moves; "soft" lets what
            is near the head bend with it.
        teeth: draw teeth where the photo shows none.
    """

    def __init__(self, background: str = "steady", *, teeth: bool = True) -> None:
        self._background = background
        self._teeth = teeth

    def prepare(self, portrait: Portrait, report: Report = ignore) -> MeshScene:
        """Fits the face, cuts out the person, and computes the warp fields (about a second).

        Args:
            portrait: the photo.
            report: told before each step; what it raises ends the work.

        Raises:
            UnsuitablePhoto: if the picture ends before the mouth.
        """
        return MeshScene(portrait, background=self._background, teeth=self._teeth, report=report)


class MeshScene:
    """One portrait, ready to move. `notes` says in sentences what couldn't be done for it."""

    def __init__(
        self, portrait: Portrait, *, background: str, teeth: bool, report: Report = ignore
    ) -> None:
        self._picture = portrait.picture
        self._own_alpha = portrait.alpha
        self.notes: list[str] = []
        landmarks = portrait.landmarks.astype(np.float64)
        animal = portrait.kind == "animal"
        self._face: FittedFace = fit_face(mesh_from_points(landmarks) if animal else landmarks)
        if shows_its_mouth(self._face):
            self._face = lips_drawn_in(self._face, _LIPS_IN)
        self._pivot = self._face.pivot
        self._gap = lip_gap(self._face)
        height, width = self._picture.shape[:2]
        self.box: Box = moving_box(self._face, width, height)
        if mouth_box(self._face).clipped(self.box).empty:
            raise UnsuitablePhoto(
                "The mouth lies outside the photo.", "Choose a photo that shows the whole face."
            )
        self._basis = expression_basis(self._face)
        reach = _REACH * self._face.width
        if not animal:
            report(Progress("render", 0, 4, "Cutting out the person"))
        matte = self._cut_out(portrait, background)
        report(Progress("render", 1, 4, "Painting what is behind"))
        plate = None if matte is None else background_plate(self._picture, matte, reach)
        report(Progress("render", 2, 4, "Preparing the picture"))
        self._layers = Layers(self._picture, self.box, matte, plate, reach)
        cut_out = matte is not None
        upper = anchors(self._face, self._basis, lips="upper", cut_out=cut_out)
        lower = anchors(self._face, self._basis, lips="lower", cut_out=cut_out)
        report(Progress("render", 3, 4, "Preparing the picture"))
        share = partial(moving_share, self._face)
        self._field = Field(self.box, _NODES, upper, self._pivot, share)
        self._mouth = Mouth(
            self._picture,
            self._face,
            portrait.kind,
            self.box,
            upper,
            lower,
            self._basis,
            teeth=teeth,
        )
        self._eyes = Eyes(self._picture, self._face.points, portrait.kind)
        self._canvas = self._picture.copy()
        self._painting = Lock()

    def _cut_out(self, portrait: Portrait, background: str) -> Floats | None:
        if background != "steady":
            return None
        if portrait.kind == "animal":
            # No network here knows animals; only a photo that is cut out already can be used.
            if portrait.alpha is not None:
                return portrait.alpha.astype(np.float32) / np.float32(255)
            self.notes.append(
                "The background can be held still behind people only: right beside the animal's "
                "head it moves along."
            )
            return None
        matte = person_matte(portrait.picture, portrait.landmarks, portrait.alpha)
        if matte.alpha is None:
            self.notes.append(matte.note)
        return matte.alpha

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the frames in pixels: the photo's own."""
        height, width = self._picture.shape[:2]
        return width, height

    def frames(
        self,
        moments: Iterable[Moment],
        *,
        transparent: bool = False,
        waiting: Callable[[], None] = check,
    ) -> Generator[Pixels, None, None]:
        """The pictures of many moments, one after another; `waiting` is called before each."""
        for moment in moments:
            yield self.frame(moment, transparent=transparent, waiting=waiting)

    def frame(
        self,
        moment: Moment,
        *,
        transparent: bool = False,
        waiting: Callable[[], None] = check,
    ) -> Pixels:
        """The picture at one moment: uint8 (H, W, 3) RGB, or (H, W, 4) when transparent.

        At rest this is the photo, bit for bit.
        """
        waiting()
        controls = face_controls(moment)
        state = self._state(controls)
        # Every frame is painted on the same canvas.
        with self._painting:
            self._paint_eyes(controls)
            offset = self._field.upsample(
                self._field.backward(self._field.displacement(state.pose, state.weights))
            )
            moving = self._layers.compose(self._canvas, offset)
            self._mouth.draw(self._canvas, moving[self._mouth.box.within(self.box)], state)
            frame = self._picture.copy()
            frame[self.box.slices] = moving
        if not transparent or self._own_alpha is None:
            return frame
        return self._cleared(frame, offset)

    def least_determinant(self, moment: Moment) -> float:
        """The smallest area factor of this moment's warps; at or below 0 the picture folds."""
        state = self._state(face_controls(moment))
        whole = self._field.backward(self._field.displacement(state.pose, state.weights))
        return min(self._field.least_determinant(whole), self._mouth.least_determinant(state))

    def _paint_eyes(self, controls: FaceControls) -> None:
        self._eyes.paint(
            self._canvas, controls.blink_a, controls.blink_b, controls.gaze_x, controls.gaze_y
        )
        for x0, y0, x1, y1 in self._eyes.boxes:
            self._layers.update(self._canvas, Box(x0, y0, x1, y1))

    def _state(self, controls: FaceControls) -> MouthState:
        pose = self._pose(controls)
        weights = self._weights(controls)
        moved = self._face.points + np.tensordot(weights, self._basis, axes=1)
        in_use = 6 * (_seal(controls) + controls.jaw + controls.low + controls.up)
        return MouthState(
            pose=pose,
            weights=weights,
            points=pose.apply(moved),
            jaw=controls.jaw,
            low=controls.low,
            tongue=controls.tongue,
            parted=min(max(in_use, 0.0), 1.0),
        )

    def _pose(self, controls: FaceControls) -> HeadPose:
        pitch, yaw, roll = (_softly(a) for a in (controls.pitch, controls.yaw, controls.roll))
        shift = np.array([controls.shift_x, controls.shift_y]) * self._face.width
        return HeadPose(controls.zoom * rotation(pitch, yaw, roll), shift, self._pivot)

    def _weights(self, controls: FaceControls) -> Doubles:
        values = {name: getattr(controls, name) for name in CONTROLS if name != "seal"} | {
            "seal": _seal(controls) if self._gap > 0.0 else 0.0
        }
        return np.array([values[name] for name in CONTROLS])

    def _cleared(self, frame: Pixels, offset: Floats) -> Pixels:
        assert self._own_alpha is not None
        carried = self._layers.carry(self._own_alpha.astype(np.float32) / np.float32(255), offset)
        return np.dstack([frame, np.rint(carried * 255).astype(np.uint8)])


def _seal(controls: FaceControls) -> float:
    """How far the photo's own lips are brought together, 0 … 1.

    A mouth that is open in the photo closes while it is in use and returns in pauses; pressed
    lips touch however briefly they are used.
    """
    return min(max(controls.activity, controls.press / _PRESSED, 0.0), 1.0)


def _softly(angle: float) -> float:
    """Degrees, slowed beyond the knee and never beyond the limit."""
    size, room = abs(angle), _ANGLE_LIMIT - _ANGLE_KNEE
    if size <= _ANGLE_KNEE:
        return angle
    return float(np.sign(angle) * (_ANGLE_KNEE + room * np.tanh((size - _ANGLE_KNEE) / room)))
