"""Tests of loading QtMultimedia while another thread loads a library too."""

import os
import subprocess
import sys

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


def test_loading_ends_though_another_thread_loads_libraries() -> None:
    # These tests silence what Qt says of missing libraries; it must be said here.
    loud = {name: value for name, value in os.environ.items() if name != "QT_LOGGING_RULES"}
    subprocess.run([sys.executable, "-c", PROGRAM], env=loud, check=True, timeout=20)
