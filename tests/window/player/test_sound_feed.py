"""Sound from the device and time for the picture, with a device made of a list, and without one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot
from sound_server import FIRST, RATE, SoundServer, sound_server
from sounds import noise, write_sound

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.window.player.sound_feed import SoundFeed
from joyvasa_desktop.window.player.sound_output import SoundOutput

__all__ = ["sound_server"]


class ListOutput(QObject):
    """A device that plays when a test says so."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rate, self.channels = 16_000, 1
        self.is_there = self.works = True
        self.blocks: list[Floats] = []
        self.played = 0.0
        self.level = 1.0
        self.starts = 0
        self.running = False

    def open(self) -> bool:
        return self.is_there

    def start(self) -> bool:
        self.starts += 1
        self.running, self.blocks, self.played = self.works, [], 0.0
        return self.works

    def stop(self) -> None:
        self.running = False

    close = stop

    @property
    def room(self) -> int:
        held = sum(map(len, self.blocks)) - round(self.played * self.rate)
        return max(6400 - held, 0) if self.running else 0

    def write(self, block: Floats) -> None:
        self.blocks.append(block)

    def set_level(self, level: float) -> None:
        self.level = level


@pytest.fixture
def output(qapp: QObject) -> ListOutput:
    return ListOutput()


@pytest.fixture
def feed(output: ListOutput) -> Iterator[SoundFeed]:
    made = SoundFeed(None, output)  # type: ignore[arg-type]
    yield made
    made.close()


@pytest.fixture
def voice(tmp_path: Path) -> Path:
    return write_sound(tmp_path / "voice.wav", noise(3.0))


def test_fills_the_device_and_follows_it(
    feed: SoundFeed, output: ListOutput, voice: Path, qtbot: QtBot
) -> None:
    feed.load(voice, 0.5, 2.5)
    feed.play(1.0)
    qtbot.waitUntil(lambda: sum(map(len, output.blocks)) >= 6400)
    assert feed.position == 1.0, "nothing was heard yet"
    heard = np.concatenate(output.blocks)[:, 0]
    assert np.abs(heard - noise(3.0)[24_000:30_400]).max() < 1e-3
    output.played = 0.1
    assert feed.position == pytest.approx(1.1)
    feed.pause()
    assert feed.position == pytest.approx(1.1, abs=0.03) and not output.running


def test_goes_on_in_silence_after_the_end(
    feed: SoundFeed, output: ListOutput, voice: Path, qtbot: QtBot
) -> None:
    feed.load(voice, 0.0, 0.0)
    feed.play(2.9)
    qtbot.waitUntil(lambda: sum(map(len, output.blocks)) >= 6400)
    output.played = 0.3
    assert feed.position == pytest.approx(3.2)
    assert not feed.is_silent


def test_another_place_begins_anew(
    feed: SoundFeed, output: ListOutput, voice: Path, qtbot: QtBot
) -> None:
    feed.load(voice, 0.0, 0.0)
    feed.play(0.0)
    qtbot.waitUntil(lambda: bool(output.blocks))
    output.played = 0.2
    feed.play(2.0)
    assert feed.position == 2.0
    qtbot.waitUntil(lambda: output.starts == 2 and bool(output.blocks))
    assert np.abs(output.blocks[0][:100, 0] - noise(3.0)[32_000:32_100]).max() < 1e-3


def test_another_trim_while_playing_stays_at_the_same_time(
    feed: SoundFeed, output: ListOutput, voice: Path, qtbot: QtBot
) -> None:
    feed.load(voice, 0.0, 0.0)
    feed.play(0.25)
    qtbot.waitUntil(lambda: bool(output.blocks))
    feed.load(voice, 1.0, 0.0)
    qtbot.waitUntil(lambda: output.starts == 2 and bool(output.blocks))
    assert feed.position == 0.25
    assert np.abs(output.blocks[0][:100, 0] - noise(3.0)[20_000:20_100]).max() < 1e-3


def test_without_a_device_the_clock_runs_and_says_so(
    feed: SoundFeed, output: ListOutput, voice: Path, qtbot: QtBot
) -> None:
    output.is_there = False
    feed.load(voice, 0.0, 0.0)
    with qtbot.waitSignal(feed.changed):
        feed.play(1.0)
    assert feed.is_silent
    qtbot.waitUntil(lambda: feed.position > 1.05)
    output.is_there = True
    feed.pause()
    with qtbot.waitSignal(feed.changed):
        feed.play(feed.position)
    qtbot.waitUntil(lambda: bool(output.blocks))
    assert not feed.is_silent, "a device that comes later is used"


def test_without_a_voice_nothing_is_missing(feed: SoundFeed, qtbot: QtBot) -> None:
    feed.play(0.0)
    qtbot.waitUntil(lambda: feed.position > 0.03)
    assert not feed.is_silent


