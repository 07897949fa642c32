"""The row of small buttons below the photo: what is drawn over it, tools, zoom."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QHBoxLayout, QLabel, QWidget

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import Button, IconButton
from joyvasa_desktop.window.photo.photo_canvas import OVERLAYS, Overlay


class PhotoBar(QFrame):
    """Only buttons; the stage knows what they do.

    Signals:
        overlay_chosen(str): boxes, mesh, marks or nothing over the faces.
        crop_switched(bool), points_switched(bool): a tool is taken or put away.
        square_switched(bool): the video shows only the square.
        reset_wanted(): the square goes back to where it was at first.
        zoom_wanted(int): 1 nearer, -1 away, 0 everything.
    """

    overlay_chosen = Signal(str)
    crop_switched = Signal(bool)
    points_switched = Signal(bool)
    square_switched = Signal(bool)
    reset_wanted = Signal()
    zoom_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("photo bar")
        self._overlays: dict[Overlay, IconButton] = {}
        self._group = QButtonGroup(self)
        self._make_overlays()
        self._make_tools()
        self._make_zoom()
        self._lay_out()

    def show_overlay(self, overlay: Overlay, meshes: bool, dots: bool = False) -> None:
        """Which one is drawn; none can be chosen where no face was found.

        Args:
            meshes: there are faces of people.
            dots: there is the face of an animal, which has a few points only.
        """
        self._overlays[overlay].setChecked(True)
        for name, button in self._overlays.items():
            button.setEnabled(meshes or (dots and name in ("boxes", "nothing")))

    def show_tools(self, crop: bool, points: bool, croppable: bool, only_square: bool) -> None:
        """Which tool is in hand, and whether the video shows only the square."""
        self.crop.setChecked(crop)
        self.crop.setEnabled(croppable)
        self.points.setChecked(points)
        self.only_square.setChecked(only_square)
        for widget in (self.only_square, self._reset):
            widget.setVisible(crop)

    def show_zoom(self, zoom: float, fitted: bool) -> None:
        """Screen pixels per pixel of the photo."""
        self._percent.setText(f"{zoom:.0%}")
        self._fit.setEnabled(not fitted)

    def _make_overlays(self) -> None:
        texts: dict[Overlay, tuple[str, str, str]] = {
            "boxes": ("box", self.tr("Boxes"), self.tr("A box around each face.")),
            "mesh": ("mesh", self.tr("Mesh"), self.tr("The mesh that was fitted to each face.")),
            "marks": ("face", self.tr("Landmarks"), self.tr("68 points on each face.")),
            "nothing": ("eye", self.tr("Photo only"), self.tr("Nothing over the photo.")),
        }
        for overlay in OVERLAYS:
            name, text, tip = texts[overlay]
            button = IconButton(name, text, tip, checkable=True)
            button.setObjectName(f"overlay {overlay}")
            button.setProperty("overlay", overlay)
            button.clicked.connect(self._overlay_clicked)
            self._group.addButton(button)
            self._overlays[overlay] = button

    def _make_tools(self) -> None:
        self.crop = IconButton(
            "crop",
            self.tr("Square around the face"),
            self.tr("Drag it, or scale it by its corners. Keys: arrows, with Alt they scale."),
            checkable=True,
        )
        self.crop.setObjectName("crop")
        self.crop.clicked.connect(self.crop_switched)
        self.points = IconButton(
            "points",
            self.tr("Place points by hand"),
            self.tr("Click the eyes and the mouth when no face was found."),
            checkable=True,
        )
        self.points.setObjectName("points")
        self.points.clicked.connect(self.points_switched)
        self.only_square = QCheckBox(self.tr("Video shows only the square"))
        self.only_square.setToolTip(self.tr("Otherwise the video shows the whole photo."))
        self.only_square.setObjectName("only square")
        self.only_square.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.only_square.clicked.connect(self.square_switched)
        self._reset = Button(
            self.tr("Reset"), "reset", "quiet", self.tr("The square as it was at first.")
        )
        self._reset.setObjectName("reset square")
        self._reset.clicked.connect(self.reset_wanted)

    def _make_zoom(self) -> None:
        self._out = IconButton("zoom-out", self.tr("Zoom out"), self.tr("Key: -"))
        self._in = IconButton("zoom-in", self.tr("Zoom in"), self.tr("Key: +"))
        self._fit = IconButton("fit", self.tr("Whole photo"), self.tr("Key: 0"))
        self._out.clicked.connect(self._zoom_out)
        self._in.clicked.connect(self._zoom_in)
        self._fit.clicked.connect(self._zoom_fit)
        self._percent = QLabel()
        self._percent.setObjectName("caption")
        self._percent.setMinimumWidth(self._percent.fontMetrics().horizontalAdvance("1600%"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TINY)
        for button in self._overlays.values():
            row.addWidget(button)
        row.addSpacing(theme.LARGE)
        tools: tuple[QWidget, ...] = (self.crop, self.points, self.only_square, self._reset)
        for widget in tools:
            row.addWidget(widget)
        row.addStretch(1)
        zooms: tuple[QWidget, ...] = (self._out, self._percent, self._in, self._fit)
        for widget in zooms:
            row.addWidget(widget)

    def _overlay_clicked(self) -> None:
        checked = self._group.checkedButton()
        if checked is not None:
            self.overlay_chosen.emit(checked.property("overlay"))

    def _zoom_out(self) -> None:
        self.zoom_wanted.emit(-1)

    def _zoom_in(self) -> None:
        self.zoom_wanted.emit(1)

    def _zoom_fit(self) -> None:
        self.zoom_wanted.emit(0)
