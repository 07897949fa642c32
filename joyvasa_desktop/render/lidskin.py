"""The skin that a photo with open eyes doesn't show: the lid below its crease, and its lashes."""

from __future__ import annotations

import cv2
import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles, Floats, Pixels
from joyvasa_desktop.render.easing import smooth_step
from joyvasa_desktop.render.eyeframe import EyeFrame, spread
from joyvasa_desktop.render.gaze import Lids
from joyvasa_desktop.render.palette import LUMA

_COLUMNS = 33
_LASHES = 46
_LASH_TABLE = 1024


class LidSkin:
    """Colours, grain and lashes of one eye's closed lid, read off the skin around it.

    Args:
        picture: uint8 (H, W, 3).
        frame: the eye's coordinates.
        lids: what the photo shows of the eye.
    """

    def __init__(self, picture: Pixels, frame: EyeFrame, lids: Lids) -> None:
        self._frame = frame
        x = np.linspace(0.0, 1.0, _COLUMNS)
        upper, lower, fold = lids.upper.at(x), lids.lower.at(x), lids.crease.at(x)
        top = _robust(_columns(picture, frame, x, fold - 0.07, fold + 0.01))
        under = _robust(_columns(picture, frame, x, lower + 0.13, lower + 0.24))
        lid = _robust(_columns(picture, frame, x, fold + 0.01, upper - 0.04, brightest=True))
        # Stretched out in the light a lid is brighter than while it is folded into its crease.
        bottom = 0.62 * under + 0.38 * _lit(lid, under, 0.85)
        self._top, self._bottom = spread(_lit(top, under, 0.75), frame.x), spread(bottom, frame.x)
        self._dark, self._lash = _lash_colour(picture, frame, x, upper, (top + under) / 2)
        self._grain = _grain(picture, frame, lower)
        self._comb = _comb(frame.width)
        self._line = max(0.022, 0.6 * frame.pixel)
        self._line_strength = 0.85 * min(1.0, 1.3 * 0.022 / self._line)

    def lay(
        self, photo: Floats, fold: Floats, edge: Floats, stretch: Floats, blink: float
    ) -> Floats:
        """Lays the lid's skin and lashes over what was moved there from the photo.

        Args:
            photo: float32 (h, w, 3), the photo after the lids' movement.
            fold, edge: float32 (h, w), heights of the crease and of the upper lid's edge.
            stretch: float32 (h, w), how many times its height in the photo the lid now has.
            blink: 0..1.
        """
        x, y = self._frame.x, self._frame.y
        sheet = edge - fold
        v = np.clip((y - fold) / sheet, 0, 1)
        here = smooth_step(-0.10, 0.10, x) * smooth_step(-0.10, 0.10, 1 - x)
        skin = self._top + (self._bottom - self._top) * v[..., None]
        dome = 0.95 + 0.12 * np.sin(np.pi * v) * np.sin(np.pi * np.clip(x, 0, 1))
        skin = skin * dome[..., None] + self._grain[..., None]
        rim = 0.055 * (1 - 0.85 * float(smooth_step(0.55, 1.0, blink)))
        share = smooth_step(0.0, 0.45, v) * smooth_step(0.4 * rim, rim + 0.03, edge - y)
        # A lid that is hardly stretched is best shown as it is.
        share = share * here * np.clip(1.8 * (stretch - 1), 0, 1)
        laid = photo + share[..., None] * (skin - photo)
        return self._with_lashes(laid, edge, blink, here)

    def _with_lashes(self, skin: Floats, edge: Floats, blink: float, here: Floats) -> Floats:
        """Darkens the line where the lids meet, and hangs the lashes from it."""
        shown = float(smooth_step(0.45, 1.0, blink))
        if shown == 0.0:
            return skin
        x, y = self._frame.x, self._frame.y
        below = y - edge
        line = self._line_strength * np.exp(-((below / self._line) ** 2))
        t = np.clip(below / 0.15, -0.2, 1)
        root = x - 0.10 * (x - 0.5) * t
        column = np.clip(root * _LASH_TABLE, 0, _LASH_TABLE - 1).astype(np.float32)
        comb = cv2.remap(self._comb, column, np.zeros_like(column), cv2.INTER_LINEAR)
        hairs = comb[..., 0] * smooth_step(-0.1, 0.05, t) * np.clip(1 - t / comb[..., 1], 0, 1)
        dark = np.clip(line + 0.55 * hairs, 0, 0.92) * (here * shown * self._lash)
        return np.asarray(skin + dark[..., None] * (self._dark - skin), np.float32)


