"""One setting in the panel: its name, its editor, its way back, and why it can't be changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import Declaration, Value
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.controls import CalmSlider
from joyvasa_desktop.window.look.kit import Caption, IconButton
from joyvasa_desktop.window.takes import takes
from joyvasa_desktop.window.tweak.availability import (
    consequences,
    default_of,
    why_not,
    why_unused,
)
from joyvasa_desktop.window.tweak.editors import Editor, NumberEditor, TakeEditor, editor_for

_PERIOD = 34
"""ms between two changes while a slider is dragged: at most 30 a second."""

_PAUSE = 900
"""ms after which changes by the keyboard count as a step of their own."""


_ROW, _RESET_ICON = 28, 16
"""px: height of a row's first line, and of the icon in it."""


class SettingRow(QWidget):
    """Shows one setting of the document and changes it.

    While a slider is dragged the document follows at most 30 times a second, and all of it is one
    step of undo. `refresh` shows what the document says, whoever changed it.
    """

    def __init__(self, known: Declaration, document: Document) -> None:
        super().__init__()
        self.known = known
        self.setObjectName(f"row_{known.name}")
        self._document = document
        self._pending: Value | None = None
        self._hindrance = ""
        self.editor: Editor = editor_for(known)
        self.label = _Name(translated(known.label))
        self.reset_button = IconButton("reset", self._reset_text(), self._default_text())
        self.reason = Caption()
        self._shown: tuple[Value, str, tuple[str, ...]] | None = None
        self._lay_out()
        self._name_controls()
        self._throttle = self._timer(_PERIOD, self._flush)
        self._pause = self._timer(_PAUSE, self._finish)
        self._wire()
        self.refresh(document.project)

    def refresh(self, project: Project) -> None:
        """Shows the project's value and whether it can be changed."""
        value = getattr(project.settings, self.known.name)
        reason = why_unused(self.known.name, project) or self._hindrance
        # Nearly fifty rows are told of each step of a slider: most have nothing to change.
        bars = tuple(why_not(self.known.name, choice, project) for choice in self.known.choices)
        if self._pending is None and (value, reason, bars) == self._shown:
            return
        # Someone else changed the document: what waits here was meant for another one.
        self._pending = None
        self._shown = (value, reason, bars)
        self.editor.show_value(value)
        self._show_reset(value != self.default)
        self.reason.setText(reason)
        self._show_reason(reason)
        for choice, barred in zip(self.known.choices, bars, strict=True):
            self.editor.allow(choice, barred)

    def hinder(self, reason: str) -> None:
        """Says why it changes nothing with this photo, "" if it does."""
        if reason != self._hindrance:
            self._hindrance = reason
            self.refresh(self._document.project)

    @property
    def default(self) -> Value:
        """What it is at first in a project like the one that is open."""
        return default_of(self.known, self._document.project)

    @property
    def is_changed(self) -> bool:
        """The value isn't the default."""
        value = getattr(self._document.project.settings, self.known.name)
        return bool(value != self.default)

    def matches(self, words: list[str]) -> bool:
        """Whether all these words, in small letters, occur in what the row is about."""
        known = self.known
        texts = [known.label, known.help, *known.choice_labels]
        about = " ".join([known.name.replace("_", " "), *texts, *map(translated, texts)])
        return all(word in about.casefold() for word in words)

    def reset(self) -> None:
        """Back to the default, as one step of undo."""
        self._pending = None
        self._throttle.stop()
        self._document.finish_merging()
        self._change(self.default)

    # ---- building

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, theme.TINY, 0, theme.TINY)
        grid.setHorizontalSpacing(theme.TINY)
        grid.setVerticalSpacing(2 if isinstance(self.editor.below, CalmSlider) else theme.TINY)
        grid.addWidget(self.label, 0, 0)
        grid.setColumnStretch(0, 1)
        self.reset_button.setIconSize(QSize(_RESET_ICON, _RESET_ICON))
        self.reset_button.setFixedSize(_ROW, _ROW)
        grid.addWidget(self.reset_button, 0, 1)
        grid.addWidget(self.editor, 0, 2)
        grid.setRowMinimumHeight(0, _ROW)
        # The reason takes the slider's place in one line, so that nothing jumps when it is shown.
        self.reason.setWordWrap(False)
        self.reason.setMinimumWidth(1)
        self.stack = QStackedWidget()
        self.stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if self.editor.below is not None:
            self.stack.addWidget(self.editor.below)
        self.stack.addWidget(self.reason)
        grid.addWidget(self.stack, 1, 0, 1, 3)
        if self.editor.note is not None:
            grid.addWidget(self.editor.note, 2, 0, 1, 3)
        if self.editor.aid is not None:
            grid.addWidget(self.editor.aid, 3, 0, 1, 3, Qt.AlignmentFlag.AlignLeading)

    def _name_controls(self) -> None:
        name, tip = translated(self.known.label), self._tip()
        self.label.setToolTip(tip)
        for number, control in enumerate(self.editor.controls):
            control.setAccessibleName(name)
            control.setAccessibleDescription(tip)
            control.setToolTip(tip)
            if number == 0:
                control.setObjectName(self.known.name)
                self.label.setBuddy(control)

    def _wire(self) -> None:
        self.editor.edited.connect(self._edited)
        self.editor.finished.connect(self._finish)
        self.reset_button.clicked.connect(self.reset)
        self.label.double_clicked.connect(self.reset)
        if isinstance(self.editor, TakeEditor):
            self.editor.another.connect(self._another_take)

    def _timer(self, period: int, do: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(period)
        timer.timeout.connect(do)
        return timer

    # ---- texts

    def _undo_text(self) -> str:
        return translated(self.known.label)

    def _tip(self) -> str:
        """The help, and for a number its range, unit and default."""
        lines = [translated(self.known.help)]
        if isinstance(self.editor, NumberEditor):
            lines.append(
                self.tr("{low} to {high}").format(
                    low=self._as_text(self.editor.steps.low),
                    high=self._as_text(self.editor.steps.high),
                )
            )
        lines.append(self._default_text())
        return "\n".join(lines)

    def _default_text(self) -> str:
        return self.tr("At first: {value}").format(value=self._as_text(self.default))

    def _reset_text(self) -> str:
        return self.tr("Reset {setting}").format(setting=translated(self.known.label))

    def _as_text(self, value: Value) -> str:
        """A value as the row shows it."""
        known = self.known
        if known.choices:
            return translated(known.choice_labels[known.choices.index(value)])
        if isinstance(value, bool):
            return self.tr("on") if value else self.tr("off")
        if isinstance(self.editor, NumberEditor):
            return self.editor.as_text(value)
        return str(value)

    # ---- changing

    def _edited(self, value: Value) -> None:
        self._pending = value
        self._show_reset(value != self.default)
        if not self._throttle.isActive():
            self._flush()

    def _flush(self) -> None:
        """Gives the document what is pending, and the next change a short wait."""
        value, self._pending = self._pending, None
        if value is None:
            return
        self._change(value, merge=self.known.name)
        self._throttle.start()
        if not self.editor.is_held:
            self._pause.start()

    def _change(self, value: Value, merge: str = "") -> None:
        changes = consequences(self.known.name, value, self._document.project)
        self._document.set(self._undo_text(), merge, **changes)

    def _finish(self) -> None:
        self._pause.stop()
        self._throttle.stop()
        self._flush()
        self._throttle.stop()
        self._document.finish_merging()

    def _another_take(self) -> None:
        self._finish()
        takes.another_take(self._document)

    # ---- showing

    def _show_reset(self, shown: bool) -> None:
        # It keeps its place when hidden, so that the row doesn't move under the pointer.
        policy = self.reset_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset_button.setSizePolicy(policy)
        self.reset_button.setVisible(shown)

    def _show_reason(self, reason: str) -> None:
        self.label.setEnabled(not reason)
        self.editor.setEnabled(not reason)
        below = self.editor.below
        if below is not None:
            below.setEnabled(not reason)
        self.stack.setCurrentWidget(self.reason if reason or below is None else below)
        self.stack.setVisible(bool(reason) or below is not None)
        tip = reason or self._tip()
        for control in (self.label, *self.editor.controls):
            control.setToolTip(tip)
            control.setAccessibleDescription(tip)


class _Name(QLabel):
    """The name of a setting.

    Signals:
        double_clicked(): the user wants the default back.
    """

    double_clicked = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setObjectName("settingName")
        self.setMinimumWidth(40)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Tells the row."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.double_clicked.emit()
