"""What the packaged program opens gets the user's environment, as it was before the package's."""

from __future__ import annotations

import os

import pytest

from joyvasa_desktop.environment import QT_PLACES, remember, restore


@pytest.mark.parametrize("own", [None, "/usr/lib/qt6/plugins"])
@pytest.mark.parametrize("name", QT_PLACES)
def test_the_users_own_comes_back(
    name: str, own: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, own or "")
    if own is None:
        monkeypatch.delenv(name)
    remember()
    monkeypatch.setenv(name, "/opt/joyvasa-desktop/_internal/PySide6/Qt/plugins")
    restore()
    assert os.environ.get(name) == own


def test_a_program_from_source_leaves_everything_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_PLUGIN_PATH", "/usr/lib/zoë/my plugins")
    restore()
    assert os.environ["QT_PLUGIN_PATH"] == "/usr/lib/zoë/my plugins"
