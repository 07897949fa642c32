"""Whether a face can be animated well, and what to say if not."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles, Pixels
from joyvasa_desktop.errors import UnsuitablePhoto
from joyvasa_desktop.photo.landmarks import EYES, face_width, head_pose
from joyvasa_desktop.photo.portrait import Face

MIN_WIDTH = 40  # px
PROFILE = 45  # degrees; further turned, one half of the mouth is hidden
THREE_QUARTERS = 25  # degrees; further turned, the far cheek ripples a little

# The mesh makes turned faces flatter than they are: rendered heads that are turned by 60 degrees
# fit an average face turned by 36 to 41, photos of people come closer. Doubt is for the photo.
TURN_PER_FITTED = 1.25

MOUTH = (61, 0, 291, 17)  # corners and the outer edges of both lips
LIPS = (13, 14, 0, 17, 37, 267, 84, 314)
CHIN = (199, 200, 152, 175)
UPPER_SKIN = (50, 280, 101, 330, 118, 347, 151, 9, 108, 337)  # cheekbones and forehead

# Mouths that show have edges 0.42 times as strong as the eyes of the same face or more. Under a
# smooth mask it is 0.01 to 0.25, under one with folds up to 0.41.
FEW_EDGES, FOLDS, FAINT = 0.25, 0.4, 0.33
# In steps of CIE Lab at 8 bits. A mask is one colour from the lips to the chin, and another one
# than the skin above it; a painted or shaded face fails one of the two.
SAME_HUE, SAME_LIGHT = 4.0, 22.0
OTHER_HUE, OTHER_LIGHT = 10.0, 40.0
# No light or beard makes a chin so much bluer or greener than the cheeks.
SIMILAR_HUE, STRANGE_HUE = 9.0, 30.0


@dataclass(frozen=True, slots=True)
class MouthCues:
    """What the surroundings of a mouth look like.

    Attributes:
        edges: mean gradient around the mouth over the one around the eyes.
        lip_hue, lip_light: how far the lips' colour is from the chin's.
        chin_hue, chin_light: how far the chin's colour is from the cheeks' and forehead's.
    """

    edges: float
    lip_hue: float
    lip_light: float
    chin_hue: float
    chin_light: float

    @property
    def covered(self) -> bool:
        """Surely hidden, by a mask, a scarf or a microphone."""
        if self.lip_light > SAME_LIGHT:
            return False
        another = self.chin_hue >= OTHER_HUE or self.chin_light >= OTHER_LIGHT
        smooth = self.edges < FEW_EDGES and self.lip_hue <= SAME_HUE and another
        strange = self.chin_hue >= STRANGE_HUE and self.lip_hue <= SIMILAR_HUE
        return smooth or (strange and self.edges < FOLDS)

    @property
    def unclear(self) -> bool:
        """Hidden perhaps, or merely pale or blurred."""
        return self.edges < FAINT


def check_suitable(face: Face, picture: Pixels, refuse: bool = True) -> list[str]:
    """Refuse a face that can't be animated well.

    Args:
        face: as the finder found it.
        picture: uint8 (H, W, 3) RGB, where it was found.
        refuse: profiles and hidden mouths, which the built-in engine can't draw; otherwise it is
            only said that they may look worse.

    Returns:
        Sentences on what may look less good, in the user's words; empty if nothing.

    Raises:
        UnsuitablePhoto: if it is too small; with `refuse` also if it is a profile, or if
            something covers the mouth.
    """
    check_width(face)
    turn = abs(head_turn(face.landmarks))
    cues = mouth_cues(face.landmarks, picture)
    if refuse:
        _refuse(turn, cues)
    notes = []
    if turn > PROFILE:
        notes.append("The face is seen from the side; one that looks at the camera looks better.")
    elif turn > THREE_QUARTERS:
        notes.append(f"The face is turned by about {turn:.0f}°; a frontal photo looks better.")
    if cues.covered:
        notes.append("Something seems to cover the mouth; what moves there may look strange.")
    elif cues.unclear:
        notes.append("The mouth shows only faintly; it may look painted on when it opens.")
    return notes


def _refuse(turn: float, cues: MouthCues) -> None:
    if turn > PROFILE:
        raise UnsuitablePhoto(
            "The face is seen from the side.",
            "Choose a photo in which both eyes and the whole mouth show.",
        )
    if cues.covered:
        raise UnsuitablePhoto(
            "Something covers the mouth.", "Choose a photo in which the whole mouth shows."
        )


def check_width(face: Face) -> None:
    """Refuse a face that is too small.

    Raises:
        UnsuitablePhoto: if it is.
    """
    width = face_width(face.landmarks)
    if face.insight is not None:
        # An average mesh that is laid on the points of a profile is narrower than the face.
        width = max(width, face.box[2] - face.box[0])
    if width < MIN_WIDTH:
        raise UnsuitablePhoto(
            f"The face is only {width:.0f} pixels wide.",
            f"Choose a larger photo: {MIN_WIDTH} pixels are needed, 200 look good.",
        )


def head_turn(landmarks: AnyArray) -> float:
    """Degrees that a head is turned to the side; above 0 towards the picture's left."""
    return TURN_PER_FITTED * head_pose(landmarks).yaw


