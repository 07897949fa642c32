"""One bundle of models: what it is for, how it is, and the one thing to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.models.news import on_slowness
from joyvasa_desktop.window.models.wording import Words, size_text, state_words
from joyvasa_desktop.window.models.work_card import WorkCard

if TYPE_CHECKING:
    from joyvasa_desktop.weights.catalogue import Family
    from joyvasa_desktop.weights.states import BundleState
    from joyvasa_desktop.window.models.model_jobs import Job, Outcome
    from joyvasa_desktop.window.models.model_work import ModelWork

Next: TypeAlias = Literal["get", "go on", "get again", "check", "pause", "wait", ""]
"""The one obvious thing to do."""


class BundleCard(WorkCard):
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
        super().__init__(work, name, parent)
        self.name = name
        self._state: BundleState | None = None
        self._next: Next = ""
        self._licences: tuple[Family, ...] = ()
        self._convertible, self._copied = False, False

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
        reasons = dict.fromkeys(each.reason for each in self._state.files if each.reason)
        self._show_words(self._words(job), "\n".join(map(translated, reasons)))
        self._show_next(job)
        self._show_outcome(self._work.outcomes.get(self.name))
        self.show_progress()

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

    def _show_next(self, job: Job | None) -> None:
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
        enabled = not (self._next == "pause" and self._work.is_stopping)
        self._show_button(texts[self._next], pictures.get(self._next, "import"), primary, enabled)

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
            case State.DAMAGED | State.FORBIDDEN:
                return "get again"
            case State.READY:
                return "" if all(each.checked for each in self._state.files) else "check"
            case State.UNKNOWN:
                return "check"

    def _good_end(self, outcome: Outcome) -> tuple[str, str]:
        if outcome.job.kind == "remove" and not outcome.result:
            return self.tr("Nothing was deleted: other models here need the same files."), "info"
        if outcome.job.kind == "convert":
            return self.tr("These models load faster now."), "good"
        return on_slowness(outcome), "info"

    # ---- what can be done

    def _pressed(self) -> None:
        if self._next in ("pause", "wait"):
            self._work.stop(self.name)
        elif self._next == "check":
            self.check_wanted.emit(self.name)
        elif self._next:
            self.get_wanted.emit(self.name)

    def made_menu(self) -> QMenu:
        """What else can be done with the bundle."""
        menu = self._new_menu()
        state, idle = self._state, self._work.job_of(self.name) is None
        assert state is not None, "a card shows a state"
        there = any(each.path is not None for each in state.files)
        complete = all(each.path is not None for each in state.files)
        partial = any(each.there and each.path is None for each in state.files)
        own = any(each.own for each in state.files)
        for signal, picture, text, possible in (
            ("check_wanted", "search", self.tr("Check every byte"), there and idle),
            ("export_wanted", "export", self.tr("Export for another computer…"), complete),
            ("show_wanted", "show-in-folder", self.tr("Show in folder"), there),
            ("convert_wanted", "down", self.tr("Make loading faster…"), self._convertible and idle),
            ("discard_wanted", "undo", self.tr("Undo faster loading"), self._copied and idle),
            ("give_up_wanted", "stop", self.tr("Give up the download"), partial or not idle),
            ("remove_wanted", "trash", self.tr("Remove…"), own and idle),
        ):
            action = self._add(signal, picture, text, possible)
            action.setVisible(signal != "discard_wanted" or self._copied)
        menu.addSeparator()
        for family in self._licences:
            text = self.tr("Licence of {name}: {licence}…")
            text = text.format(name=translated(family.title), licence=translated(family.licence))
            self._add_link(text, family.where)
        return menu

    def _carry_out(self, name: str) -> None:
        getattr(self, name).emit(self.name)
