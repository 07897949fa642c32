"""The appearance extractor, with its norms folded, against the plain formula."""

from __future__ import annotations

import pytest
import torch
from parity import plain_networks as plain

from joyvasa_desktop.render.networks.appearance import AppearanceExtractor


def test_the_features_are_those_of_the_plain_formula(invented):
    network = AppearanceExtractor(invented)
    photos = torch.rand(2, 3, 16, 24)
    features = network(photos)
    assert features.shape == (2, 32, 16, 4, 6)
    assert features == pytest.approx(plain.appearance(invented.made, photos), abs=1e-4)


def test_the_photo_stays_as_it_is(invented):
    photo = torch.rand(1, 3, 8, 8)
    before = photo.clone()
    AppearanceExtractor(invented)(photo)
    assert torch.equal(photo, before)
