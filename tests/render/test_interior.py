"""What an open mouth shows: inside its bounds, in the photo's light, moving with head and jaw."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_desktop.arrays import AnyArray, Doubles, Floats
from joyvasa_desktop.photo.portrait import Portrait
from joyvasa_desktop.render.geometry import FittedFace
from joyvasa_desktop.render.interior import MARGIN, Interior

SCALE = 24.0
"""Canvas pixels per cm in these tests: finer than the sample photo, to measure small shifts."""


def projection(
    seam: Doubles, at: tuple[float, float] = (100, 60), scale: float = SCALE, yaw: float = 0.0
) -> Doubles:
    """Canonical cm to pixels, so that the seam lands at a place, for a head turned by degrees."""
    angle = np.radians(yaw)
    turn = np.array([[np.cos(angle), 0, np.sin(angle)], [0, 1, 0]]) * scale
    return np.column_stack([turn, np.array(at) - turn @ seam])


def lips(
    height: float,
    width: float = 4.2,
    at: tuple[float, float] = (100, 60),
    scale: float = SCALE,
    rise: float = 0.0,
) -> tuple[Doubles, Doubles]:
    """Contours of an opening: cm of width and height; the upper lip raised by `rise` cm."""
    t = np.linspace(-1, 1, 21)
    bulge = 1 - t**2
    x = at[0] + t * width / 2 * scale
    upper = np.column_stack([x, at[1] - rise * bulge * scale])
    lower = np.column_stack([x, at[1] + (height - rise) * bulge * scale])
    return upper, lower


def shown(
    interior: Interior,
    height: float = 0.8,
    *,
    head: Doubles | None = None,
    chin: Doubles | None = None,
    low: float = 0.0,
    tongue: float = 0.0,
    rise: float = 0.25,
) -> Floats:
    """The drawn box for an opening at the usual place."""
    head = projection(interior.seam) if head is None else head
    chin = projection(interior.seam, (100, 60 + height * SCALE)) if chin is None else chin
    upper, lower = lips(height, rise=rise)
    _, _, colours = interior.draw(upper, lower, head, chin, jaw=height, low=low, tongue=tongue)
    return colours


def luma(colours: AnyArray) -> AnyArray:
    return np.asarray(colours @ [0.299, 0.587, 0.114])


def shift_between(first: AnyArray, second: AnyArray) -> float:
    """How many pixels a pattern moved to the right: the shift of the best correlation."""
    before, after = (
        rows - cv2.GaussianBlur(rows, (0, 0), 6)
        for rows in (np.asarray(image, np.float64) for image in (first, second))
    )
    columns = np.arange(before.shape[1])
    inner = columns[8:-8]

    def likeness(shift: float) -> float:
        moved = np.array([np.interp(inner - shift, columns, row) for row in before])
        return float(np.corrcoef(moved.ravel(), after[:, 8:-8].ravel())[0, 1])

    return max(np.arange(-6, 6.01, 0.25).tolist(), key=likeness)


@pytest.fixture(scope="module")
def mouth(woman: Portrait, face: FittedFace) -> Interior:
    return Interior(woman.picture, face)


@pytest.fixture(scope="module")
def still(mouth: Interior, woman: Portrait, face: FittedFace) -> Interior:
    """The same without grain, for measurements."""
    quiet = Interior(cv2.GaussianBlur(woman.picture, (0, 0), 1.5), face)
    assert quiet.palette.grain < mouth.palette.grain
    return quiet


def test_the_box_holds_the_contours_and_a_margin(mouth: Interior) -> None:
    upper, lower = lips(0.7, at=(90.3, 50.7))
    head = projection(mouth.seam, (90.3, 50.7))
    x0, y0, colours = mouth.draw(upper, lower, head, head, jaw=0.5, low=0.0, tongue=0.0)
    points = np.concatenate([upper, lower])
    high = np.array([x0 + colours.shape[1] - 1, y0 + colours.shape[0] - 1])
    assert colours.dtype == np.float32
    assert (points.min(axis=0) - (x0, y0) >= MARGIN).all()
    assert (high - points.max(axis=0) >= MARGIN).all()
    assert (high - points.max(axis=0) < MARGIN + 1).all()


@settings(max_examples=60, deadline=None)
@given(
    at=st.tuples(st.floats(-300, 3000), st.floats(-300, 3000)),
    scale=st.floats(1.4, 60),
    height=st.floats(0, 1.4),
    width=st.floats(0, 5),
    yaw=st.floats(-60, 60),
    roll=st.floats(-180, 180),
    controls=st.tuples(*[st.floats(0, 1.2)] * 3),
)
def test_every_opening_gives_colours(
    mouth: Interior,
    at: tuple[float, float],
    scale: float,
    height: float,
    width: float,
    yaw: float,
    roll: float,
    controls: tuple[float, float, float],
) -> None:
    angle = np.radians(roll)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    head = turn @ projection(mouth.seam, (0, 0), scale, yaw)
    head[:, 3] += at
    upper, lower = (line @ turn.T + at for line in lips(height, width, (0, 0), scale))
    jaw, low, tongue = controls
    _, _, colours = mouth.draw(upper, lower, head, head, jaw=jaw, low=low, tongue=tongue)
    assert np.isfinite(colours).all()
    assert colours.min() >= 0
    assert colours.max() <= 255


@pytest.mark.parametrize("scale", [1.4, 0.2, 0.0])
def test_a_mouth_of_a_few_pixels_or_none_is_drawn(mouth: Interior, scale: float) -> None:
    upper, lower = lips(0.5, scale=scale)
    head = projection(mouth.seam, scale=scale)
    _, _, colours = mouth.draw(upper, lower, head, head, jaw=0.5, low=0.0, tongue=0.0)
    assert colours.shape[0] >= 2 * MARGIN
    assert np.isfinite(colours).all()


def test_the_upper_teeth_stay_with_the_head(still: Interior) -> None:
    edge = np.s_[3:10, 15:95]
    first = luma(shown(still))[edge]
    jaw_moved = luma(shown(still, chin=projection(still.seam, (104, 79))))[edge]
    head_moved = luma(shown(still, head=projection(still.seam, (104, 60))))[edge]
    assert shift_between(first, jaw_moved) == pytest.approx(0, abs=0.25)
    assert shift_between(first, head_moved) == pytest.approx(4, abs=1)  # the lips' shadow stays


def test_the_lower_teeth_move_with_the_jaw(still: Interior) -> None:
    """The upper teeth are out of sight here; enamel is told from the tongue by its paler hue."""

    def edge(head_x: float, chin_y: float) -> float:
        head = projection(still.seam, (head_x, -500))
        box = shown(still, head=head, chin=projection(still.seam, (100, chin_y)), low=1)
        column = box[:, 45:65].mean(axis=1)
        pale = column[:16, 1] / column[:16, 0]
        assert (np.diff(pale) > -0.01).all()
        return float(np.interp(0.74, pale, np.arange(16)))

    assert edge(100, 66) - edge(100, 62) == pytest.approx(4, abs=1)
    assert edge(104, 62) == pytest.approx(edge(100, 62), abs=0.3)


def test_turning_the_head_shifts_near_teeth_more_than_a_flat_picture(still: Interior) -> None:
    """A front tooth stands before the molars, so they drift apart when the head turns."""
    sheet = still.upper
    assert sheet is not None
    x, y = np.meshgrid(np.arange(60, 141, dtype=np.float32), np.float32([62]))
    at_rest, turned = (sheet.locate(projection(still.seam, yaw=yaw), x, y)[0][0] for yaw in (0, 8))
    moved = turned - at_rest
    at_middle, at_side = moved[40], moved[[0, -1]].mean()
    assert abs(at_middle - at_side) > 0.1 * sheet.density


def test_a_darker_photo_has_darker_teeth_and_a_darker_throat(
    woman: Portrait, face: FittedFace, mouth: Interior
) -> None:
    dim = Interior((woman.picture * 0.4).astype(np.uint8), face)
    assert luma(shown(dim)).max() < 0.6 * luma(shown(mouth)).max()
    assert luma(dim.palette.cavity) < 0.6 * luma(mouth.palette.cavity)


def test_a_black_and_white_photo_has_a_grey_mouth(woman: Portrait, face: FittedFace) -> None:
    grey = np.repeat(luma(woman.picture).astype(np.uint8)[..., None], 3, axis=2)
    colours = shown(Interior(grey, face), tongue=0.6)
    assert np.ptp(colours, axis=2).max() < 1.5


def test_teeth_are_brighter_than_what_is_behind_them(
    woman: Portrait, face: FittedFace, mouth: Interior
) -> None:
    toothless = shown(Interior(woman.picture, face, teeth=False))
    edge = np.s_[4:9, 40:70]
    assert luma(shown(mouth))[edge].mean() > 2 * luma(toothless)[edge].mean()


def test_without_teeth_or_for_an_animal_there_are_none(woman: Portrait, face: FittedFace) -> None:
    for bare in (
        Interior(woman.picture, face, teeth=False),
        Interior(woman.picture, face, "animal"),
    ):
        bright = np.percentile(luma(shown(bare)), 99)
        assert bright < 0.75 * luma(bare.palette.skin)


def test_a_raised_tongue_shows(mouth: Interior) -> None:
    flat, raised = shown(mouth), shown(mouth, tongue=1.0)
    gap = np.s_[13:16, 45:65]
    assert luma(raised)[gap].mean() > 1.3 * luma(flat)[gap].mean()


def test_corners_are_darker_than_the_middle(mouth: Interior) -> None:
    colours = luma(shown(mouth))
    width = colours.shape[1]
    row = colours[8:12]
    assert row[:, width // 2 - 8 : width // 2 + 8].mean() > 1.5 * row[:, 8:16].mean()


def test_the_same_photo_gives_the_same_mouth(
    woman: Portrait, face: FittedFace, mouth: Interior
) -> None:
    assert np.array_equal(shown(Interior(woman.picture, face)), shown(mouth))


def test_another_photo_has_other_teeth(woman: Portrait, face: FittedFace) -> None:
    mirrored = woman.picture.copy()
    mirrored[:40] = 0
    assert not np.array_equal(shown(Interior(mirrored, face)), shown(Interior(woman.picture, face)))


def test_grain_moves_with_the_head(woman: Portrait, face: FittedFace) -> None:
    noise = np.random.default_rng(3).normal(0, 12, woman.picture.shape[:2])[..., None]
    noisy = np.clip(woman.picture + noise, 0, 255).astype(np.uint8)
    interior = Interior(noisy, replace(face), teeth=False)
    assert interior.palette.grain > 5
    first = shown(interior, 1.2)[8:24, 20:80, 1]
    head = projection(interior.seam, (104, 60))
    second = shown(interior, 1.2, head=head)[8:24, 20:80, 1]
    assert shift_between(first, second) == pytest.approx(4, abs=0.5)
