"""Which engines there are, and what people are told about them."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from small_models import fill, forbid, forbid_to_enter, use_small_models
from store_files import content

from joyvasa_desktop import engines
from joyvasa_desktop.engines import (
    NAMES,
    check_engine,
    faulty_models,
    lacks_models,
    naming_way_out,
    notes_on_unused,
    preferred,
    uses,
    why_not,
)
from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.finding import size_text
from joyvasa_desktop.settings import ENGINES, declarations
from joyvasa_desktop.weights import choices
from joyvasa_desktop.weights.catalogue import catalogue
from joyvasa_desktop.weights.damage import DOWNLOAD_AGAIN, damaged
from joyvasa_desktop.weights.folders import NEEDED, standard_folders, usual_place
from joyvasa_desktop.weights.store import Store


def test_every_engine_has_a_name() -> None:
    assert tuple(NAMES) == ENGINES


def test_the_built_in_engine_is_always_there() -> None:
    assert why_not("builtin") == ""
    check_engine("builtin")


def put(name: str, root: Path | None = None) -> Path:
    place = (root or standard_folders()[0]) / usual_place(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content(name, place.suffix))
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


def test_what_has_come_of_a_download_that_was_stopped_is_not_counted_again() -> None:
    store, name = Store(), NEEDED["human"][0]
    part = store.arriving(name)
    part.parent.mkdir(parents=True)
    part.write_bytes(bytes(4_000_000))
    left = store.bundle("human").to_get
    assert left == catalogue().size("human") - 4_000_000
    assert f"its models for people: {size_text(left)}, not there yet." in why_not("joyvasa")
    for other in NEEDED["human"][1:]:
        put(other)
    assert f"({size_text(store.file(name).to_get)})" in why_not("joyvasa")


def test_a_home_that_may_not_be_entered_leaves_the_built_in_engine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    forbid_to_enter(monkeypatch, standard_folders()[0])
    assert why_not("joyvasa").endswith("its models for people: 936 MB, not there yet.")
    assert preferred() == "builtin"


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


DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-20]),
    "a web page": lambda path: path.write_bytes(b"<!DOCTYPE html><html>"),
}


def test_a_model_that_may_not_be_read_lacks_and_is_not_called_damaged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    places = {name: put(name) for name in NEEDED["human"]}
    with monkeypatch.context() as patched:
        forbid(patched, places["lp-G"])
        reason = why_not("joyvasa")
        assert "spade_generator.pth may not be read. Change its permissions" in reason
        assert "amaged" not in reason and preferred() == "builtin"
    assert why_not("joyvasa") == "" and preferred() == "joyvasa"


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_model_lacks_until_it_is_whole_again(damage: str) -> None:
    places = {name: put(name) for name in {**dict.fromkeys(NEEDED["human"]), "an-F": None}}
    assert why_not("joyvasa") == "" and not faulty_models("human")
    DAMAGE[damage](places["lp-G"])
    reason = why_not("joyvasa")
    assert "for people can't be used: spade_generator.pth (" in reason
    assert preferred() == "builtin" and lacks_models("human") and faulty_models("human")
    with pytest.raises(UserError, match="can't be used"):
        check_engine("joyvasa")
    assert "lacks 3 of its models for animals" in why_not("joyvasa", "animal"), "not theirs"
    places["mt"].unlink()
    assert "2 models of the JoyVASA engine for people are of no use" in why_not("joyvasa")
    put("mt")
    put("lp-G")
    assert why_not("joyvasa") == "" and preferred() == "joyvasa"


def test_a_damaged_model_for_animals_leaves_people_alone() -> None:
    for name in {*NEEDED["human"], *NEEDED["animal"]}:
        put(name)
    DAMAGE["cut off"](put("an-W"))
    assert "for animals can't be used: warping_module.pth" in why_not("joyvasa", "animal")
    assert preferred("animal") == "builtin" and preferred() == "joyvasa"
    DAMAGE["empty"](put("an-F"))
    assert "2 models of the JoyVASA engine for animals" in why_not("joyvasa", "animal")


def test_the_first_version_s_networks_are_judged_as_what_they_are() -> None:
    use_small_models()
    root = standard_folders()[0]
    small = catalogue()
    fill(root, small, "mg", "mt", "an0-F", "an0-M", "an0-W", "an0-G")
    assert why_not("joyvasa", "animal") == ""
    place = root / small.files["an0-M"].path
    place.write_bytes(bytes(small.files["an0-M"].size or 0))
    assert why_not("joyvasa", "animal") == "", "nobody has read it yet"
    Store().check(["an0-M"])
    assert "for animals can't be used: motion_extractor.pth" in why_not("joyvasa", "animal")


def test_what_a_check_has_found_counts_until_another_file_comes() -> None:
    use_small_models()
    root = standard_folders()[0]
    small = catalogue()
    fill(root, small, *NEEDED["human"])
    place = root / small.files["lp-W"].path
    whole = place.read_bytes()
    place.write_bytes(bytes(len(whole)))
    assert why_not("joyvasa") == ""
    Store().check(["human"])
    assert "for people can't be used: warping_module.pth" in why_not("joyvasa")
    choices.accept_version("lp-W", hashlib.sha256(bytes(len(whole))).hexdigest())
    assert why_not("joyvasa") == "", "the user wants this one"
    choices.save(choices.Choices())
    assert why_not("joyvasa")
    place.write_bytes(whole)
    assert why_not("joyvasa") == ""


def test_a_weight_file_that_cant_be_loaded_is_told_with_the_commands_that_help() -> None:
    with pytest.raises(UnreadableFile, match=r"bad\.pth") as caught, naming_way_out("joyvasa"):
        raise damaged("bad.pth", "it is cut off")
    for words in ("models check", "models get human", "--engine builtin"):
        assert words in caught.value.hint
    for engine, hint in (("joyvasa", "Choose another photo."), ("builtin", DOWNLOAD_AGAIN)):
        with pytest.raises(UserError) as caught_error, naming_way_out(engine, "animal"):
            raise UserError("It isn't good.", hint)
        assert caught_error.value.hint == hint


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
