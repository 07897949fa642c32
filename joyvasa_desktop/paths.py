"""Where things are: in a checkout, in an installed wheel, in the frozen program."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import platformdirs

from joyvasa_desktop.errors import UserError

APP_NAME = "JoyVASA Desktop"


def root() -> Path:
    """The folder that holds `models/` and `resources/`."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen)
    package = Path(__file__).resolve().parent
    # A wheel carries both folders inside the package; a checkout has them beside it.
    return package if (package / "models").is_dir() else package.parent


def models() -> Path:
    """The small models that ship with the program."""
    return root() / "models"


def resources() -> Path:
    """Samples, icons, translations."""
    return root() / "resources"


def samples() -> Path:
    """The bundled sample photos and voices."""
    return resources() / "samples"


def cache() -> Path:
    """A folder for what can be made again; not created here."""
    return _own(platformdirs.user_cache_path)


def data() -> Path:
    """A folder for what the user would miss: recordings, downloaded models."""
    return _own(platformdirs.user_data_path)


def config() -> Path:
    """A folder for preferences."""
    return _own(platformdirs.user_config_path)


def recordings() -> Path:
    """Where recorded voices go: in the user's own documents, where they are found again."""
    return platformdirs.user_documents_path() / APP_NAME / "Recordings"


def videos() -> Path:
    """Where exported videos go unless the user says otherwise."""
    return platformdirs.user_videos_path()


def autosaves() -> Path:
    """Projects that weren't saved yet, in case the program or the machine stops."""
    return _own(platformdirs.user_state_path) / "autosave"


def unfinished() -> Path:
    """Notes on results that are half-made, in case the program or the machine stops."""
    return _own(platformdirs.user_state_path) / "unfinished"


def logs() -> Path:
    """A folder for log files."""
    return _own(platformdirs.user_log_path)


def _own(kind: Callable[..., Path]) -> Path:
    """The program's own folder of that kind.

    Raises:
        UserError: the system gives its user no place for files.
    """
    try:
        return kind(APP_NAME, appauthor=False)
    except RuntimeError as error:
        raise UserError(
            "The system doesn't know where this user's files belong.",
            "Name a folder in the environment variable HOME.",
        ) from error


def without_home(path: Path) -> str:
    """A path as text without the user's name: the home folder is written ~."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def anonymous(text: str) -> str:
    """A text that may name files, such as a traceback, with ~ for every mention of the home folder.

    Logs and reports are handed on, and the home folder is called after its owner.
    """
    try:
        home = str(Path.home())
    except RuntimeError:
        return text
    if Path(home) == Path(home).parent:
        return text
    # As it is, as Python prints it within quotes, and as addresses of files have it.
    for name in {home, home.replace("\\", "\\\\"), home.replace("\\", "/")}:
        text = text.replace(name, "~")
    return text
