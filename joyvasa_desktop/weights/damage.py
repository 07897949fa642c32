"""The user's words for weight files that can't be used."""

from __future__ import annotations

from joyvasa_desktop.errors import UnreadableFile

DOWNLOAD_AGAIN = "Download it again from the place where its authors published it."
CHOOSE_ANOTHER = "Put the published file of that name in its place."
ONLY_NUMBERS = "A checkpoint holds only numbers; use the file that its authors published."
TAKE_AWAY = "Download it again, or take it away: then the built-in face finder does its work."

WAYS_OUT = (DOWNLOAD_AGAIN, CHOOSE_ANOTHER, ONLY_NUMBERS, TAKE_AWAY)
"""Hints that go with weight files alone."""


def incomplete(name: str) -> UnreadableFile:
    """A file that ends before all of its content came."""
    return UnreadableFile(f"{name} is incomplete: its end is missing.", DOWNLOAD_AGAIN)


def damaged(name: str, reason: str) -> UnreadableFile:
    """A file of the right kind whose content contradicts itself; the reason is a clause."""
    return UnreadableFile(f"{name} is damaged: {reason}.", DOWNLOAD_AGAIN)


def foreign(name: str, what: str) -> UnreadableFile:
    """A file of another kind; `what` says which, with its article."""
    return UnreadableFile(f"{name} is {what}, not a checkpoint.", CHOOSE_ANOTHER)


def unsafe(name: str, reason: str) -> UnreadableFile:
    """A file that asks for more than to be read; the reason is a clause."""
    return UnreadableFile(f"{name} wasn't opened, because {reason}.", ONLY_NUMBERS)
