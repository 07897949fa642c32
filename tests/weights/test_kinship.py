"""Networks of people among those of animals are noticed, whatever they are called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from joyvasa_desktop.errors import Cancelled, UnreadableFile
from joyvasa_desktop.weights import kinship
from joyvasa_desktop.weights.catalogue import catalogue
from joyvasa_desktop.weights.folders import Kind, recognised, usual_place
from joyvasa_desktop.weights.hashes import HashBook, sha256
from joyvasa_desktop.weights.kinship import check_kind

FIRST_VERSION = Path("liveportrait_animals/base_models")


def content(id: str) -> bytes:
    """What a published file holds here: as in truth, only the newest animals' have sizes of
    their own."""
    return id.encode().ljust(20 if id.startswith("an-") else 30)


@pytest.fixture(autouse=True)
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of small files."""
    known = catalogue()
    files = dict(known.files)
    for id in [each for each in files if each[:3] in ("lp-", "an-", "an0")]:
        path = tmp_path / "published"
        path.write_bytes(content(id))
        files[id] = replace(files[id], size=path.stat().st_size, sha256=sha256(path))
    monkeypatch.setattr(kinship, "catalogue", lambda: replace(known, files=files))


def put(root: Path, kind: Kind, data: dict[str, bytes], first: bool = False) -> None:
    for part in "FMWG":
        place = root / usual_place(f"{'lp' if kind == 'human' else 'an'}-{part}")
        if first:
            place = root / FIRST_VERSION / place.name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data.get(part, b"own"))


def of(version: str) -> dict[str, bytes]:
    return {part: content(f"{version}-{part}") for part in "FMWG"}


@pytest.mark.parametrize(("version", "first"), [("an", False), ("an0", False), ("an0", True)])
def test_the_published_files_are_right(version: str, first: bool, tmp_path: Path) -> None:
    put(tmp_path, "human", of("lp"))
    put(tmp_path, "animal", of(version), first)
    for kind in ("human", "animal"):
        check_kind(recognised(tmp_path), kind)  # type: ignore[arg-type]


@pytest.mark.parametrize("part", "FMWG")
@pytest.mark.parametrize("first", [False, True])
def test_a_file_for_people_is_refused_for_animals(part: str, first: bool, tmp_path: Path) -> None:
    put(tmp_path, "animal", of("an0" if first else "an") | {part: content(f"lp-{part}")}, first)
    with pytest.raises(UnreadableFile, match="for people, not for animals") as caught:
        check_kind(recognised(tmp_path), "animal")
    assert usual_place(f"an-{part}").name in caught.value.message
    assert "for animals" in caught.value.hint


@pytest.mark.parametrize("version", ["an", "an0"])
def test_a_file_for_animals_is_refused_for_people(version: str, tmp_path: Path) -> None:
    put(tmp_path, "human", of("lp") | {"W": content(f"{version}-W")})
    with pytest.raises(UnreadableFile, match="for animals, not for people"):
        check_kind(recognised(tmp_path), "human")


def test_files_that_nobody_published_are_taken_as_they_are(tmp_path: Path) -> None:
    put(tmp_path, "human", {"F": b"trained at home"})
    put(tmp_path, "animal", {part: part.encode() * 15 for part in "FMWG"})
    for kind in ("human", "animal"):
        check_kind(recognised(tmp_path), kind)  # type: ignore[arg-type]


def test_their_copies_in_the_animals_place_are_not(tmp_path: Path) -> None:
    put(tmp_path, "human", {"G": b"trained at home"})
    put(tmp_path, "animal", {"F": b"1", "M": b"2", "W": b"3", "G": b"trained at home"})
    check_kind(recognised(tmp_path), "human")
    with pytest.raises(UnreadableFile, match="for people"):
        check_kind(recognised(tmp_path), "animal")


def test_what_sizes_tell_is_not_read_and_what_is_read_is_remembered(tmp_path: Path) -> None:
    put(tmp_path, "animal", of("an"))
    put(tmp_path, "human", of("lp"))
    book, read = HashBook(tmp_path / "book.json"), list[int]()
    check_kind(recognised(tmp_path), "animal", book, read.append)
    assert read == [] and not book.path.exists()
    check_kind(recognised(tmp_path), "human", book, read.append)
    assert len(read) == 4, "they are as large as the first version for animals"
    assert all(book.known(tmp_path / usual_place(f"lp-{part}")) for part in "FMWG")


def test_it_can_be_stopped(tmp_path: Path) -> None:
    put(tmp_path, "human", of("lp"))

    def stop(count: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        check_kind(recognised(tmp_path), "human", tick=stop)


def test_files_that_are_missing_or_empty_are_for_others_to_tell(tmp_path: Path) -> None:
    put(tmp_path, "human", dict.fromkeys("FMWG", b""))
    put(tmp_path, "animal", dict.fromkeys("FMWG", b""))
    (tmp_path / usual_place("an-M")).unlink()
    check_kind(recognised(tmp_path), "animal")
