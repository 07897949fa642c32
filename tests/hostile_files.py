"""Files that were made to do harm: to run code, to fill memory or a disk, to write elsewhere.

Every pickle here creates a folder, the canary, when Python's own reader opens it; the few that
only PyTorch's reader could be led astray by, or no reader at all, say so.
"""

from __future__ import annotations

import io
import json
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

import numpy as np

Kind: TypeAlias = Literal["checkpoint", "archive", "network"]

LEGACY_START = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19."
EXTENSION = 0x71A3
"""Under this number the canary's function has to be registered for the pickles that use it."""


@dataclass(frozen=True)
class Hostile:
    """One way to do harm.

    Attributes:
        name: what it is, in a few words.
        kind: how the file would come in.
        file: what it is called.
        make: writes it; the second path is the canary.
        bait: whether `pickle.loads` of the file runs code, so that a test can prove it.
        says: a part of the refusal.
    """

    name: str
    kind: Kind
    file: str
    make: Callable[[Path, Path], None]
    bait: bool = False
    says: str = ""


# Pickles, step by step


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


# Checkpoints around them


def torch_zip(path: Path, description: bytes, **entries: bytes) -> None:
    """PyTorch's archive with any description; `entries` are storages by their key."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.pkl", description)
        archive.writestr("archive/byteorder", b"little")
        for key, content in entries.items():
            archive.writestr(f"archive/data/{key}", content)
        archive.writestr("archive/version", b"3\n")


def tensor(shape: tuple[int, ...], key: str = "0", count: int | None = None) -> bytes:
    """Describes a float32 tensor whose numbers are in the storage `key`."""
    numbers = [_number(side) for side in shape]
    strides, step = [], 1
    for side in reversed(shape):
        strides.insert(0, _number(step))
        step *= side
    storage = b"(" + text("storage") + b"ctorch\nFloatStorage\n" + text(key) + text("cpu")
    storage += _number(step if count is None else count) + b"tQ"
    sides = b"(" + b"".join(numbers) + b"t(" + b"".join(strides) + b"t"
    hooks = b"\x89ccollections\nOrderedDict\n)R"
    return b"ctorch._utils\n_rebuild_tensor_v2\n(" + storage + b"K\x00" + sides + hooks + b"tR"


def _number(value: int) -> bytes:
    content = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
    return b"\x8a" + bytes([len(content)]) + content


def state(*tensors: tuple[str, bytes]) -> bytes:
    """A pickle of a dict of tensors."""
    return b"\x80\x02}(" + b"".join(text(name) + each for name, each in tensors) + b"u."


def _legacy(path: Path, description: bytes, keys: bytes = b"]", numbers: bytes = b"") -> None:
    system = b"\x80\x02}" + text("little_endian") + b"\x88s."
    version = b"\x80\x02M\xe9\x03."
    path.write_bytes(
        LEGACY_START + version + system + description + b"\x80\x02" + keys + b"." + numbers
    )


def _tar(path: Path, description: bytes) -> None:
    """PyTorch's oldest format."""
    with tarfile.open(path, "w") as archive:
        for name, content in (("storages", b"\x80\x02K\x00."), ("pickle", description)):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))


def _inside_a_tensor(path: Path, canary: Path) -> None:
    inner = program("GLOBAL and REDUCE", canary)
    call = b"ctorch.storage\n_load_from_bytes\nB" + struct.pack("<I", len(inner)) + inner + b"\x85R"
    path.write_bytes(b"\x80\x03" + call + b".")


def _safetensors(path: Path, size: int | None = None, **entries: Any) -> None:
    header = json.dumps(entries).encode()
    path.write_bytes(struct.pack("<Q", size or len(header)) + header + bytes(64))


