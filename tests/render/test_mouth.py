"""The mouth as a viewer sees it: filled when open, untouched at rest, whole at every border."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import pytest

from joyvasa_desktop.arrays import AnyArray, Doubles, Pixels
from joyvasa_desktop.photo.portrait import Portrait
from joyvasa_desktop.render.basis import CONTROLS, expression_basis
from joyvasa_desktop.render.contours import filled, inner_contours
from joyvasa_desktop.render.geometry import FittedFace, fit_face
from joyvasa_desktop.render.mouth import Mouth, MouthState, mouth_box
from joyvasa_desktop.render.pose import HeadPose
from joyvasa_desktop.render.surround import anchors, moving_box


@dataclass(frozen=True)
class Stage:
    """One portrait's mouth and what is needed to move it."""

    picture: Pixels
    face: FittedFace
    basis: Doubles
    mouth: Mouth

    @classmethod
    def of(cls, picture: Pixels, landmarks: AnyArray, *, teeth: bool = True) -> Stage:
        face = fit_face(landmarks.astype(np.float64))
        basis = expression_basis(face)
        within = moving_box(face, picture.shape[1], picture.shape[0])
        sides = [anchors(face, basis, lips=lips, cut_out=False) for lips in ("upper", "lower")]
        mouth = Mouth(picture, face, "human", within, sides[0], sides[1], basis, teeth=teeth)
        return cls(picture, face, basis, mouth)

    def state(self, parted: float = 1.0, **controls: float) -> MouthState:
        weights = np.array([controls.get(name, 0.0) for name in CONTROLS])
        pose = HeadPose(np.eye(3), np.zeros(2), self.face.pivot)
        points = pose.apply(self.face.points + np.tensordot(weights, self.basis, axes=1))
        jaw, low = controls.get("jaw", 0.0), controls.get("low", 0.0)
        return MouthState(pose, weights, points, jaw, low, 0.0, parted)

    def drawn(self, state: MouthState, canvas: Pixels | None = None) -> Pixels:
        """The mouth's box after drawing."""
        canvas = self.picture[self.mouth.box.slices].copy() if canvas is None else canvas
        self.mouth.draw(self.picture, canvas, state)
        return canvas

    def opening(self, state: MouthState, margin: int = 2) -> AnyArray:
        """Which pixels of the box lie between the lips, at least so far from them."""
        box = self.mouth.box
        upper, lower = inner_contours(state.points - (box.x0, box.y0), self.face.down)
        polygon = filled(np.vstack([upper, lower[::-1]]), box.width, box.height)
        square = np.ones((2 * abs(margin) + 1, 2 * abs(margin) + 1), np.uint8)
        if margin < 0:
            return np.asarray(cv2.dilate(polygon, square) > 0.0)
        return np.asarray(cv2.erode(polygon, square) == 1.0)


def luma(pixels: AnyArray) -> AnyArray:
    return np.asarray(pixels @ np.array([0.299, 0.587, 0.114]))


