"""LivePortrait as a renderer: a portrait becomes a scene that draws a frame for any moment."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator

import cv2
import numpy as np
from torch import Tensor

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.flow import ahead, check
from joyvasa_desktop.motion.motion import Moment
from joyvasa_desktop.photo.portrait import Cutout, Portrait
from joyvasa_desktop.progress import Report, ignore
from joyvasa_desktop.render.application import Application, Options
from joyvasa_desktop.render.drawing import Drawing, Seen
from joyvasa_desktop.render.pasting import SIDE, Pasting

_AHEAD = 12
"""Drawn frames that may wait: two of the largest batches, 10 MB."""

_NOT_STITCHED = (
    "The face moves without it: neck and shoulders can show a seam, and open lips stay open. Get "
    "the models for people again."
)


class LivePortraitRenderer:
    """Prepares portraits for LivePortrait.

    Args:
        drawing: holds the networks, for one kind of portraits; shared by many renderers.
        options: how motions are applied.
        feather: 0..1, how softly the moving square melts into the photo.
        paste_back: frames show the whole photo; without it, the square only.
    """

    def __init__(
        self,
        drawing: Drawing,
        options: Options,
        feather: float = 0.5,
        *,
        paste_back: bool = True,
    ) -> None:
        self._drawing = drawing
        self._options = options
        self._feather = feather
        self._paste_back = paste_back

    def prepare(
        self, portrait: Portrait, cutout: Cutout, report: Report = ignore
    ) -> LivePortraitScene:
        """Looks at the photo (a moment on a graphics card, some seconds on a processor).

        Args:
            portrait: the photo.
            cutout: what of it the networks see.
            report: told several times a second; what it raises ends the work.

        Raises:
            UnreadableFile: if a network's file is missing, damaged, or another network's.
            UserError: if there isn't enough memory.
        """
        notes = list(self._drawing.compute.notes)
        seen = self._drawing.look(cutout.image, _noting(notes), report)
        if seen.trouble:
            notes.append(" ".join((seen.trouble, _NOT_STITCHED)))
        elif self._options.stitching and seen.corrections is None:
            notes.append(
                "Stitching needs a model that is missing: neck and shoulders can show a seam."
            )
        pasting = None
        if self._paste_back:
            pasting = Pasting(portrait.picture, cutout.to_picture, self._feather)
        application = _application(seen, self._options, portrait, cutout)
        alpha = _alpha(portrait, cutout, whole=self._paste_back)
        height, width = portrait.picture.shape[:2] if self._paste_back else (SIDE, SIDE)
        size = (width, height)
        return LivePortraitScene(self._drawing, seen, application, size, pasting, alpha, notes)


class LivePortraitScene:
    """One portrait, ready to move; made by `LivePortraitRenderer`.

    Args:
        drawing: draws the frames.
        seen: what the networks saw in the photo.
        application: moves its keypoints.
        size: width and height of the frames in pixels.
        pasting: lays frames into the photo; None for the square alone.
        alpha: the photo's transparency, as large as frames are, or None.
        notes: sentences for the user; more come while frames are drawn.
    """

    def __init__(
        self,
        drawing: Drawing,
        seen: Seen,
        application: Application,
        size: tuple[int, int],
        pasting: Pasting | None,
        alpha: Pixels | None,
        notes: list[str],
    ) -> None:
        self._drawing = drawing
        self._seen = seen
        self._application = application
        self.size = size
        self._pasting = pasting
        self._alpha = alpha
        self._notes = notes
        self._tell = _noting(notes)

    @property
    def notes(self) -> list[str]:
        """Sentences about what couldn't be done as wished, so far."""
        return list(self._notes)

    def frame(
        self,
        moment: Moment,
        *,
        transparent: bool = False,
        waiting: Callable[[], None] = check,
    ) -> Pixels:
        """The picture at one moment: uint8 (H, W, 3) RGB, or (H, W, 4) when transparent."""
        drawn = self._drawing.pictures(self._seen, self._points([moment]), self._tell, waiting)
        return self._finished(drawn[0], transparent)

    def frames(
        self,
        moments: Iterable[Moment],
        *,
        transparent: bool = False,
        waiting: Callable[[], None] = check,
    ) -> Generator[Pixels, None, None]:
        """The pictures of many moments, drawn ahead in a thread that ends with the generator."""
        with ahead(self._drawn(moments), _AHEAD, waiting) as coming:
            for picture in coming:
                yield self._finished(picture, transparent)

    def _drawn(self, moments: Iterable[Moment]) -> Iterator[Pixels]:
        for some in _batches(moments, lambda: self._drawing.batch):
            yield from self._drawing.pictures(self._seen, self._points(some), self._tell)

    def _points(self, moments: list[Moment]) -> Tensor:
        """The driving keypoints of moments of one motion, (B, 21, 3)."""
        values = np.stack([moment.values for moment in moments])
        return self._application.keypoints(values, moments[0].reference, moments[0].lips)

    def _finished(self, picture: Pixels, transparent: bool) -> Pixels:
        frame = picture if self._pasting is None else self._pasting.paste(picture)
        if not transparent or self._alpha is None:
            return frame
        self._tell(
            "What is transparent in the photo stays transparent: the JoyVASA engine doesn't move "
            "the outline."
        )
        return np.dstack([frame, self._alpha])


def _batches(moments: Iterable[Moment], size: Callable[[], int]) -> Iterator[list[Moment]]:
    """Moments in groups of that size at most, each of one motion."""
    group: list[Moment] = []
    for moment in moments:
        if group and not _belong_together(group[0], moment):
            yield group
            group = []
        group.append(moment)
        if len(group) >= size():
            yield group
            group = []
    if group:
        yield group


def _belong_together(one: Moment, other: Moment) -> bool:
    return one.lips == other.lips and np.array_equal(one.reference, other.reference)


def _noting(notes: list[str]) -> Callable[[str], None]:
    """Keeps a sentence, but only once."""

    def tell(sentence: str) -> None:
        if sentence not in notes:
            notes.append(sentence)

    return tell


def _application(seen: Seen, options: Options, portrait: Portrait, cutout: Cutout) -> Application:
    corrections = seen.corrections
    return Application(
        seen.info,
        (lambda source, driving: driving) if corrections is None else corrections.stitch,
        None if corrections is None else corrections.lips,
        options,
        portrait.kind,
        cutout.lip_ratio,
    )


def _alpha(portrait: Portrait, cutout: Cutout, *, whole: bool) -> Pixels | None:
    """The photo's transparency where frames show it."""
    if portrait.alpha is None or whole:
        return portrait.alpha
    square = cv2.warpAffine(portrait.alpha, cutout.from_picture[:2], (SIDE, SIDE))
    return square.astype(np.uint8, copy=False)
