"""The `Facts`: what the pipeline has found out about the project, for every widget to show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from joyvasa_desktop.project import Project
from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.file_watch import FileWatch
from joyvasa_desktop.window.messages import (
    CurveFacts,
    Failure,
    Frame,
    Idle,
    Keep,
    PhotoFacts,
    Place,
    SceneFacts,
    Side,
    TakeMade,
    Usage,
    VoiceFacts,
    Wish,
    Working,
)

if TYPE_CHECKING:
    from joyvasa_desktop.window.worker import PipelineWorker


class Facts(QObject):
    """Tells the worker what is wished for whenever the document changes, and keeps the answers.

    Answers to older wishes are ignored where they would show something that is no longer asked
    for; a photo or voice stays known as long as the document names the same file.

    Signals:
        photo_changed(), voice_changed(), scene_changed(), usage_changed(): see the attributes.
        curves_changed(str): the curves of that side.
        frame_ready(Frame): a frame that was wanted.
        failures_changed(): something failed, or doesn't any more.
        working_changed(): `progress` is another one, or `is_busy`.
        wish_changed(int): another wish was sent; frames of the older ones are out of date.
    """

    photo_changed = Signal()
    voice_changed = Signal()
    curves_changed = Signal(str)
    scene_changed = Signal()
    frame_ready = Signal(object)
    failures_changed = Signal()
    working_changed = Signal()
    usage_changed = Signal()
    wish_changed = Signal(int)

    def __init__(
        self, document: Document, worker: PipelineWorker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.photo: PhotoFacts | None = None
        self.voice: VoiceFacts | None = None
        self.curves: dict[Side, CurveFacts] = {}
        self.scene: SceneFacts | None = None
        self.usage: Usage | None = None
        self.progress: Working | None = None
        self.failures: dict[Place, Failure] = {}
        self.number = 0
        self._fulfilled = 0
        self._document, self._worker = document, worker
        self._uploaded: set[str] = set()
        self._watch = FileWatch(self)
        self._watch.replaced.connect(self.refresh)
        document.changed.connect(self._document_changed)
        worker.answered.connect(self._answered)
        worker.restarted.connect(self._restarted)

    @property
    def is_busy(self) -> bool:
        """Something that was wished for isn't there yet, be it that its process only starts."""
        return self._fulfilled < self.number and "worker" not in self.failures

    def refresh(self) -> None:
        """Asks again for everything, for example because a file was put back or replaced."""
        self._wish(self._document.project)

    def _document_changed(self, project: Project, before: Project) -> None:
        if project.photo != before.photo and self.photo is not None:
            self.photo = None
            if self.scene is not None:
                # They are about the photo before, and the next scene can take minutes.
                self.scene = replace(self.scene, notes=())
            self.photo_changed.emit()
        if project.voice != before.voice and self.voice is not None:
            self.voice = None
            self.voice_changed.emit()
        if project.motion_key() != before.motion_key() or project.other != before.other:
            self._forget_curves(project)
        self._wish(project)

    def _forget_curves(self, project: Project) -> None:
        gone = [side for side in self.curves if side == "other" or not project.motion_key()]
        for side in gone:
            del self.curves[side]
            self.curves_changed.emit(side)

    def _wish(self, project: Project) -> None:
        was_busy = self.is_busy
        self.number += 1
        self._watch.watch((project.photo, project.voice))
        self._upload(project)
        other = None
        if project.other and project.find(project.other):
            other = (project.motion_key(project.other), project.take_settings(project.other))
        self._worker.send(
            Wish(
                self.number,
                project.photo,
                project.points,
                project.voice,
                project.settings,
                project.motion_key(),
                other,
            )
        )
        if self.failures:
            self.failures = {}
            self.failures_changed.emit()
        self.wish_changed.emit(self.number)
        if not was_busy:
            self.working_changed.emit()

    def _upload(self, project: Project) -> None:
        """Gives the process the motions that it would otherwise sample once more."""
        motions = self._document.motions
        wanted = {project.motion_key(), project.motion_key(project.other)}
        for key in wanted - self._uploaded - {""}:
            if key in motions:
                self._worker.send(Keep(key, motions[key]))
                self._uploaded.add(key)

    def _restarted(self) -> None:
        self._uploaded.clear()
        self._wish(self._document.project)

    def _answered(self, answer: object) -> None:
        match answer:
            case PhotoFacts() if answer.photo == self._document.project.photo:
                self.photo = answer
                self.photo_changed.emit()
            case VoiceFacts() if answer.voice == self._document.project.voice:
                self.voice = answer
                self.voice_changed.emit()
            case TakeMade():
                self._uploaded.add(answer.take)
                self._document.keep_motion(answer.take, answer.motion)
            case Usage():
                self.usage = answer
                self.usage_changed.emit()
            case CurveFacts() | SceneFacts() | Frame() | Failure() | Working() | Idle():
                if answer.number == self.number:
                    self._current(answer)

    def _current(self, answer: CurveFacts | SceneFacts | Frame | Failure | Working | Idle) -> None:
        match answer:
            case CurveFacts():
                self.curves[answer.side] = answer
                self.curves_changed.emit(answer.side)
            case SceneFacts():
                self.scene = answer
                self.scene_changed.emit()
            case Frame():
                self.frame_ready.emit(answer)
            case Failure():
                self.failures[answer.place] = answer
                self.failures_changed.emit()
            case Working():
                self.progress = answer
                self.working_changed.emit()
            case Idle():
                self.progress, self._fulfilled = None, answer.number
                self.working_changed.emit()
