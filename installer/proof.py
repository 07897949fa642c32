"""Proves that a frozen program works where nothing else is: no Python, no network, no rights.

python -m installer.proof FOLDER

It takes half a minute.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = "Program Files – Ünïcödé 程序"
"""The folder into which the program is put: with spaces, accents and Chinese letters."""

PLAIN_USER = 65534
"""The system's number for "nobody"."""

PATIENCE = 600
"""s; a machine that is busy with other builds takes minutes."""

ERRORS = re.compile(
    r"Traceback|ImportError|ModuleNotFoundError|No module named|DLL load failed"
    r"|cannot open shared object|undefined symbol|[Cc]ould not load|[Cc]annot load"
    r"|Failed to (?:load|execute)|version `\S+' not found"
)
"""What Python, Qt, and the loaders of libraries write when something is missing."""

MAY_BE_MISSING = (
    # Where there is PipeWire itself, Qt uses it; elsewhere PulseAudio or ALSA.
    "pipewire-0.3",
    # What Qt says when a plugin for another window system is there for those who need it.
    "libcuda.so.1",
)
"""Parts of lines that speak of something else than the program's own parts."""


class NotProven(Exception):
    """The frozen program does not do what it should."""


def check(program: Path) -> None:
    """Lets the program test itself in a strange folder, without rights, network and environment.

    Args:
        program: the folder that holds the frozen program.

    Raises:
        NotProven: with what it said.
    """
    lacking = missing_libraries(program)
    if lacking:
        raise NotProven("Libraries are missing:\n" + "\n".join(lacking))
    with placed(program) as (copy, home):
        before = set(copy.rglob("*"))
        for name in names(copy):
            print(f"{name}: {self_test(copy / name, home)}", flush=True)
        new = sorted(set(copy.rglob("*")) - before)
        if new:
            raise NotProven(f"The program writes into its own folder: {new[0]}")


def names(program: Path) -> list[str]:
    """The programs in a frozen folder."""
    ending = ".exe" if sys.platform == "win32" else ""
    found = (program / f"{name}{ending}" for name in ("joyvasa-desktop", "joyvasa-desktop-window"))
    return [each.name for each in found if each.exists()]


def self_test(program: Path, home: Path) -> str:
    """Runs the self-test and reads everything that was written.

    Returns:
        Its line.

    Raises:
        NotProven: if it failed, or something complained.
    """
    done = start(program, home, "--self-test")
    logs = [path.read_text("utf-8", "replace") for path in home.rglob("*.log")]
    said = "\n".join([done.stdout, done.stderr, *logs])
    if done.returncode or (wrong := complaints(said)):
        raise NotProven(f"Exit code {done.returncode}\n{said if done.returncode else wrong}")
    return done.stdout.strip()


def start(program: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a program without environment, without rights and without network.

    Args:
        program: its file.
        home: where it may write, and where it starts.
        arguments: its command line.
    """
    return subprocess.run(
        [*confinement(), str(program), *arguments],
        cwd=home,
        env=environment(home),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=PATIENCE,
    )


def complaints(said: str) -> str:
    """The lines that tell of parts that can't be loaded."""
    lines = (line for line in said.splitlines() if ERRORS.search(line))
    return "\n".join(line for line in lines if not any(word in line for word in MAY_BE_MISSING))


def missing_libraries(program: Path) -> list[str]:
    """What the libraries in the package ask for and nobody has; only Linux can be asked.

    What the system that built the package lacked of what Qt needs is missing here.
    """
    if sys.platform != "linux":
        return []
    inside = str(program / "_internal")
    found = []
    for path in sorted(program.rglob("*.so*")):
        asked = subprocess.run(
            ["ldd", str(path)],
            env={"LD_LIBRARY_PATH": inside, "PATH": os.defpath},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        lines = (line.split()[0] for line in asked.stdout.splitlines() if "not found" in line)
        found += [f"{path.relative_to(program)} needs {name}" for name in lines]
    return [each for each in found if not any(word in each for word in MAY_BE_MISSING)]


def confinement() -> list[str]:
    """The beginning of a command that runs the rest without network, and without root's rights."""
    if sys.platform != "linux":
        return []
    if is_root():
        user = f"--reuid={PLAIN_USER}", f"--regid={PLAIN_USER}", "--clear-groups"
        return [*_without_network("unshare", "--net"), "setpriv", *user]
    return _without_network("unshare", "--net", "--map-root-user")


def _without_network(*command: str) -> list[str]:
    """The command that takes the network away, where the system lets it be taken away."""
    able = subprocess.run([*command, "true"], stderr=subprocess.DEVNULL).returncode == 0
    if not able:
        # Some containers don't.
        print("This system doesn't let you take the network away; the program could use it.")
    return [*command] if able else []


@contextmanager
def placed(program: Path) -> Iterator[tuple[Path, Path]]:
    """A copy that nobody may write to, and somebody's home, under names with odd letters."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        copy = Path(folder) / NAME / "JoyVASA Desktop"
        shutil.copytree(program, copy, symlinks=True)
        home = Path(folder) / "hômé 家"
        home.mkdir(mode=0o700)
        give_away(home)
        _forbid_writing(copy, True)
        try:
            yield copy, home
        finally:
            _forbid_writing(copy, False)


def _forbid_writing(folder: Path, forbidden: bool) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode & ~0o222 if forbidden else mode | 0o200)


def environment(home: Path) -> dict[str, str]:
    """Nothing but a home; Windows doesn't start programs without some names of its own."""
    if sys.platform != "win32":
        return {"HOME": str(home)}
    own = {name: os.environ[name] for name in ("SYSTEMROOT", "WINDIR") if name in os.environ}
    homes = dict.fromkeys(("USERPROFILE", "APPDATA", "LOCALAPPDATA", "TEMP", "TMP"), str(home))
    return own | homes


def give_away(folder: Path) -> None:
    """Lets the plain user write there whose rights the program gets, if this one is root."""
    if sys.platform != "win32" and is_root():
        os.chown(folder, PLAIN_USER, PLAIN_USER)


def is_root() -> bool:
    """Whether this process may do anything."""
    return sys.platform != "win32" and os.geteuid() == 0


if __name__ == "__main__":
    check(Path(sys.argv[1]))
