"""Blinks and glances in real photos, measured as a viewer would see them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joyvasa_desktop.arrays import Doubles, Pixels
from joyvasa_desktop.photo.finder import FaceFinder
from joyvasa_desktop.photo.portrait import Portrait
from joyvasa_desktop.render.animal import mesh_from_points
from joyvasa_desktop.render.eyes import Eyes
from joyvasa_desktop.render.geometry import SIDES, EyeIndices, canonical

PORTRAITS = ["woman", "cat"]
Paint = Callable[..., Pixels]


def _mesh(portrait: Portrait) -> Doubles:
    points = portrait.landmarks.astype(np.float64)
    return mesh_from_points(points) if portrait.kind == "animal" else points


def _painter(portrait: Portrait) -> tuple[Eyes, Paint]:
    eyes = Eyes(portrait.picture, _mesh(portrait), portrait.kind)

    def paint(left: float, right: float, gaze_x: float = 0.0, gaze_y: float = 0.0) -> Pixels:
        target = portrait.picture.copy()
        eyes.paint(target, left, right, gaze_x, gaze_y)
        return target

    return eyes, paint


@pytest.fixture(params=PORTRAITS)
def portrait(request: pytest.FixtureRequest) -> Portrait:
    found: Portrait = request.getfixturevalue(request.param)
    return found


def _aperture(points: Doubles, eye: EyeIndices) -> float:
    """Mean height of the opening between the lids over its width."""
    inner = slice(2, 6)
    upper, lower = points[list(eye.upper[inner]), :2], points[list(eye.lower[inner]), :2]
    width = np.linalg.norm(points[eye.outer, :2] - points[eye.inner, :2])
    return float(np.linalg.norm(upper - lower, axis=1).mean() / width)


def _seen(finder: FaceFinder, portrait: Portrait, picture: Pixels) -> Doubles:
    """What the face mesh sees in an edited picture."""
    face = finder.track(picture, portrait.landmarks)
    assert face is not None
    return face.landmarks.astype(np.float64)


def _large(woman: Portrait, finder: FaceFinder) -> Portrait:
    """The same face with eyes large enough to be measured well."""
    picture = cv2.resize(woman.picture, None, fx=3, fy=3, interpolation=cv2.INTER_CUBIC)
    picture = np.ascontiguousarray(picture[0:900, 250:1150])
    (face,) = finder.find(picture)
    return Portrait(picture, "human", face.box, face.landmarks)


@pytest.fixture(scope="module")
def large(woman: Portrait, finder: FaceFinder) -> Portrait:
    return _large(woman, finder)


def test_back_at_rest_the_photo_is_untouched(portrait: Portrait) -> None:
    eyes, _ = _painter(portrait)
    target = portrait.picture.copy()
    eyes.paint(target, 1.0, 1.0, 0.1, 0.1)
    assert not np.array_equal(target, portrait.picture)
    eyes.paint(target, 0.0, 0.0, 0.0, 0.0)
    assert np.array_equal(target, portrait.picture)


def test_only_the_boxes_change(portrait: Portrait) -> None:
    eyes, paint = _painter(portrait)
    assert len(eyes.boxes) == 2
    outside = np.ones(portrait.picture.shape[:2], bool)
    for x0, y0, x1, y1 in eyes.boxes:
        assert 0 <= x0 < x1 <= portrait.picture.shape[1]
        assert 0 <= y0 < y1 <= portrait.picture.shape[0]
        outside[y0:y1, x0:x1] = False
    changed = (paint(1.0, 1.0, 0.3, -0.3) != portrait.picture).any(axis=-1)
    assert changed.any()
    assert not changed[outside].any()


def test_the_borders_of_the_boxes_do_not_change(portrait: Portrait) -> None:
    # What is edited fades out inside the box: a hard edge would be seen as a line.
    eyes, paint = _painter(portrait)
    changed = (paint(1.0, 1.0) != portrait.picture).any(axis=-1)
    for x0, y0, x1, y1 in eyes.boxes:
        assert not changed[[y0, y1 - 1], x0:x1].any()
        assert not changed[y0:y1, [x0, x1 - 1]].any()


def test_left_and_right_are_the_pictures(portrait: Portrait) -> None:
    eyes, paint = _painter(portrait)
    (x0, y0, x1, y1), (u0, v0, u1, v1) = eyes.boxes
    assert x0 < u0
    wink = paint(1.0, 0.0)
    assert not np.array_equal(wink[y0:y1, x0:x1], portrait.picture[y0:y1, x0:x1])
    assert np.array_equal(wink[v0:v1, u0:u1], portrait.picture[v0:v1, u0:u1])


def test_the_lids_close_step_by_step(large: Portrait, finder: FaceFinder) -> None:
    _, paint = _painter(large)
    steps = [_seen(finder, large, paint(b, b)) for b in (0.0, 0.35, 0.7, 1.0)]
    for side in SIDES:
        openings = [_aperture(points, canonical().eyes[side]) for points in steps]
        assert openings[3] < 0.4 * openings[0]
        assert all(later < 0.97 * earlier for earlier, later in pairwise(openings))


def test_a_wink_leaves_the_other_eye_open(large: Portrait, finder: FaceFinder) -> None:
    _, paint = _painter(large)
    before, after = _seen(finder, large, paint(0, 0)), _seen(finder, large, paint(0, 1))
    left, right = (canonical().eyes[side] for side in SIDES)
    assert _aperture(after, left) > 0.8 * _aperture(before, left)
    assert _aperture(after, right) < 0.5 * _aperture(before, right)


@pytest.mark.parametrize("axis", [0, 1])
def test_a_glance_moves_the_irises(large: Portrait, finder: FaceFinder, axis: int) -> None:
    _, paint = _painter(large)
    reach = (0.15, 0.10)[axis]
    glance = [0.0, 0.0]
    glance[axis] = reach
    one = _seen(finder, large, paint(0, 0, *glance))
    other = _seen(finder, large, paint(0, 0, *(-g for g in glance)))
    for side in SIDES:
        eye = canonical().eyes[side]
        width = np.linalg.norm(one[eye.outer, :2] - one[eye.inner, :2])
        shift = (one[eye.iris[0]] - other[eye.iris[0]])[axis] / width
        assert 0.4 * 2 * reach < shift < 1.2 * 2 * reach
        # The corners stay.
        corners = one[[eye.outer, eye.inner], :2] - other[[eye.outer, eye.inner], :2]
        assert np.abs(corners).max() < 0.08 * width


def test_a_closed_lid_has_the_colour_of_skin(large: Portrait) -> None:
    _, paint = _painter(large)
    closed, points = paint(1.0, 1.0), _mesh(large)
    for side in SIDES:
        eye = canonical().eyes[side]
        middle = points[list(eye.iris), :2].mean(axis=0)
        top = points[list(eye.upper[2:5]), :2].mean(axis=0)
        x, y = np.rint(0.5 * middle + 0.5 * top).astype(int)
        lid = closed[y - 2 : y + 3, x - 4 : x + 5].reshape(-1, 3).mean(axis=0)
        x, y = np.rint(points[[50, 280][side == "right"], :2]).astype(int)
        cheek = large.picture[y - 5 : y + 6, x - 5 : x + 6].reshape(-1, 3).mean(axis=0)
        assert 0.55 < lid.sum() / cheek.sum() < 1.15
        assert np.abs(lid / lid.sum() - cheek / cheek.sum()).max() < 0.05


def test_no_eyeball_shows_through_an_animals_lids(cat: Portrait) -> None:
    _, paint = _painter(cat)
    points = _mesh(cat)

    def green(picture: Pixels) -> float:
        """Share of each eye's middle that is greener than fur ever is, the larger share."""
        hsv = cv2.cvtColor(picture, cv2.COLOR_RGB2HSV)
        shares = []
        for side in SIDES:
            x, y = np.rint(points[canonical().eyes[side].iris[0], :2]).astype(int)
            patch = hsv[y - 18 : y + 19, x - 18 : x + 19]
            shares.append(((patch[..., 0] > 21) & (patch[..., 1] > 60)).mean())
        return float(max(shares))

    shares = [green(paint(b, b)) for b in (0.0, 0.5, 0.75, 1.0)]
    assert shares[0] > 0.4
    assert shares[0] > shares[1] > shares[2] > shares[3]
    assert shares[3] < 0.02


