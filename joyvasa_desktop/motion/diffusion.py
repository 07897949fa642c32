"""JoyVASA's motion generator: a voice in, raw motion out, window by window (arXiv 2411.09209)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
import torch
from torch import Tensor

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.motion.generated import SMOOTH, Take
from joyvasa_desktop.motion.guidance import Threshold, branches, finite, guided, limited
from joyvasa_desktop.motion.loading import Parts, load_parts
from joyvasa_desktop.motion.motion import FPS, Motion
from joyvasa_desktop.motion.noise import NamedNoise, Noise
from joyvasa_desktop.motion.sampler import asked, sample
from joyvasa_desktop.motion.schedule import Schedule, schedule
from joyvasa_desktop.motion.sizes import MOST_STEPS, Sizes
from joyvasa_desktop.motion.transformer import Context, Position
from joyvasa_desktop.progress import Progress, Report, ignore
from joyvasa_desktop.speech.speech import SAMPLE_RATE

Sampler: TypeAlias = Literal["ddpm", "dpm"]
"""All steps of the checkpoint; or the same steps with fewer predictions (`motion.sampler`)."""

Values: TypeAlias = Tensor | Floats

Previous: TypeAlias = tuple[Values, Values]
"""Motion (P, D) and features (P, F) that a window continues."""

FEWER = {"fast": 25, "draft": 16}
"""Predictions per window of the quicker qualities."""

MANY = 100
"""Predictions per window that take so much longer than usual that it is said beforehand."""

SILENCE = (2 * SAMPLE_RATE // FPS, SAMPLE_RATE // FPS)
"""Samples before and after the voice, as the published weights expect."""

GUIDANCE = 2.8
"""How closely motion follows the voice if nobody says otherwise."""


class MotionGenerator:
    """Makes motion for voices; sizes, steps and encoder are those of its checkpoint.

    The same seed gives the same take on one machine, and nearly the same on any other.
    """

    def __init__(self, parts: Parts, device: torch.device) -> None:
        self._parts = parts
        self._device = device
        self._numbers = torch.arange(MOST_STEPS + 1, device=device)

    @classmethod
    def load(
        cls,
        checkpoint: Path,
        template: Path,
        encoder: Path | None = None,
        device: str | torch.device = "cpu",
        dtype: torch.dtype = torch.float32,
    ) -> MotionGenerator:
        """Reads a generator's files.

        Args:
            checkpoint: a published motion generator, .pt.
            template: the published motion template, .pkl.
            encoder: a folder with config.json; None is the published base configuration. Its
                weights serve only where the checkpoint's own encoder isn't complete.
            device: of PyTorch.
            dtype: of the encoder. Denoising is float32 always: its errors add up over the steps.

        Raises:
            UserError: a file is missing, damaged, or doesn't belong to the others.
        """
        place = torch.device(device)
        return cls(load_parts(checkpoint, template, encoder, place, dtype), place)

    @property
    def sizes(self) -> Sizes:
        """As read from the checkpoint."""
        return self._parts.denoiser.size

    @property
    def steps(self) -> int:
        """Steps of the checkpoint's own schedule."""
        return self._parts.schedule.steps

    def way(self, sampling: str) -> tuple[Sampler, int | None]:
        """Sampler and steps of a quality: "full", or one in `FEWER`."""
        fewer = FEWER.get(sampling, self.steps)
        return ("dpm", fewer) if fewer < self.steps else ("ddpm", None)

    @torch.inference_mode()
    def features(self, wave: Values) -> Tensor:
        """What the generator hears: (B, 640 · L) sound at 16 kHz to (B, L, F)."""
        return self._parts.hear(self._tensor(wave))

    @torch.inference_mode()
    def denoise(
        self,
        noisy: Values,
        audio: Values,
        previous_motion: Values,
        previous_audio: Values,
        step: Tensor | int,
        position: Position = "constant",
    ) -> Tensor:
        """One prediction of the clean motion.

        Args:
            noisy: (B, L, D).
            audio: (B, L, F).
            previous_motion: (B, P, D).
            previous_audio: (B, P, F).
            step: 1 to T, one number or (B,).
            position: as the weights were trained.

        Returns:
            (B, P + L, D).
        """
        context = self._parts.denoiser.context(
            self._tensor(audio),
            self._tensor(previous_motion),
            self._tensor(previous_audio),
            position,
        )
        at = torch.as_tensor(step, device=self._device).reshape(-1)
        return self._parts.denoiser(self._tensor(noisy), at, context, all_rows=True)

    @torch.inference_mode()
    def sample(
        self,
        features: Values,
        previous: Previous | None = None,
        cfg_scale: float = GUIDANCE,
        steps: int | None = None,
        flexibility: float = 0.0,
        threshold: Threshold | None = None,
        position: Position = "constant",
        noise: Noise | None = None,
        *,
        sampler: Sampler = "ddpm",
        window: int = 0,
        real: int | None = None,
        tick: Callable[[], None] = lambda: None,
    ) -> Tensor:
        """Raw motion of one window.

        Args:
            features: (L, F) or (1, L, F).
            previous: motion (P, D) and features (P, F) that it continues; None begins a take.
            cfg_scale: 1 follows the voice as learnt, more overdoes it, 0 ignores it.
            steps: with "dpm" how often to ask the network, 2 or more; None is 25. With "ddpm" the
                steps of a schedule that is computed anew, as the published code means it; None is
                the checkpoint's own.
            flexibility: 0 puts back the posterior's noise, 1 the larger choice.
            threshold: see `Threshold`.
            position: as the weights were trained.
            noise: None is seed 0.
            sampler: see `Sampler`.
            window: its number in the take, which names its noise.
            real: frames that aren't padding, for generators that are told.
            tick: called before every prediction; what it raises ends the work.

        Returns:
            (L, D).

        Raises:
            UserError: the result isn't finite, or steps are out of range.
        """
        plan, count = self._plan(sampler, steps)
        context = self._context(self._batch(features), previous, cfg_scale, position, real)
        shape = (1, self.sizes.frames, self.sizes.channels)
        source = noise or NamedNoise()

        def predict(noisy: Tensor, step: int) -> Tensor:
            tick()
            clean = self._parts.denoiser(noisy, self._numbers[step : step + 1], context)
            return guided(clean if threshold is None else limited(clean, threshold), cfg_scale)

        def draw(step: int) -> Tensor:
            return self._tensor(source.step(window, step, shape))

        start = self._tensor(source.initial(shape))
        return finite(sample(predict, draw, start, plan, count, flexibility)[0], window)

    def windows(
        self,
        samples: Floats,
        cfg_scale: float = GUIDANCE,
        sampler: Sampler = "ddpm",
        steps: int | None = None,
        seed: int = 0,
        silence: tuple[int, int] = SILENCE,
        position: Position = "constant",
        progress: Report | None = None,
        done: Sequence[Floats] = (),
    ) -> Iterator[Floats]:
        """Raw motion of a voice, each window as soon as it is sampled; memory stays flat.

        Args:
            samples: float32 (n,), mono, 16 kHz.
            cfg_scale, sampler, steps, position: as in `sample`.
            seed: of the take.
            silence: samples before and after the voice.
            progress: told before every prediction; what it raises ends the work.
            done: windows that were sampled before, all with the same arguments; those that
                follow come.

        Yields:
            float32 (L, D). `take` makes motion of them.

        Raises:
            UserError: there is no full frame of sound, or as in `sample`.
        """
        pieces, report = self._parts.cut(samples, silence), progress or ignore
        if not pieces.kept:
            raise UserError("The sound is too short for a frame of motion.", "Choose a longer one.")
        plan, count = self._plan(sampler, steps)
        per_window = plan.steps if count is None else len(asked(plan.steps, count))
        counted = _Counted(report, len(pieces), per_window, len(done))
        noise = NamedNoise(seed)
        previous: Previous | None = None
        if done and len(done) < len(pieces):
            heard = self.features(pieces[len(done) - 1][None])[0]
            previous = self._end(self._tensor(done[-1]), heard)
        for number in range(len(done), len(pieces)):
            heard = self.features(pieces[number][None])[0]
            raw = self.sample(
                heard,
                previous,
                cfg_scale,
                steps,
                position=position,
                noise=noise,
                sampler=sampler,
                window=number,
                real=min(pieces.kept - number * self.sizes.frames, self.sizes.frames),
                tick=counted,
            )
            previous = self._end(raw, heard)
            yield raw.cpu().numpy()

    def generate(
        self,
        samples: Floats,
        cfg_scale: float = GUIDANCE,
        sampler: Sampler = "ddpm",
        steps: int | None = None,
        seed: int = 0,
        silence: tuple[int, int] = SILENCE,
        position: Position = "constant",
        smooth: float = SMOOTH,
        aligned: bool = True,
        progress: Report | None = None,
    ) -> Motion:
        """Motion for a voice: `windows` and `take` in one.

        Args:
            smooth, aligned: as in `Take.motion`.

        Raises:
            UserError: as `windows`.
        """
        raw = self.windows(samples, cfg_scale, sampler, steps, seed, silence, position, progress)
        return self.take(list(raw), samples, silence, seed).motion(smooth, aligned)

    def take(
        self,
        windows: Sequence[Floats],
        samples: Floats,
        silence: tuple[int, int] = SILENCE,
        seed: int = 0,
    ) -> Take:
        """The windows of a voice so far, of which motion can be made."""
        return Take(
            numbers=np.concatenate(windows),
            kept=self._parts.cut(samples, silence).kept,
            voice=len(samples),
            lead=silence[0] * FPS // SAMPLE_RATE,
            ranges=self._parts.ranges,
            origin={"source": "JoyVASA", "model": self._parts.name, "seed": seed},
        )

    def _plan(self, sampler: Sampler, steps: int | None) -> tuple[Schedule, int | None]:
        """The schedule, and how often to ask the network; None is at every step."""
        own = self._parts.schedule
        least, most = (1, MOST_STEPS) if sampler == "ddpm" else (2, own.steps)
        if steps is not None and not least <= steps <= most:
            raise UserError(f"{steps} steps can't be made.", f"Choose {least} to {most}.")
        if sampler == "dpm":
            return own, min(FEWER["fast"], own.steps) if steps is None else steps
        return (own if steps is None else schedule(steps)), None

    def _end(self, motion: Tensor, heard: Tensor) -> tuple[Tensor, Tensor]:
        """What the next window continues, in memory of its own: the last bit hangs on its place."""
        return motion[-self.sizes.previous :].clone(), heard[-self.sizes.previous :].clone()

    def _context(
        self,
        audio: Tensor,
        previous: Previous | None,
        cfg_scale: float,
        position: Position,
        real: int | None,
    ) -> Context:
        """A window without and with its sound, as far as guidance needs them."""
        parts = self._parts
        motion, heard = previous or (parts.start_motion, parts.start_audio)
        return parts.denoiser.context(
            branches(audio, parts.no_audio, cfg_scale),
            self._batch(motion),
            self._batch(heard),
            position,
            real,
        )

    def _batch(self, values: Values) -> Tensor:
        """(n, m) or (1, n, m) to (1, n, m)."""
        tensor = self._tensor(values)
        return tensor if tensor.ndim == 3 else tensor[None]

    def _tensor(self, values: Values) -> Tensor:
        made = values if isinstance(values, Tensor) else torch.tensor(values)
        return made.to(self._device, torch.float32)


class _Counted:
    """Counts predictions and reports them."""

    def __init__(self, report: Report, windows: int, per_window: int, done: int) -> None:
        self._report = report
        self._windows, self._per_window = windows, per_window
        self._done = done * per_window

    def __call__(self) -> None:
        window = self._done // self._per_window + 1
        note = f"Window {window} of {self._windows}"
        if self._per_window > MANY:
            note = f"Window {window} of {self._windows}, with {self._per_window} steps each"
        self._report(Progress("motion", self._done, self._windows * self._per_window, note))
        self._done += 1
