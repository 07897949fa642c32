"""Fonts that are missing: a language that can be read, or a sentence, in place of empty boxes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from joyvasa_desktop.window.letters import NO_FONTS

SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from joyvasa_desktop.window import application
def look(program):
    print(program.window.windowTitle())
    QTimer.singleShot(0, application.QApplication.quit)
application.Program._begin = look
sys.stdout.reconfigure(encoding="utf-8")
sys.exit(application.run([]))
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux may lack fonts")


def opened(home: Path, wanted: str, *fonts: str) -> subprocess.CompletedProcess[str]:
    """Opens the window off screen on a system with a preferred language and only some fonts."""
    folder = home / "fonts"
    folder.mkdir()
    for name in fonts:
        found = next(Path("/usr/share/fonts").rglob(name), None)
        if found is None:
            pytest.skip(f"{name} isn't installed")
        (folder / name).symlink_to(found)
    settings = home / "fonts.conf"
    cache = f"<cachedir>{home / 'cache'}</cachedir>"
    settings.write_text(f"<fontconfig><dir>{folder}</dir>{cache}</fontconfig>", encoding="utf-8")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    given = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "FONTCONFIG_FILE": str(settings)}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=clean | given | {"LC_ALL": "C.UTF-8", "LANGUAGE": wanted},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


@pytest.mark.parametrize("language", ["en", "ar", "zh_CN"])
def test_without_any_font_a_sentence_says_so(tmp_path: Path, language: str) -> None:
    done = opened(tmp_path, language)
    assert done.returncode == 1
    assert NO_FONTS in done.stderr and "Traceback" not in done.stderr


def test_without_chinese_letters_the_window_speaks_english_and_says_why(tmp_path: Path) -> None:
    done = opened(tmp_path, "zh_CN", "DejaVuSans.ttf")
    assert done.stdout.startswith("Untitled"), done.stderr
    assert "no font for Chinese" in done.stderr and "fonts-noto-cjk" in done.stderr


@pytest.mark.parametrize(
    ("language", "title", "fonts"),
    [
        ("en", "Untitled", ["DejaVuSans.ttf"]),
        ("ar", "بلا عنوان", ["DejaVuSans.ttf"]),
        ("zh_CN", "未命名", ["DejaVuSans.ttf", "NotoSansCJK-Regular.ttc"]),
    ],
)
def test_with_the_letters_it_speaks_the_language(
    tmp_path: Path, language: str, title: str, fonts: list[str]
) -> None:
    done = opened(tmp_path, language, *fonts)
    assert done.stdout.startswith(title), done.stderr
    assert "no font" not in done.stderr
