"""The panel of settings: all of them, found, preset, reset, and never echoing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fakes import FakeWorker
from model_parts import FakeTools
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from joyvasa_desktop import engines
from joyvasa_desktop.photo.portrait import Face
from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import (
    ENGINES,
    GROUPS,
    PRESET_ENGINES,
    PRESETS,
    Settings,
    declarations,
)
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.messages import FoundAnimal, PhotoFacts
from joyvasa_desktop.window.models.model_work import ModelWork
from joyvasa_desktop.window.preferences import Preferences
from joyvasa_desktop.window.tweak.editors import EngineEditor, NumberEditor
from joyvasa_desktop.window.tweak.tweak_panel import FOLDED, KEPT, RARE, TweakPanel

LEFT = Qt.MouseButton.LeftButton


class Parts(QObject):
    """As much of a session as the panel needs."""

    def __init__(self, document: Document, preferences: Preferences) -> None:
        super().__init__(document)
        self.document, self.preferences = document, preferences
        self.worker = FakeWorker(self)
        self.facts = Facts(document, self.worker, self)  # type: ignore[arg-type]
        self.models = ModelWork(FakeTools(), self)


def made(qtbot: QtBot, document: Document, preferences: Preferences) -> TweakPanel:
    panel = TweakPanel(Parts(document, preferences))  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    panel.resize(340, 700)
    panel.show()
    with qtbot.waitActive(panel):
        panel.activateWindow()
    return panel


@pytest.fixture
def panel(qtbot: QtBot, document: Document, preferences: Preferences) -> TweakPanel:
    return made(qtbot, document, preferences)


def panel_worker(panel: TweakPanel) -> FakeWorker:
    worker = panel._facts._worker
    assert isinstance(worker, FakeWorker)
    return worker


def visible(panel: TweakPanel) -> set[str]:
    return {name for name, row in panel.rows.items() if row.isVisible()}


def test_every_setting_has_its_row_in_its_group_in_order(panel: TweakPanel) -> None:
    assert list(panel.rows) == list(declarations())
    assert tuple(panel.sections) == GROUPS
    for name, known in declarations().items():
        assert panel.sections[known.group].isAncestorOf(panel.rows[name])


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_wider_than_the_panel(
    panel: TweakPanel, document: Document, engine: str
) -> None:
    document.set("x", engine=engine)
    for each in (*panel.sections.values(), *panel.mores.values()):
        each.show_open(True)
    QApplication.processEvents()
    inside = panel.area.widget()
    assert inside is not None
    assert inside.width() <= panel.area.viewport().width()
    assert len(visible(panel)) > 35
    for row in map(panel.rows.get, visible(panel)):
        assert row is not None
        right = row.mapTo(inside, QPoint(row.width(), 0)).x()
        assert right <= inside.width()
        assert row.minimumSizeHint().width() <= row.width()


# ---- engines


def test_only_settings_of_the_chosen_engine_are_shown(
    panel: TweakPanel, document: Document
) -> None:
    for header in (panel.sections["picture"].header, panel.sections["engine"].header):
        header.click()
    assert "background" in visible(panel) and "stitching" not in visible(panel)
    assert not panel.sections["engine"].isVisible()
    document.set("x", engine="joyvasa")
    assert {"stitching", "sampling", "strength", "region"} <= visible(panel)
    assert not {"background", "teeth", "memory_limit"} & visible(panel)
    document.undo_stack.undo()
    assert "background" in visible(panel) and not panel.sections["engine"].isVisible()


def test_what_few_people_need_is_folded_away_and_found(
    qtbot: QtBot, panel: TweakPanel, document: Document, preferences: Preferences
) -> None:
    document.set("x", engine="joyvasa")
    panel.sections["engine"].show_open(True)
    more = panel.mores["engine"]
    assert not set(RARE) & visible(panel)
    qtbot.mouseClick(more.button, LEFT)
    assert set(RARE) <= visible(panel)
    again = made(qtbot, document, preferences)
    assert again.mores["engine"].is_open, "remembered"
    qtbot.mouseClick(more.button, LEFT)
    panel.search.setText("graphics card")
    assert {"device", "precision", "memory_limit"} <= visible(panel)
    panel.search.setText("stren")
    assert visible(panel) == {"strength"} and not more.isVisible()


def test_a_search_finds_settings_of_the_other_engine_and_says_whose_they_are(
    panel: TweakPanel,
) -> None:
    panel.search.setText("stitching")
    assert visible(panel) == {"stitching"}
    assert "JoyVASA" in panel.rows["stitching"].reason.text()


def test_an_engine_that_cant_be_used_says_why_until_it_can(
    qtbot: QtBot, panel: TweakPanel, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = panel.rows["engine"]
    editor = row.editor
    assert isinstance(editor, EngineEditor) and editor.segments is not None
    assert editor.note is not None and editor.note.isVisible()
    assert editor.note.text() == engines.why_not("joyvasa")
    assert not editor.segments.segment("joyvasa").isEnabled()
    with qtbot.waitSignal(panel._models.page_wanted):
        qtbot.mouseClick(editor.models_button, LEFT)
    wishes = len(panel_worker(panel).wishes)
    monkeypatch.setattr(engines, "why_not", lambda engine, mode="human": "")
    panel.look_at_engines()
    assert editor.segments.segment("joyvasa").isEnabled() and not editor.note.isVisible()
    assert not editor.models_button.isVisible()
    assert len(panel_worker(panel).wishes) == wishes, "the engine in use is as before"
    qtbot.mouseClick(editor.segments.segment("joyvasa"), LEFT)
    assert document.project.settings.engine == "joyvasa"


def test_what_counts_as_changed_follows_what_can_be_used(
    panel: TweakPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = panel.sections["take"].header
    assert not take.note and not panel.reset_button.isEnabled()
    monkeypatch.setattr(engines, "why_not", lambda engine, mode="human": "")
    panel.look_at_engines()
    assert panel.rows["engine"].is_changed and "1" in take.note
    monkeypatch.undo()
    panel.look_at_engines()
    assert not panel.rows["engine"].is_changed and not take.note


def test_the_engine_in_use_comes_back(
    panel: TweakPanel, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.set("x", engine="joyvasa")
    panel.look_at_engines()
    wishes = len(panel_worker(panel).wishes)
    monkeypatch.setattr(engines, "why_not", lambda engine, mode="human": "")
    panel.look_at_engines()
    panel.look_at_engines()
    assert len(panel_worker(panel).wishes) == wishes + 1, "its failure is over"


# ---- folding


def test_rare_groups_are_closed_at_first(panel: TweakPanel) -> None:
    closed = {group for group, section in panel.sections.items() if not section.is_open}
    assert not any(more.is_open for more in panel.mores.values())
    assert closed == set(FOLDED)
    assert "mouth" in visible(panel)
    assert "mouth_limit" not in visible(panel)


def test_folds_are_remembered(
    qtbot: QtBot, panel: TweakPanel, document: Document, preferences: Preferences
) -> None:
    qtbot.mouseClick(panel.sections["mouth"].header, LEFT)
    panel.sections["video"].header.setFocus()
    qtbot.keyClick(panel.sections["video"].header, Qt.Key.Key_Space)
    again = made(qtbot, document, preferences)
    assert not again.sections["mouth"].is_open
    assert again.sections["video"].is_open


def test_a_closed_group_tells_how_much_is_changed_in_it(
    panel: TweakPanel, document: Document
) -> None:
    header = panel.sections["video"].header
    assert header.note == ""
    document.set("x", fps=30, quality=50)
    assert header.note.startswith("2")
    assert header.accessibleDescription() == header.note


# ---- searching


def test_searching_shows_what_is_about_the_words_even_in_closed_groups(
    qtbot: QtBot, panel: TweakPanel
) -> None:
    qtbot.keyClicks(panel.search, "WIDEST mouth")
    assert visible(panel) == {"mouth_limit"}
    panel.search.clear()
    assert "mouth" in visible(panel)
    assert "mouth_limit" not in visible(panel)


@pytest.mark.parametrize(
    ("words", "name"), [("gif", "format"), ("cfg", "cfg_scale"), ("nine points", "mode")]
)
def test_choices_and_helps_are_searched_too(panel: TweakPanel, words: str, name: str) -> None:
    panel.search.setText(words)
    assert name in visible(panel)
    assert len(visible(panel)) < 4


def test_a_search_without_a_hit_says_so(panel: TweakPanel) -> None:
    assert not panel.nothing.isVisible()
    panel.search.setText("xylophone")
    assert visible(panel) == set()
    assert panel.nothing.isVisible()


def test_folding_while_searching_isnt_a_habit(
    qtbot: QtBot, panel: TweakPanel, preferences: Preferences
) -> None:
    panel.search.setText("mouth")
    qtbot.mouseClick(panel.sections["mouth"].header, LEFT)
    panel.search.clear()
    assert panel.sections["mouth"].is_open
    assert not preferences.flag("folded/mouth")


# ---- presets


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_is_one_click_and_one_step(
    qtbot: QtBot, panel: TweakPanel, document: Document, preset: str
) -> None:
    engine = PRESET_ENGINES.get(preset, ("builtin",))[0]
    document.set("x", engine=engine, head=1.9, yaw=0.5, gaze=2.9)
    before = document.project
    qtbot.mouseClick(panel.presets.chips[preset], LEFT)
    expected = Settings.from_dict({"engine": engine, **PRESETS[preset], "yaw": 0.5})
    assert document.project.settings == expected
    assert [p for p, chip in panel.presets.chips.items() if chip.isChecked()] == [preset]
    document.undo_stack.undo()
    assert document.project == before
    assert not any(chip.isChecked() for chip in panel.presets.chips.values())


def test_the_chosen_chip_keeps_its_mark_when_clicked_again(
    qtbot: QtBot, panel: TweakPanel, document: Document
) -> None:
    chip = panel.presets.chips["natural"]
    assert chip.isChecked()
    qtbot.mouseClick(chip, LEFT)
    assert chip.isChecked()
    assert document.undo_stack.count() == 0


# ---- resetting


def test_an_animal_goes_back_to_what_suits_it(
    qtbot: QtBot, panel: TweakPanel, document: Document
) -> None:
    document.set("x", mode="animal")
    document.set("x", engine="joyvasa")
    assert panel.presets.chips["natural"].isChecked()
    assert not panel.reset_button.isEnabled()
    document.set("x", paste_back=True, stitching=True, head=0.2)
    assert not panel.presets.chips["natural"].isChecked()
    qtbot.mouseClick(panel.reset_button, LEFT)
    settings = document.project.settings
    assert (settings.paste_back, settings.stitching, settings.head) == (False, False, 1.0)
    assert settings.engine == "joyvasa" and panel.presets.chips["natural"].isChecked()


def test_reset_all_leaves_what_is_animated(
    qtbot: QtBot, panel: TweakPanel, document: Document
) -> None:
    assert not panel.reset_button.isEnabled()
    document.set("x", mode="animal", start=1.0, seed=5, head=0.2, fps=30, transparent=True)
    qtbot.mouseClick(panel.reset_button, LEFT)
    assert document.project.settings == Settings(mode="animal", start=1.0, seed=5)
    assert not panel.reset_button.isEnabled()
    document.undo_stack.undo()
    assert document.project.settings.fps == 30
    assert set(KEPT) <= set(declarations())


# ---- following


def test_rows_follow_without_an_echo(panel: TweakPanel, document: Document) -> None:
    changes: list[object] = []
    document.changed.connect(lambda project, before: changes.append(project))
    document.set("x", head=0.5, smile=0.333, crop_x=0.123456)
    document.replace(Project(settings=Settings(fps=60, gaze=0.777)))
    assert len(changes) == 2
    assert document.project.settings == Settings(fps=60, gaze=0.777)
    editor = panel.rows["gaze"].editor
    assert isinstance(editor, NumberEditor)
    assert editor.field.value() == pytest.approx(0.78)


def test_a_panel_that_is_gone_hears_nothing(
    qtbot: QtBot, document: Document, preferences: Preferences
) -> None:
    panel = made(qtbot, document, preferences)
    panel.setParent(None)
    panel.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    document.set("x", head=0.5)
    again = made(qtbot, document, preferences)
    assert again.rows["head"].is_changed


def test_the_keyboard_reaches_every_open_control(qtbot: QtBot, panel: TweakPanel) -> None:
    panel.search.setFocus()
    seen = set()
    for _ in range(200):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    for name in visible(panel):
        row = panel.rows[name]
        if row.editor.isEnabled():
            assert any(row.isAncestorOf(each) for each in seen), name


def test_no_more_faces_can_be_chosen_than_there_are(
    qtbot: QtBot, document: Document, preferences: Preferences
) -> None:
    parts = Parts(document, preferences)
    panel = TweakPanel(parts)  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    editor = panel.rows["face"].editor
    assert isinstance(editor, NumberEditor)
    photo = Path("deux visages.png")
    document.change(Project(photo=photo).set(face=4), "photo")
    face = Face((0.0, 0.0, 1.0, 1.0), np.zeros((478, 3), np.float32), 1.0)
    picture = np.zeros((4, 4, 3), np.uint8)
    parts.worker.answered.emit(PhotoFacts(1, photo, picture, 1.0, (4, 4), (face, face)))
    assert editor.field.value() == editor.field.maximum() == 4, "as the project says"
    document.set("face", face=1)
    assert editor.field.maximum() == 2
    editor.field.setValue(9)
    assert document.project.settings.face == 2
    document.change(document.project.but(photo=Path("foule.png")).set(face=7), "photo")
    assert editor.field.value() == 7


def test_one_of_several_animals_can_be_chosen(
    qtbot: QtBot, document: Document, preferences: Preferences
) -> None:
    parts = Parts(document, preferences)
    panel = TweakPanel(parts)  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    row = panel.rows["face"]
    assert isinstance(row.editor, NumberEditor)
    photo = Path("trois chats.png")
    document.change(Project(photo=photo).set(mode="animal"), "photo")
    assert not row.editor.isEnabled() and "points" in row.reason.text(), "none was found yet"
    cat = FoundAnimal((0.0, 0.0, 1.0, 1.0), np.zeros((9, 2)), 0.9)
    picture = np.zeros((4, 4, 3), np.uint8)
    known = PhotoFacts(1, photo, picture, 1.0, (4, 4), search="done", animals=(cat, cat, cat))
    parts.worker.answered.emit(known)
    assert row.editor.isEnabled() and not row.reason.text()
    row.editor.field.setValue(9)
    assert document.project.settings.face == row.editor.field.maximum() == 3
    document.change(document.project.but(points=((1.0, 1.0),) * 9), "points")
    assert not row.editor.isEnabled() and "placed" in row.reason.text()
    document.change(document.project.but(points=None), "no points")
    assert row.editor.isEnabled()
