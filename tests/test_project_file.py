"""What a saved project keeps, and what a damaged or hostile one can't do."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_desktop import project_file
from joyvasa_desktop.errors import CannotWrite, UnreadableFile
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.project import Project
from joyvasa_desktop.project_file import open_project, save_project, title
from joyvasa_desktop.settings import Settings, declarations


def motion(seed: int = 1, rows: int = 30) -> Motion:
    random = np.random.default_rng(seed)
    values = random.normal(0, 0.1, (rows, 70)).astype(np.float32)
    mouth = random.uniform(0, 1, (rows * 4, 9)).astype(np.float32)
    return Motion(values, mouth=mouth, origin={"source": "built in", "seed": seed})


@pytest.fixture
def folder(tmp_path: Path, portrait_file: Path, voice_file: Path) -> Path:
    """A folder with a photo and a voice, and signs in its name that need care."""
    folder = tmp_path / "Ordner ä 你好 🙂"
    folder.mkdir()
    shutil.copy(portrait_file, folder / "photo.png")
    shutil.copy(voice_file, folder / "voice.wav")
    return folder


@pytest.fixture
def project(folder: Path) -> Project:
    start = Project(folder / "photo.png", None, folder / "voice.wav", consent=True)
    return start.set(start=0.5, end=3.0, head=1.4, seed=7).another_take(8)


def stored(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return content


def changed(path: Path, **changes: Any) -> Path:
    """The project with parts of its JSON replaced."""
    path.write_text(json.dumps(stored(path) | changes), "utf-8")
    return path


def test_a_project_comes_back_as_it_was(folder: Path, project: Project) -> None:
    project = project.but(other=project.takes[0].id, points=((1.5, 2.0),) * 9)
    motions = {project.motion_key(take.id): motion(i) for i, take in enumerate(project.takes)}
    save_project(folder / "film.joyvasa", project, motions)
    opened = open_project(folder / "film.joyvasa")
    assert opened.project == project
    assert (opened.missing, opened.notes) == ((), ())
    assert opened.motions.keys() == motions.keys()
    for key, before in motions.items():
        after = opened.motions[key]
        assert np.array_equal(after.values, before.values)
        assert before.mouth is not None and after.mouth is not None
        assert np.array_equal(after.mouth, before.mouth)
        assert dict(after.origin) == dict(before.origin)


values = {
    name: (
        st.sampled_from(known.choices)
        if known.choices
        else st.booleans()
        if isinstance(known.default, bool)
        else st.text(max_size=9)
        if isinstance(known.default, str)
        else st.integers(int(known.low or 0), int(known.high or 0))
        if isinstance(known.default, int)
        else st.floats(known.low or 0, known.high or 0)
    )
    for name, known in declarations().items()
}


@settings(deadline=None)
@given(
    chosen=st.fixed_dictionaries({}, optional=values),
    seeds=st.lists(st.integers(0, 2**31 - 1), max_size=4),
    points=st.none() | st.lists(st.tuples(*[st.floats(-9e5, 9e5)] * 2), min_size=1, max_size=9),
    photo=st.none() | st.text(st.characters(blacklist_characters="/\\:\0", min_codepoint=32)),
    pick=st.integers(0, 9),
)
def test_any_project_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    chosen: dict[str, Any],
    seeds: list[int],
    points: list[tuple[float, float]] | None,
    photo: str | None,
    pick: int,
) -> None:
    folder = tmp_path_factory.getbasetemp()
    project = Project(
        folder / (photo or "x"),
        None if points is None else tuple(points),
        folder / "gone" / "voice.wav",
        Settings(**chosen),
    )
    for seed in seeds:
        project = project.another_take(seed)
    if seeds:
        project = project.choose_take(project.takes[pick % len(project.takes)].id)
    path = folder / "any.joyvasa"
    save_project(path, project, {project.motion_key(): motion()})
    opened = open_project(path)
    assert opened.project == project
    assert list(opened.motions) == [project.motion_key()]


def test_every_setting_is_stored_so_that_new_defaults_change_nothing(
    folder: Path, project: Project
) -> None:
    save_project(folder / "film.joyvasa", project, {})
    assert stored(folder / "film.joyvasa")["settings"].keys() == declarations().keys()


def test_people_can_read_it(folder: Path, project: Project) -> None:
    save_project(folder / "film.joyvasa", project, {project.motion_key(): motion()})
    text = (folder / "film.joyvasa").read_text("utf-8")
    assert '"head": 1.4' in text
    assert "你好 🙂" in text
    assert list(stored(folder / "film.joyvasa"))[-1] == "motions", "what can't be read comes last"


def test_equal_projects_give_equal_files(folder: Path, project: Project) -> None:
    for name in ("a.joyvasa", "b.joyvasa"):
        save_project(folder / name, project, {project.motion_key(): motion()})
    assert (folder / "a.joyvasa").read_bytes() == (folder / "b.joyvasa").read_bytes()


def test_a_folder_moves_as_a_whole(folder: Path, project: Project) -> None:
    made = motion()
    save_project(folder / "film.joyvasa", project, {project.motion_key(): made})
    moved = folder.rename(folder.with_name("elsewhere"))
    opened = open_project(moved / "film.joyvasa")
    assert opened.missing == ()
    assert opened.project.photo == moved / "photo.png"
    found = opened.motions[opened.project.motion_key()]
    assert np.array_equal(found.values, made.values), "the motion moves with its take"


def test_a_project_that_moves_alone_finds_its_files(
    folder: Path, project: Project, tmp_path: Path
) -> None:
    save_project(folder / "film.joyvasa", project, {})
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    alone = shutil.move(folder / "film.joyvasa", tmp_path / "deep" / "deeper" / "film.joyvasa")
    assert open_project(Path(alone)).project == project


def test_missing_files_are_named_and_nothing_else_is_lost(folder: Path, project: Project) -> None:
    made = motion()
    save_project(folder / "film.joyvasa", project, {project.motion_key(): made})
    (folder / "voice.wav").rename(folder / "renamed.wav")
    (folder / "photo.png").unlink()
    opened = open_project(folder / "film.joyvasa")
    assert opened.missing == ("photo", "voice")
    assert opened.project == project
    # Saved again without them it still knows where they were.
    save_project(folder / "film.joyvasa", opened.project, opened.motions)
    again = open_project(folder / "film.joyvasa")
    assert again.project == project
    found = again.found("voice", folder / "renamed.wav")
    assert found.missing == ("photo",)
    assert found.project == project.but(voice=folder / "renamed.wav")
    assert found.motions.keys() == {found.project.motion_key()}


def test_motion_of_another_voice_is_not_used(folder: Path, project: Project) -> None:
    imported = project.with_imported_take("dance.npz")
    motions = {imported.motion_key(take.id): motion() for take in imported.takes}
    save_project(folder / "film.joyvasa", imported, motions)
    with (folder / "voice.wav").open("ab") as file:
        file.write(bytes(1000))
    opened = open_project(folder / "film.joyvasa")
    assert list(opened.motions) == [f"file-{imported.take}"]
    assert opened.project == imported


@pytest.mark.parametrize(
    "absolute", ["C:\\Users\\Ann\\photo.png", "/srv/pictures/photo.png", "\\\\host\\share\\p.png"]
)
def test_paths_of_other_systems_survive(folder: Path, project: Project, absolute: str) -> None:
    save_project(folder / "film.joyvasa", project, {})
    changed(folder / "film.joyvasa", photo={"absolute": absolute, "relative": "no/where.png"})
    opened = open_project(folder / "film.joyvasa")
    assert "photo" in opened.missing
    save_project(folder / "film.joyvasa", opened.project, {})
    assert stored(folder / "film.joyvasa")["photo"]["absolute"] == absolute


def test_a_name_that_is_no_unicode_survives(folder: Path, project: Project) -> None:
    project = project.but(photo=folder / "ph\udce4to.png")
    save_project(folder / "film.joyvasa", project, {})
    (folder / "film.joyvasa").read_text("utf-8")
    assert open_project(folder / "film.joyvasa").project.photo == project.photo


def test_a_failed_save_leaves_the_old_file(
    folder: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "film.joyvasa"
    save_project(path, project, {})
    before = path.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("joyvasa_desktop.outputs.os.fsync", full)
    with pytest.raises(CannotWrite, match="no space left"):
        save_project(path, project.set(head=0.0), {})
    assert path.read_bytes() == before
    assert sorted(each.name for each in folder.iterdir()) == [
        "film.joyvasa",
        "photo.png",
        "voice.wav",
    ]


def test_nothing_but_a_project_is_replaced(folder: Path, project: Project) -> None:
    (folder / "diary.joyvasa").write_text("Dear diary", "utf-8")
    with pytest.raises(CannotWrite, match="something else"):
        save_project(folder / "diary.joyvasa", project, {})
    with pytest.raises(CannotWrite, match="no name for a project"):
        save_project(folder / "photo.png", project, {})
    assert (folder / "diary.joyvasa").read_text("utf-8") == "Dear diary"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no project"),
        (b"\xff\xfe\x00", "no project"),
        (b"[]", "no project"),
        (b'{"format": "joyvasa-desktop motion"}', "no project"),
        (b"[" * 100_000, "no project"),
        (b"[" + b"[]," * 300_000, "larger than any"),
        (b'{"format": "joyvasa-desktop project", "version": 1, "points": NaN}', "no project"),
        (b'{"format": "joyvasa-desktop project"}', "version is missing"),
        (b'{"format": "joyvasa-desktop project", "version": true}', "version is missing"),
        (b'{"format": "joyvasa-desktop project", "version": 99}', "newer version"),
        (b'{"format": "joyvasa-desktop project", "version": ' + b"9" * 5000 + b"}", "no project"),
    ],
)
def test_what_is_no_project_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "bad.joyvasa"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=says) as refusal:
        open_project(path)
    assert refusal.value.hint


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.joyvasa"
    with path.open("wb") as file:
        file.truncate(project_file.MOST_BYTES + 10)
    with pytest.raises(UnreadableFile, match="larger than any"):
        open_project(path)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"photo": "photo.png"}, "project's photo"),
        ({"photo": {"absolute": "a\0b"}}, "project's photo"),
        ({"voice": {"absolute": 3}}, "project's voice"),
        ({"points": [[1, "x"]]}, "The points"),
        ({"points": [[1, 1e300]]}, "The points"),
        ({"points": [[0, 0]] * 99}, "The points"),
        ({"settings": []}, "The settings"),
        ({"takes": {}}, "list of takes"),
        ({"takes": [{"id": "a"}]}, "Take 1"),
        ({"takes": [7]}, "Take 1"),
        ({"motions": []}, "The motions"),
    ],
)
def test_a_damaged_part_is_named_and_the_rest_opens(
    folder: Path, project: Project, changes: dict[str, Any], says: str
) -> None:
    save_project(folder / "film.joyvasa", project, {project.motion_key(): motion()})
    opened = open_project(changed(folder / "film.joyvasa", **changes))
    assert any(says in note for note in opened.notes)
    assert opened.project.consent, "what isn't damaged is there"


@settings(deadline=None)
@given(
    part=st.sampled_from(["photo", "voice", "points", "settings", "takes", "motions", "take"]),
    junk=st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=9,
    ),
)
def test_junk_in_any_part_never_gets_through(
    tmp_path_factory: pytest.TempPathFactory, part: str, junk: object
) -> None:
    folder = tmp_path_factory.getbasetemp()
    save_project(folder / "junk.joyvasa", Project(folder / "p.png").another_take(3), {})
    opened = open_project(changed(folder / "junk.joyvasa", **{part: junk}))
    assert isinstance(opened.project, Project)


def test_settings_of_another_version_are_left_out_with_a_note(
    folder: Path, project: Project
) -> None:
    path = folder / "film.joyvasa"
    save_project(path, project, {})
    chosen = stored(path)["settings"] | {"glow": 1, "pitch": 99.0, "engine": ["builtin"]}
    opened = open_project(changed(path, settings=chosen))
    assert opened.project.settings == project.settings.but(pitch=1.0, engine="builtin")
    assert len(opened.notes) == 3
    assert any("'glow'" in note for note in opened.notes)


@pytest.mark.parametrize("junk", ["no base64!", "UEsFBgAAAAA=", 5, ""])
def test_a_damaged_motion_is_left_out(folder: Path, project: Project, junk: object) -> None:
    path = folder / "film.joyvasa"
    save_project(path, project, {project.motion_key(): motion()})
    opened = open_project(changed(path, motions={project.take: junk}))
    assert opened.project == project, "the voice gives it again"
    assert opened.motions == {}
    assert any("motion of take 2" in note for note in opened.notes)


def test_a_take_whose_imported_motion_is_lost_goes_with_a_note(
    folder: Path, project: Project
) -> None:
    imported = project.with_imported_take("dance.npz")
    save_project(folder / "film.joyvasa", imported, {imported.motion_key(): motion()})
    opened = open_project(changed(folder / "film.joyvasa", motions={}))
    assert opened.project.takes == project.takes
    assert any("dance.npz" in note for note in opened.notes)


def test_motions_that_would_be_too_much_together_are_left_out(
    folder: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    motions = {project.motion_key(take.id): motion(3, 300) for take in project.takes}
    save_project(folder / "film.joyvasa", project, motions)
    monkeypatch.setattr("joyvasa_desktop.project_parts._MOST_MOTION_BYTES", 200_000)
    opened = open_project(folder / "film.joyvasa")
    assert len(opened.motions) == 1
    assert opened.notes


def test_a_project_is_never_saved_larger_than_it_can_be_opened(
    folder: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported = project.with_imported_take("dance.npz")
    motions = {imported.motion_key(take.id): motion(i) for i, take in enumerate(imported.takes)}
    monkeypatch.setattr(project_file, "MOST_BYTES", (1 << 20) + 30_000)
    save_project(folder / "film.joyvasa", imported, motions)
    assert list(stored(folder / "film.joyvasa")["motions"]) == [imported.take]
    monkeypatch.setattr(project_file, "MOST_BYTES", 1 << 20)
    with pytest.raises(CannotWrite, match="too long"):
        save_project(folder / "film.joyvasa", imported, motions)


def test_each_older_version_has_a_step(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(project_file.UPGRADES) == list(range(1, project_file.VERSION))
    save_project(folder / "film.joyvasa", Project(consent=True), {})
    monkeypatch.setattr(project_file, "VERSION", 3)
    steps = {1: lambda c: c | {"settings": {"head": 0.5}}, 2: lambda c: c | {"consent": False}}
    monkeypatch.setattr(project_file, "UPGRADES", steps)
    assert open_project(folder / "film.joyvasa").project == Project(settings=Settings(head=0.5))


def test_the_title_of_a_project(folder: Path, project: Project) -> None:
    save_project(folder / "film.joyvasa", project, {}, saved_as=folder / "my film.joyvasa")
    seen = title(folder / "film.joyvasa")
    assert (seen.photo, seen.voice) == ("photo.png", "voice.wav")
    assert seen.saved_as == folder / "my film.joyvasa"
    assert open_project(folder / "film.joyvasa").saved_as == folder / "my film.joyvasa"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_is_no_file(folder: Path, project: Project) -> None:
    save_project(folder / "film.joyvasa", project, {})
    (folder / "photo.png").unlink()
    os.mkfifo(folder / "photo.png")
    assert open_project(folder / "film.joyvasa").missing == ("photo",)
