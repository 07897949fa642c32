"""What the encoders hear in four seconds of speech, against the published code."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from parity.motion_models import LIMIT, MODELS, SMALL, error, generator
from parity.synthetic import Numbers, Synthetic
from torch import Tensor

from joyvasa_desktop.speech.encoder import Encoder, Shape, encoder, shape_from
from joyvasa_desktop.speech.features import pad_audio
from joyvasa_desktop.weights.checkpoint import opened

CPU = torch.device("cpu")
FOLDERS = {
    "tiny": "enc_tiny_hubert",
    "tiny500": "enc_tiny_wav2vec2",
    "hubert": "enc_chinese_hubert",
    "wav2vec2": "enc_wav2vec2",
}


@pytest.fixture(scope="module")
def goldens(numbers: Callable[[str], Numbers]) -> Numbers:
    return numbers("motion_audio")


@pytest.fixture(scope="module")
def wave(goldens: Numbers) -> Tensor:
    return torch.from_numpy(goldens["audio_int16"].astype(np.float32) / 32768)[None]


def own_encoder(synthetic: Synthetic, model: str) -> Encoder:
    """The encoder in a generator's checkpoint."""
    path = synthetic.file(f"joyvasa_motion_{model}")
    folder = synthetic.file(FOLDERS[model]).parent if model in SMALL else None
    shape = shape_from(folder / "config.json") if folder else Shape()
    with opened(path) as file:
        tensors = file.tensors("model", prefixes=("module.", "audio_encoder."))
        return encoder(tensors, shape, path.name, CPU)


@pytest.mark.parametrize("model", MODELS)
def test_convolutions_and_rows(
    synthetic: Synthetic, goldens: Numbers, wave: Tensor, model: str
) -> None:
    own, padded = own_encoder(synthetic, model), pad_audio(wave)
    heard = own.model.get_submodule("feature_extractor")(padded)[0]
    assert error(heard[::16, ::8], goldens[f"{model}/conv_strided"]) < LIMIT
    assert error(own(padded)[0, ::5, ::16], goldens[f"{model}/hidden_strided"]) < LIMIT


@pytest.mark.parametrize("model", MODELS)
def test_features(synthetic: Synthetic, goldens: Numbers, wave: Tensor, model: str) -> None:
    found = generator(synthetic, model).features(wave)[0]
    thin = 1 if model in SMALL else 2
    assert error(found[::thin, ::thin], goldens[f"{model}/feat"]) < LIMIT


@pytest.mark.parametrize("model", MODELS)
def test_the_encoder_of_a_folder(
    synthetic: Synthetic, goldens: Numbers, wave: Tensor, model: str
) -> None:
    path = synthetic.file(FOLDERS[model])
    shape = shape_from(path.parent / "config.json")
    with opened(path) as file:
        alone = encoder(file.tensors(), shape, path.name, CPU)
    found = alone(pad_audio(wave))[0, ::5, ::16]
    assert error(found, goldens[f"{model}/folder_hidden_strided"]) < LIMIT


def test_other_levels(synthetic: Synthetic, goldens: Numbers, wave: Tensor) -> None:
    tiny = generator(synthetic, "tiny")
    even = (wave - wave.mean()) / (wave.std() + 1e-5)
    assert error(tiny.features(even)[0], goldens["tiny/feat_normalized_wave"]) < LIMIT
    half = tiny.features(wave * 0.5)[0, ::4]
    assert error(half, goldens["tiny/feat_half_amplitude"]) < LIMIT
    silent = tiny.features(torch.zeros_like(wave))[0, ::10]
    assert error(silent, goldens["tiny/feat_silence"]) < LIMIT
