"""Listening to a microphone while the machine has no time for it; see test_recorder for the rest.

A process of its own listens, because a sound server must be known before QtMultimedia is loaded.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray
from sound_server import FIRST, RATE, SoundServer, sound_server  # noqa: F401

from joyvasa_desktop import paths

LISTENER = """
import os, sys
import numpy as np
from PySide6.QtCore import QCoreApplication, QTimer
from joyvasa_desktop.window.voice.microphone import Microphones

application = QCoreApplication([])
microphones = Microphones()
capture = microphones.open("")
print(capture.rate, os.environ.get("PULSE_LATENCY_MSEC"), flush=True)
blocks = []
capture.arrived.connect(blocks.append)
timer = QTimer(interval=33)
timer.timeout.connect(capture.catch_up)
timer.start()
QTimer.singleShot(int(sys.argv[2]), application.quit)
application.exec()
capture.stop()
sound = np.concatenate(blocks)[:, 0]
scale = 1 if sound.dtype.kind == "i" else 32768
np.save(sys.argv[1], np.round(sound * scale).astype(np.int32))
"""

RUN = 4
"""So many samples in a row of `noise` are found nowhere else in it."""


@pytest.fixture(scope="module")
def noise() -> NDArray[np.int16]:
    """Eight seconds, a quarter as loud as can be."""
    return np.random.default_rng(5).integers(-8000, 8000, RATE * 8, np.int16)


@contextmanager
def listening(
    environment: dict[str, str], file: Path, milliseconds: int
) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """A process that listens for a while, and the words that it says when it begins."""
    with subprocess.Popen(
        [*FIRST, sys.executable, "-c", LISTENER, str(file), str(milliseconds)],
        env={**environment, "PYTHONPATH": str(paths.root())},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            yield process, process.stdout.readline().split()
            assert process.wait(20) == 0
        finally:
            process.send_signal(signal.SIGCONT)
            process.kill()


def missing(recorded: NDArray[np.int32], whole: NDArray[np.int16]) -> float:
    """Seconds of `whole` that were left out between what was recorded before and after them."""
    places = {whole[start : start + RUN].tobytes(): start for start in range(len(whole) - RUN)}
    lags = []
    for start in range(0, len(recorded) - RUN, RUN * 8):
        run = recorded[start : start + RUN].astype(np.int16)
        if (place := places.get(run.tobytes())) is not None:
            lags.append(place - start)
    assert len(lags) * RUN * 8 > RATE, "less than a second of the noise was heard"
    return float(np.maximum(np.diff(lags), 0).sum() / RATE)


def test_a_process_without_processor_time_loses_no_sound(
    sound_server: SoundServer,  # noqa: F811
    noise: NDArray[np.int16],
    tmp_path: Path,
) -> None:
    soundfile.write(tmp_path / "noise.wav", noise, RATE, "PCM_16")
    file = tmp_path / "recorded.npy"
    with (
        sound_server.played(tmp_path / "noise.wav"),
        listening(sound_server.environment, file, 2500) as (process, (rate, _)),
    ):
        assert rate == str(RATE)
        time.sleep(0.8)
        process.send_signal(signal.SIGSTOP)
        time.sleep(0.6)
        process.send_signal(signal.SIGCONT)
    # On a busy machine the bench itself may lose a little.
    assert missing(np.load(file), noise) < 0.1


@pytest.mark.parametrize("own", [None, "60"])
def test_what_speakers_and_the_user_want_stays_as_it_was(
    sound_server: SoundServer,  # noqa: F811
    tmp_path: Path,
    own: str | None,
) -> None:
    wish = {} if own is None else {"PULSE_LATENCY_MSEC": own}
    environment = {**sound_server.environment, **wish}
    with listening(environment, tmp_path / "recorded.npy", 500) as (_, (_, left)):
        assert left == str(own)
