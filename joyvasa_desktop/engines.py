"""Which engines there are, and why one can't be used."""

from __future__ import annotations

from collections.abc import Iterable

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.settings import declarations

NAMES: dict[str, str] = dict(
    zip(
        map(str, declarations()["engine"].choices),
        declarations()["engine"].choice_labels,
        strict=True,
    )
)
"""What people call them."""


def why_not(engine: str) -> str:
    """Why an engine can't be used here, in one sentence; "" if it can."""
    if engine == "builtin":
        return ""
    # Asking for packages or models first would promise what this version can't do with them.
    return "The JoyVASA engine isn't part of this version of the program."


def check_engine(engine: str) -> None:
    """Stops a job that asks for an engine that can't be used.

    Raises:
        UserError: with the reason.
    """
    reason = why_not(engine)
    if reason:
        raise UserError(reason, "Choose the built-in engine, which needs nothing else.")


def uses(engine: str, setting: str) -> bool:
    """Whether a change of that setting changes what the engine makes."""
    return engine in declarations()[setting].engines


def notes_on_unused(engine: str, given: Iterable[str]) -> list[str]:
    """A sentence for each of these settings that the engine doesn't use."""
    return [
        f"{declarations()[name].label} changes nothing: the {NAMES[engine]} engine doesn't use it."
        for name in given
        if not uses(engine, name)
    ]
