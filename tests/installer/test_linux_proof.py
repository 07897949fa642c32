"""The proof of the Linux packages: validators, and the menu from folders with any name."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from installer import linux_proof
from installer.linux import share
from installer.linux_proof import check, check_entries, check_menu
from installer.proof import NotProven

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
