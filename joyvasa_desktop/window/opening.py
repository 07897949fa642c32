"""The `Opener`: photo, voice, project by dialog, drop, paste, sample or from the recent files."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from joyvasa_desktop import paths
from joyvasa_desktop.errors import CannotWrite, UserError
from joyvasa_desktop.photo.points import kind_of_points, points_beside, read_points
from joyvasa_desktop.photo.portrait import Kind
from joyvasa_desktop.project import Points, Project
from joyvasa_desktop.settings import declarations
from joyvasa_desktop.window.background import wait_for
from joyvasa_desktop.window.file_kinds import PHOTOS, VOICES, FileKind, kind_of
from joyvasa_desktop.window.language import explained

if TYPE_CHECKING:
    from joyvasa_desktop.window.session import Session

_FOLDERS: dict[str, str] = {"photo": "folder/photo", "voice": "folder/voice"}
_SAMPLE_VOICE = paths.samples() / "speech_en_6s.wav"
ABOUT_ONE_PHOTO = ("face", "crop_x", "crop_y")
"""Settings that don't outlive the photo they were chosen for."""
_WITH_POINTS = ("mode", *ABOUT_ONE_PHOTO)

_Part = Literal["photo", "voice", "points"]
_PARTS: tuple[_Part, ...] = get_args(_Part)  # points last: a photo brings or removes points

MOST_FILES = 8  # of one drop; whoever drops a whole folder of files meant something else


def ask_for_file(parent: QWidget | None, title: str, folder: str, filters: str) -> str:
    """The system's dialog for one file, "" if the user thought better of it."""
    return QFileDialog.getOpenFileName(parent, title, folder, filters)[0]


