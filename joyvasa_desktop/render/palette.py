"""How a photo would show the inside of the mouth: its colours, its sharpness and its grain."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles, Floats, Pixels
from joyvasa_desktop.photo.portrait import Kind
from joyvasa_desktop.render.geometry import SIDES, FittedFace, canonical

LUMA = np.array([0.299, 0.587, 0.114], np.float32)
"""Shares of red, green and blue in brightness."""

_CHEEKS = (50, 280, 205, 425, 101, 330, 36, 266)
_FLAT = (50, 280, 101, 330, 151, 108, 337, 118, 347)
_CAVITY_CAST = np.array([1.0, 0.72, 0.78], np.float32)
_TONGUE_CAST = np.array([1.06, 0.93, 0.95], np.float32)
_ANIMAL_TONGUE = np.array([1.28, 0.86, 0.88], np.float32)
_IVORY = np.array([1.015, 1.0, 0.955], np.float32)
_OPEN_CM = 0.22
"""A mouth that is open further than this in the photo shows its own interior."""


@dataclass(frozen=True, slots=True, eq=False)
class Palette:
    """Colours (float32 (3,) RGB, 0..255) and texture of one photo.

    Attributes:
        skin, lips: as the photo shows them.
        tooth: a front tooth in the light of the face, before any shadow.
        gum, tongue: in the same light.
        cavity: the dark behind the teeth.
        softness: standard deviation in pixels of the blur that the photo's edges have.
        grain: standard deviation of the photo's noise in grey levels.
        grain_size: standard deviation in pixels of the blur that the noise has.
    """

    skin: Floats
    lips: Floats
    tooth: Floats
    gum: Floats
    tongue: Floats
    cavity: Floats
    softness: float
    grain: float
    grain_size: float

    @classmethod
    def from_photo(cls, picture: Pixels, face: FittedFace, kind: Kind = "human") -> Palette:
        """Reads the palette off a face.

        Args:
            picture: uint8 (H, W, 3) RGB.
            face: where the face is in it.
            kind: animals' lips are fur, so their tongue takes its pink from elsewhere.
        """
        known = canonical()
        skins = _around(picture, face.points[list(_CHEEKS)], 0.12 * face.scale)
        skin = np.median(skins, axis=0)
        light = float(np.percentile(skins @ LUMA, 70))
        chroma = _chroma(skin)
        colourful, toned = _colourfulness(picture, face)
        rings = known.ring(("mid_upper", "mid_lower"))
        lips = np.median(_around(picture, face.points[rings], 0.05 * face.scale), axis=0)
        inner = 0.6 * _chroma(lips) + 0.4 * chroma
        pink = _TONGUE_CAST if kind == "human" else _ANIMAL_TONGUE
        cavity = inner * np.clip(0.15 * light, 4, 60) * _CAVITY_CAST**colourful
        softness = _softness(picture, face)
        grain, grain_size = _grain(picture, face)
        return cls(
            skin=_colour(skin),
            lips=_colour(lips),
            tooth=_colour(_tooth(picture, face, light, chroma, colourful, toned)),
            gum=_colour(inner * 0.66 * light * _TONGUE_CAST**colourful),
            tongue=_colour(inner * 0.57 * light * pink**colourful),
            cavity=_colour(cavity),
            softness=softness,
            grain=grain,
            grain_size=grain_size,
        )


def shows_its_mouth(face: FittedFace) -> bool:
    """Whether the mouth is open in the photo itself."""
    gap = (face.points[14, :2] - face.points[13, :2]) @ face.down
    return bool(gap > _OPEN_CM * face.scale)


def mouth_outline(face: FittedFace) -> Doubles:
    """float64 (20, 2) pixels: the mouth's opening in the photo, corner to corner and back."""
    lips = canonical().lips
    ring = [78, *lips["inner_upper"], 308, *lips["inner_lower"][::-1]]
    return face.points[ring, :2]


