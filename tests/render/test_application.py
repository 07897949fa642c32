"""What each option makes of a motion: which keypoints move, and where they start."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial import ConvexHull
from torch import Tensor

from joyvasa_desktop.motion.curves import LIP_KEYPOINTS
from joyvasa_desktop.motion.motion import (
    EXPRESSION,
    PITCH,
    ROLL,
    SCALE,
    TRANSLATION,
    WIDTH,
    resting_pose,
)
from joyvasa_desktop.render.application import EYE_KEYPOINTS, Application, Options
from joyvasa_desktop.render.networks.keypoints import transformed
from joyvasa_desktop.settings import PRESETS, Settings

REGIONS = ("all", "exp", "pose", "lip", "eyes", "eyes_published")
HEAD = slice(PITCH, ROLL + 1)
CLOSE = 1e-5

PLAIN = Options(stitching=False, close_lips=False)
RAW = dataclasses.replace(PLAIN, begin_as_photo=False)

seeds = st.integers(0, 2**32 - 1)


def photo(seed: int = 0) -> dict[str, Tensor]:
    """What a motion extractor could see."""
    random = torch.Generator().manual_seed(seed)

    def some(*shape: int) -> Tensor:
        return torch.randn(*shape, generator=random)

    angles = {name: some(1, 1) * 10 for name in ("pitch", "yaw", "roll")}
    points = {"kp": some(1, 21, 3) * 0.2, "exp": some(1, 21, 3) * 0.02}
    return {**angles, **points, "scale": 1.3 + 0.1 * some(1, 1), "t": some(1, 3) * 0.05}


def motion(seed: int = 0, count: int = 4) -> np.ndarray:
    """Rows of a motion, float32 (count, 70); the first is a resting pose."""
    random = np.random.default_rng(seed)
    rows = np.tile(resting_pose(), (count, 1))
    rows[:, EXPRESSION] += random.normal(0, 0.02, (count, 63))
    rows[:, SCALE] += random.normal(0, 0.05, count)
    rows[:, TRANSLATION] += random.normal(0, 0.05, (count, 3))
    rows[:, HEAD] += random.normal(0, 8, (count, 3))
    return rows.astype(np.float32)


def stays(source: Tensor, driving: Tensor) -> Tensor:
    """Stitching that has nothing to do."""
    return driving


def closes(source: Tensor, ratio: Tensor) -> Tensor:
    """Retargeting that shows what it was asked for."""
    return torch.ones_like(source) * (ratio[0, 0] - ratio[0, 1])


def application(options: Options = PLAIN, **more: object) -> Application:
    return Application(photo(), stays, closes, options, **more)


def which_move(options: Options, rows: np.ndarray) -> set[int]:
    """The keypoints that some row moves away from where the first row has them."""
    found = application(options).keypoints(rows, rows[0])
    return set(torch.nonzero((found - found[:1]).abs().amax((0, 2)) > CLOSE)[:, 0].tolist())


def only(rows: np.ndarray, columns: slice) -> np.ndarray:
    """A motion in which all but some columns rest."""
    rested = np.tile(rows[0], (len(rows), 1))
    rested[:, columns] = rows[:, columns]
    return rested


def test_the_source_is_the_photo():
    assert torch.equal(application().source, transformed(photo()))


@pytest.mark.parametrize("kind", ["human", "animal"])
@pytest.mark.parametrize("region", REGIONS)
def test_a_motion_at_rest_shows_the_photo(region, kind):
    rows = motion()
    moving = application(Options(region=region), kind=kind)
    for lips in ("relative", "absolute"):
        found = moving.keypoints(rows[:1], rows[0], lips)
        assert found.shape == (1, 21, 3)
        assert (found - moving.source).abs().max() <= CLOSE


def test_without_begin_as_photo_only_absolute_lips_differ_at_rest():
    rows = motion()
    moving = application(RAW)
    assert (moving.keypoints(rows[:1], rows[0]) - moving.source).abs().max() <= CLOSE
    change = (moving.keypoints(rows[:1], rows[0], "absolute") - moving.source).abs().amax((0, 2))
    assert set(torch.nonzero(change > CLOSE)[:, 0].tolist()) == set(LIP_KEYPOINTS)


@given(seeds, st.floats(0, 2))
def test_strength_goes_from_the_photo_through_the_motion(seed, strength):
    rows = motion(seed)
    full, part = (
        application(dataclasses.replace(PLAIN, strength=each)) for each in (1.0, strength)
    )
    wanted = full.source + (full.keypoints(rows, rows[0]) - full.source) * strength
    assert torch.allclose(part.keypoints(rows, rows[0]), wanted, atol=CLOSE)


def test_no_strength_is_the_photo_itself():
    rows = motion()
    still = application(Options(strength=0.0), lip_ratio=0.3)
    assert torch.equal(still.keypoints(rows, rows[0]), still.source.expand(4, -1, -1))


@pytest.mark.parametrize("options", [PLAIN, RAW], ids=["as the photo", "as it comes"])
@pytest.mark.parametrize(
    ("region", "moving"),
    [
        ("all", set(range(21))),
        ("exp", set(range(21))),
        ("pose", set()),
        ("lip", set(LIP_KEYPOINTS)),
        ("eyes", set(EYE_KEYPOINTS)),
        ("eyes_published", set()),
    ],
)
def test_whose_expression_moves(region, moving, options):
    options = dataclasses.replace(options, region=region)
    assert which_move(options, only(motion(), EXPRESSION)) == moving


@pytest.mark.parametrize("region", REGIONS)
def test_the_head_turns_in_two_regions(region):
    options = dataclasses.replace(PLAIN, region=region)
    turns = bool(which_move(options, only(motion(), HEAD)))
    assert turns == (region in ("all", "pose"))


@pytest.mark.parametrize("columns", [slice(SCALE, SCALE + 1), TRANSLATION], ids=["size", "place"])
@pytest.mark.parametrize("region", REGIONS)
def test_the_head_shifts_and_grows_unless_only_the_eyes_move(region, columns):
    options = dataclasses.replace(PLAIN, region=region)
    assert bool(which_move(options, only(motion(), columns))) == (region != "eyes")


def test_depth_doesn_t_count():
    rows = only(motion(), slice(TRANSLATION.stop - 1, TRANSLATION.stop))
    assert which_move(PLAIN, rows) == set()


def test_an_animal_keeps_its_size_and_turns():
    for columns, moves in ((slice(SCALE, SCALE + 1), False), (HEAD, True), (EXPRESSION, True)):
        rows = only(motion(), columns)
        animal = application(dataclasses.replace(RAW, region="lip"), kind="animal")
        change = (animal.keypoints(rows, rows[0]) - animal.source).abs().max()
        assert bool(change > CLOSE) == moves


def test_a_head_that_is_drawn_larger_looks_larger():
    rows = motion(count=2)
    rows[1] = rows[0]
    rows[1, SCALE] *= 1.5
    found = application(RAW).keypoints(rows, rows[0])
    extent = found.amax(1) - found.amin(1)
    assert torch.allclose(extent[1] / extent[0], torch.full((3,), 1.5), atol=1e-4)


@given(seeds, st.integers(1, 4))
def test_a_batch_is_its_frames_one_by_one(seed, count):
    rows = motion(seed, count)
    moving = application()
    together = moving.keypoints(rows, rows[0], "absolute")
    single = [moving.keypoints(row[None], rows[0], "absolute") for row in rows]
    assert torch.allclose(together, torch.cat(single), atol=CLOSE)


def test_another_motion_starts_from_its_own_resting_pose():
    moving = application()
    first, second = motion(1), motion(2)
    before = moving.keypoints(first, first[0])
    between = moving.keypoints(second, second[0])
    assert torch.equal(between, application().keypoints(second, second[0]))
    assert torch.equal(moving.keypoints(first, first[0]), before)
    absolute = moving.keypoints(first, first[0], "absolute")
    assert torch.equal(absolute, application().keypoints(first, first[0], "absolute"))


@given(seeds)
def test_a_motion_that_begins_otherwise_gets_the_photo_s_size(seed):
    rows = motion(seed)
    # Lips that are taken as they are make the first face another one than the photo's.
    rows[0, EXPRESSION] *= 5
    moved = application(RAW).keypoints(rows, rows[0], "absolute")
    source = application().source
    photo_volume, first_volume = (ConvexHull(each.numpy()).volume for each in (source[0], moved[0]))
    wanted = source + (moved - moved[:1]) * (photo_volume / first_volume) ** 0.5
    found = application().keypoints(rows, rows[0], "absolute")
    assert torch.allclose(found, wanted, atol=CLOSE)


def test_a_flat_face_doesn_t_end_the_video():
    info = photo()
    for name in ("kp", "exp"):
        info[name] = info[name] * torch.tensor([1.0, 1.0, 0.0])
    rows = motion()
    rows[:, EXPRESSION] = 0
    flat = Application(info, stays, None, PLAIN)
    assert torch.isfinite(flat.keypoints(rows, rows[0])).all()


def test_stitching_sees_photo_and_motion():
    seen = []

    def stitch(source: Tensor, driving: Tensor) -> Tensor:
        seen.append(source)
        return driving + 1

    rows = motion()
    stitched = Application(photo(), stitch, None, Options())
    plain = application()
    found = stitched.keypoints(rows, rows[0])
    assert torch.equal(seen[0], stitched.source.expand(4, -1, -1))
    assert torch.allclose(found, plain.keypoints(rows, rows[0]) + 1, atol=CLOSE)
    Application(photo(), stitch, None, PLAIN).keypoints(rows, rows[0])
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("options", "kind", "lip_ratio", "closed"),
    [
        (Options(), "human", 0.25, 0.25),
        (Options(friendly="pose"), "human", 0.25, 0.25),
        (Options(), "human", 0.03, 0.03),
        (Options(), "human", 0.029, 0),
        (Options(), "human", None, 0),
        (Options(close_lips=False), "human", 0.25, 0),
        (Options(begin_as_photo=False), "human", 0.25, 0),
        (Options(), "animal", 0.25, 0),
    ],
)
def test_open_lips_are_closed(options, kind, lip_ratio, closed):
    rows = motion()
    moving = application(options, kind=kind, lip_ratio=lip_ratio)
    plain = application(dataclasses.replace(options, close_lips=False), kind=kind)
    change = moving.keypoints(rows, rows[0]) - plain.keypoints(rows, rows[0])
    assert torch.allclose(change, torch.full((4, 21, 3), float(closed)), atol=CLOSE)


def test_without_its_model_open_lips_stay_open():
    rows = motion()
    moving = Application(photo(), stays, None, Options(), lip_ratio=0.25)
    assert (moving.keypoints(rows[:1], rows[0]) - moving.source).abs().max() <= CLOSE


def test_the_caller_s_numbers_stay_as_they_are():
    rows, info = motion(), photo()
    rows.flags.writeable = False
    before = {name: values.clone() for name, values in info.items()}
    Application(info, stays, closes, Options(), lip_ratio=0.2).keypoints(rows, rows[0], "absolute")
    assert all(torch.equal(info[name], before[name]) for name in info)


def test_what_inference_made_can_be_used():
    with torch.inference_mode():
        info = {name: values * 1 for name, values in photo().items()}
    rows = motion()
    found = Application(info, stays, closes, Options(), lip_ratio=0.2).keypoints(rows, rows[0])
    assert found.shape == (4, 21, 3)
    assert found.dtype == torch.float32
    assert rows.shape == (4, WIDTH)


def test_options_are_the_user_s():
    assert Options.of(Settings()) == Options()
    settings = Settings(
        region="eyes",
        stitching=False,
        begin_as_photo=False,
        friendly="pose",
        close_lips=False,
        strength=0.5,
    )
    assert Options.of(settings) == Options("eyes", False, False, "pose", False, 0.5)


def test_the_presets_as_published():
    page, line = (
        Options.of(Settings().but(**PRESETS[f"published-{name}"]))
        for name in ("page", "command-line")
    )
    assert page == Options()
    assert line == Options(stitching=False, begin_as_photo=False, close_lips=False, strength=1.1)
