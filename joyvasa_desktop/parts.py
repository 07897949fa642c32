"""Read the files that ship with the program."""

from __future__ import annotations

from pathlib import Path

from joyvasa_desktop.errors import UserError


def part_of_program(path: Path) -> bytes:
    """The content of a file that ships with the program.

    onnxruntime gets bytes instead of a name: names that aren't ASCII fail on Windows.

    Raises:
        UserError: if the file is missing or can't be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            f"A part of the program is missing: {path.name}.", "Install the program again."
        ) from error
