"""The question which bundles go into a ZIP for another computer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import Button, Caption, Title
from joyvasa_desktop.window.models.wording import size_text

if TYPE_CHECKING:
    from joyvasa_desktop.weights.states import BundleState


class ExportChoice(QDialog):
    """Lets some of the bundles that are there be ticked.

    Args:
        states: those that are complete.
    """

    def __init__(self, states: Sequence[BundleState], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("models_export_choice")
        self.setWindowTitle(self.tr("Export models"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE, theme.LARGE, theme.LARGE, theme.LARGE)
        column.setSpacing(theme.SMALL)
        column.addWidget(Title(self.tr("Export models")))
        column.addWidget(
            Caption(
                self.tr(
                    "They go into one ZIP. On the other computer, choose “Import…” on this page."
                )
            )
        )
        self.boxes: dict[str, QCheckBox] = {}
        for state in states:
            title = translated(state.bundle.title)
            box = QCheckBox(f"{title} · {size_text(state.size)}")
            box.setObjectName(f"export_{state.bundle.name}")
            box.setChecked(not state.bundle.optional)
            box.toggled.connect(self._follow)
            self.boxes[state.bundle.name] = box
            column.addWidget(box)
        column.addLayout(self._buttons())
        self._follow()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Names of the bundles that are ticked."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = Button(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.go_on = Button(self.tr("Choose the file…"), "export", "primary")
        self.go_on.setObjectName("models_export_go_on")
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.go_on)
        return row

    def _follow(self) -> None:
        self.go_on.setEnabled(bool(self.chosen))
