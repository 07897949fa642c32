"""What is said about the models while their page is closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_parts import overview

from joyvasa_desktop import engines
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.window import engine_choice
from joyvasa_desktop.window.models.model_jobs import PACK, Job, Outcome
from joyvasa_desktop.window.models.news import news

GET = Job("get", ("human",), place="human")


def test_models_that_came_are_named() -> None:
    assert news(Outcome(GET), overview()) == ("The models “People” are there.", "good")
    assert news(Outcome(GET), None) == ("The models are there.", "good")


def test_a_failure_is_told_with_its_way_out() -> None:
    error = UserError("The connection was lost.", "Try again.")
    assert news(Outcome(GET, error=error), None) == ("The connection was lost. Try again.", "bad")


@pytest.mark.parametrize(("kind", "word"), [("import", "imported"), ("export", "exported")])
def test_what_was_carried_is_told(kind: str, word: str) -> None:
    text, mood = news(Outcome(Job(kind, path=Path("a.zip"))), None)  # type: ignore[arg-type]
    assert word in text and mood == "good"


def test_what_loads_faster_is_told() -> None:
    text, mood = news(Outcome(Job("convert", ("human",), place="human"), 5), None)
    assert "faster" in text and mood == "good"


@pytest.mark.parametrize("kind", ["get pack", "import pack"])
def test_a_pack_that_came_is_told(kind: str) -> None:
    text, mood = news(Outcome(Job(kind, place=PACK)), overview())  # type: ignore[arg-type]
    assert "graphics card" in text and mood == "good"


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(GET, stopped=True),
        Outcome(Job("check", ("human",))),
        Outcome(Job("remove")),
        Outcome(Job("remove pack", place=PACK)),
    ],
)
def test_what_the_user_did_or_need_not_know_is_not_told(outcome: Outcome) -> None:
    assert news(outcome, None)[0] == ""


@pytest.mark.parametrize("job", [GET, Job("import", path=Path("a.zip"))])
@pytest.mark.parametrize(
    ("barred", "card", "told"),
    [("", False, True), ("", True, False), ("No PyTorch.", False, False)],
)
def test_who_has_no_graphics_card_hears_how_long_it_takes(
    job: Job, barred: str, card: bool, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "why_not", lambda *_: barred)
    monkeypatch.setattr(engine_choice, "has_card", lambda: card)
    text, mood = news(Outcome(job), overview())
    assert ("minutes for a second of video" in text) is told and mood == "good"


def test_who_lacks_the_pack_hears_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "why_not", lambda *_: "")
    monkeypatch.setattr(engine_choice, "has_card", lambda: False)
    monkeypatch.setattr(engine_choice, "lacks_pack", lambda: True)
    text, _ = news(Outcome(GET), overview())
    assert "Without its GPU pack" in text


def test_models_that_draw_nothing_cost_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "why_not", lambda *_: "")
    monkeypatch.setattr(engine_choice, "has_card", lambda: False)
    text, _ = news(Outcome(Job("get", ("faces",), place="faces")), overview())
    assert "minutes" not in text
