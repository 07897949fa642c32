"""Proves the Linux packages: validators, the archive in a strange place, the .deb from end to end.

python -m installer.linux_proof

The .deb is really installed and removed again, which needs root; it takes about two minutes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from installer.linux import NAME, share
from installer.proof import NAME as ODD_NAME
from installer.proof import PLAIN_USER, NotProven, self_test

OPT = Path("/opt") / NAME
USR = Path("/usr")


def check(dist: Path) -> None:
    """Tries out everything that is in the folder of finished packages.

    Raises:
        NotProven: what isn't right.
    """
    check_entries()
    for archive in sorted(dist.glob("*.tar.gz")):
        check_archive(archive)
    for package in sorted(dist.glob("*.deb")):
        if os.geteuid() == 0:
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
        _give_away(home)
        print(f"{archive.name}: {self_test(top / NAME, home)}", flush=True)
        check_menu(top, Path(folder) / "menu é")


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
    """Installs the .deb with what it depends on, starts it as somebody else, and removes it."""
    if OPT.exists():
        raise NotProven(f"{OPT} is there already; remove {NAME} first.")
    _must("apt-get", "install", "--yes", "--no-install-recommends", str(package.resolve()))
    try:
        with tempfile.TemporaryDirectory() as folder:
            _give_away(Path(folder))
            print(f"{package.name}: {self_test(USR / 'bin' / NAME, Path(folder))}", flush=True)
        missing = [each for each in places() if not each.exists()]
        if missing:
            raise NotProven(f"The package doesn't bring {missing[0]}.")
    finally:
        _must("apt-get", "remove", "--yes", NAME)
    left = [each for each in (OPT, *places()) if each.exists()]
    if left:
        raise NotProven(f"After its removal there still is {left[0]}.")


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


def _give_away(folder: Path) -> None:
    """Lets the plain user write there whose rights the program gets."""
    if os.geteuid() == 0:
        os.chown(folder, PLAIN_USER, PLAIN_USER)


if __name__ == "__main__":
    check(Path(__file__).resolve().parent.parent / "dist")
