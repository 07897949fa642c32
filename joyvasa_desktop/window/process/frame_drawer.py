"""Draws the frames of the preview, so that they look as the video will."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

import cv2
import numpy as np

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.flow import check
from joyvasa_desktop.motion.motion import Motion, resting_pose
from joyvasa_desktop.render.renderer import Scene
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.video.mark import draw_mark
from joyvasa_desktop.window.messages import LARGEST_FRAME, Side
from joyvasa_desktop.window.process.wire import FrameInSlot, Slots


class FrameDrawer:
    """Holds what is shown, and draws moments of it.

    Attributes:
        number: of the wish whose scene it is.

    Args:
        slots: where frames go.
        send: tells the window where they are.
    """

    def __init__(self, slots: Slots, send: Callable[[FrameInSlot], None]) -> None:
        self.number = 0
        self._slots, self._send = slots, send
        self._scene: Scene | None = None
        self._moving: dict[Side, Motion] = {}
        self._settings = Settings()

    @property
    def has_room(self) -> bool:
        """Another frame can be on its way."""
        return self._slots.any_free

    def clear(self, number: int) -> None:
        """There is nothing to draw for that wish, at least not yet."""
        self.number, self._scene = number, None

    def show(self, scene: Scene, moving: dict[Side, Motion], settings: Settings) -> None:
        """Draws this from now on; a photo without motion is at rest."""
        rest = Motion(resting_pose()[None])
        self._scene, self._settings = scene, settings
        self._moving = {"main": rest, **moving}

    def draw(
        self, time: float, side: Side, longest: int, waiting: Callable[[], None] = check
    ) -> None:
        """Draws one frame and sends it, if that side has something to show.

        Args:
            time: seconds.
            longest: pixels of the longer side, at most.
            waiting: called often while a frame takes long; what it raises ends the drawing.
        """
        motion = self._moving.get(side)
        if self._scene is None or motion is None:
            return
        began = monotonic()
        transparent = self._settings.transparent
        pixels = self._scene.frame(motion.at(time), transparent=transparent, waiting=waiting)
        pixels = smaller(pixels, max(min(longest, LARGEST_FRAME), 1))
        if self._settings.mark:
            pixels = draw_mark(pixels)
        self._send(self._slots.put(pixels, self.number, time, side, monotonic() - began))


def smaller(pixels: Pixels, longest: int) -> Pixels:
    """A picture (H, W, 3 or 4) whose longer side is at most that many pixels."""
    height, width = pixels.shape[:2]
    scale = longest / max(width, height)
    if scale >= 1:
        return pixels
    size = (max(round(width * scale), 1), max(round(height * scale), 1))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
