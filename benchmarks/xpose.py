"""X-Pose's points of an animal's face, in the product's form against the plain one.

The plain form is the published one step by step: text and points filled up with rows that are
hidden again, levels sampled one by one, all queries of all groups before one mask; see
`tests/parity/plain_unipose.py`. Both have float32, the same weights, the same photo, and a process
of their own. Weights are synthetic: the folder `shared` with their generator must lie beside the
checkout, and JOYVASA_SYNTHETIC can name a folder that keeps them.

python3 dev.py bench xpose (Linux and macOS)
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from benchmarks.networks import synthetic_weights
from benchmarks.table import Table
from joyvasa_desktop import paths

_ROOT = Path(__file__).resolve().parents[1]

_JOB = r"""
import json, re, resource, sys, time
from pathlib import Path
import torch
from joyvasa_desktop.photo.load import load_picture
from joyvasa_desktop.photo.unipose.embeddings import load_prompts
from joyvasa_desktop.photo.unipose.picture import prepared
from joyvasa_desktop.photo.xpose import XPose
from tests.parity.plain_unipose import unipose

form, device, photo, checkpoint, tables = sys.argv[1:]
picture = load_picture(Path(photo)).rgb
begun = time.perf_counter()
made = XPose.load(Path(checkpoint), Path(tables)).to(device)
loading = time.perf_counter() - begun

@torch.inference_mode()
def plainly():
    weights = made._network.state_dict()
    prompts = load_prompts(Path(tables), 9, torch.device("cpu"))
    logits, _, points = unipose(weights, prepared(picture), prompts.instance, prompts.points)
    size = torch.tensor([picture.shape[1], picture.shape[0]])
    return (points[logits.argmax()] * size).tolist()

find = plainly if form == "plain" else lambda: made.detect(picture)[0].tolist()
seconds, work = [], []
for _ in range(2 if form == "plain" else 4):
    begun, busy = time.perf_counter(), time.process_time()
    points = find()
    seconds.append(time.perf_counter() - begun)
    work.append(time.process_time() - busy)
if device == "cuda":
    memory = torch.cuda.max_memory_reserved()
elif sys.platform == "linux":
    # ru_maxrss would still count the memory of the process that started this one.
    status = Path("/proc/self/status").read_text()
    memory = int(re.search(r"VmHWM:\s*(\d+)", status)[1]) * 1024
else:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = {"loading": loading, "seconds": seconds, "work": work, "memory": memory, "points": points}
print(json.dumps(found))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one process measured.

    Attributes:
        loading: seconds until the network is there.
        seconds, work: of each search, by the clock and of all cores together.
        memory: bytes at most.
        points: (9, 2), picture pixels.
    """

    loading: float
    seconds: list[float]
    work: list[float]
    memory: int
    points: list[list[float]]


def run(folder: Path, table: Table) -> None:
    """Finds the points of the bundled cat in both forms."""
    synthetic = synthetic_weights(folder)
    if synthetic is None:
        return
    from tests.photo.random_xpose import write_tables

    checkpoint = synthetic.file("liveportrait_animals__xpose")
    tables = write_tables(folder)

    def measured(form: str, device: str = "cpu") -> Run:
        photo = paths.samples() / "chelsea.png"
        command = [sys.executable, "-c", _JOB, form, device, *map(str, (photo, checkpoint, tables))]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=_ROOT)
        return Run(**json.loads(done.stdout))

    plain, made = measured("plain"), measured("product")
    for name, figures in (("plain", plain), ("product", made)):
        table.add("xpose", f"{name}: a photo", min(figures.seconds), "s")
        table.add("xpose", f"{name}: a photo, all cores together", min(figures.work), "s")
        table.add("xpose", f"{name}: peak of the process", figures.memory / 1e9, "GB")
    table.add("xpose", "product: the first photo", made.seconds[0], "s")
    table.add("xpose", "product: to load the network", made.loading, "s")
    faster = min(plain.seconds) / min(made.seconds)
    table.add("xpose", "faster than plain", faster, "x", ">= 3")
    less = min(plain.work) / min(made.work)
    table.add("xpose", "less work than plain", less, "x", ">= 3")
    table.add("xpose", "memory against plain", made.memory / plain.memory, "x", "<= 0.5")
    table.add("xpose", "points: largest difference to plain", _apart(made, plain), "px", "<= 0.5")
    if torch.cuda.is_available():
        card = measured("product", "cuda")
        table.add("card", "xpose: a photo", min(card.seconds), "s")
        table.add("card", "xpose: reserved", card.memory / 1e9, "GB")
        table.add("card", "xpose: largest difference to the processor", _apart(card, made), "px")


def _apart(one: Run, other: Run) -> float:
    return float(np.abs(np.array(one.points) - np.array(other.points)).max())
