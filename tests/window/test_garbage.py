"""Garbage is collected in the window's thread, and nowhere else."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.garbage import GarbageCollector

ended: list[int] = []
"""The threads in which knots ended."""


class Knot:
    """Only the collection of garbage finds it: it holds itself."""

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        ended.append(threading.get_ident())


@pytest.fixture
def own(owner: QObject) -> Iterator[GarbageCollector]:
    ended.clear()
    yield GarbageCollector(owner)
    # That of all tests goes on.
    gc.disable()


def tie_knots() -> None:
    for _ in range(5 * gc.get_threshold()[0]):
        Knot()


def test_another_thread_collects_nothing(own: GarbageCollector, qtbot: QtBot) -> None:
    thread = threading.Thread(target=tie_knots)
    thread.start()
    thread.join()
    assert ended == []
    qtbot.waitUntil(lambda: len(ended) > 0)
    assert set(ended) == {threading.get_ident()}


def test_little_garbage_is_left_alone(
    own: GarbageCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    collected: list[int] = []
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    monkeypatch.setattr(gc, "collect", collected.append)
    for counts in ((700, 10, 10), (701, 2, 3), (5, 11, 4), (701, 11, 11), (701, 1, 11), (1, 1, 11)):
        monkeypatch.setattr(gc, "get_count", lambda counts=counts: counts)
        own.look()
    assert collected == [0, 1, 2, 0], "everything only now and then"


def test_at_the_end_python_collects_again(own: GarbageCollector) -> None:
    assert not gc.isenabled()
    own.close()
    assert gc.isenabled()
