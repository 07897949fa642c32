"""Texts that are handed on don't tell whose computer they come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from joyvasa_desktop import paths


@pytest.mark.parametrize(
    ("home", "text", "expected"),
    [
        ("/home/ann", "[Errno 2] '/home/ann/a.png'", "[Errno 2] '~/a.png'"),
        ("C:\\Users\\Ann", "[Errno 2] 'C:\\\\Users\\\\Ann\\\\a.png'", "[Errno 2] '~\\\\a.png'"),
        ("C:\\Users\\Ann", "File C:\\Users\\Ann\\a.py", "File ~\\a.py"),
        ("C:\\Users\\Ann", "file:///C:/Users/Ann/a.png", "file:///~/a.png"),
        ("/", "/usr/lib/a.py", "/usr/lib/a.py"),
    ],
)
def test_the_home_folder_is_not_named(
    monkeypatch: pytest.MonkeyPatch, home: str, text: str, expected: str
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path(home))
    assert paths.anonymous(text) == expected


def test_without_a_home_folder_the_text_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", nobody)
    assert paths.anonymous("/home/ann/a.png") == "/home/ann/a.png"


def test_a_path_is_written_from_the_home_folder_on() -> None:
    assert paths.without_home(Path.home() / "a.png") == str(Path("~") / "a.png")
    assert paths.without_home(Path("elsewhere") / "a.png") == str(Path("elsewhere") / "a.png")
