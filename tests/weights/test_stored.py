"""Tensors in a file: any layout, bounds, and memory that is shared only while it is used."""

from __future__ import annotations

import gc
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.weights.stored import KINDS, Block, Stored, from_array, plain_strides

reads: list[int] = []


def block(count: int) -> Block:
    """The numbers 0, 1, 2 ..., which count how often they are read."""
    content = np.arange(count, dtype="<f4").tobytes()

    def read() -> Pixels:
        reads.append(count)
        return np.frombuffer(bytearray(content), np.uint8)

    return Block("float32", count, read)


@given(data=st.data())
def test_any_layout_inside_its_block_is_read_as_numpy_would(data: st.DataObject) -> None:
    shape = tuple(data.draw(st.lists(st.integers(0, 4), max_size=4)))
    order = data.draw(st.permutations(range(len(shape))))
    offset = data.draw(st.integers(0, 5))
    count = math.prod(shape)
    wanted = np.arange(offset, offset + count, dtype="<f4").reshape([shape[i] for i in order])
    wanted = wanted.transpose(np.argsort(order))
    strides = tuple(step // 4 for step in wanted.strides)
    stored = Stored(block(offset + count), offset, shape, strides if count else (0,) * len(shape))
    assert np.array_equal(stored.array(), wanted)
    assert stored.size == 4 * count


@pytest.mark.parametrize(
    ("offset", "shape", "strides"),
    [
        (0, (11,), (1,)),
        (1, (10,), (1,)),
        (0, (2, 2), (9, 1)),
        (0, (4,), (4,)),
        (0, (1 << 40,), (0,)),
        (0, (2,), (-1,)),
        (-1, (2,), (1,)),
        (0, (-1,), (1,)),
        (0, (2,), (1, 1)),
        (0, (1,) * 9, (1,) * 9),
        (0, (2.0,), (1,)),
        (0, (True,), (1,)),
        (0, ("2",), (1,)),
        (None, (2,), (1,)),
    ],
)
def test_a_layout_beyond_its_block_is_refused(offset: Any, shape: Any, strides: Any) -> None:
    with pytest.raises(ValueError, match="tensor"):
        Stored(block(10), offset, shape, strides)


def test_a_block_is_read_once_while_it_is_used_and_then_forgotten() -> None:
    reads.clear()
    shared = block(6)
    first = Stored(shared, 0, (3,), (1,)).array()
    second = Stored(shared, 2, (2, 2), (2, 1)).array()
    assert len(reads) == 1
    first[2] = 50
    assert second[0, 0] == 50
    del first, second
    gc.collect()
    assert Stored(shared, 2, (1,), (1,)).array()[0] == 2
    assert len(reads) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_size(kind: str) -> None:
    bits = 8 if kind == "bool" else int("".join(filter(str.isdigit, kind)))
    assert Block(kind, 3, lambda: np.zeros(0, np.uint8)).size == 3 * bits // 8


def test_a_bool_is_any_byte_that_is_not_zero() -> None:
    content = bytearray(b"\x00\x01\xff")
    stored = Stored(Block("bool", 3, lambda: np.frombuffer(content, np.uint8)), 0, (3,), (1,))
    assert stored.array().tolist() == [False, True, True]


@pytest.mark.parametrize("kind", [">f4", "<f8", "<i8", "u1", "?"])
def test_an_array_in_memory_is_stored_as_it_is(kind: str) -> None:
    array = np.array([[1, 0, 2], [3, 4, 5]]).astype(kind).T
    stored = from_array(array)
    assert stored.shape == (3, 2)
    assert np.array_equal(stored.array(), array)
    stored.array()[0, 0] = 9
    assert array[0, 0] == 1


def test_an_array_of_texts_is_refused() -> None:
    with pytest.raises(ValueError, match="unexpected kind"):
        from_array(np.array(["a"]))


def test_plain_strides_are_those_of_numpy() -> None:
    assert plain_strides((2, 3, 4)) == (12, 4, 1)
    assert plain_strides(()) == ()
