"""Stages alone: what is kept, shared and made smaller."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from joyvasa_desktop import paths
from joyvasa_desktop.animate import Studio
from joyvasa_desktop.errors import Cancelled, UserError
from joyvasa_desktop.motion.curves import curves
from joyvasa_desktop.photo.portrait import Portrait
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.stages import Stages, smaller

PHOTO = paths.samples() / "astronaut.png"
CAT = paths.samples() / "chelsea.png"
VOICE = paths.samples() / "speech_en_4s.wav"
SHORT = Settings(start=0.5, end=1.7, work_size=256)


@pytest.fixture(scope="module")
def stages() -> Stages:
    return Stages()


def test_two_takes_are_kept_side_by_side(stages: Stages) -> None:
    first, second = (stages.motion(VOICE, SHORT.but(seed=seed)) for seed in (1, 2))
    assert stages.motion(VOICE, SHORT.but(seed=1)) is first
    assert stages.motion(VOICE, SHORT.but(seed=2)) is second
    calm = SHORT.but(head=0.5)
    shaped = stages.shaped(first, calm), stages.shaped(second, calm)
    assert (stages.shaped(first, calm), stages.shaped(second, calm)) == shaped


def test_another_face_or_square_needs_no_second_search(stages: Stages) -> None:
    faces = stages.faces(PHOTO, SHORT)
    square = stages.portrait(PHOTO, SHORT.but(paste_back=False, crop_scale=1.8))
    assert stages.faces(PHOTO, SHORT.but(mode="animal", crop_x=0.2)) is faces
    assert square.picture.shape[0] == square.picture.shape[1] < 256
    assert stages.likely(PHOTO, SHORT) == "human"


def test_results_are_shared_but_not_replaced(stages: Stages) -> None:
    portrait = stages.portrait(PHOTO, SHORT)
    other = Studio(like=stages)
    assert other.portrait(PHOTO, SHORT) is portrait
    other.portrait(PHOTO, SHORT.but(work_size=300))
    assert stages.portrait(PHOTO, SHORT) is portrait


def test_an_engine_that_cannot_be_used_is_refused_everywhere(stages: Stages) -> None:
    settings = SHORT.but(engine="joyvasa")
    with pytest.raises(UserError, match="JoyVASA"):
        stages.motion(VOICE, settings)
    with pytest.raises(UserError, match="JoyVASA"):
        stages.scene(stages.portrait(PHOTO, SHORT), settings)
    with pytest.raises(UserError, match="JoyVASA"):
        Studio().animate(PHOTO, VOICE, Path("never.mp4"), settings)


@pytest.mark.parametrize("stage", ["photo", "render", "motion"])
def test_every_stage_can_be_stopped_in_the_middle(stage: str) -> None:
    def report(event: Progress) -> None:
        if event.stage == stage and event.note:
            raise Cancelled

    stages = Stages(report)
    # Something large enough to be searched window by window.
    settings = Settings(work_size=512)
    with pytest.raises(Cancelled):
        stages.scene(stages.portrait(PHOTO, settings), settings)
        stages.motion(VOICE, settings)


def test_a_small_preview_shows_the_same_face() -> None:
    stages = Stages()
    large = stages.portrait(PHOTO, Settings())
    small = stages.preview(large, 300)
    assert small.picture.shape == (300, 300, 3)
    found = stages.portrait(PHOTO, SHORT.but(work_size=300))
    # What would be found in the small picture lies within a pixel or so.
    assert np.abs(small.landmarks[:, :2] - found.landmarks[:, :2]).max() < 3
    assert small.box == pytest.approx(found.box, abs=3)
    assert stages.preview(large, 512) is large


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


def test_motion_is_shown_while_it_grows(stages: Stages) -> None:
    seen = []
    motion = stages.motion(VOICE, Settings(seed=9), lambda so_far: seen.append(so_far()))
    assert seen and len(curves(motion)["mouth"]) == len(motion)
