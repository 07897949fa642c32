"""Files that were made to do harm: run code, fill memory or a disk, read or write elsewhere.

The tests show that each is refused; the benchmarks tell what it costs.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hostile_archives import archives, networks
from hostile_case import Kind
from hostile_pickles import NETWORK, huge, pickles, wrong

_GREEDY = (*huge(), *(each for each in archives() if "bomb" in each.name or "ies" in each.name))

GREEDY = tuple(each.name for each in _GREEDY)
"""Those that want memory or space rather than to run code."""

HOSTILE = {each.name: each for each in (*pickles(), *huge(), *wrong(), *archives(), *networks())}


def attempt(kind: Kind, path: Path, folder: Path) -> None:
    """What the program does with such a file: reads, imports, or runs it."""
    from joyvasa_desktop.photo.published import PublishedNetwork
    from joyvasa_desktop.weights.checkpoint import opened
    from joyvasa_desktop.weights.fitting import Wanted, finite, fitting
    from joyvasa_desktop.weights.importing import bring_in
    from joyvasa_desktop.weights.store import Store

    if kind == "archive":
        bring_in(Store(folder), path, accept_other=True)
        return
    if kind == "network":
        PublishedNetwork(path, "a network", (1, 4), [(1, 4)]).run(np.zeros((1, 4), np.float32))
        return
    with opened(path) as checkpoint:
        if kind == "settings":
            checkpoint.settings("args")
            return
        tensors = checkpoint.tensors()
        wanted = {name: Wanted(shape) for name, shape in NETWORK.items()}
        fitting(tensors, wanted, file=path.name, role="network")
        for name in wanted:
            finite(name, tensors[name], path.name)
