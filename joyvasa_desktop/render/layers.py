"""The photo as layers: a person that moves before a background that doesn't.

With matte m, background B and photo I the person is P = I − (1 − m)·B (premultiplied), and a frame
is warp(P) + (1 − warp(m))·B. At rest that is I exactly, whatever the matte: an imperfect cut-out
never damages a still picture.
"""

from __future__ import annotations

from bisect import bisect_left

import cv2
import numpy as np

from joyvasa_desktop.arrays import Floats, Pixels
from joyvasa_desktop.render.fields import Box

_TILE = 32

_REACHES = (0.06, 0.12, 0.25, 0.5, 1.0)
"""Shares of the largest reach: a head that hardly moves has a narrow edge to blend."""


class Layers:
    """Resamples the moving part of a photo, with or without a cut-out person.

    Only tiles at the person's edge need both layers: inside, the photo itself is resampled, and
    outside, it is copied.

    Args:
        picture: uint8 (H, W, 3) RGB.
        box: the part of it that may change.
        matte: float32 (H, W), 1 on the person, or None to move everything in the box.
        plate: uint8 (H, W, 3), the background without the person; needed with a matte.
        reach: pixels that anything can be displaced by at most.
    """

    def __init__(
        self, picture: Pixels, box: Box, matte: Floats | None, plate: Pixels | None, reach: float
    ) -> None:
        self.box = box
        self._columns, self._rows = (
            a.astype(np.float32)
            for a in np.meshgrid(np.arange(box.x0, box.x1), np.arange(box.y0, box.y1))
        )
        self._matte = matte
        if matte is not None:
            assert plate is not None, "a matte needs a background"
            self._plate = plate
            self._behind = _seen_past(matte, plate)
            self._person = np.empty((*matte.shape, 4), np.float32)
            self._person[..., :3] = picture - self._behind
            self._person[..., 3] = matte
            self._levels = [reach * share for share in _REACHES]
            self._runs = [_tile_runs(matte, box, level) for level in self._levels]
        else:
            self._levels = [np.inf]
            self._runs = [[(box, "inside")]]

    def update(self, picture: Pixels, box: Box) -> None:
        """Takes over a part of the picture that was painted on (the eyes)."""
        if self._matte is not None:
            part = box.slices
            self._person[part][..., :3] = picture[part] - self._behind[part]

    def compose(self, picture: Pixels, offset: Floats) -> Pixels:
        """The box's pixels in one frame.

        Args:
            picture: uint8 (H, W, 3), the photo with its eyes as they are in this frame.
            offset: float32 (height, width, 2), from where each pixel is taken, relative to itself.
        """
        frame = picture[self.box.slices].copy()
        farthest = float(np.abs(offset).max(initial=0.0))
        for run, kind in self._runs[self._level(farthest)]:
            part = run.within(self.box)
            x = self._columns[part] + offset[part][..., 0]
            y = self._rows[part] + offset[part][..., 1]
            if kind == "inside":
                frame[part] = resample(picture, x, y)
            else:
                frame[part] = self._both(run, x, y)
        return frame

    def _level(self, farthest: float) -> int:
        """Which division into tiles serves a frame whose pixels come from that far away."""
        # Bicubic sampling looks two pixels further.
        return min(bisect_left(self._levels, farthest + 2.0), len(self._levels) - 1)

    def carry(self, mask: Floats, offset: Floats) -> Floats:
        """A mask of the photo as it is in one frame: float32 (H, W), 0 … 1."""
        result = mask.copy()
        x = self._columns + offset[..., 0]
        y = self._rows + offset[..., 1]
        result[self.box.slices] = np.clip(resample(mask, x, y), 0.0, 1.0)
        return result

    def _both(self, run: Box, x: Floats, y: Floats) -> Pixels:
        person = np.asarray(resample(self._person, x, y), np.float32)
        behind = _seen_past(person[..., 3], self._plate[run.slices])
        colours = cv2.cvtColor(person, cv2.COLOR_RGBA2RGB)
        return np.asarray(cv2.add(colours, behind, dtype=cv2.CV_8U), np.uint8)


def _seen_past(matte: Floats, plate: Pixels) -> Floats:
    """What the background adds to the colours, (1 − matte) · plate: float32 (h, w, 3)."""
    # OpenCV multiplies pixels several times as fast as NumPy, which would loop over the channels.
    share = cv2.cvtColor(1.0 - matte, cv2.COLOR_GRAY2RGB)
    return np.asarray(cv2.multiply(share, plate, dtype=cv2.CV_32F), np.float32)


def resample(picture: Pixels | Floats, x: Floats, y: Floats) -> Pixels:
    """Bicubic sampling at pixel positions; beyond the border the picture is mirrored."""
    return cv2.remap(  # type: ignore[return-value]
        picture, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT_101
    )


def _tile_runs(matte: Floats, box: Box, reach: float) -> list[tuple[Box, str]]:
    """Rows of tiles joined to runs: "inside" the person, or at its "edge"; the rest is left out."""
    size = 2 * int(np.ceil(reach)) + 1
    kernel = np.ones((size, size), np.uint8)
    inside = cv2.erode((matte >= 1.0).astype(np.uint8), kernel)
    touched = cv2.dilate((matte > 0.0).astype(np.uint8), kernel)
    runs: list[tuple[Box, str]] = []
    for y in range(box.y0, box.y1, _TILE):
        bottom = min(y + _TILE, box.y1)
        for x in range(box.x0, box.x1, _TILE):
            right = min(x + _TILE, box.x1)
            if not touched[y:bottom, x:right].any():
                continue
            kind = "inside" if inside[y:bottom, x:right].all() else "edge"
            last = runs[-1] if runs else None
            if last and last[1] == kind and last[0].y0 == y and last[0].x1 == x:
                runs[-1] = (Box(last[0].x0, y, right, bottom), kind)
            else:
                runs.append((Box(x, y, right, bottom), kind))
    return runs
