"""The language of the window; the core's sentences in it."""

from __future__ import annotations


def translated(text: str) -> str:
    """A text of the core in the window's language; English where it isn't known."""
    return text