def _columns(
    picture: Pixels,
    frame: EyeFrame,
    x: Doubles,
    start: Floats,
    end: Floats,
    *,
    brightest: bool = False,
) -> Floats:
    """float32 (n, 3): for each x, the middle (or brighter) colour between two heights."""
    share = np.linspace(0, 1, 5)[:, None]
    y = start + share * (end - start)
    colours = frame.sample(picture, np.broadcast_to(x, y.shape), y, 0.015)
    order = np.argsort(colours @ LUMA, axis=0)
    pick = order[3] if brightest else order[2]
    return np.asarray(colours[pick, np.arange(len(x))])


def _robust(colours: Floats) -> Floats:
    """Takes out what stands out along the eye (a hair, a frame, a lash), then smooths."""
    n = len(colours)
    radius = n // 5
    padded = np.pad(colours, ((radius, radius), (0, 0)), mode="edge")
    windows = np.stack([padded[i : i + n] for i in range(2 * radius + 1)])
    local = np.median(windows, axis=0)
    return np.asarray(cv2.GaussianBlur(local[None], (0, 0), 2.5)[0], np.float32)


def _lit(lid: Floats, skin: Floats, share: float) -> Floats:
    """The lid's own hue, brought closer to the brightness of the skin below the eye."""
    scale = np.clip((skin @ LUMA) / np.maximum(lid @ LUMA, 1), 1.0, 1.8) ** share
    return np.asarray(lid * scale[:, None], np.float32)


def _lash_colour(
    picture: Pixels, frame: EyeFrame, x: Doubles, upper: Floats, skin: AnyArray
) -> tuple[Floats, float]:
    """The lashes' colour, float32 (3,), and how strongly they show, 0.35..1."""
    share = np.linspace(-0.06, 0.03, 7)[:, None]
    inner = (x > 0.15) & (x < 0.85)
    y = upper[inner] + share
    colours = frame.sample(picture, np.broadcast_to(x[inner], y.shape), y)
    darkest = np.argmin(colours @ LUMA, axis=0)
    dark = np.median(colours[darkest, np.arange(inner.sum())], axis=0)
    contrast = 1 - float(dark @ LUMA) / max(float(skin.mean(axis=0) @ LUMA), 1.0)
    return dark.astype(np.float32), float(np.clip(1.5 * contrast, 0.35, 1.0))


def _grain(picture: Pixels, frame: EyeFrame, lower: Floats) -> Floats:
    """float32 (h, w): noise like the noise of the skin below the eye."""
    x = np.linspace(0.1, 0.9, max(8, int(0.8 * frame.width)))
    y = np.interp(x, np.linspace(0, 1, len(lower)), lower) + 0.12
    rows = y + np.arange(max(4, int(0.2 * frame.width)))[:, None] * frame.pixel
    luma = frame.sample(picture, np.broadcast_to(x, rows.shape), rows) @ LUMA
    rest = luma - cv2.GaussianBlur(luma, (0, 0), 1.5)
    scatter = min(1.4826 * float(np.median(np.abs(rest - np.median(rest)))) * 0.95, 6.0)
    noise = np.random.default_rng(7).normal(0, 1, frame.x.shape).astype(np.float32)
    soft = cv2.GaussianBlur(noise, (0, 0), 0.6)
    return np.asarray(soft * (scatter / max(float(soft.std()), 1e-6)), np.float32)


def _comb(width: float) -> Floats:
    """float32 (1, n, 2): the lashes' strength (0..1) and length (0..1) along the lid."""
    rng = np.random.default_rng(11)
    at = (np.arange(_LASHES) + rng.uniform(-0.6, 0.6, _LASHES)) / _LASHES
    x = np.arange(_LASH_TABLE) / _LASH_TABLE
    thickness = max(0.009, 0.6 / width)
    near = np.exp(-(((x[:, None] - at) / thickness) ** 2)) * rng.uniform(0.3, 1.0, _LASHES)
    lengths = np.interp(x, np.sort(at), rng.uniform(0.4, 1.0, _LASHES))
    return np.stack([np.minimum(near.sum(axis=1), 1.0), lengths], -1)[None].astype(np.float32)
