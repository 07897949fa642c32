"""The studio as a user has it: the real window, the real process, real files."""

from __future__ import annotations

import json
import multiprocessing
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import numpy as np
import psutil
import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QAccessible, QAction, QDropEvent, QGuiApplication, QImage, QScreen
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QSlider, QWidget
from pytestqt.qtbot import QtBot
from studio import Answers

from joyvasa_desktop import engines, own_files, paths
from joyvasa_desktop.animate import Studio
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.window.exports.export_dialog import ExportDialog
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.main_window import MainWindow
from joyvasa_desktop.window.messages import TakeMade
from joyvasa_desktop.window.models.model_jobs import Job, Outcome
from joyvasa_desktop.window.models.model_tools import ModelTools
from joyvasa_desktop.window.models.models_dialog import ModelsDialog
from joyvasa_desktop.window.session import Session
from joyvasa_desktop.window.tweak.editors import EngineEditor

PATIENCE = 20_000  # ms


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    return Answers(save=tmp_path / "Zoë 計画.joyvasa")


@pytest.fixture
def window(answers: Answers, qtbot: QtBot) -> Iterator[MainWindow]:
    session = Session()
    made = MainWindow(session, answers)
    made.show()
    session.start()
    yield made
    session.close()
    made.close()
    made.deleteLater()


@pytest.fixture
def session(window: MainWindow) -> Session:
    return window.session


