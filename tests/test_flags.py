"""Flags are made from the settings, and give back exactly those."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.flags import (
    SectionedCommand,
    chosen_settings,
    default_text,
    flag,
    markdown_table,
    range_text,
    setting_flags,
)
from joyvasa_desktop.settings import PRESETS, STAGES, Settings, Value, declarations


def parsed(*arguments: str) -> Settings:
    """What the flags of all stages make of a command line."""
    found: list[Settings] = []

    @click.command(cls=SectionedCommand)
    @setting_flags(*STAGES)
    def command(preset: str | None, **given: Value | None) -> None:
        found.append(chosen_settings(preset, given))

    result = CliRunner().invoke(command, list(arguments), standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return found[0]


def other_values() -> list[tuple[str, Value]]:
    """For every setting a value that isn't its default."""
    pairs: list[tuple[str, Value]] = []
    for name, known in declarations().items():
        if isinstance(known.default, bool):
            pairs.append((name, not known.default))
        elif known.choices:
            pairs.append((name, known.choices[-1]))
        elif known.high is not None:
            pairs.append((name, type(known.default)(known.high)))
        else:
            pairs.append((name, "#102030"))
    return pairs


@pytest.mark.parametrize(("name", "value"), other_values())
def test_every_setting_has_a_flag_that_sets_it_and_nothing_else(name: str, value: Value) -> None:
    arguments = [flag(name), str(value)]
    if isinstance(value, bool):
        arguments = [flag(name) if value else f"--no-{flag(name)[2:]}"]
    assert parsed(*arguments) == Settings().but(**{name: value})


def test_nothing_said_gives_the_defaults() -> None:
    assert parsed() == Settings()


@pytest.mark.parametrize("name", PRESETS)
def test_a_flag_goes_before_the_preset_wherever_it_stands(name: str) -> None:
    expected = Settings().but(**{**PRESETS[name], "head": 0.25})
    assert parsed("--preset", name, "--head", "0.25") == expected
    assert parsed("--head", "0.25", "--preset", name) == expected


@given(st.floats(min_value=0, max_value=2))
def test_numbers_arrive_as_they_were_given(value: float) -> None:
    assert parsed("--mouth", repr(value)).mouth == value


@pytest.mark.parametrize("value", ["-0.1", "2.01", "nan", "inf", "a lot"])
def test_a_number_out_of_range_is_a_wrong_command_line(value: str) -> None:
    with pytest.raises(click.UsageError):
        parsed("--mouth", value)


def test_the_table_has_a_row_for_every_setting() -> None:
    rows = markdown_table(declarations().values()).splitlines()
    assert len(rows) == 2 + len(declarations())
    assert all(row.count("|") == 5 for row in rows)


@pytest.mark.parametrize(
    ("name", "values", "default"),
    [
        ("head", "0 to 2", "1"),
        ("work_size", "256 to 4096 px", "1920"),
        ("seed", "0 to 2147483647", "0"),
        ("fps", "24, 25, 30, 50, 60", "25"),
        ("teeth", "yes or no", "yes"),
        ("backdrop", "text", "#ffffff"),
    ],
)
def test_values_are_written_for_people(name: str, values: str, default: str) -> None:
    known = declarations()[name]
    assert (range_text(known), default_text(known)) == (values, default)
