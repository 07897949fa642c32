"""The AppImage's folder starts the program and describes it; its tool gets what it needs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from installer import appimage, linux_proof
from installer.appimage import RUNTIME, TOOL, fill, make_appimage, needed

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a package for Linux")

PACKER = """#!/bin/sh
# Stands in for appimagetool: notes what it was told, and packs.
printf '%s\\n' "$@" "$ARCH" "$SOURCE_DATE_EPOCH" "$APPIMAGE_EXTRACT_AND_RUN" > "$0.told"
for last; do :; done
"$6/AppRun" packed > "$last"
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A stand-in that tells how it was started."""
    folder = tmp_path / "dist" / "joyvasa-desktop"
    (folder / "_internal").mkdir(parents=True)
    start = folder / "joyvasa-desktop"
    start.write_text('#!/bin/sh\necho "$(readlink -f "$0") with $*"\n')
    start.chmod(0o755)
    (folder / "_internal" / "data").write_text("data")
    return folder


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for the tool, and an empty runtime."""
    tool, runtime = tmp_path / "tool é", tmp_path / "runtime"
    tool.write_text(PACKER)
    tool.chmod(0o755)
    runtime.touch()
    monkeypatch.setenv(TOOL, str(tool))
    monkeypatch.setenv(RUNTIME, str(runtime))
    return tool


@pytest.fixture
def tree(program: Path, tmp_path: Path) -> Path:
    place = tmp_path / "Äpp Dir"
    fill(place, program)
    return place


def test_what_is_started_is_the_program_wherever_the_folder_is_mounted(
    tree: Path, tmp_path: Path
) -> None:
    mounted = tmp_path / "mounted 程序"
    tree.rename(mounted)
    for start in ("AppRun", "usr/bin/joyvasa-desktop"):
        done = subprocess.run(
            [str(mounted / start), "a b"], stdout=subprocess.PIPE, text=True, check=True
        )
        inside = mounted / "usr" / "lib" / "joyvasa-desktop"
        assert done.stdout == f"{inside / 'joyvasa-desktop'} with a b\n"
        assert (inside / "_internal" / "data").read_text() == "data"


def test_it_is_described_as_the_format_wants_it(tree: Path) -> None:
    (entry,) = tree.glob("*.desktop")
    text = entry.read_text("utf-8")
    (icon,) = (line.partition("=")[2] for line in text.splitlines() if line[:5] == "Icon=")
    assert (tree / f"{icon}.svg").read_text("utf-8").lstrip().startswith("<")
    with Image.open(tree / ".DirIcon") as picture:
        assert picture.format == "PNG" and picture.size == (256, 256)
    # Nothing points out of the folder, which will be mounted somewhere else.
    for path in tree.rglob("*"):
        if path.is_symlink():
            assert not path.readlink().is_absolute() and path.resolve().is_relative_to(tree)
    if shutil.which("desktop-file-validate"):
        linux_proof._must("desktop-file-validate", str(entry))
    if shutil.which("appstreamcli"):
        (about,) = (tree / "usr" / "share" / "metainfo").iterdir()
        linux_proof._must("appstreamcli", "validate", "--no-net", str(about))


def test_the_tool_is_told_all_that_it_would_look_for_elsewhere(
    program: Path, tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    out = tmp_path / "out"
    out.mkdir()
    image = make_appimage(program, out)
    assert image.name == appimage.name() and image.stat().st_mode & 0o111
    assert image.read_text().endswith(
        "/AppDir/usr/lib/joyvasa-desktop/joyvasa-desktop with packed\n"
    )
    told = Path(f"{tools}.told").read_text().splitlines()
    assert told[:5] == [
        "--no-appstream",
        "--comp",
        "zstd",
        "--runtime-file",
        str(tools.parent / "runtime"),
    ]
    assert told[-3:] == ["x86_64" if "x86_64" in image.name else "aarch64", "1700000000", "1"]
    assert list(out.iterdir()) == [image]


def test_a_missing_tool_is_named(monkeypatch: pytest.MonkeyPatch, tools: Path) -> None:
    monkeypatch.setenv(TOOL, "/nowhere/appimagetool")
    with pytest.raises(SystemExit, match=f"appimagetool isn't there.*{TOOL}"):
        needed()
    monkeypatch.delenv(TOOL)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(SystemExit, match="appimagetool isn't there"):
        needed()


def test_a_missing_runtime_is_named(monkeypatch: pytest.MonkeyPatch, tools: Path) -> None:
    monkeypatch.delenv(RUNTIME)
    with pytest.raises(SystemExit, match=f"runtime of AppImages isn't there.*{RUNTIME}"):
        needed()
