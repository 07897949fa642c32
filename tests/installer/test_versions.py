"""The versions of everything that is packaged are known, and can be written down anew."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest

from installer import versions

ROOT = Path(__file__).resolve().parents[2]


def needed() -> set[str]:
    """Names of all packages that the program needs here, with what those need."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting = [*project["dependencies"], *project["optional-dependencies"]["full"]]
    found: set[str] = set()
    while waiting:
        name = versions.plain(re.split(r"[<>=!~;\[( ]", waiting.pop().strip())[0])
        if name in found:
            continue
        found.add(name)
        try:
            more = requires(name) or []
        except PackageNotFoundError:
            # Another system's, or another Python's.
            found.remove(name)
            continue
        waiting += [each for each in more if "extra ==" not in each]
    return {name for name in found if not versions.NOT_BOUND.fullmatch(name)}


def test_every_package_that_the_program_needs_has_a_version() -> None:
    known = versions.read()
    assert needed() - set(known) == set()
    assert {"pyinstaller", "pyinstaller-hooks-contrib", "torch"} <= set(known)
    # What PyInstaller needs on Windows only.
    assert {"pefile", "pywin32-ctypes"} <= set(known)
    assert all(re.fullmatch(r"\d[\w.]*", version) for version in known.values())


def test_they_are_within_what_the_project_allows() -> None:
    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    known = versions.read()
    more = project["optional-dependencies"]
    for line in (*project["dependencies"], *more["full"], *more["build"]):
        wanted = Requirement(line)
        name = versions.plain(wanted.name)
        assert name == "joyvasa-desktop" or known[name] in wanted.specifier, line


def test_writing_them_keeps_what_another_system_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "versions.txt"
    monkeypatch.setattr(versions, "installed", lambda: {"numpy": "2.4.7", "colorama": "1"})
    old = 'numpy==2.4.6\ngone==1\ncolorama==0.4.6; sys_platform == "win32"\n'
    path.write_text(old, encoding="utf-8")
    versions.write(path)
    assert versions.read(path) == {"colorama": "0.4.6", "numpy": "2.4.7"}
    assert path.read_text("utf-8").startswith("# ")
    versions.write(path)
    assert 'colorama==0.4.6; sys_platform == "win32"\n' in path.read_text("utf-8")


def test_the_build_of_pytorch_and_what_it_brings_for_cards_are_left_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Package:
        def __init__(self, name: str, version: str) -> None:
            self.name, self.version = name, version

    names = ("torch", "nvidia-cublas-cu13", "triton", "pip", "joyvasa-desktop", "Huggingface_Hub")
    found = [Package(name, "2.13.0+cu130") for name in names]
    monkeypatch.setattr(versions, "distributions", lambda: iter(found))
    assert versions.installed() == {"huggingface-hub": "2.13.0", "torch": "2.13.0"}
