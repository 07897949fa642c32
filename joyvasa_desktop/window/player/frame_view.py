"""The `FrameView`: paints the player's frames, the photo beside them, and two takes."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from joyvasa_desktop.window.document import Document
from joyvasa_desktop.window.facts import Facts
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.images import as_image
from joyvasa_desktop.window.messages import Side
from joyvasa_desktop.window.player import frame_layout, frame_paint
from joyvasa_desktop.window.player.player import Player
from joyvasa_desktop.window.takes import takes

# A button held down for so many milliseconds shows the photo alone.
_HOLD = 250

# So near the line it can be taken, in logical pixels.
_REACH = 10


class FrameView(QWidget):
    """Shows what the player shows, always from left to right, at full sharpness.

    A click plays or pauses; a mouse button held down shows the photo as it is; the line between
    photo and preview can be dragged, and so can a picture that is larger than the view.

    Signals:
        double_clicked(): for full screen.

    Attributes:
        backdrop: colour around the pictures, "" for that of the theme.
    """

    double_clicked = Signal()

    def __init__(
        self, player: Player, facts: Facts, document: Document, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._player, self._facts, self._document = player, facts, document
        self._viewing = player.viewing
        self.backdrop = ""
        self._photo: QImage | None = None
        self._pan = QPointF()
        self._pressed: QPointF | None = None
        self._dragging = ""
        self._shows_focus = False
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(_HOLD)
        self._hold.timeout.connect(self._held)
        self.setMinimumSize(160, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Preview"))
        self.setToolTip(self.tr("Click to play or pause; hold the button down to see the photo."))
        player.frame_changed.connect(self._frame_changed)
        player.playing_changed.connect(self._repaint)
        player.duration_changed.connect(self._repaint)
        self._viewing.changed.connect(self._viewing_changed)
        facts.photo_changed.connect(self._photo_changed)
        facts.scene_changed.connect(self._repaint)
        document.changed.connect(self._repaint)
        self._photo_changed()

    @property
    def is_empty(self) -> bool:
        """Neither a frame nor a photo can be shown."""
        return self._player.frame() is None and self._photo is None

    def picture_places(self) -> list[QRectF]:
        """Where the pictures are, in logical pixels; empty if there are none."""
        shown = self._player.frame() or self._photo
        if shown is None:
            return []
        size = QSizeF(shown.size())
        if self._player.frame() is None and not self._document.project.settings.paste_back:
            size = QSizeF(1, 1)
        actual = None
        if self._viewing.actual_size:
            scene = self._facts.scene
            actual = QSizeF(*scene.video_size) if scene is not None else size
            actual /= self.devicePixelRatioF()
        count = 2 if self._player.is_comparing else 1
        return frame_layout.places(QRectF(self.rect()), size, count, actual, self._pan)

    def sign_place(self, wanted: QSize) -> QRect:
        """Where a sign over the pictures goes: near their lower edge, off the play button.

        Args:
            wanted: its size; it gets narrower only if the view is.
        """
        room = QRect(self.rect()).adjusted(theme.TINY, 0, -theme.TINY, 0)
        seen = [each.intersected(QRectF(self.rect())) for each in self.picture_places()]
        return frame_layout.sign(room, wanted, frame_paint.play_place(seen[0]) if seen else None)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paints the pictures and what lies on them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(self.backdrop or theme.colours().sunken))
        places = self.picture_places()
        sides: tuple[Side, Side] = ("main", "other")
        for side, place in zip(sides, places, strict=False):
            self._paint_side(painter, side, place)
        if places and self._offers_play:
            frame_paint.play(painter, places[0].intersected(QRectF(self.rect())))
        if self._shows_focus:
            painter.setPen(QPen(QColor(theme.colours().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _paint_side(self, painter: QPainter, side: Side, place: QRectF) -> None:
        image = self._player.frame(side)
        split = self._viewing.before and side == "main"
        if image is not None and not self._viewing.holding:
            frame_paint.picture(painter, image, place)
        else:
            self._paint_photo(painter, place, 1.0)
        if split and image is not None and not self._viewing.holding:
            self._paint_photo(painter, place, self._viewing.split)
            frame_paint.line(painter, place, self._viewing.split, self.rect())
        for text, corner in self._labels(side):
            frame_paint.label(painter, text, place.intersected(QRectF(self.rect())), corner)

    def _paint_photo(self, painter: QPainter, place: QRectF, share: float) -> None:
        """The photo as it is, from the left edge up to a share of the width."""
        if self._photo is None:
            return
        part = QRectF(place.left(), place.top(), place.width() * share, place.height())
        painter.save()
        painter.setClipRect(part)
        corners = None if self._facts.photo is None else self._facts.photo.crop
        if self._document.project.settings.paste_back or corners is None:
            frame_paint.picture(painter, self._photo, place)
        else:
            square = QPolygonF([QPointF(x, y) for x, y in corners])
            way = QTransform()
            if QTransform.quadToQuad(square, QPolygonF(_corners(place)), way):
                painter.setTransform(way, True)
                painter.drawImage(0, 0, self._photo)
        painter.restore()

    def _labels(self, side: Side) -> list[tuple[str, str]]:
        """What is written on a side, and in which corner."""
        if self._viewing.holding:
            return [(self.tr("Photo"), "left")]
        labels = []
        if self._viewing.before and side == "main":
            labels = [(self.tr("Before"), "left"), (self.tr("After"), "right")]
        if self._player.is_comparing:
            project = self._document.project
            take = project.find(project.take if side == "main" else project.other)
            if take is not None:
                labels.append((takes.title(take), "top"))
        return labels

    @property
    def _offers_play(self) -> bool:
        player, viewing = self._player, self._viewing
        plain = not (viewing.holding or viewing.before or player.is_comparing)
        at_end = player.position in (0.0, player.duration)
        return plain and at_end and player.duration > 0 and not player.playing

    # ---- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Takes the line or the picture, or begins a click."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position()
        self._dragging = "line" if self._is_on_line(event.position()) else ""
        if not self._dragging:
            self._hold.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Drags the line or the picture."""
        place = event.position()
        places = self.picture_places()
        if self._dragging == "line" and places:
            picture = places[0]
            self._viewing.set_split((place.x() - picture.left()) / max(picture.width(), 1))
        elif self._pressed is not None and self._viewing.actual_size:
            if self._dragging or (place - self._pressed).manhattanLength() > 6:
                self._dragging = "picture"
                self._hold.stop()
                self._move_picture(place - self._pressed)
                self._pressed = place
        elif self._pressed is None:
            on_line = self._is_on_line(place)
            shape = Qt.CursorShape.SplitHCursor if on_line else Qt.CursorShape.PointingHandCursor
            self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """A short click plays or pauses."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        clicked = self._hold.isActive() and not self._dragging
        self._let_go()
        if clicked:
            self._player.toggle()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Full screen; the first of the two clicks is taken back."""
        if event.button() == Qt.MouseButton.LeftButton and not self._is_on_line(event.position()):
            self._player.toggle()
            self.double_clicked.emit()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Nothing is held any more."""
        self._let_go()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Shows where the keys go to those who came with keys."""
        super().focusInEvent(event)
        by_key = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._shows_focus = event.reason() in by_key
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """The keys go elsewhere."""
        super().focusOutEvent(event)
        self._shows_focus = False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Frames needn't be larger than the view."""
        super().resizeEvent(event)
        self.tell_size()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """This view decides now how large frames are."""
        super().showEvent(event)
        self.tell_size()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Nothing is held any more."""
        super().hideEvent(event)
        self._let_go()

    def tell_size(self) -> None:
        """Lets the player draw frames for this view."""
        if not self.isVisible():
            return
        places = self.picture_places()
        longest = max((max(each.width(), each.height()) for each in places), default=0.0)
        if longest:
            self._player.set_longest(math.ceil(longest * self.devicePixelRatioF()))

    # ---- what changes around it

    def _let_go(self) -> None:
        self._hold.stop()
        self._pressed, self._dragging = None, ""
        self._viewing.set_holding(False)

    def _held(self) -> None:
        self._viewing.set_holding(True)

    def _is_on_line(self, point: QPointF) -> bool:
        places = self.picture_places()
        if not self._viewing.before or not places:
            return False
        x = places[0].left() + places[0].width() * self._viewing.split
        return abs(point.x() - x) <= _REACH

    def _move_picture(self, way: QPointF) -> None:
        self._pan += way
        self.update()

    def _frame_changed(self, side: str) -> None:
        self.update()

    def _repaint(self) -> None:
        self.update()

    def _viewing_changed(self) -> None:
        if not self._viewing.actual_size:
            self._pan = QPointF()
        self.tell_size()
        self.update()

    def _photo_changed(self) -> None:
        facts = self._facts.photo
        self._photo = as_image(facts.picture) if facts is not None else None
        self.update()


def _corners(place: QRectF) -> list[QPointF]:
    return [place.topLeft(), place.topRight(), place.bottomRight(), place.bottomLeft()]