class Opener(QObject):
    """Brings files into the document, whichever way the user hands them over.

    Several files at once are one step of undo. A photo brings along the points that lie in a file
    beside it.

    Signals:
        refused(str): a sentence on what couldn't be opened and what to do.
        project_wanted(Path): a project is to be opened.
        motion_wanted(Path): a motion file is to become a take.
    """

    refused = Signal(str)
    project_wanted = Signal(object)
    motion_wanted = Signal(object)

    def __init__(self, session: Session, window: QObject | None = None) -> None:
        super().__init__(window)
        self._window = window if isinstance(window, QWidget) else None
        self._document, self._facts = session.document, session.facts
        self._preferences = session.preferences

    # ---- ways to hand a file over

    def open_photo(self) -> None:
        """Asks for a photo."""
        self._ask("photo", self.tr("Open photo"), self.tr("Photos"), PHOTOS)

    def open_voice(self) -> None:
        """Asks for a sound, or a video with sound."""
        self._ask("voice", self.tr("Import voice"), self.tr("Sounds and videos"), VOICES)

    def open_sample(self) -> None:
        """Opens the photo of a person and the voice that come with the program."""
        self._use([_sample("human"), _SAMPLE_VOICE], remember=False, kind="human")

    def open_sample_animal(self) -> None:
        """The same with the cat, whose points come along."""
        self._use([_sample("animal"), _SAMPLE_VOICE], remember=False, kind="animal")

    def open_sample_photo(self, kind: Kind = "human") -> None:
        """Opens the photo of a person or an animal that comes with the program."""
        self._use([_sample(kind)], remember=False, kind=kind)

    def open_sample_voice(self) -> None:
        """Opens the voice that comes with the program."""
        self._use([_SAMPLE_VOICE], remember=False)

    def open_paths(self, files: Iterable[Path]) -> None:
        """Opens files of any kind: of several photos the last one, and so on."""
        self._use(list(files))

    def takes(self, data: QMimeData) -> bool:
        """Whether there is something in it that could be opened."""
        return data.hasImage() or bool(_files(data))

    def drop(self, data: QMimeData) -> None:
        """Opens what was dropped: files, or a picture."""
        files = _files(data)
        if files:
            self._use(files[:MOST_FILES])
        elif data.hasImage():
            self._use_image(data.imageData())
        else:
            self.refused.emit(
                self.tr("There is no file in it. Drop a photo, a sound or a project.")
            )

    def paste(self) -> None:
        """Opens the picture or the files in the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and self.takes(data):
            self.drop(data)
        else:
            self.refused.emit(
                self.tr("There is no picture and no file in the clipboard. Copy one first.")
            )

    # ---- what comes of it

    def _ask(self, kind: str, title: str, name: str, suffixes: Iterable[str]) -> None:
        folder = self._preferences.text(_FOLDERS[kind])
        pattern = " ".join(f"*.{suffix} *.{suffix.upper()}" for suffix in suffixes)
        everything = self.tr("All files")
        chosen = ask_for_file(self._window, title, folder, f"{name} ({pattern});;{everything} (*)")
        if chosen:
            self._preferences.set_text(_FOLDERS[kind], str(Path(chosen).parent))
            self._use([Path(chosen)])

    def _use(self, files: list[Path], remember: bool = True, kind: Kind | None = None) -> None:
        """One change of the document for all files; those that can't be used are told about."""
        kinds = self._kinds(files)
        for path in kinds["project"]:  # first: the other files are for this one
            self.project_wanted.emit(path)
        project, opened = self._document.project, set[FileKind]()
        for what in _PARTS:
            for path in kinds[what]:
                try:
                    project = self._with(project, what, path.absolute())
                except UserError as error:
                    self.refused.emit(explained(error))
                    continue
                opened.add(what)
                if remember and (what == "photo" or what == "voice"):
                    self._preferences.add_recent(what, path)
        if kind is not None:
            project = project.set(mode=kind)
        if project == self._document.project and opened & {"photo", "voice"}:
            # Who opens the same file once more has changed what is in it.
            self._facts.refresh()
        self._document.change(project, self._text(opened))
        for path in kinds["motion"]:  # last: it becomes a take of what is there now
            self.motion_wanted.emit(path)

    def _kinds(self, files: list[Path]) -> dict[FileKind, list[Path]]:
        """The files of each kind, in their order; those of no kind are told about."""
        found: dict[FileKind, list[Path]] = {kind: [] for kind in get_args(FileKind)}
        for path in files:
            try:
                found[kind_of(path)].append(path)
            except UserError as error:
                self.refused.emit(explained(error))
        return found

    def _with(self, project: Project, kind: _Part, path: Path) -> Project:
        """The project with that file in its place."""
        if kind == "photo":
            return self._with_photo(project, path)
        if kind == "points":
            return with_points(project, path)
        if path == project.voice:
            return project
        return project.but(voice=path).set(start=0.0, end=0.0)

    def _with_photo(self, project: Project, path: Path) -> Project:
        """The project with that photo, and with the points that lie beside it."""
        if path == project.photo:
            return project
        fresh = project.but(photo=path, points=None)
        if project.photo is not None:
            # Who speaks and where the square lies was about the photo before. The kind was, too,
            # if it came from its points; one that was chosen by hand stays.
            stale = ABOUT_ONE_PHOTO if points_beside(project.photo) is None else _WITH_POINTS
            fresh = fresh.set(**{name: declarations()[name].default for name in stale})
        beside = points_beside(path)
        try:
            return fresh if beside is None else with_points(fresh, beside)
        except UserError as error:
            # The points can be placed again; the photo is there nevertheless.
            self.refused.emit(explained(error))
            return fresh

    def _text(self, opened: set[FileKind]) -> str:
        if {"photo", "voice"} <= opened:
            return self.tr("Open photo and voice")
        if "voice" in opened:
            return self.tr("Open voice")
        return self.tr("Open photo") if "photo" in opened else self.tr("Open points")

    def _use_image(self, image: object) -> None:
        """Keeps a picture that was no file as one, so that the project can find it again."""
        try:
            self._use([wait_for(lambda: stored(image))])
        except UserError as error:
            self.refused.emit(explained(error))


def _sample(kind: Kind) -> Path:
    return paths.samples() / ("chelsea.png" if kind == "animal" else "astronaut.png")


def with_points(project: Project, path: Path) -> Project:
    """The project with the points of a file, and the kind whose points they are.

    Raises:
        UserError: if it can't be read.
    """
    kind = kind_of_points(path)
    rows = read_points(path, kind).astype(float).round(2).tolist()
    points: Points = tuple((x, y) for x, y in rows)
    return project.but(points=points).set(mode=kind)


def stored(image: object) -> Path:
    """A picture of the clipboard as a PNG file in the user's folder.

    Raises:
        UserError: if it is no picture.
        CannotWrite: if it can't be stored.
    """
    picture = image if isinstance(image, QImage) else QImage()
    if picture.isNull():
        raise UserError("The picture in the clipboard can't be read.", "Save it as a file first.")
    folder = paths.data() / "pasted"
    name = f"{datetime.datetime.now():%Y-%m-%d %H-%M-%S}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.png"
        number = 2
        while path.exists():
            path, number = folder / f"{name} ({number}).png", number + 1
    except OSError as error:
        raise CannotWrite(
            f"The pasted picture can't be stored: {error.strerror}.", "Make room on the disk."
        ) from error
    if not picture.save(str(path)):
        path.unlink(missing_ok=True)
        raise CannotWrite(
            f"The pasted picture can't be stored in {folder}.", "Make room on the disk."
        )
    return path


def _files(data: QMimeData) -> list[Path]:
    urls = data.urls() if data.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
