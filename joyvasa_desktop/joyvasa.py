"""The networks of the JoyVASA engine: loaded on first use, shared by all who animate."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from joyvasa_desktop.arrays import Floats, Pixels
from joyvasa_desktop.compute import chosen
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.flow import meanwhile
from joyvasa_desktop.inputs import identity
from joyvasa_desktop.motion.generated import Take
from joyvasa_desktop.photo.cutting import CUTOUT_SETTINGS, cutout
from joyvasa_desktop.photo.finder import FaceFinder
from joyvasa_desktop.photo.insight import InsightFinder
from joyvasa_desktop.photo.portrait import Kind, Portrait
from joyvasa_desktop.photo.xpose import AnimalFace, XPose
from joyvasa_desktop.progress import Progress, Report, ignore
from joyvasa_desktop.render.renderer import Scene
from joyvasa_desktop.render.residence import Residence
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.weights.damage import WAYS_OUT
from joyvasa_desktop.weights.faults import faulty
from joyvasa_desktop.weights.folders import WeightFiles, recognised
from joyvasa_desktop.weights.kinship import check_kind

if TYPE_CHECKING:
    import torch

    from joyvasa_desktop.motion.diffusion import MotionGenerator
    from joyvasa_desktop.render.drawing import Drawing
    from joyvasa_desktop.render.liveportrait import LivePortrait
    from joyvasa_desktop.render.portrait_scene import LivePortraitRenderer

T = TypeVar("T")

FINDING = ("if-det", "if-106", "lp-lmk")
GENERATING = ("mg", "mt")
FINDING_ANIMALS = ("xpose", "clip9")
DRAWING: dict[Kind, tuple[str, ...]] = {
    "human": ("lp-F", "lp-M", "lp-W", "lp-G", "lp-S"),
    # Nobody has trained stitching for animals: the file for people serves them, too.
    "animal": ("an-F", "an-M", "an-W", "an-G", "lp-S"),
}

SAMPLING_SETTINGS = ("seed", "cfg_scale", "sampling", "position", "lift_quiet")
"""The settings that a take depends on; a change of any other needs no new sampling."""

DRAWING_SETTINGS = (
    *CUTOUT_SETTINGS,
    *("paste_back", "stitching", "feather", "strength", "region", "close_lips"),
    *("begin_as_photo", "friendly", "device", "precision", "memory_limit"),
)
"""The settings that a scene depends on, besides its portrait."""

_QUIET, _LIFTED = 0.01, 0.05
"""Root mean square of a recording that is lifted, and what it is lifted to."""

_LOADING_MOTION = Progress("motion", 0, 0, "Loading the motion model")
_LOADING_DRAWING = Progress("render", 0, 0, "Loading the drawing networks")
_LOADING_ANIMALS = Progress("photo", 0, 0, "Loading the network that finds animals")

_FOUND_OTHERWISE = (
    "The built-in finder looks for faces instead. Check the models on the page Models, or with "
    '"joyvasa-desktop models check", and get again what is damaged.'
)

_CARD = ("out of memory", "CUDA", "CUDNN", "CUBLAS", "cuDNN")
"""How PyTorch says that the trouble is the graphics card's."""

_CARD_FAILED = (
    "The graphics card couldn't sample the motion, mostly for want of memory: the processor did "
    "it. Close other programs that use the card."
)


