"""From a photo file to the `Portrait` that speaks: the whole stage on one page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from joyvasa_desktop.arrays import AnyArray, Floats
from joyvasa_desktop.errors import NoFaceFound, UserError
from joyvasa_desktop.photo.finder import FaceFinder
from joyvasa_desktop.photo.load import Picture, load_picture
from joyvasa_desktop.photo.points import checked_points
from joyvasa_desktop.photo.portrait import Face, Portrait
from joyvasa_desktop.photo.suitable import check_suitable
from joyvasa_desktop.settings import Settings

SURE_SCORE = 0.99  # of the mesh; people reach 1.00 time and again, a cat 0.94 to 0.98


def prepare(
    path: Path,
    settings: Settings,
    points: Floats | None = None,
    finder: FaceFinder | None = None,
) -> Portrait:
    """Load a photo and find the face in it that will speak.

    Args:
        path: the photo.
        settings: mode, face, work_size and backdrop count here.
        points: the nine points (9, 2) of an animal in pixels of the original, upright photo, in
            the order of `ANIMAL_POINTS`; not used for people.
        finder: finds the faces of people; one is made if there is none.

    Raises:
        UnreadableFile: if the file can't be read.
        NoFaceFound: if there is no face, or not the chosen one.
        UnsuitablePhoto: if the face can't be animated well.
        UserError: if the points of an animal are missing or wrong.
    """
    picture = _load(path, settings)
    if settings.mode == "animal":
        return animal_portrait(picture, points)
    faces = (finder or shared_finder()).find(picture.rgb)
    face = choose_face(faces, settings.face)
    check_suitable(face, picture.rgb)
    return Portrait(picture.rgb, "human", face.box, face.landmarks, picture.alpha)


def faces_in(path: Path, settings: Settings, finder: FaceFinder | None = None) -> list[Face]:
    """Every face of a photo from left to right, in pixels of the picture as it is animated."""
    return (finder or shared_finder()).find(_load(path, settings).rgb)


def notes_on(portrait: Portrait, finder: FaceFinder | None = None) -> list[str]:
    """Sentences on what may look less good, in the user's words; empty if nothing."""
    if portrait.kind == "animal":
        return []
    # Animals and patterns that passed for a face rarely do so a second time.
    face = (finder or shared_finder()).track(portrait.picture, portrait.landmarks)
    if face is None or face.score < SURE_SCORE:
        return ["This may not be a person's face. For an animal, choose the mode for animals."]
    return check_suitable(Face(portrait.box, portrait.landmarks, face.score), portrait.picture)


@cache
def shared_finder() -> FaceFinder:
    """One finder for all jobs, so that the networks are loaded once."""
    return FaceFinder()


def choose_face(faces: list[Face], number: int) -> Face:
    """The largest face for 0, else the face of that number counted from the left, from 1.

    Raises:
        NoFaceFound: if there is none, or fewer than `number`.
    """
    if not faces:
        raise NoFaceFound(
            "No face was found in the photo.",
            "It helps if the face looks at the camera, is well lit and fills a tenth of the "
            "picture or more. For an animal, choose the mode for animals.",
        )
    if number == 0:
        return max(faces, key=lambda face: face.area)
    if number > len(faces):
        count = "only one face" if len(faces) == 1 else f"only {len(faces)} faces"
        raise NoFaceFound(
            f"Face {number} doesn't exist: the photo has {count}.",
            f"Choose a number up to {len(faces)}, counted from the left, or 0 for the largest.",
        )
    return faces[number - 1]


def animal_portrait(picture: Picture, points: AnyArray | None) -> Portrait:
    """A portrait of an animal from nine points in pixels of the original photo.

    Raises:
        UserError: if the points are missing or wrong.
    """
    if points is None:
        raise UserError(
            "An animal needs nine points on its face.",
            "Click its eyes and mouth in the window, or give a file of points.",
        )
    original = checked_points(points, picture.original_size)
    # Pixel centres are at integers, so half a pixel is taken off before and after scaling.
    placed = ((original + 0.5) * picture.scale - 0.5).astype("float32")
    checked_points(placed, (picture.rgb.shape[1], picture.rgb.shape[0]))
    low, high = placed.min(axis=0), placed.max(axis=0)
    box = (float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    return Portrait(picture.rgb, "animal", box, placed, picture.alpha)


def _load(path: Path, settings: Settings) -> Picture:
    return load_picture(path, backdrop=settings.backdrop, max_side=settings.work_size)
