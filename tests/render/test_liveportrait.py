"""LivePortrait's files: which are read, and what is said when they don't fit."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.render.liveportrait import LivePortrait
from joyvasa_desktop.weights.folders import recognised

NAMES = (
    "appearance_feature_extractor.pth",
    "motion_extractor.pth",
    "warping_module.pth",
    "spade_generator.pth",
)
HUMAN = "liveportrait/base_models"
ANIMAL = "liveportrait_animals/base_models"


def put(root: Path, folder: str = HUMAN, names: tuple[str, ...] = NAMES) -> Path:
    """Files that are checkpoints, but no network's."""
    (root / folder).mkdir(parents=True, exist_ok=True)
    for name in names:
        torch.save({"first.conv.weight": torch.zeros(2, 2)}, root / folder / name)
    return root


def test_a_missing_file_is_named(tmp_path):
    put(tmp_path, names=NAMES[1:])
    with pytest.raises(UnreadableFile, match=NAMES[0]) as caught:
        LivePortrait.load(tmp_path)
    assert caught.value.hint


def test_people_s_networks_are_none_for_animals(tmp_path):
    with pytest.raises(UnreadableFile, match="There is no"):
        LivePortrait.load(put(tmp_path), "animal")
    with pytest.raises(UnreadableFile, match=r"first\.conv\.weight"):
        LivePortrait.load(put(tmp_path, ANIMAL), "animal")


def test_a_foreign_file_is_named_with_what_is_wrong(tmp_path):
    with pytest.raises(UnreadableFile) as caught:
        LivePortrait.load(put(tmp_path))
    assert NAMES[0] in caught.value.message
    assert "first.conv.weight" in caught.value.message
    assert caught.value.hint


def test_what_was_recognised_elsewhere_serves_as_well(tmp_path):
    with pytest.raises(UnreadableFile, match=NAMES[0]):
        LivePortrait.load(recognised(tmp_path / "empty", put(tmp_path / "full")))


def test_a_cut_off_file_is_refused(tmp_path):
    path = put(tmp_path) / HUMAN / NAMES[0]
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableFile, match=NAMES[0]):
        LivePortrait.load(tmp_path)
