"""Speech whose phones are known to the millisecond, from espeak-ng where it is installed."""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

import numpy as np
from scipy.signal import resample_poly

from joyvasa_desktop.arrays import Floats

Phones: TypeAlias = list[tuple[float, float, str]]
"""Begin and end in seconds and the IPA sign of each phone."""

Say: TypeAlias = Callable[[str, str], tuple[Floats, Phones]]
"""Speaks a text in a language: float32 (n,) at 16 kHz, and its phones."""


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("name", ctypes.c_char * 8),
    )


_PHONE, _SYNCHRONOUS, _PHONES_IN_IPA, _UTF8 = 7, 2, 3, 1
_RECEIVER = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@contextmanager
def speaking() -> Iterator[Say | None]:
    """A voice, or None where espeak-ng isn't installed."""
    name = ctypes.util.find_library("espeak-ng")
    if name is None:
        yield None
        return
    library = ctypes.CDLL(name)
    rate = library.espeak_Initialize(_SYNCHRONOUS, 0, None, _PHONES_IN_IPA)
    parts: list[Floats] = []
    starts: list[tuple[float, str]] = []

    @_RECEIVER
    def receive(wave: Any, count: int, events: Any) -> int:
        if count > 0:
            parts.append(np.ctypeslib.as_array(wave, (count,)).astype(np.float32) / 32_768)
        index = 0
        while events[index].type:
            if events[index].type == _PHONE:
                phone = events[index].name.decode("utf-8", "ignore")
                starts.append((events[index].sample / rate, phone))
            index += 1
        return 0

    def speak(text: str, language: str) -> tuple[Floats, Phones]:
        parts.clear()
        starts.clear()
        assert library.espeak_SetVoiceByName(language.encode()) == 0
        said = text.encode()
        library.espeak_Synth(said, len(said) + 1, 0, 1, 0, _UTF8, None, None)
        samples = resample_poly(np.concatenate(parts), 16_000, rate).astype(np.float32)
        ends = [*(time for time, _ in starts[1:]), len(samples) / 16_000]
        return samples, [(a, b, p) for (a, p), b in zip(starts, ends, strict=True)]

    library.espeak_SetSynthCallback(receive)
    yield speak
    library.espeak_Terminate()
