"""Every choice that a user has: ranges, words, presets."""

from __future__ import annotations

import dataclasses
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.settings import (
    ENGINES,
    GROUP_LABELS,
    GROUPS,
    PRESET_HELP,
    PRESET_LABELS,
    PRESETS,
    STAGES,
    Declaration,
    Settings,
    declarations,
)

NUMBERS = [known for known in declarations().values() if known.low is not None]
CHOICES = [known for known in declarations().values() if known.choices]
SWITCHES = [known for known in declarations().values() if isinstance(known.default, bool)]
TEXTS = [
    known
    for known in declarations().values()
    if isinstance(known.default, str) and not known.choices
]


def named(known: Declaration) -> str:
    return known.name


def allowed(known: Declaration) -> st.SearchStrategy[Any]:
    if known.choices:
        return st.sampled_from(known.choices)
    if isinstance(known.default, bool):
        return st.booleans()
    if isinstance(known.default, str):
        return st.text(max_size=10)
    assert known.low is not None
    assert known.high is not None
    if isinstance(known.default, int):
        return st.integers(int(known.low), int(known.high))
    return st.floats(known.low, known.high)


every_choice = st.fixed_dictionaries(
    {}, optional={name: allowed(known) for name, known in declarations().items()}
)


def test_every_setting_is_one_of_the_four_kinds() -> None:
    kinds = [*NUMBERS, *CHOICES, *SWITCHES, *TEXTS]
    assert sorted(map(named, kinds)) == sorted(declarations())


@pytest.mark.parametrize("known", declarations().values(), ids=named)
def test_every_setting_is_explained_and_belongs_to_a_stage(known: Declaration) -> None:
    assert known.help.endswith(".")
    assert known.help[0].isupper()
    assert known.stage in STAGES
    assert "_" not in known.help


def test_help_texts_are_all_different() -> None:
    helps = [known.help for known in declarations().values()]
    assert len(set(helps)) == len(helps)


def test_the_order_follows_the_stages() -> None:
    stages = [STAGES.index(known.stage) for known in declarations().values()]
    assert stages == sorted(stages)


@given(choices=every_choice)
def test_everything_allowed_is_accepted_and_survives_a_file(choices: dict[str, Any]) -> None:
    settings = Settings(**choices)
    assert Settings.from_dict(settings.as_dict()) == settings
    assert Settings.from_dict(choices) == settings
    assert pickle.loads(pickle.dumps(settings)) == settings
    assert hash(settings) == hash(Settings(**choices))


@pytest.mark.parametrize("known", NUMBERS, ids=named)
def test_numbers_end_at_their_limits(known: Declaration) -> None:
    assert known.low is not None
    assert known.high is not None
    whole = isinstance(known.default, int)
    ends = [int(known.low), int(known.high)] if whole else [known.low, known.high]
    for end in ends:
        assert getattr(Settings().but(**{known.name: end}), known.name) == end
    step = 1 if whole else 0.001
    for outside in (ends[0] - step, ends[1] + step):
        with pytest.raises(UserError, match=f"{known.name} can't be") as caught:
            Settings().but(**{known.name: outside})
        assert f"{known.high:g}" in caught.value.hint
        assert known.unit in caught.value.hint


@pytest.mark.parametrize("known", NUMBERS, ids=named)
@pytest.mark.parametrize(
    "wrong", [float("nan"), float("inf"), -float("inf"), "1", None, True, [1], 1 + 0j]
)
def test_what_is_no_number_is_refused(known: Declaration, wrong: Any) -> None:
    with pytest.raises(UserError, match=known.name):
        Settings().but(**{known.name: wrong})


@pytest.mark.parametrize("known", [k for k in NUMBERS if isinstance(k.default, int)], ids=named)
def test_whole_numbers_stay_whole(known: Declaration) -> None:
    with pytest.raises(UserError, match=known.name):
        Settings().but(**{known.name: (known.low or 0) + 0.5})


@pytest.mark.parametrize("known", CHOICES, ids=named)
def test_a_wrong_choice_is_told_the_right_ones(known: Declaration) -> None:
    with pytest.raises(UserError, match=known.name) as caught:
        Settings().but(**{known.name: "something else"})
    for choice in known.choices:
        assert str(choice) in caught.value.hint


def test_a_choice_of_another_kind_is_refused_though_it_is_equal() -> None:
    with pytest.raises(UserError, match="fps"):
        Settings(fps=25.0)  # type: ignore[arg-type]


@pytest.mark.parametrize("known", SWITCHES, ids=named)
@pytest.mark.parametrize("wrong", [1, 0, "yes", None, 0.5])
def test_a_switch_is_yes_or_no(known: Declaration, wrong: Any) -> None:
    with pytest.raises(UserError, match=known.name):
        Settings().but(**{known.name: wrong})


@pytest.mark.parametrize("known", TEXTS, ids=named)
def test_a_text_is_a_text(known: Declaration) -> None:
    with pytest.raises(UserError, match=known.name):
        Settings().but(**{known.name: 5})


def test_unknown_names_are_refused_kindly() -> None:
    with pytest.raises(UserError, match="volume") as caught:
        Settings.from_dict({"volume": 11})
    assert "newer version" in caught.value.hint


def test_settings_never_change_in_place() -> None:
    settings = Settings()
    other = settings.but(head=0.5)
    assert (settings.head, other.head) == (1.0, 0.5)
    with pytest.raises(dataclasses.FrozenInstanceError):
        settings.head = 0.5  # type: ignore[misc]


@pytest.mark.parametrize("known", NUMBERS, ids=named)
def test_a_change_is_seen_by_its_own_stage_only(known: Declaration) -> None:
    other = known.high if known.default != known.high else known.low
    assert other is not None
    value = int(other) if isinstance(known.default, int) else other
    before, after = Settings(), Settings().but(**{known.name: value})
    changed = [stage for stage in STAGES if before.of(stage) != after.of(stage)]
    assert changed == [known.stage]


@pytest.mark.parametrize("name", PRESETS)
def test_presets_are_allowed_settings(name: str) -> None:
    assert Settings.from_dict(PRESETS[name]).as_dict() == Settings().as_dict() | PRESETS[name]


def test_the_natural_preset_is_the_default() -> None:
    assert Settings.from_dict(PRESETS["natural"]) == Settings()


def test_a_label_is_found_once_in_its_group() -> None:
    labels = [(known.group, known.label) for known in declarations().values()]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("known", declarations().values(), ids=named)
def test_every_setting_has_a_place_and_a_short_name_for_people(known: Declaration) -> None:
    assert known.group in GROUP_LABELS
    assert known.label[0].isupper()
    assert "_" not in known.label
    assert len(known.label) <= 24, "it stands beside a slider"
    assert known.engines
    assert set(known.engines) <= set(ENGINES)


@pytest.mark.parametrize("known", CHOICES, ids=named)
def test_every_choice_has_its_own_name(known: Declaration) -> None:
    assert len(set(known.choice_labels)) == len(known.choices)


def test_groups_and_presets_have_names() -> None:
    assert tuple(GROUP_LABELS) == GROUPS
    assert {known.group for known in declarations().values()} == set(GROUPS)
    assert list(PRESET_LABELS) == list(PRESET_HELP) == list(PRESETS)
