"""Rows of teeth on arches in space: where they are, and that turning the head shows it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from joyvasa_desktop.arrays import AnyArray, Doubles, Floats
from joyvasa_desktop.render.palette import Palette
from joyvasa_desktop.render.teeth import LOWER, UPPER, Arch, Row, make_arch

SEAM = np.array([0.0, 4.27, -5.3])
FLAT = np.column_stack([np.eye(2, 3) * 40, [200.0, 100.0]])
"""A viewer straight ahead, 40 pixels per cm."""


def colour(*values: float) -> Floats:
    return np.array(values, np.float32)


@pytest.fixture
def palette() -> Palette:
    return Palette(
        skin=colour(200, 160, 140),
        lips=colour(170, 100, 100),
        tooth=colour(220, 212, 200),
        gum=colour(150, 90, 90),
        tongue=colour(140, 85, 85),
        cavity=colour(30, 18, 18),
        softness=0.6,
        grain=0.0,
        grain_size=0.0,
    )


def arch(row: Row, palette: Palette, pixels_per_cm: float = 40.0, stretch: float = 1.0) -> Arch:
    return make_arch(row, palette, SEAM, pixels_per_cm, stretch, np.random.default_rng(1))


def opacity(sheet: Arch, x: AnyArray, y: AnyArray, project: Doubles = FLAT) -> AnyArray:
    """Opacity where the head's points (cm right of and below the seam) appear."""
    pixels = np.column_stack([x, y + SEAM[1]]) @ project[:, :2].T + project[:, 3]
    grid = pixels.astype(np.float32)[None]
    return sheet.sample(*sheet.locate(project, grid[..., 0], grid[..., 1]))[0, :, 3]


@pytest.mark.parametrize("row", [UPPER, LOWER])
def test_the_edge_of_the_incisors_is_where_anatomy_has_it(row: Row, palette: Palette) -> None:
    sheet = arch(row, palette)
    y = np.linspace(row.edge - 0.2, row.edge + 0.2, 81)
    covered = opacity(sheet, np.full(81, 0.4), y) > 0.5
    edge = y[covered].max() if row is UPPER else y[covered].min()
    assert edge == pytest.approx(row.edge, abs=0.06)


@pytest.mark.parametrize("row", [UPPER, LOWER])
def test_gaps_are_faint_not_black(row: Row, palette: Palette) -> None:
    sheet = arch(row, palette)
    x = np.linspace(-1.2, 1.2, 400)
    side = -1 if row is UPPER else 1
    assert opacity(sheet, x, np.full(400, row.edge + side * 0.3)).min() > 0.6


def test_the_row_gets_darker_to_the_sides(palette: Palette) -> None:
    sheet = arch(UPPER, palette)
    line = sheet.texture[round(sheet.origin - 0.4 * sheet.density), :, 1]
    middle = len(line) // 2
    front = line[middle - 20 : middle + 20].mean()
    assert line[middle + 90 : middle + 105].mean() < 0.8 * front
    assert line[middle - 105 : middle - 90].mean() < 0.8 * front


def test_no_tooth_is_brighter_than_the_palette_allows(palette: Palette) -> None:
    for row in (UPPER, LOWER):
        texture = arch(row, palette).texture
        assert (texture[..., :3].max(axis=(0, 1)) <= 1.06 * palette.tooth).all()
        assert texture[..., 3].max() <= 1 + 1e-5
        assert texture.min() >= 0


def test_left_and_right_differ_slightly(palette: Palette) -> None:
    """Nobody's teeth are a mirror image."""
    texture = arch(UPPER, palette).texture
    difference = np.abs(texture - texture[:, ::-1])[..., 1]
    assert 0.3 < difference.mean() < 12


def test_a_soft_photo_has_soft_teeth(palette: Palette) -> None:
    crisp = arch(UPPER, palette).texture[..., 3]
    soft = arch(UPPER, replace(palette, softness=3.0)).texture[..., 3]
    assert np.abs(np.diff(soft, axis=0)).max() < 0.5 * np.abs(np.diff(crisp, axis=0)).max()


def test_a_point_of_the_arch_is_found_where_it_is_projected(palette: Palette) -> None:
    """Projecting points of the sheet and locating their pixels leads back to them."""
    sheet = arch(UPPER, palette)
    yaw, pitch = np.radians([12, -7])
    turn = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
    nod = np.array(
        [[1, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]]
    )
    project = np.column_stack([(nod @ turn)[:2] * 33, [250.0, 80.0]])
    arc, drop = np.linspace(-2, 2, 9), np.linspace(-0.6, 0.1, 9)
    angle = arc / sheet.radius
    points = sheet.anchor + np.column_stack(
        [sheet.radius * np.sin(angle), drop, sheet.radius * (1 - np.cos(angle))]
    )
    pixels = (points @ project[:, :3].T + project[:, 3]).astype(np.float32)[None]
    column, row = sheet.locate(project, pixels[..., 0], pixels[..., 1])
    middle = (sheet.texture.shape[1] - 1) / 2
    assert (column[0] - middle) / sheet.density == pytest.approx(arc, abs=0.02)
    assert (row[0] - sheet.origin) / sheet.density == pytest.approx(drop, abs=0.02)


def test_tiny_and_huge_faces_get_textures_of_bounded_size(palette: Palette) -> None:
    assert arch(UPPER, palette, 0.5).texture.size > 0
    assert max(arch(UPPER, palette, 500).texture.shape) < 1000


def test_the_same_seed_draws_the_same_teeth(palette: Palette) -> None:
    assert np.array_equal(arch(LOWER, palette).texture, arch(LOWER, palette).texture)


def test_a_wider_mouth_has_wider_teeth(palette: Palette) -> None:
    wide, usual = (arch(UPPER, palette, stretch=by) for by in (1.12, 1.0))
    assert wide.radius > usual.radius
