"""What the doctor says of the JoyVASA engine: its packages, its models, the graphics card."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from joyvasa_desktop import device, packaged, paths
from joyvasa_desktop.engines import why_not
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.finding import Finding, size_text
from joyvasa_desktop.gpu_pack.state import PackState
from joyvasa_desktop.gpu_pack.state import state as pack_state
from joyvasa_desktop.inputs import opened as opened_file
from joyvasa_desktop.models_report import file_word
from joyvasa_desktop.pipes import End
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.weights.catalogue import catalogue
from joyvasa_desktop.weights.checkpoint import opened
from joyvasa_desktop.weights.damage import DOWNLOAD_AGAIN
from joyvasa_desktop.weights.folders import Kind, WeightFiles, recognised
from joyvasa_desktop.weights.store import State, Store

PART = "JoyVASA engine"
PACKAGES = ("torch", "transformers", "safetensors")

MODELS: dict[Kind, tuple[str, ...]] = {
    "human": ("mg", "mt", "lp-F", "lp-M", "lp-W", "lp-G", "lp-S", "if-det", "if-106", "lp-lmk"),
    "animal": ("an-F", "an-M", "an-W", "an-G", "xpose", "clip9", "clip68"),
}
"""The files, in the order in which they work; animals also need the first two."""

_FIRST_VERSION = ("an0-F", "an0-M", "an0-W", "an0-G")
"""In the place of the first ones for animals, where only these are there."""

INSTEAD: dict[str, str] = {
    "lp-S": "neck and shoulders may move",
    "if-det": "the built-in finder is used",
    "if-106": "the built-in finder is used",
    "lp-lmk": "the built-in finder is used",
    "xpose": "the points are placed by hand",
    "clip9": "the points are placed by hand",
    "clip68": "nine points are found, not 68",
}
"""What happens without those that aren't needed."""

_PLACES: dict[str, tuple[str, ...]] = {"mg": ("model",), "lp-S": ("retarget_shoulder",)}
"""Where a file's tensors are, if they aren't at its top."""

_ENCODER_BUNDLES: dict[str, str] = {
    "hubert_zh": "hubert-weights",
    "hubert_zh_ori": "hubert-weights",
    "hubert": "hubert-english",
    "wav2vec2": "wav2vec2",
    "wav2vec2_ori": "wav2vec2",
}
"""What brings the encoder that a motion generator names."""

_PATIENCE = 60.0
"""Seconds; a graphics card that doesn't answer by then doesn't work."""

_ONNX_START = b"\x08"
"""The first field of an ONNX file is the number of its format."""


def examine_engine() -> Iterator[Finding]:
    """Looks at everything that the engine needs; nothing of it is loaded into this process.

    What was never put there isn't missing: the program works without this engine. What is there
    and can't be read is.
    """
    store = Store()
    files = recognised()
    models = [_model(store, name) for name in MODELS["human"]]
    if "mg" in files.files:
        models += _encoder(files)
    unusable = [model.name for model in models if model.state == "missing"]
    # Animals' models say nothing about the work with people.
    models += _for_animals(store, files)
    yield _state(unusable, complete=not files.lacking("human"))
    for name in PACKAGES:
        yield _package(name)
    yield from _pack()
    yield _place()
    yield _folder(store)
    for sentence in (*store.catalogue.notes, *store.problems()):
        yield Finding(PART, "note", "info", sentence)
    yield from models


def _state(unusable: list[str], complete: bool) -> Finding:
    """Whether the engine can be used for people, with what is known of its models for them."""
    reason = why_not("joyvasa")
    installed = all(_package(name).state == "ok" for name in PACKAGES)
    if unusable and complete and installed:
        reason = f"not ready: see {', '.join(unusable)} below"
    whose = "people" if why_not("joyvasa", "animal") else "people and animals"
    return Finding(PART, "state", "info" if reason else "ok", reason or f"ready, for {whose}")


def _folder(store: Store) -> Finding:
    """Where models are kept, and where they are used in place."""
    shown = [paths.without_home(folder) for folder in (store.folder, *store.also)]
    return Finding(PART, "folders", "info", ", ".join(shown))


