"""Which of the published weight files are there, in the folders that people already have.

Recognised are folders filled for JoyVASA or for LivePortrait: `pretrained_weights` itself, a
checkout around it, or one of the folders inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UnreadableFile

Kind: TypeAlias = Literal["human", "animal"]

_BASE = "liveportrait/base_models"
_ANIMAL_BASES = ("liveportrait_animals/base_models_v1.1", "liveportrait_animals/base_models")
_BUFFALO = "insightface/models/buffalo_l"

_NETWORKS = {
    "F": "appearance_feature_extractor.pth",
    "M": "motion_extractor.pth",
    "W": "warping_module.pth",
    "G": "spade_generator.pth",
}

_TEMPLATES = ("motion_template.pkl", "motion_templete.pkl")

PLACES: dict[str, tuple[str, ...]] = {
    **{f"lp-{part}": (f"{_BASE}/{file}",) for part, file in _NETWORKS.items()},
    "lp-S": ("liveportrait/retargeting_models/stitching_retargeting_module.pth",),
    "lp-lmk": ("liveportrait/landmark.onnx",),
    "if-det": (f"{_BUFFALO}/det_10g.onnx",),
    "if-106": (f"{_BUFFALO}/2d106det.onnx",),
    "mg": (
        "JoyVASA/motion_generator/motion_generator_hubert_chinese.pt",
        "JoyVASA/motion_generator/iter_0020000.pt",
        "JoyVASA/motion_generator/*.pt",
        "motion_generator/motion_generator_hubert_chinese.pt",
        "motion_generator/iter_0020000.pt",
        "motion_generator/*.pt",
    ),
    "mt": tuple(
        f"{folder}/{name}"
        for folder in ("JoyVASA/motion_template", "motion_template")
        for name in _TEMPLATES
    ),
    "xpose": ("liveportrait_animals/xpose.pth",),
    "clip9": ("liveportrait_animals/clip_embedding_9.pkl",),
    "clip68": ("liveportrait_animals/clip_embedding_68.pkl",),
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

_FOLDERS = sorted(
    {str(Path(place).parent) for places in PLACES.values() for place in places} | {*_ANIMAL_BASES}
)
"""Every folder that holds a file of `PLACES`, below the weights folder."""

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
        found = _first(self.roots, tuple(f"{folder}/config.json" for folder in folders))
        return None if found is None else found.parent

    def _where(self) -> str:
        return paths.without_home(self.roots[0])


def standard_folders() -> tuple[Path, ...]:
    """Where the program looks on its own: its own folder, and one as upstream's in a checkout."""
    return (paths.data() / "weights", paths.root() / "pretrained_weights")


def recognised(*folders: Path) -> WeightFiles:
    """Finds the published files in folders that were filled for JoyVASA or LivePortrait.

    Args:
        folders: the preferred first; the program's own if left out.
    """
    chosen = folders or standard_folders()
    roots = tuple(root for folder in chosen for root in _roots(folder))
    found = {name: _first(roots, places) for name, places in PLACES.items()}
    files = {name: path for name, path in found.items() if path is not None}
    return WeightFiles(roots, files | _animal_networks(roots))


def stamp(*folders: Path) -> Hashable:
    """Changes when a file comes to, or goes from, a folder in which `recognised` looks.

    Much quicker than to recognise: a few folders are looked at instead of many files.

    Args:
        folders: as for `recognised`.
    """
    roots = [root for folder in folders or standard_folders() for root in _roots(folder)]
    return tuple((root, *(_changed(root / inner) for inner in _FOLDERS)) for root in roots)


def usual_place(name: str) -> Path:
    """Where a file lies below the weights folder when it was just downloaded."""
    if name.startswith("an-"):
        return Path(_ANIMAL_BASES[0], _NETWORKS[name.removeprefix("an-")])
    return Path(PLACES[name][0])


def encoder_weights(folder: Path) -> Path | None:
    """An audio encoder's own numbers in its folder; None if it has only its configuration."""
    return _first((folder,), ("model.safetensors", "pytorch_model.bin"))


def _roots(folder: Path) -> Iterator[Path]:
    """Where the published layout can begin when somebody chose that folder."""
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
    for base in _ANIMAL_BASES:
        for root in roots:
            places = {f"an-{part}": root / base / file for part, file in _NETWORKS.items()}
            there = {name: path for name, path in places.items() if _is(path, Path.is_file)}
            best = there if len(there) > len(best) else best
    return best


def _first(roots: tuple[Path, ...], places: tuple[str, ...]) -> Path | None:
    """The file at the most preferred place, in the most preferred folder that has any."""
    for root in roots:
        for place in places:
            found = _newest(root / place) if "*" in place else root / place
            if found is not None and _is(found, Path.is_file):
                return found
    return None


def _changed(folder: Path) -> int | None:
    """When something came to or went from a folder; None if it isn't there."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return None


def _newest(pattern: Path) -> Path | None:
    """The newest file whose name fits the pattern's."""
    try:
        found = sorted(pattern.parent.glob(pattern.name))
        return max(found, key=lambda path: path.stat().st_mtime_ns, default=None)
    except OSError:
        return None


def _is(path: Path, test: Callable[[Path], bool]) -> bool:
    """A test of a path; names that the system can't take or may not read are none."""
    try:
        return test(path)
    except OSError:
        return False
