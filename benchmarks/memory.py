"""Peak memory of a job with 10 seconds and with 10 minutes of sound (Linux and macOS).

python3 dev.py bench memory
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import soundfile

from benchmarks.pictures import SAMPLE
from benchmarks.table import Table
from joyvasa_desktop import paths
from joyvasa_desktop.speech.load import load_speech
from joyvasa_desktop.speech.speech import SAMPLE_RATE

_JOB = r"""
import re, resource, sys
from pathlib import Path
from joyvasa_desktop.animate import animate
from joyvasa_desktop.settings import Settings
animate(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), Settings(overwrite=True))
if sys.platform == "linux":
    # ru_maxrss would still count the memory of the process that started this one.
    print(int(re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())[1]) / 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2)
"""


def run(folder: Path, table: Table) -> None:
    """Each job in a process of its own; the peak is what the system says of it."""
    speech = load_speech(paths.samples() / "speech_en_6s.wav").samples
    peaks = {}
    for name, seconds in (("10 s", 10), ("10 min", 600)):
        voice = folder / f"long-{seconds}.wav"
        soundfile.write(voice, np.resize(speech, seconds * SAMPLE_RATE), SAMPLE_RATE)
        peaks[name] = _peak(voice, folder / f"long-{seconds}.mp4")
        table.add("memory", f"peak with {name} of sound at 512x512", peaks[name], "MiB")
    growth = peaks["10 min"] / peaks["10 s"]
    table.add("memory", "10 min against 10 s", growth, "x", "<= 1.25")


def _peak(voice: Path, out: Path) -> float:
    command = [sys.executable, "-c", _JOB, str(SAMPLE), str(voice), str(out)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)
