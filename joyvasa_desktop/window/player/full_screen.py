"""The `FullScreen`: nothing but the picture, and the controls while the mouse moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.player.frame_view import FrameView
from joyvasa_desktop.window.player.transport import TransportBar
from joyvasa_desktop.window.session import Session

# The controls vanish when the mouse rests for so many milliseconds.
_REST = 2500


class FullScreen(QWidget):
    """A window of its own; Escape, F11 or a double click ends it.

    Signals:
        closed(): it ended.
    """

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preview"))
        self._player = session.player
        self.view = FrameView(session.player, session.facts, session.document)
        self.view.backdrop = "#000000"
        self.view.double_clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.controls = self._overlay(TransportBar(session, full_screen=True))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._rested)
        for widget in (self.view, self.controls):
            widget.setMouseTracking(True)
            widget.installEventFilter(self)
        self._rest.start()
        self.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """The keys of the main window that make sense here."""
        player, viewing, key = self._player, self._player.viewing, event.key()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
        elif key == Qt.Key.Key_Space:
            player.toggle()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Comma):
            player.step(-1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Period):
            player.step(1)
        elif key == Qt.Key.Key_Home:
            player.seek(0.0)
        elif key == Qt.Key.Key_L:
            player.loop = not player.loop
        elif key == Qt.Key.Key_B:
            viewing.set_before(not viewing.before)
        else:
            super().keyPressEvent(event)
            return
        self._wake()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """A moving mouse brings the controls back."""
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.Enter, QEvent.Type.HoverMove):
            self._wake()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Keeps the controls at the lower edge."""
        super().resizeEvent(event)
        width = min(self.width() - 2 * theme.HUGE, 900)
        height = self.controls.sizeHint().height()
        self.controls.setGeometry(
            (self.width() - width) // 2, self.height() - height - theme.HUGE, width, height
        )

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Tells that it ended."""
        super().closeEvent(event)
        self.closed.emit()

    def _overlay(self, bar: TransportBar) -> QFrame:
        frame = QFrame(self)
        frame.setObjectName("card")
        frame.setAutoFillBackground(True)
        frame.setBackgroundRole(QPalette.ColorRole.Window)
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.SMALL, theme.SMALL, theme.SMALL, theme.SMALL)
        row.addWidget(bar)
        return frame

    def _wake(self) -> None:
        self.controls.show()
        self.view.unsetCursor()
        self._rest.start()

    def _rested(self) -> None:
        if self.controls.underMouse() or self.controls.isAncestorOf(self.focusWidget()):
            self._rest.start()
            return
        self.controls.hide()
        self.view.setCursor(Qt.CursorShape.BlankCursor)
