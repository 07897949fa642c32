"""Checkpoints that run code, fill memory, or hold what no network can use."""

from __future__ import annotations

import io
import json
import pickle
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from hostile_archives import many_entries
from hostile_case import Hostile
from hostile_programs import MKDIR, PROGRAMS, program, text

LEGACY_START = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19."


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


def pickles() -> Iterator[Hostile]:
    for name in PROGRAMS:
        yield Hostile(
            f"pickle: {name}",
            "checkpoint",
            "motion_template.pkl",
            lambda path, canary, name=name: path.write_bytes(program(name, canary)),
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
            lambda path, _, step=step: path.write_bytes(b"\x80\x02" + step + b"."),  # type: ignore[misc]
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


def _one_array(names: int) -> bytes:
    """An array of 10 MB that a dict names again and again."""
    array = np.zeros(10_000_000, np.uint8)
    return pickle.dumps({f"t{i}": array for i in range(names)}, protocol=4)


def _colliding(count: int) -> bytes:
    """A dict with numbers as keys that Python all puts on the same place."""
    keys = (_number(i * (2**61 - 1)) for i in range(1, count + 1))
    return b"\x80\x02(" + b"".join(key + b"N" for key in keys) + b"d."


def _long_keys(times: int) -> bytes:
    """A dict that compares two texts of 4 MB each time that it is filled."""
    key = text("a" * 4_000_000)
    filled = b"\x80\x02}q\x00" + key + b"Ns" + key + b"q\x01"
    return filled + b"0h\x00h\x01Ns" * times + b"."


def _paths(times: int) -> bytes:
    """A path of 4 MB that is put together anew each time that it is named."""
    path = text("a" * 4_000_000)
    again = b"0cpathlib\nPosixPath\nh\x00\x85R"
    return b"\x80\x02" + path + b"q\x00" + again * times + b"."


def _one_list() -> bytes:
    """Settings of 4 kB that take a gigabyte as text or as tuples."""
    outer = [list(range(1000))] * 1000
    return pickle.dumps({"args": {f"s{i}": outer for i in range(20)}}, protocol=2)


def huge() -> Iterator[Hostile]:
    def pickled(name: str, content: Callable[[], bytes]) -> Hostile:
        return Hostile(
            name, "checkpoint", "clip_embedding_9.pkl", lambda path, _: path.write_bytes(content())
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
    yield pickled("one array under many names", lambda: _one_array(100))
    yield pickled("keys that fall on one place", lambda: _colliding(60_000))
    yield pickled("long keys that are compared", lambda: _long_keys(30_000))
    yield pickled("one long path a million times", lambda: _paths(30_000))
    yield Hostile(
        "settings that name one list",
        "settings",
        "motion_generator.pt",
        lambda path, _: path.write_bytes(_one_list()),
        says="far too long",
    )
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
        lambda path, _: many_entries(path),
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
        lambda path, _: path.write_bytes(
            struct.pack("<Q", 2_000_000) + b'{"a":' + b"[" * 3_999_995
        ),
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


def _many_names(path: Path) -> None:
    entry = b'"%d":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}'
    header = b"{" + b",".join(entry % i for i in range(36_000)) + b"}"
    path.write_bytes(struct.pack("<Q", len(header)) + header)


# What a network can't use

NETWORK = {"first.weight": (8, 4), "first.bias": (8,)}
"""Shapes that the test's network expects."""


def wrong() -> Iterator[Hostile]:
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