def _pickles() -> Iterator[Hostile]:
    for name in PROGRAMS:
        yield Hostile(
            f"pickle: {name}",
            "checkpoint",
            "motion_template.pkl",
            lambda path, canary, name=name: _write(path, program(name, canary)),
            True,  # type: ignore[misc]
        )
    for name in ("GLOBAL and REDUCE", "STACK_GLOBAL", "BUILD", "NEWOBJ"):
        yield Hostile(
            f"checkpoint: {name}",
            "checkpoint",
            "motion_extractor.pth",
            lambda path, canary, name=name: torch_zip(path, program(name, canary)),  # type: ignore[misc]
        )
        yield Hostile(
            f"legacy checkpoint: {name}",
            "checkpoint",
            "pytorch_model.bin",
            lambda path, canary, name=name: _legacy(path, program(name, canary)),  # type: ignore[misc]
        )
    yield Hostile(
        "legacy checkpoint: in its list of storages",
        "checkpoint",
        "pytorch_model.bin",
        lambda path, canary: _legacy(
            path, state(("a", tensor((1,)))), MKDIR + text(str(canary)) + b"\x85R"
        ),
    )
    yield Hostile(
        "oldest checkpoint",
        "checkpoint",
        "pytorch_model.bin",
        lambda path, canary: _tar(path, program("GLOBAL and REDUCE", canary)),
        says="another kind",
    )
    yield Hostile("pickle in a tensor", "checkpoint", "clip_embedding_9.pkl", _inside_a_tensor)
    for name, step in (("PERSID", b"Pos.mkdir\n"), ("BINPERSID", MKDIR + b"Q")):
        yield Hostile(
            f"pickle: {name}",
            "checkpoint",
            "motion_template.pkl",
            lambda path, _, step=step: _write(path, b"\x80\x02" + step + b"."),  # type: ignore[misc]
        )
        yield Hostile(
            f"checkpoint: {name}",
            "checkpoint",
            "motion_extractor.pth",
            lambda path, _, step=step: torch_zip(path, b"\x80\x02" + step + b"."),  # type: ignore[misc]
        )


# Memory and time


def _doubling(steps: int) -> bytes:
    """A list that holds itself twice, and so on: 2^steps parts if somebody looks through it."""
    return (
        b"\x80\x02](K\x01eq\x000"
        + b"".join(b"](h\x00h\x00eq\x000" for _ in range(steps))
        + b"h\x00."
    )


def _huge() -> Iterator[Hostile]:
    def pickled(name: str, content: Callable[[], bytes]) -> Hostile:
        return Hostile(
            name, "checkpoint", "clip_embedding_9.pkl", lambda path, _: _write(path, content())
        )

    def checkpoint(name: str, description: Callable[[], bytes], **entries: bytes) -> Hostile:
        return Hostile(
            name,
            "checkpoint",
            "spade_generator.pth",
            lambda path, _: torch_zip(path, description(), **entries),
        )

    yield pickled(
        "text of an exabyte", lambda: b"\x80\x04\x8d" + struct.pack("<Q", 1 << 60) + b"a."
    )
    yield pickled("bytes of 4 GB", lambda: b"\x80\x03B" + struct.pack("<I", 0xFFFFFFFF) + b"a.")
    yield pickled("number of 2 GB", lambda: b"\x80\x02\x8b" + struct.pack("<i", 0x7FFFFFFF) + b"a.")
    yield pickled("long number in letters", lambda: b"I" + b"9" * 10_000_000 + b"\n.")
    yield pickled("lists in lists", lambda: b"\x80\x02" + b"]" * 1_000_000 + b"a" * 999_999 + b".")
    yield pickled("tuples in tuples", lambda: b"\x80\x02)" + b"\x85" * 2_000_000 + b".")
    yield pickled("marks without end", lambda: b"\x80\x02" + b"(" * 2_000_000 + b".")
    yield pickled("doubling lists", lambda: _doubling(5000))
    yield pickled("memo without end", lambda: b"\x80\x04N" + b"\x94" * 2_000_000 + b".")
    yield checkpoint(
        "array of an exabyte", lambda: state(("a", tensor((1 << 29, 1 << 29)))), **{"0": bytes(64)}
    )
    yield checkpoint(
        "one number repeated", lambda: state(("a", _repeated(1 << 40))), **{"0": bytes(4)}
    )
    yield checkpoint(
        "many views of one storage",
        lambda: state(*((f"a{i}", tensor((1 << 18,), count=1 << 18)) for i in range(5000))),
        **{"0": bytes(1 << 20)},
    )
    yield checkpoint(
        "millions of empty tensors", lambda: state(*[("a", tensor((0,)))] * 40_000), **{"0": b""}
    )
    yield Hostile(
        "packed numbers",
        "checkpoint",
        "spade_generator.pth",
        lambda path, _: _packed_checkpoint(path, 1 << 26),
    )
    yield Hostile(
        "list of a million entries",
        "checkpoint",
        "spade_generator.pth",
        lambda path, _: _many_entries(path),
    )
    yield Hostile(
        "legacy checkpoint of an exabyte",
        "checkpoint",
        "pytorch_model.bin",
        lambda path, _: _legacy(
            path,
            state(("a", tensor((1 << 29, 1 << 29)))),
            b"]" + text("0") + b"a",
            struct.pack("<Q", 1 << 58),
        ),
    )
    for name, entry in {
        "huge shape": {"dtype": "F32", "shape": [1 << 40, 1 << 20], "data_offsets": [0, 64]},
        "reaches beyond": {"dtype": "F32", "shape": [1 << 40], "data_offsets": [0, 1 << 42]},
        "negative place": {"dtype": "F32", "shape": [16], "data_offsets": [-64, 0]},
    }.items():
        yield Hostile(
            f"safetensors: {name}",
            "checkpoint",
            "model.safetensors",
            lambda path, _, entry=entry: _safetensors(path, a=entry),  # type: ignore[misc]
        )
    yield Hostile(
        "safetensors: header of an exabyte",
        "checkpoint",
        "model.safetensors",
        lambda path, _: _safetensors(path, 1 << 60),
    )
    yield Hostile(
        "safetensors: nested without end",
        "checkpoint",
        "model.safetensors",
        lambda path, _: _write(path, struct.pack("<Q", 4_000_000) + b'{"a":' + b"[" * 3_999_995),
    )
    yield Hostile(
        "safetensors: millions of tensors",
        "checkpoint",
        "model.safetensors",
        lambda path, _: _many_names(path),
    )


