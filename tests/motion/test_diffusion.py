"""Takes of small generators: guidance, windows, seeds, progress, and what stops them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from generators import CHANNELS, FRAMES, PREVIOUS, STEPS, WIDTH, generator, write
from parity.plain_motion import PlainDenoiser, plain_sample
from strict_card import CARD, StrictCard

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.errors import Cancelled, UserError
from joyvasa_desktop.motion import diffusion
from joyvasa_desktop.motion.diffusion import FEWER, MotionGenerator
from joyvasa_desktop.motion.noise import NamedNoise
from joyvasa_desktop.motion.schedule import schedule
from joyvasa_desktop.progress import Progress


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MotionGenerator:
    files = write(tmp_path_factory.mktemp("Gewichte für 声"))
    return MotionGenerator.load(files.checkpoint, files.template, files.encoder)


@pytest.fixture(scope="module")
def voice() -> Floats:
    """Three windows and a bit."""
    draw = np.random.default_rng(0)
    return draw.normal(0, 0.1, 640 * FRAMES * 3 + 300).astype(np.float32)


def heard(seed: int = 0) -> torch.Tensor:
    return torch.randn(FRAMES, WIDTH, generator=torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("scale", [0.0, 1.0, 2.8, 7.5])
def test_a_window_is_that_of_the_plain_formulation(made: MotionGenerator, scale: float) -> None:
    tensors = generator()
    wanted = plain_sample(
        PlainDenoiser(tensors), schedule(STEPS), tensors, heard(), NamedNoise(5), scale
    )
    found = made.sample(heard(), cfg_scale=scale, noise=NamedNoise(5))
    torch.testing.assert_close(found, wanted, rtol=1e-5, atol=1e-5)


def test_guidance_beside_1_and_0_uses_both_branches_alike(made: MotionGenerator) -> None:
    for whole in (0.0, 1.0):
        near = made.sample(heard(), cfg_scale=whole + 1e-6)
        torch.testing.assert_close(made.sample(heard(), cfg_scale=whole), near, rtol=0, atol=1e-4)


def test_windows_continue_one_another(made: MotionGenerator, voice: Floats) -> None:
    raw = list(made.windows(voice, seed=3))
    assert [window.shape for window in raw] == [(FRAMES, CHANNELS)] * 4
    sound = np.concatenate([np.zeros(1280, np.float32), voice])
    pieces = sound[: 640 * FRAMES * 2].reshape(2, -1)
    features = made.features(pieces)
    first = made.sample(features[0], noise=NamedNoise(3))
    previous = first[-PREVIOUS:], features[0, -PREVIOUS:]
    second = made.sample(features[1], previous, noise=NamedNoise(3), window=1)
    np.testing.assert_allclose(raw[0], first, atol=1e-5)
    np.testing.assert_allclose(raw[1], second, atol=1e-5)
    alone = made.sample(features[1], noise=NamedNoise(3), window=1)
    assert (alone - second).abs().max() > 1e-3


def test_a_window_is_there_before_the_next_one_is_begun(
    made: MotionGenerator, voice: Floats
) -> None:
    events: list[Progress] = []
    windows = made.windows(voice, progress=events.append)
    assert not events
    next(windows)
    assert [event.done for event in events] == list(range(STEPS))
    assert {(event.stage, event.total) for event in events} == {("motion", 4 * STEPS)}
    next(windows)
    assert events[-1].note == "Window 2 of 4"


def test_many_steps_are_told_from_the_first_one_on(
    made: MotionGenerator, voice: Floats, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diffusion, "MANY", STEPS - 1)
    events: list[Progress] = []
    next(made.windows(voice, progress=events.append))
    assert {event.note for event in events} == {f"Window 1 of 4, with {STEPS} steps each"}
    events.clear()
    next(made.windows(voice, sampler="dpm", steps=2, progress=events.append))
    assert {event.note for event in events} == {"Window 1 of 4"}


def test_cancelling_stops_before_the_next_prediction(made: MotionGenerator, voice: Floats) -> None:
    asked = 0

    def stop(event: Progress) -> None:
        nonlocal asked
        asked += 1
        if event.done == STEPS + 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        made.generate(voice, progress=stop)
    assert asked == STEPS + 3


def test_a_seed_makes_a_take_again(made: MotionGenerator, voice: Floats) -> None:
    first, again, other = (made.generate(voice, seed=seed).values for seed in (7, 7, 8))
    np.testing.assert_array_equal(first, again)
    assert np.abs(first - other).max() > 1e-3


def test_later_sound_doesn_t_change_earlier_windows(made: MotionGenerator, voice: Floats) -> None:
    short = next(made.windows(voice[: 640 * FRAMES]))
    np.testing.assert_array_equal(next(made.windows(voice)), short)


def test_motion_covers_the_voice(made: MotionGenerator, voice: Floats) -> None:
    motion = made.generate(voice, seed=9)
    assert len(motion) == len(voice) // 640
    assert np.isfinite(motion.values).all()
    assert motion.lips == "absolute"
    assert motion.origin == {"source": "JoyVASA", "model": "iter_0020000.pt", "seed": 9}
    assert len(made.generate(voice[:100])) == 1
    assert len(made.generate(voice[:100], aligned=False)) == 3


def test_finishing_again_needs_no_sampling(made: MotionGenerator, voice: Floats) -> None:
    take = made.take(list(made.windows(voice)), voice)
    for smooth in (1.0, 0.2):
        for aligned in (True, False):
            wanted = made.generate(voice, smooth=smooth, aligned=aligned)
            np.testing.assert_array_equal(take.motion(smooth, aligned).values, wanted.values)


@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_take_that_was_stopped_goes_on_as_if_it_had_not_been(
    made: MotionGenerator, voice: Floats, count: int
) -> None:
    whole = list(made.windows(voice, seed=3))
    events: list[Progress] = []
    rest = list(made.windows(voice, seed=3, progress=events.append, done=whole[:count]))
    assert len(rest) == len(whole) - count
    for window, wanted in zip(rest, whole[count:], strict=True):
        np.testing.assert_array_equal(window, wanted)
    assert [event.done for event in events] == list(range(count * STEPS, len(whole) * STEPS))


def test_options_reach_the_windows(made: MotionGenerator, voice: Floats) -> None:
    plain = next(made.windows(voice))
    for other in (
        made.windows(voice, cfg_scale=1.0),
        made.windows(voice, sampler="dpm", steps=3),
        made.windows(voice, steps=3),
        made.windows(voice, silence=(0, 0)),
        made.windows(voice, position="sequential"),
    ):
        assert np.abs(next(other) - plain).max() > 1e-4


def test_fewer_predictions_are_counted(made: MotionGenerator, voice: Floats) -> None:
    events: list[Progress] = []
    list(made.windows(voice, sampler="dpm", steps=3, progress=events.append))
    assert [event.done for event in events] == list(range(4 * 3))
    assert events[-1].total == 4 * 3
    # As many as the schedule has are the full sampler.
    full = next(made.windows(voice))
    np.testing.assert_array_equal(next(made.windows(voice, sampler="dpm")), full)
    assert FEWER == {"fast": 25, "draft": 16}


@pytest.mark.parametrize(("sampler", "steps"), [("dpm", 1), ("dpm", 7), ("ddpm", 0), ("ddpm", 501)])
def test_steps_that_can_t_be_made(made: MotionGenerator, sampler: str, steps: int) -> None:
    with pytest.raises(UserError, match=f"{steps} steps can't be made"):
        made.sample(heard(), sampler=sampler, steps=steps)  # type: ignore[arg-type]


def test_no_sound(made: MotionGenerator) -> None:
    nothing = np.zeros(639, np.float32)
    with pytest.raises(UserError, match="too short"):
        next(made.windows(nothing, silence=(0, 0)))
    assert len(list(made.windows(nothing))) == 1


class Broken(NamedNoise):
    """Noise that ends in numbers that are none."""

    def step(self, window: int, step: int, shape: tuple[int, ...]) -> Floats:
        return np.full(shape, np.nan, np.float32)


def test_numbers_that_are_none_are_noticed(made: MotionGenerator) -> None:
    with pytest.raises(UserError, match="fails in window 4"):
        made.sample(heard(), noise=Broken(), window=3)


def test_limits_for_predictions(made: MotionGenerator) -> None:
    limited = made.sample(heard(), cfg_scale=1.0, threshold=(0.9, 0.0, 0.1))
    assert limited.abs().max() <= 0.1 + 1e-6
    assert made.sample(heard(), cfg_scale=1.0).abs().max() > 0.2


def test_one_prediction(made: MotionGenerator) -> None:
    noisy = torch.randn(2, FRAMES, CHANNELS)
    audio, earlier = torch.randn(2, FRAMES, WIDTH), torch.randn(2, PREVIOUS, WIDTH)
    motion = torch.randn(2, PREVIOUS, CHANNELS)
    found = made.denoise(noisy, audio, motion, earlier, 4)
    assert found.shape == (2, PREVIOUS + FRAMES, CHANNELS)
    steps = torch.tensor([4, 1])
    mixed = made.denoise(noisy.numpy(), audio.numpy(), motion, earlier, steps)
    torch.testing.assert_close(mixed[0], found[0])
    assert (mixed[1] - found[1]).abs().max() > 1e-3


def test_half_precision_is_for_hearing_only(tmp_path: Path, voice: Floats) -> None:
    files = write(tmp_path)
    half = MotionGenerator.load(
        files.checkpoint, files.template, files.encoder, dtype=torch.bfloat16
    )
    full = MotionGenerator.load(files.checkpoint, files.template, files.encoder)
    wave = voice[None, : 640 * FRAMES]
    assert half.features(wave).dtype == torch.float32
    torch.testing.assert_close(half.features(wave), full.features(wave), rtol=0, atol=0.1)
    torch.testing.assert_close(half.sample(heard()), full.sample(heard()), rtol=0, atol=0)


# Cross-attention to a single frame and to several, and the mark of real frames.
@pytest.mark.parametrize("kind", [{}, {"neighbours": 1}, {"indicator": True}])
@pytest.mark.parametrize("dtype", [torch.float32, torch.float16])
def test_a_card_s_tensors_never_meet_the_processor_s(
    kind: dict[str, int], dtype: torch.dtype, tmp_path: Path, voice: Floats
) -> None:
    files = write(tmp_path, generator(**kind))
    rows = [(FRAMES, CHANNELS), (FRAMES, WIDTH), (PREVIOUS, CHANNELS), (PREVIOUS, WIDTH)]
    with StrictCard():
        on_card = MotionGenerator.load(files.checkpoint, files.template, files.encoder, CARD, dtype)
        for sampler, steps in (("ddpm", None), ("dpm", 3)):
            windows = list(on_card.windows(voice, 2.8, sampler, steps, position="sequential"))
            assert [window.shape for window in windows] == [(FRAMES, CHANNELS)] * 4
        assert len(list(on_card.windows(voice, done=windows[:2]))) == 2
        found = (
            on_card.sample(heard(), threshold=(0.9, 0.5, 2.0), flexibility=0.5),
            on_card.denoise(*(np.zeros((1, *row), np.float32) for row in rows), step=3),
            on_card.features(voice[None, : 640 * FRAMES]),
        )
    assert {each.device for each in found} == {CARD}
    assert {each.dtype for each in found} == {torch.float32}
