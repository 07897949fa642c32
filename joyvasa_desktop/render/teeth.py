"""Two rows of teeth as textures on arches in space, drawn to suit one photo."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from joyvasa_desktop.arrays import AnyArray, Doubles, Floats
from joyvasa_desktop.render.easing import smooth_step
from joyvasa_desktop.render.palette import Palette

_HALF = 3.1
"""Centimetres along the arch from its middle to either end of the texture."""


@dataclass(frozen=True, slots=True)
class Row:
    """The anatomy of one row of teeth, from the middle outwards, in centimetres.

    Attributes:
        widths, heights: of the crowns, central incisor first.
        sag: how much shorter each tooth reaches than the central incisor.
        rounding: how much the corners of the edge are rounded.
        radius: of the arch.
        edge: where the central incisor's edge is, below the line where the lips meet.
        behind: how far behind that line the foremost tooth stands.
        points_down: whether the crowns hang from above.
        brightness: of the whole row; the lower one stands in the shade of the upper.
    """

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    sag: tuple[float, ...]
    rounding: float
    radius: float
    edge: float
    behind: float
    points_down: bool
    brightness: float


UPPER = Row(
    widths=(0.86, 0.66, 0.74, 0.68, 0.66, 0.9),
    heights=(1.0, 0.92, 1.0, 0.86, 0.8, 0.75),
    sag=(0.0, 0.05, 0.02, 0.08, 0.12, 0.17),
    rounding=0.10,
    radius=2.6,
    edge=0.22,
    behind=0.55,
    points_down=True,
    brightness=0.95,
)
LOWER = Row(
    widths=(0.53, 0.58, 0.66, 0.66, 0.68, 0.9),
    heights=(0.88, 0.88, 0.92, 0.84, 0.8, 0.76),
    sag=(0.0, 0.01, 0.0, 0.05, 0.09, 0.12),
    rounding=0.06,
    radius=2.3,
    edge=-0.06,
    behind=0.72,
    points_down=False,
    brightness=0.80,
)


@dataclass(frozen=True, slots=True, eq=False)
class Arch:
    """A curved sheet that carries a texture: x = anchor + R sin(arc/R), z falls back from it.

    Attributes:
        anchor: float64 (3,) canonical cm: the middle of the sheet's front, at the texture's
            row `origin`.
        radius: of the curve in cm.
        density: texture pixels per cm.
        origin: the row of the texture at the anchor's height.
        texture: float32 (h, w, 4), colour times opacity and opacity (0..1).
    """

    anchor: Doubles
    radius: float
    density: float
    origin: float
    texture: Floats

    def locate(self, project: Doubles, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Which spot of the texture each pixel of the canvas shows.

        Args:
            project: float64 (2, 4), homogeneous canonical cm to canvas pixels.
            x, y: float32 (h, w), the pixels.

        Returns:
            float32 (h, w) twice: column and row in the texture.
        """
        across, down, away, shift = project.T
        arc = np.linspace(-_HALF, _HALF, 97)
        angle = arc / self.radius
        side = self.anchor[0] + self.radius * np.sin(angle)
        back = self.anchor[2] + self.radius * (1 - np.cos(angle))
        # Along the direction square to the sheet's own "down", a pixel depends on the arc only.
        square = np.array([down[1], -down[0]])
        square *= np.sign(square @ across) or 1.0
        reached = side * (square @ across) + back * (square @ away) + square @ shift
        # Where the sheet turns away from the viewer, its nearer side hides the rest.
        middle = len(arc) // 2
        reached[middle:] = np.maximum.accumulate(reached[middle:])
        reached[middle::-1] = np.minimum.accumulate(reached[middle::-1])
        along = (square[0] * x + square[1] * y).astype(np.float32)
        found = np.interp(along, reached + 1e-9 * arc, arc).astype(np.float32)
        length = float(down @ down) or 1.0
        unit = down / length
        behind = np.interp(arc, arc, side * (unit @ across) + back * (unit @ away))
        drop = unit[0] * x + unit[1] * y - np.interp(found, arc, behind) - unit @ shift
        column = found * self.density + (self.texture.shape[1] - 1) / 2
        row = (drop - self.anchor[1]) * self.density + self.origin
        return column, row.astype(np.float32)

    def sample(self, column: Floats, row: Floats) -> Floats:
        """float32 (h, w, 4): the texture at these places, transparent beyond its border."""
        return np.asarray(cv2.remap(self.texture, column, row, cv2.INTER_LINEAR))


