"""What is said above the photo, and what its buttons do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from photo_models import ASTRONAUT, CAT, Models, cat
from PySide6.QtCore import QObject

from joyvasa_desktop.photo import prepare
from joyvasa_desktop.weights.damage import TAKE_AWAY
from joyvasa_desktop.window.messages import Failure
from joyvasa_desktop.window.photo.photo_news import DOUBTFUL, Doing, News, Ways, news
from joyvasa_desktop.window.photo.photo_state import PhotoState
from joyvasa_desktop.window.photo.turned_square import TurnedSquare

TROUBLE = Failure(0, "photo", "It can't be used.", "Do something.", "Traceback")


class Desk:
    """A photo, and a note of every way that was taken."""

    def __init__(self, owner: QObject) -> None:
        self.models = Models.under(owner)
        self.state = PhotoState(self.models.document, self.models.facts, owner)
        self.taken: list[str] = []
        self.ways = Ways(
            lambda: self.taken.append("place"),
            lambda: self.taken.append("click"),
            self.taken.append,
            lambda: self.taken.append("models"),
            ("Built-in", lambda: self.taken.append("built-in")),
        )

    def said(self, failure: Failure | None = None, doing: Doing = "nothing") -> News | None:
        return news(self.state, failure, doing, self.ways)

    def offered(self, failure: Failure | None = None) -> list[str]:
        """What the buttons do, in their order."""
        said = self.said(failure)
        assert said is not None
        self.taken.clear()
        for way in (said.action, said.other):
            if way is not None:
                assert way[0]
                way[1]()
        return self.taken


@pytest.fixture
def desk(owner: QObject) -> Desk:
    return Desk(owner)


def test_a_damaged_model_that_finds_faces_can_be_got_again_or_done_without(desk: Desk) -> None:
    damaged = Failure(0, "photo", "det_10g.onnx is damaged, or no network.", TAKE_AWAY)
    desk.models.document.change(desk.models.document.project.but(photo=ASTRONAUT), "photo")
    assert desk.offered(damaged) == [], "the built-in engine doesn't need it"
    desk.models.document.set("engine", engine="joyvasa")
    assert desk.offered(damaged) == ["models", "built-in"], "before the photo is known"
    desk.models.answer()
    assert desk.offered(damaged) == ["models", "built-in"]
    assert desk.offered(TROUBLE) == ["place"]


def test_there_is_nothing_to_say_of_most_photos(desk: Desk) -> None:
    assert desk.said() is None
    desk.models.show(ASTRONAUT)
    assert desk.said() is None
    desk.models.show(CAT, mode="animal")
    desk.models.searched("done", cat(DOUBTFUL))
    assert desk.said() is None


def test_doubt_begins_where_the_notes_of_a_video_have_it() -> None:
    assert DOUBTFUL == prepare.DOUBTFUL


def test_who_looks_at_doubtful_points_is_not_told_to(desk: Desk) -> None:
    desk.models.show(CAT, mode="animal")
    desk.models.searched("done", cat(0.2))
    said = desk.said()
    assert said is not None and "check the points" in said.text and said.kind == "warning"
    assert desk.offered() == ["place", "click"]
    assert desk.said(doing="moving") is None and desk.said(doing="placing") is None


def test_a_search_is_told_and_need_not_be_waited_for(desk: Desk) -> None:
    desk.models.show(CAT, mode="animal")
    desk.models.searched("running")
    said = desk.said()
    assert said is not None and "Looking" in said.text
    assert desk.offered() == ["place"]
    assert desk.said(doing="placing") is None


def test_a_square_alone_is_no_help_to_the_builtin_engine(desk: Desk) -> None:
    desk.models.show(CAT, mode="animal", engine="joyvasa")
    points = tuple((x, y) for x, y in TurnedSquare(200, 150, 180).points().round(2).tolist())
    desk.models.document.change(desk.models.document.project.but(points=points), "square")
    assert desk.said() is None
    desk.models.document.set("engine", engine="builtin")
    said = desk.said()
    assert said is not None and "built-in engine" in said.text
    assert desk.offered() == ["click"]


class TestTrouble:
    def test_a_file_that_cannot_be_read_needs_no_points(self, desk: Desk) -> None:
        desk.models.document.change(desk.models.document.project.but(photo=CAT), "photo")
        said = desk.said(TROUBLE)
        assert said is not None and said.details == "Traceback"
        assert "It can't be used. Do something." in said.text
        assert desk.offered(TROUBLE) == []

    def test_where_nobody_is_found_it_may_be_an_animal(self, desk: Desk) -> None:
        facts = desk.models.show(ASTRONAUT)
        assert desk.offered(TROUBLE) == ["place"], "somebody was found"
        desk.models.worker.answered.emit(replace(facts, faces=()))
        assert desk.offered(TROUBLE) == ["place", "animal"]

    def test_where_no_animal_is_found_it_may_be_a_person(self, desk: Desk) -> None:
        desk.models.show(CAT, mode="animal")
        assert desk.offered(TROUBLE) == ["place"]
        desk.models.show(ASTRONAUT, mode="animal")
        assert desk.offered(TROUBLE) == ["place", "human"]

    def test_damaged_models_can_be_got_again_or_done_without(self, desk: Desk) -> None:
        desk.models.show(CAT, mode="animal")
        desk.models.searched("failed")
        assert desk.offered(TROUBLE) == ["place", "models"]
        said = desk.said(TROUBLE, "placing")
        assert said is not None and said.action is None, "that is what the user does already"

    def test_who_places_points_knows_that_they_are_missing(self, desk: Desk) -> None:
        desk.models.show(CAT, mode="animal")
        desk.models.searched("absent")
        assert desk.said(TROUBLE, "placing") is None
