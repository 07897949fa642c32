"""What people and animals begin with, and what goes along when one becomes the other."""

from __future__ import annotations

import pytest

from joyvasa_desktop.defaults import (
    PEOPLE_ONLY,
    default,
    following,
    notes_on_people_only,
    suited,
)
from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import ENGINES, PRESETS, Settings, declarations

FULL = Settings(engine="joyvasa")
ANIMAL = Settings(engine="joyvasa", mode="animal")


def drawn(settings: Settings) -> tuple[bool, bool]:
    return settings.paste_back, settings.stitching


def test_only_animals_drawn_by_networks_begin_otherwise() -> None:
    for name, known in declarations().items():
        for mode in ("human", "animal"):
            for engine in ENGINES:
                special = (mode, engine) == ("animal", "joyvasa")
                special &= name in ("paste_back", "stitching")
                wanted = False if special else known.default
                assert default(name, mode, engine) == wanted


def test_what_the_user_says_counts() -> None:
    assert drawn(suited(ANIMAL, ())) == (False, False)
    assert drawn(suited(ANIMAL, ("paste_back",))) == (True, False)
    assert drawn(suited(ANIMAL, {"paste_back", "stitching"})) == (True, True)
    assert suited(FULL, ()) == FULL
    builtin = Settings(mode="animal")
    assert suited(builtin, ()) == builtin
    assert drawn(suited(ANIMAL, PRESETS["published-page"])) == (True, True)
    assert drawn(suited(ANIMAL, PRESETS["calm"])) == (False, False)


@pytest.mark.parametrize("change", [{"mode": "animal"}, {"mode": "animal", "seed": 3}])
def test_defaults_go_along_and_come_back(change: dict[str, object]) -> None:
    animal = following(FULL.but(**change), FULL)  # type: ignore[arg-type]
    assert drawn(animal) == (False, False)
    for back in (animal.but(mode="human"), animal.but(engine="builtin")):
        assert drawn(following(back, animal)) == (True, True)
    assert following(animal.but(head=0.5), animal) == animal.but(head=0.5)


def test_choices_stay() -> None:
    chosen = FULL.but(paste_back=False)
    animal = following(chosen.but(mode="animal"), chosen)
    assert drawn(animal) == (False, False)
    pasted = animal.but(paste_back=True)
    person = following(pasted.but(mode="human"), pasted)
    assert drawn(person) == (True, True)
    other = chosen.but(stitching=False)
    assert drawn(following(other.but(mode="animal"), other)) == (False, False)
    # What is chosen together with the kind or the engine isn't a default.
    builtin = Settings()
    full = following(builtin.but(engine="joyvasa", stitching=False), builtin)
    assert drawn(full) == (True, False)
    # A choice stays where the new default is another.
    square = FULL.but(paste_back=False)
    assert drawn(following(square.but(engine="builtin"), square)) == (False, True)
    left = FULL.but(paste_back=False, stitching=False)
    together = following(left.but(mode="animal", stitching=True), left)
    assert drawn(together) == (False, True)
    pasted = following(left.but(mode="animal", paste_back=True), left)
    assert drawn(pasted) == (True, False)


def test_a_project_follows() -> None:
    project = Project(settings=FULL)
    animal = project.set(mode="animal")
    assert drawn(animal.settings) == (False, False)
    assert animal.set(mode="human") == project
    assert drawn(animal.set(engine="builtin").settings) == (True, True)
    assert drawn(animal.set(paste_back=True).settings) == (True, False)


def test_a_take_of_another_engine_brings_its_own_along() -> None:
    project = Project(settings=ANIMAL.but(paste_back=False, stitching=False)).another_take(5)
    builtin = project.set(engine="builtin")
    assert drawn(builtin.settings) == (True, True)
    back = builtin.choose_take(builtin.takes[0].id)
    assert back.settings.engine == "joyvasa"
    assert drawn(back.settings) == (False, False)


def test_what_is_for_people_is_told() -> None:
    # What moves and how much, how lips and look begin, and the sizes of faces of people.
    wanted = {"region", "begin_as_photo", "friendly", "close_lips", "sizing", "sizing_limit"}
    assert set(PEOPLE_ONLY) == wanted <= set(declarations())
    for name in wanted:
        (note,) = notes_on_people_only(ANIMAL, [name])
        assert declarations()[name].label in note
    given = ("region", "seed", "close_lips")
    notes = notes_on_people_only(ANIMAL, given)
    assert len(notes) == 2 and all("animals" in note for note in notes)
    assert notes_on_people_only(FULL, given) == []
    assert notes_on_people_only(ANIMAL.but(engine="builtin"), given) == []
