"""The picture of the voice: sound where it speaks, and cheap to draw however long it is."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from timeline_parts import RATE, VOICE, sample_envelope

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.messages import VoiceFacts
from joyvasa_desktop.window.timeline.time_view import TimeView
from joyvasa_desktop.window.timeline.waveform import Waveform


def facts_of(outline: Floats, duration: float, complete: bool = True) -> VoiceFacts:
    return VoiceFacts(1, VOICE, duration, outline, RATE, complete)


def shown(qtbot: QtBot, voice: VoiceFacts) -> tuple[Waveform, TimeView]:
    view = TimeView()
    view.set_duration(voice.duration)
    waveform = Waveform(view)
    qtbot.addWidget(waveform)
    view.setParent(waveform)
    waveform.resize(640, 60)
    waveform.show_voice(voice)
    return waveform, view


def heights(image: QImage) -> list[int]:
    """In each column of pixels, how many have the colour of sound."""
    sound = QColor(theme.colours().accent)
    return [
        sum(image.pixelColor(x, y) == sound for y in range(image.height()))
        for x in range(image.width())
    ]


def test_loud_places_are_higher_than_pauses(qtbot: QtBot) -> None:
    outline, duration = sample_envelope()
    waveform, _ = shown(qtbot, facts_of(outline, duration))
    drawn = np.array(heights(waveform.grab().toImage()))
    assert len(drawn) == 640
    level = np.abs(outline).max(axis=1)
    columns = np.array([part.max() for part in np.array_split(level, 640)])
    assert np.corrcoef(drawn, columns)[0, 1] > 0.9
    assert drawn.max() > 30
    assert drawn[columns < 0.01 * columns.max()].max() <= 2


def test_a_quiet_voice_is_drawn_larger_but_silence_stays_flat(qtbot: QtBot) -> None:
    outline, duration = sample_envelope()
    loud, _ = shown(qtbot, facts_of(outline, duration))
    quiet, _ = shown(qtbot, facts_of(outline * 0.3, duration))
    silent, _ = shown(qtbot, facts_of(outline * 0.001, duration))
    assert heights(loud.grab().toImage()) == heights(quiet.grab().toImage())
    assert max(heights(silent.grab().toImage())) <= 2


def test_zooming_shows_the_stretch_of_the_view(qtbot: QtBot) -> None:
    outline, duration = sample_envelope()
    waveform, view = shown(qtbot, facts_of(outline, duration))
    before = waveform.grab().toImage()
    view.show(1.1, 1.5)
    waveform.refresh()
    after = waveform.grab().toImage()
    assert before != after
    # A pause: a line without height.
    assert max(heights(before)) > 30
    assert 0 < max(heights(after)) <= 2


@pytest.mark.parametrize("hours", [1, 5])
def test_hours_are_drawn_with_as_many_points_as_pixels(qtbot: QtBot, hours: int) -> None:
    outline, _ = sample_envelope()
    count = hours * 3600 * RATE
    long = np.tile(outline, (count // len(outline) + 1, 1))[:count]
    waveform, view = shown(qtbot, facts_of(long, hours * 3600))
    for left, right in ((0, hours * 3600), (100, 400), (100, 101)):
        view.show(left, right)
        waveform.refresh()
        waveform.grab()
        assert 100 < waveform.points_drawn <= 2 * (640 + 4)


def test_the_same_picture_is_kept_until_something_changes(qtbot: QtBot) -> None:
    outline, duration = sample_envelope()
    voice = facts_of(outline, duration)
    waveform, _ = shown(qtbot, voice)
    waveform.grab()
    waveform.points_drawn = -1
    waveform.grab()
    waveform.show_voice(voice)
    waveform.grab()
    assert waveform.points_drawn == -1
    waveform.show_voice(facts_of(outline[:200], 2.0, complete=False))
    waveform.grab()
    assert waveform.points_drawn > 0


def test_dark_and_light_have_their_colours(qtbot: QtBot) -> None:
    outline, duration = sample_envelope()
    theme.use(theme.DARK)
    waveform, _ = shown(qtbot, facts_of(outline, duration))
    image = waveform.grab().toImage()
    assert image.pixelColor(0, 0) in (
        QColor(theme.DARK.sunken),
        QColor(theme.DARK.line),
    )
    assert max(heights(image)) > 30


def test_without_a_voice_there_is_a_well(qtbot: QtBot) -> None:
    waveform, _ = shown(qtbot, facts_of(np.zeros((0, 2), np.float32), 0.0))
    waveform.show_voice(None)
    assert not any(heights(waveform.grab().toImage()))
    assert waveform.accessibleName()