def _repeated(count: int) -> bytes:
    """A tensor whose only number is repeated by a stride of 0."""
    storage = (
        b"(" + text("storage") + b"ctorch\nFloatStorage\n" + text("0") + text("cpu") + b"K\x01tQ"
    )
    sides = b"(" + _number(count) + b"t(K\x00t\x89ccollections\nOrderedDict\n)R"
    return b"ctorch._utils\n_rebuild_tensor_v2\n(" + storage + b"K\x00" + sides + b"tR"


def _packed_checkpoint(path: Path, size: int) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.pkl", state(("a", tensor((size // 4,)))))
        archive.writestr("archive/data/0", bytes(size))


def _many_entries(path: Path) -> None:
    """A list of entries that is far longer than the archive has room for."""
    entry = _central("archive/data/0", b"", 0)
    _write(
        path,
        _local("archive/data/0", b"", b"")
        + entry * 200_000
        + _end(200_000 & 0xFFFF, entry * 200_000, 44),
    )


def _many_names(path: Path) -> None:
    entry = b'"%d":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}'
    header = b"{" + b",".join(entry % i for i in range(36_000)) + b"}"
    _write(path, struct.pack("<Q", len(header)) + header)


# What a network can't use

NETWORK = {"first.weight": (8, 4), "first.bias": (8,)}
"""Shapes that the test's network expects."""


def _wrong() -> Iterator[Hostile]:
    weights = struct.pack("<32f", *range(32))

    def checkpoint(name: str, numbers: bytes, shape: tuple[int, ...], says: str) -> Hostile:
        description = state(("first.weight", tensor(shape, "0")), ("first.bias", tensor((8,), "1")))
        return Hostile(
            name,
            "checkpoint",
            "network.pth",
            lambda path, _: torch_zip(path, description, **{"0": numbers, "1": bytes(32)}),
            says=says,
        )

    yield checkpoint("weights of another shape", weights, (4, 8), r"first\.weight has 4 x 8")
    yield checkpoint(
        "weights that aren't numbers", weights[:-4] + b"\0\0\xc0\x7f", (8, 4), "isn't a number"
    )
    yield checkpoint("infinite weights", weights[:-4] + b"\0\0\x80\x7f", (8, 4), "isn't a number")
    yield Hostile(
        "weights that are missing",
        "checkpoint",
        "network.pth",
        lambda path, _: torch_zip(path, state(("first.bias", tensor((8,)))), **{"0": bytes(32)}),
        says=r"first\.weight is missing",
    )


# Archives


def _local(name: str, content: bytes, packed: bytes, method: int = 0, flags: int = 0) -> bytes:
    form = struct.pack(
        "<IHHHHHIIIHH",
        0x04034B50,
        20,
        flags,
        method,
        0,
        33,
        zlib.crc32(content),
        len(packed),
        len(content),
        len(name.encode()),
        0,
    )
    return form + name.encode() + packed


def _central(
    name: str,
    content: bytes,
    packed: int,
    *,
    at: int = 0,
    size: int | None = None,
    method: int = 0,
    flags: int = 0,
    mode: int = 0o100644,
) -> bytes:
    form = struct.pack(
        "<IHHHHHHIIIHHHHHII",
        0x02014B50,
        0x0314,
        20,
        flags,
        method,
        0,
        33,
        zlib.crc32(content),
        packed,
        len(content) if size is None else size,
        len(name.encode()),
        0,
        0,
        0,
        0,
        mode << 16,
        at,
    )
    return form + name.encode()


