"""The `TransportBar`: play, step, scrub, loudness, and how one looks at the preview."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QWidget

from joyvasa_desktop.project import Project
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import IconButton
from joyvasa_desktop.window.player.scrubber import Scrubber
from joyvasa_desktop.window.session import Session
from joyvasa_desktop.window.takes import takes
from joyvasa_desktop.window.timeline.time_view import clock

_SHORTEST_SCRUBBER = 60  # px


class TransportBar(QWidget):
    """Works the player. Like time itself it runs from left to right in every language.

    Where there is little room, what has a place in the menus, too, is left out.

    Args:
        full_screen: it lies over a picture that fills the screen already.
    """

    def __init__(
        self, session: Session, parent: QWidget | None = None, full_screen: bool = False
    ) -> None:
        super().__init__(parent)
        self._player, self._document = session.player, session.document
        self._viewing = session.player.viewing
        self.setObjectName("transport")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._make_buttons(full_screen)
        self._make_sound()
        self._scrubber = Scrubber(session.player)
        self._time = QLabel()
        self._time.setObjectName("time")
        self._time.setAccessibleName(self.tr("Time"))
        self._time.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._lay_out()
        self._connect()
        self._show_all()

    def _make_buttons(self, full_screen: bool) -> None:
        self._start = self._button("to-start", self.tr("To the start"))
        self._back = self._button("step-back", self.tr("One frame back"))
        self._play = self._button("play", self.tr("Play"))
        self._forward = self._button("step-forward", self.tr("One frame forward"))
        self._loop = self._button(
            "loop", self.tr("Loop"), self.tr("It begins again at the end."), checkable=True
        )
        self._before = self._button(
            "split",
            self.tr("Before and after"),
            self.tr("The photo beside what becomes of it; drag the line between them."),
            checkable=True,
        )
        self._compare = self._button(
            "compare",
            self.tr("Compare takes"),
            self.tr("This take beside another one."),
            checkable=True,
        )
        self._fit = self._button(
            "fit",
            self.tr("Video's own size"),
            self.tr("Every pixel of the video; drag the picture to see the rest of it."),
            checkable=True,
        )
        self._full = self._button("fullscreen", self.tr("Full screen"))
        if full_screen:
            self._full.show_icon("exit-fullscreen")
            self._full.say(self.tr("Leave full screen"))

    def _make_sound(self) -> None:
        self._mute = self._button("volume", self.tr("Sound off"))
        self._volume = QSlider(Qt.Orientation.Horizontal)
        self._volume.setObjectName("volume-slider")
        self._volume.setRange(0, 100)
        self._volume.setPageStep(10)
        self._volume.setFixedWidth(72)
        self._volume.setAccessibleName(self.tr("Volume"))
        self._volume.setToolTip(self.tr("Volume"))

    def _button(self, name: str, text: str, tip: str = "", checkable: bool = False) -> IconButton:
        button = IconButton(name, text, tip, checkable)
        button.setObjectName(f"transport-{name}")
        return button

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for play, the scrubber and full screen."""
        always = (self._play, self._scrubber, self._mute, self._full)
        width = sum(_width(each) + theme.TINY for each in always)
        return QSize(width + theme.TINY, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leaves out what has no room."""
        super().resizeEvent(event)
        self._make_room(event.size().width())

    def _make_room(self, width: int) -> None:
        spare = width - self.minimumSizeHint().width()
        for widget in self._by_importance:
            spare -= _width(widget) + theme.TINY
            widget.setVisible(spare >= 0)

    @property
    def _by_importance(self) -> tuple[QWidget, ...]:
        """What can be left out, the most important first."""
        return (
            *(self._time, self._before, self._compare, self._loop),
            *(self._back, self._forward, self._start, self._fit, self._volume),
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(theme.TINY, 0, theme.TINY, 0)
        row.setSpacing(theme.TINY)
        for button in (self._start, self._back, self._play, self._forward, self._loop):
            row.addWidget(button)
        row.addWidget(self._time)
        row.addWidget(self._scrubber, 1)
        for widget in (self._mute, self._volume):
            row.addWidget(widget)
        for button in (self._before, self._compare, self._fit, self._full):
            row.addWidget(button)

    def _connect(self) -> None:
        player, viewing = self._player, self._viewing
        self._start.clicked.connect(self._to_start)
        self._back.clicked.connect(self._step_back)
        self._play.clicked.connect(player.toggle)
        self._forward.clicked.connect(self._step_forward)
        self._loop.clicked.connect(self._loop_clicked)
        self._mute.clicked.connect(self._mute_clicked)
        self._volume.valueChanged.connect(self._volume_moved)
        self._before.clicked.connect(viewing.set_before)
        self._compare.clicked.connect(self._compare_clicked)
        self._fit.clicked.connect(viewing.set_actual_size)
        self._full.clicked.connect(viewing.toggle_full_screen)
        player.position_changed.connect(self._show_time)
        player.duration_changed.connect(self._show_all)
        player.playing_changed.connect(self._show_playing)
        player.loop_changed.connect(self._loop.setChecked)
        player.sound_changed.connect(self._show_sound)
        viewing.changed.connect(self._show_viewing)
        self._document.changed.connect(self._show_takes)

    # ---- what is pressed

    def _to_start(self) -> None:
        self._player.seek(0.0)

    def _step_back(self) -> None:
        self._player.step(-1)

    def _step_forward(self) -> None:
        self._player.step(1)

    def _loop_clicked(self, on: bool) -> None:
        self._player.loop = on

    def _mute_clicked(self) -> None:
        self._player.muted = not self._player.muted

    def _volume_moved(self, value: int) -> None:
        self._player.volume = value / 100

    def _compare_clicked(self, on: bool) -> None:
        takes.compare(self._document, _neighbour(self._document.project) if on else "")

    # ---- what is shown

    def _show_all(self) -> None:
        there = self._player.duration > 0
        for widget in (self._start, self._back, self._play, self._forward, self._loop):
            widget.setEnabled(there)
        self._scrubber.setEnabled(there)
        self._loop.setChecked(self._player.loop)
        self._show_time()
        self._show_playing()
        self._show_sound()
        self._show_viewing()
        self._show_takes()

    def _show_time(self) -> None:
        player = self._player
        text = f"{clock(player.position)} / {clock(player.duration)}"
        if text != self._time.text():
            self._time.setText(text)
        # Digits of different widths would make the slider tremble.
        widest = self._time.fontMetrics().horizontalAdvance("0" * len(text))
        if self._time.minimumWidth() != widest + theme.SMALL:
            self._time.setFixedWidth(widest + theme.SMALL)

    def _show_playing(self) -> None:
        playing = self._player.playing
        self._play.show_icon("pause" if playing else "play")
        self._play.say(self.tr("Pause") if playing else self.tr("Play"))

    def _show_sound(self) -> None:
        player = self._player
        silent = player.muted or player.is_silent
        self._mute.show_icon("mute" if silent else "volume")
        if player.is_silent:
            note = self.tr("No device for sound was found; the picture plays without it.")
            self._mute.say(self.tr("No sound"), note)
        else:
            self._mute.say(self.tr("Sound on") if player.muted else self.tr("Sound off"))
        self._mute.setEnabled(not player.is_silent)
        self._volume.blockSignals(True)
        self._volume.setValue(round(player.volume * 100))
        self._volume.blockSignals(False)
        self._volume.setEnabled(not player.is_silent)

    def _show_viewing(self) -> None:
        self._before.setChecked(self._viewing.before)
        self._fit.setChecked(self._viewing.actual_size)

    def _show_takes(self) -> None:
        project = self._document.project
        self._compare.setEnabled(len(project.takes) > 1)
        self._compare.setChecked(self._player.is_comparing)


def _neighbour(project: Project) -> str:
    """The take to compare with: the one made before the shown one, or the next one."""
    ids = [take.id for take in project.takes]
    place = ids.index(project.take) if project.take in ids else 0
    others = ids[:place][::-1] + ids[place + 1 :]
    return others[0] if others else ""


def _width(widget: QWidget) -> int:
    """Logical pixels that a control wants, the scrubber at least."""
    if isinstance(widget, Scrubber):
        return _SHORTEST_SCRUBBER
    return max(widget.sizeHint().width(), widget.minimumWidth())
