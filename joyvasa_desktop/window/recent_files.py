"""The `RecentFiles`: files used before, as entries of a menu."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from joyvasa_desktop.window.language import isolated
from joyvasa_desktop.window.look.icons import icon
from joyvasa_desktop.window.preferences import Kind, Preferences


class RecentFiles(QObject):
    """Puts the recent files of one kind into a menu whenever it is about to be shown.

    Signals:
        filled(): the menu holds these files and nothing else; others may add what comes after.
        chosen(Path): the user wants that file.

    Args:
        menu: is emptied and filled each time.
        picture: name of the icon before each file, "" for none.
    """

    filled = Signal()
    chosen = Signal(object)

    def __init__(
        self, menu: QMenu, preferences: Preferences, kind: Kind, picture: str = ""
    ) -> None:
        super().__init__(menu)
        self._menu, self._preferences = menu, preferences
        self._kind, self._picture = kind, picture
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self._menu.clear()
        for path in self._preferences.recent(self._kind):
            action = self._menu.addAction(isolated(path.name.replace("&", "&&")))
            if self._picture:
                action.setIcon(icon(self._picture))
            action.setToolTip(str(path))
            action.setData(str(path))
            action.triggered.connect(self._choose)
        self.filled.emit()

    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(Path(action.data()))
