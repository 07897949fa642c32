"""The panel of all settings, made from their declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from joyvasa_desktop.project import Project
from joyvasa_desktop.settings import (
    GROUP_LABELS,
    GROUPS,
    PRESET_LABELS,
    Group,
    Value,
    declarations,
)
from joyvasa_desktop.window.language import translated
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.icons import icon
from joyvasa_desktop.window.look.kit import Button, Caption
from joyvasa_desktop.window.look.more import More
from joyvasa_desktop.window.look.section import Section
from joyvasa_desktop.window.tweak.availability import default_of, why_no_face, why_not
from joyvasa_desktop.window.tweak.editors import EngineEditor, NumberEditor
from joyvasa_desktop.window.tweak.preset_chips import PresetChips, changes_of
from joyvasa_desktop.window.tweak.setting_row import SettingRow

if TYPE_CHECKING:
    from joyvasa_desktop.window.session import Session

PICTURES: dict[Group, str] = {
    "who": "person",
    "take": "take",
    "mouth": "mouth",
    "eyes": "eye",
    "head": "head",
    "limits": "limits",
    "picture": "photo",
    "engine": "chip",
    "video": "video",
}
"""The icon of each group."""

FOLDED: tuple[Group, ...] = ("limits", "picture", "engine", "video")
"""Groups that are closed until the user opens them."""

KEPT = ("mode", "face", "start", "end", "engine", "seed")
"""Settings that say what is animated, not how: "reset all" leaves them."""

RARE = (
    *("reduction", "lift_quiet", "aligned", "position", "friendly", "crop", "upright"),
    *("device", "precision", "memory_limit"),
)
"""Settings that few people need: they are folded away at the end of their group."""


class TweakPanel(QWidget):
    """Every setting that is declared, in groups that fold, with a search and presets."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._document, self._facts = session.document, session.facts
        self._preferences, self._models = session.preferences, session.models
        self.search = QLineEdit()
        self.presets = PresetChips()
        self.reset_button = Button(self.tr("Reset all"), "reset", "quiet")
        self.nothing = Caption(self.tr("No setting is called that."))
        self.sections: dict[Group, Section] = {}
        self.mores: dict[Group, More] = {}
        self._engine = ""
        self.rows: dict[str, SettingRow] = {}
        self._make_sections()
        self._lay_out()
        self._explain()
        self._wire()
        project = self._document.project
        self._barred = why_not("engine", project.settings.engine, project)
        self._document.changed.connect(self._document_changed)
        self._facts.photo_changed.connect(self._limit_faces)
        self.refresh()

    def refresh(self) -> None:
        """Shows what the document says."""
        project = self._document.project
        for row in self.rows.values():
            row.refresh(project)
        if project.settings.engine != self._engine:
            self._engine = project.settings.engine
            self.show_matching(self.search.text())
        self._limit_faces()
        self.presets.refresh(project.settings)
        self.reset_button.setEnabled(bool(self._changes_of_reset()))
        for group, section in self.sections.items():
            changed = sum(row.is_changed for row in self._rows_of(group) if self._offers(row))
            section.header.set_note(self.tr("%n changed", "", changed) if changed else "")

    def look_at_engines(self) -> None:
        """Files or packages may have come or gone while the user was elsewhere."""
        project = self._document.project
        barred = why_not("engine", project.settings.engine, project)
        # Which engine is usual follows from what can be used, and so does what counts as changed.
        self.refresh()
        if barred != self._barred:
            self._barred = barred
            self._facts.refresh()

    def reset_all(self) -> None:
        """All settings as at first, but for the photo, the voice and the take."""
        self._document.finish_merging()
        self._document.set(self.tr("Reset all settings"), "", **self._changes_of_reset())

    def show_matching(self, text: str) -> None:
        """Shows only settings whose name or help has all words of the text.

        "" shows all that the chosen engine knows.
        """
        words = text.casefold().split()
        for group, section in self.sections.items():
            hits = [row for row in self._rows_of(group) if self._fits(row, words)]
            for row in self._rows_of(group):
                row.setVisible(row in hits)
            section.setVisible(bool(hits))
            section.show_open(bool(words) or self._is_open(group))
            if group in self.mores:
                more, rare = self.mores[group], any(row.known.name in RARE for row in hits)
                more.setVisible(rare)
                more.show_open(bool(words) or self._preferences.flag(f"more/{group}"))
        self.nothing.setHidden(any(not each.isHidden() for each in self.sections.values()))

    # ---- building

    def _make_sections(self) -> None:
        for group in GROUPS:
            section = Section(translated(GROUP_LABELS[group]), PICTURES[group])
            section.header.setObjectName(f"group_{group}")
            section.setProperty("group", group)
            section.show_open(self._is_open(group))
            section.folded.connect(self._folded)
            self.sections[group] = section
        for known in declarations().values():
            row = SettingRow(known, self._document)
            self.rows[known.name] = row
            if known.name not in RARE:
                self.sections[known.group].body.addWidget(row)
        for name in RARE:
            self._more(self.rows[name].known.group).body.addWidget(self.rows[name])

    def _more(self, group: Group) -> More:
        """The fold at the end of a group, made when it is needed first."""
        if group not in self.mores:
            more = self.mores[group] = More(self.tr("More"))
            more.button.setObjectName(f"more_{group}")
            more.setProperty("group", group)
            more.folded.connect(self._more_folded)
            self.sections[group].body.addWidget(more)
        return self.mores[group]

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("tweaks")
        column = QVBoxLayout(inside)
        column.setContentsMargins(1, 0, 1, theme.SMALL)
        column.setSpacing(theme.TINY)
        for section in self.sections.values():
            column.addWidget(section)
        column.addWidget(self.nothing)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.reset_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.SMALL, theme.SMALL, theme.SMALL, 0)
        outer.setSpacing(theme.SMALL)
        outer.addLayout(top)
        outer.addWidget(self.presets)
        outer.addWidget(self.area, 1)

    def _explain(self) -> None:
        self.setFocusProxy(self.search)
        self.search.setObjectName("search_settings")
        self.search.setPlaceholderText(self.tr("Search settings"))
        self.search.setAccessibleName(self.tr("Search settings"))
        self.search.setToolTip(self.tr("Shows only the settings that are about these words."))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.presets.setAccessibleName(self.tr("Presets"))
        self.reset_button.setObjectName("reset_all")
        self.reset_button.setToolTip(
            self.tr("All settings as at first; photo, voice and take stay as they are.")
        )
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.nothing.hide()

    def _wire(self) -> None:
        self.search.textChanged.connect(self.show_matching)
        self.presets.chosen.connect(self._choose_preset)
        self.reset_button.clicked.connect(self.reset_all)
        editor = self.rows["engine"].editor
        if isinstance(editor, EngineEditor):
            editor.models_wanted.connect(self._models.page_wanted)

    # ---- following and changing

    def _document_changed(self, project: Project, before: Project) -> None:
        self.refresh()

    def _limit_faces(self) -> None:
        """Which face: no more can be chosen than were found."""
        row, photo, project = self.rows["face"], self._facts.photo, self._document.project
        animals = () if photo is None else photo.animals
        row.hinder(why_no_face(project, len(animals)))
        if not isinstance(row.editor, NumberEditor):
            return
        if photo is None:
            row.editor.set_highest(row.editor.steps.high)
        else:
            is_animal = project.settings.mode == "animal"
            row.editor.set_highest(len(animals if is_animal else photo.faces))

    def _choose_preset(self, preset: str) -> None:
        self._document.finish_merging()
        text = self.tr("Preset: {name}").format(name=translated(PRESET_LABELS[preset]))
        changes = changes_of(preset, self._document.project.settings)
        self._document.set(text, "", **changes)
        self.presets.refresh(self._document.project.settings)

    def _changes_of_reset(self) -> dict[str, Value]:
        project = self._document.project
        first = {name: default_of(known, project) for name, known in declarations().items()}
        return {
            name: value
            for name, value in first.items()
            if name not in KEPT and getattr(project.settings, name) != value
        }

    def _rows_of(self, group: Group) -> list[SettingRow]:
        return [row for row in self.rows.values() if row.known.group == group]

    def _offers(self, row: SettingRow) -> bool:
        """Whether the chosen engine knows the setting."""
        return self._engine in row.known.engines

    def _fits(self, row: SettingRow, words: list[str]) -> bool:
        """Whether a search finds the row; without one, the engine's own rows are shown."""
        return row.matches(words) if words else self._offers(row)

    def _more_folded(self, folded: bool) -> None:
        if not self.search.text().strip():
            self._preferences.set_flag(f"more/{self.sender().property('group')}", not folded)

    def _is_open(self, group: Group) -> bool:
        return not self._preferences.flag(f"folded/{group}", group in FOLDED)

    def _folded(self, folded: bool) -> None:
        # While searching all that fits is open; closing it then isn't a habit.
        if not self.search.text().strip():
            self._preferences.set_flag(f"folded/{self.sender().property('group')}", folded)
