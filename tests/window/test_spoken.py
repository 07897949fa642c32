"""Lengths and waits in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from joyvasa_desktop.window.spoken import bytes_text, clock_text, length_text, short_name, wait_text


@pytest.fixture(autouse=True)
def english() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.04, "0.0 s"), (6.44, "6.4 s"), (60.0, "1:00"), (3725.0, "1:02:05")]
)
def test_lengths(seconds: float, text: str) -> None:
    assert length_text(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.2, "1 s"), (8.4, "8 s"), (33.0, "35 s"), (80.2, "1:20")]
)
def test_waits_are_no_more_exact_than_known(seconds: float, text: str) -> None:
    assert wait_text(seconds) == text


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (59.6, "1:00"), (3599.7, "1:00:00")])
def test_a_clock_never_shows_sixty_seconds(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


def test_sizes() -> None:
    assert bytes_text(72_300_000_000) == "72.3 GB"


def test_a_long_name_keeps_its_ends() -> None:
    assert short_name("film.mp4") == "film.mp4"
    short = short_name("a" * 200 + ".mp4")
    assert len(short) == 44
    assert short.startswith("aaa") and short.endswith("aaa.mp4")
