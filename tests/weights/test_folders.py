"""Folders that were filled for JoyVASA or LivePortrait are recognised, and what they lack."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.weights.catalogue import SHIPPED, read_catalogue
from joyvasa_desktop.weights.choices import set_folder, use_in_place
from joyvasa_desktop.weights.folders import (
    ENCODERS,
    NEEDED,
    PLACES,
    encoder_weights,
    fitting,
    other_folders,
    recognised,
    roots,
    standard_folders,
    store_folder,
    usual_place,
    why_not_readable,
)

HUMAN = [
    "liveportrait/base_models/appearance_feature_extractor.pth",
    "liveportrait/base_models/motion_extractor.pth",
    "liveportrait/base_models/spade_generator.pth",
    "liveportrait/base_models/warping_module.pth",
    "liveportrait/retargeting_models/stitching_retargeting_module.pth",
    "liveportrait/landmark.onnx",
    "insightface/models/buffalo_l/det_10g.onnx",
    "insightface/models/buffalo_l/2d106det.onnx",
]
ANIMAL = [
    f"liveportrait_animals/{folder}/{name}"
    for folder in ("base_models", "base_models_v1.1")
    for name in (
        "appearance_feature_extractor.pth",
        "motion_extractor.pth",
        "spade_generator.pth",
        "warping_module.pth",
    )
]
JOYVASA = [
    "JoyVASA/motion_generator/motion_generator_hubert_chinese.pt",
    "JoyVASA/motion_template/motion_template.pkl",
]


def put(root: Path, *places: str) -> Path:
    for place in places:
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_bytes(b"x")
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A weights folder with everything in it, in a folder with signs of many languages."""
    return put(tmp_path / "мои модели ü" / "pretrained_weights", *HUMAN, *ANIMAL, *JOYVASA)


def test_a_whole_folder_lacks_nothing(root: Path) -> None:
    found = recognised(root)
    assert found.why_not("human") == found.why_not("animal") == ""
    assert {path.relative_to(root).as_posix() for path in found.files.values()} == (
        {*HUMAN, *JOYVASA} | set(ANIMAL[4:])
    )


@pytest.mark.parametrize(
    "chosen",
    ["..", ".", "liveportrait", "liveportrait/base_models", "JoyVASA", "JoyVASA/motion_template"],
)
def test_folders_around_and_inside_are_recognised(root: Path, chosen: str) -> None:
    folder = root.parent if chosen == ".." else root / chosen
    found = recognised(folder)
    assert found.why_not("human") == ""
    assert found.path("mg").samefile(root / JOYVASA[0])


def test_two_folders_complete_each_other(tmp_path: Path) -> None:
    portrait = put(tmp_path / "LivePortrait" / "pretrained_weights", *HUMAN)
    voice = put(tmp_path / "JoyVASA", *(place.removeprefix("JoyVASA/") for place in JOYVASA))
    assert recognised(portrait.parent, voice).why_not("human") == ""
    assert recognised(voice, portrait).path("mg").parent.name == "motion_generator"
    assert "lacks 4" in recognised(voice).why_not("human")
    assert "lacks 2" in recognised(portrait).why_not("human")


@pytest.mark.parametrize("folder", ["JoyVASA/motion_generator", "motion_generator"])
def test_the_readmes_name_of_the_generator_and_any_other_are_recognised(
    tmp_path: Path, folder: str
) -> None:
    put(tmp_path, f"{folder}/old.pt", f"{folder}/new.pt")
    os.utime(tmp_path / folder / "old.pt", (1, 1))
    assert recognised(tmp_path).path("mg").name == "new.pt"
    put(tmp_path, f"{folder}/iter_0020000.pt")
    assert recognised(tmp_path).path("mg").name == "iter_0020000.pt"
    put(tmp_path, f"{folder}/motion_generator_hubert_chinese.pt")
    assert recognised(tmp_path).path("mg").name == "motion_generator_hubert_chinese.pt"


