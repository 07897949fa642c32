"""The points of a face placed by hand: nine from three clicks or a square, to and from a file."""

from __future__ import annotations

import json
import math
import os
from pathlib import Path
from typing import Any

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Floats
from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.inputs import opened
from joyvasa_desktop.outputs import whole_file
from joyvasa_desktop.photo.crop import face_square
from joyvasa_desktop.photo.order import left_first
from joyvasa_desktop.photo.portrait import ANIMAL_POINTS, PERSON_POINTS, Kind
from joyvasa_desktop.settings import declarations

SQUARE = "animal_square"
KEYS: dict[Kind, str] = {"human": "person_points", "animal": "animal_points"}
NAMES: dict[Kind, tuple[str, ...]] = {"human": PERSON_POINTS, "animal": ANIMAL_POINTS}
COUNTS: dict[Kind, tuple[int, ...]] = {"human": (4,), "animal": (9, 3)}
"""How many points a file may hold."""

MAX_BYTES = 64 * 1024
MIN_EXTENT = 16  # px; closer points leave the face undefined
MAX_COORDINATE = 1e6
MIN_SQUARE = 40  # px, side; of a smaller one, turned by 22°, the points lie closer than that
MIN_EYES = 4  # px between the two eyes of three clicks
MARGIN = 0.25  # of the picture's longer side; a point may lie so far outside, at a cut-off ear

Click = tuple[float, float]

# Whole sentences, which the window translates one by one; a test compares the names.
ORDER = (
    "Nine points are placed in this order: left eye, outer corner; left eye, inner corner; right "
    "eye, inner corner; right eye, outer corner; nose; mouth, left corner; mouth, right corner; "
    "upper lip, middle of the mouth line; lower lip."
)
PERSON_ORDER = (
    "Four points are placed in this order: left eye, middle; right eye, middle; mouth, left "
    "corner; mouth, right corner."
)
HINT = " ".join(
    (
        'A file of points is a text file in the format JSON, with {"animal_points": [[x, y], …]}.',
        ORDER,
        "Three will do: the middle of one eye, of the other, and of the mouth.",
    )
)
SQUARE_HINT = (
    'A square is written as {"animal_square": {"centre": [x, y], "side": pixels, "angle": degrees}}'
    ", clockwise; the angle may be left out."
)
PERSON_HINT = " ".join(
    (
        'A file of points is a text file in the format JSON, with {"person_points": [[x, y], …]}.',
        PERSON_ORDER,
    )
)
HINTS: dict[Kind, str] = {"human": PERSON_HINT, "animal": HINT}


def nine_from_three(one_eye: Click, other_eye: Click, mouth: Click) -> Floats:
    """Nine points float32 (9, 2) in the order of `ANIMAL_POINTS`, as a start for dragging.

    Args:
        one_eye, other_eye: middles of the eyes, in any order.
        mouth: middle of the mouth line.

    Raises:
        UserError: if the eyes lie on one spot or the mouth lies between them.
    """
    left, right = (np.array(eye, np.float64) for eye in sorted([one_eye, other_eye]))
    lips = np.array(mouth, np.float64)
    apart = float(np.linalg.norm(right - left))
    middle = (left + right) / 2
    if not (apart >= MIN_EYES and np.linalg.norm(lips - middle) >= MIN_EYES):
        raise UserError(
            "The three points lie too close together.", "Click one eye, the other, then the mouth."
        )
    along, down = (right - left), lips - middle
    points = [
        left - 0.17 * along,
        left + 0.17 * along,
        right - 0.17 * along,
        right + 0.17 * along,
        middle + 0.70 * down,
        lips - 0.30 * along,
        lips + 0.30 * along,
        middle + 0.93 * down,
        middle + 1.10 * down,
    ]
    return np.array(points, np.float32)


def nine_from_square(centre: Click, side: float, angle: float = 0.0) -> Floats:
    """Nine points float32 (9, 2) of an average face, around which that square lies.

    It is the square of the settings as they are at first: a larger one, or one further to the
    side, is counted from it. Where eyes and mouth really are, the points don't tell.

    Args:
        centre: x and y of its middle.
        side: its side.
        angle: degrees clockwise by which the animal's head is tilted in the picture.

    Raises:
        UserError: if it is too small or isn't given in numbers.
    """
    if not all(map(math.isfinite, (*centre, side, angle))):
        raise UserError("The square around the animal's face isn't given in numbers.", SQUARE_HINT)
    if side < MIN_SQUARE:
        raise UserError(
            f"The square around the animal's face is smaller than {MIN_SQUARE} pixels.",
            "Draw it around the whole head.",
        )
    average = nine_from_three((-50, 0), (50, 0), (0, 90)).astype(np.float64)
    scale, x, y = (float(declarations()[f"crop_{name}"].default) for name in ("scale", "x", "y"))
    middle, width, _ = face_square(average, scale, x, y)
    turn = math.radians(angle)
    across, along = (math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))
    placed = (average - middle) * (side / width) @ np.array([across, along]) + np.array(centre)
    return np.asarray(placed, np.float32)


def checked_points(points: AnyArray, size: tuple[int, int]) -> Floats:
    """Nine points float32 (9, 2), if they can belong to a picture of width and height `size`.

    Where left and right were exchanged they are put right: the built-in engine would draw a mouth
    that doesn't open.

    Raises:
        UserError: if they are not nine, not finite, far outside the picture or on one spot.
    """
    if points.shape != (9, 2):
        raise UserError(f"An animal needs nine points, not an array of {points.shape}.", HINT)
    check_place(points, size, "animal's face", HINT)
    if np.ptp(points, axis=0).max() < MIN_EXTENT:
        raise UserError(
            "The points of the animal's face lie too close together.",
            "Put them on the eyes, the nose and the mouth.",
        )
    return left_first(points)


