"""The canvas: whatever is done to it, it goes on."""

import random

import pytest
from photo_models import ASTRONAUT, CAT, Models
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton

from joyvasa_desktop.window.photo.photo_stage import PhotoStage

KEYS = [
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return),
    *(Qt.Key.Key_Backspace, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_A),
]
MODIFIERS = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
]


@pytest.fixture
def stage(owner, qtbot) -> PhotoStage:
    stage = PhotoStage(Models.under(owner))
    qtbot.addWidget(stage)
    stage.resize(700, 600)
    stage.show()
    return stage


def wheel(stage: PhotoStage, at: QPoint, steps: int) -> None:
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    delta, plain = QPoint(0, 120 * steps), Qt.KeyboardModifier.NoModifier
    where = QPointF(at)
    stage.canvas.wheelEvent(QWheelEvent(where, where, QPoint(), delta, none, plain, phase, False))


def test_an_empty_canvas_takes_everything(stage, qtbot):
    canvas = stage.canvas
    wheel(stage, QPoint(50, 50), 1)
    for key in KEYS:
        qtbot.keyClick(canvas, key)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    stage.place_points()
    assert not stage.guide.isVisible() and not stage.bar.isEnabled()
    canvas.grab()


@pytest.mark.parametrize("seed", range(6))
def test_anything_in_any_order(seed, owner, qtbot):
    """No click, key or button raises an error or leaves a setting out of its range."""
    chance, models = random.Random(seed), Models.under(owner)
    stage = PhotoStage(models)
    qtbot.addWidget(stage)
    stage.resize(700, 600)
    stage.show()
    models.show(ASTRONAUT)
    for _ in range(80):
        at = QPoint(chance.randrange(700), chance.randrange(500))
        match chance.choice(("click", "drag", "key", "key", "button", "wheel", "model")):
            case "click":
                qtbot.mouseClick(stage.canvas, Qt.MouseButton.LeftButton, pos=at)
            case "drag":
                qtbot.mousePress(stage.canvas, Qt.MouseButton.LeftButton, pos=at)
                qtbot.mouseMove(stage.canvas, QPoint(chance.randrange(700), chance.randrange(500)))
                qtbot.mouseRelease(stage.canvas, Qt.MouseButton.LeftButton, pos=at)
            case "key":
                qtbot.keyClick(stage.canvas, chance.choice(KEYS), chance.choice(MODIFIERS))
            case "button":
                buttons = stage.findChildren(QAbstractButton)
                chance.choice([each for each in buttons if each.isVisible()]).click()
            case "wheel":
                wheel(stage, at, chance.choice((-3, -1, 1, 3)))
            case "model":
                _change(models, chance)
        stage.canvas.grab()


def _change(models: Models, chance: random.Random) -> None:
    stack = models.document.undo_stack
    match chance.randrange(5):
        case 0:
            models.show(chance.choice((ASTRONAUT, CAT)))
        case 1:
            models.document.set("mode", mode=chance.choice(("human", "animal")))
        case 2:
            stack.undo()
        case 3:
            stack.redo()
        case 4:
            models.fail("No face was found in the photo.", "Try another one.")
    if models.document.project.photo is not None and models.facts.photo is None:
        models.answer()
