"""The dialog "Create video": where it goes, what it will be like, and one button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.inputs import is_folder
from joyvasa_desktop.settings import declarations
from joyvasa_desktop.window.exports.export_plan import (
    WITH_ALPHA,
    Expectation,
    ExportPlan,
    expect,
    fitting,
    has_transparency,
    suggested_name,
)
from joyvasa_desktop.window.language import explained, isolated, translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.elided_label import ElidedLabel
from joyvasa_desktop.window.look.kit import Button, Caption, Card, Heading, MessageBar
from joyvasa_desktop.window.spoken import bytes_text, length_text, short_name, wait_text

if TYPE_CHECKING:
    from joyvasa_desktop.window.session import Session

FOLDER = "folder/video"
"""Name of the preference that holds the folder of the last video."""

_SIZES = (0, 480, 720, 1080, 1440, 1920, 2560)
_WIDTH = 520  # px, at least


def video_folder(session: Session) -> Path:
    """Where the last video went, else the user's folder for videos."""
    remembered = session.preferences.text(FOLDER)
    for folder in (Path(remembered) if remembered else None, paths.videos(), Path.home()):
        if folder is not None and is_folder(folder):
            return folder
    return Path.cwd()


class ExportDialog(QDialog):
    """Asks for everything that belongs to the file; `accept` puts the video into the queue.

    Args:
        session: its document gives the settings and gets the chosen ones.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        project = session.document.project
        self._plan = ExportPlan(
            fitting(project.settings), video_folder(session), suggested_name(project)
        )
        self.setWindowTitle(self.tr("Create video"))
        self.setMinimumWidth(_WIDTH)
        self._make_place()
        self._make_choices()
        self._make_question()
        self._lay_out()
        session.facts.scene_changed.connect(self._show)
        self._show()
        self.name.selectAll()
        self.name.setFocus()

    @property
    def plan(self) -> ExportPlan:
        """What is chosen now."""
        return self._plan

    def accept(self) -> None:
        """Puts the video into the queue; says what is wrong if it can't be made there."""
        session, plan = self._session, self._plan
        settings = plan.settings
        try:
            out = plan.out(session.exports.names())
            pixels = self._expected().pixels
            replaces = plan.replace and out == plan.wanted
            session.exports.add(out, settings.but(overwrite=replaces), pixels)
        except UserError as error:
            self.message.tell(explained(error))
            return
        project = session.document.project.with_settings(settings).but(consent=True)
        session.document.change(project, self.tr("Create video"))
        session.preferences.set_text(FOLDER, str(plan.folder))
        super().accept()

    # ---- building

    def _make_place(self) -> None:
        self.name = QLineEdit(self._plan.name)
        self.name.setObjectName("export_name")
        self.name.setAccessibleName(self.tr("Name of the video"))
        self.name.textChanged.connect(self._name_changed)
        self._suffix = QLabel()
        self._suffix.setObjectName("caption")
        self._folder = ElidedLabel()
        self._choose = Button(
            self.tr("Change…"), "folder", tip=self.tr("Choose the folder for the video.")
        )
        self._choose.setObjectName("export_folder")
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._ask_folder)

    def _make_choices(self) -> None:
        settings = self._plan.settings
        self.format = self._choice("format", self._formats(), settings.format)
        sizes = sorted({*_SIZES, settings.size})
        self.video_size = self._choice(
            "size", [(self._size_text(size), size) for size in sizes], settings.size
        )
        rates = [(self.tr("{n} pictures a second").format(n=n), n) for n in _rates()]
        self.fps = self._choice("fps", rates, settings.fps)
        self.quality = QSlider(Qt.Orientation.Horizontal)
        self.quality.setObjectName("export_quality")
        self.quality.setRange(0, 100)
        self.quality.setValue(settings.quality)
        self.quality.valueChanged.connect(self._chosen)
        self._quality_text = QLabel()
        self.transparent = QCheckBox(self.tr("Keep the photo's transparency"))
        self.transparent.setChecked(settings.transparent)
        self.mark = QCheckBox(self.tr("Write “AI-generated” into a corner"))
        self.mark.setChecked(settings.mark)
        for name, box in (("transparent", self.transparent), ("mark", self.mark)):
            box.setObjectName(f"export_{name}")
            box.setToolTip(translated(declarations()[name].help))
            box.toggled.connect(self._chosen)
        self._describe("quality", self.quality)

    def _make_question(self) -> None:
        self.keep_both = QRadioButton()
        self.keep_both.setObjectName("export_keep_both")
        self.replace_older = QRadioButton(self.tr("Replace the older one"))
        self.replace_older.setObjectName("export_replace")
        self.keep_both.setChecked(True)
        self.replace_older.toggled.connect(self._replace_toggled)
        self.consent = QCheckBox(
            self.tr("The face and the voice are my own, or I have permission to use them.")
        )
        self.consent.setObjectName("export_consent")
        self.consent.toggled.connect(self._show)
        self.message = MessageBar()
        self.create_button = Button(self.tr("Create video"), "export", "primary")
        self.create_button.setObjectName("export_create")
        self.create_button.setDefault(True)
        self.create_button.clicked.connect(self.accept)
        self._cancel = Button(self.tr("Cancel"))
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE, theme.LARGE, theme.LARGE, theme.LARGE)
        column.setSpacing(theme.MEDIUM)
        form = QFormLayout()
        form.setHorizontalSpacing(theme.LARGE)
        form.setVerticalSpacing(theme.SMALL)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        named = _row((self.name, 1), (self._suffix, 0))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            # Turned round once more: a file's name runs from left to right into its ending.
            named.setDirection(QHBoxLayout.Direction.RightToLeft)
        form.addRow(self.tr("Name"), named)
        form.addRow(self.tr("Folder"), _row((self._folder, 1), (self._choose, 0)))
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Size"), self.video_size)
        form.addRow(self.tr("Frame rate"), self.fps)
        form.addRow(self.tr("Quality"), _row((self.quality, 1), (self._quality_text, 0)))
        form.addRow("", self.transparent)
        form.addRow("", self.mark)
        column.addLayout(form)
        column.addWidget(self._taken_card())
        column.addWidget(self._summary_card())
        column.addWidget(self.consent)
        column.addWidget(self.message)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.create_button)
        column.addLayout(buttons)

    def _taken_card(self) -> Card:
        self._taken = Card()
        self._taken_text = QLabel()
        self._taken_text.setWordWrap(True)
        for widget in (self._taken_text, self.keep_both, self.replace_older):
            self._taken.body.addWidget(widget)
        return self._taken

    def _summary_card(self) -> Card:
        card = Card()
        self._summary = Heading()
        self._details = Caption()
        card.body.addWidget(self._summary)
        card.body.addWidget(self._details)
        return card

    def _choice(
        self, name: str, entries: Sequence[tuple[str, object]], chosen: object
    ) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"export_{name}")
        for text, value in entries:
            box.addItem(text, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.currentIndexChanged.connect(self._chosen)
        self._describe(name, box)
        return box

    def _describe(self, name: str, widget: QWidget) -> None:
        known = declarations()[name]
        widget.setAccessibleName(translated(known.label))
        widget.setToolTip(translated(known.help))

    def _formats(self) -> list[tuple[str, object]]:
        return [
            (self.tr("MP4 – plays everywhere"), "mp4"),
            (self.tr("WebM – for the web, can be transparent"), "webm"),
            (self.tr("GIF – moving picture without sound"), "gif"),
            (self.tr("PNG – a folder of pictures, and the sound"), "png"),
        ]

    def _size_text(self, size: int) -> str:
        if size == 0:
            return self.tr("As large as the photo")
        return self.tr("{n} pixels, the longer side").format(n=size)

    # ---- following what the user does

    def _name_changed(self, text: str) -> None:
        self._plan = replace(self._plan, name=text)
        self._show()

    def _replace_toggled(self, on: bool) -> None:
        self._plan = replace(self._plan, replace=on)
        self._show()

    def _ask_folder(self) -> None:
        title = self.tr("Folder for the video")
        chosen = QFileDialog.getExistingDirectory(self, title, str(self._plan.folder))
        if chosen:
            self.set_folder(Path(chosen))

    def set_folder(self, folder: Path) -> None:
        """Chooses the folder."""
        self._plan = replace(self._plan, folder=folder)
        self._show()

    def _chosen(self) -> None:
        settings = self._plan.settings.but(
            format=self.format.currentData(),
            size=self.video_size.currentData(),
            fps=self.fps.currentData(),
            quality=self.quality.value(),
            mark=self.mark.isChecked(),
            transparent=self.transparent.isChecked(),
        )
        self._plan = replace(self._plan, settings=fitting(settings))
        self._show()

    # ---- showing

    def _expected(self) -> Expectation:
        session = self._session
        return expect(session.facts, session.document.project, self._plan.settings)

    def _show(self) -> None:
        plan = self._plan
        self.message.clear()
        self._suffix.setText(plan.suffix)
        self._suffix.setVisible(bool(plan.suffix))
        # A sign that stands for a folder needs another one behind it to be read as that.
        at_home = plan.folder == Path.home()
        shown = self.tr("Home folder") if at_home else paths.without_home(plan.folder)
        self._folder.setText(shown)
        self._folder.setToolTip(str(plan.folder))
        self._quality_text.setText(QLocale().toString(plan.settings.quality))
        self.quality.setEnabled(plan.settings.format != "png")
        self._show_transparency()
        self._show_taken()
        self._show_summary()
        consent = self._session.document.project.consent
        self.consent.setVisible(not consent)
        self.create_button.setEnabled(consent or self.consent.isChecked())
        self.create_button.setToolTip(
            "" if self.create_button.isEnabled() else self.tr("Tick the sentence about permission.")
        )

    def _show_transparency(self) -> None:
        usable = has_transparency(self._session.facts)
        fits = self._plan.settings.format in WITH_ALPHA
        self.transparent.setEnabled(usable and fits)
        tip = translated(declarations()["transparent"].help)
        if not usable:
            tip = self.tr("The photo has no transparency to keep.")
        elif not fits:
            tip = self.tr("Choose WebM or PNG to keep it.")
        self.transparent.setToolTip(tip)

    def _show_taken(self) -> None:
        promised = self._session.exports.names()
        try:
            taken = self._plan.is_taken(promised)
        except UserError:
            # Said when the button is pressed; while the name is being typed it is no fault yet.
            taken = False
        self._taken.setVisible(taken)
        if not taken:
            return
        wanted = self._plan.wanted
        both = replace(self._plan, replace=False).out(promised)
        self._taken_text.setText(
            self.tr("There is a {name} already.").format(name=isolated(short_name(wanted.name)))
        )
        self.keep_both.setText(
            self.tr("Keep both; the new one becomes {name}").format(
                name=isolated(short_name(both.name))
            )
        )
        self.replace_older.setEnabled(wanted not in promised)

    def _show_summary(self) -> None:
        expected, settings = self._expected(), self._plan.settings
        if expected.size is None and not expected.duration:
            self._summary.setText(self.tr("The photo and the voice are being looked at…"))
        else:
            size = self.tr("the photo's own size")
            if expected.size is not None:
                size = self.tr("{w} × {h} pixels").format(w=expected.size[0], h=expected.size[1])
            self._summary.setText(f"{size} · {length_text(expected.duration)}")
        parts = [self.tr("%n frame(s)", "", expected.frames)] if expected.frames else []
        exports, player = self._session.exports, self._session.player
        seconds = exports.estimate(settings, expected.pixels, expected.frames)
        if seconds is None and expected.frames and player.is_slow:
            # Drawing is nearly all of the work, and the preview has tried it.
            seconds = player.cost * expected.frames
        if seconds is not None:
            parts.append(self.tr("about {time} to make").format(time=wait_text(seconds)))
        free = self._plan.free_space()
        if free is not None:
            parts.append(self.tr("{size} free there").format(size=bytes_text(free)))
        self._details.setText(" · ".join(parts))


def _rates() -> list[int]:
    return [int(each) for each in declarations()["fps"].choices]


def _row(*widgets: tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.SMALL)
    for widget, stretch in widgets:
        row.addWidget(widget, stretch)
    return row
