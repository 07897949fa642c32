"""Guides through placing points by hand: which one comes next, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from joyvasa_desktop.photo.portrait import Kind
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import Button, Caption, Heading
from joyvasa_desktop.window.photo.face_drawing import FaceDrawing
from joyvasa_desktop.window.photo.placing import STEPS, Way

_WIDTH = 252  # px; wide photos, too, keep most of the room


class PointGuide(QFrame):
    """A card beside the photo while points are placed or moved.

    Signals:
        way_chosen(str): the user would rather place three or nine points.
        undo_wanted(), again_wanted(), removal_wanted(), done(): the buttons.
    """

    way_chosen = Signal(str)
    undo_wanted = Signal()
    again_wanted = Signal()
    removal_wanted = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._drawing = FaceDrawing()
        self._step = Heading()
        self._name = Caption()
        self._keys = Caption()
        self._ways = QButtonGroup(self)
        self._three = self._way_button(self.tr("Three clicks"), "three")
        self._nine = self._way_button(self.tr("Nine points"), "nine")
        self._three.setToolTip(self.tr("Both eyes and the mouth; the other points are guessed."))
        self._nine.setToolTip(self.tr("Every point by itself; the most exact way."))
        self._make_buttons()
        self._lay_out()

    def ask(self, way: Way, index: int) -> None:
        """Asks for a point."""
        names = self.names(way)
        self._drawing.show_step(way, index)
        self._step.setText(
            self.tr("Point {number} of {count}").format(number=index + 1, count=len(names))
        )
        self._name.setText(self.tr("Click: {name}").format(name=names[index]))
        self._keys.setText(
            self.tr(
                "Left and right are those of the picture. "
                "Keys: arrows move a cross, Enter sets the point."
            )
        )
        self._show_buttons(placing=True, animal=way != "person")
        self._three.setChecked(way == "three")
        self._nine.setChecked(way == "nine")
        self._undo.setEnabled(index > 0)
        self.setAccessibleName(f"{self._step.text()}. {self._name.text()}")

    def offer(self, kind: Kind, selected: int) -> None:
        """Shows the point that is selected now that all are there."""
        way: Way = "nine" if kind == "animal" else "person"
        self._drawing.show_step(way, selected)
        self._step.setText(self.tr("Drag the points until they fit"))
        self._name.setText(
            self.tr("Point {number}: {name}").format(
                number=selected + 1, name=self.names(way)[selected]
            )
        )
        self._keys.setText(self.tr("Keys: arrows move it, Page Up and Page Down select another."))
        self._show_buttons(placing=False, animal=kind == "animal")
        self.setAccessibleName(f"{self._step.text()}. {self._name.text()}")

    def names(self, way: Way) -> list[str]:
        """The points in the order in which they are asked for."""
        known = {
            "left eye, middle": self.tr("left eye, middle"),
            "right eye, middle": self.tr("right eye, middle"),
            "mouth, left corner": self.tr("mouth, left corner"),
            "mouth, right corner": self.tr("mouth, right corner"),
            "mouth, middle of its line": self.tr("mouth, middle of its line"),
            "left eye, outer corner": self.tr("left eye, outer corner"),
            "left eye, inner corner": self.tr("left eye, inner corner"),
            "right eye, inner corner": self.tr("right eye, inner corner"),
            "right eye, outer corner": self.tr("right eye, outer corner"),
            "nose": self.tr("nose"),
            "upper lip, middle of the mouth line": self.tr("upper lip, middle of the mouth line"),
            "lower lip": self.tr("lower lip"),
        }
        return [known[name] for name in STEPS[way]]

    def _make_buttons(self) -> None:
        self._undo = Button(self.tr("Back"), "undo", tip=self.tr("Takes the last point back."))
        self._undo.setObjectName("undo point")
        self._undo.clicked.connect(self.undo_wanted)
        self._again = Button(self.tr("Start over"), "reset", tip=self.tr("Asks for all points."))
        self._again.setObjectName("points again")
        self._again.clicked.connect(self.again_wanted)
        self._remove = Button(
            self.tr("Remove"), "trash", tip=self.tr("The face is searched for again.")
        )
        self._remove.setObjectName("remove points")
        self._remove.clicked.connect(self.removal_wanted)
        self._cancel = Button(self.tr("Cancel"), tip=self.tr("Places no points."))
        self._cancel.setObjectName("cancel points")
        self._cancel.clicked.connect(self.done)
        self._done = Button(self.tr("Done"), "check", "primary", self.tr("The points fit."))
        self._done.setObjectName("points done")
        self._done.clicked.connect(self.done)

    def _lay_out(self) -> None:
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MEDIUM, theme.MEDIUM, theme.MEDIUM, theme.MEDIUM)
        column.setSpacing(theme.TINY)
        column.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.TINY)
        self._name.setObjectName("next point")
        for text in (self._step, self._name, self._keys):
            text.setWordWrap(True)
            column.addWidget(text)
        column.addStretch(1)
        rows: tuple[tuple[Button, ...], ...] = (
            (self._three, self._nine),
            (self._undo, self._cancel),
            (self._again, self._remove),
            (self._done,),
        )
        for buttons in rows:
            row = QHBoxLayout()
            row.setSpacing(theme.TINY)
            for button in buttons:
                row.addWidget(button, 1)
            column.addLayout(row)

    def _way_button(self, text: str, way: Way) -> Button:
        button = Button(text)
        button.setCheckable(True)
        button.setObjectName(f"way {way}")
        self._ways.addButton(button)
        button.clicked.connect(self._three_chosen if way == "three" else self._nine_chosen)
        return button

    def _three_chosen(self) -> None:
        self.way_chosen.emit("three")

    def _nine_chosen(self) -> None:
        self.way_chosen.emit("nine")

    def _show_buttons(self, placing: bool, animal: bool) -> None:
        for button in (self._three, self._nine):
            button.setVisible(placing and animal)
        for button in (self._undo, self._cancel):
            button.setVisible(placing)
        for button in (self._again, self._remove, self._done):
            button.setVisible(not placing)