def _for_animals(store: Store, files: WeightFiles) -> list[Finding]:
    """File by file if any is there, else in one line."""
    names = MODELS["animal"]
    if any(store.file(name).path in files.files.values() for name in _FIRST_VERSION):
        names = (*_FIRST_VERSION, *names[len(_FIRST_VERSION) :])
    if any(store.file(name).state is not State.ABSENT for name in names):
        return [_model(store, name) for name in names]
    size = size_text(store.bundle("animal").to_get)
    text = f'not there: {size} to get with "joyvasa-desktop models get animal"'
    return [Finding(PART, "models for animals", "info", text)]


def _package(name: str) -> Finding:
    try:
        return Finding(PART, name, "ok", version(name))
    except PackageNotFoundError:
        return Finding(PART, name, "info", "not installed")


def _pack() -> Iterator[Finding]:
    """The build, and what it needs to use a graphics card; nothing from source."""
    edition = packaged.edition()
    if not edition:
        return
    computes = "processors" if edition == "processor" else "NVIDIA cards"
    yield Finding(PART, "build", "ok", f"for {computes}")
    if edition == "processor":
        yield Finding(PART, "GPU pack", "info", _pack_text(pack_state()))


def _pack_text(pack: PackState) -> str:
    if pack.kind == "ready" and pack.pack is not None:
        used = "in use" if pack.active else f"not in use: {pack.why}"
        return f"{pack.pack.name}, CUDA {pack.pack.cuda}, PyTorch {pack.pack.torch}, {used}"
    if pack.why:
        return pack.why
    begun = "begun" if pack.kind == "partial" else "not there"
    size = f"{size_text(pack.size_to_get)} " if pack.size_to_get else ""
    return f'{begun}: {size}to get with "joyvasa-desktop gpu get"'


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


def _tell_card(answer: End) -> None:
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


def _model(store: Store, name: str) -> Finding:
    state = store.file(name)
    what = state.file.what
    if state.path is None:
        begun = f"; {size_text(state.there)} of it have come" if state.there else ""
        need = INSTEAD.get(name, "needed")
        return Finding(PART, what, "info", f"no {state.file.path} ({need}{begun})")
    place = paths.without_home(state.path)
    wrong = state.state in (State.PARTIAL, State.DAMAGED)
    try:
        _check(name, state.path)
        size = state.path.stat().st_size
    except UserError as error:
        advice = _get_again(name) if wrong or error.hint == DOWNLOAD_AGAIN else error.hint
        return Finding(PART, what, "missing", f"{place}: {error.message}", advice)
    except OSError as error:
        return Finding(
            PART, what, "missing", f"{place}: {error.strerror}", "Allow yourself to read it."
        )
    if wrong:
        return Finding(PART, what, "missing", f"{place}: {state.reason}", _get_again(name))
    return Finding(PART, what, "ok", f"{size_text(size)}, {file_word(state)}, {place}")


def _get_again(name: str) -> str:
    """The way out for a file that is there and wrong."""
    bundle = next(each for each in catalogue().bundles.values() if name in each.files)
    return f'Get it again with "joyvasa-desktop models get {bundle.name}".'


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
        if wanted in _ENCODER_BUNDLES:
            advice = f'Get it with "joyvasa-desktop models get {_ENCODER_BUNDLES[wanted]}".'
        yield Finding(PART, name, "missing", f"there is none for “{wanted}”", advice)


def _check(name: str, path: Path) -> None:
    """Whether a file is what its name says, by its beginning or its description.

    Raises:
        UserError: if it isn't.
    """
    if name.startswith("clip"):
        # The store has compared it; a list of numbers without a description.
        return
    if path.suffix != ".onnx":
        with opened(path) as checkpoint:
            checkpoint.tensors(*_PLACES.get(name, ()))
            if name == "mg":
                checkpoint.settings("args")
        return
    with opened_file(path) as file:
        if not file.read(1).startswith(_ONNX_START):
            raise UserError("it isn't an ONNX network.", DOWNLOAD_AGAIN)
