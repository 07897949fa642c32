"""The preview as one sees it: pixels, states, clicks, full screen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fakes import FakeWorker
from model_parts import CARD, READY, card_facts, overview, pack_state
from playing import PHOTO, VOICE, Bench
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from joyvasa_desktop import engines
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.gpu_pack.advice import why_processor
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.weights.damage import foreign, incomplete, unsafe
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.messages import Failure, Frame, Idle, SceneFacts, Working
from joyvasa_desktop.window.player import frame_paint
from joyvasa_desktop.window.player.preview import PreviewStage
from joyvasa_desktop.window.process.trouble import failure

PHOTO_GREY, FRAME_GREY = 80, 200


@pytest.fixture
def bench(document: Document, facts: Facts, worker: FakeWorker) -> Bench:
    return Bench(document, facts, worker)


@pytest.fixture
def stage(bench: Bench, qtbot: QtBot) -> PreviewStage:
    made = PreviewStage(bench.session)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(600, 480)
    made.show()
    return made


def _frame(
    bench: Bench, side: str = "main", alpha: int | None = None, seconds: float = 0.0
) -> None:
    pixels = np.full((96, 64, 3 if alpha is None else 4), FRAME_GREY, np.uint8)
    if alpha is not None:
        pixels[..., 3] = alpha
    time = bench.player.index / bench.player.fps
    frame = Frame(bench.facts.number, time, side, pixels, seconds)  # type: ignore[arg-type]
    bench.worker.answered.emit(frame)


def _open(bench: Bench) -> None:
    bench.open()
    bench.player.seek(1.0)
    _frame(bench)


def _grey(stage: PreviewStage, across: float, down: float = 0.25, picture: int = 0) -> int:
    """What is painted at a share of a picture."""
    place = stage.view.picture_places()[picture]
    point = QPointF(place.left() + across * place.width(), place.top() + down * place.height())
    return stage.view.grab().toImage().pixelColor(point.toPoint()).red()


def test_empty(stage: PreviewStage) -> None:
    assert not stage.view.isVisible()
    assert stage.hint == ""


def test_a_photo_without_a_voice_is_shown_and_says_what_is_missing(
    bench: Bench, stage: PreviewStage
) -> None:
    bench.open(voice=None, duration=0.0)
    assert stage.view.isVisible() and _grey(stage, 0.5) == PHOTO_GREY
    assert "voice" in stage.hint
    bench.document.change(bench.document.project.but(voice=VOICE), "voice")
    assert stage.hint == ""


def test_shows_the_frame_in_its_proportions(bench: Bench, stage: PreviewStage) -> None:
    _open(bench)
    place = stage.view.picture_places()[0]
    assert place.height() / place.width() == pytest.approx(96 / 64)
    assert _grey(stage, 0.02) == _grey(stage, 0.98) == FRAME_GREY


def test_is_never_mirrored(bench: Bench, stage: PreviewStage, qapp: QApplication) -> None:
    _open(bench)
    stage.set_before(True)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert (_grey(stage, 0.2), _grey(stage, 0.8)) == (PHOTO_GREY, FRAME_GREY)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_transparent_pixels_show_a_checkerboard(bench: Bench, stage: PreviewStage) -> None:
    bench.open()
    bench.player.seek(1.0)
    _frame(bench, alpha=0)
    image = stage.view.grab().toImage()
    place = stage.view.picture_places()[0].toRect()
    seen = {image.pixelColor(place.left() + x, place.top() + 40).name() for x in range(20, 60)}
    assert len(seen) == 2


def test_the_photo_left_of_a_line_that_can_be_dragged(
    bench: Bench, stage: PreviewStage, qtbot: QtBot
) -> None:
    _open(bench)
    stage.set_before(True)
    assert (_grey(stage, 0.2), _grey(stage, 0.8)) == (PHOTO_GREY, FRAME_GREY)
    place = stage.view.picture_places()[0]
    line = QPoint(round(place.center().x()), round(place.center().y()))
    target = QPoint(round(place.left() + 0.9 * place.width()), line.y())
    qtbot.mousePress(stage.view, Qt.MouseButton.LeftButton, pos=line)
    qtbot.mouseMove(stage.view, target)
    qtbot.mouseRelease(stage.view, Qt.MouseButton.LeftButton, pos=target)
    assert bench.player.viewing.split == pytest.approx(0.9, abs=0.02)
    assert _grey(stage, 0.8) == PHOTO_GREY
    assert not bench.player.playing, "a drag is no click"


def test_a_button_held_down_shows_the_photo(
    bench: Bench, stage: PreviewStage, qtbot: QtBot
) -> None:
    _open(bench)
    qtbot.mousePress(stage.view, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bench.player.viewing.holding)
    assert _grey(stage, 0.8) == PHOTO_GREY
    qtbot.mouseRelease(stage.view, Qt.MouseButton.LeftButton)
    assert _grey(stage, 0.8) == FRAME_GREY and not bench.player.playing


def test_before_shows_the_square_that_the_video_shows(bench: Bench, stage: PreviewStage) -> None:
    bench.open()
    bench.document.set("square", paste_back=False)
    bench.tell()
    photo = bench.facts.photo
    assert photo is not None
    photo.picture[8:56, 8:32] = 10
    photo.picture[8:56, 32:56] = 250
    square = np.full((64, 64, 3), FRAME_GREY, np.uint8)
    bench.worker.answered.emit(Frame(bench.facts.number, 0.0, "main", square))
    bench.player.viewing.set_holding(True)
    assert (_grey(stage, 0.1), _grey(stage, 0.45)) == (10, 10)
    assert (_grey(stage, 0.55), _grey(stage, 0.9)) == (250, 250)


def test_a_click_plays_and_another_one_pauses(
    bench: Bench, stage: PreviewStage, qtbot: QtBot
) -> None:
    _open(bench)
    qtbot.mouseClick(stage.view, Qt.MouseButton.LeftButton)
    assert bench.player.playing
    qtbot.mouseClick(stage.view, Qt.MouseButton.LeftButton)
    assert not bench.player.playing


def test_two_takes_beside_each_other(bench: Bench, stage: PreviewStage) -> None:
    _open(bench)
    document = bench.document
    document.change(document.project.another_take(5), "another")
    document.change(document.project.but(other=document.project.takes[0].id), "compare")
    bench.tell()
    assert len(stage.view.picture_places()) == 2
    _frame(bench)
    other = np.full((96, 64, 3), 30, np.uint8)
    bench.worker.answered.emit(Frame(bench.facts.number, 1.0, "other", other))
    assert _grey(stage, 0.5) == FRAME_GREY
    assert _grey(stage, 0.5, picture=1) == 30
    assert [text for text, _ in stage.view._labels("main")] == ["Take 2"]
    assert [text for text, _ in stage.view._labels("other")] == ["Take 1"]


def test_the_videos_own_size_can_be_moved_about(
    bench: Bench, stage: PreviewStage, qtbot: QtBot
) -> None:
    _open(bench)
    bench.worker.answered.emit(SceneFacts(bench.facts.number, (64, 96), (1280, 1920), 6.4))
    bench.player.viewing.set_actual_size(True)
    place = stage.view.picture_places()[0]
    assert place.width() == 1280 / stage.devicePixelRatioF()
    middle = stage.view.rect().center()
    qtbot.mousePress(stage.view, Qt.MouseButton.LeftButton, pos=middle)
    for step in (10, 30, 60):
        qtbot.mouseMove(stage.view, middle + QPoint(step, 0))
    qtbot.mouseRelease(stage.view, Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 0))
    assert stage.view.picture_places()[0].left() == pytest.approx(place.left() + 60)
    assert not bench.player.playing


def test_asks_for_frames_as_large_as_it_is(bench: Bench, stage: PreviewStage, qtbot: QtBot) -> None:
    _open(bench)
    stage.resize(1400, 1000)
    qtbot.waitUntil(lambda: bench.worker.wants[-1].longest == 1080)
    stage.resize(300, 300)
    qtbot.waitUntil(lambda: bench.worker.wants[-1].longest == 480)


def test_says_what_is_being_prepared_unless_it_is_quick(
    bench: Bench, stage: PreviewStage, qtbot: QtBot
) -> None:
    bench.open()
    number = bench.facts.number
    bench.worker.answered.emit(Working(number, Progress("motion", 1, 4, "Listening to the voice")))
    assert not stage.busy.isVisible(), "no flicker"
    qtbot.waitUntil(stage.busy.isVisible)
    assert stage.busy.text == stage.busy.accessibleName() == "Listening to the voice"
    bench.worker.answered.emit(Working(number, Progress("render", 0, 0)))
    assert stage.busy.text == "Preparing the face"
    bench.worker.answered.emit(Idle(number))
    _frame(bench)
    assert not stage.busy.isVisible()


@pytest.mark.parametrize("size", [(600, 480), (420, 300), (200, 420)])
def test_the_sign_leaves_the_play_button_free_and_is_whole_where_there_is_room(
    bench: Bench, stage: PreviewStage, qtbot: QtBot, size: tuple[int, int]
) -> None:
    stage.resize(*size)
    bench.document.set("engine", engine="joyvasa")
    bench.open()
    _frame(bench)
    number = bench.facts.number
    bench.worker.answered.emit(
        Working(number, Progress("motion", 0, 4, "Loading the motion model"))
    )
    qtbot.waitUntil(stage.busy.isVisible)
    place = stage.busy.geometry()
    button = frame_paint.play_place(stage.view.picture_places()[0]).toAlignedRect()
    assert stage.view.rect().contains(place) and not place.intersects(button)
    whole = stage.busy.sizeHint().width()
    assert whole > stage.busy.fontMetrics().horizontalAdvance(stage.busy.text)
    assert place.width() == min(whole, stage.view.width() - 2 * theme.TINY)
    bench.worker.answered.emit(Working(number, Progress("render", 0, 0)))
    assert stage.busy.width() < place.width(), "a shorter text needs less"


def test_files_that_are_being_read_are_something_to_see(
    bench: Bench, stage: PreviewStage, qtbot: QtBot
) -> None:
    bench.document.change(bench.document.project.but(photo=PHOTO), "photo")
    assert stage._pages.currentWidget() is stage.view, "not: nothing to see yet"
    qtbot.waitUntil(stage.busy.isVisible)
    assert stage.busy.text == "Looking at the photo"
    bench.worker.answered.emit(Failure(bench.facts.number, "photo", "It is no photo."))
    bench.worker.answered.emit(Idle(bench.facts.number))
    assert stage._pages.currentWidget() is stage._empty and not stage.busy.isVisible()


def test_a_picture_that_takes_long_is_waited_for_in_words(
    bench: Bench, stage: PreviewStage, qtbot: QtBot
) -> None:
    bench.document.set("engine", engine="joyvasa")
    bench.open()
    bench.worker.answered.emit(Idle(bench.facts.number))
    assert stage.busy.text == ""
    qtbot.waitUntil(stage.busy.isVisible)
    assert stage.busy.text == "Drawing with JoyVASA"
    _frame(bench, seconds=9.0)
    assert not stage.busy.isVisible()
    bench.player.seek(3.0)
    qtbot.waitUntil(stage.busy.isVisible)
    assert stage.busy.text == "Drawing with JoyVASA · about 9 s"


def test_a_play_with_few_pictures_says_so(bench: Bench, stage: PreviewStage) -> None:
    _open(bench)
    bench.player.play()
    assert stage.hint == ""
    bench.player.pause()
    bench.player.seek(2.0)
    _frame(bench, seconds=2.0)
    assert stage.hint == ""
    bench.player.play()
    assert "video will have them all" in stage.hint
    bench.player.pause()
    assert stage.hint == ""


def test_failures_are_shown_with_a_way_out(bench: Bench, stage: PreviewStage) -> None:
    bench.open()
    number = bench.facts.number
    bench.worker.answered.emit(Failure(number, "preview", "It went wrong.", "Try this.", "trace"))
    bar = stage._bars["preview"]
    assert bar.isVisible() and bar.text == "It went wrong. Try this."
    assert not stage._bars["worker"].isVisible()
    wishes = len(bench.worker.wishes)
    bar._act()
    assert len(bench.worker.wishes) == wishes + 1
    bench.document.set("smile", smile=0.2)
    assert not bar.isVisible()


def test_an_engine_that_cant_be_used_can_be_exchanged_or_made_usable(
    bench: Bench, stage: PreviewStage, qtbot: QtBot
) -> None:
    bench.document.set("engine", engine="joyvasa")
    bench.open()
    reason = engines.why_not("joyvasa")
    bench.worker.answered.emit(Failure(bench.facts.number, "preview", reason))
    bar = stage._bars["preview"]
    assert bar.text == reason and bar._action.text() == "Use the built-in engine"
    assert bar._other.text() == "Get models…"
    with qtbot.waitSignal(bench.session.models.page_wanted):
        bar._other.click()
    bar._act()
    assert bench.document.project.settings.engine == "builtin" and not bar.isVisible()


@pytest.mark.parametrize(
    "error",
    [
        incomplete("spade_generator.pth"),
        foreign("spade_generator.pth", "a picture"),
        unsafe("spade_generator.pth", "it would start a program"),
    ],
)
def test_a_damaged_model_can_be_got_again_or_done_without(
    error: UserError,
    bench: Bench,
    stage: PreviewStage,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(engines, "why_not", lambda engine, mode="human": "")
    bench.document.set("engine", engine="joyvasa")
    bench.open()
    bench.worker.answered.emit(failure(bench.facts.number, "preview", error))
    bar = stage._bars["preview"]
    assert [bar._action.text(), bar._other.text()] == ["Models…", "Use the built-in engine"]
    with qtbot.waitSignal(bench.session.models.page_wanted):
        bar._act()
    bar._other.click()
    assert bench.document.project.settings.engine == "builtin" and not bar.isVisible()


def test_an_engine_that_fails_can_be_exchanged_or_tried_again(
    bench: Bench, stage: PreviewStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "why_not", lambda engine, mode="human": "")
    bench.document.set("engine", engine="joyvasa")
    bench.open()
    damaged = Failure(bench.facts.number, "preview", "The drawing went wrong.")
    bench.worker.answered.emit(damaged)
    bar = stage._bars["preview"]
    shown = [each for each in bar.findChildren(QPushButton) if each.isVisible()]
    assert [each.text() for each in shown] == ["Try again", "Use the built-in engine"]
    shown[0].click()
    assert bench.document.project.settings.engine == "joyvasa"
    bench.worker.answered.emit(replace(damaged, number=bench.facts.number))
    shown[1].click()
    assert bench.document.project.settings.engine == "builtin" and not bar.isVisible()
    bench.worker.answered.emit(replace(damaged, number=bench.facts.number))
    assert not shown[1].isVisible(), "there is no other one"


def test_notes_are_shown_until_they_are_closed_or_others_come(
    bench: Bench, stage: PreviewStage
) -> None:
    bench.open()

    def tell(*notes: str) -> None:
        scene = SceneFacts(bench.facts.number, (64, 96), (128, 192), 6.4, notes)
        bench.worker.answered.emit(scene)

    assert not stage.notes.isVisible()
    tell("The processor does the work.", "There is no stitching.")
    assert stage.notes.text == "The processor does the work.\nThere is no stitching."
    stage.notes._dismiss()
    bench.document.set("smile", smile=0.2)
    tell("The processor does the work.", "There is no stitching.")
    assert not stage.notes.isVisible(), "once is enough"
    tell("The card stopped working.")
    assert stage.notes.text == "The card stopped working."
    assert bench.document.project.photo is not None
    other = bench.document.project.but(photo=bench.document.project.photo.with_name("b.png"))
    bench.document.change(other, "Open photo")
    assert not stage.notes.isVisible(), "it was about the photo before"


def test_full_screen_and_back(bench: Bench, stage: PreviewStage, qtbot: QtBot) -> None:
    _open(bench)
    bench.player.viewing.toggle_full_screen()
    assert stage.is_full_screen
    full = stage._full_screen
    assert full is not None
    qtbot.waitExposed(full)
    for key, check in (
        (Qt.Key.Key_Space, lambda: bench.player.playing),
        (Qt.Key.Key_Space, lambda: not bench.player.playing),
        (Qt.Key.Key_Right, lambda: bench.player.index == 26),
        (Qt.Key.Key_Left, lambda: bench.player.index == 25),
        (Qt.Key.Key_B, lambda: bench.player.viewing.before),
        (Qt.Key.Key_L, lambda: bench.player.loop),
        (Qt.Key.Key_Home, lambda: bench.player.position == 0),
    ):
        qtbot.keyClick(full.view, key)
        assert check(), key
    full._rested()
    assert not full.controls.isVisible(), "nothing but the picture"
    qtbot.mouseMove(full.view, QPoint(50, 50))
    qtbot.waitUntil(full.controls.isVisible)
    qtbot.keyClick(full.view, Qt.Key.Key_Escape)
    assert not stage.is_full_screen


def _scene(bench: Bench, *notes: str) -> None:
    scene = SceneFacts(bench.facts.number, (64, 96), (64, 96), 6.4, notes)
    bench.worker.answered.emit(scene)


def test_who_draws_without_the_card_gets_the_way_to_its_pack(
    bench: Bench, stage: PreviewStage, qtbot: QtBot
) -> None:
    models = bench.session.models
    models._tools.now = replace(overview(), card=card_facts(pack_state("none")))
    _open(bench)
    bench.document.set("Engine", engine="joyvasa")
    with qtbot.waitSignal(models.overview_changed):
        _scene(bench, why_processor(pack_state("none"), CARD.name))
    button = stage.notes.findChild(QPushButton)
    assert isinstance(button, QPushButton) and button.isVisible()
    assert button.text() == "Get the GPU pack (2.41 GB)…"
    assert "2.41 GB to fetch. Until then" in stage.notes.text, "the button says where"
    with qtbot.waitSignal(models.pack_wanted):
        button.click()
    models._tools.now = replace(overview(), card=card_facts(READY))
    models.look()
    qtbot.waitUntil(lambda: "gpu get" in stage.notes.text)
    assert not button.isVisible()


def test_who_is_about_to_wait_for_minutes_hears_of_the_pack_at_once(
    bench: Bench, stage: PreviewStage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = bench.session.models
    models._tools.now = replace(overview(), card=card_facts(pack_state("none")))
    _open(bench)
    with qtbot.waitSignal(models.overview_changed):
        bench.document.set("Engine", engine="joyvasa")
    assert stage.notes.text == "", "it lacks its models first"
    monkeypatch.setattr(engines, "why_not", lambda *_: "")
    models.overview_changed.emit()
    assert "is used with the GPU pack" in stage.notes.text
    _scene(bench, why_processor(pack_state("none"), CARD.name))
    assert stage.notes.text.count("GPU pack") == 1
    bench.document.set("Engine", engine="builtin")
    _scene(bench)
    assert stage.notes.text == ""


@pytest.mark.parametrize("changes", [{"engine": "builtin"}, {"engine": "joyvasa", "device": "cpu"}])
def test_who_does_not_want_the_card_is_not_asked(
    bench: Bench, stage: PreviewStage, qtbot: QtBot, changes: dict[str, str]
) -> None:
    models = bench.session.models
    models._tools.now = replace(overview(), card=card_facts(pack_state("none")))
    with qtbot.waitSignal(models.overview_changed):
        models.look()
    _open(bench)
    bench.document.set("Engine", **changes)
    _scene(bench, "Something else.")
    button = stage.notes.findChild(QPushButton)
    assert "Something else." in stage.notes.text
    assert isinstance(button, QPushButton) and not button.isVisible()


def test_two_windows_around_the_same_player(bench: Bench, qtbot: QtBot) -> None:
    """The window is built anew in another language: the old one goes, the state stays."""
    old = PreviewStage(bench.session)  # type: ignore[arg-type]
    old.show()
    _open(bench)
    old.set_before(True)
    new = PreviewStage(bench.session)  # type: ignore[arg-type]
    qtbot.addWidget(new)
    new.resize(500, 400)
    old.deleteLater()
    QApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete)
    new.show()
    bench.player.seek(2.0)
    _frame(bench)
    assert (_grey(new, 0.2), _grey(new, 0.8)) == (PHOTO_GREY, FRAME_GREY)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_surroundings_follow_the_theme(
    bench: Bench, stage: PreviewStage, colours: theme.Colours
) -> None:
    theme.use(colours)
    _open(bench)
    assert stage.view.grab().toImage().pixelColor(1, 200) == QColor(colours.sunken)
