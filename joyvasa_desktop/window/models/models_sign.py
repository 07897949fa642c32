"""The sign in the status bar that models are being fetched; a press opens their page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from joyvasa_desktop.window.look.icons import icon
from joyvasa_desktop.window.models.model_jobs import PACK
from joyvasa_desktop.window.models.wording import short_transfer_text, transfer_text

if TYPE_CHECKING:
    from joyvasa_desktop.window.models.model_work import ModelWork


class ModelsSign(QToolButton):
    """Says how far the work with models is; hidden while there is none."""

    def __init__(self, work: ModelWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.setObjectName("models_sign")
        self.setIcon(icon("models"))
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(work.page_wanted)
        work.work_changed.connect(self._show)
        work.progressed.connect(self._show)
        self._show()

    def _show(self) -> None:
        transfer = self._work.transfer
        self.setVisible(self._work.running is not None)
        job = self._work.running
        title = self.tr("GPU pack") if job and job.place == PACK else self.tr("Models")
        short = title if transfer is None else short_transfer_text(transfer)
        self.setText(short)
        self.setAccessibleName(f"{title}: {short}")
        self.setToolTip(title if transfer is None else f"{title}\n{transfer_text(transfer)}")
