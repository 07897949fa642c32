"""Whatever is pressed in whatever order: no exception, no warning, no left-over file."""

from __future__ import annotations

import contextlib
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot
from studio import Answers, shared_memory

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.settings import PRESETS, Declaration, Value, declarations
from joyvasa_desktop.window.main_window import MainWindow
from joyvasa_desktop.window.session import Session

STEPS = 200
SEEDS = (1, 22, 333)

LANGUAGE_OF_FILES = "Zoë 写真 🐱"


class Monkey:
    """Does one thing after another to a studio."""

    def __init__(self, window: MainWindow, folder: Path, qtbot: QtBot, seed: int) -> None:
        self.window, self.session, self.folder = window, window.session, folder
        self.qtbot, self.random = qtbot, random.Random(seed)
        self.photos = [folder / "face.png", folder / "cat.png", folder / "wall.png"]
        self.voices = [folder / "voice.wav", folder / "not a sound.wav"]
        self.log: list[str] = []

    def step(self) -> None:
        """One action, and time for what follows from it."""
        do = self.random.choice(self._everything())
        self.log.append(do.__name__)
        do()
        self.qtbot.wait(self.random.choice((0, 0, 5, 20, 60)))

    def _everything(self) -> list[Callable[[], None]]:
        often = [self.tweak] * 5 + [self.scrub] * 3 + [self.undo] * 3
        return [
            *often,
            *(self.drop_photo, self.drop_voice, self.drop_both, self.paste, self.sample),
            *(self.record, self.play, self.step_frame, self.loop, self.before),
            *(self.take, self.choose_take, self.compare, self.remove_take, self.preset),
            *(self.export, self.export, self.cancel, self.retry, self.reorder, self.remove_ended),
            *(self.save, self.reopen, self.new, self.rebuild, self.views, self.trim),
            *(self.points, self.face, self.redo, self.reset, self.full_screen, self.resize),
        ]

    # ---- photo and voice

    def drop_photo(self) -> None:
        self._drop(self.random.choice(self.photos))

    def drop_voice(self) -> None:
        self._drop(self.random.choice(self.voices))

    def drop_both(self) -> None:
        self._drop(self.photos[0], self.voices[0])

    def _drop(self, *files: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
        self.window.opener.drop(data)

    def paste(self) -> None:
        QGuiApplication.clipboard().setImage(QImage(str(self.photos[0])))
        self.window.opener.paste()

    def sample(self) -> None:
        self.window.commands["sample"].trigger()

    def record(self) -> None:
        self.window.commands["record"].trigger()

    def points(self) -> None:
        self.window.commands["place_points"].trigger()

    def face(self) -> None:
        self.session.document.set("Face", face=self.random.randint(0, 3))

    def trim(self) -> None:
        start = self.random.uniform(0, 2)
        end = self.random.choice((0.0, start + self.random.uniform(0.1, 2)))
        self.session.document.set("Trim", "trim", start=start, end=end)

    # ---- settings and takes

    def tweak(self) -> None:
        known = self.random.choice(list(declarations().values()))
        if known.name not in ("engine", "work_size", "backdrop", "start", "end"):
            self.session.document.set(known.label, known.name, **{known.name: self._value(known)})

    def _value(self, known: Declaration) -> Value:
        if known.choices:
            return self.random.choice(known.choices)
        if isinstance(known.default, bool):
            return self.random.random() < 0.5
        assert known.low is not None and known.high is not None
        if isinstance(known.default, int):
            return self.random.randint(int(known.low), int(known.high))
        return self.random.uniform(known.low, known.high)

    def preset(self) -> None:
        name = self.random.choice(list(PRESETS))
        self.session.document.set(name, **PRESETS[name])

    def reset(self) -> None:
        self.window.commands["reset"].trigger()

    def take(self) -> None:
        self.window.commands["another_take"].trigger()

    def _some_take(self) -> str:
        takes = self.session.document.project.takes
        return self.random.choice(takes).id if takes else ""

    def choose_take(self) -> None:
        project = self.session.document.project
        self.session.document.change(project.choose_take(self._some_take()), "Take")

    def compare(self) -> None:
        project = self.session.document.project
        other = self.random.choice(("", self._some_take()))
        self.session.document.change(project.but(other=other), "Compare")

    def remove_take(self) -> None:
        project = self.session.document.project
        self.session.document.change(project.without_take(self._some_take()), "Remove")

    def undo(self) -> None:
        self.window.commands["undo"].trigger()

    def redo(self) -> None:
        self.window.commands["redo"].trigger()

    # ---- preview

    def scrub(self) -> None:
        self.session.player.seek(self.random.uniform(-1, 8))

    def play(self) -> None:
        self.window.commands["play"].trigger()

    def step_frame(self) -> None:
        self.window.commands[self.random.choice(("step_back", "step_forward"))].trigger()

    def loop(self) -> None:
        self.window.commands["loop"].trigger()

    def before(self) -> None:
        self.window.commands["before"].trigger()

    def full_screen(self) -> None:
        self.window.stage.preview.toggle_full_screen()

    # ---- videos

    def export(self) -> None:
        project = self.session.document.project
        if project.photo is None or project.voice is None:
            return
        kind = project.settings.format
        name = f"{LANGUAGE_OF_FILES} {len(self.log)}" + ("" if kind == "png" else f".{kind}")
        if project.settings.end == 0:
            self.session.document.set("Trim", "trim", start=0.2, end=1.2)
        # What can't be (a transparent MP4) is refused; the panel says why.
        with contextlib.suppress(UserError):
            self.session.exports.add(self.folder / "out" / name)

    def _some_item(self) -> int:
        items = self.session.exports.items()
        return self.random.choice(items).id if items else 0

    def cancel(self) -> None:
        self.session.exports.cancel(self._some_item())

    def retry(self) -> None:
        item = self.session.exports.item(self._some_item())
        if item is not None and not item.is_open:
            self.session.exports.retry(item.id)

    def reorder(self) -> None:
        self.session.exports.move_by(self._some_item(), self.random.choice((-1, 1)))

    def remove_ended(self) -> None:
        self.session.exports.remove_ended()

    # ---- projects and window

    def save(self) -> None:
        self.window.commands["save"].trigger()

    def reopen(self) -> None:
        file = self.folder / "project.joyvasa"
        if file.exists():
            self.window.projects.open_path(file)

    def new(self) -> None:
        if self.random.random() < 0.3:
            self.window.commands["new"].trigger()

    def rebuild(self) -> None:
        self.window.rebuild()

    def views(self) -> None:
        names = ("show_photo", "show_preview", "settings_panel", "takes_panel", "queue_panel")
        self.window.commands[self.random.choice(names)].trigger()

    def resize(self) -> None:
        self.window.resize(self.random.randint(900, 1500), self.random.randint(600, 1000))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of a user: a person, a cat, a wall, a voice and something that is no sound."""
    place = tmp_path / LANGUAGE_OF_FILES
    (place / "out").mkdir(parents=True)
    samples = paths.samples()
    shutil.copy(samples / "astronaut.png", place / "face.png")
    shutil.copy(samples / "chelsea.png", place / "cat.png")
    shutil.copy(samples / "chelsea.points.json", place / "cat.points.json")
    Image.effect_noise((300, 200), 40).convert("RGB").save(place / "wall.png")
    shutil.copy(samples / "speech_en_4s.wav", place / "voice.wav")
    (place / "not a sound.wav").write_bytes(b"nothing to hear")
    return place


@pytest.fixture
def window(folder: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    session = Session()
    made = MainWindow(session, Answers(save=folder / "project.joyvasa"))
    made.show()
    session.start()
    yield made
    session.close()
    made.close()
    made.deleteLater()


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_breaks(window: MainWindow, folder: Path, qtbot: QtBot, seed: int) -> None:
    memory = shared_memory()
    before = set(folder.iterdir())
    monkey = Monkey(window, folder, qtbot, seed)
    for _ in range(STEPS):
        monkey.step()
    window.close()
    window.session.close()
    assert set(folder.iterdir()) - before <= {folder / "project.joyvasa"}, monkey.log
    left = [each.name for each in (folder / "out").iterdir() if each.name.startswith(".")]
    assert not left, monkey.log
    done = {each.path for each in window.session.exports.items() if each.state == "done"}
    assert all(each is not None and each.exists() for each in done)
    if paths.autosaves().exists():
        assert list(paths.autosaves().iterdir()) == [], "a clean end leaves no safety copy"
    assert shared_memory() <= memory
