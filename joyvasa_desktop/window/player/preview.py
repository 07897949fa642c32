"""The `PreviewStage`: the face as it will speak, and what there is to say about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from joyvasa_desktop.window.doing import Doing
from joyvasa_desktop.window.language import explained, translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import Caption, EmptyState, MessageBar
from joyvasa_desktop.window.messages import Place
from joyvasa_desktop.window.player.busy_pill import BusyPill
from joyvasa_desktop.window.player.frame_view import FrameView
from joyvasa_desktop.window.player.full_screen import FullScreen
from joyvasa_desktop.window.session import Session
from joyvasa_desktop.window.way_out import pack_advice, pack_way_out, ways_out

_PLACES: tuple[Place, ...] = ("worker", "preview")


class PreviewStage(QWidget):
    """Shows the frames, failures and notes above them, and below them what is missing.

    Attributes:
        notes: what may look less good, or takes longer than it could.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._player, self._facts = session, session.player, session.facts
        self._full_screen: FullScreen | None = None
        self.setObjectName("preview")
        self.view = FrameView(session.player, session.facts, session.document)
        self._doing = Doing(session, self)
        self.busy = BusyPill(self._doing, self.view)
        self._bars = {place: MessageBar() for place in _PLACES}
        self.notes = MessageBar()
        self._dismissed = ""
        self._hint = Caption()
        self._empty = EmptyState(
            "empty-preview",
            self.tr("Nothing to see yet"),
            self.tr("Open a photo and a voice; the face that speaks appears here."),
            [],
        )
        self._lay_out()
        self._player.viewing.full_screen_wanted.connect(self.toggle_full_screen)
        self.view.double_clicked.connect(self.toggle_full_screen)
        self.notes.closed.connect(self._dismiss)
        self._doing.changed.connect(self._place_busy)
        self._player.viewing.changed.connect(self._place_busy)
        self._facts.scene_changed.connect(self._show_notes)
        self._facts.photo_changed.connect(self._show_notes)
        session.models.overview_changed.connect(self._show_notes)
        session.models.work_changed.connect(self._show_notes)
        self._player.frame_changed.connect(self._frame_changed)
        self._player.duration_changed.connect(self._show_state)
        self._player.playing_changed.connect(self._show_state)
        self._facts.photo_changed.connect(self._show_state)
        self._facts.working_changed.connect(self._show_state)
        self._facts.failures_changed.connect(self._show_failures)
        session.document.changed.connect(self._show_state)
        session.document.changed.connect(self._show_notes)
        self._show_state()
        self._show_failures()
        self._show_notes()

    @property
    def hint(self) -> str:
        """What is missing, "" if nothing is."""
        return self._hint.text() if not self._hint.isHidden() else ""

    @property
    def is_full_screen(self) -> bool:
        """The preview fills the screen."""
        return self._full_screen is not None

    def set_before(self, before: bool) -> None:
        """Shows the photo beside the preview, or not."""
        self._player.viewing.set_before(before)

    def toggle_full_screen(self) -> None:
        """Fills the screen, or goes back into the window."""
        if self._full_screen is not None:
            self._full_screen.close()
            return
        self._full_screen = FullScreen(self._session, self)
        self._full_screen.closed.connect(self._full_screen_closed)
        self._full_screen.showFullScreen()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Keeps the sign at its place."""
        super().resizeEvent(event)
        self._place_busy()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Another font needs another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place_busy()

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        for bar in (*self._bars.values(), self.notes):
            column.addWidget(bar)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.view)
        column.addLayout(self._pages, 1)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._hint)

    def _place_busy(self) -> None:
        self._column.activate()
        self.busy.setGeometry(self.view.sign_place(self.busy.sizeHint()))

    def _show_state(self) -> None:
        project = self._session.document.project
        empty = project.photo is None or (self.view.is_empty and not self._facts.is_busy)
        self._pages.setCurrentWidget(self._empty if empty else self.view)
        self.busy.raise_()
        self._place_busy()
        text = self._hint_text()
        if self._hint.text() != text or self._hint.isHidden() == bool(text):
            self._hint.setText(text)
            self._hint.setVisible(bool(text))

    def _hint_text(self) -> str:
        project = self._session.document.project
        if project.photo is not None and project.voice is None and not project.motion_key():
            return self.tr("Add a voice, and the face speaks.")
        if self._player.playing and self._player.is_slow:
            return self.tr(
                "Drawing takes longer than playing: you see the pictures that are ready. "
                "The video will have them all."
            )
        return ""

    def _frame_changed(self, side: str) -> None:
        # Many times a second while it plays: only the first and the last one change the state.
        if self.view.is_empty or self._pages.currentWidget() is not self.view:
            self._show_state()
        elif not self._player.playing:
            # The first one may have other proportions than the photo.
            self._place_busy()

    def _show_failures(self) -> None:
        for place, bar in self._bars.items():
            failure = self._facts.failures.get(place)
            if failure is None:
                bar.clear()
                continue
            text = explained(failure)
            action, other = ways_out(self._session, place)
            bar.tell(text, details=failure.details, action=action, other=other)
        self._show_state()

    def _show_notes(self) -> None:
        project, models = self._session.document.project, self._session.models
        if models.overview is None and project.photo and project.settings.engine == "joyvasa":
            # It knows whether a GPU pack would help.
            models.look()
        text = self._notes_text()
        if not text or text == self._dismissed:
            self.notes.clear()
            return
        way_out = pack_way_out(self._session)
        if way_out is not None:
            from joyvasa_desktop.gpu_pack.advice import WAYS

            for way in WAYS:
                # The button says so.
                text = text.replace(f" {translated(way)}", "")
        self.notes.tell(text, "info", action=way_out)

    def _notes_text(self) -> str:
        scene = self._facts.scene
        notes = list(scene.notes) if scene is not None else []
        advice = pack_advice(self._session) if self._session.document.project.photo else ""
        # Once there is a scene, it says so itself.
        if advice and not any(" GPU pack" in note for note in notes):
            notes.append(advice)
        return "\n".join(map(translated, notes))

    def _dismiss(self) -> None:
        self._dismissed = self._notes_text()

    def _full_screen_closed(self) -> None:
        self._full_screen = None
        self.view.tell_size()
