"""A finished video can be played: films and animated pictures here, folders elsewhere."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from joyvasa_desktop.window.player.file_player import FilePlayer, opened_elsewhere

# Messages about machines without a sound server and without a graphics card.
pytestmark = pytest.mark.qt_log_ignore("pa_context_connect", "No RHI backend")


def _film(path: Path, seconds: float = 1.0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt = 96, 64, "yuv420p"
        for _ in range(round(seconds * 25)):
            pixels = np.full((64, 96, 3), 200, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode(None))
    return path


def _gif(path: Path) -> Path:
    pictures = [Image.new("L", (48, 32), grey) for grey in (10, 120, 240)]
    pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=40, loop=0)
    return path


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was handed to the system's programs."""
    paths: list[Path] = []

    def take(url: QUrl) -> bool:
        paths.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return paths


def test_plays_a_film_with_an_awkward_name(qtbot: QtBot, tmp_path: Path) -> None:
    player = FilePlayer(_film(tmp_path / "ü 声 🎬" / "my film #1 100%.mp4"))
    qtbot.addWidget(player)
    player.show()
    qtbot.waitUntil(lambda: not player.picture.image.isNull(), timeout=10_000)
    image = player.picture.image
    assert (image.width(), image.height()) == (96, 64)
    assert abs(image.pixelColor(48, 32).red() - 200) < 8
    qtbot.waitUntil(lambda: player._place.maximum() >= 950, timeout=10_000)
    assert player.message == "" and player.windowTitle() == "my film #1 100%.mp4"


def test_pauses_by_a_click(qtbot: QtBot, tmp_path: Path) -> None:
    player = FilePlayer(_film(tmp_path / "film.mp4", 3.0))
    qtbot.addWidget(player)
    player.show()
    assert player._player is not None
    qtbot.waitUntil(player._player.isPlaying, timeout=10_000)
    qtbot.mouseClick(player.picture, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: player._play.accessibleName() == "Play")
    qtbot.mouseClick(player._play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: player._play.accessibleName() == "Pause")


def test_plays_an_animated_picture(qtbot: QtBot, tmp_path: Path) -> None:
    player = FilePlayer(_gif(tmp_path / "moving.GIF"))
    qtbot.addWidget(player)
    player.show()
    seen: set[int] = set()

    def look() -> bool:
        seen.add(player.picture.image.pixelColor(5, 5).red())
        return seen >= {10, 120, 240}

    qtbot.waitUntil(look, timeout=5000)
    player.toggle()
    assert player._play.accessibleName() == "Play"


@pytest.mark.parametrize("name", ["broken.mp4", "broken.gif"])
def test_a_file_that_cannot_be_played_goes_elsewhere(
    qtbot: QtBot, tmp_path: Path, handed_over: list[Path], name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"nothing of the kind" * 50)
    player = FilePlayer(path)
    qtbot.addWidget(player)
    player.show()
    qtbot.waitUntil(lambda: player.message != "", timeout=10_000)
    player._bar._act()
    assert handed_over == [path]


def test_a_folder_of_pictures_is_opened_by_the_system(
    tmp_path: Path, handed_over: list[Path]
) -> None:
    assert opened_elsewhere(tmp_path) and handed_over == [tmp_path]
    assert not opened_elsewhere(_gif(tmp_path / "a.gif"))


def test_lets_go_of_the_file_when_closed(qtbot: QtBot, tmp_path: Path) -> None:
    path = _film(tmp_path / "film.mp4")
    player = FilePlayer(path)
    qtbot.waitUntil(lambda: not player.picture.image.isNull(), timeout=10_000)
    with qtbot.waitSignal(player.destroyed):
        player.close()
    path.unlink()