def test_the_misspelt_template_is_recognised(tmp_path: Path) -> None:
    put(tmp_path, "JoyVASA/motion_template/motion_templete.pkl")
    assert recognised(tmp_path).path("mt").name == "motion_templete.pkl"


def test_the_animals_networks_are_of_one_version(root: Path) -> None:
    newer = root / "liveportrait_animals" / "base_models_v1.1"
    animals = [f"an-{part}" for part in "FMWG"]
    assert {recognised(root).path(name).parent for name in animals} == {newer}
    (newer / "spade_generator.pth").unlink()
    older = {recognised(root).path(name).parent.name for name in animals}
    assert older == {"base_models"}


@pytest.mark.parametrize(
    ("audio_model", "folder"),
    [
        ("hubert_zh_ori", "chinese-hubert-base"),
        ("hubert_zh", "TencentGameMate/chinese-hubert-base"),
        pytest.param(
            "hubert_zh",
            "TencentGameMate:chinese-hubert-base",
            marks=pytest.mark.skipif(os.name == "nt", reason="Windows has no such names"),
        ),
        ("hubert", "hubert-base-ls960"),
        ("wav2vec2", "wav2vec2-base-960h"),
        ("wav2vec2_ori", "facebook/wav2vec2-base-960h"),
    ],
)
def test_encoders_are_found_by_what_the_generator_calls_them(
    tmp_path: Path, audio_model: str, folder: str
) -> None:
    put(tmp_path, f"{folder}/config.json", f"{folder}/pytorch_model.bin")
    found = recognised(tmp_path).encoder(audio_model)
    assert found == tmp_path / folder
    weights = encoder_weights(tmp_path / folder)
    assert weights is not None and weights.name == "pytorch_model.bin"
    assert recognised(tmp_path).encoder("another") is None


def test_an_encoder_without_its_own_weights_has_none(tmp_path: Path) -> None:
    put(tmp_path, "hubert-base-ls960/config.json")
    assert encoder_weights(tmp_path / "hubert-base-ls960") is None
    assert recognised(tmp_path).encoder("wav2vec2") is None


def test_what_is_missing_is_one_sentence(root: Path) -> None:
    (root / HUMAN[0]).unlink()
    one = recognised(root).why_not("human")
    assert one.count(".") >= 2 and HUMAN[0] in one and "lacks one of" in one
    shutil.rmtree(root / "JoyVASA")
    several = recognised(root).why_not("human")
    assert "lacks 3 of" in several and JOYVASA[0] in several and "2 more" in several
    shutil.rmtree(root / "liveportrait")
    assert "none of them" in recognised(root).why_not("human")


@pytest.mark.parametrize("kind", NEEDED)
def test_an_empty_or_missing_folder_has_nothing(tmp_path: Path, kind: str) -> None:
    for folder in (tmp_path, tmp_path / "never", tmp_path / ("x" * 300)):
        found = recognised(folder)
        assert found.files == {}
        assert found.why_not(kind).endswith(".")
        with pytest.raises(UnreadableFile, match="motion_generator_hubert_chinese") as caught:
            found.path("mg")
        assert caught.value.hint


def test_a_folder_with_a_files_name_is_no_file(tmp_path: Path) -> None:
    (tmp_path / HUMAN[0]).mkdir(parents=True)
    assert recognised(tmp_path).files == {}


def test_the_programs_own_folders_are_looked_through(tmp_path: Path) -> None:
    assert standard_folders()[0].is_relative_to(paths.data())
    assert "lp-F" not in recognised().files
    put(standard_folders()[0], HUMAN[0])
    assert recognised().path("lp-F").name == "appearance_feature_extractor.pth"


