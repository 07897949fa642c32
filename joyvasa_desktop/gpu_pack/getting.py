"""Gets a GPU pack: fetched, or from wheels that lie in a folder; checked, unpacked, and tried."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from joyvasa_desktop.device import driver_version, graphics
from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.gpu_pack import (
    arrived,
    gaps,
    installed,
    libraries,
    marks,
    packs,
    terms,
    trying,
)
from joyvasa_desktop.gpu_pack.installed import Installed
from joyvasa_desktop.gpu_pack.packs import Pack, PackFile
from joyvasa_desktop.gpu_pack.tidying import finish_removal, one_at_a_time, remove_others
from joyvasa_desktop.gpu_pack.wheels import Book, unpack
from joyvasa_desktop.inputs import size_of
from joyvasa_desktop.outputs import cannot_write, rename
from joyvasa_desktop.weights.arrival import Errand, OtherVersion, Wanted, fetch
from joyvasa_desktop.weights.hashes import sha256
from joyvasa_desktop.weights.refusals import OTHER_WAYS, Refusal, sentence
from joyvasa_desktop.weights.several import Several
from joyvasa_desktop.weights.transfer import Meter, Transfer, TransferReport, ignore

_HELD = 20.0 if os.name == "nt" else 0.0
"""Seconds that a virus scanner may look into what is new; Windows doesn't move it then."""

_PAUSE = 0.2

_OTHER_WAYS = (
    "You may also carry the files from a computer that can fetch them: “joyvasa-desktop gpu files” "
    "tells their addresses."
)


def get(pack: Pack, report: TransferReport = ignore) -> None:
    """Fetches a pack, going on where an earlier attempt ended, and puts it to use.

    A pack that is there already stays until the new one has been tried. Processes that run go on
    with what they have loaded; those that start afterwards use it.

    Args:
        pack: one of `packs.offered`.
        report: is told several times a second, with `doing` "looking", "downloading", "checking",
            "unpacking", "trying" (a minute or so, with no amounts); `done` and `total` are those
            of fetching first and of unpacking then. What it raises ends the work within a second,
            and what has come is kept.

    Raises:
        CannotWrite: no space, or the folder can't be written to.
        UserError: the terms weren't accepted; a file can't be had or isn't what the list says;
            the pack doesn't work on this machine. With the way out.
        Cancelled: if `report` raises it.
    """
    terms.check_accepted()
    with one_at_a_time():
        if _works(pack, report):
            return
        _tidy(pack)
        arrived.check_room(arrived.room(pack))
        _fetch(pack, report)
        _unpack(pack, {file.sha256: arrived.wheel(file) for file in pack.files}, report)
        _put_to_use(pack, report)


def bring(folder: Path, report: TransferReport = ignore) -> Pack:
    """Takes a pack from wheels in a folder, for computers without a network; they stay there.

    Returns:
        The pack that was found there.

    Raises:
        UserError: as `get`; or files are missing there, which are named.
        Cancelled: if `report` raises it.
    """
    terms.check_accepted()
    pack = _found_in(folder)
    with one_at_a_time():
        if _works(pack, report):
            return pack
        _tidy(pack)
        arrived.check_room(arrived.room(pack, carried=True))
        wheels = {file.sha256: folder / file.name for file in pack.files}
        _check(pack, wheels, report)
        _unpack(pack, wheels, report, ours=False)
        _put_to_use(pack, report)
    return pack


def _works(pack: Pack, report: TransferReport) -> bool:
    """Whether that pack is there already; one that was left alone is tried once more."""
    there = installed.current()
    if there is None or there.name != pack.name or there.missing():
        return False
    if reason := marks.why_left_alone(there.folder):
        _try_again(there, reason, report)
    # Who put it there may have been interrupted.
    _clear_up(there.folder)
    return True


def _try_again(pack: Installed, reason: str, report: TransferReport) -> None:
    """Tries a pack that was left alone, for that reason; unless it works, it is left alone."""
    marks.forget(pack.folder)
    try:
        _try_out(pack, report)
    except BaseException as error:
        # Want of memory says nothing of the pack: what was said of it before stays.
        if isinstance(error, trying.Failed) and error.fault != "memory":
            reason = error.reason
        marks.failed(pack.folder, reason)
        raise


def _tidy(pack: Pack) -> None:
    """Removes what was begun of other packs: it would fill the disk for nothing."""
    wanted = {path for file in pack.files for path in (arrived.part(file), arrived.wheel(file))}
    for path in installed.arriving().glob("*"):
        if path not in wanted:
            path.unlink(missing_ok=True)
    finish_removal()
    for folder in installed.home().glob("*.new"):
        if folder != installed.unpacking(pack):
            shutil.rmtree(folder, ignore_errors=True)


# Fetching


def _fetch(pack: Pack, report: TransferReport) -> None:
    files = {file.sha256: file for file in arrived.left(pack)}
    missing = {key: file for key, file in files.items() if not arrived.wheel(file).exists()}
    if not missing:
        return
    installed.arriving().mkdir(exist_ok=True)
    stop = threading.Event()
    errands = {
        key: Errand(file.name, file.size, stop, done=min(size_of(arrived.part(file)), file.size))
        for key, file in missing.items()
    }
    there = pack.size - sum(file.size for file in missing.values())
    Several(errands, lambda key, errand: _bring(missing[key], errand), report, there, _told).run()


