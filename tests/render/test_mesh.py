"""Whole frames of the built-in renderer: still at rest, alive when asked, steady behind."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joyvasa_desktop.errors import Cancelled, UnsuitablePhoto
from joyvasa_desktop.motion.motion import Moment
from joyvasa_desktop.photo.finder import FaceFinder
from joyvasa_desktop.photo.portrait import Portrait
from joyvasa_desktop.render.mesh import MeshRenderer, MeshScene

MomentMaker = Callable[..., Moment]


@pytest.fixture(scope="module")
def scene(woman: Portrait) -> MeshScene:
    return MeshRenderer().prepare(woman)


@pytest.fixture(scope="module")
def cat_scene(cat: Portrait) -> MeshScene:
    return MeshRenderer().prepare(cat)


def lip_ratio(landmarks: np.ndarray) -> float:
    """Mean opening of the inner lips over the distance of the outer eye corners."""
    pairs = ((13, 14), (82, 87), (312, 317))
    gaps = [np.linalg.norm(landmarks[a, :2] - landmarks[b, :2]) for a, b in pairs]
    return float(np.mean(gaps) / np.linalg.norm(landmarks[33, :2] - landmarks[263, :2]))


def seen(finder: FaceFinder, woman: Portrait, frame: np.ndarray) -> np.ndarray:
    face = finder.track(frame, woman.landmarks)
    assert face is not None, "the face is still a face"
    return face.landmarks


@pytest.mark.parametrize("background", ["steady", "soft"])
def test_at_rest_the_frame_is_the_photo(
    woman: Portrait, moment: MomentMaker, background: str
) -> None:
    scene = MeshRenderer(background).prepare(woman)
    assert scene.size == (512, 512)
    assert np.array_equal(scene.frame(moment()), woman.picture)


def test_a_frame_doesnt_depend_on_the_one_before(scene: MeshScene, moment: MomentMaker) -> None:
    first = scene.frame(moment(jaw=0.6, activity=1.0, yaw=3.0))
    scene.frame(moment(blink_a=1.0, blink_b=1.0, roll=-5.0))
    assert np.array_equal(scene.frame(moment(jaw=0.6, activity=1.0, yaw=3.0)), first)


def test_many_frames_are_single_frames_in_a_row(scene: MeshScene, moment: MomentMaker) -> None:
    moments = [moment(jaw=0.2 * i, activity=1.0, yaw=2.0 * i) for i in range(3)]
    waited = []
    frames = list(scene.frames(moments, waiting=lambda: waited.append(1)))
    assert len(frames) == len(waited) == 3
    for each, frame in zip(moments, frames, strict=True):
        assert np.array_equal(frame, scene.frame(each))


def test_drawing_ends_when_nobody_wants_to_wait(scene: MeshScene, moment: MomentMaker) -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        next(scene.frames([moment()], waiting=stop))


def test_two_threads_can_draw_the_same_scene(scene: MeshScene, moment: MomentMaker) -> None:
    moments = [moment(jaw=0.1 * i, activity=1.0, blink_a=0.1 * i) for i in range(8)]
    wanted = [scene.frame(each) for each in moments]
    with ThreadPoolExecutor(2) as pool:
        drawn = list(pool.map(scene.frame, moments))
    assert all(np.array_equal(*pair) for pair in zip(wanted, drawn, strict=True))


def test_the_mouth_opens_and_closes(
    scene: MeshScene, moment: MomentMaker, finder: FaceFinder, woman: Portrait
) -> None:
    closed, half, wide = (
        lip_ratio(seen(finder, woman, scene.frame(moment(jaw=jaw, activity=1.0))))
        for jaw in (0.0, 0.5, 1.1)
    )
    assert closed < 0.03
    assert closed < half < wide
    assert wide > 0.08


def test_closed_lips_part_and_meet_again(
    admiral: Portrait, moment: MomentMaker, finder: FaceFinder
) -> None:
    scene = MeshRenderer().prepare(admiral)
    assert scene.notes == []

    def opening(**controls: float) -> float:
        return lip_ratio(seen(finder, admiral, scene.frame(moment(**controls))))

    assert opening(activity=1.0, press=0.8) < 0.02
    assert opening(activity=1.0, jaw=1.0) > 0.08
    assert opening(activity=1.0, jaw=0.3, wide=0.6, up=0.3, low=0.3) > 0.03


def test_blinking_behind_glasses_closes_the_eyes(
    admiral: Portrait, moment: MomentMaker, finder: FaceFinder
) -> None:
    scene = MeshRenderer().prepare(admiral)

    def eye(frame: np.ndarray) -> float:
        points = seen(finder, admiral, frame)[:, :2]
        return float(
            np.linalg.norm(points[159] - points[145]) / np.linalg.norm(points[33] - points[133])
        )

    assert eye(scene.frame(moment(blink_a=1.0, blink_b=1.0))) < 0.5 * eye(scene.frame(moment()))


def test_the_head_turns_the_right_way(
    scene: MeshScene, moment: MomentMaker, finder: FaceFinder, woman: Portrait
) -> None:
    nose = woman.landmarks[1, :2]

    def moved(**controls: float) -> np.ndarray:
        return np.asarray(seen(finder, woman, scene.frame(moment(**controls)))[1, :2] - nose)

    def carried(**controls: float) -> np.ndarray:
        """The median of all points: one point alone trembles by a pixel."""
        points = seen(finder, woman, scene.frame(moment(**controls)))[:, :2]
        return np.asarray(np.median(points - woman.landmarks[:, :2], axis=0))

    assert moved(yaw=6.0)[0] < -1.5
    assert moved(yaw=-6.0)[0] > 1.5
    assert moved(pitch=6.0)[1] > 1.5
    assert moved(pitch=-6.0)[1] < -1.5
    assert np.allclose(carried(shift_x=0.05), [0.05 * 91, 0.0], atol=0.8)


def test_nothing_outside_the_moving_box_ever_changes(
    scene: MeshScene, moment: MomentMaker, woman: Portrait
) -> None:
    frame = scene.frame(moment(yaw=8, pitch=-8, roll=8, shift_x=0.1, jaw=1, activity=1, zoom=1.08))
    frame[scene.box.slices] = woman.picture[scene.box.slices]
    assert np.array_equal(frame, woman.picture)


def test_the_background_beside_the_head_stays(
    scene: MeshScene, moment: MomentMaker, woman: Portrait
) -> None:
    """A hand's breadth beside the hair the picture may show more or less wall, but no bent wall."""
    frame = scene.frame(moment(shift_x=0.05, roll=4.0))
    x = round(float(woman.landmarks[234, 0] - 0.62 * 91))
    y = round(float(woman.landmarks[234, 1] - 0.3 * 91))
    patch = (slice(y - 8, y + 8), slice(x - 8, x + 8))
    assert np.array_equal(frame[patch], woman.picture[patch])


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    angles=st.tuples(*[st.floats(-20, 20)] * 3),
    shift=st.tuples(*[st.floats(-0.1, 0.1)] * 2),
    mouth=st.tuples(*[st.floats(0, 1.2)] * 7),
    brow=st.floats(-1, 1),
    zoom=st.floats(0.92, 1.08),
)
def test_no_setting_folds_the_picture(
    scene: MeshScene,
    moment: MomentMaker,
    angles: tuple[float, ...],
    shift: tuple[float, ...],
    mouth: tuple[float, ...],
    brow: float,
    zoom: float,
) -> None:
    names = ("jaw", "wide", "round", "up", "low", "press", "ff")
    extreme = moment(
        pitch=angles[0],
        yaw=angles[1],
        roll=angles[2],
        shift_x=shift[0],
        shift_y=shift[1],
        brow=brow,
        zoom=zoom,
        activity=1.0,
        **dict(zip(names, mouth, strict=True)),
    )
    assert scene.least_determinant(extreme) > 0.05


