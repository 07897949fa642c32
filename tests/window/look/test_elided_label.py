"""A name that gives way."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.look.elided_label import ElidedLabel


def test_the_middle_gives_way_and_comes_back(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(1000, 20)
    label.setText("a film with a long name.mp4")
    assert label.text() == "a film with a long name.mp4"
    label.resize(80, 20)
    label.show()
    assert "…" in label.text()
    assert label.text().startswith("a")
    assert label.text().endswith("4")
    assert label.accessibleName() == "a film with a long name.mp4", "those who listen hear it all"
    label.resize(1000, 20)
    assert label.text() == "a film with a long name.mp4"


def test_it_never_asks_for_the_room_of_its_text(qtbot: QtBot) -> None:
    label = ElidedLabel(bold=True)
    qtbot.addWidget(label)
    label.setText("a" * 500)
    assert label.minimumSizeHint().width() < 100
    assert label.font().bold()