def scaled(portrait: Portrait, factor: float) -> tuple[Pixels, AnyArray]:
    picture = cv2.resize(portrait.picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    landmarks = portrait.landmarks * factor
    landmarks[:, :2] += (factor - 1) / 2
    return np.asarray(picture, np.uint8), landmarks


@pytest.fixture(scope="module")
def smile(woman: Portrait) -> Stage:
    return Stage.of(*scaled(woman, 3.0))


@pytest.fixture(scope="module")
def closed(admiral: Portrait) -> Stage:
    return Stage.of(admiral.picture, admiral.landmarks)


@pytest.mark.parametrize("name", ["smile", "closed"])
def test_at_rest_the_photo_is_untouched(name: str, request: pytest.FixtureRequest) -> None:
    stage: Stage = request.getfixturevalue(name)
    for parted in (0.0, 1.0):
        state = stage.state(parted if name == "closed" else 0.0)
        assert np.array_equal(stage.drawn(state), stage.picture[stage.mouth.box.slices])


def test_the_whole_opening_is_filled_and_only_it(closed: Stage) -> None:
    state = closed.state(jaw=0.9)
    inside = closed.opening(state)
    assert inside.sum() > 200
    toothless = Stage.of(closed.picture, closed.face.points, teeth=False)
    drawn, plain = luma(closed.drawn(state)), luma(toothless.drawn(state))
    cheek = luma(closed.picture[closed.mouth.box.slices]).mean()
    # Skin that shows through the opening would be as bright as the cheek.
    assert np.percentile(plain[inside], 95) < 0.7 * cheek
    bare = luma(closed.drawn(closed.state(parted=0.0, jaw=0.9)))
    changed = np.abs(drawn - bare) > 8
    assert changed[inside].mean() > 0.9
    assert not changed[~closed.opening(state, margin=-4)].any()


def test_a_photos_own_teeth_stay(smile: Stage) -> None:
    """They are in the picture already, so nothing has to be drawn for them to be seen."""
    toothless = Stage.of(smile.picture, smile.face.points, teeth=False)
    state = smile.state(jaw=0.35)
    before = smile.opening(smile.state())
    shown, photo = toothless.drawn(state), smile.picture[smile.mouth.box.slices]
    teeth = before & (luma(photo) > 150)
    assert teeth.sum() > 400
    upper = teeth & (np.cumsum(teeth, axis=0) < 0.5 * teeth.sum(axis=0))
    assert np.abs(shown[upper].astype(int) - photo[upper]).mean() < 12


def test_drawing_fades_out_at_the_boxs_border(closed: Stage) -> None:
    box = closed.mouth.box
    canvas = np.full((box.height, box.width, 3), (255, 0, 255), np.uint8)
    drawn = closed.drawn(closed.state(jaw=1.0), canvas)
    border = np.ones(drawn.shape[:2], bool)
    border[1:-1, 1:-1] = False
    assert np.abs(drawn[border].astype(int) - (255, 0, 255)).max() < 6
    middle = drawn[int(0.4 * box.height) : int(0.6 * box.height), box.width // 3 : -box.width // 3]
    assert (middle[..., 1].astype(int) - np.minimum(middle[..., 0], middle[..., 2]) > -60).all()


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_face_at_any_turn_opens_alike(closed: Stage, turns: int) -> None:
    upright = closed.drawn(closed.state(jaw=0.8))
    points, (height, width) = closed.face.points.copy(), closed.picture.shape[:2]
    for _ in range(turns):
        points = np.column_stack([points[:, 1], width - 1 - points[:, 0], points[:, 2]])
        height, width = width, height
    turned = Stage.of(np.ascontiguousarray(np.rot90(closed.picture, turns)), points)
    box, back = closed.mouth.box, turned.picture.copy()
    back[turned.mouth.box.slices] = turned.drawn(turned.state(jaw=0.8))
    found = np.rot90(back, -turns)[box.slices].astype(int)
    changed = np.abs(upright.astype(int) - closed.picture[box.slices]).max(axis=-1) > 8
    # Grain and the teeth's irregularities depend on the picture; the mouth itself doesn't.
    assert np.abs(found - upright)[changed].mean() < 8
    assert np.abs(found - upright)[~changed].mean() < 1


@pytest.mark.parametrize("rest", [14, 17, 152])
def test_a_mouth_at_the_pictures_border_still_opens(closed: Stage, rest: int) -> None:
    """The photo ends at the lower lip's edge, below the lip, or at the chin."""
    end = int(closed.face.points[rest, 1]) + 6
    cut = Stage.of(np.ascontiguousarray(closed.picture[:end]), closed.face.points)
    assert cut.mouth.box.y1 == end
    state = cut.state(jaw=1.0)
    inside = cut.opening(state)
    assert inside.any()
    photo = cut.picture[cut.mouth.box.slices]
    assert np.abs(cut.drawn(state).astype(int) - photo)[inside].mean() > 20
    assert np.array_equal(cut.drawn(cut.state()), photo)


@pytest.mark.parametrize("side", [61, 291])
def test_half_a_mouth_opens_too(closed: Stage, side: int) -> None:
    middle = int(closed.face.points[13, 0])
    left = side == 61
    picture = closed.picture[:, :middle] if left else closed.picture[:, middle:]
    points = closed.face.points - (0.0 if left else float(middle), 0.0, 0.0)
    half = Stage.of(np.ascontiguousarray(picture), points)
    state = half.state(jaw=1.0)
    change = np.abs(half.drawn(state).astype(int) - half.picture[half.mouth.box.slices])
    assert change[half.opening(state)].mean() > 20


@pytest.mark.parametrize("width", [45, 12])
def test_tiny_faces_open_their_mouth(admiral: Portrait, width: int) -> None:
    factor = width / float(np.ptp(admiral.landmarks[:, 0]))
    tiny = Stage.of(*scaled(admiral, factor))
    photo = tiny.picture[tiny.mouth.box.slices]
    assert np.array_equal(tiny.drawn(tiny.state()), photo)
    change = np.abs(tiny.drawn(tiny.state(jaw=1.0)).astype(int) - photo)
    assert change.max() > 20


def test_the_box_holds_the_lips_and_may_leave_the_picture(closed: Stage) -> None:
    box = mouth_box(closed.face)
    for index in (61, 291, 0, 17, 152):
        x, y = closed.face.points[index, :2]
        assert box.x0 < x < box.x1 and box.y0 < y < box.y1
    moved = fit_face(closed.face.points - (closed.face.points[61, 0], 0.0, 0.0))
    assert mouth_box(moved).x0 < 0


def test_a_fold_shows_in_the_determinant(closed: Stage) -> None:
    assert closed.mouth.least_determinant(closed.state()) == pytest.approx(1.0)
    assert 0.05 < closed.mouth.least_determinant(closed.state(jaw=1.2, low=1.2)) < 1.0
    assert closed.mouth.least_determinant(closed.state(wide=-9.0)) < 0.05
