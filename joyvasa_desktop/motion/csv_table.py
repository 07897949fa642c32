"""Motion as a table for spreadsheets: named curves to look at, raw numbers to read back.

One row is 40 ms. Numbers have a decimal point whatever the system's language. The first row below
the heading is the resting pose. The four samples of the mouth that fall into a row stand side by
side.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import numpy as np

from joyvasa_desktop.arrays import AnyArray, Floats
from joyvasa_desktop.motion.checked import COLUMNS, LONGEST, bounded_bytes, checked, damaged
from joyvasa_desktop.motion.curves import CURVES, curves
from joyvasa_desktop.motion.motion import FPS, MOUTH_CONTROLS, MOUTH_RATE, WIDTH, Motion
from joyvasa_desktop.outputs import whole_file

_PER_ROW = MOUTH_RATE // FPS
_MOUTH_COLUMNS = [
    f"{name}+{1000 // MOUTH_RATE * step}ms" for step in range(_PER_ROW) for name in MOUTH_CONTROLS
]
_RESTING = "reference"
_LARGEST_FILE = 1 << 28


def export_csv(motion: Motion, path: Path, raw: bool = True, overwrite: bool = False) -> Path:
    """Store motion as a table; spreadsheet programs recognise the encoding (UTF-8 with a mark).

    Args:
        raw: also write the 70 numbers and the finer mouth controls, so that `import_csv` can
            read the file; otherwise time and curves only.
        overwrite: replace an older file; otherwise a number is added when the name is taken.

    Returns:
        Where it lies.

    Raises:
        CannotWrite: no space, no permission, no such folder.
    """
    target = whole_file(path, overwrite)
    with (
        target as temporary,
        temporary.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        _write(motion, raw, file)
    return target.path


def import_csv(path: Path) -> Motion:
    """Read a table with the raw numbers, in any order of columns, other columns ignored.

    Semicolons or tabs between the columns, and then decimal commas, are understood as well:
    spreadsheet programs store tables so in many languages. Without a row for the resting pose,
    the first row is it.

    Raises:
        UnreadableFile: missing, too large, no table of motion, or cells that are no numbers.
    """
    content = bounded_bytes(path, _LARGEST_FILE)
    try:
        text = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8-sig", newline="")
        return _read(path.name, text)
    except (UnicodeDecodeError, csv.Error) as error:
        raise damaged(path.name, "it is no text table") from error


def _write(motion: Motion, raw: bool, file: TextIO) -> None:
    writer = csv.writer(file)
    units = [f"{info.name} [{info.unit}]" if info.unit else info.name for info in CURVES.values()]
    heading = ["row", "time [s]", *units]
    numbers = np.column_stack(list(curves(motion).values()))
    if raw:
        heading += ["lips", *COLUMNS]
        numbers = np.column_stack([numbers, motion.values])
        if motion.mouth is not None:
            heading += _MOUTH_COLUMNS
            numbers = np.column_stack([numbers, _beside(motion.mouth, len(motion))])
    writer.writerow(heading)
    shown = len(CURVES)
    if raw:
        blank = [""] * shown
        writer.writerow([_RESTING, "", *blank, motion.lips, *_texts(motion.reference)])
    for i, row in enumerate(numbers):
        cells = _texts(row)
        between = [motion.lips] if raw else []
        writer.writerow([i, f"{i / FPS:.2f}", *cells[:shown], *between, *cells[shown:]])


def _texts(numbers: AnyArray) -> list[str]:
    # Nine digits bring every float32 back exactly.
    return [f"{number:.9g}" for number in numbers.tolist()]


def _beside(mouth: AnyArray, rows: int) -> AnyArray:
    """(N, 9) at `MOUTH_RATE` as (rows, 36); the last sample fills what is missing."""
    wanted = np.minimum(np.arange(rows * _PER_ROW), len(mouth) - 1)
    return np.asarray(mouth[wanted].reshape(rows, -1))


def _read(name: str, text: TextIO) -> Motion:
    first = text.readline(1 << 16)
    delimiter = max(",;\t", key=first.count)
    heading = [
        cell.split(" [")[0].strip() for cell in next(csv.reader([first], delimiter=delimiter), [])
    ]
    place = {column: i for i, column in enumerate(heading)}
    missing = [column for column in COLUMNS if column not in place]
    if missing:
        raise damaged(name, f"it has no column {missing[0]}")
    wanted = [place[column] for column in COLUMNS]
    finer = [place[column] for column in _MOUTH_COLUMNS if column in place]
    finer = finer if len(finer) == len(_MOUTH_COLUMNS) else []
    reference, lips, rows = None, "relative", list[Floats]()
    for number, row in _rows(name, csv.reader(text, delimiter=delimiter), len(heading)):
        is_rest = row[place["row"]] == _RESTING if "row" in place else False
        if "lips" in place:
            lips = row[place["lips"]]
        cells = [row[i] for i in (wanted if is_rest else wanted + finer)]
        numbers = _numbers(name, number, cells, decimal_comma=delimiter != ",")
        if is_rest:
            reference = numbers
        else:
            rows.append(numbers)
    if not rows:
        raise damaged(name, "it has no rows")
    table = np.stack(rows)
    mouth = table[:, WIDTH:].reshape(-1, len(MOUTH_CONTROLS)) if finer else None
    rest = table[0, :WIDTH] if reference is None else reference
    return checked(name, table[:, :WIDTH], rest, lips, mouth, {"source": "table"})


def _rows(name: str, reader: Iterator[list[str]], width: int) -> Iterator[tuple[int, list[str]]]:
    """Rows of the full width with their numbers in a spreadsheet.

    Spreadsheets leave out empty cells at the end, and add empty rows.
    """
    for i, row in enumerate(reader):
        if i > LONGEST:
            raise damaged(name, "it is longer than six hours")
        if len(row) > width:
            raise damaged(name, f"row {i + 2} has more cells than the heading")
        if any(row):
            yield i + 2, row + [""] * (width - len(row))


def _numbers(name: str, row: int, cells: list[str], decimal_comma: bool) -> Floats:
    try:
        return np.array(
            [float(cell.replace(",", ".") if decimal_comma else cell) for cell in cells],
            np.float32,
        )
    except ValueError as error:
        raise damaged(name, f"row {row} has a cell that is no number, or too few cells") from error
