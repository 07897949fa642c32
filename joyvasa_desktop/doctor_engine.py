"""What the doctor says of the JoyVASA engine: its packages, its models, the graphics card."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from multiprocessing.connection import Connection
from pathlib import Path

from joyvasa_desktop import device, paths
from joyvasa_desktop.engines import why_not
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.finding import Finding, size_text
from joyvasa_desktop.inputs import opened as opened_file
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.weights.checkpoint import opened
from joyvasa_desktop.weights.damage import DOWNLOAD_AGAIN
from joyvasa_desktop.weights.folders import NEEDED, WeightFiles, recognised, usual_place

PART = "JoyVASA engine"
PACKAGES = ("torch", "transformers", "safetensors")

MODELS: dict[str, str] = {
    "mg": "motion generator",
    "mt": "motion template",
    "lp-F": "feature extractor",
    "lp-M": "motion extractor",
    "lp-W": "warping module",
    "lp-G": "picture generator",
    "lp-S": "stitching",
    "if-det": "face detector",
    "if-106": "106 landmarks",
    "lp-lmk": "203 landmarks",
}
"""What people call the files, in the order in which they work."""

INSTEAD: dict[str, str] = {
    "lp-S": "neck and shoulders may move",
    "if-det": "the built-in finder is used",
    "if-106": "the built-in finder is used",
    "lp-lmk": "the built-in finder is used",
}
"""What happens without those that aren't needed."""

_PLACES: dict[str, tuple[str, ...]] = {"mg": ("model",), "lp-S": ("retarget_shoulder",)}
"""Where a file's tensors are, if they aren't at its top."""

_PATIENCE = 60.0
"""Seconds; a graphics card that doesn't answer by then doesn't work."""

_ONNX_START = b"\x08"
"""The first field of an ONNX file is the number of its format."""


def examine_engine() -> Iterator[Finding]:
    """Looks at everything that the engine needs; nothing of it is loaded into this process.

    What was never put there isn't missing: the program works without this engine. What is there
    and can't be read is.
    """
    files = recognised()
    models = [_model(name, files) for name in MODELS]
    if "mg" in files.files:
        models += _encoder(files)
    yield _state([model.name for model in models if model.state == "missing"])
    for name in PACKAGES:
        yield _package(name)
    yield _place()
    roots = ", ".join(paths.without_home(root) for root in files.roots)
    yield Finding(PART, "folders", "info", roots)
    yield from models


def _state(unusable: list[str]) -> Finding:
    """Whether the engine can be used, with what is known of its models."""
    reason = why_not("joyvasa")
    if not reason and unusable:
        reason = f"not ready: see {', '.join(unusable)} below"
    return Finding(PART, "state", "info" if reason else "ok", reason or "ready, for people")


def _package(name: str) -> Finding:
    try:
        return Finding(PART, name, "ok", version(name))
    except PackageNotFoundError:
        return Finding(PART, name, "info", "not installed")


def _place() -> Finding:
    """What does the work; asked in a process of its own, whose end frees the card again."""
    name = "runs on"
    if not device.graphics() or _package("torch").state != "ok":
        return Finding(PART, name, "info", "the processor")
    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe(duplex=False)
    other = spawning.Process(target=_tell_card, args=(theirs,))
    other.start()
    theirs.close()
    try:
        text = ours.recv() if ours.poll(_PATIENCE) else "it doesn't answer"
    except EOFError:
        text = "PyTorch can't be loaded"
    finally:
        other.kill()
        other.join()
        ours.close()
    return Finding(PART, name, "info", text)


def _tell_card(answer: Connection) -> None:
    answer.send(card_text())


def card_text() -> str:
    """What does the work, and whether the card was found to draw the same with 16 bits."""
    from joyvasa_desktop.compute import card_identity, chosen
    from joyvasa_desktop.render.precision import LEAST, Trials

    compute = chosen(Settings())
    if compute.device == "cpu":
        return " ".join(("the processor.", *compute.notes)) if compute.notes else "the processor"
    card = card_identity()
    likeness = Trials().result(card)
    if likeness is None:
        return f"{card}; 16 bits will be tried with the first video"
    verdict = "used" if likeness >= LEAST else "not used"
    return f"{card}; 16 bits are {verdict} (alike to {likeness:.0f} dB)"


def _model(name: str, files: WeightFiles) -> Finding:
    path = files.files.get(name)
    if path is None:
        need = "needed" if name in NEEDED["human"] else INSTEAD[name]
        return Finding(PART, MODELS[name], "info", f"no {usual_place(name).as_posix()} ({need})")
    try:
        _check(name, path)
        size = path.stat().st_size
    except UserError as error:
        text = f"{paths.without_home(path)}: {error.message}"
        return Finding(PART, MODELS[name], "missing", text, error.hint)
    except OSError as error:
        text = f"{paths.without_home(path)}: {error.strerror}"
        return Finding(PART, MODELS[name], "missing", text, "Allow yourself to read it.")
    return Finding(PART, MODELS[name], "ok", f"{size_text(size)}, {paths.without_home(path)}")


def _encoder(files: WeightFiles) -> Iterator[Finding]:
    """Where the motion generator's audio encoder is; nothing if the generator can't be read."""
    name = "audio encoder"
    try:
        with opened(files.files["mg"]) as file:
            wanted = str(file.settings("args").get("audio_model", ""))
            inside = any(each.startswith("audio_encoder.") for each in file.tensors("model"))
    except UserError:
        # Its own finding says so.
        return
    folder = files.encoder(wanted)
    beside = f"{wanted}, {paths.without_home(folder)}" if folder else ""
    if inside:
        yield Finding(PART, name, "ok", f"inside the motion generator ({beside or wanted})")
    elif folder:
        yield Finding(PART, name, "ok", beside)
    else:
        advice = f"Put the folder of the audio encoder “{wanted}” beside the folder JoyVASA."
        yield Finding(PART, name, "missing", f"there is none for “{wanted}”", advice)


def _check(name: str, path: Path) -> None:
    """Whether a file is what its name says, by its beginning or its description.

    Raises:
        UserError: if it isn't.
    """
    if path.suffix != ".onnx":
        with opened(path) as checkpoint:
            checkpoint.tensors(*_PLACES.get(name, ()))
            if name == "mg":
                checkpoint.settings("args")
        return
    with opened_file(path) as file:
        if not file.read(1).startswith(_ONNX_START):
            raise UserError("it isn't an ONNX network.", DOWNLOAD_AGAIN)
