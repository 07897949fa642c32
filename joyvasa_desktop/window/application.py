"""Start the window: looks and language as the system or the user has them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QFontInfo, QIcon
from PySide6.QtWidgets import QApplication

from joyvasa_desktop import __version__, environment, own_files, paths
from joyvasa_desktop.window import language, letters
from joyvasa_desktop.window.garbage import GarbageCollector
from joyvasa_desktop.window.language import explained
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.style import palette, stylesheet
from joyvasa_desktop.window.preferences import Preferences
from joyvasa_desktop.window.reports import Reporter, qt_message, start_log

if TYPE_CHECKING:
    from joyvasa_desktop.window.main_window import MainWindow
    from joyvasa_desktop.window.session import Session

IDENTITY = "joyvasa-desktop"
"""Name of the desktop file and of the entry in the Windows task bar."""

FONTS: dict[str, tuple[str, ...]] = {
    "zh_CN": ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei UI"),
}
"""Fonts for letters that the system's own lacks, the best first: left to itself, Qt takes another
one for every weight, and Japanese shapes for Chinese."""


def run(arguments: list[str]) -> int:
    """Opens the window, with the files that are named, and returns the exit code when it closes."""
    start_log()
    # Before Qt looks for a screen: what it says when there is none is said in our words.
    qInstallMessageHandler(qt_message)
    application = make_application()
    if not letters.there_are_some(application):
        print(letters.NO_FONTS, file=sys.stderr)
        return 1
    collector = GarbageCollector(application)
    reporter = Reporter(application)
    reporter.install()
    program = Program(application, reporter)
    program.open([Path(each) for each in arguments])
    code = application.exec()
    program.close()
    collector.close()
    reporter.remove()
    return code


def make_application() -> QApplication:
    """The one QApplication, with name, icon and the style that ours builds on."""
    if sys.platform == "win32":
        import ctypes

        # Without it the task bar shows the icon of Python.
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(IDENTITY)
    application = QApplication(sys.argv[:1])
    # Qt knows now where its parts are.
    environment.restore()
    application.setApplicationName(paths.APP_NAME)
    application.setApplicationDisplayName(paths.APP_NAME)
    application.setApplicationVersion(__version__)
    application.setOrganizationName(paths.APP_NAME)
    application.setDesktopFileName(IDENTITY)
    application.setStyle("Fusion")
    application.setWindowIcon(app_icon())
    return application


def app_icon() -> QIcon:
    """The program's own icon, sharp at every size."""
    icons = paths.resources() / "icons"
    made = QIcon(str(icons / "app.svg"))
    # Small sizes are drawn by themselves, with fewer and thicker lines.
    made.addFile(str(icons / "app.ico"), QSize(16, 16))
    return made


class Looks(QObject):
    """Keeps colours and language of the application as they are preferred."""

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        super().__init__(application)
        self._application, self._preferences = application, preferences
        self._family = QFontInfo(application.font()).family()
        self._points = application.font().pointSizeF()
        self._applying = False

    def apply(self) -> None:
        """Puts on the language and the colours, but for the style sheet: see `dress`."""
        self.apply_language()
        self.apply_look()

    def dress(self) -> None:
        """Puts on the style sheet, best once all widgets are there.

        With it, every widget is looked over anew each time it gets another parent: building the
        window under it takes twice as long.
        """
        self._application.setStyleSheet(stylesheet(theme.colours(), self._points))

    def undress(self) -> None:
        """Takes the style sheet off until the next `dress`."""
        self._application.setStyleSheet("")

    def apply_language(self) -> None:
        """Speaks the preferred language, or the system's, if there are fonts for it."""
        preferred = language.language_of(self._preferences.text("language", "system"))
        chosen = letters.readable(preferred)
        language.speak(self._application, chosen)
        font = self._application.font()
        font.setFamilies([self._family, *FONTS.get(chosen, ())])
        self._application.setFont(font)

    def apply_look(self) -> bool:
        """Puts on the preferred colours, or the system's; True if they are other ones now."""
        if self._applying:
            return False
        self._applying = True
        before = theme.colours()
        look = self._preferences.text("look", "system")
        hints = self._application.styleHints()
        # Title bars and the system's dialogs follow.
        hints.setColorScheme(
            {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(
                look, Qt.ColorScheme.Unknown
            )
        )
        dark = look == "dark" or (look != "light" and hints.colorScheme() == Qt.ColorScheme.Dark)
        theme.use(theme.DARK if dark else theme.LIGHT)
        self._application.setPalette(palette(theme.colours()))
        self._applying = False
        return theme.colours() is not before


class Program(QObject):
    """The session, the window around it, and what makes the window anew."""

    def __init__(self, application: QApplication, reporter: Reporter) -> None:
        super().__init__(application)
        from joyvasa_desktop.window.main_window import MainWindow
        from joyvasa_desktop.window.session import Session

        self.session: Session = Session(self)
        self.looks = Looks(application, self.session.preferences)
        self.looks.apply()
        self.window: MainWindow = MainWindow(self.session)
        self.looks.dress()
        # Queued: the menu whose entry was chosen is gone after the rebuilding.
        queued = Qt.ConnectionType.QueuedConnection
        self.window.language_chosen.connect(self.choose_language, queued)
        self.window.look_chosen.connect(self.choose_look, queued)
        application.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        reporter.failed.connect(self._failed)
        reporter.interrupted.connect(application.quit)
        self._files: list[Path] = []

    def open(self, files: list[Path]) -> None:
        """Shows the window; the pipeline starts and files open once it is visible."""
        self._files = files
        self.window.show()
        QTimer.singleShot(0, self._begin)

    def close(self) -> None:
        """Ends everything."""
        self.session.close()
        self.window.deleteLater()

    def choose_language(self, name: str) -> None:
        """Remembers a language, one of `LANGUAGES`, and rebuilds the window in it."""
        self.session.preferences.set_text("language", name)
        self.looks.apply_language()
        self._rebuild()

    def choose_look(self, name: str) -> None:
        """Remembers a look, one of `LOOKS`, and rebuilds the window in it."""
        self.session.preferences.set_text("look", name)
        if self.looks.apply_look():
            self._rebuild()

    def _rebuild(self) -> None:
        self.window.setUpdatesEnabled(False)
        self.looks.undress()
        self.window.rebuild()
        self.looks.dress()
        self.window.setUpdatesEnabled(True)

    def _scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self.looks.apply_look():
            self._rebuild()

    def _begin(self) -> None:
        self.session.start()
        if self._files:
            self.window.opener.open_paths(self._files)
        else:
            self.window.projects.offer_recovery()
        if not self.session.preferences.flag("welcomed"):
            self.window.show_welcome()

    def _failed(self, details: str) -> None:
        if own_files.have_changed():
            text = explained(own_files.gone())
        else:
            text = self.tr(
                "Something unexpected happened. You can go on; saving your project is wise."
            )
        self.window.message.tell(text, details=details)
