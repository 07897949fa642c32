"""Other versions of published files are known by where they lie and how they are called."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from joyvasa_desktop.weights.catalogue import SHIPPED, read_catalogue
from joyvasa_desktop.weights.recognition import Recognition, around

KNOWN = read_catalogue(SHIPPED)


@pytest.fixture(scope="module")
def recognition() -> Recognition:
    return Recognition(KNOWN)


PLACES = {
    "JoyVASA/motion_generator/iter_0020000.pt": "mg",
    "pretrained_weights/JoyVASA/motion_generator/motion_generator_hubert_chinese.pt": "mg",
    "downloads/motion_generator_hubert_chinese.pt": "mg",
    "xpose.pth": "xpose",
    "XPOSE.PTH": "xpose",
    "liveportrait/base_models/spade_generator.pth": "lp-G",
    "liveportrait_animals/base_models/spade_generator.pth": "an0-G",
    "liveportrait_animals/base_models_v1.1/spade_generator.pth": "an-G",
    "TencentGameMate:chinese-hubert-base/config.json": "hub-cfg",
    "wav2vec2-base-960h/config.json": "w2v-cfg",
    # Which of three it is can't be told.
    "spade_generator.pth": None,
    "base_models/spade_generator.pth": None,
    "config.json": None,
    "project/config.json": None,
    "models/anything.pt": None,
    "photo.png": None,
}


@pytest.mark.parametrize("place", PLACES)
def test_a_place_tells_the_file(recognition: Recognition, place: str) -> None:
    found = recognition.by_place(PurePosixPath(place), 1000)
    assert (found.id if found else None) == PLACES[place]


def test_every_published_place_tells_its_own_file(recognition: Recognition) -> None:
    for file in KNOWN.files.values():
        if not file.same_as:
            found = recognition.by_place(file.path, file.size or 1000)
            assert found is not None and found.id == file.id


@pytest.mark.parametrize("size", [0, 1 << 40])
def test_nothing_and_far_too_much_are_no_version(recognition: Recognition, size: int) -> None:
    assert recognition.by_place(PurePosixPath("xpose.pth"), size) is None


def test_only_files_of_a_published_size_are_worth_reading(recognition: Recognition) -> None:
    size = KNOWN.files["mg"].size
    assert size is not None
    assert recognition.may_be_published(PurePosixPath("anything"), size)
    assert not recognition.may_be_published(PurePosixPath("anything"), size + 1)
    # Nobody has said how large this one is.
    assert recognition.may_be_published(PurePosixPath("a/pytorch_model.bin"), size + 1)


def test_the_folders_around_a_place_belong_to_it(recognition: Recognition) -> None:
    place = around(("home", "me", "x", "liveportrait", "base_models"), PurePosixPath("a.pth"))
    assert place == PurePosixPath("x/liveportrait/base_models/a.pth")