def _end(count: int, directory: bytes, start: int, disk: int = 0) -> bytes:
    return struct.pack("<IHHHHIIH", 0x06054B50, disk, disk, count, count, len(directory), start, 0)


def zip_of(path: Path, name: str, content: bytes = b"canary", **how: Any) -> None:
    """An archive of one entry, with anything untrue about it."""
    packed = how.pop("packed", content)
    disk = how.pop("disk", 0)
    first = _local(name, content, packed, how.get("method", 0), how.get("flags", 0))
    directory = _central(name, content, len(packed), **how)
    path.write_bytes(first + directory + _end(1, directory, len(first), disk))


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _twice(path: Path, first: str, second: str) -> None:
    parts = [_local(name, b"1", b"1") for name in (first, second)]
    directory = _central(first, b"1", 1) + _central(second, b"1", 1, at=len(parts[0]))
    path.write_bytes(b"".join(parts) + directory + _end(2, directory, sum(map(len, parts))))


def _overlapping(path: Path) -> None:
    """Many entries that share the same packed bytes."""
    content = bytes(1 << 20)
    packed = _deflated(content)
    first = _local("0", content, packed, 8)
    entries = [_central(str(i), content, len(packed), method=8) for i in range(2000)]
    directory = b"".join(entries)
    path.write_bytes(first + directory + _end(len(entries), directory, len(first)))


def _nested(path: Path) -> None:
    """Archives within archives within archives, as "42.zip" has them."""
    content = _zipped("0.bin", bytes(1 << 24))
    for _ in range(5):
        content = _zipped(*((f"{i}.zip", content) for i in range(4)))
    path.write_bytes(content)


def _zipped(*files: Any) -> bytes:
    pairs = [files] if isinstance(files[0], str) else files
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in pairs:
            archive.writestr(name, content)
    return target.getvalue()


OUTSIDE = "outside.pth"
"""Would appear beside the folder into which somebody unpacks."""


def _archives() -> Iterator[Hostile]:
    def archive(name: str, make: Callable[[Path, Path], None], says: str) -> Hostile:
        return Hostile(f"archive: {name}", "archive", "models.zip", make, says=says)

    def named(name: str, inside: str, says: str) -> Hostile:
        return archive(
            name, lambda path, canary: zip_of(path, inside.format(canary=canary.as_posix())), says
        )

    yield named("absolute path", "{canary}", "outside|wasn't opened")
    yield named("path of the root", "/etc/passwd", "outside")
    yield named("upwards", f"../{OUTSIDE}", "outside")
    yield named("upwards later on", f"liveportrait/../../{OUTSIDE}", "outside")
    yield named("upwards in the way of Windows", f"liveportrait\\..\\..\\{OUTSIDE}", "outside")
    yield named("drive", f"C:\\{OUTSIDE}", "outside")
    yield named("drive without a root", f"C:{OUTSIDE}", "outside")
    yield named("computer in the network", f"\\\\server\\share\\{OUTSIDE}", "outside")
    yield named("device of Windows", "liveportrait/NUL.pth", "device")
    yield named("device with a space", "liveportrait/com1 .pth", "device")
    yield named("name with an end in the middle", "a.pth\0.txt", "has the name")
    yield named("name of a thousand signs", "a" * 5000, "has the name")
    yield archive(
        "link", lambda path, canary: zip_of(path, "a.pth", b"/etc/passwd", mode=0o120777), "link"
    )
    yield archive("pipe", lambda path, canary: zip_of(path, "a.pth", mode=0o010644), "ordinary")
    yield archive("same name twice", lambda path, _: _twice(path, "a.pth", "a.pth"), "twice")
    yield archive("same name for Windows", lambda path, _: _twice(path, "a.pth", "A.PTH"), "twice")
    yield archive("password", lambda path, _: zip_of(path, "a.pth", flags=1), "password")
    yield archive("one of several parts", lambda path, _: zip_of(path, "a.pth", disk=3), "one part")
    yield archive(
        "unusual packing", lambda path, _: zip_of(path, "a.pth", method=14), "packed in a way"
    )
    yield archive(
        "bomb that says so",
        lambda path, _: zip_of(
            path, "xpose.pth", bytes(1 << 27), packed=_deflated(bytes(1 << 27)), method=8
        ),
        "would unpack",
    )
    yield archive(
        "bomb that lies",
        lambda path, _: zip_of(
            path,
            "motion_template.pkl",
            bytes(1 << 26),
            packed=_deflated(bytes(1 << 26)),
            method=8,
            size=3616,
        ),
        "damaged",
    )
    yield archive(
        "claims 4 GB",
        lambda path, _: zip_of(path, "xpose.pth", size=0xFFFFFFF0),
        "would unpack|damaged",
    )
    yield archive(
        "entries that share their bytes", lambda path, _: _overlapping(path), "damaged|would unpack"
    )
    yield archive("archives in archives", lambda path, _: _nested(path), "none of the published")
    yield archive(
        "list of a million entries", lambda path, _: _many_entries(path), "list of entries|damaged"
    )


