"""What the rest of the desktop does with a finished file: show it, take its path."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QMimeData, QObject, QProcess, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

_FILE_MANAGER = "org.freedesktop.FileManager1"


def open_outside(path: Path) -> bool:
    """Opens a file in the system's program for it, a folder in its file manager."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def copy_path(path: Path) -> None:
    """Puts the path into the clipboard, as text and as a file that can be pasted elsewhere."""
    data = QMimeData()
    data.setText(QDir.toNativeSeparators(str(path)))
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(data)


def show_in_folder(path: Path) -> bool:
    """Opens the folder around a file with the file selected, where the system can do that."""
    if sys.platform == "win32":
        # Two arguments: Explorer wants the quotes around the path alone.
        native = QDir.toNativeSeparators(str(path))
        return bool(QProcess.startDetached("explorer.exe", ["/select,", native])[0])
    return _ask_file_manager(path) or open_outside(path.parent)


def _ask_file_manager(path: Path) -> bool:
    """Lets the file manager select the file; False if the session has no bus to ask it by."""
    try:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage
    except ImportError:
        return False
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    call = QDBusMessage.createMethodCall(
        _FILE_MANAGER, "/org/freedesktop/FileManager1", _FILE_MANAGER, "ShowItems"
    )
    address = bytes(QUrl.fromLocalFile(str(path)).toEncoded().data()).decode("ascii")
    call.setArguments([[address], ""])
    _Answer(bus, call, path.parent)
    return True


class _Answer(QObject):
    """Waits for the file manager without blocking; opens the folder if there is none."""

    _waiting: set[_Answer] = set()  # noqa: RUF012 (kept alive until answered)

    def __init__(self, bus: QDBusConnection, call: QDBusMessage, folder: Path) -> None:
        from PySide6.QtDBus import QDBusPendingCallWatcher

        super().__init__()
        self._folder = folder
        self._watcher = QDBusPendingCallWatcher(bus.asyncCall(call), self)
        self._watcher.finished.connect(self._answered)
        self._waiting.add(self)

    def _answered(self) -> None:
        self._waiting.discard(self)
        if self._watcher.isError():
            open_outside(self._folder)
