"""The command line for the models: list, get, check, import, export, remove, folder, convert."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from joyvasa_desktop import paths
from joyvasa_desktop.console import EXIT_CODES, Exit, show_json, when_stopped
from joyvasa_desktop.errors import CannotWrite, UserError
from joyvasa_desktop.finding import size_text
from joyvasa_desktop.flags import FILE, common_flags, quiet_flag
from joyvasa_desktop.models_consent import accept_families, agreed, fetch
from joyvasa_desktop.transfer_bar import transfers

if TYPE_CHECKING:
    from joyvasa_desktop.weights.store import BundleState, FileState, Store

# The store and what works on it are imported inside the commands: --help must not wait for them.

BUNDLES = "BUNDLES are names from `models list`, such as human."
OTHER = "A file may differ from the catalogue where that knows it from one source only."
GO_ON = "What came is kept: the same command goes on from there."


class _NamedFolder(click.Path):
    """A folder that the user names: nothing isn't a name, and must not mean where one is."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value).strip():
            self.fail("A folder must be named.", param, ctx)
        return super().convert(value, param, ctx)


NAMED_FOLDER = _NamedFolder(path_type=Path)


@click.group(invoke_without_command=True, epilog=EXIT_CODES)
@click.pass_context
def models(context: click.Context) -> None:
    """Get, check and carry the models of the JoyVASA engine.

    The program goes online only for `models get`.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@models.command("list", epilog=EXIT_CODES)
@click.argument("bundles", nargs=-1)
@common_flags
def list_models(bundles: tuple[str, ...], as_json: bool) -> None:
    """Tell which models are there, and how large the others are.

    With BUNDLES their files are told, too.
    """
    from joyvasa_desktop.models_report import bundles_table, files_table, report_values

    store = _store()
    states = _states(store, bundles)
    if as_json:
        show_json({**report_values(store, states), "notes": _notes(store)})
        return
    print(bundles_table(store.catalogue, states, purposes=True))
    for state in states if bundles else ():
        print(f"\n{state.bundle.name}\n{files_table(state)}")
    print(f"\nFolder: {_folder_text(store)}")
    _show_others()
    _show_notes(_notes(store))
    if not bundles and any(state.to_get for state in states if not state.bundle.optional):
        print('Get them with "joyvasa-desktop models get" and their names, such as "human faces".')


@models.command(epilog=f"{BUNDLES}\n\n{EXIT_CODES}")
@click.argument("bundles", nargs=-1, required=True)
@click.option(
    "--accept",
    multiple=True,
    metavar="FAMILY",
    help="Accept the terms of these models, such as insightface; may be said several times.",
)
@click.option("--accept-other", is_flag=True, help=f"{OTHER} It is used all the same.")
@click.option("--folder", type=NAMED_FOLDER, help="Keep the models there from now on.")
@quiet_flag
@common_flags
@click.pass_context
def get(
    context: click.Context,
    bundles: tuple[str, ...],
    accept: tuple[str, ...],
    accept_other: bool,
    folder: Path | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Download BUNDLES, or go on with a download."""
    from joyvasa_desktop.models_notes import USABLE, after_getting, companions

    _known(_store(), bundles)
    moved = [] if folder is None else _choose_folder(folder, bundles)
    store = _store()
    accept_families(store, accept)
    ask = not as_json and sys.stdin.isatty()
    wanted, notes = agreed(store, bundles, ask=ask)
    notes += moved + companions(store, wanted)
    when_stopped(GO_ON)
    fetch(store, wanted, accept_other, ask=ask, silent=quiet or as_json)
    notes += after_getting(store, wanted)
    _show_bundles(store, wanted, notes, quiet=quiet, as_json=as_json)
    usable = all(store.bundle(name).state in USABLE for name in wanted)
    if quiet and not usable and not as_json:
        print(*notes, sep="\n", file=sys.stderr)
    context.exit(Exit.OK if usable else Exit.BAD_INPUT)


