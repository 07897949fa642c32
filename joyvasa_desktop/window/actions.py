"""Every command of the window, declared once; menus, bars and the list of shortcuts share them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from joyvasa_desktop.window.look.icons import icon

Standard = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        name: key and objectName of the action.
        group: the menu it is in.
        text: as in the menu.
        shortcut: "" for none, or a key sequence, or a standard key of the system.
        icon: name of the icon, "" for none.
        tip: what one will see.
        checkable: it is switched on and off.
    """

    name: str
    group: str
    text: str
    shortcut: str | Standard = ""
    icon: str = ""
    tip: str = ""
    checkable: bool = False


class Actions(QObject):
    """All actions by name; the texts are those of the language in use when it was made."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.commands = self._declared()
        self._actions: dict[str, QAction] = {}
        self._tips: dict[str, str] = {}
        for command in self.commands:
            action = self._actions[command.name] = self._made(command, window)
            self._tips[command.name] = action.toolTip()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def group_of(self, name: str) -> str:
        """The menu in which a command is."""
        return next(command.group for command in self.commands if command.name == name)

    def bar(self, name: str, reason: str) -> None:
        """Disables a command and says why where it is shown; enables it if the reason is ""."""
        action = self._actions[name]
        action.setEnabled(not reason)
        action.setToolTip("\n".join(filter(None, (self._tips[name], reason))))

    def shortcuts(self) -> list[tuple[str, str, str]]:
        """Group, text and shortcut of every command that has one."""
        return [
            (
                command.group.replace("&", ""),
                command.text.replace("&", ""),
                self._actions[command.name]
                .shortcut()
                .toString(QKeySequence.SequenceFormat.NativeText),
            )
            for command in self.commands
            if not self._actions[command.name].shortcut().isEmpty()
        ]

    def _made(self, command: Command, window: QWidget) -> QAction:
        action = QAction(command.text, self)
        action.setObjectName(command.name)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        if command.icon:
            action.setIcon(icon(command.icon))
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        title = command.text.replace("&", "").rstrip("…")
        action.setToolTip(f"{title} ({shown})" if shown else title)
        if command.tip:
            action.setToolTip(f"{action.toolTip()}\n{command.tip}")
            action.setStatusTip(command.tip)
        action.setCheckable(command.checkable)
        window.addAction(action)
        return action

    def _declared(self) -> list[Command]:
        return [*self._file(), *self._edit(), *self._play(), *self._view(), *self._help()]

    def _file(self) -> list[Command]:
        group = self.tr("&File")
        return [
            Command("new", group, self.tr("&New project"), Standard.New, "new"),
            Command("open", group, self.tr("&Open project…"), Standard.Open, "open"),
            Command("save", group, self.tr("&Save project"), Standard.Save, "save"),
            Command("save_as", group, self.tr("Save project &as…"), "Ctrl+Shift+S"),
            Command(
                "open_photo",
                group,
                self.tr("Open &photo…"),
                "Ctrl+P",
                "photo",
                self.tr("Choose the picture of the face that will speak."),
            ),
            Command(
                "open_voice",
                group,
                self.tr("Import &voice…"),
                "Ctrl+I",
                "voice",
                self.tr("Choose a sound file, or a video with sound."),
            ),
            Command(
                "sample",
                group,
                self.tr("Open the sa&mple"),
                "",
                "person",
                self.tr("A photo and a voice that come with the program."),
            ),
            Command(
                "export",
                group,
                self.tr("Create vi&deo…"),
                "Ctrl+E",
                "export",
                self.tr("Make the video file."),
            ),
            Command(
                "export_now",
                group,
                self.tr("Create video at on&ce"),
                "Ctrl+Shift+E",
                "",
                self.tr("Make the video with the last choices, without a question."),
            ),
            Command(
                "models",
                group,
                self.tr("Mode&ls…"),
                "Ctrl+Shift+M",
                "models",
                self.tr("What the JoyVASA engine needs: get it, check it, carry it elsewhere."),
            ),
            Command("quit", group, self.tr("&Quit"), "Ctrl+Q"),
        ]

    def _edit(self) -> list[Command]:
        group = self.tr("&Edit")
        return [
            Command("undo", group, self.tr("&Undo"), Standard.Undo, "undo"),
            Command("redo", group, self.tr("&Redo"), "Ctrl+Shift+Z", "redo"),
            Command(
                "paste",
                group,
                self.tr("&Paste photo or file"),
                Standard.Paste,
                "paste",
                self.tr("Use the picture or file in the clipboard."),
            ),
            Command(
                "place_points",
                group,
                self.tr("Place points by &hand"),
                "Ctrl+Shift+H",
                "points",
                self.tr("Click the eyes and the mouth when no face was found."),
            ),
            Command(
                "another_take",
                group,
                self.tr("Another &take"),
                "Ctrl+T",
                "dice",
                self.tr("The same words, said with other movements."),
            ),
            Command(
                "reset",
                group,
                self.tr("Reset all settings"),
                "",
                "reset",
                self.tr("Every setting as it was at the start."),
            ),
        ]

    def _play(self) -> list[Command]:
        group = self.tr("&Play")
        return [
            Command("play", group, self.tr("&Play or pause"), "Space", "play"),
            Command("step_back", group, self.tr("One frame &back"), ",", "step-back"),
            Command("step_forward", group, self.tr("One frame &forward"), ".", "step-forward"),
            Command("to_start", group, self.tr("To the &start"), "Home", "to-start"),
            Command("loop", group, self.tr("&Loop"), "L", "loop", checkable=True),
            Command(
                "record",
                group,
                self.tr("&Record, or stop recording"),
                "R",
                "record",
                self.tr("Speak into the microphone; the same key ends it."),
            ),
        ]

    def _view(self) -> list[Command]:
        group = self.tr("&View")
        return [
            Command(
                "show_photo",
                group,
                self.tr("P&hoto"),
                "Ctrl+1",
                "photo",
                self.tr("The photo with the face that was found."),
            ),
            Command(
                "show_preview",
                group,
                self.tr("P&review"),
                "Ctrl+2",
                "play",
                self.tr("The face as it will speak."),
            ),
            Command(
                "before",
                group,
                self.tr("&Before and after"),
                "B",
                "split",
                self.tr("The photo beside what becomes of it."),
                checkable=True,
            ),
            Command("fullscreen", group, self.tr("&Full screen"), "F11", "fullscreen"),
            Command("settings_panel", group, self.tr("&Settings"), "Ctrl+3", "settings"),
            Command("takes_panel", group, self.tr("&Takes"), "Ctrl+4", "take"),
            Command("queue_panel", group, self.tr("&Videos"), "Ctrl+5", "queue"),
        ]

    def _help(self) -> list[Command]:
        group = self.tr("&Help")
        return [
            Command("welcome", group, self.tr("&Welcome page"), "", "help"),
            Command("shortcuts", group, self.tr("&Keyboard shortcuts"), "F1", "help"),
            Command("about", group, self.tr("&About JoyVASA Desktop")),
        ]
