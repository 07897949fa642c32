"""From noise to motion, step by step (arXiv 2006.11239), with fewer predictions if wanted.

Fewer predictions take the same path: all steps of the schedule are made with the same noise, but
the network is asked at some of them only. Between, what it would have said is continued from its
last two answers. Where answers change evenly this is the full sampler; and it is the multistep
SDE solver of DPM-Solver++ (arXiv 2211.01095) with the noise of the full sampler, so that the same
seed gives nearly the same take.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from torch import Tensor

from joyvasa_desktop.motion.schedule import Schedule

_CROWDED = 1.5
"""1 spreads fewer steps evenly; this came nearest to the full sampler on processes whose clean
motion is known exactly, slow ones and fine ones together."""

Predict: TypeAlias = Callable[[Tensor, int], Tensor]
"""The clean motion (1, L, D) that a noisy one (1, L, D) at a step comes from."""

Draw: TypeAlias = Callable[[int], Tensor]
"""The noise (1, L, D) that is added at a step."""


def asked(total: int, count: int) -> tuple[int, ...]:
    """At which of `total` steps, T to 1, the network is asked if it is asked `count` times.

    Always at the first and at the last, whose answer is the result, and more often towards the
    end, where the details are made.
    """
    if count >= total:
        return tuple(range(total, 0, -1))
    steps = [1]
    for i in range(1, count):
        wanted = round(1 + (total - 1) * (i / (count - 1)) ** _CROWDED)
        steps.append(max(wanted, steps[-1] + 1))
    return tuple(reversed(steps))


def sample(
    predict: Predict,
    draw: Draw,
    start: Tensor,
    plan: Schedule,
    count: int | None = None,
    flexibility: float = 0.0,
) -> Tensor:
    """Motion from noise.

    Args:
        predict: asked with falling steps; may raise `Cancelled`.
        draw: asked for every step but the last one.
        start: (1, L, D), the noise to begin with.
        plan: the schedule.
        count: how often to ask; None is at every step.
        flexibility: 0 puts back the posterior's noise, 1 the larger choice.

    Returns:
        (1, L, D).
    """
    wanted = set(asked(plan.steps, plan.steps if count is None else count))
    weights = _weights(plan, flexibility)
    answers = _Answers(plan.alpha_bars.sqrt().tolist())
    x = start
    for step in range(plan.steps, 0, -1):
        if step in wanted:
            answers.add(step, predict(x, step))
        keep, take, spread = weights[step]
        x = keep * x + take * answers.at(step)
        if step > 1:
            x = x + spread * draw(step)
    return x


class _Answers:
    """What the network said last, continued in a straight line to the steps between.

    The line runs over the share of motion in the noisy motion, √ᾱ.
    """

    def __init__(self, share: list[float]) -> None:
        self._share = share
        self._step = 0
        self._last: Tensor | None = None
        self._slope: Tensor | None = None

    def add(self, step: int, answer: Tensor) -> None:
        if self._last is not None:
            self._slope = (answer - self._last) / (self._share[step] - self._share[self._step])
        self._step, self._last = step, answer

    def at(self, step: int) -> Tensor:
        assert self._last is not None, "the first step is always asked"
        if self._slope is None or step == self._step:
            return self._last
        return self._last + (self._share[step] - self._share[self._step]) * self._slope


def _weights(plan: Schedule, flexibility: float) -> list[tuple[float, float, float]]:
    """By step: weights of the motion so far, of the prediction, and of the noise."""
    alphas, bars, before = plan.alphas[1:], plan.alpha_bars[1:], plan.alpha_bars[:-1]
    keep = (1 - before) * alphas.sqrt() / (1 - bars)
    take = (1 - alphas) * before.sqrt() / (1 - bars)
    spread = flexibility * plan.flexible + (1 - flexibility) * plan.posterior
    rows = zip(keep.tolist(), take.tolist(), spread[1:].tolist(), strict=True)
    # No step has the number 0.
    return [(1.0, 0.0, 0.0), *rows]