def test_survives_the_loss_of_the_device(
    feed: SoundFeed, output: ListOutput, voice: Path, qtbot: QtBot
) -> None:
    feed.load(voice, 0.0, 0.0)
    feed.play(0.0)
    qtbot.waitUntil(lambda: bool(output.blocks))
    output.played = 0.5
    before = feed.position
    output.is_there = False
    output.changed.emit()
    assert feed.is_silent and feed.position == pytest.approx(before, abs=0.05)
    qtbot.waitUntil(lambda: feed.position > before + 0.05)


def test_goes_on_with_another_device(
    feed: SoundFeed, output: ListOutput, voice: Path, qtbot: QtBot
) -> None:
    feed.load(voice, 0.0, 0.0)
    feed.play(0.0)
    qtbot.waitUntil(lambda: bool(output.blocks))
    output.played = 0.5
    before = feed.position
    output.rate = 8_000
    output.changed.emit()
    qtbot.waitUntil(lambda: output.starts == 2 and bool(output.blocks))
    assert feed.position == pytest.approx(before, abs=0.05) and not feed.is_silent


def test_a_device_that_stands_still_is_given_up(
    feed: SoundFeed,
    output: ListOutput,
    voice: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("joyvasa_desktop.window.player.sound_feed._PATIENCE", 0.1)
    feed.load(voice, 0.0, 0.0)
    with qtbot.waitSignal(feed.changed):
        feed.play(0.0)
        qtbot.waitUntil(lambda: feed.position > 0.05)
    assert feed.is_silent
    then = feed.position
    qtbot.waitUntil(lambda: feed.position > then + 0.05)


def test_a_device_that_refuses_to_start_leaves_the_clock(
    feed: SoundFeed, output: ListOutput, voice: Path, qtbot: QtBot
) -> None:
    output.works = False
    feed.load(voice, 0.0, 0.0)
    feed.play(0.0)
    qtbot.waitUntil(lambda: feed.position > 0.05)
    assert feed.is_silent


def test_a_missing_file_is_silent(
    feed: SoundFeed, output: ListOutput, tmp_path: Path, qtbot: QtBot
) -> None:
    feed.load(tmp_path / "gone.wav", 0.0, 0.0)
    feed.play(0.0)
    qtbot.waitUntil(lambda: feed.is_silent)


def test_loudness(feed: SoundFeed, output: ListOutput) -> None:
    feed.set_volume(0.5)
    assert output.level == pytest.approx(0.1)
    feed.set_muted(True)
    assert output.level == 0.0 and feed.volume == 0.5
    feed.set_muted(False)
    feed.set_volume(0.0)
    assert output.level == 0.0
    feed.set_volume(7.0)
    assert output.level == 1.0


DRIVER = Path(__file__).parent.parent / "drive_sound.py"


def test_a_real_device_plays_when_the_clock_says(sound_server: SoundServer, tmp_path: Path) -> None:
    """Clicks every half second, recorded from the speaker, against the clock's own record."""
    click = np.sin(2 * np.pi * 1000 * np.arange(480) / RATE)
    samples = np.zeros(4 * RATE, np.float32)
    for half in range(1, 8):
        samples[half * RATE // 2 :][:480] = 0.8 * click
    voice = write_sound(tmp_path / "clicks.wav", samples, RATE)
    command = [*FIRST, sys.executable, str(DRIVER), str(voice), "3.4"]
    done = subprocess.run(
        command, env=sound_server.environment, capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["silent"] is False and told["underruns"] == 0
    walls, clocks = np.array(told["track"]).T
    told_then = np.interp(told["onsets"], walls, clocks)
    assert len(told_then) >= 5
    error = told_then - 0.5 * np.arange(1, len(told_then) + 1)
    assert np.abs(error).max() < 0.04, "within a frame"
    assert np.ptp(error) < 0.02, "without drift"
    assert (np.diff(clocks) >= 0).all()


def test_without_any_sound_system_it_opens_nothing(tmp_path: Path) -> None:
    """Another process, because Qt knows only one sound server in its life."""
    code = (
        "from PySide6.QtGui import QGuiApplication\n"
        "app = QGuiApplication([])\n"
        "from joyvasa_desktop.window.player.sound_output import SoundOutput\n"
        "output = SoundOutput()\n"
        "print(output.open(), output.start(), output.room, output.played)\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PULSE_SERVER": "unix:/none"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.returncode == 0, done.stderr
    if sys.platform == "linux":
        assert done.stdout.split() == ["False", "False", "0", "0.0"]


def test_a_sound_output_can_be_made_without_loading_multimedia(qapp: QObject) -> None:
    output = SoundOutput()
    assert output.room == 0 and output.played == 0.0
    output.write(np.zeros((10, 2), np.float32))
    output.stop()
