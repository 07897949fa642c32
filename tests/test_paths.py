"""Where things are: beside the package, in a wheel or a frozen program, in the user's folders."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UserError

OWN_FOLDERS = (
    *(paths.cache, paths.data, paths.config, paths.recordings, paths.autosaves, paths.logs),
    paths.unfinished,
)


def test_what_ships_with_the_program_is_there() -> None:
    assert (paths.models() / "README.md").is_file()
    assert (paths.resources() / "icons").is_dir()
    assert (paths.samples() / "astronaut.png").is_file()


def test_a_frozen_program_carries_its_files_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.root() == tmp_path
    assert paths.models() == tmp_path / "models"


def test_a_wheel_carries_its_files_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "joyvasa_desktop" / "paths.py"))
    assert paths.root() == tmp_path, "a checkout has them beside it"
    (tmp_path / "joyvasa_desktop" / "models").mkdir(parents=True)
    assert paths.root() == tmp_path / "joyvasa_desktop"


@pytest.mark.parametrize("folder", OWN_FOLDERS, ids=lambda each: each.__name__)
def test_a_folder_of_the_user_is_named_after_the_program_and_not_made(
    folder: Callable[[], Path],
) -> None:
    place = folder()
    assert place.is_absolute() and place.is_relative_to(Path.home())
    assert paths.APP_NAME in place.parts
    assert not place.exists()


def test_no_folder_is_used_for_two_things() -> None:
    assert len({folder() for folder in OWN_FOLDERS}) == len(OWN_FOLDERS)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows every user's folders")
@pytest.mark.parametrize(
    "folder",
    [each for each in OWN_FOLDERS if each is not paths.recordings],
    ids=lambda each: each.__name__,
)
def test_a_user_without_any_place_is_told_so(
    folder: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a container that was started for a user whom its system doesn't know."""

    def unknown(number: int) -> object:
        raise KeyError(number)

    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pwd.getpwuid", unknown)
    with pytest.raises(UserError, match="where this user's files belong") as caught:
        folder()
    assert "HOME" in caught.value.hint


def test_videos_go_where_the_user_keeps_videos() -> None:
    assert paths.videos().is_relative_to(Path.home())
    assert paths.APP_NAME not in paths.videos().parts


def test_a_path_as_text_keeps_the_users_name_to_itself() -> None:
    assert paths.without_home(Path.home() / "é" / "小明.png") == str(Path("~") / "é" / "小明.png")
    assert paths.without_home(Path.home()) == "~"
    elsewhere = Path(Path.home().anchor) / "elsewhere"
    assert paths.without_home(elsewhere) == str(elsewhere)
    # A folder that only begins with the same letters is another one.
    beside = Path.home().with_name(f"{Path.home().name}2")
    assert paths.without_home(beside) == str(beside)
