"""The files that ship with the program, there or not."""

from pathlib import Path

import pytest

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.parts import part_of_program


def test_a_part_is_read() -> None:
    assert part_of_program(paths.models() / "face_geometry.json").startswith(b"{")


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"missing: face\.onnx") as caught:
        part_of_program(tmp_path / "face.onnx")
    assert "Install" in caught.value.hint
