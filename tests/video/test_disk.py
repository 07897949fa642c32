"""The file that libav writes through: errors keep their number and name, giving up is quick."""

import errno
from pathlib import Path

import av
import pytest

from joyvasa_desktop.video.disk import DiskFile


def test_what_is_written_is_there_after_closing(tmp_path: Path) -> None:
    file = DiskFile(tmp_path / "file")
    assert file.write(b"abc") == 3
    file.seek(1)
    file.write(b"X")
    assert file.tell() == 2
    assert file.read(5) == b"c"
    file.close()
    assert (tmp_path / "file").read_bytes() == b"aXc"


def test_the_first_bytes_can_be_changed(tmp_path: Path) -> None:
    file = DiskFile(tmp_path / "file", first=lambda data: data + b"-")
    assert file.write(b"abc") == 3
    assert file.write(b"def") == 3
    file.close()
    assert (tmp_path / "file").read_bytes() == b"abc-def"


def test_after_giving_up_nothing_is_written_and_nothing_complains(tmp_path: Path) -> None:
    file = DiskFile(tmp_path / "file")
    container = av.open(file, "w", format="wav")
    stream = container.add_stream("pcm_s16le", rate=8000, layout="mono")
    container.start_encoding()
    file.abandon(container)
    assert file.write(b"abc") == 3
    assert file.read(3) == b""
    with pytest.raises(OSError, match="abandoned"):
        file.read_again("video", 1, {})
    assert b"abc" not in (tmp_path / "file").read_bytes()
    assert stream.codec_context is not None


def test_errors_carry_number_and_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def write(self, data: bytes) -> int:
            raise OSError(errno.ENOSPC, "full")

        def close(self) -> None:
            raise OSError(errno.ENOSPC, "full")

    path = tmp_path / "file"
    file = DiskFile(path)
    file.close()
    monkeypatch.setattr(file, "_file", Full())
    for act in (lambda: file.write(b"abc"), file.close):
        with pytest.raises(OSError, match="full") as caught:
            act()
        assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, str(path))
