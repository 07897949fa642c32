"""Flags are made from the settings, and give back exactly those."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.flags import (
    UNITS,
    SectionedCommand,
    chosen_settings,
    default_text,
    engine_text,
    flag,
    markdown_presets,
    markdown_settings,
    markdown_table,
    preset_text,
    range_text,
    setting_flags,
)
from joyvasa_desktop.settings import (
    ENGINES,
    PRESET_ENGINES,
    PRESETS,
    STAGES,
    Settings,
    Value,
    declarations,
)


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


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("memory_limit", "8", 8.0),
        ("memory_limit", "8GB", 8.0),
        ("memory_limit", " 8 gb ", 8.0),
        ("memory_limit", "8000MB", 8.0),
        ("memory_limit", "512 MiB", 0.536870912),
        ("memory_limit", "1.5GiB", 1.610612736),
        ("start", "500ms", 0.5),
        ("start", "2 min", 120.0),
        ("start", "1:30", 90.0),
        ("start", "90:05.5", 5405.5),
        ("start", "1:02:03", 3723.0),
        ("end", ".5", 0.5),
        ("end", "1e1 s", 10.0),
        ("yaw_limit", "10°", 10.0),
        ("yaw_limit", "10 deg", 10.0),
        ("sizing_limit", "5%", 5.0),
        ("work_size", "1080px", 1080),
        ("size", "512 PX", 512),
        ("blink_rate", "12/min", 12.0),
        ("blink_rate", "12 per minute", 12.0),
        ("crop_scale", "2 face sizes", 2.0),
        ("quality", "80.0", 80),
        ("seed", "2147483647", 2147483647),
    ],
)
def test_a_number_may_carry_its_unit(name: str, text: str, value: float) -> None:
    found = getattr(parsed(flag(name), text), name)
    assert found == pytest.approx(value, rel=1e-12)
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("memory_limit", "8 apples", "is in GB"),
        ("memory_limit", "eight", "such as 8 or 8 GB"),
        ("memory_limit", "8 GB GB", "is in GB"),
        ("memory_limit", "300 GB", "0 to 256 GB"),
        ("start", "1:3", "is in s"),
        ("start", "-1:30", "is in s"),
        ("start", "5 px", "is in s"),
        ("mouth", "1 px", "has no unit"),
        ("seed", "1.5", "isn't a whole number"),
        ("seed", "9" * 400, "isn't a whole number"),
        ("work_size", "0.5k", "is in px"),
        ("yaw_limit", "0x10", "is in °"),
        ("yaw_limit", "", "isn't a number"),
    ],
)
def test_a_number_that_cant_be_understood_says_why(name: str, text: str, reason: str) -> None:
    with pytest.raises(click.UsageError) as caught:
        parsed(flag(name), text)
    assert reason in caught.value.format_message()


@given(st.sampled_from(sorted(UNITS)), st.floats(0, 200), st.data())
def test_every_unit_is_a_multiple_of_the_settings_own(
    unit: str, amount: float, data: st.DataObject
) -> None:
    names = [name for name, known in declarations().items() if known.unit == unit]
    name = data.draw(st.sampled_from(names))
    written, factor = data.draw(st.sampled_from(sorted(UNITS[unit].items())))
    high = declarations()[name].high
    assert high is not None
    if amount * factor <= high:
        found = getattr(parsed(flag(name), f"{amount!r}{written}"), name)
        assert found == pytest.approx(amount * factor, rel=1e-9)


@pytest.mark.parametrize("value", ["-0.1", "2.01", "nan", "inf", "a lot"])
def test_a_number_out_of_range_is_a_wrong_command_line(value: str) -> None:
    with pytest.raises(click.UsageError):
        parsed("--mouth", value)


def test_the_table_has_a_row_for_every_setting() -> None:
    rows = markdown_table(declarations().values()).splitlines()
    assert len(rows) == 2 + len(declarations())
    assert all(row.count("|") == 5 for row in rows)


def test_the_tables_have_every_setting_once_and_each_engines_own_apart() -> None:
    first, *others = markdown_settings().split("\n\nOnly the ")
    shared = [name for name, known in declarations().items() if known.engines == ENGINES]
    assert first.count("| `--") == len(shared)
    for name, known in declarations().items():
        (place,) = (part for part in (first, *others) if f"| `{flag(name)}` |" in part)
        engine = engine_text(known.engines)
        assert place.startswith(f"{engine} engine:" if engine else "| flag |")


def test_the_presets_are_told_with_the_engine_they_are_for() -> None:
    rows = markdown_presets().splitlines()
    assert len(rows) == 2 + len(PRESETS)
    for name in PRESETS:
        assert any(row == f"| `{name}` | {preset_text(name)} |" for row in rows)
        assert preset_text(name).endswith("engine.") == (name in PRESET_ENGINES)


@pytest.mark.parametrize(
    ("name", "values", "default"),
    [
        ("head", "0 to 2", "1"),
        ("work_size", "256 to 4096 px", "1920"),
        ("seed", "0 to 2147483647", "0"),
        ("fps", "24, 25, 30, 50, 60", "25"),
        ("teeth", "yes or no", "yes"),
        ("backdrop", "text", "#ffffff"),
        ("yaw_limit", "0 to 20 ° (20 is no limit)", "8"),
        ("memory_limit", "0 to 256 GB (0 is automatic)", "0"),
        ("size", "0 to 4096 px", "0"),
        ("engine", "builtin, joyvasa", "joyvasa if it can be used, else builtin"),
    ],
)
def test_values_are_written_for_people(name: str, values: str, default: str) -> None:
    known = declarations()[name]
    assert (range_text(known), default_text(known)) == (values, default)
