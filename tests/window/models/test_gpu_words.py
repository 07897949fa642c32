"""The graphics card in words: what is said, and how loudly."""

from __future__ import annotations

import pytest
from model_parts import NO_PACK, READY, card_facts, pack_state

from joyvasa_desktop.gpu_pack.state import PackState
from joyvasa_desktop.window.models.gpu_words import build_text, card_words, pack_facts

NAME = "NVIDIA GeForce RTX 4070 Laptop GPU"


@pytest.mark.parametrize(
    ("state", "said", "mood"),
    [
        (pack_state("none"), "The GPU pack isn't there", "quiet"),
        (pack_state("partial", to_get=1_300_000_000), "Incomplete: 1.30 GB to get", "warning"),
        (pack_state("partial", to_get=0), "Fetched, but not tried out yet", "warning"),
        (pack_state("damaged", why="It is damaged."), "It is damaged.", "bad"),
        (pack_state("outdated", why="It is another."), "It is another.", "warning"),
        (READY, f"Ready: the {NAME} is used", "good"),
        (pack_state("ready", why="Not now."), "Not now.", "warning"),
        (pack_state("ready"), "The GPU pack isn't used.", "warning"),
        (
            pack_state("none", None, why="The driver is too old."),
            "The driver is too old.",
            "warning",
        ),
    ],
)
def test_who_has_a_card_hears_how_it_stands(state: PackState, said: str, mood: str) -> None:
    words = card_words(card_facts(state))
    assert (words.text, words.mood) == (said, mood)


def test_who_has_none_is_not_warned() -> None:
    assert card_words(NO_PACK).mood == "quiet"
    assert card_words(card_facts(pack_state("none", None), cards=())).text == (
        "There is no NVIDIA graphics card."
    )


def test_other_builds_only_say_what_they_are() -> None:
    for edition in ("", "nvidia"):
        facts = card_facts(pack_state("none", None, why="So it is."), edition=edition)  # type: ignore[arg-type]
        assert card_words(facts).text == "So it is." and card_words(facts).mood == "quiet"
        assert pack_facts(facts) == ""


def test_a_list_that_cannot_be_read_is_said() -> None:
    assert card_words(card_facts(None, trouble="The list is damaged.")).text == (
        "The list is damaged."
    )


def test_sizes_are_those_on_the_disk() -> None:
    assert pack_facts(card_facts(pack_state("none"))) == "4.90 GB on the disk · CUDA 13.0"
    smaller = pack_state("ready", to_get=0, on_disk=4_100_000_000, active=True)
    assert pack_facts(card_facts(smaller)) == "4.10 GB on the disk · CUDA 13.0"
    assert pack_facts(NO_PACK) == ""


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (READY, f"GPU pack: CUDA 13.0, PyTorch 2.13.0 · {NAME} (driver 581.15)"),
        (pack_state("none"), f"GPU pack: none · {NAME} (driver 581.15)"),
        (pack_state("none", None), f"{NAME} (driver 581.15)"),
    ],
)
def test_one_line_for_the_about_page(state: PackState, said: str) -> None:
    assert build_text(card_facts(state)) == said


def test_one_line_without_a_card() -> None:
    assert build_text(NO_PACK) == "NVIDIA graphics card: none"
