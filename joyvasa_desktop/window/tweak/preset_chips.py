"""Presets as chips: one click sets a whole manner of speaking."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from joyvasa_desktop.settings import (
    PRESET_HELP,
    PRESET_LABELS,
    PRESETS,
    Settings,
    Value,
    declarations,
)
from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.chip import Chip


def changes_of(preset: str) -> dict[str, Value]:
    """The values that a preset sets: its own, and the defaults of what other presets change."""
    names = dict.fromkeys(name for each in PRESETS.values() for name in each)
    return {name: PRESETS[preset].get(name, declarations()[name].default) for name in names}


def preset_of(settings: Settings) -> str:
    """The preset whose values the settings have exactly, "" if there is none."""
    return next(
        (
            preset
            for preset in PRESETS
            if all(getattr(settings, name) == value for name, value in changes_of(preset).items())
        ),
        "",
    )


class PresetChips(QWidget):
    """One chip for each preset; the one that fits is marked.

    Signals:
        chosen(str): the user wants that preset.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TINY)
        self.chips: dict[str, Chip] = {}
        for preset in PRESETS:
            chip = Chip(translated(PRESET_LABELS[preset]), translated(PRESET_HELP[preset]))
            chip.setObjectName(f"preset_{preset}")
            chip.setProperty("preset", preset)
            chip.setAccessibleDescription(translated(PRESET_HELP[preset]))
            chip.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            chip.clicked.connect(self._clicked)
            row.addWidget(chip)
            self.chips[preset] = chip

    def refresh(self, settings: Settings) -> None:
        """Marks the chip that fits the settings."""
        fitting = preset_of(settings)
        for preset, chip in self.chips.items():
            chip.setChecked(preset == fitting)

    def _clicked(self) -> None:
        chip = self.sender()
        # A click on the chosen chip would take its mark away though nothing changes.
        chip.setProperty("checked", True)
        self.chosen.emit(chip.property("preset"))
