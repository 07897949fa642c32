"""The queue in the hands of a user: cards, keys, dragging."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from export_parts import Parts, sample_session
from fakes import FakeWorker
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from joyvasa_desktop.progress import Progress
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.exports import queue_card, queue_panel
from joyvasa_desktop.window.exports.queue_panel import QueuePanel
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.messages import ExportFailed, ExportProgress, Failure, Working


@pytest.fixture
def session(
    document: Document, worker: FakeWorker, facts: Facts, owner: QObject, tmp_path: Path
) -> Parts:
    return sample_session(document, worker, facts, owner, tmp_path)


@pytest.fixture
def panel(session: Parts, qtbot: QtBot) -> QueuePanel:
    made = QueuePanel(session)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(360, 700)
    made.show()
    qtbot.waitActive(made)
    return made


@pytest.fixture
def three(panel: QueuePanel, session: Parts, tmp_path: Path) -> list[int]:
    return [session.exports.add(tmp_path / f"{name}.mp4") for name in "abc"]


def names(panel: QueuePanel) -> list[str]:
    """The cards as they stand below one another."""
    QApplication.processEvents()
    cards = sorted(panel.cards, key=lambda card: card.mapTo(panel, QPoint(0, 0)).y())
    assert cards == panel.cards
    return [card.item.name for card in cards]


def shown(panel: QueuePanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def click(button: QPushButton, qtbot: QtBot) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@dataclass
class Played:
    """Stands in for the window that plays a file."""

    path: Path
    done: list[tuple[str, Path]]

    def show(self) -> None:
        self.done.append(("play", self.path))


def carry(grip: QWidget, where: QPoint) -> None:
    """Moves the mouse with its button held."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = QPointF(grip.mapFromGlobal(where))
    event = QMouseEvent(QEvent.Type.MouseMove, place, QPointF(where), left, left, none)
    QApplication.sendEvent(grip, event)


def test_an_empty_queue_says_what_to_do(panel: QueuePanel) -> None:
    assert "No video yet" in shown(panel)
    assert panel.cards == []


def test_cards_appear_in_their_order(panel: QueuePanel, three: list[int]) -> None:
    assert names(panel) == ["a.mp4", "b.mp4", "c.mp4"]
    assert "No video yet" not in shown(panel)
    assert "3" in shown(panel)


def test_a_new_panel_shows_what_is_there(session: Parts, three: list[int], qtbot: QtBot) -> None:
    again = QueuePanel(session)  # type: ignore[arg-type]
    qtbot.addWidget(again)
    again.show()
    assert names(again) == ["a.mp4", "b.mp4", "c.mp4"]


def test_the_buttons_move_a_video(
    panel: QueuePanel, session: Parts, three: list[int], qtbot: QtBot
) -> None:
    first, _second, third = panel.cards
    assert not first.up.isEnabled() and first.down.isEnabled()
    assert third.up.isEnabled() and not third.down.isEnabled()
    qtbot.mouseClick(third.up, Qt.MouseButton.LeftButton)
    assert names(panel) == ["a.mp4", "c.mp4", "b.mp4"]
    qtbot.mouseClick(third.up, Qt.MouseButton.LeftButton)
    assert names(panel) == ["c.mp4", "a.mp4", "b.mp4"]
    assert [job.out.name for job in session.worker.queue] == ["c.mp4", "a.mp4", "b.mp4"]
    assert not third.up.isEnabled()


