"""What can be done with takes."""

from __future__ import annotations

from pathlib import Path

from joyvasa_desktop.project import Project
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.takes import takes

SPOKEN = Project(voice=Path("voice.wav"))


def test_a_new_seed_is_one_that_no_take_has() -> None:
    project = SPOKEN
    for _ in range(30):
        project = project.another_take(takes.fresh_seed(project))
    seeds = [dict(take.choices)["seed"] for take in project.takes]
    assert len(set(seeds)) == 31


def test_another_take_is_one_step(document: Document) -> None:
    document.replace(SPOKEN)
    takes.another_take(document)
    assert len(document.project.takes) == 2
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.project == SPOKEN


def test_choosing_comparing_and_removing_can_be_undone(document: Document) -> None:
    document.replace(SPOKEN.another_take(1))
    first, second = (take.id for take in document.project.takes)
    takes.compare(document, first)
    assert document.project.other == first
    takes.choose(document, first)
    assert (document.project.take, document.project.other) == (first, second)
    takes.remove(document, second)
    assert [take.id for take in document.project.takes] == [first]
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert document.project.take == second


def test_the_list_has_the_only_take_before_it_is_one() -> None:
    assert takes.listed(Project()) == ()
    (only,) = takes.listed(SPOKEN.set(seed=4))
    assert (only.id, takes.title(only), takes.about(only)) == ("", "Take 1", "seed 4")
    (other,) = takes.listed(SPOKEN.set(seed=4, engine="joyvasa"))
    assert takes.about(other) == "JoyVASA · seed 4"
    assert len(takes.listed(SPOKEN.another_take(1))) == 2


def test_an_imported_take_is_called_after_its_file() -> None:
    project = Project().with_imported_take("dance.csv")
    assert "dance.csv" in takes.about(project.takes[0])
