"""Crops against the numbers of the published pipeline: scenes, matrices and pixels."""

import cv2
import numpy as np
import pytest
from parity.scenes import scenes

from joyvasa_desktop.photo.crop import anchors, crop_face, face_square

CASES = (
    "astro106_cli",
    "astro106_cfg",
    "astro106_norot",
    "astro106_vx",
    "astro106_lmk",
    "astro203",
    "wide106_roll25",
    "wide106_roll170",
    "tall9",
    "astro68",
    "astro5",
    "astro101",
)


@pytest.fixture(scope="module")
def goldens(shared) -> dict[str, np.ndarray]:
    with np.load(shared / "parity" / "goldens" / "pipeline_geometry.npz") as file:
        return dict(file)


def test_every_reference_crop_is_compared(goldens):
    assert set(goldens["crop_names"]) == set(CASES)


@pytest.mark.parametrize("case", CASES)
def test_crop(case, goldens):
    size, scale, _, vy, rotate = goldens[f"crop_{case}_args"]
    scene = scenes()[dict(zip(goldens["crop_names"], goldens["crop_scenes"], strict=True))[case]]
    points = goldens[f"crop_{case}_pts"]
    # The published crop never forwards the sideways shift, so 0 stands for whatever was asked.
    crop = crop_face(scene, points, int(size), scale, 0.0, vy, bool(rotate))
    assert crop.from_picture == pytest.approx(goldens[f"crop_{case}_M_o2c"], abs=1e-3)
    assert crop.to_picture == pytest.approx(goldens[f"crop_{case}_M_c2o"], abs=1e-3)
    moved = points @ crop.from_picture[:2, :2].T + crop.from_picture[:2, 2]
    assert moved == pytest.approx(goldens[f"crop_{case}_pt_crop"], abs=0.05)
    difference = np.abs(crop.image[::8, ::8].astype(int) - goldens[f"crop_{case}_img"])
    assert difference.max() <= 8
    assert difference.mean() <= 0.3
    small = cv2.resize(crop.image, (256, 256), interpolation=cv2.INTER_AREA)[::8, ::8]
    difference = np.abs(small.astype(int) - goldens[f"crop_{case}_256"])
    assert difference.max() <= 8
    assert difference.mean() <= 0.3


@pytest.mark.parametrize("use_lip", [False, True])
@pytest.mark.parametrize("count", [5, 9, 68, 101, 106, 120, 203])
def test_square(count, use_lip, goldens):
    points = goldens[f"pts_{count}"]
    expected = goldens[f"pt2_{count}_lip{use_lip:d}"]
    assert anchors(points, use_lip) == pytest.approx(expected, abs=1e-3)
    for number, (scale, vx, vy) in enumerate([(1.5, 0, -0.1), (2.3, 0.2, -0.125), (3.0, 0, 0.15)]):
        centre, side, angle = face_square(points, scale, vx, vy, use_lip)
        expected = goldens[f"rect_{count}_lip{use_lip:d}_{number}"]
        assert [*centre, side, side, angle] == pytest.approx(expected, abs=2e-3)
