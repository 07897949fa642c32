"""One at a time, on disks that can lock; on the others the work goes on."""

from __future__ import annotations

import errno
import os
import sys
import threading
from pathlib import Path

import pytest

from joyvasa_desktop.weights.locks import Busy, alone


def test_one_at_a_time(tmp_path: Path) -> None:
    lock = tmp_path / "замок é.lock"
    with alone(lock):
        with pytest.raises(Busy), alone(lock):
            pass
        with pytest.raises(Busy), alone(lock, 0.05):
            pass
        with alone(tmp_path / "other.lock"):
            pass
    with alone(lock):
        pass


def test_what_fails_inside_lets_the_next_one_in(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with pytest.raises(KeyError), alone(lock):
        raise KeyError
    with alone(lock):
        pass


def test_the_patient_come_in_when_the_others_leave(tmp_path: Path) -> None:
    lock, inside, leave = tmp_path / "lock", threading.Event(), threading.Event()

    def hold() -> None:
        with alone(lock):
            inside.set()
            leave.wait(60)

    other = threading.Thread(target=hold)
    other.start()
    assert inside.wait(60)
    threading.Timer(0.1, leave.set).start()
    with alone(lock, 60):
        assert leave.is_set()
    other.join()


def test_a_disk_without_locks_lets_everybody_in(tmp_path: Path, no_locks: None) -> None:
    with alone(tmp_path / "lock"), alone(tmp_path / "lock"):
        pass
    with pytest.raises(OSError), alone(tmp_path / "lock", certain=True):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always can lock")
@pytest.mark.parametrize("code", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_the_system_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    import fcntl

    def refused(*args: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", refused)
    with alone(tmp_path / "lock"):
        pass
    with pytest.raises(OSError), alone(tmp_path / "lock", certain=True):
        pass


def test_a_lock_that_can_t_be_made_is_what_the_system_says(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    with pytest.raises(OSError), alone(tmp_path / "file" / "lock"):
        pass
