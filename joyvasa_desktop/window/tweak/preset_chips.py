"""Presets as chips: one click sets a whole manner of speaking."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from joyvasa_desktop.defaults import default
from joyvasa_desktop.settings import (
    ENGINES,
    PRESET_ENGINES,
    PRESET_HELP,
    PRESET_LABELS,
    PRESETS,
    Settings,
    Value,
)
from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.chip import Chip, WrappingRow

_FOR_ALL = tuple(preset for preset in PRESETS if preset not in PRESET_ENGINES)
"""Those that suit every engine; the others change much more, so they are recognised first."""


def changes_of(preset: str, settings: Settings) -> dict[str, Value]:
    """What choosing a preset changes: its own values, and those of the preset before go back.

    One for every engine leaves alone what only presets for a certain engine change, unless such
    a preset is what the settings have now.
    """
    small = preset in _FOR_ALL and preset_of(settings) not in PRESET_ENGINES
    return _values(preset, _FOR_ALL if small else tuple(PRESETS), settings)


def preset_of(settings: Settings) -> str:
    """The preset whose values the settings have exactly, "" if there is none."""
    for preset in (*PRESET_ENGINES, *_FOR_ALL):
        values = _values(preset, _FOR_ALL if preset in _FOR_ALL else tuple(PRESETS), settings)
        if _suits(preset, settings.engine) and all(
            getattr(settings, name) == value for name, value in values.items()
        ):
            return preset
    return ""


def _values(preset: str, among: tuple[str, ...], settings: Settings) -> dict[str, Value]:
    """Its own values, and the defaults of what others among them change."""
    names = dict.fromkeys(name for each in among for name in PRESETS[each])
    own, mode, engine = PRESETS[preset], settings.mode, settings.engine
    return {name: own.get(name, default(name, mode, engine)) for name in names}


def _suits(preset: str, engine: str) -> bool:
    return engine in PRESET_ENGINES.get(preset, ENGINES)


class PresetChips(QWidget):
    """One chip for each preset that suits the engine; the one that fits is marked.

    Signals:
        chosen(str): the user wants that preset.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = WrappingRow(theme.TINY, self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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
            chip.setVisible(_suits(preset, settings.engine))

    def _clicked(self) -> None:
        chip = self.sender()
        # A click on the chosen chip would take its mark away though nothing changes.
        chip.setProperty("checked", True)
        self.chosen.emit(chip.property("preset"))
