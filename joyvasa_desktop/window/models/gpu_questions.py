"""What is asked before the GPU pack is fetched, and before it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.models.notice_dialog import Notice, NoticeDialog
from joyvasa_desktop.window.models.wording import size_text

if TYPE_CHECKING:
    from joyvasa_desktop.window.models.pack_tools import CardFacts

translate = QCoreApplication.translate


def terms_dialog(parent: QWidget) -> NoticeDialog:
    """Asks whether the terms of what is in a pack are accepted."""
    from joyvasa_desktop.gpu_pack.terms import TERMS

    text = translate("GpuQuestions", "What comes from {name} may be used as its terms say.")
    notices = [
        Notice(
            holder,
            text.format(name=holder),
            tuple((translated(each.title), each.where) for each in TERMS if each.holder == holder),
        )
        for holder in dict.fromkeys(each.holder for each in TERMS)
    ]
    reason = translate(
        "GpuQuestions",
        "The GPU pack isn't part of this program: it consists of files that others offer, and "
        "that come from their own servers. Please read their terms.",
    )
    return NoticeDialog(translate("GpuQuestions", "GPU pack"), notices, parent, reason)


def removal_wanted(parent: QWidget, card: CardFacts | None) -> bool:
    """Asks whether the pack is to go."""
    size = card.pack.size_on_disk if card is not None and card.pack is not None else 0
    box = QMessageBox(parent)
    box.setWindowTitle(translate("GpuQuestions", "GPU pack"))
    box.setText(translate("GpuQuestions", "Delete the GPU pack?"))
    box.setInformativeText(
        translate(
            "GpuQuestions",
            "{size} become free, and the processor does the work again. A video that is being made "
            "is finished first. You can get the pack again later.",
        ).format(size=size_text(size))
    )
    delete = box.addButton(
        translate("GpuQuestions", "Delete"), QMessageBox.ButtonRole.DestructiveRole
    )
    keep = box.addButton(translate("GpuQuestions", "Keep it"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    wanted = box.clickedButton() is delete
    box.deleteLater()
    return wanted
