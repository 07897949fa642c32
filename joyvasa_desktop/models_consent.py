"""What the command line asks before models are fetched: their terms, and odd fingerprints."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.transfer_bar import transfers

if TYPE_CHECKING:
    from joyvasa_desktop.weights.catalogue import Family
    from joyvasa_desktop.weights.store import Store

_WIDTH = 80
"""Columns into which terms are wrapped."""


def accept_families(store: Store, families: Sequence[str]) -> None:
    """Keeps that the user has accepted the terms of these families.

    Raises:
        click.UsageError: if one of them has no terms.
    """
    from joyvasa_desktop.weights.choices import accept

    with_terms = {name: each for name, each in store.catalogue.families.items() if each.notice}
    for name in families:
        if name not in with_terms:
            raise click.UsageError(
                f"There are no terms of {name!r} to accept; there are: {', '.join(with_terms)}."
            )
        accept(name)


def agreed(store: Store, bundles: Sequence[str], *, ask: bool) -> tuple[list[str], list[str]]:
    """The bundles whose terms are accepted, and notes on those that are left out.

    Args:
        ask: there is somebody at a terminal who can be asked.

    Raises:
        UserError: if nothing is left, or nobody can be asked.
    """
    taken: list[str] = []
    declined: list[str] = []
    for name in dict.fromkeys(bundles):
        open_terms = store.bundle(name).must_accept
        if open_terms and not ask:
            raise _terms_wanted(name, open_terms)
        accepted = all(_asked(family) for family in open_terms)
        (taken if accepted else declined).append(name)
    notes = [f"{name} was left out: its terms weren't accepted." for name in declined]
    if not taken:
        raise UserError(
            "Nothing was fetched: the terms weren't accepted.", _without(store, declined)
        )
    return taken, notes


def fetch(
    store: Store, bundles: Sequence[str], accept_other: bool, *, ask: bool, silent: bool
) -> None:
    """Fetches bundles; lets the user judge a file whose fingerprint may be wrong.

    Args:
        accept_other: the user has judged so beforehand.
        ask: there is somebody at a terminal who can be asked.
        silent: no progress is shown.

    Raises:
        UserError: as `download`.
    """
    from joyvasa_desktop.weights.download import download
    from joyvasa_desktop.weights.store import WrongHash

    files = store.catalogue.files.values()
    taken = {file.id for file in files if file.single_source and accept_other}
    while True:
        try:
            with transfers(silent) as report:
                download(store, bundles, report, accept_other=taken)
            return
        except WrongHash as error:
            if not error.single_source or error.file.id in taken:
                raise
            if not ask:
                raise UserError(f"{error}", "To use it, say --accept-other.") from error
            print(error, file=sys.stderr)
            if not click.confirm("Use it all the same?", default=False, err=True):
                store.discard_partial(error.file.id)
                raise
            taken.add(error.file.id)


def _asked(family: Family) -> bool:
    """Shows the terms of a family, and keeps it if the user accepts them."""
    from joyvasa_desktop.weights.choices import accept

    print(f"\n{terms(family)}\n", file=sys.stderr)
    accepted = click.confirm("Do you accept these terms?", default=False, err=True)
    if accepted:
        accept(family.name)
    return accepted


def terms(family: Family) -> str:
    """What has to be read before the files of a family are fetched."""
    notice = textwrap.fill(family.notice, _WIDTH)
    return f"{family.title}: {family.licence}\n{notice}\n{family.holder}, {family.where}"


def _terms_wanted(bundle: str, families: Sequence[Family]) -> UserError:
    flags = " ".join(f"--accept {family.name}" for family in families)
    shown = "\n".join(terms(family) for family in families)
    return UserError(f"{bundle} has terms that must be accepted:\n{shown}", f"Then say {flags}.")


def _without(store: Store, bundles: Sequence[str]) -> str:
    return " ".join(store.catalogue.bundles[name].purpose for name in bundles)
