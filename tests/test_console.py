"""What the command line shows: progress, durations, failures, requests to stop."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import click
import pytest

from joyvasa_desktop import console, paths
from joyvasa_desktop.console import Exit
from joyvasa_desktop.errors import Cancelled, CannotWrite, NoFaceFound, UserError
from joyvasa_desktop.progress import Progress


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.2, "1 s"),
        (12.4, "12 s"),
        (89.4, "89 s"),
        (90, "2 min"),
        (600, "10 min"),
        (4800, "80 min"),
        (5400, "1 h 30 min"),
        (7500, "2 h 05 min"),
    ],
)
def test_time_left_is_said_as_people_do(seconds: float, text: str) -> None:
    assert console.time_left(seconds) == text


def test_without_a_terminal_a_long_stage_is_eleven_lines() -> None:
    stream = io.StringIO()
    report = console._Lines(stream)
    report(Progress("photo", 0, 0))
    for i in range(1001):
        report(Progress("video", i, 1000, seconds_left=(1000 - i) / 10))
    lines = stream.getvalue().splitlines()
    assert lines[:3] == [
        "Looking at the photo",
        "Drawing the video",
        "Drawing the video 10 %, 2 min left",
    ]
    assert len(lines) == 12 and lines[-1] == "Drawing the video 100 %"


def test_stages_that_take_turns_say_nothing_twice() -> None:
    stream = io.StringIO()
    report = console._Lines(stream)
    for i in range(101):
        report(Progress("motion", i, 100))
        report(Progress("video", i // 2, 100))
    lines = stream.getvalue().splitlines()
    assert len(lines) == len(set(lines)) == 11 + 6
    report(Progress("motion", 0, 0))
    assert len(stream.getvalue().splitlines()) == len(lines)


def test_a_stage_that_takes_hours_is_heard_of_every_minute() -> None:
    stream, now = io.StringIO(), 0.0
    report = console._Lines(stream, clock=lambda: now)
    for i in range(250):
        report(Progress("video", i, 10_000, seconds_left=1000.0))
        now += 10
    lines = stream.getvalue().splitlines()
    assert lines[:3] == [
        "Drawing the video",
        "Drawing the video 1 %, 17 min left",
        "Drawing the video 2 %, 17 min left",
    ]
    assert len(lines) == 3


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NoFaceFound("No face.", "Another photo."), Exit.BAD_INPUT),
        (UserError("Wrong.", "Right."), Exit.BAD_INPUT),
        (CannotWrite("Full.", "Free some space."), Exit.CANNOT_WRITE),
        (click.UsageError("No."), Exit.USAGE),
        (Cancelled(), Exit.STOPPED),
        (KeyboardInterrupt(), Exit.STOPPED),
        (MemoryError(), Exit.FAILED),
        (RuntimeError("deep"), Exit.FAILED),
    ],
)
def test_every_failure_has_its_code_and_one_json_object(
    error: BaseException, code: Exit, capsys: pytest.CaptureFixture[str]
) -> None:
    def job() -> None:
        raise error

    assert console.guarded(job, as_json=False, debug=False) == code
    said = capsys.readouterr()
    assert said.out == "" and said.err and "Traceback" not in said.err
    assert console.guarded(job, as_json=True, debug=False) == code
    said = capsys.readouterr()
    told = json.loads(said.out)["error"]
    assert said.err == "" and told["message"].endswith(".")


def test_a_job_may_have_a_code_of_its_own() -> None:
    assert console.guarded(lambda: 1, as_json=False, debug=False) == 1
    assert console.guarded(lambda: "text", as_json=False, debug=False) == 0


def test_a_lost_request_to_stop_ends_the_job_at_the_next_event(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def job() -> None:
        with console.progress(quiet=True) as report:
            report(Progress("video", 7, 50))
            # Libraries that call back from C lose the exception like this.
            with suppress(KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)
            report(Progress("video", 8, 50))
            pytest.fail("the job went on")

    assert console.guarded(job, as_json=False, debug=False) == Exit.STOPPED
    assert "after 7 of 50 frames" in capsys.readouterr().err


def test_a_stop_at_the_very_end_promises_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    def job() -> None:
        with console.progress(quiet=True) as report:
            report(Progress("video", 50, 50))
            raise Cancelled

    assert console.guarded(job, as_json=False, debug=False) == Exit.STOPPED
    assert "may be complete" in capsys.readouterr().err


def test_a_second_request_does_not_disturb_the_cleaning_up() -> None:
    cleaned = []

    def job() -> None:
        try:
            signal.raise_signal(signal.SIGINT)
        finally:
            signal.raise_signal(signal.SIGINT)
            cleaned.append(True)

    assert console.guarded(job, as_json=False, debug=False) == Exit.STOPPED
    assert cleaned


def test_an_import_that_is_torn_apart_counts_as_stopped() -> None:
    def job() -> None:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt as stop:
            raise ImportError("half a library") from stop

    assert console.guarded(job, as_json=False, debug=False) == Exit.STOPPED


def test_handlers_are_as_before_afterwards() -> None:
    before = signal.getsignal(signal.SIGINT)
    console.guarded(lambda: None, as_json=False, debug=False)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_signal_that_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        job = lambda: signal.raise_signal(signal.SIGINT)  # noqa: E731
        assert console.guarded(job, as_json=False, debug=False) == 0
    finally:
        signal.signal(signal.SIGINT, before)


def test_details_that_cannot_be_saved_are_said_to_be_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(paths, "logs", lambda: tmp_path / "file" / "logs")
    assert "could not be saved" in console.save_details(RuntimeError("deep"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_on_a_terminal_there_is_a_bar(tmp_path: Path, voice_file: Path) -> None:
    ours, theirs = os.openpty()
    arguments = ["motion", str(voice_file), "-o", "m.npz", "--end", "1"]
    with subprocess.Popen(
        [sys.executable, "-m", "joyvasa_desktop", *arguments],
        cwd=tmp_path,
        stderr=theirs,
        stdout=subprocess.PIPE,
        env={**os.environ, "TERM": "xterm"},
    ) as running:
        os.close(theirs)
        shown = b""
        try:
            while block := os.read(ours, 4096):
                shown += block
        except OSError:
            # Linux says so when the other end of a terminal is closed.
            assert shown
        os.close(ours)
        assert running.stdout is not None and b"m.npz" in running.stdout.read(), shown
    assert running.returncode == 0
    assert b"Finding the motion" in shown and b"\x1b[" in shown


def test_what_is_kept_when_stopped_can_be_said(capsys: pytest.CaptureFixture[str]) -> None:
    def job() -> None:
        console.when_stopped("Half of it is kept.")
        raise KeyboardInterrupt

    assert console.guarded(job, as_json=False, debug=False) == Exit.STOPPED
    assert capsys.readouterr().err == "Stopped by you. Half of it is kept.\n"

    def another() -> None:
        raise Cancelled

    # What was said of one job isn't said of the next.
    assert console.guarded(another, as_json=True, debug=False) == Exit.STOPPED
    message = json.loads(capsys.readouterr().out)["error"]["message"]
    assert message == "Stopped by you; nothing was written."


def test_a_request_to_stop_that_was_lost_ends_the_job_at_the_next_look() -> None:
    def job() -> None:
        console.stop_if_asked()
        with suppress(BaseException):
            signal.raise_signal(signal.SIGINT)
        console.stop_if_asked()
        pytest.fail("it goes on")

    assert console.guarded(job, as_json=False, debug=False) == Exit.STOPPED
