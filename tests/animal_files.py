"""Files for animals where the program looks for them, and a stand-in for what finds their faces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from engine_files import put_engine
from store_files import content

from joyvasa_desktop import paths
from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.joyvasa import FINDING_ANIMALS
from joyvasa_desktop.photo.points import read_points
from joyvasa_desktop.photo.xpose import AnimalFace, XPose
from joyvasa_desktop.progress import Progress, Report, ignore
from joyvasa_desktop.weights.folders import NEEDED, standard_folders, usual_place

CAT = paths.samples() / "chelsea.png"
CAT_POINTS = CAT.with_name("chelsea.points.json")


def put_animals(root: Path | None = None) -> Path:
    """A motion generator that works, and networks for animals and people that can only be read."""
    place = root or standard_folders()[0]
    put_engine(place)
    for number, name in enumerate(NEEDED["animal"]):
        if name.startswith("an-"):
            # No two of them are alike.
            put_file(name, place, content(name, ".pth", number))
    return place


def put_file(name: str, root: Path | None = None, content: bytes = b"") -> Path:
    path = (root or standard_folders()[0]) / usual_place(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def cat_face(score: float = 0.9, shift: float = 0) -> AnimalFace:
    """The face of the bundled cat, as far to the right of it as is said."""
    points = read_points(CAT_POINTS).astype(np.float64) + np.array([shift, 0])
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    return AnimalFace(points, score, (x0, y0, x1, y1))


class Searcher:
    """Stands for X-Pose: sees what it is told to.

    Attributes:
        faces: what it finds.
        loads: the devices on which it was to work.
        sizes: width and height of every picture that it saw.
        at: what is done while it looks.
    """

    def __init__(self, faces: Sequence[AnimalFace]) -> None:
        self.faces = list(faces)
        self.loads: list[str] = []
        self.sizes: list[tuple[int, int]] = []
        self.at: Callable[[str], object] = lambda device: None

    def put(self, monkeypatch: pytest.MonkeyPatch, root: Path | None = None) -> None:
        """In X-Pose's place, with its files."""
        for name in FINDING_ANIMALS:
            put_file(name, root)
        monkeypatch.setattr(XPose, "load", self.load)

    def load(self, checkpoint: Path, embeddings: Path) -> Searcher:
        assert checkpoint.name == "xpose.pth" and (embeddings / "clip_embedding_9.pkl").exists()
        return self

    def to(self, device: str) -> Searcher:
        self.loads.append(device)
        return self

    def find(self, picture: Pixels, points: int = 9, report: Report = ignore) -> list[AnimalFace]:
        report(Progress("photo", 0, 0, "Looking for the animal's face"))
        self.sizes.append((picture.shape[1], picture.shape[0]))
        self.at(self.loads[-1])
        return self.faces
