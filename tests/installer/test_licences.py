"""The licences of everything in a package are collected, and nothing goes in without one."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from email.message import Message
from importlib.metadata import Distribution, distribution
from pathlib import Path
from types import ModuleType

import pytest

from installer import licences
from installer.licences import Unknown, debian_licence, is_library, licence_of, put_into


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A frozen program with a few libraries; of the packages here only two count."""
    inside = tmp_path / "dist é" / "_internal"
    for place in (
        "av.libs/libx264-d6533a8d.so.165",
        "av.libs/libavcodec-5e6b81c2.so.62.28.102",
        "av/video/frame.abi3.so",
        "pillow.libs/libtiff-20b7e810.so.6.3.0",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
        "models/LICENSE-Apache-2.0.txt",
    ):
        path = inside / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("content", encoding="utf-8")
    found = [distribution("pillow"), distribution("av")]
    monkeypatch.setattr(licences, "distributions", lambda: iter(found))
    return inside.parent


def rows(program: Path) -> dict[str, dict[str, object]]:
    text = (program / "_internal/licences/parts.json").read_text("utf-8")
    return {row["name"]: row for row in json.loads(text)}


def test_every_part_has_its_licence_and_its_texts(program: Path) -> None:
    assert len(put_into(program)) == len(rows(program)) == 8
    found = rows(program)
    assert found["x264"]["licence"] == "GPL-2.0-or-later"
    assert found["x264"]["texts"] == ["GPL-2.0.txt"]
    assert found["FFmpeg"]["texts"] == ["LGPL-3.0.txt", "GPL-3.0.txt"]
    assert found["Qt"]["licence"] == "LGPL-3.0-only"
    assert found["pillow"]["version"] == distribution("pillow").version
    # Pillow's own text names the libraries in its wheel.
    assert found["libtiff"]["texts"] == found["pillow"]["texts"] == ["pillow/LICENSE"]
    folder = program / "_internal/licences"
    for row in found.values():
        assert all((folder / str(text)).is_file() for text in row["texts"])  # type: ignore[union-attr]
    assert "GPL-3.0.txt" in (folder / "READ-ME.txt").read_text("utf-8")


def test_packages_of_which_nothing_went_in_are_not_told(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [distribution(name) for name in ("pytest", "numpy", "click", "soundfile", "av")]
    monkeypatch.setattr(licences, "distributions", lambda: iter(found))
    # Those whose code is in the program's own file aren't seen in the folder.
    monkeypatch.setattr(licences, "archived", lambda program: {"click", "soundfile"})
    put_into(program)
    assert {"av", "click", "soundfile"} <= set(rows(program))
    assert not {"pytest", "numpy"} & set(rows(program))


@pytest.mark.parametrize(
    ("names", "read"),
    [
        (["joyvasa-desktop"], "joyvasa-desktop"),
        (["joyvasa-desktop.exe", "joyvasa-desktop.pkg"], "joyvasa-desktop.pkg"),
        ([], ""),
    ],
)
def test_what_is_archived_is_read_from_the_file_that_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str], read: str
) -> None:
    class Reader:
        """PyInstaller's, which finds nothing in other files."""

        toc: tuple[str, ...]

        def __init__(self, path: str) -> None:
            self.toc = ("click", "click.core") if Path(path).name == read else ()

        def open_embedded_archive(self, name: str) -> Reader:
            return self

    readers = ModuleType("PyInstaller.archive.readers")
    monkeypatch.setattr(readers, "CArchiveReader", Reader, raising=False)
    monkeypatch.setitem(sys.modules, readers.__name__, readers)
    for package in ("PyInstaller", "PyInstaller.archive"):
        monkeypatch.setitem(sys.modules, package, ModuleType(package))
    for name in names:
        (tmp_path / name).touch()
    assert licences.archived(tmp_path) == ({"click"} if names else set())


def test_who_brings_no_text_gets_the_common_one(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program / "_internal/libcrypto.so.3").touch()
    fields = {"Name": "bare", "Version": "1", "License": "Apache 2.0"}
    bare = Package(**fields, Home_page="https://bare.example")
    monkeypatch.setattr(licences, "distributions", lambda: iter([bare]))
    monkeypatch.setattr(licences, "contents_of", lambda package: {"models"})
    put_into(program)
    texts = ["MediaPipe models/LICENSE-Apache-2.0.txt"]
    assert rows(program)["OpenSSL 3"]["texts"] == rows(program)["bare"]["texts"] == texts
    assert (program / "_internal/licences" / texts[0]).is_file()


def test_python_is_told_once_with_its_version(program: Path) -> None:
    (program / "_internal/libpython3.11.so.1.0").touch()
    names = [part.name for part in put_into(program)]
    assert names.count("Python") == 1 and names == sorted(names, key=str.lower)
    assert rows(program)["Python"]["version"]


def test_collecting_again_leaves_nothing_of_before(program: Path) -> None:
    put_into(program)
    stale = program / "_internal/licences/gone/LICENSE"
    stale.parent.mkdir()
    stale.touch()
    put_into(program)
    assert not stale.parent.exists()


def test_a_library_that_nobody_knows_stops_the_build(program: Path) -> None:
    (program / "_internal/libnobody-knows-this.so.1").touch()
    (program / "_internal/unknown9.dll").touch()
    with pytest.raises(Unknown, match="libnobody-knows-this"):
        put_into(program)


