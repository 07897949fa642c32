"""Whether the system has fonts for what the window says: a bare Linux may have few, or none."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication

from joyvasa_desktop.window.language import Language

NO_FONTS = (
    "The window can't be opened: this system has no fonts.\n"
    "On Debian and Ubuntu this brings some:\n"
    "  sudo apt-get install fontconfig fonts-dejavu-core\n"
    "The command line works without a window: joyvasa-desktop animate --help"
)
"""What is said where every letter would be an empty box; for a terminal, thus in English."""

UNREADABLE = "This system has no font for {}, so the window speaks English. Install {}."

LETTERS: dict[Language, tuple[QFontDatabase.WritingSystem, str, str]] = {
    "ar": (QFontDatabase.WritingSystem.Arabic, "Arabic", "fonts-noto-core"),
    "zh_CN": (QFontDatabase.WritingSystem.SimplifiedChinese, "Chinese", "fonts-noto-cjk"),
}
"""What other languages are written in, what they are called, and Debian's packages of fonts."""


def there_are_some(application: QApplication) -> bool:
    """Whether the application has a font with letters at all."""
    return QFontMetrics(application.font()).inFont("a")


def readable(language: Language) -> Language:
    """The language, or English if no font on this system has the letters of that language."""
    # Windows and macOS bring fonts for every language.
    if sys.platform != "linux" or language not in LETTERS:
        return language
    letters, name, package = LETTERS[language]
    if QFontDatabase.families(letters):
        return language
    print(UNREADABLE.format(name, package), file=sys.stderr)
    return "en"
