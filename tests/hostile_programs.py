"""Pickles that run code: each creates a folder, the canary, when Python's own reader opens it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

EXTENSION = 0x71A3
"""Under this number the canary's function has to be registered for the pickles that use it."""


def text(value: str) -> bytes:
    """Pushes a text."""
    content = value.encode()
    return b"X" + struct.pack("<I", len(content)) + content


def short(value: str) -> bytes:
    """Pushes a text in the way of protocol 4."""
    return b"\x8c" + bytes([len(value)]) + value.encode()


MKDIR = b"cos\nmkdir\n"
PARTIAL = b"cfunctools\npartial\n"
NAMESPACE = b"cargparse\nNamespace\n"


def _programs(canary: str) -> Iterator[tuple[str, bytes]]:
    """Complete pickles that create the canary, by every step that can call something."""
    path = text(canary)
    line = canary.encode("raw-unicode-escape")
    call = path + b"\x85R"
    yield "GLOBAL and REDUCE", b"\x80\x02" + MKDIR + call + b"."
    yield "GLOBAL and REDUCE in letters", b"cos\nmkdir\n(V" + line + b"\ntR."
    yield "STACK_GLOBAL", b"\x80\x04" + short("os") + short("mkdir") + b"\x93" + call + b"."
    yield (
        "STACK_GLOBAL with a path of names",
        (b"\x80\x04" + short("shutil") + short("os.mkdir") + b"\x93" + call + b"."),
    )
    yield "INST", b"(V" + line + b"\nios\nmkdir\n."
    yield "OBJ", b"\x80\x02(" + MKDIR + path + b"o."
    partial = PARTIAL + MKDIR + path + b"\x86\x81"
    yield "NEWOBJ", b"\x80\x02" + partial + b")R."
    yield "NEWOBJ_EX", b"\x80\x04" + PARTIAL + MKDIR + path + b"\x86}\x92)R."
    state = b"}" + text("__setstate__") + MKDIR + b"sb"
    yield "BUILD", b"\x80\x02" + NAMESPACE + b")\x81" + state + path + b"b."
    yield (
        "BUILD with slots",
        (
            b"\x80\x02"
            + NAMESPACE
            + b")\x81N}"
            + text("__setstate__")
            + MKDIR
            + b"s\x86b"
            + path
            + b"b."
        ),
    )
    yield "EXT2", b"\x80\x02\x83" + struct.pack("<H", EXTENSION) + call + b"."
    yield "EXT4", b"\x80\x02\x84" + struct.pack("<i", EXTENSION) + call + b"."
    yield "memo", b"\x80\x02" + MKDIR + b"q\x050N0h\x05" + call + b"."
    yield "memo in letters", MKDIR + b"p77\n0N0g77\n(V" + line + b"\ntR."
    yield "MEMOIZE", b"\x80\x04" + short("os") + short("mkdir") + b"\x93\x940h\x00" + call + b"."
    yield (
        "memo overwritten",
        (b"\x80\x02ccollections\nOrderedDict\nq\x010" + MKDIR + b"q\x010h\x01" + call + b"."),
    )
    yield "DUP", b"\x80\x02" + MKDIR + b"2" + call + b"0" + call[:0] + b"N."
    yield (
        "eval",
        b"\x80\x02cbuiltins\neval\n" + text(f"__import__('os').mkdir({canary!r})") + b"\x85R.",
    )
    yield (
        "exec",
        b"\x80\x02cbuiltins\nexec\n" + text(f"import os; os.mkdir({canary!r})") + b"\x85R.",
    )
    yield (
        "names of Python 2",
        b"\x80\x02c__builtin__\neval\n" + (text(f"__import__('os').mkdir({canary!r})") + b"\x85R."),
    )
    yield (
        "getattr",
        (b"\x80\x02cbuiltins\ngetattr\ncshutil\nos\n" + text("mkdir") + b"\x86R" + call + b"."),
    )
    yield (
        "attrgetter",
        (
            b"\x80\x02coperator\nattrgetter\n" + text("os.mkdir") + b"\x85Rcshutil\n__spec__\n0"
            b"cbuiltins\n__import__\n" + text("shutil") + b"\x85R\x85R" + call + b"."
        ),
    )
    yield "behind the end of a list", b"\x80\x02](" + MKDIR + call + b"e."
    yield "key of a dict", b"\x80\x02}(" + MKDIR + call + b"K\x01u."
    yield "thrown away at once", b"\x80\x02" + MKDIR + call + b"0}."
    yield (
        "in an object array",
        (
            b"\x80\x02cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85C\x01b\x87R"
            b"(K\x01K\x01\x85cnumpy\ndtype\n" + text("O8") + b"K\x00K\x01\x87R"
            b"(K\x03"
            + text("|")
            + b"NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK?tb\x89]("
            + MKDIR
            + call
            + b"etb."
        ),
    )
    yield (
        "in the state of an OrderedDict",
        (b"\x80\x02ccollections\nOrderedDict\n)R}" + text("_metadata") + MKDIR + call + b"sb."),
    )


PROGRAMS = tuple(name for name, _ in _programs("x"))


def program(name: str, canary: Path) -> bytes:
    """One of `PROGRAMS` for a canary."""
    return dict(_programs(str(canary)))[name]
