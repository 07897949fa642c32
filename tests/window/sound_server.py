"""A sound server of the tests' own: a microphone that one can speak into, a speaker to listen to.

The server must be known before QtMultimedia is loaded, and a process can only ever use one, so
whatever records or plays runs in a process of its own, started with `SoundServer.environment`:

    def test_something(sound_server):
        with sound_server.played(wav):          # spoken into the microphone
            subprocess.run([sys.executable, driver], env=sound_server.environment, check=True)

Sound is lost by everybody who gets no processor time for a tenth of a second. Everything here runs
`FIRST`, as sound servers do on real desktops, so that a busy machine isn't what is measured.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

RATE = 48_000

MICROPHONE = "TestMicrophone"

FIRST = ("nice", "-n", "-11")
"""Before a command: it gets the processor before others, where the system allows that."""

# Qt hides monitors of speakers; the remapped source is what it takes for a microphone.
_SETUP = """\
load-module module-native-protocol-unix
load-module module-null-sink sink_name=speaker rate=48000
load-module module-null-sink sink_name=virtmic rate=48000
load-module module-remap-source master=virtmic.monitor source_name=testmic \
source_properties=device.description=TestMicrophone
set-default-sink speaker
set-default-source testmic
"""
_TOOLS = ("pulseaudio", "pacat", "parec", "paplay", "pactl")
_PATIENCE = 10.0


@dataclass(frozen=True)
class SoundServer:
    """A running server.

    Attributes:
        environment: of processes that are to use it; Qt draws off the screen there.
        folder: its own, with a short path; HOME of those processes.
    """

    environment: dict[str, str]
    folder: Path

    @contextmanager
    def played(self, wav: Path) -> Iterator[subprocess.Popen[bytes]]:
        """A WAV file is spoken into the microphone from now on, once."""
        with _running(
            ["paplay", "--latency-msec=300", "--device=virtmic", str(wav)], self.environment
        ) as process:
            yield process

    def control(self, *arguments: str) -> str:
        """Runs pactl."""
        done = subprocess.run(
            ["pactl", *arguments],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
        )
        return done.stdout


@pytest.fixture(scope="session")
def sound_server() -> Iterator[SoundServer]:
    """One server for all tests of a session; skips where PulseAudio isn't installed."""
    missing = [tool for tool in _TOOLS if shutil.which(tool) is None]
    if sys.platform != "linux" or missing:
        pytest.skip(f"needs PulseAudio; missing: {', '.join(missing) or sys.platform}")
    # A socket's path has 108 characters at most: pytest's own folders may be too deep.
    with tempfile.TemporaryDirectory(prefix="sound-") as folder, ExitStack() as stack:
        server = SoundServer(_environment(Path(folder)), Path(folder))
        setup = Path(folder) / "setup.pa"
        setup.write_text(_SETUP, "utf-8")
        command = ["pulseaudio", "-n", "-F", str(setup), "--exit-idle-time=-1", "--daemonize=no"]
        command += ["--disable-shm=yes", "--use-pid-file=no", "--log-level=error"]
        stack.enter_context(_running(command, server.environment))
        _wait_for(lambda: _answers(server), "the sound server doesn't start")
        for sink in ("virtmic", "speaker"):
            # Without somebody playing, a null sink sleeps for up to 2 s.
            silence = ["pacat", "--latency-msec=20", f"--device={sink}", "--raw", "/dev/zero"]
            stack.enter_context(_running(silence, server.environment))
        # A sink that has slept needs a moment to wake up; nobody should record that moment.
        _wait_for(lambda: _is_awake(server), "the microphone doesn't wake up")
        yield server


def _environment(folder: Path) -> dict[str, str]:
    folder.chmod(0o700)
    strange = ("PULSE_", "PIPEWIRE_", "XDG_", "DBUS_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(strange)}
    return {
        **kept,
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "PULSE_SERVER": f"unix:{folder}/pulse/native",
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "qt.multimedia.*=false",
    }


@contextmanager
def _running(
    command: list[str], environment: dict[str, str], out: int = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [*FIRST, *command],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(server: SoundServer) -> bool:
    try:
        return "testmic" in server.control("list", "short", "sources")
    except subprocess.CalledProcessError:
        return False


def _is_awake(server: SoundServer) -> bool:
    """Whether sound comes from the microphone as soon as one listens."""
    listener = ["parec", "--latency-msec=20", "--device=testmic", "--raw"]
    began = time.monotonic()
    with _running(listener, server.environment, subprocess.PIPE) as process:
        assert process.stdout is not None
        with process.stdout as sound:
            return bool(sound.read(1)) and time.monotonic() - began < 0.2


def _wait_for(condition: Callable[[], bool], complaint: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(complaint)
        time.sleep(0.02)
