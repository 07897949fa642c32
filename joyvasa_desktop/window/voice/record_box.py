"""The `RecordBox`: one key to record, and what one wants to see while speaking."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from joyvasa_desktop.window.language import isolated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.fields import CalmComboBox
from joyvasa_desktop.window.look.icons import icon
from joyvasa_desktop.window.look.kit import Button, Caption
from joyvasa_desktop.window.voice.level_meter import LevelMeter
from joyvasa_desktop.window.voice.recorder import Recorder
from joyvasa_desktop.window.voice.sound_level import Level

_TALL = 40  # px, of the one big key
_LATER = 400  # milliseconds after which microphones are looked for: the window shows first


class RecordBox(QWidget):
    """Steers a recorder: record, stop, pause, start over; device, level and time."""

    def __init__(self, recorder: Recorder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recorder = recorder
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addLayout(self._main_row())
        column.addWidget(self._devices_row())
        column.addWidget(self._live_rows())
        recorder.state_changed.connect(self._show_state)
        recorder.level_changed.connect(self._show_level)
        recorder.devices_changed.connect(self._show_devices)
        self._show_devices()
        self._show_state(recorder.state)
        QTimer.singleShot(_LATER, recorder.prepare)

    def _main_row(self) -> QHBoxLayout:
        self.record = Button("", "record", "primary")
        self.record.setObjectName("record")
        self.record.setMinimumHeight(_TALL)
        self.record.setIconSize(QSize(20, 20))
        self.record.clicked.connect(self._recorder.toggle)
        self.time = QLabel()
        self.time.setObjectName("recorded time")
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font.setPointSizeF(font.pointSizeF() * theme.HEADING)
        font.setBold(True)
        self.time.setFont(font)
        self.time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.time.setMinimumWidth(self.time.fontMetrics().horizontalAdvance("00:00.0 "))
        row = QHBoxLayout()
        row.setSpacing(theme.SMALL)
        row.addWidget(self.record, 1)
        row.addWidget(self.time)
        return row

    def _devices_row(self) -> QWidget:
        """What is there only before: a running recording has its microphone."""
        self._choice = QWidget()
        self._picture = QLabel()
        self._picture.setPixmap(icon("microphone").pixmap(18, 18))
        self.devices = CalmComboBox()
        self.devices.setObjectName("microphone")
        self.devices.setAccessibleName(self.tr("Microphone"))
        self.devices.setMinimumContentsLength(10)
        self.devices.setSizeAdjustPolicy(
            CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.devices.activated.connect(self._choose_device)
        row = QHBoxLayout(self._choice)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SMALL)
        row.addWidget(self._picture)
        row.addWidget(self.devices, 1)
        return self._choice

    def _live_rows(self) -> QWidget:
        """What is there only while the microphone listens."""
        self._live = QWidget()
        column = QVBoxLayout(self._live)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        self.meter = LevelMeter()
        self.meter.lamp_clicked.connect(self._forget_clipping)
        self.advice = Caption()
        self.pause = Button(self.tr("Pause"), "pause")
        self.pause.setObjectName("pause recording")
        self.pause.clicked.connect(self._pause)
        self.again = Button(
            self.tr("Start over"),
            "reset",
            tip=self.tr("Begins a new recording; this one is kept as a file."),
        )
        self.again.setObjectName("record again")
        self.again.clicked.connect(self._recorder.start_over)
        row = QHBoxLayout()
        row.addWidget(self.pause, 1)
        row.addWidget(self.again, 1)
        column.addWidget(self.meter)
        column.addWidget(self.advice)
        column.addLayout(row)
        return self._live

    # ---- following the recorder

    def _show_state(self, state: str) -> None:
        idle, paused = state == "idle", state == "paused"
        self._live.setVisible(not idle)
        self.time.setVisible(not idle)
        self._choice.setVisible(idle)
        self.record.setText(self.tr("Record") if idle else self.tr("Stop"))
        self.record.setIcon(icon("record" if idle else "stop", on_accent=True))
        self.record.setToolTip(
            self.tr("Begins to record; press it again when you are done.")
            if idle
            else self.tr("Ends the recording and uses it as the voice.")
        )
        self.pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        self.pause.setIcon(icon("record" if paused else "pause"))
        self.pause.setToolTip(
            self.tr("Goes on in the same recording.")
            if paused
            else self.tr("Leaves out what is said until you go on.")
        )
        self.meter.setEnabled(not paused)
        colours = theme.colours()
        self.time.setStyleSheet(f"color: {colours.muted if paused else colours.bad}")
        if idle:
            self.meter.reset()
        self._show_time()
        self._show_advice()

    def _show_level(self, level: Level) -> None:
        if self._recorder.state == "idle":
            return
        self.meter.show_level(level)
        self.meter.show_clipping(self._recorder.clipped)
        self._show_time()
        self._show_advice()

    def _show_time(self) -> None:
        minutes, seconds = divmod(self._recorder.elapsed, 60)
        self.time.setText(f"{int(minutes)}:{int(seconds * 10) / 10:04.1f}")

    def _show_advice(self) -> None:
        if self._recorder.state == "paused":
            text = self.tr("Paused")
        elif self._recorder.is_waking:
            text = self.tr("One moment: the microphone isn't listening yet.")
        elif self._recorder.clipped:
            text = self.tr("Too loud: step back, or turn the microphone down.")
        elif self._recorder.hears_nothing:
            text = self.tr("Nothing is heard. Is the microphone muted?")
        else:
            text = self.tr("Recording. It is saved while you speak.")
        if text != self.advice.text():
            self.advice.setText(text)

    def _show_devices(self) -> None:
        blocker = QSignalBlocker(self.devices)
        self.devices.clear()
        devices = self._recorder.devices
        default = self.tr("Microphone of the system")
        if devices:
            default = self.tr("System: {name}").format(name=isolated(devices[0].name))
        self.devices.addItem(default, "")
        for device in devices:
            self.devices.addItem(isolated(device.name), device.id)
        self.devices.setCurrentIndex(max(self.devices.findData(self._recorder.device), 0))
        what = self.tr("The microphone that is recorded from.")
        # A long name has no room in the box.
        self.devices.setToolTip(f"{self.devices.currentText()}\n{what}")
        blocker.unblock()

    # ---- what the controls do

    def _choose_device(self) -> None:
        self._recorder.choose(str(self.devices.currentData()))

    def _forget_clipping(self) -> None:
        self._recorder.forget_clipping()
        self.meter.show_clipping(False)

    def _pause(self) -> None:
        if self._recorder.state == "paused":
            self._recorder.resume()
        else:
            self._recorder.pause()
