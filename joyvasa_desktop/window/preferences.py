"""What the window remembers between starts: recent files, language, looks, places."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from joyvasa_desktop import paths

Kind: TypeAlias = Literal["photo", "voice", "project"]

MOST_RECENT = 12

LANGUAGES = ("system", "en", "ar", "zh_CN")
LOOKS = ("system", "light", "dark")


class Preferences(QObject):
    """Kept in one INI file in the user's folder for settings.

    Signals:
        recent_changed(str): the list of recent files of that kind.
    """

    recent_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        file = paths.config() / "window.ini"
        self._store = QSettings(str(file), QSettings.Format.IniFormat, self)

    def recent(self, kind: Kind) -> list[Path]:
        """Files used last, the newest first; those that are gone stay, disks come back."""
        stored = self._store.value(f"recent/{kind}", [])
        # An INI file holds a list of one as a plain text.
        names = stored if isinstance(stored, list) else [stored]
        return [Path(name) for name in names if isinstance(name, str) and name]

    def add_recent(self, kind: Kind, path: Path) -> None:
        """Puts a file first."""
        path = path.absolute()
        others = [each for each in self.recent(kind) if each != path]
        names = [str(each) for each in (path, *others)][:MOST_RECENT]
        self._store.setValue(f"recent/{kind}", names)
        self.recent_changed.emit(kind)

    def sync(self) -> None:
        """Writes at once what is written a moment later otherwise."""
        self._store.sync()

    def text(self, name: str, default: str = "") -> str:
        """A remembered text: language, look, microphone, folders ..."""
        return str(self._store.value(name, default))

    def set_text(self, name: str, value: str) -> None:
        """Remembers a text."""
        self._store.setValue(name, value)

    def flag(self, name: str, default: bool = False) -> bool:
        """A remembered yes or no."""
        return self.text(name, str(int(default))) == "1"

    def set_flag(self, name: str, value: bool) -> None:
        """Remembers a yes or no."""
        self.set_text(name, str(int(value)))

    def geometry(self, name: str) -> QByteArray:
        """A remembered size and place."""
        stored = self._store.value(f"geometry/{name}")
        return stored if isinstance(stored, QByteArray) else QByteArray()

    def set_geometry(self, name: str, value: QByteArray) -> None:
        """Remembers a size and place."""
        self._store.setValue(f"geometry/{name}", value)
