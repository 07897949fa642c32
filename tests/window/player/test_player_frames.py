"""The player's frames with the real pipeline: the right ones, in step with the sound."""

from __future__ import annotations

import json
import multiprocessing
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playing import PHOTO, VOICE
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from sound_server import SoundServer, sound_server

from joyvasa_desktop.arrays import AnyArray
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.player.player import Player
from joyvasa_desktop.window.worker import PipelineWorker

__all__ = ["sound_server"]

PATIENCE = 30_000

DRIVER = Path(__file__).parent.parent / "drive_player.py"

FRAME = 1 / 25

_CLOCK = 0.005
"""s that may pass between the look at the clock and the look at the frame that it shows."""


class Studio:
    """The models of a window around one process."""

    def __init__(self, qtbot: QtBot, owner: QObject) -> None:
        self.qtbot = qtbot
        self.document, self.worker = Document(owner), PipelineWorker(owner)
        self.facts = Facts(self.document, self.worker, owner)
        self.player = Player(self.document, self.facts, self.worker, owner)
        self.worker.start()

    def new_frame(self, old: QImage | None, side: str = "main") -> QImage:
        """Waits until another frame is shown."""
        self.qtbot.waitUntil(lambda: self._is_new(old, side), timeout=PATIENCE)
        image = self.player.frame(side)  # type: ignore[arg-type]
        assert image is not None
        return image

    def _is_new(self, old: QImage | None, side: str) -> bool:
        image = self.player.frame(side)  # type: ignore[arg-type]
        # Pictures of the same content are equal; another object is meant.
        return image is not None and image is not old


@pytest.fixture
def studio(qtbot: QtBot, owner: QObject) -> Iterator[Studio]:
    made = Studio(qtbot, owner)
    yield made
    made.player.close()
    made.worker.close()


def _values(image: QImage) -> AnyArray:
    whole = image.convertToFormat(QImage.Format.Format_RGB888)
    values = np.frombuffer(whole.constBits(), np.uint8).reshape(whole.height(), -1)
    return values[:, : 3 * whole.width()].astype(np.int16)


def test_from_a_photo_to_two_takes(studio: Studio) -> None:
    document, player = studio.document, studio.player
    document.change(document.project.but(photo=PHOTO), "photo")
    poster = studio.new_frame(None)
    assert (poster.width(), poster.height()) == (512, 512) and player.duration == 0.0

    document.change(document.project.but(voice=VOICE), "voice")
    studio.qtbot.waitUntil(lambda: player.duration > 6.3, timeout=PATIENCE)
    studio.qtbot.waitUntil(lambda: not studio.facts.is_busy, timeout=PATIENCE)
    player.seek(1.2)
    studio.qtbot.waitUntil(lambda: player.frame_time() == pytest.approx(1.2), timeout=PATIENCE)
    speaking = player.frame()
    assert speaking is not None
    assert np.abs(_values(speaking) - _values(poster)).max() > 40, "the mouth has moved"

    document.set("smile", smile=1.0)
    smiling = studio.new_frame(speaking)
    assert player.position == pytest.approx(1.2)
    assert np.abs(_values(smiling) - _values(speaking)).max() > 20

    document.change(document.project.another_take(77), "another")
    other = document.project.takes[0].id
    document.change(document.project.but(other=other), "compare")
    first = studio.new_frame(None, "other")
    second = studio.new_frame(smiling)
    studio.qtbot.waitUntil(lambda: not studio.facts.is_busy, timeout=PATIENCE)
    assert first.size() == second.size()


def test_after_the_processes_death_the_frame_comes_back(studio: Studio) -> None:
    document, player = studio.document, studio.player
    document.change(document.project.but(photo=PHOTO, voice=VOICE), "open")
    old = studio.new_frame(None)
    studio.qtbot.waitUntil(lambda: not studio.facts.is_busy, timeout=PATIENCE)
    with studio.qtbot.waitSignal(studio.worker.restarted, timeout=PATIENCE):
        for child in multiprocessing.active_children():
            child.kill()
    assert player.frame() is old, "what was seen stays"
    assert studio.new_frame(old) is not old


@pytest.fixture(scope="module")
def played(sound_server: SoundServer) -> dict[str, Any]:
    """What the driver tells."""
    done = subprocess.run(
        [sys.executable, str(DRIVER)],
        env=sound_server.environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def _offsets(turn: dict[str, Any]) -> AnyArray:
    """Seconds of each frame behind the sound, when it was shown."""
    return np.array([offset for _, offset in turn["shown"]])


def test_sound_and_picture_play_to_the_end(played: dict[str, Any]) -> None:
    assert played["silent"] is False
    assert played["duration"] == pytest.approx(2.4)
    assert all(turn["end"] == played["duration"] for turn in played["passes"])


def test_the_picture_is_never_ahead_of_the_sound(played: dict[str, Any]) -> None:
    for turn in played["passes"]:
        assert _offsets(turn).min() > -0.002


def test_only_frames_that_were_not_drawn_in_time_come_late(played: dict[str, Any]) -> None:
    for turn in played["passes"]:
        missed = turn["due"] - turn["in_time"]
        assert (_offsets(turn) > FRAME + _CLOCK).sum() <= missed


def test_frames_that_are_there_are_shown_within_one_frame_of_the_sound(
    played: dict[str, Any],
) -> None:
    turn = played["passes"][-1]
    assert turn["in_time"] == turn["due"] > 50
    # A machine that is busy may skip frames, but what it shows belongs to what is heard.
    offsets = _offsets(turn)
    assert len(offsets) > turn["due"] / 2
    assert offsets.max() <= FRAME + _CLOCK
    half = len(offsets) // 2
    assert abs(np.median(offsets[half:]) - np.median(offsets[:half])) < FRAME / 4, "no drift"
