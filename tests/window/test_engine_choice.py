"""Which engine new work begins with: the one chosen last, where it can be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_parts import CARD, READY, pack_state
from store_files import content

from joyvasa_desktop import device, engines, packaged, paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.gpu_pack import state as states
from joyvasa_desktop.gpu_pack.state import PackState
from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.weights.catalogue import catalogue
from joyvasa_desktop.weights.folders import NEEDED
from joyvasa_desktop.window import engine_choice
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.engine_choice import WANTED, lacks_models, new_project, preferred
from joyvasa_desktop.window.preferences import Preferences


@pytest.fixture
def everything_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """People can be animated by JoyVASA, with a graphics card; animals can't."""

    def why_not(engine: str, mode: str = "human") -> str:
        return "Not animals." if (engine, mode) == ("joyvasa", "animal") else ""

    monkeypatch.setattr(engines, "why_not", why_not)
    monkeypatch.setattr(engine_choice, "has_card", lambda: True)


def test_without_models_everything_begins_with_the_built_in_engine(
    document: Document, preferences: Preferences
) -> None:
    assert document.project == new_project(preferences) == Project()
    preferences.set_text(WANTED, "joyvasa")
    assert preferred(preferences) == "builtin"


@pytest.mark.usefixtures("everything_there")
@pytest.mark.parametrize(
    ("wanted", "begins"),
    [("", "joyvasa"), ("builtin", "builtin"), ("joyvasa", "joyvasa"), ("gone", "joyvasa")],
)
def test_the_choice_of_the_user_counts(preferences: Preferences, wanted: str, begins: str) -> None:
    preferences.set_text(WANTED, wanted)
    assert new_project(preferences).settings == Settings(engine=begins)
    assert preferred(preferences, "animal") == "builtin"


@pytest.mark.usefixtures("everything_there")
def test_an_animal_gets_its_engine_and_a_person_hers(document: Document) -> None:
    document.begin()
    document.change(document.project.but(photo=Path("me & my cat.png")), "photo")
    assert document.project.settings.engine == "joyvasa"
    document.set("Animal", mode="animal")
    assert document.project.settings.engine == "builtin"
    document.undo_stack.undo()
    assert document.project.settings.engine == "joyvasa", "one step"
    document.undo_stack.redo()
    document.set("Person", mode="human")
    assert document.project.settings.engine == "joyvasa"


@pytest.mark.usefixtures("everything_there")
def test_without_a_graphics_card_nobody_gets_the_slow_engine_unasked(
    document: Document, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_choice, "has_card", lambda: False)
    document.set("Animal", mode="animal")
    document.set("Person", mode="human")
    assert document.project.settings.engine == "builtin"
    document.set("Animal", mode="animal")
    preferences.set_text(WANTED, "joyvasa")
    document.set("Person", mode="human")
    assert document.project.settings.engine == "joyvasa", "the user likes it"


@pytest.mark.usefixtures("everything_there")
def test_an_engine_that_is_chosen_along_with_it_stays(document: Document) -> None:
    document.set("x", engine="builtin")
    document.set("x", mode="animal", engine="joyvasa")
    assert document.project.settings.engine == "joyvasa"


@pytest.mark.usefixtures("everything_there")
def test_a_project_keeps_the_engine_it_was_saved_with(document: Document) -> None:
    document.replace(Project(), Path("old.joyvasa"))
    assert document.project.settings.engine == "builtin"
    document.begin()
    assert document.project.settings.engine == "joyvasa" and document.is_clean


@pytest.mark.usefixtures("everything_there")
def test_a_choice_is_remembered_until_it_is_taken_back(
    document: Document, preferences: Preferences
) -> None:
    document.begin()
    document.set("Engine", engine="builtin")
    assert preferred(preferences) == "builtin"
    document.undo_stack.undo()
    assert document.project.settings.engine == preferred(preferences) == "joyvasa"
    document.undo_stack.redo()
    assert document.project.settings.engine == preferred(preferences) == "builtin"


@pytest.mark.usefixtures("everything_there")
def test_what_nobody_chose_is_not_remembered(document: Document, preferences: Preferences) -> None:
    document.begin()
    document.set("Animal", mode="animal")
    document.undo_stack.undo()
    document.replace(Project(), Path("old.joyvasa"))
    assert preferences.text(WANTED) == ""


def test_models_lack_until_they_are_there() -> None:
    assert lacks_models() and lacks_models("human") and lacks_models("animal")
    folder = paths.data() / "weights"
    for id in NEEDED["human"]:
        path = folder / catalogue().files[id].path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content(id, path.suffix))
    assert not lacks_models("human")
    assert lacks_models("animal") and lacks_models(), "those for animals still do"


@pytest.mark.parametrize(
    ("edition", "card", "state", "helps", "lacks"),
    [
        ("", True, None, True, False),
        ("", False, None, False, False),
        ("nvidia", True, None, True, False),
        ("processor", True, pack_state("none"), False, True),
        ("processor", True, READY, True, False),
        ("processor", True, pack_state("none", None), False, False),
        ("processor", False, pack_state("none", None), False, False),
        ("processor", True, UserError("The list is damaged."), False, False),
    ],
)
def test_a_card_helps_only_with_what_computes_on_it(
    edition: str,
    card: bool,
    state: PackState | UserError | None,
    helps: bool,
    lacks: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def found() -> PackState:
        assert state is not None, "there is no pack to ask for"
        if isinstance(state, UserError):
            raise state
        return state

    engine_choice.look_again()
    monkeypatch.setattr(packaged, "edition", lambda: edition)
    monkeypatch.setattr(device, "graphics", lambda: [CARD] if card else [])
    monkeypatch.setattr(states, "state", found)
    assert (engine_choice.has_card(), engine_choice.lacks_pack()) == (helps, lacks)
    monkeypatch.setattr(device, "graphics", list)
    assert engine_choice.has_card() == helps, "it isn't looked for again and again"
    engine_choice.look_again()
    assert not engine_choice.has_card()
    engine_choice.look_again()