def make_arch(
    row: Row,
    palette: Palette,
    seam: Doubles,
    pixels_per_cm: float,
    stretch: float,
    rng: np.random.Generator,
) -> Arch:
    """Draws one row of teeth in a photo's colours, as sharp as the photo.

    Args:
        row: which row.
        palette: the photo's.
        seam: float64 (3,) canonical cm, the middle of the line where the lips meet.
        pixels_per_cm: of the photo.
        stretch: width of this mouth in units of the average one.
        rng: makes the teeth slightly irregular.
    """
    density = float(np.clip(pixels_per_cm, 6, 90))
    fine = density * 2
    above, below = (1.45, 0.25) if row.points_down else (0.25, 1.35)
    columns, rows = round(2 * _HALF * density), round((above + below) * density)
    u = (np.arange(2 * columns) + 0.5) / fine - _HALF
    v = (np.arange(2 * rows) + 0.5) / fine - above
    drawn = _draw(row, palette, u / stretch, v if row.points_down else -v, rng)
    # Drawn twice as fine and averaged, the outlines come out smooth.
    texture = cv2.resize(drawn, (columns, rows), interpolation=cv2.INTER_AREA)
    scale = density / pixels_per_cm
    texture = cv2.GaussianBlur(texture, (0, 0), max(0.3, 0.85 * palette.softness * scale))
    origin = above * density - 0.5
    anchor = seam + np.array([0.0, row.edge, row.behind])
    return Arch(anchor, row.radius * stretch, density, origin, np.asarray(texture, np.float32))


def _draw(row: Row, palette: Palette, u: AnyArray, v: AnyArray, rng: np.random.Generator) -> Floats:
    """float32 (rows, columns, 4): crowns over gum; `v` grows from the gum to the edges."""
    texture = np.zeros((len(v), len(u), 4), np.float32)
    _draw_gum(texture, row, palette, u, v)
    start = 0.0
    for index, width in enumerate(row.widths):
        for side in (-1, 1):
            centre = side * (start + width / 2)
            _draw_tooth(texture, row, index, palette, u - centre, v, side, rng)
        start += width
    fade = 1 - 0.62 * np.clip(np.abs(u) / (2.8 * row.radius / 2.6), 0, 1) ** 1.7
    texture[..., :3] *= fade[None, :, None].astype(np.float32)
    return texture


def _draw_gum(texture: Floats, row: Row, palette: Palette, u: AnyArray, v: AnyArray) -> None:
    """A pink band from the root side down to just below the necks of the crowns."""
    reach = -(row.heights[0] - 0.16) - 0.02 * np.abs(u)
    opacity = smooth_step(0, 0.05, reach[None, :] - v[:, None])
    texture[..., :3] = opacity[..., None] * palette.gum * row.brightness
    texture[..., 3] = opacity


def _draw_tooth(
    texture: Floats,
    row: Row,
    index: int,
    palette: Palette,
    u: AnyArray,
    v: AnyArray,
    side: int,
    rng: np.random.Generator,
) -> None:
    """Lays one crown over the texture; `u` is measured from its middle."""
    width, height = row.widths[index], row.heights[index]
    tilt, shift, tone = rng.normal(0, (0.018, 0.012, 0.018))
    near = np.abs(u) < 0.62 * width
    u = u[near][None, :] * side
    edge = -row.sag[index] + shift + tilt * u
    v = v[:, None] - edge
    across = u / (width / 2)
    # A crown is widest near its edge and narrows towards the gum.
    toward_gum = np.clip(-v / height, 0, 1)
    half = (width / 2) * (0.985 - 0.15 * toward_gum**1.8)
    bite = row.rounding * np.clip(np.abs(across) - 0.35, 0, None) ** 2 * 2.4
    if index == 2:
        bite = bite + 0.09 * np.abs(across) ** 1.3
    neck = height * (1 - 0.13 * across**2)
    inside = np.minimum(half - np.abs(u), 0.03) / 0.045
    opacity = smooth_step(-0.66, 0.34, inside)
    opacity = opacity * smooth_step(0, 0.04, -v - bite) * smooth_step(0, 0.05, v + neck)
    colour = _enamel(across, -v / height, tone)[..., None] * palette.tooth * row.brightness
    warmth = 1 + toward_gum[..., None] * (_warm(palette) - 1)
    part = texture[:, near]
    part *= 1 - opacity[..., None]
    part[..., :3] += opacity[..., None] * np.minimum(colour * warmth, 250)
    part[..., 3] += opacity
    texture[:, near] = part


def _enamel(across: AnyArray, height: AnyArray, tone: float) -> AnyArray:
    """Brightness of a crown: rounded sideways, clearer at the edge, with a soft highlight."""
    rounded = 1 - 0.13 * np.abs(across) ** 3.2
    edge = 1 - 0.12 * np.exp(-((height / 0.07) ** 2))
    body = 1 - 0.10 * np.clip(height, 0, 1) ** 1.5
    shine = 1 + 0.05 * np.exp(-(((across + 0.18) / 0.3) ** 2) - ((height - 0.42) / 0.25) ** 2)
    return np.asarray(rounded * edge * body * shine * (1 + tone))


def _warm(palette: Palette) -> Floats:
    """How much warmer enamel is at the gum: a third of the gum's own hue."""
    hue = palette.gum / max(float(palette.gum.mean()), 1.0)
    base = palette.tooth / max(float(palette.tooth.mean()), 1.0)
    return np.asarray(1 + 0.12 * (hue / np.maximum(base, 0.1) - 1), np.float32)