EXTREMES: tuple[dict[str, float], ...] = (
    {"jaw": 1.2, "low": 1.0, "up": 1.0, "activity": 1.0},
    {
        "yaw": 20,
        "pitch": -20,
        "roll": 20,
        "shift_x": 0.1,
        "shift_y": -0.1,
        "zoom": 1.08,
        "jaw": 0.6,
    },
    {
        "yaw": -20,
        "pitch": 20,
        "roll": -20,
        "shift_x": -0.1,
        "zoom": 0.92,
        "blink_a": 1,
        "gaze_x": 1,
    },
)


def holds_together(portrait: Portrait, moment: MomentMaker, background: str = "steady") -> None:
    """At rest the photo; at extremes whole frames without folds."""
    scene = MeshRenderer(background).prepare(portrait)
    assert np.array_equal(scene.frame(moment()), portrait.picture)
    for controls in EXTREMES:
        assert scene.frame(moment(**controls)).shape == portrait.picture.shape
        assert scene.least_determinant(moment(**controls)) > 0.05
    assert np.array_equal(scene.frame(moment()), portrait.picture)


@pytest.mark.parametrize("degrees", [30, 60, 90, 135, 180])
def test_rolled_faces_hold_together(woman: Portrait, moment: MomentMaker, degrees: int) -> None:
    centre = woman.landmarks[:, :2].mean(axis=0)
    turn = cv2.getRotationMatrix2D((float(centre[0]), float(centre[1])), degrees, 1.0)
    turn[:, 2] += (256, 256) - centre
    picture = cv2.warpAffine(woman.picture, turn, (512, 512), borderMode=cv2.BORDER_REPLICATE)
    points = woman.landmarks.copy()
    points[:, :2] = points[:, :2] @ turn[:, :2].T + turn[:, 2]
    holds_together(Portrait(np.asarray(picture, np.uint8), "human", woman.box, points), moment)


