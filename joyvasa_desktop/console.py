"""What the command line shows: results, progress, and every failure as a sentence with a way out.

Results go to the output stream, everything else to the error stream, so that a script can read
one without the other. With `--json` the output is exactly one JSON object, failures included.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import IntEnum
from typing import TYPE_CHECKING, Any, TextIO

import click

from joyvasa_desktop.errors import Cancelled, CannotWrite, UserError
from joyvasa_desktop.progress import Progress, Report, Stage

if TYPE_CHECKING:
    from types import FrameType

    from rich.progress import TaskID

log = logging.getLogger(__name__)

STAGE_NAMES: dict[Stage, str] = {
    "photo": "Looking at the photo",
    "speech": "Listening to the voice",
    "motion": "Finding the motion",
    "render": "Preparing the picture",
    "video": "Drawing the video",
}


class Exit(IntEnum):
    """Exit codes, as --help and the README document them."""

    OK = 0
    FAILED = 1
    USAGE = 2
    BAD_INPUT = 3
    CANNOT_WRITE = 4
    STOPPED = 130


EXIT_HELP: dict[Exit, str] = {
    Exit.OK: "done",
    Exit.FAILED: "something failed unexpectedly; the details are in a log file",
    Exit.USAGE: "the command line is wrong",
    Exit.BAD_INPUT: "a file or a setting can't be used",
    Exit.CANNOT_WRITE: "the result can't be written",
    Exit.STOPPED: "stopped by you (Ctrl-C)",
}

EXIT_CODES = "\b\nExit codes:\n" + "\n".join(
    f"  {code.value:>3}  {meaning}" for code, meaning in EXIT_HELP.items()
)
"""How --help lists them."""


class Stopped(KeyboardInterrupt):
    """The system asked the program to end: Ctrl-C, a closed terminal, `kill`."""


class _Stop:
    """Whether somebody asked to stop, and how far the job was.

    The exception alone isn't enough: it can be lost in a library's callback, and an import that
    is interrupted raises something else.
    """

    asked = False
    last: Progress | None = None
    sentence = ""


def guarded(job: Callable[[], object], *, as_json: bool, debug: bool) -> int:
    """Runs a job and turns whatever happens into an exit code and a sentence.

    Args:
        job: may return an exit code of its own.
        as_json: failures go to the output stream as one JSON object.
        debug: unexpected failures are shown with their trace.
    """
    _Stop.asked, _Stop.last, _Stop.sentence = False, None, ""
    robust_streams()
    try:
        with listening_for_stop():
            code = job()
        # Buffered output that can't be written shows now, not while Python shuts down.
        print(end="", flush=True)
    except BaseException as error:
        return _tell(error, as_json=as_json, debug=debug)
    return code if isinstance(code, int) else Exit.OK


def robust_streams() -> None:
    """Signs that a code page lacks become question marks instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        # Absent in a windowed program, replaced by something else under some test tools.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


@contextmanager
def listening_for_stop() -> Iterator[None]:
    """Every polite request to end the program stops the job, which then cleans up."""
    before = {}
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        # A signal that was set to be ignored (nohup, background jobs) stays so.
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, _on_stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _on_stop(_number: int, _frame: FrameType | None) -> None:
    # A second Ctrl-C must not interrupt the cleaning up of the first.
    if not _Stop.asked:
        _Stop.asked = True
        raise Stopped


def when_stopped(sentence: str) -> None:
    """What is said if the job is stopped from now on, in place of that nothing was written."""
    _Stop.sentence = sentence


def stop_if_asked() -> None:
    """Ends the job if a request to stop was lost on the way, as in a library's callback.

    Raises:
        Cancelled: if there was one.
    """
    if _Stop.asked:
        raise Cancelled


def stoppable(report: Report) -> Report:
    """A `Report` that also ends the job if the request to stop was lost on the way."""

    def tell(event: Progress) -> None:
        stop_if_asked()
        _Stop.last = event
        report(event)

    return tell


def _tell(error: BaseException, *, as_json: bool, debug: bool) -> int:
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, (BrokenPipeError, SystemExit)):
        # Whoever read the output has gone (click turns that into SystemExit).
        _drop_output()
        return Exit.FAILED
    if isinstance(error, OSError) and error.errno == errno.ENOSPC and error.filename is None:
        # Files of ours are named in their errors; only the output itself has no name.
        _drop_output()
        print("There is no space left for what is printed. Videos are complete.", file=sys.stderr)
        return Exit.CANNOT_WRITE
    code, message, hint = _explain(error)
    if debug and code is Exit.FAILED:
        import traceback

        traceback.print_exception(error)
    if as_json:
        show_json({"error": {"message": message, "hint": hint}})
    else:
        print(f"{message}\n{hint}".strip(), file=sys.stderr)
    return code


