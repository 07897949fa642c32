"""Start the program: `python -m joyvasa_desktop`."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from pathlib import Path

COMMANDS = ("animate", "motion", "info", "doctor", "models", "gpu", "settings")
"""The sub-commands of the command line; kept here so that the window needn't load them."""

SELF_TEST = "--self-test"
"""Makes the program try out itself, with nothing on the screen; for those who package it."""

NO_HOME = (
    "It isn't known where your home folder is: this system doesn't know the user.\n"
    "Set the environment variable HOME to a folder of yours, then start the program again."
)
"""What is said where a number without a name starts the program, as in some containers."""


def main() -> None:
    """Opens the window or runs the command line, and leaves with the exit code."""
    # In a packaged program this process may be one that was spawned to do work.
    multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    tries_itself = arguments == [SELF_TEST]
    # The command line says it itself, where it needs a home at all.
    if (tries_itself or wants_window(arguments)) and not has_home():
        sys.exit(NO_HOME)
    if tries_itself:
        from joyvasa_desktop.self_test import run as test_itself

        sys.exit(test_itself())
    if wants_window(arguments):
        sys.exit(open_window(arguments))
    try:
        from joyvasa_desktop.cli import run
    except KeyboardInterrupt:
        sys.exit(130)
    code = run(arguments)
    # The work is done: Ctrl-C while Python tidies up must not make it look unfinished.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(code)


def has_home() -> bool:
    """Whether it is known where this user's files are; Windows knows it in other ways, too."""
    try:
        Path.home()
    except RuntimeError:
        return sys.platform == "win32"
    return True


def wants_window(arguments: list[str]) -> bool:
    """Whether there is nothing on the command line, or nothing but files to open."""
    if arguments and arguments[0] in COMMANDS:
        return False
    return all(Path(each).exists() for each in arguments)


def open_window(arguments: list[str]) -> int:
    """Opens the window and returns the exit code when it closes; says why if it can't open."""
    try:
        from joyvasa_desktop.window.application import run
    except KeyboardInterrupt:
        return 130
    except ImportError as error:
        # Qt's libraries need some of the system's; the loader names the one that is missing.
        if "PySide6" not in str(error) and ".so" not in str(error) and "DLL" not in str(error):
            raise
        from joyvasa_desktop.missing_libraries import no_start

        print(no_start(str(error)), file=sys.stderr)
        return 1
    return run(arguments)


if __name__ == "__main__":
    main()
