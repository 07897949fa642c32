"""Whole sampling of one window against the published code, in every option."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from parity.motion_models import LIMIT, error, generator
from parity.synthetic import Numbers, Synthetic

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.motion.noise import NamedNoise

OPTIONS: dict[str, dict[str, Any]] = {
    "default": {},
    "sequential_pe": {"position": "sequential"},
    "steps10": {"steps": 10},
    "steps10_cfg1.0": {"steps": 10, "cfg_scale": 1.0},
    "steps10_cfg0": {"steps": 10, "cfg_scale": 0.0},
    # Without guidance only the branch with sound counts, and with one condition it makes no
    # difference how conditions are combined.
    "steps10_no_guidance": {"steps": 10, "cfg_scale": 1.0},
    "steps10_independent": {"steps": 10},
    "steps10_flex0.5": {"steps": 10, "flexibility": 0.5},
    "steps10_dynthr": {"steps": 10, "threshold": (0.9, 0.2, 0.6)},
}


@pytest.mark.parametrize("name", OPTIONS)
def test_options(synthetic: Synthetic, numbers: Callable[[str], Numbers], name: str) -> None:
    features = synthetic.noise("sample:tiny:audio", 1, 100, 64)
    found = generator(synthetic, "tiny").sample(features, **OPTIONS[name])
    assert error(found, numbers("motion_sample")[f"tiny/{name}"]) < LIMIT


class Continued:
    """The noise of the window that continues another one in the reference."""

    def __init__(self, start: Floats) -> None:
        self.start = start

    def initial(self, shape: tuple[int, ...]) -> Floats:
        assert self.start.shape == shape
        return self.start

    def step(self, window: int, step: int, shape: tuple[int, ...]) -> Floats:
        return NamedNoise(0).step(window, step, shape)


def test_a_window_that_continues_another(
    synthetic: Synthetic, numbers: Callable[[str], Numbers]
) -> None:
    found = generator(synthetic, "tiny").sample(
        synthetic.noise("sample:tiny:audio", 1, 100, 64),
        (
            synthetic.noise("sample:tiny:prev_motion", 1, 10, 73),
            synthetic.noise("sample:tiny:prev_audio", 1, 10, 64),
        ),
        steps=10,
        noise=Continued(synthetic.noise("sample:tiny:xT", 1, 100, 73)),
    )
    assert error(found, numbers("motion_sample")["tiny/steps10_with_prev"]) < LIMIT


@pytest.mark.parametrize("model", ["tiny500", pytest.param("hubert", marks=pytest.mark.full_size)])
def test_other_generators(
    synthetic: Synthetic, numbers: Callable[[str], Numbers], model: str
) -> None:
    made = generator(synthetic, model)
    features = synthetic.noise(f"sample:{model}:audio", 1, 100, made.sizes.width)
    wanted = numbers("motion_sample")[f"{model}/default"]
    assert error(made.sample(features)[:: 100 // len(wanted)], wanted) < LIMIT
