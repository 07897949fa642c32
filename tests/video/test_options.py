"""Which choices are possible, and how many frames a sound needs."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.settings import Settings, declarations
from joyvasa_desktop.video.options import FORMATS, FRAME_RATES, VideoOptions, frame_count


@given(
    samples=st.integers(1, 10**9), rate=st.integers(1000, 192_000), fps=st.sampled_from(FRAME_RATES)
)
def test_the_picture_covers_the_sound_and_no_frame_more(samples: int, rate: int, fps: int) -> None:
    count = frame_count(samples / rate, fps)
    needed = Fraction(samples * fps, rate)
    assert count >= needed - Fraction(1, 10**6)
    assert count - needed < 1 or count == 1


@given(frames=st.integers(1, 5_000_000), fps=st.sampled_from(FRAME_RATES))
@example(frames=29, fps=25)
def test_a_whole_number_of_frames_stays_despite_rounding(frames: int, fps: int) -> None:
    assert frame_count(frames / fps, fps) == frames
    assert frame_count(frames * (1 / fps), fps) == frames


@given(duration=st.floats(0, 90_000), longer=st.floats(0, 100), fps=st.sampled_from(FRAME_RATES))
def test_a_longer_sound_never_has_fewer_frames(duration: float, longer: float, fps: int) -> None:
    assert 1 <= frame_count(duration, fps) <= frame_count(duration + longer, fps)


@pytest.mark.parametrize("duration", [-0.1, float("nan"), float("inf")])
def test_lengths_that_are_none_are_refused(duration: float) -> None:
    with pytest.raises(ValueError, match="can't last"):
        frame_count(duration, 25)


def test_the_users_settings_become_options() -> None:
    settings = Settings(format="webm", fps=50, quality=31, transparent=True, mark=True)
    assert VideoOptions.from_settings(settings) == VideoOptions(
        "webm", 50, 31, transparent=True, mark=True, overwrite=False
    )


def test_every_format_and_rate_that_settings_offer_can_be_written() -> None:
    assert set(declarations()["format"].choices) == set(FORMATS)
    assert set(declarations()["fps"].choices) == set(FRAME_RATES)


@pytest.mark.parametrize(
    ("values", "word"),
    [
        (("avi", 25, 80), "avi"),
        (("mp4", 23, 80), "23"),
        (("mp4", 25, 101), "101"),
        (("mp4", 25, 80, True), "transparent"),
        (("gif", 25, 80, True), "transparent"),
    ],
)
def test_impossible_choices_are_named(values: tuple[object, ...], word: str) -> None:
    with pytest.raises(UserError, match=word) as caught:
        VideoOptions(*values)  # type: ignore[arg-type]
    assert caught.value.hint


@pytest.mark.parametrize(
    ("kind", "name", "fits"),
    [
        ("mp4", "a.mp4", True),
        ("mp4", "a.MP4", True),
        ("mp4", "a.b.mp4", True),
        ("mp4", "a.webm", False),
        ("mp4", "a", False),
        ("webm", "a.mp4", False),
        ("gif", "a.gif", True),
        ("png", "a", True),
        ("png", "version 1.2", True),
        ("png", "a.png", False),
        ("png", "a.mp4", False),
    ],
)
def test_a_name_has_to_fit_the_format(kind: str, name: str, fits: bool) -> None:
    chosen = VideoOptions(kind, 25, 80)
    if fits:
        chosen.check_name(Path(name))
        return
    with pytest.raises(UserError, match="name"):
        chosen.check_name(Path(name))
