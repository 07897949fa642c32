"""Numbers, texts and arrays out of a pickle without running anything in it.

Pickle is a little program for a stack machine whose dangerous steps call functions by name. This
reader is a machine of its own: it knows the harmless steps, calls nothing, and recognises the few
names of a vocabulary, such as those with which NumPy describes an array. Everything else is
refused.
"""

from __future__ import annotations

import io
import math
import pickletools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from joyvasa_desktop.arrays import AnyArray

_MOST_STEPS = 8_000_000
_MOST_DIMENSIONS = 8
_LARGEST = 1e300

_LONGEST_NUMBER = 256
"""Bits of a whole number; the longest that PyTorch writes has 80."""

_LONGEST_KEY = 1000
_LARGEST_KEY = 1 << 31
"""Whole numbers below it fall on different places of a dict; of larger ones a file could choose
those that all fall on one, which takes quadratic time."""

_NONSENSE = (
    *(ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError),
    # Of texts with a strange backslash, where warnings are errors.
    DeprecationWarning,
)

_DTYPES = ("f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1")

_PLAIN = {
    *("NONE", "NEWTRUE", "NEWFALSE", "INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1"),
    *("LONG4", "FLOAT", "BINFLOAT", "UNICODE", "BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8"),
    *("STRING", "BINSTRING", "SHORT_BINSTRING", "BINBYTES", "SHORT_BINBYTES", "BINBYTES8"),
    "BYTEARRAY8",
}
_CONSTANTS = {"NONE": None, "NEWTRUE": True, "NEWFALSE": False}


class UnsafePickle(Exception):
    """The pickle asks for more than data, or is damaged."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a pickle uses; never the thing itself."""

    role: str


@dataclass(frozen=True)
class Vocabulary:
    """What a pickle may name, and the plain data that each stands for.

    Attributes:
        names: the role of each module and name.
        makers: what "call this" makes, by role, from the machine and the arguments.
        fillers: what "set its state" does, by the type of what was made, from the machine, the
            made thing and the state.
        kept: what a reference to something outside the pickle stands for; None refuses it.
        most_steps: of a pickle that is no attempt to keep the reader busy.
    """

    names: Mapping[tuple[str, str], str]
    makers: Mapping[str, Callable[..., Any]]
    fillers: Mapping[type, Callable[[Machine, Any, Any], None]] = field(default_factory=dict)
    kept: Callable[[Any], Any] | None = None
    most_steps: int = _MOST_STEPS


@dataclass(slots=True)
class _DType:
    code: str
    order: str = "<"


@dataclass(slots=True, eq=False)
class _Array:
    array: AnyArray | None = None


def plain_data(content: bytes | io.BytesIO, vocabulary: Vocabulary | None = None) -> Any:
    """What a pickle describes: dicts with text or whole-number keys, lists, tuples, numbers,
    texts, bytes, and what the vocabulary makes.

    Memory stays within a small multiple of the pickle's size.

    Args:
        content: the pickle; of a stream, everything up to the pickle's end is taken.
        vocabulary: what it may name; NumPy's arrays if left out.

    Raises:
        UnsafePickle: if it names any other function or class, or is damaged.
    """
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    try:
        return Machine(NUMPY if vocabulary is None else vocabulary).run(stream)
    except UnsafePickle:
        raise
    except _NONSENSE as error:
        raise UnsafePickle("its content makes no sense") from error


class Machine:
    """The stack machine. Arrays stand as `_Array` until somebody asks with `as_array`."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.stack: list[Any] = []
        self.below: list[list[Any]] = []
        self.memo: dict[int, Any] = {}
        self.room = 0

    def run(self, stream: io.BytesIO) -> Any:
        """Carries out one pickle of a stream; its bytes that stand as text fit into the stream."""
        self.room = stream.getbuffer().nbytes
        for count, (opcode, argument, _) in enumerate(pickletools.genops(stream)):
            if count > self.vocabulary.most_steps:
                raise UnsafePickle("it is far too long")
            if opcode.name == "STOP":
                return self.stack.pop()
            if opcode.name in _PLAIN:
                self.stack.append(_plain(_CONSTANTS.get(opcode.name, argument)))
                continue
            step = _STEPS.get(opcode.name)
            if step is None:
                raise UnsafePickle(f"it uses {opcode.name}")
            step(self, argument)
        raise UnsafePickle("it ends too early")

    def as_bytes(self, text: object) -> bytes:
        """A text that stands for bytes; all of them together fit into the pickle's size."""
        if type(text) is not str:
            raise UnsafePickle("it holds an array of objects")
        self.charge(len(text))
        return text.encode("latin-1")

    def charge(self, parts: int) -> None:
        """Counts the parts of something that is looked through, against the pickle's size.

        A pickle holds each part at least once, but can name the whole a million times.
        """
        self.room -= parts
        if self.room < 0:
            raise UnsafePickle("it unpacks to more than its size")

    def since_mark(self) -> list[Any]:
        """Takes what the stack got since the latest mark."""
        items = self.stack
        self.stack = self.below.pop()
        return items

    def pop(self, count: int) -> list[Any]:
        """Takes the last things from the stack, in the order in which they came."""
        items = [self.stack.pop() for _ in range(count)]
        return items[::-1]