# Networks in the ONNX format


def _field(number: int, content: bytes | int) -> bytes:
    if isinstance(content, int):
        return _varint(number << 3) + _varint(content)
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    found = b""
    while value >= 0x80:
        found, value = found + bytes([value & 0x7F | 0x80]), value >> 7
    return found + bytes([value])


def _network(place: str, *, in_branch: bool = False) -> bytes:
    """y = x + w, all of four numbers, with w in another file."""
    where = [("location", place), ("offset", "0"), ("length", "16")]
    entries = b"".join(
        _field(13, _field(1, key.encode()) + _field(2, value.encode())) for key, value in where
    )
    kind = _field(1, 4) + _field(2, 1)
    weight = kind + _field(8, b"w") + entries + _field(14, 1)
    shape = _field(2, _field(1, _field(1, 1) + _field(2, _field(1, _field(1, 4)))))
    add = _field(1, b"x") + _field(1, b"w") + _field(2, b"y") + _field(4, b"Add")
    graph = _field(1, add) + _field(2, b"g")
    if in_branch:
        constant = _field(1, b"value") + _field(20, 4) + _field(5, weight)
        graph += _field(1, _field(2, b"w") + _field(4, b"Constant") + _field(5, constant))
    else:
        graph += _field(5, weight)
    graph += _field(11, _field(1, b"x") + shape) + _field(12, _field(1, b"y") + shape)
    return _field(1, 8) + _field(7, graph) + _field(8, _field(2, 17))


def _networks() -> Iterator[Hostile]:
    def network(name: str, place: str, **how: bool) -> Hostile:
        def make(path: Path, canary: Path) -> None:
            (path.parent / "beside.bin").write_bytes(bytes(64))
            _write(path, _network(place.format(folder=path.parent.as_posix()), **how))

        return Hostile(f"network: {name}", "network", "landmark.onnx", make, says="other files")

    yield network("numbers beside it", "beside.bin")
    yield network("numbers above it", "../beside.bin")
    yield network("numbers at an absolute place", "{folder}/beside.bin")
    yield network("numbers in the way of Windows", "..\\beside.bin")
    yield network("numbers in a constant", "beside.bin", in_branch=True)
    yield network("numbers in memory", "*/_ORT_MEM_ADDR_/*")
    yield Hostile(
        "network: nested without end",
        "network",
        "landmark.onnx",
        lambda path, _: _write(path, _branches(2000)),
        says="ONNX",
    )


def _branches(depth: int) -> bytes:
    """A network in a branch of a network in a branch ..."""
    graph = b""
    for _ in range(depth):
        graph = _field(1, _field(5, _field(6, graph)))
    return _field(1, 8) + _field(7, graph)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


_GREEDY = (*_huge(), *(each for each in _archives() if "bomb" in each.name or "ies" in each.name))

GREEDY = tuple(each.name for each in _GREEDY)
"""Those that want memory or space rather than to run code."""

HOSTILE = {
    each.name: each for each in (*_pickles(), *_huge(), *_wrong(), *_archives(), *_networks())
}


def attempt(kind: Kind, path: Path, folder: Path) -> None:
    """What the program does with such a file: reads weights, imports an archive, runs a network."""
    from joyvasa_desktop.photo.published import PublishedNetwork
    from joyvasa_desktop.weights.checkpoint import opened
    from joyvasa_desktop.weights.fitting import Wanted, finite, fitting
    from joyvasa_desktop.weights.importing import bring_in
    from joyvasa_desktop.weights.store import Store

    if kind == "archive":
        bring_in(Store(folder), path, accept_other=True)
        return
    if kind == "network":
        PublishedNetwork(path, "a network", (1, 4), [(1, 4)]).run(np.zeros((1, 4), np.float32))
        return
    with opened(path) as checkpoint:
        tensors = checkpoint.tensors()
        wanted = {name: Wanted(shape) for name, shape in NETWORK.items()}
        fitting(tensors, wanted, file=path.name, role="network")
        for name in wanted:
            finite(name, tensors[name], path.name)
