"""Which part of a picture a canvas shows: zoom and pan, and the way from screen to picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

MARGIN = 16.0
"""Logical pixels around the picture when all of it is shown."""

MOST = 16.0
"""Logical pixels of the screen per pixel of the picture."""

FOCUS = 0.5
"""Of the canvas' shorter side: so large is what is being worked on."""

STEP = 1.25
"""Of one step of zooming."""


class Viewport:
    """Lays a picture onto a canvas.

    Positions on the picture count from the corner of its first pixel, in pixels. As long as the
    user hasn't zoomed or moved it, the whole picture is shown at whatever size the canvas has.
    """

    def __init__(self) -> None:
        self.zoom = 1.0
        self.offset = QPointF()
        self.is_fitted = True
        self._canvas = QSizeF(1, 1)
        self._picture = QSizeF(1, 1)

    @property
    def picture(self) -> QRectF:
        """The whole picture in positions on the screen."""
        return QRectF(self.offset, self._picture * self.zoom)

    def resize(self, canvas: QSizeF) -> None:
        """The canvas has another size; what was in its middle stays there."""
        middle = self.to_picture(_middle(self._canvas))
        self._canvas = canvas
        if self.is_fitted:
            self.fit()
        else:
            self._place(middle, _middle(canvas))

    def show(self, picture: QSizeF) -> None:
        """There is another picture; one of the same size stays where it was."""
        if picture != self._picture:
            self._picture = picture
            self.fit()

    def fit(self) -> None:
        """Shows the whole picture in the middle."""
        self.is_fitted = True
        self.zoom = self._whole()
        self._place(_middle(self._picture), _middle(self._canvas))

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Comes nearer or goes away; the place under `around` (on the screen) stays there."""
        at = around if around is not None else _middle(self._canvas)
        held = self.to_picture(at)
        least = min(self._whole(), 1.0)
        self.zoom = min(max(self.zoom * factor, least), max(MOST, least))
        self.is_fitted = False
        if self.zoom <= self._whole():
            self.fit()
        else:
            self._place(held, at)

    def focus(self, part: QRectF) -> None:
        """Comes so near to a part of the picture that it can be worked on, if it is small."""
        largest = max(part.width(), part.height(), 1.0)
        room = min(self._canvas.width(), self._canvas.height())
        wanted = min(FOCUS * room / largest, MOST / 2)
        if wanted > self.zoom * STEP:
            self.zoom, self.is_fitted = wanted, False
            self._place(part.center(), _middle(self._canvas))

    def show_around(self, part: QRectF) -> None:
        """Shows the whole picture, and with it a part that reaches beyond its edges."""
        self.fit()
        picture = QRectF(QPointF(), self._picture)
        if picture.contains(part):
            return
        whole = part.united(picture)
        width = max(self._canvas.width() - 2 * MARGIN, 1)
        height = max(self._canvas.height() - 2 * MARGIN, 1)
        fitting = min(width / whole.width(), height / whole.height())
        self.zoom, self.is_fitted = min(fitting, self.zoom), False
        self._place(whole.center(), _middle(self._canvas))

    def pan(self, by: QPointF) -> None:
        """Moves the picture on the screen; a part of it always stays in sight."""
        if not self.is_fitted:
            self._place(QPointF(), self.offset + by)

    def reveal(self, position: QPointF) -> None:
        """Moves the picture so far that a position on it can be seen."""
        at = self.to_screen(position)
        inside = QRectF(QPointF(), self._canvas).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        x = min(max(at.x(), inside.left()), inside.right())
        y = min(max(at.y(), inside.top()), inside.bottom())
        self.pan(QPointF(x, y) - at)

    def to_screen(self, position: QPointF) -> QPointF:
        """Where a position on the picture is on the screen."""
        return self.offset + position * self.zoom

    def to_picture(self, position: QPointF) -> QPointF:
        """Where a position on the screen is on the picture."""
        return (position - self.offset) / self.zoom

    def _whole(self) -> float:
        """The zoom at which all of the picture is seen; small ones are enlarged twice at most."""
        width = max(self._canvas.width() - 2 * MARGIN, 1)
        height = max(self._canvas.height() - 2 * MARGIN, 1)
        fitting = min(width / self._picture.width(), height / self._picture.height())
        return float(min(fitting, 2.0))

    def _place(self, position: QPointF, at: QPointF) -> None:
        """Puts a position of the picture at one of the screen, as far as a quarter stays seen."""
        offset = at - position * self.zoom
        wide, high = self._picture.width() * self.zoom, self._picture.height() * self.zoom
        self.offset = QPointF(
            _kept(offset.x(), wide, self._canvas.width()),
            _kept(offset.y(), high, self._canvas.height()),
        )


def _middle(size: QSizeF) -> QPointF:
    return QPointF(size.width() / 2, size.height() / 2)


def _kept(start: float, length: float, room: float) -> float:
    """A start at which at least a quarter of the room shows something of the length."""
    seen = min(length, room) / 4
    return min(max(start, seen - length), room - seen)
