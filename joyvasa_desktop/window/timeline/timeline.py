"""The `Timeline`: the voice and its motion on one axis of time."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from joyvasa_desktop.motion.motion import FPS
from joyvasa_desktop.project import Project
from joyvasa_desktop.window.language import explained
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import Card, EmptyState, Heading, IconButton, MessageBar
from joyvasa_desktop.window.messages import Side
from joyvasa_desktop.window.timeline.curve_choice import CurveChoice
from joyvasa_desktop.window.timeline.curve_data import Shown
from joyvasa_desktop.window.timeline.curve_legend import LaneChips
from joyvasa_desktop.window.timeline.readout import Line, lines_at
from joyvasa_desktop.window.timeline.time_sheet import TimeSheet
from joyvasa_desktop.window.timeline.time_surface import ZOOM
from joyvasa_desktop.window.timeline.time_view import TimeView, clock
from joyvasa_desktop.window.timeline.trim import Trim

if TYPE_CHECKING:
    from joyvasa_desktop.window.session import Session
from joyvasa_desktop.window.way_out import ways_out

_REDRAW = 1 / 30
"""Seconds between two redraws at least."""

_SIDES: tuple[Side, ...] = ("main", "other")


class Timeline(Card):
    """Shows the document's voice and curves, moves the playhead and trims the voice.

    What arrives is only noted; one timer draws it, at most 30 times a second.

    Attributes:
        view: the stretch of time that is shown.
        trim: the stretch of the voice that is kept.
        choice: the curves that are shown.
        sheet: the widgets with a time axis.
        redraws: how often something was drawn.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._document, self._facts = session.document, session.facts
        self._player = session.player
        self.choice = CurveChoice(session.preferences, self)
        self.view = TimeView(self)
        self.trim = Trim(self._document, self)
        self.sheet = TimeSheet(self.view, self.trim, self.choice, self.lines_at)
        self._sides: dict[Side, Shown] = {}
        self._news: set[str] = set()
        self._drawn_at = 0.0
        self.redraws = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._build()
        self._connect()
        self._voice_changed()
        for side in _SIDES:
            self._curves_changed(side)
        self._failures_changed()
        self._redraw()

    @property
    def is_drawn(self) -> bool:
        """Everything that arrived is on the screen."""
        return not self._news

    def lines_at(self, moment: float) -> list[Line]:
        """What the curves that are shown say at that moment of the sound."""
        return lines_at(moment, self.choice.curves, self._sides)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802 (Qt's name)
        super().paintEvent(event)
        # The plots' library is loaded when the window is on the screen, not before.
        if self.sheet.board is None:
            self._note("lanes")

    # ---- building

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Timeline"))
        self.head.addWidget(Heading(self.tr("Motion")))
        self.head.addSpacing(theme.SMALL)
        self.head.addWidget(LaneChips(self.choice), 1)
        for name, text, tip, press in (
            ("out", self.tr("Zoom out"), self.tr("Shows a longer stretch."), self._zoom_out),
            ("in", self.tr("Zoom in"), self.tr("Shows a shorter stretch."), self._zoom_in),
            ("fit", self.tr("Show everything"), self.tr("From start to end."), self.view.fit),
        ):
            button = IconButton(name if name == "fit" else f"zoom-{name}", text, tip)
            button.setObjectName(f"zoom-{name}")
            button.clicked.connect(press)
            self.head.addWidget(button)
        self._failure = MessageBar()
        self._empty = EmptyState(
            "empty-voice",
            self.tr("No voice yet"),
            self.tr("Open or record a voice: its sound and the motion it makes appear here."),
            [],
        )
        self.body.addWidget(self._failure)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self.sheet, 1)
        # Keeps the head at the top while there is neither of them.
        self.body.addStretch(0)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._redraw)
        facts, player, surface = self._facts, self._player, self.sheet.surface
        facts.voice_changed.connect(self._voice_changed)
        facts.curves_changed.connect(self._curves_changed)
        facts.failures_changed.connect(self._failures_changed)
        facts.working_changed.connect(self._working_changed)
        facts.wish_changed.connect(self._wish_changed)
        self._document.changed.connect(self._document_changed)
        player.position_changed.connect(self._position_changed)
        player.playing_changed.connect(self._playing_changed)
        self.view.changed.connect(self._view_changed)
        self.trim.changed.connect(self._trim_changed)
        self.choice.changed.connect(self._choice_changed)
        surface.sought.connect(self._seek)
        surface.stepped.connect(player.step)
        surface.skipped.connect(self._skip)

    # ---- news

    def _voice_changed(self) -> None:
        self._note("voice")

    def _curves_changed(self, side: Side) -> None:
        found = self._facts.curves.get(side)
        if found is None:
            self._sides.pop(side, None)
        else:
            # These curves answer the wish that was made with the start as it is now.
            start = self._document.project.settings.start
            self._sides[side] = Shown(found, start)
        self._note(side)

    def _document_changed(self, project: Project, before: Project) -> None:
        if project.voice != before.voice:
            self._sides.clear()
            self._news |= {"main", "other"}

    def _wish_changed(self, number: int) -> None:
        """The curves may now be those of a motion that is no longer wished for."""
        self._news |= set(self._sides)
        self._note("voice")

    def _failures_changed(self) -> None:
        self._note("voice")
        failure = self._facts.failures.get("motion")
        if failure is None:
            self._failure.clear()
            return
        text = explained(failure)
        action, other = ways_out(self._session, "motion")
        self._failure.tell(text, details=failure.details, action=action, other=other)

    def _working_changed(self) -> None:
        self._note("words")

    def _position_changed(self, position: float) -> None:
        self._note("playhead")

    def _playing_changed(self, playing: bool) -> None:
        self._note("playhead")

    def _view_changed(self) -> None:
        self._note("view")

    def _trim_changed(self) -> None:
        self._note("trim")

    def _choice_changed(self) -> None:
        self._note("words")

    # ---- drawing

    def _note(self, news: str) -> None:
        self._news.add(news)
        if not self._timer.isActive():
            wait = max(self._drawn_at + _REDRAW - time.monotonic(), 0.0)
            self._timer.start(round(wait * 1000))

    def _redraw(self) -> None:
        news, self._news = self._news, set()
        if "lanes" in news and self.sheet.board is None:
            self.sheet.make_lanes()
            news |= {"main", "other"}
        if news & {"voice", "main", "other"}:
            self._show_length()
        if "voice" in news:
            self.sheet.waveform.show_voice(self._facts.voice)
        for side in _SIDES:
            if side in news:
                self._show_curves(side)
        if "view" in news:
            self.sheet.show_view()
        if "trim" in news:
            self.sheet.show_trim()
        self._show_playhead()
        self._show_words()
        self.redraws += 1
        self._drawn_at = time.monotonic()

    def _show_length(self) -> None:
        voice = self._facts.voice
        self.trim.set_duration(voice.duration if voice is not None else 0.0)
        ends = [shown.end for shown in self._sides.values()]
        # A last row may stand a little beyond the sound: that isn't worth a longer axis.
        further = [end for end in ends if end > self.trim.duration + 2 / FPS]
        self.view.set_duration(max([self.trim.duration, *further]))
        known = self.view.duration > 0
        # While a voice is being opened there is neither it nor the invitation to open one.
        awaited = self._document.project.voice is not None and "voice" not in self._facts.failures
        self._empty.setVisible(not known and not awaited)
        self.sheet.setVisible(known)

    def _show_curves(self, side: Side) -> None:
        shown = self._sides.get(side)
        if shown is not None:
            shown = self._sides[side] = replace(shown, current=self._is_current(side, shown))
        if self.sheet.board is not None:
            self.sheet.board.show_curves(side, shown)
        if side == "main":
            growing = shown is not None and shown.reached < shown.end - 1 / FPS
            self.sheet.surface.set_missing(
                (shown.reached, shown.end) if growing and shown is not None else None
            )
        self.sheet.surface.refresh_readout()

    def _is_current(self, side: Side, shown: Shown) -> bool:
        project = self._document.project
        return shown.facts.take == project.motion_key(project.other if side == "other" else "")

    def _show_playhead(self) -> None:
        moment = self._moment if self.view.duration > 0 else None
        self.sheet.surface.set_playhead(moment)
        if moment is not None and self._player.playing:
            self.view.follow(moment)

    def _show_words(self) -> None:
        """Says in words what is seen; not during playback, when a reader would never end."""
        self.sheet.surface.set_note(self._words_for_none())
        if self._player.playing:
            return
        moment = self._moment
        parts = [self.tr("Playhead at %1").replace("%1", clock(moment))]
        parts += [f"{line.label} {line.value}" for line in self.lines_at(moment)]
        self.sheet.surface.setAccessibleDescription(", ".join(parts))

    def _words_for_none(self) -> str:
        """What stands in the place of the curves."""
        if self._sides or "motion" in self._facts.failures:
            return ""
        if self._facts.is_busy and self._document.project.motion_key():
            return self.tr("The voice is being turned into motion …")
        return self.tr("The motion of the face appears here.")

    # ---- the playhead

    @property
    def _moment(self) -> float:
        """Where the playhead is, in seconds of the sound file."""
        return self._player.position + self._document.project.settings.start

    def _seek(self, moment: float) -> None:
        start = self._document.project.settings.start
        self._player.seek(min(max(moment - start, 0.0), self._player.duration))

    def _skip(self, seconds: float) -> None:
        self._seek(self._moment + seconds)

    def _zoom_in(self) -> None:
        self.sheet.surface.zoom(1 / ZOOM)

    def _zoom_out(self) -> None:
        self.sheet.surface.zoom(ZOOM)
