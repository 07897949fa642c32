"""Angles, rotations and the place of keypoints."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.render.networks.keypoints import degrees, refined, rotation, transformed

angles = st.floats(-90, 90, width=32)


def info(**changes: torch.Tensor) -> dict[str, torch.Tensor]:
    """A head at rest."""
    zero = torch.zeros(1, 1)
    head = {"kp": torch.rand(1, 21, 3), "exp": torch.zeros(1, 21, 3), "t": torch.zeros(1, 3)}
    return head | {"pitch": zero, "yaw": zero, "roll": zero, "scale": zero + 1} | changes


@pytest.mark.parametrize(("bin_", "angle"), [(0, -97.5), (33, 1.5), (65, 97.5)])
def test_a_sure_bin_is_its_angle(bin_, angle):
    scores = torch.zeros(1, 66)
    scores[0, bin_] = 100
    assert degrees(scores).tolist() == [[pytest.approx(angle)]]


def test_degrees_stay_degrees():
    given_ = torch.tensor([[12.5], [-3.0]])
    assert torch.equal(degrees(given_), given_)


@given(angles, angles, angles)
def test_rotations_turn_without_stretching(pitch, yaw, roll):
    turn = rotation(*(torch.tensor([each]) for each in (pitch, yaw, roll)))[0]
    assert turn @ turn.T == pytest.approx(torch.eye(3), abs=1e-5)
    assert torch.linalg.det(turn) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("axis", "point", "goes_to"),
    [
        (0, (0, 1, 0), (0, 0, 1)),
        (1, (0, 0, 1), (1, 0, 0)),
        (2, (1, 0, 0), (0, 1, 0)),
    ],
)
def test_a_quarter_turn_about_each_axis(axis, point, goes_to):
    quarter = [torch.zeros(1, 1) for _ in range(3)]
    quarter[axis] += 90
    turned = torch.tensor(point, dtype=torch.float32) @ rotation(*quarter)[0]
    assert turned == pytest.approx(torch.tensor(goes_to, dtype=torch.float32), abs=1e-6)


def test_a_head_at_rest_has_its_own_points():
    head = info()
    assert transformed(head) == pytest.approx(head["kp"], abs=1e-6)


def test_expression_is_scaled_but_not_turned():
    expression = torch.rand(1, 21, 3)
    head = info(kp=torch.zeros(1, 21, 3), exp=expression, yaw=torch.tensor([[40.0]]))
    head["scale"] = torch.tensor([[2.0]])
    assert transformed(head) == pytest.approx(2 * expression, abs=1e-6)


def test_translation_counts_in_the_picture_only():
    head = info(t=torch.tensor([[1.0, 2.0, 3.0]]))
    moved = transformed(head) - head["kp"]
    assert moved[0, 0] == pytest.approx(torch.tensor([1.0, 2.0, 0.0]), abs=1e-6)
    assert head["t"].tolist() == [[1.0, 2.0, 3.0]]


def test_raw_numbers_give_the_same_points_as_refined_ones():
    raw = {"kp": torch.rand(2, 63), "exp": torch.rand(2, 63), "t": torch.rand(2, 3)}
    raw |= {name: torch.randn(2, 66) for name in ("pitch", "yaw", "roll")}
    raw["scale"] = torch.rand(2, 1)
    fine = refined(raw)
    assert fine["kp"].shape == (2, 21, 3)
    assert fine["kp"][0, 1].tolist() == raw["kp"][0, 3:6].tolist()
    assert fine["yaw"].shape == (2, 1)
    assert transformed(fine) == pytest.approx(transformed(raw), abs=1e-6)
