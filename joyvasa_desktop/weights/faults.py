"""Which of the files that are there are known to be of no use; quick."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path, PurePath

from joyvasa_desktop import paths
from joyvasa_desktop.weights.catalogue import catalogue
from joyvasa_desktop.weights.choices import choices
from joyvasa_desktop.weights.folders import WeightFiles, usual_place
from joyvasa_desktop.weights.hashes import HashBook
from joyvasa_desktop.weights.states import FileState, State, of_file

_WRONG = (State.DAMAGED, State.PARTIAL, State.FORBIDDEN)


def faulty(files: WeightFiles, names: Iterable[str]) -> dict[str, str]:
    """Those of the files that can't be used, as far as a glance and earlier checks tell.

    With each goes a sentence that says why.

    Their tensors aren't read: a file of the right size may still turn out damaged when it is
    loaded.

    Args:
        files: what was recognised.
        names: as `WeightFiles.files` calls them; those that aren't there are no fault.
    """
    there = {name: files.files[name] for name in names if name in files.files}
    states = {name: _state(name, path) for name, path in there.items()}
    return {name: each.reason for name, each in states.items() if each and each.state in _WRONG}


def _state(name: str, path: Path) -> FileState | None:
    file = catalogue().files.get(_id(name, path))
    if file is None:
        # A newer catalogue may not know it any more.
        return None
    versions = choices().other_versions
    wanted = versions.get(file.id) or versions.get(catalogue().original(file.id).id, "")
    found = _book(paths.cache()).known(path)
    return of_file(file, path, found, wanted, arrived=0, own=False)


def _id(name: str, path: Path) -> str:
    """What the catalogue calls a file: the animals' networks are of one version or the other."""
    older = name.replace("an-", "an0-", 1)
    if older != name and _ends_with(path, usual_place(older)):
        return older
    return name


def _ends_with(path: Path, place: PurePath) -> bool:
    return path.parts[-len(place.parts) :] == place.parts


@cache
def _book(_cache: Path) -> HashBook:
    """One book for every place of the cache; it reads its file again when that changes."""
    return HashBook()
