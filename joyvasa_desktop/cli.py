"""The command line: animate, motion, info, doctor; models and GPU pack from their modules."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from joyvasa_desktop import __version__, paths
from joyvasa_desktop.cli_gpu import gpu
from joyvasa_desktop.cli_models import check_models, models
from joyvasa_desktop.console import (
    EXIT_CODES,
    Exit,
    guarded,
    progress,
    show_json,
    show_table,
)
from joyvasa_desktop.errors import CannotWrite, UserError
from joyvasa_desktop.flags import (
    FILE,
    Commands,
    SectionedCommand,
    chosen_settings,
    common_flags,
    quiet_flag,
    setting_flags,
)
from joyvasa_desktop.inputs import is_folder
from joyvasa_desktop.leftovers import noted
from joyvasa_desktop.outputs import check_not_input, check_place
from joyvasa_desktop.settings import ENGINES, PRESET_ENGINES, PRESETS, Settings, Value, declarations

if TYPE_CHECKING:
    from joyvasa_desktop.animate import Result
    from joyvasa_desktop.arrays import Floats
    from joyvasa_desktop.photo.portrait import Kind

# Stages are imported inside the commands: --help must not wait for any of them.

SLOW = (
    "The JoyVASA engine works on the processor here, which takes several seconds for each "
    "picture. Ctrl-C stops it; --engine builtin is quick."
)
UNITS_HELP = "Numbers may carry their unit: --start 1:30, --memory-limit 8GB, --yaw-limit 10°."


def run(arguments: Sequence[str]) -> int:
    """Carries out one command line and returns the exit code."""
    return guarded(
        lambda: commands.main(
            args=list(arguments), prog_name="joyvasa-desktop", standalone_mode=False
        ),
        as_json="--json" in arguments,
        debug="--debug" in arguments,
    )


@click.group(
    cls=Commands,
    invoke_without_command=True,
    epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "--version", "-V", message="JoyVASA Desktop %(version)s")
@click.pass_context
def commands(context: click.Context) -> None:
    """Makes a photo of a person or an animal speak, on your own machine.

    Without a command it opens its window, with the files that are named: a photo, a voice, or a
    project.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@commands.command(cls=SectionedCommand, epilog=f"{UNITS_HELP}\n\n{EXIT_CODES}")
@click.argument("photo", type=FILE, required=False)
@click.argument("voice", type=FILE, required=False)
@click.option("--out", "-o", help="Name of the result, or a folder for it.")
@click.option("--points", type=FILE, help="Points of the face, placed by hand (JSON).")
@click.option("--motion", "motion_file", type=FILE, help="Use this motion, not the voice's.")
@click.option("--save-motion", type=FILE, help="Keep the motion too (.npz, .csv or .pkl).")
@click.option("--save-points", type=FILE, help="Keep the points of an animal that were found.")
@setting_flags("photo", "speech", "motion", "shape", "render", "video")
@quiet_flag
@common_flags
def animate(
    photo: Path | None,
    voice: Path | None,
    out: str | None,
    points: Path | None,
    motion_file: Path | None,
    save_motion: Path | None,
    save_points: Path | None,
    preset: str | None,
    quiet: bool,
    as_json: bool,
    **given: Value | None,
) -> None:
    """Make the face in PHOTO speak the words of VOICE.

    Without files the sample that ships with the program is animated.
    """
    photo, voice = _inputs(photo, voice, animal=given["mode"] == "animal")
    placed_in = points if points is not None else _points_beside(photo)
    if given["mode"] is None and placed_in is not None:
        given["mode"] = _kind_of_points(placed_in)
    chosen, notes = _settings(preset, given)
    settings = _fitting_format(chosen, out, given["format"] is not None)
    target = _target(out, photo, voice, settings)
    placed, notes_on_points = _points(points, photo, settings)
    notes += notes_on_points
    if save_motion is not None:
        save_motion = _motion_name(save_motion)
        if motion_file is not None:
            check_not_input(save_motion, motion_file)
    if save_points is not None:
        save_points = _points_name(save_points, settings)

    from joyvasa_desktop.animate import animate as make
    from joyvasa_desktop.engines import naming_way_out
    from joyvasa_desktop.motion.files import read_motion, write_motion

    motion = read_motion(motion_file) if motion_file is not None else None
    notes += _note_on_speed(settings, silent=quiet or as_json)
    with noted():
        with progress(quiet or as_json) as report, naming_way_out(settings.engine, settings.mode):
            result = make(
                photo, voice, target, settings, points=placed, motion=motion, progress=report
            )
        if save_motion is not None:
            save_motion = write_motion(save_motion, result.motion, settings.overwrite)
        if save_points is not None:
            save_points, told = _saved_points(save_points, result)
            notes += told
    kept = {"motion": save_motion, "points": save_points}
    _show_result(result, [*notes, *result.notes], kept, quiet=quiet, as_json=as_json)


