"""Synthetic voices whose words, and the times of their sounds, are known.

Needs the library of espeak-ng (Debian: `apt-get install espeak-ng`).
"""

from __future__ import annotations

import ctypes
import ctypes.util
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.errors import UserError

_SYNCHRONOUS, _PHONEME_EVENTS_IN_IPA = 2, 0x0003
_PHONEME_EVENT, _END_OF_EVENTS = 7, 0
_RATE, _PITCH = 1, 3
_UTF8 = 1

CLOSING = frozenset("pbm")
"""Sounds for which the lips must touch."""

TEXTS = {
    "en-us": "Peter put a big map on the table. My mother bought some bread and butter, "
    "but Bob remembered the empty cupboard. Maybe the piper picked a problem.",
    "de": "Peter Baum malt ein buntes Bild. Meine Mama backt am Abend Brot, "
    "und Papa probiert es mit Butter und Pflaumenmus.",
    "es": "Pedro compra pan y mermelada. Mi mamá prepara un postre bueno "
    "para Pablo, pero el perro blanco se come la mitad.",
}
"""Three languages with many closed lips."""


class _Id(ctypes.Union):
    _fields_ = [
        ("number", ctypes.c_int),
        ("name", ctypes.c_char_p),
        ("string", ctypes.c_char * 8),
    ]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    ]


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """A spoken text.

    Attributes:
        samples: float32 (N,), mono.
        rate: samples per second.
        sounds: (start, end, IPA) in seconds, in order.
    """

    samples: Floats
    rate: int
    sounds: tuple[tuple[float, float, str], ...]

    def closures(self) -> list[tuple[float, float]]:
        """Start and end of every p, b and m."""
        return [(start, end) for start, end, ipa in self.sounds if ipa[:1] in CLOSING]

    def save(self, path: Path) -> Path:
        """Writes a 16-bit WAV file."""
        soundfile.write(path, self.samples, self.rate, subtype="PCM_16")
        return path


class Speaker:
    """espeak-ng, loaded once per process."""

    def __init__(self) -> None:
        name = ctypes.util.find_library("espeak-ng")
        if name is None:
            raise UserError("espeak-ng isn't installed.", "On Debian: apt-get install espeak-ng.")
        self._library = ctypes.CDLL(name)
        self._rate = self._library.espeak_Initialize(_SYNCHRONOUS, 0, None, _PHONEME_EVENTS_IN_IPA)
        self._chunks: list[Floats] = []
        self._marks: list[tuple[int, str]] = []
        callback = ctypes.CFUNCTYPE(
            ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
        )
        # Kept alive: the library calls it long after this line.
        self._callback = callback(self._receive)
        self._library.espeak_SetSynthCallback(self._callback)

    def say(self, text: str, voice: str, rate: int = 160, pitch: int = 50) -> Utterance:
        """Speaks a text with one of espeak-ng's voices ("en-us", "de+f3" ...)."""
        self._chunks, self._marks = [], []
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise UserError(f"espeak-ng has no voice {voice!r}.", "espeak-ng --voices lists them.")
        self._library.espeak_SetParameter(_RATE, rate, 0)
        self._library.espeak_SetParameter(_PITCH, pitch, 0)
        raw = text.encode()
        self._library.espeak_Synth(raw, len(raw) + 1, 0, 1, 0, _UTF8, None, None)
        self._library.espeak_Synchronize()
        samples = np.concatenate(self._chunks)
        starts = [start for start, _ in self._marks] + [len(samples)]
        sounds = tuple(
            (start / self._rate, end / self._rate, ipa)
            for (start, ipa), end in zip(self._marks, starts[1:], strict=True)
        )
        return Utterance(samples, self._rate, sounds)

    def _receive(self, wave: Any, count: int, events: Any) -> int:
        if count > 0:
            block = np.ctypeslib.as_array(wave, (count,))
            self._chunks.append((block / 32768).astype(np.float32))
        i = 0
        while events[i].type != _END_OF_EVENTS:
            event = events[i]
            if event.type == _PHONEME_EVENT:
                self._marks.append((event.sample, event.id.string.decode("utf-8", "ignore")))
            i += 1
        return 0


def three_voices(folder: Path) -> dict[str, tuple[Utterance, Path]]:
    """An English, a German and a Spanish voice, saved as WAV files."""
    speaker = Speaker()
    voices = {"english": "en-us", "german": "de+f3", "spanish": "es+m3"}
    spoken = {name: speaker.say(TEXTS[v.split("+")[0]], v) for name, v in voices.items()}
    return {name: (said, said.save(folder / f"{name}.wav")) for name, said in spoken.items()}
