"""Fixtures of the window's tests: no screen, strict logs, models around a worker that waits."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

# Before Qt is imported by anything.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")

from fakes import FakeWorker
from PySide6.QtCore import QObject

from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.garbage import GarbageCollector
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.preferences import Preferences


@pytest.fixture(scope="session")
def collector(qapp: QObject) -> Iterator[GarbageCollector]:
    """As in the program: no other thread collects widgets."""
    made = GarbageCollector(qapp)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def tidied(collector: GarbageCollector) -> Iterator[None]:
    """Tests that wait for nothing leave garbage, too."""
    yield
    collector.look()


@pytest.fixture(autouse=True)
def light_again() -> Iterator[None]:
    """A test that changes the colours doesn't change those of the next one."""
    yield
    theme.use(theme.LIGHT)


@pytest.fixture
def owner(qapp: QObject) -> Iterator[QObject]:
    """The parent of a test's models; they end with it."""
    parent = QObject()
    yield parent
    parent.deleteLater()


@pytest.fixture
def document(owner: QObject) -> Document:
    return Document(owner)


@pytest.fixture
def preferences(owner: QObject) -> Preferences:
    return Preferences(owner)


@pytest.fixture
def worker(owner: QObject) -> FakeWorker:
    return FakeWorker(owner)


@pytest.fixture
def facts(document: Document, worker: FakeWorker, owner: QObject) -> Facts:
    return Facts(document, worker, owner)
