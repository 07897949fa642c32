"""Human lids over a drawn eye: they meet, they cover, and they leave the rest alone."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import pytest

from joyvasa_desktop.arrays import AnyArray, Doubles, Pixels
from joyvasa_desktop.render.geometry import canonical
from joyvasa_desktop.render.lids import HumanEye, human_eye

EYE = canonical().eyes["left"]
SKIN, WHITE, IRIS = (205, 160, 140), (240, 238, 235), (40, 60, 90)


def drawn(scale: float = 28.0, opening: float = 1.0) -> tuple[Pixels, Doubles]:
    """A drawn eye on plain skin, and the mesh over it."""
    points = scale * canonical().points
    points[:, :2] += (150, 140) - points[list(EYE.iris), :2].mean(axis=0)
    across = points[EYE.inner, :2] - points[EYE.outer, :2]
    start = points[EYE.outer, :2].copy()
    for index in (*EYE.upper, *EYE.lower):
        along = (points[index, :2] - start) @ across / (across @ across)
        line = start + along * across
        points[index, :2] = line + opening * (points[index, :2] - line)
    radius = 0.19 * np.linalg.norm(across)
    middle = points[list(EYE.upper + EYE.lower), :2].mean(axis=0)
    points[list(EYE.iris), :2] = middle + radius * np.array(
        [[0, 0], [1, 0], [0, -1], [-1, 0], [0, 1]]
    )
    picture = np.full((280, 300, 3), SKIN, np.uint8)
    outline = points[[EYE.outer, *EYE.upper, EYE.inner, *EYE.lower[::-1]], :2]
    cv2.fillPoly(picture, [np.rint(outline * 16).astype(np.int32)], WHITE, cv2.LINE_AA, 4)
    ball = picture.copy()
    cv2.circle(ball, tuple(int(v) for v in np.rint(middle)), round(radius), IRIS, -1, cv2.LINE_AA)
    picture[inside(outline)] = ball[inside(outline)]
    return picture, points


def inside(outline: Doubles) -> AnyArray:
    mask = np.zeros((280, 300), np.uint8)
    cv2.fillPoly(mask, [np.rint(outline).astype(np.int32)], 1)
    return mask > 0


def prepared(picture: Pixels, points: Doubles) -> HumanEye:
    eye = human_eye(picture, points, EYE, "left")
    assert eye is not None
    return eye


def painted(blink: float, gaze_x: float = 0.0, gaze_y: float = 0.0) -> Pixels:
    picture, points = drawn()
    target = picture.copy()
    prepared(picture, points).paint(target, blink, gaze_x, gaze_y)
    return target


def eyeball(picture: Pixels) -> AnyArray:
    """Pixels that are bluish or white, as skin and lashes never are."""
    return np.asarray(picture[..., 2].astype(int) > 0.9 * picture[..., 0].astype(int) + 8)


def test_closed_lids_hide_the_whole_eyeball() -> None:
    assert eyeball(painted(0.0)).sum() > 500
    assert eyeball(painted(1.0)).sum() < 0.01 * eyeball(painted(0.0)).sum()


def test_the_more_the_lids_close_the_less_is_seen() -> None:
    seen = [int(eyeball(painted(blink)).sum()) for blink in (0.0, 0.25, 0.5, 0.75, 1.0)]
    assert all(later < 0.95 * earlier for earlier, later in pairwise(seen))


def test_the_upper_lid_travels_farther_than_the_lower() -> None:
    before, after = (np.flatnonzero(eyeball(painted(b)).any(axis=1)) for b in (0.0, 0.6))
    assert after[0] - before[0] > 2 * abs(before[-1] - after[-1])


def test_the_upper_lid_goes_down_with_the_gaze() -> None:
    top = [np.flatnonzero(eyeball(painted(0.0, 0.0, y)).any(axis=1))[0] for y in (-0.1, 0.0, 0.15)]
    assert top[0] <= top[1] < top[2]


def test_only_the_lids_and_the_eyeball_change() -> None:
    changed = (np.abs(painted(1.0).astype(int) - painted(0.0)) > 3).any(axis=-1)
    _, points = drawn()
    rows, columns = np.nonzero(changed)
    brow, under = points[list(EYE.brow), 1].max(), points[list(EYE.under), 1].max()
    assert rows.min() > brow
    assert rows.max() < under + 2
    width = abs(points[EYE.inner, 0] - points[EYE.outer, 0])
    assert columns.min() > min(points[[EYE.outer, EYE.inner], 0]) - 0.17 * width
    assert columns.max() < max(points[[EYE.outer, EYE.inner], 0]) + 0.17 * width


@pytest.mark.parametrize(("opening", "there"), [(0.0, False), (0.02, False), (0.5, True)])
def test_eyes_that_are_shut_have_no_lids_to_close(opening: float, there: bool) -> None:
    assert (human_eye(*drawn(opening=opening), EYE, "left") is not None) == there


def test_an_eye_of_a_few_pixels_is_left_out_or_closes() -> None:
    assert human_eye(*drawn(scale=0.9), EYE, "left") is None
    picture, points = drawn(scale=3.0)
    target = picture.copy()
    prepared(picture, points).paint(target, 1.0, 0.0, 0.0)
    assert not np.array_equal(target, picture)
