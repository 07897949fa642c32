"""Tests of loading QtMultimedia while other threads load libraries too."""

import subprocess
import sys

# A handler in Python that gives other threads their turn, and a thread that is always loading.
PROGRAM = """
import ctypes, threading, time
from PySide6.QtCore import qInstallMessageHandler, qWarning
from joyvasa_desktop.window.multimedia import load_multimedia

heard, done = [], False

def handler(kind, context, text):
    time.sleep(0.05)
    heard.append(text)

def load():
    while not done:
        ctypes.PyDLL(None)  # unlike CDLL, but like an import, it holds Python while it loads

qInstallMessageHandler(handler)
threading.Thread(target=load, daemon=True).start()
load_multimedia()
load_multimedia()
done = True
qWarning("afterwards")
assert heard[-1:] == ["afterwards"], heard
import PySide6.QtMultimedia
"""


def test_loading_goes_on_while_another_thread_loads_libraries() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], check=True, timeout=30)