def _tooth(
    picture: Pixels,
    face: FittedFace,
    light: float,
    chroma: Floats,
    colourful: float,
    toned: float,
) -> Floats:
    """A front tooth's colour: the photo's own if it shows any, else judged by skin and eyes.

    The white of the eye tells best how bright something white is in this light, whatever the
    colour of the skin; nothing is made brighter than the brightest part of the face.
    """
    own = own_teeth(picture, face)
    if own is not None:
        return np.asarray(1.04 * own)
    brightest = float(np.percentile(_face_pixels(picture, face) @ LUMA, 98.5))
    tint = (0.34 + 0.66 * toned) * (chroma - 1) + 1
    white = _eye_white(picture, face)
    if white is not None and colourful > 0.5 > toned and not _paler(white, chroma):
        white = None
    level = max(1.14 * light, 0.80 * brightest)
    if white is not None:
        level = max(level, min(float(white @ LUMA), 2.4 * light))
        tint = 0.6 * tint + 0.4 * _chroma(white)
    level = min(level, 1.02 * brightest, 236.0)
    return np.asarray(level * tint * _IVORY**colourful)


def own_teeth(picture: Pixels, face: FittedFace) -> Floats | None:
    """float32 (3,), the colour of the teeth that the photo itself shows, or None without any."""
    if not shows_its_mouth(face):
        return None
    pixels = _inside(picture, mouth_outline(face))
    skin = np.median(_around(picture, face.points[list(_CHEEKS)], 0.12 * face.scale), axis=0)
    if len(pixels) < 12:
        return None
    luma = pixels @ LUMA
    bright = pixels[luma >= np.percentile(luma, 55)]
    colour = np.median(bright, axis=0)
    # Tongue and lips are as red as the skin or more; teeth are much paler, and brighter than lips.
    rings = canonical().ring(("mid_upper", "mid_lower"))
    lips = np.median(_around(picture, face.points[rings], 0.05 * face.scale), axis=0)
    if not _paler(colour, skin) or colour @ LUMA < max(0.6 * (skin @ LUMA), 1.1 * (lips @ LUMA)):
        return None
    return np.asarray(colour, np.float32)


def _paler(colour: AnyArray, skin: AnyArray) -> bool:
    """Whether a colour is clearly less red than the skin, or the skin isn't red at all."""
    return bool(_chroma(colour)[0] - 1 <= 0.75 * (_chroma(skin)[0] - 1) + 0.02)


def _eye_white(picture: Pixels, face: FittedFace) -> Floats | None:
    """float32 (3,), the brightest fifth of what lies between lids and iris, if anything does."""
    found = []
    for side in SIDES:
        eye = canonical().eyes[side]
        ring = [eye.outer, *eye.upper, eye.inner, *eye.lower[::-1]]
        iris = face.points[list(eye.iris), :2]
        radius = 1.15 * np.linalg.norm(iris[1:] - iris[0], axis=1).mean()
        found.append(_inside(picture, face.points[ring, :2], iris[0], float(radius)))
    pixels = np.concatenate(found)
    if len(pixels) < 8:
        return None
    luma = pixels @ LUMA
    return np.asarray(pixels[luma >= np.percentile(luma, 80)].mean(axis=0), np.float32)


def _colourfulness(picture: Pixels, face: FittedFace) -> tuple[float, float]:
    """How coloured a photo is (0 black and white … 1), and how far it is one tone, like sepia."""
    skin = _hues(_face_pixels(picture, face))
    step = max(1, round((picture.shape[0] * picture.shape[1] / 10_000) ** 0.5))
    everything = _hues(picture[::step, ::step].reshape(-1, 3).astype(np.float32))
    middle = np.median(skin, axis=0)
    hue = float(np.abs(middle - 1).max())
    spread = float(np.percentile(np.abs(everything - middle).max(axis=1), 80))
    return float(np.clip(hue / 0.12, 0, 1)), float(np.clip(1.5 - spread / 0.06, 0, 1))


def _hues(pixels: Floats) -> Floats:
    """float32 (n, 3): pixels divided by their luma, without the darkest where there are others."""
    luma = pixels @ LUMA
    enough = luma >= min(40.0, float(np.percentile(luma, 70)))
    return np.asarray(pixels[enough] / np.maximum(luma[enough], 4)[:, None], np.float32)


def _softness(picture: Pixels, face: FittedFace) -> float:
    """Blur of the steepest edges around eyes and mouth, in pixels (0.5 … 6).

    A step edge's slope falls by √(1 + b²/s²) when an edge of blur s is blurred by b more.
    """
    known = canonical()
    points = known.ring((*known.upper_rings, *known.lower_rings))
    patch = _window(picture, face.points[points, :2], 0.4 * face.scale) @ LUMA
    if min(patch.shape) < 5:
        return 0.7
    more = max(0.8, 0.03 * face.scale)
    blurred = np.asarray(cv2.GaussianBlur(patch, (0, 0), more), np.float32)
    sharp, soft = _slope(patch), _slope(blurred)
    edges = sharp >= np.percentile(sharp, 96)
    ratio = float(np.median(sharp[edges] / np.maximum(soft[edges], 1e-3)))
    return float(np.clip(more / np.sqrt(max(ratio**2 - 1, 1e-3)), 0.5, 6))


