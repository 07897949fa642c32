"""States, sizes and progress of the models in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from model_parts import LOADING, bundle_state

from joyvasa_desktop.weights.states import State
from joyvasa_desktop.weights.transfer import Doing, Transfer
from joyvasa_desktop.window.models.wording import (
    file_names,
    short_transfer_text,
    size_text,
    state_words,
    transfer_text,
)


@pytest.mark.parametrize(
    ("states", "text", "mood"),
    [
        ((State.ABSENT,), "Not there", "quiet"),
        ((State.READY,), "Ready, and checked", "good"),
        ((State.READY, State.ABSENT), "Incomplete: 435 MB to get", "warning"),
    ],
)
def test_a_state_is_told_in_words(states: tuple[State, ...], text: str, mood: str) -> None:
    # Of the points' files the first one is the large one, so that one is given last.
    state = bundle_state("animal-points", *reversed(states))
    words = state_words(state)
    assert (words.text, words.mood) == (text, mood)


def test_whether_it_was_checked_is_said() -> None:
    words = state_words(bundle_state("human", State.READY, checked=False))
    assert words.text == "Ready, not checked yet" and words.mood == "good"


def test_damaged_files_are_named() -> None:
    words = state_words(bundle_state("faces", State.READY, State.DAMAGED, State.READY))
    assert words.text == "Damaged: det_10g.onnx" and words.mood == "bad"


def test_files_that_may_not_be_read_are_named() -> None:
    words = state_words(bundle_state("faces", State.READY, State.FORBIDDEN, State.READY))
    assert words.text == "May not be read: det_10g.onnx" and words.mood == "bad"


def test_of_many_files_two_are_named() -> None:
    words = state_words(bundle_state("human", State.UNKNOWN))
    assert words.text.startswith("Another version") and words.text.endswith("and 6 more")
    assert file_names([]) == ""


@pytest.mark.parametrize(
    ("size", "text"),
    [(936_393_068, "936 MB"), (1_073_014_274, "1.07 GB"), (3616, "4 kB"), (0, "0 bytes")],
)
def test_sizes_are_as_exact_as_is_of_use(size: int, text: str) -> None:
    assert size_text(size) == text


def test_progress_tells_how_far_how_quick_and_how_long() -> None:
    text = transfer_text(LOADING)
    assert text == (
        "Downloading spade_generator.pth · 400 MB of 936 MB · 6.6 MB a second · 1:21 left"
    )
    assert short_transfer_text(LOADING) == "42 % · 1:21 left"


def test_what_is_not_known_is_left_out() -> None:
    bare = Transfer("looking", "", 0, 0, 0, 0)
    assert transfer_text(bare) == short_transfer_text(bare) == "Looking…"
    begun = replace(LOADING, seconds_left=None, speed=0.0)
    assert short_transfer_text(begun) == "42 %"
    assert transfer_text(begun) == "Downloading spade_generator.pth · 400 MB of 936 MB"


def test_a_note_has_a_line_of_its_own() -> None:
    text = transfer_text(replace(LOADING, note="The connection was lost."))
    assert text.splitlines()[1] == "The connection was lost."


@pytest.mark.parametrize("doing", ["checking", "copying", "packing", "converting"])
def test_everything_that_happens_has_a_verb(doing: Doing) -> None:
    text = transfer_text(replace(LOADING, doing=doing))
    assert text.lower().startswith(f"{doing} spade_generator.pth")
