"""Convert checkpoints once into safetensors files, from which engines start sooner.

A converted copy needs as much space as the original, which stays. It is used as long as the
original is as it was; see `converted`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, cast

import numpy as np

from joyvasa_desktop.errors import CannotWrite, UnreadableFile, UserError
from joyvasa_desktop.inputs import opened as opened_file
from joyvasa_desktop.inputs import size_of
from joyvasa_desktop.outputs import cannot_write, whole_file
from joyvasa_desktop.pickles import as_array
from joyvasa_desktop.weights import containers
from joyvasa_desktop.weights.checkpoint import original_content
from joyvasa_desktop.weights.converted import (
    ARRANGEMENT,
    CONTENT,
    FOLDER,
    SEAL,
    SOURCE,
    SUFFIX,
    UNSEALED,
    Named,
    NotKept,
    Source,
    arrangement,
    seal_at,
    unfinished,
)
from joyvasa_desktop.weights.shelf import Shelf
from joyvasa_desktop.weights.shelf import discard as drop
from joyvasa_desktop.weights.states import FileState, State
from joyvasa_desktop.weights.store import Store
from joyvasa_desktop.weights.stored import KINDS, Stored, from_array
from joyvasa_desktop.weights.torch_pickles import Namespace
from joyvasa_desktop.weights.transfer import Meter, TransferReport, ignore

SUFFIXES = (".pth", ".pt", ".bin")
"""Of the files that can be converted."""

_DEEPEST = 64
_LEAST_PART, _LEAST_TENSOR = 10, 60
"""Bytes in a copy's header that describe a part, or a tensor, besides its texts."""

_MOST_REPEATED = 4
_ALIGNED = 64

_KINDS = {kind: name for name, kind in containers.SAFETENSORS_KINDS.items()}


def convertible(store: Store, names: Iterable[str] | None = None) -> tuple[FileState, ...]:
    """The files of bundles, or all, that are there and can be converted and aren't yet."""
    whole = _checkpoints(store, names, State.READY, State.UNKNOWN)
    return tuple(state for state in whole if not _has_copy(store, state))


def damaged(store: Store, names: Iterable[str] | None = None) -> tuple[FileState, ...]:
    """The files of bundles, or all, that would be converted if they were whole."""
    return tuple(_checkpoints(store, names, State.DAMAGED, State.PARTIAL, State.FORBIDDEN))


def _checkpoints(store: Store, names: Iterable[str] | None, *wanted: State) -> Iterator[FileState]:
    """The files of bundles, or all, that are of a kind that is converted, in certain states."""
    for state in map(store.file, _ids(store, names)):
        if state.state in wanted and state.path is not None and state.path.suffix in SUFFIXES:
            yield state


def convert(
    store: Store, names: Iterable[str] | None = None, report: TransferReport = ignore
) -> tuple[Path, ...]:
    """Converts what can be and isn't yet; every tensor is compared with the original's.

    Half copies that a killed process left are removed first.

    Args:
        store: its own folder takes the copies, also of files that are used in place.
        names: of bundles, or ids; everything that is there if left out.
        report: is told how far it is; what it raises ends the work, and whole copies stay.

    Returns:
        The copies that were made.

    Raises:
        UnreadableFile: a file is damaged; the others are converted.
        CannotWrite: no space, no permission.
    """
    _tidy(store, names)
    states = convertible(store, names)
    store.check_space(sum(each.size() for each in states))
    # Every byte is looked through once, written once and compared once.
    meter = Meter("converting", 3 * sum(each.size() for each in states), report)
    made, failures = list[Path](), list[UnreadableFile]()
    for state in states:
        try:
            with store.lock(state.file.id):
                made.append(_convert(store, state, meter))
        except UnreadableFile as error:
            failures.append(error)
    meter.end()
    if failures:
        raise failures[0]
    return tuple(made)


def copies(store: Store, names: Iterable[str] | None = None) -> tuple[Path, ...]:
    """The converted copies of bundles, or all, that are there, whether they are in use or not."""
    return tuple(copy for id in _ids(store, names) for copy in _copies(store, id))


