"""Turn decoded samples of any kind into float32 with one or two channels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Floats

_HALF = 0.7071068  # -3 dB: a sound in both channels keeps its power

# Of the power (-26 dB): two different sounds never cancel so well.
_CANCELLED = 0.0025

_TO_STEREO: dict[str, tuple[float, float]] = {
    "FL": (1.0, 0.0),
    "FR": (0.0, 1.0),
    "FC": (_HALF, _HALF),
    "BL": (_HALF, 0.0),
    "BR": (0.0, _HALF),
    "SL": (_HALF, 0.0),
    "SR": (0.0, _HALF),
    "FLC": (_HALF, 0.0),
    "FRC": (0.0, _HALF),
    "BC": (0.5, 0.5),
    # The bass channel carries no speech and would only cost headroom.
    "LFE": (0.0, 0.0),
}


def as_floats(samples: AnyArray) -> Floats:
    """Integer samples as float32 -1..1, float samples as they are; the shape stays."""
    kind = samples.dtype
    if kind == np.uint8:
        return (samples.astype(np.float32) - np.float32(128)) / np.float32(128)
    if kind.kind == "i":
        return samples.astype(np.float32) * np.float32(2.0 ** (1 - 8 * kind.itemsize))
    with np.errstate(over="ignore"):  # a float64 beyond float32 becomes inf, cleaned later
        return samples.astype(np.float32)


def mixed(samples: Floats, names: Sequence[str]) -> Floats:
    """Mix down to stereo as televisions do; one and two channels stay as they are.

    Args:
        samples: float32 (n, channels).
        names: what each channel is: FL, FR, FC, LFE ...; unknown names count for both sides.

    Returns:
        float32 (n, 1) or (n, 2), never louder than the loudest channel.
    """
    channels = samples.shape[1]
    if channels <= 2:
        return samples
    known = len(names) == channels
    weights = np.array(
        [_TO_STEREO.get(names[c], (0.5, 0.5)) if known else (0.5, 0.5) for c in range(channels)],
        np.float32,
    )
    return samples @ (weights / max(float(weights.sum(axis=0).max()), 1e-6))


def one_voice(block: Floats) -> Floats:
    """The mean of all channels, float32 (n,); the first one where they cancel out.

    A microphone that is wired the wrong way round gives two channels with opposite signs.
    """
    voice: Floats = block.mean(axis=1)
    first = np.ascontiguousarray(block[:, 0])
    return first if np.dot(voice, voice) < _CANCELLED * np.dot(first, first) else voice
