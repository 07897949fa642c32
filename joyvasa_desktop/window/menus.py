"""The menu bar, made from the table of actions; language and looks are chosen here, too."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from joyvasa_desktop.window.actions import Actions
from joyvasa_desktop.window.preferences import LANGUAGES, LOOKS, Preferences
from joyvasa_desktop.window.recent_files import RecentFiles

_SEPARATED = {
    "open_photo",
    "export",
    "models",
    "quit",
    "paste",
    "another_take",
    "record",
    "settings_panel",
}
"""Commands before which a line is drawn."""


class Menus(QObject):
    """Fills a menu bar.

    Signals:
        language_chosen(str), look_chosen(str): one of `LANGUAGES`, `LOOKS`.
        recent_chosen(str): a recent project's file.
    """

    language_chosen = Signal(str)
    look_chosen = Signal(str)
    recent_chosen = Signal(str)

    def __init__(self, bar: QMenuBar, actions: Actions, preferences: Preferences) -> None:
        super().__init__(bar)
        self._preferences = preferences
        menus: dict[str, QMenu] = {}
        for command in actions.commands:
            menu = menus.get(command.group)
            if menu is None:
                menu = menus[command.group] = bar.addMenu(command.group)
            if command.name in _SEPARATED:
                menu.addSeparator()
            menu.addAction(actions[command.name])
            if command.name == "open":
                self._recent = menu.addMenu(self.tr("Open &recent"))
        recent = RecentFiles(self._recent, preferences, "project")
        recent.filled.connect(self._say_none)
        recent.chosen.connect(self._open_recent)
        self._groups: list[QActionGroup] = []
        view = menus[actions.group_of("settings_panel")]
        view.addSeparator()
        self._add_choice(view, self.tr("&Language"), self._languages(), "language")
        self._add_choice(view, self.tr("L&ooks"), self._looks(), "look")

    def _languages(self) -> dict[str, str]:
        own_names = {"en": "English", "ar": "العربية", "zh_CN": "简体中文"}
        return {"system": self.tr("As the system")} | own_names

    def _looks(self) -> dict[str, str]:
        return {
            "system": self.tr("As the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        }

    def _add_choice(self, menu: QMenu, title: str, texts: dict[str, str], what: str) -> None:
        chosen = self._preferences.text(what, "system")
        group = QActionGroup(self)
        below = menu.addMenu(title)
        below.setObjectName(what)
        for name in LANGUAGES if what == "language" else LOOKS:
            action = QAction(texts[name], below)
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == chosen)
            group.addAction(action)
            below.addAction(action)
        group.triggered.connect(self._language if what == "language" else self._look)
        self._groups.append(group)

    def _language(self, action: QAction) -> None:
        self.language_chosen.emit(str(action.data()))

    def _look(self, action: QAction) -> None:
        self.look_chosen.emit(str(action.data()))

    def _say_none(self) -> None:
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("No project yet")).setEnabled(False)

    def _open_recent(self, path: Path) -> None:
        self.recent_chosen.emit(str(path))
