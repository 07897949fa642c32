"""Bring models in from a folder or a ZIP archive, whatever their names and order there.

found = look(path)                      what is there; nothing is copied
states = bring_in(store, path, found=found)
"""

from __future__ import annotations

from pathlib import Path

from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.inputs import is_folder
from joyvasa_desktop.outputs import cannot_write
from joyvasa_desktop.weights import choices, sources
from joyvasa_desktop.weights.choices import Choices
from joyvasa_desktop.weights.folders import recognised
from joyvasa_desktop.weights.looking import Found, FoundFile, look, opened
from joyvasa_desktop.weights.shelf import discard
from joyvasa_desktop.weights.states import FileState, State
from joyvasa_desktop.weights.store import Store, WrongHash
from joyvasa_desktop.weights.transfer import Meter, TransferReport, ignore

_LET_IN = "Change its permissions, or close other programs that use it; then import again."

__all__ = ["Found", "FoundFile", "bring_in", "look", "use_in_place"]


def bring_in(
    store: Store,
    path: Path,
    report: TransferReport = ignore,
    *,
    accept_other: bool = False,
    found: Found | None = None,
) -> tuple[FileState, ...]:
    """Copies the models of a folder or an archive into the store; each is checked on arrival.

    What the store has already isn't copied again, and what it can't use is left where it is.

    Args:
        store: where to.
        path: the folder or the archive.
        report: is told how far it is; what it raises ends the work, and what came stays.
        accept_other: also take other versions than the catalogue's, where the store does.
        found: what `look` found there, to save looking again.

    Returns:
        For each file that was found its state afterwards. A file that wasn't taken is UNKNOWN
        (another version), DAMAGED, or ABSENT (it may not be read), with the reason and without a
        path, unless the store has it.

    Raises:
        UnreadableFile: as `look`, or an archive is damaged in the middle.
        UserError: there are no models, or none may be read.
        CannotWrite: no space, no permission.
    """
    found = found or look(path, report, known=store.catalogue, hashes=store.hashes)
    if all(each.match == "forbidden" for each in found.files):
        raise _nothing(found)
    wanted = [each for each in found.files if _is_wanted(store, each, accept_other)]
    store.check_space(sum(each.size for each in wanted))
    meter = Meter("copying", sum(each.size for each in wanted), report)
    refused: dict[str, FileState] = {}
    with opened(path, store.hashes, report) as source:
        for each in wanted:
            why_not = _take(store, source, each, meter, accept_other)
            if why_not is not None:
                refused[each.id] = why_not
    meter.end()
    return tuple(refused.get(each.id) or _state(store, each) for each in found.files)


def use_in_place(path: Path) -> Choices:
    """Uses the models in a folder where they are, without copying them.

    Raises:
        UserError: if it isn't a folder, or none of the models is at its place in it.
        CannotWrite: if the choice can't be stored.
    """
    if not is_folder(path):
        raise UserError(
            f"{path.name} isn't a folder, so it can't be used in place.", "Import it instead."
        )
    files = recognised(path)
    if not files.files and not any(map(files.encoder, ("hubert_zh", "hubert", "wav2vec2"))):
        raise UserError(
            f"The folder {path.name} has no models at their usual places.",
            "Import it instead: then they are found under any name.",
        )
    return choices.use_in_place(path)


def _is_wanted(store: Store, found: FoundFile, accept_other: bool) -> bool:
    """Whether a file has to be copied: its content isn't there yet, and may come."""
    if found.match in ("damaged", "forbidden") or (found.match == "other" and not accept_other):
        return False
    there = store.file(found.id)
    whole = there.own and there.state in (State.READY, State.UNKNOWN) and there.checked
    return not (whole and found.sha256 and there.sha256 == found.sha256)


def _take(
    store: Store, source: sources.Source, found: FoundFile, meter: Meter, accept_other: bool
) -> FileState | None:
    """Copies one file beside its place, checks it, and lets it take its place.

    Returns:
        How it stands if it couldn't be taken; None if it was.
    """
    with store.lock(found.id):
        arriving = store.arriving(found.id)
        # A download that has begun may be lying there under the other name.
        temporary = arriving.with_name(f"{arriving.stem}.copy")
        meter.begin(found.place.name, found.size)
        try:
            _copy(source, found, temporary, meter)
            reason = _adopt(store, found.id, temporary, meter, accept_other)
        except UnreadableFile as error:
            if not sources.is_forbidden(error):
                raise
            return _forbidden(store, found)
        finally:
            discard(temporary)
        if reason:
            return _refused(store, found, State.DAMAGED, reason)
        discard(arriving)
    return None


def _copy(source: sources.Source, found: FoundFile, temporary: Path, meter: Meter) -> None:
    try:
        with temporary.open("wb") as file:
            target = sources.Steady(file, file)
            source.copy(found.place, target, meter.tick)
            target.settle()
    except OSError as error:
        raise cannot_write(temporary, error) from error


def _adopt(store: Store, id: str, temporary: Path, meter: Meter, accept_other: bool) -> str:
    try:
        store.adopt(id, temporary, lambda event: meter.tick(0), accept_other)
    except (WrongHash, UnreadableFile) as error:
        return error.message
    return ""


def _state(store: Store, found: FoundFile) -> FileState:
    """The state after the import; of what wasn't taken it says why."""
    there = store.file(found.id)
    if found.match == "published" or there.state in (State.READY, State.UNKNOWN):
        return there
    if found.match == "forbidden":
        return _forbidden(store, found)
    if found.match == "damaged":
        return _refused(
            store, found, State.DAMAGED, f"{found.place.name} was damaged on its way here."
        )
    return _refused(
        store,
        found,
        State.UNKNOWN,
        f"{found.place.name} isn't the version that the catalogue knows.",
    )


def _forbidden(store: Store, found: FoundFile) -> FileState:
    reason = " ".join((_not_let_in(found.name), _LET_IN))
    return _refused(store, found, State.ABSENT, reason)


def _not_let_in(name: str) -> str:
    return f"{name} may not be read."


def _refused(store: Store, found: FoundFile, state: State, reason: str) -> FileState:
    return FileState(store.catalogue.files[found.id], state, reason=reason, sha256=found.sha256)


def _nothing(found: Found) -> UserError:
    place = found.path.name or str(found.path)
    if found.files:
        return UnreadableFile(_not_let_in(f"{place}/{found.files[0].name}"), _LET_IN)
    if found.outside:
        return UnreadableFile(
            f"There are no models in {place}, but {found.outside} links that lead out of it.",
            "Choose the folder in which the files themselves are.",
        )
    return UnreadableFile(
        f"There are none of the published models in {place}.",
        "Choose the folder or the ZIP archive that holds them, under any name.",
    )
