"""What a packaged program knows of itself, and that one from source knows nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from joyvasa_desktop import packaged
from joyvasa_desktop.packaged import Part, edition, gpu_packs, licences, parts, torch_version

ROW = {
    "name": "FFmpeg",
    "version": "8.1",
    "licence": "LGPL-3.0-or-later",
    "home": "https://ffmpeg.org",
    "texts": ["LGPL-3.0.txt", "FFmpeg/COPYING"],
}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(packaged.paths, "root", lambda: tmp_path)
    return tmp_path


def test_a_program_from_source_is_no_edition_and_holds_nothing() -> None:
    assert edition() == ""
    assert parts() == ()


@pytest.mark.parametrize(("cuda", "expected"), [("", "processor"), ("13.0", "nvidia")])
def test_the_build_is_known(package: Path, cuda: str, expected: str) -> None:
    (package / "edition.json").write_text(json.dumps({"torch": "2.13", "cuda": cuda}))
    assert edition() == expected


def test_the_parts_are_read_with_the_places_of_their_terms(package: Path) -> None:
    licences().mkdir()
    (licences() / "parts.json").write_text(json.dumps([ROW]), encoding="utf-8")
    texts = (package / "licences/LGPL-3.0.txt", package / "licences/FFmpeg/COPYING")
    assert parts() == (Part("FFmpeg", "8.1", "LGPL-3.0-or-later", "https://ffmpeg.org", texts),)


def test_the_version_of_pytorch_is_told_without_its_kind(package: Path) -> None:
    assert (torch_version(), gpu_packs()) == ("", None)
    (package / "edition.json").write_text(json.dumps({"torch": "2.13.0+cpu", "cuda": ""}))
    (package / "gpu_packs.json").write_text('{"packs": {}}')
    assert (torch_version(), gpu_packs()) == ("2.13.0", {"packs": {}})