def _slope(luma: Floats) -> Floats:
    return np.asarray(
        cv2.magnitude(
            cv2.Scharr(luma, cv2.CV_32F, 1, 0) / 32, cv2.Scharr(luma, cv2.CV_32F, 0, 1) / 32
        ),
        np.float32,
    )


def _grain(picture: Pixels, face: FittedFace) -> tuple[float, float]:
    """Strength (grey levels) and size (pixels) of the noise on the calmest of the skin."""
    reach = max(4.0, 0.35 * face.scale)
    found = []
    for index in _FLAT:
        patch = _window(picture, face.points[[index], :2], reach) @ LUMA
        if min(patch.shape) >= 6:
            # Twice, because once would leave the curvature of a small cheek in it.
            rest = patch - cv2.GaussianBlur(patch, (0, 0), 1.5)
            rest = rest - cv2.GaussianBlur(rest, (0, 0), 1.5)
            scatter = 1.4826 * float(np.median(np.abs(rest - np.median(rest))))
            likeness = float((rest[:, 1:] * rest[:, :-1]).mean() / max(rest.var(), 1e-6))
            found.append((scatter, likeness))
    if not found:
        return 0.0, 0.0
    scatter, likeness = sorted(found)[len(found) // 3]
    size = np.sqrt(-0.25 / np.log(np.clip(likeness + 0.12, 0.02, 0.8)))
    return float(np.clip(scatter, 0, 12)), float(size)


def _chroma(colour: AnyArray) -> Floats:
    return np.asarray(colour / max(float(colour @ LUMA), 4.0), np.float32)


def _colour(values: AnyArray) -> Floats:
    return np.clip(values, 0, 255).astype(np.float32)


def _face_pixels(picture: Pixels, face: FittedFace) -> Floats:
    """float32 (n, 3): at most some 10 000 pixels inside the outline of the face."""
    outline = face.points[list(canonical().oval), :2]
    pixels = _inside(picture, outline)
    if len(pixels) == 0:
        return _around(picture, face.points[[1]], 2.0)
    return pixels[:: max(1, len(pixels) // 10_000)]


def _window(picture: Pixels, points: Doubles, reach: float) -> Floats:
    """float32 (h, w, 3): the part of the picture around some points, maybe empty."""
    height, width = picture.shape[:2]
    limit = (width, height)
    low = np.clip(np.floor(points.min(axis=0) - reach), 0, limit).astype(int)
    high = np.clip(np.ceil(points.max(axis=0) + reach) + 1, 0, limit).astype(int)
    return picture[low[1] : high[1], low[0] : high[0]].astype(np.float32)


def _around(picture: Pixels, points: Doubles, radius: float) -> Floats:
    """float32 (n, 3): the pixels within a radius of each point; beyond the border the nearest."""
    height, width = picture.shape[:2]
    reach = max(round(radius), 1)
    steps = np.arange(-reach, reach + 1)
    dy, dx = np.meshgrid(steps, steps, indexing="ij")
    disc = dx**2 + dy**2 <= max(radius, 1) ** 2
    x = np.rint(points[:, :1]).astype(int) + dx[disc]
    y = np.rint(points[:, 1:2]).astype(int) + dy[disc]
    values = picture[np.clip(y, 0, height - 1), np.clip(x, 0, width - 1)]
    return np.asarray(values.reshape(-1, 3), np.float32)


def _inside(
    picture: Pixels, outline: Doubles, hole: Doubles | None = None, radius: float = 0.0
) -> Floats:
    """float32 (n, 3): the pixels inside an outline, without a round hole."""
    patch = _window(picture, outline, 1.0)
    if patch.size == 0:
        return patch.reshape(-1, 3)
    corner = np.maximum(np.floor(outline.min(axis=0) - 1), 0)
    mask = np.zeros(patch.shape[:2], np.uint8)
    cv2.fillPoly(mask, [np.rint(outline - corner).astype(np.int32)], 1)
    if hole is not None:
        x, y = np.rint(hole - corner).astype(int)
        cv2.circle(mask, (int(x), int(y)), max(1, round(radius)), 0, -1)
    return patch[mask > 0]
