"""A person's face from four points placed by hand."""

import numpy as np
import pytest
from drawings import ROBOT_POINTS, SMILEY_POINTS, robot, smiley

from joyvasa_desktop import paths
from joyvasa_desktop.errors import NoFaceFound, UnsuitablePhoto, UserError
from joyvasa_desktop.photo.average import anchors
from joyvasa_desktop.photo.byhand import checked_person, face_by_hand
from joyvasa_desktop.photo.landmarks import head_pose
from joyvasa_desktop.photo.prepare import notes_on, prepare
from joyvasa_desktop.settings import Settings

ASTRONAUT = paths.samples() / "astronaut.png"


def eyes_apart(points: np.ndarray) -> float:
    return float(np.linalg.norm(points[1] - points[0]))


class TestCheck:
    def test_left_and_right_are_put_right(self):
        swapped = SMILEY_POINTS[[1, 0, 3, 2]]
        upside_down = (640, 480) - swapped
        assert (checked_person(SMILEY_POINTS[[0, 1, 3, 2]], (640, 480)) == SMILEY_POINTS).all()
        found = checked_person(upside_down, (640, 480))
        assert (found == (640, 480) - SMILEY_POINTS).all()

    @pytest.mark.parametrize(
        ("points", "words"),
        [
            (np.zeros((9, 2)), "four points"),
            (np.full((4, 2), np.nan), "isn't a number"),
            (SMILEY_POINTS + 5000, "outside the photo"),
            (np.full((4, 2), 100.0), "close together"),
            (SMILEY_POINTS[[0, 1, 2, 2]], "close together"),
            (np.array([(100, 100), (300, 100), (100, 110), (300, 110)]), "can't be the eyes"),
            (np.array([(100, 10), (120, 10), (100, 400), (120, 400)]), "can't be the eyes"),
        ],
    )
    def test_what_is_no_face_is_refused(self, points, words):
        with pytest.raises(UserError, match=words) as caught:
            checked_person(points, (640, 480))
        assert caught.value.hint


class TestFace:
    def test_the_network_takes_over_where_it_agrees(self, astronaut, astronaut_face, finder):
        true = anchors(astronaut_face.landmarks)[:, :2]
        rough = true + np.array([(3, -2), (-3, 2), (2, 3), (-2, -3)])
        face = face_by_hand(rough, astronaut, finder)
        off = np.linalg.norm((face.landmarks - astronaut_face.landmarks)[:, :2], axis=1)
        assert off.max() < 0.1 * eyes_apart(true)
        assert face.score > 0.99

    def test_a_turned_face(self, astronaut, astronaut_face, finder):
        points = anchors(astronaut_face.landmarks)[:, :2]
        upside_down = np.ascontiguousarray(astronaut[::-1, ::-1])
        face = face_by_hand(511 - points, upside_down, finder)
        assert anchors(face.landmarks)[:, :2] == pytest.approx(511 - points, abs=5)
        assert abs(head_pose(face.landmarks).roll) > 150

    def test_a_face_elsewhere_is_not_taken(self, astronaut, astronaut_face, finder):
        """The points lie on the rocket; the person beside it isn't meant."""
        points = anchors(astronaut_face.landmarks)[:, :2] + (150, 40)
        face = face_by_hand(points, astronaut, finder)
        assert anchors(face.landmarks)[:, :2] == pytest.approx(points, abs=0.1)

    def test_a_face_that_no_network_sees(self, finder):
        picture = np.asarray(robot())
        assert finder.find(picture) == []
        face = face_by_hand(ROBOT_POINTS, picture, finder)
        assert anchors(face.landmarks)[:, :2] == pytest.approx(ROBOT_POINTS, abs=0.1)
        assert face.box[0] < 200 and face.box[2] > 440


class TestPortrait:
    def test_drawing(self, odd_folder, finder):
        path = odd_folder / "robot.png"
        robot().save(path)
        with pytest.raises(NoFaceFound) as caught:
            prepare(path, Settings(), finder=finder)
        assert "by hand" in caught.value.hint
        portrait = prepare(path, Settings(), ROBOT_POINTS, finder)
        assert portrait.kind == "human"
        assert notes_on(portrait, finder, ROBOT_POINTS) == []

    def test_points_are_scaled_with_the_photo(self, odd_folder, finder):
        path = odd_folder / "large.png"
        smiley().resize((1280, 960)).save(path)
        portrait = prepare(path, Settings(work_size=640), SMILEY_POINTS * 2 + 0.5, finder)
        assert anchors(portrait.landmarks)[:, :2] == pytest.approx(SMILEY_POINTS, abs=15)

    def test_a_tiny_face_is_refused(self, finder):
        points = np.array([(220, 120), (233, 120), (221, 135), (232, 135)], np.float32)
        with pytest.raises(UnsuitablePhoto, match="pixels wide"):
            prepare(ASTRONAUT, Settings(), points, finder)

    def test_an_animals_points_say_nothing_of_a_person(self, finder):
        nine = np.zeros((9, 2), np.float32)
        assert prepare(ASTRONAUT, Settings(), nine, finder).landmarks.shape == (478, 3)
        with pytest.raises(UserError, match="nine points"):
            prepare(ASTRONAUT, Settings(mode="animal"), SMILEY_POINTS)
