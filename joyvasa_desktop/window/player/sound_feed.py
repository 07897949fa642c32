"""The `SoundFeed`: plays a stretch of the voice and tells the time that is heard."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from joyvasa_desktop.window.player.sound_clock import SoundClock
from joyvasa_desktop.window.player.sound_output import SoundOutput
from joyvasa_desktop.window.player.sound_source import SoundSource

# A device that plays nothing for so many seconds, though it has sound, is taken for lost.
_PATIENCE = 2.5

# Loudness is heard in decibels: the slider's middle is 20 dB below its end.
_DECIBELS = 40.0


class SoundFeed(QObject):
    """Plays from any time of the stretch on; without a device the system's clock runs alone.

    Nothing here waits: decoding happens in a thread, the device has a buffer of its own.

    Signals:
        changed(): `is_silent` is another value.

    Attributes:
        underruns: how often the device ran dry since it was made, for measurements.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None, output: SoundOutput | None = None) -> None:
        super().__init__(parent)
        self.underruns = 0
        self._output = output or SoundOutput(self)
        self._output.changed.connect(self._device_changed)
        self._source = SoundSource()
        self._clock = SoundClock()
        self._path: Path | None = None
        self._start, self._end = 0.0, 0.0
        self._playing = False
        self._opened: bool | None = None  # None: not tried yet
        self._sounding = False
        self._from, self._since = 0.0, 0.0
        self._written = self._full = 0
        self._moved = (0.0, 0.0)
        self._volume, self._muted, self._silent = 1.0, False, False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._feed)

    @property
    def is_silent(self) -> bool:
        """There is no device that plays the sound, or the file can't be read."""
        return self._silent

    @property
    def position(self) -> float:
        """Seconds from the start of the stretch that are heard now."""
        if not self._playing:
            return self._from
        now = time.perf_counter()
        if self._opened and self._path is not None:
            return self._clock.read(self._output.played if self._sounding else 0.0, now)
        return self._from + now - self._since

    @property
    def volume(self) -> float:
        """How loud it is for the ear, 0..1."""
        return self._volume

    def set_volume(self, volume: float) -> None:
        """Makes it louder or quieter."""
        self._volume = min(max(volume, 0.0), 1.0)
        self._output.set_level(self._level)

    @property
    def muted(self) -> bool:
        """It plays, but nobody hears it."""
        return self._muted

    def set_muted(self, muted: bool) -> None:
        """Switches the sound off or on."""
        self._muted = muted
        self._output.set_level(self._level)

    def load(self, path: Path | None, start: float, end: float) -> None:
        """Plays that stretch of that file from now on: from `start` to `end` (0: its end).

        Goes on at the same place if it is playing. None is silence.
        """
        position = self.position
        self._path, self._start, self._end = path, start, end
        if self._playing:
            self.play(position)

    def play(self, position: float) -> None:
        """Plays from there, seconds from the start of the stretch."""
        if self._opened is None or (not self._opened and self._path is not None):
            self._opened = self._output.open()
        self._output.stop()
        self._sounding = False
        self._playing = True
        self._from, self._since = position, time.perf_counter()
        self._clock.begin(position)
        if self._opened and self._path is not None:
            self._moved = (0.0, self._since)
            self._source.begin(
                self._path,
                self._start + position,
                self._end,
                self._output.rate,
                self._output.channels,
            )
        self._tell()
        self._timer.start()

    def pause(self) -> None:
        """Stops; `position` stays."""
        self._from = self.position
        self._playing = False
        self._timer.stop()
        self._output.stop()
        self._source.stop()

    def close(self) -> None:
        """Ends the thread and lets go of the device."""
        self.pause()
        self._output.close()
        self._source.close()

    @property
    def _level(self) -> float:
        if self._muted or self._volume == 0.0:
            return 0.0
        return float(10 ** ((self._volume - 1) * _DECIBELS / 20))

    def _feed(self) -> None:
        """Keeps the device's buffer full."""
        if not self._opened or self._path is None:
            return
        if not self._sounding and not self._begun():
            return
        room = self._output.room
        if room and self._written and room >= int(0.99 * self._full):
            self.underruns += 1
        block = self._source.take(room, self._output.channels)
        if len(block):
            self._output.write(block)
            self._written += len(block)
        self._watch()

    def _begun(self) -> bool:
        """Starts the device as soon as there is something to play."""
        if not self._source.is_ready:
            return False
        if not self._output.start():
            self._give_up()
            return False
        self._sounding, self._written = True, 0
        self._full = self._output.room
        self._output.set_level(self._level)
        self._tell()
        return True

    def _watch(self) -> None:
        """Notices a device that stands still although it has sound."""
        played, now = self._output.played, time.perf_counter()
        if played > self._moved[0] or played >= self._written / self._output.rate:
            self._moved = (played, now)
        elif now - self._moved[1] > _PATIENCE:
            self._give_up()

    def _give_up(self) -> None:
        """The system's clock takes over where the sound stopped."""
        self._from, self._since = self.position, time.perf_counter()
        self._opened = self._sounding = False
        self._output.close()
        self._tell()

    def _device_changed(self) -> None:
        """Another device: goes on with it, or without sound."""
        if not self._playing:
            self._opened = None
            return
        position = self.position
        self._opened = self._output.open()
        self.play(position)

    def _tell(self) -> None:
        unreadable = self._source.error is not None
        silent = self._path is not None and self._playing and (not self._opened or unreadable)
        if self._playing and silent != self._silent:
            self._silent = silent
            self.changed.emit()
