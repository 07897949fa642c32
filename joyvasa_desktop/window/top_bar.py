"""The bar at the top: the project's name, undo, the views, and the one button that matters."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from joyvasa_desktop.settings import Value
from joyvasa_desktop.window.actions import Actions
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.controls import Segmented
from joyvasa_desktop.window.look.kit import Button


class TopBar(QWidget):
    """Shows actions that are declared elsewhere; holds no state of its own."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MEDIUM, theme.SMALL, theme.MEDIUM, theme.SMALL)
        row.setSpacing(theme.TINY)
        for name in ("open", "save", "undo", "redo"):
            row.addWidget(self._tool(actions, name))
        row.addSpacing(theme.SMALL)
        self._title = QLabel()
        self._title.setObjectName("project")
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self._make_views(actions))
        row.addStretch(1)
        self._export = Button(self.tr("Create video"), "export", "primary")
        self._export.setObjectName("export")
        self._export.clicked.connect(actions["export"].trigger)
        self._export.setToolTip(actions["export"].toolTip())
        self._export_action = actions["export"]
        self._export_action.changed.connect(self._follow)
        row.addWidget(self._export)
        self._follow()

    def name(self, title: str) -> None:
        """Shows the project's name."""
        self._title.setText(title)

    def show_view(self, view: str) -> None:
        """Shows that the middle of the window is "photo" or "preview"."""
        self.views.show_value(view)

    def _make_views(self, actions: Actions) -> Segmented:
        self.views = Segmented([("photo", self.tr("Photo")), ("preview", self.tr("Preview"))])
        self.views.setObjectName("views")
        self.views.setAccessibleName(self.tr("What the middle of the window shows"))
        self._views: dict[Value, QAction] = {}
        for view in ("photo", "preview"):
            action = self._views[view] = actions[f"show_{view}"]
            self.views.segment(view).setToolTip(action.toolTip())
            action.changed.connect(self._follow)
        self.views.show_value("photo")
        self.views.chosen.connect(self._view_chosen)
        return self.views

    def _view_chosen(self, view: Value) -> None:
        self._views[view].trigger()

    def _tool(self, actions: Actions, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(actions[name])
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _follow(self) -> None:
        self.views.setVisible(self._views["photo"].isEnabled())
        self._export.setEnabled(self._export_action.isEnabled())
        self._export.setToolTip(self._export_action.toolTip())
