"""Colours, spacing and type of the window, light and dark; one place, no numbers elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

# Spacing scale in logical pixels.
TINY, SMALL, MEDIUM, LARGE, HUGE = 4, 8, 12, 16, 24
RADIUS = 8

# Type scale relative to the system's font.
CAPTION, BODY, HEADING, TITLE = 0.88, 1.0, 1.15, 1.6


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours, as #rrggbb.

    Attributes:
        window, card, raised, sunken: surfaces from back to front; `sunken` is for wells.
        line: thin borders.
        text, muted, disabled: writing.
        accent, on_accent: the one strong colour, and writing on it.
        accent_soft: the accent as a tint behind something chosen.
        good, warning, bad: states.
        curves: as many distinct hues as there are motion curves, readable on `sunken`.
    """

    dark: bool
    window: str
    card: str
    raised: str
    sunken: str
    line: str
    text: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    accent_soft: str
    good: str
    warning: str
    bad: str
    curves: tuple[str, ...]


LIGHT = Colours(
    dark=False,
    window="#f3f2f6",
    card="#ffffff",
    raised="#f7f6fa",
    sunken="#ebe9f1",
    line="#dbd8e4",
    text="#1d1a26",
    muted="#5f5a6e",
    disabled="#a39eb1",
    accent="#6a3de8",
    on_accent="#ffffff",
    accent_soft="#e8e0fd",
    good="#167045",
    warning="#8c5200",
    bad="#b3261e",
    curves=(
        *("#6a3de8", "#0b7fab", "#b2480a", "#8a6d00", "#4d7c0f", "#0f766e"),
        *("#c02672", "#7c5cdb", "#a21caf", "#1d5fd1", "#2a83c2", "#9a3412"),
        *("#3f6f5f", "#647a00", "#6b7280"),
    ),
)

DARK = Colours(
    dark=True,
    window="#15131b",
    card="#1e1b26",
    raised="#272331",
    sunken="#100e15",
    line="#353042",
    text="#f1eef8",
    muted="#a9a2ba",
    disabled="#6a6479",
    accent="#a88bff",
    on_accent="#160b33",
    accent_soft="#352a57",
    good="#6fd6a0",
    warning="#f0b65a",
    bad="#ff8a80",
    curves=(
        *("#a88bff", "#56c4ee", "#ff9e64", "#e8c547", "#9bd65b", "#4fd1c0"),
        *("#ff7ab8", "#c3b0ff", "#e58bf0", "#7fa8ff", "#8fd0ff", "#f0906a"),
        *("#8fc7b0", "#c8d65a", "#b3b8c4"),
    ),
)

_current = LIGHT


def colours() -> Colours:
    """The colours in use; widgets that paint ask for them whenever they paint."""
    return _current


def use(chosen: Colours) -> None:
    """Makes these the colours in use. The application calls it, then rebuilds the window."""
    global _current
    _current = chosen
