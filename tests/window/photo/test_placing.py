"""What is asked for while points are placed, and what becomes of the clicks."""

import numpy as np
import pytest

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.photo.points import nine_from_three
from joyvasa_desktop.photo.portrait import ANIMAL_POINTS, PERSON_POINTS
from joyvasa_desktop.window.photo.placing import STEPS, Placing


def test_a_person_is_asked_for_four_points():
    placing = Placing("human")
    clicks = [(10.0, 10.0), (30.0, 10.0), (12.0, 30.0), (28.0, 30.0)]
    for number, click in enumerate(clicks):
        assert placing.next == number and not placing.is_complete
        placing.add(click)
    assert placing.is_complete and placing.result() == clicks
    placing.add((0, 0))
    assert placing.result() == clicks


def test_three_clicks_make_an_animals_nine_points():
    placing = Placing("animal")
    clicks = [(10.0, 10.0), (50.0, 10.0), (30.0, 60.0)]
    for click in clicks:
        placing.add(click)
    assert np.array(placing.result()) == pytest.approx(nine_from_three(*clicks))


def test_clicks_on_one_spot_are_refused():
    placing = Placing("animal")
    for _ in range(3):
        placing.add((5, 5))
    with pytest.raises(UserError, match="close together"):
        placing.result()


def test_going_back_and_choosing_another_way():
    placing = Placing("animal")
    placing.undo()
    placing.add((1, 1))
    placing.add((2, 2))
    placing.undo()
    assert placing.placed == [(1, 1)]
    placing.choose("three")
    assert placing.placed == [(1, 1)], "the same way goes on"
    placing.choose("nine")
    assert placing.placed == [] and len(placing.steps) == 9


def test_steps_are_those_of_the_photo_stage():
    assert STEPS["person"] == PERSON_POINTS and STEPS["nine"] == ANIMAL_POINTS
