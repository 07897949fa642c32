"""The `Recorder`: the microphone as the window sees it, from the first key to the finished file."""

from __future__ import annotations

import contextlib
import time
from typing import Literal, TypeAlias

from PySide6.QtCore import (
    QCoreApplication,
    QMicrophonePermission,
    QObject,
    QPermission,
    Qt,
    QTimer,
    Signal,
)

from joyvasa_desktop import paths
from joyvasa_desktop.arrays import AnyArray
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.window.preferences import Preferences
from joyvasa_desktop.window.voice import recording_file
from joyvasa_desktop.window.voice.microphone import Capture, Microphone, Microphones
from joyvasa_desktop.window.voice.recording_file import RecordingFile
from joyvasa_desktop.window.voice.sound_level import LevelGauge

State: TypeAlias = Literal["idle", "recording", "paused"]

SHORTEST = 0.3
"""Seconds below which a recording is a slip of the finger and isn't kept."""

_TICK = 33  # milliseconds between two levels
_LOST = 2.0  # seconds without sound data after which the device is gone
_WAKING = 6.0  # a Bluetooth headset needs that long to change over to its microphone
_PATIENCE = 3.0  # seconds of silence after which a muted microphone is likely
_NOISE = -60.0  # decibels; speech is far above


class Recorder(QObject):
    """Records one file at a time.

    The sound goes to the disk while it is recorded. A device that vanishes or a disk that fills
    up ends the recording; what was written by then is kept and announced like any other.

    Signals:
        state_changed(str): a `State`.
        level_changed(Level): about 30 times a second while the microphone listens.
        devices_changed(): the microphones or the chosen one.
        finished(Path): a recording is complete and can be opened.
        put_aside(Path): a recording is complete, but another was begun in its place.
        failed(str, str): what went wrong, and what to do.
        recovered(list[Path]): recordings that a crash had cut off.
    """

    state_changed = Signal(str)
    level_changed = Signal(object)
    devices_changed = Signal()
    finished = Signal(object)
    put_aside = Signal(object)
    failed = Signal(str, str)
    recovered = Signal(object)

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._microphones = Microphones(self)
        self._microphones.changed.connect(self.devices_changed)
        self._gauge = LevelGauge()
        self._state: State = "idle"
        self._capture: Capture | None = None
        self._file: RecordingFile | None = None
        self._closing: list[RecordingFile] = []
        self._aside: set[RecordingFile] = set()
        self._last_sound = 0.0
        self._began = self._loud = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)

    @property
    def state(self) -> State:
        """What it does now."""
        return self._state

    @property
    def devices(self) -> tuple[Microphone, ...]:
        """The microphones, the system's choice first; empty before `prepare`."""
        return self._microphones.all()

    @property
    def device(self) -> str:
        """Id of the chosen microphone, "" for the system's choice."""
        return self._preferences.text("microphone")

    @property
    def elapsed(self) -> float:
        """Seconds recorded so far, without pauses."""
        if self._file is None or self._capture is None:
            return 0.0
        return self._file.frames / self._capture.rate

    @property
    def clipped(self) -> bool:
        """The sound was too loud for the device since the recording began."""
        return self._gauge.clipped

    @property
    def is_waking(self) -> bool:
        """The microphone was opened and gives no sound yet: what is said now would be lost."""
        return self._state != "idle" and not self._began

    @property
    def hears_nothing(self) -> bool:
        """It has listened for a while and nothing was louder than noise: a switch is off."""
        return self._state == "recording" and not self._loud and self.elapsed > _PATIENCE

    def prepare(self) -> None:
        """Looks for microphones and for recordings that a crash cut off; cheap when repeated."""
        with contextlib.suppress(UserError):  # `start` tells it to who wants to record
            self._microphones.load()
        self.devices_changed.emit()
        self._recover()

    def choose(self, device: str) -> None:
        """Records from that microphone from the next `start` on; "" is the system's choice."""
        if device != self.device:
            self._preferences.set_text("microphone", device)
            self.devices_changed.emit()

    def toggle(self) -> None:
        """The one key: starts, or stops."""
        if self._state == "idle":
            self.start()
        else:
            self.stop()

    def start(self) -> None:
        """Begins a recording; asks the system for permission first where it must be asked."""
        if self._state != "idle":
            return
        permission = QMicrophonePermission()
        application = QCoreApplication.instance()
        assert application is not None, "no application"
        match application.checkPermission(permission):
            case Qt.PermissionStatus.Granted:
                self._start()
            case Qt.PermissionStatus.Undetermined:
                application.requestPermission(permission, self, self._permission_answered)
            case _:
                self._tell_refused()

    def pause(self) -> None:
        """Goes on listening, so that the meter lives, but keeps nothing."""
        if self._state == "recording":
            self._change_over("paused")

    def resume(self) -> None:
        """Goes on recording."""
        if self._state == "paused":
            self._change_over("recording")

    def stop(self) -> None:
        """Ends the recording; `finished` follows as soon as the disk has it."""
        if self._file is None:
            return
        file, long_enough = self._file, self.elapsed >= SHORTEST
        self._end_capture()
        if long_enough:
            file.finish()
        else:
            file.drop()
            self.failed.emit(
                self.tr("That was too short to be kept."),
                self.tr("Press Record, speak, and press it again when you are done."),
            )

    def start_over(self) -> None:
        """Begins another recording; the one before stays a file, told by `put_aside`."""
        if self._file is None:
            return
        file, long_enough = self._file, self.elapsed >= SHORTEST
        self._end_capture()
        if long_enough:
            self._aside.add(file)
            file.finish()
        else:
            file.drop()
        self.start()

    def close(self) -> None:
        """Ends the recording and waits until the disk has it."""
        self.stop()
        for file in self._closing:
            file.wait()
        self._announce()

    def forget_clipping(self) -> None:
        """Puts the warning lamp out."""
        self._gauge.clipped = False

    def _start(self) -> None:
        try:
            capture = self._microphones.open(self.device)
            self._file = self._new_file(capture)
        except UserError as error:
            self.failed.emit(error.message, error.hint)
            return
        self._capture = capture
        self._gauge.reset()
        self._loud = self._began = False
        self._last_sound = time.monotonic()
        capture.arrived.connect(self._arrived)
        self._timer.start()
        self._set_state("recording")

    def _new_file(self, capture: Capture) -> RecordingFile:
        try:
            return RecordingFile(
                paths.recordings(), capture.rate, capture.channels, capture.subtype
            )
        except UserError:
            capture.stop()
            raise

    def _permission_answered(self, permission: QPermission) -> None:
        if permission.status() == Qt.PermissionStatus.Granted:
            self._start()
        else:
            self._tell_refused()

    def _tell_refused(self) -> None:
        self.failed.emit(
            self.tr("The system doesn't let this program use the microphone."),
            self.tr("Allow it in the system's privacy settings, or import a sound file."),
        )

    def _arrived(self, samples: AnyArray) -> None:
        self._last_sound = time.monotonic()
        self._began = True
        self._gauge.add(samples)
        if self._state == "recording" and self._file is not None:
            self._file.write(samples)

    def _tick(self) -> None:
        if self._capture is not None and self._file is not None:
            self._capture.catch_up()
            level = self._gauge.take()
            self._loud = self._loud or level.peak > _NOISE
            self.level_changed.emit(level)
            self._check(self._capture, self._file)
        self._announce()

    def _check(self, capture: Capture, file: RecordingFile) -> None:
        """Ends a recording that can't go on."""
        waited = time.monotonic() - self._last_sound
        if file.error is not None:
            self._end_capture()
            file.finish()
        elif capture.is_broken or waited > (_LOST if self._began else _WAKING):
            self._lose(file)

    def _lose(self, file: RecordingFile) -> None:
        self._end_capture()
        if file.frames:
            file.finish()
            hint = self.tr("What was recorded until then was kept. See that it is connected.")
        else:
            file.drop()
            hint = self.tr("See that it is connected and switched on, or choose another one.")
        self.failed.emit(self.tr("No more sound comes from the microphone."), hint)

    def _end_capture(self) -> None:
        """Closes the device; the file remains to be finished or dropped by the caller."""
        assert self._capture is not None and self._file is not None, "not recording"
        capture, file = self._capture, self._file
        capture.stop()  # its last block still goes into the file
        self._closing.append(file)
        self._capture = self._file = None
        self._set_state("idle")
        self.level_changed.emit(self._gauge.take())

    def _announce(self) -> None:
        """Tells about files that are closed by now."""
        for file in [each for each in self._closing if each.is_done]:
            self._closing.remove(file)
            if file.error is not None:
                self.failed.emit(file.error.message, file.error.hint)
            if file.is_kept:
                (self.put_aside if file in self._aside else self.finished).emit(file.path)
            self._aside.discard(file)
        if not self._closing and self._capture is None:
            self._timer.stop()

    def _recover(self) -> None:
        try:
            rescued = recording_file.recover(paths.recordings())
        except UserError as error:
            self.failed.emit(error.message, error.hint)
            return
        if rescued:
            self.recovered.emit(rescued)

    def _change_over(self, state: State) -> None:
        """Sound that came before the key was pressed belongs to the state before."""
        if self._capture is not None:
            self._capture.catch_up()
        self._set_state(state)

    def _set_state(self, state: State) -> None:
        self._state = state
        self.state_changed.emit(state)
