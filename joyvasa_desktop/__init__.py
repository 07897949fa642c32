"""Makes a photo of a person or an animal speak, on the user's own machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from joyvasa_desktop.animate import Result, animate
    from joyvasa_desktop.motion.motion import Motion
    from joyvasa_desktop.photo.portrait import Portrait
    from joyvasa_desktop.settings import Settings
    from joyvasa_desktop.speech.speech import Speech

__all__ = ["Motion", "Portrait", "Result", "Settings", "Speech", "animate"]

_HOMES = {
    "Motion": "joyvasa_desktop.motion.motion",
    "Portrait": "joyvasa_desktop.photo.portrait",
    "Result": "joyvasa_desktop.animate",
    "Settings": "joyvasa_desktop.settings",
    "Speech": "joyvasa_desktop.speech.speech",
    "animate": "joyvasa_desktop.animate",
}


def __getattr__(name: str) -> Any:
    # Public names load on first use: starting the program must not import every stage.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
