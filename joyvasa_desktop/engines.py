"""Which engines there are, and why one can't be used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.finding import size_text
from joyvasa_desktop.inputs import is_folder
from joyvasa_desktop.settings import declarations
from joyvasa_desktop.weights.catalogue import catalogue
from joyvasa_desktop.weights.damage import WAYS_OUT
from joyvasa_desktop.weights.folders import (
    NEEDED,
    Kind,
    WeightFiles,
    recognised,
    store_folder,
    usual_place,
)
from joyvasa_desktop.weights.shelf import ARRIVING

NAMES: dict[str, str] = dict(
    zip(
        map(str, declarations()["engine"].choices),
        declarations()["engine"].choice_labels,
        strict=True,
    )
)
"""What people call them."""

_PACKAGES = {"torch": "PyTorch", "transformers": "transformers", "safetensors": "safetensors"}


def why_not(engine: str, mode: str = "human") -> str:
    """Why an engine can't be used here, in one sentence; "" if it can.

    Looks into the folders again each time, which takes a millisecond or two: not every disk tells
    by a folder's time that a file has come. A file that is damaged counts as lacking, as far as
    `weights.faults` knows.

    Args:
        engine: one of `settings.ENGINES`.
        mode: who is in the photo, "human" or "animal".
    """
    if engine == "builtin":
        return ""
    return _lacking_packages() or _lacking_models("animal" if mode == "animal" else "human")


def preferred(mode: str = "human") -> str:
    """The engine for who doesn't choose one: JoyVASA where it can be used."""
    return "builtin" if why_not("joyvasa", mode) else "joyvasa"


def check_engine(engine: str, mode: str = "human") -> None:
    """Stops a job that asks for an engine that can't be used.

    Raises:
        UserError: with the reason.
    """
    reason = why_not(engine, mode)
    if not reason:
        return
    if not _lacking_packages():
        raise UserError(
            reason,
            f'Get them with "joyvasa-desktop models get {mode}", or in the window on the page '
            "Models; or choose the built-in engine, which needs nothing else.",
        )
    raise UserError(reason, "Choose the built-in engine, which needs nothing else.")


@contextmanager
def naming_way_out(engine: str, mode: str = "human") -> Iterator[None]:
    """Within the block a weight file that can't be used is told with the commands that help.

    Only who loads a file sees everything that can be wrong with it.

    Raises:
        UserError: what the block raises, with another hint if a weight file is to blame.
    """
    try:
        yield
    except UserError as error:
        if engine != "builtin" and error.hint in WAYS_OUT:
            error.hint = (
                'Find what is damaged with "joyvasa-desktop models check" and fetch it again with '
                f'"joyvasa-desktop models get {mode}", or add --engine builtin.'
            )
        raise


def faulty_models(mode: str) -> bool:
    """Whether one of the JoyVASA engine's models is there, but of no use."""
    kind: Kind = "animal" if mode == "animal" else "human"
    return bool(_faulty(recognised(), kind))


def lacks_models(kind: Kind) -> bool:
    """Whether a model that the JoyVASA engine needs isn't there, or can't be used."""
    return bool(_lacking_models(kind))


def _lacking_packages() -> str:
    # A package may be found without being loaded, which takes seconds.
    lacking = [called for name, called in _PACKAGES.items() if find_spec(name) is None]
    if not lacking:
        return ""
    return (
        f"The JoyVASA engine needs {', '.join(lacking)} besides: start the program with "
        '"python3 dev.py run --full", or install joyvasa-desktop[full].'
    )


def _lacking_models(kind: Kind) -> str:
    files = recognised()
    lacking, faulty = files.lacking(kind), _faulty(files, kind)
    if faulty:
        several, first = [*faulty, *lacking], next(iter(faulty))
        told = _of_faulty(kind, len(several), files.files[first].name, _size(*several))
        return f"{told} {faulty[first]}".strip()
    if not lacking:
        return ""
    if len(lacking) == len(NEEDED[kind]):
        # The bundles are called as the kinds, and bring what is good to have besides.
        size = _size(kind)
        if kind == "animal":
            return f"The JoyVASA engine needs its models for animals: {size}, not there yet."
        return f"The JoyVASA engine needs its models for people: {size}, not there yet."
    return _of_some(kind, len(lacking), usual_place(lacking[0]).name, _size(*lacking))


def _faulty(files: WeightFiles, kind: Kind) -> dict[str, str]:
    if not set(NEEDED[kind]) & set(files.files):
        return {}
    # What reads weight files needs numpy, which takes a while.
    from joyvasa_desktop.weights.faults import faulty

    return faulty(files, NEEDED[kind])


def _of_some(kind: Kind, count: int, first: str, size: str) -> str:
    """Every sentence stands there whole: the window translates it as it is."""
    if count == 1:
        if kind == "animal":
            return f"The JoyVASA engine lacks one of its models for animals: {first} ({size})."
        return f"The JoyVASA engine lacks one of its models for people: {first} ({size})."
    if kind == "animal":
        return (
            f"The JoyVASA engine lacks {count} of its models for animals ({size}), such as {first}."
        )
    return f"The JoyVASA engine lacks {count} of its models for people ({size}), such as {first}."


def _of_faulty(kind: Kind, count: int, first: str, size: str) -> str:
    """The same where something is there and wrong."""
    if count == 1:
        if kind == "animal":
            return f"A model of the JoyVASA engine for animals can't be used: {first} ({size})."
        return f"A model of the JoyVASA engine for people can't be used: {first} ({size})."
    if kind == "animal":
        return (
            f"{count} models of the JoyVASA engine for animals are of no use or not there "
            f"({size}), such as {first}."
        )
    return (
        f"{count} models of the JoyVASA engine for people are of no use or not there ({size}), "
        f"such as {first}."
    )


def _size(*names: str) -> str:
    """How much is still to be fetched of these bundles and files."""
    known = catalogue()
    # A newer catalogue may know other bundles and files.
    named = [name for name in names if name in {*known.bundles, *known.files}]
    if not named or not is_folder(store_folder() / ARRIVING):
        return size_text(known.size(*named))
    # What reads the store takes a while to import, and nothing of a file has come before.
    from joyvasa_desktop.weights.store import Store

    store = Store()
    left = sum(store.file(id).to_get for id in known.ids(named))
    # What has come to the last byte waits to be checked.
    return size_text(left or known.size(*named))


def uses(engine: str, setting: str) -> bool:
    """Whether a change of that setting changes what the engine makes."""
    return engine in declarations()[setting].engines


def notes_on_unused(engine: str, given: Iterable[str]) -> list[str]:
    """A sentence for each of these settings that the engine doesn't use."""
    return [
        f"{declarations()[name].label} changes nothing: the {NAMES[engine]} engine doesn't use it."
        for name in given
        if not uses(engine, name)
    ]
