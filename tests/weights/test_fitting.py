"""What doesn't fit a network is named before anything is read."""

from __future__ import annotations

import numpy as np
import pytest

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.weights.fitting import Wanted, finite, fitting, listed
from joyvasa_desktop.weights.stored import Stored, from_array

FOUND = {
    "fc.weight": from_array(np.ones((2, 3), np.float32)),
    "fc.bias": from_array(np.ones(2, np.float16)),
    "steps": from_array(np.array(5)),
    "mask": from_array(np.zeros(4, np.bool_)),
}
WANTED = {
    "fc.weight": Wanted((2, 3)),
    "fc.bias": Wanted((2,)),
    "steps": Wanted((), "whole numbers"),
    "mask": Wanted((4,), "yes or no"),
}


def check(
    found: dict[str, Stored], wanted: dict[str, Wanted], ignored: tuple[str, ...] = ()
) -> tuple[str, ...]:
    return fitting(found, wanted, file="m.pth", role="motion extractor", ignored=ignored)


def refusal(found: dict[str, Stored], wanted: dict[str, Wanted]) -> str:
    with pytest.raises(UnreadableFile) as caught:
        check(found, wanted)
    assert caught.value.hint
    return caught.value.message


def test_what_fits_leaves_nothing_unused() -> None:
    assert check(FOUND, WANTED) == ()


def test_what_the_network_does_not_use_is_named() -> None:
    wanted = {name: WANTED[name] for name in ("fc.weight", "mask")}
    assert check(FOUND, wanted) == ("fc.bias", "steps")
    assert check(FOUND, wanted, ignored=("step*",)) == ("fc.bias",)


def test_what_is_missing_is_named_and_counted() -> None:
    few = {"mask": FOUND["mask"]}
    assert refusal(few, WANTED) == (
        "m.pth isn't a motion extractor: fc.weight is missing, and 2 more tensors don't fit."
    )
    del few["mask"]
    assert refusal(few | {"other": FOUND["mask"]}, {"mask": WANTED["mask"]}) == (
        "m.pth isn't a motion extractor: mask is missing."
    )


def test_what_may_be_missing_is_no_error() -> None:
    few = {name: FOUND[name] for name in ("fc.weight", "fc.bias", "mask")}
    assert check(few, WANTED, ignored=("steps",)) == ()


def test_another_shape_is_named_with_both() -> None:
    wanted = WANTED | {"fc.weight": Wanted((2, 4))}
    assert refusal(FOUND, wanted) == (
        "m.pth isn't a motion extractor: fc.weight has 2 x 3 numbers, not 2 x 4."
    )


def test_another_kind_is_named() -> None:
    wanted = WANTED | {"steps": Wanted(()), "mask": Wanted((4,), "whole numbers")}
    said = refusal(FOUND, wanted)
    assert "steps holds whole numbers, not fractions, and 1 more" in said


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("kind", ["f2", "f4", "f8"])
def test_values_that_are_no_numbers_are_found(value: float, kind: str) -> None:
    array = np.zeros((3, 5), kind)
    array[1, 3] = value
    with pytest.raises(UnreadableFile, match=r"m\.pth is damaged: a holds a value"):
        finite("a", from_array(array), "m.pth")


@pytest.mark.parametrize("kind", ["f2", "f4", "f8", "i8", "?"])
@pytest.mark.parametrize("shape", [(), (0,), (3, 2)])
def test_ordinary_numbers_pass(kind: str, shape: tuple[int, ...]) -> None:
    array = np.ones(shape, kind)
    assert np.array_equal(finite("a", from_array(array), "m.pth"), array)


def test_a_long_list_ends_with_how_many_more() -> None:
    assert listed(["a", "b"]) == "a, b"
    assert listed(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"


def test_a_role_has_its_article() -> None:
    with pytest.raises(UnreadableFile, match="isn't an audio encoder:"):
        fitting({}, WANTED, file="m.bin", role="audio encoder")
