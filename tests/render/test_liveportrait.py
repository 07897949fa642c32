"""LivePortrait's files, what is said when they don't fit, and how its networks meet a card."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from pretended import Sizes, photo
from strict_card import CARD, StrictCard

from joyvasa_desktop.compute import Compute
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.render import drawing, liveportrait
from joyvasa_desktop.render.application import Application, Options
from joyvasa_desktop.render.drawing import Drawing
from joyvasa_desktop.render.liveportrait import LivePortrait
from joyvasa_desktop.render.networks.appearance import AppearanceExtractor
from joyvasa_desktop.render.networks.generator import Generator
from joyvasa_desktop.render.networks.motion import MotionExtractor
from joyvasa_desktop.render.networks.stitching import Corrections
from joyvasa_desktop.render.networks.warping import WarpingModule
from joyvasa_desktop.render.precision import Trials
from joyvasa_desktop.weights.folders import recognised, usual_place

NAMES = (
    "appearance_feature_extractor.pth",
    "motion_extractor.pth",
    "warping_module.pth",
    "spade_generator.pth",
)
HUMAN = "liveportrait/base_models"
ANIMAL = "liveportrait_animals/base_models"


def put(root: Path, folder: str = HUMAN, names: tuple[str, ...] = NAMES) -> Path:
    """Files that are checkpoints, but no network's."""
    (root / folder).mkdir(parents=True, exist_ok=True)
    for name in names:
        torch.save({"first.conv.weight": torch.zeros(2, 2)}, root / folder / name)
    return root


def test_a_missing_file_is_named(tmp_path):
    put(tmp_path, names=NAMES[1:])
    with pytest.raises(UnreadableFile, match=NAMES[0]) as caught:
        LivePortrait.load(tmp_path)
    assert caught.value.hint


def test_people_s_networks_are_none_for_animals(tmp_path):
    with pytest.raises(UnreadableFile, match="There is no"):
        LivePortrait.load(put(tmp_path), "animal")
    with pytest.raises(UnreadableFile, match=r"first\.conv\.weight"):
        LivePortrait.load(put(tmp_path, ANIMAL), "animal")


def test_a_foreign_file_is_named_with_what_is_wrong(tmp_path):
    with pytest.raises(UnreadableFile) as caught:
        LivePortrait.load(put(tmp_path))
    assert NAMES[0] in caught.value.message
    assert "first.conv.weight" in caught.value.message
    assert caught.value.hint


def test_what_was_recognised_elsewhere_serves_as_well(tmp_path):
    with pytest.raises(UnreadableFile, match=NAMES[0]):
        LivePortrait.load(recognised(tmp_path / "empty", put(tmp_path / "full")))


def test_a_cut_off_file_is_refused(tmp_path):
    path = put(tmp_path) / HUMAN / NAMES[0]
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableFile, match=NAMES[0]):
        LivePortrait.load(tmp_path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", None])
def test_frames_are_drawn_without_a_damaged_file_for_stitching(content, tmp_path, monkeypatch):
    stitching = tmp_path / usual_place("lp-S")
    stitching.parent.mkdir(parents=True, exist_ok=True)
    if content is None:
        torch.save({"a": torch.zeros(1)}, stitching)
    else:
        stitching.write_bytes(content)
    monkeypatch.setattr(liveportrait, "_read", lambda *given: torch.nn.Identity())
    networks = LivePortrait.load(put(tmp_path))
    assert not networks.stitches and stitching.name in networks.trouble
    points = torch.rand(1, 21, 3)
    assert torch.equal(networks.stitch(points, points + 1), points + 1)
    stitching.unlink()
    assert LivePortrait.load(tmp_path).trouble == ""


class Ones(Sizes):
    """Tensors on the processor."""

    def take(self, name: str, *shape: int) -> torch.Tensor:
        return torch.ones(shape)


def on_card(device: str, dtype: torch.dtype) -> LivePortrait:
    """All networks of the published size; stitching is the processor's."""
    assert device == "cuda"
    return LivePortrait(
        CARD,
        dtype,
        Corrections(Ones(), Ones(), Ones()),
        AppearanceExtractor(Sizes()),
        MotionExtractor(Sizes()),
        WarpingModule(Sizes()).to(CARD, dtype),
        Generator(Sizes()).to(CARD, dtype),
    )


@pytest.mark.parametrize(
    ("precision", "formats"),
    [
        ("float32", [torch.float32]),
        ("float16", [torch.float32, torch.float16]),
        ("bfloat16", [torch.bfloat16]),
    ],
)
def test_a_card_s_tensors_never_meet_the_processor_s(
    precision, formats, tmp_path, monkeypatch: pytest.MonkeyPatch
):
    loads = []

    def load(device: str, dtype: torch.dtype) -> LivePortrait:
        loads.append(dtype)
        return on_card(device, dtype)

    monkeypatch.setattr(drawing, "likeness", lambda picture, wanted: 60.0)
    made = Drawing(load, Compute("cuda", precision, 6 * 10**9), Trials(tmp_path / "trials.json"))
    told = []
    with StrictCard():
        seen = made.look(photo(), told.append)
        corrections = seen.corrections
        moved = Application(
            seen.info, corrections.stitch, corrections.lips, Options(), lip_ratio=0.2
        ).keypoints(np.ones((7, 70), np.float32), np.ones(70, np.float32), "absolute")
        pictures = made.pictures(seen, moved, told.append)
    assert pictures.shape == (7, 512, 512, 3)
    assert loads == formats
    assert told == []


def test_whole_frames_are_compiled_in_one_piece():
    made = on_card("cuda", torch.float16)
    still = torch.zeros(1, 21, 3, device=CARD)
    source = made.source(torch.zeros(1, 32, 16, 64, 64, device=CARD), still)
    with torch.inference_mode():
        compiled = torch.compile(made.frames, backend="eager", fullgraph=True)
        assert compiled(source, still.expand(4, -1, -1)).shape == (4, 3, 512, 512)
    torch.compiler.reset()
