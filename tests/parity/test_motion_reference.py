"""Driving keypoints against the numbers of the published pipeline, in every combination."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from joyvasa_desktop.photo import openings
from joyvasa_desktop.render.application import Application, Options
from joyvasa_desktop.render.hull import hull_volume
from joyvasa_desktop.render.networks.keypoints import degrees, rotation

KEYPOINTS = 1e-5

QUIRK = "QUIRK lip_retargeting=1: all|rel=1|stitch=1|expression-friendly|mult=1.1 (static)"
"""The one combination that isn't offered: with that switch on, the published face stands still."""

PUBLISHED = {
    "DEFAULTS CLI human": Options(
        stitching=False, begin_as_photo=False, close_lips=False, strength=1.1
    ),
    "DEFAULTS GRADIO human": Options(),
}
"""What the published programs do without a choice; ours is the web page's."""

FRIENDLY = {"expression-friendly": "expression", "pose-friendly": "pose"}


@pytest.fixture(scope="module")
def goldens(numbers):
    return numbers("pipeline_motion")


@pytest.fixture(scope="module")
def info(goldens) -> dict[str, Tensor]:
    names = ("pitch", "yaw", "roll", "t", "exp", "scale", "kp")
    return {name: torch.tensor(goldens[f"src_{name}"]) for name in names}


@pytest.fixture(scope="module")
def rows(goldens) -> np.ndarray:
    """The motion as `Motion.values` has it, (12, 70)."""
    names = ("exp", "scale", "t", "pitch", "yaw", "roll")
    return np.concatenate([goldens[f"drv_{name}"].reshape(12, -1) for name in names], axis=1)


@pytest.fixture(scope="module")
def corrections(goldens):
    """The small networks that stand for stitching and retargeting in these numbers."""

    def small(first: Tensor, second: Tensor, name: str) -> Tensor:
        given = torch.cat([first.flatten(1), second.flatten(1)], 1)
        return 0.02 * torch.tanh(given @ torch.tensor(goldens[name]))

    def stitch(source: Tensor, driving: Tensor) -> Tensor:
        change = small(source, driving, "stub_Ws")
        moved = driving + change[:, :63].view(-1, 21, 3)
        moved[:, :, :2] += change[:, None, 63:]
        return moved

    def retarget_lips(source: Tensor, ratio: Tensor) -> Tensor:
        return small(source, ratio, "stub_Wl").view(-1, 21, 3)

    return stitch, retarget_lips


def case(name: str, lip_ratios: dict[str, float | None]) -> tuple[Options, float | None]:
    """What a name of the reference stands for."""
    if name in PUBLISHED:
        return PUBLISHED[name], lip_ratios["open"]
    region, *choices = name.split("|")
    friendly = next(FRIENDLY[choice] for choice in choices if choice in FRIENDLY)
    given: dict[str, Any] = dict(choice.split("=") for choice in choices if "=" in choice)
    options = Options(
        region="eyes_published" if region == "eyes" else region,
        stitching=given["stitch"] == "1",
        begin_as_photo=given["rel"] == "1",
        friendly=friendly,
        close_lips=given["normlip"] == "1",
        strength=float(given["mult"]),
    )
    return options, lip_ratios[given["lmk"]]


def animal(name: str) -> Options:
    """The same for animals; all but two options must make no difference."""
    given: dict[str, Any] = dict(choice.split("=", 1) for choice in name.split("|"))
    other = {"region": "lip", "begin_as_photo": False, "friendly": "pose"}
    return Options(
        stitching=given["stitch"] == "1",
        strength=float(given["mult"]),
        **(other if "region" in given else {}),
    )


def test_people(goldens, info, rows, corrections):
    lip_ratios = {
        "open": openings.lips(goldens["lmk_open"]),
        "closed": openings.lips(goldens["lmk_closed"]),
        "none": None,
    }
    assert lip_ratios["open"] == pytest.approx(goldens["combined_lip_open"][0, 0], abs=1e-6)
    compared = [name for name in map(str, goldens["human_names"]) if name != QUIRK]
    assert len(compared) == 87
    errors = {}
    for name, wanted in zip(goldens["human_names"], goldens["human_x_d"], strict=True):
        if name == QUIRK:
            continue
        options, lip_ratio = case(str(name), lip_ratios)
        application = Application(info, *corrections, options, lip_ratio=lip_ratio)
        found = application.keypoints(rows, rows[0], "absolute").numpy()
        errors[str(name)] = np.abs(found - wanted).max()
    assert {name: error for name, error in errors.items() if not error <= KEYPOINTS} == {}


def test_the_published_retargeting_stands_still(goldens):
    """The reason why it isn't offered."""
    (still,) = goldens["human_x_d"][goldens["human_names"] == QUIRK]
    assert np.abs(still - still[0]).max() == 0


def test_animals(goldens, info, rows, corrections):
    assert len(goldens["animal_names"]) == 5
    for name, wanted in zip(goldens["animal_names"], goldens["animal_x_d"], strict=True):
        application = Application(
            info, *corrections, animal(str(name)), kind="animal", lip_ratio=0.2
        )
        found = application.keypoints(rows, rows[0], "absolute")
        assert np.abs(found.numpy() - wanted).max() <= KEYPOINTS, name


@pytest.mark.parametrize("size", [1, 5, 12])
def test_the_size_of_a_batch_makes_no_difference(size, goldens, info, rows, corrections):
    wanted = goldens["human_x_d"][list(goldens["human_names"]).index("DEFAULTS GRADIO human")]
    lip_ratio = openings.lips(goldens["lmk_open"])
    application = Application(info, *corrections, Options(), lip_ratio=lip_ratio)
    batches = [
        application.keypoints(rows[i : i + size], rows[0], "absolute") for i in range(0, 12, size)
    ]
    assert np.abs(torch.cat(batches).numpy() - wanted).max() <= KEYPOINTS


def test_intermediate_results(goldens, info, corrections):
    application = Application(info, *corrections, Options(), lip_ratio=0.25)
    assert goldens.largest_error("x_s", application.source) <= KEYPOINTS
    turn = rotation(*(info[name] for name in ("pitch", "yaw", "roll")))
    assert goldens.largest_error("R_s", turn) <= KEYPOINTS
    ratio = torch.tensor(goldens["combined_lip_open"])
    closing = corrections[1](application.source, ratio)
    assert goldens.largest_error("lip_delta", closing) <= KEYPOINTS


def test_the_motion_s_own_turns(goldens):
    angles = (torch.tensor(goldens[f"drv_{name}"])[:, 0] for name in ("pitch", "yaw", "roll"))
    assert goldens.largest_error("drv_R", rotation(*angles)[:, None]) <= KEYPOINTS


def test_bins_are_degrees(goldens):
    found = degrees(torch.tensor(goldens["headpose_in"]))[:, 0]
    # As the published programs: 66 bins of 3 degrees each, summed in float32.
    assert goldens.largest_error("headpose_out", found) <= 1e-4


def test_volumes_of_hulls(goldens):
    a, b = (hull_volume(goldens[name][0]) for name in ("hull_a", "hull_b"))
    assert (a / b) ** 0.5 == pytest.approx(float(goldens["hull_mult"]), rel=1e-9)
    photo, start = (hull_volume(goldens[name][0]) for name in ("x_s", "first_frame_x_d0_animal"))
    assert (photo / start) ** 0.5 == pytest.approx(float(goldens["multiplier_animal"]), rel=1e-9)
