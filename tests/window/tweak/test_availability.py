"""Why a setting changes nothing just now."""

from __future__ import annotations

from pathlib import Path

import pytest

from joyvasa_desktop import engines
from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import Value, declarations
from joyvasa_desktop.window.tweak.availability import (
    RULES,
    consequences,
    default_of,
    why_no_face,
    why_not,
    why_unused,
)

POINTS = ((0.0, 0.0),) * 4
JOYVASA = ("joyvasa",)


def with_values(**values: Value) -> Project:
    return Project(voice=Path("voice.wav")).set(**values)


def unused(project: Project) -> set[str]:
    """All settings that change nothing, for whatever reason."""
    return {name for name in declarations() if why_unused(name, project)}


def test_at_first_only_what_needs_something_else_is_off() -> None:
    square = {"crop_scale", "crop_x", "crop_y"}
    other_engine = {name for name, known in declarations().items() if known.engines == JOYVASA}
    away = {"sizing", "sizing_limit"}
    assert unused(with_values()) == square | other_engine | away | {"transparent"}


def test_at_first_the_joyvasa_engine_does_all_but_what_needs_something_else() -> None:
    other_engine = {
        name for name, known in declarations().items() if "joyvasa" not in known.engines
    }
    assert unused(with_values(engine="joyvasa")) == other_engine | {"transparent", "blink_rate"}


def test_what_another_engine_uses_names_it() -> None:
    reason = why_unused("cfg_scale", with_values())
    assert engines.NAMES["joyvasa"] in reason
    assert "Built-in" in why_unused("teeth", with_values(engine="joyvasa"))


@pytest.mark.parametrize(
    ("values", "names"),
    [
        ({"format": "webm"}, {"transparent"}),
        ({"format": "png"}, {"transparent"}),
        ({"paste_back": False}, {"crop_scale", "crop_x", "crop_y"}),
        ({"engine": "joyvasa"}, {"cfg_scale", "stitching", "feather", "crop_x", "sizing"}),
        ({"engine": "joyvasa", "model_blinks": False}, {"blink_rate"}),
        ({"region": "lip", "strength": 0.0, "device": "cpu"}, {"pitch", "mouth", "head"}),
        ({"mode": "animal", "engine": "joyvasa", "region": "lip"}, {"yaw", "eyes", "mouth"}),
    ],
)
def test_the_right_choice_brings_settings_to_life(
    values: dict[str, Value], names: set[str]
) -> None:
    assert not names & unused(with_values(**values))


@pytest.mark.parametrize(
    ("values", "names"),
    [
        ({"format": "gif"}, {"transparent"}),
        ({"format": "webm", "transparent": True}, {"backdrop"}),
        ({"format": "png"}, {"quality"}),
        ({"head": 0.0}, {"pitch", "yaw", "roll", "shift", "sizing", "yaw_limit"}),
        ({"expression": 0.0}, {"mouth", "lip_width", "smile", "brows", "gaze", "eyes"}),
        ({"mode": "animal"}, {"teeth", "background"}),
        ({"mode": "animal", "engine": "joyvasa"}, {"region", "close_lips", "sizing", "friendly"}),
        ({"engine": "joyvasa", "paste_back": False}, {"feather"}),
        ({"engine": "joyvasa", "crop": False}, {"crop_scale", "crop_x", "crop_y", "upright"}),
        ({"engine": "joyvasa", "begin_as_photo": False}, {"close_lips", "friendly"}),
        ({"engine": "joyvasa", "device": "cpu"}, {"precision", "memory_limit"}),
        ({"engine": "joyvasa", "strength": 0.0}, {"head", "yaw", "mouth", "smile", "expression"}),
        ({"engine": "joyvasa", "region": "exp"}, {"pitch", "yaw", "roll_limit", "head_response"}),
        ({"engine": "joyvasa", "region": "pose"}, {"expression", "mouth", "smile", "gaze"}),
        ({"engine": "joyvasa", "region": "lip"}, {"yaw", "eyes", "brows", "gaze"}),
        ({"engine": "joyvasa", "region": "eyes"}, {"yaw", "mouth", "smile", "head", "shift"}),
    ],
)
def test_a_choice_that_makes_others_pointless_says_so(
    values: dict[str, Value], names: set[str]
) -> None:
    assert names <= unused(with_values(**values))


def test_placed_points_are_the_face() -> None:
    project = with_values().but(points=POINTS)
    assert "placed" in why_unused("face", project)


def test_one_of_the_animals_that_were_found_can_be_chosen() -> None:
    animal = with_values(mode="animal")
    assert not why_unused("face", animal)
    assert "points" in why_no_face(animal, 0)
    assert not why_no_face(animal, 2) and not why_no_face(with_values(), 0)
    assert "placed" in why_unused("face", animal.but(points=((0.0, 0.0),) * 9))


def test_imported_motion_has_no_seed_but_keeps_gains() -> None:
    project = with_values().with_imported_take("dance.csv")
    assert {"seed", "blink_rate"} <= unused(project)
    full = project.set(engine="joyvasa")
    assert {"sampling", "position", "head_response", "model_blinks"} <= unused(full)
    assert not {"head", "mouth", "engine"} & unused(project)
    spoken = project.choose_take(project.takes[0].id)
    assert "seed" not in unused(spoken)


def test_every_rule_is_about_settings_that_exist_and_gives_a_sentence() -> None:
    for rule in RULES:
        assert set(rule.names) <= set(declarations())
        assert rule.reason().endswith(".")


def test_only_an_engine_can_be_missing() -> None:
    person, animal = with_values(), with_values(mode="animal")
    assert why_not("engine", "builtin", animal) == ""
    assert why_not("engine", "joyvasa", person) == engines.why_not("joyvasa") != ""
    assert "animals" in why_not("engine", "joyvasa", animal)
    assert why_not("format", "gif", person) == ""


def test_an_engine_is_at_first_the_best_that_can_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "preferred", {"human": "joyvasa", "animal": "builtin"}.get)
    engine = declarations()["engine"]
    assert default_of(engine, with_values()) == "joyvasa"
    assert default_of(engine, with_values(mode="animal")) == "builtin"
    square = with_values(mode="animal", engine="joyvasa")
    assert default_of(declarations()["paste_back"], square) is False
    assert default_of(declarations()["paste_back"], with_values(mode="animal")) is True
    assert default_of(declarations()["fps"], with_values()) == 25


def test_a_format_that_cant_be_transparent_ends_transparency() -> None:
    clear = with_values(format="webm", transparent=True)
    assert consequences("format", "mp4", clear) == {"format": "mp4", "transparent": False}
    assert consequences("format", "png", clear) == {"format": "png"}
    assert consequences("format", "gif", with_values()) == {"format": "gif"}
