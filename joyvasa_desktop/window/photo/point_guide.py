"""Guides through placing points by hand: which one comes next, and what can be done."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from joyvasa_desktop.photo.portrait import Kind
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import Button, Caption, Heading
from joyvasa_desktop.window.photo.face_drawing import FaceDrawing
from joyvasa_desktop.window.photo.placing import STEPS, Way

Choice: TypeAlias = Literal["three", "nine", "square"]
"""The ways of saying where an animal's face is."""

_WIDTH = 252  # px; wide photos, too, keep most of the room


class PointGuide(QFrame):
    """A card beside the photo while points are placed or moved, or above it where that is small.

    Signals:
        way_chosen(str): the user would rather place three or nine points, or draw a square.
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
        self._three = self._way_button(self.tr("3 clicks"), "three")
        self._nine = self._way_button(self.tr("9 points"), "nine")
        self._square = self._way_button(self.tr("Square"), "square")
        self._name_ways()
        self._make_buttons()
        self._lay_out()
        self.is_compact = False
        self.set_compact(False)

    def ask(self, way: Way, index: int, squares: bool = False, missed: bool = False) -> None:
        """Asks for a point.

        Args:
            squares: a square around the head would do, too.
            missed: the face was looked for, but not found.
        """
        names = self.names(way)
        click = self.tr("Click: {name}").format(name=names[index])
        nothing = self.tr("No animal was found.")
        self._drawing.show_step(way, index)
        self._tell(
            self.tr("Point {number} of {count}").format(number=index + 1, count=len(names)),
            f"{nothing} {click}" if missed else click,
            self.tr(
                "Left and right are those of the picture. "
                "Keys: arrows move a cross, Enter sets the point."
            ),
        )
        self._show_buttons(placing=True, ways=way != "person", squares=squares)
        self._three.setChecked(way == "three")
        self._nine.setChecked(way == "nine")
        self._undo.setEnabled(index > 0)

    def offer(self, kind: Kind, selected: int, removable: bool = True) -> None:
        """Shows the point that is selected now that all are there.

        Args:
            removable: they were placed by hand, not found.
        """
        way: Way = "nine" if kind == "animal" else "person"
        self._drawing.show_step(way, selected)
        self._tell(
            self.tr("Drag the points until they fit"),
            self.tr("Point {number}: {name}").format(
                number=selected + 1, name=self.names(way)[selected]
            ),
            self.tr("Keys: arrows move it, Page Up and Page Down select another."),
        )
        self._show_buttons(placing=False, removable=removable)

    def offer_square(self) -> None:
        """Shows what can be done with the square."""
        self._drawing.show_square()
        self._tell(
            self.tr("Fit the square"),
            self.tr("It should hold the whole head, upright."),
            self.tr(
                "Drag it, its corners, or the round handle that turns it. Keys: arrows move it, "
                "with Alt they size it, Page Up and Page Down turn it."
            ),
        )
        self._show_buttons(placing=False)

    def set_compact(self, compact: bool) -> None:
        """Takes as little height as it can, or as little width."""
        self.is_compact = compact
        self._drawing.setHidden(compact)
        self._keys.setHidden(compact)
        # Five buttons stand side by side then.
        self._undo.setText("" if compact else self.tr("Back"))
        self._undo.setAccessibleName(self.tr("Back"))
        self.setMinimumWidth(0 if compact else _WIDTH)
        self.setMaximumWidth(16_777_215 if compact else _WIDTH)
        way = QBoxLayout.Direction.LeftToRight if compact else QBoxLayout.Direction.TopToBottom
        self._rows.setDirection(way)
        self.setToolTip(self._keys.text() if compact else "")
        room = theme.SMALL if compact else theme.MEDIUM
        self._column.setContentsMargins(room, room, room, room)
        self._column.setStretch(self._column.indexOf(self._rows) - 1, 0 if compact else 1)

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

    def _tell(self, step: str, name: str, keys: str) -> None:
        self._step.setText(step)
        self._name.setText(name)
        self._keys.setText(keys)
        self.setAccessibleName(f"{step}. {name}")
        self.setAccessibleDescription(keys)
        self.setToolTip(keys if self.is_compact else "")

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
        column = self._column = QVBoxLayout(self)
        column.setSpacing(theme.TINY)
        column.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        self._name.setObjectName("next point")
        for text in (self._step, self._name, self._keys):
            text.setWordWrap(True)
            column.addWidget(text)
        column.addStretch(1)
        self._rows = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._rows.setSpacing(theme.TINY)
        rows: tuple[tuple[Button, ...], ...] = (
            (self._three, self._nine, self._square),
            (self._undo, self._cancel),
            (self._again, self._remove),
            (self._done,),
        )
        for buttons in rows:
            self._rows.addLayout(_row(buttons))
        column.addLayout(self._rows)

    def _name_ways(self) -> None:
        for button, name, tip in (
            (
                self._three,
                self.tr("Three clicks"),
                self.tr("Both eyes and the mouth; the other points are guessed."),
            ),
            (
                self._nine,
                self.tr("Nine points"),
                self.tr("Every point by itself; the most exact way."),
            ),
            (
                self._square,
                self.tr("Square around the head"),
                self.tr("Where eyes or mouth can't be seen, as from the side."),
            ),
        ):
            button.setAccessibleName(name)
            button.setToolTip(f"{name}\n{tip}")

    def _way_button(self, text: str, way: Choice) -> Button:
        button = Button(text)
        button.setCheckable(True)
        button.setObjectName(f"way {way}")
        button.setProperty("way", way)
        self._ways.addButton(button)
        button.clicked.connect(self._way_clicked)
        return button

    def _way_clicked(self) -> None:
        checked = self._ways.checkedButton()
        if checked is not None:
            self.way_chosen.emit(checked.property("way"))

    def _show_buttons(
        self, placing: bool, ways: bool = False, squares: bool = False, removable: bool = True
    ) -> None:
        for button in (self._three, self._nine):
            button.setVisible(placing and ways)
        self._square.setVisible(placing and ways and squares)
        for button in (self._undo, self._cancel):
            button.setVisible(placing)
        for button in (self._again, self._done):
            button.setVisible(not placing)
        self._remove.setVisible(not placing and removable)


def _row(buttons: tuple[Button, ...]) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.TINY)
    for button in buttons:
        row.addWidget(button, 1)
    return row
