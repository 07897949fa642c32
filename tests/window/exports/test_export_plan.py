"""Where a video goes and what it will be like."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.window.exports.export_plan import (
    ExportPlan,
    expect,
    fitting,
    has_transparency,
    suggested_name,
)
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.messages import PhotoFacts, SceneFacts, VoiceFacts

VOICE = Path("voice.wav")


def voice(*, complete: bool) -> VoiceFacts:
    return VoiceFacts(1, VOICE, 6.4, np.zeros((20, 2), np.float32), 10.0, complete)


def plan(folder: Path, name: str, format: str = "mp4", replace: bool = False) -> ExportPlan:
    return ExportPlan(Settings(format=format), folder, name, replace)


@pytest.mark.parametrize(
    ("name", "format", "file"),
    [
        ("film", "mp4", "film.mp4"),
        (" film ", "webm", "film.webm"),
        ("film.mp4", "mp4", "film.mp4"),
        ("film.webm", "gif", "film.gif"),
        ("film.PNG", "png", "film"),
        ("take 1.2", "mp4", "take 1.2.mp4"),
        ("ä 你好 🙂", "mp4", "ä 你好 🙂.mp4"),
    ],
)
def test_the_name_gets_the_ending_of_the_format(
    tmp_path: Path, name: str, format: str, file: str
) -> None:
    assert plan(tmp_path, name, format).wanted == tmp_path / file


@pytest.mark.parametrize("name", ["", "  ", "..", "a/b", "a\\b"])
def test_what_is_no_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="needs a name"):
        plan(tmp_path, name).out()


def test_a_taken_name_is_numbered_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").touch()
    assert plan(tmp_path, "film").is_taken()
    assert plan(tmp_path, "film").out() == tmp_path / "film (2).mp4"
    assert plan(tmp_path, "film", replace=True).out() == tmp_path / "film.mp4"
    assert not plan(tmp_path, "other").is_taken()


def test_the_name_of_a_video_that_waits_is_taken(tmp_path: Path) -> None:
    promised = {tmp_path / "film.mp4", tmp_path / "film (2).mp4"}
    assert plan(tmp_path, "film").is_taken(promised)
    assert plan(tmp_path, "film").out(promised) == tmp_path / "film (3).mp4"
    assert plan(tmp_path, "film", replace=True).out(promised) == tmp_path / "film (3).mp4"


def test_a_folder_of_pictures_is_numbered_at_its_end(tmp_path: Path) -> None:
    (tmp_path / "take 1.2").mkdir()
    assert plan(tmp_path, "take 1.2", "png").out() == tmp_path / "take 1.2 (2)"


def test_free_space(tmp_path: Path) -> None:
    free = plan(tmp_path, "film").free_space()
    assert free is not None and free > 0
    assert plan(tmp_path / "gone", "film").free_space() is None


def test_the_suggested_name_is_that_of_photo_and_voice() -> None:
    assert suggested_name(Project(Path("a b.png"), None, Path("c.wav"))) == "a b-c"
    assert suggested_name(Project()) == "video"


def test_a_format_without_transparency_gets_none() -> None:
    assert fitting(Settings(format="webm", transparent=True)).transparent
    assert not fitting(Settings(format="mp4", transparent=True)).transparent


def test_nothing_is_expected_before_the_photo_was_seen(facts: Facts) -> None:
    expected = expect(facts, Project(), Settings())
    assert (expected.size, expected.duration, expected.frames, expected.pixels) == (None, 0, 0, 0)
    assert not has_transparency(facts)


@pytest.mark.parametrize(
    ("size", "format", "video"),
    [
        (0, "mp4", (1000, 750)),
        (500, "mp4", (500, 376)),
        (500, "gif", (500, 375)),
        (2000, "webm", (2000, 1500)),
    ],
)
def test_the_size_follows_the_choice(
    facts: Facts, size: int, format: str, video: tuple[int, int]
) -> None:
    facts.scene = SceneFacts(1, (500, 375), (1000, 750), 2.0)
    expected = expect(facts, Project(), Settings(size=size, format=format, fps=24))
    assert (expected.size, expected.frames) == (video, 48)
    assert expected.pixels == video[0] * video[1]


def test_the_photos_own_size_when_a_smaller_one_was_chosen_before(facts: Facts) -> None:
    facts.scene = SceneFacts(1, (500, 250), (500, 250), 2.0)
    project = Project(settings=Settings(size=500))
    assert expect(facts, project, Settings()).size is None
    picture = np.zeros((500, 1000, 4), np.uint8)
    facts.photo = PhotoFacts(1, Path("a.png"), picture, 0.5, (4000, 2000))
    assert expect(facts, project, Settings()).size == (1920, 960)
    assert has_transparency(facts)


@pytest.mark.parametrize(
    ("start", "end", "seconds"),
    [(0.0, 0.0, 6.4), (0.0, 0.2, 0.2), (6.0, 0.0, 0.4), (2.0, 9.0, 4.4)],
)
def test_the_length_is_that_of_the_chosen_part_although_its_motion_is_still_being_made(
    facts: Facts, start: float, end: float, seconds: float
) -> None:
    facts.scene = SceneFacts(1, (500, 375), (1000, 750), 30.0)
    facts.voice = voice(complete=True)
    project = Project(voice=VOICE, settings=Settings(start=start, end=end))
    expected = expect(facts, project, Settings(fps=25))
    assert expected.duration == pytest.approx(seconds)
    assert expected.frames == round(25 * seconds)


def test_the_length_of_a_voice_that_is_still_being_read_is_that_of_the_scene(facts: Facts) -> None:
    facts.scene = SceneFacts(1, (500, 375), (1000, 750), 30.0)
    facts.voice = voice(complete=False)
    assert expect(facts, Project(voice=VOICE), Settings()).duration == 30.0
