"""The language of the window: which one, its translators, and the core's sentences in it."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Literal, TypeAlias

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.window.messages import Failure
from joyvasa_desktop.window.templates import Templates

Language: TypeAlias = Literal["en", "ar", "zh_CN"]

# All numbers that the program writes have Latin digits. The plain "ar" would write Arabic-Indic
# ones in Qt's fields only, so the two would stand side by side.
_LOCALES: dict[Language, str] = {"en": "en", "ar": "ar_AE", "zh_CN": "zh_CN"}

_BY_PREFIX: dict[str, Language] = {"en": "en", "ar": "ar", "zh": "zh_CN"}
"""By the part of a locale's name that stands for the language."""

_CORE = "core"
"""Context of the core's texts in the translations."""

_translators: list[QTranslator] = []
_spoken: Language = "en"


def language_of(preference: str) -> Language:
    """The language to use: the preferred one, or for "system" the first of the system's we have."""
    if preference in _LOCALES:
        return preference
    for name in QLocale.system().uiLanguages():
        prefix = re.split("[-_]", name)[0]
        if prefix in _BY_PREFIX:
            return _BY_PREFIX[prefix]
    return "en"


def speak(application: QApplication, language: Language) -> None:
    """Makes the whole application speak a language; windows have to be rebuilt after it."""
    global _spoken
    _spoken = language
    for translator in _translators:
        application.removeTranslator(translator)
        translator.deleteLater()
    _translators.clear()
    own = str(paths.resources() / "translations")
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for folder, name in ((qt, f"qtbase_{language}"), (own, f"joyvasa_{language}")):
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)
            _translators.append(translator)
        else:
            translator.deleteLater()
    locale = QLocale(_LOCALES[language])
    QLocale.setDefault(locale)
    application.setLayoutDirection(locale.textDirection())
    _translate.cache_clear()


def translated(text: str) -> str:
    """A text of the core in the window's language; English where it isn't known.

    A text may consist of several sentences that are known one by one.
    """
    if not text or _spoken == "en":
        return text
    return _translate(text)


def explained(trouble: UserError | Failure) -> str:
    """What went wrong and what to do about it, in the window's language."""
    return f"{translated(trouble.message)} {translated(trouble.hint)}".strip()


@lru_cache(maxsize=1024)
def _translate(text: str) -> str:
    # Sentences and what stands between them, in turns. Some texts of the core are two sentences.
    parts = re.split(r"(?<=[.!?])(\s+)", text)
    said, first = "", 0
    while first < len(parts):
        for last in range(len(parts), first, -2):
            known = _one("".join(parts[first:last]))
            if known is not None:
                break
        said += parts[first] if known is None else known
        said += "".join(parts[last : last + 1])
        first = last + 1
    return said


def _one(text: str) -> str | None:
    """One text of the core, None if it isn't known."""
    direct = QCoreApplication.translate(_CORE, text)
    if direct != text:
        return direct
    found = _templates().find(text)
    if found is None:
        return None
    template, values = found
    pattern = QCoreApplication.translate(_CORE, template)
    # What stands in the place of a placeholder may be a text of the core itself.
    return Templates.fill(pattern, [isolated(_one(value) or value) for value in values])


def isolated(value: str) -> str:
    """A name or path for a line that may be read from the right: its own order stays."""
    return (
        f"\N{FIRST STRONG ISOLATE}{value}\N{POP DIRECTIONAL ISOLATE}" if _spoken == "ar" else value
    )


@lru_cache(maxsize=1)
def _templates() -> Templates:
    """The sentences with placeholders, as the tool for translations has collected them."""
    file = paths.resources() / "translations" / "core.json"
    return Templates(json.loads(file.read_text("utf-8")))
