"""The dialog "Create video" in the hands of a user."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from export_parts import Parts, sample_session
from fakes import FakeWorker
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot
from small_models import forbid_to_enter

from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.exports.export_dialog import FOLDER, ExportDialog, video_folder
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.look.elided_label import ElidedLabel
from joyvasa_desktop.window.messages import PhotoFacts


@pytest.fixture
def session(
    document: Document, worker: FakeWorker, facts: Facts, owner: QObject, tmp_path: Path
) -> Parts:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    return sample_session(document, worker, facts, owner, tmp_path)


@pytest.fixture
def dialog(session: Parts, qtbot: QtBot) -> ExportDialog:
    return opened(session, qtbot)


def opened(session: Parts, qtbot: QtBot) -> ExportDialog:
    made = ExportDialog(session)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    return made


def choose(dialog: ExportDialog, name: str, value: object) -> None:
    box = getattr(dialog, name)
    box.setCurrentIndex(box.findData(value))


def shown(dialog: ExportDialog) -> str:
    """Everything that can be read."""
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def press(dialog: ExportDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)


def test_one_press_makes_the_video(
    dialog: ExportDialog, session: Parts, qtbot: QtBot, tmp_path: Path
) -> None:
    before = session.document.project
    press(dialog, qtbot)
    (job,) = session.worker.queue
    assert job.out == tmp_path / "astronaut-speech_en_6s.mp4"
    assert job.settings == before.settings
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_enter_is_enough(dialog: ExportDialog, session: Parts, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert len(session.worker.queue) == 1


def test_choices_go_into_the_job_and_the_project(
    dialog: ExportDialog, session: Parts, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.name.setText("my film")
    choose(dialog, "format", "webm")
    choose(dialog, "video_size", 720)
    choose(dialog, "fps", 50)
    dialog.quality.setValue(55)
    dialog.mark.setChecked(True)
    press(dialog, qtbot)
    (job,) = session.worker.queue
    assert job.out == tmp_path / "my film.webm"
    chosen = job.settings
    assert (chosen.format, chosen.size, chosen.fps, chosen.quality) == ("webm", 720, 50, 55)
    assert chosen.mark
    assert session.document.project.settings == chosen
    session.document.undo_stack.undo()
    assert session.document.project.settings.format == "mp4", "one step of undo"


def test_it_says_what_one_will_get(dialog: ExportDialog) -> None:
    assert "1000 × 1000 pixels · 6.4 s" in shown(dialog)
    assert "160 frame" in shown(dialog)
    assert "free there" in shown(dialog)
    assert "to make" not in shown(dialog), "nothing is known about this computer yet"
    choose(dialog, "video_size", 480)
    choose(dialog, "fps", 50)
    assert "480 × 480 pixels" in shown(dialog)
    assert "320 frame" in shown(dialog)


def test_it_estimates_from_the_last_video(session: Parts, qtbot: QtBot, tmp_path: Path) -> None:
    press(opened(session, qtbot), qtbot)
    session.finish(session.worker.queue[0].id, tmp_path / "a.mp4")
    assert "about 35 s to make" in shown(opened(session, qtbot))


def test_it_estimates_a_slow_engine_from_the_preview(session: Parts, qtbot: QtBot) -> None:
    session.player.is_slow, session.player.cost = True, 9.0
    assert "about 24:00 to make" in shown(opened(session, qtbot))


def test_it_waits_for_the_photo(dialog: ExportDialog, session: Parts) -> None:
    session.facts.scene = None
    session.facts.scene_changed.emit()
    assert "being looked at" in shown(dialog)
    assert dialog.create_button.isEnabled(), "the video can wait in the queue"


def test_permission_is_asked_for_once(session: Parts, qtbot: QtBot) -> None:
    session.document.change(session.document.project.but(consent=False), "Begin")
    dialog = opened(session, qtbot)
    assert dialog.consent.isVisible()
    assert not dialog.create_button.isEnabled()
    press(dialog, qtbot)
    assert session.worker.queue == []
    dialog.consent.setChecked(True)
    press(dialog, qtbot)
    assert session.document.project.consent
    again = opened(session, qtbot)
    assert not again.consent.isVisible()
    assert again.create_button.isEnabled()


def test_cancelling_changes_nothing(dialog: ExportDialog, session: Parts) -> None:
    before = session.document.project
    choose(dialog, "format", "gif")
    dialog.reject()
    assert session.document.project is before
    assert session.worker.queue == []


def test_an_older_video_is_kept_unless_the_user_says_otherwise(
    session: Parts, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "astronaut-speech_en_6s.mp4").write_text("old")
    dialog = opened(session, qtbot)
    assert "There is a astronaut-speech_en_6s.mp4 already" in shown(dialog)
    assert dialog.keep_both.isChecked()
    press(dialog, qtbot)
    assert session.worker.queue[0].out.name == "astronaut-speech_en_6s (2).mp4"
    assert not session.worker.queue[0].settings.overwrite
    dialog = opened(session, qtbot)
    assert "(3)" in dialog.keep_both.text(), "the second name is promised already"
    dialog.replace_older.setChecked(True)
    press(dialog, qtbot)
    assert session.worker.queue[1].out.name == "astronaut-speech_en_6s.mp4"
    assert session.worker.queue[1].settings.overwrite
    assert not session.document.project.settings.overwrite, "only this once"


def test_a_video_that_waits_is_never_replaced(session: Parts, qtbot: QtBot) -> None:
    press(opened(session, qtbot), qtbot)
    dialog = opened(session, qtbot)
    assert not dialog.replace_older.isEnabled()
    press(dialog, qtbot)
    assert session.worker.queue[1].out.name == "astronaut-speech_en_6s (2).mp4"


@pytest.mark.parametrize(("name", "says"), [("a/b", "slashes"), ("", "needs a name")])
def test_a_bad_name_is_said_and_the_dialog_stays(
    dialog: ExportDialog, session: Parts, qtbot: QtBot, name: str, says: str
) -> None:
    dialog.name.setText(name)
    press(dialog, qtbot)
    assert says in dialog.message.text
    assert dialog.isVisible()
    assert session.worker.queue == []
    dialog.name.setText("good")
    assert dialog.message.text == ""


def test_a_folder_that_is_gone_is_said(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.set_folder(tmp_path / "gone")
    press(dialog, qtbot)
    assert "no folder" in dialog.message.text


def test_the_home_folder_is_called_so(dialog: ExportDialog) -> None:
    dialog.set_folder(Path.home())
    assert "Home folder" in [label.text() for label in dialog.findChildren(ElidedLabel)]


def test_the_last_folder_is_remembered(
    dialog: ExportDialog, session: Parts, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "films").mkdir()
    dialog.set_folder(tmp_path / "films")
    press(dialog, qtbot)
    assert video_folder(session) == tmp_path / "films"  # type: ignore[arg-type]
    (tmp_path / "films").rmdir()
    assert video_folder(session).is_dir()  # type: ignore[arg-type]


def test_a_folder_that_may_not_be_entered_is_not_proposed(
    session: Parts, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    session.preferences.set_text(FOLDER, str(tmp_path / "closed" / "films"))
    forbid_to_enter(monkeypatch, tmp_path / "closed")
    assert tmp_path / "closed" not in video_folder(session).parents  # type: ignore[arg-type]


def test_transparency_is_offered_where_it_can_be_had(
    session: Parts, qtbot: QtBot, portrait_file: Path
) -> None:
    dialog = opened(session, qtbot)
    choose(dialog, "format", "webm")
    assert not dialog.transparent.isEnabled()
    assert "no transparency" in dialog.transparent.toolTip()
    picture = np.zeros((5, 5, 4), np.uint8)
    session.facts.photo = PhotoFacts(1, portrait_file, picture, 1.0, (5, 5))
    choose(dialog, "format", "png")
    assert dialog.transparent.isEnabled()
    dialog.transparent.setChecked(True)
    assert dialog.plan.settings.transparent
    choose(dialog, "format", "mp4")
    assert not dialog.plan.settings.transparent
    assert "WebM or PNG" in dialog.transparent.toolTip()


def test_pictures_have_no_quality(dialog: ExportDialog) -> None:
    choose(dialog, "format", "png")
    assert not dialog.quality.isEnabled()


def test_everything_has_a_name_for_those_who_listen(dialog: ExportDialog) -> None:
    for widget in (dialog.name, dialog.format, dialog.video_size, dialog.fps, dialog.quality):
        assert widget.accessibleName()
