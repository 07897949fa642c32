"""Recordings on the disk: whole, numbered, repaired, and kept when the disk is full."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from small_models import forbid_to_enter

from joyvasa_desktop.errors import CannotWrite
from joyvasa_desktop.window.voice import recording_file
from joyvasa_desktop.window.voice.recording_file import RecordingFile, recover, repair


def sine(frames: int, channels: int = 1) -> np.ndarray[Any, np.dtype[np.int16]]:
    wave = np.sin(np.arange(frames) / 20) * 20_000
    return np.repeat(wave.astype(np.int16)[:, None], channels, axis=1)


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize(
    ("subtype", "convert"),
    [
        ("PCM_16", lambda sound: sound),
        ("PCM_24", lambda sound: sound.astype(np.int32) << 16),
        ("PCM_24", lambda sound: (sound / 32768).astype(np.float32)),
    ],
)
def test_what_goes_in_comes_out(
    tmp_path: Path, subtype: str, channels: int, convert: Callable[..., Any]
) -> None:
    wave = sine(5000, channels)
    file = RecordingFile(tmp_path / "new folder", 44_100, channels, subtype)
    for start in range(0, len(wave), 333):
        file.write(convert(wave[start : start + 333]))
    file.finish()
    file.wait()
    assert file.frames == len(wave) and file.is_done and file.error is None
    read, rate = soundfile.read(file.path, dtype="int16", always_2d=True)
    assert rate == 44_100
    np.testing.assert_array_equal(read, wave)
    assert soundfile.info(file.path).subtype == subtype


def test_two_in_the_same_second_have_two_names(tmp_path: Path) -> None:
    files = [RecordingFile(tmp_path, 48_000, 1, "PCM_16") for _ in range(3)]
    for file in files:
        file.write(sine(100))
        file.finish()
        file.wait()
    assert len({file.path for file in files}) == 3
    assert all(soundfile.info(file.path).frames == 100 for file in files)
    assert len(list(tmp_path.iterdir())) == 3


def test_a_dropped_one_is_gone(tmp_path: Path) -> None:
    file = RecordingFile(tmp_path, 48_000, 1, "PCM_16")
    file.write(sine(100))
    file.drop()
    file.wait()
    assert list(tmp_path.iterdir()) == []


def test_a_running_one_is_left_alone(tmp_path: Path) -> None:
    file = RecordingFile(tmp_path, 48_000, 1, "PCM_16")
    file.write(sine(1000))
    assert recover(tmp_path) == []
    assert file.path.exists()
    file.finish()
    file.wait()
    assert soundfile.info(file.path).frames == 1000


def test_nothing_is_rescued_where_nobody_may_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid_to_enter(monkeypatch, tmp_path)
    assert recover(tmp_path / "Recordings") == []


@pytest.mark.parametrize("seconds", [0, 3])
def test_a_killed_process_leaves_a_readable_file(tmp_path: Path, seconds: int) -> None:
    program = """
import os, signal, sys, time
from pathlib import Path
import numpy as np
from joyvasa_desktop.window.voice.recording_file import RecordingFile
file = RecordingFile(Path(sys.argv[1]), 48_000, 1, "PCM_16")
for number in range(int(sys.argv[2]) * 100):
    file.write(np.full((480, 1), number % 1000, np.int16))
while file._blocks.qsize():
    time.sleep(0.01)
time.sleep(0.05)
os._exit(9)
"""
    root = str(Path(recording_file.__file__).parents[3])
    subprocess.run(
        [sys.executable, "-c", program, str(tmp_path), str(seconds)],
        env={**os.environ, "PYTHONPATH": root},
        timeout=60,
    )
    rescued = recover(tmp_path)
    assert list(tmp_path.iterdir()) == rescued  # no lock is left, and nothing empty
    if seconds:
        sound, _ = soundfile.read(rescued[0], dtype="int16")
        np.testing.assert_array_equal(sound[::480], np.arange(seconds * 100))
    else:
        assert rescued == []


def test_a_full_disk_keeps_what_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = 20_000
    original = recording_file._Disk

    class SmallDisk(original):  # type: ignore[misc, valid-type]
        def __init__(self, path: Path) -> None:
            super().__init__(path)
            self._raw = Small(self._raw)

    class Small:
        def __init__(self, raw: Any) -> None:
            self._raw = raw

        def write(self, data: bytes) -> int:
            if self._raw.tell() + len(data) > room:
                raise OSError(errno.ENOSPC, "No space left on device")
            return int(self._raw.write(data))

        def __getattr__(self, name: str) -> Any:
            return getattr(self._raw, name)

    monkeypatch.setattr(recording_file, "_Disk", SmallDisk)
    file = RecordingFile(tmp_path, 48_000, 1, "PCM_16")
    wave = sine(20_000)
    for start in range(0, len(wave), 480):
        file.write(wave[start : start + 480])
    file.wait()  # ends of itself
    assert file.error is not None and "no space left" in file.error.message
    sound, _ = soundfile.read(file.path, dtype="int16", always_2d=True)
    assert len(sound) > 9000
    np.testing.assert_array_equal(sound, wave[: len(sound)])
    assert list(tmp_path.iterdir()) == [file.path]


def test_a_disk_that_stands_still_is_told_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    monkeypatch.setattr(recording_file, "_WAITING", 5)
    monkeypatch.setattr(soundfile.SoundFile, "write", lambda self, block: gate.wait(10))
    file = RecordingFile(tmp_path, 48_000, 1, "PCM_16")
    for _ in range(20):
        file.write(sine(10))
    assert file.error is not None and "slow" in file.error.message
    gate.set()
    file.finish()
    file.wait()


def test_it_ends_before_a_wav_file_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording_file, "LARGEST", 10_000)
    file = RecordingFile(tmp_path, 48_000, 1, "PCM_16")
    for _ in range(30):
        file.write(sine(480))
    file.wait()
    assert file.error is not None and "as long as a WAV file can be" in file.error.message
    assert 10_000 < file.path.stat().st_size < 12_000
    assert soundfile.info(file.path).frames > 4900


def test_a_folder_that_cant_be_made_is_told_about(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(CannotWrite):
        RecordingFile(tmp_path / "taken", 48_000, 1, "PCM_16")


@given(
    cut=st.integers(44, 2044),
    channels=st.integers(1, 3),
    subtype=st.sampled_from(["PCM_16", "PCM_24"]),
)
def test_a_file_that_ends_anywhere_is_repaired(cut: int, channels: int, subtype: str) -> None:
    whole = io.BytesIO()
    wave = sine(2000 // channels, channels)
    soundfile.write(whole, wave, 8000, subtype, format="WAV")
    file = io.BytesIO(whole.getvalue()[:cut])
    file.seek(4)
    file.write(bytes(4))
    start = whole.getvalue().index(b"data") + 8
    frames = repair(file)
    block = channels * (2 if subtype == "PCM_16" else 3)
    assert frames == max(cut - start, 0) // block
    if frames:
        file.seek(0)
        read, _ = soundfile.read(file, dtype="int16", always_2d=True)
        np.testing.assert_array_equal(read, wave[:frames])


@given(st.binary(max_size=200))
def test_what_is_no_wav_file_is_left_as_it_is(content: bytes) -> None:
    file = io.BytesIO(content)
    assert repair(file) == 0
    assert file.getvalue() == content
