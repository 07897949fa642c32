"""Draw the frames of photos with LivePortrait, several at a time, whatever the machine has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from torch import Tensor

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.compute import Compute, card_identity
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.flow import check
from joyvasa_desktop.photo.portrait import Kind
from joyvasa_desktop.progress import Progress, Report, ignore
from joyvasa_desktop.render.liveportrait import LivePortrait
from joyvasa_desktop.render.networks.keypoints import transformed
from joyvasa_desktop.render.networks.pictures import photo_tensor, pixels
from joyvasa_desktop.render.networks.stitching import Corrections
from joyvasa_desktop.render.networks.warping import Source
from joyvasa_desktop.render.precision import LEAST, Trials, likeness
from joyvasa_desktop.render.residence import Residence
from joyvasa_desktop.render.workplace import Load, Tell, Workplace

_KEPT = 2
"""Photos that are kept: the preview's, and the one of a video that is made meanwhile."""


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What the networks saw in a photo, on the processor: it outlives any trouble of a card.

    Attributes:
        info: what `LivePortrait.keypoints` says, float32.
        features: (1, 32, 16, 64, 64), float32.
        keypoints: the photo's own, (1, 21, 3).
        corrections: stitching and retargeting, or None without their file.
        trouble: what is wrong with that file, in a sentence; "" if nothing is.
    """

    info: Mapping[str, Tensor]
    features: Tensor
    keypoints: Tensor
    corrections: Corrections | None
    trouble: str = ""


class Drawing:
    """Holds the networks and draws with them. Safe for several threads, which take turns.

    Numbers that leave the range of their format are noticed in every batch, which is then drawn
    again in float32, and so are all others of that photo.

    Args:
        load: reads the networks; called when they are first needed, and when they have to move.
        compute: what may be used.
        trials: what is known about half precision on this machine.
        kind: whose networks they are.
        residence: shared with whoever else has networks; those of another kind have to go first.
    """

    def __init__(
        self,
        load: Load,
        compute: Compute,
        trials: Trials | None = None,
        kind: Kind = "human",
        residence: Residence | None = None,
    ) -> None:
        self.compute = compute
        self.kind: str = kind
        self._trials = Trials() if trials is None else trials
        self._place = Workplace(load, compute, self._forget_sources)
        self._seen: list[tuple[bytes, Seen]] = []
        self._sources: list[tuple[Seen, str, Source]] = []
        self._residence = Residence() if residence is None else residence

    @property
    def batch(self) -> int:
        """How many frames are best asked for at a time, as things are now."""
        return self._place.batch

    def leave(self) -> None:
        """Lets the networks go; they are read anew when they are next needed."""
        self._place.move(self._place.device, self._place.dtype)

    def look(self, image: Pixels, tell: Tell, report: Report = ignore) -> Seen:
        """Looks at a photo; the same one again costs nothing.

        With the first photo on a graphics card, it is tried whether half precision will do.

        Args:
            image: uint8 (256, 256, 3) RGB.
            tell: learns what goes otherwise than it was wished for.
            report: told several times a second; what it raises ends the work.

        Raises:
            UnreadableFile: if a network's file is missing, damaged, or another network's.
            UserError: if there isn't enough memory.
        """
        key = image.tobytes()
        with self._turn(partial(report, Progress("render", 0, 0, "Looking at the photo"))):
            for known, seen in self._seen:
                if known == key:
                    return seen
            undecided = self._begin(tell)
            seen = self._place.run(partial(_looked, image=image), tell)
            if undecided:
                self._try_half(seen, tell)
            self._seen = [*self._seen[1 - _KEPT :], (key, seen)]
            return seen

    def pictures(
        self, seen: Seen, keypoints: Tensor, tell: Tell, waiting: Callable[[], None] = check
    ) -> Pixels:
        """Draws frames of one photo.

        Args:
            seen: the photo, as `look` returned it.
            keypoints: driving keypoints (B, 21, 3) of any number of frames.
            tell: learns what goes otherwise than it was wished for.
            waiting: called many times a second in this thread; what it raises ends the drawing.

        Returns:
            uint8 (B, 512, 512, 3) RGB.

        Raises:
            UserError: if there isn't enough memory, or the networks' numbers make no picture.
        """
        parts: list[Pixels] = []
        while len(keypoints):
            # Between two batches, another thread can have its turn.
            with self._turn(waiting):
                parts.append(self._checked(seen, keypoints, tell))
            keypoints = keypoints[len(parts[-1]) :]
        return np.concatenate(parts)

    @contextmanager
    def _turn(self, waiting: Callable[[], None]) -> Iterator[None]:
        """Has the networks for itself; who has them already may ask again."""
        with self._residence.turn(self, waiting):
            before, self._place.waiting = self._place.waiting, waiting
            try:
                yield
            finally:
                self._place.waiting = before

    def _begin(self, tell: Tell) -> bool:
        """Goes to where the user wants it; True if half precision is still to be tried there.

        Every new photo is a new chance: memory that was taken can be free again.
        """
        device, dtype = self.compute.device, getattr(torch, self.compute.precision)
        result = None
        if dtype == torch.float16:
            result = self._trials.result(card_identity())
            if result is None or result < LEAST:
                dtype = torch.float32
        self._place.begin(device, dtype)
        if result is not None and result < LEAST:
            tell(_coarse(result))
        return self.compute.precision == "float16" and result is None

    def _try_half(self, seen: Seen, tell: Tell) -> None:
        """Draws the photo itself in both formats, and stays with half precision if it will do."""
        place = self._place
        own = seen.keypoints
        full = place.run(lambda networks: self._frames(networks, seen, own).cpu(), tell)
        if place.device == "cpu" or not torch.isfinite(full).all():
            return
        place.move(place.device, torch.float16)
        half = place.run(lambda networks: self._frames(networks, seen, own).cpu(), tell)
        if place.device == "cpu":
            return
        result = likeness(half, full)
        self._trials.remember(card_identity(), result)
        if result < LEAST:
            place.move(place.device, torch.float32)
            tell(_coarse(result))

    def _checked(self, seen: Seen, keypoints: Tensor, tell: Tell) -> Pixels:
        """One batch of the frames that are wanted, the first ones."""

        drawn_with = torch.float32

        def draw(networks: LivePortrait) -> Pixels | None:
            nonlocal drawn_with
            drawn_with = networks.dtype
            pictures = self._frames(networks, seen, keypoints[: self._place.batch])
            return pixels(pictures) if bool(torch.isfinite(pictures).all()) else None

        drawn = self._place.run(draw, tell, divisible=True)
        if drawn is None and drawn_with != torch.float32:
            tell(
                "With 16 bits, numbers left the range of their format: frames are drawn with "
                "32 bits, which takes longer."
            )
            # Whoever waited may have come to the same, and gone there already.
            if self._place.dtype != torch.float32:
                self._place.move(self._place.device, torch.float32)
            drawn = self._place.run(draw, tell, divisible=True)
        if drawn is None:
            raise UserError(
                "The networks' numbers make no picture.",
                "Try another photo; if that doesn't help, get the models again.",
            )
        return drawn

    @torch.inference_mode()
    def _frames(self, networks: LivePortrait, seen: Seen, keypoints: Tensor) -> Tensor:
        """Pictures (B, 3, 512, 512) of 0..1; NaN somewhere if anything went out of range."""
        warped = networks.warp(self._source(networks, seen), keypoints)
        pictures = networks.decode(warped.features)
        # Where a place to read isn't a number, the networks would read nothing, and go on.
        off = ~torch.isfinite(warped.deformation).flatten(1).all(1)
        return pictures.masked_fill(off.view(-1, 1, 1, 1), torch.nan)

    def _source(self, networks: LivePortrait, seen: Seen) -> Source:
        place = f"{networks.device} {networks.dtype}"
        for known, where, source in self._sources:
            if known is seen and where == place:
                return source
        source = networks.source(seen.features, seen.keypoints)
        self._sources = [*self._sources[1 - _KEPT :], (seen, place, source)]
        return source

    def _forget_sources(self) -> None:
        self._sources = []


def _looked(networks: LivePortrait, image: Pixels) -> Seen:
    photo = photo_tensor(image)
    info = {name: value.cpu() for name, value in networks.keypoints(photo).items()}
    features = networks.appearance(photo).cpu()
    return Seen(info, features, transformed(info), networks.corrections, networks.trouble)


def _coarse(decibels: float) -> str:
    return (
        f"With 16 bits, this graphics card draws another picture ({decibels:.0f} dB): frames are "
        "drawn with 32 bits, which takes longer."
    )
