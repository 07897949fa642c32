"""The synthetic checkpoints are those that the reference numbers were made with."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from parity.synthetic import Synthetic, thinned


@pytest.mark.parametrize(
    "name", ["joyvasa_motion_template", "joyvasa_motion_tiny", "enc_tiny_hubert", "liveportrait_S"]
)
def test_tensors_are_reproduced_to_the_bit(synthetic: Synthetic, shared: Path, name: str) -> None:
    records = json.loads((shared / "parity" / "checksums.json").read_text("utf-8"))
    manifest = synthetic.generator.load_manifest(name)
    record = records[f"0:{manifest['file']}"]
    assert synthetic.generator.checksum(name)["crc32"] == record["crc32"]


def test_a_checkpoint_is_made_once_with_its_sidecars(synthetic: Synthetic) -> None:
    path = synthetic.file("enc_tiny_hubert")
    made = path.stat().st_mtime_ns
    assert json.loads(path.with_name("config.json").read_text("utf-8"))["num_hidden_layers"] == 2
    assert synthetic.file("enc_tiny_hubert").stat().st_mtime_ns == made


def test_a_root_of_its_own_holds_only_what_was_asked_for(
    synthetic: Synthetic, tmp_path: Path
) -> None:
    root = synthetic.only(tmp_path, "liveportrait_[FS]")
    found = {path.name for path in root.rglob("*") if path.is_file()}
    assert found == {"appearance_feature_extractor.pth", "stitching_retargeting_module.pth"}


def test_the_thinned_places_hold_the_ends() -> None:
    places = thinned((7, 1), np.array([3, 5]))
    assert [place.tolist() for place in places] == [[0, 3, 6], [0]]
