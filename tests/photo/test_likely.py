"""People and animals told apart."""

import numpy as np
import pytest
from drawings import smiley

from joyvasa_desktop import paths
from joyvasa_desktop.photo.finder import FaceFinder
from joyvasa_desktop.photo.likely import likely
from joyvasa_desktop.photo.load import load_picture


def test_a_person(astronaut, finder: FaceFinder):
    assert likely(finder.find(astronaut), astronaut, finder) == "human"


@pytest.mark.parametrize("quarter_turns", [1, 2])
def test_a_person_lying_or_upside_down(quarter_turns, astronaut, finder):
    turned = np.ascontiguousarray(np.rot90(astronaut, quarter_turns))
    assert likely(finder.find(turned), turned, finder) == "human"


def test_a_cat(finder):
    cat = load_picture(paths.samples() / "chelsea.png").rgb
    faces = finder.find(cat)
    assert faces, "the finder takes this cat for a person"
    assert likely(faces, cat, finder) == "animal"


def test_the_largest_face_decides(astronaut, finder):
    cat = load_picture(paths.samples() / "chelsea.png").rgb
    both = np.full((512, 1100, 3), 128, np.uint8)
    both[:, :512] = astronaut
    both[100:250, 700:925] = cat[::2, ::2][:150, :225]
    faces = finder.find(both)
    assert likely(faces, both, finder) == "human"


def test_nothing_is_said_without_a_clear_face(finder):
    drawn = np.asarray(smiley())
    assert likely([], drawn, finder) is None
    assert likely(finder.find(drawn), drawn, finder) is None
