"""The JoyVASA engine's files where the program looks for them, small."""

from __future__ import annotations

from pathlib import Path

import generators
from store_files import content

from joyvasa_desktop.weights.folders import NEEDED, standard_folders, usual_place


def put_engine(root: Path | None = None, **args: object) -> generators.Files:
    """A small motion generator that works, and files for drawing that can only be read.

    Args:
        root: the weights folder; the program's own if left out.
        args: for `generators.write`.
    """
    place = root or standard_folders()[0]
    for name in NEEDED["human"]:
        path = place / usual_place(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.startswith("lp-"):
            path.write_bytes(content(name, path.suffix))
    return generators.write(place, **args)  # type: ignore[arg-type]
