"""Whether a face can be animated well, and what to say if not."""

from __future__ import annotations

from joyvasa_desktop.arrays import AnyArray, Pixels
from joyvasa_desktop.errors import UnsuitablePhoto
from joyvasa_desktop.photo.landmarks import face_width, head_pose
from joyvasa_desktop.photo.portrait import Face

MIN_WIDTH = 40  # px
PROFILE = 45  # degrees; further turned, one half of the mouth is hidden
THREE_QUARTERS = 25  # degrees; further turned, the far cheek ripples a little

# The mesh makes turned faces flatter than they are: rendered heads that are turned by 60 degrees
# fit an average face turned by 36 to 41, photos of people come closer. Doubt is for the photo.
TURN_PER_FITTED = 1.25


def check_suitable(face: Face, picture: Pixels) -> list[str]:
    """Refuse a face that can't be animated well.

    Args:
        face: as the finder found it.
        picture: uint8 (H, W, 3) RGB, where it was found.

    Returns:
        Sentences on what may look less good, in the user's words; empty if nothing.

    Raises:
        UnsuitablePhoto: if it is too small, or a profile.
    """
    width = face_width(face.landmarks)
    if width < MIN_WIDTH:
        raise UnsuitablePhoto(
            f"The face is only {width:.0f} pixels wide.",
            f"Choose a larger photo: {MIN_WIDTH} pixels are needed, 200 look good.",
        )
    turn = abs(head_turn(face.landmarks))
    if turn > PROFILE:
        raise UnsuitablePhoto(
            "The face is seen from the side.",
            "Choose a photo in which both eyes and the whole mouth show.",
        )
    if turn > THREE_QUARTERS:
        return [f"The face is turned by about {turn:.0f}°; a frontal photo looks better."]
    return []


def head_turn(landmarks: AnyArray) -> float:
    """Degrees that a head is turned to the side; above 0 towards the picture's left."""
    return TURN_PER_FITTED * head_pose(landmarks).yaw
