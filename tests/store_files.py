"""A catalogue of small files that can be read, and folders that hold them."""

from __future__ import annotations

import hashlib
import json
import pickle
import struct
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

import numpy as np

from joyvasa_desktop.weights.catalogue import SHIPPED, Catalogue, read_catalogue


def content(id: str, suffix: str, version: int = 1, size: int = 300) -> bytes:
    """A readable file of a kind.

    Args:
        version: another version has other content.
        size: of its numbers, in bytes.
    """
    if suffix == ".json":
        return json.dumps({"id": id, "version": version}).encode()
    if suffix == ".onnx":
        return onnx_file(f"{id} {version}".encode() + bytes(size))
    numbers = np.full(size, version, np.uint8)
    if suffix == ".safetensors":
        header = {id: {"dtype": "U8", "shape": [size], "data_offsets": [0, size]}}
        text = json.dumps(header).encode()
        return struct.pack("<Q", len(text)) + text + numbers.tobytes()
    return pickle.dumps({"id": id, "weight": numbers}, protocol=2)


def onnx_file(graph: bytes) -> bytes:
    """What every ONNX network looks like from outside: its version, and itself."""
    length, rest = [], len(graph)
    while rest >= 0x80:
        length.append(rest & 0x7F | 0x80)
        rest >>= 7
    return b"\x08\x07" + b"\x3a" + bytes([*length, rest]) + graph


def small_catalogue(version: int = 1) -> Catalogue:
    """The shipped catalogue with files of a few hundred bytes."""
    shipped = read_catalogue(SHIPPED)
    files = {}
    for id, file in shipped.files.items():
        body = content(file.same_as or id, file.path.suffix, version)
        size = None if file.size is None else len(body)
        files[id] = replace(file, size=size, sha256=hashlib.sha256(body).hexdigest())
    return replace(shipped, files=files)


def body(catalogue: Catalogue, id: str, version: int = 1, size: int = 300) -> bytes:
    """What a file of `small_catalogue` holds."""
    file = catalogue.original(id)
    return content(file.id, file.path.suffix, version, size)


def put(root: Path, place: str | PurePosixPath, data: bytes) -> Path:
    """Writes a file below a folder."""
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def fill(root: Path, catalogue: Catalogue, ids: Iterable[str]) -> Path:
    """Puts files at their places below a folder."""
    for id in ids:
        put(root, catalogue.files[id].path, body(catalogue, id))
    return root
