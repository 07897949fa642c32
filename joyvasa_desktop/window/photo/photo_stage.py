"""The photo in the middle of the window: its faces, the square around one, points by hand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import declarations
from joyvasa_desktop.window.language import explained
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import MessageBar
from joyvasa_desktop.window.photo.photo_bar import PhotoBar
from joyvasa_desktop.window.photo.photo_canvas import OVERLAYS, Overlay, PhotoCanvas
from joyvasa_desktop.window.photo.photo_state import PhotoState
from joyvasa_desktop.window.photo.photo_tools import CropTool, FaceTool
from joyvasa_desktop.window.photo.placing import Placing, Way
from joyvasa_desktop.window.photo.point_guide import PointGuide
from joyvasa_desktop.window.photo.points_tool import PointsTool
from joyvasa_desktop.window.photo.viewport import STEP, Viewport
from joyvasa_desktop.window.session import Session

_OVERLAY = "photo/overlay"
_CROP = ("crop_scale", "crop_x", "crop_y")


class PhotoStage(QWidget):
    """Puts canvas, buttons, guide and messages together and lets them work on the document."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._facts = session.document, session.facts
        self._preferences = session.preferences
        self.state = PhotoState(session.document, session.facts, self)
        self.canvas = PhotoCanvas(self.state, Viewport())
        self._faces = FaceTool(self.state, self.canvas.view, self)
        self._crop = CropTool(self.state, self.canvas.view, self)
        self.points = PointsTool(self.state, self.canvas.view, self)
        self.message = MessageBar()
        self.bar = PhotoBar()
        self.guide = PointGuide()
        self._lay_out()
        self._wire()
        self.canvas.overlay = self._remembered_overlay()
        self.canvas.take(self._faces)
        self._refresh()
        self._show_failure()

    def place_points(self) -> None:
        """Asks for points, or lets those that are there be moved."""
        if self.state.facts is None:
            return
        self.canvas.take(self.points)
        self.points.adjust()
        self._refresh()
        self._show_near()
        self._show_failure()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def unfinished(self) -> Placing | None:
        """Points that are being placed; they outlive the widgets if `resume` gets them."""
        return self.points.placing

    def resume(self, placing: Placing | None) -> None:
        """Goes on placing points where another stage was left."""
        if placing is None or self.state.facts is None:
            return
        self.canvas.take(self.points)
        self.points.placing = placing
        self._refresh()
        self._show_failure()

    def _show_near(self) -> None:
        """Comes near to the points that are there, once the guide has taken its room."""
        points = self.state.points
        if points is None:
            return
        layout = self.layout()
        if layout is not None:
            layout.activate()
        (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
        self.canvas.focus(QRectF(left, top, right - left + 1, bottom - top + 1))

    # ---- building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(self.message)
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL)
        row.addWidget(self.canvas, 1)
        row.addWidget(self.guide)
        column.addLayout(row, 1)
        column.addWidget(self.bar)

    def _wire(self) -> None:
        self._document.changed.connect(self._document_changed)
        self._facts.photo_changed.connect(self._photo_changed)
        self._facts.failures_changed.connect(self._show_failure)
        self.canvas.zoomed.connect(self._show_zoom)
        self.canvas.left.connect(self._put_away)
        self.points.progressed.connect(self._refresh)
        self.points.finished.connect(self._show_near)
        self.points.refused.connect(self.message.tell)
        bar, guide = self.bar, self.guide
        bar.overlay_chosen.connect(self._choose_overlay)
        bar.crop_switched.connect(self._switch_crop)
        bar.points_switched.connect(self._switch_points)
        bar.square_switched.connect(self._switch_square)
        bar.reset_wanted.connect(self._reset_square)
        bar.zoom_wanted.connect(self._zoom)
        guide.way_chosen.connect(self._choose_way)
        guide.undo_wanted.connect(self.points.undo)
        guide.again_wanted.connect(self.points.start)
        guide.removal_wanted.connect(self._remove_points)
        guide.done.connect(self._put_away)

    # ---- following the models

    def _document_changed(self, project: Project, before: Project) -> None:
        if project.photo != before.photo or project.settings.mode != before.settings.mode:
            self._put_away()
        elif self._is_adjusting and self.state.points is None and self._facts.photo is not None:
            self._put_away()  # Undo took the points away.
        self._refresh()

    def _photo_changed(self) -> None:
        self._refresh()
        self._show_failure()

    @property
    def _is_adjusting(self) -> bool:
        return self.canvas.tool is self.points and not self.points.is_placing

    def _refresh(self) -> None:
        state, tool = self.state, self.canvas.tool
        only_square = not state.settings.paste_back
        self.canvas.shows_square = only_square and tool is self._faces
        self.canvas.refresh()
        self.bar.setEnabled(state.facts is not None)
        meshes = bool(state.faces) if state.points is None else state.face_by_hand is not None
        self.bar.show_overlay(self.canvas.overlay, meshes)
        croppable = state.landmarks is not None
        self.bar.show_tools(tool is self._crop, tool is self.points, croppable, only_square)
        self._show_guide()
        self._show_zoom()
        self._describe()

    def _show_guide(self) -> None:
        placing = self.points.placing
        self.guide.setVisible(self.canvas.tool is self.points)
        if placing is not None and not placing.is_complete:
            self.guide.ask(placing.way, placing.next)
        elif self.state.points is not None:
            self.guide.offer(self.state.kind, self.points.selected)

    def _show_zoom(self) -> None:
        view = self.canvas.view
        self.bar.show_zoom(view.zoom, view.is_fitted)

    def _describe(self) -> None:
        """What the canvas shows, for who can't see it."""
        chosen, faces = self.state.chosen, self.state.faces
        if chosen is None:
            text = self.tr("%n face(s) found", "", len(faces)) if faces else ""
        else:
            text = self.tr("Face {number} of {count} is chosen").format(
                number=chosen + 1, count=len(faces)
            )
        self.canvas.setAccessibleDescription(text)

    def _show_failure(self) -> None:
        failure = self._facts.failures.get("photo")
        # While points are placed it goes without saying that they are missing.
        if failure is None or self.points.is_placing:
            self.message.clear()
            return
        text = explained(failure)
        action = (self.tr("Place points by hand"), self.place_points)
        # Where even the file can't be read, points are no help.
        readable = self.state.facts is not None
        self.message.tell(text, "bad", failure.details, action if readable else None)

    # ---- what the buttons do

    def _choose_overlay(self, overlay: Overlay) -> None:
        self.canvas.overlay = overlay
        self._preferences.set_text(_OVERLAY, overlay)
        self._refresh()

    def _switch_crop(self, on: bool) -> None:
        self.canvas.take(self._crop if on else self._faces)
        self._refresh()

    def _switch_points(self, on: bool) -> None:
        if on:
            self.place_points()
        else:
            self._put_away()

    def _switch_square(self, on: bool) -> None:
        self._document.set(self.tr("Only the square"), paste_back=not on)

    def _reset_square(self) -> None:
        first = {name: declarations()[name].default for name in _CROP}
        settings = self._document.project.settings.but(**first)
        self._document.change(
            self._document.project.with_settings(settings), self.tr("Reset the square")
        )

    def _zoom(self, direction: int) -> None:
        if direction:
            self.canvas.zoom(STEP**direction)
        else:
            self.canvas.fit()

    def _choose_way(self, way: Way) -> None:
        self.points.choose(way)

    def _remove_points(self) -> None:
        self._document.change(self._document.project.but(points=None), self.tr("Remove points"))
        self._put_away()

    def _put_away(self) -> None:
        """Back to choosing faces."""
        if self.canvas.tool is self.points:
            self.canvas.fit()
        self.points.placing = None
        self.canvas.take(self._faces)
        self._refresh()
        self._show_failure()

    def _remembered_overlay(self) -> Overlay:
        remembered = self._preferences.text(_OVERLAY, "boxes")
        return next((each for each in OVERLAYS if each == remembered), "boxes")
