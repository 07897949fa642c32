"""Files that are known to be damaged without being read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from small_models import forbid
from store_files import content, put

from joyvasa_desktop.weights import faults
from joyvasa_desktop.weights.catalogue import catalogue
from joyvasa_desktop.weights.faults import faulty
from joyvasa_desktop.weights.folders import recognised, usual_place


def test_files_that_can_be_read_are_no_fault_and_absent_ones_neither(tmp_path: Path) -> None:
    for name in ("lp-F", "mt"):
        put(tmp_path, str(usual_place(name)), content(name, usual_place(name).suffix))
    put(tmp_path, str(usual_place("lp-M")), b"")
    assert faulty(recognised(tmp_path), ("lp-F", "lp-M", "lp-W", "mt")) == {
        "lp-M": "motion_extractor.pth is empty."
    }
    assert faulty(recognised(tmp_path), ("lp-F",)) == {}, "nobody asked for the other"


def test_what_may_not_be_read_is_of_no_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, str(usual_place("mt")), content("mt", usual_place("mt").suffix))
    with monkeypatch.context() as patched:
        forbid(patched, path)
        found = faulty(recognised(tmp_path), ("mt",))
    assert list(found) == ["mt"] and "may not be read. Change its" in found["mt"]
    assert faulty(recognised(tmp_path), ("mt",)) == {}


@pytest.mark.parametrize("version", ["an", "an0"])
def test_both_versions_for_animals_are_looked_at(version: str, tmp_path: Path) -> None:
    for part in "FMWG":
        place = usual_place(f"{version}-{part}")
        put(tmp_path, str(place), content(part, place.suffix) if part != "W" else b"<html>")
    found = faulty(recognised(tmp_path), ("an-F", "an-M", "an-W", "an-G"))
    assert list(found) == ["an-W"] and "web page" in found["an-W"]


def test_a_file_that_the_catalogue_no_longer_knows_is_left_to_its_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, str(usual_place("lp-M")), b"")
    known = catalogue()
    files = {id: file for id, file in known.files.items() if id != "lp-M"}
    monkeypatch.setattr(faults, "catalogue", lambda: replace(known, files=files))
    assert faulty(recognised(tmp_path), ("lp-M",)) == {}
