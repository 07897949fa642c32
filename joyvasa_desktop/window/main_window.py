"""The main window: it puts the panels in their places and wires them; nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QMainWindow,
    QMenuBar,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from joyvasa_desktop import own_files
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.project import Project
from joyvasa_desktop.window.actions import Actions
from joyvasa_desktop.window.dropping import accept_copy
from joyvasa_desktop.window.exports.queue_panel import QueuePanel
from joyvasa_desktop.window.keys import KeyGuard
from joyvasa_desktop.window.language import explained, isolated, translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import MessageBar
from joyvasa_desktop.window.menus import Menus
from joyvasa_desktop.window.models.model_jobs import Outcome
from joyvasa_desktop.window.models.news import news
from joyvasa_desktop.window.opening import Opener
from joyvasa_desktop.window.photo.photo_panel import PhotoPanel
from joyvasa_desktop.window.projects.projects import Projects, Questions
from joyvasa_desktop.window.session import Session
from joyvasa_desktop.window.stage import Stage
from joyvasa_desktop.window.status import StatusBar
from joyvasa_desktop.window.takes.motion_files import MotionFiles
from joyvasa_desktop.window.takes.takes_panel import TakesPanel
from joyvasa_desktop.window.timeline.timeline import Timeline
from joyvasa_desktop.window.top_bar import TopBar
from joyvasa_desktop.window.tweak.tweak_panel import TweakPanel
from joyvasa_desktop.window.voice.voice_panel import VoicePanel

Horizontal, Vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical

_SIZE = (1400, 900)
_SMALLEST = (1040, 600)
_FRAME = QSize(16, 40)  # px, what a system draws around a window at most
_LEADING, _TRAILING = 280, 340  # px, width of the side columns at least
_TIMELINE = 330  # px, height at the start
_LOW = 760  # px, height of a window in which a photo has too little room above the timeline


class MainWindow(QMainWindow):
    """The studio.

    Its widgets hold no state: `rebuild` makes all of them anew around the same session after the
    language or the looks have changed.

    Args:
        questions: what is asked about projects; None for dialogs.

    Signals:
        language_chosen(str), look_chosen(str): the user wants another one.
    """

    language_chosen = Signal(str)
    look_chosen = Signal(str)

    def __init__(self, session: Session, questions: Questions | None = None) -> None:
        super().__init__()
        self.session = session
        self.opener = Opener(session, self)
        self.projects = Projects(session, self, questions)
        self._models_news = ""
        self.setAcceptDrops(True)
        self.setMinimumSize(self._fitting(_SMALLEST))
        application = QApplication.instance()
        assert isinstance(application, QApplication), "a window needs its application"
        self._guard = KeyGuard(application, self)
        self._build()
        session.document.changed.connect(self._document_changed)
        session.document.path_changed.connect(self._show_title)
        session.document.undo_stack.cleanChanged.connect(self._show_title)
        session.player.playing_changed.connect(self._playing_changed)
        session.player.loop_changed.connect(self._loop_changed)
        session.player.viewing.changed.connect(self._viewing_changed)
        session.autosave.failed.connect(self._trouble)
        session.readiness.changed.connect(self._show_readiness)
        session.facts.failures_changed.connect(self._look_for_program)
        session.models.page_wanted.connect(self.show_models)
        session.models.pack_wanted.connect(self.show_pack)
        session.models.files_changed.connect(self._models_changed)
        session.models.ended.connect(self._models_ended)
        session.models.work_changed.connect(self._models_at_work)
        self.opener.refused.connect(self._refused)
        self.opener.project_wanted.connect(self.projects.open_path)
        self.opener.motion_wanted.connect(self._import_motion)
        self.resize(self._fitting(_SIZE))
        self.restoreGeometry(session.preferences.geometry("window"))

    def rebuild(self) -> None:
        """Makes all widgets anew, in the language and looks in use."""
        self.timeline.show()  # Else its height would be lost.
        kept = [splitter.sizes() for splitter in self._splitters]
        tab, view = self.tabs.currentIndex(), self.stage.view
        placing = self.stage.photo.unfinished
        for name in self.commands:
            self.removeAction(self.commands[name])
        self.commands.deleteLater()
        # A new central widget and a new menu bar delete the old ones with everything in them.
        self._build()
        for splitter, sizes in zip(self._splitters, kept, strict=True):
            splitter.setSizes(sizes)
        self.tabs.setCurrentIndex(tab)
        self.stage.show_view(view)
        self.stage.photo.resume(placing)

    def _fitting(self, size: tuple[int, int]) -> QSize:
        """The size, or what the screen has room for: a small one, or one whose scale is large."""
        return QSize(*size).boundedTo(self.screen().availableGeometry().size() - _FRAME)

    # ---- building

    def _build(self) -> None:
        session = self.session
        self.commands = Actions(self)
        self._make_panels(session)
        sources = _scrolled(self.photo_panel, self.voice_panel)
        sources.setMinimumWidth(_LEADING)
        self.tabs.setMinimumWidth(_TRAILING)
        self._splitters: list[QSplitter] = []
        width, height = _SIZE[0] - _TRAILING, _SIZE[1] - _TIMELINE
        picture = self._split(Horizontal, (sources, _LEADING), (self.stage, width - _LEADING))
        work = self._split(Vertical, (picture, height), (self.timeline, _TIMELINE), stretching=0)
        self._all = self._split(Horizontal, (work, width), (self.tabs, _TRAILING), stretching=0)
        self._put_together()
        self._wire()
        self._show_title()
        self._loop_changed(session.player.loop)
        self._viewing_changed()
        self._follow(session.document.project)

    def _split(
        self, way: Qt.Orientation, *parts: tuple[QWidget, int], stretching: int = 1
    ) -> QSplitter:
        """Parts with their sizes; the one that is `stretching` takes what there is more."""
        splitter = QSplitter(way)
        for part, _ in parts:
            splitter.addWidget(part)
        splitter.setSizes([size for _, size in parts])
        splitter.setStretchFactor(stretching, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme.SMALL)
        if way == Horizontal and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            # Qt counts from one pixel too far to the right there, and cuts off the panels' borders.
            splitter.setContentsMargins(0, 0, 1, 0)
        self._splitters.append(splitter)
        return splitter

    def _make_panels(self, session: Session) -> None:
        self.top_bar = TopBar(self.commands)
        self.message = MessageBar()
        self.photo_panel = PhotoPanel(session, self.opener)
        self.voice_panel = VoicePanel(session, self.opener)
        self.stage = Stage(session, self.opener)
        self.timeline = Timeline(session)
        self.tweak_panel = TweakPanel(session)
        self.takes_panel = TakesPanel(session)
        self.queue_panel = QueuePanel(session)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.tweak_panel, self.tr("Settings"))
        self.tabs.addTab(self.takes_panel, self.tr("Takes"))
        self.tabs.addTab(self.queue_panel, self.tr("Videos"))

    def _put_together(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.SMALL, theme.SMALL, theme.SMALL, theme.SMALL)
        column.setSpacing(theme.SMALL)
        column.addWidget(self.message)
        column.addWidget(self._all, 1)
        central = QWidget()
        outer = QVBoxLayout(central)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.top_bar)
        outer.addWidget(inner, 1)
        self.setCentralWidget(central)
        # Else the first button would have the keys: the space bar would open a file, not play.
        central.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        central.setFocus()
        self.setStatusBar(StatusBar(self.session))

    def _wire(self) -> None:
        session, stack = self.session, self.session.document.undo_stack
        self.setMenuBar(QMenuBar())
        menus = Menus(self.menuBar(), self.commands, session.preferences)
        menus.language_chosen.connect(self.language_chosen)
        menus.look_chosen.connect(self.look_chosen)
        menus.recent_chosen.connect(self._open_recent)
        for name, do in self._functions().items():
            self.commands[name].triggered.connect(do)
        self.stage.view_changed.connect(self.top_bar.show_view)
        self.top_bar.show_view(self.stage.view)
        self.stage.photo.guided.connect(self._make_room)
        self.stage.view_changed.connect(self._make_room)
        self._make_room()
        self.stage.empty.record_wanted.connect(self.commands["record"].trigger)
        undo, redo = self.commands["undo"], self.commands["redo"]
        stack.canUndoChanged.connect(undo.setEnabled)
        stack.canRedoChanged.connect(redo.setEnabled)
        stack.undoTextChanged.connect(self._undo_changed)
        stack.redoTextChanged.connect(self._undo_changed)
        undo.setEnabled(stack.canUndo())
        redo.setEnabled(stack.canRedo())
        self._undo_changed()

    def _functions(self) -> dict[str, Callable[[], object]]:
        """What each command does."""
        session, opener, player = self.session, self.opener, self.session.player
        return {
            "new": self.projects.new,
            "open": self.projects.open,
            "save": self.projects.save,
            "save_as": self.projects.save_as,
            "open_photo": opener.open_photo,
            "open_voice": opener.open_voice,
            "sample": opener.open_sample,
            "export": self._export,
            "export_now": self._export_now,
            "models": self.show_models,
            "quit": self.close,
            "undo": session.document.undo_stack.undo,
            "redo": session.document.undo_stack.redo,
            "paste": opener.paste,
            "place_points": self.stage.place_points,
            "another_take": self.takes_panel.another_take,
            "reset": self.tweak_panel.reset_all,
            "play": player.toggle,
            "step_back": self._step_back,
            "step_forward": self._step_forward,
            "to_start": self._to_start,
            "loop": self._loop,
            "record": self.voice_panel.toggle_recording,
            "show_photo": self._show_photo,
            "show_preview": self._show_preview,
            "before": self._before,
            "fullscreen": self.stage.preview.toggle_full_screen,
            "settings_panel": self._show_settings,
            "takes_panel": self._show_takes,
            "queue_panel": self._show_queue,
            "welcome": self.show_welcome,
            "shortcuts": self._show_shortcuts,
            "about": self._show_about,
        }

    # ---- commands that need a line of their own

    def _export(self) -> None:
        if self.queue_panel.create_video():
            self.tabs.setCurrentWidget(self.queue_panel)

    def _export_now(self) -> None:
        if self.queue_panel.create_at_once():
            self.tabs.setCurrentWidget(self.queue_panel)

    def _step_back(self) -> None:
        self.session.player.step(-1)

    def _step_forward(self) -> None:
        self.session.player.step(1)

    def _to_start(self) -> None:
        self.session.player.seek(0.0)

    def _loop(self) -> None:
        self.session.player.loop = self.commands["loop"].isChecked()

    def _show_photo(self) -> None:
        self.stage.show_view("photo")

    def _show_preview(self) -> None:
        self.stage.show_view("preview")

    def _before(self) -> None:
        self.stage.show_view("preview")
        self.stage.preview.set_before(self.commands["before"].isChecked())

    def _show_settings(self) -> None:
        self._show_tab(self.tweak_panel)

    def _show_takes(self) -> None:
        self._show_tab(self.takes_panel)

    def _show_queue(self) -> None:
        self._show_tab(self.queue_panel)

    def _show_tab(self, panel: QWidget) -> None:
        self.tabs.setCurrentWidget(panel)
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_welcome(self) -> None:
        """Opens the first-start page."""
        from joyvasa_desktop.window.welcome import WelcomePage

        WelcomePage(self.session, self).open()

    def show_models(self) -> None:
        """Opens the page of the published models."""
        from joyvasa_desktop.window.models.models_dialog import ModelsDialog

        if not self._models_shown():
            ModelsDialog(self.session.models, self).open()

    def show_pack(self) -> None:
        """Opens the same page where it is about the GPU pack."""
        from joyvasa_desktop.window.models.models_dialog import ModelsDialog

        self.show_models()
        for page in self.findChildren(ModelsDialog):
            page.show_pack()

    def _show_shortcuts(self) -> None:
        from joyvasa_desktop.window.shortcuts import ShortcutsDialog

        ShortcutsDialog(self.commands.shortcuts(), self).open()

    def _show_about(self) -> None:
        from joyvasa_desktop.window.about import AboutDialog

        AboutDialog(self, self.session.models).open()

    def _open_recent(self, name: str) -> None:
        self.projects.open_path(Path(name))

    # ---- following the models

    def _document_changed(self, project: Project, before: Project) -> None:
        self._follow(project)

    def _follow(self, project: Project) -> None:
        ready = project.photo is not None and project.voice is not None
        for name in (
            "play",
            "step_back",
            "step_forward",
            "to_start",
            "another_take",
        ):
            self.commands[name].setEnabled(ready)
        for name in ("place_points", "show_photo", "before", "fullscreen"):
            self.commands[name].setEnabled(project.photo is not None)
        self._show_title()
        self._show_readiness()

    def _show_readiness(self) -> None:
        """Offers to create a video where one can be made."""
        reason = self.session.readiness.why_not
        for name in ("export", "export_now"):
            self.commands.bar(name, reason)

    def _playing_changed(self, playing: bool) -> None:
        if playing:
            self.stage.show_view("preview")

    def _loop_changed(self, loop: bool) -> None:
        self.commands["loop"].setChecked(loop)

    def _viewing_changed(self) -> None:
        self.commands["before"].setChecked(self.session.player.viewing.before)

    def _make_room(self) -> None:
        """In a low window the timeline gives way while points are placed."""
        placing = self.stage.view == "photo" and self.stage.photo.is_guided
        self.timeline.setHidden(placing and self.height() < _LOW)

    def _refused(self, sentence: str) -> None:
        self.message.tell(sentence, "warning")

    def _trouble(self, error: UserError) -> None:
        lost = self.tr("There is no safety copy of your work at the moment.")
        self.message.tell(f"{lost} {translated(str(error))}", "warning")

    def _look_for_program(self) -> None:
        """What can't be done without the program's files concerns all of the window."""
        if own_files.GONE in (each.message for each in self.session.facts.failures.values()):
            self.message.tell(explained(own_files.gone()))

    def _models_changed(self) -> None:
        self.tweak_panel.look_at_engines()
        settings = self.session.document.project.settings
        if settings.engine == "joyvasa" or settings.mode == "animal":
            # A model that was damaged may be whole now; the rest stays as it was made.
            self.session.facts.refresh()

    def _models_ended(self, outcome: Outcome) -> None:
        """Says how it went, unless it can be read on the page."""
        text, kind = news(outcome, self.session.models.overview)
        if text and not self._models_shown():
            self.message.tell(text, kind, action=(self.tr("Models…"), self.show_models))
            self._models_news = text

    def _models_at_work(self) -> None:
        """How the last work with models ended is no news once more of it is done."""
        if self.session.models.running is not None and self.message.text == self._models_news:
            self.message.clear()

    def _models_shown(self) -> bool:
        pages = self.findChildren(QDialog, "models")
        return any(page.isVisible() for page in pages)

    def _import_motion(self, path: Path) -> None:
        self.tabs.setCurrentWidget(self.takes_panel)
        MotionFiles.of(self.session).read(path)

    def _undo_changed(self, _text: str = "") -> None:
        stack = self.session.document.undo_stack
        for name, text in (("undo", stack.undoText()), ("redo", stack.redoText())):
            title = self.tr("&Undo") if name == "undo" else self.tr("&Redo")
            self.commands[name].setText(f"{title}: {text}" if text else title)

    def _show_title(self) -> None:
        document = self.session.document
        name = document.path.stem if document.path else self.tr("Untitled")
        self.setWindowTitle(f"{name}[*] – JoyVASA Desktop")
        self.setWindowModified(not document.is_clean)
        self.top_bar.name(
            name if document.is_clean else self.tr("{name} (changed)").format(name=isolated(name))
        )

    # ---- events

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Looks for the engines' files again: who comes back may have put them there."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.tweak_panel.look_at_engines()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 (Qt's name)
        """Takes files and pictures anywhere in the window."""
        if self.opener.takes(event.mimeData()):
            accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Opens what is dropped."""
        self.opener.drop(event.mimeData())
        accept_copy(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shows what there is room for."""
        super().resizeEvent(event)
        self._make_room()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Asks about unsaved changes and videos in the making, then stops everything."""
        if not self.projects.may_quit():
            event.ignore()
            return
        self.session.preferences.set_geometry("window", self.saveGeometry())
        event.accept()


def _scrolled(*panels: QWidget) -> QScrollArea:
    """Cards below one another, scrolled if the window is low."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SMALL)
    for panel in panels:
        column.addWidget(panel)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    # The cards take the keyboard; a stop between them would show nothing.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
