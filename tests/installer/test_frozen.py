"""The frozen program in dist/ does its work where there is nothing else: no Python, no rights.

`python3 dev.py build program` makes it; without it these tests have nothing to look at.
"""

from __future__ import annotations

import json
import mmap
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from hub_server import HubServer
from small_models import publish, use_small_models

from installer import proof, versions
from installer.contents import FOLDER
from joyvasa_desktop import __version__, paths
from joyvasa_desktop.video import read

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def program(dist: Path) -> Path:
    """The folder that is handed on."""
    folder = dist / FOLDER
    if not folder.is_dir():
        pytest.skip("there is no frozen program: python3 dev.py build program")
    return folder


@pytest.fixture(scope="module")
def placed(program: Path) -> Iterator[tuple[Path, Path]]:
    """Its first program in a strange folder that can't be written to, and a home beside it."""
    with proof.placed(program) as (folder, home):
        yield folder / proof.names(folder)[0], home


@pytest.fixture
def parts(program: Path) -> dict[str, dict[str, str]]:
    """What the About page tells of the package."""
    rows = json.loads((program / "_internal/licences/parts.json").read_text("utf-8"))
    return {row["name"]: row for row in rows}


def said(done: subprocess.CompletedProcess[str]) -> str:
    """What a program wrote, if it was content."""
    everything = done.stdout + done.stderr
    assert done.returncode == 0, everything
    assert not proof.complaints(everything)
    return done.stdout


def test_it_passes_its_own_test_and_writes_nothing_beside_itself(
    placed: tuple[Path, Path],
) -> None:
    file, home = placed
    before = set(file.parent.rglob("*"))
    line = proof.self_test(file, home)
    assert re.match(rf"JoyVASA Desktop {re.escape(__version__)} works: .* PyTorch ", line)
    assert set(file.parent.rglob("*")) == before


def test_every_library_finds_those_that_it_needs(program: Path) -> None:
    assert proof.missing_libraries(program) == []


def test_no_module_of_the_program_lacks_another_one(program: Path) -> None:
    told = (ROOT / "build/build/warn-build.txt").read_text("utf-8")
    missing = [line for line in told.splitlines() if line.startswith(("missing", "excluded"))]
    assert missing
    assert not [line for line in missing if "joyvasa_desktop" in line]


def test_it_is_the_program_of_this_checkout(placed: tuple[Path, Path], program: Path) -> None:
    assert said(proof.start(*placed, "--version")).strip() == f"JoyVASA Desktop {__version__}"
    edition = json.loads((program / "_internal/edition.json").read_text("utf-8"))
    assert edition["torch"].partition("+")[0] == versions.read()["torch"]


def test_it_animates_the_sample(placed: tuple[Path, Path]) -> None:
    file, home = placed
    out = home / "Vidéo 视频.mp4"
    said(proof.start(file, home, "animate", "--end", "1", "--out", str(out)))
    info = read.probe(out)
    assert info.codec == "h264" and info.audio_codec == "aac" and 24 <= info.frames <= 26


def test_the_doctor_finds_all_of_its_parts(placed: tuple[Path, Path]) -> None:
    told = said(proof.start(*placed, "doctor", "--json"))
    assert __version__ in told and '"missing"' not in told


def test_it_gets_models_from_a_server(program: Path, tmp_path: Path) -> None:
    """Which it may reach, unlike in the other tests."""
    home = Path(os.environ["USERPROFILE" if sys.platform == "win32" else "HOME"])
    known = use_small_models()
    with HubServer() as hub:
        publish(hub, known)
        done = subprocess.run(
            [program / proof.names(program)[0], "models", "get", "human"],
            cwd=tmp_path,
            env={**proof.environment(home), "HF_ENDPOINT": hub.address},
            capture_output=True,
            encoding="utf-8",
        )
        assert said(done).startswith("human: ready")
        assert hub.asked(known.files["mg"].source)
    assert (paths.data() / "weights" / known.files["mg"].path).is_file()


def test_nothing_in_it_names_the_place_where_it_was_built(program: Path) -> None:
    forbidden = [str(ROOT).encode(), str(Path(sys.prefix)).encode()]
    for path in program.rglob("*"):
        if path.is_symlink() or not path.is_file() or not path.stat().st_size:
            continue
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as all_:
            found = [each for each in forbidden if all_.find(each) >= 0]
        assert not found, path.relative_to(program)


def test_every_package_in_it_has_the_version_that_is_written_down(
    parts: dict[str, dict[str, str]],
) -> None:
    known = versions.read()
    told = {versions.plain(name): row["version"] for name, row in parts.items() if row["version"]}
    shipped = {name: version for name, version in told.items() if name in known}
    assert {"av", "numpy", "pyside6-essentials", "torch", "transformers"} <= set(shipped)
    for name, version in shipped.items():
        assert version.partition("+")[0] == known[name], name
    strange = {name for name in set(told) - set(known) if is_package(name)}
    assert not {name for name in strange if not versions.NOT_BOUND.fullmatch(name)}


def is_package(name: str) -> bool:
    """Whether it comes from Python's index."""
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def test_what_stays_out_is_not_in_it(program: Path, parts: dict[str, dict[str, str]]) -> None:
    names = {path.name for path in (program / "_internal").iterdir()}
    assert not names & {"hf_xet", "pydantic_core", "pytest", "tkinter"}
    libraries = [path.name for path in program.rglob("*") if re.search(r"\.so|\.dll$", path.name)]
    for pattern in (r"libssl.*1\.1", r"libcrypto.*1\.1", "providers_cuda", "Qt6Pdf", "readline"):
        assert not [name for name in libraries if re.search(pattern, name)], pattern
    assert {"x264", "x265", "Qt", "FFmpeg", "Python", "pyinstaller", "rich"} <= set(parts)
    assert not {"hf-xet", "pydantic", "pip", "setuptools", "joyvasa-desktop"} & set(parts)
