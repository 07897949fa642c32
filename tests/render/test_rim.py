"""The outline of an animal's eye is found in the picture, starting from a rough guess."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from joyvasa_desktop.arrays import Doubles, Pixels
from joyvasa_desktop.render.animal import mesh_from_points
from joyvasa_desktop.render.eyeframe import EyeFrame, eye_frame
from joyvasa_desktop.render.geometry import canonical
from joyvasa_desktop.render.rim import find_rim

EYE = canonical().eyes["left"]
EYES = ((80, 100), (160, 100), (240, 100), (320, 100))
MUZZLE = ((200, 220), (150, 250), (250, 250), (200, 252), (200, 268))
POINTS = np.array([*EYES, *MUZZLE], np.float64)


def _drawn(across: int, down: int, shift: tuple[int, int] = (0, 0)) -> Pixels:
    """Brown fur with a yellow eye that has a dark rim and a pupil."""
    noise = np.random.default_rng(5).normal(0, 6, (320, 400, 1))
    picture = np.clip(noise + np.array([150, 110, 70]), 0, 255).astype(np.uint8)
    middle = (120 + shift[0], 100 + shift[1])
    cv2.ellipse(picture, middle, (across + 5, down + 5), 0, 0, 360, (30, 20, 20), -1)
    cv2.ellipse(picture, middle, (across, down), 0, 0, 360, (200, 190, 60), -1)
    cv2.ellipse(picture, middle, (6, 16), 0, 0, 360, (10, 10, 10), -1)
    return picture


def _setting(picture: Pixels) -> tuple[EyeFrame, Doubles]:
    mesh = mesh_from_points(POINTS)
    frame = eye_frame(picture, mesh, EYE, "left", (-0.3, 0.34, 1.3, 0.34))
    assert frame is not None
    ring = [EYE.outer, *EYE.upper, EYE.inner, *EYE.lower[::-1]]
    return frame, frame.local(mesh[:, :2])[ring]


def _extent(picture: Pixels) -> tuple[Doubles, Doubles]:
    """Lowest and highest corner of the outline, in pixels."""
    frame, guess = _setting(picture)
    found = find_rim(picture, frame, guess) @ frame.axes + frame.origin
    return found.min(axis=0), found.max(axis=0)


@pytest.mark.parametrize(("across", "down"), [(38, 34), (35, 29), (42, 38)])
def test_finds_the_drawn_eye(across: int, down: int) -> None:
    low, high = _extent(_drawn(across, down))
    # Both edges of the dark rim are right: lids with their rim, or without.
    assert (120 - across - 8, 100 - down - 8) <= tuple(low) <= (120 - across + 4, 104 - down)
    assert np.all(np.abs((high - low) / 2 - (across + 2.5, down + 2.5)) < 6)


def test_follows_an_eye_that_is_off_the_points() -> None:
    straight, shifted = _extent(_drawn(38, 34)), _extent(_drawn(38, 34, (4, 3)))
    assert shifted[0][0] - straight[0][0] == pytest.approx(4, abs=2.5)
    assert shifted[0][1] - straight[0][1] == pytest.approx(3, abs=2.5)


def test_plain_fur_keeps_the_guess() -> None:
    picture = np.full((320, 400, 3), 120, np.uint8)
    frame, guess = _setting(picture)
    found = find_rim(picture, frame, guess)
    assert found.min(axis=0) == pytest.approx(guess.min(axis=0), abs=0.03)
    assert found.max(axis=0) == pytest.approx(guess.max(axis=0), abs=0.03)


def test_the_outline_is_smooth_and_closed() -> None:
    picture = _drawn(38, 34)
    frame, guess = _setting(picture)
    found = find_rim(picture, frame, guess)
    steps = np.linalg.norm(np.diff(found, axis=0, append=found[:1]), axis=1)
    assert steps.max() < 3 * np.median(steps)
