"""The colours of a mouth that isn't seen: taken from the photo, whatever its light."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from joyvasa_desktop.arrays import AnyArray, Pixels
from joyvasa_desktop.photo.portrait import Portrait
from joyvasa_desktop.render.geometry import FittedFace
from joyvasa_desktop.render.palette import (
    Palette,
    mouth_outline,
    own_teeth,
    shows_its_mouth,
)


def luma(colours: AnyArray) -> AnyArray:
    return np.asarray(colours @ [0.299, 0.587, 0.114])


def with_mouth_painted(picture: Pixels, face: FittedFace, colour: tuple[int, int, int]) -> Pixels:
    painted = picture.copy()
    cv2.fillPoly(painted, [np.rint(mouth_outline(face)).astype(np.int32)], colour)
    return painted


def test_a_smile_shows_its_own_teeth(woman: Portrait, face: FittedFace) -> None:
    assert shows_its_mouth(face)
    teeth = own_teeth(woman.picture, face)
    assert teeth is not None
    assert luma(teeth) > 180
    tooth = Palette.from_photo(woman.picture, face).tooth
    assert np.abs(tooth - teeth).max() < 0.06 * 255


@pytest.mark.parametrize("colour", [(150, 60, 60), (25, 10, 10)])
def test_a_tongue_or_a_dark_throat_is_not_taken_for_teeth(
    woman: Portrait, face: FittedFace, colour: tuple[int, int, int]
) -> None:
    painted = with_mouth_painted(woman.picture, face, colour)
    assert own_teeth(painted, face) is None
    tooth = Palette.from_photo(painted, face).tooth
    assert luma(tooth) > 150


def test_no_tooth_outshines_the_face(woman: Portrait, face: FittedFace) -> None:
    for light in (0.15, 0.4, 0.7, 1.0):
        dim = with_mouth_painted((woman.picture * light).astype(np.uint8), face, (9, 4, 4))
        assert luma(Palette.from_photo(dim, face).tooth) <= 1.05 * light * 255


def test_what_is_deeper_is_darker(woman: Portrait, face: FittedFace) -> None:
    found = Palette.from_photo(woman.picture, face)
    assert luma(found.cavity) < luma(found.tongue) < luma(found.skin)
    assert luma(found.tongue) < luma(found.tooth)


@pytest.mark.parametrize("light", [(0.6, 0.85, 1.2), (1.2, 0.9, 0.6)])
def test_coloured_light_colours_the_teeth(
    woman: Portrait, face: FittedFace, light: tuple[float, float, float]
) -> None:
    lit = np.clip(woman.picture * light, 0, 255).astype(np.uint8)
    plain, tinted = (
        Palette.from_photo(with_mouth_painted(picture, face, (9, 6, 6)), face).tooth
        for picture in (woman.picture, lit)
    )
    change = (tinted[2] / tinted[0]) / (plain[2] / plain[0])
    assert (change > 1.15) if light[2] > 1 else (change < 0.85)


def test_a_sepia_photo_stays_in_its_tone(woman: Portrait, face: FittedFace) -> None:
    tone = np.array([1.1, 0.98, 0.75])
    sepia = np.clip(luma(woman.picture)[..., None] * tone, 0, 255).astype(np.uint8)
    tooth = Palette.from_photo(with_mouth_painted(sepia, face, (11, 10, 8)), face).tooth
    assert tooth / luma(tooth) == pytest.approx(tone / luma(tone), abs=0.08)


def test_softness_follows_the_photo(woman: Portrait, face: FittedFace) -> None:
    crisp = Palette.from_photo(woman.picture, face).softness
    for blur in (1.5, 3.0):
        soft = cv2.GaussianBlur(woman.picture, (0, 0), blur)
        found = Palette.from_photo(np.asarray(soft, np.uint8), face).softness
        assert found == pytest.approx(np.hypot(crisp, blur), rel=0.4)
        assert found > crisp


@pytest.mark.parametrize("strength", [6.0, 9.0])
def test_grain_follows_the_photo(woman: Portrait, face: FittedFace, strength: float) -> None:
    smooth = cv2.GaussianBlur(woman.picture, (0, 0), 2)
    noise = np.random.default_rng(0).normal(0, strength, smooth.shape[:2])[..., None]
    noisy = np.clip(np.rint(smooth + noise), 0, 255).astype(np.uint8)
    assert Palette.from_photo(noisy, face).grain == pytest.approx(strength, rel=0.3)
    assert Palette.from_photo(np.asarray(smooth, np.uint8), face).grain < 1


def test_a_face_at_the_border_of_its_picture_has_a_palette(
    woman: Portrait, face: FittedFace
) -> None:
    """The picture ends in the middle of the face: what is outside counts as its border."""
    left = Palette.from_photo(woman.picture[:, : int(face.points[1, 0])], face)
    for colour in (left.skin, left.tooth, left.cavity, left.tongue):
        assert np.isfinite(colour).all()
        assert luma(colour) > 3