@commands.command(cls=SectionedCommand, epilog=f"{UNITS_HELP}\n\n{EXIT_CODES}")
@click.argument("voice", type=FILE)
@click.option("--out", "-o", type=FILE, help="Name of the motion file (.npz, .csv or .pkl).")
@setting_flags("speech", "motion", "shape", also=("mode", "device", "memory_limit", "overwrite"))
@quiet_flag
@common_flags
def motion(
    voice: Path,
    out: Path | None,
    preset: str | None,
    quiet: bool,
    as_json: bool,
    **given: Value | None,
) -> None:
    """Turn VOICE into a motion file, to look at, edit, or use with `animate --motion`."""
    settings, notes = _settings(preset, given)
    target = _motion_name(out if out is not None else Path(f"{voice.stem}.npz"))

    from joyvasa_desktop.animate import Studio
    from joyvasa_desktop.course import ending_with_motion
    from joyvasa_desktop.engines import naming_way_out
    from joyvasa_desktop.motion.files import write_motion

    check_not_input(target, voice)
    with noted():
        with progress(quiet or as_json) as report, naming_way_out(settings.engine, settings.mode):
            studio = Studio(ending_with_motion(report))
            shaped = studio.shaped(studio.motion(voice, settings), settings)
        notes += studio.motion_notes()
        target = write_motion(target, shaped, settings.overwrite)
    if as_json:
        about = {"duration": shaped.duration, "rows": len(shaped), "notes": notes}
        show_json({"output": str(target), **about})
    elif quiet:
        print(target)
    else:
        print(f"Saved {target} ({_length(shaped.duration)} of motion).")
        _show_notes(notes)


@commands.command(epilog=EXIT_CODES)
@click.argument("files", type=FILE, nargs=-1, required=True)
@common_flags
def info(files: tuple[Path, ...], as_json: bool) -> None:
    """Tell what is in photos, voices, motion files and videos."""
    from joyvasa_desktop.info import describe

    if as_json:
        show_json({"files": [{"file": str(path), **describe(path).values} for path in files]})
        return
    for path in files:
        facts = describe(path)
        print(f"{path.name}: {facts.kind}")
        show_table(facts.lines())


@commands.command(epilog=EXIT_CODES)
@click.option("--deep", is_flag=True, help="Read all models, too; that takes a while.")
@common_flags
@click.pass_context
def doctor(context: click.Context, deep: bool, as_json: bool) -> None:
    """Check that everything the program needs is there; the text suits a bug report."""
    from joyvasa_desktop.doctor import as_text, as_values, examine, is_well

    if deep:
        check_models(silent=as_json)
    findings = list(examine())
    if as_json:
        show_json(as_values(findings))
    else:
        print(as_text(findings))
    context.exit(Exit.OK if is_well(findings) else Exit.FAILED)


commands.add_command(models)
commands.add_command(gpu)


@commands.command("settings", hidden=True)
def settings_table() -> None:
    """Print the tables of settings and presets for the README."""
    from joyvasa_desktop.flags import markdown_presets, markdown_settings

    print(f"{markdown_settings()}\n\n{markdown_presets()}")


def _inputs(photo: Path | None, voice: Path | None, animal: bool) -> tuple[Path, Path]:
    """The two files, or the bundled sample when none is named."""
    if photo is not None and voice is not None:
        return photo, voice
    if photo is not None:
        raise click.UsageError("A voice is missing: name a photo and a sound, or neither.")
    sample = "chelsea.png" if animal else "astronaut.png"
    return paths.samples() / sample, paths.samples() / "speech_en_6s.wav"


