"""The `FilePlayer`: a small window that plays a finished video."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QDesktopServices,
    QImage,
    QMouseEvent,
    QMovie,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import Button, IconButton, MessageBar
from joyvasa_desktop.window.multimedia import is_connected, load_multimedia
from joyvasa_desktop.window.player import frame_layout
from joyvasa_desktop.window.timeline.time_view import clock

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame


def opened_elsewhere(path: Path) -> bool:
    """Hands what isn't a film (a folder of pictures) to the system's program for it."""
    return path.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class FilePlayer(QDialog):
    """Plays a video file or an animated picture at once; deleted when it is closed."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(path.name)
        self._path = path
        self._player: QMediaPlayer | None = None
        self._movie: QMovie | None = None
        self.picture = _Picture()
        self.picture.setAccessibleName(path.name)
        self._bar = MessageBar()
        self._play = IconButton("pause", self.tr("Pause"))
        self._play.setObjectName("file-play")
        self._time = QLabel()
        self._place = QSlider(Qt.Orientation.Horizontal)
        self._place.setAccessibleName(self.tr("Position in the video"))
        self._elsewhere = Button(
            self.tr("Open with another program"),
            "open",
            "quiet",
            self.tr("The program that your system uses for such files."),
        )
        self._lay_out()
        self._elsewhere.clicked.connect(self._open_elsewhere)
        self._play.clicked.connect(self.toggle)
        self.picture.clicked.connect(self.toggle)
        self.resize(720, 720)
        if path.suffix.lower() == ".gif":
            self._start_movie()
        else:
            self._start_player()

    @property
    def message(self) -> str:
        """Why nothing is played, "" if all is well."""
        return self._bar.text

    def toggle(self) -> None:
        """Plays or pauses; at the end it plays again."""
        if self._movie is not None:
            self._movie.setPaused(self._movie.state() == QMovie.MovieState.Running)
            self._show_playing(self._movie.state() == QMovie.MovieState.Running)
        elif self._player is not None and self._player.isPlaying():
            self._player.pause()
        elif self._player is not None:
            self._player.play()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Lets go of the file, so that it can be moved or deleted."""
        if self._player is not None:
            self._player.stop()
            self._player.setSource(QUrl())
        if self._movie is not None:
            self._movie.stop()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self._bar)
        column.addWidget(self.picture, 1)
        controls = QWidget()
        # Time runs from left to right in every language.
        controls.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout(controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SMALL)
        row.addWidget(self._play)
        row.addWidget(self._time)
        row.addWidget(self._place, 1)
        row.addWidget(self._elsewhere)
        column.addWidget(controls)

    def _start_movie(self) -> None:
        self._movie = QMovie(str(self._path), parent=self)
        self._movie.frameChanged.connect(self._movie_frame)
        self._place.hide()
        self._time.hide()
        if self._movie.isValid():
            self._movie.start()
        else:
            self._failed()

    def _start_player(self) -> None:
        try:
            load_multimedia()
        except ImportError:  # Qt's sound needs a system library that some machines lack
            self._failed()
            return
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoSink

        sink = QVideoSink(self)
        sink.videoFrameChanged.connect(self._video_frame)
        player = self._player = QMediaPlayer(self)
        player.setVideoOutput(sink)
        if is_connected():
            player.setAudioOutput(QAudioOutput(self))
        player.errorOccurred.connect(self._failed)
        player.playingChanged.connect(self._show_playing)
        player.durationChanged.connect(self._show_time)
        player.positionChanged.connect(self._show_time)
        self._place.sliderMoved.connect(player.setPosition)
        player.setSource(QUrl.fromLocalFile(str(self._path)))
        player.play()

    def _failed(self) -> None:
        self._bar.tell(
            self.tr("This window can't play the video. The file itself may well be fine."),
            "warning",
            action=(self.tr("Open with another program"), self._open_elsewhere),
        )

    def _open_elsewhere(self) -> None:
        if self._player is not None:
            self._player.pause()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _movie_frame(self) -> None:
        if self._movie is not None:
            self.picture.show_image(self._movie.currentImage())

    def _video_frame(self, frame: QVideoFrame) -> None:
        if frame.isValid():
            self.picture.show_image(frame.toImage())

    def _show_playing(self, playing: bool) -> None:
        self._play.show_icon("pause" if playing else "play")
        self._play.say(self.tr("Pause") if playing else self.tr("Play"))

    def _show_time(self) -> None:
        if self._player is None:
            return
        position, duration = self._player.position(), self._player.duration()
        self._time.setText(f"{clock(position / 1000)} / {clock(duration / 1000)}")
        self._place.setRange(0, max(duration, 1))
        if not self._place.isSliderDown():
            self._place.setValue(position)


class _Picture(QWidget):
    """Paints one picture, as large as it fits.

    Signals:
        clicked(): the mouse was pressed on it.
    """

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """A comfortable size."""
        return QSize(640, 640)

    def show_image(self, image: QImage) -> None:
        """Shows that picture."""
        self.image = image
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """A click plays or pauses."""
        self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paints the picture in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(theme.colours().sunken))
        if not self.image.isNull():
            area = QRectF(self.rect())
            size = QSizeF(self.image.size())
            painter.drawImage(frame_layout.places(area, size, 1)[0], self.image)
