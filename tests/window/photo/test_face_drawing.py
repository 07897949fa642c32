"""The drawing that shows which point comes next."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.photo.face_drawing import SPOTS, UNIT, FaceDrawing
from joyvasa_desktop.window.photo.placing import STEPS


@pytest.fixture
def drawing(qtbot) -> FaceDrawing:
    drawing = FaceDrawing()
    qtbot.addWidget(drawing)
    drawing.resize(drawing.sizeHint())
    return drawing


def accent(drawing: FaceDrawing, x: float, y: float) -> float:
    """How much of the accent colour there is around a spot, 0..1."""
    image = drawing.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    pixels = rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).astype(int)
    column, row = (round(value / UNIT * image.width()) for value in (x, y))
    wanted = QColor(theme.colours().accent)
    part = pixels[row - 4 : row + 5, column - 4 : column + 5]
    near = np.abs(part - (wanted.red(), wanted.green(), wanted.blue())).sum(axis=2) < 40
    return float(near.mean())


@pytest.mark.parametrize("way", list(STEPS))
def test_every_step_has_a_spot(way):
    assert len(SPOTS[way]) == len(STEPS[way])


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("way", list(STEPS))
def test_the_next_point_stands_out(way, look, drawing):
    theme.use(look)
    for index, spot in enumerate(SPOTS[way]):
        drawing.show_step(way, index)
        assert accent(drawing, *spot) > 0.6
        if index + 2 < len(SPOTS[way]):
            assert accent(drawing, *SPOTS[way][index + 2]) < 0.4


def test_left_is_left_in_every_direction_of_writing(drawing):
    from PySide6.QtCore import Qt

    drawing.show_step("person", 0)
    before = drawing.grab().toImage()
    drawing.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert drawing.grab().toImage() == before


def test_a_square_lies_around_the_head_in_place_of_points(drawing):
    drawing.show_square()
    assert accent(drawing, 50, 9) > 0.1, "its upper edge"
    assert accent(drawing, *SPOTS["nine"][0]) == 0
    drawing.show_step("nine", 0)
    assert accent(drawing, 50, 9) == 0
