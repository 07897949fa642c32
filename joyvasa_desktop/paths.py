"""Where things are: in a checkout, in an installed wheel, in the frozen program."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

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
    return platformdirs.user_cache_path(APP_NAME, appauthor=False)


def data() -> Path:
    """A folder for what the user would miss: recordings, downloaded models."""
    return platformdirs.user_data_path(APP_NAME, appauthor=False)


def config() -> Path:
    """A folder for preferences."""
    return platformdirs.user_config_path(APP_NAME, appauthor=False)


def recordings() -> Path:
    """Where recorded voices go: in the user's own documents, where they are found again."""
    return platformdirs.user_documents_path() / APP_NAME / "Recordings"


def videos() -> Path:
    """Where exported videos go unless the user says otherwise."""
    return platformdirs.user_videos_path()


def autosaves() -> Path:
    """Projects that weren't saved yet, in case the program or the machine stops."""
    return platformdirs.user_state_path(APP_NAME, appauthor=False) / "autosave"


def unfinished() -> Path:
    """Notes on results that are half-made, in case the program or the machine stops."""
    return platformdirs.user_state_path(APP_NAME, appauthor=False) / "unfinished"


def logs() -> Path:
    """A folder for log files."""
    return platformdirs.user_log_path(APP_NAME, appauthor=False)


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
