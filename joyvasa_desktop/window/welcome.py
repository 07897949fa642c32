"""What a newcomer sees: the welcome page at the first start, and the studio without a photo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from joyvasa_desktop import engines
from joyvasa_desktop.window.engine_choice import lacks_models
from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.kit import Button, Caption, Card, Heading, Picture, Title
from joyvasa_desktop.window.look.verbs import BigVerb

if TYPE_CHECKING:
    from joyvasa_desktop.window.opening import Opener
    from joyvasa_desktop.window.session import Session

_WIDTH = 640  # px
_STEP = 56
_PICTURE = 128
_LEAST = QSize(348, 208)  # px, of the invitation: with small buttons, and without its picture

WELCOMED = "welcomed"
"""Name of the preference: the page was read and its sentence was ticked."""


class WelcomePage(QDialog):
    """Says what the program does and what it is not for; shown until its sentence is ticked."""

    def __init__(self, session: Session, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._preferences, self._models = session.preferences, session.models
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Welcome"))
        self.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(self)
        # Qt would ask for the height that the lines have where they are narrowest.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(theme.HUGE, theme.HUGE, theme.HUGE, theme.HUGE)
        column.setSpacing(theme.MEDIUM)
        column.addWidget(Title(self.tr("Welcome to JoyVASA Desktop")))
        column.addWidget(
            Caption(
                self.tr(
                    "It makes a photo of a person or an animal speak. Everything happens on "
                    "this computer; no picture and no voice leaves it."
                )
            )
        )
        column.addSpacing(theme.TINY)
        column.addLayout(self._steps())
        column.addSpacing(theme.TINY)
        column.addWidget(self._engines())
        column.addWidget(self._promise())
        column.addStretch(1)
        column.addLayout(self._buttons())
        self.promise.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Takes the height of its lines, known once they have their fonts."""
        super().showEvent(event)
        column = self.layout()
        assert column is not None
        self.resize(_WIDTH, column.heightForWidth(_WIDTH))

    def accept(self) -> None:
        """Remembers that the page was read."""
        self._preferences.set_flag(WELCOMED, True)
        super().accept()

    def _steps(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.LARGE)
        grid.setVerticalSpacing(theme.TINY)
        steps = (
            ("photo", self.tr("1. A photo"), self.tr("Open a picture that shows a face clearly.")),
            ("microphone", self.tr("2. A voice"), self.tr("Import a recording, or speak.")),
            ("video", self.tr("3. A video"), self.tr("Watch, adjust what moves, and save.")),
        )
        for place, (picture, heading, text) in enumerate(steps):
            image = Picture(f"step-{picture}", _STEP)
            grid.addWidget(image, 0, place, Qt.AlignmentFlag.AlignLeading)
            grid.addWidget(Heading(heading), 1, place)
            grid.addWidget(Caption(text), 2, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        return grid

    def _engines(self) -> Card:
        card = Card(self.tr("Two engines"))
        card.body.addWidget(
            Caption(
                self.tr(
                    "The built-in engine ships with the program and needs no download and no "
                    "graphics card: it hears the sounds of speech and moves the face in the photo "
                    "accordingly. The JoyVASA engine looks more lifelike; it needs its published "
                    "models on this computer, and an NVIDIA graphics card to be quick."
                )
            )
        )
        self.state = Caption(self._state())
        card.body.addWidget(self.state)
        if lacks_models("human"):
            card.body.addWidget(self._models_button(), 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _models_button(self) -> Button:
        button = Button(self.tr("Get models…"), "models")
        button.setObjectName("get models")
        button.setAutoDefault(False)
        button.clicked.connect(self._models.page_wanted)
        return button

    def _state(self) -> str:
        """Which of the two will be used here."""
        reason = engines.why_not("joyvasa")
        if reason:
            return translated(reason)
        return self.tr("The models are there: new photos of people begin with the JoyVASA engine.")

    def _promise(self) -> QCheckBox:
        self.promise = QCheckBox(
            self.tr("I use only my own face and voice, or those I have permission for.")
        )
        self.promise.setObjectName("promise")
        self.promise.setToolTip(
            self.tr("Videos that deceive or hurt people are not what this program is for.")
        )
        self.promise.setChecked(self._preferences.flag(WELCOMED))
        self.promise.toggled.connect(self._follow)
        return self.promise

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        note = Caption(self.tr("Every video says in its file that it was made by a program."))
        row.addWidget(note, 1)
        self.start = Button(self.tr("Start"), "check", "primary")
        self.start.setObjectName("start")
        self.start.setDefault(True)
        self.start.clicked.connect(self.accept)
        self._follow()
        row.addWidget(self.start)
        return row

    def _follow(self) -> None:
        ticked = self.promise.isChecked()
        self.start.setEnabled(ticked)
        self.start.setToolTip("" if ticked else self.tr("Tick the sentence above first."))


class EmptyStudio(QWidget):
    """The middle of a window without a photo: what to begin with.

    Where there is little room, the picture goes first, then the lines of the buttons.

    Signals:
        record_wanted(): the user wants to speak.
    """

    record_wanted = Signal()

    def __init__(self, opener: Opener, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty studio")
        column = self._column = QVBoxLayout(self)
        column.addStretch(1)
        self._picture = Picture("welcome", _PICTURE)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        text = Caption(self.tr("Drop a photo and a sound anywhere in this window, or begin here."))
        for label in (Title(self.tr("Make a photo speak")), text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        self._buttons: list[BigVerb] = []
        column.addLayout(self._verbs(opener))
        column.addLayout(self._more(opener))
        column.addStretch(2)
        self._show_for(compact=False, picture=True)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Room for everything at its smallest."""
        return _LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shows what there is room for."""
        super().resizeEvent(event)
        for compact, picture in ((False, True), (False, False), (True, False)):
            self._show_for(compact, picture)
            if self._fits():
                break

    def _show_for(self, compact: bool, picture: bool) -> None:
        self._picture.setVisible(picture)
        for button in self._buttons:
            button.set_compact(compact)
        around = 0 if compact else theme.MEDIUM
        self._column.setContentsMargins(around, around, around, around)
        self._column.setSpacing(theme.SMALL if compact else theme.MEDIUM)

    def _fits(self) -> bool:
        wide = self._column.totalMinimumSize().width() <= self.width()
        return wide and self._column.totalHeightForWidth(self.width()) <= self.height()

    def _verbs(self, opener: Opener) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.MEDIUM)
        row.addStretch(1)
        for name, picture, verb, text, do in (
            (
                *("begin-photo", "photo", self.tr("Open a photo")),
                *(self.tr("A person or an animal, looking at you."), opener.open_photo),
            ),
            (
                *("begin-voice", "voice", self.tr("Import a voice")),
                *(self.tr("A sound file, or a video with sound."), opener.open_voice),
            ),
            (
                *("begin-sample", "play", self.tr("Try the sample")),
                *(self.tr("A photo and a voice are ready for you."), opener.open_sample),
            ),
        ):
            button = BigVerb(picture, verb, text)
            button.setObjectName(name)
            button.clicked.connect(do)
            self._buttons.append(button)
            row.addWidget(button, 2)
        row.addStretch(1)
        return row

    def _more(self, opener: Opener) -> QHBoxLayout:
        row = QHBoxLayout()
        button = Button(self.tr("Record a voice"), "microphone", "quiet")
        button.setObjectName("begin-record")
        button.setToolTip(self.tr("Speak into the microphone; press again to stop."))
        button.clicked.connect(self.record_wanted)
        cat = Button(self.tr("Try it with a cat"), "animal", "quiet")
        cat.setObjectName("begin-animal")
        cat.setToolTip(self.tr("The photo of a cat and a voice are ready for you."))
        cat.clicked.connect(opener.open_sample_animal)
        row.addStretch(1)
        row.addWidget(button)
        row.addWidget(cat)
        row.addStretch(1)
        return row
