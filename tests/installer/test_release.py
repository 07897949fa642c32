"""A release begins with one version everywhere, dated news, and checksums that can be checked."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer import release, sources
from installer.release import check, main, news, notes, set_version, version_of, write_sums
from joyvasa_desktop import __version__

MODULE = '"""Doc."""\n\nfrom typing import Any\n\n__version__ = "0.1.0"\n\nNAME = "0.1.0"\n'
CHANGES = """# What's new

## 0.2.0 (not released yet)

- A cat sings.
- Dogs, too.

## 0.1.0 (2026-01-31)

- It begins.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout, as far as a release is concerned."""
    (tmp_path / "joyvasa_desktop").mkdir()
    (tmp_path / "joyvasa_desktop" / "__init__.py").write_text(MODULE, encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text(CHANGES, encoding="utf-8")
    (tmp_path / "installer").mkdir()
    shutil.copy(release.ROOT / "installer" / "release-notes.md", tmp_path / "installer")
    return tmp_path


def test_the_version_is_set_and_then_agrees(root: Path) -> None:
    set_version(root, "0.2.0", "2026-12-01")
    assert version_of(root) == "0.2.0"
    # Nothing but the version was touched.
    assert (root / "joyvasa_desktop" / "__init__.py").read_text("utf-8") == MODULE.replace(
        '__version__ = "0.1.0"', '__version__ = "0.2.0"'
    )
    assert "## 0.2.0 (2026-12-01)\n" in (root / "CHANGELOG.md").read_text("utf-8")
    check(root, "v0.2.0")


def test_another_number_than_the_heading_announced_is_taken(root: Path) -> None:
    set_version(root, "1.0.0", "2026-12-01")
    check(root, "v1.0.0")
    assert "not released yet" not in (root / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("version", ["v0.2.0", "0.2", "0.2.0rc1", "0.2.0\n", ""])
def test_what_windows_could_not_tell_is_refused(root: Path, version: str) -> None:
    with pytest.raises(SystemExit, match="three numbers"):
        set_version(root, version, "2026-12-01")
    assert version_of(root) == "0.1.0"


def test_a_release_without_news_is_refused(root: Path) -> None:
    set_version(root, "0.2.0", "2026-12-01")
    with pytest.raises(SystemExit, match="tells nothing new"):
        set_version(root, "0.3.0", "2026-12-02")
    assert version_of(root) == "0.2.0"


@pytest.mark.parametrize(
    ("tag", "reason"),
    [
        ("v0.2.0", "program's version is 0.1.0"),
        ("0.1.0", "The tag is 0.1.0"),
        ("v0.1.0", "doesn't begin with what is new in 0.1.0"),
    ],
)
def test_what_does_not_agree_is_named(root: Path, tag: str, reason: str) -> None:
    with pytest.raises(SystemExit, match=reason):
        check(root, tag)


def test_news_without_a_day_are_named(root: Path) -> None:
    path = root / "CHANGELOG.md"
    path.write_text(CHANGES.replace("0.2.0 (", "0.1.0 ("), encoding="utf-8")
    with pytest.raises(SystemExit, match="on which day"):
        check(root, "v0.1.0")


def test_the_page_tells_the_newest_news_and_where_the_sources_are(root: Path) -> None:
    assert news(root) == "- A cat sings.\n- Dogs, too."
    page = notes(root)
    assert "- A cat sings.\n- Dogs, too.\n\n## Which file?" in page and "It begins" not in page
    assert "`joyvasa-desktop-0.1.0-windows-x86_64-setup.exe`" in page
    for source in sources.sources():
        assert f"({source.address})" in page and f"`{source.file}`" in page
    assert "@" not in page


def test_this_checkout_can_tell_its_own_version_and_news() -> None:
    assert version_of(release.ROOT) == __version__
    assert news(release.ROOT).startswith("- ")


def test_it_runs_before_anything_is_installed(root: Path) -> None:
    script = "import sys; from installer.release import main; sys.exit(main(['notes']))"
    # -S hides everything that was installed.
    done = subprocess.run(
        [sys.executable, "-S", "-c", script],
        cwd=release.ROOT,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"} if sys.platform != "win32" else None,
    )
    assert done.returncode == 0, done.stderr
    assert "## What is new" in done.stdout


def test_checksums_name_every_file_once(tmp_path: Path) -> None:
    (tmp_path / "b.deb").write_bytes(b"b" * 100_000)
    (tmp_path / "a.exe").write_bytes(b"a")
    (tmp_path / "folder").mkdir()
    for _ in range(2):
        write_sums(tmp_path)
    lines = (tmp_path / "SHA256SUMS").read_bytes().decode().splitlines()
    assert lines == [
        f"{hashlib.sha256(b'a').hexdigest()}  a.exe",
        f"{hashlib.sha256(b'b' * 100_000).hexdigest()}  b.deb",
    ]
    if shutil.which("sha256sum"):
        command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
        assert subprocess.run(command, cwd=tmp_path, stdout=subprocess.PIPE).returncode == 0


def test_checksums_of_nothing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="nothing in"):
        write_sums(tmp_path)


def test_every_command_is_carried_out(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(release, "ROOT", root)
    out = tmp_path / "out"
    out.mkdir()
    fetched: list[str] = []
    monkeypatch.setattr(sources, "own", lambda folder, version: fetched.append(version))
    monkeypatch.setattr(sources, "fetch", lambda source, folder: fetched.append(source.name))
    (out / "a").touch()
    assert main(["set", "0.2.0"]) == 0 and main(["check", "v0.2.0"]) == 0
    assert main(["sources", str(out)]) == 0 and main(["sums", str(out)]) == 0
    assert fetched == ["0.2.0", "FFmpeg", "x264", "x265"] and (out / "SHA256SUMS").exists()
    assert main(["notes"]) == 0 and "A cat sings" in capsys.readouterr().out
    assert main([]) == 2 and "installer.release check" in capsys.readouterr().out
