"""Collects the licences of everything that a frozen program holds, and puts them into it.

python -m installer.licences FOLDER

The About page shows what is written here: `licences/parts.json`, and the texts beside it.
"""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path

HERE = Path(__file__).resolve().parent

ALWAYS = {"pyinstaller"}
"""Its start-up code is in every frozen program, and none of its modules."""

NAMED_TEXT = re.compile(r"(?i)^(licen[cs]e|copying|notice|copyright|third.?party)")
"""Names of files with terms in the folders of packages."""

SPELT = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache 2.0 License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD 3-Clause License": "BSD-3-Clause",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "GPLv2-or-later with a special exception which allows to use PyInstaller to build and "
    "distribute non-free programs (including commercial ones)": (
        "GPL-2.0-or-later WITH Bootloader-exception"
    ),
}
"""Older packages name their licence in words of their own; these are the terms for them."""

CLASSIFIED = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
}
"""The same for those that name a class only."""

COMMON_TEXTS = {
    "Apache-2.0": ("MediaPipe models/LICENSE-Apache-2.0.txt",),
    "LGPL-3.0": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "LGPL-2.": ("LGPL-2.1.txt",),
    "GPL-2.0": ("GPL-2.0.txt",),
    "GPL-3.0": ("GPL-3.0.txt",),
}
"""Texts that belong to a licence, where the part brings none of its own."""


class Unknown(Exception):
    """Something is in the package, and nobody knows under which licence, or where it is from."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that somebody else made.

    Attributes:
        name, version: as its makers call it; no version where only its file is known.
        licence: SPDX expression, if there is one for it.
        home: address of its page, where its source is.
        texts: files with the terms, in the folder `licences/`.
    """

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[str, ...]


