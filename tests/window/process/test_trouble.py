"""What the window is told when the pipeline fails."""

from __future__ import annotations

from pathlib import Path

from joyvasa_desktop.errors import UserError
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


def test_want_of_memory_is_no_defect() -> None:
    told = failure(0, "preview", MemoryError())
    assert "memory" in told.message and "report" not in told.hint
