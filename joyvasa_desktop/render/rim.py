"""Finds where an animal's eyeball ends, near a guess."""

from __future__ import annotations

import cv2
import numpy as np

from joyvasa_desktop.arrays import Doubles, Floats, Pixels
from joyvasa_desktop.render.eyeframe import EyeFrame

_ANGLES = 72
_REACHES = np.linspace(0.78, 1.34, 29)
"""Radii to look at, in units of the guess's."""

_PULL = 0.8
_STIFF = 0.22


def find_rim(picture: Pixels, frame: EyeFrame, guess: Doubles) -> Doubles:
    """The closed path around the eye with the strongest contrast across it.

    Args:
        picture: uint8 (H, W, 3).
        frame: the eye's coordinates.
        guess: float64 (n, 2), a star-shaped outline in eye coordinates.

    Returns:
        float64 (72, 2) in eye coordinates.
    """
    centre = (guess.min(axis=0) + guess.max(axis=0)) / 2
    angles = np.arange(_ANGLES) * 2 * np.pi / _ANGLES
    radii = _radii(guess - centre, angles)
    rays = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    at = centre + rays[:, None] * (radii[:, None] * _REACHES)[..., None]
    cost = _PULL * ((_REACHES - 1.0) / 0.3) ** 2 - _contrast(picture, frame, at)
    path = _cheapest_loop(cost)
    chosen = _REACHES[path]
    padded = np.concatenate([chosen[-3:], chosen, chosen[:3]])
    smooth = np.convolve(padded, np.array([1, 3, 5, 6, 5, 3, 1]) / 24, mode="valid")
    return np.asarray(centre + rays * (radii * smooth)[:, None])


def _radii(outline: Doubles, angles: Doubles) -> Doubles:
    """The outline's distance from its centre in every direction."""
    own = np.arctan2(outline[:, 1], outline[:, 0])
    order = np.argsort(own)
    distance = np.linalg.norm(outline, axis=1)[order]
    return np.asarray(np.interp(angles, own[order], distance, period=2 * np.pi))


def _contrast(picture: Pixels, frame: EyeFrame, at: Doubles) -> Floats:
    """float32 (angles, radii), 0..1: how much the colour changes along each ray."""
    colours = frame.sample(picture, at[..., 0], at[..., 1], 0.012)
    lab = cv2.cvtColor(colours / 255, cv2.COLOR_RGB2LAB)
    change = np.zeros(lab.shape[:2], np.float32)
    change[:, 2:-2] = np.linalg.norm(lab[:, 4:] - lab[:, :-4], axis=-1)
    return np.asarray(np.minimum(change / max(float(np.percentile(change, 95)), 4.0), 1.0))


def _cheapest_loop(cost: Doubles) -> Doubles:
    """The index in every row whose sum is least, where steps to the next row cost too."""
    twice = np.vstack([cost, cost, cost])
    n, m = twice.shape
    step = _STIFF * np.abs(np.arange(m)[:, None] - np.arange(m)[None])
    total, back = twice[0], np.zeros((n, m), int)
    for row in range(1, n):
        options = total[None, :] + step
        back[row] = options.argmin(axis=1)
        total = options.min(axis=1) + twice[row]
    path = np.zeros(n, int)
    path[-1] = int(total.argmin())
    for row in range(n - 1, 0, -1):
        path[row - 1] = back[row, path[row]]
    # The first and the last turn only bring the middle one to where it closes on itself.
    return path[len(cost) : 2 * len(cost)]
