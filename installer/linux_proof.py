"""Proves the Linux packages: validators, archives in strange places, the .deb from end to end.

python -m installer.linux_proof

The .deb is really installed, over an older one, and purged again, which needs root. It takes a
minute.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from installer.linux import NAME, control, share
from installer.proof import NAME as ODD_NAME
from installer.proof import NotProven, give_away, is_root, self_test
from joyvasa_desktop import __version__

OPT = Path("/opt") / NAME
USR = Path("/usr")

OLD = OPT / "_internal" / "of-an-older-version"
"""A file that an upgrade has to take away."""


def check(dist: Path) -> None:
    """Tries out everything that is in the folder of finished packages.

    Raises:
        NotProven: what isn't right.
    """
    check_entries()
    for archive in sorted(dist.glob("*.tar.gz")):
        check_archive(archive)
    for image in sorted(dist.glob("*.AppImage")):
        check_image(image)
    for package in sorted(dist.glob("*.deb")):
        if is_root():
            check_package(package)
        else:
            print(f"{package.name} isn't installed for a trial: that needs root.")


def check_entries() -> None:
    """Lets the desktops' own validators read what is written for them."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder)
        share(written)
        (entry,) = (written / "applications").iterdir()
        (about,) = (written / "metainfo").iterdir()
        (kind,) = (written / "mime" / "packages").iterdir()
        _must("desktop-file-validate", str(entry))
        _must("appstreamcli", "validate", "--no-net", str(about))
        if shutil.which("update-mime-database"):
            _must("update-mime-database", str(written / "mime"))
            names = (written / "mime" / "globs2").read_text("utf-8")
            if "application/x-joyvasa-desktop:*.joyvasa" not in names:
                raise NotProven(f"{kind.name} doesn't tell what projects are called.")


def check_archive(archive: Path) -> None:
    """Unpacks the archive where names are odd, starts it, and puts it into a menu and out again."""
    with tempfile.TemporaryDirectory() as folder:
        place, home = Path(folder) / ODD_NAME, Path(folder) / "home"
        Path(folder).chmod(0o755)
        home.mkdir()
        with tarfile.open(archive) as tar:
            tar.extractall(place, filter="data")
        (top,) = place.iterdir()
        give_away(home)
        print(f"{archive.name}: {self_test(top / NAME, home)}", flush=True)
        check_menu(top, Path(folder) / "menu é")


def check_image(image: Path) -> None:
    """Unpacks an AppImage, as where it can't be mounted, and starts what is in it."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        unpacking = [str(image.resolve()), "--appimage-extract"]
        subprocess.run(unpacking, cwd=folder, stdout=subprocess.DEVNULL, check=True)
        home = Path(folder) / "home"
        home.mkdir()
        give_away(home)
        started = Path(folder) / "squashfs-root" / "AppRun"
        print(f"{image.name}: {self_test(started, home)}", flush=True)


def check_menu(top: Path, home: Path) -> None:
    """Runs the script that puts an unpacked archive into the user's menu.

    Args:
        top: the unpacked folder.
        home: a home to try it with.
    """
    home.mkdir()
    environment = {"HOME": str(home), "PATH": os.defpath}
    subprocess.run([str(top / "add-to-menu.sh")], env=environment, check=True)
    entry = home / ".local/share/applications" / f"{NAME}.desktop"
    _must("desktop-file-validate", str(entry))
    if f'Exec="{top / NAME}" %F' not in entry.read_text("utf-8"):
        raise NotProven("The entry in the menu doesn't start the program where it lies.")
    subprocess.run([str(top / "add-to-menu.sh"), "--remove"], env=environment, check=True)
    left = [each for each in home.rglob(f"{NAME}*") if each.is_file()]
    if left:
        raise NotProven(f"Taken out of the menu, but still there: {left[0]}")


def check_package(package: Path) -> None:
    """Installs the .deb over an older one, starts it as somebody else, and purges it.

    Raises:
        NotProven: what isn't right.
    """
    if OPT.exists():
        raise NotProven(f"{OPT} is there already; remove {NAME} first.")
    try:
        with tempfile.TemporaryDirectory() as folder:
            # So that apt, which gives its rights away, can read it.
            Path(folder).chmod(0o755)
            for each in (older(Path(folder)), package.resolve()):
                _must("apt-get", "install", "--yes", "--no-install-recommends", str(each))
        check_installed(package.name)
    except BaseException:
        # What went wrong first is what has to be known; perhaps there is nothing to remove.
        subprocess.run(["apt-get", "purge", "--yes", NAME], stdout=subprocess.DEVNULL)
        raise
    _must("apt-get", "purge", "--yes", NAME)
    left = [each for each in (OPT, *places()) if each.exists()]
    if left:
        raise NotProven(f"After its removal there still is {left[0]}.")


def check_installed(name: str) -> None:
    """Whether what is installed is whole, works, and holds nothing of an older version.

    Args:
        name: of the package that was installed.
    """
    with tempfile.TemporaryDirectory() as folder:
        give_away(Path(folder))
        print(f"{name}: {self_test(USR / 'bin' / NAME, Path(folder))}", flush=True)
    missing = [each for each in places() if not each.exists()]
    if missing:
        raise NotProven(f"The package doesn't bring {missing[0]}.")
    if OLD.exists():
        raise NotProven(f"{OLD} of the older version is still there.")
    _must("dpkg", "--verify", NAME)


def older(folder: Path) -> Path:
    """An older version of the package, with next to nothing in it.

    Args:
        folder: where it is made.
    """
    tree = folder / "older"
    held = tree / OLD.relative_to("/")
    held.parent.mkdir(parents=True)
    held.touch()
    (tree / "DEBIAN").mkdir()
    text = control(held.parent).replace(f"Version: {__version__}", "Version: 0.0.1")
    # Without what it depends on, so that the newer one has to ask for it.
    lines = [line for line in text.splitlines() if not line.startswith(("Depends", "Recommends"))]
    (tree / "DEBIAN" / "control").write_text("\n".join(lines) + "\n", encoding="utf-8")
    package = folder / "older.deb"
    _must("dpkg-deb", "--root-owner-group", "--build", str(tree), str(package))
    return package


def places() -> list[Path]:
    """Files that the package puts outside its own folder."""
    shared = USR / "share"
    return [
        USR / "bin" / NAME,
        shared / "applications" / f"{NAME}.desktop",
        shared / "metainfo" / "io.github.joyvasa_desktop.JoyVASADesktop.metainfo.xml",
        shared / "mime" / "packages" / f"{NAME}.xml",
        shared / "icons" / "hicolor" / "256x256" / "apps" / f"{NAME}.png",
        shared / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg",
        shared / "doc" / NAME / "copyright",
    ]


def _must(*command: str) -> None:
    """Runs a command whose words are shown only if it fails.

    Raises:
        NotProven: if it fails.
    """
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=environment,
        )
    except FileNotFoundError as error:
        raise NotProven(f"{command[0]} isn't installed.") from error
    if done.returncode:
        raise NotProven(f"{' '.join(command)} says:\n{done.stdout}")


if __name__ == "__main__":
    check(Path(__file__).resolve().parent.parent / "dist")
