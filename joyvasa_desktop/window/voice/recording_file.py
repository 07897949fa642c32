"""A recording on its way to the disk: readable at every moment, and after a crash."""

from __future__ import annotations

import os
import queue
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QLockFile

from joyvasa_desktop.arrays import AnyArray
from joyvasa_desktop.errors import CannotWrite
from joyvasa_desktop.inputs import is_folder
from joyvasa_desktop.outputs import cannot_write, numbered

LARGEST = 0xFFFF_FFFF - 0x10_0000
"""Bytes of sound after which a recording ends: sizes in a WAV file have 32 bits."""

_TIDY = 0.5  # seconds between two moments in which the header is right and the disk is up to date
_WAITING = 4000  # blocks that may wait for the disk: two minutes, at 30 a second
_LOCK = ".lock"


class RecordingFile:
    """A WAV file that a thread of its own writes, so that a slow disk never stalls the window.

    Blocks go to the disk as they come, and twice a second the header is put right. While the
    file grows, a lock file beside it tells other windows and `recover` whose it is.

    Attributes:
        path: where it is, a new name.
        error: why writing ended early, None while all is well; what was written is kept.
    """

    def __init__(self, folder: Path, rate: int, channels: int, subtype: str) -> None:
        """Creates the file.

        Args:
            folder: made if it isn't there.
            rate: samples per second.
            subtype: "PCM_16" or "PCM_24".

        Raises:
            CannotWrite: if that isn't possible.
        """
        import soundfile  # only now: the window starts without it

        self.error: CannotWrite | None = None
        self._frames = 0
        self._kept = True
        self._blocks: queue.Queue[AnyArray | None] = queue.Queue(_WAITING)
        self.path, self._disk = _create(folder)
        self._lock = _locked(self.path)
        self._sound = soundfile.SoundFile(
            self._disk, "w", rate, channels, subtype, format="WAV", closefd=False
        )
        self._thread = threading.Thread(target=self._run, name="recording")
        self._thread.start()

    @property
    def frames(self) -> int:
        """Samples of each channel that were given to it."""
        return self._frames

    @property
    def is_done(self) -> bool:
        """It is closed: after `finish`, `drop` or an error."""
        return not self._thread.is_alive()

    @property
    def is_kept(self) -> bool:
        """It holds sound, and wasn't dropped (another file may have its name by now)."""
        return self._kept and self._frames > 0 and self.path.is_file()

    def write(self, samples: AnyArray) -> None:
        """Appends sound; returns at once.

        Args:
            samples: int16, int32 or float32 (N, channels).
        """
        self._put(samples)
        self._frames += len(samples)

    def finish(self) -> None:
        """Lets it write what waits and close; `is_done` tells when."""
        self._put(None)

    def drop(self) -> None:
        """Lets it close and delete the file."""
        self._kept = False
        self.finish()

    def wait(self) -> None:
        """Blocks until it is closed."""
        self._thread.join()

    def _put(self, block: AnyArray | None) -> None:
        try:
            self._blocks.put_nowait(block)
        except queue.Full:
            # The thread ends of itself when it sees the error.
            self.error = self.error or CannotWrite(
                "The disk is too slow to keep the recording.", "Choose a faster disk."
            )

    def _run(self) -> None:
        try:
            self._pump()
            self._disk.raise_error()
        except OSError as error:
            self.error = self.error or cannot_write(self.path, error)
        finally:
            self._close()

    def _pump(self) -> None:
        tidied = time.monotonic()
        while self.error is None and (block := self._blocks.get()) is not None:
            self._sound.write(block)
            self._disk.raise_error()
            if self._disk.tell() > LARGEST:
                self.error = CannotWrite(
                    "The recording has become as long as a WAV file can be.",
                    "It was kept. Press Record to go on in another file.",
                )
            if time.monotonic() - tidied > _TIDY:
                self._disk.tidy()
                tidied = time.monotonic()

    def _close(self) -> None:
        try:
            self._sound.close()
            self._disk.close()
            if not self._kept:
                self.path.unlink(missing_ok=True)
        except OSError as error:
            self.error = self.error or cannot_write(self.path, error)
        finally:
            self._lock.unlock()


