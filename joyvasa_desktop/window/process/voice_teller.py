"""Tells the window what is known about its voice: the outline of the whole file, and notes."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator
from pathlib import Path

from joyvasa_desktop.animate import Studio
from joyvasa_desktop.speech.envelope import Outline, read_outline
from joyvasa_desktop.speech.speech import Speech
from joyvasa_desktop.stages import identity
from joyvasa_desktop.window.messages import Failure, VoiceFacts, Wish
from joyvasa_desktop.window.process.trouble import failure

_AT_ONCE = 0.3
"""s of reading before anything else: most voices are known by then."""

_EVERY = 0.3
"""s between two states of an outline that grows."""


class VoiceTeller:
    """Reads voices, and sends `VoiceFacts` on the way; long files are outlined bit by bit.

    Args:
        studio: reads the chosen stretch and keeps it.
        send: to the window.
    """

    def __init__(self, studio: Studio, send: Callable[[VoiceFacts | Failure], None]) -> None:
        self._studio, self._send = studio, send
        self._file: Hashable = None
        self._reading: Iterator[Outline] = iter(())
        self._outline: Outline | None = None
        self._wish: tuple[int, Path] = (0, Path())
        self._notes: tuple[str, ...] = ()
        self._last = 0.0

    def tell(self, wish: Wish, anew: bool) -> Speech | None:
        """The chosen stretch of the voice, None if there is no voice.

        Args:
            anew: tells the window even what it was told before.

        Raises:
            UserError: if the file or the stretch can't be read.
        """
        if wish.voice is None:
            self._forget()
            return None
        file = identity(wish.voice)
        if file != self._file:
            self._forget()
            self._file = file
            self._reading = read_outline(wish.voice)
            anew = True
        self._wish = (wish.number, wish.voice)
        if self._outline is None or not self._outline.complete:
            anew |= self._read(_AT_ONCE)
        notes = self._notes
        try:
            speech = self._studio.speech(wish.voice, wish.settings)
            self._notes = tuple(self._studio.voice_notes(speech))
        finally:
            if anew or notes != self._notes:
                self._tell()
        return speech

    def go_on(self, seconds: float) -> bool:
        """Reads on for some time; False if nothing is left to read."""
        if self._outline is None or self._outline.complete:
            return False
        try:
            self._read(seconds)
        except Exception as error:
            self._reading = iter(())
            self._outline = None
            self._send(failure(self._wish[0], "voice", error))
            return True
        assert self._outline is not None
        if self._outline.complete or time.monotonic() - self._last >= _EVERY:
            self._tell()
        return True

    def _read(self, seconds: float) -> bool:
        """Whether more is known than before."""
        until, before = time.monotonic() + seconds, self._outline
        try:
            for outline in self._reading:
                self._outline = outline
                if time.monotonic() >= until:
                    break
        except BaseException:
            self._file = None
            raise
        return self._outline is not before

    def _tell(self) -> None:
        outline = self._outline
        if outline is None:
            return
        self._last = time.monotonic()
        number, voice = self._wish
        self._send(
            VoiceFacts(
                number=number,
                voice=voice,
                duration=outline.duration,
                envelope=outline.values,
                rate=outline.rate,
                complete=outline.complete,
                channels=outline.channels,
                sample_rate=outline.sample_rate,
                notes=self._notes,
            )
        )

    def _forget(self) -> None:
        self._file, self._reading = None, iter(())
        self._outline, self._notes = None, ()
