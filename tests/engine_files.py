"""The JoyVASA engine's files where the program looks for them, small or empty."""

from __future__ import annotations

from pathlib import Path

import generators

from joyvasa_desktop.weights.folders import NEEDED, standard_folders, usual_place


def put_engine(root: Path | None = None, **args: object) -> generators.Files:
    """A small motion generator that works, and files for drawing that only exist.

    Args:
        root: the weights folder; the program's own if left out.
        args: for `generators.write`.
    """
    place = root or standard_folders()[0]
    for name in NEEDED["human"]:
        path = place / usual_place(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.startswith("lp-"):
            path.touch()
    return generators.write(place, **args)  # type: ignore[arg-type]
