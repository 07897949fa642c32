"""The card about the photo: which one it is, who is in it, which face speaks."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.photo.portrait import Kind
from joyvasa_desktop.window.exports.thumbnail import Thumbnail
from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.elided_label import ElidedLabel
from joyvasa_desktop.window.look.icons import icon
from joyvasa_desktop.window.look.images import as_image
from joyvasa_desktop.window.look.kit import Button, Caption, Card, Heading, IconButton, MessageBar
from joyvasa_desktop.window.messages import PhotoFacts
from joyvasa_desktop.window.opening import Opener
from joyvasa_desktop.window.photo.photo_state import PhotoState, same_picture
from joyvasa_desktop.window.recent_files import RecentFiles
from joyvasa_desktop.window.session import Session
from joyvasa_desktop.window.spoken import bytes_text

_THUMBNAIL = 72  # px

_POINTS = "animal-points"
"""Name of the bundle of models that finds animals' faces."""

_DECLINED = "photo/no finder of animals"
"""Name of the preference: the user has closed the offer to get it."""


class PhotoPanel(Card):
    """Shows and changes what concerns the photo."""

    def __init__(self, session: Session, opener: Opener, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Photo"))
        self._opener, self._preferences = opener, session.preferences
        self._models, self._facts = session.models, session.facts
        self.state = PhotoState(session.document, session.facts, self)
        self._dismissed: Path | None = None
        self._made: tuple[Pixels, QImage] | None = None
        self._make_head()
        self._make_picker()
        self._make_title()
        self._make_kind()
        self.hint = MessageBar()
        self.hint.closed.connect(self._dismiss)
        self._notes = Caption()
        self.offer = MessageBar()
        self.offer.closed.connect(self._decline)
        for widget in (self.hint, self.offer, self._notes):
            self.body.addWidget(widget)
        session.document.changed.connect(self._document_changed)
        session.facts.photo_changed.connect(self._refresh)
        session.facts.failures_changed.connect(self._refresh)
        self._refresh()

    # ---- building

    def _make_head(self) -> None:
        self.head.addWidget(Heading(self.tr("Photo")))
        self.head.addStretch(1)
        open_photo = IconButton("open", self.tr("Open photo"), self.tr("Choose a picture file."))
        open_photo.setObjectName("open photo")
        open_photo.clicked.connect(self._opener.open_photo)
        paste = IconButton(
            "paste", self.tr("Paste photo"), self.tr("Use the picture in the clipboard.")
        )
        paste.setObjectName("paste photo")
        paste.clicked.connect(self._opener.paste)
        more = IconButton("more", self.tr("More photos"), self.tr("Recent photos and samples."))
        more.setObjectName("recent photos")
        self._menu = QMenu(more)
        recent = RecentFiles(self._menu, self._preferences, "photo", "photo")
        recent.filled.connect(self._add_samples)
        recent.chosen.connect(self._open_recent)
        more.setMenu(self._menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for button in (open_photo, paste, more):
            self.head.addWidget(button)

    def _make_title(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.MEDIUM)
        self.thumbnail = Thumbnail()
        self._name = ElidedLabel()
        self._name.setObjectName("photo name")
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._about = Caption()
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addStretch(1)
        column.addWidget(self._name)
        column.addWidget(self._about)
        column.addWidget(self.picker)
        column.addStretch(1)
        row.addWidget(self.thumbnail)
        row.addLayout(column, 1)
        self.body.addLayout(row)

    def _make_kind(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        self.person = self._kind_button(
            self.tr("Person"), "person", self.tr("A person, drawn or real: the face is found.")
        )
        self.animal = self._kind_button(
            self.tr("Animal"),
            "animal",
            self.tr("An animal: its eyes and mouth are found, or you click them."),
        )
        self.person.clicked.connect(self._choose_person)
        self.animal.clicked.connect(self._choose_animal)
        for button, side in ((self.person, "first"), (self.animal, "last")):
            button.setProperty("segment", side)
            row.addWidget(button, 1)
        self.body.addLayout(row)

    def _kind_button(self, text: str, name: str, tip: str) -> Button:
        button = Button(text, name, "segment", tip)
        button.setObjectName(f"kind {name}")
        button.setCheckable(True)
        button.setAutoExclusive(True)
        return button

    def _make_picker(self) -> None:
        self.picker = QWidget()
        row = QHBoxLayout(self.picker)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._back = IconButton("chevron-left", self.tr("Face further left"))
        self._back.setObjectName("face before")
        self._on = IconButton("chevron-right", self.tr("Face further right"))
        self._on.setObjectName("face after")
        self._back.clicked.connect(self._face_before)
        self._on.clicked.connect(self._face_after)
        self._which = QLabel()
        self._which.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._back)
        row.addWidget(self._which, 1)
        row.addWidget(self._on)
        # The faces are counted as they stand in the picture, which isn't mirrored either.
        self.picker.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    # ---- following the models

    def _document_changed(self, project: object, before: object) -> None:
        self._refresh()

    def _refresh(self) -> None:
        photo = self.state.project.photo
        self.person.setChecked(self.state.kind == "human")
        self.animal.setChecked(self.state.kind == "animal")
        self._name.setToolTip("" if photo is None else str(photo))
        self._name.setText(photo.name if photo is not None else self.tr("No photo yet"))
        self._about.setText(self._describe())
        facts = self.state.facts
        self.thumbnail.show_image(None if facts is None else self._thumbnail(facts), "photo")
        self._refresh_picker()
        self._refresh_hint()
        self._refresh_offer()
        notes = [] if facts is None else [translated(note) for note in facts.notes]
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))

    def _thumbnail(self, facts: PhotoFacts) -> QImage:
        """Made once a picture; settings change more often than pictures."""
        if self._made is None or not same_picture(self._made[0], facts.picture):
            self._made = (facts.picture, as_thumbnail(facts.picture))
        return self._made[1]

    def _describe(self) -> str:
        facts = self.state.facts
        if self.state.project.photo is None:
            return self.tr("Drop one here, open one, or try a sample.")
        if facts is None:
            failed = "photo" in self._facts.failures
            return self.tr("It can't be used.") if failed else self.tr("Being read …")
        width, height = facts.original_size
        size = self.tr("{width} × {height} pixels").format(width=width, height=height)
        origin = self._origin()
        return f"{size}\n{origin}" if origin else size

    def _origin(self) -> str:
        """Where the points come from, "" if there are none."""
        if self.state.points is None:
            found = self.state.kind == "animal" and self.state.dots is not None
            return self.tr("Points found by X-Pose") if found else ""
        if self.state.is_drawn:
            return self.tr("Square drawn by hand")
        return self.tr("Points placed by hand")

    def _refresh_picker(self) -> None:
        chosen, count = self.state.chosen, len(self.state.found)
        self.picker.setVisible(count > 1 and (self.state.points is None or chosen is not None))
        if chosen is None:
            self._which.setText(self.tr("%n face(s)", "", count))
        else:
            text = self.tr("Face {number} of {count}")
            self._which.setText(text.format(number=chosen + 1, count=count))
        self._back.setEnabled(chosen is None or chosen > 0)
        self._on.setEnabled(chosen is None or chosen < count - 1)

    def _refresh_hint(self) -> None:
        facts, kind = self.state.facts, self.state.kind
        doubtful = facts is not None and facts.likely not in (None, kind)
        # Who has placed points has looked closely.
        if (
            not doubtful
            or self.state.points is not None
            or self._dismissed == self.state.project.photo
        ):
            self.hint.clear()
        elif kind == "human":
            action = (self.tr("Switch to animal"), self._choose_animal)
            self.hint.tell(self.tr("This looks like an animal."), "info", action=action)
        else:
            action = (self.tr("Switch to person"), self._choose_person)
            self.hint.tell(self.tr("This looks like a person."), "info", action=action)

    def _refresh_offer(self) -> None:
        """What would find the points of an animal, where they have to be clicked."""
        state = self.state
        wanted = state.kind == "animal" and state.search == "absent" and state.points is None
        if not wanted or self._preferences.flag(_DECLINED):
            self.offer.clear()
            return
        from joyvasa_desktop.weights.catalogue import catalogue

        text = self.tr(
            "X-Pose finds an animal's eyes and mouth by itself; it takes {size}, and its licence "
            "allows non-commercial research only."
        )
        size = bytes_text(catalogue().size(_POINTS)) if _POINTS in catalogue().bundles else "?"
        text = text.format(size=size)
        if find_spec("torch") is None:
            besides = self.tr("As the JoyVASA engine, it needs PyTorch besides.")
            text = f"{text} {besides}"
        action = (self.tr("Get models…"), self._models.page_wanted.emit)
        self.offer.tell(text, "info", action=action)

    # ---- what the controls do

    def _add_samples(self) -> None:
        if not self._menu.isEmpty():
            self._menu.addSeparator()
        person = self._menu.addAction(icon("person"), self.tr("Sample: a person"))
        person.triggered.connect(self._sample_person)
        animal = self._menu.addAction(icon("animal"), self.tr("Sample: a cat"))
        animal.triggered.connect(self._sample_animal)

    def _open_recent(self, path: Path) -> None:
        self._opener.open_paths([path])

    def _sample_person(self) -> None:
        self._opener.open_sample_photo("human")

    def _sample_animal(self) -> None:
        self._opener.open_sample_photo("animal")

    def _choose_person(self) -> None:
        self._choose("human")

    def _choose_animal(self) -> None:
        self._choose("animal")

    def _choose(self, kind: Kind) -> None:
        text = self.tr("Animal") if kind == "animal" else self.tr("Person")
        self.state.choose_kind(kind, text)
        self._refresh()

    def _face_before(self) -> None:
        self._step(-1)

    def _face_after(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        count, chosen = len(self.state.found), self.state.chosen
        following = 0 if chosen is None else min(max(chosen + by, 0), count - 1)
        self.state.choose_face(following, self.tr("Choose face"))

    def _dismiss(self) -> None:
        self._dismissed = self.state.project.photo

    def _decline(self) -> None:
        self._preferences.set_flag(_DECLINED, True)


def as_thumbnail(picture: Pixels) -> QImage:
    """A picture uint8 (H, W, 3 or 4) at the size of a thumbnail on a fine screen."""
    height, width = picture.shape[:2]
    step = max(min(height, width) // (4 * _THUMBNAIL), 1)
    return as_image(picture[::step, ::step]).scaled(
        2 * _THUMBNAIL,
        2 * _THUMBNAIL,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
