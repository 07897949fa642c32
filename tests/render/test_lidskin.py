"""The skin of a closed lid: the skin's own colour and grain, lashes only when it closes."""

from __future__ import annotations

import numpy as np
import pytest

from joyvasa_desktop.arrays import Floats, Pixels
from joyvasa_desktop.render.eyeframe import Curve, EyeFrame, eye_frame
from joyvasa_desktop.render.gaze import Lids
from joyvasa_desktop.render.geometry import canonical
from joyvasa_desktop.render.lidskin import LidSkin

EYE = canonical().eyes["left"]
SKIN = np.array([200.0, 150.0, 130.0])
FOLD, EDGE = -0.30, 0.10
"""Heights of the crease and of the closed lid's edge in eye widths."""


def curve(height: float) -> Curve:
    return Curve(np.array([[0.0, height], [1.0, height]]))


def setting(picture: Pixels) -> EyeFrame:
    points = np.zeros((478, 3))
    points[[*EYE.upper, *EYE.lower], :2] = (150, 100)
    points[EYE.outer, :2], points[EYE.inner, :2] = (100, 100), (200, 100)
    frame = eye_frame(picture, points, EYE, "left", (-0.3, 0.5, 1.3, 0.5))
    assert frame is not None
    return frame


def photo(noise: float = 0.0, dark_lashes: bool = True) -> Pixels:
    """Skin around an eye whose opening, from -0.15 to 0.15 eye widths, is white."""
    picture = np.tile(SKIN, (200, 300, 1))
    picture += np.random.default_rng(2).normal(0, 1, (200, 300, 1)) * noise
    picture[85:116, 100:201] = 240
    if dark_lashes:
        picture[83:86, 100:201] = (40, 30, 30)
    return np.clip(picture, 0, 255).astype(np.uint8)


def laid(picture: Pixels, blink: float = 1.0, stretch: float = 3.0) -> tuple[EyeFrame, Floats]:
    """What lies over a purple place-holder for the stretched photo."""
    frame = setting(picture)
    iris = (0.5, 0.0, 0.2, 0.2)
    skin = LidSkin(picture, frame, Lids(curve(-0.15), curve(0.15), curve(FOLD), iris))
    under = np.tile(np.float32([120, 0, 200]), (*frame.x.shape, 1))
    fold, edge, by = (np.full_like(frame.x, v) for v in (FOLD, EDGE, stretch))
    return frame, skin.lay(under, fold, edge, by, blink)


def middle(frame: EyeFrame, low: float, high: float) -> tuple[slice, slice]:
    """Index of the rows between two heights, in the middle of the eye."""
    rows = np.flatnonzero((frame.y[:, 0] > low) & (frame.y[:, 0] < high))
    columns = np.flatnonzero((frame.x[0] > 0.3) & (frame.x[0] < 0.7))
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


def test_a_closed_lid_has_the_colour_of_the_skin_around_it() -> None:
    frame, skin = laid(photo())
    colour = skin[middle(frame, -0.08, 0.0)].reshape(-1, 3).mean(axis=0)
    assert colour == pytest.approx(SKIN, rel=0.12)


def test_above_the_crease_the_photo_stays() -> None:
    frame, skin = laid(photo())
    assert (skin[frame.y < FOLD] == (120, 0, 200)).all()


def test_a_lid_that_isnt_stretched_is_shown_as_it_is() -> None:
    _, skin = laid(photo(), blink=0.3, stretch=1.0)
    assert (skin == (120, 0, 200)).all()


def test_the_lid_has_the_grain_of_the_skin() -> None:
    for noise, low, high in ((0.0, 0.0, 0.6), (5.0, 1.0, 8.0)):
        frame, skin = laid(photo(noise))
        part = skin[middle(frame, -0.08, -0.02)][..., 1]
        detail = np.abs(np.diff(part, axis=1)).mean()
        assert low <= detail <= high


def test_lashes_darken_the_line_where_the_lids_meet() -> None:
    frame, closed = laid(photo())
    line, above = closed[middle(frame, EDGE - 0.01, EDGE + 0.02)], closed[middle(frame, -0.1, 0.0)]
    assert line.mean() < 0.75 * above.mean()
    _, half = laid(photo(), blink=0.4)
    below = middle(frame, EDGE + 0.03, EDGE + 0.1)
    assert (half[below] == (120, 0, 200)).all()
    assert (closed[below] != (120, 0, 200)).any()


def test_pale_lashes_stay_faint() -> None:
    frame, dark = laid(photo())
    _, pale = laid(photo(dark_lashes=False))
    line = middle(frame, EDGE - 0.01, EDGE + 0.02)
    assert pale[line].mean() > dark[line].mean() + 15


def test_a_hair_across_the_eye_doesnt_colour_the_lid() -> None:
    picture = photo()
    picture[:, 146:150] = 10
    frame, skin = laid(picture)
    colour = skin[middle(frame, -0.08, 0.0)].reshape(-1, 3).mean(axis=0)
    assert colour == pytest.approx(SKIN, rel=0.15)
