"""The AppImage: the frozen program in one file that runs on any Linux without being installed.

It is made by appimagetool, of the AppImage project, which comes in no list of packages. Its path
stands in JOYVASA_APPIMAGETOOL, or it is found where programs are; JOYVASA_APPIMAGE_RUNTIME names
the small program that begins every AppImage (type2-runtime). `.github/workflows/packages.yml` says
where both are, and what they have to be.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

from installer.linux import NAME, moment, share
from joyvasa_desktop import __version__

TOOL = "JOYVASA_APPIMAGETOOL"
RUNTIME = "JOYVASA_APPIMAGE_RUNTIME"

INSIDE = Path("usr") / "lib" / NAME
"""Where the frozen program lies in the AppImage."""


def name() -> str:
    """What the file is called."""
    return f"{NAME}-{__version__}-linux-{platform.machine()}.AppImage"


def make_appimage(program: Path, out: Path) -> Path:
    """Packs the frozen program into one file.

    Args:
        program: the frozen program's folder.
        out: a folder for the file.

    Returns:
        The file.

    Raises:
        SystemExit: if the tool or its runtime isn't there.
    """
    tool, runtime = needed()
    image = out / name()
    with tempfile.TemporaryDirectory(dir=out) as folder:
        tree = Path(folder) / "AppDir"
        fill(tree, program)
        # The description is validated by the proof; the tool would look for it under another name.
        command = [tool, "--no-appstream", "--comp", "zstd", "--runtime-file", runtime]
        subprocess.run([*command, str(tree), str(image)], env=_environment(), check=True)
    image.chmod(0o755)
    return image


def needed() -> tuple[str, str]:
    """The tool and its runtime.

    Raises:
        SystemExit: with what is missing and where it is.
    """
    tool = os.environ.get(TOOL) or shutil.which("appimagetool")
    runtime = os.environ.get(RUNTIME, "")
    if not tool or not shutil.which(tool):
        raise SystemExit(
            "appimagetool isn't there: get it from https://github.com/AppImage/appimagetool, "
            f"and name its path in the environment variable {TOOL}."
        )
    if not Path(runtime).is_file():
        # Left alone, the tool would fetch whichever runtime is the newest.
        raise SystemExit(
            "The runtime of AppImages isn't there: get runtime-x86_64 from "
            "https://github.com/AppImage/type2-runtime, "
            f"and name its path in the environment variable {RUNTIME}."
        )
    return tool, runtime


def fill(tree: Path, program: Path) -> None:
    """Makes the folder that becomes the AppImage.

    Args:
        tree: the folder; it isn't there yet.
        program: the frozen program's folder.
    """
    shutil.copytree(program, tree / INSIDE, symlinks=True)
    share(tree / "usr" / "share")
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    # What is started: a link is enough, as the program finds its own folder through it.
    (tree / "AppRun").symlink_to(INSIDE / NAME)
    icons = Path("usr") / "share" / "icons" / "hicolor"
    (tree / f"{NAME}.desktop").symlink_to(f"usr/share/applications/{NAME}.desktop")
    (tree / f"{NAME}.svg").symlink_to(icons / "scalable" / "apps" / f"{NAME}.svg")
    (tree / ".DirIcon").symlink_to(icons / "256x256" / "apps" / f"{NAME}.png")


def _environment() -> dict[str, str]:
    """For the tool: it is an AppImage itself, and has to run where those can't be mounted."""
    return os.environ | {
        "APPIMAGE_EXTRACT_AND_RUN": "1",
        "ARCH": platform.machine(),
        "SOURCE_DATE_EPOCH": str(moment()),
    }
