"""From a motion to the driving keypoints of one photo, as JoyVASA (arXiv 2411.09209) does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Self, TypeAlias, cast

import numpy as np
import torch
from torch import Tensor

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.motion.curves import LIP_KEYPOINTS
from joyvasa_desktop.motion.motion import EXPRESSION, PITCH, ROLL, SCALE, TRANSLATION, YAW, Lips
from joyvasa_desktop.photo.portrait import Kind
from joyvasa_desktop.render.hull import hull_volume
from joyvasa_desktop.render.networks.keypoints import ANGLES, rotation, transformed
from joyvasa_desktop.render.networks.stitching import POINTS
from joyvasa_desktop.settings import Settings

Region: TypeAlias = Literal["all", "exp", "pose", "lip", "eyes", "eyes_published"]

Correction: TypeAlias = Callable[[Tensor, Tensor], Tensor]
"""`LivePortrait.stitch` or `LivePortrait.retarget_lips`."""

EYE_KEYPOINTS = (11, 13, 15, 16, 18)
"""The keypoints that move eyes and lids."""

OPEN_LIPS = 0.03
"""Lips of a photo that are further open than this (gap per mouth width) get closed."""

CLOSED = 0.0
"""The opening that they are closed to."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a motion is applied; the names are those of `Settings`.

    Attributes:
        region: the part of the face that moves. As published, the head still shifts and changes
            its size whatever the part; only with "eyes" it stays.
        stitching: shoulders stay where the photo has them.
        begin_as_photo: the motion's resting pose looks as the photo does, and open lips of the
            photo can be closed. Animals always begin so.
        friendly: with `begin_as_photo`, "expression" starts from the photo's own keypoints and
            gives the motion the photo's size; "pose" does neither.
        close_lips: with `begin_as_photo`, lips that are open in the photo are closed.
        strength: 0..2, how far keypoints go from the photo's; 1 is as the motion says.
    """

    region: Region = "all"
    stitching: bool = True
    begin_as_photo: bool = True
    friendly: Literal["expression", "pose"] = "expression"
    close_lips: bool = True
    strength: float = 1.0

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The user's choices."""
        return cls(
            region=cast(Region, settings.region),
            stitching=settings.stitching,
            begin_as_photo=settings.begin_as_photo,
            friendly="pose" if settings.friendly == "pose" else "expression",
            close_lips=settings.close_lips,
            strength=settings.strength,
        )


@dataclass(frozen=True, slots=True)
class _Part:
    """What moves.

    Attributes:
        turns, scales, shifts: whether the head does.
        moved: keypoints whose expression moves.
        lips_as_meant: lips may be taken as they are, where the motion means them so; otherwise
            they are relative to its resting pose like everything else.
    """

    turns: bool = False
    scales: bool = True
    shifts: bool = True
    moved: tuple[int, ...] = ()
    lips_as_meant: bool = False


_ALL = tuple(range(POINTS))

# The head shifts and changes its size in every published region; LivePortrait's own "eyes", which
# really moves them, leaves it alone.
_PARTS: dict[Region, _Part] = {
    "all": _Part(turns=True, moved=_ALL, lips_as_meant=True),
    "exp": _Part(moved=_ALL, lips_as_meant=True),
    "pose": _Part(turns=True),
    "lip": _Part(moved=LIP_KEYPOINTS),
    "eyes": _Part(scales=False, shifts=False, moved=EYE_KEYPOINTS),
    "eyes_published": _Part(),
}

_ANIMAL = _Part(turns=True, scales=False, moved=_ALL)


@dataclass(frozen=True, slots=True)
class _Pose:
    """Heads as LivePortrait describes them: turn (B, 3, 3), exp (B, 21, 3), scale, t (B, 1, n)."""

    turn: Tensor
    exp: Tensor
    scale: Tensor
    t: Tensor

    @classmethod
    def of_rows(cls, rows: Floats, device: torch.device) -> Self:
        """Rows of `Motion.values`, (B, 70)."""
        numbers = torch.tensor(rows, dtype=torch.float32, device=device)
        return cls(
            rotation(*(numbers[:, angle] for angle in (PITCH, YAW, ROLL))),
            numbers[:, EXPRESSION].view(-1, POINTS, 3),
            numbers[:, SCALE].view(-1, 1, 1),
            numbers[:, None, TRANSLATION],
        )

    @classmethod
    def of_photo(cls, info: Mapping[str, Tensor]) -> Self:
        """What the motion extractor saw, as `LivePortrait.keypoints` returns it."""
        return cls(
            rotation(*(info[angle] for angle in ANGLES)),
            info["exp"].float().view(-1, POINTS, 3),
            info["scale"].float().view(-1, 1, 1),
            info["t"].float().view(-1, 1, 3),
        )


@dataclass(frozen=True, slots=True)
class _Start:
    """A motion's resting pose on this photo.

    Attributes:
        key: which resting pose it is.
        keypoints: where it puts the photo's keypoints, (1, 21, 3).
        zoom: how much larger the photo's head is than that.
    """

    key: tuple[bytes, Lips]
    keypoints: Tensor
    zoom: float