def test_an_animals_lid_is_as_rough_as_its_fur(cat: Portrait) -> None:
    # Stretched or blurred fur would be far smoother than the fur beside it.
    _, paint = _painter(cat)
    closed, points = paint(1.0, 1.0), _mesh(cat)

    def roughness(x: float, y: float) -> float:
        patch = closed[round(y) - 9 : round(y) + 10, round(x) - 14 : round(x) + 15]
        grey = cv2.cvtColor(patch, cv2.COLOR_RGB2GRAY).astype(np.float64)
        return float((grey - cv2.GaussianBlur(grey, (0, 0), 3)).std())

    x, y = points[canonical().eyes["left"].iris[0], :2]
    lid, brow = roughness(x, y - 4), roughness(x, y - 62)
    assert 0.45 * brow < lid < 1.8 * brow


def test_blinks_are_smooth_in_time(portrait: Portrait) -> None:
    _, paint = _painter(portrait)
    for blink in (0.0, 0.5, 0.9):
        one, other = paint(blink, blink), paint(blink + 0.02, blink + 0.02)
        change = np.abs(one.astype(int) - other.astype(int))
        assert change.sum() > 0
        assert np.percentile(change[change.any(axis=-1)], 50) < 12


def test_small_glances_are_small_changes(portrait: Portrait) -> None:
    _, paint = _painter(portrait)
    one = paint(0, 0, 0.004, 0.003).astype(int)
    assert np.abs(one - portrait.picture).mean() < 0.1
    assert np.abs(one - portrait.picture).max() < 40


