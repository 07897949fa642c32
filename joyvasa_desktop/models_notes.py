"""What the command line adds about models: where others lie, what stays, and the ways out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.weights.choices import choices, use_no_more
from joyvasa_desktop.weights.folders import roots, why_not_readable
from joyvasa_desktop.weights.states import FileState, State
from joyvasa_desktop.weights.store import Store

USABLE = (State.READY, State.UNKNOWN)
"""What an engine can work with."""


def forget(folder: Path) -> None:
    """Uses the models in a folder no more; nothing in it is changed.

    Raises:
        UserError: it isn't used in place.
        CannotWrite: the choice can't be stored.
    """
    used = choices().used_in_place
    wanted = folder.expanduser().absolute()
    # It may be away for good, so that its name counts before what the disk says.
    same = [each for each in used if each == wanted or _real(each) == _real(wanted)]
    if not same:
        names = ", ".join(map(paths.without_home, used))
        raise UserError(
            f"The folder {paths.without_home(wanted)} isn't used in place.",
            f"These folders are: {names}." if used else "No folder is.",
        )
    for each in same:
        use_no_more(each)


def lost_folders() -> list[str]:
    """The way out for each folder that is used in place and can't be looked into."""
    return [
        f"If {paths.without_home(folder)} doesn't come back, say "
        f"{_command('folder', '--forget', folder)}."
        for folder in choices().used_in_place
        if why_not_readable(folder)
    ]


def left_behind(before: Store, after: Store) -> list[str]:
    """What becomes of the models in the folder that was the program's own until now."""
    left = any(each.own for state in before.bundles() for each in state.files)
    if not left or before.folder == after.folder:
        return []
    place = paths.without_home(before.folder)
    if before.folder not in after.also:
        return [
            f"The models in {place} stay there and aren't used any more; "
            f"{_command('import', '--in-place', before.folder)} uses them again."
        ]
    note = f"The models in {place} stay there and go on being used; new ones come to the new place."
    if before.folder in choices().used_in_place:
        return [note]
    return [f"{note} To remove the old ones, say {_command('folder', '--reset')} first."]


def companions(store: Store, bundles: Sequence[str]) -> list[str]:
    """A note for each bundle that is of no use without another one that can't be used."""
    notes = []
    for name in bundles:
        for other in store.catalogue.bundles[name].with_:
            state = store.bundle(other).state
            if other in bundles or state in USABLE:
                continue
            if state is State.ABSENT:
                notes.append(f"{name} is of use only with {other}, which isn't there.")
            else:
                notes.append(f"{name} is of use only with {other}, which can't be used as it is.")
    return notes


def after_getting(store: Store, bundles: Iterable[str]) -> list[str]:
    """What is to be said of bundles that aren't as published although they were fetched."""
    notes = []
    for name in bundles:
        state = store.bundle(name).state
        if state is State.UNKNOWN:
            notes.append(_other_version(store, name))
        elif state is not State.READY:
            notes.append(
                f"{name} isn't whole, although all of it was fetched: another program may have "
                f"changed it meanwhile. Say {_command('get', name)} again."
            )
    return notes


def after_removing(store: Store, bundles: Iterable[str]) -> list[str]:
    """Where the rest of removed bundles lies, and what would take it away."""
    notes = []
    for name in bundles:
        if store.bundle(name).state is State.ABSENT:
            continue
        lying = [_place(store, each) for each in store.bundle(name).files if each.path]
        for place in dict.fromkeys(lying):
            notes.append(_why_it_stays(name, place))
    return notes


def after_checking(store: Store, wrong: Sequence[FileState], bundles: Sequence[str]) -> list[str]:
    """The way out for files that aren't as published.

    Args:
        bundles: whose files were looked at; all if there are none.
    """
    names = bundles or tuple(store.catalogue.bundles)

    def with_(files: Iterable[FileState]) -> list[str]:
        found = (
            next((name for name in names if each.file.id in store.catalogue.ids([name])), "")
            for each in files
        )
        return [name for name in dict.fromkeys(found) if name]

    to_get = with_(each for each in wrong if each.state is not State.UNKNOWN)
    others = with_(each for each in wrong if each.state is State.UNKNOWN)
    notes = [f"{_command('get', *to_get)} fetches what is missing or wrong."] if to_get else []
    return notes + [_other_version(store, name) for name in others]


def after_converting(
    store: Store, damaged: Sequence[FileState], bundles: Sequence[str]
) -> list[str]:
    """Which files got no copies because they are damaged, and the way out.

    Args:
        bundles: whose files were to be converted; all if there are none.
    """
    told = [f"Not converted: {each.reason}" for each in damaged]
    return told + after_checking(store, damaged, bundles)


def after_importing(refused: Sequence[FileState]) -> list[str]:
    """The way out for files that weren't taken."""
    notes = []
    if any(each.state is State.UNKNOWN for each in refused):
        notes.append("To take the other versions all the same, say --accept-other.")
    if any(each.state is State.DAMAGED for each in refused):
        notes.append(
            "Damaged files were left out: copy or pack them again where they are whole, or fetch "
            f"them with {_command('get')} and the bundle's name."
        )
    return notes


def _other_version(store: Store, name: str) -> str:
    others = [each for each in store.bundle(name).files if each.state is State.UNKNOWN]
    said = f"{name} is another version than the published one, and is used as it is."
    place = next((place for each in others if (place := _place(store, each))), None)
    if place in choices().used_in_place:
        return (
            f"{said} It lies in {paths.without_home(place)}; without that folder "
            f"({_command('folder', '--forget', place)}) the published one can be fetched."
        )
    return (
        f"{said} To have the published one, say {_command('remove', name)}, then "
        f"{_command('get', name)}."
    )


def _why_it_stays(name: str, place: Path | None) -> str:
    if place is None:
        return f"What other bundles need of {name} stays, and so do files of your own."
    shown = paths.without_home(place)
    if place in choices().used_in_place:
        return (
            f"{name} is still there: it is used where it lies, in {shown}. "
            f"{_command('folder', '--forget', place)} leaves that folder out."
        )
    if place == paths.data() / "weights":
        return (
            f"{name} is still there: it lies in the usual folder, {shown}. To remove it, say "
            f"{_command('folder', '--reset')} first."
        )
    return (
        f"{name} is still there: it lies in {shown}, where this program removes nothing. Delete it "
        "there yourself."
    )


def _place(store: Store, state: FileState) -> Path | None:
    """The other folder in which a file lies; None if it is in the store's own."""
    path = state.path
    if path is None or state.own:
        return None
    holding = (each for each in store.also if any(map(path.is_relative_to, roots(each))))
    return next(holding, path.parent)


def _command(*words: str | Path) -> str:
    """A command that can be typed as it stands."""
    typed = (f'"{word}"' if isinstance(word, Path) else word for word in words)
    return f"“joyvasa-desktop models {' '.join(typed)}”"


def _real(folder: Path) -> str:
    return os.path.normcase(os.path.realpath(folder))
