"""Which engines there are, and why one can't be used."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.settings import declarations
from joyvasa_desktop.weights.folders import recognised

NAMES: dict[str, str] = dict(
    zip(
        map(str, declarations()["engine"].choices),
        declarations()["engine"].choice_labels,
        strict=True,
    )
)
"""What people call them."""


_PACKAGES = ("torch", "transformers")


def why_not(engine: str) -> str:
    """Why an engine can't be used here, in one sentence; "" if it can."""
    if engine == "builtin":
        return ""
    return (
        _lacking_packages()
        or recognised().why_not("human")
        or "The JoyVASA engine isn't part of this version of the program."
    )


def _lacking_packages() -> str:
    """What to install for the JoyVASA engine, in one sentence; "" if all of it is there."""
    # Only looked for, never imported: that takes seconds, and the window asks as well.
    if all(find_spec(package) for package in _PACKAGES):
        return ""
    return (
        "The JoyVASA engine needs PyTorch and transformers: install joyvasa-desktop[full], "
        "or start a checkout with “python3 dev.py run --full”."
    )


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
