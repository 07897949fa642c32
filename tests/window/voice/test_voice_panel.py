"""The voice's card: recording by one key, importing, and what it says about the file."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import soundfile
from fakes import FakeWorker
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.window import language
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.messages import Failure, VoiceFacts
from joyvasa_desktop.window.opening import Opener
from joyvasa_desktop.window.preferences import Preferences
from joyvasa_desktop.window.voice.microphone import Microphone, Microphones
from joyvasa_desktop.window.voice.recorder import Recorder
from joyvasa_desktop.window.voice.voice_panel import VoicePanel

VOICE = paths.samples() / "speech_en_6s.wav"


class FakeCapture(QObject):
    """A microphone that sends what a test says."""

    arrived = Signal(object)
    rate, channels, subtype = 48_000, 1, "PCM_16"
    is_broken = False

    def say(self, seconds: float, amplitude: float = 0.3) -> None:
        wave = np.sin(np.arange(int(seconds * self.rate)) / 10) * amplitude * 40_000
        self.arrived.emit(np.clip(wave, -32768, 32767).astype(np.int16)[:, None])

    def catch_up(self) -> None:
        """Everything has been said at once."""

    def stop(self) -> None:
        """As of a device: nothing comes any more."""
        self.arrived.disconnect()


@pytest.fixture
def capture(owner: QObject, monkeypatch: pytest.MonkeyPatch) -> FakeCapture:
    made = FakeCapture(owner)
    monkeypatch.setattr(Microphones, "load", lambda self: None)
    monkeypatch.setattr(Microphones, "open", lambda self, id: made)
    known = (Microphone("a", "Built-in microphone", True), Microphone("b", "Headset"))
    monkeypatch.setattr(Microphones, "all", lambda self: known)
    return made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "recordings", lambda: tmp_path / "Recordings")
    monkeypatch.setattr(paths, "config", lambda: tmp_path / "config")
    return tmp_path / "Recordings"


@pytest.fixture
def session(
    folder: Path,
    owner: QObject,
    document: Document,
    facts: Facts,
    worker: FakeWorker,
    capture: FakeCapture,
) -> SimpleNamespace:
    preferences = Preferences(owner)
    recorder = Recorder(preferences, owner)
    return SimpleNamespace(
        preferences=preferences, document=document, facts=facts, worker=worker, recorder=recorder
    )


@pytest.fixture
def panel(session: SimpleNamespace, qtbot: QtBot) -> VoicePanel:
    made = VoicePanel(session, Opener(session))
    qtbot.addWidget(made)
    made.resize(320, 400)
    made.show()
    session.recorder.prepare()
    return made


def texts(panel: VoicePanel) -> str:
    """Everything that can be read on it."""
    labels = [each for each in panel.findChildren(QLabel) if each.isVisible()]
    return "\n".join(each.text() for each in labels)


def known(session: SimpleNamespace, path: Path, notes: tuple[str, ...] = ()) -> VoiceFacts:
    envelope = np.tile(np.array([[-0.5, 0.5]], np.float32), (100, 1))
    number = session.facts.number
    return VoiceFacts(number, path, 6.4, envelope, 100.0, True, 2, 44_100, notes)


def test_an_empty_card_says_what_to_do(panel: VoicePanel) -> None:
    assert "No voice yet" in texts(panel) and "Record one" in texts(panel)
    assert panel.box.record.text() == "Record"
    assert not panel.box.meter.isVisible()


def test_one_key_records_and_the_recording_becomes_the_voice(
    panel: VoicePanel, session: SimpleNamespace, capture: FakeCapture, qtbot: QtBot
) -> None:
    session.document.set("Trim", start=1.0, end=2.0)
    panel.toggle_recording()
    assert panel.box.record.text() == "Stop" and panel.box.meter.isVisible()
    capture.say(1.5)
    qtbot.waitUntil(lambda: panel.box.time.text() == "0:01.5")
    with qtbot.waitSignal(session.recorder.finished):
        panel.toggle_recording()
    project = session.document.project
    assert project.voice is not None and soundfile.info(project.voice).duration == 1.5
    assert (project.settings.start, project.settings.end) == (0.0, 0.0)
    assert session.preferences.recent("voice") == [project.voice]
    session.document.undo_stack.undo()
    assert session.document.project.voice is None
    assert project.voice.is_file()


def test_nobody_is_told_to_speak_before_the_microphone_listens(
    panel: VoicePanel, session: SimpleNamespace, capture: FakeCapture, qtbot: QtBot
) -> None:
    panel.toggle_recording()
    assert "isn't listening yet" in texts(panel) and panel.box.time.text() == "0:00.0"
    capture.say(0.5)
    qtbot.waitUntil(lambda: "Recording. It is saved while you speak." in texts(panel))
    with qtbot.waitSignal(session.recorder.put_aside):
        capture.say(1)
        panel.box.again.click()
    assert "isn't listening yet" in texts(panel), "it was opened anew"
    panel.toggle_recording()
    session.recorder.close()


def test_pause_leaves_out_what_is_said(
    panel: VoicePanel, session: SimpleNamespace, capture: FakeCapture, qtbot: QtBot
) -> None:
    panel.toggle_recording()
    capture.say(0.5)
    panel.box.pause.click()
    assert panel.box.pause.text() == "Go on" and "Paused" in texts(panel)
    capture.say(3)
    panel.box.pause.click()
    capture.say(0.5)
    with qtbot.waitSignal(session.recorder.finished):
        panel.box.record.click()
    assert soundfile.info(session.document.project.voice).duration == 1.0


def test_start_over_uses_the_new_one_and_keeps_the_old_one(
    panel: VoicePanel,
    session: SimpleNamespace,
    capture: FakeCapture,
    qtbot: QtBot,
    folder: Path,
) -> None:
    panel.toggle_recording()
    capture.say(2)
    with qtbot.waitSignal(session.recorder.put_aside) as told:
        panel.box.again.click()
        assert session.recorder.state == "recording" and session.recorder.elapsed == 0
    (old,) = told.args
    assert session.document.project.voice is None
    capture.say(1)
    with qtbot.waitSignal(session.recorder.finished):
        panel.toggle_recording()
    session.recorder.close()
    voice = session.document.project.voice
    assert soundfile.info(voice).duration == 1.0 and soundfile.info(old).duration == 2.0
    assert set(folder.iterdir()) == {voice, old}
    assert session.preferences.recent("voice")[:2] == [voice, old], "at hand in the menu"


def test_level_and_time_take_the_place_of_the_voice_before(
    panel: VoicePanel,
    session: SimpleNamespace,
    capture: FakeCapture,
    worker: FakeWorker,
    qtbot: QtBot,
) -> None:
    qtbot.waitExposed(panel)
    session.document.change(session.document.project.but(voice=VOICE), "Open")
    worker.answered.emit(known(session, VOICE, ("The voice is very quiet.",)))
    assert panel.notes.text
    quiet = panel.sizeHint().height()
    panel.toggle_recording()
    assert not panel.notes.text, "advice about the voice before"
    assert panel.box.meter.isVisibleTo(panel) and panel.box.again.isVisibleTo(panel)
    assert not panel.box.devices.isVisibleTo(panel)
    assert panel.sizeHint().height() <= quiet, "nothing is pushed out of a low window"
    capture.say(1)
    with qtbot.waitSignal(session.recorder.finished):
        panel.toggle_recording()
    assert not panel.box.meter.isVisibleTo(panel) and panel.box.devices.isVisibleTo(panel)


def test_too_loud_and_muted_are_told_while_recording(
    panel: VoicePanel, session: SimpleNamespace, capture: FakeCapture, qtbot: QtBot
) -> None:
    panel.toggle_recording()
    capture.say(4, amplitude=0)
    qtbot.waitUntil(lambda: "muted" in texts(panel))
    capture.say(0.2)
    qtbot.waitUntil(lambda: "saved while you speak" in texts(panel))
    capture.say(0.2, amplitude=2)
    qtbot.waitUntil(lambda: "Too loud" in texts(panel))
    capture.say(0.2)
    assert panel.box.meter.value_text.startswith("Too loud")
    qtbot.mouseClick(panel.box.meter, Qt.MouseButton.LeftButton)
    assert "Too loud" not in panel.box.meter.value_text
    session.recorder.close()
    session.recorder.close()


def test_without_a_microphone_it_says_so_and_import_works(
    panel: VoicePanel, session: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Microphones, id: str) -> None:
        raise UserError("No microphone was found.", "Connect one.")

    monkeypatch.setattr(Microphones, "open", refuse)
    panel.toggle_recording()
    assert panel.trouble.text == "No microphone was found. Connect one."
    assert session.recorder.state == "idle" and panel.box.record.isEnabled()
    monkeypatch.setattr(
        "joyvasa_desktop.window.opening.ask_for_file", lambda *arguments: str(VOICE)
    )
    found = panel.findChild(QToolButton, "import voice")
    assert found is not None
    found.click()
    assert session.document.project.voice == VOICE


def test_a_full_disk_is_told_and_the_rest_is_used(
    panel: VoicePanel,
    session: SimpleNamespace,
    capture: FakeCapture,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("joyvasa_desktop.window.voice.recording_file.LARGEST", 96_000)
    panel.toggle_recording()
    with qtbot.waitSignals([session.recorder.failed, session.recorder.finished]):
        capture.say(1.2)
        capture.say(0.2)
    assert "as long as a WAV file can be" in panel.trouble.text
    assert session.recorder.state == "idle"
    assert soundfile.info(session.document.project.voice).duration >= 1.2


def test_it_tells_about_the_file_and_what_could_be_better(
    panel: VoicePanel, session: SimpleNamespace, worker: FakeWorker
) -> None:
    session.document.change(session.document.project.but(voice=VOICE), "Open voice")
    assert "Being read" in texts(panel)
    worker.answered.emit(known(session, VOICE, ("The voice is very quiet.",)))
    assert "6.4 s · stereo · 44.1 kHz" in texts(panel)
    assert panel.notes.text == "The voice is very quiet."
    failure = Failure(session.facts.number, "voice", "It has no sound.", "Choose another.", "why")
    worker.answered.emit(failure)
    assert panel.notes.text == "It has no sound. Choose another."
    session.document.set("Trim", start=1.0)
    assert panel.notes.text == "The voice is very quiet."


def test_closed_notes_stay_closed_until_they_change(
    panel: VoicePanel, session: SimpleNamespace, worker: FakeWorker
) -> None:
    session.document.change(session.document.project.but(voice=VOICE), "Open voice")
    worker.answered.emit(known(session, VOICE, ("Quiet.",)))
    close = panel.notes.findChild(QToolButton)
    assert close is not None
    close.click()
    worker.answered.emit(known(session, VOICE, ("Quiet.",)))
    assert panel.notes.text == ""
    worker.answered.emit(known(session, VOICE, ("Clipped.",)))
    assert panel.notes.text == "Clipped."


def test_the_chosen_microphone_is_remembered(
    panel: VoicePanel, session: SimpleNamespace, owner: QObject
) -> None:
    names = [panel.box.devices.itemText(row) for row in range(panel.box.devices.count())]
    assert names == ["System: Built-in microphone", "Built-in microphone", "Headset"]
    panel.box.devices.setCurrentIndex(2)
    panel.box.devices.activated.emit(2)
    assert session.recorder.device == "b"
    assert Recorder(session.preferences, owner).device == "b"
    assert panel.box.devices.currentText() == "Headset"


def test_a_long_name_of_a_microphone_shows_its_beginning_and_is_told_whole(
    panel: VoicePanel, session: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    name = "Monitor of Built-in Audio Analog Stereo (High Definition)"
    monkeypatch.setattr(Microphones, "all", lambda self: (Microphone("a", name, True),))
    devices = panel.box.devices
    devices.resize(220, 32)
    try:
        for spoken in ("en", "ar", "zh_CN"):
            language.speak(qapp, spoken)
            session.recorder.devices_changed.emit()
            shown = devices.shown
            assert "Monitor" in shown and "…" in shown and name not in shown
            assert name in devices.toolTip()
            # Its own order stays in a line that is read from the right.
            isolate = "\N{FIRST STRONG ISOLATE}"
            assert (f"{isolate}{name}" in devices.currentText()) == (spoken == "ar")
    finally:
        language.speak(qapp, "en")


def test_a_rescued_recording_is_offered(panel: VoicePanel, session: SimpleNamespace) -> None:
    session.recorder.recovered.emit([VOICE])
    assert VOICE.name in panel.trouble.text
    button = next(
        each
        for each in panel.trouble.findChildren(type(panel.box.record))
        if each.text() == "Use it"
    )
    button.click()
    assert session.document.project.voice == VOICE and panel.trouble.text == ""


def test_recent_voices_and_the_sample_are_in_the_menu(
    panel: VoicePanel, session: SimpleNamespace, tmp_path: Path
) -> None:
    copy = tmp_path / "صوت.wav"
    copy.write_bytes(VOICE.read_bytes())
    session.preferences.add_recent("voice", copy)
    panel._menu.aboutToShow.emit()
    actions = [each for each in panel._menu.actions() if not each.isSeparator()]
    assert [each.text() for each in actions] == [copy.name, "Sample voice"]
    actions[0].trigger()
    assert session.document.project.voice == copy
    actions[1].trigger()
    assert session.document.project.voice == VOICE


def test_every_control_has_a_name(panel: VoicePanel, session: SimpleNamespace) -> None:
    panel.toggle_recording()
    for button in panel.findChildren(QToolButton):
        assert button.accessibleName() and button.toolTip()
    assert panel.box.record.toolTip() and panel.box.devices.accessibleName()
    session.recorder.close()
    session.recorder.close()
