"""The photo in the middle of the window: its faces, the square around one, points by hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from joyvasa_desktop.photo.portrait import Kind
from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import declarations
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import MessageBar
from joyvasa_desktop.window.photo.photo_bar import PhotoBar
from joyvasa_desktop.window.photo.photo_canvas import OVERLAYS, Overlay, PhotoCanvas
from joyvasa_desktop.window.photo.photo_news import Doing, Ways, news
from joyvasa_desktop.window.photo.photo_state import PhotoState
from joyvasa_desktop.window.photo.photo_tools import CropTool, FaceTool
from joyvasa_desktop.window.photo.placing import Placing
from joyvasa_desktop.window.photo.point_guide import Choice, PointGuide
from joyvasa_desktop.window.photo.points_tool import PointsTool
from joyvasa_desktop.window.photo.square_tool import SquareTool
from joyvasa_desktop.window.photo.turned_square import TurnedSquare
from joyvasa_desktop.window.photo.viewport import STEP, Viewport
from joyvasa_desktop.window.session import Session
from joyvasa_desktop.window.way_out import builtin_engine

_OVERLAY = "photo/overlay"
_CROP = ("crop_scale", "crop_x", "crop_y")

_ROOM = (600, 360)
"""px; in less than that, the guide lies above the photo instead of beside it."""


class PhotoStage(QWidget):
    """Puts canvas, buttons, guide and messages together and lets them work on the document.

    Signals:
        guided(bool): points or a square are being placed, or no more; the photo can use room.
    """

    guided = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._facts = session.document, session.facts
        self._preferences = session.preferences
        self.state = PhotoState(session.document, session.facts, self)
        self.canvas = PhotoCanvas(self.state, Viewport())
        self.points = PointsTool(self.state, self.canvas.view, self)
        self._faces = FaceTool(self.state, self.canvas.view, self, self.points)
        self._crop = CropTool(self.state, self.canvas.view, self)
        self._square = SquareTool(self.state, self.canvas.view, self)
        self._models = session.models
        self._ways = Ways(
            self.place_points,
            self._click_anew,
            self._switch_kind,
            self._show_models,
            builtin_engine(session.document),
        )
        self._asked: Path | None = None
        self._dismissed: tuple[Path | None, str] = (None, "")
        self.message = MessageBar()
        self.bar = PhotoBar()
        self.guide = PointGuide()
        self._lay_out()
        self._wire()
        self.canvas.overlay = self._remembered_overlay()
        self.canvas.take(self._faces)
        if self.state.facts is not None:
            self._asked = self.state.project.photo  # by the stage before this one
        self._refresh()
        self._show_news()

    def place_points(self) -> None:
        """Asks for points, or lets those that are there be moved, or the square instead of them."""
        if self.state.facts is None:
            return
        if self.state.is_drawn and self.state.turned is not None:
            self.canvas.take(self._square)
        elif not self.points.is_placing:
            self.canvas.take(self.points)
            self.points.adjust()
        self._refresh()
        self._show_near()
        self._show_news()
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
        self._show_news()

    @property
    def is_guided(self) -> bool:
        """Points or a square are being placed."""
        return not self.guide.isHidden()

    def _show_near(self) -> None:
        """Comes near to the points that are there, once the guide has taken its room."""
        points = self.state.dots
        if points is None:
            return
        layout = self.layout()
        if layout is not None:
            layout.activate()
        if self.state.is_drawn and self.state.turned is not None:
            self.canvas.show_around(_bounds(self.state.turned))
            return
        (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
        self.canvas.focus(QRectF(left, top, right - left + 1, bottom - top + 1))

    # ---- building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(self.message)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.SMALL)
        self._row.addWidget(self.canvas, 1)
        self._row.addWidget(self.guide)
        column.addLayout(self._row, 1)
        column.addWidget(self.bar)

    def _wire(self) -> None:
        self._document.changed.connect(self._document_changed)
        self._facts.photo_changed.connect(self._photo_changed)
        self._facts.failures_changed.connect(self._show_news)
        self._models.files_changed.connect(self._models_changed)
        self.message.closed.connect(self._dismiss)
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
        guide.again_wanted.connect(self._click_anew)
        guide.removal_wanted.connect(self._remove_points)
        guide.done.connect(self._done)

    # ---- following the models

    def _document_changed(self, project: Project, before: Project) -> None:
        if project.photo != before.photo or project.settings.mode != before.settings.mode:
            self._asked = None
            self._put_away()
        elif self._is_out_of_place and self._facts.photo is not None:
            self._put_away()  # Undo took the points away, or another engine sees another square.
        self._refresh()
        self._show_news()

    def _photo_changed(self) -> None:
        self._ask_at_once()
        self._refresh()
        self._show_news()

    def _ask_at_once(self) -> None:
        """Clicks are asked for where nothing else finds the face; who cancels isn't asked again."""
        state, photo = self.state, self.state.project.photo
        if state.kind != "animal" or state.facts is None or state.search == "running":
            return
        if self.points.is_placing and state.dots is not None and not self._has_begun:
            self._put_away()  # The face was found meanwhile.
        lacks = state.search in ("absent", "done") and state.dots is None and not state.animals
        if lacks and self._asked != photo and self.canvas.tool is self._faces:
            self.canvas.take(self.points)
            self.points.start()
            self._asked = photo
        if state.points is not None:
            self._asked = photo

    @property
    def _doing(self) -> Doing:
        if self.points.is_placing:
            return "placing"
        return "moving" if self.canvas.tool is self.points else "nothing"

    @property
    def _has_begun(self) -> bool:
        placing = self.points.placing
        return placing is not None and placing.next > 0

    @property
    def _is_out_of_place(self) -> bool:
        """The tool in hand has nothing left to work on."""
        tool = self.canvas.tool
        if tool is self._crop:
            return self.state.turned is not None
        if tool is self._square:
            return self.state.turned is None
        return tool is self.points and not self.points.is_placing and self.state.dots is None

    def _models_changed(self) -> None:
        """What finds animals may have come."""
        if self.state.kind == "animal" and self.state.search in ("absent", "failed"):
            self._facts.refresh()

    def _refresh(self) -> None:
        state, tool = self.state, self.canvas.tool
        only_square = not state.settings.paste_back
        self.canvas.shows_square = only_square and tool is self._faces
        self._faces.shows_dots = self.canvas.overlay != "nothing"
        self.canvas.refresh()
        self.bar.setEnabled(state.facts is not None)
        meshes = bool(state.faces) if state.points is None else state.face_by_hand is not None
        dots = state.kind == "animal" and state.dots is not None
        self.bar.show_overlay(self.canvas.overlay, meshes, dots)
        drawing = tool is self._square and state.is_drawn
        cropping = tool is self._crop or (tool is self._square and not drawing)
        croppable = state.landmarks is not None
        self.bar.show_tools(cropping, tool is self.points or drawing, croppable, only_square)
        self._show_guide()
        self._show_zoom()
        self._describe()

    def _show_guide(self) -> None:
        placing, tool = self.points.placing, self.canvas.tool
        drawing = tool is self._square and self.state.is_drawn
        if placing is not None and not placing.is_complete:
            joyvasa, state = self.state.settings.engine == "joyvasa", self.state
            missed = state.kind == "animal" and state.search == "done" and not state.animals
            self.guide.ask(placing.way, placing.next, joyvasa, missed)
        elif drawing:
            self.guide.offer_square()
        elif self.state.dots is not None:
            placed = self.state.points is not None
            self.guide.offer(self.state.kind, self.points.selected, removable=placed)
        self._fit_guide()
        guided = tool is self.points or drawing
        changed = guided != self.is_guided
        self.guide.setVisible(guided)
        if changed:
            self.guided.emit(guided)
        # Where there is little room, the photo needs it.
        self.bar.setHidden(guided and self.guide.is_compact)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Puts the guide where there is room for it."""
        super().resizeEvent(event)
        self._fit_guide()

    def _fit_guide(self) -> None:
        compact = self.width() < _ROOM[0] or self.height() < _ROOM[1]
        if compact != self.guide.is_compact:
            self.guide.set_compact(compact)
            ways = QBoxLayout.Direction
            self._row.setDirection(ways.BottomToTop if compact else ways.LeftToRight)
            self.bar.setHidden(compact and not self.guide.isHidden())

    def _show_zoom(self) -> None:
        view = self.canvas.view
        self.bar.show_zoom(view.zoom, view.is_fitted)

    def _describe(self) -> None:
        """What the canvas shows, for who can't see it."""
        chosen, found = self.state.chosen, self.state.found
        if chosen is None:
            text = self.tr("%n face(s) found", "", len(found)) if found else ""
        else:
            text = self.tr("Face {number} of {count} is chosen").format(
                number=chosen + 1, count=len(found)
            )
        self.canvas.setAccessibleDescription(text)

    def _show_news(self) -> None:
        failure = self._facts.failures.get("photo")
        said = news(self.state, failure, self._doing, self._ways)
        if said is None or self._dismissed == (self.state.project.photo, said.name):
            self.message.clear()
        else:
            self.message.tell(said.text, said.kind, said.details, said.action, said.other)

    def _dismiss(self) -> None:
        """Who has closed what isn't a failure needn't close it again."""
        failure = self._facts.failures.get("photo")
        said = news(self.state, failure, self._doing, self._ways)
        if said is not None and failure is None:
            self._dismissed = self.state.project.photo, said.name

    # ---- what the buttons do

    def _choose_overlay(self, overlay: Overlay) -> None:
        self.canvas.overlay = overlay
        self._preferences.set_text(_OVERLAY, overlay)
        self._refresh()

    def _switch_crop(self, on: bool) -> None:
        crop = self._crop if self.state.turned is None else self._square
        self.canvas.take(crop if on else self._faces)
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

    def _choose_way(self, way: Choice) -> None:
        if way != "square":
            self.points.choose(way)
            return
        self.points.placing = None
        self.canvas.take(self._square)
        self._square.start()
        self._refresh()
        self._show_near()
        self._show_news()

    def _click_anew(self) -> None:
        """Asks for all points, whatever is there."""
        if self.state.facts is not None:
            self.canvas.take(self.points)
            self.points.start()
            self.canvas.fit()  # The points that were there may have been far from the face.
            self._show_news()

    def _switch_kind(self, kind: Kind) -> None:
        text = self.tr("Animal") if kind == "animal" else self.tr("Person")
        self.state.choose_kind(kind, text)

    def _show_models(self) -> None:
        self._models.page_wanted.emit()

    def _remove_points(self) -> None:
        self._document.change(self._document.project.but(points=None), self.tr("Remove points"))
        self._put_away()

    def _done(self) -> None:
        """Points that were found and looked at are as good as placed."""
        state, dots = self.state, self.state.dots
        if dots is not None and state.points is None and not self.points.is_placing:
            points = state.original([(x, y) for x, y in dots.tolist()])
            self._document.change(state.project.but(points=points), self.tr("Keep points"))
        self._put_away()

    def _put_away(self) -> None:
        """Back to choosing faces."""
        if self.canvas.tool in (self.points, self._square):
            self.canvas.fit()
        self.points.placing = None
        self.canvas.take(self._faces)
        self._refresh()
        self._show_news()

    def _remembered_overlay(self) -> Overlay:
        remembered = self._preferences.text(_OVERLAY, "boxes")
        return next((each for each in OVERLAYS if each == remembered), "boxes")


def _bounds(square: TurnedSquare) -> QRectF:
    xs, ys = zip(*square.corners(), strict=True)
    return QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
