"""Tests of QtMultimedia at bad moments: while another thread loads, and without its server."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

# The handler lets the other thread have its turn at the worst moment.
PROGRAM = """
import threading, time
from PySide6.QtCore import qInstallMessageHandler, qWarning
from joyvasa_desktop.window.multimedia import load_multimedia

heard, turn = [], threading.Event()

def handler(kind, context, text):
    turn.set()
    time.sleep(0.2)
    heard.append(text)

def load():
    turn.wait()
    import _lzma, _bz2, _sqlite3

qInstallMessageHandler(handler)
thread = threading.Thread(target=load)
thread.start()
load_multimedia()
load_multimedia()
qWarning("afterwards")
thread.join()
assert heard[-1:] == ["afterwards"], heard
import PySide6.QtMultimedia
"""

QUIET = """
from PySide6.QtCore import QLoggingCategory, qCWarning
from joyvasa_desktop.window.multimedia import load_multimedia

load_multimedia()
print("loaded")
qCWarning(QLoggingCategory("qt.multimedia.symbolsresolver"), "afterwards")
"""

# Without the question before opening, libpulse ends this program with a failed assertion.
SERVERLESS = """
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.window.multimedia import is_connected
from joyvasa_desktop.window.player.sound_output import SoundOutput
from joyvasa_desktop.window.voice.microphone import Microphones

application = QCoreApplication([])
microphones, output = Microphones(), SoundOutput()
microphones.open("").stop()
assert is_connected() and output.open() and output.start()
print("stop the server", flush=True)
input()
loop = QEventLoop()
QTimer.singleShot(1000, loop.quit)
loop.exec()
assert not is_connected()
assert not output.start() and not output.open()
try:
    microphones.open("")
except UserError as error:
    print(error.message)
output.close()
"""

SETUP = """
load-module module-native-protocol-unix
load-module module-null-sink sink_name=speaker
load-module module-remap-source master=speaker.monitor source_name=microphone
"""


def test_a_sound_server_that_ends_does_not_end_the_program() -> None:
    if sys.platform != "linux" or shutil.which("pulseaudio") is None:
        pytest.skip("needs PulseAudio")
    with tempfile.TemporaryDirectory(prefix="sound-") as folder:
        place = Path(folder)
        place.chmod(0o700)
        (place / "setup.pa").write_text(SETUP, "utf-8")
        address = f"unix:{place}/pulse/native"
        own = {"HOME": folder, "XDG_RUNTIME_DIR": folder, "PULSE_SERVER": address}
        environment = {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}
        command = ["pulseaudio", "-n", "-F", str(place / "setup.pa"), "--exit-idle-time=-1"]
        command += ["--daemonize=no", "--disable-shm=yes", "--use-pid-file=no"]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet) as server:
            try:
                until = time.monotonic() + 10
                while not (place / "pulse" / "native").exists() and time.monotonic() < until:
                    time.sleep(0.02)
                said = without_server(environment, server)
            finally:
                server.kill()
    assert "No microphone was found." in said


def without_server(environment: dict[str, str], server: "subprocess.Popen[bytes]") -> str:
    """What the program says whose server is killed while it runs."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVERLESS],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        first = program.stdout.readline()
        server.kill()
        server.wait()
        rest, complaints = program.communicate("\n", timeout=30)
    assert first == "stop the server\n" and program.returncode == 0, complaints
    return rest


def test_loading_ends_though_another_thread_loads_libraries() -> None:
    # What Qt says of missing libraries is silenced; it must be said here.
    loud = {**os.environ, "QT_LOGGING_RULES": "qt.multimedia.symbolsresolver.warning=true"}
    subprocess.run([sys.executable, "-c", PROGRAM], env=loud, check=True, timeout=20)


def test_loading_writes_nothing_into_the_terminal_and_hides_nothing_afterwards() -> None:
    unasked = {name: value for name, value in os.environ.items() if name != "QT_LOGGING_RULES"}
    done = subprocess.run(
        [sys.executable, "-c", QUIET], env=unasked, capture_output=True, text=True, timeout=20
    )
    assert (done.returncode, done.stdout) == (0, "loaded\n")
    # Systems with PipeWire have nothing to complain of in the first place.
    assert done.stderr.splitlines() == ["qt.multimedia.symbolsresolver: afterwards"]
