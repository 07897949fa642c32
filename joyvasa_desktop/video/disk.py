"""A file that libav writes through, so that any name works and a full disk is seen as such."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import av


class DiskFile:
    """The file-like object that a container gets instead of a path.

    A path would be parsed by libav (`%d`, `a:b`) and its errors would lose their numbers. After
    `abandon` nothing reaches the disk any more, so that a container can be closed at once.

    Args:
        path: created, or emptied if it exists.
        first: changes the first bytes that are written, which hold a short header whole.
    """

    # libav refers to the file by this name when it reads back what it wrote.
    name = "video"

    def __init__(self, path: Path, first: Callable[[bytes], bytes] | None = None) -> None:
        self._path = path
        self._file = path.open("w+b")
        self._again: list[BinaryIO] = []
        self._abandoned = False
        self._first = first

    def write(self, data: bytes) -> int:
        """Append; an OSError carries the path."""
        if self._abandoned:
            return len(data)
        taken = len(data)
        if self._first:
            data, self._first = self._first(bytes(data)), None
        try:
            self._file.write(data)
        except OSError as error:
            raise self._named(error) from error
        return taken

    def read(self, size: int) -> bytes:
        """For muxers that look at what they wrote."""
        return b"" if self._abandoned else self._file.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """As for any file."""
        # Seeking flushes, which a full disk would refuse again.
        return offset if self._abandoned else self._file.seek(offset, whence)

    def tell(self) -> int:
        """As for any file."""
        return 0 if self._abandoned else self._file.tell()

    def read_again(self, url: str, flags: int, options: dict[str, str]) -> BinaryIO:
        """Opens the file once more; moving an MP4's index to the front needs it."""
        if self._abandoned:
            raise OSError(f"{url} is abandoned")
        self._file.flush()
        again = self._path.open("rb")
        self._again.append(again)
        return again

    def close(self) -> None:
        """Flush and close.

        Raises:
            OSError: with the path, if the last bytes didn't fit.
        """
        try:
            self._file.close()
        except OSError as error:
            raise self._named(error) from error
        finally:
            for again in self._again:
                again.close()

    def abandon(self, container: av.container.OutputContainer) -> None:
        """Close container and file without minding what they say."""
        self._abandoned = True
        # The trailer of a broken file is of no interest; a full disk was reported before.
        with suppress(av.FFmpegError, OSError):
            container.close()
        with suppress(OSError):
            self.close()

    def _named(self, error: OSError) -> OSError:
        return OSError(error.errno, error.strerror, str(self._path))
