"""New, open, save and quit, with the answers that users give."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from fakes import FakeWorker
from photo_models import CAT, Models, Page, cat
from PySide6.QtCore import QObject
from small_models import forbid_to_enter

from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.project import Project
from joyvasa_desktop.project_file import open_project, save_project
from joyvasa_desktop.project_parts import Missing
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.exports.exports import ExportQueue
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.preferences import Preferences
from joyvasa_desktop.window.projects.autosave import Autosave, Orphan
from joyvasa_desktop.window.projects.projects import Projects, Recovery, Unsaved


@dataclass
class Answers:
    """A user with a mind made up; `asked` is what was asked."""

    opens: Path | None = None
    saves: Path | None = None
    about_changes: Unsaved = "cancel"
    finds: dict[str, Path] = field(default_factory=dict)
    stops: bool = False
    recovers: Recovery = "later"
    asked: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def file_to_open(self, folder: Path) -> Path | None:
        self.asked.append("open")
        return self.opens

    def file_to_save(self, suggested: Path) -> Path | None:
        self.asked.append(f"save {suggested.name}")
        return self.saves

    def unsaved(self, name: str) -> Unsaved:
        self.asked.append(f"unsaved {name}")
        return self.about_changes

    def find(self, what: Missing, path: Path) -> Path | None:
        self.asked.append(f"find {path.name}")
        return self.finds.get(what)

    def stop_exports(self, count: int) -> bool:
        self.asked.append(f"stop {count}")
        return self.stops

    def recovery(self, orphan: Orphan) -> Recovery:
        self.asked.append(f"recover {orphan.name}")
        return self.recovers

    def tell(self, text: str, kind: str) -> None:
        self.told.append(f"{kind}: {text}")


@pytest.fixture
def user() -> Answers:
    return Answers()


@pytest.fixture
def exports(document: Document, worker: FakeWorker, owner: QObject) -> ExportQueue:
    return ExportQueue(document, worker, owner)  # type: ignore[arg-type]


@pytest.fixture
def autosave(document: Document, owner: QObject) -> Autosave:
    return Autosave(document, owner)


@pytest.fixture
def projects(
    document: Document,
    facts: Facts,
    preferences: Preferences,
    exports: ExportQueue,
    autosave: Autosave,
    owner: QObject,
    user: Answers,
) -> Projects:
    session = SimpleNamespace(
        document=document, facts=facts, preferences=preferences, exports=exports, autosave=autosave
    )
    return Projects(session, owner, user)  # type: ignore[arg-type]


@pytest.fixture
def film(tmp_path: Path, portrait_file: Path, voice_file: Path) -> Path:
    """A saved project beside its files."""
    folder = tmp_path / "film"
    folder.mkdir()
    shutil.copy(portrait_file, folder / "photo.png")
    shutil.copy(voice_file, folder / "voice.wav")
    project = Project(folder / "photo.png", None, folder / "voice.wav").set(seed=5)
    motions = {project.motion_key(): Motion(np.zeros((5, 70), np.float32))}
    save_project(folder / "film.joyvasa", project, motions)
    return folder / "film.joyvasa"


def test_opening(
    projects: Projects, document: Document, preferences: Preferences, user: Answers, film: Path
) -> None:
    user.opens = film
    assert projects.open()
    assert document.project.settings.seed == 5
    assert list(document.motions) == [document.project.motion_key()]
    assert (document.path, document.is_clean) == (film, True)
    assert preferences.recent("project") == [film]
    assert (projects.name, user.told) == ("film", [])


def test_thinking_better_of_opening(projects: Projects, document: Document, user: Answers) -> None:
    document.set("Head", head=0.5)
    assert not projects.open()
    assert user.asked == ["open"], "changes matter only when something is chosen"
    assert document.project.settings.head == 0.5


def test_a_damaged_project_is_said_and_the_open_one_stays(
    projects: Projects, document: Document, user: Answers, tmp_path: Path
) -> None:
    (tmp_path / "bad.joyvasa").write_text("{}")
    before = document.project
    assert not projects.open_path(tmp_path / "bad.joyvasa")
    assert user.told == [
        "bad: bad.joyvasa is no project, or it is damaged. Choose a file that ends with .joyvasa."
    ]
    assert document.project is before


def test_saving_asks_for_a_name_once(
    projects: Projects, document: Document, user: Answers, film: Path, tmp_path: Path
) -> None:
    project = open_project(film).project
    document.change(project, "Files")
    user.saves = tmp_path / "neu ä"
    assert projects.save()
    assert user.asked == ["save photo-voice.joyvasa"]
    assert document.path == tmp_path / "neu ä.joyvasa"
    assert document.is_clean
    document.set("Head", head=0.5)
    assert projects.save()
    assert len(user.asked) == 1
    assert open_project(tmp_path / "neu ä.joyvasa").project == project.set(head=0.5)


def test_saving_begins_elsewhere_where_the_usual_folder_may_not_be_entered(
    projects: Projects,
    preferences: Preferences,
    user: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    preferences.set_text("folder/project", str(tmp_path / "closed" / "films"))
    forbid_to_enter(monkeypatch, tmp_path / "closed")
    user.saves = tmp_path / "film"
    assert projects.save() and (tmp_path / "film.joyvasa").is_file()


def test_saving_under_another_name(
    projects: Projects, document: Document, user: Answers, film: Path, tmp_path: Path
) -> None:
    projects.open_path(film)
    document.set("Head", head=0.5)
    user.saves = tmp_path / "other.joyvasa"
    assert projects.save_as()
    assert user.asked == ["save film.joyvasa"]
    assert document.path == tmp_path / "other.joyvasa"
    assert open_project(film).project.settings.head == 1.0
    user.saves = None
    assert not projects.save_as()


def test_a_save_that_fails_says_so_and_changes_stay_unsaved(
    projects: Projects, document: Document, user: Answers, tmp_path: Path
) -> None:
    document.set("Head", head=0.5)
    user.saves = tmp_path / "no folder" / "film.joyvasa"
    assert not projects.save()
    assert not document.is_clean
    assert "no folder" in user.told[0]


@pytest.mark.parametrize(
    ("answer", "goes_on", "stored"),
    [("save", True, 0.5), ("discard", True, 1.0), ("cancel", False, 1.0)],
)
def test_unsaved_changes_are_asked_about(
    projects: Projects,
    document: Document,
    user: Answers,
    film: Path,
    answer: Unsaved,
    goes_on: bool,
    stored: float,
) -> None:
    projects.open_path(film)
    document.set("Head", head=0.5)
    user.about_changes = answer
    assert projects.new() is goes_on
    assert user.asked == ["unsaved film"]
    assert (document.project == Project()) is goes_on
    assert open_project(film).project.settings.head == stored


def test_not_choosing_a_name_means_not_leaving(
    projects: Projects, document: Document, user: Answers
) -> None:
    document.set("Head", head=0.5)
    user.about_changes = "save"
    assert not projects.new()
    assert document.project.settings.head == 0.5


def test_missing_files_are_asked_for(
    projects: Projects, document: Document, user: Answers, film: Path, tmp_path: Path
) -> None:
    moved = tmp_path / "moved"
    moved.mkdir()
    for name in ("photo.png", "voice.wav"):
        (film.parent / name).rename(moved / name)
    user.finds = {"photo": moved / "photo.png"}
    assert projects.open_path(film)
    assert user.asked == ["find photo.png"], "the voice lies beside the photo"
    project = document.project
    assert (project.photo, project.voice) == (moved / "photo.png", moved / "voice.wav")
    assert list(document.motions) == [project.motion_key()], "its motion is still there"
    assert not document.is_clean, "the new places aren't saved yet"


def test_a_project_is_usable_without_its_files(
    projects: Projects, document: Document, user: Answers, film: Path
) -> None:
    (film.parent / "photo.png").unlink()
    assert projects.open_path(film)
    assert document.is_clean
    assert document.project.photo == film.parent / "photo.png"
    document.set("Head", head=0.5)
    assert projects.save()
    again = open_project(film)
    assert again.missing == ("photo",)
    assert again.project == document.project


def test_notes_of_a_damaged_project_are_told(projects: Projects, user: Answers, film: Path) -> None:
    film.write_text(film.read_text("utf-8").replace('"head": 1.0', '"head": 99'), "utf-8")
    assert projects.open_path(film)
    assert user.told == ["warning: The project's value of 'head' can't be used."]


def test_quitting_asks_about_videos_and_changes(
    projects: Projects,
    document: Document,
    exports: ExportQueue,
    worker: FakeWorker,
    user: Answers,
    film: Path,
    tmp_path: Path,
) -> None:
    assert projects.may_quit()
    assert user.asked == []
    projects.open_path(film)
    number = exports.add(tmp_path / "one.mp4")
    exports.add(tmp_path / "two.mp4")
    assert not projects.may_quit()
    assert user.asked == ["stop 2"]
    assert worker.cancelled == []
    document.set("Head", head=0.5)
    user.stops = True
    assert not projects.may_quit(), "changes are a question of their own"
    assert worker.cancelled == []
    user.about_changes = "discard"
    assert projects.may_quit()
    assert worker.cancelled == [number, number + 1]


@pytest.fixture
def crashed(film: Path, owner: QObject) -> Path:
    """A safety copy without a living owner."""
    other = Document(owner)
    lost = Autosave(other, owner)
    other.change(open_project(film).project.set(seed=77), "Take")
    lost.flush()
    kept = lost.path.with_name("lost.joyvasa")
    lost.path.rename(kept)
    lost.close()
    return kept


def test_recovering(
    projects: Projects,
    document: Document,
    autosave: Autosave,
    user: Answers,
    crashed: Path,
) -> None:
    assert not projects.offer_recovery()
    assert crashed.exists(), "later means later"
    user.recovers = "recover"
    assert projects.offer_recovery()
    assert user.asked == ["recover photo – voice"] * 2
    assert document.project.settings.seed == 77
    assert not document.is_clean
    assert not crashed.exists()
    autosave.close()


def test_recovering_without_its_files(
    projects: Projects,
    document: Document,
    autosave: Autosave,
    user: Answers,
    crashed: Path,
    film: Path,
) -> None:
    film.parent.rename(film.parent.with_name("moved"))
    user.recovers = "recover"
    user.finds = {"photo": film.parent.with_name("moved") / "photo.png"}
    assert projects.offer_recovery()
    assert document.project.voice == film.parent.with_name("moved") / "voice.wav"
    assert not document.is_clean
    autosave.close()


def test_not_recovering(projects: Projects, user: Answers, crashed: Path) -> None:
    user.recovers = "discard"
    assert not projects.offer_recovery()
    assert not crashed.exists()
    assert not projects.offer_recovery()
    assert len(user.asked) == 1


def test_recovering_never_costs_other_work(
    projects: Projects, document: Document, user: Answers, crashed: Path
) -> None:
    document.set("Head", head=0.5)
    user.recovers, user.about_changes = "recover", "cancel"
    assert not projects.offer_recovery()
    assert document.project.settings.head == 0.5
    assert crashed.exists()


def test_a_copy_that_can_not_be_read_is_said_and_kept(
    projects: Projects, document: Document, user: Answers, crashed: Path
) -> None:
    crashed.write_text("{}", "utf-8")
    user.recovers = "recover"
    assert not projects.offer_recovery()
    assert "no project" in user.told[0]
    assert crashed.exists()
    assert document.is_clean


def test_the_first_name_lies_where_projects_were_saved_last(
    projects: Projects, preferences: Preferences, document: Document, film: Path
) -> None:
    assert projects.name == ""
    projects.open_path(film)
    assert preferences.text("folder/project") == str(film.parent)
    assert projects.new()
    assert document.path is None


def test_points_that_were_found_are_saved_along(
    projects: Projects,
    document: Document,
    facts: Facts,
    preferences: Preferences,
    worker: FakeWorker,
    user: Answers,
    tmp_path: Path,
) -> None:
    """A project must give the same video where nothing finds animals."""
    models = Models(document, facts, preferences, worker, Page(document))
    models.show(CAT, mode="animal")
    right = cat(0.5, shrunk=0.4, across=250)
    models.searched("done", cat(0.9), right)
    document.set("Face", face=2)
    models.searched("done", cat(0.9), right)
    user.saves = tmp_path / "cat.joyvasa"
    assert projects.save()
    assert document.is_clean and document.project.points is None, "another can still be chosen"
    stored = open_project(user.saves).project
    assert np.array(stored.points) == pytest.approx(right.landmarks, abs=0.01)
    document.change(document.project.but(points=((9.0, 9.0),) * 9), "points")
    assert projects.save()
    assert open_project(user.saves).project == document.project, "as they were placed"
    document.change(document.project.but(points=None).set(mode="human"), "person")
    models.answer()
    assert projects.save()
    assert open_project(user.saves).project.points is None