_PAINTERS: dict[str, Paint] = {}


@given(
    name=st.sampled_from(PORTRAITS),
    moves=st.tuples(st.floats(-0.5, 1.5), st.floats(-0.5, 1.5), st.floats(-1, 1), st.floats(-1, 1)),
)
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_setting_is_drawn_cleanly(
    name: str, moves: tuple[float, float, float, float], request: pytest.FixtureRequest
) -> None:
    if name not in _PAINTERS:
        _PAINTERS[name] = _painter(request.getfixturevalue(name))[1]
    # Warnings are errors: a NaN or an overflow on the way to 8 bits fails here.
    with np.errstate(all="raise", under="ignore"):
        drawn = _PAINTERS[name](*moves)
    clamped = [np.clip(moves[0], 0, 1), np.clip(moves[1], 0, 1), *np.clip(moves[2:], -0.3, 0.3)]
    assert np.array_equal(drawn, _PAINTERS[name](*clamped))


@pytest.mark.parametrize("size", [24, 64])
def test_small_pictures_blink_too(portrait: Portrait, size: int) -> None:
    mesh = _mesh(portrait)
    low, high = mesh[:, :2].min(axis=0), mesh[:, :2].max(axis=0)
    scale = size / float((high - low).max())
    spot = np.array([[scale, 0, -scale * low[0]], [0, scale, -scale * low[1]]])
    picture = cv2.warpAffine(portrait.picture, spot, (size, size), flags=cv2.INTER_AREA)
    points = np.column_stack([(mesh[:, :2] - low) * scale, mesh[:, 2] * scale])
    target = np.asarray(picture, np.uint8).copy()
    eyes = Eyes(np.asarray(picture, np.uint8), points, portrait.kind)
    eyes.paint(target, 1.0, 1.0, 0.2, 0.1)
    assert not np.array_equal(target, picture)
    eyes.paint(target, 0.0, 0.0, 0.0, 0.0)
    assert np.array_equal(target, picture)


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
@pytest.mark.parametrize("edge", ["left", "top"])
def test_eyes_cut_by_the_pictures_border(portrait: Portrait, edge: str, share: float) -> None:
    mesh = _mesh(portrait)
    eye = canonical().eyes["left"]
    ring = mesh[[eye.outer, eye.inner, *eye.upper, *eye.lower], :2]
    axis = 0 if edge == "left" else 1
    low, high = ring[:, axis].min(), ring[:, axis].max()
    cut = int(low + share * (high - low))
    picture = portrait.picture[:, cut:] if axis == 0 else portrait.picture[cut:]
    picture = np.ascontiguousarray(picture)
    moved = mesh.copy()
    moved[:, axis] -= cut
    eyes = Eyes(picture, moved, portrait.kind)
    for x0, y0, x1, y1 in eyes.boxes:
        assert 0 <= x0 < x1 <= picture.shape[1] and 0 <= y0 < y1 <= picture.shape[0]
    target = picture.copy()
    eyes.paint(target, 1.0, 1.0, 0.1, 0.1)
    assert not np.array_equal(target, picture)


