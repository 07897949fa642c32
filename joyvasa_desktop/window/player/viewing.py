"""The `Viewing`: how one looks at the preview; survives the widgets that show it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Viewing(QObject):
    """Whether photo and preview are split, where the line is, and how large it all is.

    Signals:
        changed(): an attribute is another one.
        full_screen_wanted(): somebody wants to change between window and full screen.
    """

    changed = Signal()
    full_screen_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before, self._split = False, 0.5
        self._holding = self._actual_size = False

    @property
    def before(self) -> bool:
        """The photo is shown left of the line."""
        return self._before

    @property
    def split(self) -> float:
        """Where the line is, from the left edge of the picture 0 to the right one 1."""
        return self._split

    @property
    def holding(self) -> bool:
        """The photo alone is shown, as long as something is held down."""
        return self._holding

    @property
    def actual_size(self) -> bool:
        """A pixel of the video takes a pixel of the screen; else all of it is seen."""
        return self._actual_size

    def set_before(self, before: bool) -> None:
        """Shows the photo beside the preview, or not."""
        if before != self._before:
            self._before = before
            self.changed.emit()

    def set_split(self, split: float) -> None:
        """Moves the line."""
        split = min(max(split, 0.0), 1.0)
        if split != self._split:
            self._split = split
            self.changed.emit()

    def set_holding(self, holding: bool) -> None:
        """Shows the photo alone, or not any more."""
        if holding != self._holding:
            self._holding = holding
            self.changed.emit()

    def set_actual_size(self, actual_size: bool) -> None:
        """Shows it in the video's own size, or all of it."""
        if actual_size != self._actual_size:
            self._actual_size = actual_size
            self.changed.emit()

    def toggle_full_screen(self) -> None:
        """Asks for the other one of window and full screen."""
        self.full_screen_wanted.emit()
