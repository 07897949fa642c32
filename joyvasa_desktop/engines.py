"""Which engines there are, and why one can't be used."""

from __future__ import annotations

from joyvasa_desktop.errors import UserError

NAMES = {"builtin": "Built-in", "joyvasa": "JoyVASA"}
"""What people call them."""


def why_not(engine: str) -> str:
    """Why an engine can't be used here, in one sentence; "" if it can."""
    if engine == "builtin":
        return ""
    return "The JoyVASA engine isn't part of this version of the program."


def check_engine(engine: str) -> None:
    """Stops a job that asks for an engine that can't be used.

    Raises:
        UserError: with the reason.
    """
    reason = why_not(engine)
    if reason:
        raise UserError(reason, "Choose the built-in engine, which needs nothing else.")
