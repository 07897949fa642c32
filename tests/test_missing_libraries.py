"""Why the window can't open: just the libraries that are missing are named, and how they come."""

from __future__ import annotations

import ctypes
import locale
import sys
from collections.abc import Callable

import pytest

from installer.linux import OUTSIDE
from joyvasa_desktop.missing_libraries import NO_SCREEN, PACKAGES, missing, no_start, no_window

Lack = Callable[..., None]

UNFOUND = "cannot open shared object file: No such file or directory"

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has it from packages")


@pytest.fixture
def lack(monkeypatch: pytest.MonkeyPatch) -> Lack:
    """Makes a system with a desktop that lacks only the libraries that are named."""

    def without(*names: str, **within: str) -> None:
        def load(name: str) -> None:
            if lost := name if name in names else within.get(name.split(".")[0]):
                raise OSError(f"{lost}: {UNFOUND}")

        monkeypatch.setattr(ctypes, "CDLL", load)

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    without()
    return without


def test_what_is_missing_is_named_with_its_package(lack: Lack) -> None:
    lack("libGL.so.1", "libxcb.so.1")
    said = no_start(f"libGL.so.1: {UNFOUND}")
    assert "lacks libGL.so.1, libxcb.so.1." in said
    assert "sudo apt-get install libgl1 libxcb1\n" in said
    assert "Install the program again" not in said


def test_what_is_there_is_not_named(lack: Lack) -> None:
    lack("libGL.so.1")
    said = no_start(f"libGL.so.1: {UNFOUND}")
    assert not [name for name in PACKAGES if name != "libGL.so.1" and name in said]


def test_a_library_that_nobody_foresaw_is_named_without_a_package(lack: Lack) -> None:
    said = no_start(f"libnew-2.so.3: {UNFOUND}")
    assert "lacks libnew-2.so.3." in said and "apt-get" not in said


def test_a_packed_library_that_needs_one_of_the_system(lack: Lack) -> None:
    lack(libxkbcommon="libxml2.so.2")
    assert missing(["libxkbcommon.so.0"]) == {"libxml2.so.2"}


def test_what_packs_the_program_puts_its_own_words_around(
    lack: Lack, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(name: str) -> None:
        try:
            raise OSError(f"{name}: {UNFOUND}")
        except OSError as error:
            raise OSError(f"Failed to load dynlib/dll {name!r}.") from error

    monkeypatch.setattr(ctypes, "CDLL", load)
    assert missing(["libEGL.so.1"]) == {"libEGL.so.1"}


@linux
def test_a_loader_that_speaks_the_users_language_is_understood(
    lack: Lack, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(name: str) -> None:
        english = locale.setlocale(locale.LC_MESSAGES) == "C"
        said = UNFOUND if english else "Kann die Shared-Object-Datei nicht öffnen"
        raise OSError(f"{name}: {said}")

    monkeypatch.setattr(ctypes, "CDLL", load)
    before = locale.setlocale(locale.LC_MESSAGES)
    # Any other one will do that each system has; Qt sets the user's.
    other = locale.setlocale(locale.LC_MESSAGES, "C.UTF-8")
    try:
        assert "lacks libX11-xcb.so.1," in no_window()
        assert locale.setlocale(locale.LC_MESSAGES) == other
    finally:
        locale.setlocale(locale.LC_MESSAGES, before)


def test_trouble_of_another_kind_keeps_its_words(lack: Lack) -> None:
    reason = "/opt/x/libQt6Core.so.6: version `GLIBC_2.99' not found"
    assert no_start(reason).startswith(f"Qt can't start: {reason}\nInstall the program again.\n")


def test_where_no_library_is_missing_there_is_no_screen(lack: Lack) -> None:
    assert no_window() == NO_SCREEN
    assert "apt-get" not in NO_SCREEN and "joyvasa-desktop animate --help" in NO_SCREEN


def test_only_the_way_to_the_screen_at_hand_is_looked_at(
    lack: Lack, monkeypatch: pytest.MonkeyPatch
) -> None:
    lack("libwayland-client.so.0", "libxcb-cursor.so.0")
    assert "lacks libxcb-cursor.so.0." in no_window()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "lacks libwayland-client.so.0, libxcb-cursor.so.0." in no_window()
    monkeypatch.delenv("WAYLAND_DISPLAY")
    monkeypatch.delenv("DISPLAY")
    assert no_window() == NO_SCREEN


def test_windows_hears_nothing_of_debian(lack: Lack, monkeypatch: pytest.MonkeyPatch) -> None:
    lack(*PACKAGES)
    monkeypatch.setattr(sys, "platform", "win32")
    assert "apt-get" not in no_start("DLL load failed while importing QtGui") + no_window()


@linux
def test_the_loader_of_this_system_is_understood() -> None:
    (loaded,) = [name for name in PACKAGES if name.startswith("libgcc")]
    ctypes.CDLL(loaded)
    assert missing([loaded, "libnobody-has-this.so.7"]) == {"libnobody-has-this.so.7"}


def test_what_the_debian_package_depends_on_is_known_by_the_same_names() -> None:
    for library, package in OUTSIDE.items():
        assert PACKAGES[library] == package.split()[0]