def test_libraries_are_told_from_the_modules_of_packages() -> None:
    for name in ("libx264-1a.so.165", "libc10.so", "avcodec-62-1a2b.dll", "Qt6Core.dll"):
        assert is_library(Path(name))
    for name in ("_ssl.cpython-311-x86_64-linux-gnu.so", "frame.abi3.so", "a.pyd", "also.py"):
        assert not is_library(Path(name))


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("libx265-f5385bb8.so.216", "x265"),
        ("libx265.dll", "x265"),
        ("avcodec-62-5e6b81c2.dll", "FFmpeg"),
        ("libcrypto.so.3", "OpenSSL 3"),
        ("libcrypto-3-x64.dll", "OpenSSL 3"),
        ("libz.so.1", "zlib"),
        ("libzstd.so.1", "Zstandard"),
        ("vcruntime140_1.dll", "Microsoft's C and C++ runtime"),
        ("torch_cpu.dll", "PyTorch"),
        ("libcudart.so.13", "NVIDIA CUDA libraries"),
        ("cublasLt64_13.dll", "NVIDIA CUDA libraries"),
        ("libscipy_openblas64_-32a4b2a6.so", "OpenBLAS"),
        ("libswresample.so.5", "FFmpeg"),
    ],
)
def test_libraries_are_known_by_their_names_on_both_systems(file: str, name: str) -> None:
    part = licences._known(Path("dist/_internal") / file)
    assert part is not None and part.name == name


@pytest.mark.parametrize("file", ["libcrypto-5409cd36.so.1.1.1k", "libssl-1_1-x64.dll"])
def test_an_openssl_whose_terms_do_not_go_with_the_gpl_stops_the_build(
    program: Path, file: str
) -> None:
    (program / "_internal" / file).touch()
    with pytest.raises(Unknown, match=file):
        put_into(program)


def test_what_is_compiled_into_a_library_is_told_too(program: Path) -> None:
    (program / "_internal/libtorch_cpu.so").touch()
    put_into(program)
    assert rows(program)["PyTorch"]["licence"] == "BSD-3-Clause"
    assert rows(program)["oneMKL (in PyTorch)"]["texts"] == ["notices/onemkl.txt"]


@pytest.mark.skipif(not shutil.which("dpkg"), reason="a Linux without dpkg")
def test_libraries_of_debian_have_its_licence_version_and_source(program: Path) -> None:
    asked = ["dpkg-query", "--show", "--showformat=${source:Version}", "libc6"]
    version = subprocess.run(asked, stdout=subprocess.PIPE, text=True, check=True).stdout
    (program / "_internal/libanl.so.1").touch()
    put_into(program)
    found = rows(program)["libc6"]
    assert (found["version"], found["texts"]) == (version, ["libc6/copyright"])
    assert re.match(r"https://[^ ]+/glibc(/|$)", str(found["home"]))


def test_texts_of_the_same_name_are_all_kept(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "LICENSE").write_text(name)
    texts = [tmp_path / name / "LICENSE" for name in "ab"]
    kept = licences._keep(tmp_path, "part", texts)
    assert [(tmp_path / each).read_text() for each in kept] == ["a", "b"]


def test_every_row_of_the_table_is_whole() -> None:
    texts = Path(licences.__file__).parent / "texts"
    for row in (row for rows in licences._tables().values() for row in rows):
        assert row["name"] and row["licence"] and row["home"].startswith("http")
        assert (texts / row.get("text", "GPL-3.0.txt")).is_file(), row["name"]


class Package(Distribution):
    """A package that says of itself what a test wants."""

    def __init__(self, **fields: str) -> None:
        self._message = Message()
        for name, value in fields.items():
            self._message[name.replace("_", "-")] = value

    @property
    def metadata(self) -> Message:  # type: ignore[override]
        return self._message

    def read_text(self, filename: str) -> None:
        return None

    def locate_file(self, path: object) -> Path:  # type: ignore[override]
        return Path(str(path))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"License_Expression": "MIT", "License": "other"}, "MIT"),
        ({"License": "Apache 2.0"}, "Apache-2.0"),
        ({"License": "x" * 300, "Classifier": "License :: OSI Approved :: MIT License"}, "MIT"),
        ({"Classifier": "License :: OSI Approved :: Odd License"}, "Odd License"),
        ({"Summary": "says nothing"}, ""),
    ],
)
def test_packages_say_their_licence_in_several_ways(fields: dict[str, str], expected: str) -> None:
    assert licence_of(Package(**fields)) == expected


def test_debian_names_licences_paragraph_by_paragraph() -> None:
    text = "Files: *\nLicense: MIT\n\nFiles: b\nLicense: GPL-2+\n text\n\nLicense: MIT\n text\n"
    assert debian_licence(text) == "MIT, GPL-2+"
    assert debian_licence("This is free software.") == "see its text"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"Project_URL": "Source-code, https://a.example", "Home_page": "https://b.example"}, "a"),
        ({"Project_URL": "Code, https://a.example"}, "a"),
        ({"Project_URL": "Changelog, https://a.example", "Home_page": "https://b.example"}, "b"),
    ],
)
def test_packages_name_their_source_in_several_ways(fields: dict[str, str], expected: str) -> None:
    assert licences._home(Package(**fields)) == f"https://{expected}.example"


def test_a_package_whose_page_nobody_knows_stops_the_build(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(licences, "_home", lambda package: "")
    with pytest.raises(Unknown, match=r"pages of av, pillow"):
        put_into(program)
