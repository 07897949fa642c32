"""A sentence is found again in a text that was made from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.window.templates import Templates

SENTENCES = (
    *("{0} is empty.", "{0} is {1}.", "{0} has {1} MB; at most {2} MB can be read."),
    *("There is no file {0}.", "It goes from {0} to {1}{2}.", "Plain."),
)


@pytest.mark.parametrize(
    ("text", "template", "values"),
    [
        ("cat.png is empty.", "{0} is empty.", ["cat.png"]),
        ("cat.png is odd.", "{0} is {1}.", ["cat.png", "odd"]),
        ("There is no file a.b (2) [x]?.", "There is no file {0}.", ["a.b (2) [x]?"]),
        ("a\nb is empty.", "{0} is empty.", ["a\nb"]),
    ],
)
def test_the_best_sentence_is_found(text: str, template: str, values: list[str]) -> None:
    assert Templates(SENTENCES).find(text) == (template, values)


@pytest.mark.parametrize("text", ["", "Plain.", "Something else", "is empty."])
def test_what_fits_nothing_is_not_found(text: str) -> None:
    assert Templates(SENTENCES).find(text) is None


@given(st.text(st.characters(categories=["L", "N"]), min_size=1), st.integers(0, 999))
def test_values_come_back(name: str, size: int) -> None:
    made = f"{name} has {size} MB; at most 100 MB can be read."
    template, values = Templates(SENTENCES).find(made) or ("", [])
    assert values == [name, str(size), "100"]
    assert Templates.fill(template, values) == made


def test_a_translation_may_change_the_order() -> None:
    assert Templates.fill("{1} of {0}", ["a", "b"]) == "b of a"
    assert Templates.places("{1} of {0}, {1}") == {"0", "1"}