class JoyVASA:
    """What the engine consists of.

    Nothing is loaded before it is needed, and nothing twice; a file that was replaced is loaded
    anew the next time. Safe for several threads.

    Args:
        folders: where the published files are; the program's own folders if left out.

    Attributes:
        notes: sentences for the user about what couldn't be done as wished in the last sampling.
    """

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._locks = {name: Lock() for name in ("finder", "generator", "human", "animal")}
        self._residence = Residence()
        self._loaded: dict[str, tuple[Hashable, Any]] = {}
        self._unfit: tuple[Hashable, str] = (None, "")
        self.notes: list[str] = []

    def files(self, *names: str) -> Hashable:
        """Changes when one of these files comes, goes or is replaced.

        Args:
            names: those of `folders.PLACES`, and "an-F" to "an-G".
        """
        return _identities(self._recognised(), names)

    def finder(self, builtin: FaceFinder) -> InsightFinder | None:
        """Finds faces as published; None if not all of its models are there and whole.

        Args:
            builtin: helps with the mesh.
        """
        files = self._recognised()
        if not all(name in files.files for name in FINDING) or self._why_not_finding(files):
            return None

        def load() -> InsightFinder:
            detector, points106, points203 = (files.path(name) for name in FINDING)
            return InsightFinder(detector, points106, points203, builtin=builtin)

        return self._once("finder", (builtin, _identities(files, FINDING)), load)

    def gives_up_finding(self, error: UserError) -> bool:
        """Leaves faces to the built-in finder until a model is replaced, if one is to blame.

        Args:
            error: what the published finder ended with.
        """
        if error.hint not in WAYS_OUT:
            return False
        self._unfit = (_identities(self._recognised(), FINDING), error.message)
        return True

    @property
    def finder_notes(self) -> list[str]:
        """A sentence if the built-in finder does the work of models that are damaged."""
        files = self._recognised()
        reason = self._why_not_finding(files)
        there = all(name in files.files for name in FINDING)
        return [" ".join((reason, _FOUND_OTHERWISE))] if there and reason else []

    def _why_not_finding(self, files: WeightFiles) -> str:
        # What a glance tells, and what only showed when they were used.
        reasons = faulty(files, FINDING)
        known, reason = self._unfit
        if reasons or known != _identities(files, FINDING):
            return next(iter(reasons.values()), "")
        return reason

    @property
    def finds_animals(self) -> bool:
        """Whether everything is there that finds the points of animals' faces."""
        files = self._recognised().files
        there = all(name in files for name in FINDING_ANIMALS)
        return there and find_spec("torch") is not None

    def animals(
        self, picture: Pixels, settings: Settings, report: Report = ignore
    ) -> list[AnimalFace]:
        """The faces of animals in a picture, the surest first.

        The network is loaded for this picture, and gone afterwards. A graphics card that fails
        leaves the work to the processor.

        Args:
            picture: uint8 (H, W, 3) RGB.
            settings: the device counts.
            report: told several times a second; what it raises ends the search.

        Raises:
            UserError: if a file is missing or can't be used.
        """
        loading = partial(report, _LOADING_ANIMALS)
        loading()
        device = meanwhile(partial(chosen, settings), loading).device
        guest = _Guest()
        try:
            with self._residence.turn(guest, loading):
                try:
                    return self._found(picture, device, report)
                except RuntimeError as error:
                    _check_is_cards(error, device)
                # Only here, the failed work's own tensors are gone.
                return self._found(picture, "cpu", report)
        finally:
            self._residence.gone(guest)

    def _found(self, picture: Pixels, device: str, report: Report) -> list[AnimalFace]:
        files = self._recognised()
        checkpoint, embeddings = (files.path(name) for name in FINDING_ANIMALS)
        load = partial(XPose.load, checkpoint, embeddings.parent)
        try:
            # The thread can outlive this turn, so it mustn't touch the card.
            network = meanwhile(load, partial(report, _LOADING_ANIMALS))
            return network.to(device).find(picture, report=report)
        except RuntimeError as error:
            if "DefaultCPUAllocator" not in str(error):
                raise
        raise UserError(
            "There isn't enough memory to find the animal's face.",
            "Close other programs, or place the points of its eyes, nose and mouth by hand.",
        )

    def windows(
        self,
        samples: Floats,
        settings: Settings,
        report: Report = ignore,
        done: Sequence[Take] = (),
    ) -> Iterator[Take]:
        """A take of a voice, window by window as it is sampled.

        A graphics card that fails leaves the rest of the take to the processor.

        Args:
            samples: float32 (n,), mono, 16 kHz.
            settings: those in `SAMPLING_SETTINGS`, and the device.
            report: told before every prediction; what it raises ends the work.
            done: the first windows, if they were sampled before; the others come.

        Yields:
            Parts of the take, each with the numbers of one window.

        Raises:
            UserError: if a file can't be used, or the sound is too short.
        """
        loading = partial(report, _LOADING_MOTION)
        loading()
        # PyTorch takes seconds to import, and nothing can stop it.
        compute = meanwhile(partial(chosen, settings), loading)
        made, device, self.notes = list(done), compute.device, list(compute.notes)
        while True:
            try:
                for part in self._sampled(samples, settings, report, device, made):
                    made.append(part)
                    yield part
                return
            except RuntimeError as error:
                _check_is_cards(error, device)
            # Only here, the failed work's own tensors are gone.
            device = "cpu"
            self.notes.append(_CARD_FAILED)

    def _sampled(
        self,
        samples: Floats,
        settings: Settings,
        report: Report,
        device: str,
        done: Sequence[Take],
    ) -> Iterator[Take]:
        """The windows that follow those that are done."""
        load = partial(self._generator, device)
        generator = meanwhile(load, partial(report, _LOADING_MOTION))
        sampler, fewer = generator.way(settings.sampling)
        slow = _slow(generator.steps) if fewer is None else ""
        if slow and slow not in self.notes:
            self.notes.append(slow)
        windows = generator.windows(
            lifted(samples) if settings.lift_quiet else samples,
            settings.cfg_scale,
            sampler,
            fewer,
            seed=settings.seed,
            position="sequential" if settings.position == "sequential" else "constant",
            progress=report,
            done=[part.numbers for part in done],
        )
        for window in windows:
            part = generator.take([window], samples, seed=settings.seed)
            yield replace(part, origin=dict(part.origin) | _origin(settings))

    def scene(self, portrait: Portrait, settings: Settings, report: Report = ignore) -> Scene:
        """A portrait ready to move.

        Args:
            portrait: with its whole picture.
            settings: those in `DRAWING_SETTINGS` count.
            report: told several times a second; what it raises ends the work.

        Raises:
            UserError: if a file can't be used, or there isn't enough memory.
        """
        loading = partial(report, _LOADING_DRAWING)
        loading()
        renderer = meanwhile(partial(self._renderer, settings, portrait.kind), loading)
        return renderer.prepare(portrait, cutout(portrait, settings), report)

    def _renderer(self, settings: Settings, kind: Kind) -> LivePortraitRenderer:
        from joyvasa_desktop.render.application import Options
        from joyvasa_desktop.render.portrait_scene import LivePortraitRenderer

        drawing, options = self._drawing(settings, kind), Options.of(settings)
        return LivePortraitRenderer(
            drawing, options, settings.feather, paste_back=settings.paste_back
        )

    def _drawing(self, settings: Settings, kind: Kind) -> Drawing:
        files, compute = self._recognised(), chosen(settings)

        def load() -> Drawing:
            from joyvasa_desktop.render.drawing import Drawing
            from joyvasa_desktop.render.liveportrait import LivePortrait

            check_kind(files, kind)

            def networks(device: str, dtype: torch.dtype) -> LivePortrait:
                return LivePortrait.load(files, kind, device, dtype)

            return Drawing(networks, compute, kind=kind, residence=self._residence)

        # What is free of the memory changes all the time; the drawing sees to it itself.
        wished = (settings.device, settings.memory_limit, compute.device, compute.precision)
        return self._once(kind, (*wished, _identities(files, DRAWING[kind])), load)

    def _generator(self, device: str) -> MotionGenerator:
        files = self._recognised()

        def load() -> MotionGenerator:
            from joyvasa_desktop.motion.diffusion import MotionGenerator
            from joyvasa_desktop.motion.loading import audio_model

            checkpoint = files.path("mg")
            encoder = files.encoder(audio_model(checkpoint))
            return MotionGenerator.load(checkpoint, files.path("mt"), encoder, device)

        return self._once("generator", (device, _identities(files, GENERATING)), load)

    def _recognised(self) -> WeightFiles:
        return recognised(*self._folders)

    def _once(self, name: str, key: Hashable, load: Callable[[], T]) -> T:
        """What is loaded for that key, or was already."""
        with self._locks[name]:
            if name not in self._loaded or self._loaded[name][0] != key:
                # The old one goes first: both needn't fit into memory together.
                self._loaded.pop(name, None)
                self._loaded[name] = (key, load())
            loaded: T = self._loaded[name][1]
            return loaded


