"""The start: light, with the files that are named; and looks and language while it runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QApplication

from joyvasa_desktop import __main__ as start
from joyvasa_desktop import own_files, paths
from joyvasa_desktop.cli import commands
from joyvasa_desktop.window.application import Looks, app_icon
from joyvasa_desktop.window.language import speak
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.preferences import Preferences

HEAVY = (
    *("torch", "transformers", "onnxruntime", "cv2", "scipy", "pyqtgraph", "PIL"),
    *("av", "soxr", "soundfile"),
)


def in_a_process(script: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a script with a home of its own and without a screen."""
    names = ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    given = {"QT_QPA_PLATFORM": "offscreen", **dict.fromkeys(names, str(home)), **environment}
    return subprocess.run(
        [sys.executable, "-c", script],
        env=clean | given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


@pytest.mark.parametrize(
    ("changed", "said"),
    [(False, "Something unexpected happened."), (True, own_files.GONE)],
)
def test_what_nobody_foresaw_is_told_in_the_window(
    tmp_path: Path, changed: bool, said: str
) -> None:
    script = f"""
import sys
from PySide6.QtCore import QTimer
from joyvasa_desktop import own_files
from joyvasa_desktop.window import application
own_files.have_changed = lambda: {changed}
def fail(program):
    QTimer.singleShot(200, lambda: (print(program.window.message.text), program.window.close()))
    import a_module_that_went
application.Program._begin = fail
sys.exit(application.run([]))
"""
    done = in_a_process(script, tmp_path)
    assert done.stdout.startswith(said), done.stdout + done.stderr


def test_nothing_heavy_is_loaded_before_the_window_shows(tmp_path: Path) -> None:
    script = f"""
import sys
from PySide6.QtCore import QTimer
from joyvasa_desktop.window import application
from joyvasa_desktop.window.main_window import MainWindow
shown = MainWindow.show
def look(window):
    shown(window)
    print([name for name in {HEAVY!r} if name in sys.modules])
    QTimer.singleShot(0, sys.exit)
MainWindow.show = look
application.Program._begin = lambda program: application.QApplication.quit()
sys.exit(application.run([]))
"""
    done = in_a_process(script, tmp_path)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has other platforms to ask for")
def test_without_a_screen_a_sentence_says_so(tmp_path: Path) -> None:
    script = (
        "from joyvasa_desktop.__main__ import open_window; import sys; sys.exit(open_window([]))"
    )
    done = in_a_process(
        script, tmp_path, QT_QPA_PLATFORM="xcb", DISPLAY=":4711", WAYLAND_DISPLAY=""
    )
    assert done.returncode == 1
    assert "The window can't be opened" in done.stderr and "animate --help" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has users without a name")
@pytest.mark.parametrize(
    "arguments, code, told",
    [
        ("[]", 1, "It isn't known where your home folder is"),
        ("['--self-test']", 1, "It isn't known where your home folder is"),
        ("['doctor']", 3, "The system doesn't know where this user's files belong."),
        ("['doctor', '--json']", 3, '{"error": {"message": "The system doesn\'t know'),
        ("['--version']", 0, "JoyVASA Desktop"),
    ],
)
def test_a_user_without_a_home_is_told_to_name_one(
    tmp_path: Path, arguments: str, code: int, told: str
) -> None:
    script = f"""
import os, pwd, sys
def unknown(number):
    raise KeyError(number)
pwd.getpwuid = unknown
del os.environ["HOME"]
sys.argv[1:] = {arguments}
from joyvasa_desktop.__main__ import main
main()
"""
    done = in_a_process(script, tmp_path)
    said = done.stdout + done.stderr
    assert (done.returncode, "Traceback" in said) == (code, False)
    assert said.startswith(told) and ("HOME" in said) == bool(code)


def test_windows_knows_a_users_folders_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", unknown)
    for system, known in (("win32", True), ("linux", False)):
        monkeypatch.setattr(sys, "platform", system)
        assert start.has_home() == known


def test_a_missing_library_is_said(tmp_path: Path) -> None:
    script = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("PySide6"):
            raise ImportError("libEGL.so.1: cannot open shared object file")
sys.meta_path.insert(0, Refuse())
from joyvasa_desktop.__main__ import open_window
sys.exit(open_window([]))
"""
    done = in_a_process(script, tmp_path)
    assert done.returncode == 1
    assert "libEGL.so.1" in done.stderr and "Traceback" not in done.stderr


def test_every_command_is_known_at_the_start() -> None:
    assert set(start.COMMANDS) == set(commands.commands)


def test_files_open_the_window_and_all_else_the_command_line(tmp_path: Path) -> None:
    photo = tmp_path / "cat é.png"
    photo.write_bytes(b"")
    assert start.wants_window([])
    assert start.wants_window([str(photo)])
    for arguments in (["animate"], ["animate", str(photo)], ["--help"], ["no such file"]):
        assert not start.wants_window(arguments)


@pytest.fixture
def looks(qapp: QApplication, preferences: Preferences) -> Looks:
    return Looks(qapp, preferences)


@pytest.fixture(autouse=True)
def plain_again(qapp: QApplication, owner: QObject) -> object:
    yield
    qapp.setStyleSheet("")
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
    speak(qapp, "en")


def test_the_preferred_look_is_put_on(
    looks: Looks, preferences: Preferences, qapp: QApplication
) -> None:
    preferences.set_text("look", "dark")
    assert looks.apply_look()
    assert theme.colours() is theme.DARK
    assert qapp.palette().window().color().name() == theme.DARK.window
    looks.dress()
    assert theme.DARK.card in qapp.styleSheet()
    assert not looks.apply_look()
    preferences.set_text("look", "light")
    assert looks.apply_look()
    assert theme.colours() is theme.LIGHT


def test_the_preferred_language_is_spoken(
    looks: Looks, preferences: Preferences, qapp: QApplication
) -> None:
    preferences.set_text("language", "ar")
    looks.apply_language()
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    preferences.set_text("language", "en")
    looks.apply_language()
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_the_icon_is_there(qapp: QApplication) -> None:
    assert not app_icon().pixmap(64, 64).isNull()
    assert (paths.resources() / "icons" / "app.ico").exists()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="Linux and Windows alike: None is immortal")
def test_qt_keeps_the_references_it_borrows() -> None:
    # PySide6 6.12 took one reference of None with every call, until the program stopped.
    pen = QPen()
    before = sys.getrefcount(None)
    for _ in range(2000):
        pen.setWidth(2)
    assert abs(sys.getrefcount(None) - before) < 50
