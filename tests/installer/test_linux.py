"""The Linux packages around a small stand-in for the program: what is in them, the same twice."""

from __future__ import annotations

import gzip
import hashlib
import io
import platform
import re
import shutil
import subprocess
import sys
import tarfile
from hashlib import md5
from pathlib import Path
from xml.etree import ElementTree

import pytest
import shiboken6
from PIL import Image

from installer import linux
from installer.linux import control, make_deb, make_tar, share
from joyvasa_desktop import __version__
from joyvasa_desktop.project_file import SUFFIX
from joyvasa_desktop.window.application import IDENTITY

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages for Linux")

needs_dpkg = pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="a Linux without dpkg")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A stand-in with a program, a library and a link."""
    folder = tmp_path / "dist é" / "joyvasa-desktop"
    (folder / "_internal" / "Qt").mkdir(parents=True)
    start = folder / "joyvasa-desktop"
    start.write_text("#!/bin/sh\necho started from $0\n")
    start.chmod(0o755)
    (folder / "_internal" / "Qt" / "libQt6Core.so.6").write_bytes(b"library" * 1000)
    (folder / "_internal" / "libQt6Core.so.6").symlink_to("Qt/libQt6Core.so.6")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def test_the_archive_runs_from_anywhere(program: Path, out: Path) -> None:
    archive = make_tar(program, out)
    assert archive.name.startswith(f"joyvasa-desktop-{__version__}-linux-")
    with tarfile.open(archive) as tar:
        assert {(each.uid, each.gid, each.uname) for each in tar.getmembers()} == {(0, 0, "")}
        tar.extractall(out / "其他 place", filter="data")
    (top,) = (out / "其他 place").iterdir()
    done = subprocess.run([str(top / "joyvasa-desktop")], stdout=subprocess.PIPE, text=True)
    assert done.stdout == f"started from {top}/joyvasa-desktop\n"
    assert (top / "_internal" / "libQt6Core.so.6").readlink() == Path("Qt/libQt6Core.so.6")
    assert (top / "add-to-menu.sh").stat().st_mode & 0o111
    manual = gzip.decompress((top / "share/man/man1/joyvasa-desktop.1.gz").read_bytes())
    assert manual.startswith(b".TH JOYVASA-DESKTOP 1 ")


def test_the_same_program_makes_the_same_packages(program: Path, out: Path) -> None:
    makers = [make_tar, make_deb] if shutil.which("dpkg-deb") else [make_tar]
    for make in makers:
        first = hashlib.sha256(make(program, out).read_bytes()).hexdigest()
        assert hashlib.sha256(make(program, out).read_bytes()).hexdigest() == first


@needs_dpkg
def test_the_package_holds_everything_in_its_place(program: Path, out: Path) -> None:
    package = make_deb(program, out)
    listed = subprocess.run(
        ["dpkg-deb", "--contents", str(package)], stdout=subprocess.PIPE, text=True, check=True
    ).stdout
    lines = [line.split(maxsplit=5) for line in listed.splitlines()]
    assert {line[1] for line in lines} == {"root/root"}
    found = {line[5] for line in lines}
    for place in (
        "./opt/joyvasa-desktop/joyvasa-desktop",
        "./opt/joyvasa-desktop/_internal/libQt6Core.so.6 -> Qt/libQt6Core.so.6",
        "./usr/bin/joyvasa-desktop -> /opt/joyvasa-desktop/joyvasa-desktop",
        "./usr/share/applications/joyvasa-desktop.desktop",
        "./usr/share/icons/hicolor/16x16/apps/joyvasa-desktop.png",
        "./usr/share/icons/hicolor/scalable/apps/joyvasa-desktop.svg",
        "./usr/share/mime/packages/joyvasa-desktop.xml",
        "./usr/share/doc/joyvasa-desktop/copyright",
        "./usr/share/man/man1/joyvasa-desktop.1.gz",
    ):
        assert place in found
    assert all(line[0][1:4] in ("rwx", "rw-") for line in lines)
    # Everybody may read all of it, whatever the builder's own files are like.
    assert {line[0][7] for line in lines} == {"r"}
    files = {line[5] for line in lines if line[0][0] == "-"}
    told = subprocess.run(
        ["dpkg-deb", "--ctrl-tarfile", str(package)], stdout=subprocess.PIPE, check=True
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(told)) as control_:
        sums = control_.extractfile("./md5sums")
        assert sums is not None
        listed_sums = dict(reversed(line.split(b"  ")) for line in sums.read().splitlines())
    assert {f"./{name.decode()}" for name in listed_sums} == files
    start = (program / "joyvasa-desktop").read_bytes()
    assert listed_sums[b"opt/joyvasa-desktop/joyvasa-desktop"] == md5(start).hexdigest().encode()
    # Nothing of the building is left, and the program itself is unharmed.
    assert [each.name for each in out.iterdir()] == [package.name]
    assert (program / "joyvasa-desktop").stat().st_nlink == 1


@needs_dpkg
def test_the_package_says_what_it_is(program: Path, out: Path) -> None:
    package = make_deb(program, out)
    fields = subprocess.run(
        ["dpkg-deb", "--field", str(package)], stdout=subprocess.PIPE, text=True, check=True
    ).stdout
    assert f"\nVersion: {__version__}\n" in fields and "\nDepends: libc6 (>= 2.34), " in fields
    assert fields.startswith("Package: joyvasa-desktop\n")


def test_the_size_is_what_a_disk_needs(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(3_000_000))
    size = next(line for line in control(tmp_path).splitlines() if "Installed-Size" in line)
    assert 2929 <= int(size.split()[1]) <= 2940


def test_desktops_learn_names_icons_and_the_kind_of_file(tmp_path: Path) -> None:
    share(tmp_path)
    entry = (tmp_path / "applications" / "joyvasa-desktop.desktop").read_text("utf-8")
    # Qt tells the desktop this name, so that windows get the right icon.
    assert IDENTITY == "joyvasa-desktop" and f"StartupWMClass={IDENTITY}" in entry
    kind = ElementTree.parse(tmp_path / "mime" / "packages" / "joyvasa-desktop.xml").getroot()
    (glob,) = (each for each in kind.iter() if each.tag.endswith("glob"))
    (mime,) = (each for each in kind.iter() if each.tag.endswith("mime-type"))
    assert glob.get("pattern") == f"*{SUFFIX}"
    assert f"MimeType={mime.get('type')};" in entry
    (about,) = (tmp_path / "metainfo").iterdir()
    release = ElementTree.parse(about).getroot().find("releases/release")
    assert release is not None and release.get("version") == __version__
    assert len(release.get("date") or "") == 10
    for size in (16, 48, 256):
        path = tmp_path / f"icons/hicolor/{size}x{size}/apps/joyvasa-desktop.png"
        with Image.open(path) as icon:
            assert icon.size == (size, size)


def test_what_is_packed_decides_what_it_depends_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert linux.depends(tmp_path) == ["libc6 (>= 2.34)", "libfontconfig1"]
    monkeypatch.setattr(linux, "OLDEST_C", (2, 0))
    (tmp_path / "text").write_text("GLIBC_2.99")
    (tmp_path / "broken").write_bytes(b"\x7fELF GLIBC_2.99")
    (library,) = Path(shiboken6.__file__).parent.glob("libshiboken6.*")
    shutil.copy(library, tmp_path)
    c_library, *others = linux.depends(tmp_path)
    assert others == ["libfontconfig1", "libgcc-s1", "libstdc++6 (>= 11)"]
    found = re.fullmatch(r"libc6 \(>= 2\.(\d+)\)", c_library)
    assert found is not None and 4 < int(found[1]) <= int(platform.libc_ver()[1].split(".")[1])
    assert f"\nDepends: {c_library}, libfontconfig1, " in control(tmp_path)


def test_a_library_that_nobody_brings_is_named(tmp_path: Path) -> None:
    folder = Path(shiboken6.__file__).parent
    shutil.copy(folder / "Shiboken.abi3.so", tmp_path)
    with pytest.raises(SystemExit, match=r"brings libshiboken6\.abi3\.so\.6\.\d+\."):
        control(tmp_path)
    # Once it lies somewhere in the package, all is well.
    (library,) = folder.glob("libshiboken6.*")
    (tmp_path / "inside").mkdir()
    shutil.copy(library, tmp_path / "inside")
    assert "libgcc-s1" in control(tmp_path)


def test_debians_tools_can_read_what_is_new() -> None:
    text = linux.changes()
    if shutil.which("dpkg-parsechangelog"):
        command = ["dpkg-parsechangelog", "--file", "-", "--show-field", "Version"]
        done = subprocess.run(command, input=text, capture_output=True, text=True)
        assert (done.stdout, done.stderr) == (f"{__version__}\n", "")
    first, *_, last, end = text.split("\n")
    assert first == f"joyvasa-desktop ({__version__}) stable; urgency=medium" and end == ""
    assert last.startswith(" -- JoyVASA Desktop contributors <") and last.endswith(" -0000")
    assert "\n  * " in text and "\n- " not in text


def test_packages_carry_the_day_of_their_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(linux, "ROOT", tmp_path)
    changes = tmp_path / "CHANGELOG.md"
    changes.write_text("# New\n\n## 0.2.0 (2026-12-24)\n\n## 0.1.0 (2026-01-01)\n")
    assert linux.moment() == 1_798_070_400
    changes.write_text("# New\n\n## 0.2.0 (not released yet)\n\n## 0.1.0 (2026-01-01)\n")
    assert linux.moment() == int(changes.stat().st_mtime)


def test_packages_carry_the_moment_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert linux.moment() == 1_700_000_000
