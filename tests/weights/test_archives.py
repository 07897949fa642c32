"""Archives of every honest kind are read; what is in them is never trusted."""

from __future__ import annotations

import io
import random
import stat
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.weights import archives
from joyvasa_desktop.weights.archives import opened

CONTENT = bytes(range(256)) * 5000


def packed(path: Path, method: int = zipfile.ZIP_STORED, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def unpacked(path: Path) -> dict[str, bytes]:
    found = {}
    with opened(path) as archive:
        for entry in archive.entries:
            target = io.BytesIO()
            archive.copy(entry, target, lambda _: None)
            found[str(entry.path)] = target.getvalue()
    return found


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_what_was_packed_comes_back(tmp_path: Path, method: int) -> None:
    files = {"a.pth": CONTENT, "inner folder/ü 日本 🙂.pkl": b"x", "empty.txt": b""}
    path = packed(tmp_path / "models ü.zip", method, **files)
    assert unpacked(path) == files


def test_every_byte_is_told(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", **{"a.pth": CONTENT})
    told: list[int] = []
    with opened(path) as archive:
        archive.copy(archive.entries[0], io.BytesIO(), told.append)
    assert sum(told) == len(CONTENT)
    assert len(told) > 1


def test_what_the_listener_raises_ends_the_work(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", **{"a.pth": CONTENT})

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with opened(path) as archive, pytest.raises(KeyboardInterrupt):
        archive.copy(archive.entries[0], io.BytesIO(), stop)


def test_folders_of_any_program_are_left_out(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "a.zip",
        **{"models/": b"", "models/a.pth": b"1", "old\\": b"", "old\\b.pth": b"2"},
    )
    assert unpacked(path) == {"models/a.pth": b"1", "old/b.pth": b"2"}


def test_the_linux_name_of_the_encoders_folder_may_be_in_it(tmp_path: Path) -> None:
    name = "pretrained_weights/TencentGameMate:chinese-hubert-base/config.json"
    assert unpacked(packed(tmp_path / "a.zip", **{name: b"{}"})) == {name: b"{}"}


def test_an_archive_written_without_seeking_and_with_large_fields_is_read(tmp_path: Path) -> None:
    class Pipe(io.RawIOBase):
        """A place that can only be written to, as a program that writes to a pipe sees it."""

        def __init__(self, file: io.BufferedWriter) -> None:
            self.file = file

        def writable(self) -> bool:
            return True

        def write(self, content: object) -> int:
            return self.file.write(content)  # type: ignore[arg-type]

    path = tmp_path / "a.zip"
    with (
        path.open("wb") as file,
        zipfile.ZipFile(Pipe(file), "w") as archive,  # type: ignore[arg-type]
        archive.open("a.pth", "w", force_zip64=True) as entry,
    ):
        entry.write(CONTENT)
    assert unpacked(path) == {"a.pth": CONTENT}


def test_a_remark_behind_the_list_is_no_obstacle(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", **{"a.pth": b"1"})
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"packed on a Sunday " * 1000
    assert unpacked(path) == {"a.pth": b"1"}


def test_a_small_file_is_read_whole_and_a_long_one_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", **{"manifest.json": b"12345"})
    with opened(path) as archive:
        assert archive.content(archive.entries[0], 5) == b"12345"
        with pytest.raises(UnreadableFile, match="too long"):
            archive.content(archive.entries[0], 4)


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", **{"a.pth": CONTENT})
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match="damaged"):
        unpacked(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("share", [0.0001, 0.2, 0.9, 0.999])
def test_an_archive_that_was_cut_off_is_called_incomplete(
    tmp_path: Path, method: int, share: float
) -> None:
    path = packed(tmp_path / "a.zip", method, **{"a.pth": CONTENT, "b.pth": CONTENT})
    content = path.read_bytes()
    path.write_bytes(content[: max(int(len(content) * share), 8)])
    with pytest.raises(UnreadableFile, match="incomplete") as caught:
        unpacked(path)
    assert caught.value.hint


def test_other_files_are_named(tmp_path: Path) -> None:
    other = tmp_path / "models.7z"
    other.write_bytes(b"7z\xbc\xaf'\x1c" + bytes(100))
    with pytest.raises(UnreadableFile, match="isn't a ZIP"):
        unpacked(other)
    empty = tmp_path / "empty.zip"
    zipfile.ZipFile(empty, "w").close()
    with pytest.raises(UnreadableFile, match="empty"):
        unpacked(empty)


def test_files_that_share_their_bytes_are_refused_before_anything_is_read(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", **{"a.pth": CONTENT, "b.pth": CONTENT})
    with zipfile.ZipFile(path, "a") as archive:
        # The list says that the second file's content is the first one's.
        archive.getinfo("b.pth").header_offset = 0
        archive.writestr("c.txt", b"")
    with pytest.raises(UnreadableFile, match="damaged"), opened(path):
        pass


def test_names_that_look_alike_are_one_name(tmp_path: Path) -> None:
    """As macOS writes ü, and as the others do: one would replace the other."""
    path = packed(tmp_path / "a.zip", **{"models/\u00fc.pth": b"1", "models/u\u0308.pth": b"2"})
    with pytest.raises(UnreadableFile, match="twice"), opened(path):
        pass


def test_a_disk_that_fails_in_the_middle_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = packed(tmp_path / "a.zip", **{"a.pth": CONTENT})

    def fail(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    with opened(path) as archive:
        monkeypatch.setattr(zipfile.ZipExtFile, "read", fail)
        with pytest.raises(UnreadableFile, match=r"a\.zip can't be read to its end: Input"):
            archive.copy(archive.entries[0], io.BytesIO(), lambda _: None)


def test_far_too_many_entries_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_ENTRIES", 5)
    path = packed(tmp_path / "a.zip", **{str(i): b"" for i in range(6)})
    with pytest.raises(UnreadableFile, match="too many"):
        unpacked(path)


def test_permissions_and_folders_of_unix_are_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, mode in (("models/", stat.S_IFDIR | 0o755), ("models/a.pth", stat.S_IFREG)):
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            archive.writestr(info, b"")
    with opened(path) as archive:
        assert [entry.path for entry in archive.entries] == [PurePosixPath("models/a.pth")]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_changed_archive_is_read_or_refused(tmp_path: Path, method: int) -> None:
    path = packed(tmp_path / "a.zip", method, **{"a.pth": b"12345" * 20, "b/ü.pkl": b"67890" * 9})
    whole = path.read_bytes()
    chance = random.Random(7)
    for _ in range(1000):
        changed = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            changed[chance.randrange(len(whole))] = chance.randrange(256)
        path.write_bytes(changed)
        try:
            unpacked(path)
        except UnreadableFile as error:
            assert error.hint
