"""JoyVASA's motion generator with random weights of the published size, against its plain form.

The plain form is PyTorch's own decoder and transformers' own encoder, one window of four seconds.
Fewer predictions are compared with the full sampler at the same seed: with random weights, which
hardly listen to what they are given, and on processes whose clean motion is known exactly, which
listen as much as anything can. Trained weights lie between.

python3 dev.py bench motion
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from benchmarks.table import Table
from joyvasa_desktop import paths
from joyvasa_desktop.motion.diffusion import FEWER, MotionGenerator
from joyvasa_desktop.motion.noise import NamedNoise
from joyvasa_desktop.motion.sampler import sample
from joyvasa_desktop.motion.schedule import schedule
from joyvasa_desktop.speech.encoder import Shape, empty
from joyvasa_desktop.speech.features import pad_audio
from joyvasa_desktop.speech.load import load_speech

STEPS = 50
ROUNDS = 3


def run(folder: Path, table: Table) -> None:
    """Times one window in every form, and compares what comes out."""
    cores = torch.get_num_threads()
    from tests import generators

    torch.set_num_threads(cores)
    torch.set_grad_enabled(False)
    tensors = generators.generator(
        frames=100, previous=10, layers=8, width=256, steps=STEPS, shape=Shape()
    )
    files = generators.write(folder, tensors)
    made = MotionGenerator.load(files.checkpoint, files.template)
    voice = load_speech(paths.samples() / "speech_en_6s.wav").samples[:64_000]
    _speed(made, tensors, voice, table, torch.device("cpu"))
    if torch.cuda.is_available():
        card = torch.device("cuda")
        on_card = MotionGenerator.load(files.checkpoint, files.template, device=card)
        with torch.device(card):
            _speed(on_card, tensors, voice, table, card)
        del on_card
    _deviation(made, made.features(voice[None])[0], table)


def _speed(
    made: MotionGenerator,
    tensors: dict[str, Tensor],
    voice: np.ndarray,
    table: Table,
    place: torch.device,
) -> None:
    """Both forms on the processor or on a card, which is where tensors are made by default."""
    from tests.parity.plain_motion import PlainDenoiser, plain_sample

    part, least, thrice, most = "motion", ">= 1.4", ">= 3", "<= 10"
    if place.type != "cpu":
        # A card is busy with beginning steps, not with numbers, and adds them up in other orders.
        part, least, thrice, most = "card", "", "", ""
    tensors = {name: tensor.to(place) for name, tensor in tensors.items()}
    plain, plan = PlainDenoiser(tensors), schedule(STEPS)
    wave = torch.from_numpy(voice)[None].to(place)
    encoder = empty(Shape())
    encoder.load_state_dict(
        {
            name.removeprefix("audio_encoder."): tensor
            for name, tensor in tensors.items()
            if name.startswith("audio_encoder.")
        },
        assign=True,
    )
    encoder.eval()
    heard = made.features(wave)[0]
    noise = NamedNoise()
    seconds = _times(
        {
            "encoder, plain": lambda: encoder(pad_audio(wave)),
            "encoder": lambda: made.features(wave),
            "50 steps, plain": lambda: plain_sample(plain, plan, tensors, heard, noise, 2.8),
            "50 steps": lambda: made.sample(heard, noise=noise),
            "25 of them (fast)": lambda: made.sample(heard, sampler="dpm", steps=FEWER["fast"]),
            "16 of them (draft)": lambda: made.sample(heard, sampler="dpm", steps=FEWER["draft"]),
        }
    )
    for name, value in seconds.items():
        table.add(part, f"4 s of voice: {name}", value, "s")
    before = seconds["encoder, plain"] + seconds["50 steps, plain"]
    after = seconds["encoder"] + seconds["50 steps"]
    table.add(part, "the whole motion stage is faster than plain", before / after, "x", least)
    draft = seconds["50 steps"] / seconds["16 of them (draft)"]
    table.add(part, "draft denoises faster than all steps", draft, "x", thrice)
    wanted = plain_sample(plain, plan, tensors, heard, noise, 2.8)
    error = (made.sample(heard, noise=noise) - wanted).abs().max() / wanted.abs().max()
    table.add(part, "motion: largest difference to plain", float(error) * 1e6, "millionths", most)


def _times(forms: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The best of a few rounds in turn, so that a busy moment strikes all alike."""
    best = dict.fromkeys(forms, float("inf"))
    for _ in range(ROUNDS):
        for name, form in forms.items():
            begun = time.perf_counter()
            form()
            if torch.cuda.is_available():
                torch.cuda.synchronize()
            best[name] = min(best[name], time.perf_counter() - begun)
    return best


def _deviation(made: MotionGenerator, heard: Tensor, table: Table) -> None:
    """Root mean square difference to all steps at the same seed, by the motion's own spread."""
    full = made.sample(heard)
    other = made.sample(heard, noise=NamedNoise(1))
    table.add("motion", "random weights: another seed differs by", _share(other, full), "%")
    for name, count in FEWER.items():
        fewer = made.sample(heard, sampler="dpm", steps=count)
        table.add("motion", f"random weights: {name} differs by", _share(fewer, full), "%")
    for variance in (0.01, 0.1, 1.0, 10.0):
        full = _ideal(variance, None)
        for name, count in FEWER.items():
            differs = _share(_ideal(variance, count), full)
            about = f"ideal network, variance {variance:g}: {name} differs by"
            table.add("motion", about, differs, "%", "<= 20")


def _share(found: Tensor, wanted: Tensor) -> float:
    return float((found - wanted).square().mean().sqrt() / wanted.std()) * 100


def _ideal(variance: float, count: int | None) -> Tensor:
    """A Gaussian process of that variance, sampled with its exact expectation."""
    plan, shape, noise = schedule(STEPS), (1, 4000, 1), NamedNoise()

    def predict(noisy: Tensor, step: int) -> Tensor:
        bar = plan.alpha_bars[step]
        return bar.sqrt() * variance * noisy / (bar * variance + 1 - bar)

    def draw(step: int) -> Tensor:
        return torch.from_numpy(noise.step(0, step, shape))

    return sample(predict, draw, torch.from_numpy(noise.initial(shape)), plan, count)
