"""The project: photo, voice, settings, and the takes that are made of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.project import Project, Take, motion_choices
from joyvasa_desktop.settings import Settings, declarations

VOICE = Path("voice.wav")


def spoken(**values: int | float) -> Project:
    """A project that has a voice."""
    return Project(voice=VOICE, settings=Settings(**values))  # type: ignore[arg-type]


def seeds(project: Project) -> list[object]:
    return [dict(take.choices)["seed"] for take in project.takes]


def test_a_new_project_has_nothing_but_defaults() -> None:
    project = Project()
    assert (project.photo, project.voice, project.points, project.takes) == (None, None, None, ())
    assert project.settings == Settings()
    assert project.motion_key() == ""


def test_a_change_makes_a_new_project_and_leaves_the_old() -> None:
    project = spoken()
    other = project.set(head=0.5)
    assert (project.settings.head, other.settings.head) == (1.0, 0.5)
    assert other.but(consent=True).settings.head == 0.5


def test_a_value_out_of_range_is_refused() -> None:
    with pytest.raises(UserError, match="head"):
        spoken().set(head=9.0)


# ---- takes


def test_the_first_other_take_keeps_the_one_before() -> None:
    project = spoken(seed=3).another_take(7)
    assert seeds(project) == [3, 7]
    assert [take.number for take in project.takes] == [1, 2]
    assert project.take == project.takes[1].id
    assert project.settings.seed == 7


def test_takes_are_told_apart_for_ever() -> None:
    project = spoken().another_take(1).another_take(2).another_take(3)
    assert len({take.id for take in project.takes}) == 4
    assert "" not in {take.id for take in project.takes}


def test_numbers_go_on_after_the_largest() -> None:
    project = spoken().another_take(1).another_take(2)
    project = project.without_take(project.takes[0].id).another_take(3)
    assert [take.number for take in project.takes] == [2, 3, 4]


def test_choosing_a_take_brings_its_choices_back_and_leaves_the_gains() -> None:
    project = spoken().set(blink_rate=10.0).another_take(5).set(blink_rate=20.0, head=0.3)
    first = project.choose_take(project.takes[0].id)
    assert (first.settings.seed, first.settings.blink_rate) == (0, 10.0)
    assert first.settings.head == 0.3, "gains belong to all takes"
    second = first.choose_take(project.takes[1].id)
    assert (second.settings.seed, second.settings.blink_rate) == (5, 20.0)


def test_a_change_of_the_motion_changes_the_take_that_is_shown_only() -> None:
    project = spoken().another_take(5).set(seed=6)
    assert seeds(project) == [0, 6]
    assert project.choose_take(project.takes[0].id).set(seed=8).settings.seed == 8


def test_choosing_what_isnt_there_changes_nothing() -> None:
    project = spoken().another_take(1)
    assert project.choose_take("nothing") == project
    assert project.choose_take("") == project


def test_the_take_that_is_chosen_is_no_longer_compared() -> None:
    project = spoken().another_take(1)
    first, second = project.takes
    compared = project.but(other=first.id)
    assert compared.choose_take(first.id).other == ""
    assert compared.choose_take(second.id).other == first.id


@pytest.mark.parametrize(("removed", "shown"), [(0, 1), (1, 0), (2, 1)])
def test_after_removing_the_shown_take_its_neighbour_is_shown(removed: int, shown: int) -> None:
    project = spoken().another_take(1).another_take(2)
    project = project.choose_take(project.takes[removed].id)
    rest = project.without_take(project.takes[removed].id)
    assert rest.take == project.takes[shown].id
    assert rest.settings.seed == dict(project.takes[shown].choices)["seed"]
    assert len(rest.takes) == 2


def test_removing_another_take_leaves_the_shown_one() -> None:
    project = spoken().another_take(1).another_take(2)
    rest = project.but(other=project.takes[0].id).without_take(project.takes[0].id)
    assert (rest.take, rest.settings, rest.other) == (project.take, project.settings, "")


def test_removing_the_last_take_keeps_its_settings() -> None:
    project = spoken().another_take(4)
    project = project.without_take(project.takes[0].id)
    last = project.without_take(project.takes[0].id)
    assert (last.takes, last.take, last.settings.seed) == ((), "", 4)
    assert last.motion_key() == spoken(seed=4).motion_key()


def test_removing_what_isnt_there_changes_nothing() -> None:
    project = spoken().another_take(1)
    assert project.without_take("nothing") == project


# ---- imported motion


def test_an_imported_take_keeps_the_spoken_one() -> None:
    project = spoken().with_imported_take("dance.csv")
    assert [take.source for take in project.takes] == ["voice", "file"]
    shown = project.find(project.take)
    assert shown is not None and shown.name == "dance.csv"


def test_without_a_voice_the_imported_take_is_the_first() -> None:
    project = Project().with_imported_take("dance.csv")
    assert [(take.source, take.number) for take in project.takes] == [("file", 1)]
    assert project.motion_key() != ""


def test_settings_never_change_an_imported_take() -> None:
    project = spoken().with_imported_take("dance.csv")
    changed = project.set(seed=9, blink_rate=0.0)
    assert changed.takes == project.takes
    assert changed.motion_key() == project.motion_key()


# ---- keys


@given(st.sampled_from([n for n, k in declarations().items() if k.stage in ("shape", "video")]))
def test_gains_and_limits_leave_the_motion(name: str) -> None:
    known = declarations()[name]
    value = known.choices[-1] if known.choices else known.high
    if isinstance(known.default, bool):
        value = not known.default
    assert value is not None
    kind = type(known.default)
    project = spoken()
    assert project.set(**{name: kind(value)}).motion_key() == project.motion_key()


@pytest.mark.parametrize(
    "change",
    [{"seed": 1}, {"blink_rate": 3.0}, {"start": 0.5}, {"end": 2.0}, {"mode": "animal"}],
)
def test_what_decides_the_motion_changes_its_key(change: dict[str, float]) -> None:
    assert spoken().set(**change).motion_key() != spoken().motion_key()


def test_another_voice_is_another_motion_and_the_same_one_is_the_same() -> None:
    assert spoken().but(voice=Path("other.wav")).motion_key() != spoken().motion_key()
    assert spoken().but(voice=VOICE.absolute()).motion_key() == spoken().motion_key()


def test_a_photo_changes_no_motion() -> None:
    assert spoken().but(photo=Path("a.png")).motion_key() == spoken().motion_key()


def test_takes_have_their_own_keys_whichever_is_shown() -> None:
    project = spoken().another_take(1)
    first, second = (take.id for take in project.takes)
    assert project.motion_key(first) != project.motion_key(second)
    assert project.motion_key() == project.motion_key(second)
    back = project.choose_take(first)
    assert back.motion_key(second) == project.motion_key(second)
    assert back.motion_key() == project.motion_key(first)


def test_the_first_take_keeps_the_motion_that_was_there() -> None:
    before = spoken(seed=4)
    after = before.another_take(5)
    assert after.motion_key(after.takes[0].id) == before.motion_key()


def test_trimming_changes_all_spoken_takes_but_no_imported_one() -> None:
    project = spoken().another_take(1).with_imported_take("a.npz")
    trimmed = project.set(start=0.2)
    ids = [take.id for take in project.takes]
    changed = [project.motion_key(each) != trimmed.motion_key(each) for each in ids]
    assert changed == [True, True, False]


def test_choices_are_exactly_the_settings_of_the_motion() -> None:
    names = [name for name, known in declarations().items() if known.stage == "motion"]
    assert [name for name, _ in motion_choices(Settings())] == names


def test_the_settings_of_a_take_are_those_it_is_made_with() -> None:
    project = spoken().another_take(1).set(head=0.0)
    first = project.take_settings(project.takes[0].id)
    assert (first.seed, first.head) == (0, 0.0)
    assert project.take_settings() == project.settings


@given(st.lists(st.sampled_from(["another", "import", "choose", "remove", "seed"]), max_size=12))
def test_whatever_is_done_the_shown_take_exists_and_agrees_with_the_settings(
    steps: list[str],
) -> None:
    project = spoken()
    for number, step in enumerate(steps, 1):
        ids = [take.id for take in project.takes]
        if step == "another":
            project = project.another_take(number)
        elif step == "import":
            project = project.with_imported_take(f"{number}.npz")
        elif step == "choose":
            project = project.choose_take(ids[number % len(ids)] if ids else "")
        elif step == "remove":
            project = project.without_take(ids[number % len(ids)] if ids else "")
        else:
            project = project.set(seed=1000 + number)
        shown: Take | None = project.find(project.take)
        assert (shown is None) == (not project.takes)
        if shown is not None and shown.source == "voice":
            assert shown.choices == motion_choices(project.settings)
        assert len({take.number for take in project.takes}) == len(project.takes)
