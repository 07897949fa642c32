"""Linux packages around a frozen program: a .deb, and an archive that runs from anywhere."""

from __future__ import annotations

import calendar
import email.utils
import gzip
import hashlib
import os
import platform
import re
import shutil
import subprocess
import tarfile
import tempfile
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

from installer.manual import page
from installer.release import DAY, HEADING, news
from joyvasa_desktop import __version__

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
NAME = "joyvasa-desktop"

OUTSIDE = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdrm.so.2": "libdrm2",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6 (>= 11)",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
}
"""Libraries that are the system's own business, such as graphics drivers and the way to the screen.

With the Debian packages that bring them; those are called the same in Debian 12 and 13, and in
Ubuntu 22.04, 24.04 and newer.
"""

FONTS = "libfontconfig1"
"""The package that says which fonts there are; the library is packed, its settings are not."""

C_LIBRARY = re.compile(r"(libc|libm|libmvec|libdl|libpthread|libresolv|librt|ld-linux-.*)\.so\.\d+")
"""Names of the files in the package libc6."""

OLDEST_C = (2, 34)
"""Version of the C library that Qt asks for; what the building system adds may ask for more."""

MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
"""Debian's names for processors."""

MAKERS = "JoyVASA Desktop contributors <joyvasa-desktop@users.noreply.github.com>"

DESCRIPTION = """Make a photo of a person or an animal speak
 A photo and a recording become a video in which the photo speaks. Everything
 happens on your own computer: nothing is uploaded, no account is needed.
 .
 The package brings its own Python and libraries."""


def make_tar(program: Path, out: Path) -> Path:
    """Packs a .tar.gz that runs from wherever it is unpacked.

    Args:
        program: the frozen program's folder.
        out: a folder for the archive.

    Returns:
        The archive.
    """
    top = f"{NAME}-{__version__}"
    archive = out / tar_name()
    with tempfile.TemporaryDirectory() as folder:
        extra = Path(folder)
        share(extra / "share")
        shutil.copy(HERE / "desktop" / "add-to-menu.sh", extra)
        with (
            archive.open("wb") as file,
            gzip.GzipFile("", "wb", 6, file, mtime=moment()) as packed,
            tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
        ):
            for source in (program, extra):
                for path in sorted(source.iterdir()):
                    tar.add(path, f"{top}/{path.name}", filter=_nobody)
    return archive


def make_deb(program: Path, out: Path) -> Path:
    """Builds the Debian package, which puts the program into /opt.

    Args:
        program: the frozen program's folder.
        out: a folder for the package.

    Returns:
        The package.
    """
    package = out / deb_name()
    with tempfile.TemporaryDirectory(dir=out) as folder:
        tree = Path(folder)
        tree.chmod(0o755)
        place = tree / "opt" / NAME
        shutil.copytree(program, place, symlinks=True, copy_function=_link)
        share(tree / "usr" / "share")
        (tree / "usr" / "bin").mkdir()
        (tree / "usr" / "bin" / NAME).symlink_to(f"/opt/{NAME}/{NAME}")
        document(tree / "usr" / "share" / "doc" / NAME)
        (tree / "DEBIAN").mkdir()
        (tree / "DEBIAN" / "md5sums").write_text(sums(tree), encoding="utf-8")
        (tree / "DEBIAN" / "control").write_text(control(tree), encoding="utf-8")
        environment = os.environ | {"SOURCE_DATE_EPOCH": str(moment())}
        # xz would take more than ten minutes to make it a fifth smaller.
        command = ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--build", str(tree)]
        subprocess.run([*command, str(package)], env=environment, check=True)
    return package


def tar_name() -> str:
    """What the archive is called."""
    return f"{NAME}-{__version__}-linux-{platform.machine()}.tar.gz"


def deb_name() -> str:
    """What the Debian package is called."""
    return f"{NAME}_{__version__}_{MACHINES[platform.machine()]}.deb"


def share(folder: Path) -> None:
    """Fills a folder `share` with what desktops want to know of the program."""
    desktop = HERE / "desktop"
    date = time.strftime("%Y-%m-%d", time.gmtime(moment()))
    for kind, pattern in (
        ("applications", "*.desktop"),
        ("metainfo", "*.metainfo.xml"),
        ("mime/packages", f"{NAME}.xml"),
    ):
        (folder / kind).mkdir(parents=True)
        for path in desktop.glob(pattern):
            text = path.read_text("utf-8").replace("@VERSION@", __version__).replace("@DATE@", date)
            (folder / kind / path.name).write_text(text, encoding="utf-8")
    (folder / "man" / "man1").mkdir(parents=True)
    # As gzip -9n does it: neither the file's own name nor the moment is in it.
    packed = gzip.compress(page(date).encode("utf-8"), 9, mtime=0)
    (folder / "man" / "man1" / f"{NAME}.1.gz").write_bytes(packed)
    icons(folder / "icons" / "hicolor")