@models.command(epilog=f"{BUNDLES}\n\n{EXIT_CODES}")
@click.argument("bundles", nargs=-1)
@quiet_flag
@common_flags
@click.pass_context
def check(context: click.Context, bundles: tuple[str, ...], quiet: bool, as_json: bool) -> None:
    """Compare BUNDLES, or all models, with what was published."""
    from joyvasa_desktop.models_notes import after_checking
    from joyvasa_desktop.models_report import file_line, file_values
    from joyvasa_desktop.weights.store import State

    store = _store()
    _known(store, bundles)
    states = check_models(*bundles, silent=quiet or as_json)
    # Without names only what is there can be wrong.
    looked_at = [each for each in states if bundles or each.state is not State.ABSENT]
    wrong = [each for each in looked_at if each.state is not State.READY]
    notes = after_checking(_store(), wrong, bundles)
    if as_json:
        values = [file_values(each) for each in looked_at]
        show_json({"ok": not wrong, "files": values, "notes": notes})
    elif not quiet:
        for each in looked_at:
            print(file_line(each))
    if not as_json:
        print(_verdict(looked_at, wrong))
        _show_notes(notes)
    context.exit(Exit.BAD_INPUT if wrong else Exit.OK)


@models.command("import", epilog=EXIT_CODES)
@click.argument("path", type=FILE)
@click.option("--in-place", is_flag=True, help="Use the folder as it is; nothing is copied.")
@click.option("--accept-other", is_flag=True, help="Take other versions of known models, too.")
@quiet_flag
@common_flags
@click.pass_context
def import_models(
    context: click.Context,
    path: Path,
    in_place: bool,
    accept_other: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Take models from a folder or a ZIP.

    PATH may be a folder in any order, buffalo_l.zip, or what `models export` has made.
    """
    from joyvasa_desktop.models_notes import after_importing
    from joyvasa_desktop.weights import importing

    if in_place:
        importing.use_in_place(path)
        store = _store()
        notes = [f"{paths.without_home(path.absolute())} is used as it is from now on."]
        notes += store.problems()
        _show_files(store, (), notes, quiet=quiet, as_json=as_json)
        return
    store = _store()
    when_stopped("What was taken before is kept.")
    with transfers(quiet or as_json) as report:
        taken = importing.bring_in(store, path, report, accept_other=accept_other)
    refused = [each for each in taken if each.path is None]
    _show_files(store, taken, after_importing(refused), quiet=quiet, as_json=as_json)
    context.exit(Exit.BAD_INPUT if refused else Exit.OK)


@models.command(epilog=f"{BUNDLES}\n\n{EXIT_CODES}")
@click.argument("bundles", nargs=-1, required=True)
@click.option("--out", "-o", type=FILE, required=True, help="Name of the ZIP, or a folder for it.")
@quiet_flag
@common_flags
def export(bundles: tuple[str, ...], out: Path, quiet: bool, as_json: bool) -> None:
    """Write BUNDLES into one ZIP, to carry them elsewhere."""
    from joyvasa_desktop.inputs import is_folder
    from joyvasa_desktop.weights import exporting

    store = _store()
    _known(store, bundles)
    if is_folder(out):
        out = out / f"joyvasa-models-{'-'.join(bundles)}.zip"
    elif out.suffix.lower() != ".zip":
        out = out.with_name(f"{out.name}.zip")
    with transfers(quiet or as_json) as report:
        written = exporting.export(store, bundles, out, report)
    size = written.stat().st_size
    if as_json:
        show_json({"output": str(written), "size": size, "bundles": list(bundles)})
    elif quiet:
        print(written)
    else:
        print(f"Saved {written} ({size_text(size)}).")
        print(f'On the other machine: joyvasa-desktop models import "{written.name}"')


@models.command(epilog=f"{BUNDLES}\n\n{EXIT_CODES}")
@click.argument("bundles", nargs=-1, required=True)
@click.option("--yes", "-y", is_flag=True, help="Don't ask.")
@quiet_flag
@common_flags
def remove(bundles: tuple[str, ...], yes: bool, quiet: bool, as_json: bool) -> None:
    """Delete BUNDLES from the program's own folder.

    What other bundles need stays.
    """
    from joyvasa_desktop.models_notes import after_removing

    store = _store()
    _known(store, bundles)
    if not yes:
        _ask_to_remove(store, bundles, as_json=as_json)
    when_stopped("What was removed is gone; the rest is there.")
    # It takes no time that would be worth a bar.
    with transfers(quiet=True) as report:
        freed = sum(store.remove(name, report) for name in bundles)
    notes = after_removing(store, bundles)
    if as_json:
        show_json({"freed": freed, "folder": str(store.folder), "notes": notes})
    elif not quiet:
        print(f"{size_text(freed)} freed." if freed else "There was nothing to remove.")
        _show_notes(notes)


@models.command(epilog=EXIT_CODES)
@click.argument("directory", type=NAMED_FOLDER, required=False)
@click.option("--reset", is_flag=True, help="Back to the program's usual folder.")
@click.option(
    "--forget",
    type=NAMED_FOLDER,
    metavar="DIRECTORY",
    help="Use the models there no more, which were imported --in-place.",
)
@common_flags
def folder(directory: Path | None, reset: bool, forget: Path | None, as_json: bool) -> None:
    """Tell or choose where the models are kept."""
    from joyvasa_desktop import models_notes

    changes = directory is not None or reset
    if (directory is not None) + reset + (forget is not None) > 1:
        raise click.UsageError("Name a folder, say --reset or say --forget: one of them.")
    if forget is not None:
        models_notes.forget(forget)
    notes = _choose_folder(directory) if changes else []
    store = _store()
    if as_json:
        show_json({**_folder_values(store), "notes": notes})
        return
    print(_folder_text(store))
    _show_others()
    _show_notes(notes)


@models.command(epilog=f"{BUNDLES}\n\n{EXIT_CODES}")
@click.argument("bundles", nargs=-1)
@click.option("--discard", is_flag=True, help="Remove these copies again.")
@quiet_flag
@common_flags
@click.pass_context
def convert(
    context: click.Context, bundles: tuple[str, ...], discard: bool, quiet: bool, as_json: bool
) -> None:
    """Write copies of models in the format safetensors.

    Without BUNDLES, of all that are there. The copies take as much space again; they are used
    instead of the originals, which stay, by themselves.
    """
    from joyvasa_desktop.models_notes import after_converting
    from joyvasa_desktop.weights import conversion

    store = _store()
    _known(store, bundles)
    made: tuple[Path, ...] = ()
    freed, notes = 0, list[str]()
    if discard:
        freed = conversion.discard(store, bundles or None)
    else:
        notes = after_converting(store, conversion.damaged(store, bundles or None), bundles)
        when_stopped("The copies that are whole are kept.")
        with transfers(quiet or as_json) as report:
            made = conversion.convert(store, bundles or None, report)
    if as_json:
        show_json({"files": [str(path) for path in made], "freed": freed, "notes": notes})
    elif discard and not quiet:
        print(f"{size_text(freed)} freed." if freed else "There were no copies.")
    elif not quiet:
        size = size_text(sum(path.stat().st_size for path in made))
        print(f"Files written: {len(made)} ({size})." if made else "There was nothing to convert.")
        _show_notes(notes)
    if notes and quiet and not as_json:
        print(*notes, sep="\n", file=sys.stderr)
    context.exit(Exit.BAD_INPUT if notes else Exit.OK)


@models.command(hidden=True)
def table() -> None:
    """Print the tables of bundles and files for the README."""
    from joyvasa_desktop.models_report import markdown_bundles, markdown_files
    from joyvasa_desktop.weights.catalogue import SHIPPED, read_catalogue

    shipped = read_catalogue(SHIPPED)
    print(f"{markdown_bundles(shipped)}\n\n{markdown_files(shipped)}")


def check_models(*bundles: str, silent: bool) -> tuple[FileState, ...]:
    """Compares the content of bundles, or of all models, with the catalogue.

    Args:
        silent: no progress is shown.
    """
    when_stopped("What was checked before is remembered.")
    with transfers(silent) as report:
        return _store().check(bundles or None, report)


def _store() -> Store:
    from joyvasa_desktop.weights.store import Store

    return Store()


def _known(store: Store, bundles: Iterable[str]) -> None:
    """Refuses names that aren't bundles' at once, as a mistake in the command line."""
    known = store.catalogue.bundles
    for name in bundles:
        if name not in known:
            raise click.UsageError(f"There is no bundle {name!r}; there are: {', '.join(known)}.")


def _states(store: Store, bundles: tuple[str, ...]) -> tuple[BundleState, ...]:
    _known(store, bundles)
    return tuple(map(store.bundle, dict.fromkeys(bundles))) if bundles else store.bundles()


def _choose_folder(wanted: Path | None, bundles: Sequence[str] = ()) -> list[str]:
    """Keeps the models in another folder from now on; None is the usual one.

    Args:
        bundles: will be fetched to there.

    Returns:
        Notes on models that stay behind.

    Raises:
        CannotWrite: if there is a file of that name, or no space for the bundles.
    """
    from joyvasa_desktop.models_notes import left_behind
    from joyvasa_desktop.weights.choices import set_folder

    if wanted is not None:
        wanted = wanted.expanduser().absolute()
        if wanted.exists() and not wanted.is_dir():
            raise CannotWrite(f"{wanted} is a file, not a folder.", "Choose another folder.")
        if bundles:
            _check_space(wanted, bundles)
    before = _store()
    set_folder(wanted)
    return left_behind(before, _store())


def _check_space(wanted: Path, bundles: Sequence[str]) -> None:
    """Stops before a folder is chosen that can't take what is to be fetched."""
    from joyvasa_desktop.weights.folders import other_folders
    from joyvasa_desktop.weights.store import Store

    there = Store(wanted, other_folders())
    reason = there.why_not_writable()
    if reason:
        raise CannotWrite(reason, "Choose another folder.")
    there.check_space(sum(there.file(id).to_get for id in there.catalogue.ids(bundles)))


def _ask_to_remove(store: Store, bundles: Sequence[str], *, as_json: bool) -> None:
    if as_json or not sys.stdin.isatty():
        raise UserError("Removing models must be confirmed.", "Say --yes.")
    when_stopped("Nothing was removed.")
    question = f"Remove {', '.join(bundles)} from {store.folder}?"
    click.confirm(question, default=False, abort=True, err=True)


def _verdict(looked_at: Sequence[FileState], wrong: Sequence[FileState]) -> str:
    if not looked_at:
        return "No models are there."
    # Of what can be used there is something to say only if it is another version.
    accepted = sum(each not in wrong and bool(each.reason) for each in looked_at)
    as_published = len(looked_at) - len(wrong) - accepted
    parts = [f"Files as published: {as_published} of {len(looked_at)}."]
    if accepted:
        parts.append(f"Other versions that you accepted: {accepted}.")
    return " ".join(parts)


def _show_bundles(
    store: Store, bundles: Sequence[str], notes: Sequence[str], *, quiet: bool, as_json: bool
) -> None:
    from joyvasa_desktop.models_report import bundle_values, bundle_word

    states = [store.bundle(name) for name in bundles]
    if as_json:
        values = [bundle_values(store.catalogue, state) for state in states]
        show_json({"folder": str(store.folder), "bundles": values, "notes": list(notes)})
    elif not quiet:
        for state in states:
            print(f"{state.bundle.name}: {bundle_word(state)} ({size_text(state.size)}).")
        _show_notes(notes)


def _show_files(
    store: Store, files: Sequence[FileState], notes: Sequence[str], *, quiet: bool, as_json: bool
) -> None:
    from joyvasa_desktop.models_report import bundles_table, file_line, file_values

    if as_json:
        values = [file_values(each) for each in files]
        show_json({"folder": str(store.folder), "files": values, "notes": list(notes)})
        return
    if quiet:
        return
    for each in files:
        print(file_line(each))
    _show_notes(notes)
    print(f"\n{bundles_table(store.catalogue, store.bundles())}")


def _notes(store: Store) -> list[str]:
    from joyvasa_desktop.models_notes import lost_folders

    return [*store.catalogue.notes, *store.problems(), *lost_folders()]


def _folder_text(store: Store) -> str:
    shown = paths.without_home(store.folder)
    return f"{shown} ({_space_text(store)})"


def _show_others() -> None:
    """The folders that are used in place."""
    from joyvasa_desktop.weights.choices import choices

    for each in choices().used_in_place:
        print(f"Used as it is: {paths.without_home(each)}")


def _space_text(store: Store) -> str:
    return f"{size_text(store.free())} free" if store.writable() else "it can only be read"


def _folder_values(store: Store) -> dict[str, Any]:
    from joyvasa_desktop.weights.choices import choices

    return {
        "folder": str(store.folder),
        "used_in_place": [str(each) for each in choices().used_in_place],
        "writable": store.writable(),
        "free": store.free() if store.writable() else 0,
    }


def _show_notes(notes: Iterable[str]) -> None:
    for note in notes:
        print(f"Note: {note}")
