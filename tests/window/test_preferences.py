"""What is remembered between starts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.preferences import MOST_RECENT, Preferences


def test_files_used_last_come_first_and_once(preferences: Preferences, qtbot: QtBot) -> None:
    first, second = Path("/pictures/Zoë 1, 2.png"), Path("/pictures/写真.png")
    preferences.add_recent("photo", first)
    preferences.add_recent("photo", second)
    with qtbot.waitSignal(preferences.recent_changed) as told:
        preferences.add_recent("photo", first)
    assert told.args == ["photo"]
    assert preferences.recent("photo") == [first.absolute(), second.absolute()]
    assert preferences.recent("voice") == []


def test_the_list_ends(preferences: Preferences) -> None:
    for number in range(MOST_RECENT + 5):
        preferences.add_recent("voice", Path(f"/sounds/{number}.wav"))
    assert len(preferences.recent("voice")) == MOST_RECENT
    assert preferences.recent("voice")[0].name == f"{MOST_RECENT + 4}.wav"


def test_everything_is_there_at_the_next_start(preferences: Preferences, owner: QObject) -> None:
    preferences.add_recent("project", Path("/one, with comma.joyvasa"))
    preferences.set_text("language", "ar")
    preferences.set_flag("welcomed", True)
    preferences.set_geometry("window", QByteArray(b"\x01\x00\xff"))
    preferences.sync()
    again = Preferences(owner)
    assert again.recent("project") == [Path("/one, with comma.joyvasa").absolute()]
    assert again.text("language") == "ar" and again.flag("welcomed")
    assert again.geometry("window") == QByteArray(b"\x01\x00\xff")
    assert not again.flag("never set") and again.flag("never set", True)
