"""The panel of takes: choose, compare, remove, and motion from and to files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from joyvasa_desktop.motion.files import read_motion, save_motion
from joyvasa_desktop.motion.motion import PITCH, Motion
from joyvasa_desktop.project import Project
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.preferences import Preferences
from joyvasa_desktop.window.takes.takes_panel import TakesPanel

LEFT = Qt.MouseButton.LeftButton


class Parts(QObject):
    """As much of a session as the panel needs."""

    def __init__(self, document: Document, preferences: Preferences) -> None:
        super().__init__()
        self.document, self.preferences = document, preferences


def nodding(degrees: float = 4.0) -> Motion:
    values = np.zeros((50, 70), np.float32)
    values[:, 63] = 1.3
    values[:, PITCH] = degrees * np.sin(np.arange(50) / 4)
    return Motion(values)


@pytest.fixture
def panel(
    qtbot: QtBot, document: Document, preferences: Preferences, voice_file: Path
) -> TakesPanel:
    """The panel of a project that has a voice."""
    document.replace(Project(voice=voice_file))
    session = Parts(document, preferences)
    panel = TakesPanel(session)  # type: ignore[arg-type]
    panel.kept = session  # type: ignore[attr-defined]
    qtbot.addWidget(panel)
    panel.resize(360, 600)
    panel.show()
    with qtbot.waitActive(panel):
        panel.activateWindow()
    return panel


def titles(panel: TakesPanel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def seeds(document: Document) -> list[object]:
    return [dict(take.choices)["seed"] for take in document.project.takes]


def dialog_of(panel: TakesPanel) -> QFileDialog:
    (dialog,) = panel.findChildren(QFileDialog)
    return dialog


def test_without_a_voice_there_is_an_empty_place_with_a_way_out(
    panel: TakesPanel, document: Document
) -> None:
    assert panel.pages.currentIndex() == 0
    document.replace(Project())
    assert panel.pages.currentIndex() == 1
    assert not panel.another_button.isEnabled()


def test_another_take_is_listed_shown_and_undone(
    qtbot: QtBot, panel: TakesPanel, document: Document
) -> None:
    assert titles(panel) == ["Take 1"]
    qtbot.mouseClick(panel.another_button, LEFT)
    assert titles(panel) == ["Take 1", "Take 2"]
    assert panel.list.currentRow() == 1
    assert len(set(seeds(document))) == 2
    document.undo_stack.undo()
    assert titles(panel) == ["Take 1"]


def test_arrow_keys_choose_and_delete_removes(
    qtbot: QtBot, panel: TakesPanel, document: Document
) -> None:
    panel.another_take()
    panel.another_take()
    first, second, third = document.project.takes
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    assert document.project.take == second.id
    assert document.project.settings.seed == dict(second.choices)["seed"]
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert document.project.takes == (first, third)
    assert document.project.take == first.id
    assert panel.list.currentRow() == 0
    document.undo_stack.undo()
    assert document.project.take == second.id
    assert panel.list.currentRow() == 1


def test_a_click_chooses(qtbot: QtBot, panel: TakesPanel, document: Document) -> None:
    panel.another_take()
    place = panel.list.visualItemRect(panel.list.item(0)).center()
    qtbot.mouseClick(panel.list.viewport(), LEFT, pos=place)
    assert document.project.take == document.project.takes[0].id
    assert document.undo_stack.count() == 2


def test_the_only_take_cant_be_removed(qtbot: QtBot, panel: TakesPanel, document: Document) -> None:
    assert not panel.remove_button.isEnabled()
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert titles(panel) == ["Take 1"]
    assert document.undo_stack.count() == 0


def test_two_takes_are_compared_and_no_longer(
    qtbot: QtBot, panel: TakesPanel, document: Document
) -> None:
    assert not panel.compare_row.isVisible()
    panel.another_take()
    first, second = document.project.takes
    assert panel.compare_row.isVisible()
    panel.compare_box.setFocus()
    qtbot.keyClick(panel.compare_box, Qt.Key.Key_Down)
    assert document.project.other == first.id
    assert "compared" in panel.list.item(0).toolTip()
    panel.list.setCurrentRow(0)
    assert (document.project.take, document.project.other) == (first.id, second.id)
    assert panel.compare_box.currentData() == second.id
    qtbot.keyClick(panel.compare_box, Qt.Key.Key_Up)
    assert document.project.other == ""


def test_rows_follow_the_seed_without_an_echo(panel: TakesPanel, document: Document) -> None:
    panel.another_take()
    told: list[object] = []
    document.changed.connect(lambda project, before: told.append(project))
    document.set("Seed", seed=77)
    assert "77" in panel.list.item(1).toolTip()
    assert len(told) == 1


def test_a_motion_that_arrives_is_drawn(panel: TakesPanel, document: Document) -> None:
    before = panel.list.viewport().grab().toImage()
    assert not panel.save_button.isEnabled()
    document.keep_motion(document.project.motion_key(), nodding())
    assert panel.list.viewport().grab().toImage() != before
    assert panel.save_button.isEnabled()


# ---- files


def test_a_file_becomes_a_take_with_its_motion(
    qtbot: QtBot, panel: TakesPanel, document: Document, tmp_path: Path
) -> None:
    file = save_motion(nodding(), tmp_path / "té 舞 dance.npz")
    qtbot.mouseClick(panel.import_button, LEFT)
    dialog = dialog_of(panel)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    qtbot.waitUntil(lambda: len(document.project.takes) == 2)
    assert titles(panel) == ["Take 1", "Take 2"]
    assert "té 舞 dance.npz" in panel.list.item(1).toolTip()
    kept = document.motions[document.project.motion_key()]
    np.testing.assert_array_equal(kept.values, nodding().values)
    document.undo_stack.undo()
    assert titles(panel) == ["Take 1"]
    document.undo_stack.redo()
    assert document.project.motion_key() in document.motions


def test_a_file_that_is_no_motion_is_told_with_a_way_out(
    qtbot: QtBot, panel: TakesPanel, document: Document, portrait_file: Path
) -> None:
    panel.import_motion()
    dialog = dialog_of(panel)
    dialog.fileSelected.emit(str(portrait_file))
    dialog.close()
    qtbot.waitUntil(lambda: panel.message.text != "")
    assert "astronaut.png" in panel.message.text
    assert document.project.takes == ()
    assert panel.import_button.isEnabled()


@pytest.mark.parametrize(("which", "largest"), [(0, 2.0), (1, 4.0)])
def test_the_motion_is_saved_as_it_is_shown_or_as_it_was_made(
    qtbot: QtBot,
    panel: TakesPanel,
    document: Document,
    tmp_path: Path,
    which: int,
    largest: float,
) -> None:
    document.keep_motion(document.project.motion_key(), nodding(4.0))
    document.set("x", pitch=0.5)
    menu = panel.save_button.menu()
    actions: list[QAction] = menu.actions()
    actions[which].trigger()
    dialog = dialog_of(panel)
    target = tmp_path / "out.npz"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(lambda: panel.message.text != "")
    assert "out.npz" in panel.message.text
    assert np.abs(read_motion(target).values[:, PITCH]).max() == pytest.approx(largest, rel=0.05)


def test_the_suffix_follows_the_kind(panel: TakesPanel, document: Document) -> None:
    document.keep_motion(document.project.motion_key(), nodding())
    panel.save_raw_motion()
    dialog = dialog_of(panel)
    assert dialog.defaultSuffix() == "npz"
    for kind in dialog.nameFilters():
        dialog.filterSelected.emit(kind)
        assert f"*.{dialog.defaultSuffix()})" in kind
    dialog.close()