def test_the_keys_move_a_video_and_the_focus(
    panel: QueuePanel, three: list[int], qtbot: QtBot
) -> None:
    first = panel.cards[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(panel) == ["b.mp4", "a.mp4", "c.mp4"]
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert panel.cards[2].hasFocus()
    qtbot.keyClick(panel.cards[2], Qt.Key.Key_Up)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(panel) == ["a.mp4", "b.mp4", "c.mp4"]


def test_dragging_moves_a_video(panel: QueuePanel, three: list[int], qtbot: QtBot) -> None:
    first, second, third = panel.cards
    qtbot.mousePress(first.grip, Qt.MouseButton.LeftButton)
    assert first.hasFocus()
    carry(first.grip, third.mapToGlobal(third.rect().bottomLeft()))
    qtbot.waitUntil(lambda: names(panel) == ["b.mp4", "c.mp4", "a.mp4"])
    carry(first.grip, second.mapToGlobal(QPoint(5, 2)))
    qtbot.waitUntil(lambda: names(panel) == ["a.mp4", "b.mp4", "c.mp4"])
    qtbot.mouseRelease(first.grip, Qt.MouseButton.LeftButton)


def test_a_running_video(panel: QueuePanel, session: Parts, three: list[int]) -> None:
    session.run(three[0], 25)
    card = panel.cards[0]
    assert card.bar.isVisible()
    assert (card.bar.value(), card.bar.maximum()) == (250, 1000)
    assert "Frame 25 of 100 · 12.5 fps · 10 s left" in shown(panel)
    assert card.thumbnail.grab().toImage().pixelColor(36, 36).name() == "#ff0000"
    assert not card.grip.isVisible()
    assert card.accessibleName().startswith("a.mp4: Frame 25")


@pytest.mark.parametrize(
    ("progress", "fps", "line"),
    [
        (
            Progress("video", 3, 160, "Drawing frames; the motion is at window 2 of 5", 1260.0),
            0.1,
            "Frame 3 of 160 · 10 s a frame · 21:00 left\n"
            "Drawing frames; the motion is at window 2 of 5",
        ),
        (Progress("motion", 7, 100, "Window 1 of 2"), 0.0, "Making the motion…\nWindow 1 of 2"),
        (
            Progress("render", 0, 0, "Loading the drawing networks"),
            0.0,
            "Preparing the face…\nLoading the drawing networks",
        ),
    ],
)
def test_a_video_that_takes_long(
    panel: QueuePanel, session: Parts, three: list[int], progress: Progress, fps: float, line: str
) -> None:
    session.worker.running = three[0]
    session.worker.export_answered.emit(ExportProgress(three[0], progress, fps))
    assert line in shown(panel)
    assert panel.cards[0].bar.maximum() == (1000 if progress.stage == "video" else 0)


def test_a_video_says_what_it_waits_for(
    panel: QueuePanel, session: Parts, three: list[int]
) -> None:
    session.worker.running = three[0]
    session.worker.exports_changed.emit()
    card = panel.cards[0]
    assert "Beginning…" in card.accessibleName() and card.bar.isVisible()
    number = session.facts.number
    sampling = Progress("motion", 1, 5, "Window 2 of 5")
    session.worker.answered.emit(Working(number, sampling))
    assert "Making the motion…\nWindow 2 of 5" in shown(panel)
    assert card.accessibleName() == "a.mp4: Making the motion…\nWindow 2 of 5"
    assert shown(panel).count("Window 2 of 5") == 1, "the others wait for this video"
    session.run(three[0], 25)
    session.worker.answered.emit(Working(number, Progress("motion", 2, 5, "Window 3 of 5")))
    assert "Frame 25" in shown(panel) and "Window 3" not in shown(panel)


def test_cancelling(panel: QueuePanel, session: Parts, three: list[int], qtbot: QtBot) -> None:
    session.run(three[0])
    card = panel.cards[0]
    qtbot.mouseClick(card.cancel, Qt.MouseButton.LeftButton)
    assert session.worker.cancelled == [three[0]]
    assert "Stopping…" in shown(panel)
    session.worker.export_answered.emit(ExportFailed(three[0], cancelled=True))
    assert "Nothing was left behind" in shown(panel)
    click(card.retry, qtbot)
    assert names(panel) == ["b.mp4", "c.mp4", "a.mp4"]


def test_delete_cancels_and_then_removes(
    panel: QueuePanel, session: Parts, three: list[int], qtbot: QtBot
) -> None:
    card = panel.cards[2]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    assert names(panel) == ["a.mp4", "b.mp4"]
    assert session.worker.cancelled == [three[2]]
    qtbot.waitUntil(panel.cards[0].hasFocus)


def test_a_finished_video(
    panel: QueuePanel,
    session: Parts,
    three: list[int],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[tuple[str, Path]] = []
    monkeypatch.setattr(queue_card, "FilePlayer", lambda path, _window: Played(path, done))
    for name in ("show_in_folder", "copy_path"):
        monkeypatch.setattr(
            f"joyvasa_desktop.window.desktop.{name}",
            lambda path, name=name: done.append((name, path)),
        )
    session.finish(three[0], tmp_path / "a (2).mp4", "The voice is quiet.")
    card = panel.cards[2]
    assert card.item.name == "a (2).mp4"
    assert "6.4 s of video, made in 33.0 s" in shown(panel)
    assert "The voice is quiet." in shown(panel)
    click(card.play, qtbot)
    assert session.player.pauses == 1, "not two voices at once"
    qtbot.mouseClick(card.folder, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.copy, Qt.MouseButton.LeftButton)
    path = tmp_path / "a (2).mp4"
    assert done == [("play", path), ("show_in_folder", path), ("copy_path", path)]
    qtbot.mouseClick(card.remove, Qt.MouseButton.LeftButton)
    assert names(panel) == ["b.mp4", "c.mp4"]


def test_a_failure_says_what_to_do(
    panel: QueuePanel, session: Parts, three: list[int], qtbot: QtBot
) -> None:
    failure = Failure(0, "export", "There is no space left.", "Free some.", "Traceback ...")
    session.worker.export_answered.emit(ExportFailed(three[0], failure=failure))
    assert "There is no space left. Free some." in shown(panel)
    card = panel.cards[2]
    click(card.details, qtbot)
    assert QGuiApplication.clipboard().text() == "Traceback ..."
    click(card.retry, qtbot)
    assert names(panel) == ["b.mp4", "c.mp4", "a.mp4"]


def test_long_names_never_make_a_card_wider(
    panel: QueuePanel, session: Parts, tmp_path: Path
) -> None:
    name = "a" * 200 + ".mp4"
    number = session.exports.add(tmp_path / name)
    failure = Failure(0, "export", f"There is no space left for {name}.")
    session.worker.export_answered.emit(ExportFailed(number, failure=failure))
    QApplication.processEvents()
    (card,) = panel.cards
    assert card.width() <= panel.width()
    assert card.remove.mapTo(panel, QPoint(0, 0)).x() < panel.width() - 20


def test_a_long_list_is_scrolled_and_not_squeezed(
    panel: QueuePanel, session: Parts, three: list[int], tmp_path: Path
) -> None:
    session.finish(three[0], tmp_path / "a.mp4", "The voice is quiet. " * 9)
    panel.resize(320, 200)
    QApplication.processEvents()
    for card in panel.cards:
        assert card.height() >= card.heightForWidth(card.width())
        assert card.thumbnail.height() == 72
        assert card.rect().contains(card.play.geometry()) or not card.play.isVisible()


def test_clearing_the_list(
    panel: QueuePanel, session: Parts, three: list[int], qtbot: QtBot, tmp_path: Path
) -> None:
    clear = panel.findChild(QPushButton, "queue_clear")
    assert isinstance(clear, QPushButton)
    assert not clear.isVisible()
    session.finish(three[0], tmp_path / "a.mp4")
    click(clear, qtbot)
    assert names(panel) == ["b.mp4", "c.mp4"]


def test_creating_at_once_takes_the_next_free_name(
    panel: QueuePanel, session: Parts, tmp_path: Path
) -> None:
    assert panel.create_at_once()
    assert panel.create_at_once()
    assert names(panel) == ["astronaut-speech_en_6s.mp4", "astronaut-speech_en_6s (2).mp4"]


def test_what_is_missing_is_said(panel: QueuePanel, session: Parts) -> None:
    session.document.change(session.document.project.but(voice=None), "No voice")
    assert not panel.create_video()
    assert "needs a photo and a voice" in panel.message.text
    session.document.set("Head", head=0.5)
    assert panel.message.text == ""
    assert not panel.create_at_once()
    assert "needs a photo and a voice" in panel.message.text


def test_a_photo_that_cannot_be_used_is_no_video(panel: QueuePanel, session: Parts) -> None:
    faceless = Failure(session.facts.number, "photo", "No face was found.", "Place points.")
    session.worker.answered.emit(faceless)
    for create in (panel.create_video, panel.create_at_once):
        assert not create()
        assert panel.message.text == "No face was found. Place points."
    assert not session.exports.items()


@pytest.mark.parametrize("accepted", [True, False])
def test_creating_asks_first(
    panel: QueuePanel, monkeypatch: pytest.MonkeyPatch, accepted: bool
) -> None:
    monkeypatch.setattr(queue_panel.ExportDialog, "exec", lambda _self: int(accepted))
    assert panel.create_video() is accepted


def test_the_heading_says_what_became_of_them(
    panel: QueuePanel, session: Parts, three: list[int], tmp_path: Path
) -> None:
    assert "3 video" in shown(panel)
    session.exports.cancel(three[2])
    session.exports.cancel(three[1])
    assert "1 video" in shown(panel)
    session.finish(three[0], tmp_path / "a.mp4")
    assert "No video is being made" in shown(panel)
    session.exports.remove(three[1])
    session.exports.remove(three[2])
    assert "All videos are ready" in shown(panel)
