"""Fur laid over an eye: the colour of where it lies, the texture of where it comes from."""

from __future__ import annotations

import numpy as np
import pytest

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.render.eyeframe import EyeFrame, eye_frame
from joyvasa_desktop.render.fur import Fur
from joyvasa_desktop.render.geometry import canonical

EYE = canonical().eyes["left"]
ANGLES = np.linspace(0, 2 * np.pi, 60, endpoint=False)
OUTLINE = np.stack([0.5 + 0.5 * np.cos(ANGLES), 0.4 * np.sin(ANGLES)], axis=-1)
RIM = 0.07


def _frame(picture: Pixels) -> EyeFrame:
    points = np.zeros((478, 3))
    points[EYE.outer, :2], points[EYE.inner, :2] = (100, 120), (160, 120)
    points[list(EYE.upper), :2] = (130, 96)
    points[list(EYE.lower), :2] = (130, 144)
    frame = eye_frame(picture, points, EYE, "left", (-0.3, 0.34, 1.3, 0.34))
    assert frame is not None
    return frame


def _picture(fur: tuple[int, int, int] = (160, 120, 80)) -> Pixels:
    """Noisy fur that brightens to the right, with a bright green eye."""
    rng = np.random.default_rng(2)
    ramp = np.linspace(0.8, 1.2, 260)[None, :, None]
    picture = np.array(fur) * ramp + rng.normal(0, 8, (240, 260, 1))
    rows, columns = np.mgrid[:240, :260]
    inside = ((columns - 130) / 31) ** 2 + ((rows - 120) / 25) ** 2 < 1
    picture[inside] = (30, 240, 30)
    return np.clip(picture, 0, 255).astype(np.uint8)


def test_no_colour_of_the_eye_is_in_the_fur() -> None:
    picture = _picture()
    frame = _frame(picture)
    fur = Fur(picture, frame, OUTLINE, RIM)
    laid = fur.moved(frame.y - 0.9)
    centre = laid[laid.shape[0] // 2 - 8 : laid.shape[0] // 2 + 8, 40:56].mean(axis=(0, 1))
    assert centre == pytest.approx([160, 120, 80], rel=0.1)


def test_the_texture_is_as_rough_as_the_fur() -> None:
    picture = _picture()
    frame = _frame(picture)
    laid = Fur(picture, frame, OUTLINE, RIM).moved(frame.y - 0.95)
    rough = np.diff(laid[20:60, 30:70, 0], axis=1).std()
    wanted = np.diff(picture[5:60, 60:200, 0].astype(float), axis=1).std()
    assert 0.7 * wanted < rough < 1.2 * wanted


def test_far_from_the_eye_nothing_is_fresh() -> None:
    picture = _picture()
    fur = Fur(picture, _frame(picture), OUTLINE, RIM)
    middle = tuple(length // 2 for length in fur.fresh.shape)
    assert fur.fresh[middle] == 1.0
    border = np.concatenate([fur.fresh[0], fur.fresh[-1], fur.fresh[:, 0], fur.fresh[:, -1]])
    assert border.max() == 0.0


def test_where_nothing_moves_the_photo_is_shown() -> None:
    picture = _picture()
    frame = _frame(picture)
    fur = Fur(picture, frame, OUTLINE, RIM)
    assert np.abs(fur.photo_at(frame.y) - fur.photo).max() < 1.0


def test_a_picture_that_is_all_eye_is_covered_in_its_own_colour() -> None:
    picture = np.full((240, 260, 3), (90, 60, 30), np.uint8)
    fur = Fur(picture, _frame(picture), 40 * (OUTLINE - (0.5, 0.0)), RIM)
    laid = fur.moved(np.zeros_like(fur.fresh))
    assert laid.reshape(-1, 3) == pytest.approx(np.full((laid.size // 3, 3), (90, 60, 30)), abs=1)
