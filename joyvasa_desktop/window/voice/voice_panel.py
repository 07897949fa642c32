"""The card about the voice: record it, import it, and what is known about it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from joyvasa_desktop.window.desktop import show_in_folder
from joyvasa_desktop.window.exports.thumbnail import Thumbnail
from joyvasa_desktop.window.language import explained, isolated, translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.elided_label import ElidedLabel
from joyvasa_desktop.window.look.icons import icon
from joyvasa_desktop.window.look.kit import Caption, Card, Heading, IconButton, MessageBar
from joyvasa_desktop.window.look.reveal import reveal
from joyvasa_desktop.window.messages import VoiceFacts
from joyvasa_desktop.window.opening import Opener
from joyvasa_desktop.window.recent_files import RecentFiles
from joyvasa_desktop.window.session import Session
from joyvasa_desktop.window.timeline.time_view import clock
from joyvasa_desktop.window.voice.record_box import RecordBox
from joyvasa_desktop.window.voice.voice_outline import outline


class VoicePanel(Card):
    """Shows and changes what concerns the voice; its waveform is in the timeline.

    Attributes:
        box: the recording.
        trouble: what went wrong while recording.
        notes: what is wrong with the file, or could be better about it.
    """

    def __init__(self, session: Session, opener: Opener, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Voice"))
        self._opener, self._preferences = opener, session.preferences
        self._document, self._facts = session.document, session.facts
        self._recorder = session.recorder
        self._dismissed = ""
        self._rescued: Path | None = None
        self._made: tuple[VoiceFacts, QImage] | None = None
        self._make_head()
        self._make_title()
        self.box = RecordBox(session.recorder)
        self.trouble, self.notes = MessageBar(), MessageBar()
        self.notes.closed.connect(self._dismiss)
        for widget in (self.box, self.trouble, self.notes):
            self.body.addWidget(widget)
        self._connect()
        self._make_room(session.recorder.state)
        self._refresh()

    def toggle_recording(self) -> None:
        """The one key: starts a recording, or stops it."""
        self._recorder.toggle()

    # ---- building

    def _make_head(self) -> None:
        self.head.addWidget(Heading(self.tr("Voice")))
        self.head.addStretch(1)
        import_voice = IconButton(
            "import", self.tr("Import voice"), self.tr("Choose a sound file or a video with sound.")
        )
        import_voice.setObjectName("import voice")
        import_voice.clicked.connect(self._opener.open_voice)
        self._show_file = IconButton(
            "show-in-folder", self.tr("Show in folder"), self.tr("Where the sound file is.")
        )
        self._show_file.setObjectName("show voice")
        self._show_file.clicked.connect(self._show_in_folder)
        more = IconButton("more", self.tr("More voices"), self.tr("Recent voices and a sample."))
        more.setObjectName("recent voices")
        self._menu = QMenu(more)
        recent = RecentFiles(self._menu, self._preferences, "voice", "voice")
        recent.filled.connect(self._add_sample)
        recent.chosen.connect(self._open_recent)
        more.setMenu(self._menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for button in (import_voice, self._show_file, more):
            self.head.addWidget(button)

    def _make_title(self) -> None:
        self._title = QWidget()
        self._picture = Thumbnail()
        self._name = ElidedLabel()
        self._name.setObjectName("voice name")
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._about = Caption()
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addStretch(1)
        column.addWidget(self._name)
        column.addWidget(self._about)
        column.addStretch(1)
        row = QHBoxLayout(self._title)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.MEDIUM)
        row.addWidget(self._picture)
        row.addLayout(column, 1)
        self.body.addWidget(self._title)

    def _connect(self) -> None:
        self._document.changed.connect(self._document_changed)
        self._facts.voice_changed.connect(self._refresh)
        self._facts.failures_changed.connect(self._refresh)
        self._recorder.state_changed.connect(self._recorder_changed)
        self._recorder.finished.connect(self._recorded)
        self._recorder.put_aside.connect(self._put_aside)
        self._recorder.failed.connect(self._recording_failed)
        self._recorder.recovered.connect(self._recovered)

    # ---- following the models

    def _document_changed(self, project: object, before: object) -> None:
        self._refresh()

    def _refresh(self) -> None:
        voice = self._document.project.voice
        self._picture.show_image(self._drawn(), "voice")
        self._about.setText(self._describe())
        self._name.setToolTip("" if voice is None else str(voice))
        self._show_file.setVisible(voice is not None)
        self._name.setText(voice.name if voice is not None else self.tr("No voice yet"))
        self._show_notes()

    def _drawn(self) -> QImage | None:
        facts = self._facts.voice
        if facts is None or not facts.complete:
            return None
        if self._made is None or self._made[0] is not facts:
            self._made = (facts, outline(facts.envelope))
        return self._made[1]

    def _describe(self) -> str:
        facts = self._facts.voice
        if self._document.project.voice is None:
            return self.tr("Record one, drop a file, or try the sample.")
        if "voice" in self._facts.failures:
            return self.tr("It can't be used.")
        if facts is None or not facts.complete:
            return self.tr("Being read …")
        return " · ".join(
            (
                self._length(facts.duration),
                self._channels(facts.channels),
                self.tr("{rate} kHz").format(rate=f"{facts.sample_rate / 1000:g}"),
            )
        )

    def _channels(self, count: int) -> str:
        if count == 1:
            return self.tr("mono")
        return self.tr("stereo") if count == 2 else self.tr("%n channel(s)", "", count)

    def _length(self, seconds: float) -> str:
        if seconds < 60:
            return self.tr("{seconds} s").format(seconds=f"{seconds:.1f}")
        return self.tr("{duration} min").format(duration=clock(seconds, 1.0))

    def _show_notes(self) -> None:
        """A failure is more important than what could be better."""
        failure, facts = self._facts.failures.get("voice"), self._facts.voice
        text = "\n".join(translated(note) for note in facts.notes) if facts is not None else ""
        if failure is not None:
            text = explained(failure)
        # While another is recorded, advice about the voice before would be taken for its own.
        if not text or text == self._dismissed or self._recorder.state != "idle":
            self.notes.clear()
        elif failure is not None:
            self.notes.tell(text, "bad", failure.details)
        else:
            self.notes.tell(text, "warning")

    # ---- following the recorder

    def _recorder_changed(self, state: str) -> None:
        self._make_room(state)
        self._show_notes()
        if state == "recording":
            self.trouble.clear()
            reveal(self.box)

    def _make_room(self, state: str) -> None:
        """While one speaks, level and time take the place of the voice before."""
        self._title.setVisible(state == "idle")

    def _recorded(self, path: Path) -> None:
        self._use(path, self.tr("Record voice"))

    def _put_aside(self, path: Path) -> None:
        """The try before is at hand in the menu, not in the way."""
        self._preferences.add_recent("voice", path)

    def _recording_failed(self, message: str, hint: str) -> None:
        self.trouble.tell(f"{translated(message)} {translated(hint)}".strip())

    def _recovered(self, paths: list[Path]) -> None:
        for path in paths:
            self._preferences.add_recent("voice", path)
        self._rescued = paths[-1]
        text = self.tr("A recording that was cut off has been saved: {name}")
        action = (self.tr("Use it"), self._use_rescued)
        self.trouble.tell(text.format(name=isolated(self._rescued.name)), "good", action=action)

    def _use_rescued(self) -> None:
        if self._rescued is not None:
            self._use(self._rescued, self.tr("Open voice"))
            self.trouble.clear()

    def _use(self, path: Path, text: str) -> None:
        self._preferences.add_recent("voice", path)
        project = self._document.project
        self._document.change(project.but(voice=path).set(start=0.0, end=0.0), text)

    # ---- what the controls do

    def _add_sample(self) -> None:
        if not self._menu.isEmpty():
            self._menu.addSeparator()
        sample = self._menu.addAction(icon("person"), self.tr("Sample voice"))
        sample.triggered.connect(self._opener.open_sample_voice)

    def _open_recent(self, path: Path) -> None:
        self._opener.open_paths([path])

    def _show_in_folder(self) -> None:
        voice = self._document.project.voice
        if voice is not None:
            show_in_folder(voice)

    def _dismiss(self) -> None:
        facts, failure = self._facts.voice, self._facts.failures.get("voice")
        if failure is None and facts is not None:
            self._dismissed = "\n".join(translated(note) for note in facts.notes)
