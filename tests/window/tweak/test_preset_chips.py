"""Presets set exactly what presets are about, and are recognised again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from joyvasa_desktop.settings import PRESET_ENGINES, PRESETS, Settings
from joyvasa_desktop.window.tweak.preset_chips import PresetChips, changes_of, preset_of

FOR_ALL = [preset for preset in PRESETS if preset not in PRESET_ENGINES]
ABOUT = {name for preset in FOR_ALL for name in PRESETS[preset]}
JOYVASA = Settings(engine="joyvasa")


@pytest.mark.parametrize("first", PRESETS)
@pytest.mark.parametrize("second", PRESETS)
def test_a_preset_after_another_is_as_if_it_were_the_first(first: str, second: str) -> None:
    settings = JOYVASA.but(**changes_of(first, JOYVASA))
    settings = settings.but(**changes_of(second, settings))
    assert settings == Settings.from_dict({"engine": "joyvasa", **PRESETS[second]})
    assert preset_of(settings) == second


@pytest.mark.parametrize("preset", FOR_ALL)
def test_presets_for_every_engine_set_the_same_few_settings(preset: str) -> None:
    assert set(changes_of(preset, Settings(paste_back=False, crop_scale=3.0))) == ABOUT


@given(st.sampled_from(sorted(ABOUT)), st.sampled_from(FOR_ALL))
def test_a_value_of_ones_own_is_no_preset(name: str, preset: str) -> None:
    settings = Settings().but(**changes_of(preset, Settings())).but(**{name: 0.123})
    assert preset_of(settings) == ""


def test_other_settings_dont_matter() -> None:
    assert preset_of(Settings(fps=60, teeth=False, seed=3, paste_back=False)) == "natural"


def test_chips_for_another_engine_are_hidden(qtbot: QtBot) -> None:
    chips = PresetChips()
    qtbot.addWidget(chips)
    chips.resize(320, 80)
    chips.show()
    chips.refresh(Settings())
    low = chips.heightForWidth(320)
    assert {name for name, chip in chips.chips.items() if chip.isVisible()} == set(FOR_ALL)
    chips.refresh(JOYVASA.but(**PRESETS["published-page"]))
    assert all(chip.isVisible() for chip in chips.chips.values())
    assert chips.heightForWidth(320) > low, "they go into another row"
    assert [name for name, chip in chips.chips.items() if chip.isChecked()] == ["published-page"]
