"""Why a setting changes nothing just now."""

from __future__ import annotations

from pathlib import Path

import pytest

from joyvasa_desktop import engines
from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import Value, declarations
from joyvasa_desktop.window.tweak.availability import RULES, consequences, why_not, why_unused

POINTS = ((0.0, 0.0),) * 4


def with_values(**values: Value) -> Project:
    return Project(voice=Path("voice.wav")).set(**values)


def unused(project: Project) -> set[str]:
    """All settings that change nothing, for whatever reason."""
    return {name for name in declarations() if why_unused(name, project)}


def test_at_first_only_what_needs_something_else_is_off() -> None:
    square = {"crop_scale", "crop_x", "crop_y"}
    other_engine = {"cfg_scale", "stitching", "feather", "sizing", "sizing_limit"}
    assert unused(with_values()) == square | other_engine | {"transparent"}


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
        ({"mode": "animal"}, {"face", "teeth", "background"}),
        ({"engine": "joyvasa", "paste_back": False}, {"feather"}),
    ],
)
def test_a_choice_that_makes_others_pointless_says_so(
    values: dict[str, Value], names: set[str]
) -> None:
    assert names <= unused(with_values(**values))


def test_placed_points_are_the_face() -> None:
    project = with_values().but(points=POINTS)
    assert "placed" in why_unused("face", project)


def test_imported_motion_has_no_seed_but_keeps_gains() -> None:
    project = with_values().with_imported_take("dance.csv")
    assert {"seed", "blink_rate"} <= unused(project)
    assert not {"head", "mouth", "engine"} & unused(project)
    spoken = project.choose_take(project.takes[0].id)
    assert "seed" not in unused(spoken)


def test_every_rule_is_about_settings_that_exist_and_gives_a_sentence() -> None:
    for rule in RULES:
        assert set(rule.names) <= set(declarations())
        assert rule.reason().endswith(".")


def test_only_an_engine_can_be_missing() -> None:
    assert why_not("engine", "builtin") == ""
    assert why_not("engine", "joyvasa") == engines.why_not("joyvasa")
    assert why_not("format", "gif") == ""


def test_a_format_that_cant_be_transparent_ends_transparency() -> None:
    clear = with_values(format="webm", transparent=True)
    assert consequences("format", "mp4", clear) == {"format": "mp4", "transparent": False}
    assert consequences("format", "png", clear) == {"format": "png"}
    assert consequences("format", "gif", with_values()) == {"format": "gif"}