def put_into(program: Path) -> list[Part]:
    """Writes `licences/` into a frozen program.

    Args:
        program: its folder.

    Returns:
        The parts, in the order in which they are shown.

    Raises:
        Unknown: with the names of everything whose licence or page isn't known.
    """
    folder = program / "_internal" / "licences"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "texts", folder)
    # Libraries come last: their texts are often those of the package that brings them.
    found = [*_python(folder), *_packages(program, folder), *_models(program, folder)]
    known = {part.name: part for part in found}
    # Python is a library, too; the row that knows its version stays.
    known = {part.name: part for part in _libraries(program, folder)} | known
    parts = sorted(known.values(), key=lambda part: part.name.lower())
    unknown = [part.name for part in parts if not (part.licence and part.home)]
    if unknown:
        raise Unknown(f"Find out the licences and pages of {', '.join(unknown)}, and add them.")
    rows = [asdict(part) for part in parts]
    (folder / "parts.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return parts


def _python(folder: Path) -> Iterator[Part]:
    places = (Path(sys.base_prefix), Path(json.__file__).parent.parent)
    texts = (place / name for place in places for name in ("LICENSE.txt", "LICENSE"))
    found = next((text for text in texts if text.is_file()), None)
    number = ".".join(str(each) for each in sys.version_info[:3])
    kept = _keep(folder, "Python", [found] if found else [])
    yield Part("Python", number, "PSF-2.0", "https://www.python.org", kept)


def _packages(program: Path, folder: Path) -> Iterator[Part]:
    """What is installed from Python's index, as far as some of it went in."""
    inside = {path.name for path in (program / "_internal").iterdir()} | archived(program)
    for package in distributions():
        name = package.metadata["Name"]
        went_in = name in ALWAYS or contents_of(package) & inside
        if not went_in or name == "joyvasa-desktop":
            continue
        licence = licence_of(package)
        texts = [Path(str(file.locate())) for file in package.files or () if _is_text(file.parts)]
        kept = _keep(folder, name, texts)
        yield Part(name, package.version, licence, _home(package), kept or _common(licence))


def archived(program: Path) -> set[str]:
    """Names of the modules and packages that are inside the program's own file, or beside it."""
    files = [each for each in program.glob("joyvasa-desktop*") if each.is_file()]
    # On Windows, what is in the programs lies beside them.
    beside = [each for each in files if each.suffix == ".pkg"]
    if not files:
        return set()
    from PyInstaller.archive.readers import CArchiveReader

    modules = CArchiveReader(str([*beside, *files][0])).open_embedded_archive("PYZ.pyz").toc
    return {name.partition(".")[0] for name in modules}


def contents_of(package: Distribution) -> set[str]:
    """The folders and modules of a package, without its description."""
    tops = {file.parts[0].removesuffix(".py") for file in package.files or ()}
    return {each for each in tops - {"..", "__pycache__"} if not each.endswith(".dist-info")}


def licence_of(package: Distribution) -> str:
    """What a package says of its licence, as an SPDX expression; "" if it doesn't say."""
    about = package.metadata
    said = _field(package, "License-Expression") or " ".join(_field(package, "License").split())
    if said and "\n" not in said and len(said) < 200:
        return SPELT.get(said, said)
    classes = about.get_all("Classifier") or []
    names = (each.rpartition(" :: ")[2] for each in classes if each.startswith("License ::"))
    return " AND ".join(dict.fromkeys(CLASSIFIED.get(name, name) for name in names))


def _home(package: Distribution) -> str:
    """Where a package's source is, or else its page."""
    pairs = (each.partition(", ") for each in package.metadata.get_all("Project-URL") or [])
    named = {label.strip().lower(): address for label, _, address in pairs}
    labels = ("source", "source code", "source-code", "code", "repository", "github", "homepage")
    found = next((named[label] for label in (*labels, "home") if label in named), "")
    return found or _field(package, "Home-page")


def _field(package: Distribution, name: str) -> str:
    return next(iter(package.metadata.get_all(name) or []), "")


def _is_text(parts: tuple[str, ...]) -> bool:
    """Whether a file of a package holds terms: by its name, or its folder."""
    if parts[-1].endswith((".py", ".pyc", ".pyi", ".h")):
        return False
    at_top = len(parts) <= 2 or parts[0].endswith(".dist-info")
    return at_top and bool(NAMED_TEXT.match(parts[-1]) or "licenses" in parts[:-1])


def _libraries(program: Path, folder: Path) -> Iterator[Part]:
    """What is compiled and lies in the package, other than the packages' own modules."""
    known: dict[str, Part] = {}
    for path in sorted(program.rglob("*")):
        if not is_library(path):
            continue
        part = _known(path) or _of_debian(path, folder)
        known |= {each.name: each for each in (part, *_inside(path))}
    yield from known.values()


def is_library(path: Path) -> bool:
    """Whether a file is a library that isn't a module of a Python package."""
    name = path.name
    if path.is_symlink() or not re.search(r"\.so(\.|$)|\.dll$", name):
        return False
    return not re.search(r"\.(cpython-|abi3\.so$)", name) and path.parent.name != "lib-dynload"


def _known(path: Path) -> Part | None:
    # Qt's plugins are called after what they do.
    name = "Qt6" if "plugins" in path.parts and "PySide6" in path.parts else path.name
    return next(_matching("library", name, path), None)


def _inside(path: Path) -> Iterator[Part]:
    """What is compiled into a library."""
    return _matching("inside", path.name, path)


def _matching(table: str, name: str, path: Path) -> Iterator[Part]:
    for row in _tables()[table]:
        if re.match(rf"(lib)?{row['pattern']}", name):
            texts = (row["text"],) if "text" in row else _common(row["licence"])
            yield Part(row["name"], "", row["licence"], row["home"], texts or _of_owner(path))


def _of_owner(path: Path) -> tuple[str, ...]:
    """The texts of the package that brings a library; most name what is in them."""
    folder = _program_of(path) / "licences"
    owners = {each.lower().replace("_", "-") for each in path.parts}
    owners |= {each.removesuffix(".libs") for each in owners}
    for kept in sorted(folder.glob("*/")):
        if kept.name.lower().replace("_", "-") in owners:
            return tuple(each.relative_to(folder).as_posix() for each in sorted(kept.iterdir()))
    return ()


def _program_of(path: Path) -> Path:
    """The folder `_internal` around a file."""
    return next(each for each in path.parents if each.name == "_internal")


@cache
def _tables() -> dict[str, list[dict[str, str]]]:
    return tomllib.loads((HERE / "libraries.toml").read_text("utf-8"))


def _of_debian(path: Path, folder: Path) -> Part:
    """The Debian package from which PyInstaller took a library of the system."""
    unknown = Part(path.name, "", "", "", ())
    if not shutil.which("dpkg"):
        return unknown
    asked = subprocess.run(
        ["dpkg", "-S", f"*/{path.name}*"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    owners = {line.split(":")[0] for line in asked.stdout.splitlines()}
    for owner in sorted(owners):
        terms = Path("/usr/share/doc") / owner / "copyright"
        if terms.is_file():
            text = terms.read_text("utf-8", "replace")
            kept = _keep(folder, owner, [terms])
            version, home = _source(owner)
            return Part(owner, version, debian_licence(text), home, kept)
    return unknown


def _source(package: str) -> tuple[str, str]:
    """The version of a package's source, and the page with it, of the system that builds."""
    asked = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${source:Package} ${source:Version}\n", package],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    name, version = asked.stdout.split("\n")[0].split()
    if platform.freedesktop_os_release()["ID"] == "ubuntu":
        return version, f"https://launchpad.net/ubuntu/+source/{name}/{version}"
    return version, f"https://tracker.debian.org/pkg/{name}"


def debian_licence(text: str) -> str:
    """The licences that a file debian/copyright names, or where they are if it is only prose."""
    names = dict.fromkeys(re.findall(r"^License: *(\S[^\n]*)$", text, re.MULTILINE))
    return ", ".join(names) if names else "see its text"


def _models(program: Path, folder: Path) -> Iterator[Part]:
    """The small networks that ship with the program, and their licence."""
    models = program / "_internal" / "models"
    kept = _keep(folder, "MediaPipe models", sorted(models.glob("LICENSE-*")))
    home = "https://github.com/google-ai-edge/mediapipe"
    yield Part("MediaPipe's face finder, face mesh, segmenter", "", "Apache-2.0", home, kept)


def _keep(folder: Path, name: str, texts: list[Path]) -> tuple[str, ...]:
    """Copies texts into a folder of that part; their places there."""
    kept = []
    for text in texts:
        target = folder / name / text.name
        number = 2
        while target.exists():
            target = folder / name / f"{text.stem}-{number}{text.suffix}"
            number += 1
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(text, target)
        kept.append(target.relative_to(folder).as_posix())
    return tuple(kept)


def _common(licence: str) -> tuple[str, ...]:
    """The texts of a licence that many parts share."""
    found = (texts for name, texts in COMMON_TEXTS.items() if licence.startswith(name))
    return next(found, ())


if __name__ == "__main__":
    print(f"{len(put_into(Path(sys.argv[1])))} parts")
