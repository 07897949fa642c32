"""One bundle of models: what it is for, how it is, and the one thing to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QVBoxLayout, QWidget

from joyvasa_desktop.window.language import explained, translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.edges import leading_edge
from joyvasa_desktop.window.look.icons import icon
from joyvasa_desktop.window.look.kit import (
    Button,
    Caption,
    Card,
    Heading,
    IconButton,
    MessageBar,
)
from joyvasa_desktop.window.models.news import on_slowness
from joyvasa_desktop.window.models.ways_on import ways_on
from joyvasa_desktop.window.models.wording import (
    Words,
    size_text,
    state_words,
    transfer_text,
)

if TYPE_CHECKING:
    from joyvasa_desktop.weights.catalogue import Family
    from joyvasa_desktop.weights.states import BundleState
    from joyvasa_desktop.window.models.model_jobs import Job, Outcome
    from joyvasa_desktop.window.models.model_work import ModelWork

Next: TypeAlias = Literal["get", "go on", "get again", "check", "pause", "wait", ""]
"""The one obvious thing to do."""

_SIGN = 18  # px, the icon of the state
_THOUSAND = 1000  # steps of a progress bar


class BundleCard(Card):
    """Shows a bundle; `show_state` and `show_work` bring it up to date.

    Signals:
        get_wanted(str), check_wanted(str), remove_wanted(str), export_wanted(str),
        give_up_wanted(str), show_wanted(str), convert_wanted(str), discard_wanted(str): the user
            wants that with the bundle of that name.
    """

    get_wanted = Signal(str)
    check_wanted = Signal(str)
    remove_wanted = Signal(str)
    export_wanted = Signal(str)
    give_up_wanted = Signal(str)
    show_wanted = Signal(str)
    convert_wanted = Signal(str)
    discard_wanted = Signal(str)

    def __init__(self, work: ModelWork, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.name = name
        self._work = work
        self._state: BundleState | None = None
        self._next: Next = ""
        self._licences: tuple[Family, ...] = ()
        self._convertible, self._copied = False, False
        self._menu: QMenu | None = None
        self._make()
        self._lay_out()

    def show_state(
        self,
        state: BundleState,
        licences: tuple[Family, ...],
        convertible: bool = False,
        copied: bool = False,
    ) -> None:
        """Shows how the bundle is, and under which licences its files are.

        Args:
            convertible: copies that load faster can be made.
            copied: some were made.
        """
        self._state, self._licences = state, licences
        self._convertible, self._copied = convertible, copied
        title = translated(state.bundle.title)
        self._heading.setText(title)
        self._purpose.setText(translated(state.bundle.purpose))
        named = dict.fromkeys(translated(each.licence) for each in licences)
        self._facts.setText(" · ".join([size_text(state.size), *named]))
        self.more.say(self.tr("More about “{name}”").format(name=title))
        self.show_work()

    def show_work(self) -> None:
        """Shows what is being done with it, and how the last thing ended."""
        if self._state is None:
            return
        job = self._work.job_of(self.name)
        words = self._words(job)
        colours = theme.colours()
        colour = {"quiet": colours.muted, "warning": colours.warning}.get(
            words.mood, colours.good if words.mood == "good" else colours.bad
        )
        self._line.setText(words.text)
        reasons = dict.fromkeys(each.reason for each in self._state.files if each.reason)
        self._line.setToolTip("\n".join(map(translated, reasons)))
        self._line.setStyleSheet(f"color: {colour}")
        self._sign.setPixmap(icon(words.picture).pixmap(QSize(_SIGN, _SIGN)))
        had_focus = self.button.hasFocus()
        self._show_button(job)
        if had_focus and not self.button.isVisibleTo(self):
            # Else Qt hands it to a card that has nothing to do with it.
            self.more.setFocus()
        self._show_outcome(self._work.outcomes.get(self.name))
        self.setAccessibleName(f"{self._heading.text()}: {words.text}")
        self.show_progress()

    def show_progress(self) -> None:
        """Shows how far the work is."""
        job, transfer = self._work.running, self._work.transfer
        runs = job is not None and job.place == self.name
        self.bar.setVisible(runs)
        self.progress.setVisible(runs)
        if not runs:
            return
        if self._work.is_stopping:
            self.progress.setText(self.tr("Stopping…"))
        elif transfer is None:
            self.progress.setText(self.tr("Beginning…"))
        else:
            self.progress.setText(transfer_text(transfer))
        known = transfer is not None and transfer.total > 0
        self.bar.setRange(0, _THOUSAND if known else 0)
        if transfer is not None and known:
            self.bar.setValue(min(transfer.done * _THOUSAND // transfer.total, _THOUSAND))

    # ---- building

    def _make(self) -> None:
        self._sign = QLabel()
        self._sign.setFixedSize(_SIGN, _SIGN)
        self._heading = Heading()
        self._heading.setAlignment(leading_edge(self))
        self._purpose = Caption()
        self._facts = Caption()
        self._line = Caption()
        self.button = Button("")
        self.button.setObjectName(f"models_{self.name}")
        self.button.clicked.connect(self._pressed)
        self.more = IconButton("more", "")
        self.more.setObjectName(f"models_more_{self.name}")
        self.more.clicked.connect(self._open_menu)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.progress = Caption()
        self.message = MessageBar()
        self.message.closed.connect(self._forget)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(theme.TINY)
        texts.addWidget(self._heading)
        texts.addWidget(self._purpose)
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL)
        row.addLayout(texts, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        line.addWidget(self._sign)
        line.addWidget(self._line, 1)
        line.addWidget(self._facts)
        self._facts.setWordWrap(False)
        self.body.addLayout(line)
        for widget in (self.bar, self.progress, self.message):
            self.body.addWidget(widget)

    # ---- showing

    def _words(self, job: Job | None) -> Words:
        assert self._state is not None, "a card shows a state"
        if job is not None and job is not self._work.running:
            return Words(self.tr("Waits until the other work is done"), "queue", "quiet")
        if job is not None:
            doing = {
                "get": self.tr("Arriving"),
                "check": self.tr("Being checked"),
                "convert": self.tr("Being made faster to load"),
            }
            return Words(doing.get(job.kind, self.tr("Being removed")), "import", "quiet")
        return state_words(self._state)

    def _show_button(self, job: Job | None) -> None:
        self._next = self._next_thing(job)
        texts = {
            "get": self._get_text(),
            "go on": self.tr("Go on"),
            "get again": self.tr("Get again"),
            "check": self.tr("Check"),
            "pause": self.tr("Pause"),
            "wait": self.tr("Don't wait"),
            "": "",
        }
        pictures = {"check": "search", "pause": "pause", "wait": "close"}
        if job is not None and job.kind != "get" and self._next == "pause":
            texts["pause"] = self.tr("Stop")
            pictures["pause"] = "stop"
        primary = self._next in ("get", "go on", "get again") and not self._is_extra
        self.button.setVisible(bool(self._next))
        self.button.setText(texts[self._next])
        self.button.setProperty("kind", "primary" if primary else "plain")
        self.button.setIcon(icon(pictures.get(self._next, "import"), on_accent=primary))
        self.button.setEnabled(not (self._next == "pause" and self._work.is_stopping))
        self.button.setAccessibleName(f"{texts[self._next]}: {self._heading.text()}")
        self.button.style().unpolish(self.button)
        self.button.style().polish(self.button)

    @property
    def _is_extra(self) -> bool:
        return self._state is not None and self._state.bundle.optional

    def _get_text(self) -> str:
        size = self._state.to_get if self._state is not None else 0
        return self.tr("Get {size}").format(size=size_text(size))

    def _next_thing(self, job: Job | None) -> Next:
        from joyvasa_desktop.weights.states import State

        assert self._state is not None, "a card shows a state"
        if job is not None:
            return "pause" if job is self._work.running else "wait"
        match self._state.state:
            case State.ABSENT:
                return "get"
            case State.PARTIAL:
                return "go on"
            case State.DAMAGED:
                return "get again"
            case State.READY:
                return "" if all(each.checked for each in self._state.files) else "check"
            case State.UNKNOWN:
                return "check"

    def _show_outcome(self, outcome: Outcome | None) -> None:
        if outcome is None:
            self.message.clear()
        elif outcome.error is not None:
            action, other = ways_on(self._work, outcome)
            text, details = explained(outcome.error), outcome.details
            self.message.tell(text, details=details, action=action, other=other)
        elif outcome.job.kind == "remove" and not outcome.result:
            self.message.tell(
                self.tr("Nothing was deleted: other models here need the same files."), "info"
            )
        elif outcome.job.kind == "convert":
            self.message.tell(self.tr("These models load faster now."), "good")
        elif slow := on_slowness(outcome):
            self.message.tell(slow, "info")
        else:
            self.message.clear()

    # ---- what can be done

    def _pressed(self) -> None:
        if self._next in ("pause", "wait"):
            self._work.stop(self.name)
        elif self._next == "check":
            self.check_wanted.emit(self.name)
        elif self._next:
            self.get_wanted.emit(self.name)

    def _forget(self) -> None:
        self._work.forget(self.name)

    def _open_menu(self) -> None:
        menu = self.made_menu()
        side = self.more.rect()
        right = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        corner = side.bottomRight() if right else side.bottomLeft()
        width = menu.sizeHint().width() if right else 0
        menu.popup(self.more.mapToGlobal(corner) - QPoint(width, 0))

    def made_menu(self) -> QMenu:
        """What else can be done with the bundle."""
        if self._menu is not None:
            self._menu.deleteLater()
        menu = self._menu = QMenu(self)
        state, idle = self._state, self._work.job_of(self.name) is None
        assert state is not None, "a card shows a state"
        there = any(each.path is not None for each in state.files)
        complete = all(each.path is not None for each in state.files)
        partial = any(each.there and each.path is None for each in state.files)
        own = any(each.own for each in state.files)
        for picture, text, signal, possible in (
            ("search", self.tr("Check every byte"), "check_wanted", there and idle),
            ("export", self.tr("Export for another computer…"), "export_wanted", complete),
            ("show-in-folder", self.tr("Show in folder"), "show_wanted", there),
            ("down", self.tr("Make loading faster…"), "convert_wanted", self._convertible and idle),
            ("undo", self.tr("Undo faster loading"), "discard_wanted", self._copied and idle),
            ("stop", self.tr("Give up the download"), "give_up_wanted", partial or not idle),
            ("trash", self.tr("Remove…"), "remove_wanted", own and idle),
        ):
            action = menu.addAction(icon(picture), text)
            action.setObjectName(signal)
            action.setEnabled(possible)
            action.setVisible(signal != "discard_wanted" or self._copied)
        menu.addSeparator()
        for family in self._licences:
            text = self.tr("Licence of {name}: {licence}…")
            text = text.format(name=translated(family.title), licence=translated(family.licence))
            action = menu.addAction(icon("info"), text.replace("&", "&&"))
            action.setData(family.where)
        menu.triggered.connect(self._chosen)
        return menu

    def _chosen(self, action: QAction) -> None:
        if action.data():
            QDesktopServices.openUrl(QUrl(action.data()))
        else:
            getattr(self, action.objectName()).emit(self.name)