class Application:
    """Moves the keypoints of one photo, in float32 on the device of `info`.

    Args:
        info: what the motion extractor saw in the photo, as `LivePortrait.keypoints` returns it.
        stitch: `LivePortrait.stitch`, (photo's, driving keypoints) -> driving keypoints, each
            (B, 21, 3).
        retarget_lips: `LivePortrait.retarget_lips`, (keypoints (1, 21, 3), opening now and wanted
            (1, 2)) -> what to add, (1, 21, 3). None if its model isn't there; then lips that are
            open in the photo stay so.
        options: how.
        kind: animals have only the region "all", always begin as the photo, and their size stays.
        lip_ratio: opening of the photo's lips, gap per mouth width; None if unknown.
    """

    def __init__(
        self,
        info: Mapping[str, Tensor],
        stitch: Correction,
        retarget_lips: Correction | None,
        options: Options,
        kind: Kind = "human",
        lip_ratio: float | None = None,
    ) -> None:
        human = kind == "human"
        self._photo = _Pose.of_photo(info)
        self._canonical = info["kp"].float().view(-1, POINTS, 3)
        self._source = transformed(info)
        self._part = _PARTS[options.region] if human else _ANIMAL
        self._begins = not human or (options.begin_as_photo and options.friendly == "expression")
        self._stitch = stitch if options.stitching else None
        self._strength = options.strength
        self._start: _Start | None = None
        self._closing: Tensor | None = None
        closes = human and options.begin_as_photo and options.close_lips
        if closes and retarget_lips and lip_ratio is not None and lip_ratio >= OPEN_LIPS:
            ratio = torch.tensor([[lip_ratio, CLOSED]], device=self._source.device)
            self._closing = retarget_lips(self._source, ratio)

    @property
    def source(self) -> Tensor:
        """The photo's own keypoints, float32 (1, 21, 3)."""
        return self._source

    @torch.inference_mode()
    def keypoints(self, values: Floats, reference: Floats, lips: Lips = "relative") -> Tensor:
        """Where moments of a motion put the photo's keypoints.

        Args:
            values: float32 (B, 70), rows of `Motion.values`, or `Moment.values` one below another.
            reference: float32 (70,), the motion's resting pose.
            lips: how the motion means its lips.

        Returns:
            Driving keypoints, float32 (B, 21, 3), after stitching and `strength`.
        """
        moved = self._moved(values, reference, lips)
        if self._begins:
            start = self._started(reference, lips)
            moved = (moved - start.keypoints) * start.zoom + self._source
        if self._stitch is not None:
            moved = self._stitch(self._source.expand_as(moved), moved)
        if self._closing is not None:
            moved = moved + self._closing
        return self._source + (moved - self._source) * self._strength

    def _moved(self, values: Floats, reference: Floats, lips: Lips) -> Tensor:
        """Keypoints before stitching, (B, 21, 3)."""
        photo, part, device = self._photo, self._part, self._source.device
        now, rest = _Pose.of_rows(values, device), _Pose.of_rows(reference[None], device)
        turn, scale, t = photo.turn, photo.scale, photo.t
        if part.turns:
            turn = now.turn @ rest.turn.transpose(1, 2) @ turn
        if part.scales:
            scale = scale * (now.scale / rest.scale)
        if part.shifts:
            t = t + now.t - rest.t
        moved = scale * (self._canonical @ turn + self._expression(now.exp, rest.exp, lips))
        # Depth of the translation never counts, as in the photo's own keypoints.
        flat = torch.cat([t[..., :2], torch.zeros_like(t[..., 2:])], -1)
        return moved + flat

    def _expression(self, now: Tensor, rest: Tensor, lips: Lips) -> Tensor:
        """The photo's expression with the motion's on it, (B, 21, 3)."""
        expression = self._photo.exp.repeat(len(now), 1, 1)
        moved = list(self._part.moved)
        expression[:, moved] += now[:, moved] - rest[:, moved]
        if self._part.lips_as_meant and lips == "absolute":
            taken = list(LIP_KEYPOINTS)
            expression[:, taken] = now[:, taken]
        return expression

    def _started(self, reference: Floats, lips: Lips) -> _Start:
        """The resting pose on this photo; kept, because all frames of a motion share it."""
        key = (np.asarray(reference, np.float32).tobytes(), lips)
        start = self._start
        if start is None or start.key != key:
            keypoints = self._moved(reference[None], reference, lips)
            start = _Start(key, keypoints, _zoom(self._source, keypoints))
            self._start = start
        return start


def _zoom(photo: Tensor, start: Tensor) -> float:
    """How much larger one head is than another, by the volumes of their keypoints' hulls."""
    wanted, found = (hull_volume(points[0].cpu().numpy()) for points in (photo, start))
    # Points in one plane have no volume to compare.
    return (wanted / found) ** 0.5 if wanted > 0 and found > 0 else 1.0
