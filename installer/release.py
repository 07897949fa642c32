"""What a release needs of the repository: one version everywhere, news, sources and checksums.

python3 -m installer.release set 0.2.0         the new version, today
python3 -m installer.release check v0.2.0      do tag, program and list of changes agree?
python3 -m installer.release notes             what stands on the release's page
python3 -m installer.release sources FOLDER    adds the source code that goes with the packages
python3 -m installer.release sums FOLDER       writes SHA256SUMS of everything in it
"""

from __future__ import annotations

import hashlib
import re
import sys
import time
from pathlib import Path

# Runs before anything is installed: only the standard library, and what is as modest.
from installer import sources

ROOT = Path(__file__).resolve().parent.parent

SUMS = "SHA256SUMS"

NUMBER = re.compile(r"\d{1,4}\.\d{1,4}\.\d{1,4}")
"""A version: three numbers, because Windows' setup knows no other."""

HEADING = re.compile(r"^## (?P<version>\S+) \((?P<day>[^)]*)\)$", re.MULTILINE)
"""The beginning of an entry in the list of changes."""

DAY = re.compile(r"20\d\d-[01]\d-[0-3]\d")


def main(arguments: list[str]) -> int:
    """Carries out one of the commands above."""
    match arguments:
        case ["set", version]:
            set_version(ROOT, version, time.strftime("%Y-%m-%d"))
        case ["check", tag]:
            check(ROOT, tag)
        case ["notes"]:
            print(notes(ROOT), end="")
        case ["sources", folder]:
            sources.own(Path(folder), version_of(ROOT))
            for source in sources.sources():
                sources.fetch(source, Path(folder))
        case ["sums", folder]:
            write_sums(Path(folder))
        case _:
            print((__doc__ or "").strip())
            return 2
    return 0


def version_of(root: Path) -> str:
    """The version that the program tells of itself.

    Args:
        root: a checkout.
    """
    text = (root / "joyvasa_desktop" / "__init__.py").read_text("utf-8")
    (found,) = re.findall(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    return str(found)


def set_version(root: Path, version: str, day: str) -> None:
    """Writes version and day into the program and above the newest news.

    Args:
        root: a checkout.
        version: three numbers with points between them.
        day: year, month and day, with hyphens between them.

    Raises:
        SystemExit: if there are no news, or it isn't a version.
    """
    if not NUMBER.fullmatch(version):
        raise SystemExit(f"{version} isn't a version: it has to be three numbers, as in 0.2.0.")
    changes = root / "CHANGELOG.md"
    text = changes.read_text("utf-8")
    newest = HEADING.search(text)
    if newest is None or DAY.fullmatch(newest["day"]):
        raise SystemExit(
            "CHANGELOG.md tells nothing new. Write what has changed under a heading "
            f'"## {version} (not released yet)" at its top.'
        )
    heading = f"## {version} ({day})"
    changes.write_text(
        text[: newest.start()] + heading + text[newest.end() :], encoding="utf-8", newline="\n"
    )
    module = root / "joyvasa_desktop" / "__init__.py"
    code = module.read_text("utf-8").replace(
        f'__version__ = "{version_of(root)}"', f'__version__ = "{version}"'
    )
    module.write_text(code, encoding="utf-8", newline="\n")


def check(root: Path, tag: str) -> None:
    """Compares a tag with what the program and the list of changes say.

    Args:
        root: a checkout.
        tag: such as v0.2.0.

    Raises:
        SystemExit: with what doesn't agree.
    """
    version = version_of(root)
    if tag != f"v{version}" or not NUMBER.fullmatch(version):
        raise SystemExit(f"The tag is {tag}, but the program's version is {version}.")
    newest = HEADING.search((root / "CHANGELOG.md").read_text("utf-8"))
    if newest is None or newest["version"] != version:
        raise SystemExit(f"CHANGELOG.md doesn't begin with what is new in {version}.")
    if not DAY.fullmatch(newest["day"]):
        raise SystemExit(f"CHANGELOG.md doesn't say on which day {version} was released.")


def news(root: Path) -> str:
    """The newest entry of the list of changes, without its heading."""
    text = (root / "CHANGELOG.md").read_text("utf-8")
    entries = HEADING.split(text)
    return entries[3].strip() if len(entries) > 3 else ""


def notes(root: Path) -> str:
    """What stands on the page of a release, as Markdown.

    Args:
        root: a checkout.
    """
    template = (root / "installer" / "release-notes.md").read_text("utf-8")
    offered = "\n".join(
        f"- [{each.name}]({each.address}): `{each.file}`" for each in sources.sources()
    )
    values = {"VERSION": version_of(root), "NEWS": news(root), "SOURCES": offered}
    return re.sub(r"@([A-Z]+)@", lambda name: values[name[1]], template)


def write_sums(folder: Path) -> Path:
    """Lists the SHA-256 of every file in a folder, as `sha256sum --check` reads it.

    Args:
        folder: with the files of a release.

    Returns:
        The list, in the same folder.
    """
    lines = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name != SUMS:
            with path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    if not lines:
        raise SystemExit(f"There is nothing in {folder}.")
    written = folder / SUMS
    written.write_text("".join(lines), encoding="utf-8", newline="\n")
    return written


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
