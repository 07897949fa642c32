"""A checkpoint's tensors are taken with a check, and none is forgotten."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
import torch

from joyvasa_desktop.arrays import AnyArray
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.render.networks.tensors import Tensors


@dataclass
class Held:
    values: AnyArray

    @property
    def shape(self) -> tuple[int, ...]:
        return self.values.shape

    def array(self) -> AnyArray:
        return self.values


def tensors(**arrays: AnyArray) -> Tensors:
    held = {name.replace("__", "."): Held(array) for name, array in arrays.items()}
    return Tensors(held, "some.pth")


def test_a_tensor_comes_as_float32():
    taken = tensors(conv__weight=np.ones((2, 3), np.float16)).at("conv").take("weight", 2, 3)
    assert taken.dtype == torch.float32
    assert taken.shape == (2, 3)


def test_what_is_taken_is_a_copy():
    numbers = np.zeros(2, np.float32)
    numbers.flags.writeable = False
    tensors(a=numbers).take("a", 2).add_(1)
    assert not numbers.any()


@pytest.mark.parametrize(
    ("name", "shape", "said"),
    [
        ("b", (2,), "some.pth has no b"),
        ("a", (3,), "some.pth holds a with an unexpected size (2)"),
        ("c", (1, 2), "some.pth holds c with an unexpected size (2 x 2)"),
        ("n", (1,), "some.pth holds n with an unexpected size (one number)"),
    ],
)
def test_a_tensor_that_does_not_fit_is_named(name, shape, said):
    given = tensors(a=np.zeros(2), c=np.zeros((2, 2)), n=np.zeros(()))
    with pytest.raises(UnreadableFile) as caught:
        given.take(name, *shape)
    assert caught.value.message.startswith(said)
    assert caught.value.hint


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_numbers_that_are_not_finite_are_refused(value):
    with pytest.raises(UnreadableFile, match="aren't finite"):
        tensors(a=np.array([1, value])).take("a", 2)


def test_numbers_too_large_for_float32_are_refused():
    with pytest.raises(UnreadableFile, match="aren't finite"):
        tensors(a=np.array([1e200])).take("a", 1)


def test_what_is_left_over_tells_of_another_network():
    given = tensors(a=np.zeros(1), b__c=np.zeros(1), b__d=np.zeros(1))
    given.take("a", 1)
    given.at("b").take("d", 1)
    with pytest.raises(UnreadableFile, match=r"1 tensors too many, for example b\.c"):
        given.finish()


def test_the_counters_of_norms_may_be_left_over():
    given = tensors(a=np.zeros(1), norm__num_batches_tracked=np.zeros((), np.int64))
    given.take("a", 1)
    given.finish()
