"""The style sheet and the palette come from the theme alone, and Qt understands them."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from joyvasa_desktop import paths
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import Button
from joyvasa_desktop.window.look.style import mixed, palette, stylesheet

BOTH = pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])


@BOTH
def test_every_place_is_filled_and_every_colour_known(colours: theme.Colours) -> None:
    sheet = stylesheet(colours)
    assert "$" not in sheet
    known = {str(value) for value in (getattr(colours, name) for name in colours.__slots__)}
    strange = set(re.findall(r"#[0-9a-f]{6}", sheet)) - known
    # Only the blends: the accent under the pointer, the borders of fields, the scroll bars' grips.
    assert len(strange) == 3


@BOTH
def test_its_pictures_are_there_in_its_colours(colours: theme.Colours) -> None:
    for folder, name in re.findall(r"url\(style:(\w+)/([\w-]+)\.svg\)", stylesheet(colours)):
        ink = colours.on_accent if name == "check" else colours.muted
        drawing = (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
        tinted = (paths.resources() / "style" / folder / f"{name}.svg").read_text("utf-8")
        assert tinted == drawing.replace("currentColor", ink)


def test_writing_grows_with_the_systems_font() -> None:
    def heading(points: float) -> float:
        found = re.search(
            r"QLabel#heading \{ font-size: ([\d.]+)pt", stylesheet(theme.LIGHT, points)
        )
        assert found is not None
        return float(found[1])

    assert heading(20) == pytest.approx(2 * heading(10))


@BOTH
def test_the_palette_has_the_themes_colours(colours: theme.Colours, qapp: QApplication) -> None:
    made = palette(colours)
    assert made.color(QPalette.ColorRole.Window).name() == colours.window
    assert made.color(QPalette.ColorRole.Highlight).name() == colours.accent
    disabled = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled.name() == colours.disabled


@BOTH
def test_widgets_look_as_they_should(colours: theme.Colours, qtbot: QtBot) -> None:
    theme.use(colours)
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    primary, plain, box = Button("One", kind="primary"), QPushButton("Two"), QCheckBox("Three")
    for widget in (primary, plain, box):
        column.addWidget(widget)
    page.setPalette(palette(colours))
    page.setStyleSheet(stylesheet(colours))
    page.resize(300, 200)
    assert pixel(primary, 0.1) == colours.accent
    assert pixel(plain, 0.1) == colours.raised
    primary.setEnabled(False)
    assert pixel(primary, 0.1) == colours.sunken


def pixel(widget: QWidget, across: float) -> str:
    """The colour of a widget at a part of its width, in the middle of its height."""
    image = widget.grab().toImage()
    return image.pixelColor(round(across * image.width()), image.height() // 2).name()


def test_a_mixture_lies_between() -> None:
    assert mixed("#000000", "#ffffff", 0) == "#000000"
    assert mixed("#000000", "#ffffff", 1) == "#ffffff"
    assert mixed("#000000", "#204060", 0.5) == "#102030"
