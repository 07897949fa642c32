"""What is seen through the opened lips: cavity, tongue and teeth in the light of the photo."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import cv2
import numpy as np

from joyvasa_desktop.arrays import Doubles, Floats, Pixels
from joyvasa_desktop.photo.portrait import Kind
from joyvasa_desktop.render.easing import smooth_step
from joyvasa_desktop.render.geometry import HALF_MOUTH, FittedFace, canonical
from joyvasa_desktop.render.palette import Palette, shows_its_mouth
from joyvasa_desktop.render.teeth import LOWER, UPPER, Arch, make_arch

MARGIN = 2
"""Pixels drawn around the opening, for the caller's soft mask."""

_FINE = 4
"""Steps per pixel of the tables that the lips' contours are looked up in."""

_TONGUE_BEHIND = 1.0
"""Centimetres from the line where the lips meet back to the tongue's tip."""


@dataclass(frozen=True, slots=True, eq=False)
class _Opening:
    """Where every pixel of the box lies within the opening; all float32 (h, w).

    Attributes:
        x0, y0: first column and row of the box on the canvas.
        x, y: the pixels' own coordinates.
        across: 0 at the left corner of the mouth, 1 at the right.
        below_upper, above_lower: cm from the lips' contours, negative outside the opening.
    """

    x0: int
    y0: int
    x: Floats
    y: Floats
    across: Floats
    below_upper: Floats
    above_lower: Floats


class Interior:
    """The inside of one portrait's mouth, drawn for any pose and opening.

    Attributes:
        palette: the colours that the photo gave.
        seam: float64 (3,) canonical cm, the middle of the line where the lips meet.
        upper, lower: the rows of teeth, or None if none are drawn.
    """

    def __init__(
        self, picture: Pixels, face: FittedFace, kind: Kind = "human", teeth: bool = True
    ) -> None:
        """Reads the photo's colours and draws its teeth.

        Args:
            picture: uint8 (H, W, 3) RGB.
            face: where the face is in it.
            kind: animals get no teeth.
            teeth: whether to draw any.
        """
        self.palette = Palette.from_photo(picture, face, kind)
        self.seam = np.asarray(canonical().points[[13, 14]].mean(axis=0))
        stretch = _stretch(face)
        rng = np.random.default_rng(zlib.crc32(np.ascontiguousarray(picture[::7, ::7]).tobytes()))
        self._stretch = stretch
        self.upper: Arch | None = None
        self.lower: Arch | None = None
        if teeth and kind == "human":
            make = (self.palette, self.seam, face.scale, stretch, rng)
            self.upper = make_arch(UPPER, *make)
            self.lower = make_arch(LOWER, *make)
        self._grain = _grain_sheet(self.palette, rng)
        # Light that has been in the mouth is redder: shadows keep some of the cavity's hue.
        hue = self.palette.cavity / max(float(self.palette.cavity.mean()), 1.0)
        self._shade = np.asarray(1.2 - 0.2 * hue, np.float32)

    def draw(
        self,
        upper: Doubles,
        lower: Doubles,
        project: Doubles,
        jaw_project: Doubles,
        *,
        jaw: float,
        low: float,
        tongue: float,
    ) -> tuple[int, int, Floats]:
        """Draws the inside of the mouth in the box around the opening.

        Args:
            upper, lower: float64 (n, 2), the lips' inner contours from the left corner to the
                right, canvas pixels (centres at integers).
            project: float64 (2, 4), homogeneous canonical cm of the head to canvas pixels.
            jaw_project: the same for what moves with the jaw.
            jaw: how far the jaw is open, about 0..1.
            low: how far the lower lip is drawn down, about 0..1.
            tongue: how far the tongue's tip is raised, 0..1.

        Returns:
            Column and row of the box's first pixel on the canvas, and its colours: float32
            (h, w, 3), 0..255.
        """
        scale = max(float(np.linalg.norm(project[:, :2], axis=0).max()), 1e-3)
        opening = _measure(upper, lower, scale)
        colours = self._cavity(opening)
        rise = 0.08 + 0.50 * float(smooth_step(0, 0.9, jaw)) + 0.42 * tongue
        self._add_tongue(colours, opening, jaw_project, rise)
        if self.lower is not None and self.upper is not None:
            shade = 0.72 + 0.28 * min(1.0, 1.6 * max(low, 0.0) + 0.25)
            column, row = self.lower.locate(jaw_project, opening.x, opening.y)
            _lay_over(colours, self.lower.sample(column, row), shade)
            column, row = self.upper.locate(project, opening.x, opening.y)
            _lay_over(colours, self.upper.sample(column, row), 1.0)
        colours *= 1 - (1 - _lip_shadow(opening))[..., None] * self._shade
        self._add_grain(colours, opening, project)
        np.clip(colours, 0, 255, out=colours)
        return opening.x0, opening.y0, colours

    def _cavity(self, opening: _Opening) -> Floats:
        """The throat: darkest at the top and in the middle, a little lighter towards the lip."""
        height = np.maximum(opening.below_upper + opening.above_lower, 1e-3)
        depth = np.clip(opening.below_upper / height, 0, 1)
        light = 0.62 + 0.75 * depth * np.sqrt(depth)
        return np.asarray(light[..., None] * self.palette.cavity, np.float32)

    def _add_tongue(
        self, colours: Floats, opening: _Opening, jaw_project: Doubles, rise: float
    ) -> None:
        """A matt dome with a groove and a touch of wetness, on a plane that moves with the jaw.

        `rise` is the height in cm of its middle above the jaw's place for the lips' line.
        """
        x, y = _on_plane(jaw_project, self.seam, _TONGUE_BEHIND, opening)
        side = np.abs(x) / (1.75 * self._stretch)
        top = 0.4 * side**2 - rise
        depth = y - top
        opacity = smooth_step(0, 0.28, depth) * np.clip((1.05 - side) / 0.3, 0, 1)
        body = 0.56 + 0.44 * np.exp(-(((depth - 0.24) / 0.28) ** 2))
        groove = 0.16 * np.exp(-((x / 0.11) ** 2)) * smooth_step(0.1, 0.4, depth)
        wet = 0.10 * np.exp(-(((x + 0.28) / 0.3) ** 2) - ((depth - 0.26) / 0.07) ** 2)
        light = body * (1 - groove)
        tongue_colour = light[..., None] * self.palette.tongue + wet[..., None] * self.palette.skin
        colours += opacity[..., None] * (tongue_colour - colours)

    def _add_grain(self, colours: Floats, opening: _Opening, project: Doubles) -> None:
        """The photo's noise, fixed to the head so that it neither swims nor flickers."""
        if self._grain is None:
            return
        x, y = _on_plane(project, self.seam, 0.0, opening)
        size = self._grain.shape[0]
        density = float(np.linalg.norm(project[:, 0]))
        noise = cv2.remap(
            self._grain,
            x * density + size / 2,
            y * density + size / 2,
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_WRAP,
        )
        level = np.clip(colours[..., 1] / 90, 0.35, 1)
        colours += (noise * level)[..., None]


