"""What is known of the photo, put together."""

import numpy as np
import pytest
from drawings import ROBOT_POINTS, robot
from photo_models import ASTRONAUT, CAT, Models, cat

from joyvasa_desktop.photo.average import anchors, mesh_on
from joyvasa_desktop.photo.frame import frame
from joyvasa_desktop.photo.portrait import Face
from joyvasa_desktop.window.messages import PhotoFacts
from joyvasa_desktop.window.photo.photo_state import PhotoState, same_picture
from joyvasa_desktop.window.photo.turned_square import TurnedSquare


@pytest.fixture
def models(owner) -> Models:
    return Models.under(owner)


@pytest.fixture
def state(models, owner) -> PhotoState:
    return PhotoState(models.document, models.facts, owner)


def place(models: Models, points) -> None:
    rows = tuple((float(x), float(y)) for x, y in points)
    models.document.change(models.document.project.but(points=rows), "points")


def test_nothing_yet(state):
    assert state.facts is None and state.faces == () and state.chosen is None
    assert state.landmarks is None and state.square is None and state.points is None


def test_a_found_face(state, models):
    models.show(ASTRONAUT)
    assert state.chosen == 0 and state.landmarks.shape == (478, 3)
    assert state.square == frame(state.landmarks, (512, 512), state.settings)


def test_a_face_that_does_not_exist(state, models):
    models.show(ASTRONAUT, face=4)
    assert state.chosen is None and state.square is None


def test_an_animal_has_no_faces_but_points(state, models):
    models.show(CAT, mode="animal")
    assert state.faces == () and state.landmarks is None
    place(models, np.arange(18).reshape(9, 2) * 10)
    assert state.landmarks.shape == (9, 2) and state.square is not None
    models.document.set("who", mode="human")
    assert state.points is None, "an animal's points say nothing of a person"


def test_a_persons_points_before_and_after_the_pipeline_has_looked(state, models, tmp_path):
    path = tmp_path / "robot.png"
    robot().save(path)
    models.show(path)
    place(models, ROBOT_POINTS)
    assert state.landmarks == pytest.approx(mesh_on(ROBOT_POINTS))
    assert state.face_by_hand is None and state.chosen is None
    mesh = mesh_on(ROBOT_POINTS + 3)
    face = Face((150, 90, 490, 420), mesh, 1.0)
    facts = state.facts
    answer = PhotoFacts(
        models.facts.number, path, facts.picture, 1.0, facts.original_size, (face,), 0
    )
    models.worker.answered.emit(answer)
    assert state.face_by_hand is face
    assert anchors(state.landmarks)[0, :2] == pytest.approx(ROBOT_POINTS[0] + 3, abs=0.1)
    place(models, ROBOT_POINTS / 3)
    assert state.face_by_hand is None, "the old face isn't on the new points"


def test_points_there_and_back(state, models):
    models.show(CAT)
    shown = [(10.25, 20.5), (33.0, 44.0)]
    assert np.array(state.original(shown)) == pytest.approx(np.array(shown))


def test_choosing_a_face_drops_the_points(state, models):
    models.show(ASTRONAUT)
    place(models, ROBOT_POINTS)
    state.choose_face(0, "face")
    assert models.document.project.points is None and state.settings.face == 1


def test_same_picture():
    one = np.zeros((4, 5, 3), np.uint8)
    assert same_picture(one, one.copy()) and same_picture(None, None)
    assert not same_picture(one, None) and not same_picture(one, one[:3])
    assert not same_picture(one, one + 1)


class TestAnimals:
    @pytest.fixture
    def two(self, state, models) -> PhotoState:
        """A small cat on the left, which is surer, and a larger one."""
        models.show(CAT, mode="animal", engine="joyvasa")
        models.searched("done", cat(0.9, 0.4), cat(0.6, 0.5, across=200))
        return state

    def test_the_surest_is_chosen_and_its_points_can_be_moved(self, two, models):
        assert two.chosen == 0 and two.score == 0.9
        assert two.dots == pytest.approx(cat(0.9, 0.4).landmarks)
        models.document.set("who", face=2)
        assert two.chosen == 1 and two.score == 0.6
        assert two.landmarks == pytest.approx(cat(0.6, 0.5, across=200).landmarks)
        models.document.set("who", face=3)
        assert two.chosen is None and two.dots is None and two.score == 1

    def test_points_by_hand_go_before_and_belong_to_the_animal_around_them(self, two, models):
        place(models, cat(shrunk=0.5, across=200).landmarks + 3)
        assert two.chosen == 1 and two.score == 1
        assert two.dots == pytest.approx(cat(shrunk=0.5, across=200).landmarks + 3, abs=0.01)
        place(models, cat(shrunk=0.1).landmarks)
        assert two.chosen is None, "of none of them"

    def test_they_are_nothing_to_people(self, two, models):
        models.document.set("who", mode="human", engine="builtin")
        assert two.animals == () and two.found == two.faces and two.turned is None

    def test_what_the_networks_see_follows_points_and_settings(self, two, models):
        first = two.turned
        assert first is not None and not two.is_drawn
        models.document.set("crop", crop_scale=3.0)
        assert two.turned.side == pytest.approx(first.side * 3 / 2.3)
        models.document.set("crop", crop=False)
        assert two.turned is None, "the whole photo"
        models.document.set("engine", crop=True, engine="builtin")
        assert two.turned is None, "this engine cuts nothing out"

    def test_a_drawn_square_is_known_again(self, two, models):
        place(models, TurnedSquare(220, 150, 150, 20).points().round(2))
        assert two.is_drawn and two.turned.angle == pytest.approx(20, abs=0.1)
        models.document.set("who", mode="human", engine="builtin")
        assert not two.is_drawn
