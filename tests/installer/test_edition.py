"""A frozen program knows for what its PyTorch was built."""

from __future__ import annotations

import json
from importlib.metadata import version
from importlib.util import spec_from_file_location
from pathlib import Path

import pytest

from installer import edition


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("cuda: Optional[str] = '13.0'", "13.0"),
        ("cuda = '12.8'", "12.8"),
        ("cuda: Optional[str] = None\nhip = '6.4'", ""),
    ],
)
def test_the_version_of_cuda_is_read_and_nothing_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, expected: str
) -> None:
    (tmp_path / "__init__.py").write_text("raise ImportError\n")
    (tmp_path / "version.py").write_text(f"__version__ = '2.13.0'\n{line}\n")
    found = spec_from_file_location("torch", tmp_path / "__init__.py")
    monkeypatch.setattr(edition, "find_spec", lambda name: found)
    assert edition.cuda() == expected


def test_without_pytorch_there_is_no_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="not installed"):
        edition.cuda()


def test_it_is_noted_in_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition, "cuda", lambda: "13.0")
    (tmp_path / "_internal").mkdir()
    edition.write(tmp_path)
    noted = json.loads((tmp_path / "_internal" / "edition.json").read_text("utf-8"))
    assert noted == {"torch": version("torch"), "cuda": "13.0"}
