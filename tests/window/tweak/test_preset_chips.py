"""Presets set exactly what presets are about, and are recognised again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.settings import PRESETS, Settings
from joyvasa_desktop.window.tweak.preset_chips import changes_of, preset_of

ABOUT = {name for values in PRESETS.values() for name in values}


@pytest.mark.parametrize("first", PRESETS)
@pytest.mark.parametrize("second", PRESETS)
def test_a_preset_after_another_is_as_if_it_were_the_first(first: str, second: str) -> None:
    settings = Settings().but(**changes_of(first)).but(**changes_of(second))
    assert settings == Settings.from_dict(PRESETS[second])
    assert preset_of(settings) == second


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_sets_the_same_settings(preset: str) -> None:
    assert set(changes_of(preset)) == ABOUT


@given(st.sampled_from(sorted(ABOUT)), st.sampled_from(sorted(PRESETS)))
def test_a_value_of_ones_own_is_no_preset(name: str, preset: str) -> None:
    settings = Settings().but(**changes_of(preset)).but(**{name: 0.123})
    assert preset_of(settings) == ""


def test_other_settings_dont_matter() -> None:
    assert preset_of(Settings(fps=60, teeth=False, seed=3)) == "natural"
