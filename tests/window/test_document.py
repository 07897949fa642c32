"""The document: every change can be undone, and a drag is one step."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.project import Project
from joyvasa_desktop.window.document import SPARE_MOTIONS, Document

VOICE = Path("voice.wav")


def motion() -> Motion:
    return Motion(np.zeros((4, 70), np.float32))


class Listener:
    """Writes down what a document says."""

    def __init__(self, document: Document) -> None:
        self.heard: list[tuple[Project, Project]] = []
        document.changed.connect(self.hear)

    def hear(self, project: Project, before: Project) -> None:
        self.heard.append((project, before))


def test_a_change_is_told_with_what_was_before(document: Document) -> None:
    listener = Listener(document)
    before = document.project
    document.set("Nod", pitch=0.5)
    assert listener.heard == [(document.project, before)]
    assert document.project.settings.pitch == 0.5
    assert document.undo_stack.undoText() == "Nod"


def test_undo_and_redo_go_back_and_forth_and_are_told(document: Document) -> None:
    listener = Listener(document)
    document.set("Nod", pitch=0.5)
    document.set("Turn", yaw=0.5)
    document.undo_stack.undo()
    assert (document.project.settings.pitch, document.project.settings.yaw) == (0.5, 1.0)
    document.undo_stack.undo()
    assert document.project == Project()
    document.undo_stack.redo()
    assert document.project.settings.pitch == 0.5
    assert len(listener.heard) == 5
    for (project, before), (_, after) in zip(listener.heard, listener.heard[1:], strict=False):
        assert project == after
        assert project != before


def test_what_changes_nothing_leaves_no_step(document: Document) -> None:
    listener = Listener(document)
    document.set("Nod", pitch=1.0)
    assert (document.undo_stack.count(), listener.heard) == (0, [])


def test_a_drag_is_one_step(document: Document) -> None:
    for value in (1.1, 1.2, 1.3):
        document.set("Nod", merge="pitch", pitch=value)
    document.finish_merging()
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.project == Project()
    document.undo_stack.redo()
    assert document.project.settings.pitch == 1.3


def test_two_drags_are_two_steps(document: Document) -> None:
    document.set("Nod", merge="pitch", pitch=1.1)
    document.finish_merging()
    document.set("Nod", merge="pitch", pitch=1.2)
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    assert document.project.settings.pitch == 1.1


def test_drags_of_two_sliders_are_two_steps(document: Document) -> None:
    document.set("Nod", merge="pitch", pitch=1.1)
    document.set("Turn", merge="yaw", yaw=1.1)
    document.set("Nod", merge="pitch", pitch=1.2)
    assert document.undo_stack.count() == 3


def test_changes_without_merging_stay_apart(document: Document) -> None:
    document.set("Nod", pitch=1.1)
    document.set("Nod", pitch=1.2)
    assert document.undo_stack.count() == 2


def test_a_drag_back_to_where_it_began_leaves_no_step(document: Document) -> None:
    document.set("Nod", merge="pitch", pitch=1.1)
    document.set("Nod", merge="pitch", pitch=1.0)
    assert document.undo_stack.count() == 0
    assert document.project == Project()
    assert document.is_clean


def test_a_drag_goes_on_after_it_passed_its_beginning(document: Document) -> None:
    for value in (1.1, 1.0, 0.9):
        document.set("Nod", merge="pitch", pitch=value)
    assert document.project.settings.pitch == 0.9
    document.undo_stack.undo()
    assert document.project == Project()


def test_a_drag_after_undo_is_a_step_of_its_own(document: Document) -> None:
    document.set("Nod", merge="pitch", pitch=1.1)
    document.set("Turn", yaw=1.1)
    document.undo_stack.undo()
    document.finish_merging()
    document.set("Nod", merge="pitch", pitch=1.5)
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    assert document.project.settings.pitch == 1.1


def test_saving_makes_it_clean_and_undo_dirty_again(document: Document, tmp_path: Path) -> None:
    document.set("Nod", merge="pitch", pitch=1.1)
    assert not document.is_clean
    document.saved(tmp_path / "a.joy")
    assert document.is_clean
    assert document.path == tmp_path / "a.joy"
    # What was saved stays a step that undo can reach.
    document.set("Nod", merge="pitch", pitch=1.2)
    assert not document.is_clean
    document.undo_stack.undo()
    assert document.is_clean
    document.undo_stack.undo()
    assert not document.is_clean


def test_another_project_begins_a_new_history(document: Document, tmp_path: Path) -> None:
    paths: list[Path | None] = []
    document.path_changed.connect(lambda: paths.append(document.path))
    document.set("Nod", pitch=0.5)
    before = document.project
    listener = Listener(document)
    other = Project(voice=VOICE)
    document.replace(other, tmp_path / "b.joy", {"key": motion()})
    assert listener.heard == [(other, before)]
    assert not document.undo_stack.canUndo()
    assert document.is_clean
    assert paths == [tmp_path / "b.joy"]
    assert list(document.motions) == ["key"]


def test_motions_are_told_and_handed_out_as_a_copy(document: Document) -> None:
    keys: list[str] = []
    document.motions_changed.connect(keys.append)
    made = motion()
    document.keep_motion("a", made)
    assert keys == ["a"]
    document.motions.clear()
    assert document.motions["a"] is made


def test_only_the_newest_spare_motions_are_kept(document: Document) -> None:
    for number in range(20):
        document.keep_motion(str(number), motion())
    assert list(document.motions) == [str(n) for n in range(20 - SPARE_MOTIONS, 20)]


def test_motions_of_takes_are_never_forgotten(document: Document) -> None:
    document.replace(Project(voice=VOICE).another_take(1))
    needed = [document.project.motion_key(take.id) for take in document.project.takes]
    for key in needed:
        document.keep_motion(key, motion())
    for number in range(20):
        document.keep_motion(str(number), motion())
    assert set(needed) <= set(document.motions)


def test_undo_finds_the_motion_of_a_removed_imported_take(document: Document) -> None:
    project = Project(voice=VOICE).with_imported_take("dance.csv")
    key = project.motion_key()
    document.keep_motion(key, motion())
    document.change(project, "Import")
    document.change(document.project.without_take(document.project.take), "Remove")
    for number in range(20):
        document.keep_motion(str(number), motion())
    document.undo_stack.undo()
    assert document.project.motion_key() == key
    assert key in document.motions


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["drag", "release", "undo", "redo", "click"]),
        st.sampled_from(["pitch", "yaw"]),
        st.integers(0, 6),
    ),
    max_size=25,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_undoing_everything_comes_back_to_the_beginning(
    document: Document, steps: list[tuple[str, str, int]]
) -> None:
    document.replace(Project())
    for step, name, number in steps:
        match step:
            case "drag":
                document.set(name, merge=name, **{name: number / 2})
            case "click":
                document.set(name, "", **{name: number / 2})
            case "release":
                document.finish_merging()
            case "undo":
                document.undo_stack.undo()
            case "redo":
                document.undo_stack.redo()
    last, end = document.project, document.undo_stack.index()
    while document.undo_stack.canUndo():
        before = document.project
        document.undo_stack.undo()
        assert document.project != before, "every step changes something"
    assert document.project == Project()
    document.undo_stack.setIndex(end)
    assert document.project == last


@pytest.mark.parametrize("text", ["", "Nod", "ميلان", "点头"])
def test_the_menu_shows_what_was_done(document: Document, text: str) -> None:
    document.set(text, pitch=0.5)
    assert document.undo_stack.undoText() == text
