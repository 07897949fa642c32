"""How alike pictures are, and what is remembered of trials."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

import joyvasa_desktop
from joyvasa_desktop import paths
from joyvasa_desktop.render.precision import LEAST, Trials, likeness

CARD = "NVIDIA GeForce RTX 4090, driver 550.54.14, PyTorch 2.13.0"
KEY = f"{CARD}, program {joyvasa_desktop.__version__}"


@settings(deadline=None)
@given(st.floats(1e-4, 0.5))
def test_likeness_is_the_peak_signal_to_noise_ratio(error: float) -> None:
    wanted = torch.full((1, 3, 4, 4), 0.5)
    found = likeness(wanted + error, wanted)
    assert found == pytest.approx(-20 * math.log10(error), abs=0.01)


def test_equal_pictures_are_as_alike_as_it_goes() -> None:
    assert likeness(torch.rand(1, 3, 4, 4), torch.ones(1, 3, 4, 4)) < LEAST
    assert likeness(torch.ones(1, 3, 4, 4), torch.ones(1, 3, 4, 4)) == 100


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("which", [0, 1])
def test_a_picture_with_holes_is_like_none(bad: float, which: int) -> None:
    pictures = [torch.rand(1, 3, 4, 4), torch.rand(1, 3, 4, 4)]
    pictures[which][0, 0, 0, 0] = bad
    assert likeness(*pictures) == 0


def test_a_black_picture_isn_t_like_a_photo() -> None:
    assert likeness(torch.zeros(1, 3, 8, 8), torch.rand(1, 3, 8, 8)) < LEAST


def test_results_are_kept_for_the_next_start() -> None:
    assert Trials().result(CARD) is None
    Trials().remember(CARD, 61.237)
    assert Trials().result(CARD) == 61.24
    assert Trials().result("another card") is None
    assert [path.name for path in paths.cache().iterdir()] == ["half_precision.json"]


def test_another_version_of_the_program_tries_again(monkeypatch: pytest.MonkeyPatch) -> None:
    Trials().remember(CARD, 60.0)
    monkeypatch.setattr(joyvasa_desktop, "__version__", "99.0")
    assert Trials().result(CARD) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1, 2]",
        b"\xff\xfe\x00",
        b'"text"',
        b"[" * 60_000,
        b" " * 100_000 + json.dumps({KEY: 60}).encode(),
        json.dumps({KEY: "60"}).encode(),
        json.dumps({KEY: True}).encode(),
        json.dumps({KEY: None}).encode(),
    ],
)
def test_a_file_that_isn_t_ours_counts_for_nothing_and_is_replaced(
    content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "trials.json"
    path.write_bytes(content)
    assert Trials(path).result(CARD) is None
    Trials(path).remember(CARD, 55)
    assert Trials(path).result(CARD) == 55


def test_the_file_has_a_result_for_each_card_and_version(tmp_path: Path) -> None:
    path = tmp_path / "trials.json"
    path.write_text(json.dumps({KEY: 60}), "utf-8")
    assert Trials(path).result(CARD) == 60


def test_the_file_stays_small(tmp_path: Path) -> None:
    path = tmp_path / "trials.json"
    for number in range(40):
        Trials(path).remember(f"card {number}", number)
    assert Trials(path).result("card 39") == 39
    assert Trials(path).result("card 1") is None
    assert len(json.loads(path.read_text("utf-8"))) <= 20


def test_without_a_place_to_write_it_is_remembered_until_the_end(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    trials = Trials(blocked / "trials.json")
    trials.remember(CARD, 58)
    assert trials.result(CARD) == 58
    assert Trials(blocked / "trials.json").result(CARD) is None