def _drop_output() -> None:
    """Python flushes the output once more at its end, which must not fail either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _explain(error: BaseException) -> tuple[Exit, str, str]:
    """Exit code, message and hint for an exception."""
    if _Stop.asked or isinstance(error, (Cancelled, KeyboardInterrupt, click.Abort)):
        return Exit.STOPPED, _stopped_sentence(), ""
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "joyvasa-desktop"
        return Exit.USAGE, error.format_message(), f"Try: {command} --help"
    if isinstance(error, CannotWrite):
        return Exit.CANNOT_WRITE, error.message, error.hint
    if isinstance(error, UserError):
        return Exit.BAD_INPUT, error.message, error.hint
    if isinstance(error, MemoryError):
        return (
            Exit.FAILED,
            "The machine has too little free memory for this.",
            "Close other programs, or choose a smaller --work-size.",
        )
    place = save_details(error)
    return (
        Exit.FAILED,
        f"Something failed that shouldn't: {type(error).__name__}.",
        f"{place} Run it again with --debug to see them, and 'doctor' for a report.",
    )


def _stopped_sentence() -> str:
    if _Stop.sentence:
        return f"Stopped by you. {_Stop.sentence}"
    event = _Stop.last
    if event is None or not event.total or event.stage not in ("render", "video"):
        return "Stopped by you; nothing was written."
    if event.done >= event.total:
        return "Stopped by you at the very end; the result may be complete."
    return f"Stopped by you after {event.done} of {event.total} frames; nothing was written."


def save_details(error: BaseException) -> str:
    """Writes an unexpected failure to the log file; a sentence says where the details are."""
    from joyvasa_desktop import __version__, paths

    place = paths.logs() / "joyvasa-desktop.log"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(place, encoding="utf-8", errors="backslashreplace")
    except OSError as trouble:
        return f"The details could not be saved ({trouble.strerror or trouble})."
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.addHandler(handler)
    try:
        log.error("version %s", __version__, exc_info=error)
    finally:
        log.removeHandler(handler)
        handler.close()
    return f"The details are in {paths.without_home(place)}."


def show_json(values: Mapping[str, Any]) -> None:
    """Prints one JSON object; ASCII only, so that no code page can spoil it."""
    print(json.dumps(values, default=str, allow_nan=False))


def show_table(rows: Sequence[tuple[str, str]], indent: str = "  ") -> None:
    """Prints names and values in two columns."""
    width = max((len(name) for name, _ in rows), default=0)
    for name, value in rows:
        print(f"{indent}{name:<{width}}  {value}")


@contextmanager
def progress(quiet: bool) -> Iterator[Report]:
    """Shows a job's progress: a bar on a terminal, a line now and then elsewhere, or nothing."""
    if quiet:
        yield stoppable(lambda event: None)
    elif sys.stderr.isatty():
        with _bar() as report:
            yield stoppable(report)
    else:
        yield stoppable(_Lines(sys.stderr))


_MINUTE = 60.0


class _Lines:
    """One line for each stage, and one for every tenth or minute of a long one.

    Stages may take turns.

    Args:
        stream: where the lines go.
        clock: seconds.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._reached: dict[Stage, int] = {}
        self._told: dict[Stage, float] = {}

    def __call__(self, event: Progress) -> None:
        done = 100 * event.done // event.total if event.total else 0
        reached, now = self._reached.get(event.stage, -1), self._clock()
        late = done > reached and now - self._told.get(event.stage, now) > _MINUTE
        if done // 10 <= reached // 10 and not late:
            return
        self._reached[event.stage], self._told[event.stage] = done, now
        percent = f" {done} %" if done else ""
        left = f", {time_left(event.seconds_left)} left" if event.seconds_left and percent else ""
        print(f"{STAGE_NAMES[event.stage]}{percent}{left}", file=self._stream, flush=True)


@contextmanager
def _bar() -> Iterator[Report]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[left]}"),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[Stage, TaskID] = {}

        def report(event: Progress) -> None:
            if event.stage not in tasks:
                tasks[event.stage] = bars.add_task(STAGE_NAMES[event.stage], left="")
            left = f"{time_left(event.seconds_left)} left" if event.seconds_left else event.note
            bars.update(
                tasks[event.stage], completed=event.done, total=event.total or None, left=left
            )

        yield report


def time_left(seconds: float) -> str:
    """A duration as a person says it: "12 s", "3 min", "1 h 20 min"."""
    if seconds < 90:
        return f"{max(round(seconds), 1)} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60:02d} min"
