"""Pictures of the real window in many states, to be looked at.

python3 dev.py screens FOLDER    every state in every look and language
python3 dev.py screens --docs    the three pictures of the README, in docs/

Each combination of scale, looks and language runs in a process of its own, without a screen.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from joyvasa_desktop.window.application import Program

COMBINATIONS = (
    *(("1", "light", "en"), ("1", "dark", "en"), ("1", "light", "ar"), ("1", "dark", "zh_CN")),
    *(("2", "light", "en"), ("2", "dark", "ar")),
)

DOCS = {
    ("1", "light", "en"): ("studio", "speaking"),
    ("1", "dark", "en"): ("compare", "compare"),
    ("1", "light", "ar"): ("arabic", "speaking"),
}
"""Name of each picture in docs/, and the state that it shows."""

OPEN_MOUTH = 4.04  # s, in the sample

PATIENCE = 60  # s


def main(arguments: list[str]) -> int:
    """Takes all pictures, those of the README, or with four arguments those of one combination."""
    if len(arguments) == 4:
        return take(Path(arguments[0]), *arguments[1:])
    if arguments == ["--docs"]:
        return take_docs(ROOT / "docs")
    folder = Path(arguments[0] if arguments else "screens").absolute()
    return take_all(folder, COMBINATIONS)


def take_docs(folder: Path) -> int:
    """Keeps three of the pictures, without the last bit of each colour, which is noise."""
    from PIL import Image

    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        code = take_all(Path(made), tuple(DOCS))
        for (scale, look, language), (name, state) in DOCS.items() if not code else ():
            prefix = f"{int(scale) * 100}-{look}-{language}"
            (shown,) = Path(made).glob(f"{prefix}-*-{state}.png")
            with Image.open(shown) as picture:
                plain = picture.convert("RGB").point([v & 0xFE | v >> 7 for v in range(256)] * 3)
                plain.save(folder / f"{name}.png", optimize=True)
    return code


def take_all(folder: Path, combinations: tuple[tuple[str, str, str], ...]) -> int:
    """Takes the pictures of some combinations; the code of the first that failed, 0 if none."""
    folder.mkdir(parents=True, exist_ok=True)
    for scale, look, language in combinations:
        with tempfile.TemporaryDirectory() as home:
            names = ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA")
            environment = os.environ | {
                **dict.fromkeys(names, home),
                "QT_QPA_PLATFORM": "offscreen",
                "QT_SCALE_FACTOR": scale,
                "QT_LOGGING_RULES": "qt.multimedia.*=false",
            }
            command = [sys.executable, __file__, str(folder), scale, look, language]
            done = subprocess.run(command, env=environment)
            if done.returncode:
                return done.returncode
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


def take(folder: Path, scale: str, look: str, language: str) -> int:
    """Goes through the states of the window in one combination."""
    from joyvasa_desktop.window.application import Program, make_application
    from joyvasa_desktop.window.preferences import Preferences
    from joyvasa_desktop.window.reports import Reporter

    application = make_application()
    preferences = Preferences()
    preferences.set_text("look", look)
    preferences.set_text("language", language)
    preferences.set_flag("welcomed", True)
    program = Program(application, Reporter(application))
    program.open([])
    program.window.resize(1400, 900)  # whatever room a screen has that nobody sees
    prefix = f"{int(scale) * 100}-{look}-{language}"
    for number, (name, reach) in enumerate(states(program).items()):
        reach()
        settle()
        shown = application.activeModalWidget() or program.window
        shown.grab().save(str(folder / f"{prefix}-{number:02}-{name}.png"))
        if shown is not program.window:
            shown.close()
    program.close()
    return 0


def states(program: Program) -> dict[str, Callable[[], object]]:
    """Name of each state, and what brings the window into it from the one before."""
    from joyvasa_desktop.window.takes import takes

    window, session = program.window, program.session
    commands = window.commands

    def speaking() -> None:
        session.player.seek(OPEN_MOUTH)
        wait_until(lambda: session.player.frame("main") is not None)

    def compare() -> None:
        document = session.document
        takes.compare(document, document.project.takes[0].id)
        session.player.seek(OPEN_MOUTH)
        wait_until(lambda: session.player.frame("other") is not None)

    def open_sample() -> None:
        window.opener.open_sample()
        settle()
        wait_until(lambda: "main" in session.facts.curves and not session.facts.is_busy)

    return {
        "empty": lambda: settle(0.3),
        "welcome": window.show_welcome,
        "models": window.show_models,
        "ready": open_sample,
        "speaking": speaking,
        "before": commands["before"].trigger,
        "photo": lambda: (commands["before"].trigger(), commands["show_photo"].trigger()),
        "takes": lambda: (
            commands["show_preview"].trigger(),
            commands["another_take"].trigger(),
            commands["takes_panel"].trigger(),
            wait_until(lambda: not session.facts.is_busy),
        ),
        "compare": compare,
        "videos": commands["queue_panel"].trigger,
        "shortcuts": commands["shortcuts"].trigger,
        "about": commands["about"].trigger,
    }


def wait_until(reached: Callable[[], bool]) -> None:
    """Lets the window run until something is so."""
    end = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > end:
            raise SystemExit("the window didn't get there in time")
        settle(0.05)


def settle(seconds: float = 0.6) -> None:
    """Lets the window run for a moment."""
    from PySide6.QtCore import QCoreApplication

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
