"""Folders filled as the READMEs of JoyVASA and LivePortrait say are used where they lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from parity.synthetic import Synthetic

from joyvasa_desktop.weights.folders import recognised
from joyvasa_desktop.weights.store import State, Store

HUMAN = [f"liveportrait_{part}" for part in "FMGWS"]
FIRST = [f"animal_{part}" for part in "FMGW"]
NEWER = [f"animal_{part}_v11" for part in "FMGW"]
VOICE = ["joyvasa_motion_template", "enc_chinese_hubert"]

GENERATORS = ["iter_0020000.pt", "motion_generator_hubert_chinese.pt"]
"""The name in the README, and the one under which it is published."""

USABLE = {State.READY, State.UNKNOWN}
"""The synthetic files have the published shapes, but neither the published size nor content."""


def usable(store: Store, *names: str) -> set[str]:
    """The ids among bundles and ids that can be used as they are."""
    states = map(store.file, store.catalogue.ids(names))
    return {each.file.id for each in states if each.state in USABLE}


@pytest.mark.full_size
@pytest.mark.parametrize("generator", GENERATORS)
@pytest.mark.parametrize("encoder", ["chinese-hubert-base", "TencentGameMate:chinese-hubert-base"])
@pytest.mark.parametrize("chosen", [".", "pretrained_weights", "pretrained_weights/JoyVASA"])
def test_joyvasas_folder_is_used_where_it_lies(
    synthetic: Synthetic, tmp_path: Path, generator: str, encoder: str, chosen: str
) -> None:
    if ":" in encoder and os.name == "nt":
        pytest.skip("Windows has no such names")
    root = tmp_path / "JoyVASA" / "pretrained_weights"
    synthetic.only(root, *HUMAN, *FIRST, "animal_S", *VOICE, "joyvasa_motion_hubert")
    (root / "chinese-hubert-base").replace(root / encoder)
    made = root / "JoyVASA" / "motion_generator" / GENERATORS[0]
    made.replace(made.with_name(generator))
    before = sorted(root.rglob("*"))

    store = Store(tmp_path / "own", [root.parent / chosen])
    human = store.bundle("human")
    assert usable(store, "human") == set(store.catalogue.ids(["human"])), human
    assert human.state in USABLE and human.to_get == 0
    assert usable(store, "hubert-weights") >= {"hub-cfg", "hub-w"}
    assert usable(store, "animal-first") == set(store.catalogue.ids(["animal-first"]))
    mg = store.file("mg").path
    assert mg == made.with_name(generator)
    assert mg == recognised(root.parent / chosen).path("mg")
    assert sorted(root.rglob("*")) == before and not store.folder.exists()


@pytest.mark.full_size
def test_liveportraits_folder_is_used_where_it_lies(synthetic: Synthetic, tmp_path: Path) -> None:
    root = tmp_path / "LivePortrait" / "pretrained_weights"
    synthetic.only(root, *HUMAN, *NEWER, *FIRST, "animal_S", "liveportrait_animals__xpose")
    store = Store(tmp_path / "own", [root.parent])
    lacking = {"mg", "mt", "hub-cfg"}
    for bundle in ("human", "animal", "animal-first"):
        assert usable(store, bundle) == set(store.catalogue.ids([bundle])) - lacking
        assert store.bundle(bundle).to_get == store.catalogue.size(*lacking)
    assert usable(store, "animal-points") == {"xpose"}
    newer = root / "liveportrait_animals" / "base_models_v1.1"
    assert recognised(root).path("an-F").parent == newer


def test_a_folder_with_a_cut_off_file_says_so(synthetic: Synthetic, tmp_path: Path) -> None:
    root = tmp_path / "pretrained_weights"
    place = root / "liveportrait/retargeting_models/stitching_retargeting_module.pth"
    whole = synthetic.file("liveportrait_S").read_bytes()
    place.parent.mkdir(parents=True)
    place.write_bytes(whole)
    store = Store(tmp_path / "own", [root])
    assert store.file("lp-S").state in USABLE
    place.write_bytes(whole[: len(whole) // 2])
    assert store.file("lp-S").state is State.PARTIAL
    assert store.file("lp-S").to_get == store.file("lp-S").file.size
