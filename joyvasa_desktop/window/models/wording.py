"""States, sizes and progress of the models in words, in the window's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QCoreApplication, QLocale

from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.spoken import bytes_text, wait_text

if TYPE_CHECKING:
    from joyvasa_desktop.weights.states import BundleState, FileState
    from joyvasa_desktop.weights.transfer import Transfer

_GIGABYTE = 1_000_000_000

translate = QCoreApplication.translate

Mood: TypeAlias = Literal["quiet", "good", "warning", "bad"]


@dataclass(frozen=True, slots=True)
class Words:
    """A state as it is shown.

    Attributes:
        text: a few words or a sentence.
        picture: name of an icon.
        mood: decides the colour.
    """

    text: str
    picture: str
    mood: Mood


def state_words(state: BundleState) -> Words:
    """How a bundle is."""
    from joyvasa_desktop.weights.states import State

    match state.state:
        case State.READY:
            return _ready(state)
        case State.ABSENT:
            return Words(translate("ModelWords", "Not there"), "import", "quiet")
        case State.PARTIAL:
            text = translate("ModelWords", "Incomplete: {size} to get").format(
                size=size_text(state.to_get)
            )
            return Words(text, "import", "warning")
        case State.DAMAGED:
            names = file_names(those(state, State.DAMAGED))
            return Words(
                translate("ModelWords", "Damaged: {names}").format(names=names), "warning", "bad"
            )
        case State.FORBIDDEN:
            names = file_names(those(state, State.FORBIDDEN))
            text = translate("ModelWords", "May not be read: {names}").format(names=names)
            return Words(text, "warning", "bad")
        case State.UNKNOWN:
            names = file_names(those(state, State.UNKNOWN))
            text = translate(
                "ModelWords", "Another version than the published one: {names}"
            ).format(names=names)
            return Words(text, "warning", "warning")


def _ready(state: BundleState) -> Words:
    if all(each.checked for each in state.files):
        return Words(translate("ModelWords", "Ready, and checked"), "check", "good")
    return Words(translate("ModelWords", "Ready, not checked yet"), "check", "good")


def those(state: BundleState, which: object) -> list[FileState]:
    """The files of a bundle that are in one state."""
    return [each for each in state.files if each.state == which]


def file_names(files: list[FileState], most: int = 2) -> str:
    """The first few names, and how many more."""
    names = [each.file.path.name for each in files[:most]]
    more = len(files) - len(names)
    listed = ", ".join(names)
    return (
        translate("ModelWords", "{names} and %n more", "", more).format(names=listed)
        if more > 0
        else listed
    )


def size_text(size: int) -> str:
    """How large models are: "936 MB", "1.07 GB"."""
    digits = 2 if size >= _GIGABYTE else 0
    return QLocale().formattedDataSize(size, digits, QLocale.DataSizeFormat.DataSizeSIFormat)


def transfer_text(transfer: Transfer) -> str:
    """What happens now, how far it is, how quick, and how long it still takes."""
    done, total = size_text(transfer.done), size_text(transfer.total)
    parts = [_doing(transfer)]
    if transfer.total:
        parts.append(translate("ModelWords", "{done} of {total}").format(done=done, total=total))
    if transfer.speed:
        parts.append(
            translate("ModelWords", "{size} a second").format(
                size=bytes_text(round(transfer.speed))
            )
        )
    if transfer.seconds_left is not None:
        parts.append(_left(transfer.seconds_left))
    line = " · ".join(parts)
    return f"{line}\n{translated(transfer.note)}" if transfer.note else line


def short_transfer_text(transfer: Transfer) -> str:
    """The same for a narrow place."""
    if not transfer.total:
        return _doing(transfer)
    share = f"{transfer.done * 100 // transfer.total} %"
    if transfer.seconds_left is None:
        return share
    return f"{share} · {_left(transfer.seconds_left)}"


def _left(seconds: float) -> str:
    return translate("ModelWords", "{time} left").format(time=wait_text(seconds))


def _doing(transfer: Transfer) -> str:
    match transfer.doing:
        case "looking":
            return translate("ModelWords", "Looking…")
        case "downloading":
            return translate("ModelWords", "Downloading {name}").format(name=transfer.file)
        case "checking":
            return translate("ModelWords", "Checking {name}").format(name=transfer.file)
        case "copying":
            return translate("ModelWords", "Copying {name}").format(name=transfer.file)
        case "packing":
            return translate("ModelWords", "Packing {name}").format(name=transfer.file)
        case "converting":
            return translate("ModelWords", "Converting {name}").format(name=transfer.file)
        case "unpacking":
            return translate("ModelWords", "Unpacking {name}").format(name=transfer.file)
        case "trying":
            return translate("ModelWords", "Trying it out…")
