"""Archives that lead elsewhere or unpack without end, and networks that want other files."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hostile_case import Hostile


def local(name: str, content: bytes, packed: bytes, method: int = 0, flags: int = 0) -> bytes:
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


def central(
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


def end(count: int, directory: bytes, start: int, disk: int = 0) -> bytes:
    return struct.pack("<IHHHHIIH", 0x06054B50, disk, disk, count, count, len(directory), start, 0)


def zip_of(path: Path, name: str, content: bytes = b"canary", **how: Any) -> None:
    """An archive of one entry, with anything untrue about it."""
    packed = how.pop("packed", content)
    disk = how.pop("disk", 0)
    first = local(name, content, packed, how.get("method", 0), how.get("flags", 0))
    directory = central(name, content, len(packed), **how)
    path.write_bytes(first + directory + end(1, directory, len(first), disk))


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _twice(path: Path, first: str, second: str) -> None:
    parts = [local(name, b"1", b"1") for name in (first, second)]
    directory = central(first, b"1", 1) + central(second, b"1", 1, at=len(parts[0]))
    path.write_bytes(b"".join(parts) + directory + end(2, directory, sum(map(len, parts))))


def many_entries(path: Path) -> None:
    """A list of entries that is far longer than the archive has room for."""
    entry = central("archive/data/0", b"", 0)
    directory = entry * 200_000
    path.write_bytes(
        local("archive/data/0", b"", b"") + directory + end(200_000 & 0xFFFF, directory, 44)
    )


def _overlapping(path: Path) -> None:
    """Many entries that share the same packed bytes."""
    content = bytes(1 << 20)
    packed = _deflated(content)
    first = local("0", content, packed, 8)
    entries = [central(str(i), content, len(packed), method=8) for i in range(2000)]
    directory = b"".join(entries)
    path.write_bytes(first + directory + end(len(entries), directory, len(first)))


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


def archives() -> Iterator[Hostile]:
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
        "list of a million entries", lambda path, _: many_entries(path), "list of entries|damaged"
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


def networks() -> Iterator[Hostile]:
    def network(name: str, place: str, **how: bool) -> Hostile:
        def make(path: Path, canary: Path) -> None:
            (path.parent / "beside.bin").write_bytes(bytes(64))
            path.write_bytes(_network(place.format(folder=path.parent.as_posix()), **how))

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
        lambda path, _: path.write_bytes(_branches(2000)),
        says="ONNX",
    )


def _branches(depth: int) -> bytes:
    """A network in a branch of a network in a branch ..."""
    graph = b""
    for _ in range(depth):
        graph = _field(1, _field(5, _field(6, graph)))
    return _field(1, 8) + _field(7, graph)