def test_eyes_outside_the_picture_are_left_out(portrait: Portrait) -> None:
    mesh = _mesh(portrait)
    mesh[:, 0] -= 10_000
    eyes = Eyes(portrait.picture, mesh, portrait.kind)
    assert eyes.boxes == []
    target = portrait.picture.copy()
    eyes.paint(target, 1.0, 1.0, 0.0, 0.0)
    assert np.array_equal(target, portrait.picture)


def test_eyes_that_are_closed_in_the_photo_are_left_alone(large: Portrait) -> None:
    mesh = _mesh(large)
    for side in SIDES:
        eye = canonical().eyes[side]
        mesh[list(eye.upper)] = mesh[list(eye.lower)]
    assert Eyes(large.picture, mesh, "human").boxes == []


def test_an_eye_that_is_nearly_closed_hardly_moves(large: Portrait) -> None:
    mesh = _mesh(large)
    for side in SIDES:
        eye = canonical().eyes[side]
        upper, lower = list(eye.upper), list(eye.lower)
        share = 0.045 / _aperture(mesh, eye)
        mesh[upper] = share * mesh[upper] + (1 - share) * mesh[lower]
    narrow = Portrait(large.picture, "human", large.box, mesh.astype(np.float32))

    def change(portrait: Portrait) -> float:
        _, paint = _painter(portrait)
        return float(np.abs(paint(1, 1).astype(int) - portrait.picture).sum())

    assert 0 < change(narrow) < 0.5 * change(large)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_faces_at_any_turn_blink_alike(large: Portrait, turns: int) -> None:
    _, paint = _painter(large)
    upright = paint(0.6, 0.6)
    mesh, size = _mesh(large), large.picture.shape[0]
    picture = np.ascontiguousarray(np.rot90(large.picture, turns))
    for _ in range(turns):
        mesh = np.column_stack([mesh[:, 1], size - 1 - mesh[:, 0], mesh[:, 2]])
    eyes = Eyes(picture, mesh, "human")
    target = picture.copy()
    eyes.paint(target, 0.6, 0.6, 0.0, 0.0)
    back = np.rot90(target, -turns).astype(int)
    changed = (upright != large.picture).any(axis=-1)
    assert np.abs(back - upright)[changed].mean() < 2.5


def test_the_photos_own_grain_is_on_the_lid(large: Portrait) -> None:
    noise = np.random.default_rng(3).normal(0, 6, large.picture.shape)
    noisy = np.clip(large.picture + noise, 0, 255).astype(np.uint8)
    _, paint = _painter(Portrait(noisy, "human", large.box, large.landmarks))
    closed, points = paint(1.0, 1.0), _mesh(large)

    def grain(point: Doubles) -> float:
        x, y = np.rint(point[:2]).astype(int)
        patch = cv2.cvtColor(closed[y - 8 : y + 1, x - 12 : x + 13], cv2.COLOR_RGB2GRAY)
        return float((patch - cv2.GaussianBlur(patch.astype(np.float32), (0, 0), 1.5)).std())

    lid, cheek = grain(points[canonical().eyes["right"].iris[0]]), grain(points[280])
    assert 0.5 * cheek < lid < 1.5 * cheek
