"""The stages of a job, each of which keeps its last results: photo, voice, motion, scene."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.engines import check_engine
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.inputs import identity
from joyvasa_desktop.joyvasa import (
    DRAWING,
    DRAWING_SETTINGS,
    FINDING_ANIMALS,
    GENERATING,
    SAMPLING_SETTINGS,
    JoyVASA,
)
from joyvasa_desktop.motion.builtin import Grown, not_shown, speak
from joyvasa_desktop.motion.finishing import Finish, Growing, finished, joined
from joyvasa_desktop.motion.generated import Take
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.motion.shape import shape
from joyvasa_desktop.motion.unfolding import Unfolding
from joyvasa_desktop.photo.finder import FaceFinder
from joyvasa_desktop.photo.frame import CROP_SETTINGS, framed
from joyvasa_desktop.photo.insight import InsightFinder
from joyvasa_desktop.photo.likely import likely
from joyvasa_desktop.photo.load import Picture, load_picture
from joyvasa_desktop.photo.portrait import Face, Kind, Portrait
from joyvasa_desktop.photo.prepare import (
    are_of_person,
    in_photo,
    needs_search,
    notes_on,
    portrait_in,
)
from joyvasa_desktop.photo.shrink import smaller
from joyvasa_desktop.photo.xpose import AnimalFace
from joyvasa_desktop.progress import Progress, Report, Stage, ignore
from joyvasa_desktop.render.mesh import MeshRenderer
from joyvasa_desktop.render.renderer import Renderer, Scene
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.speech.levels import measure
from joyvasa_desktop.speech.load import load_speech
from joyvasa_desktop.speech.speech import Speech

__all__ = ["Stages", "identity"]

T = TypeVar("T")

_LEAST_WORK = 1080
"""px; however small the video is to be, the picture is animated at least this large."""

_WHOLE = ("mode", "face", "engine", "crop")
"""The settings that the whole portrait in a picture depends on, besides the finder; the square
around it takes the others."""

_KEPT = {"take": 2, "motion": 2, "shaped": 2}
"""Results that are kept of stages whose results are compared; of the others it is one."""


class Stages:
    """Runs single stages and keeps their results.

    A changed setting redoes only what depends on it: another gain doesn't listen to the voice
    again, another seed doesn't look for the face again. Not safe for several threads at once.

    Args:
        report: told about progress; an exception it raises (`Cancelled`) ends the stage.
        like: begins with the results that other stages have kept, and shares their networks.
    """

    def __init__(self, report: Report = ignore, like: Stages | None = None) -> None:
        self.report = report
        self.seconds: dict[str, float] = {}
        self._finder: FaceFinder = like._finder if like else FaceFinder()
        self._joyvasa: JoyVASA = like._joyvasa if like else JoyVASA()
        self._begun: tuple[Hashable, list[Take]] = (None, [])
        self._kept: dict[str, list[tuple[Hashable, Any]]] = {}
        if like:
            self._kept = {name: list(results) for name, results in like._kept.items()}
            self._begun = (like._begun[0], list(like._begun[1]))

    def picture(self, photo: Path, settings: Settings) -> Picture:
        """The photo, upright, at the size at which it is animated."""
        fitting = _fitting(settings)
        # Only JoyVASA has a published way to follow.
        reduction = fitting.reduction if fitting.engine == "joyvasa" else "smooth"
        key = (identity(photo), fitting.work_size, fitting.backdrop, reduction)

        def load() -> Picture:
            return load_picture(
                photo,
                backdrop=fitting.backdrop,
                max_side=fitting.work_size,
                reduction=reduction,
            )

        return self._keep("photo", "picture", key, load)

    def faces(self, photo: Path, settings: Settings) -> list[Face]:
        """Every face of people in the photo, from left to right, in pixels of `picture`."""
        picture, finder = self.picture(photo, settings), self._finder_for(settings)

        def find() -> list[Face]:
            return finder.find(picture.rgb, self.report)

        try:
            return self._keep("photo", "faces", (picture, finder), find)
        except UserError as error:
            if finder is self._finder or not self._joyvasa.gives_up_finding(error):
                raise
        return self.faces(photo, settings)

    def finder_notes(self, settings: Settings) -> list[str]:
        """What keeps faces from being found as the engine is meant to find them, in sentences."""
        return self._joyvasa.finder_notes if _wants_published(settings) else []

    @property
    def finds_animals(self) -> bool:
        """Whether the faces of animals are found; else their points are placed by hand."""
        return self._joyvasa.finds_animals

    def animals(self, photo: Path, settings: Settings) -> list[AnimalFace] | None:
        """Every face of animals in the photo, the surest first, in pixels of `picture`.

        None if what finds them isn't there. It takes some seconds, once for each photo.

        Raises:
            UserError: if one of its files can't be used.
        """
        if not self.finds_animals:
            return None
        picture = self.picture(photo, settings)

        def find() -> list[AnimalFace]:
            return self._joyvasa.animals(picture.rgb, settings, self.report)

        key = (picture, self._joyvasa.files(*FINDING_ANIMALS))
        return self._keep("photo", "animals", key, find)

    def likely(self, photo: Path, settings: Settings) -> Kind | None:
        """What the photo seems to show; None if that isn't clear."""
        picture, faces = self.picture(photo, settings), self.faces(photo, settings)

        def look() -> Kind | None:
            return likely(faces, picture.rgb, self._finder)

        return self._keep("photo", "likely", (picture, self._finder_for(settings)), look)

    def portrait(self, photo: Path, settings: Settings, points: Floats | None = None) -> Portrait:
        """The photo with its face found or placed by hand; the square only, if so chosen.

        For JoyVASA it is always the whole photo, of which it cuts out what its networks see.
        """
        whole = self.whole_portrait(photo, settings, points)
        if settings.paste_back or settings.engine == "joyvasa":
            return whole
        key = (whole, *(getattr(settings, name) for name in CROP_SETTINGS))
        return self._keep("photo", "square", key, lambda: framed(whole, settings))

    def whole_portrait(
        self, photo: Path, settings: Settings, points: Floats | None = None
    ) -> Portrait:
        """The same, but always the whole photo."""
        picture = self.picture(photo, settings)
        placed = None if points is None else points.tobytes()
        choices = [getattr(settings, name) for name in _WHOLE]
        faces = animals = None
        if settings.mode == "human" and not are_of_person(points):
            faces = self.faces(photo, settings)
        if settings.mode == "animal" and needs_search(settings, points):
            animals = self.animals(photo, settings)
        found = None if animals is None else tuple(animals)
        key = (picture, self._finder_for(settings), *choices, placed, found)

        def prepare() -> Portrait:
            return portrait_in(picture, settings, points, self._finder, faces, animals)

        return self._keep("photo", "portrait", key, prepare)

    def found_points(
        self, photo: Path, settings: Settings, points: Floats | None = None
    ) -> Floats | None:
        """Where an animal's face was found: float32 (9, 2), pixels of the upright photo.

        None if it needn't be found. Like this, the points can be kept and placed by hand.
        """
        if settings.mode != "animal" or not needs_search(settings, points):
            return None
        whole = self.whole_portrait(photo, settings, points)
        return in_photo(whole.landmarks, self.picture(photo, settings))

    def preview(self, portrait: Portrait, longest: int) -> Portrait:
        """The same portrait with a picture of at most that many pixels, to be drawn quickly."""
        if max(portrait.picture.shape[:2]) <= longest:
            return portrait
        return self._keep(
            "photo", "preview", (portrait, longest), lambda: smaller(portrait, longest)
        )

    def photo_notes(self, portrait: Portrait, points: Floats | None = None) -> list[str]:
        """What may look less good, in sentences."""
        key = (portrait, points is None)
        return self._keep("photo", "notes", key, lambda: notes_on(portrait, self._finder, points))

    def speech(self, voice: Path, settings: Settings) -> Speech:
        """The chosen stretch of the voice."""
        key = (identity(voice), settings.of("speech"))

        def load() -> Speech:
            return load_speech(voice, start=settings.start, end=settings.end, report=self.report)

        return self._keep("speech", "speech", key, load)

    def voice_notes(self, speech: Speech) -> list[str]:
        """What could be better about the recording, in sentences."""
        return self._keep("speech", "levels", speech, lambda: measure(speech).notes())

    def motion(self, voice: Path, settings: Settings, grown: Grown = not_shown) -> Motion:
        """The motion as the source made it, before gains and limits.

        Args:
            grown: sees it while it grows.

        Raises:
            UserError: if the engine can't be used, or the voice can't be read.
        """
        check_engine(settings.engine, settings.mode)
        speech = self.speech(voice, settings)
        if settings.engine == "joyvasa":
            return self._generated(speech, settings, grown)
        key = (speech, settings.of("motion"), settings.mode)

        def make() -> Motion:
            return speak(
                speech.samples,
                seed=settings.seed,
                blink_rate=settings.blink_rate,
                kind="animal" if settings.mode == "animal" else "human",
                report=self.report,
                grown=grown,
            )

        return self._keep("motion", "motion", key, make)

    def _generated(self, speech: Speech, settings: Settings, grown: Grown) -> Motion:
        """JoyVASA's motion; what was sampled once is only finished anew."""
        finish, key = Finish.of(settings), self._take_key(speech, settings)

        def sample() -> Take:
            growing: Growing | None = None
            parts: list[Take] = []
            for part in self._windows(key, speech, settings, self.report):
                parts.append(part)
                if growing is None:
                    growing = Growing(part, speech.samples, finish)
                else:
                    growing.add(part)
                grown(growing.motion)
            self._begun = (None, [])
            return joined(parts)

        take = self._keep("motion", "take", key, sample)
        return self._keep(
            "motion", "motion", (take, finish), lambda: finished(take, speech.samples, finish)
        )

    def unfolding(self, voice: Path, settings: Settings, report: Report) -> Unfolding | None:
        """The motion, to be watched while it is sampled; None if that isn't needed.

        The built-in engine's takes no time, and what was sampled before is there.

        Args:
            report: told by the thread that samples.

        Raises:
            UserError: as `motion`, and while it is sampled.
        """
        check_engine(settings.engine, settings.mode)
        if settings.engine != "joyvasa":
            return None
        speech = self.speech(voice, settings)
        key = self._take_key(speech, settings)
        if any(known == key for known, _ in self._kept.get("take", ())):
            return None
        parts = self._windows(key, speech, settings, report)
        return Unfolding(parts, speech.samples, settings, key)

    def _windows(
        self, key: Hashable, speech: Speech, settings: Settings, report: Report
    ) -> Iterator[Take]:
        """Windows of a take; those that were sampled before it was stopped come at once."""
        if self._begun[0] != key:
            self._begun = (key, [])
        begun = self._begun[1]
        known = list(begun)
        yield from known
        for part in self._joyvasa.windows(speech.samples, settings, report, known):
            begun.append(part)
            yield part

    def keep(self, unfolded: Unfolding, settings: Settings) -> None:
        """Keeps what was sampled, as if `motion` and `shaped` had made it."""
        take, motion = unfolded.take, unfolded.motion
        for name, key, made in (
            ("take", unfolded.key, take),
            ("motion", (take, Finish.of(settings)), motion),
            ("shaped", (motion, settings.of("shape")), unfolded.shaped),
        ):
            self._make_room(name)
            self._kept[name].append((key, made))
        self._begun = (None, [])

    def _take_key(self, speech: Speech, settings: Settings) -> Hashable:
        choices = [getattr(settings, name) for name in SAMPLING_SETTINGS]
        return (speech, self._joyvasa.files(*GENERATING), *choices)

    def motion_notes(self) -> list[str]:
        """What couldn't be done as wished when a motion was last sampled, in sentences."""
        return list(self._joyvasa.notes)

    def shaped(self, motion: Motion, settings: Settings) -> Motion:
        """The motion with the user's gains, limits and smoothing."""
        key = (motion, settings.of("shape"))
        return self._keep("motion", "shaped", key, lambda: shape(motion, settings))

    def scene(self, portrait: Portrait, settings: Settings) -> Scene:
        """The portrait ready to move.

        Raises:
            UserError: if the engine can't be used, or the face can't be animated.
        """
        check_engine(settings.engine, settings.mode)
        if settings.engine == "joyvasa":
            choices = [getattr(settings, name) for name in DRAWING_SETTINGS]
            return self._keep(
                "render",
                "scene",
                (portrait, self._joyvasa.files(*DRAWING[portrait.kind]), *choices),
                lambda: self._joyvasa.scene(portrait, settings, self.report),
            )
        key = (portrait, settings.background, settings.teeth)
        renderer: Renderer = MeshRenderer(settings.background, teeth=settings.teeth)
        return self._keep("render", "scene", key, lambda: renderer.prepare(portrait, self.report))

    def _finder_for(self, settings: Settings) -> FaceFinder | InsightFinder:
        """What finds faces: for JoyVASA the published models, if they are there."""
        wanted = _wants_published(settings)
        return (self._joyvasa.finder(self._finder) if wanted else None) or self._finder

    def _keep(self, stage: Stage, name: str, key: Hashable, make: Callable[[], T]) -> T:
        """The kept result if there is one with that key, else a new one."""
        kept = self._kept.setdefault(name, [])
        for one in kept:
            if one[0] == key:
                return one[1]  # type: ignore[no-any-return]
        self.report(Progress(stage, 0, 0))
        # Before it is made: two scenes of a large photo needn't be in memory together.
        self._make_room(name)
        with self.timed(stage):
            made = make()
        kept.append((key, made))
        return made

    def _make_room(self, name: str) -> None:
        """Drops the oldest results where one more would be too many."""
        kept = self._kept.setdefault(name, [])
        del kept[: max(len(kept) + 1 - _KEPT.get(name, 1), 0)]

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Adds the time spent in the block to `seconds`."""
        began = time.monotonic()
        yield
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.monotonic() - began


def _wants_published(settings: Settings) -> bool:
    return settings.engine == "joyvasa" and settings.mode == "human"


def _fitting(settings: Settings) -> Settings:
    """A smaller video needs no larger picture to work on, but a face in a group needs pixels."""
    if settings.paste_back and 0 < settings.size < settings.work_size:
        return settings.but(work_size=min(max(settings.size, _LEAST_WORK), settings.work_size))
    return settings
