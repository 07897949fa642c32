"""The trial: a whole window without a person; the self-test's own test lets it run to its end."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window import trial
from joyvasa_desktop.window.trial import TrialFailed, process_age

FILM = """
import sys
from pathlib import Path
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.window.trial import film_sample
try:
    film_sample(Path(sys.argv[1]), 0.2)
except UserError as error:
    print(type(error).__name__, error.message)
"""


def test_a_video_that_cannot_be_made_ends_the_trial(tmp_path: Path) -> None:
    nowhere = tmp_path / "there is none" / "a.mp4"
    done = subprocess.run(
        [sys.executable, "-c", FILM, str(nowhere)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0
    assert done.stdout.startswith("CannotWrite There is no folder")


def test_a_step_ends_when_it_is_done(qtbot: QtBot) -> None:
    seen: list[bool] = []
    QTimer.singleShot(50, lambda: seen.append(True))
    trial._wait(lambda: bool(seen), "nothing came")
    assert seen


def test_a_step_that_never_ends_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "PATIENCE", 0.1)
    with pytest.raises(TrialFailed, match="no preview came"):
        trial._wait(lambda: False, "no preview came")


def test_the_age_of_this_process_grows_with_time() -> None:
    before = process_age()
    time.sleep(0.05)
    assert 0.05 <= process_age() - before < 5
    assert process_age() > 0.1


def test_a_file_that_is_no_video_is_not_played(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("PySide6.QtMultimedia", reason="needs libpulse0 on Linux")
    monkeypatch.setattr(trial, "PATIENCE", 0.5)
    path = tmp_path / "a.mp4"
    path.write_bytes(b"no video")
    with pytest.raises(TrialFailed, match="Qt doesn't play the video"):
        trial._play(path)
