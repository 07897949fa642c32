"""Pictures into the networks and back into the photo, against the published pipeline's numbers."""

from __future__ import annotations

import hashlib

import cv2
import numpy as np
import pytest
import torch
from PIL import Image

from joyvasa_desktop import paths
from joyvasa_desktop.photo.crop import crop_face
from joyvasa_desktop.render.networks.pictures import photo_tensor, pixels
from joyvasa_desktop.render.pasting import SIDE, Pasting, edge_mask

PASTED = ("astro106_cfg", "wide106_roll25", "tall9")

MASK_BYTES = "2b2d5e2b9f1ae383c1cbf88546fc65fc6d9cdc84f688501389156e27e2526bb9"
"""SHA-256 of the published mask's pixels."""

LARGEST, MEAN = 8, 0.3
"""Versions of OpenCV differ by so many levels where they interpolate."""


@pytest.fixture(scope="module")
def goldens(numbers):
    return numbers("pipeline_geometry")


@pytest.fixture(scope="module")
def scenes() -> dict[str, np.ndarray]:
    picture = np.asarray(Image.open(paths.samples() / "astronaut.png").convert("RGB"))
    wide = np.concatenate([picture, picture[:, ::-1]], axis=1)[20:452, 100:900]
    parts = {"astronaut": picture, "wide": wide, "tall": picture[:, 130:330]}
    return {name: np.ascontiguousarray(part) for name, part in parts.items()}


@pytest.fixture(params=PASTED)
def pasted(request, goldens, scenes):
    """A case: its name, the photo, the crop, and what stands for a drawn frame."""
    name = request.param
    size, scale, _, vy, rotate = goldens[f"crop_{name}_args"]
    scene = scenes[dict(zip(goldens["crop_names"], goldens["crop_scenes"], strict=True))[name]]
    points = goldens[f"crop_{name}_pts"]
    crop = crop_face(scene, points, int(size), scale, 0.0, vy, bool(rotate))
    return name, scene, crop, np.roll(255 - crop.image, 17, axis=1)


def test_the_mask_is_the_published_one():
    assert hashlib.sha256(edge_mask(0.5).tobytes()).hexdigest() == MASK_BYTES


def test_every_reference_frame_is_compared(goldens):
    names = [key.removeprefix("paste_") for key in goldens.arrays if key.startswith("paste_")]
    assert {name.removesuffix("_res") for name in names if name.endswith("_res")} == set(PASTED)


def test_pasted_frames(pasted, goldens):
    name, scene, crop, frame = pasted
    found = Pasting(scene, crop.to_picture).paste(frame)
    difference = np.abs(found[::4, ::4].astype(int) - goldens[f"paste_{name}_res"])
    assert difference.max() <= LARGEST
    assert difference.mean() <= MEAN
    mean, deviation, total = goldens[f"paste_{name}_res_stats"]
    assert [found.mean(), found.std()] == pytest.approx([mean, deviation], abs=0.05)
    assert found.sum(dtype=np.int64) == pytest.approx(total, rel=1e-4)


def test_masks_in_the_photo(pasted, goldens):
    name, scene, crop, _ = pasted
    black, white = np.zeros_like(scene), np.full((SIDE, SIDE, 3), 255, np.uint8)
    # A white frame in a black photo shows the mask itself.
    found = Pasting(black, crop.to_picture).paste(white)[::4, ::4, 0]
    wanted = goldens[f"paste_{name}_mask"]
    assert np.abs(found / 255 - wanted).max() <= 2 / 255


def test_pasted_frames_are_the_whole_formula(pasted):
    """What is done in a part of the photo equals the same done everywhere."""
    _, scene, crop, frame = pasted
    size = scene.shape[1::-1]
    mask, square = (
        cv2.warpAffine(image, crop.to_picture[:2], size, flags=cv2.INTER_LINEAR)
        for image in (edge_mask(0.5), frame)
    )
    share = mask[..., None].astype(np.float32) / 255
    wanted = np.clip(share * square + (1 - share) * scene, 0, 255).astype(np.uint8)
    difference = np.abs(Pasting(scene, crop.to_picture).paste(frame).astype(int) - wanted)
    assert difference.max() <= LARGEST
    assert difference.mean() <= 0.01


def test_pixels_are_cut_off_as_published(goldens):
    found = pixels(torch.tensor(goldens["parse_in"]))
    assert np.array_equal(found, goldens["parse_out"])


def test_photos_for_the_networks(goldens, scenes):
    tensor = photo_tensor(scenes["wide"])[0]
    assert goldens.largest_error("prepare_source_wide", tensor[:, ::8, ::8]) <= 1e-6
    mean, deviation, total = goldens["prepare_source_wide_stats"]
    assert float(tensor.mean()) == pytest.approx(mean, abs=1e-5)
    assert float(tensor.std(correction=0)) == pytest.approx(deviation, abs=1e-5)
    assert float(tensor.double().abs().sum()) == pytest.approx(total, rel=1e-6)
