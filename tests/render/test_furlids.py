"""Lids of fur over a drawn eye: they slide in from both sides, keep their texture, and meet."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from joyvasa_desktop.arrays import AnyArray, Doubles, Pixels
from joyvasa_desktop.render.animal import mesh_from_points
from joyvasa_desktop.render.furlids import UPPER_SHARE, FurryEye, furry_eye
from joyvasa_desktop.render.geometry import canonical

EYE = canonical().eyes["left"]
EYES = ((80, 100), (160, 100), (240, 100), (320, 100))
MUZZLE = ((200, 220), (150, 250), (250, 250), (200, 252), (200, 268))
POINTS = np.array([*EYES, *MUZZLE], np.float64)


def drawn() -> Pixels:
    """Brown, rough fur with a yellow eye that has a dark rim and a pupil."""
    noise = np.random.default_rng(5).normal(0, 14, (320, 400, 1))
    fur = cv2.GaussianBlur(noise, (0, 0), 0.8)[..., None] + np.array([150, 110, 70])
    picture = np.clip(fur, 0, 255).astype(np.uint8)
    for size, colour in (
        ((43, 39), (30, 20, 20)),
        ((38, 34), (200, 190, 60)),
        ((6, 16), (10,) * 3),
    ):
        cv2.ellipse(picture, (120, 100), size, 0, 0, 360, colour, -1)
    return picture


PHOTO = drawn()


def prepared(points: Doubles = POINTS) -> FurryEye:
    eye = furry_eye(PHOTO, mesh_from_points(points), EYE, "left")
    assert eye is not None
    return eye


def painted(blink: float, gaze_x: float = 0.0, gaze_y: float = 0.0) -> Pixels:
    target = PHOTO.copy()
    prepared().paint(target, blink, gaze_x, gaze_y)
    return target


def yellow(picture: Pixels) -> AnyArray:
    return np.asarray(picture[..., 1].astype(int) > picture[..., 0].astype(int) - 20) & (
        picture[..., 1] > 120
    )


def test_at_rest_nothing_is_written() -> None:
    assert np.array_equal(painted(0.0), PHOTO)


def test_closing_hides_more_and_more_of_the_eye() -> None:
    seen = [int(yellow(painted(blink)).sum()) for blink in (0.0, 0.3, 0.6, 1.0)]
    assert seen[0] > 2000
    assert seen[0] > seen[1] > seen[2] > seen[3]
    assert seen[3] < 0.02 * seen[0]


def test_the_lids_meet_below_the_middle() -> None:
    """The upper lid comes down most of the way, the lower one the rest."""
    rows = np.flatnonzero(yellow(painted(0.9)).any(axis=1))
    place = (rows.mean() - 66) / 68
    assert place == pytest.approx(UPPER_SHARE, abs=0.12)


def test_closed_lids_are_fur_of_its_own_roughness() -> None:
    closed = painted(1.0)

    def roughness(part: Pixels) -> float:
        grey = cv2.cvtColor(part, cv2.COLOR_RGB2GRAY).astype(np.float64)
        return float((grey - cv2.GaussianBlur(grey, (0, 0), 3)).std())

    lid, fur = closed[80:105, 100:140], PHOTO[10:35, 100:140]
    assert 0.6 * roughness(fur) < roughness(lid) < 1.5 * roughness(fur)
    assert lid.reshape(-1, 3).mean(axis=0) == pytest.approx(
        fur.reshape(-1, 3).mean(axis=0), rel=0.25
    )


def test_the_fur_around_and_the_other_eye_stay() -> None:
    changed = (painted(1.0, 0.1, 0.1) != PHOTO).any(axis=-1)
    rows, columns = np.nonzero(changed)
    assert rows.min() > 100 - 39 - 30 and rows.max() < 100 + 39 + 30
    assert columns.min() > 120 - 43 - 30 and columns.max() < 120 + 43 + 30


def test_the_pupil_follows_a_glance() -> None:
    def pupil(picture: Pixels) -> float:
        dark = picture[90:111, 95:146].max(axis=-1) < 60
        return float(np.nonzero(dark)[1].mean())

    assert pupil(painted(0.0, 0.08)) - pupil(PHOTO) > 2
    assert pupil(painted(0.0, -0.08)) - pupil(PHOTO) < -2


def test_eyes_outside_the_picture_or_without_width_are_left_out() -> None:
    assert furry_eye(PHOTO, mesh_from_points(POINTS - 900), EYE, "left") is None
    points = POINTS.copy()
    points[1] = points[0]
    assert furry_eye(PHOTO, mesh_from_points(points), EYE, "left") is None
