"""A manifest comes back as it was written, and nobody else's is believed."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

import pytest

from joyvasa_desktop.weights.manifest import Manifest, ManifestFile, read, written

FILE = ManifestFile("mg", PurePosixPath("JoyVASA/a.pt"), 100, "ab" * 32, "MIT")
WHOLE = Manifest(3, ("human",), (FILE,))


def test_it_comes_back() -> None:
    assert read(written(WHOLE).encode()) == WHOLE
    assert read(written(Manifest(1, (), ())).encode()) == Manifest(1, (), ())


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"5", b"{}", b"\xff\xfe", b"[" * 100_000])
def test_what_other_programs_call_so_is_none(content: bytes) -> None:
    assert read(content) is None


WRONG: dict[str, Any] = {
    "path": "../outside.pt",
    "size": -1,
    "sha256": "xyz",
    "id": "../mg",
    "licence": None,
}


@pytest.mark.parametrize("part", WRONG)
def test_one_that_cant_be_right_isnt_believed(part: str) -> None:
    values = json.loads(written(WHOLE))
    values["files"][0][part] = WRONG[part]
    assert read(json.dumps(values).encode()) is None


def test_one_of_a_later_program_isnt_guessed_at() -> None:
    values = json.loads(written(WHOLE)) | {"version": 2}
    assert read(json.dumps(values).encode()) is None