def _settings(preset: str | None, given: Mapping[str, Value | None]) -> tuple[Settings, list[str]]:
    """The settings, with an engine; and notes on what doesn't go with that engine.

    Raises:
        UserError: at once, not after the work, if the engine can't be used.
    """
    from joyvasa_desktop.defaults import notes_on_people_only
    from joyvasa_desktop.defaults import suited as suited_to_kind
    from joyvasa_desktop.engines import NAMES, check_engine, notes_on_unused

    settings = chosen_settings(preset, given)
    suited = PRESET_ENGINES.get(preset or "", ENGINES)
    notes: list[str] = []
    if given["engine"] is None:
        engine, notes = _automatic_engine(settings.mode, suited)
        settings = settings.but(engine=engine)
    elif settings.engine not in suited:
        notes = [f"The preset {preset} is meant for the {NAMES[suited[0]]} engine."]
    check_engine(settings.engine, settings.mode)
    named = [name for name, value in given.items() if value is not None]
    settings = suited_to_kind(settings, {*PRESETS.get(preset or "", {}), *named})
    notes += notes_on_unused(settings.engine, named)
    return settings, notes + notes_on_people_only(settings, named)


def _automatic_engine(mode: str, suited: tuple[str, ...]) -> tuple[str, list[str]]:
    """The best engine that is suited; a note if another one only lacks something."""
    from joyvasa_desktop.engines import faulty_models, preferred, why_not
    from joyvasa_desktop.weights.folders import NEEDED, recognised

    engine, kind = preferred(mode), _kind(mode)
    if engine not in suited:
        return suited[0], []
    own = set(NEEDED[kind]) - set(NEEDED["human" if kind == "animal" else "animal"])
    begun = not own.isdisjoint(recognised().files)
    if engine == "joyvasa" or not begun:
        return engine, []
    # Who put some of the models there expects the other engine.
    told = f"The built-in engine did this. {why_not('joyvasa', mode)}"
    if faulty_models(mode):
        told += f' "joyvasa-desktop models get {kind}" fetches what is damaged again.'
    return engine, [told]


def _note_on_speed(settings: Settings, *, silent: bool) -> list[str]:
    """Says before the work that it will take very long; a note for later if nothing may be said."""
    from joyvasa_desktop.compute import chosen

    if settings.engine != "joyvasa" or chosen(settings).device != "cpu":
        return []
    if silent:
        return [SLOW]
    print(SLOW, file=sys.stderr, flush=True)
    return []


def _fitting_format(settings: Settings, out: str | None, explicit: bool) -> Settings:
    """The format that the result's name asks for, unless the user names one."""
    suffix = Path(out).suffix.lower().removeprefix(".") if out is not None else ""
    if explicit or suffix not in declarations()["format"].choices:
        return settings
    return settings.but(format=suffix)


def _target(named: str | None, photo: Path, voice: Path, settings: Settings) -> Path:
    """Where the result goes; refused at once, not after the work, if it can't go there."""
    from joyvasa_desktop.video.options import MEDIA_SUFFIXES, VideoOptions

    suffix = "" if settings.format == "png" else f".{settings.format}"
    out = Path(named or "")
    # "takes/" is a folder even where there is none yet; "." and ".." have no name to add to.
    into = named is not None and named.endswith(("/", os.sep))
    if into or out.name in ("", "..") or (suffix and is_folder(out)):
        out = out / f"{photo.stem}-{voice.stem}{suffix}"
    elif out.suffix.lower() not in MEDIA_SUFFIXES:
        # "Take 1.2" has no ending yet.
        out = out.with_name(out.name + suffix)
    VideoOptions.from_settings(settings).check_name(out)
    _check_folder(out)
    return out


def _check_folder(out: Path) -> None:
    if is_folder(out.parent):
        return
    if os.path.lexists(out.parent):
        raise CannotWrite(f"{out.parent} is a file, not a folder.", "Choose another folder.")
    raise CannotWrite(f"There is no folder {out.parent}.", "Create it or choose another folder.")


def _motion_name(out: Path) -> Path:
    """A name for a motion file, complete; refused at once, not after the work, if unusable."""
    from joyvasa_desktop.motion.files import check_name

    if out.name and not out.suffix:
        out = out.with_name(f"{out.name}.npz")
    check_name(out)
    _check_folder(out)
    check_place(out)
    return out


def _points(
    points: Path | None, photo: Path, settings: Settings
) -> tuple[Floats | None, list[str]]:
    """The points from the named file or the one beside the photo, and a note on it."""
    from joyvasa_desktop.photo.points import kind_of_points, read_points

    kind, note = _kind(settings.mode), []
    if points is None:
        points = _points_beside(photo)
        # An animal's points beside a photo say nothing about the person in it.
        if points is None or (kind == "human" and kind_of_points(points) != kind):
            _check_search(photo, settings)
            return None, []
        whose = {"animal": "animal", "human": "person"}[kind]
        note = [f"The {whose}'s points come from {points.name}."]
    _check_square(points, settings)
    return read_points(points, kind), note