def check_place(points: AnyArray, size: tuple[int, int], whose: str, hint: str) -> None:
    """Refuse points (N, 2) that are no numbers, or far outside a picture of that size.

    Raises:
        UserError: if they are.
    """
    if not np.isfinite(points).all():
        raise UserError(f"A point of the {whose} isn't a number.", hint)
    slack = MARGIN * max(size)
    low, high = points.min(axis=0), points.max(axis=0)
    if (low < -slack).any() or (high > np.array(size) + slack).any():
        raise UserError(
            f"A point of the {whose} lies outside the photo.",
            f"Points are counted in pixels of the upright photo, {size[0]} × {size[1]}.",
        )


def read_points(path: Path, kind: Kind = "animal") -> Floats:
    """The points of a file as `write_points` makes it: float32 (9, 2) or, of a person, (4, 2).

    Of an animal it may also hold three points, from which nine are made, or a square.

    Raises:
        UnreadableFile: if the file is missing, something else, or of the other kind.
        UserError: if three points or a square can't be those of a face.
    """
    content = _content(path, kind)
    if kind == "animal" and _is_square(content):
        return _from_square(content[SQUARE], path.name)
    points = _parsed(content, path.name, kind)
    return points if len(points) == len(NAMES[kind]) else nine_from_three(*map(tuple, points))


def is_square(path: Path) -> bool:
    """Whether a file holds only a square around an animal's face, and no points.

    Raises:
        UnreadableFile: if the file is missing or no JSON file.
    """
    return _is_square(_content(path, "animal"))


def kind_of_points(path: Path) -> Kind:
    """Whose points a file holds; those of an animal if it doesn't say so.

    Raises:
        UnreadableFile: if the file is missing or no JSON file.
    """
    content = _content(path, "animal")
    person = isinstance(content, dict) and KEYS["human"] in content
    return "human" if person and KEYS["animal"] not in content else "animal"


def _content(path: Path, kind: Kind) -> Any:
    with opened(path) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"{path.name} is too large for a file of points.", HINTS[kind])
    try:
        return json.loads(data.decode("utf-8-sig"))
    # A file of brackets alone overflows the parser's stack.
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"{path.name} isn't a JSON file.", HINTS[kind]) from error


def write_points(path: Path, points: AnyArray) -> None:
    """Store nine points (9, 2), or a person's four, so that a job can be repeated.

    They are rounded to 0.01 pixels.

    Raises:
        CannotWrite: if there is no space or no permission.
    """
    assert points.shape in ((9, 2), (4, 2)), f"expected 9 × 2 or 4 × 2, got {points.shape}"
    kind: Kind = "animal" if len(points) == len(ANIMAL_POINTS) else "human"
    rows = [[round(float(x), 2), round(float(y), 2)] for x, y in points]
    text = json.dumps({KEYS[kind]: rows}, indent=1) + "\n"
    with whole_file(path, overwrite=True) as unfinished:
        unfinished.write_text(text, encoding="utf-8")


def sidecar(photo: Path) -> Path:
    """Where the points of a photo are kept: `cat.jpg` has `cat.points.json` beside it."""
    return photo.with_name(photo.stem + ".points.json")


def points_beside(photo: Path) -> Path | None:
    """The file of points that lies beside a photo, None if there is none."""
    if not photo.name:
        # An empty name, or that of a whole disk: that it is no photo is said where it is read.
        return None
    for beside in (photo.with_name(photo.name + ".points.json"), sidecar(photo)):
        # A name that is too long with this suffix belongs to no file.
        if os.path.lexists(beside):
            return beside
    return None


def _parsed(content: Any, name: str, kind: Kind) -> Floats:
    rows = content.get(KEYS[kind]) if isinstance(content, dict) else None
    if rows is None:
        _check_kind(content, name, kind)
    whose, count = ("an animal", "nine") if kind == "animal" else ("a person", "four")
    if not isinstance(rows, list) or not all(_is_point(row) for row in rows):
        raise UnreadableFile(f"{name} doesn't hold the points of {whose}.", HINTS[kind])
    if len(rows) not in COUNTS[kind]:
        raise UnreadableFile(f"{name} holds {len(rows)} points instead of {count}.", HINTS[kind])
    return np.array(rows, np.float32)


def _check_kind(content: Any, name: str, kind: Kind) -> None:
    """Refuses the points of an animal in the mode for people, and the other way round."""
    found = content if isinstance(content, dict) else {}
    if kind == "animal" and KEYS["human"] in found:
        raise UnreadableFile(
            f"{name} holds the points of a person, and the mode is for animals.",
            "Choose the mode for people, or another file of points.",
        )
    if kind == "human" and (KEYS["animal"] in found or SQUARE in found):
        raise UnreadableFile(
            f"{name} holds the points of an animal, and the mode is for people.",
            "Choose the mode for animals, or another file of points.",
        )


def _is_square(content: Any) -> bool:
    return isinstance(content, dict) and SQUARE in content and KEYS["animal"] not in content


def _from_square(square: Any, name: str) -> Floats:
    values = {"angle": 0, **square} if isinstance(square, dict) else {}
    numbers = (values.get("side"), values.get("angle"))
    if not _is_point(values.get("centre")) or not all(map(_is_coordinate, numbers)):
        raise UnreadableFile(f"{name} doesn't hold a square around an animal's face.", SQUARE_HINT)
    x, y = values["centre"]
    return nine_from_square((x, y), values["side"], values["angle"])


def _is_point(row: Any) -> bool:
    return isinstance(row, list) and len(row) == 2 and all(_is_coordinate(value) for value in row)


def _is_coordinate(value: Any) -> bool:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return number and abs(value) <= MAX_COORDINATE  # which NaN is not
