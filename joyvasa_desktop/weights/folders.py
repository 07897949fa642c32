"""Which of the published weight files are there, in the folders that people already have.

Recognised are folders filled for JoyVASA or for LivePortrait: `pretrained_weights` itself, a
checkout around it, or one of the folders inside it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal, TypeAlias

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.weights.catalogue import SHIPPED, read_catalogue
from joyvasa_desktop.weights.choices import choices

Kind: TypeAlias = Literal["human", "animal"]

_PARTS = "FMGW"

_ANIMAL_VERSIONS = ("an", "an0")
"""How the ids of the animals' networks begin, by version, the preferred first."""

# A newer catalogue changes what is fetched, not where files are looked for.
_KNOWN = read_catalogue(SHIPPED)

_EVERY_PLACE = {id: _KNOWN.places(id) for id in _KNOWN.files}

PLACES: dict[str, tuple[str, ...]] = {
    id: tuple(map(str, places))
    for id, places in _EVERY_PLACE.items()
    if id.startswith(("lp-", "if-", "clip")) or id in ("mg", "mt", "xpose")
}
"""Where each file lies below the weights folder, the preferred place first; of several files that
fit a pattern the newest counts. The animals' networks, "an-F" to "an-G", come as a set."""

NEEDED: dict[Kind, tuple[str, ...]] = {
    "human": ("mg", "mt", "lp-F", "lp-M", "lp-W", "lp-G"),
    "animal": ("mg", "mt", "an-F", "an-M", "an-W", "an-G"),
}
"""Without these the engine draws nothing; the others add stitching and its own face finding."""

_CHINESE = (
    "chinese-hubert-base",
    "TencentGameMate:chinese-hubert-base",
    "TencentGameMate/chinese-hubert-base",
    "TencentGameMate_chinese-hubert-base",
)
_ENGLISH = ("hubert-base-ls960", "facebook/hubert-base-ls960")
_WAV2VEC2 = ("wav2vec2-base-960h", "facebook/wav2vec2-base-960h")

ENCODERS: dict[str, tuple[str, ...]] = {
    "hubert_zh": _CHINESE,
    "hubert_zh_ori": _CHINESE,
    "hubert": _ENGLISH,
    "wav2vec2": _WAV2VEC2,
    "wav2vec2_ori": _WAV2VEC2,
}
"""Folders of the audio encoders, by the name that a motion generator calls its encoder."""

_INNER_FOLDERS = {"liveportrait", "liveportrait_animals", "insightface", "JoyVASA"}


@dataclass(frozen=True)
class WeightFiles:
    """What was recognised.

    Attributes:
        roots: the folders in which the published layout begins, the preferred first.
        files: the files that are there, by their name in `PLACES`, and "an-F" to "an-G".
    """

    roots: tuple[Path, ...]
    files: Mapping[str, Path]

    def path(self, name: str) -> Path:
        """One file.

        Raises:
            UnreadableFile: if it isn't there.
        """
        if name not in self.files:
            raise UnreadableFile(
                f"There is no {usual_place(name).name} among the models in {self._where()}.",
                "Put it there under its published name, or choose the folder that has it.",
            )
        return self.files[name]

    def lacking(self, kind: Kind) -> tuple[str, ...]:
        """What `NEEDED` names and isn't there."""
        return tuple(name for name in NEEDED[kind] if name not in self.files)

    def why_not(self, kind: Kind) -> str:
        """Why the JoyVASA engine can't draw people or animals, in one sentence; "" if it can."""
        lacking = self.lacking(kind)
        first = usual_place(lacking[0]) if lacking else Path()
        where, more = self._where(), len(lacking) - 1
        if not lacking:
            return ""
        if len(lacking) == len(NEEDED[kind]):
            return f"The JoyVASA engine needs its published models, and {where} has none of them."
        if not more:
            return f"The JoyVASA engine lacks one of its models: {first.as_posix()} in {where}."
        return (
            f"The JoyVASA engine lacks {len(lacking)} of its models: {first.as_posix()} "
            f"and {more} more in {where}."
        )

    def encoder(self, audio_model: str) -> Path | None:
        """The folder of an audio encoder, with its config.json; None if it isn't there.

        Args:
            audio_model: what the motion generator calls it, a name in `ENCODERS`.
        """
        folders = ENCODERS.get(audio_model, ())
        found = first(self.roots, [Path(folder, "config.json") for folder in folders])
        return None if found is None else found.parent

    def _where(self) -> str:
        return paths.without_home(self.roots[0])


