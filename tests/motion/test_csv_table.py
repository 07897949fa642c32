"""Motion as a table: for spreadsheets, and back."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.motion.csv_table import export_csv, import_csv
from joyvasa_desktop.motion.curves import CURVES, curves
from joyvasa_desktop.motion.motion import Motion


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture
def exported(motion: Motion, tmp_path: Path) -> Path:
    return export_csv(motion, tmp_path / "ümläut 日本 🎬.csv")


def test_every_number_comes_back_exactly(motion: Motion, exported: Path) -> None:
    again = import_csv(exported)
    assert np.array_equal(again.values, motion.values)
    assert np.array_equal(again.reference, motion.reference)
    assert np.array_equal(again.mouth, motion.mouth)  # type: ignore[arg-type]
    assert again.lips == motion.lips


def test_the_heading_names_curves_and_units(motion: Motion, exported: Path) -> None:
    assert exported.read_bytes().startswith(b"\xef\xbb\xbf")
    heading, rest, first, *_ = table(exported)
    assert heading[1] == "time [s]"
    assert heading[2 : 2 + len(CURVES)][:6] == [
        "pitch [°]",
        "yaw [°]",
        "roll [°]",
        "shift_x [face widths]",
        "shift_y [face widths]",
        "size [%]",
    ]
    assert rest[0] == "reference"
    assert [float(cell) for cell in first[2 : 2 + len(CURVES)]] == pytest.approx(
        [curve[0] for curve in curves(motion).values()], rel=1e-5
    )


def test_curves_alone_have_one_row_a_frame(motion: Motion, tmp_path: Path) -> None:
    path = export_csv(motion, tmp_path / "curves.csv", raw=False)
    rows = table(path)
    assert len(rows) == 1 + len(motion)
    assert len(rows[0]) == 2 + len(CURVES)
    assert [float(row[1]) for row in rows[1:4]] == [0.0, 0.04, 0.08]
    with pytest.raises(UnreadableFile, match="no column"):
        import_csv(path)


def test_a_mouth_that_ends_early_holds_its_last_sample(motion: Motion, tmp_path: Path) -> None:
    assert motion.mouth is not None
    short = Motion(motion.values, mouth=motion.mouth[:-6])
    again = import_csv(export_csv(short, tmp_path / "m.csv"))
    assert again.mouth is not None
    assert len(again.mouth) == 4 * len(motion)
    assert (again.mouth[-6:] == motion.mouth[-7]).all()


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_what_a_spreadsheet_made_of_it_is_read(
    motion: Motion, exported: Path, delimiter: str
) -> None:
    rows = table(exported)
    lines = [delimiter.join(cell.replace(".", ",") for cell in row) for row in rows]
    lines[0] = delimiter.join(rows[0])
    exported.write_text("\r\n".join([*lines, delimiter * 20, ""]), encoding="utf-8")
    assert np.array_equal(import_csv(exported).values, motion.values)


def test_columns_may_be_moved_and_left_out(motion: Motion, exported: Path) -> None:
    rows = [[*row[::-1], "note"] for row in table(exported)]
    keep = [i for i, name in enumerate(rows[0]) if name not in ("lips", "row", "pitch [°]")]
    text = "\n".join(",".join(row[i] for i in keep) for row in [rows[0], *rows[2:]])
    exported.write_text(text, encoding="utf-8")
    again = import_csv(exported)
    assert np.array_equal(again.values, motion.values)
    assert np.array_equal(again.reference, motion.values[0])
    assert again.lips == "relative"


@pytest.mark.parametrize("cell", ["nan", "inf", "-Infinity", "1e30", "", "eins", "0x10", "1,5"])
def test_a_cell_that_is_no_number_is_refused(exported: Path, cell: str) -> None:
    rows = table(exported)
    rows[5][40] = cell
    with exported.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    with pytest.raises(UnreadableFile) as caught:
        import_csv(exported)
    assert caught.value.hint


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"\0" * 1000,
        bytes(range(256)) * 4,
        b"a,b,c\n1,2,3\n",
        b'"' + b"x" * 300_000,
        "überall".encode("utf-16"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile):
        import_csv(path)


def test_a_table_without_rows_is_refused(exported: Path) -> None:
    lines = exported.read_text(encoding="utf-8-sig").splitlines()
    for kept in (1, 2):
        exported.write_text("\n".join(lines[:kept]), encoding="utf-8")
        with pytest.raises(UnreadableFile, match="no rows"):
            import_csv(exported)


def test_a_row_with_too_many_cells_is_refused(exported: Path) -> None:
    with exported.open("a", encoding="utf-8") as file:
        file.write("1," * 500)
    with pytest.raises(UnreadableFile, match="more cells"):
        import_csv(exported)
