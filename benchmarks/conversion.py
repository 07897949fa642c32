"""How long an engine's weights take to load, and how much memory, as published and converted.

Weights are synthetic and of the published size: the folder `shared` with their generator must lie
beside the checkout, and JOYVASA_SYNTHETIC can name a folder that keeps them. Every load happens in
a process of its own, with the files in the system's cache; the best of a few counts. Memory is
what the process has for itself alone: what it maps from a file is the system's to take back.

python3 dev.py bench conversion
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.networks import synthetic_weights
from benchmarks.table import Table

ROUNDS = 5

_READ = r"""
from joyvasa_desktop.weights.checkpoint import opened
from joyvasa_desktop.weights.fitting import finite

def load(root):
    kept = []
    for path, place in (
        (root / "JoyVASA/motion_generator/motion_generator_hubert_chinese.pt", ("model",)),
        *((root / "liveportrait/base_models" / name, ()) for name in (
            "appearance_feature_extractor.pth", "motion_extractor.pth",
            "warping_module.pth", "spade_generator.pth",
        )),
    ):
        with opened(path) as file:
            kept += [finite(name, each, path.name) for name, each in file.tensors(*place).items()]
    return kept
"""

_ENGINE = r"""
import torch
from joyvasa_desktop.motion.diffusion import MotionGenerator
from joyvasa_desktop.render.liveportrait import LivePortrait
from joyvasa_desktop.weights.folders import recognised
from transformers import HubertModel
torch.set_num_threads(2)

def load(root):
    files = recognised(root)
    return LivePortrait.load(root), MotionGenerator.load(files.path("mg"), files.path("mt"))
"""

_JOB = r"""
import re, sys, time
from pathlib import Path

def memory(what):
    return int(re.search(what + r":\s*(\d+)", Path("/proc/self/status").read_text())[1]) / 1024

before, begun, busy = memory("RssAnon"), time.perf_counter(), time.process_time()
kept = load(Path(sys.argv[1]))
print(time.perf_counter() - begun, time.process_time() - busy, memory("RssAnon") - before)
"""


def run(folder: Path, table: Table) -> None:
    """Seconds and megabytes of reading alone and of a whole engine, before and after converting."""
    if sys.platform != "linux":
        print("left out: what memory costs is asked of Linux")
        return
    synthetic = synthetic_weights(folder)
    if synthetic is None:
        return
    root = synthetic.only(
        folder / "published",
        "liveportrait_?",
        "joyvasa_motion_hubert_newname",
        "joyvasa_motion_template",
    )
    _convert(folder, root, table)
    for what, code in (("reading", _READ), ("an engine", _ENGINE)):
        found = _best(folder, root, code + _JOB)
        for state, (seconds, busy, megabytes) in found.items():
            table.add("conversion", f"{what}, {state}", seconds, "s")
            table.add("conversion", f"{what}, {state}", busy, "s of processor")
            table.add("conversion", f"{what}, {state}", megabytes, "MB of its own")
        (slow, slow_busy, large), (quick, busy, small) = found.values()
        wanted = ">= 1.2" if what == "reading" else ""
        table.add("conversion", f"{what} is faster", slow / quick, "x", wanted)
        table.add("conversion", f"{what} takes less of the processor", slow_busy / busy, "x")
        table.add("conversion", f"{what} takes less of its own", large - small, "MB")


def _convert(folder: Path, root: Path, table: Table) -> None:
    """Converts everything, as the program would."""
    code = (
        "import sys; from pathlib import Path\n"
        "from joyvasa_desktop.weights.conversion import convert\n"
        "from joyvasa_desktop.weights.store import Store\n"
        "convert(Store(also=[Path(sys.argv[1])]))"
    )
    begun = time.perf_counter()
    _run(folder / "home", root, code)
    table.add("conversion", "converting once", time.perf_counter() - begun, "s")
    copies = (folder / "home").rglob("*.safetensors")
    table.add("conversion", "space", sum(copy.stat().st_size for copy in copies) / 1e6, "MB")


def _best(folder: Path, root: Path, code: str) -> dict[str, tuple[float, float, float]]:
    """Seconds, seconds of processor and megabytes, by state: the best of a few rounds in turn."""
    homes = {"as published": folder / "bare", "converted": folder / "home"}
    rounds = [
        {name: tuple(map(float, _run(home, root, code).split())) for name, home in homes.items()}
        for _ in range(ROUNDS)
    ]
    return {
        name: (
            min(each[name][0] for each in rounds),
            min(each[name][1] for each in rounds),
            min(each[name][2] for each in rounds),
        )
        for name in homes
    }


def _run(home: Path, root: Path, code: str) -> str:
    """In a process with a home of its own, so that the user's store stays as it is."""
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    done = subprocess.run(
        [sys.executable, "-c", code, str(root)],
        env={**os.environ, **dict.fromkeys(names, str(home))},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout
