"""Waiting for a thread without standing still."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject, QTimer

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.window.background import wait_for


def test_the_result_comes_back_from_another_thread(qapp: QObject) -> None:
    assert wait_for(threading.current_thread) is not threading.current_thread()


def test_what_goes_wrong_comes_back(qapp: QObject) -> None:
    def fail() -> None:
        raise UserError("It is broken.")

    with pytest.raises(UserError, match="broken"):
        wait_for(fail)


def test_the_window_lives_meanwhile(qapp: QObject) -> None:
    painted = threading.Event()
    QTimer.singleShot(0, painted.set)
    assert wait_for(lambda: painted.wait(10))
