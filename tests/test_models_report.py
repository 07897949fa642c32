"""How the models are told: states in words, tables, JSON, the README's tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_models import body, fill, use_small_models

from joyvasa_desktop import paths
from joyvasa_desktop.models_report import (
    WORDS,
    bundle_values,
    bundle_word,
    bundles_table,
    file_line,
    file_word,
    files_table,
    licence_text,
    markdown_bundles,
    markdown_files,
    report_values,
    table,
)
from joyvasa_desktop.weights.catalogue import Catalogue, catalogue
from joyvasa_desktop.weights.choices import accept_version
from joyvasa_desktop.weights.store import State, Store


@pytest.fixture
def store() -> Store:
    """With what makes people speak, of which nothing was compared yet."""
    known = use_small_models()
    store = Store()
    fill(store.folder, known, "human")
    return store


def lines(text: str) -> dict[str, str]:
    return {line.split()[0]: line for line in text.splitlines() if not line.startswith(" ")}


def test_every_state_has_its_word() -> None:
    assert set(WORDS) == set(State)
    assert len(set(WORDS.values())) == len(State)


def test_a_bundle_is_ready_and_after_a_check_that_is_sure(store: Store) -> None:
    assert bundle_word(store.bundle("human")) == "ready, not checked"
    store.check(["human"])
    assert bundle_word(store.bundle("human")) == "ready"
    assert bundle_word(store.bundle("faces")) == "not there"


def test_a_file_is_told_with_what_is_wrong_about_it(store: Store) -> None:
    assert file_word(store.file("lp-F")) == "ready, not checked"
    place = store.place("lp-F")
    place.write_bytes(body("lp-F")[:-1] + b"?")
    (state,) = store.check(["lp-F"])
    assert file_word(state) == "damaged"
    assert file_line(state) == state.reason and place.name in state.reason
    place.write_bytes(body("lp-F"))
    (state,) = store.check(["lp-F"])
    assert file_line(state) == f"{state.file.path}: ready"


def test_another_version_that_the_user_wants_is_ready(store: Store) -> None:
    place = store.place("hub-cfg")
    place.write_text('{"hidden_size": 4}', "utf-8")
    (state,) = store.check(["hub-cfg"])
    assert file_word(state) == "another version"
    accept_version("hub-cfg", state.sha256)
    assert file_word(store.file("hub-cfg")) == "ready, another version"


def test_the_strictest_licence_comes_first() -> None:
    known = catalogue()
    texts = {name: licence_text(known, each) for name, each in known.bundles.items()}
    assert texts["human"] == "MIT"
    assert texts["faces"] == "Non-commercial research only, MIT"


def test_columns_are_as_wide_as_they_need_to_be() -> None:
    assert table([("a", "bb", "c"), ("ddd", "", "e")]) == "a    bb  c\nddd      e"


def test_the_table_of_bundles(store: Store) -> None:
    shown = bundles_table(store.catalogue, store.bundles())
    told = lines(shown)
    assert list(told) == ["bundle", *store.catalogue.bundles]
    assert "ready, not checked" in told["human"] and " - " in told["human"]
    # What people need already serves animals, too.
    assert told["animal"].split()[3:7] == ["263", "kB", "146", "kB"]
    purposes = bundles_table(store.catalogue, store.bundles(), purposes=True)
    assert all(each.purpose in purposes for each in store.catalogue.bundles.values())
    assert lines(purposes) == told


def test_the_table_of_files_names_places_without_the_user(store: Store) -> None:
    shown = files_table(store.bundle("human"))
    assert "spade_generator.pth" in shown and "~" in shown
    assert str(Path.home()) not in shown
    # Of what isn't there one sees where it would be.
    assert "insightface/models/buffalo_l/det_10g.onnx" in files_table(store.bundle("faces"))


def test_the_report_for_programs_is_complete(store: Store) -> None:
    values = json.loads(json.dumps(report_values(store, store.bundles())))
    assert values["folder"] == str(paths.data() / "weights") and values["writable"] is True
    bundles = {each["name"]: each for each in values["bundles"]}
    assert set(bundles) == set(store.catalogue.bundles)
    human = bundles["human"]
    assert (human["state"], human["to_get"], human["must_accept"]) == ("ready", 0, [])
    assert bundles["faces"]["must_accept"] == ["insightface"]
    assert [each["id"] for each in human["files"]] == list(store.catalogue.bundles["human"].files)
    assert all(each["size"] == each["there"] for each in human["files"])
    assert bundle_values(store.catalogue, store.bundle("faces"))["files"][0]["path"] is None


@pytest.mark.parametrize("known", [catalogue()], ids=["published"])
def test_the_readme_s_tables_name_every_bundle_and_file(known: Catalogue) -> None:
    bundles, files = markdown_bundles(known), markdown_files(known)
    assert all(f"| `{name}` |" in bundles for name in known.bundles)
    assert "| `human` | What the JoyVASA engine needs to make a person speak. | 936 MB |" in bundles
    for name in known.ids(known.bundles):
        assert str(known.files[name].path) in files
    rows = {line.split("`")[1]: line for line in files.splitlines()[2:]}
    assert "**non-commercial research only**" in rows["insightface/models/buffalo_l/det_10g.onnx"]
    assert rows["liveportrait/landmark.onnx"].endswith("| MIT |")
