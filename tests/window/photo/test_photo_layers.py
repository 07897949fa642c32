"""What is drawn over a photo: at its place, and legible on light and on dark pictures."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from photo_models import ASTRONAUT, truth
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from joyvasa_desktop.photo.frame import Frame
from joyvasa_desktop.photo.portrait import Face
from joyvasa_desktop.window.photo import photo_layers as layers
from joyvasa_desktop.window.photo.turned_square import TurnedSquare
from joyvasa_desktop.window.photo.viewport import Viewport

SIDE = 200

GROUNDS = [QColor("white"), QColor("black"), QColor(128, 128, 128)]


@pytest.fixture
def view(qapp: object) -> Viewport:
    """A picture of 100 px at twice its size, from the corner on."""
    made = Viewport()
    made.resize(QSizeF(SIDE, SIDE))
    made.show(QSizeF(100, 100))
    made.zoom, made.offset = 2.0, QPointF(0, 0)
    return made


def painted(paint: Callable[[QPainter], None], ground: QColor) -> np.ndarray:
    """Difference to a plain ground, int (SIDE, SIDE, 3)."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB888)
    image.fill(ground)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    values = np.frombuffer(image.constBits(), np.uint8).reshape(SIDE, -1)[:, : 3 * SIDE]
    plain = np.array(ground.getRgb()[:3])
    return np.abs(values.reshape(SIDE, SIDE, 3).astype(int) - plain)


def face(x0: float, y0: float, x1: float, y1: float) -> Face:
    return Face((x0, y0, x1, y1), np.zeros((478, 3), np.float32), 1.0)


def test_the_middle_of_a_pixel_is_its_middle(view: Viewport) -> None:
    assert layers.to_screen(view, 0, 0) == QPointF(1, 1)
    assert layers.to_screen(view, 49, 9) == QPointF(99, 19)


def test_a_box_lies_around_its_face(view: Viewport) -> None:
    box = layers.box_on_screen(view, face(20, 30, 60, 70))
    assert box.contains(QRectF(layers.to_screen(view, 20, 30), layers.to_screen(view, 60, 70)))
    assert box.width() == pytest.approx(2 * 40 * 1.12)


def test_the_square_is_where_the_video_will_be_cut(view: Viewport) -> None:
    square = Frame(10, 20, 50)
    assert layers.square_on_screen(view, square) == QRectF(20, 40, 100, 100)
    outside = painted(
        lambda painter: layers.paint_square(painter, view, square, handles=False), GROUNDS[0]
    )
    assert (outside[:30] > 60).all(), "the rest of the photo is darker"
    assert not outside[60:120, 40:100].any(), "and the square as it is"


def test_handles_are_drawn_only_while_the_square_is_edited(view: Viewport) -> None:
    shots = [
        painted(
            lambda painter, on=on: layers.paint_square(painter, view, Frame(10, 20, 50), on),
            GROUNDS[1],
        )
        for on in (False, True)
    ]
    # White squares at the corners.
    assert [int(shot[40, 20].sum()) > 700 for shot in shots] == [False, True]


@pytest.mark.parametrize("ground", GROUNDS, ids=["white", "black", "grey"])
def test_everything_can_be_seen_on_any_ground(view: Viewport, ground: QColor) -> None:
    mesh = truth(ASTRONAUT, 1).faces[0].landmarks * (100 / 512)
    faces = (face(10, 10, 40, 40), face(60, 60, 90, 90))
    paints: list[Callable[[QPainter], None]] = [
        lambda painter: layers.paint_boxes(painter, view, faces, 0, True),
        lambda painter: layers.paint_marks(painter, view, mesh),
        lambda painter: layers.paint_dots(painter, view, np.array([[50.0, 50.0]])),
        lambda painter: layers.paint_cross(painter, QPointF(100, 100)),
        lambda painter: layers.paint_point(painter, QPointF(100, 100), 3, True),
    ]
    for paint in paints:
        assert (painted(paint, ground).max(axis=2) > 60).sum() > 20


def test_the_chosen_box_stands_out(view: Viewport) -> None:
    faces = (face(10, 10, 40, 40), face(60, 60, 90, 90))
    one, other = (
        painted(lambda p, chosen=chosen: layers.paint_boxes(p, view, faces, chosen, False), ground)
        for chosen in (0, 1)
        for ground in GROUNDS[1:2]
    )
    # The accent has colour, the other box is white.
    spread = [shot.max(axis=2) - shot.min(axis=2) for shot in (one, other)]
    assert spread[0][:100, :100].max() > 60 > 20 > spread[0][110:, 110:].max()
    assert spread[1][110:, 110:].max() > 60 > 20 > spread[1][:100, :100].max()


def test_a_mesh_is_a_net_of_triangles_drawn_as_one_path(view: Viewport) -> None:
    edges = layers.edges()
    assert len(edges) == len(set(edges)) and all(one < other for one, other in edges)
    assert {point for edge in edges for point in edge} <= set(range(478))
    mesh = truth(ASTRONAUT, 1).faces[0].landmarks * (100 / 512)
    shot = painted(lambda painter: layers.paint_mesh(painter, view, mesh), GROUNDS[1])
    (x0, y0), (x1, y1) = 2 * mesh[:, :2].min(axis=0), 2 * mesh[:, :2].max(axis=0) + 2
    rows, columns = np.nonzero(shot.max(axis=2) > 30)
    assert len(rows) > 200
    assert columns.min() >= x0 - 2 and columns.max() <= x1 + 2
    assert rows.min() >= y0 - 2 and rows.max() <= y1 + 2


@pytest.mark.parametrize("ground", GROUNDS, ids=["light", "dark", "grey"])
@pytest.mark.parametrize("handles", [True, False])
def test_a_turned_square_is_seen_on_every_ground(
    view: Viewport, ground: QColor, handles: bool
) -> None:
    square = TurnedSquare(50, 50, 50, 30)
    seen = painted(
        lambda painter: layers.paint_turned(painter, view, square, handles, handles, shaded=False),
        ground,
    )
    for across, down in ((0, -0.5), (0.5, 0), (0, 0.5), (-0.5, 0), (0.5, 0.5)):
        at = layers.to_screen(view, *square.at(across, down))
        around = seen[int(at.y()) - 7 : int(at.y()) + 8, int(at.x()) - 7 : int(at.x()) + 8]
        assert around.max() > 60
    upright = layers.to_screen(view, 50 - 25, 50 - 25)
    assert seen[int(upright.y()), int(upright.x())].max() == 0, "it is turned"


def test_beside_the_turned_square_it_is_darker(view: Viewport) -> None:
    square = TurnedSquare(50, 50, 40, 45)
    seen = painted(
        lambda painter: layers.paint_turned(painter, view, square, handles=False), GROUNDS[0]
    )
    assert seen[10, 10].min() > 60 and seen[100, 100].max() == 0


def test_the_handle_that_turns_is_inside_also_of_a_small_square(view: Viewport) -> None:
    for side in (4.0, 20.0, 90.0):
        square = TurnedSquare(50, 50, side, 70)
        handle = layers.turning_handle(view, square)
        place = view.to_picture(handle)
        across, down = square.where(place.x() - 0.5, place.y() - 0.5)
        assert abs(across) < 1e-6 and -0.5 < down <= -0.2
