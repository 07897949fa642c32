"""Windows of a voice, padding for the encoder, and features by frame."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.speech.encoder import Encoder
from joyvasa_desktop.speech.features import SILENCE, Windows, features, pad_audio


@settings(deadline=None)  # PyTorch's first call imports much
@given(length=st.integers(0, 40_000), frames=st.integers(4, 30), lead=st.integers(0, 4))
def test_windows_hold_the_whole_voice(length: int, frames: int, lead: int) -> None:
    voice = np.arange(1, length + 1, dtype=np.float32)
    windows = Windows(voice, frames, (lead * 640, 640))
    sound = np.concatenate([windows[i] for i in range(len(windows))])
    padded = np.concatenate([np.zeros(lead * 640, np.float32), voice, np.zeros(640, np.float32)])
    # A last frame that would begin a window of its own may be left out, as published.
    held = min(len(sound), len(padded))
    assert len(padded) - held <= 640
    np.testing.assert_array_equal(sound[:held], padded[:held])
    assert not sound[held:].any()
    assert windows.kept == min(len(padded) // 640, len(sound) // 640)


def test_a_voice_that_fills_its_windows_by_a_hair() -> None:
    windows = Windows(np.zeros(128_640 - sum(SILENCE), np.float32), 100)
    assert (len(windows), windows.kept) == (2, 200)


def test_an_hour_is_never_copied() -> None:
    hour = np.broadcast_to(np.float32(0.5), 3600 * 16_000)
    windows = Windows(hour, 100)
    assert (len(windows), windows.kept) == (901, 90_003)
    assert (windows[450] == 0.5).all()
    assert windows[900][-1] == 0


def test_there_is_nothing_beyond_the_ends() -> None:
    windows = Windows(np.zeros(10, np.float32), 100)
    for index in (-1, 1):
        with pytest.raises(IndexError):
            windows[index]
    assert len(list(windows)) == 1


@settings(deadline=None)  # PyTorch's first call imports much
@given(frames=st.integers(1, 120))
def test_padding_makes_two_rows_of_every_frame(frames: int) -> None:
    padded = pad_audio(torch.zeros(1, 640 * frames))
    assert (padded.shape[1] - 400) // 320 + 1 == 2 * frames


def test_padding_mirrors_twice() -> None:
    padded = pad_audio(torch.arange(640.0)[None])[0]
    assert padded[20:40].tolist() == list(range(20, 0, -1))
    assert padded[0:20].tolist() == list(range(20))
    assert padded[40:680].tolist() == list(range(640))


class Counting(torch.nn.Module):
    """Stands for an encoder: rows that count, `rate` of them for 320 samples."""

    def __init__(self, rate: int = 1) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, waves: torch.Tensor) -> object:
        rows = ((waves.shape[1] - 400) // 320 + 1) * self.rate
        counted = torch.arange(rows, dtype=torch.float32)[None, :, None]

        class Output:
            last_hidden_state = counted.expand(len(waves), -1, 3)

        return Output()


def heard(rate: int = 1) -> Encoder:
    return Encoder(Counting(rate), 3, torch.device("cpu"), torch.float32)


def test_features_are_the_mean_of_two_rows() -> None:
    found = features(torch.zeros(2, 640 * 5), heard())
    assert found.shape == (2, 5, 3)
    assert found[1, :, 2].tolist() == [0.5, 2.5, 4.5, 6.5, 8.5]


def test_an_encoder_with_another_rate() -> None:
    with pytest.raises(UserError, match="gives 20 rows for 5 frames"):
        features(torch.zeros(2, 640 * 5), heard(2))
