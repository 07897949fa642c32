"""Audio encoders: sizes from config.json, names of weights, and what can't be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from generators import SHAPE
from generators import generator as tensors_of_generator

from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.speech.encoder import Shape, empty, encoder, lacking, renamed, shape_from
from joyvasa_desktop.weights.stored import Stored, from_array

CPU = torch.device("cpu")
WAVES = torch.sin(torch.arange(7760) * 0.03).expand(2, -1)


def published() -> dict[str, Stored]:
    """The weights of a small encoder under their published names."""
    return {
        name.removeprefix("audio_encoder."): from_array(tensor.numpy())
        for name, tensor in tensors_of_generator().items()
        if name.startswith("audio_encoder.")
    }


def config(folder: Path, content: object) -> Path:
    path = folder / "config.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


def test_a_config_gives_the_shape(tmp_path: Path) -> None:
    path = config(tmp_path, {"model_type": "wav2vec2", "conv_dim": [32] * 7, "hidden_size": 96})
    found = shape_from(path)
    assert (found.family, found.conv_dim, found.hidden_size) == ("wav2vec2", (32,) * 7, 96)
    assert found.num_hidden_layers == 12
    assert shape_from(config(tmp_path, {}), "wav2vec2") == Shape("wav2vec2")


WRONG: dict[str, Any] = {
    "no JSON": "{",
    "a list": [1],
    "endless": "[" * 100_000,
    "not Unicode": "\udc80".encode("utf-8", "surrogatepass").decode("latin-1"),
    "huge": {"hidden_size": 10**9},
    "many layers": {"num_hidden_layers": 5000},
    "negative": {"conv_kernel": [10, -3]},
    "text": {"hidden_size": "768"},
    "truth": {"num_hidden_layers": True},
    "no list": {"conv_dim": 512},
    "empty list": {"conv_dim": []},
    "epsilon": {"layer_norm_eps": 3},
    "another norm": {"feat_extract_norm": "batch"},
    "another activation": {"hidden_act": "relu"},
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_config(tmp_path: Path, name: str) -> None:
    path = config(tmp_path, WRONG[name])
    with pytest.raises(UnreadableFile, match="describes no audio encoder") as caught:
        shape_from(path)
    assert caught.value.hint


def test_no_config(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"There is no file config\.json"):
        shape_from(tmp_path / "config.json")


@pytest.mark.parametrize("family", ["hubert", "wav2vec2"])
def test_both_families_hear_the_same(family: str) -> None:
    shape = Shape(**{n: getattr(SHAPE, n) for n in Shape.__slots__} | {"family": family})
    found = encoder(published(), shape, "a.bin", CPU)(WAVES)
    wanted = encoder(published(), SHAPE, "a.bin", CPU)(WAVES)
    assert found.shape == (2, 24, SHAPE.hidden_size)
    torch.testing.assert_close(found, wanted, rtol=0, atol=1e-6)


def test_folding_the_weight_norm_changes_nothing() -> None:
    plain = empty(SHAPE)
    weights = {name: torch.from_numpy(t.array()) for name, t in published().items()}
    plain.load_state_dict(weights, assign=True)
    plain.eval()
    with torch.inference_mode():
        wanted = plain(WAVES).last_hidden_state
    made = encoder(published(), SHAPE, "a.bin", CPU)
    torch.testing.assert_close(made(WAVES), wanted, rtol=0, atol=2e-6)
    assert not [name for name in made.model.state_dict() if "original" in name]


def test_names_of_older_files() -> None:
    names = ("wav2vec2.a.weight_g", "wav2vec2.encoder.pos_conv_embed.conv.weight_v", "lm_head.bias")
    some = next(iter(published().values()))
    assert list(renamed(dict.fromkeys(names, some))) == [
        "a.weight_g",
        "encoder.pos_conv_embed.conv.parametrizations.weight.original1",
    ]


def test_lacking_tensors_are_named() -> None:
    tensors = published()
    assert not lacking(tensors, SHAPE)
    del tensors["encoder.layer_norm.bias"]
    assert lacking(tensors, SHAPE) == ["encoder.layer_norm.bias"]
    with pytest.raises(UserError, match=r"encoder\.layer_norm\.bias is missing"):
        encoder(tensors, SHAPE, "a.bin", CPU)


def test_what_is_for_training_only_may_be_there() -> None:
    tensors = published() | {"masked_spec_embed": next(iter(published().values()))}
    assert encoder(tensors, SHAPE, "a.bin", CPU).width == SHAPE.hidden_size