def _bring(file: PackFile, errand: Errand) -> None:
    part = arrived.part(file)
    before = size_of(part)
    if not _comes(file, part, errand):
        part.unlink(missing_ok=True)
        # The first half may have been spoilt by a disk; what came at once was sent like that.
        if not before or not _comes(file, part, errand):
            part.unlink(missing_ok=True)
            raise _not_the_file(file.name)
    _rename(part, arrived.wheel(file))


def _comes(file: PackFile, part: Path, errand: Errand) -> bool:
    """Fetches what is missing of a wheel; whether it is the right one."""
    try:
        fetch(Wanted(file.url, file.size, file.sha256), part, errand)
    except OtherVersion:
        return False
    errand.doing, errand.checked = "checking", 0
    return sha256(part, errand.look) == file.sha256


def _told(refusal: Refusal, name: str) -> UserError:
    """As for models, with the ways out that there are here."""
    error = sentence(refusal, name)
    return UserError(error.message, error.hint.replace(OTHER_WAYS, _OTHER_WAYS))


def _not_the_file(name: str) -> UserError:
    return UserError(
        f"{name} isn't the file that the program's list names.",
        "Get it again; if it happens again, something on the way changes what is downloaded.",
    )


# Wheels in a folder


def _found_in(folder: Path) -> Pack:
    """The pack whose wheels lie in a folder."""
    cards, driver = graphics(), driver_version()
    best = packs.fitting(cards, driver)
    if best is None:
        raise UserError(packs.why_none(cards, driver))
    suitable = (p for p in packs.offered() if any(map(p.knows, cards)) and p.takes(driver))
    whole = next((pack for pack in suitable if not _missing_in(folder, pack)), None)
    if whole is not None:
        return whole
    missing = _missing_in(folder, best)
    raise UserError(
        f"{len(missing)} of {len(best.files)} files of the GPU pack aren't in {folder.name}, or "
        f"not whole: {', '.join(missing)}.",
        "Copy them there, under these names; “joyvasa-desktop gpu files” tells their addresses.",
    )


def _missing_in(folder: Path, pack: Pack) -> list[str]:
    left = arrived.left(pack)
    return [file.name for file in left if size_of(folder / file.name) != file.size]


def _check(pack: Pack, wheels: Mapping[str, Path], report: TransferReport) -> None:
    files = arrived.left(pack)
    meter = Meter("checking", sum(file.size for file in files), report)
    for file in files:
        meter.begin(file.name, file.size)
        if sha256(wheels[file.sha256], meter.tick) != file.sha256:
            raise _not_the_file(file.name)


# What is common to both ways


def _unpack(
    pack: Pack, wheels: Mapping[str, Path], report: TransferReport, ours: bool = True
) -> None:
    """Unpacks wheel after wheel.

    Args:
        wheels: where they are, by their SHA-256.
        ours: they go when they are unpacked.
    """
    folder = installed.unpacking(pack)
    folder.mkdir(exist_ok=True)
    book, files = Book(folder), arrived.left(pack)
    meter = Meter("unpacking", sum(file.unpacked for file in files), report)
    for file in files:
        meter.begin(file.name, file.unpacked)
        wheel = wheels[file.sha256]
        try:
            book.add(file.sha256, unpack(wheel, folder, meter.tick))
        except UnreadableFile:
            if ours:
                wheel.unlink(missing_ok=True)
            raise
        if ours:
            wheel.unlink(missing_ok=True)
    meter.end()


def _put_to_use(pack: Pack, report: TransferReport) -> None:
    """Tries what was unpacked; only what works gets the name under which it is found."""
    folder = installed.unpacking(pack)
    new = _noted(pack, folder)
    if lost := new.missing():
        # Not so what can't be loaded: its content was checked, and it would come as it is.
        shutil.rmtree(folder, ignore_errors=True)
        raise trying.Failed("pack", f"{lost} was lost while it was unpacked")
    marks.forget(folder)
    _try_out(new, report)
    shutil.rmtree(folder / marks.FOLDER, ignore_errors=True)
    place = installed.place(pack)
    _move(folder, place, report)
    _clear_up(place)


def _noted(pack: Pack, folder: Path) -> Installed:
    """What was unpacked, with its manifest."""
    files = Book(folder).files()
    try:
        files |= gaps.close(folder, files)
        order = libraries.order(folder, files)
        kind = installed.kind()
        new = Installed(folder, pack.name, pack.cuda, pack.torch, kind, files, order)
        installed.write(new)
    except OSError as error:
        raise cannot_write(folder, error) from error
    return new


def _clear_up(place: Path) -> None:
    """Removes what the pack that is in use now doesn't need; what can't go, goes another time."""
    with suppress(OSError):
        # Not before it had its name: without the book everything would be fetched anew.
        Book(place).close()
        remove_others(place)


def _move(folder: Path, place: Path, report: TransferReport) -> None:
    end = time.monotonic() + _HELD
    while True:
        try:
            rename(folder, place)
            return
        except OSError as error:
            if not isinstance(error, PermissionError) or time.monotonic() >= end:
                raise cannot_write(place, error) from error
        _say_trying(place.name, report)
        time.sleep(_PAUSE)


def _rename(source: Path, target: Path) -> None:
    try:
        rename(source, target)
    except OSError as error:
        raise cannot_write(target, error) from error


def _try_out(pack: Installed, report: TransferReport) -> None:
    # Said at once: a quick trial may be over before the first tick.
    _say_trying(pack.name, report)
    trying.try_out(pack, lambda: _say_trying(pack.name, report))


def _say_trying(name: str, report: TransferReport) -> None:
    report(Transfer("trying", name, 0, 0, 0, 0))