def icons(folder: Path) -> None:
    """Writes the program's icon in every size of which there is a drawing."""
    from PIL.IcoImagePlugin import IcoImageFile

    source = ROOT / "resources" / "icons"
    with IcoImageFile(source / "app.ico") as drawn:
        for width, height in sorted(drawn.info["sizes"]):
            place = folder / f"{width}x{height}" / "apps"
            place.mkdir(parents=True)
            drawn.ico.getimage((width, height)).save(place / f"{NAME}.png")
    (folder / "scalable" / "apps").mkdir(parents=True)
    shutil.copy(source / "app.svg", folder / "scalable" / "apps" / f"{NAME}.svg")


def document(folder: Path) -> None:
    """Writes what Debian wants to find in /usr/share/doc: the terms, and what is new."""
    folder.mkdir(parents=True)
    terms = (HERE / "texts" / "READ-ME.txt").read_text("utf-8")
    own = (ROOT / "LICENSE").read_text("utf-8")
    where = f"All texts: /opt/{NAME}/_internal/licences, and /usr/share/common-licenses.\n"
    (folder / "copyright").write_text(f"{terms}\n{where}\n{own}", encoding="utf-8")
    (folder / "changelog.gz").write_bytes(gzip.compress(changes().encode(), mtime=0))


def changes() -> str:
    """The newest entry in the list of changes, in the form that Debian's tools read."""
    entry = textwrap.indent(re.sub(r"^- ", "* ", news(ROOT), flags=re.MULTILINE), "  ")
    day = email.utils.formatdate(moment())
    return f"{NAME} ({__version__}) stable; urgency=medium\n\n{entry}\n\n -- {MAKERS}  {day}\n"


def control(tree: Path) -> str:
    """The package's description for Debian's tools."""
    size = sum(path.lstat().st_size for path in tree.rglob("*")) // 1024
    return (
        f"Package: {NAME}\n"
        f"Version: {__version__}\n"
        f"Architecture: {MACHINES[platform.machine()]}\n"
        f"Maintainer: {MAKERS}\n"
        "Section: video\n"
        "Priority: optional\n"
        f"Installed-Size: {size}\n"
        f"Depends: {', '.join(depends(tree))}\n"
        "Recommends: xdg-desktop-portal, fonts-noto-core, fonts-noto-cjk\n"
        f"Description: {DESCRIPTION}\n"
    )


def sums(tree: Path) -> str:
    """The list with which `dpkg --verify` notices damaged files."""
    lines = []
    for path in sorted(tree.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False))
            lines.append(f"{digest.hexdigest()}  {path.relative_to(tree).as_posix()}\n")
    return "".join(lines)


def depends(tree: Path) -> list[str]:
    """The Debian packages that the libraries and programs in a folder ask for.

    Raises:
        SystemExit: if one asks for a library of which it isn't known which package brings it.
    """
    told = "".join(_headers(tree))
    inside = {path.name for path in tree.rglob("*")}
    asked = set(re.findall(r"^ +NEEDED +(\S+)$", told, re.MULTILINE)) - inside
    asked = {name for name in asked if not C_LIBRARY.fullmatch(name)}
    if strange := sorted(asked - set(OUTSIDE)):
        raise SystemExit(f"Say in {Path(__file__).name} which package brings {', '.join(strange)}.")
    # What comes from the system that builds the packages asks for that system's C library.
    versions = re.findall(r"\bGLIBC_(\d+)\.(\d+)\b", told)
    oldest = max([OLDEST_C, *((int(major), int(minor)) for major, minor in versions)])
    return ["libc6 (>= {}.{})".format(*oldest), *sorted({FONTS, *(OUTSIDE[x] for x in asked)})]


def _headers(tree: Path) -> Iterator[str]:
    """What every library and program in a folder asks for, as `objdump` tells it."""
    for path in sorted(tree.rglob("*")):
        if path.is_symlink() or not path.is_file() or not _is_loaded(path):
            continue
        # A few files are only almost in this form, such as those for other processors.
        yield subprocess.run(
            ["objdump", "--private-headers", str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            errors="replace",
        ).stdout


def _is_loaded(path: Path) -> bool:
    """Whether a file is a program or a library of Linux."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def moment() -> int:
    """Seconds since 1970 that stand in packages: of the newest entry in the list of changes.

    While that isn't released yet, it is the time at which the list was last written.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if re.fullmatch(r"\d+", given):
        return int(given)
    path = ROOT / "CHANGELOG.md"
    newest = HEADING.search(path.read_text("utf-8"))
    if newest and DAY.fullmatch(newest["day"]):
        return calendar.timegm(time.strptime(newest["day"], "%Y-%m-%d"))
    return int(path.stat().st_mtime)


def _nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the name of who built it, and with the same time for all."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = moment()
    return entry


def _link(source: str, target: str) -> None:
    """The same file under another name, which is quick; a copy where the disk can't."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
