"""Portraits made smaller: everything in them keeps its place in the picture."""

from __future__ import annotations

import numpy as np
import pytest

from joyvasa_desktop.photo.portrait import InsightPoints, Portrait
from joyvasa_desktop.photo.shrink import smaller


def test_alpha_and_points_of_animals_shrink_too() -> None:
    picture = np.zeros((200, 400, 3), np.uint8)
    alpha = np.zeros((200, 400), np.uint8)
    alpha[:, 200:] = 255
    points = np.array([[199.5, 99.5]] * 9, np.float32)
    portrait = Portrait(picture, "animal", (-0.5, -0.5, 399.5, 199.5), points, alpha)
    half = smaller(portrait, 200)
    assert half.alpha is not None
    assert half.alpha.shape == (100, 200)
    assert half.alpha[50, 99] == 0 and half.alpha[50, 100] == 255
    assert half.landmarks == pytest.approx(np.array([[99.5, 49.5]] * 9))
    assert half.box == (-0.5, -0.5, 199.5, 99.5)


def test_landmarks_as_published_shrink_too() -> None:
    points = np.array([[199.5, 99.5]], np.float32)
    insight = InsightPoints(points.repeat(106, 0), points.repeat(203, 0))
    picture = np.zeros((200, 400, 3), np.uint8)
    mesh = np.zeros((478, 3), np.float32)
    portrait = Portrait(picture, "human", (0, 0, 1, 1), mesh, insight=insight)
    half = smaller(portrait, 200).insight
    assert half is not None
    assert half.points106 == pytest.approx(np.full((106, 2), [99.5, 49.5]))
    assert half.points203 == pytest.approx(np.full((203, 2), [99.5, 49.5]))