@pytest.mark.parametrize(
    ("left", "top", "right", "bottom"),
    [
        (200, 0, 512, 512),
        (0, 0, 245, 512),
        (0, 90, 512, 512),
        (0, 0, 512, 165),
        (190, 80, 250, 170),
    ],
)
def test_faces_cut_by_the_border_hold_together(
    woman: Portrait, moment: MomentMaker, left: int, top: int, right: int, bottom: int
) -> None:
    """An ear, the forehead or the chin is outside; or all of them."""
    picture = np.ascontiguousarray(woman.picture[top:bottom, left:right])
    points = (woman.landmarks - (left, top, 0)).astype(np.float32)
    for background in ("steady", "soft"):
        holds_together(Portrait(picture, "human", woman.box, points), moment, background)


@pytest.mark.parametrize("face_width", [45, 12])
def test_tiny_faces_hold_together(woman: Portrait, moment: MomentMaker, face_width: int) -> None:
    factor = face_width / 91
    picture = cv2.resize(woman.picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    points = (woman.landmarks * factor).astype(np.float32)
    holds_together(Portrait(np.asarray(picture, np.uint8), "human", woman.box, points), moment)


@pytest.mark.parametrize("colour", [0, 128, 255])
def test_flat_pictures_hold_together(woman: Portrait, moment: MomentMaker, colour: int) -> None:
    picture = np.full((512, 512, 3), colour, np.uint8)
    holds_together(Portrait(picture, "human", woman.box, woman.landmarks), moment)


@pytest.mark.parametrize("opacity", [0, 128, 255])
def test_any_transparency_holds_together(
    woman: Portrait, moment: MomentMaker, opacity: int
) -> None:
    alpha = np.full((512, 512), opacity, np.uint8)
    holds_together(Portrait(woman.picture, "human", woman.box, woman.landmarks, alpha), moment)


@pytest.mark.parametrize(("extent", "place"), [(16, (225, 150)), (16, (30, 20)), (150, (400, 80))])
def test_animals_of_any_size_hold_together(
    cat: Portrait, moment: MomentMaker, extent: int, place: tuple[int, int]
) -> None:
    span = np.ptp(cat.landmarks, axis=0).max()
    points = (cat.landmarks - cat.landmarks.mean(axis=0)) * extent / span + place
    holds_together(Portrait(cat.picture, "animal", cat.box, points.astype(np.float32)), moment)


@pytest.mark.parametrize("place", [(-100, 150), (225, 400)])
def test_a_mouth_outside_the_photo_is_refused(cat: Portrait, place: tuple[int, int]) -> None:
    points = (cat.landmarks - cat.landmarks.mean(axis=0)) / 2 + place
    with pytest.raises(UnsuitablePhoto, match="mouth"):
        MeshRenderer().prepare(Portrait(cat.picture, "animal", cat.box, points.astype(np.float32)))


def test_small_steps_make_small_changes(scene: MeshScene, moment: MomentMaker) -> None:
    frames = [
        scene.frame(moment(jaw=0.4 + step, activity=1.0, yaw=2.0 + step)).astype(np.int16)
        for step in (0.0, 0.01, 0.02)
    ]
    assert np.abs(frames[1] - frames[0]).mean() < 0.3
    # The second step is like the first: no flicker.
    assert np.abs(frames[2] - 2 * frames[1] + frames[0]).mean() < 0.4


def test_a_cat_speaks_and_blinks(cat: Portrait, cat_scene: MeshScene, moment: MomentMaker) -> None:
    assert np.array_equal(cat_scene.frame(moment()), cat.picture)
    mouth = tuple(
        slice(int(c) - 10, int(c) + 25) for c in (cat.landmarks[7, 1], cat.landmarks[7, 0])
    )
    eye = tuple(slice(int(c) - 12, int(c) + 12) for c in cat.landmarks[[0, 1]].mean(axis=0)[::-1])

    def change(frame: np.ndarray, part: tuple[slice, ...]) -> float:
        return float(np.abs(frame[part].astype(float) - cat.picture[part]).mean())

    speaking = cat_scene.frame(moment(jaw=0.7, activity=1.0))
    assert change(speaking, mouth) > 8
    assert change(speaking, eye) < 3
    blinking = cat_scene.frame(moment(blink_a=1.0, blink_b=1.0))
    assert change(blinking, eye) > 12
    assert change(blinking, mouth) == 0


def test_a_cut_out_animal_leaves_its_backdrop_alone(cat: Portrait, moment: MomentMaker) -> None:
    alpha = np.zeros(cat.picture.shape[:2], np.uint8)
    alpha[:, 60:400] = 255
    picture = np.where(alpha[..., None] > 0, cat.picture, np.uint8(255))
    scene = MeshRenderer().prepare(Portrait(picture, "animal", cat.box, cat.landmarks, alpha))
    frame = scene.frame(moment(yaw=4.0, shift_x=0.02), transparent=True)
    assert (frame[:, :20, 3] == 0).all()
    assert (frame[:, :20, :3] == 255).all()
    assert np.abs(frame[..., 3].astype(int) - alpha).max() > 100


def test_an_animal_that_cant_be_cut_out_is_told(cat: Portrait) -> None:
    assert "behind people only" in " ".join(MeshRenderer("steady").prepare(cat).notes)
    assert MeshRenderer("soft").prepare(cat).notes == []


def test_own_transparency_travels_with_the_person(woman: Portrait, moment: MomentMaker) -> None:
    alpha = np.zeros((512, 512), np.uint8)
    alpha[:, 90:360] = 255
    scene = MeshRenderer().prepare(
        Portrait(woman.picture, "human", woman.box, woman.landmarks, alpha)
    )
    frame = scene.frame(moment(), transparent=True)
    assert frame.shape == (512, 512, 4)
    assert np.array_equal(frame[..., 3], alpha)
    assert scene.frame(moment()).shape == (512, 512, 3)
