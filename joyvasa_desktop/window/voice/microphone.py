"""The microphones of this machine, through QtMultimedia, which is loaded when first needed."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.window.multimedia import is_connected, load_multimedia

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QMediaDevices

# The window may be busy so long, opening a dialog for example, and no sound is lost.
_BUFFER = 2_000_000  # microseconds


@dataclass(frozen=True, slots=True)
class Microphone:
    """A device that one can record from.

    Attributes:
        id: stays the same from day to day.
        name: for people.
        is_default: the system's choice.
    """

    id: str
    name: str
    is_default: bool = False


class Microphones(QObject):
    """Knows which microphones there are; opens them.

    Signals:
        changed(): the list is another one.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices: QMediaDevices | None = None

    def load(self) -> None:
        """Loads QtMultimedia.

        Raises:
            UserError: if a library of the system is missing that it needs.
        """
        if self._devices is not None:
            return
        try:
            load_multimedia()
        except ImportError as error:
            raise UserError(
                self.tr("Recording isn't possible: a sound library of the system is missing."),
                self.tr("Install PulseAudio's library (libpulse0), or import a sound file."),
            ) from error
        from PySide6.QtMultimedia import QMediaDevices

        self._devices = QMediaDevices(self)
        self._devices.audioInputsChanged.connect(self.changed)
        is_connected()

    def all(self) -> tuple[Microphone, ...]:
        """Every microphone, the system's own choice first; none before `load`."""
        found = [
            Microphone(_id(each), each.description(), each.isDefault()) for each in self._inputs()
        ]
        return tuple(sorted(found, key=lambda each: not each.is_default))

    def open(self, id: str) -> Capture:
        """Starts listening.

        Args:
            id: of a microphone; the system's choice if there is none of that name.

        Raises:
            UserError: if there is no microphone, or it can't be used.
        """
        self.load()
        inputs = self._inputs()
        if not inputs or not is_connected():
            raise UserError(self.tr("No microphone was found."), self._where_to_look())
        wanted = [each for each in inputs if _id(each) == id]
        default = [each for each in inputs if each.isDefault()]
        return Capture((wanted or default or inputs)[0], self)

    def _inputs(self) -> list[QAudioDevice]:
        return list(self._devices.audioInputs()) if self._devices is not None else []

    def _where_to_look(self) -> str:
        if sys.platform == "linux":
            return self.tr(
                "Connect one and see that the sound server (PipeWire or PulseAudio) runs, "
                "or import a sound file."
            )
        return self.tr("Connect one, or import a sound file.")


class Capture(QObject):
    """A microphone that is listening: whoever opened it calls `catch_up`, and `stop` at the end.

    Signals:
        arrived(array): the next block, int16, int32 or float32 (N, channels).

    Attributes:
        rate: samples per second.
        channels: of each block.
        subtype: how soundfile names the number format that loses nothing.
    """

    arrived = Signal(object)

    def __init__(self, device: QAudioDevice, parent: QObject) -> None:
        from PySide6.QtMultimedia import QAudioSource

        super().__init__(parent)
        sound = _suitable(device)
        self.rate, self.channels = sound.sampleRate(), sound.channelCount()
        self._type = _number_type(sound)
        self.subtype = "PCM_16" if self._type.itemsize <= 2 else "PCM_24"
        self._rest = b""
        self._source = QAudioSource(device, sound, self)
        self._source.setBufferSize(sound.bytesForDuration(_BUFFER))
        stream = self._source.start()
        if stream is None or self.is_broken:
            self._source.stop()
            raise UserError(
                self.tr("The microphone “{name}” can't be used.").format(name=device.description()),
                self._why_refused(),
            )
        self._stream = stream

    @property
    def is_broken(self) -> bool:
        """The system reported an error, for example because the device was unplugged."""
        from PySide6.QtMultimedia import QtAudio

        return self._source.error() != QtAudio.Error.NoError

    def catch_up(self) -> None:
        """Emits what has come by now.

        To be called some 30 times a second: the device tells about new sound 200 times, each of
        which would wake up the window.
        """
        if not self.is_broken:
            self._read()

    def stop(self) -> None:
        """Takes what is left and closes the device."""
        self.catch_up()
        self._source.stop()
        self.deleteLater()

    def _read(self) -> None:
        data = self._rest + self._stream.readAll().data()
        whole = len(data) - len(data) % (self._type.itemsize * self.channels)
        self._rest = data[whole:]
        if whole:
            samples = np.frombuffer(data[:whole], self._type).reshape(-1, self.channels)
            self.arrived.emit(samples)

    def _why_refused(self) -> str:
        if sys.platform == "win32":
            return self.tr(
                "Close other programs that use it, and allow it in Windows under "
                "Settings, Privacy & security, Microphone."
            )
        return self.tr("Close other programs that use it, or choose another one.")


def _id(device: QAudioDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


def _suitable(device: QAudioDevice) -> QAudioFormat:
    """The device's own rate and numbers, which lose nothing; one channel if it offers that.

    Sound of 8 bits, which no WAV file of ours holds, is asked for with 16.
    """
    from PySide6.QtMultimedia import QAudioFormat

    sound = device.preferredFormat()
    if sound.sampleFormat() in (
        QAudioFormat.SampleFormat.Unknown,
        QAudioFormat.SampleFormat.UInt8,
    ):
        sound.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    mono = QAudioFormat(sound)
    mono.setChannelCount(1)
    return mono if device.isFormatSupported(mono) else sound


def _number_type(sound: QAudioFormat) -> np.dtype[np.generic]:
    from PySide6.QtMultimedia import QAudioFormat

    kinds = QAudioFormat.SampleFormat
    types = {kinds.Int16: "<i2", kinds.Int32: "<i4", kinds.Float: "<f4"}
    return np.dtype(types[sound.sampleFormat()])