@pytest.fixture
def ready(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The sample is open and its first frame is drawn."""
    window.commands["sample"].trigger()
    wait_for_frame(window, qtbot)
    return window


def wait_for_frame(window: MainWindow, qtbot: QtBot) -> None:
    def drawn() -> bool:
        facts: Facts = window.session.facts
        curves = facts.curves.get("main")
        done = curves is not None and curves.final and curves.number == facts.number
        return done and window.session.player.frame() is not None and not facts.is_busy

    qtbot.waitUntil(drawn, timeout=PATIENCE)


def drop(window: MainWindow, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    event = QDropEvent(
        QPoint(400, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def pixels(image: QImage | None) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    assert image is not None
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).copy()


def test_an_empty_studio_invites(window: MainWindow) -> None:
    assert window.stage.empty.isVisible()
    assert not window.commands["export"].isEnabled() and not window.commands["play"].isEnabled()
    assert window.commands["sample"].isEnabled() and window.commands["record"].isEnabled()


def test_the_sample_is_one_click_away(ready: MainWindow) -> None:
    assert ready.stage.view == "preview" and ready.stage.preview.isVisible()
    assert ready.commands["export"].isEnabled()
    assert "(changed)" in ready.windowTitle() or ready.isWindowModified()
    assert ready.session.player.duration == pytest.approx(6.44, abs=0.04)


def test_files_are_dropped_anywhere(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "Zoë 写真 🐱"
    folder.mkdir()
    photo = shutil.copy(paths.samples() / "astronaut.png", folder / "a photo é.png")
    voice = shutil.copy(paths.samples() / "speech_en_4s.wav", folder / "聲音.wav")
    drop(window, Path(photo), Path(voice))
    wait_for_frame(window, qtbot)
    project = window.session.document.project
    assert (project.photo, project.voice) == (Path(photo), Path(voice))
    window.commands["undo"].trigger()
    assert window.session.document.project.photo is None, "one drop is one step"
    assert window.stage.empty.isVisible()


def test_what_is_no_photo_and_no_sound_is_said_in_the_window(
    window: MainWindow, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("hello")
    drop(window, letter)
    assert "letter.txt" in window.message.text
    assert window.session.document.project.photo is None


def test_a_gain_changes_curves_and_picture_without_a_new_motion(
    ready: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.player.seek(4.0)
    wait_for_frame(ready, qtbot)
    qtbot.waitUntil(lambda: session.player.frame_time() == pytest.approx(4.0), timeout=PATIENCE)
    before = pixels(session.player.frame())
    nod = session.facts.curves["main"].values["yaw"].copy()
    made = list[object]()
    session.worker.answered.connect(
        lambda answer: made.append(answer) if isinstance(answer, TakeMade) else None
    )
    session.document.set("Turn", yaw=3.0, yaw_limit=20.0)
    wait_for_frame(ready, qtbot)
    after = session.facts.curves["main"].values["yaw"]
    assert np.abs(after).max() > 2 * np.abs(nod).max()
    qtbot.waitUntil(
        lambda: bool(np.abs(pixels(session.player.frame()).astype(int) - before).max() > 30),
        timeout=PATIENCE,
    )
    assert not made, "nothing was sampled again"


def test_the_page_of_the_models_opens_once(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.models.overview_changed):
        window.commands["models"].trigger()
    window.session.models.page_wanted.emit()
    (page,) = window.findChildren(ModelsDialog, "models")
    page.close()


def test_the_way_to_the_graphics_card_leads_to_its_card(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.models.overview_changed):
        window.session.models.pack_wanted.emit()
    (page,) = window.findChildren(ModelsDialog, "models")
    view = page._area.viewport()
    qtbot.waitUntil(lambda: view.rect().contains(page.gpu.mapTo(view, QPoint(5, 5))))
    assert "source" in page.gpu._line.text()
    page.close()


def test_models_that_came_are_told_and_the_engine_can_be_chosen(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = window.tweak_panel.rows["engine"].editor
    assert isinstance(editor, EngineEditor) and editor.segments is not None
    monkeypatch.setattr(ModelTools, "get", lambda *_: None)
    assert not editor.segments.segment("joyvasa").isEnabled()
    monkeypatch.setattr(engines, "why_not", lambda engine, mode="human": "")
    with qtbot.waitSignal(window.session.models.ended):
        window.session.models.get("human")
    assert "are there" in window.message.text
    assert editor.segments.segment("joyvasa").isEnabled()
    window.session.document.set("engine", engine="joyvasa")
    with qtbot.waitSignal(window.session.facts.wish_changed):
        window.session.models.get("faces")
    with qtbot.waitSignal(window.session.models.overview_changed):
        window.message._action.click()
    (page,) = window.findChildren(ModelsDialog, "models")
    assert page.isVisible()
    page.close()


def test_before_a_face_is_found_there_is_a_way_out(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    wall = tmp_path / "wall.png"
    QImage(320, 240, QImage.Format.Format_RGB888).save(str(wall))
    drop(window, wall, paths.samples() / "speech_en_4s.wav")
    qtbot.waitUntil(lambda: "photo" in window.session.facts.failures, timeout=PATIENCE)
    assert window.stage.view == "photo" and window.stage.photo.isVisible()
    export = window.top_bar.findChild(QAbstractButton, "export")
    assert not window.commands["export"].isEnabled() and not export.isEnabled()
    assert "face" in export.toolTip() and "Ctrl+E" in export.toolTip()
    drop(window, paths.samples() / "astronaut.png")
    assert export.isEnabled() and "face was" not in export.toolTip()


def test_export_as_a_user_does_it(
    ready: MainWindow,
    session: Session,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session.document.set("To", end=1.5)
    folder = tmp_path / "meine Videos ü 影"
    folder.mkdir()
    session.preferences.set_text("folder/export", str(folder))

    def fill_in(dialog: ExportDialog) -> int:
        dialog.name.setText("Grüße 你好")
        dialog.consent.setChecked(True)
        dialog.set_folder(folder)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ExportDialog, "exec", fill_in)
    ready.commands["export"].trigger()
    assert ready.tabs.currentWidget() is ready.queue_panel
    (item,) = session.exports.items()
    with qtbot.waitSignal(session.exports.finished, timeout=PATIENCE):
        pass
    item = session.exports.items()[0]
    assert item.state == "done" and item.path == folder / "Grüße 你好.mp4"
    assert [each.name for each in folder.iterdir()] == ["Grüße 你好.mp4"]
    with av.open(item.path) as video:
        picture, sound = video.streams.video[0], video.streams.audio[0]
        assert picture.average_rate == 25 and sound.rate == 48_000
        frames = [frame.to_ndarray(format="rgb24") for frame in video.decode(video=0)]
    assert len(frames) == 38
    with av.open(item.path) as video:
        heard = sum(frame.samples for frame in video.decode(audio=0)) / 48_000
    assert abs(heard - 1.5) <= 1 / 25
    # Frame 20 is what the pipeline draws for that moment, but for the codec.
    studio, settings = Studio(), Settings(end=1.5)
    project = session.document.project
    assert project.photo is not None and project.voice is not None
    scene = studio.scene(studio.portrait(project.photo, settings), settings)
    motion = studio.shaped(studio.motion(project.voice, settings), settings)
    expected = scene.frame(motion.at(20 / 25)).astype(int)
    assert np.abs(frames[20].astype(int) - expected).mean() < 3
    still = scene.frame(motion.at(0)).astype(int)
    moved = np.abs(still - expected).max(axis=2) > 40
    assert np.abs(frames[20].astype(int) - expected)[moved].mean() < 15, "the moment itself"


def test_project_round_trip_in_the_window(
    ready: MainWindow, session: Session, answers: Answers, qtbot: QtBot
) -> None:
    session.document.set("Nod", pitch=2.0)
    ready.commands["another_take"].trigger()
    wait_for_frame(ready, qtbot)
    ready.commands["save"].trigger()
    assert answers.save is not None and json.loads(answers.save.read_text("utf-8"))
    assert ready.windowTitle().startswith("Zoë 計画") and not ready.isWindowModified()
    saved, motion = session.document.project, session.document.motions
    ready.commands["new"].trigger()
    assert session.document.project.photo is None
    made = list[TakeMade]()
    session.worker.answered.connect(
        lambda answer: made.append(answer) if isinstance(answer, TakeMade) else None
    )
    answers.open = answers.save
    ready.commands["open"].trigger()
    assert session.document.project == saved
    wait_for_frame(ready, qtbot)
    key = saved.motion_key()
    assert np.array_equal(session.document.motions[key].values, motion[key].values)
    assert not made, "the motion comes from the file"


def test_a_dropped_project_is_opened_whole(
    ready: MainWindow, session: Session, answers: Answers, qtbot: QtBot
) -> None:
    session.document.set("Nod", pitch=2.0)
    before = session.document.project
    ready.commands["save"].trigger()
    ready.commands["new"].trigger()
    assert session.document.project.photo is None
    assert answers.save is not None
    ready.opener.open_paths([answers.save])
    assert session.document.project == before
    assert session.document.path == answers.save and session.document.undo_stack.isClean()


@pytest.mark.parametrize("stop", [True, False])
def test_quitting_while_a_video_is_made_asks(
    ready: MainWindow, session: Session, answers: Answers, tmp_path: Path, stop: bool
) -> None:
    answers.stop = stop
    out = tmp_path / "out"
    out.mkdir()
    session.exports.add(out / "video.mp4")
    assert ready.close() is stop
    if stop:
        session.close()
        assert list(out.iterdir()) == []


def test_unsaved_changes_can_keep_the_window_open(ready: MainWindow, answers: Answers) -> None:
    answers.leave = "cancel"
    assert not ready.close() and ready.isVisible()


def test_the_space_bar_plays_before_anything_was_clicked(ready: MainWindow) -> None:
    for _ in range(2):
        focus = ready.focusWidget()
        assert focus is None or not isinstance(focus, QAbstractButton)
        ready.rebuild()


def test_a_click_on_a_button_leaves_the_space_bar_to_the_player(
    ready: MainWindow, qtbot: QtBot
) -> None:
    ready.activateWindow()
    ready.tweak_panel.search.setFocus()
    for button in (
        ready.findChild(QAbstractButton, "open photo"),
        ready.findChild(QAbstractButton, "group_head"),
        ready.findChild(QAbstractButton, "lane-gaze"),
    ):
        assert button is not None
        button.blockSignals(True)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert not button.hasFocus()


def test_points_half_placed_survive_another_look(ready: MainWindow, qtbot: QtBot) -> None:
    ready.stage.place_points()
    placing = ready.stage.photo.unfinished
    assert placing is not None
    placing.add((200.0, 110.0))
    qtbot.wait(50)
    heights = [splitter.sizes() for splitter in ready._splitters]
    ready.rebuild()
    qtbot.wait(50)
    assert not ready.stage.empty.isVisible() and ready.stage.minimumSizeHint().height() < 400
    assert ready.stage.photo.guide.isVisible()
    assert "2 of 4" in ready.stage.photo.guide.accessibleName()
    assert [splitter.sizes() for splitter in ready._splitters] == heights


def test_in_a_small_window_the_photo_has_room_while_points_are_placed(
    ready: MainWindow, qtbot: QtBot
) -> None:
    ready.resize(1040, 600)
    assert ready.timeline.isVisible()
    before = ready.stage.height()
    ready.commands["place_points"].trigger()
    assert ready.timeline.isHidden()
    qtbot.waitUntil(lambda: ready.stage.height() > before + 150)
    ready.rebuild()
    assert ready.timeline.isHidden(), "the points are still being placed"
    ready.commands["show_preview"].trigger()
    assert not ready.timeline.isHidden()
    qtbot.waitUntil(lambda: abs(ready.stage.height() - before) < 30)
    ready.commands["show_photo"].trigger()
    ready.resize(1400, 900)
    qtbot.waitUntil(lambda: not ready.timeline.isHidden())
    assert ready.timeline.height() > 150


def test_rebuilding_keeps_the_work(ready: MainWindow, qtbot: QtBot) -> None:
    project, position = ready.session.document.project, ready.session.player.position
    ready.commands["takes_panel"].trigger()
    stack = ready.session.document.undo_stack
    for _ in range(3):
        ready.rebuild()
    assert ready.session.document.project == project
    assert ready.session.player.position == position
    assert ready.tabs.currentWidget() is ready.takes_panel and ready.stage.view == "preview"
    assert ready.commands["undo"].isEnabled() is stack.canUndo()
    ready.session.document.set("Nod", pitch=2.0)
    wait_for_frame(ready, qtbot)


def test_rebuilding_leaves_nothing_behind(ready: MainWindow, qtbot: QtBot) -> None:
    def parts() -> list[int]:
        # What is deleted later is gone after a while.
        qtbot.wait(50)
        return [len(ready.findChildren(each)) for each in (QAction, QMenu, QWidget)]

    # A few widgets come with the first move of the pointer or the first rebuilding.
    ready.rebuild()
    before = parts()
    for _ in range(3):
        ready.rebuild()
    assert parts() == before


def test_a_dead_process_costs_nothing_but_a_moment(
    ready: MainWindow, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.worker.restarted, timeout=PATIENCE):
        for child in psutil.Process().children():
            if any("spawn_main" in word for word in child.cmdline()):
                child.kill()
    session.document.set("Nod", pitch=2.0)
    wait_for_frame(ready, qtbot)


def test_every_control_has_a_name(ready: MainWindow, qtbot: QtBot) -> None:
    nameless = [
        f"{type(control).__name__} {control.objectName()} in {type(control.parent()).__name__}"
        for tab in range(ready.tabs.count())
        for control in controls_of(ready, tab)
        if not name_of(control)
    ]
    assert not nameless


def controls_of(window: MainWindow, tab: int) -> list[QWidget]:
    window.tabs.setCurrentIndex(tab)
    found: list[QWidget] = [*window.findChildren(QAbstractButton), *window.findChildren(QSlider)]
    # The small pictures inside a field for text can't be pressed.
    return [each for each in found if each.isVisible() and not isinstance(each.parent(), QLineEdit)]


def name_of(control: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(control)
    return interface.text(QAccessible.Text.Name).strip()


def test_everything_can_be_reached_with_the_keyboard(ready: MainWindow, qtbot: QtBot) -> None:
    wanted = {"export", "record", "transport-play"}
    ready.activateWindow()
    qtbot.waitActive(ready)
    met = set[str]()
    for _ in range(200):
        focus = ready.focusWidget()
        if focus is not None:
            met.add(focus.objectName())
        qtbot.keyClick(focus or ready, Qt.Key.Key_Tab)
    assert wanted <= met


def test_menu_and_shortcut_do_the_same(ready: MainWindow, qtbot: QtBot) -> None:
    ready.activateWindow()
    qtbot.waitActive(ready)
    done = list[str]()
    for name in ("show_photo", "show_preview", "another_take"):
        action: QAction = ready.commands[name]
        action.triggered.connect(record(done, name))
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_T):
        qtbot.keyClick(ready, key, Qt.KeyboardModifier.ControlModifier)
    assert done == ["show_photo", "show_preview", "another_take"]


def record(done: list[str], name: str) -> Callable[[], None]:
    def note() -> None:
        done.append(name)

    return note


def test_the_clipboards_picture_becomes_the_photo(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(paths.samples() / "astronaut.png")))
    window.commands["paste"].trigger()
    qtbot.waitUntil(lambda: session.facts.photo is not None, timeout=PATIENCE)
    photo = session.document.project.photo
    assert photo is not None and photo.is_file() and photo.parent.parent == paths.data()


def test_a_project_can_be_saved_after_the_program_was_removed(
    ready: MainWindow, answers: Answers, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_files, "have_changed", lambda: True)
    for process in multiprocessing.active_children():
        process.kill()
    qtbot.waitUntil(lambda: own_files.GONE in ready.message.text, timeout=PATIENCE)
    assert own_files.START_AGAIN in ready.message.text
    ready.commands["save"].trigger()
    assert answers.save is not None and answers.save.stat().st_size > 0


def test_why_a_download_failed_is_said_until_more_is_done(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    job = Job("get", ("human",), place="human")
    session.models.ended.emit(Outcome(job, error=UserError("The connection broke.")))
    assert window.message.text == "The connection broke."
    with qtbot.waitSignal(session.models.ended, timeout=PATIENCE):
        session.models.remove("human")
        assert window.message.text == ""


@pytest.mark.parametrize(
    ("free", "size", "smallest"),
    [
        (QSize(1920, 1040), QSize(1400, 900), QSize(1040, 600)),
        (QSize(1380, 820), QSize(1364, 780), QSize(1040, 600)),
        (QSize(960, 520), QSize(944, 480), QSize(944, 480)),
    ],
)
def test_it_begins_no_larger_than_the_screen(
    answers: Answers,
    monkeypatch: pytest.MonkeyPatch,
    free: QSize,
    size: QSize,
    smallest: QSize,
) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: QRect(QPoint(0, 0), free))
    session = Session()
    made = MainWindow(session, answers)
    try:
        assert (made.size(), made.minimumSize()) == (size, smallest)
    finally:
        session.close()
        made.close()
        made.deleteLater()