def check_key(key: object) -> None:
    """Of a dict: a text or a whole number, none so long that to compare them takes time.

    Raises:
        UnsafePickle: it is something else.
    """
    short = len(key) <= _LONGEST_KEY if type(key) is str else type(key) is int
    if not short or (type(key) is int and not -_LARGEST_KEY < key < _LARGEST_KEY):
        raise UnsafePickle("a dict has unexpected keys")


def _plain(value: Any) -> Any:
    if type(value) is int and value.bit_length() > _LONGEST_NUMBER:
        raise UnsafePickle("it holds an endless number")
    return value


def _mark(machine: Machine, _: Any) -> None:
    machine.below.append(machine.stack)
    machine.stack = []


def _drop(_: list[Any]) -> None:
    """What left the stack isn't needed."""


def _push(make: Callable[[Machine], Any]) -> Callable[[Machine, Any], None]:
    def step(machine: Machine, _: Any) -> None:
        # Made first: making may exchange the machine's stack.
        made = make(machine)
        machine.stack.append(made)

    return step


def _append(machine: Machine, items: list[Any]) -> None:
    into = machine.stack[-1]
    if type(into) is not list:
        raise UnsafePickle("it appends to something that is no list")
    into.extend(items)


def _set_items(machine: Machine, items: list[Any]) -> None:
    into = machine.stack[-1]
    if not isinstance(into, dict):
        raise UnsafePickle("it fills something that is no dict")
    into.update(_pairs(items))


def _pairs(items: list[Any]) -> dict[Any, Any]:
    for key in items[::2]:
        check_key(key)
    return dict(zip(items[::2], items[1::2], strict=True))


def _memorize(machine: Machine, index: int | None) -> None:
    place = len(machine.memo) if index is None else index
    # Written in letters it can be any number.
    if not 0 <= place < 2 * _LARGEST_KEY:
        raise UnsafePickle("it keeps something in an unexpected place")
    machine.memo[place] = machine.stack[-1]


def _recall(machine: Machine, index: int) -> None:
    machine.stack.append(machine.memo[index])


def _name(machine: Machine, module: object, name: object) -> None:
    known = machine.vocabulary.names
    role = known.get((module, name)) if isinstance(module, str) and isinstance(name, str) else None
    if role is None:
        shown = f"{module}.{name}"[:80]
        shown = "".join(sign if sign.isprintable() else "?" for sign in shown)
        raise UnsafePickle(f"it calls {shown}")
    machine.stack.append(Name(role))


def _global(machine: Machine, argument: str) -> None:
    module, _, name = argument.partition(" ")
    _name(machine, module, name)


def _reduce(machine: Machine, _: Any) -> None:
    name, arguments = machine.pop(2)
    maker = machine.vocabulary.makers.get(name.role) if isinstance(name, Name) else None
    if maker is None or type(arguments) is not tuple:
        raise UnsafePickle("it calls something")
    machine.charge(len(arguments))
    machine.stack.append(maker(machine, *arguments))


def _build(machine: Machine, _: Any) -> None:
    (state,) = machine.pop(1)
    made = machine.stack[-1]
    filler = machine.vocabulary.fillers.get(type(made))
    if filler is None:
        raise UnsafePickle("it changes an object")
    machine.charge(len(state))
    filler(machine, made, state)


def _recall_outside(machine: Machine, _: Any) -> None:
    (reference,) = machine.pop(1)
    if machine.vocabulary.kept is None:
        raise UnsafePickle("it refers to something outside itself")
    machine.stack.append(machine.vocabulary.kept(reference))


def _fill_dtype(_machine: Machine, made: _DType, state: Any) -> None:
    _, made.order, *rest = state
    if made.order not in ("<", ">", "|", "=") or any(part is not None for part in rest[:3]):
        raise UnsafePickle("it holds an unexpected kind of array")


def _fill_array(machine: Machine, made: _Array, state: Any) -> None:
    if made.array is not None:
        raise UnsafePickle("it changes an object")
    _, shape, dtype, fortran, data = state
    made.array = _array(machine, dtype, shape, data, "F" if fortran else "C")


def _dtype(_machine: Machine, code: object, *_: object) -> _DType:
    if code not in _DTYPES:
        raise UnsafePickle("it holds an unexpected kind of array")
    return _DType(str(code))


