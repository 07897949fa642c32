"""Pack models into one ZIP archive, for a machine without internet.

The archive unpacks to a models' folder as it is; with its manifest the other machine can check it.
"""

from __future__ import annotations

import hashlib
import shutil
import time
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, TypeAlias

from joyvasa_desktop.errors import CannotWrite, UserError
from joyvasa_desktop.inputs import Stamp, opened, stamp
from joyvasa_desktop.outputs import left_over, whole_file
from joyvasa_desktop.weights import manifest
from joyvasa_desktop.weights.catalogue import Catalogue
from joyvasa_desktop.weights.manifest import Manifest, ManifestFile
from joyvasa_desktop.weights.shelf import discard
from joyvasa_desktop.weights.sources import Steady, pieces
from joyvasa_desktop.weights.states import FileState, State
from joyvasa_desktop.weights.store import Store
from joyvasa_desktop.weights.transfer import Meter, TransferReport, ignore

_SPARE = 10_000_000
"""Bytes for the archive's lists, and for what else is written to the disk meanwhile."""

_ABANDONED = 3600.0
"""Seconds in which an export that goes on has written something; a slow stick may take minutes."""

_FILE_MODE = 0o100644 << 16

_Time: TypeAlias = tuple[int, int, int, int, int, int]
_FIRST_TIME, _LAST_TIME = 315_619_200, 4_354_732_800
"""The second day of 1980 and the last but one of 2107: a ZIP knows no others, in any time zone."""


def export(
    store: Store,
    names: Sequence[str],
    target: Path,
    report: TransferReport = ignore,
    *,
    overwrite: bool = False,
) -> Path:
    """Writes bundles into one ZIP archive with its manifest and licences.

    What a killed export of that name left in the folder is removed.

    Every file is compared with its fingerprint on the way, so what arrives was whole here.

    Args:
        store: from where.
        names: of bundles, or ids.
        target: the wanted name, ending in .zip; its folder must exist.
        report: is told how far it is; what it raises ends the work, and nothing is left of it.
        overwrite: replace an older file; otherwise a number is added when the name is taken.

    Returns:
        Where the archive lies.

    Raises:
        UserError: some of the models aren't there, one turns out to be damaged, or somebody writes
            to one meanwhile.
        CannotWrite: no space, no permission, a name that can't be used.
    """
    files = _whole_files(store, names)
    _tidy(target)
    total = sum(each.size() for each in files)
    _check_space(target, total)
    meter = Meter("packing", total, report)
    whole = whole_file(target, overwrite)
    with whole as temporary, temporary.open("wb") as disk, zipfile.ZipFile(disk, "w") as archive:
        rows = tuple(_pack(store, archive, disk, each, meter) for each in files)
        bundles = tuple(name for name in names if name in store.catalogue.bundles)
        found = Manifest(store.catalogue.version, bundles, rows)
        newest = max(entry.date_time for entry in archive.infolist())
        _write_text(archive, _entry(manifest.NAME, newest), manifest.written(found))
        _write_text(archive, _entry(manifest.NOTICE, newest), _notice(store.catalogue, files))
        meter.end()
    return whole.path


def _whole_files(store: Store, names: Iterable[str]) -> list[FileState]:
    """The files of bundles, all of which must be there."""
    files = [store.file(id) for id in store.catalogue.ids(names)]
    lacking = [each for each in files if each.state is not State.READY or each.path is None]
    if lacking:
        first, more = lacking[0].file.path.name, len(lacking) - 1
        raise UserError(
            f"These models can't be packed yet: {first} and {more} more aren't ready."
            if more
            else f"These models can't be packed yet: {first} isn't ready.",
            lacking[0].reason
            if lacking[0].state is State.FORBIDDEN
            else "Get or import the models first.",
        )
    return files


def _pack(
    store: Store, archive: zipfile.ZipFile, disk: BinaryIO, state: FileState, meter: Meter
) -> ManifestFile:
    """Copies one file into the archive."""
    path, file = state.path, state.file
    assert path is not None
    before, found, size = stamp(path), hashlib.sha256(), 0
    meter.begin(path.name, state.size())
    entry = _entry(str(file.path), _time(before))
    entry.file_size = state.size()
    with opened(path) as source, archive.open(entry, "w") as packed:
        target = Steady(packed, disk)
        for piece in pieces(source, path.name):
            found.update(piece)
            target.write(piece)
            size += len(piece)
            meter.tick(len(piece))
    _check(store, state, path, before, found.hexdigest())
    licence = store.catalogue.families[file.family].licence
    return ManifestFile(file.id, file.path, size, found.hexdigest(), licence)


def _check(store: Store, state: FileState, path: Path, before: Stamp | None, found: str) -> None:
    """Looks whether a file was what it should be, and stayed so while it was read."""
    if before != stamp(path):
        raise UserError(
            f"{path.name} was changed while it was being packed.",
            "Wait until no other program writes to it, then pack the models again.",
        )
    store.hashes.remember(path, found, before)
    if found not in {state.file.sha256, state.sha256}:
        raise UserError(
            f"{path.name} is damaged: it isn't what was published.",
            "Get or import it again, then pack the models.",
        )


def _write_text(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, text: str) -> None:
    archive.writestr(entry, text.encode("utf-8"))


def _entry(name: str, when: _Time) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, when)
    entry.external_attr = _FILE_MODE
    return entry


def _time(found: Stamp | None) -> _Time:
    """A file's own time, so that another version of it doesn't have the same one unpacked."""
    seconds = (found or (0, 0))[1] / 1e9
    when = time.localtime(min(max(seconds, _FIRST_TIME), _LAST_TIME))
    return when[:6]


def _notice(known: Catalogue, files: Sequence[FileState]) -> str:
    """Whose the models are, and under which licence, in plain words."""
    lines = ["Models for JoyVASA Desktop, each under the licence of its owner.", ""]
    for name, family in known.families.items():
        own = [str(each.file.path) for each in files if each.file.family == name]
        if own:
            lines += [family.title, f"  {family.holder}", f"  {family.licence}: {family.where}"]
            lines += [f"  {line}" for line in family.notice.splitlines()]
            lines += [*(f"  - {path}" for path in own), ""]
    return "\n".join(lines)


def _tidy(target: Path) -> None:
    for path in left_over(target.absolute()):
        written = stamp(path)
        if written is not None and time.time() - written[1] / 1e9 > _ABANDONED:
            discard(path)


def _check_space(target: Path, total: int) -> None:
    try:
        free = shutil.disk_usage(target.absolute().parent).free
    except OSError:
        # Whether there is such a folder shows when the file is made.
        return
    if free < total + _SPARE:
        raise CannotWrite(
            f"{target.name} needs {total / 1e9:.2f} GB, and only {free / 1e9:.2f} GB are free.",
            "Free some space or choose another disk.",
        )