def _check_search(photo: Path, settings: Settings) -> None:
    """Stops a job at once if nothing can find the animal's face."""
    from joyvasa_desktop.joyvasa import JoyVASA
    from joyvasa_desktop.photo.points import sidecar
    from joyvasa_desktop.photo.prepare import needs_search

    if settings.mode != "animal" or not needs_search(settings, None):
        return
    if not JoyVASA().finds_animals:
        if _shows_person(photo):
            raise UserError(
                f"{photo.name} seems to show a person.",
                "For a person leave out --mode animal; the points of an animal's face are named "
                "with --points.",
            )
        raise UserError(
            f"{photo.name} needs the nine points of the animal's face.",
            f"Name a file with --points, or put {sidecar(photo).name} beside the photo; with "
            '"joyvasa-desktop models get animal-points", they are found in the photo.',
        )


def _shows_person(photo: Path) -> bool:
    from joyvasa_desktop.photo.likely import likely
    from joyvasa_desktop.photo.load import load_picture
    from joyvasa_desktop.photo.prepare import shared_finder

    picture, finder = load_picture(photo).rgb, shared_finder()
    return likely(finder.find(picture), picture, finder) == "human"


def _check_square(points: Path, settings: Settings) -> None:
    """Stops a job at once if it has a square only, and needs to know where eyes and mouth are."""
    from joyvasa_desktop.engines import why_not
    from joyvasa_desktop.photo.points import is_square, read_points

    if (settings.mode, settings.engine) != ("animal", "builtin") or not is_square(points):
        return
    read_points(points)  # says first what is wrong with the square itself
    lacking = why_not("joyvasa", "animal")
    raise UserError(
        f"{points.name} holds only a square, and the built-in engine needs eyes and mouth.",
        f"Give three or nine points instead. {lacking}"
        if lacking
        else "Give three or nine points instead, or choose the JoyVASA engine.",
    )


def _kind(mode: str) -> Kind:
    return "animal" if mode == "animal" else "human"


def _points_beside(photo: Path) -> Path | None:
    """The file of points that lies beside a photo: `cat.points.json`."""
    from joyvasa_desktop.photo.points import points_beside

    return points_beside(photo)


def _kind_of_points(path: Path) -> Kind:
    from joyvasa_desktop.photo.points import kind_of_points

    return kind_of_points(path)


def _points_name(out: Path, settings: Settings) -> Path:
    """A name for a file of points; refused at once, not after the work, if unusable."""
    if out.name and not out.suffix:
        out = out.with_name(f"{out.name}.json")
    _check_folder(out)
    check_place(out)
    if os.path.lexists(out) and not settings.overwrite:
        raise CannotWrite(f"{out.name} is there already.", "Choose another name or --overwrite.")
    return out


def _saved_points(out: Path, result: Result) -> tuple[Path | None, list[str]]:
    """Where the points were kept, or a note that there were none."""
    from joyvasa_desktop.photo.points import write_points

    if result.points is None:
        return None, ["No points were kept: nothing had to be found in the photo."]
    write_points(out, result.points)
    return out, []


def _show_result(
    result: Result,
    notes: Sequence[str],
    kept: Mapping[str, Path | None],
    *,
    quiet: bool,
    as_json: bool,
) -> None:
    if as_json:
        show_json(
            {
                "output": str(result.path),
                "duration": result.duration,
                **{name: None if path is None else str(path) for name, path in kept.items()},
                "seconds": {stage: round(spent, 3) for stage, spent in result.seconds.items()},
                "notes": list(notes),
            }
        )
        return
    if quiet:
        print(result.path)
        return
    spent = sum(result.seconds.values())
    print(f"Saved {result.path} ({_length(result.duration)} of video, made in {spent:.0f} s).")
    for name, path in kept.items():
        if path is not None:
            print(f"Saved {path} (its {name}).")
    _show_notes(notes)


def _length(seconds: float) -> str:
    return f"{seconds:.{1 if seconds >= 1 else 2}f} s"


def _show_notes(notes: Sequence[str]) -> None:
    for note in notes:
        print(f"Note: {note}")