class _Disk:
    """The file as soundfile sees it.

    soundfile calls it from C, where an exception would be lost: an error is kept until
    `raise_error` is called.
    """

    def __init__(self, path: Path) -> None:
        self._raw = path.open("x+b", buffering=0)
        self._error: OSError | None = None

    def write(self, data: bytes) -> int:
        rest = memoryview(data)
        try:
            while rest and self._error is None:
                rest = rest[self._raw.write(rest) :]
        except OSError as error:
            self._error = error
        return len(data)

    def read(self, count: int) -> bytes:
        return self._raw.read(count)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._raw.seek(offset, whence)

    def tell(self) -> int:
        return self._raw.tell()

    def raise_error(self) -> None:
        if self._error is not None:
            raise self._error

    def tidy(self) -> None:
        """Whatever happens next, the file so far can be read."""
        place = self._raw.tell()
        repair(self._raw)
        self._raw.seek(place)
        os.fsync(self._raw.fileno())

    def close(self) -> None:
        repair(self._raw)
        self._raw.close()


def recover(folder: Path) -> list[Path]:
    """Puts recordings right whose program ended in the middle; those of running ones stay alone.

    Returns:
        The recordings that were saved so; empty ones are removed.

    Raises:
        CannotWrite: if a file can't be changed.
    """
    if not is_folder(folder):
        # None was ever recorded there, or it may not be entered, which recording tells.
        return []
    rescued = []
    for lock in sorted(folder.glob(f"*.wav{_LOCK}")):
        path = lock.with_name(lock.name.removesuffix(_LOCK))
        guard = _lock_of(path)
        if guard.tryLock(0):
            if path.is_file() and _rescue(path):
                rescued.append(path)
            guard.unlock()
    return rescued


def repair(file: BinaryIO) -> int:
    """Makes the sizes in a WAV file's header those of the file.

    Args:
        file: open for reading and writing; a frame that is cut off at its end is removed.

    Returns:
        The number of whole frames; 0 if it isn't a WAV file or holds no sound.
    """
    end = file.seek(0, os.SEEK_END)
    found = _find_sound(file, end)
    if found is None:
        return 0
    start, block = found
    frames = (end - start) // block
    if start + frames * block != end:
        end = start + frames * block
        file.truncate(end)
    for place, size in ((4, end - 8), (start - 4, end - start)):
        file.seek(place)
        file.write(size.to_bytes(4, "little"))
    return frames


def _find_sound(file: BinaryIO, end: int) -> tuple[int, int] | None:
    """Where the samples begin, and bytes per frame; they are the file's last chunk."""
    file.seek(0)
    if file.read(4) != b"RIFF":
        return None
    place, block = 12, 0
    while place + 8 <= end:
        file.seek(place)
        head = file.read(8)
        size = int.from_bytes(head[4:], "little")
        if head[:4] == b"data":
            return (place + 8, block) if block else None
        if head[:4] == b"fmt ":
            block = int.from_bytes(file.read(14)[12:], "little")
        place += 8 + size + size % 2
    return None


def _rescue(path: Path) -> bool:
    try:
        with path.open("r+b") as file:
            frames = repair(file)
        if not frames:
            path.unlink()
    except OSError as error:
        raise cannot_write(path, error) from error
    return frames > 0


def _create(folder: Path) -> tuple[Path, _Disk]:
    """A file with a new name, made of the local time."""
    wanted = folder / f"{datetime.now():Recording %Y-%m-%d %H.%M.%S}.wav"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        while True:
            path = numbered(wanted)
            try:
                return path, _Disk(path)
            except FileExistsError:
                continue  # another window took the name just now
    except OSError as error:
        raise cannot_write(wanted, error) from error


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_name(path.name + _LOCK)))
    lock.setStaleLockTime(0)  # only the end of its process makes it stale, not its age
    return lock


def _locked(path: Path) -> QLockFile:
    lock = _lock_of(path)
    lock.tryLock(0)
    return lock