def discard(store: Store, names: Iterable[str] | None = None) -> int:
    """Removes the converted copies of bundles, or all, and half ones; the originals stay.

    Returns:
        Bytes that became free.

    Raises:
        CannotWrite: a copy is in use; the others are gone.
    """
    freed = _tidy(store, names)
    in_use: list[CannotWrite] = []
    for copy in copies(store, names):
        size = copy.stat().st_size
        try:
            Shelf(store.folder).unlink(copy)
            freed += size
        except CannotWrite as error:
            in_use.append(error)
    if in_use:
        raise in_use[0]
    return freed


def _tidy(store: Store, names: Iterable[str] | None) -> int:
    """Removes the half copies that a killed process left; tells the bytes that became free."""
    freed = 0
    for id in _ids(store, names):
        if unfinished(store.folder, id):
            # Whoever holds the lock is still writing, and needs what there is.
            with suppress(UserError), store.lock(id):
                for path in unfinished(store.folder, id):
                    size = size_of(path)
                    drop(path)
                    freed += size - size_of(path)
    return freed


def _ids(store: Store, names: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(store.catalogue.ids(store.catalogue.files if names is None else names))


def _convert(store: Store, state: FileState, meter: Meter) -> Path:
    path, target = cast(Path, state.path), _target(store, state)
    meter.begin(path.name, 3 * state.size())
    content = store.hashes.sha256(path, meter.tick)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(target, error) from error
    older = [copy for copy in _copies(store, state.file.id) if copy != target]
    with opened_file(path) as file, whole_file(target, overwrite=True) as temporary:
        source = Source.of(path, file)
        tensors = _Tensors(path.name)
        how = arrangement(tensors.named(original_content(path.name, file)))
        tensors.check_size(source.size)
        notes = {SOURCE: source.text, CONTENT: content, SEAL: UNSEALED, ARRANGEMENT: how}
        with temporary.open("wb") as copy:
            notes[SEAL] = _write(copy, tensors, notes, meter)
        _compare(temporary, tensors, notes, meter)
        # What isn't numbers takes no time.
        meter.tick(max(0, 2 * (source.size - tensors.size)))
    for copy_of_older in older:
        # It is in use, and goes with the next conversion or with the file.
        with suppress(CannotWrite):
            Shelf(store.folder).unlink(copy_of_older)
    return target


class _Tensors:
    """Gives every tensor of a checkpoint a name."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: dict[str, Stored] = {}
        self.left = containers.LARGEST_HEADER

    def named(self, value: Any, place: tuple[str, ...] = ()) -> Any:
        """The same content with `Named` for each tensor."""
        self.charge(_LEAST_PART + (len(value) if isinstance(value, str) else 0))
        array = None if isinstance(value, (int, float)) else as_array(value)
        if array is not None:
            value = from_array(array)
        if isinstance(value, Stored):
            return self._add(value, ".".join(place))
        # A list can hold itself.
        if len(place) >= _DEEPEST:
            return NotKept()
        if isinstance(value, Namespace):
            return Namespace(self._fields(value.fields, place))
        if isinstance(value, Mapping):
            return self._fields(value, place)
        if isinstance(value, (list, tuple)):
            parts = [self.named(part, (*place, str(i))) for i, part in enumerate(value)]
            return parts if isinstance(value, list) else tuple(parts)
        return value

    def charge(self, size: int) -> None:
        """Counts what a copy's header will hold at least: a list can be named a million times."""
        self.left -= size
        if self.left < 0:
            raise self.too_many()

    def too_many(self) -> UnreadableFile:
        """The refusal of a file whose copy would have too long a header."""
        return UnreadableFile(f"{self.file} has far too many parts.", "Use it as it is.")

    @property
    def size(self) -> int:
        """Bytes of all tensors."""
        return sum(tensor.count * _width(tensor) for tensor in self.found.values())

    def check_size(self, size: int) -> None:
        """Refuses a file whose tensors share so much that a copy would be far larger."""
        if self.size > _MOST_REPEATED * size:
            raise UnreadableFile(f"{self.file} would become far larger.", "Use it as it is.")

    def _fields(self, fields: Mapping[Any, Any], place: tuple[str, ...]) -> dict[Any, Any]:
        return {key: self.named(each, (*place, str(key))) for key, each in fields.items()}

    def _add(self, tensor: Stored, name: str) -> Named:
        unique, count = name, 1
        self.charge(_LEAST_TENSOR + 2 * len(name))
        while unique in self.found or unique == "__metadata__":
            self.charge(_LEAST_PART)
            count += 1
            unique = f"{name} ({count})"
        self.found[unique] = tensor
        return Named(unique)


def _write(copy: BinaryIO, tensors: _Tensors, notes: Mapping[str, str], meter: Meter) -> str:
    """Writes a safetensors file and returns its seal.

    The wider numbers come first, so that all are aligned.
    """
    found = dict(sorted(tensors.found.items(), key=lambda pair: -_width(pair[1])))
    header = _header(found, notes)
    if len(header) > containers.LARGEST_HEADER:
        raise tensors.too_many()
    sealed = hashlib.sha256(header)
    copy.write(header)
    for tensor in found.values():
        numbers = np.ascontiguousarray(tensor.numbers())
        copy.write(numbers.data)
        sealed.update(numbers.data)
        meter.tick(numbers.nbytes)
    copy.seek(seal_at(header))
    copy.write(sealed.hexdigest().encode("ascii"))
    return sealed.hexdigest()


def _header(tensors: Mapping[str, Stored], notes: Mapping[str, str]) -> bytes:
    entries: dict[str, Any] = {"__metadata__": notes}
    place = 0
    for name, tensor in tensors.items():
        size = tensor.count * _width(tensor)
        entries[name] = {
            "dtype": _KINDS[tensor.kind],
            "shape": list(tensor.shape),
            "data_offsets": [place, place + size],
        }
        place += size
    header = json.dumps(entries, separators=(",", ":")).encode("ascii")
    header += b" " * (-(8 + len(header)) % _ALIGNED)
    return len(header).to_bytes(8, "little") + header


def _compare(copy: Path, tensors: _Tensors, notes: Mapping[str, str], meter: Meter) -> None:
    """Reads a copy as it will be read, and compares it to the bit."""
    with copy.open("rb") as file:
        container = containers.Container(copy.name, file, copy.stat().st_size)
        try:
            same = containers.notes_of_safetensors(container) == notes
            found = containers.from_safetensors(container)
        except UnreadableFile as error:
            raise _misstored(tensors.file) from error
        if not same or found.keys() != tensors.found.keys():
            raise _misstored(tensors.file)
        for name, tensor in tensors.found.items():
            stored, numbers = found[name], tensor.numbers()
            same = (stored.kind, stored.shape) == (tensor.kind, tensor.shape)
            if not same or stored.numbers().tobytes() != numbers.tobytes():
                raise _misstored(tensors.file)
            meter.tick(numbers.nbytes)


def _misstored(file: str) -> CannotWrite:
    return CannotWrite(
        f"The copy of {file} for faster loading wasn't stored as it should be.", "Check the disk."
    )


def _target(store: Store, state: FileState) -> Path:
    path = cast(Path, state.path)
    with opened_file(path) as file:
        key = Source.of(path, file).key
    return store.folder / FOLDER / f"{state.file.id}.{key}{SUFFIX}"


def _has_copy(store: Store, state: FileState) -> bool:
    try:
        return _target(store, state).exists()
    except UnreadableFile:
        # Who converts it is told why it can't be read.
        return False


def _copies(store: Store, id: str) -> Sequence[Path]:
    return sorted((store.folder / FOLDER).glob(f"{id}.*"))


def _width(tensor: Stored) -> int:
    return np.dtype(KINDS[tensor.kind]).itemsize
