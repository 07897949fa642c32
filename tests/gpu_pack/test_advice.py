"""Who has a card hears why the processor works, in whole sentences with a way out."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_packs import CARD, Machine, SmallPack

from joyvasa_desktop.gpu_pack.advice import why_processor
from joyvasa_desktop.gpu_pack.packs import Pack
from joyvasa_desktop.gpu_pack.state import Kind, PackState


@pytest.mark.parametrize(
    ("kind", "size", "why", "words"),
    [
        ("none", 2_520_000_000, "", ["2.52 GB", CARD.name, "gpu get"]),
        ("partial", 1_000_000, "", ["1 MB", "gpu get"]),
        ("partial", 0, "", ["hasn't been tried out", "gpu get"]),
        ("damaged", 5, "The GPU pack is damaged: x is missing.", ["is damaged: x", "again"]),
        ("outdated", 5, "It is of another version.", ["another version", "again"]),
        ("ready", 0, "", ["next start", CARD.name]),
    ],
)
def test_each_state_has_its_way_out(
    kind: Kind, size: int, why: str, words: list[str], machine: Machine
) -> None:
    (pack,) = machine.offer(SmallPack())
    told = why_processor(state_of(kind, pack, size, why), CARD.name)
    assert all(word in told for word in words)
    assert told.endswith("Until then the processor does the work, which takes much longer.")


def test_where_none_can_be_had_the_reason_is_told() -> None:
    why = "NVIDIA's driver 470.1 is too old. Install NVIDIA's newest driver."
    told = why_processor(state_of("none", None, 0, why), CARD.name)
    assert told == f"{why} The processor does the work, which takes much longer."


def state_of(kind: Kind, pack: Pack | None, size: int, why: str) -> PackState:
    return PackState(kind, pack, size, 0, Path(), False, why)
