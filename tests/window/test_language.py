"""The window's language: which one, complete translations, and the core's sentences in it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.settings import GROUP_LABELS, PRESET_LABELS, Settings, declarations
from joyvasa_desktop.window.language import language_of, speak, translated
from joyvasa_desktop.window.look.kit import MessageBar
from joyvasa_desktop.window.templates import Templates

FOLDER = paths.resources() / "translations"
ROOT = Path(__file__).resolve().parents[2]
OTHERS = pytest.mark.parametrize("language", ["ar", "zh_CN"])


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    speak(qapp, "en")


def messages(language: str) -> Iterator[tuple[str, ElementTree.Element]]:
    root = ElementTree.parse(FOLDER / f"joyvasa_{language}.ts").getroot()
    for message in root.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        yield message.findtext("source", ""), translation


def test_every_text_is_collected_and_compiled() -> None:
    command = [sys.executable, str(FOLDER / "update.py"), "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_language_that_is_left_is_let_go(qapp: QApplication, qtbot: QtBot) -> None:
    def translators() -> int:
        qtbot.wait(10)
        return len(qapp.findChildren(QTranslator))

    speak(qapp, "ar")
    before = translators()
    for language in ("zh_CN", "en", "ar"):
        speak(qapp, language)
    assert translators() == before


@OTHERS
def test_no_text_lacks_a_translation(language: str) -> None:
    for source, translation in messages(language):
        assert translation.get("type") is None, source
        texts = [form.text for form in translation] or [translation.text]
        assert all(texts), source


@OTHERS
def test_places_for_names_and_numbers_agree(language: str) -> None:
    for source, translation in messages(language):
        if len(translation):
            continue
        pattern = r"\{\w*\}|%\d"
        wanted, found = (re.findall(pattern, each) for each in (source, translation.text or ""))
        assert sorted(wanted) == sorted(found), source


@OTHERS
def test_punctuation_at_the_end_is_kept(language: str) -> None:
    for source, translation in messages(language):
        text = translation.text or ""
        if source.endswith(("…", "?")) and not len(translation):
            assert text.endswith(("…", "?", "؟", "？", "…)", "吗？")) or "…" in text, source


def test_english_stays_as_it_is(qapp: QApplication) -> None:
    speak(qapp, "en")
    assert translated("Mouth opening") == "Mouth opening"
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


@OTHERS
def test_every_label_is_translated(language: str, qapp: QApplication) -> None:
    speak(qapp, language)  # type: ignore[arg-type]
    for known in declarations().values():
        assert translated(known.label) != known.label
        assert translated(known.help) != known.help
    for label in (*GROUP_LABELS.values(), *PRESET_LABELS.values()):
        assert translated(label) != label


def test_a_sentence_with_names_in_it_is_translated(qapp: QApplication) -> None:
    speak(qapp, "zh_CN")
    assert translated("cat.png has only 20 × 30 pixels.") == "cat.png 只有 20 × 30 像素。"
    error = UserError("cat.png is empty.", "Choose another file.")
    assert translated(str(error)) == "cat.png 是空的。 请选择其他文件。"
    # A text of two sentences after another one, and one that isn't known between known ones.
    long = "It may be protected or damaged. Convert it to WAV or MP3 and try again."
    assert translated(f"a.wav is empty. {long}") == f"a.wav 是空的。 {translated(long)}"
    assert translated("a is empty. Odd one. b is empty.") == "a 是空的。 Odd one. b 是空的。"


def test_a_real_error_is_translated(qapp: QApplication) -> None:
    speak(qapp, "ar")
    with pytest.raises(UserError) as caught:
        Settings(quality=300)
    text = translated(str(caught.value))
    assert "quality" in text and "300" in text
    assert "can't" not in text and "goes" not in text


def test_an_unknown_text_stays_english(qapp: QApplication) -> None:
    speak(qapp, "ar")
    assert translated("Nobody ever wrote this") == "Nobody ever wrote this"
    assert translated("") == ""


def test_arabic_turns_the_window_round_but_keeps_latin_digits(qapp: QApplication) -> None:
    speak(qapp, "ar")
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert QLocale().toString(1234.5, "f", 1) == "1,234.5"
    speak(qapp, "zh_CN")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_the_buttons_of_qt_are_translated_too(qapp: QApplication, qtbot: QtBot) -> None:
    speak(qapp, "zh_CN")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"


def test_widgets_speak_the_language_they_were_made_in(qapp: QApplication, qtbot: QtBot) -> None:
    speak(qapp, "ar")
    bar = MessageBar()
    qtbot.addWidget(bar)
    assert "نسخ التفاصيل" in [child.text() for child in bar.findChildren(type(bar._copy))]


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        *(("en", 1, "1 second left"), ("en", 5, "5 seconds left")),
        *(("ar", 1, "بقيت ثانية واحدة"), ("ar", 3, "بقيت 3 ثوانٍ"), ("zh_CN", 5, "还剩 5 秒")),
    ],
)
def test_counts_are_said_rightly(language: str, count: int, text: str, qapp: QApplication) -> None:
    speak(qapp, language)  # type: ignore[arg-type]
    said = QCoreApplication.translate("StatusBar", "%n second(s) left", "", count)
    assert said == text


@pytest.mark.parametrize(
    ("system", "language"),
    [
        *((["ar-EG"], "ar"), (["zh-Hans-CN"], "zh_CN"), (["zh-TW"], "zh_CN")),
        *((["fi-FI"], "en"), (["fi-FI", "ar-SA", "en"], "ar"), (["en-GB", "ar"], "en")),
    ],
)
def test_the_systems_language(
    system: list[str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: system)
    assert language_of("system") == language
    assert language_of("zh_CN") == "zh_CN"


def test_templates_are_those_of_the_translations() -> None:
    listed = json.loads((FOLDER / "core.json").read_text("utf-8"))
    sources = {source for source, _ in messages("ar")}
    assert listed and set(listed) <= sources
    assert all(Templates.places(each) for each in listed)
