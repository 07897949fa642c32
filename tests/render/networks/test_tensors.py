"""A checkpoint's tensors are taken with a check, and none is forgotten."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from joyvasa_desktop.arrays import AnyArray
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.render.networks.tensors import Tensors
from joyvasa_desktop.weights.stored import from_array


def tensors(**arrays: AnyArray) -> Tensors:
    held = {name.replace("__", "."): from_array(array) for name, array in arrays.items()}
    return Tensors(held, "some.pth", "generator")


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
        ("b", (2,), "some.pth isn't a generator: b is missing."),
        ("a", (3,), "some.pth isn't a generator: a has 2 numbers, not 3."),
        ("c", (1, 2), "some.pth isn't a generator: c has 2 x 2 numbers, not 1 x 2."),
    ],
)
def test_a_tensor_that_does_not_fit_is_named(name, shape, said):
    given = tensors(a=np.zeros(2, np.float32), c=np.zeros((2, 2), np.float32))
    with pytest.raises(UnreadableFile) as caught:
        given.take(name, *shape)
    assert caught.value.message == said
    assert caught.value.hint


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e200])
def test_values_that_are_not_finite_as_float32_are_refused(value):
    with pytest.raises(UnreadableFile, match=r"some\.pth is damaged: a holds a value that"):
        tensors(a=np.array([1, value])).take("a", 2)


def test_what_is_left_over_tells_of_another_network():
    given = tensors(a=np.zeros(1), b__c=np.zeros(1), b__d=np.zeros(1))
    given.take("a", 1)
    given.at("b").take("d", 1)
    with pytest.raises(UnreadableFile, match=r"isn't a generator: it has no place for b\.c\."):
        given.finish()


def test_the_counters_of_norms_may_be_left_over():
    given = tensors(a=np.zeros(1), norm__num_batches_tracked=np.zeros((), np.int64))
    given.take("a", 1)
    given.finish()
