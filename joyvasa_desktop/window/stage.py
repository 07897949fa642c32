"""The middle of the window: an invitation, the photo with its face, or the face that speaks."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from joyvasa_desktop.project import Project
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.opening import Opener
from joyvasa_desktop.window.photo.photo_stage import PhotoStage
from joyvasa_desktop.window.player.preview import PreviewStage
from joyvasa_desktop.window.player.transport import TransportBar
from joyvasa_desktop.window.session import Session
from joyvasa_desktop.window.welcome import EmptyStudio

View: TypeAlias = Literal["photo", "preview"]


class Stage(QWidget):
    """Shows what can be shown: with a new photo the photo, with photo and voice the preview.

    Signals:
        view_changed(str): "photo" or "preview" is shown now.
    """

    view_changed = Signal(str)

    def __init__(self, session: Session, opener: Opener, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._facts = session.document, session.facts
        self.empty = EmptyStudio(opener)
        self.photo = PhotoStage(session)
        self.preview = PreviewStage(session)
        self._transport = TransportBar(session)
        preview = QWidget()
        column = QVBoxLayout(preview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(self.preview, 1)
        column.addWidget(self._transport)
        self._pages: dict[View, QWidget] = {"photo": self.photo, "preview": preview}
        self._stack = QStackedWidget()
        for page in (self.empty, self.photo, preview):
            self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._view: View = "photo"
        self._document.changed.connect(self._document_changed)
        self._facts.failures_changed.connect(self._failures_changed)
        project = self._document.project
        self.show_view("preview" if project.photo and project.voice else "photo")

    @property
    def view(self) -> View:
        """What is shown, or would be shown if there were a photo."""
        return self._view

    def show_view(self, view: View) -> None:
        """Shows the photo or the preview; without a photo, the invitation to open one."""
        there = self._document.project.photo is not None
        # The invitation is high; while nobody sees it, it needs no room.
        policy = QSizePolicy.Policy.Ignored if there else QSizePolicy.Policy.Preferred
        self.empty.setSizePolicy(policy, policy)
        self._stack.setCurrentWidget(self._pages[view] if there else self.empty)
        self._view = view
        self.view_changed.emit(view)

    def place_points(self) -> None:
        """Shows the photo and lets the user place points on it."""
        self.show_view("photo")
        self.photo.place_points()

    def _document_changed(self, project: Project, before: Project) -> None:
        if project.photo and project.voice and project.voice != before.voice:
            self.show_view("preview")
        elif project.photo != before.photo and not (project.voice and project.photo):
            self.show_view("photo")
        else:
            self.show_view(self._view)

    def _failures_changed(self) -> None:
        # Nobody would find the face's trouble behind a preview that stays empty.
        if "photo" in self._facts.failures:
            self.show_view("photo")
