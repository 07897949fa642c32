"""The status bar: what is being done, on which device, with how much memory."""

from __future__ import annotations

import psutil
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QWidget

from joyvasa_desktop.window.doing import Doing
from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.models.models_sign import ModelsSign
from joyvasa_desktop.window.session import Session

_REFRESH = 2000  # ms

_PROGRESS_WIDTH = 120

_THOUSAND = 1000  # steps of the progress bar


class StatusBar(QStatusBar):
    """Shows the pipeline's progress and what the program uses."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = session.facts
        self._work = Doing(session, self)
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
        self.addPermanentWidget(ModelsSign(session.models))
        self.addPermanentWidget(self._device)
        self.addPermanentWidget(self._memory)
        self._work.changed.connect(self._show_doing)
        self._facts.usage_changed.connect(self._show_usage)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_usage)
        self._timer.start(_REFRESH)
        self._show_doing()
        self._show_usage()

    def _show_doing(self) -> None:
        doing = self._work
        self._doing.setText(self._sentence() if doing.text else self.tr("Ready"))
        self._bar.setVisible(bool(doing.text))
        self._bar.setRange(0, 0 if doing.share is None else _THOUSAND)
        if doing.share is not None:
            self._bar.setValue(round(doing.share * _THOUSAND))

    def _sentence(self) -> str:
        seconds = self._work.seconds_left
        if seconds is None or seconds < 1:
            return self._work.text
        left = self.tr("%n second(s) left", "", round(seconds))
        return f"{self._work.text} · {left}"

    def _show_usage(self) -> None:
        usage = self._facts.usage
        memory = self._process.memory_info().rss
        if usage is not None:
            self._device.setText(translated(usage.device))
            memory += usage.memory
        self._memory.setText(self.tr("{size} MB").format(size=round(memory / 1e6)))
