"""Photos become tensors, tensors become pixels."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import torch

from joyvasa_desktop.render.networks.pictures import photo_tensor, pixels


def test_a_photo_of_the_right_size_is_only_scaled():
    photo = np.random.default_rng(0).integers(0, 256, (256, 256, 3), np.uint8)
    tensor = photo_tensor(photo)
    assert tensor.shape == (1, 3, 256, 256)
    assert tensor[0, 2, 10, 20] == pytest.approx(photo[10, 20, 2] / 255)


def test_another_size_is_resized_in_whole_numbers():
    photo = np.random.default_rng(0).integers(0, 256, (90, 130, 3), np.uint8)
    wanted = cv2.resize(photo, (256, 256), interpolation=cv2.INTER_LINEAR)
    assert torch.equal((photo_tensor(photo) * 255).round()[0], torch.tensor(wanted).movedim(2, 0))


def test_a_photo_that_may_not_be_written_serves_as_well():
    photo = np.full((256, 256, 3), 255, np.uint8)
    photo.flags.writeable = False
    assert photo_tensor(photo).min() == 1


def test_pixels_are_cut_off_and_kept_in_range():
    picture = torch.tensor([-0.5, 0.0, 0.999, 1.0, 7.0]).view(1, 1, 1, 5).repeat(1, 3, 1, 1)
    made = pixels(picture)
    assert made.shape == (1, 1, 5, 3)
    assert made[0, 0, :, 0].tolist() == [0, 0, 254, 255, 255]


def test_a_picture_survives_both_ways():
    photo = np.random.default_rng(1).integers(0, 256, (256, 256, 3), np.uint8)
    there = pixels(photo_tensor(photo) + 1e-4)[0]
    assert np.array_equal(there, photo)
