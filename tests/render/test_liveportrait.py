"""LivePortrait's files: which are read, and what is said when they don't fit."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.render.liveportrait import BASE_FOLDERS, FILES, LivePortrait, base_folder


def put(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        torch.save({"first.conv.weight": torch.zeros(2, 2)}, folder / name)
    return folder


def test_people_and_animals_have_their_own_folders(tmp_path):
    human = put(tmp_path / BASE_FOLDERS["human"][0], *FILES.values())
    animal = put(tmp_path / BASE_FOLDERS["animal"][1], *FILES.values())
    assert base_folder(tmp_path, "human") == human
    assert base_folder(tmp_path, "animal") == animal


def test_the_newer_animals_come_first_when_complete(tmp_path):
    older = put(tmp_path / BASE_FOLDERS["animal"][1], *FILES.values())
    names = list(FILES.values())
    newer = put(tmp_path / BASE_FOLDERS["animal"][0], *names[1:])
    assert base_folder(tmp_path, "animal") == older
    put(newer, names[0])
    assert base_folder(tmp_path, "animal") == newer


def test_a_missing_file_is_named(tmp_path):
    names = list(FILES.values())
    put(tmp_path / BASE_FOLDERS["human"][0], *names[:2])
    with pytest.raises(UnreadableFile, match=names[2]) as caught:
        LivePortrait.load(tmp_path)
    assert caught.value.hint


def test_a_foreign_file_is_named_with_what_is_wrong(tmp_path):
    put(tmp_path / BASE_FOLDERS["human"][0], *FILES.values())
    with pytest.raises(UnreadableFile, match="appearance_feature_extractor") as caught:
        LivePortrait.load(tmp_path)
    assert "first.conv.weight" in caught.value.message
    assert caught.value.hint


def test_a_cut_off_file_is_refused(tmp_path):
    folder = put(tmp_path / BASE_FOLDERS["human"][0], *FILES.values())
    whole = (folder / FILES["appearance"]).read_bytes()
    (folder / FILES["appearance"]).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableFile, match="appearance_feature_extractor"):
        LivePortrait.load(tmp_path)