def _shell(_machine: Machine, *_: object) -> _Array:
    # The arguments only describe an empty array, which is filled by BUILD.
    return _Array()


def _scalar(machine: Machine, dtype: object, data: object) -> Any:
    return _array(machine, dtype, (), data, "C").item()


def _buffer(machine: Machine, data: object, dtype: object, shape: object, order: object) -> _Array:
    return _Array(_array(machine, dtype, shape, data, str(order)))


def _encode(machine: Machine, text: object, encoding: object = "latin1") -> bytes:
    # How protocol 2 writes bytes.
    if encoding not in ("latin1", "latin-1"):
        raise UnsafePickle("it encodes a text")
    return machine.as_bytes(text)


def _array(machine: Machine, dtype: object, shape: object, data: object, order: str) -> AnyArray:
    if not isinstance(data, (bytes, bytearray)):
        data = machine.as_bytes(data)
    if not isinstance(dtype, _DType):
        raise UnsafePickle("it holds an array of objects")
    sides = shape if type(shape) is tuple else (shape,)
    if len(sides) > _MOST_DIMENSIONS or not all(type(n) is int and n >= 0 for n in sides):
        raise UnsafePickle("an array has an unexpected shape")
    kind = np.dtype(("<" if dtype.order in "=|" else dtype.order) + dtype.code)
    if math.prod(sides) * kind.itemsize != len(data) or order not in ("C", "F"):
        raise UnsafePickle("an array's size and shape disagree")
    found: AnyArray = np.frombuffer(data, kind).reshape(sides, order=order)  # type: ignore[call-overload]
    return found


def as_array(value: object) -> AnyArray | None:
    """The array or number that `plain_data` found in this place; None if it is something else."""
    if isinstance(value, _Array):
        return value.array
    # Whole numbers in a pickle can be larger than any float.
    if isinstance(value, (int, float)) and -_LARGEST < value < _LARGEST:
        return np.array(value, np.float64)
    return None


_MULTIARRAY = ("numpy.core.multiarray", "numpy._core.multiarray")
_NUMERIC = ("numpy.core.numeric", "numpy._core.numeric")
_NUMPY_NAMES = {
    ("numpy", "ndarray"): "ndarray",
    ("numpy", "dtype"): "dtype",
    ("_codecs", "encode"): "encode",
    **{(module, "_reconstruct"): "shell" for module in _MULTIARRAY},
    **{(module, "scalar"): "scalar" for module in _MULTIARRAY},
    **{(module, "_frombuffer"): "buffer" for module in _NUMERIC},
}

NUMPY = Vocabulary(
    names=_NUMPY_NAMES,
    makers={
        "dtype": _dtype,
        "shell": _shell,
        "scalar": _scalar,
        "buffer": _buffer,
        "encode": _encode,
    },
    fillers={_DType: _fill_dtype, _Array: _fill_array},
)
"""Arrays and numbers of NumPy, as its versions 1 and 2 describe them."""

_STEPS: dict[str, Callable[[Machine, Any], None]] = {
    "PROTO": lambda machine, version: None,
    "FRAME": lambda machine, size: None,
    "MARK": _mark,
    "POP": lambda machine, _: _drop(machine.pop(1)),
    "POP_MARK": lambda machine, _: _drop(machine.since_mark()),
    "DUP": lambda machine, _: machine.stack.append(machine.stack[-1]),
    "EMPTY_LIST": _push(lambda machine: []),
    "LIST": _push(lambda machine: machine.since_mark()),
    "APPEND": lambda machine, _: _append(machine, machine.pop(1)),
    "APPENDS": lambda machine, _: _append(machine, machine.since_mark()),
    "EMPTY_DICT": _push(lambda machine: {}),
    "DICT": _push(lambda machine: _pairs(machine.since_mark())),
    "SETITEM": lambda machine, _: _set_items(machine, machine.pop(2)),
    "SETITEMS": lambda machine, _: _set_items(machine, machine.since_mark()),
    "EMPTY_TUPLE": _push(lambda machine: ()),
    "TUPLE": _push(lambda machine: tuple(machine.since_mark())),
    "TUPLE1": _push(lambda machine: tuple(machine.pop(1))),
    "TUPLE2": _push(lambda machine: tuple(machine.pop(2))),
    "TUPLE3": _push(lambda machine: tuple(machine.pop(3))),
    "PUT": _memorize,
    "BINPUT": _memorize,
    "LONG_BINPUT": _memorize,
    "MEMOIZE": _memorize,
    "GET": _recall,
    "BINGET": _recall,
    "LONG_BINGET": _recall,
    "GLOBAL": _global,
    "STACK_GLOBAL": lambda machine, _: _name(machine, *machine.pop(2)),
    "REDUCE": _reduce,
    "NEWOBJ": _reduce,
    "BINPERSID": _recall_outside,
    "BUILD": _build,
}
