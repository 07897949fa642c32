"""The environment that the packaged program hands on: its user's, not the one it was given itself.

What packs the program tells Qt by the environment where the package's plugins are. A file manager
or a player that inherits this would load them into its own Qt, which may be another one.
"""

from __future__ import annotations

import os

QT_PLACES = ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH")
"""Names under which Qt is told of folders."""

_users: dict[str, str | None] = {}


def remember() -> None:
    """Notes what the user has set, before anything else of the package runs."""
    _users.update({name: os.environ.get(name) for name in QT_PLACES})


def restore() -> None:
    """What is started from now on gets what the user has set; for when Qt has read its own.

    Without `remember` nothing changes: a program from source sets nothing.
    """
    for name, value in _users.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    _users.clear()
