"""The graphics card on the page of the models: whether it is used, and the GPU pack it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from joyvasa_desktop.window.language import isolated, translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.chip import WrappingRow
from joyvasa_desktop.window.look.kit import Caption
from joyvasa_desktop.window.models.gpu_words import card_words, pack_facts
from joyvasa_desktop.window.models.model_jobs import PACK
from joyvasa_desktop.window.models.notice_dialog import LicenceLink
from joyvasa_desktop.window.models.wording import Words, size_text
from joyvasa_desktop.window.models.work_card import WorkCard

if TYPE_CHECKING:
    from joyvasa_desktop.window.models.model_jobs import Job, Outcome
    from joyvasa_desktop.window.models.model_work import ModelWork
    from joyvasa_desktop.window.models.pack_tools import CardFacts

Next: TypeAlias = Literal["get", "go on", "get again", "try again", "pause", "wait", "remove", ""]
"""The one obvious thing to do."""


class GpuCard(WorkCard):
    """Shows the graphics card and its pack; `show_facts` and `show_work` bring it up to date.

    Where there is nothing to get, one quiet line says why.

    Signals:
        get_wanted(), import_wanted(), remove_wanted(), give_up_wanted(), show_wanted(): the user
            wants that with the pack.
    """

    get_wanted = Signal()
    import_wanted = Signal()
    remove_wanted = Signal()
    give_up_wanted = Signal()
    show_wanted = Signal()

    def __init__(self, work: ModelWork, parent: QWidget | None = None) -> None:
        super().__init__(work, PACK, parent)
        self._card: CardFacts | None = None
        self._next: Next = ""
        self._heading.setText(self.tr("Graphics card"))
        self.more.say(self.tr("More about the graphics card"))
        self.body.insertWidget(2, self._make_terms())
        self.hide()

    def show_facts(self, card: CardFacts | None) -> None:
        """Shows what is known about the card and the pack; hidden while nothing is."""
        self._card = card
        self.setVisible(card is not None)
        self.show_work()

    def show_work(self) -> None:
        """Shows what is being done with the pack, and how the last thing ended."""
        card = self._card
        if card is None:
            return
        job = self._work.job_of(PACK)
        self._purpose.setText(self._purpose_text(card))
        self._purpose.setVisible(bool(self._purpose.text()))
        self._facts.setText(pack_facts(card))
        self._facts.setVisible(bool(self._facts.text()))
        self._show_words(self._words(card, job))
        self._show_next(card, job)
        self._terms.setVisible(self._is_gettable(card))
        self.more.setVisible(
            card.edition == "processor" and (self._is_gettable(card) or _has(card))
        )
        self._show_outcome(self._work.outcomes.get(PACK))
        self.show_progress()

    # ---- building

    def _make_terms(self) -> QWidget:
        from joyvasa_desktop.gpu_pack.terms import TERMS

        self._terms = QWidget()
        row = WrappingRow(theme.SMALL, self._terms)
        label = Caption(self.tr("Terms:"))
        label.setWordWrap(False)
        row.addWidget(label)
        for each in TERMS:
            row.addWidget(LicenceLink(translated(each.title), each.where))
        return self._terms

    # ---- showing

    def _purpose_text(self, card: CardFacts) -> str:
        if card.edition != "processor" or not card.cards or not self._is_gettable(card):
            return ""
        return self.tr(
            "With the GPU pack, the JoyVASA engine works on the {name} instead of on the processor."
        ).format(name=isolated(card.cards[0].name))

    def _words(self, card: CardFacts, job: Job | None) -> Words:
        if self._work.waits_for_rest:
            goes = job is not None and job.kind == "remove pack"
            used = self.tr("Used as soon as no video is being made")
            gone = self.tr("Removed as soon as no video is being made")
            return Words(gone if goes else used, "queue", "quiet")
        if job is None:
            return card_words(card)
        if job is not self._work.running:
            return Words(self.tr("Waits until the other work is done"), "queue", "quiet")
        if job.kind in ("get pack", "import pack"):
            return Words(self.tr("Arriving"), "import", "quiet")
        return Words(self.tr("Being removed"), "import", "quiet")

    def _show_next(self, card: CardFacts, job: Job | None) -> None:
        self._next = self._next_thing(card, job)
        size = size_text(card.pack.size_to_get) if card.pack is not None else ""
        texts = {
            "get": self.tr("Get {size}").format(size=size),
            "go on": self.tr("Go on"),
            "get again": self.tr("Get again"),
            "try again": self.tr("Try again"),
            "pause": self.tr("Pause"),
            "wait": self.tr("Don't wait"),
            "remove": self.tr("Remove…"),
            "": "",
        }
        pictures = {"pause": "pause", "wait": "close", "remove": "trash", "try again": "retry"}
        if job is not None and job.kind != "get pack" and self._next == "pause":
            texts["pause"] = self.tr("Stop")
            pictures["pause"] = "stop"
        primary = self._next in ("get", "go on", "get again", "try again")
        enabled = not (self._next == "pause" and self._work.is_stopping)
        self._show_button(texts[self._next], pictures.get(self._next, "import"), primary, enabled)

    def _next_thing(self, card: CardFacts, job: Job | None) -> Next:
        if job is not None:
            return "pause" if job is self._work.running else "wait"
        pack = card.pack
        if pack is None:
            return ""
        if pack.kind == "ready" or pack.pack is None:
            return "remove" if pack.size_on_disk else ""
        if pack.kind == "damaged":
            return "get again" if pack.size_to_get else "try again"
        return "go on" if pack.kind == "partial" else "get"

    def _is_gettable(self, card: CardFacts) -> bool:
        pack = card.pack
        return pack is not None and pack.pack is not None and pack.kind != "ready"

    def _good_end(self, outcome: Outcome) -> tuple[str, str]:
        if outcome.job.kind in ("get pack", "import pack") and not self._work.waits_for_rest:
            text = self.tr("The GPU pack is there: the graphics card is used from now on.")
            return text, "good"
        return "", "info"

    # ---- what can be done

    def _pressed(self) -> None:
        if self._next in ("pause", "wait"):
            self._work.stop(PACK)
        elif self._next == "remove":
            self.remove_wanted.emit()
        elif self._next:
            self.get_wanted.emit()

    def made_menu(self) -> QMenu:
        """What else can be done with the pack."""
        from joyvasa_desktop.gpu_pack.terms import TERMS

        menu = self._new_menu()
        job = self._work.job_of(PACK)
        pack = self._card.pack if self._card is not None else None
        there = pack is not None and pack.size_on_disk > 0
        partial = pack is not None and pack.kind == "partial"
        loads = job is not None and job.kind == "get pack"
        for signal, picture, text, possible in (
            ("import_wanted", "folder", self.tr("Import from a folder…"), job is None),
            ("show_wanted", "show-in-folder", self.tr("Show in folder"), there),
            ("give_up_wanted", "stop", self.tr("Give up the download"), partial or loads),
            ("remove_wanted", "trash", self.tr("Remove…"), there and not partial and job is None),
        ):
            self._add(signal, picture, text, possible)
        menu.addSeparator()
        for each in TERMS:
            text = self.tr("Terms of {name}: {title}…")
            self._add_link(text.format(name=each.holder, title=translated(each.title)), each.where)
        return menu

    def _carry_out(self, name: str) -> None:
        getattr(self, name).emit()


def _has(card: CardFacts) -> bool:
    return card.pack is not None and card.pack.size_on_disk > 0
