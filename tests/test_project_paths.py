"""Files that a project names: how they are found, and what is never asked for."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.project_paths import Part, file_part, is_elsewhere, is_path, same_size


def test_the_way_from_the_project_comes_first(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "photo.png").write_bytes(bytes(5))
    stored = file_part(tmp_path / "a" / "photo.png", tmp_path / "a")
    part = Part.of(stored)
    assert part == Part(str(tmp_path / "a" / "photo.png"), "photo.png", 5)
    assert part is not None
    assert part.look(tmp_path / "b") == (tmp_path / "b" / "photo.png", True)
    assert part.look(tmp_path) == (tmp_path / "a" / "photo.png", True)
    (tmp_path / "a" / "photo.png").unlink()
    assert part.look(tmp_path) == (tmp_path / "a" / "photo.png", False)


def test_the_way_has_slashes_and_leads_up(tmp_path: Path) -> None:
    stored = file_part(tmp_path / "photos" / "p.png", tmp_path / "projects" / "deep")
    assert stored is not None
    assert stored["relative"] == "../../photos/p.png"
    assert stored["bytes"] == 0, "not known"
    assert file_part(None, tmp_path) is None


@pytest.mark.parametrize("relative", ["/etc/passwd", "C:/Windows/win.ini", "//host/share/p.png"])
def test_a_way_that_is_a_place_is_no_way(tmp_path: Path, relative: str) -> None:
    part = Part(str(tmp_path / "p.png"), relative, 0)
    assert part.look(tmp_path) == (tmp_path / "p.png", False)


@pytest.mark.parametrize(
    ("path", "folder", "elsewhere"),
    [
        (PureWindowsPath(r"\\host\share\p.png"), PureWindowsPath(r"C:\projects"), True),
        (PureWindowsPath(r"\\host\share\p.png"), PureWindowsPath(r"\\HOST\share\film"), False),
        (PureWindowsPath(r"\\.\pipe\x"), PureWindowsPath(r"C:\projects"), True),
        (PureWindowsPath(r"D:\p.png"), PureWindowsPath(r"C:\projects"), False),
        (PurePosixPath("/media/usb/p.png"), PurePosixPath("/srv/projects"), False),
    ],
)
def test_no_foreign_machine_is_asked(
    path: PureWindowsPath, folder: PureWindowsPath, elsewhere: bool
) -> None:
    assert is_elsewhere(path, folder) is elsewhere


@pytest.mark.parametrize(
    ("absolute", "name"),
    [("C:\\a\\b c.png", "b c.png"), ("/a/b.png", "b.png"), ("b.png", "b.png")],
)
def test_the_name_whichever_system_wrote_it(absolute: str, name: str) -> None:
    assert Part(absolute, "", 0).name == name


@given(st.none() | st.integers() | st.text() | st.lists(st.text()))
def test_only_texts_without_control_signs_are_paths(stored: object) -> None:
    assert is_path(stored) is (
        isinstance(stored, str) and stored != "" and all(ord(sign) >= 32 for sign in stored)
    )


@pytest.mark.parametrize(
    "stored",
    [
        None,
        "p.png",
        {},
        {"absolute": ""},
        {"absolute": "a\nb"},
        {"absolute": "x" * 5000},
        {"absolute": "a", "relative": 5},
    ],
)
def test_what_names_no_file(stored: object) -> None:
    assert Part.of(stored) is None


def test_sizes(tmp_path: Path) -> None:
    (tmp_path / "v.wav").write_bytes(bytes(9))
    assert same_size(tmp_path / "v.wav", 9)
    assert not same_size(tmp_path / "v.wav", 8)
    assert same_size(tmp_path / "v.wav", 0), "projects without sizes are believed"
    assert not same_size(tmp_path / "gone.wav", 8)


@pytest.mark.skipif(os.name != "nt", reason="only Windows has drives")
def test_there_is_no_way_to_another_drive() -> None:
    stored = file_part(Path("D:/p.png"), Path("C:/projects"))
    assert stored is not None
    assert stored["relative"] == ""
