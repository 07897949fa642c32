"""Writing can be read on every surface, light and dark."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor

from joyvasa_desktop.motion.curves import CURVES
from joyvasa_desktop.window.look import theme

BOTH = pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance as the accessibility guidelines define it."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@BOTH
@pytest.mark.parametrize("surface", ["window", "card", "raised", "sunken"])
@pytest.mark.parametrize("ink", ["text", "muted", "good", "warning", "bad"])
def test_writing_can_be_read(colours: theme.Colours, surface: str, ink: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, surface)) >= 4.5


@BOTH
def test_what_is_chosen_can_be_read(colours: theme.Colours) -> None:
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.text, colours.accent_soft) >= 4.5


@BOTH
def test_focus_and_curves_are_seen(colours: theme.Colours) -> None:
    for surface in (colours.window, colours.card, colours.sunken):
        assert contrast(colours.accent, surface) >= 3
    assert len(set(colours.curves)) == len(colours.curves) >= len(CURVES)
    for curve in colours.curves:
        assert contrast(curve, colours.sunken) >= 3


@BOTH
def test_every_colour_is_one(colours: theme.Colours) -> None:
    for field in fields(colours):
        value = getattr(colours, field.name)
        if isinstance(value, str):
            assert QColor(value).isValid() and len(value) == 7


def test_the_colours_in_use_are_those_last_chosen() -> None:
    theme.use(theme.DARK)
    assert theme.colours() is theme.DARK
