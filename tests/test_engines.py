"""Which engines there are, and what people are told about them."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from joyvasa_desktop import engines
from joyvasa_desktop.engines import NAMES, check_engine, notes_on_unused, preferred, uses, why_not
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.finding import size_text
from joyvasa_desktop.settings import ENGINES, declarations
from joyvasa_desktop.weights.catalogue import catalogue
from joyvasa_desktop.weights.folders import NEEDED, standard_folders, usual_place


def test_every_engine_has_a_name() -> None:
    assert tuple(NAMES) == ENGINES


def test_the_built_in_engine_is_always_there() -> None:
    assert why_not("builtin") == ""
    check_engine("builtin")


def put(name: str, root: Path | None = None) -> Path:
    place = (root or standard_folders()[0]) / usual_place(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.touch()
    return place


def test_an_engine_that_is_missing_says_why_and_names_another() -> None:
    reason = why_not("joyvasa")
    assert "models" in reason
    with pytest.raises(UserError) as caught:
        check_engine("joyvasa")
    assert caught.value.message == reason
    assert "built-in" in caught.value.hint and "models get human" in caught.value.hint


def test_an_engine_is_there_as_soon_as_its_last_file_is_and_no_longer() -> None:
    assert preferred() == "builtin"
    *others, last = NEEDED["human"]
    for name in others:
        put(name)
        assert why_not("joyvasa")
    place = put(last)
    assert why_not("joyvasa") == ""
    check_engine("joyvasa")
    assert preferred() == "joyvasa"
    place.unlink()
    assert place.name in why_not("joyvasa")
    assert preferred() == "builtin"


def test_what_is_missing_is_told_with_its_size() -> None:
    assert why_not("joyvasa").endswith("its models for people: 936 MB, not there yet.")
    first, second, *others = NEEDED["human"]
    for name in others:
        put(name)
    several = why_not("joyvasa")
    assert "lacks 2 of its models for people (414 MB)" in several
    assert usual_place(first).name in several
    put(first)
    one = why_not("joyvasa")
    assert "lacks one of its models for people" in one
    assert f"{usual_place(second).name} (3.62 kB)" in one


def test_people_and_animals_have_models_of_their_own() -> None:
    for name in NEEDED["human"]:
        put(name)
    assert preferred() == "joyvasa" and preferred("animal") == "builtin"
    reason = why_not("joyvasa", "animal")
    assert "lacks 4 of its models for animals" in reason
    check_engine("builtin", "animal")
    with pytest.raises(UserError, match="for animals") as caught:
        check_engine("joyvasa", "animal")
    assert "models get animal" in caught.value.hint
    places = [put(name) for name in NEEDED["animal"]]
    assert why_not("joyvasa", "animal") == why_not("joyvasa") == ""
    assert preferred("animal") == "joyvasa"
    places[-1].unlink()
    assert "for animals" in why_not("joyvasa", "animal")
    assert why_not("joyvasa") == ""


def test_a_file_is_seen_on_disks_that_leave_a_folders_time_as_it_is() -> None:
    *others, last = NEEDED["human"]
    for name in others:
        put(name)
    folder = (standard_folders()[0] / usual_place(last)).parent
    folder.mkdir(parents=True, exist_ok=True)
    before = folder.stat()
    assert why_not("joyvasa")
    place = put(last)
    os.utime(folder, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert why_not("joyvasa") == ""
    place.unlink()
    os.utime(folder, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert place.name in why_not("joyvasa")


def test_a_newer_catalogue_may_lack_a_file_or_a_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    known = catalogue()
    gone = replace(
        known,
        bundles={name: each for name, each in known.bundles.items() if name != "human"},
        files={name: each for name, each in known.files.items() if name != "lp-W"},
    )
    monkeypatch.setattr(engines, "catalogue", lambda: gone)
    assert "for people" in why_not("joyvasa")
    for name in NEEDED["human"]:
        if name not in ("lp-W", "mt"):
            put(name)
    reason = why_not("joyvasa")
    assert f"({size_text(known.size('mt'))})" in reason
    put("mt")
    assert usual_place("lp-W").name in why_not("joyvasa")


@pytest.mark.parametrize(
    ("lacking", "called"), [({"torch"}, "PyTorch"), ({"transformers"}, "transformers")]
)
def test_packages_that_are_missing_are_named(
    monkeypatch: pytest.MonkeyPatch, lacking: set[str], called: str
) -> None:
    for name in NEEDED["human"]:
        put(name)
    find = engines.find_spec
    monkeypatch.setattr(engines, "find_spec", lambda name: None if name in lacking else find(name))
    reason = why_not("joyvasa")
    assert f"needs {called} besides" in reason
    assert "joyvasa-desktop[full]" in reason
    assert preferred() == "builtin"


def test_looking_for_an_engine_loads_none_of_it() -> None:
    script = (
        "import sys; from joyvasa_desktop.engines import why_not; assert why_not('joyvasa')\n"
        "assert not {'torch', 'transformers', 'numpy'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_what_an_engine_uses_is_what_the_declaration_says() -> None:
    assert uses("builtin", "teeth")
    assert not uses("joyvasa", "teeth")
    assert uses("joyvasa", "cfg_scale")
    assert not uses("builtin", "cfg_scale")
    assert all(uses(engine, "head") for engine in ENGINES)


def test_a_note_for_every_given_setting_that_changes_nothing() -> None:
    (note,) = notes_on_unused("builtin", ["head", "feather", "teeth"])
    assert declarations()["feather"].label in note
    assert "Built-in" in note
    assert notes_on_unused("joyvasa", ["head"]) == []
