"""What the window is told when the pipeline fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from joyvasa_desktop import own_files, paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.inputs import opened
from joyvasa_desktop.window.process.trouble import failure


def test_what_was_foreseen_is_told_as_it_is() -> None:
    told = failure(3, "photo", UserError("It is dark.", "Make light."))
    assert (told.number, told.place) == (3, "photo")
    assert (told.message, told.hint, told.details) == ("It is dark.", "Make light.", "")


def test_the_rest_comes_with_details_that_name_no_home() -> None:
    missing = Path.home() / "face.png"
    try:
        missing.read_bytes()
    except OSError as error:
        told = failure(0, "export", error)
    assert "while the video was made" in told.message and "report" in told.hint
    assert "FileNotFoundError" in told.details and "face.png" in told.details
    assert str(Path.home()) not in told.details


def failing(path: Path) -> UserError:
    """As when a stage opens a file that isn't there."""
    try:
        opened(path)
    except UserError as error:
        return error
    raise AssertionError(f"there is {path}")


def test_a_program_without_its_files_says_so_and_not_that_something_is_odd(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own, users = failing(paths.models() / "gone.onnx"), failing(tmp_path / "face.png")
    odd = ModuleNotFoundError("No module named 'cv2'")
    assert "gone.onnx" in failure(0, "photo", own).message, "it is whole"
    monkeypatch.setattr(own_files, "have_changed", lambda: True)
    for error in (odd, own):
        told = failure(1, "motion", error)
        assert (told.message, told.hint) == (own_files.GONE, own_files.START_AGAIN)
        assert type(error).__name__ in told.details
    foreseen = UserError("A part of the program is missing: cv2.")
    foreseen.__cause__ = odd
    assert failure(1, "photo", foreseen).message == own_files.GONE
    assert "face.png" in failure(1, "photo", users).message
    for filename in (b"face.png", 7):
        users.__cause__ = FileNotFoundError(2, "gone", filename)
        assert "face.png" in failure(1, "photo", users).message
    dark = UserError("It is dark.", "Make light.")
    assert failure(1, "photo", dark).message == "It is dark."


def test_want_of_memory_is_no_defect() -> None:
    told = failure(0, "preview", MemoryError())
    assert "memory" in told.message and "report" not in told.hint
