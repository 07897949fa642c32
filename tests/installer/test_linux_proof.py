"""The proof of the Linux packages: validators, and the menu from folders with any name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer import linux_proof
from installer.linux import deb_name, share
from installer.linux_proof import OPT, check, check_entries, check_menu, check_package, older
from installer.proof import NotProven
from joyvasa_desktop import __version__

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="packages for Linux"),
    pytest.mark.skipif(
        not (shutil.which("desktop-file-validate") and shutil.which("appstreamcli")),
        reason="a Linux without the validators of desktops",
    ),
]


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """An unpacked archive in a folder whose name means something to shells and desktops."""
    folder = tmp_path / 'a "b" $HOME `c` \\d 100% é 程序'
    share(folder / "share")
    (folder / "joyvasa-desktop").touch()
    shutil.copy(Path(linux_proof.__file__).parent / "desktop" / "add-to-menu.sh", folder)
    return folder


def test_the_validators_are_content() -> None:
    check_entries()


def test_a_wrong_entry_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(folder: Path) -> None:
        share(folder)
        entry = folder / "applications" / "joyvasa-desktop.desktop"
        entry.write_text(entry.read_text("utf-8").replace("Type=", "Typ="), encoding="utf-8")

    monkeypatch.setattr(linux_proof, "share", wrong)
    with pytest.raises(NotProven, match="desktop-file-validate"):
        check_entries()


def test_the_menu_gets_an_entry_and_loses_it_again(tmp_path: Path) -> None:
    folder = tmp_path / "plain ünd 程序"
    share(folder / "share")
    (folder / "joyvasa-desktop").touch()
    shutil.copy(Path(linux_proof.__file__).parent / "desktop" / "add-to-menu.sh", folder)
    check_menu(folder, tmp_path / "home")


def test_signs_that_mean_something_are_told_to_the_desktop(top: Path, tmp_path: Path) -> None:
    # The proof itself compares plain names only.
    with pytest.raises(NotProven, match="doesn't start the program where it lies"):
        check_menu(top, tmp_path / "home")
    entry = tmp_path / "home/.local/share/applications/joyvasa-desktop.desktop"
    (line,) = (each for each in entry.read_text("utf-8").splitlines() if each[:5] == "Exec=")
    place = str(top / "joyvasa-desktop").replace("\\", 4 * "\\")
    for sign in '"`$':
        place = place.replace(sign, f"\\\\{sign}")
    assert line == f'Exec="{place.replace("%", "%%")}" %F'


def test_a_missing_validator_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NotProven, match="desktop-file-validate isn't installed"):
        check_entries()


def test_without_packages_only_the_entries_are_tried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(tmp_path)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("says", "fine"), [("it works", True), ("Traceback", False)])
def test_what_is_in_an_appimage_is_started(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], says: str, fine: bool
) -> None:
    tmp_path.chmod(0o755)
    image = tmp_path / "a b.AppImage"
    image.write_text(
        f"""#!/bin/sh
        test "$1" = --appimage-extract && mkdir squashfs-root || exit 1
        printf '#!/bin/sh\necho "{says} with $1"\n' > squashfs-root/AppRun
        chmod +x squashfs-root/AppRun
        """
    )
    image.chmod(0o755)
    if fine:
        check(tmp_path)
        assert capsys.readouterr().out == "a b.AppImage: it works with --self-test\n"
    else:
        with pytest.raises(NotProven, match="Traceback"):
            check(tmp_path)


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="a Linux without dpkg")
def test_an_older_package_is_one_that_dpkg_knows_as_older(tmp_path: Path) -> None:
    package = older(tmp_path)
    fields = subprocess.run(
        ["dpkg-deb", "--field", str(package)], stdout=subprocess.PIPE, text=True, check=True
    ).stdout
    version = next(line for line in fields.splitlines() if line.startswith("Version: "))
    compared = ["dpkg", "--compare-versions", version.split()[1], "lt", __version__]
    assert subprocess.run(compared).returncode == 0 and "Package: joyvasa-desktop\n" in fields


def test_what_is_installed_already_is_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linux_proof, "OPT", tmp_path)
    with pytest.raises(NotProven, match="is there already"):
        check_package(tmp_path / "none.deb")


@pytest.mark.skipif(not shutil.which("apt-get"), reason="a Linux without apt")
def test_what_went_wrong_is_told_and_not_that_there_is_nothing_to_remove(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> Path:
        raise NotProven("the disk is full")

    monkeypatch.setattr(linux_proof, "OPT", tmp_path / "nothing there")
    monkeypatch.setattr(linux_proof, "older", full)
    monkeypatch.setattr(linux_proof, "NAME", "a-package-that-nobody-has")
    with pytest.raises(NotProven, match="the disk is full"):
        check_package(tmp_path / "none.deb")


def test_the_finished_package_is_installed_upgraded_started_and_purged(
    dist: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = dist / deb_name()
    if not package.exists():
        pytest.skip("no package in dist/; make it: python3 dev.py build program deb")
    if os.geteuid() != 0:
        pytest.skip("only root may install packages")
    check_package(package)
    assert " works: " in capsys.readouterr().out and not OPT.exists()
