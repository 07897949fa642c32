"""Motion stored and read back, and archives that aren't what they seem."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from joyvasa_desktop.errors import CannotWrite, UnreadableFile, UserError
from joyvasa_desktop.motion.files import load_motion, read_motion, save_motion, write_motion
from joyvasa_desktop.motion.motion import Motion


def same(first: Motion, second: Motion) -> bool:
    if first.mouth is None or second.mouth is None:
        return first.mouth is second.mouth
    return (
        np.array_equal(first.values, second.values)
        and np.array_equal(first.reference, second.reference)
        and first.lips == second.lips
        and np.array_equal(first.mouth, second.mouth)
    )


def npy(array: Any) -> bytes:
    stream = io.BytesIO()
    np.lib.format.write_array(stream, np.asarray(array), allow_pickle=True)
    return stream.getvalue()


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rebuilt(path: Path, changed: dict[str, bytes | None], **options: Any) -> Path:
    """The archive with some members exchanged, added or (None) left out."""
    content = members(path) | changed  # type: ignore[operator]
    other = path.with_name("changed.npz")
    with zipfile.ZipFile(other, "w", **options) as archive:
        for name, data in content.items():
            if data is not None:
                archive.writestr(name, data)
    return other


def with_header(path: Path, **changes: Any) -> Path:
    header = json.loads(np.load(path)["header"].tobytes()) | changes
    text = json.dumps(header).encode()
    return rebuilt(path, {"header.npy": npy(np.frombuffer(text, np.uint8))})


@pytest.fixture
def saved(motion: Motion, tmp_path: Path) -> Path:
    return save_motion(motion, tmp_path / "ümläut 日本 🎬.npz")


def test_what_is_saved_is_loaded(motion: Motion, saved: Path) -> None:
    again = load_motion(saved)
    assert same(again, motion)
    assert again.origin == motion.origin


def test_motion_without_finer_controls_stays_without(motion: Motion, tmp_path: Path) -> None:
    plain = Motion(motion.values, motion.reference)
    again = load_motion(save_motion(plain, tmp_path / "m.npz"))
    assert again.mouth is None
    assert again.lips == "relative"


def test_when_somebody_speaks_is_kept(motion: Motion, tmp_path: Path) -> None:
    spoken = np.random.default_rng(0).uniform(0, 1, 4 * len(motion) + 1).astype(np.float32)
    told = Motion(motion.values, motion.reference, "absolute", activity=spoken)
    path = save_motion(told, tmp_path / "told.npz")
    assert np.array_equal(load_motion(path).activity, spoken)
    # Who can't read it says so, and reads all others.
    versions = [
        json.loads(np.load(each)["header"].tobytes())["version"]
        for each in (path, save_motion(motion, tmp_path / "untold.npz"))
    ]
    assert versions == [2, 1]
    assert load_motion(tmp_path / "untold.npz").activity is None


@pytest.mark.parametrize("shape", [(0,), (400, 1), (10_000_000,)])
def test_activity_of_the_wrong_shape_is_refused(saved: Path, shape: tuple[int, ...]) -> None:
    with pytest.raises(UnreadableFile, match="activity"):
        load_motion(rebuilt(saved, {"activity.npy": npy(np.zeros(shape, np.float32))}))


def test_numpy_reads_the_file_without_pickles(motion: Motion, saved: Path) -> None:
    with np.load(saved, allow_pickle=False) as archive:
        assert np.array_equal(archive["values"], motion.values)


def test_saving_again_numbers_and_overwriting_replaces(motion: Motion, tmp_path: Path) -> None:
    path = tmp_path / "m.npz"
    assert save_motion(motion, path) == path
    assert save_motion(motion, path) == tmp_path / "m (2).npz"
    assert save_motion(motion, path, overwrite=True) == path
    assert len(list(tmp_path.iterdir())) == 2


def test_what_a_later_version_adds_survives(saved: Path, tmp_path: Path) -> None:
    richer = with_header(saved, mood={"happy": [1, 2]}, title="Grüße")
    again = load_motion(save_motion(load_motion(richer), tmp_path / "again.npz"))
    final = json.loads(np.load(tmp_path / "again.npz")["header"].tobytes())
    assert final["mood"] == {"happy": [1, 2]}
    assert final["title"] == "Grüße"
    assert again.origin["source"] == "test"


def test_the_origin_cannot_pose_as_the_header(saved: Path, tmp_path: Path) -> None:
    sly = with_header(saved, origin={"header:format": '"other"', "header:lips": "7", "a": 1})
    again = load_motion(save_motion(load_motion(sly), tmp_path / "again.npz"))
    assert again.origin == {"a": 1}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"version": 99}, "newer version"),
        ({"version": 0}, "version"),
        ({"version": "1"}, "version"),
        ({"format": "other"}, "another kind"),
        ({"fps": 30}, "fps"),
        ({"columns": ["a"]}, "columns"),
        ({"lips": "shut"}, "lips"),
        ({"lips": ["relative"]}, "lips"),
        ({"origin": [1]}, "origin"),
        ({"number": float("nan")}, "damaged"),
    ],
)
def test_a_header_that_is_not_understood_is_refused(
    saved: Path, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(UnreadableFile, match=words) as caught:
        load_motion(with_header(saved, **changes))
    assert caught.value.hint


def bad_header(declared: tuple[int, ...]) -> bytes:
    """An .npy heading that promises a shape, with hardly anything behind it."""
    stream = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        stream, {"descr": "<f4", "fortran_order": False, "shape": declared}
    )
    return stream.getvalue() + b"\0" * 280


GOOD = np.zeros((3, 70), np.float32) + 1.0


@pytest.mark.parametrize(
    "changed",
    [
        {"values.npy": None},
        {"reference.npy": None},
        {"header.npy": None},
        {"header.npy": npy(np.frombuffer(b"[" * 60_000, np.uint8))},
        {"header.npy": npy(np.frombuffer(b"\xff\xfe{}", np.uint8))},
        {"header.npy": npy(np.frombuffer(b"[1, 2]", np.uint8))},
        {"surplus.npy": npy(GOOD)},
        {"../values.npy": npy(GOOD)},
        {"values.npy": npy(GOOD[:, :69])},
        {"values.npy": npy(GOOD[:0])},
        {"values.npy": npy(GOOD[0])},
        {"values.npy": npy(np.float32(1))},
        {"values.npy": npy(GOOD * np.nan)},
        {"values.npy": npy(GOOD * np.inf)},
        {"values.npy": npy(GOOD * 1e20)},
        {"values.npy": npy(GOOD.astype(np.uint8))},
        {"values.npy": npy(GOOD.astype(complex))},
        {"values.npy": npy(np.array([[print] * 70]))},
        {"values.npy": bad_header((1 << 40, 70))},
        {"values.npy": bad_header((-1, 70))},
        {"values.npy": bad_header((1, 71))},
        {"values.npy": b"\x93NUMPY\x09\x00"},
        {"values.npy": b""},
        {"reference.npy": npy(np.zeros(70, np.float32))},
        {"reference.npy": npy(np.zeros(69, np.float32))},
        {"mouth.npy": npy(np.zeros((12, 8), np.float32))},
        {"mouth.npy": npy(np.zeros((9_000, 9), np.float32))},
    ],
    ids=lambda changed: f"{next(iter(changed))} {len(next(iter(changed.values())) or b'')}",
)
def test_an_archive_with_unexpected_members_is_refused(
    saved: Path, changed: dict[str, bytes | None]
) -> None:
    with pytest.raises(UnreadableFile) as caught:
        load_motion(rebuilt(saved, changed))
    assert caught.value.hint


@pytest.mark.parametrize("place", [{"number": "@"}, {"origin": {"a": "@"}}])
def test_a_number_beyond_all_floats_is_refused(saved: Path, place: dict[str, Any]) -> None:
    with np.load(with_header(saved, **place)) as archive:
        text = archive["header"].tobytes().replace(b'"@"', b"1e999")
    assert b"1e999" in text
    odd = rebuilt(saved, {"header.npy": npy(np.frombuffer(text, np.uint8))})
    with pytest.raises(UnreadableFile, match="damaged"):
        load_motion(odd)


def test_a_member_that_unpacks_to_more_than_any_motion_is_refused(saved: Path) -> None:
    bomb = rebuilt(saved, {"header.npy": b"\0" * (1 << 22)}, compression=zipfile.ZIP_DEFLATED)
    assert bomb.stat().st_size < 1 << 17
    with pytest.raises(UnreadableFile, match="too large"):
        load_motion(bomb)


def test_a_member_that_lies_about_its_size_is_refused(saved: Path) -> None:
    bomb = rebuilt(saved, {"header.npy": b"\0" * 100_000}, compression=zipfile.ZIP_DEFLATED)
    content = bytearray(bomb.read_bytes())
    size = (100_000).to_bytes(4, "little")
    assert content.count(size) == 2
    bomb.write_bytes(content.replace(size, (500).to_bytes(4, "little")))
    with pytest.raises(UnreadableFile, match="damaged"):
        load_motion(bomb)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_unpacks_at_one_stroke_is_refused(saved: Path, method: int) -> None:
    with pytest.raises(UnreadableFile):
        load_motion(rebuilt(saved, {}, compression=method))


def test_thousands_of_members_are_refused_before_they_are_listed(saved: Path) -> None:
    many = rebuilt(saved, {f"{i}.npy": b"" for i in range(3000)})
    with pytest.raises(UnreadableFile, match="damaged"):
        load_motion(many)


@pytest.mark.parametrize("keep", [0, 1, 10, 100, 0.5, 0.9, -1])
def test_a_file_that_was_cut_off_is_refused(saved: Path, keep: float) -> None:
    content = saved.read_bytes()
    saved.write_bytes(content[: int(keep * len(content)) if 0 < keep < 1 else int(keep)])
    with pytest.raises(UnreadableFile):
        read_motion(saved)


@pytest.mark.parametrize("position", range(0, 3000, 97))
def test_a_flipped_byte_never_crashes(saved: Path, position: int) -> None:
    content = bytearray(saved.read_bytes())
    content[position if position % 2 else -1 - position] ^= 0x55
    saved.write_bytes(content)
    try:
        found = read_motion(saved)
    except UnreadableFile:
        return
    assert np.isfinite(found.values).all()


@pytest.mark.parametrize("read", [load_motion, read_motion])
def test_a_missing_file_is_told(read: Callable[[Path], Motion], tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no file"):
        read(tmp_path / "missing.npz")


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="can't be opened"):
        read_motion(tmp_path)


@pytest.mark.parametrize("suffix", [".npz", ".csv", ".pkl"])
def test_every_kind_is_written_and_read(motion: Motion, tmp_path: Path, suffix: str) -> None:
    path = write_motion(tmp_path / f"m{suffix}", motion)
    assert path == tmp_path / f"m{suffix}"
    again = read_motion(path)
    assert again.values == pytest.approx(motion.values, abs=1e-5)
    assert np.array_equal(again.reference, motion.reference)
    assert again.lips == "absolute"
    assert write_motion(path, motion) == tmp_path / f"m (2){suffix}"


@pytest.mark.parametrize("suffix", [".npz", ".pkl", ".csv"])
def test_the_content_decides_not_the_suffix(motion: Motion, tmp_path: Path, suffix: str) -> None:
    path = write_motion(tmp_path / f"m{suffix}", motion)
    renamed = path.rename(tmp_path / "motion.txt")
    assert read_motion(renamed).values == pytest.approx(motion.values, abs=1e-5)


def test_another_suffix_is_refused(motion: Motion, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="mp4"):
        write_motion(tmp_path / "m.mp4", motion)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".npz", ".csv", ".pkl"])
def test_a_missing_folder_is_told(motion: Motion, tmp_path: Path, suffix: str) -> None:
    with pytest.raises(CannotWrite):
        write_motion(tmp_path / "nowhere" / f"m{suffix}", motion)