class _Guest:
    """The network that finds animals: it stays no longer than it works."""

    kind = "points"

    def leave(self) -> None:
        """It has gone already when another one moves in."""


def lifted(samples: Floats) -> Floats:
    """A very quiet recording as loud as speech usually is; any other as it was.

    Below a root mean square of 0.01 the encoder's normalisation fades, and so does its hearing.

    Args:
        samples: float32 (n,), left as they are.
    """
    if not len(samples):
        return samples
    power = float(np.dot(samples, samples)) / len(samples)
    level = power**0.5
    return samples * np.float32(_LIFTED / level) if 0 < level < _QUIET else samples


def _slow(steps: int) -> str:
    """A sentence if a model has far more steps than others."""
    from joyvasa_desktop.motion.diffusion import FEWER, MANY

    if steps <= MANY:
        return ""
    return (
        f"This motion model takes {steps} steps for each window when the sampling is “Full”, which "
        f"is slow: “Fast” takes {FEWER['fast']}."
    )


def _check_is_cards(error: RuntimeError, device: str) -> None:
    """Lets an error go on that isn't the graphics card's."""
    if device == "cpu" or not any(word in str(error) for word in _CARD):
        raise error


def _origin(settings: Settings) -> dict[str, str | float]:
    return {"cfg_scale": settings.cfg_scale, "sampling": settings.sampling}


def _identities(files: WeightFiles, names: tuple[str, ...]) -> Hashable:
    return tuple(identity(files.files[name]) if name in files.files else None for name in names)
