"""Generators from files: what belongs together, and sentences for what doesn't."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from generators import SHAPE, STEPS, Files, generator, write

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.motion.loading import Parts, audio_model, load_parts
from joyvasa_desktop.motion.schedule import schedule
from joyvasa_desktop.weights.folders import recognised

SOUND = torch.sin(torch.arange(12 * 640) * 0.05)[None]


def load(files: Files, encoder: bool = True) -> Parts:
    return load_parts(
        files.checkpoint,
        files.template,
        files.encoder if encoder else None,
        torch.device("cpu"),
        torch.float32,
    )


def split(tensors: dict[str, torch.Tensor]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A generator without its encoder, and the encoder under its names in a folder."""
    own = {
        name.removeprefix("audio_encoder."): tensor
        for name, tensor in tensors.items()
        if name.startswith("audio_encoder.")
    }
    rest = {k: v for k, v in tensors.items() if not k.startswith("audio_encoder.")}
    return rest, own


def test_the_checkpoint_s_own_encoder_wins(tmp_path: Path) -> None:
    files = write(tmp_path)
    alone = load(files).hear(SOUND)
    _, own = split(generator())
    torch.save({k: v * 2 for k, v in own.items()}, files.encoder / "pytorch_model.bin")
    torch.testing.assert_close(load(files).hear(SOUND), alone, rtol=0, atol=0)


@pytest.mark.parametrize("complete", ["nothing", "most"])
def test_the_folder_s_encoder_serves_where_the_checkpoint_s_isn_t_complete(
    tmp_path: Path, complete: str
) -> None:
    whole = load(write(tmp_path / "whole")).hear(SOUND)
    rest, own = split(generator())
    if complete == "most":
        rest |= {f"audio_encoder.{name}": own[name] * 3 for name in list(own)[1:]}
    files = write(tmp_path / "parted", rest)
    with pytest.raises(UserError, match="its own encoder lacks") as caught:
        load(files)
    assert "pytorch_model.bin" in caught.value.hint or "weights" in caught.value.hint
    # Old names of the weight norm, and the prefix of another class of transformers.
    named = {
        "hubert."
        + name.replace("parametrizations.weight.original0", "weight_g").replace(
            "parametrizations.weight.original1", "weight_v"
        ): tensor
        for name, tensor in own.items()
    }
    torch.save(named | {"lm_head.bias": torch.zeros(2)}, files.encoder / "pytorch_model.bin")
    torch.testing.assert_close(load(files).hear(SOUND), whole, rtol=0, atol=0)


@pytest.mark.parametrize("place", ["JoyVASA", "."])
def test_both_published_layouts(tmp_path: Path, place: str) -> None:
    write(tmp_path)
    for part in ("motion_generator", "motion_template"):
        (tmp_path / "JoyVASA" / part).rename(tmp_path / place / part)
    found = recognised(tmp_path)
    encoder = found.encoder(audio_model(found.path("mg")))
    assert encoder == tmp_path / "chinese-hubert-base"
    parts = load(Files(found.path("mg"), found.path("mt"), encoder))
    assert parts.name == "iter_0020000.pt"


def test_names_of_training_on_several_cards(tmp_path: Path) -> None:
    files = write(tmp_path, {f"module.{k}": v for k, v in generator().items()})
    assert load(files).schedule.steps == STEPS


def test_a_stored_schedule_counts(tmp_path: Path) -> None:
    linear = schedule(9, "linear")
    tensors = {k: v for k, v in generator().items() if not k.startswith("diffusion_sched.")}
    stored = tensors | {
        "diffusion_sched.alphas": linear.alphas,
        "diffusion_sched.alpha_bars": linear.alpha_bars,
        "diffusion_sched.sigmas_flex": linear.flexible,
        "diffusion_sched.sigmas_inflex": linear.posterior,
    }
    found = load(write(tmp_path / "stored", stored, n_diff_steps=50)).schedule
    torch.testing.assert_close(found.alpha_bars, linear.alpha_bars, rtol=0, atol=0)
    found = load(write(tmp_path / "args", tensors, n_diff_steps=7)).schedule
    torch.testing.assert_close(found.alpha_bars, schedule(7).alpha_bars, rtol=0, atol=0)
    for name, args in {"none": {}, "many": {"n_diff_steps": 501}}.items():
        with pytest.raises(UserError, match="no usable schedule"):
            load(write(tmp_path / name, tensors, **args))


def test_padding_by_the_checkpoint_s_arguments(tmp_path: Path) -> None:
    sound = torch.ones(100).numpy()
    files = write(tmp_path)
    assert load(files).cut(sound, (0, 0))[0][-1] == 0
    content = torch.load(files.checkpoint, weights_only=False)
    content["args"].pad_mode = "replicate"
    torch.save(content, files.checkpoint)
    assert load(files).cut(sound, (0, 0))[0][-1] == 1
    assert load(files).cut(sound, (0, 1))[0][-1] == 0


def config(**changes: Any) -> dict[str, Any]:
    return {name: getattr(SHAPE, name) for name in SHAPE.__slots__ if name != "family"} | changes


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"hidden_size": 64}, "fit iter_0020000.pt: "),
        ({"num_hidden_layers": 2}, "its own encoder lacks encoder.layers.1"),
        ({"conv_stride": [5, 2, 2, 2, 2, 2, 1]}, "The audio encoder gives"),
        ({"num_attention_heads": 5}, "sizes of the audio encoder don't fit together"),
    ],
)
def test_another_encoder_s_folder(tmp_path: Path, changes: dict[str, Any], reason: str) -> None:
    files = write(tmp_path)
    (files.encoder / "config.json").write_text(json.dumps(config(**changes)), "utf-8")
    with pytest.raises(UserError, match="audio encoder") as caught:
        load(files).hear(SOUND)
    assert reason in caught.value.message
    assert caught.value.hint


def test_an_encoder_that_isn_t_of_the_published_size_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(
        UserError, match=r"The audio encoder doesn't fit iter_0020000\.pt"
    ) as caught:
        load(write(tmp_path), encoder=False)
    assert "config.json" in caught.value.hint


def test_another_frame_rate(tmp_path: Path) -> None:
    files = write(tmp_path)
    content = torch.load(files.checkpoint, weights_only=False)
    content["args"].fps = 30
    torch.save(content, files.checkpoint)
    with pytest.raises(UserError, match="makes 30 frames a second"):
        load(files)


def test_damaged_files(tmp_path: Path) -> None:
    tensors = generator()
    tensors["audio_feature_map.bias"][3] = float("nan")
    with pytest.raises(UserError, match=r"audio_feature_map\.bias holds a value"):
        load(write(tmp_path / "nan", tensors))
    tensors = generator()
    tensors["audio_encoder.encoder.layer_norm.bias"][3] = float("inf")
    with pytest.raises(UserError, match=r"encoder\.layer_norm\.bias holds a value"):
        load(write(tmp_path / "inf", tensors))
    files = write(tmp_path)
    content = files.checkpoint.read_bytes()
    files.checkpoint.write_bytes(content[: len(content) // 2])
    with pytest.raises(UserError, match=r"iter_0020000\.pt"):
        load(files)
    with pytest.raises(UserError, match=r"There is no file nowhere\.pkl"):
        load(Files(files.checkpoint, tmp_path / "nowhere.pkl", files.encoder))
