"""Every icon draws something, at every size, in the colours of the theme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from joyvasa_desktop import own_files, paths
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.icons import Tint, icon, paint

FOLDER = paths.resources() / "icons"
DRAWINGS = sorted(FOLDER.glob("*.svg"))
WINDOW = Path(__file__).resolve().parents[3] / "joyvasa_desktop" / "window"


def inked(image: QImage) -> dict[str, int]:
    """How many opaque pixels there are of each colour."""
    found: dict[str, int] = {}
    for y in range(image.height()):
        for x in range(image.width()):
            colour = image.pixelColor(x, y)
            if colour.alpha() == 255:
                found[colour.name()] = found.get(colour.name(), 0) + 1
    return found


def test_a_picture_that_went_with_the_program_is_left_out(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FileNotFoundError):
        icon("gone")
    monkeypatch.setattr(own_files, "have_changed", lambda: True)
    assert not inked(icon("gone").pixmap(48, 48).toImage())


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_a_drawing_is_seen(path: Path, qapp: QApplication) -> None:
    image = icon(path.stem).pixmap(48, 48).toImage()
    assert sum(inked(image).values()) > 20


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_a_drawing_has_only_the_themes_colours(path: Path) -> None:
    if path.stem == "app":
        return
    drawing = path.read_text("utf-8")
    assert "#" not in drawing
    for attribute in re.findall(r'(?:fill|stroke)="([^"]+)"', drawing):
        assert attribute in ("none", "currentColor", "accentColor", "softColor", "cardColor")


def test_icons_follow_the_theme(qapp: QApplication) -> None:
    for colours in (theme.LIGHT, theme.DARK):
        theme.use(colours)
        assert max_of(inked(icon("stop").pixmap(48, 48).toImage())) == colours.text
        on_accent = icon("stop", on_accent=True).pixmap(48, 48).toImage()
        assert max_of(inked(on_accent)) == colours.on_accent
        disabled = icon("stop").pixmap(48, 48, QIcon.Mode.Disabled).toImage()
        assert max_of(inked(disabled)) == colours.disabled


@pytest.mark.parametrize("tint", ["text", "accent", "disabled"])
@pytest.mark.parametrize("side", [24, 300])
def test_drawings_are_painted_at_any_size(qapp: QApplication, tint: Tint, side: int) -> None:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    paint(painter, "stop", QRectF(image.rect()), tint)
    painter.end()
    found = inked(image)
    assert max_of(found) == getattr(theme.LIGHT, tint)
    assert max(found.values()) > 0.1 * side * side


def max_of(found: dict[str, int]) -> str:
    return max(found, key=lambda name: found[name])


def test_a_missing_icon_is_told(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no such icon")


def test_icons_named_in_the_code_exist() -> None:
    names = {path.stem for path in DRAWINGS}
    call = re.compile(r"\b(?:icon|show_icon|IconButton|Picture)\(\s*\"([\w-]+)\"")
    for path in WINDOW.rglob("*.py"):
        assert set(call.findall(path.read_text("utf-8"))) <= names, path.name


def test_the_programs_icon_has_all_sizes() -> None:
    with Image.open(FOLDER / "app.ico") as file:
        assert {(16, 16), (24, 24), (32, 32), (48, 48), (256, 256)} <= set(file.info["sizes"])
    with Image.open(FOLDER / "app.png") as file:
        assert file.size == (256, 256)
