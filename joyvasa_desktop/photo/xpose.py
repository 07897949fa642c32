"""Find the points of an animal's face with X-Pose's published network (arXiv 2310.08530).

    xpose = XPose.load(files.path("xpose"), files.path("clip9").parent).to("cuda")
    landmarks, score = xpose.detect(picture)

A photo needs it once: the network takes 256 MB, and nearly half a GB more while it works, which
is two seconds on two free cores. Points are where the published program has them: a share of the
picture's sides, not moved by half a pixel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self, TypeAlias

import numpy as np

from joyvasa_desktop.arrays import Doubles, Pixels
from joyvasa_desktop.photo.boxes import shares
from joyvasa_desktop.progress import Report, ignore
from joyvasa_desktop.weights.damage import damaged

if TYPE_CHECKING:
    import torch

    from joyvasa_desktop.photo.unipose.decoder import Groups
    from joyvasa_desktop.photo.unipose.network import UniPose
    from joyvasa_desktop.photo.unipose.watch import Watch

Points: TypeAlias = Literal[9, 68]
"""How many points of a face: those of `ANIMAL_POINTS`, or 68 of the contours."""

LEAST = 0.1
"""The score that a face has at least; the published demonstration takes the same."""

SAME_FACE = 0.5
"""Two boxes show the same face if that much of the smaller is common."""

MOST_FACES = 20


@dataclass(frozen=True, slots=True, eq=False)
class AnimalFace:
    """One face that the network found.

    Attributes:
        landmarks: float64 (N, 2), x and y in picture pixels; those of 9 are in the order of
            `ANIMAL_POINTS`.
        score: 0..1, how sure the network is.
        box: x0, y0, x1, y1 in picture pixels.
    """

    landmarks: Doubles
    score: float
    box: tuple[float, float, float, float]


class XPose:
    """The network, ready on one device. Load it, ask it, and let it go."""

    def __init__(self, network: UniPose, name: str, embeddings: Path, device: torch.device) -> None:
        """Takes what `load` has read, and the file's name for sentences."""
        self._network = network
        self._name = name
        self._embeddings = embeddings
        self._device = device

    @classmethod
    def load(cls, checkpoint: Path, embeddings: Path) -> Self:
        """Reads the published file; the network is on the processor then.

        Args:
            checkpoint: xpose.pth.
            embeddings: the folder that holds clip_embedding_9.pkl and clip_embedding_68.pkl, of
                which only those are needed that are asked for.

        Raises:
            UnreadableFile: if the file is missing, damaged, or another network's.
        """
        # Imported here, because PyTorch takes seconds.
        import torch

        from joyvasa_desktop.photo.unipose.network import load

        place = torch.device("cpu")
        return cls(load(checkpoint, place), checkpoint.name, embeddings, place)

    def to(self, device: str | torch.device) -> Self:
        """The same network, on another device from now on.

        Args:
            device: as torch names it, for example "cuda".
        """
        import torch

        self._network.to(device)
        self._device = torch.device(device)
        return self

    def detect(
        self, picture: Pixels, points: Points = 9, report: Report = ignore
    ) -> tuple[Doubles, float]:
        """The most likely face of a picture. There is one in every picture: look at the score.

        Args:
            picture: uint8 (H, W, 3) RGB.
            points: how many.
            report: told several times a second; what it raises ends the search.

        Returns:
            float64 (N, 2), x and y in picture pixels, and the score, 0..1. Below 0.3 the points
            should be looked at, below 0.1 they are hardly any good.

        Raises:
            UnreadableFile: if the table for these points is missing, damaged, or another file; or
                if the network computes what isn't a number.
        """
        best = self._faces(picture, points, report)[0]
        return best.landmarks, best.score

    def find(
        self, picture: Pixels, points: Points = 9, report: Report = ignore
    ) -> list[AnimalFace]:
        """All faces of a picture with a score of at least `LEAST`, the most likely one first.

        Args and errors are those of `detect`, which takes the same time.
        """
        likely = [face for face in self._faces(picture, points, report) if face.score >= LEAST]
        found: list[AnimalFace] = []
        for face in likely:
            known = np.array([other.box for other in found]).reshape(-1, 4)
            if not (shares(np.array(face.box), known) > SAME_FACE).any():
                found.append(face)
        return found[:MOST_FACES]

    def trace(
        self,
        image: torch.Tensor,
        points: Points = 9,
        order: torch.Tensor | None = None,
        groups: torch.Tensor | None = None,
    ) -> dict[str, torch.Tensor]:
        """Every result on the way, by name, for comparison with the published code.

        Args:
            image: (1, 3, H, W), normalised.
            points: how many.
            order: tokens that become queries, the best first; as they score if left out.
            groups: queries that become groups; as they score if left out.
        """
        from joyvasa_desktop.photo.unipose.watch import Kept

        kept = Kept()
        self._run(image, points, kept, order, groups)
        return kept.values

    def _faces(self, picture: Pixels, points: Points, report: Report) -> list[AnimalFace]:
        """All groups as faces, the most likely one first."""
        from joyvasa_desktop.photo.unipose.picture import prepared
        from joyvasa_desktop.photo.unipose.watch import Told

        watch = Told(report)
        watch.tick()
        found = self._run(prepared(picture), points, watch)
        best = found.logits.argsort(descending=True, stable=True)
        across = np.array([picture.shape[1], picture.shape[0]])
        logits, boxes, landmarks = (
            part[best].double().cpu().numpy()
            for part in (found.logits, found.boxes.view(-1, 2, 2), found.points)
        )
        if not (np.isfinite(logits).all() and np.isfinite(landmarks).all()):
            raise damaged(self._name, "it computes with numbers that are far too large")
        return [
            AnimalFace(landmarks[i] * across, _share(logit), _corners(*(boxes[i] * across)))
            for i, logit in enumerate(logits)
        ]

    def _run(
        self,
        image: torch.Tensor,
        points: Points,
        watch: Watch,
        order: torch.Tensor | None = None,
        groups: torch.Tensor | None = None,
    ) -> Groups:
        import torch

        from joyvasa_desktop.photo.unipose.embeddings import load_prompts

        with torch.inference_mode():
            prompts = load_prompts(self._embeddings, points, self._device)
            found: Groups = self._network(image.to(self._device), prompts, watch, order, groups)
        return found


def _share(logit: float) -> float:
    # Of a positive number the exponential can overflow.
    least = math.exp(-abs(logit))
    return (1 if logit > 0 else least) / (1 + least)


def _corners(middle: Doubles, sides: Doubles) -> tuple[float, float, float, float]:
    x0, y0 = middle - sides / 2
    x1, y1 = middle + sides / 2
    return float(x0), float(y0), float(x1), float(y1)
