"""The system's loudspeaker: takes samples and says how many seconds of them it has played."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QIODevice, QObject, Signal

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.window.multimedia import is_connected, load_multimedia

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices

BUFFER = 0.4
"""Seconds of sound that the device holds: so long may the window be busy without a gap."""

_RATES = range(8_000, 384_001)
_MOST_CHANNELS = 32

# By name: the enumeration has moved between versions of Qt. Running dry is no loss.
_LOST = ("OpenError", "IOError", "FatalError")


class SoundOutput(QObject):
    """The default device for sound; QtMultimedia is loaded when it is opened first.

    Signals:
        changed(): another device is the default one, or the device in use is gone.

    Attributes:
        rate, channels: what `write` expects; certain after `open`.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rate, self.channels = 48_000, 2
        self._devices: QMediaDevices | None = None
        self._sink: QAudioSink | None = None
        self._stream: QIODevice | None = None
        self._format: QAudioFormat | None = None
        self._opened = b""

    def open(self) -> bool:
        """Finds the default device and how it wants its sound; False if there is none."""
        self.close()
        try:
            load_multimedia()
        except ImportError:  # Qt's sound needs a system library that some machines lack
            return False
        from PySide6.QtMultimedia import QMediaDevices

        if self._devices is None:
            self._devices = QMediaDevices(self)
            self._devices.audioOutputsChanged.connect(self._outputs_changed)
        device = QMediaDevices.defaultAudioOutput()
        form = None if device.isNull() else _format(device)
        if form is None or not is_connected():
            return False
        self._make(device, form)
        return True

    def start(self) -> bool:
        """Begins with empty buffers; False if the device can't be used now."""
        if self._sink is None or not is_connected():
            return False
        self._stream = self._sink.start()
        return self._stream is not None and not self._failed()

    def stop(self) -> None:
        """Silent at once; what was not heard yet is dropped."""
        self._stream = None
        if self._sink is not None:
            self._sink.reset()

    def close(self) -> None:
        """Lets go of the device."""
        self.stop()
        if self._sink is not None:
            self._sink.deleteLater()
        self._sink = None

    @property
    def room(self) -> int:
        """Samples (of every channel) that can be written now."""
        if self._sink is None or self._stream is None or self._format is None:
            return 0
        return self._sink.bytesFree() // self._format.bytesPerFrame()

    @property
    def played(self) -> float:
        """Seconds that were played since `start`."""
        return self._sink.processedUSecs() / 1e6 if self._sink is not None else 0.0

    def write(self, block: Floats) -> None:
        """Appends samples, float32 (n, channels), -1..1, n at most `room`."""
        if self._stream is not None and self._format is not None:
            self._stream.write(_bytes(block, self._format))

    def set_level(self, level: float) -> None:
        """How loud, 0 silent to 1, as a factor of the amplitude."""
        if self._sink is not None:
            self._sink.setVolume(level)

    def _make(self, device: QAudioDevice, form: QAudioFormat) -> None:
        from PySide6.QtMultimedia import QAudioSink

        self.rate, self.channels = form.sampleRate(), form.channelCount()
        self._format, self._opened = form, bytes(device.id().data())
        self._sink = QAudioSink(device, form, self)
        self._sink.setBufferSize(int(BUFFER * self.rate) * form.bytesPerFrame())
        self._sink.stateChanged.connect(self._state_changed)

    def _failed(self) -> bool:
        return self._sink is None or self._sink.error().name in _LOST

    def _state_changed(self) -> None:
        if self._stream is not None and self._failed():
            self._stream = None
            self.changed.emit()

    def _outputs_changed(self) -> None:
        from PySide6.QtMultimedia import QMediaDevices

        device = QMediaDevices.defaultAudioOutput()
        now = b"" if device.isNull() else bytes(device.id().data())
        if self._sink is None or now != self._opened:
            self.changed.emit()


def _format(device: QAudioDevice) -> QAudioFormat | None:
    """The device's own format, with float samples if it takes them; None if it states nonsense."""
    from PySide6.QtMultimedia import QAudioFormat

    form = device.preferredFormat()
    floats = QAudioFormat(form)
    floats.setSampleFormat(QAudioFormat.SampleFormat.Float)
    if device.isFormatSupported(floats):
        form = floats
    sane = form.sampleRate() in _RATES and 1 <= form.channelCount() <= _MOST_CHANNELS
    known = form.sampleFormat() != QAudioFormat.SampleFormat.Unknown
    return form if sane and known else None


def _bytes(block: Floats, form: QAudioFormat) -> bytes:
    """Samples as the device stores them."""
    from PySide6.QtMultimedia import QAudioFormat

    kinds = QAudioFormat.SampleFormat
    limited = np.clip(block, -1.0, 1.0)
    if form.sampleFormat() == kinds.Float:
        return limited.astype(np.float32).tobytes()
    if form.sampleFormat() == kinds.Int16:
        return np.round(limited * 32_767).astype(np.int16).tobytes()
    if form.sampleFormat() == kinds.Int32:
        return np.round(limited.astype(np.float64) * 2_147_483_647).astype(np.int32).tobytes()
    return np.round(limited * 127 + 128).astype(np.uint8).tobytes()
