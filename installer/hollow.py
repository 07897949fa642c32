"""Takes out libraries that are loaded and never used, where other ones ask for them by name.

OpenCV's library for Linux is linked with an FFmpeg of its own, and that with OpenSSL 1.1, whose
terms don't go with the GPL of other parts. Nothing here opens a video or an address with OpenCV,
but its library doesn't load without them. So the package holds files in their places that have the
same names in them, and no content. (On Windows OpenCV asks for its FFmpeg only when it needs it.)
"""

from __future__ import annotations

import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

FOLDER = "opencv_python_headless.libs"
"""Where the libraries lie that only OpenCV's own library asks for."""

ASKING = "cv2/*.so"

UNUSED = ("libavcodec-*", "libavformat-*", "libavutil-*", "libswscale-*")
"""What OpenCV's library asks for itself, and no function that is called here needs."""

CODE = {"x86_64": "ud2", "aarch64": "udf #0"}
"""An instruction that stops the program: that of a function which must never be called."""


def empty(program: Path) -> list[str]:
    """Empties the unused libraries of a frozen program, and removes those that only they needed.

    Args:
        program: its folder.

    Returns:
        The names of the files that were emptied or removed.
    """
    folder = program / "_internal" / FOLDER
    if sys.platform != "linux" or not folder.is_dir():
        return []
    asking = sorted((program / "_internal").glob(ASKING))
    unused = sorted(path for pattern in UNUSED for path in folder.glob(pattern))
    others = [path for path in folder.iterdir() if path not in unused]
    wanted = set().union(*(asked_names(path) for path in (*asking, *others)))
    for path in unused:
        write_hollow(path, soname(path), names_of(path) & wanted)
    removed = remove_unneeded(folder, asking)
    return sorted({path.name for path in unused} | removed)


def remove_unneeded(folder: Path, asking: Iterable[Path]) -> set[str]:
    """Removes the libraries of a folder to which nothing leads from those that ask.

    Returns:
        Their names.
    """
    reached: set[Path] = set()
    waiting = list(asking)
    while waiting:
        found = {folder / name for name in asked_libraries(waiting.pop())} - reached
        reached |= found
        waiting += [path for path in found if path.exists()]
    removed = {path.name for path in folder.iterdir() if path not in reached}
    for name in removed:
        (folder / name).unlink()
        _mend_link(folder.parent / name)
    return removed


def _mend_link(link: Path) -> None:
    """Lets a link to what was removed lead to the same library of another package, if one is there.

    Args:
        link: in the package's folder, where PyInstaller puts one for each library.
    """
    if not link.is_symlink() or link.exists():
        return
    link.unlink()
    for other in sorted(link.parent.glob(f"*.libs/{link.name}")):
        link.symlink_to(other.relative_to(link.parent))
        break


def write_hollow(path: Path, name: str, functions: set[str]) -> None:
    """Writes a library that has these functions, none of which does anything.

    Args:
        path: the file, which is replaced.
        name: what it is called by those that ask for it.
        functions: as `names_of` gives them, so with the versions that the loader looks for.
    """
    versions: dict[str, list[str]] = {}
    for each in sorted(functions):
        function, _, version = each.partition("@")
        versions.setdefault(version, []).append(function)
    lines = [".text"]
    for function in sorted(each.partition("@")[0] for each in functions):
        lines += [f".globl {function}", f".type {function}, @function", f"{function}:"]
    lines += [CODE[platform.machine()], '.section .note.GNU-stack,"",@progbits', ""]
    with tempfile.TemporaryDirectory() as work:
        source, compiled, script = (Path(work) / each for each in ("a.s", "a.o", "versions"))
        source.write_text("\n".join(lines), encoding="ascii")
        script.write_text(version_script(versions), encoding="ascii")
        _run("as", "-o", str(compiled), str(source))
        mode = path.stat().st_mode
        path.unlink()
        command = ["-shared", "-soname", name, "--hash-style=both", "-o", str(path), str(compiled)]
        _run("ld", *command, *(["--version-script", str(script)] if versions else []))
        path.chmod(mode)


def version_script(versions: dict[str, list[str]]) -> str:
    """The same in the linker's words: which functions belong to which version; "" is none."""
    nodes = [
        f"{version} {{ global: {'; '.join(functions)}; }};".lstrip()
        for version, functions in versions.items()
    ]
    return "\n".join([*nodes, ""])


def asked_libraries(path: Path) -> set[str]:
    """The names of the libraries that one asks for."""
    return set(re.findall(r"\(NEEDED\).*\[(.+)\]", _run("readelf", "-dW", str(path))))


def soname(path: Path) -> str:
    """What a library calls itself."""
    found = re.search(r"\(SONAME\).*\[(.+)\]", _run("readelf", "-dW", str(path)))
    return found[1] if found else path.name


def asked_names(path: Path) -> set[str]:
    """The functions and data that a library expects of others, "name@version"."""
    return _symbols(path, "--undefined-only")


def names_of(path: Path) -> set[str]:
    """What a library has for others, in the same form."""
    return _symbols(path, "--defined-only")


def _symbols(path: Path, which: str) -> set[str]:
    told = _run("nm", "--dynamic", "--with-symbol-versions", which, str(path))
    return {line.split()[-1].replace("@@", "@") for line in told.splitlines() if line.strip()}


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
