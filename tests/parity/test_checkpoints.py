"""The published layouts, filled with synthetic tensors, are read to the bit."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
from parity.synthetic import Synthetic

from joyvasa_desktop.weights.checkpoint import opened
from joyvasa_desktop.weights.folders import recognised

SMALL = [
    "liveportrait_F",
    "liveportrait_S",
    "joyvasa_motion_tiny",
    "joyvasa_motion_tiny500",
    "joyvasa_motion_template",
    "enc_tiny_hubert",
    "enc_tiny_wav2vec2",
]
LARGE = ["joyvasa_motion_hubert"]


@pytest.mark.parametrize(
    "name", [*SMALL, *(pytest.param(name, marks=pytest.mark.full_size) for name in LARGE)]
)
def test_every_tensor_comes_back_to_the_bit(synthetic: Synthetic, name: str) -> None:
    wanted = synthetic.tensors(name)
    with opened(synthetic.file(name)) as checkpoint:
        places = {tuple(key.split("::")[:-1]) for key in wanted}
        top = ("model",) if "model" in checkpoint.parts() else ()
        for place in places:
            found = checkpoint.tensors(*top, *place, prefixes=())
            assert len(found) == sum(key.split("::")[:-1] == list(place) for key in wanted)
            for key, tensor in found.items():
                array = wanted["::".join((*place, key))]
                assert np.array_equal(tensor.array(), array), key
                assert tensor.array().dtype == array.dtype, key


def test_the_settings_of_a_motion_generator_are_read(synthetic: Synthetic) -> None:
    with opened(synthetic.file("joyvasa_motion_tiny500")) as checkpoint:
        settings = checkpoint.settings("args")
    assert settings["n_diff_steps"] == 500
    assert settings["audio_model"] == "wav2vec2"
    assert settings["data_root"] == "data"


def test_the_animals_text_features_are_read_without_a_graphics_card(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from parity.synthetic import python_file

    monkeypatch.syspath_prepend(str(shared / "parity"))
    maker = python_file(shared / "parity" / "xpose_embeddings.py")
    for path, points in zip(maker.write(tmp_path), (9, 68), strict=True):
        with opened(path) as checkpoint:
            found = [stored.array() for stored in checkpoint.content]
        for array, wanted in zip(found, maker.arrays(points), strict=True):
            assert array.dtype == np.float16
            assert np.array_equal(array, wanted)


def test_both_names_of_the_motion_generator_are_recognised(
    synthetic: Synthetic, tmp_path: Path
) -> None:
    tiny = synthetic.file("joyvasa_motion_tiny")
    template = synthetic.file("joyvasa_motion_template")
    for name in ("iter_0020000.pt", "motion_generator_hubert_chinese.pt"):
        root = tmp_path / hashlib.sha256(name.encode()).hexdigest()[:8]
        place = root / "JoyVASA" / "motion_generator" / name
        place.parent.mkdir(parents=True)
        place.hardlink_to(tiny)
        (root / "JoyVASA" / "motion_template").mkdir()
        (root / "JoyVASA" / "motion_template" / template.name).hardlink_to(template)
        found = recognised(root)
        assert found.path("mg").name == name
        assert found.path("mt").name == template.name
