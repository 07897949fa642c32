"""What a user sees while models are on their way."""

from __future__ import annotations

import io
import sys
from typing import get_args

import pytest

from joyvasa_desktop import console
from joyvasa_desktop.errors import Cancelled
from joyvasa_desktop.transfer_bar import DOING, TransferLines, far, transfers
from joyvasa_desktop.weights.transfer import Doing, Transfer

TOTAL = 100_000_000


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def event(done: int, file: str = "a.pth", **more: object) -> Transfer:
    return Transfer("downloading", file, done, TOTAL, done, TOTAL, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (event(0), "0 MB of 100 MB"),
        (event(25_000_000, speed=3.1e6, seconds_left=24.2), "25 MB of 100 MB, 3.1 MB/s, 24 s left"),
        (
            event(5_000_000, note="waiting for the network"),
            "5 MB of 100 MB, waiting for the network",
        ),
        (Transfer("looking", "", 0, 0, 0, 0), ""),
    ],
)
def test_how_far_it_is(given: Transfer, text: str) -> None:
    assert far(given) == text


def test_without_a_terminal_each_tenth_is_a_line() -> None:
    stream = io.StringIO()
    report = TransferLines(stream)
    for i in range(1001):
        report(event(i * TOTAL // 1000, "b.pth" if i % 2 else "a.pth"))
    lines = stream.getvalue().splitlines()
    assert lines[:2] == [
        "Downloading a.pth: 0 MB of 100 MB",
        "Downloading a.pth: 10 MB of 100 MB",
    ]
    assert len(lines) == 11 and lines[-1] == "Downloading a.pth: 100 MB of 100 MB"


def test_another_kind_of_work_is_a_line_of_its_own() -> None:
    stream = io.StringIO()
    report = TransferLines(stream)
    report(Transfer("looking", "a.zip", 0, 0, 0, 0))
    for done in (0, 50, 55, 100):
        report(Transfer("copying", "b.pth", done, 100, done, 100))
        report(Transfer("checking", "b.pth", done, 100, done, 100))
    lines = [line.split(":")[0] for line in stream.getvalue().splitlines()]
    assert lines[:3] == ["Looking at a.zip", "Copying b.pth", "Checking b.pth"]
    assert lines[3:] == ["Copying b.pth", "Copying b.pth"]
    report(Transfer("packing", "b.pth", 0, 100, 0, 100))
    report(Transfer("packing", "b.pth", 20, 100, 20, 100))
    assert stream.getvalue().splitlines()[-1] == "Packing b.pth: 0.02 kB of 0.1 kB"


def test_what_takes_long_is_heard_of_every_minute() -> None:
    stream, now = io.StringIO(), 0.0
    report = TransferLines(stream, clock=lambda: now)
    for i in range(100):
        report(event(i))
        now += 10
    assert 14 <= len(stream.getvalue().splitlines()) <= 17


def test_a_terminal_shows_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")
    with transfers(quiet=False) as report:
        report(event(30_000_000, "[odd] name.pth", speed=1e6, seconds_left=70.0))
    shown = terminal.getvalue()
    assert "Downloading [odd] name.pth" in shown and "30 %" in shown and "70 s left" in shown


def test_a_long_name_leaves_room_for_the_amounts(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")
    with transfers(quiet=False) as report:
        report(event(30_000_000, f"{'very' * 12}.pth", speed=12.3e6, seconds_left=85.0))
    shown = terminal.getvalue()
    assert "30 MB of 100 MB, 12.3 MB/s, 85 s left" in shown
    assert "Downloading very" in shown and "…" in shown and ".pth" not in shown


def test_quiet_shows_nothing_and_can_still_be_stopped(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with transfers(quiet=True) as report:
        report(event(1))
        monkeypatch.setattr(console._Stop, "asked", True)
        with pytest.raises(Cancelled):
            report(event(2))
    assert capsys.readouterr() == ("", "")


def test_everything_that_can_happen_has_words() -> None:

    assert set(DOING) == set(get_args(Doing))
