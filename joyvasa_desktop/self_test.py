"""Does this copy of the program work? Asked of a packaged program before it is handed on."""

from __future__ import annotations

import logging
import os
import pkgutil
import sys
import tempfile
import time
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import joyvasa_desktop
from joyvasa_desktop import __version__, environment, paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.settings import Settings

log = logging.getLogger(__name__)

SECONDS = 1.0
"""Length of the video that is made."""

EXAMINED = ("Versions", "Models", "Encoders")
"""What the doctor is asked for: the program's own parts, not the user's machine."""

HEAVY = ("onnxruntime", "torch", "transformers")
"""What only the pipeline's process loads: with these the window would be there seconds later."""

AGAIN = "Install the program again, or build it anew."


class NotWorking(UserError):
    """A part of the program isn't there or doesn't do what it should."""


def run() -> int:
    """Opens the window, animates the sample, loads every module; says in one line what came of it.

    Nothing is shown, nothing is asked, and no network is used. Besides the log nothing stays.

    Returns:
        0, or 1 if something doesn't work.
    """
    # No screen is needed; who sets another platform wants to see it.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        line = _everything()
    except Exception as error:
        # Whatever is wrong, the last line says it: missing libraries raise all sorts of errors.
        log.exception("self-test")
        print(f"JoyVASA Desktop {__version__} does not work: {type(error).__name__}: {error}")
        return 1
    print(line)
    return 0


def _everything() -> str:
    from joyvasa_desktop.window.trial import film_sample

    with tempfile.TemporaryDirectory(prefix="joyvasa-self-test-") as folder:
        video = Path(folder) / "测试 – préuve.mp4"
        began = time.monotonic()
        trial = film_sample(video, SECONDS)
        seconds = time.monotonic() - began
        check_light()
        check_environment()
        shown = check_video(video)
    examine_parts()
    count = load_modules()
    return (
        f"JoyVASA Desktop {__version__} works: {shown} in {seconds:.1f} s, "
        f"window after {trial.painted:.1f} s, {count} modules, {load_engine()}."
    )


def check_light() -> None:
    """Whether the window's process has loaded only what a window needs.

    Raises:
        NotWorking: if not.
    """
    heavy = [name for name in HEAVY if name in sys.modules]
    if heavy:
        raise NotWorking(f"The window has loaded {heavy[0]}.", AGAIN)


def check_video(path: Path) -> str:
    """Whether it is what was asked for, and something moves in it; what it is, in words.

    Raises:
        NotWorking: if not.
    """
    # Loaded before the window, they would count as time that it takes to start.
    import numpy as np

    from joyvasa_desktop.video import read

    info = read.probe(path)
    expected = round(SECONDS * Settings().fps)
    if info.frames != expected:
        raise NotWorking(f"The video has {info.frames} pictures, not {expected}.", AGAIN)
    if info.audio_codec is None:
        raise NotWorking("The video has no sound.", AGAIN)
    pictures = [frame.astype(np.int16) for frame in read.frames(path)]
    changed = max(int(np.abs(each - pictures[0]).max()) for each in pictures)
    if changed < 64:
        raise NotWorking("Nothing moves in the video.", AGAIN)
    width, height = info.size
    return f"{info.frames} pictures of {width} × {height}"


def check_environment() -> None:
    """Whether what the window opens, such as a player, would load the package's parts of Qt.

    Raises:
        NotWorking: if it would.
    """
    inside = str(paths.root())
    for name in environment.QT_PLACES:
        if getattr(sys, "frozen", False) and inside in os.environ.get(name, ""):
            raise NotWorking(f"What the program opens would get its own {name}.", AGAIN)


def examine_parts() -> None:
    """Asks the doctor whether libraries, models and encoders are whole.

    Raises:
        NotWorking: with everything that isn't.
    """
    from joyvasa_desktop.doctor import examine

    missing = [
        f"{each.name}: {each.text}"
        for each in examine()
        if each.part in EXAMINED and each.state == "missing"
    ]
    if missing:
        raise NotWorking("; ".join(missing), AGAIN)


def load_modules() -> int:
    """Loads every module of the program, except those for parts that aren't installed.

    Returns:
        How many were loaded.

    Raises:
        ImportError: if one can't be.
    """
    walked = pkgutil.walk_packages(joyvasa_desktop.__path__, "joyvasa_desktop.")
    count = 0
    for module in walked:
        try:
            import_module(module.name)
        except ModuleNotFoundError as error:
            if error.name != "torch" or find_spec("torch") is not None:
                raise
        else:
            count += 1
    return count


def load_engine() -> str:
    """Lets small networks of the JoyVASA engine work, if its packages are there; which, in words.

    Raises:
        NotWorking: if one computes nothing.
    """
    if find_spec("torch") is None:
        return "without the JoyVASA engine's packages"
    import torch

    from joyvasa_desktop.compute import chosen
    from joyvasa_desktop.speech.encoder import Family, Shape, empty

    families: tuple[Family, ...] = ("hubert", "wav2vec2")
    for family in families:
        # Everything but the size is as in the published encoders.
        shape = Shape(family=family, num_hidden_layers=1)
        encoder = empty(shape).to_empty(device="cpu").eval()
        with torch.inference_mode():
            heard = encoder(torch.zeros(1, 1680)).last_hidden_state
        if heard.shape != (1, 5, shape.hidden_size):
            raise NotWorking(f"The audio encoder gives {tuple(heard.shape)}.", AGAIN)
    where = chosen(Settings(engine="joyvasa")).device
    return f"PyTorch {version('torch')} on {'the processor' if where == 'cpu' else where}"
