"""Numbers, texts and arrays out of a pickle without running anything in it.

Pickle is a little program for a stack machine whose dangerous steps call functions by name. This
reader is a machine of its own: it knows the harmless steps, calls nothing, and recognises the few
names with which NumPy describes an array. Everything else is refused.
"""

from __future__ import annotations

import math
import pickletools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from joyvasa_desktop.arrays import AnyArray

_MOST_STEPS = 8_000_000
_MOST_DIMENSIONS = 8
_LARGEST = 1e300

_MULTIARRAY = ("numpy.core.multiarray", "numpy._core.multiarray")
_NUMERIC = ("numpy.core.numeric", "numpy._core.numeric")
_NAMES = {
    ("numpy", "ndarray"): "ndarray",
    ("numpy", "dtype"): "dtype",
    ("_codecs", "encode"): "encode",
    **{(module, "_reconstruct"): "shell" for module in _MULTIARRAY},
    **{(module, "scalar"): "scalar" for module in _MULTIARRAY},
    **{(module, "_frombuffer"): "buffer" for module in _NUMERIC},
}
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
class _Name:
    """A name that NumPy uses when it describes an array; never the thing itself."""

    role: str


@dataclass(slots=True)
class _DType:
    code: str
    order: str = "<"


@dataclass(slots=True, eq=False)
class _Array:
    array: AnyArray | None = None


def plain_data(content: bytes) -> Any:
    """What a pickle describes: dicts with text or whole-number keys, lists, tuples, numbers,
    texts, bytes, and number arrays.

    Memory stays within a small multiple of the pickle's size.

    Raises:
        UnsafePickle: if it names any other function or class, or is damaged.
    """
    try:
        result = _Machine().run(content)
    except UnsafePickle:
        raise
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise UnsafePickle("its content makes no sense") from error
    return result


class _Machine:
    """The stack machine. Arrays stand as `_Array` until somebody asks with `as_array`."""

    def __init__(self) -> None:
        self.stack: list[Any] = []
        self.below: list[list[Any]] = []
        self.memo: dict[int, Any] = {}
        self.room = 0

    def run(self, content: bytes) -> Any:
        self.room = len(content)
        for count, (opcode, argument, _) in enumerate(pickletools.genops(content)):
            if count > _MOST_STEPS:
                raise UnsafePickle("too long")
            if opcode.name == "STOP":
                return self.stack.pop()
            if opcode.name in _PLAIN:
                self.stack.append(_CONSTANTS.get(opcode.name, argument))
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
        # One text can be named a million times.
        self.room -= len(text)
        if self.room < 0:
            raise UnsafePickle("it unpacks to more than its size")
        return text.encode("latin-1")

    def since_mark(self) -> list[Any]:
        items = self.stack
        self.stack = self.below.pop()
        return items

    def pop(self, count: int) -> list[Any]:
        items = [self.stack.pop() for _ in range(count)]
        return items[::-1]


def _mark(machine: _Machine, _: Any) -> None:
    machine.below.append(machine.stack)
    machine.stack = []


def _drop(_: list[Any]) -> None:
    """What left the stack isn't needed."""


def _push(make: Callable[[_Machine], Any]) -> Callable[[_Machine, Any], None]:
    def step(machine: _Machine, _: Any) -> None:
        # Made first: making may exchange the machine's stack.
        made = make(machine)
        machine.stack.append(made)

    return step


def _append(machine: _Machine, items: list[Any]) -> None:
    into = machine.stack[-1]
    if type(into) is not list:
        raise UnsafePickle("it appends to something that is no list")
    into.extend(items)


def _set_items(machine: _Machine, items: list[Any]) -> None:
    into = machine.stack[-1]
    if type(into) is not dict:
        raise UnsafePickle("it fills something that is no dict")
    into.update(_pairs(items))


def _pairs(items: list[Any]) -> dict[Any, Any]:
    if len(items) % 2 or not all(type(key) in (str, int) for key in items[::2]):
        raise UnsafePickle("a dict has unexpected keys")
    return dict(zip(items[::2], items[1::2], strict=True))


def _memorize(machine: _Machine, index: int | None) -> None:
    machine.memo[len(machine.memo) if index is None else index] = machine.stack[-1]


def _recall(machine: _Machine, index: int) -> None:
    machine.stack.append(machine.memo[index])


def _name(machine: _Machine, module: object, name: object) -> None:
    role = _NAMES.get((module, name)) if type(module) is type(name) is str else None
    if role is None:
        raise UnsafePickle(f"it calls {module}.{name}")
    machine.stack.append(_Name(role))


def _global(machine: _Machine, argument: str) -> None:
    module, _, name = argument.partition(" ")
    _name(machine, module, name)


def _reduce(machine: _Machine, _: Any) -> None:
    name, arguments = machine.pop(2)
    if not isinstance(name, _Name) or name.role not in _MAKERS or type(arguments) is not tuple:
        raise UnsafePickle("it calls something")
    machine.stack.append(_MAKERS[name.role](machine, *arguments))


def _build(machine: _Machine, _: Any) -> None:
    (state,) = machine.pop(1)
    made = machine.stack[-1]
    if isinstance(made, _DType):
        _, made.order, *rest = state
        if made.order not in ("<", ">", "|", "=") or any(part is not None for part in rest[:3]):
            raise UnsafePickle("it holds an unexpected kind of array")
    elif isinstance(made, _Array) and made.array is None:
        _, shape, dtype, fortran, data = state
        made.array = _array(machine, dtype, shape, data, "F" if fortran else "C")
    else:
        raise UnsafePickle("it changes an object")


def _dtype(_machine: _Machine, code: object, *_: object) -> _DType:
    if code not in _DTYPES:
        raise UnsafePickle("it holds an unexpected kind of array")
    return _DType(str(code))


def _shell(_machine: _Machine, *_: object) -> _Array:
    # The arguments only describe an empty array, which is filled by BUILD.
    return _Array()


def _scalar(machine: _Machine, dtype: object, data: object) -> Any:
    return _array(machine, dtype, (), data, "C").item()


def _buffer(machine: _Machine, data: object, dtype: object, shape: object, order: object) -> _Array:
    return _Array(_array(machine, dtype, shape, data, str(order)))


def _encode(machine: _Machine, text: object, encoding: object = "latin1") -> bytes:
    # How protocol 2 writes bytes.
    if encoding not in ("latin1", "latin-1"):
        raise UnsafePickle("it encodes a text")
    return machine.as_bytes(text)


def _array(machine: _Machine, dtype: object, shape: object, data: object, order: str) -> AnyArray:
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


_MAKERS: dict[str, Callable[..., Any]] = {
    "dtype": _dtype,
    "shell": _shell,
    "scalar": _scalar,
    "buffer": _buffer,
    "encode": _encode,
}

_STEPS: dict[str, Callable[[_Machine, Any], None]] = {
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
    "BUILD": _build,
}