def test_the_users_folders_come_first(tmp_path: Path) -> None:
    own = paths.data() / "weights"
    beside = paths.root() / "pretrained_weights"
    assert standard_folders() == (own, beside) and store_folder() == own
    put(own, HUMAN[0], HUMAN[1], HUMAN[2])
    chosen, used = tmp_path / "chosen", put(tmp_path / "used", HUMAN[0], HUMAN[1])
    set_folder(put(chosen, HUMAN[0]))
    use_in_place(used)
    assert standard_folders() == (chosen, used, own, beside)
    assert other_folders(with_default=False) == (used, beside)
    found = recognised()
    assert [found.path(name) for name in ("lp-F", "lp-M", "lp-G")] == [
        chosen / HUMAN[0],
        used / HUMAN[1],
        own / HUMAN[2],
    ]
    set_folder(own)
    assert standard_folders() == (own, used, beside)


def test_nothing_is_looked_for_inside_the_packaged_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert standard_folders() == (paths.data() / "weights",)


def test_what_the_engine_needs_is_in_the_catalogue_in_the_same_places() -> None:
    known = read_catalogue(SHIPPED)
    for kind, bundle in (("human", "human"), ("animal", "animal")):
        assert set(NEEDED[kind]) <= set(known.bundles[bundle].files)
    for name, places in PLACES.items():
        assert places[0] == str(known.files[name].path) == usual_place(name).as_posix()
    encoders = {folder for folders in ENCODERS.values() for folder in folders}
    settings = [id for id in known.files if id.endswith("-cfg")]
    assert {str(place.parent) for id in settings for place in known.places(id)} == encoders


def test_one_stitching_network_serves_people_and_animals(tmp_path: Path) -> None:
    place = "liveportrait_animals/retargeting_models/stitching_retargeting_module.pth"
    assert recognised(put(tmp_path, place)).path("lp-S") == tmp_path / place
    put(tmp_path, HUMAN[4])
    assert recognised(tmp_path).path("lp-S") == tmp_path / HUMAN[4]


def test_the_newest_of_several_files_comes_first(tmp_path: Path) -> None:
    put(tmp_path, "a/one.pt", "a/two.pt", "a/three.pth", "a/._one.pt")
    (tmp_path / "a" / "folder.pt").mkdir()
    os.utime(tmp_path / "a" / "one.pt", (9, 9))
    os.utime(tmp_path / "a" / "two.pt", (5, 5))
    names = [path.name for path in fitting(tmp_path, Path("a", "*.pt"))]
    assert names == ["one.pt", "two.pt"]
    assert fitting(tmp_path, Path("a", "two.pt")) == (tmp_path / "a" / "two.pt",)
    assert fitting(tmp_path, Path("b", "*.pt")) == fitting(tmp_path, Path("a", "no.pt")) == ()


def test_a_folder_is_looked_into_once(tmp_path: Path) -> None:
    inner = tmp_path / "liveportrait"
    (inner / "base_models").mkdir(parents=True)
    assert roots(inner, tmp_path, inner) == (inner, tmp_path)


def test_why_a_folder_can_t_be_looked_into_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert why_not_readable(tmp_path) == ""
    assert "isn't there" in why_not_readable(tmp_path / "away")
    put(tmp_path, "file")
    assert "it is a file" in why_not_readable(tmp_path / "file")
    assert why_not_readable(tmp_path / ("x" * 300)).endswith(".")
    assert why_not_readable(Path("a\0b")).endswith(".")

    def refused(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(os, "scandir", refused)
    assert "may not be read" in why_not_readable(tmp_path)


def test_a_file_has_the_place_where_it_is_published() -> None:
    assert usual_place("lp-F").as_posix() == HUMAN[0]
    assert usual_place("an-G").as_posix() == ANIMAL[6]
    assert usual_place("mg").as_posix() == JOYVASA[0]


@pytest.mark.parametrize("name", PLACES)
def test_a_file_is_recognised_in_its_least_usual_place(name: str, tmp_path: Path) -> None:
    place = tmp_path / PLACES[name][-1].replace("*", "other")
    place.parent.mkdir(parents=True)
    place.touch()
    assert recognised(tmp_path).files[name] == place
