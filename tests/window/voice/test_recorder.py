"""Recording, against a real sound server with a microphone that a known voice speaks into."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from scipy.signal import correlate, resample_poly
from sound_server import FIRST, MICROPHONE, SoundServer, sound_server  # noqa: F401

from joyvasa_desktop import paths
from joyvasa_desktop.arrays import Doubles
from joyvasa_desktop.window.voice.recording_file import recover

DRIVER = Path(__file__).parent.parent / "record_driver.py"
VOICE = paths.samples() / "speech_en_6s.wav"
RATE = 16_000
CHECKOUT = str(paths.root())

BUSY = 0.3
"""Share of the time in which some program waited for a processor; a tenth is usual for a test."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Aufnahmen für 小明"


def patiently(test: Callable[[SoundServer, Path], None]) -> Callable[[SoundServer, Path], None]:
    """Gives a test another chance, twice, if the machine had too much to do while it failed.

    Sound comes in pieces of 5 ms that somebody has to take in time. The system itself says how
    long programs waited for a processor; where they didn't, a failure is a failure at once.
    """

    @functools.wraps(test)
    def repeated(sound_server: SoundServer, folder: Path) -> None:  # noqa: F811
        for attempt in range(3):
            waited, began = waited_for_processor(), time.monotonic()
            try:
                return test(sound_server, folder / str(attempt))
            except AssertionError:
                share = (waited_for_processor() - waited) / (time.monotonic() - began)
                if share < BUSY or attempt == 2:
                    raise

    return repeated


def waited_for_processor() -> float:
    """Seconds since the start of the machine in which a program waited; 0 where it isn't told."""
    pressure = Path("/proc/pressure/cpu")
    if not pressure.exists():
        return 0.0
    return int(pressure.read_text("ascii").split("total=")[1].split()[0]) / 1e6


