"""How the state of the models is told: in words, as a table, as JSON, as the README's table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from joyvasa_desktop import paths
from joyvasa_desktop.finding import size_text
from joyvasa_desktop.weights.catalogue import Bundle, Catalogue, CatalogueFile, Family
from joyvasa_desktop.weights.store import BundleState, FileState, State, Store

WORDS: dict[State, str] = {
    State.ABSENT: "not there",
    State.PARTIAL: "not complete",
    State.DAMAGED: "damaged",
    State.FORBIDDEN: "can't be read",
    State.UNKNOWN: "another version",
    State.READY: "ready",
}
"""What people are told of a file or a bundle."""


def bundle_word(state: BundleState) -> str:
    """A bundle's state: "ready", or "ready, not checked" as long as no hash was seen."""
    unchecked = any(not file.checked for file in state.files)
    return WORDS[state.state] + (", not checked" if _is_ready(state) and unchecked else "")


def file_word(state: FileState) -> str:
    """A file's state in a word or two."""
    if state.state is not State.READY:
        return WORDS[state.state]
    if state.reason:
        return "ready, another version"
    return "ready" if state.checked else "ready, not checked"


def file_line(state: FileState) -> str:
    """A file and its state: a sentence where there is more to say."""
    return state.reason or f"{state.file.path}: {file_word(state)}"


def licences(catalogue: Catalogue, bundle: Bundle) -> tuple[Family, ...]:
    """The families of a bundle's files, each once, the strictest first."""
    names = dict.fromkeys(catalogue.files[name].family for name in bundle.files)
    return tuple(sorted((catalogue.families[name] for name in names), key=_strictness))


def licence_text(catalogue: Catalogue, bundle: Bundle) -> str:
    """A bundle's licences in a few words: "Apache-2.0, MIT"."""
    return ", ".join(dict.fromkeys(family.licence for family in licences(catalogue, bundle)))


def table(rows: Sequence[Sequence[str]], indent: str = "") -> str:
    """Texts in columns as wide as their longest."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        indent + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def bundles_table(
    catalogue: Catalogue, states: Sequence[BundleState], *, purposes: bool = False
) -> str:
    """One line for each bundle: its name, state, size, what is to be fetched, licence.

    Args:
        purposes: another line below each says what it is good for.
    """
    rows = [("bundle", "state", "size", "to get", "licence")]
    rows += [
        (
            state.bundle.name,
            bundle_word(state),
            size_text(state.size),
            size_text(state.to_get) if state.to_get else "-",
            licence_text(catalogue, state.bundle),
        )
        for state in states
    ]
    head, *lines = table(rows).splitlines()
    if purposes:
        lines = [
            f"{line}\n    {state.bundle.purpose}" for line, state in zip(lines, states, strict=True)
        ]
    return "\n".join([head, *lines])


def files_table(state: BundleState) -> str:
    """One line for each file of a bundle: its name, size, state, place."""
    rows = [
        (
            each.file.what,
            _expected(each.file),
            file_word(each),
            paths.without_home(each.path) if each.path is not None else each.file.path.as_posix(),
        )
        for each in state.files
    ]
    return table(rows, indent="  ")


def report_values(store: Store, states: Iterable[BundleState]) -> dict[str, Any]:
    """Everything that is known about the store, for programs."""
    return {
        "folder": str(store.folder),
        "writable": store.writable(),
        "catalogue": store.catalogue.version,
        "bundles": [bundle_values(store.catalogue, state) for state in states],
    }


def bundle_values(catalogue: Catalogue, state: BundleState) -> dict[str, Any]:
    """One bundle, for programs; sizes in bytes."""
    return {
        "name": state.bundle.name,
        "title": state.bundle.title,
        "purpose": state.bundle.purpose,
        "optional": state.bundle.optional,
        "state": state.state.name.lower(),
        "size": state.size,
        "to_get": state.to_get,
        "licences": {family.name: family.licence for family in licences(catalogue, state.bundle)},
        "must_accept": [family.name for family in state.must_accept],
        "files": [file_values(each) for each in state.files],
    }


def file_values(state: FileState) -> dict[str, Any]:
    """One file, for programs; sizes in bytes."""
    return {
        "id": state.file.id,
        "what": state.file.what,
        "place": state.file.path.as_posix(),
        "state": state.state.name.lower(),
        "checked": state.checked,
        "size": state.file.size,
        "there": state.there,
        "path": None if state.path is None else str(state.path),
        "reason": state.reason,
    }


def markdown_bundles(catalogue: Catalogue) -> str:
    """The table of bundles as the README shows it."""
    rows = ["| bundle | what for | size | licence |", "| --- | --- | --- | --- |"]
    rows += [
        f"| `{bundle.name}` | {bundle.purpose} | {size_text(catalogue.size(bundle.name))} | "
        f"{_marked(licences(catalogue, bundle))} |"
        for bundle in catalogue.bundles.values()
    ]
    return "\n".join(rows)


def markdown_files(catalogue: Catalogue) -> str:
    """The table of files as the README shows it: those of all bundles, each once."""
    rows = ["| file | size | from | licence |", "| --- | --- | --- | --- |"]
    names = dict.fromkeys(name for each in catalogue.bundles.values() for name in each.files)
    for file in (catalogue.files[name] for name in names):
        place = f"[{file.repo}](https://huggingface.co/{file.repo}/tree/{file.revision})"
        family = catalogue.families[file.family]
        rows.append(f"| `{file.path}` | {_expected(file)} | {place} | {_marked((family,))} |")
    return "\n".join(rows)


def _is_ready(state: BundleState) -> bool:
    return state.state is State.READY


def _expected(file: CatalogueFile) -> str:
    return size_text(file.size or 0)


def _strictness(family: Family) -> tuple[bool, str]:
    return family.commercial, family.licence


def _marked(families: Sequence[Family]) -> str:
    """Licences for the README; those that forbid something stand out."""
    words = (
        family.licence if family.commercial else f"**{family.licence.lower()}**"
        for family in families
    )
    return ", ".join(dict.fromkeys(words))