def store_folder() -> Path:
    """Where models are kept that the program fetches: the user's choice, else its own folder."""
    return choices().folder or paths.data() / "weights"


def other_folders(with_default: bool = True) -> tuple[Path, ...]:
    """Where models are used in place: the user's choices, and one as upstream's in a checkout.

    Args:
        with_default: also the program's own folder, for what was fetched before another one was
            chosen.
    """
    default = (paths.data() / "weights",) if with_default else ()
    # Nobody puts anything into the packaged program, and an upgrade would take it away.
    beside = () if getattr(sys, "frozen", False) else (paths.root() / "pretrained_weights",)
    return (*choices().used_in_place, *default, *beside)


def standard_folders() -> tuple[Path, ...]:
    """Where the program looks on its own: `store_folder`, then `other_folders`."""
    return tuple(dict.fromkeys((store_folder(), *other_folders())))


def recognised(*folders: Path) -> WeightFiles:
    """Finds the published files in folders that were filled for JoyVASA or LivePortrait.

    Args:
        folders: the preferred first; the program's own if left out.
    """
    chosen = folders or standard_folders()
    begins = roots(*chosen)
    found = {name: first(begins, _EVERY_PLACE[name]) for name in PLACES}
    files = {name: path for name, path in found.items() if path is not None}
    return WeightFiles(begins, files | _animal_networks(begins))


def usual_place(name: str) -> Path:
    """Where a file lies below the weights folder when it was just downloaded."""
    return Path(_EVERY_PLACE[name][0])


def encoder_weights(folder: Path) -> Path | None:
    """An audio encoder's own numbers in its folder; None if it has only its configuration."""
    return first((folder,), [Path("model.safetensors"), Path("pytorch_model.bin")])


def roots(*folders: Path) -> tuple[Path, ...]:
    """Where the published layout can begin when somebody chose those folders."""
    return tuple(dict.fromkeys(root for folder in folders for root in _roots(folder)))


def first(roots: Iterable[Path], places: Iterable[PurePath]) -> Path | None:
    """The file at the most preferred place, in the most preferred folder that has any.

    Args:
        places: below the folders; of several files that fit a pattern the newest counts.
    """
    for root in roots:
        for place in places:
            for found in fitting(root, place):
                return found
    return None


def fitting(root: Path, place: PurePath) -> tuple[Path, ...]:
    """The files at a place below a folder, the newest first; several if it is a pattern."""
    wanted = root / place
    if "*" not in place.name:
        return (wanted,) if _is(wanted, Path.is_file) else ()
    try:
        # Hidden files are what other systems leave beside the real ones.
        found = [each for each in wanted.parent.glob(place.name) if not each.name.startswith(".")]
        files = sorted(each for each in found if each.is_file())
        return tuple(sorted(files, key=lambda path: path.stat().st_mtime_ns, reverse=True))
    except OSError:
        return ()


def why_not_readable(folder: Path) -> str:
    """Why one can't look into a folder, in a sentence; "" if one can."""
    shown = paths.without_home(folder)
    try:
        with os.scandir(folder) as entries:
            next(entries, None)
    except FileNotFoundError:
        return f"The models' folder {shown} isn't there; is its disk or network away?"
    except NotADirectoryError:
        return f"{shown} was chosen as a models' folder, but it is a file."
    except PermissionError:
        return f"The models' folder {shown} may not be read."
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return f"The models' folder {shown} can't be read: {reason}."
    return ""


def _roots(folder: Path) -> Iterator[Path]:
    folder = folder.absolute()
    yield folder
    if _is(folder / "pretrained_weights", Path.is_dir):
        yield folder / "pretrained_weights"
    for inner, outer in ((folder, folder.parent), (folder.parent, folder.parent.parent)):
        if inner.name in _INNER_FOLDERS:
            yield outer


def _animal_networks(roots: tuple[Path, ...]) -> dict[str, Path]:
    """The four networks of one version: those of another version don't go with them."""
    best: dict[str, Path] = {}
    for version in _ANIMAL_VERSIONS:
        for root in roots:
            places = {f"an-{part}": root / usual_place(f"{version}-{part}") for part in _PARTS}
            there = {name: path for name, path in places.items() if _is(path, Path.is_file)}
            best = there if len(there) > len(best) else best
    return best


def _is(path: Path, test: Callable[[Path], bool]) -> bool:
    """A test of a path; names that the system can't take or may not read are none."""
    try:
        return test(path)
    except OSError:
        return False
