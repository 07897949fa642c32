"""The buttons beside a job with models that failed."""

from __future__ import annotations

import pytest
from model_parts import FakeTools
from pytestqt.qtbot import QtBot

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.weights.catalogue import catalogue
from joyvasa_desktop.weights.store import WrongHash
from joyvasa_desktop.window.models.model_jobs import Job, Outcome
from joyvasa_desktop.window.models.model_work import ModelWork
from joyvasa_desktop.window.models.ways_on import ways_on

POINTS = Job("get", ("animal-points",), place="animal-points")


def wrong(id: str) -> WrongHash:
    return WrongHash(catalogue().files[id], "0" * 64)


@pytest.mark.parametrize("error", [UserError("No connection."), wrong("lp-F")])
def test_it_can_be_tried_again(
    error: UserError, work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    (text, do), other = ways_on(work, Outcome(POINTS, error=error))
    assert text == "Try again" and other is None
    do()
    qtbot.waitUntil(lambda: tools.asked == [("get", "animal-points")])


def test_of_a_file_that_one_source_knows_the_user_decides(
    work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    outcome = Outcome(POINTS, error=wrong("xpose"))
    (text, anyway), other = ways_on(work, outcome)
    assert text == "Use it all the same" and other is not None
    anyway()
    qtbot.waitUntil(lambda: tools.asked == [("get", "animal-points", "xpose")])
    with qtbot.waitSignal(work.ended):
        tools.finish()
    tools.asked.clear()
    other[1]()
    qtbot.waitUntil(lambda: tools.asked == [("give up", "animal-points"), ("get", "animal-points")])


def test_what_was_decided_before_stays_decided(
    work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    job = Job("get", ("animal-points",), accept=("clip9",), place="animal-points")
    (_, anyway), _ = ways_on(work, Outcome(job, error=wrong("xpose")))
    anyway()
    qtbot.waitUntil(lambda: tools.asked == [("get", "animal-points", "clip9", "xpose")])
