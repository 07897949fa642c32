"""The JoyVASA engine at its published size, in the process that the window talks to.

Its pictures are noise, because the weights are; everything around them is as with the real ones.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
from parity.synthetic import Synthetic, kept_folder
from PIL import Image
from pipeline import PHOTO, VOICE, Heard
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.weights.folders import standard_folders
from joyvasa_desktop.window.messages import (
    CurveFacts,
    ExportFailed,
    ExportProgress,
    Failure,
    Frame,
    Idle,
    SceneFacts,
    Want,
    Wish,
)
from joyvasa_desktop.window.worker import PipelineWorker

pytestmark = pytest.mark.full_size

PATIENCE = 300_000
"""ms; a frame takes a busy processor half a minute."""

SETTINGS = Settings(engine="joyvasa", device="cpu", sampling="draft", end=0.2)


@pytest.fixture
def full_size(tmp_path: Path) -> None:
    """Synthetic networks of the published size where the program looks for them."""
    shared = Path(__file__).resolve().parents[3] / "shared"
    if not shared.is_dir():
        pytest.skip("the folder with the reference numbers isn't beside this checkout")
    synthetic = Synthetic(shared / "parity", kept_folder() or tmp_path / "synthetic")
    patterns = ("liveportrait_[FGMSW]", "joyvasa_motion_hubert", "joyvasa_motion_template")
    synthetic.only(standard_folders()[0], *patterns, "enc_chinese_hubert")


@pytest.fixture
def heard(full_size: None, owner: QObject, qtbot: QtBot) -> Iterator[Heard]:
    worker = PipelineWorker(owner)
    worker.start()
    yield Heard(worker, qtbot)
    worker.close()


def test_drawn_interrupted_and_cancelled(heard: Heard, qtbot: QtBot, tmp_path: Path) -> None:
    def until(condition: Callable[[], bool]) -> None:
        qtbot.waitUntil(condition, timeout=PATIENCE)

    project = Project(photo=PHOTO, voice=VOICE, settings=SETTINGS)
    heard.worker.send(Wish(1, PHOTO, None, VOICE, SETTINGS, project.motion_key()))
    until(lambda: bool(heard.all(Idle)))
    assert not heard.all(Failure)
    assert heard.all(CurveFacts)[-1].final and heard.all(SceneFacts)[0].size == (512, 512)

    heard.worker.send(Want(1, ((0.0, "main"),)))
    until(lambda: bool(heard.all(Frame)))
    (frame,) = heard.all(Frame)
    photo = np.asarray(Image.open(PHOTO).convert("RGB"))
    np.testing.assert_array_equal(frame.pixels[-40:], photo[-40:])
    assert (frame.pixels != photo).any(axis=2)[60:160, 180:270].mean() > 0.9

    # A slow frame gives way to a wish at once.
    heard.worker.send(Want(1, ((0.12, "main"),)))
    qtbot.wait(700)
    asked = time.monotonic()
    calmer = SETTINGS.but(head=0.5)
    heard.worker.send(Wish(2, PHOTO, None, VOICE, calmer, project.motion_key()))
    until(lambda: len(heard.all(Idle)) == 2)
    if frame.seconds > 5:
        assert time.monotonic() - asked < frame.seconds - 1

    process = heard.process
    heard.worker.enqueue(heard.job(1, tmp_path / "v.mp4", SETTINGS))
    until(lambda: any(each.progress.stage == "video" for each in heard.all(ExportProgress)))
    asked = time.monotonic()
    heard.worker.cancel(1)
    until(lambda: bool(heard.all(ExportFailed)))
    assert time.monotonic() - asked < 2
    assert heard.all(ExportFailed) == [ExportFailed(1, cancelled=True)]
    assert not list(tmp_path.glob("v*"))
    assert process.is_running() and process.status() != psutil.STATUS_ZOMBIE, "it goes on"