def mouth_cues(landmarks: AnyArray, picture: Pixels) -> MouthCues:
    """Look at the mouth of a face with mesh points (478, 3) in a picture uint8 (H, W, 3) RGB."""
    left, top, right, bottom = _region(landmarks, picture)
    lab = cv2.cvtColor(picture[top:bottom, left:right], cv2.COLOR_RGB2LAB).astype(np.float64)
    points = landmarks[:, :2].astype(np.float64) - (left, top)
    scale = head_pose(landmarks).scale
    lips = _colour(lab, points[list(LIPS)], 0.1 * scale)
    chin = _colour(lab, points[list(CHIN)], 0.25 * scale)
    skin = _colour(lab, points[list(UPPER_SKIN)], 0.25 * scale)
    light = np.ascontiguousarray(lab[..., 0])
    edges = np.hypot(cv2.Sobel(light, cv2.CV_64F, 1, 0), cv2.Sobel(light, cv2.CV_64F, 0, 1))
    eyes = [_mean_in_box(edges, points[list(eye)], 0.3 * scale) for eye in EYES]
    return MouthCues(
        edges=_mean_in_box(edges, points[list(MOUTH)], 0.3 * scale) / (max(eyes) + 1e-6),
        lip_hue=float(np.linalg.norm((lips - chin)[1:])),
        lip_light=abs(float((lips - chin)[0])),
        chin_hue=float(np.linalg.norm((chin - skin)[1:])),
        chin_light=abs(float((chin - skin)[0])),
    )


def _region(landmarks: AnyArray, picture: Pixels) -> tuple[int, int, int, int]:
    """The part of the picture with the face: x0, y0, x1, y1; at least one pixel."""
    height, width = picture.shape[:2]
    low, high = landmarks[:, :2].min(axis=0), landmarks[:, :2].max(axis=0)
    left, top = int(np.clip(low[0], 0, width - 1)), int(np.clip(low[1], 0, height - 1))
    right, bottom = int(np.clip(high[0] + 1, 0, width)), int(np.clip(high[1] + 1, 0, height))
    return left, top, max(right, left + 1), max(bottom, top + 1)


def _colour(lab: Doubles, points: Doubles, radius: float) -> Doubles:
    """Median colour around some points."""
    samples = [_box(lab, point[None], max(radius, 1.0)).reshape(-1, 3) for point in points]
    return np.asarray(np.median(np.concatenate(samples), axis=0), np.float64)


def _mean_in_box(values: AnyArray, points: Doubles, margin: float) -> float:
    return float(_box(values, points, margin).mean())


def _box(values: AnyArray, points: Doubles, margin: float) -> AnyArray:
    """The part of an image around some points, never empty."""
    height, width = values.shape[:2]
    low = np.clip(np.round(points.min(axis=0) - margin), 0, (width - 1, height - 1)).astype(int)
    high = np.clip(np.round(points.max(axis=0) + margin), low, (width - 1, height - 1)).astype(int)
    return values[low[1] : high[1] + 1, low[0] : high[0] + 1]
