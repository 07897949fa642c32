"""The looks of Qt's own widgets: a palette and a style sheet made from the theme's colours."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from PySide6.QtCore import QDir
from PySide6.QtGui import QColor, QPalette

from joyvasa_desktop import paths
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.look.theme import Colours

_SURFACES = Template("""
QMainWindow, QDialog, QMenuBar, QStatusBar, QMessageBox { background: $window; }
QWidget { color: $text; }
QWidget:disabled { color: $disabled; }
QLabel, QCheckBox, QRadioButton { background: transparent; }
QFrame#card { background: $card; border: 1px solid $line; border-radius: ${round}px; }
QFrame#card:focus { border: 2px solid $accent; }
QFrame#message { background: $accent_soft; border: none; border-radius: ${radius}px; }
QFrame#message[kind="bad"] { background: $card; border: 1px solid $bad; }
QFrame#message[kind="warning"] { background: $card; border: 1px solid $warning; }
QFrame#message[kind="good"] { background: $card; border: 1px solid $good; }
QWidget#topbar { background: $card; border-bottom: 1px solid $line; }
QSplitter::handle { background: transparent; border-radius: 3px; }
QSplitter::handle:horizontal { margin: 0px 2px; }
QSplitter::handle:vertical { margin: 2px 0px; }
QSplitter::handle:hover, QSplitter::handle:pressed { background: $line; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: ${tiny}px; }
QStatusBar { border-top: 1px solid $line; color: $muted; }
QStatusBar QLabel { color: $muted; font-size: ${caption}pt; }
QStatusBar::item { border: none; }
""")

_WRITING = Template("""
QLabel#title { font-size: ${title}pt; font-weight: 700; }
QLabel#heading { font-size: ${heading}pt; font-weight: 600; }
QLabel#caption { font-size: ${caption}pt; color: $muted; }
QLabel#caption:disabled { color: $disabled; }
QLabel#project { font-weight: 600; color: $muted; }
QLabel#key {
    background: $sunken; border: 1px solid $line; border-radius: 6px; padding: 2px 8px;
    font-size: ${caption}pt;
}
""")

_BUTTONS = Template("""
QPushButton {
    background: $raised; border: 1px solid $line; border-radius: ${radius}px;
    padding: 6px 14px; min-height: 20px;
}
QPushButton:hover { background: $sunken; border-color: $muted; }
QPushButton:pressed, QPushButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton:disabled { background: transparent; color: $disabled; border-color: $line; }
QPushButton[kind="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent; border-color: $text; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; padding: 5px 13px; }
QPushButton[kind="primary"]:disabled {
    background: $sunken; color: $disabled; border-color: $sunken;
}
QPushButton[kind="quiet"] {
    background: transparent; border-color: transparent; padding: 6px 10px;
}
QPushButton[kind="quiet"]:hover { background: $sunken; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; padding: 5px 9px; }
QPushButton[kind="verb"] { background: $card; border-radius: ${round}px; padding: 0; }
QPushButton[kind="verb"]:hover { background: $raised; border-color: $accent; }
QPushButton[kind="verb"]:focus { border: 2px solid $accent; padding: 0; }
QPushButton#chip { border-radius: 14px; padding: 3px 8px; background: transparent; }
QPushButton#chip:hover { background: $sunken; }
QPushButton#chip:checked { background: $accent_soft; border-color: $accent; }
QPushButton#chip:focus { border: 2px solid $accent; padding: 2px 7px; }
QToolButton {
    background: transparent; border: 2px solid transparent; border-radius: ${radius}px;
    padding: 4px;
}
QToolButton:hover { background: $sunken; }
QToolButton:pressed { background: $accent_soft; }
QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }
""")

_FIELDS = Template("""
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox {
    background: $card; border: 1px solid $field; border-radius: 6px; padding: 4px 8px;
    min-height: 20px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:hover, QSpinBox:hover, QDoubleSpinBox:hover, QComboBox:hover { border-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QComboBox:focus { border: 2px solid $accent; padding: 3px 7px; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled {
    background: transparent; color: $disabled; border-color: $line;
}
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(style:$folder/chevron-down.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView {
    background: $card; border: 1px solid $line; outline: 0; padding: ${tiny}px;
    selection-background-color: $accent_soft; selection-color: $text;
}
QCheckBox, QRadioButton { spacing: ${small}px; padding: 2px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; border-radius: 6px; padding: 0; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 16px; height: 16px; border: 1px solid $muted; background: $card;
}
QCheckBox::indicator { border-radius: 5px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked {
    background: $accent; border-color: $accent; image: url(style:$folder/check.svg);
}
QRadioButton::indicator:checked {
    width: 8px; height: 8px; border: 5px solid $accent; background: $on_accent;
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }
QCheckBox::indicator:checked:disabled { background: $disabled; border-color: $disabled; }
QSlider { background: transparent; min-height: 22px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::sub-page:horizontal { border-radius: 2px; background: $accent; }
QSlider::handle:horizontal {
    width: 12px; height: 12px; margin: -6px 0; border-radius: 8px;
    background: $card; border: 2px solid $accent;
}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: $accent; }
QSlider::sub-page:horizontal:disabled { background: $disabled; }
QSlider::handle:horizontal:disabled { border-color: $disabled; }
QProgressBar {
    background: $sunken; border: none; border-radius: 4px; max-height: 8px; min-height: 8px;
}
QProgressBar::chunk { background: $accent; border-radius: 4px; }
""")

_LISTS = Template("""
QAbstractScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QListView, QTreeView, QTableView { background: transparent; border: none; outline: 0; }
QListView::item, QTreeView::item { border-radius: 6px; padding: 6px; }
QListView::item:hover, QTreeView::item:hover { background: $sunken; }
QListView::item:selected, QTreeView::item:selected { background: $accent_soft; color: $text; }
QHeaderView { background: transparent; }
QHeaderView::section {
    background: transparent; color: $muted;
    border: none; border-bottom: 1px solid $line; padding: 4px 6px;
}
QListView:focus { border: 2px solid $accent; border-radius: ${radius}px; }
QTextBrowser, QPlainTextEdit { background: $sunken; border-radius: ${radius}px; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $grip; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTabWidget::pane { border: none; }
QTabWidget::tab-bar { alignment: left; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: $muted; padding: 8px 14px; margin: 0 2px;
    border: none; border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom-color: $accent; }
QTabBar::tab:focus { background: $accent_soft; border-radius: 6px; }
QMenuBar { border-bottom: 1px solid $line; padding: 2px; }
QMenuBar::item { padding: 4px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent_soft; }
QMenu { background: $card; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 6px; }
QMenu::icon { padding-left: 8px; padding-right: 8px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
""")


def stylesheet(colours: Colours, points: float = 10.0) -> str:
    """The style sheet of the whole application.

    Args:
        points: size of the system's font; headings and captions follow it.
    """
    QDir.setSearchPaths("style", [str(paths.resources() / "style")])
    values = {name: str(value) for name, value in asdict(colours).items()} | {
        "folder": "dark" if colours.dark else "light",
        "accent_hover": mixed(colours.accent, colours.text, 0.15),
        "field": mixed(colours.line, colours.muted, 0.35),
        "grip": mixed(colours.line, colours.muted, 0.3),
        "caption": f"{points * theme.CAPTION:.1f}",
        "heading": f"{points * theme.HEADING:.1f}",
        "title": f"{points * theme.TITLE:.1f}",
        "tiny": str(theme.TINY),
        "small": str(theme.SMALL),
        "radius": str(theme.RADIUS),
        "round": str(theme.RADIUS + theme.TINY),
    }
    sheets = (_SURFACES, _WRITING, _BUTTONS, _FIELDS, _LISTS)
    return "\n".join(sheet.substitute(values) for sheet in sheets)


def palette(colours: Colours) -> QPalette:
    """The palette for what the style sheet leaves to Fusion, and for widgets that paint."""
    Role, Group = QPalette.ColorRole, QPalette.ColorGroup  # noqa: N806 (classes)
    made = QPalette(QColor(colours.raised), QColor(colours.window))
    for role, colour in {
        Role.Window: colours.window,
        Role.WindowText: colours.text,
        Role.Base: colours.card,
        Role.AlternateBase: colours.raised,
        Role.Text: colours.text,
        Role.Button: colours.raised,
        Role.ButtonText: colours.text,
        Role.BrightText: colours.bad,
        Role.ToolTipBase: colours.raised,
        Role.ToolTipText: colours.text,
        Role.PlaceholderText: colours.muted,
        Role.Highlight: colours.accent,
        Role.HighlightedText: colours.on_accent,
        Role.Accent: colours.accent,
        Role.Link: colours.accent,
        Role.LinkVisited: colours.accent,
        Role.Mid: colours.line,
        Role.Light: colours.card,
        Role.Dark: colours.line,
        Role.Shadow: colours.line,
    }.items():
        made.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.PlaceholderText):
        made.setColor(Group.Disabled, role, QColor(colours.disabled))
    return made


def mixed(first: str, second: str, part: float) -> str:
    """A colour between two, as #rrggbb; `part` 0 is the first, 1 the second."""
    one, other = QColor(first), QColor(second)
    channels = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in channels)
