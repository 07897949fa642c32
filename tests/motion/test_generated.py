"""From raw numbers to motion: ranges, calm head, alignment."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from generators import template
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.motion.generated import Ranges, Take, calmed, load_ranges
from joyvasa_desktop.motion.motion import EXPRESSION, PITCH, ROLL, SCALE, TRANSLATION

PLAIN = Ranges(np.ones(70, np.float32), np.zeros(70, np.float32))


def take(numbers: np.ndarray, voice: int, lead: int = 2) -> Take:
    return Take(numbers.astype(np.float32), (voice + 1920) // 640, voice, lead, PLAIN)


def test_ranges(tmp_path: Path) -> None:
    path = tmp_path / "motion_template.pkl"
    path.write_bytes(pickle.dumps(template()))
    ranges = load_ranges(path)
    half = ranges.motion(np.full((2, 73), 0.5, np.float32))[1]
    numbers = np.arange(1, 64) / 100
    np.testing.assert_allclose(half[EXPRESSION], 0.5 * (1 + numbers) + numbers, rtol=1e-6)
    assert half[SCALE] == pytest.approx(0.5 * 0.51 + 1.01)
    np.testing.assert_allclose(half[TRANSLATION], [0.5 * 2.01 - 0.99, 0.03, 0.045], atol=1e-6)
    assert half[PITCH] == half[ROLL] == pytest.approx(0.015)
    # Nothing is clipped.
    assert ranges.motion(np.full((1, 73), 9, np.float32))[0, PITCH] > template()["max_pitch"]


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "lacking": ({"mean_exp": None}, "no proper mean_exp"),
    "short": ({"std_exp": np.zeros(62, np.float32)}, "no proper std_exp"),
    "nan": ({"min_t": np.array([0, np.nan, 0], np.float32)}, "min_t holds values"),
    "swapped": ({"max_yaw": np.array([-9], np.float32)}, "a largest value is below"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_template(tmp_path: Path, name: str) -> None:
    change, reason = WRONG[name]
    path = tmp_path / "strange.pkl"
    content = {key: value for key, value in (template() | change).items() if value is not None}
    path.write_bytes(pickle.dumps(content))
    with pytest.raises(UnreadableFile, match=r"strange\.pkl is no motion template") as caught:
        load_ranges(path)
    assert reason in caught.value.message


def test_a_template_runs_nothing(tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[Any, ...]:
            return Path.touch, (tmp_path / "sprung",)

    path = tmp_path / "trap.pkl"
    path.write_bytes(pickle.dumps(template() | {"mean_exp": Trap()}))
    with pytest.raises(UnreadableFile):
        load_ranges(path)
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize("voice", [1, 639, 640, 641, 64_000, 112_345])
def test_sound_and_picture_are_in_step(voice: int) -> None:
    frames = (voice + 1920) // 640
    count = np.arange(frames + 9, dtype=np.float32)[:, None] * np.ones(73)
    made = take(count, voice)
    aligned, published = made.motion(smooth=1), made.motion(smooth=1, aligned=False)
    # Frame 2 was made for the first sample of the voice.
    assert aligned.values[0, 0] == 2
    assert len(aligned) == max(voice // 640, 1)
    assert published.values[0, 0] == 0
    assert len(published) == frames
    assert (aligned.reference == 0).all()
    assert (published.reference == 0).all()
    assert aligned.lips == "absolute"


def test_a_take_that_grows_keeps_its_rows() -> None:
    numbers = np.random.default_rng(0).normal(size=(300, 73))
    part, whole = take(numbers[:100], 150_000).motion(), take(numbers, 150_000).motion()
    assert len(part) == 98
    np.testing.assert_array_equal(part.values, whole.values[:98])
    np.testing.assert_array_equal(part.reference, whole.reference)


def test_a_head_that_turns_at_once_follows_slowly() -> None:
    values = np.zeros((500, 70), np.float32)
    values[1:] = 1
    calm = calmed(values, 0.01)
    np.testing.assert_allclose(calm[:, ROLL], 1 - 0.99 ** np.arange(500), rtol=2e-5)
    np.testing.assert_array_equal(calm[:, EXPRESSION], values[:, EXPRESSION])
    assert (values[1:] == 1).all(), "what is given isn't changed"


@settings(deadline=None)
@given(share=st.floats(0.001, 1), level=st.floats(-50, 50))
def test_a_still_head_stays_where_it_is(share: float, level: float) -> None:
    values = np.full((20, 70), level, np.float32)
    np.testing.assert_allclose(calmed(values, share), values, rtol=1e-5)
