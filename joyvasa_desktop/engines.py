"""Which engines there are, and why one can't be used."""

from __future__ import annotations

import threading
from collections.abc import Hashable, Iterable
from importlib.util import find_spec

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.settings import declarations
from joyvasa_desktop.weights.folders import Kind, recognised, stamp

NAMES: dict[str, str] = dict(
    zip(
        map(str, declarations()["engine"].choices),
        declarations()["engine"].choice_labels,
        strict=True,
    )
)
"""What people call them."""


_PACKAGES = {"torch": "PyTorch", "transformers": "transformers", "safetensors": "safetensors"}

_LOOKED_AFTER = threading.Lock()
_known: dict[tuple[Kind, Hashable], str] = {}


def why_not(engine: str, mode: str = "human") -> str:
    """Why an engine can't be used here, in one sentence; "" if it can.

    Looks at the folders again each time, and into them only when they changed: this may be asked
    often.

    Args:
        engine: one of `settings.ENGINES`.
        mode: who is in the photo, "human" or "animal".
    """
    if engine == "builtin":
        return ""
    if mode == "animal":
        return "This version animates animals with the built-in engine only."
    return _lacking_packages() or _lacking_models("human")


def preferred(mode: str = "human") -> str:
    """The engine for who doesn't choose one: JoyVASA where it can be used."""
    return "builtin" if why_not("joyvasa", mode) else "joyvasa"


def check_engine(engine: str, mode: str = "human") -> None:
    """Stops a job that asks for an engine that can't be used.

    Raises:
        UserError: with the reason.
    """
    reason = why_not(engine, mode)
    if not reason:
        return
    if mode == "human" and not _lacking_packages():
        raise UserError(
            reason,
            "Get them as the README says, or choose the built-in engine, which needs nothing else.",
        )
    raise UserError(reason, "Choose the built-in engine, which needs nothing else.")


def _lacking_packages() -> str:
    # A package may be found without being loaded, which takes seconds.
    lacking = [called for name, called in _PACKAGES.items() if find_spec(name) is None]
    if not lacking:
        return ""
    return (
        f"The JoyVASA engine needs {' and '.join(lacking)} besides: start the program with "
        '"python3 dev.py run --full", or install joyvasa-desktop[full].'
    )


def _lacking_models(kind: Kind) -> str:
    with _LOOKED_AFTER:
        key = kind, stamp()
        if key not in _known:
            _known.clear()
            _known[key] = recognised().why_not(kind)
        return _known[key]


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