def _stretch(face: FittedFace) -> float:
    """The mouth's width in units of the average one; a smile widens lips, not teeth."""
    width = float(np.linalg.norm(face.points[61] - face.points[291]))
    limit = 1.03 if shows_its_mouth(face) else 1.12
    return float(np.clip(width / (2 * HALF_MOUTH * face.scale), 0.85, limit))


def _measure(upper: Doubles, lower: Doubles, scale: float) -> _Opening:
    """Places a box around the contours and finds every pixel's distances from them."""
    points = np.concatenate([upper, lower])
    x0, y0 = np.floor(points.min(axis=0)).astype(int) - MARGIN
    x1, y1 = np.ceil(points.max(axis=0)).astype(int) + MARGIN
    x, y = np.meshgrid(
        np.arange(x0, x1 + 1, dtype=np.float32), np.arange(y0, y1 + 1, dtype=np.float32)
    )
    left, right = (upper[0] + lower[0]) / 2, (upper[-1] + lower[-1]) / 2
    width = float(np.linalg.norm(right - left))
    along = (right - left) / width if width > 1e-6 else np.array([1.0, 0.0])
    ex, ey = np.float32(along[0]), np.float32(along[1])
    lx, ly = np.float32(left[0]), np.float32(left[1])
    t = (x - lx) * ex + (y - ly) * ey
    d = (y - ly) * ex - (x - lx) * ey
    place = np.clip((t + MARGIN) * _FINE + 0.5, 0, (width + 2 * MARGIN) * _FINE).astype(np.intp)
    samples = np.arange(int((width + 2 * MARGIN) * _FINE) + 2) / _FINE - MARGIN
    top, bottom = (_profile(line - left, along, samples) for line in (upper, lower))
    per_cm = np.float32(1 / scale)
    return _Opening(
        int(x0),
        int(y0),
        x,
        y,
        np.asarray(t / max(width, 1.0), np.float32),
        (d - top[place]) * per_cm,
        (bottom[place] - d) * per_cm,
    )


def _profile(line: Doubles, along: Doubles, samples: Doubles) -> Floats:
    """float32: a contour's distance from the line between the corners, at these places on it."""
    t = np.maximum.accumulate(line @ along)
    across = np.array([-along[1], along[0]])
    return np.asarray(np.interp(samples, t, line @ across), np.float32)


def _on_plane(
    project: Doubles, seam: Doubles, behind: float, opening: _Opening
) -> tuple[Floats, Floats]:
    """Pixels as cm right of and below the seam, on the plane so far behind it."""
    z = seam[2] + behind
    inverse = np.linalg.pinv(project[:, :2])
    origin = -inverse @ (project[:, 2] * z + project[:, 3]) - seam[:2]
    m, o = inverse.astype(np.float32), origin.astype(np.float32)
    return (
        m[0, 0] * opening.x + m[0, 1] * opening.y + o[0],
        m[1, 0] * opening.x + m[1, 1] * opening.y + o[1],
    )


def _lay_over(colours: Floats, layer: Floats, brightness: float) -> None:
    """Puts a layer (colour times opacity, opacity) over the colours."""
    colours *= 1 - layer[..., 3:]
    colours += layer[..., :3] * np.float32(brightness)


def _lip_shadow(opening: _Opening) -> Floats:
    """How much light reaches each pixel past the lips and corners."""
    to_corner = np.minimum(opening.across, 1 - opening.across)
    corner = 0.40 + 0.60 * smooth_step(-0.02, 0.26, to_corner)
    under_upper = 0.79 + 0.21 * np.clip(opening.below_upper / 0.26, 0, 1)
    over_lower = 0.86 + 0.14 * np.clip(opening.above_lower / 0.12, 0, 1)
    return np.asarray(corner * under_upper * over_lower, np.float32)


def _grain_sheet(palette: Palette, rng: np.random.Generator) -> Floats | None:
    """float32 (256, 256): noise as strong and as coarse as the photo's, or None without any."""
    if palette.grain < 0.3:
        return None
    noise = rng.standard_normal((256, 256), np.float32)
    if palette.grain_size > 0.3:
        noise = np.asarray(cv2.GaussianBlur(noise, (0, 0), palette.grain_size), np.float32)
    return np.asarray(noise * (palette.grain / noise.std()), np.float32)
