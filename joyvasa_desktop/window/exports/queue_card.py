"""One video of the queue: a picture, where it is, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from joyvasa_desktop.window import desktop
from joyvasa_desktop.window.exports.export_item import ExportItem
from joyvasa_desktop.window.exports.thumbnail import Thumbnail
from joyvasa_desktop.window.language import explained, translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.elided_label import ElidedLabel
from joyvasa_desktop.window.look.grip import Grip
from joyvasa_desktop.window.look.kit import Button, Caption, IconButton
from joyvasa_desktop.window.player.file_player import FilePlayer, opened_elsewhere
from joyvasa_desktop.window.spoken import length_text, wait_text

if TYPE_CHECKING:
    from joyvasa_desktop.window.session import Session

DRAWING = "Drawing frames"
"""A note that says no more than the line does."""

_ONE_A_SECOND = 0.95  # fps; fewer are told as seconds for each

_THOUSAND = 1000  # steps of a progress bar


class QueueCard(QFrame):
    """Shows an item of the export queue; `show_item` brings it up to date.

    With the focus on it, Delete cancels or removes the item, and Alt with the arrows moves it.

    Signals:
        dragged(int, QPoint): the item with that id is being dragged; where to, on the screen.
        stepped(int): the focus is to go to the card before (-1) or after (1) this one.
    """

    dragged = Signal(int, QPoint)
    stepped = Signal(int)

    def __init__(self, session: Session, item: ExportItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(_as_high_as_its_text(QSizePolicy.Policy.Preferred))
        self._exports, self._player = session.exports, session.player
        self._facts = session.facts
        self._item = item
        self._make_texts()
        self._make_buttons()
        self._lay_out()
        self.show_item(item)
        self._facts.working_changed.connect(self._working_changed)

    @property
    def item(self) -> ExportItem:
        """What it shows."""
        return self._item

    def show_item(self, item: ExportItem) -> None:
        """Shows that state of the item."""
        self._item = item
        self._name.setText(item.name)
        self._name.setToolTip(str(item.path or item.job.out))
        self._show_line()
        self.thumbnail.show_image(item.thumbnail, _WAITING_PICTURE[item.state])
        self._show_bar()
        self._notes.setText("\n".join(f"• {translated(note)}" for note in item.notes))
        self._notes.setVisible(bool(item.notes))
        self._show_buttons()

    def show_place(self, first: bool, last: bool) -> None:
        """Tells whether it is the first or the last of those that wait."""
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)

    # ---- building

    def _make_texts(self) -> None:
        self.thumbnail = Thumbnail()
        self._name = ElidedLabel(bold=True)
        self._state = QLabel()
        self._state.setObjectName("caption")
        self._state.setWordWrap(True)
        # Names in a message can be longer than the card is wide.
        self._state.setSizePolicy(_as_high_as_its_text(QSizePolicy.Policy.Ignored))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self._notes = Caption()

    def _make_buttons(self) -> None:
        self.up = self._button("up", self.tr("Earlier"), self.tr("Make this video sooner."))
        self.down = self._button("down", self.tr("Later"), self.tr("Make this video later."))
        self.cancel = self._button(
            "stop", self.tr("Cancel"), self.tr("Nothing half-made stays behind.")
        )
        self.folder = self._button("show-in-folder", self.tr("Show in folder"))
        self.copy = self._button("copy", self.tr("Copy path"))
        self.remove = self._button(
            "close", self.tr("Take off the list"), self.tr("The video itself stays.")
        )
        self.grip = Grip(self.tr("Drag to another place, or use Alt and the arrow keys."))
        self.grip.taken.connect(self.setFocus)
        self.grip.carried.connect(self._carried)
        self.play = Button(self.tr("Play"), "play")
        self.play.setObjectName("queue_play")
        self.retry = Button(self.tr("Try again"), "retry")
        self.retry.setObjectName("queue_retry")
        self.details = Button(self.tr("Copy details"), "copy", "quiet")
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        self.cancel.clicked.connect(self._cancel)
        self.retry.clicked.connect(self._retry)
        self.remove.clicked.connect(self._remove)
        self.play.clicked.connect(self._play)
        self.folder.clicked.connect(self._show_in_folder)
        self.copy.clicked.connect(self._copy_path)
        self.details.clicked.connect(self._copy_details)

    def _button(self, name: str, text: str, tip: str = "") -> IconButton:
        button = IconButton(name, text, tip)
        button.setObjectName(f"queue_{name}")
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SMALL, theme.SMALL, theme.SMALL, theme.SMALL)
        row.setSpacing(theme.MEDIUM)
        row.addWidget(self.thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.TINY)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._name, 1)
        head.addWidget(self.cancel)
        head.addWidget(self.remove)
        column.addLayout(head)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self._state, 1)
        line.addWidget(self.up)
        line.addWidget(self.down)
        line.addWidget(self.grip)
        column.addLayout(line)
        column.addWidget(self.bar)
        column.addWidget(self._notes)
        actions = QHBoxLayout()
        actions.setSpacing(theme.TINY)
        for widget in (self.play, self.retry, self.folder, self.copy, self.details):
            actions.addWidget(widget)
        actions.addStretch(1)
        column.addLayout(actions)
        row.addLayout(column, 1)

    # ---- showing

    def _show_line(self) -> None:
        item, line = self._item, self._line()
        self._state.setText(line)
        colours = theme.colours()
        colour = colours.bad if item.state == "failed" else colours.muted
        self._state.setStyleSheet(f"color: {colour}")
        self.setAccessibleName(f"{item.name}: {line}")

    def _line(self) -> str:
        item = self._item
        match item.state:
            case "waiting":
                return self.tr("Waiting")
            case "running":
                return self._running_line()
            case "stopping":
                return self.tr("Stopping…")
            case "cancelled":
                return self.tr("Cancelled. Nothing was left behind.")
            case "failed":
                return self._failure_line()
            case "done":
                made = self.tr("{length} of video, made in {time}")
                return made.format(
                    length=length_text(item.duration), time=length_text(item.seconds)
                )

    def _running_line(self) -> str:
        item = self._item
        if not item.stage:
            return self._line_before()
        if item.stage != "video":
            return self._stage_line(item.stage, item.note)
        if item.total and item.done >= item.total:
            return self.tr("Checking the file…")
        parts = [self.tr("Frame {n} of {total}").format(n=item.done, total=item.total)]
        if item.fps >= _ONE_A_SECOND:
            parts.append(self.tr("{n} fps").format(n=f"{item.fps:.1f}"))
        elif item.fps:
            parts.append(self.tr("{time} a frame").format(time=wait_text(1 / item.fps)))
        if item.seconds_left is not None:
            parts.append(self.tr("{time} left").format(time=wait_text(item.seconds_left)))
        line = " · ".join(parts)
        # While the motion is still being sampled the note says how far that is.
        return line if item.note in ("", DRAWING) else f"{line}\n{translated(item.note)}"

    def _line_before(self) -> str:
        """What the video waits for: the preview's work comes first, and often is of use to both."""
        working = self._facts.progress
        if working is None:
            return self.tr("Beginning…")
        return self._stage_line(working.progress.stage, working.progress.note)

    def _stage_line(self, stage: str, note: str) -> str:
        stages = {
            "photo": self.tr("Looking at the photo…"),
            "speech": self.tr("Listening to the voice…"),
            "motion": self.tr("Making the motion…"),
            "render": self.tr("Preparing the face…"),
        }
        line = stages.get(stage, self.tr("Beginning…"))
        return f"{line}\n{translated(note)}" if note else line

    def _working_changed(self) -> None:
        if self._item.state == "running" and not self._item.stage:
            self._show_line()

    def _failure_line(self) -> str:
        failure = self._item.failure
        if failure is None:
            return self.tr("It couldn't be made.")
        return explained(failure)

    def _show_bar(self) -> None:
        item = self._item
        self.bar.setVisible(item.state in ("running", "stopping"))
        share = item.share
        self.bar.setRange(0, 0 if share is None else _THOUSAND)
        if share is not None:
            self.bar.setValue(round(share * _THOUSAND))

    def _show_buttons(self) -> None:
        state = self._item.state
        failure = self._item.failure
        waiting, done = state == "waiting", state == "done"
        shown: dict[QWidget, bool] = {
            self.up: waiting,
            self.down: waiting,
            self.grip: waiting,
            self.cancel: state in ("waiting", "running", "stopping"),
            self.remove: not self._item.is_open,
            self.retry: state in ("failed", "cancelled"),
            self.play: done,
            self.folder: done,
            self.copy: done,
            self.details: state == "failed" and failure is not None and bool(failure.details),
        }
        had_focus = self.focusWidget()
        for widget, visible in shown.items():
            widget.setVisible(visible)
        self.cancel.setEnabled(state != "stopping")
        if had_focus is not None and not had_focus.isVisibleTo(self):
            # Else Qt hands it to a card that has nothing to do with it.
            self.setFocus()

    # ---- what can be done

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Delete cancels or removes; arrows move the focus, with Alt the video; Enter plays."""
        moving = event.modifiers() & Qt.KeyboardModifier.AltModifier
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._exports.remove(self._item.id)
            case Qt.Key.Key_Up if moving:
                self._move_up()
            case Qt.Key.Key_Down if moving:
                self._move_down()
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._item.state == "done":
                self._play()
            case _:
                super().keyPressEvent(event)

    def _carried(self, where: QPoint) -> None:
        self.dragged.emit(self._item.id, where)

    def _move_up(self) -> None:
        self._exports.move_by(self._item.id, -1)

    def _move_down(self) -> None:
        self._exports.move_by(self._item.id, 1)

    def _cancel(self) -> None:
        self._exports.cancel(self._item.id)

    def _retry(self) -> None:
        self._exports.retry(self._item.id)

    def _remove(self) -> None:
        self._exports.remove(self._item.id)

    def _play(self) -> None:
        path = self._item.path
        self._player.pause()
        if path is not None and not opened_elsewhere(path):
            FilePlayer(path, self.window()).show()

    def _show_in_folder(self) -> None:
        if self._item.path is not None:
            desktop.show_in_folder(self._item.path)

    def _copy_path(self) -> None:
        if self._item.path is not None:
            desktop.copy_path(self._item.path)

    def _copy_details(self) -> None:
        if self._item.failure is not None:
            QGuiApplication.clipboard().setText(self._item.failure.details)


_WAITING_PICTURE = {
    "waiting": "queue",
    "running": "video",
    "stopping": "video",
    "done": "video",
    "failed": "warning",
    "cancelled": "stop",
}


def _as_high_as_its_text(across: QSizePolicy.Policy) -> QSizePolicy:
    """Never squeezed: a list that is too long is scrolled."""
    policy = QSizePolicy(across, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy
