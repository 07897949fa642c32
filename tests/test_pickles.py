"""Numbers out of pickles: plain data comes through, everything else is refused."""

from __future__ import annotations

import io
import pickle
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.pickles import UnsafePickle, Vocabulary, as_array, plain_data


def test_plain_things_come_through_unharmed() -> None:
    document = {
        "a": [1, -5, 2**70, 0.5, True, None, "text", b"bytes", (), (1,), (1, 2, 3, 4), {}],
        3: {"nested": [[]]},
    }
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert plain_data(pickle.dumps(document, protocol)) == document


def test_the_same_text_a_million_times_is_no_bomb() -> None:
    once = b"c_codecs\nencode\nq\x01" + b"X" + struct.pack("<I", 1 << 20) + b"x" * (1 << 20)
    again = b"h\x01h\x02\x85R"
    with pytest.raises(UnsafePickle, match="more than its size"):
        plain_data(b"\x80\x02" + once + b"q\x02" + again * 1000 + b".")


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(b"cnumpy\ndtype\nh\x01R0", id="arguments"),
        pytest.param(b"cnumpy\ndtype\nX\x02\x00\x00\x00f4\x85Rh\x01b0", id="state"),
    ],
)
def test_something_large_named_a_million_times_is_no_bomb(again: bytes) -> None:
    large = b"\x80\x02(" + b"X\x02\x00\x00\x00f4" + b"N" * 200_000 + b"tq\x010"
    with pytest.raises(UnsafePickle):
        plain_data(large + again * 100_000 + b"N.")


def number(value: int) -> bytes:
    content = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
    return b"\x8a" + bytes([len(content)]) + content


def text(content: bytes) -> bytes:
    return b"X" + struct.pack("<I", len(content)) + content


COLLIDING = 2**61 - 1
"""Python puts all its multiples on the same place of a dict."""


@pytest.mark.parametrize("key", [COLLIDING, 5 * COLLIDING, -COLLIDING, 1 << 31, -(1 << 31)])
def test_keys_that_could_all_fall_on_one_place_are_refused(key: int) -> None:
    for way in (b"}" + number(key) + b"Ns.", b"(" + number(key) + b"Nd."):
        with pytest.raises(UnsafePickle, match="unexpected keys"):
            plain_data(b"\x80\x02" + way)
    with pytest.raises(UnsafePickle, match="unexpected place"):
        plain_data(b"Np%d\n." % (2 * key))


def test_keys_that_take_long_to_compare_are_refused() -> None:
    assert plain_data(b"}" + text(b"a" * 1000) + b"Ns.") == {"a" * 1000: None}
    with pytest.raises(UnsafePickle, match="unexpected keys"):
        plain_data(b"}" + text(b"a" * 1001) + b"Ns.")


def test_an_endless_number_is_refused() -> None:
    assert plain_data(number(-(2**255)) + b".") == -(2**255)
    with pytest.raises(UnsafePickle, match="endless number"):
        plain_data(number(2**256) + b".")


def test_an_endless_row_of_steps_is_refused() -> None:
    few = Vocabulary({}, {}, most_steps=100)
    assert plain_data(b"N0" * 49 + b"N.", few) is None
    with pytest.raises(UnsafePickle, match="too long"):
        plain_data(b"N0" * 51 + b"N.", few)


def test_a_far_memo_place_takes_no_memory() -> None:
    assert plain_data(b"K\x05r\xff\xff\xff\x7f.") == 5


def test_deep_nesting_is_no_crash() -> None:
    deep = plain_data(b"\x80\x02" + b"]" * 100_000 + b"a" * 99_999 + b".")
    assert isinstance(deep, list)
    deep = plain_data(b"\x80\x02)" + b"\x85" * 100_000 + b".")
    assert isinstance(deep, tuple)
    with pytest.raises(UnsafePickle, match="keys"):
        plain_data(b"\x80\x02})" + b"\x85" * 100_000 + b"K\x01s.")


@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        plain_data(content)
    except UnsafePickle:
        return


@given(data=st.data())
def test_a_changed_template_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(pickle.dumps({"motion": [{"t": np.zeros((1, 3), np.float32)}]}, 2))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        plain_data(bytes(content))
    except UnsafePickle:
        return


def test_only_arrays_and_numbers_are_arrays() -> None:
    assert as_array("text") is None
    assert as_array([1, 2]) is None
    assert as_array(None) is None
    found = as_array(plain_data(pickle.dumps(np.arange(6).reshape(2, 3))))
    assert found is not None
    assert found.tolist() == [[0, 1, 2], [3, 4, 5]]


def test_pickles_that_follow_one_another_are_read_one_by_one() -> None:
    stream = io.BytesIO(pickle.dumps([1]) + pickle.dumps("two") + b"rest")
    assert plain_data(stream) == [1]
    assert plain_data(stream) == "two"
    assert stream.read() == b"rest"


def test_a_vocabulary_says_what_names_stand_for() -> None:
    counting = Vocabulary(
        names={("collections", "Counter"): "counter"},
        makers={"counter": lambda machine, counts: sorted(counts.items())},
        kept=lambda reference: f"kept {reference}",
    )
    content = b"\x80\x02ccollections\nCounter\n}X\x01\x00\x00\x00aK\x02s\x85R."
    assert plain_data(content, counting) == [("a", 2)]
    assert plain_data(b"\x80\x02K\x07Q.", counting) == "kept 7"
    with pytest.raises(UnsafePickle, match=r"collections\.Counter"):
        plain_data(content)
    with pytest.raises(UnsafePickle, match="outside"):
        plain_data(b"\x80\x02K\x07Q.")
    with pytest.raises(UnsafePickle, match="calls numpy"):
        plain_data(pickle.dumps(np.ones(1)), counting)


def test_a_reason_shows_no_strange_signs() -> None:
    with pytest.raises(UnsafePickle, match=r"^it calls a\?b\.c\?$"):
        plain_data(b"\x8c\x03a\x00b\x8c\x02c\x1b\x93.")


@pytest.mark.filterwarnings("ignore:invalid escape:DeprecationWarning")
def test_a_text_with_a_strange_backslash_is_read_or_refused() -> None:
    with pytest.raises(UnsafePickle):
        plain_data(b"cos\\\xbe\nsystem\n.")
