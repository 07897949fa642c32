"""Blinks and glances in real photos."""

from __future__ import annotations

import numpy as np
import pytest

from joyvasa_desktop.photo.portrait import Portrait
from joyvasa_desktop.render.animal import mesh_from_points
from joyvasa_desktop.render.eyes import Eyes


def _eyes(portrait: Portrait) -> Eyes:
    points = portrait.landmarks.astype(np.float64)
    if portrait.kind == "animal":
        points = mesh_from_points(points)
    return Eyes(portrait.picture, points, portrait.kind)


@pytest.mark.parametrize("name", ["woman", "cat"])
def test_back_at_rest_the_photo_is_untouched(name: str, request: pytest.FixtureRequest) -> None:
    portrait: Portrait = request.getfixturevalue(name)
    eyes = _eyes(portrait)
    target = portrait.picture.copy()
    eyes.paint(target, 1.0, 1.0, 0.1, 0.1)
    assert not np.array_equal(target, portrait.picture)
    eyes.paint(target, 0.0, 0.0, 0.0, 0.0)
    assert np.array_equal(target, portrait.picture)