def driven(environment: dict[str, str], folder: Path, *script: object) -> dict[str, Any]:
    """The report of a process that records; only the recorded seconds if it killed itself."""
    done = subprocess.run(
        [*FIRST, sys.executable, str(DRIVER), str(folder), *(str(each) for each in script)],
        env={**environment, "PYTHONPATH": CHECKOUT},
        capture_output=True,
        text=True,
        timeout=60,
    )
    if "kill" in script:
        assert done.returncode == -9, done.stderr
    else:
        assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def samples(path: Path) -> Doubles:
    """float64 (N,), mono, `RATE`."""
    sound, rate = soundfile.read(path, dtype="float64", always_2d=True)
    divisor = int(np.gcd(rate, RATE))
    resampled = resample_poly(sound.mean(axis=1), RATE // divisor, rate // divisor)
    return np.asarray(resampled, np.float64)


def place(part: Doubles, whole: Doubles) -> tuple[int, float, float]:
    """Where `part` fits best into `whole`, how well (correlation), and how much louder it is."""
    padded = np.concatenate([np.zeros(len(part)), whole, np.zeros(len(part))])
    found = int(np.argmax(correlate(padded, part, mode="valid", method="fft")))
    there = padded[found : found + len(part)]
    power = float(there @ there) + 1e-12
    fit = float(part @ there / np.sqrt((part @ part + 1e-12) * power))
    return found - len(part), fit, float(part @ there / power)


def assert_heard_all(recording: Path) -> None:
    """The recording is the voice, from wherever it began."""
    _, fit, gain = place(samples(recording), samples(VOICE))
    assert fit > 0.95
    assert gain == pytest.approx(1.0, abs=0.1)


def louder(path: Path, gain: float) -> Path:
    """The voice with another level, cut off at full scale."""
    sound, rate = soundfile.read(VOICE)
    soundfile.write(path, np.clip(sound * gain, -1, 1), rate, "PCM_16")
    return path


@patiently
def test_the_recording_is_what_was_spoken(
    sound_server: SoundServer,  # noqa: F811
    folder: Path,
) -> None:
    with sound_server.played(VOICE):
        report = driven(sound_server.environment, folder, "start", 4, "stop", 0.2)
    assert report["devices"] == [MICROPHONE]
    assert report["states"] == ["recording", "idle"] and not report["failed"]
    (name,) = report["finished"]
    assert Path(name).parent == folder and Path(name).name.startswith("Recording 20")
    assert_heard_all(Path(name))
    assert not report["clipped"]
    assert len(report["levels"]) > 60 and -30 < max(report["levels"]) < -1
    assert [each.name for each in folder.iterdir()] == [Path(name).name]


@patiently
def test_a_pause_cuts_out_that_time_and_nothing_else(
    sound_server: SoundServer,  # noqa: F811
    folder: Path,
) -> None:
    with sound_server.played(VOICE):
        report = driven(
            sound_server.environment,
            folder,
            *("start", 1.5, "stall", 0.6, "pause", 0.8, "resume", 1.5, "stop", 0.2),
        )
    assert report["states"] == ["recording", "paused", "recording", "idle"]
    recorded, voice = samples(Path(report["finished"][0])), samples(VOICE)
    lags = []
    for start in range(0, len(recorded) - RATE // 2, RATE // 10):
        found, fit, _ = place(recorded[start : start + RATE // 2], voice)
        if fit > 0.97:  # silence fits everywhere, and a stretch over the cut fits nowhere
            lags.append((found - start) / RATE)
    before, after = min(lags), max(lags)
    paused = report["took"][2]
    assert paused >= 0.79
    assert after - before == pytest.approx(paused, abs=0.1)
    # No other jump: every stretch lies where the one or the other says.
    assert all(min(lag - before, after - lag) < 0.005 for lag in lags)


def test_too_loud_is_noticed(sound_server: SoundServer, folder: Path, tmp_path: Path) -> None:  # noqa: F811
    with sound_server.played(louder(tmp_path / "loud.wav", 12)):
        report = driven(sound_server.environment, folder, "start", 3, "stop", 0.2)
    assert report["clipped"] and max(report["levels"]) > -0.2


@patiently
def test_a_killed_process_loses_nothing(
    sound_server: SoundServer,  # noqa: F811
    folder: Path,
) -> None:
    with sound_server.played(VOICE):
        report = driven(sound_server.environment, folder, "start", 3.5, "kill", 0)
    (cut_off,) = folder.glob("*.wav")
    frames = soundfile.info(cut_off).frames
    assert recover(folder) == [cut_off]
    # All but the blocks that were just on their way to the disk.
    assert soundfile.info(cut_off).duration > report["elapsed"] - 0.2 > 2
    assert soundfile.info(cut_off).frames >= frames
    assert_heard_all(cut_off)
    assert list(folder.iterdir()) == [cut_off]
    assert recover(folder) == []


def test_the_next_start_tells_about_a_rescued_recording(
    sound_server: SoundServer,  # noqa: F811
    folder: Path,
) -> None:
    driven(sound_server.environment, folder, "start", 1, "kill", 0)
    report = driven(sound_server.environment, folder, "wait", 0.1)
    (cut_off,) = folder.iterdir()
    assert report["recovered"] == [str(cut_off)]


def test_memory_and_processor_stay_low(sound_server: SoundServer, folder: Path) -> None:  # noqa: F811
    seconds = 5
    waits = [step for _ in range(seconds) for step in ("wait", 1)]
    report = driven(sound_server.environment, folder, "start", 1, *waits, "stop", 0.2)
    assert report["memory"][-1] - report["memory"][0] < 1_500_000


def test_a_device_that_goes_quiet_ends_the_recording_and_keeps_it(
    sound_server: SoundServer,  # noqa: F811
    folder: Path,
) -> None:
    report = driven(sound_server.environment, folder, "start", 1, "unplug", 2.6)
    assert report["states"] == ["recording", "idle"]
    ((message, hint),) = report["failed"]
    assert "No more sound" in message and "kept" in hint
    assert soundfile.info(report["finished"][0]).duration > 0.8


def test_a_slip_of_the_finger_leaves_nothing(sound_server: SoundServer, folder: Path) -> None:  # noqa: F811
    report = driven(sound_server.environment, folder, "start", 0.1, "stop", 0.2)
    assert report["finished"] == [] and "too short" in report["failed"][0][0]
    assert list(folder.iterdir()) == []


def test_started_over_the_old_one_stays_a_file(
    sound_server: SoundServer,  # noqa: F811
    folder: Path,
) -> None:
    script = ("start", 0.8, "start_over", 1.2, "start_over", 0.1, "start_over", 0.6, "stop", 0.2)
    report = driven(sound_server.environment, folder, *script)
    assert report["states"] == ["recording", "idle"] * 4 and not report["failed"]
    (new,), old = report["finished"], report["put_aside"]
    assert len(old) == 2, "the slip of the finger isn't kept"
    assert {str(each) for each in folder.iterdir()} == {new, *old}
    assert soundfile.info(old[0]).duration == pytest.approx(0.8, abs=0.3)
    assert soundfile.info(old[1]).duration == pytest.approx(1.2, abs=0.3)


def test_without_a_microphone_there_is_a_way_out(tmp_path: Path, folder: Path) -> None:
    environment = {
        "PULSE_SERVER": f"unix:{tmp_path}/none",
        "PIPEWIRE_REMOTE": "none",
        "HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
    }
    report = driven(environment, folder, "start", 0.3)
    ((message, hint),) = report["failed"]
    assert message == "No microphone was found."
    assert "import a sound file" in hint
    assert report["states"] == [] and not folder.exists()
