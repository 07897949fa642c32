"""The status bar: what is being done, on which device, with how much memory."""

from __future__ import annotations

import psutil
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QWidget

from joyvasa_desktop.progress import Progress
from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.session import Session

_REFRESH = 2000  # ms

_PROGRESS_WIDTH = 120


class StatusBar(QStatusBar):
    """Shows the pipeline's progress and what the program uses."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = session.facts
        self._process = psutil.Process()
        self._doing = QLabel()
        self._doing.setObjectName("doing")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(_PROGRESS_WIDTH)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._device = QLabel()
        self._device.setObjectName("device")
        self._device.setToolTip(self.tr("What draws the pictures."))
        self._memory = QLabel()
        self._memory.setObjectName("memory")
        self._memory.setToolTip(self.tr("Memory of the window and of the pipeline together."))
        self.setContentsMargins(theme.SMALL, 0, theme.SMALL, 0)
        self.setSizeGripEnabled(False)
        self.addWidget(self._doing)
        self.addWidget(self._bar)
        self.addPermanentWidget(self._device)
        self.addPermanentWidget(self._memory)
        self._facts.working_changed.connect(self._show_progress)
        self._facts.usage_changed.connect(self._show_usage)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_usage)
        self._timer.start(_REFRESH)
        self._show_progress()
        self._show_usage()

    def _show_progress(self) -> None:
        working = self._facts.progress
        if working is None:
            self._doing.setText(self.tr("Ready"))
            self._bar.hide()
            return
        self._doing.setText(self._sentence(working.progress))
        total = working.progress.total
        self._bar.setRange(0, total)
        self._bar.setValue(working.progress.done if total else 0)
        self._bar.show()

    def _sentence(self, progress: Progress) -> str:
        stages = {
            "photo": self.tr("Looking at the photo"),
            "speech": self.tr("Listening to the voice"),
            "motion": self.tr("Making the motion"),
            "render": self.tr("Preparing the picture"),
            "video": self.tr("Drawing frames"),
        }
        text = translated(progress.note) if progress.note else stages[progress.stage]
        if progress.seconds_left is not None and progress.seconds_left >= 1:
            left = self.tr("%n second(s) left", "", round(progress.seconds_left))
            return f"{text} · {left}"
        return text

    def _show_usage(self) -> None:
        usage = self._facts.usage
        memory = self._process.memory_info().rss
        if usage is not None:
            self._device.setText(translated(usage.device))
            memory += usage.memory
        self._memory.setText(self.tr("{size} MB").format(size=round(memory / 1e6)))
