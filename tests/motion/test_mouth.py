"""The mouth: shut without speech, closed on p, b and m, in step with the sound."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phones import Say, speaking
from sounds import bundled_voice, noise, tone

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.motion import mouth
from joyvasa_desktop.motion.motion import MOUTH_CONTROLS
from joyvasa_desktop.motion.mouth import (
    LEAD,
    activity,
    closure,
    controls,
    loudness,
    smoothstep,
)
from joyvasa_desktop.motion.visemes import CLASSES, probabilities

JAW, ROUND = MOUTH_CONTROLS.index("jaw"), MOUTH_CONTROLS.index("round")

SENTENCES = (
    ("en-us", "My mother made a big bowl of warm pumpkin soup, and we both asked for more."),
    ("en-us", "Maybe Bob and Pam will come by on Monday to help us paint the bedroom blue."),
    ("it", "Mia mamma prepara sempre il pane e la pasta con il pomodoro per la famiglia."),
    ("tr", "Babam pazardan bana biraz elma, peynir ve ekmek aldı."),
)


@pytest.fixture(scope="module")
def say() -> Iterator[Say]:
    with speaking() as speak:
        if speak is None:
            pytest.skip("espeak-ng isn't installed")
        yield speak


@pytest.fixture(scope="module")
def voice() -> Floats:
    return bundled_voice()


def mouth_of(samples: Floats) -> Floats:
    return controls(probabilities(samples), loudness(samples))


@pytest.mark.parametrize(
    "samples",
    [
        np.zeros(32_000, np.float32),
        noise(3, level=1e-4),
        noise(3, level=0.2),
        tone(3, hertz=440),
        tone(3, hertz=150, level=1.0),
    ],
    ids=["silence", "faint noise", "noise", "tone", "hum"],
)
def test_without_speech_the_mouth_stays_shut(samples: Floats) -> None:
    assert mouth_of(samples)[:, JAW].max() < 0.05


def test_silence_around_a_voice_keeps_the_mouth_shut(voice: Floats) -> None:
    pause = np.zeros(32_000, np.float32)
    mouth = mouth_of(np.concatenate([pause, voice, pause]))
    assert mouth[:170, JAW].max() < 0.05
    assert mouth[-170:, JAW].max() < 0.05
    assert mouth[:, JAW].max() > 0.5


def test_each_class_reaches_its_shape_when_it_is_held() -> None:
    sound = loudness(np.tile(noise(0.5), 2))
    sound = type(sound)(np.zeros(101), 0.0, np.ones(101))

    def held(name: str) -> Floats:
        spoken = np.zeros((101, 15), np.float32)
        spoken[:, CLASSES.index(name)] = 1
        row: Floats = controls(spoken, sound)[50]
        return row

    assert held("aa")[JAW] > 0.9
    assert held("ou")[ROUND] > 0.8
    assert held("PP")[JAW] == 0
    assert held("FF")[JAW] == pytest.approx(0.16)


def test_a_short_p_between_vowels_closes_the_lips() -> None:
    sound = loudness(noise(1))
    sound = type(sound)(np.zeros(101), 0.0, np.ones(101))
    spoken = np.zeros((101, 15), np.float32)
    spoken[:, CLASSES.index("aa")] = 1
    spoken[50:55] = 0
    spoken[50:55, CLASSES.index("PP")] = 1
    jaw = controls(spoken, sound)[:, JAW]
    assert jaw[52 - LEAD] < 0.05
    assert min(jaw[30], jaw[70]) > 0.8


def test_strength_opens_the_jaw_less(voice: Floats) -> None:
    sound, spoken = loudness(voice), probabilities(voice)
    people, animals = (controls(spoken, sound, strength)[:, JAW] for strength in (1.0, 0.75))
    assert animals.max() < people.max()
    assert np.all(animals <= people + 1e-6)


def test_activity_covers_short_gaps_and_ends_with_the_voice() -> None:
    voice = noise(1, level=0.3)
    gap, pause = np.zeros(1_600, np.float32), np.zeros(32_000, np.float32)
    active = activity(loudness(np.concatenate([voice, gap, voice, pause])))
    assert active[50:200].min() > 0.9
    assert active[-100:].max() < 0.05


@settings(deadline=None)
@given(
    low=st.floats(-5, 5),
    width=st.floats(0.01, 5),
    x=st.lists(st.floats(-20, 20), min_size=2, max_size=20),
)
def test_a_smooth_step_goes_from_0_to_1_and_never_back(
    low: float, width: float, x: list[float]
) -> None:
    y = smoothstep(low, low + width, np.sort(x))
    assert ((y >= 0) & (y <= 1)).all()
    assert (np.diff(y) >= -1e-12).all()


def test_lips_close_on_most_p_b_m_and_seldom_elsewhere(say: Say) -> None:
    met = wanted = false = closures = 0
    for language, text in SENTENCES:
        samples, phones = say(text, language)
        sound = loudness(samples)
        closed = closure(probabilities(samples) * sound.gate[:, None])
        runs = [(first / 100, last / 100) for first, last in _runs(closed > 0.5)]
        lips = [(a, b) for a, b, phone in phones if phone[:1] in ("p", "b", "m")]
        met += sum(any(_near(run, lip) for run in runs) for lip in lips)
        false += sum(not any(_near(run, lip) for lip in lips) for run in runs)
        wanted, closures = wanted + len(lips), closures + len(runs)
    assert wanted > 30
    assert met / wanted > 0.85
    assert false / closures < 0.15


def test_the_jaw_moves_with_the_sound(say: Say) -> None:
    best = []
    for language, text in SENTENCES:
        samples, phones = say(text, language)
        jaw = mouth_of(samples)[:, JAW]
        times = np.arange(len(jaw)) / 100
        vowel = np.zeros(len(jaw))
        for a, b, phone in phones:
            vowel[(times >= a) & (times < b)] = phone[:1] in tuple("aɑæʌɛeoɔɐə")
        lags = range(-10, 11)
        fits = [
            np.corrcoef(jaw[20:-20], vowel[20 + lag : len(jaw) - 20 + lag])[0, 1] for lag in lags
        ]
        best.append(lags[int(np.argmax(fits))])
    # The jaw is ahead of the sound by 0 to 40 ms.
    assert 0 <= np.mean(best) <= 4


def _near(run: tuple[float, float], lip: tuple[float, float]) -> bool:
    return run[1] >= lip[0] - 0.06 and run[0] <= lip[1] + 0.06


def _runs(closed: Any) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], closed.astype(int), [0]])))
    return [(int(a), int(b) - 1) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def test_a_long_voice_in_pieces_is_the_same_as_in_one(
    voice: Floats, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = np.tile(voice, 10)
    spoken, sound = probabilities(long), loudness(long)
    assert len(spoken) > 3000
    in_pieces = controls(spoken, sound)
    monkeypatch.setattr(mouth, "_PIECE", len(spoken))
    np.testing.assert_allclose(in_pieces, controls(spoken, sound), atol=1e-6)
