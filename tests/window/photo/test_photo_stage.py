"""The photo in the window: faces, square and points, with the mouse and with the keyboard."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from photo_models import ASTRONAUT, CAT, Models, cat
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QPushButton

from joyvasa_desktop.photo.load import load_picture
from joyvasa_desktop.photo.points import nine_from_three
from joyvasa_desktop.project_file import open_project, save_project
from joyvasa_desktop.window.look import theme
from joyvasa_desktop.window.photo.photo_layers import (
    box_on_screen,
    corners,
    square_on_screen,
    to_screen,
)
from joyvasa_desktop.window.photo.photo_stage import PhotoStage

LEFT = Qt.MouseButton.LeftButton
NINE = json.loads(CAT.with_name("chelsea.points.json").read_text("utf-8"))["animal_points"]


@pytest.fixture(scope="module")
def three(tmp_path_factory) -> Path:
    """A photo of three faces: a small, a large and a middle-sized one."""
    picture = np.full((420, 1000, 3), 90, np.uint8)
    head = load_picture(ASTRONAUT).rgb[28:218, 130:320]
    for x, side in ((30, 200), (280, 380), (700, 270)):
        picture[20 : 20 + side, x : x + side] = cv2.resize(head, (side, side))
    path = tmp_path_factory.mktemp("photos") / "three.png"
    Image.fromarray(picture).save(path)
    return path


@pytest.fixture
def models(owner) -> Models:
    return Models.under(owner)


@pytest.fixture
def stage(models, qtbot) -> PhotoStage:
    stage = PhotoStage(models)
    qtbot.addWidget(stage)
    stage.resize(900, 700)
    stage.show()
    qtbot.waitExposed(stage)
    return stage


def click(qtbot, stage: PhotoStage, at: QPointF) -> None:
    qtbot.mouseMove(stage.canvas, at.toPoint())
    qtbot.mouseClick(stage.canvas, LEFT, pos=at.toPoint())


def drag(qtbot, stage: PhotoStage, start: QPointF, end: QPointF) -> None:
    canvas = stage.canvas
    qtbot.mousePress(canvas, LEFT, pos=start.toPoint())
    qtbot.mouseMove(canvas, ((start + end) / 2).toPoint())
    qtbot.mouseMove(canvas, end.toPoint())
    qtbot.mouseRelease(canvas, LEFT, pos=end.toPoint())


def at_face(stage: PhotoStage, index: int) -> QPointF:
    return box_on_screen(stage.canvas.view, stage.state.faces[index]).center()


def on_screen(stage: PhotoStage, x: float, y: float) -> QPointF:
    return to_screen(stage.canvas.view, x, y)


def turn_wheel(stage: PhotoStage, at: QPointF, steps: int, ctrl: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    delta, none = QPoint(0, 120 * steps), Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, at, QPoint(), delta, none, modifier, phase, False)
    stage.canvas.wheelEvent(event)


def accents(stage: PhotoStage) -> np.ndarray:
    """Where the picture on the screen has the accent colour, as a mask."""
    image = stage.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    pixels = rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).astype(int)
    wanted = QColor(theme.colours().accent)
    return np.abs(pixels - (wanted.red(), wanted.green(), wanted.blue())).sum(axis=2) < 30


class TestFaces:
    def test_the_largest_is_chosen_at_first(self, stage, models, three):
        models.show(three)
        assert stage.state.chosen == 1
        assert "Face 2 of 3" in stage.canvas.accessibleDescription()

    def test_a_click_chooses_and_undo_takes_it_back(self, stage, models, three, qtbot):
        models.show(three)
        click(qtbot, stage, at_face(stage, 2))
        assert models.document.project.settings.face == 3 and stage.state.chosen == 2
        models.document.undo_stack.undo()
        assert stage.state.chosen == 1

    def test_a_click_beside_all_faces_chooses_nothing(self, stage, models, three, qtbot):
        models.show(three)
        click(qtbot, stage, on_screen(stage, 990, 410))
        assert models.document.project.settings.face == 0

    def test_arrow_keys_go_from_face_to_face(self, stage, models, three, qtbot):
        models.show(three)
        seen = []
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right):
            qtbot.keyClick(stage.canvas, key)
            seen.append(stage.state.chosen)
        assert seen == [0, 0, 1, 2]

    def test_the_box_is_drawn_around_the_chosen_face(self, stage, models, three):
        models.show(three)
        stage.canvas.clearFocus()
        rows, columns = np.nonzero(accents(stage))
        box = box_on_screen(stage.canvas.view, stage.state.faces[1])
        ratio = stage.canvas.devicePixelRatioF()
        assert columns.max() / ratio == pytest.approx(box.right(), abs=4)
        assert rows.max() / ratio == pytest.approx(box.bottom(), abs=4)

    def test_what_is_drawn_can_be_chosen_and_is_remembered(self, stage, models, three, qtbot):
        models.show(three)
        stage.canvas.clearFocus()
        shots = set()
        for overlay in ("mesh", "marks", "nothing", "boxes"):
            button = stage.bar.findChild(object, f"overlay {overlay}")
            qtbot.mouseClick(button, LEFT)
            assert models.preferences.text("photo/overlay") == overlay
            shots.add(stage.canvas.grab().toImage().bits().tobytes())
        assert len(shots) == 4
        models.preferences.set_text("photo/overlay", "mesh")
        again = PhotoStage(models)
        qtbot.addWidget(again)
        assert again.canvas.overlay == "mesh"

    def test_the_photo_itself_is_drawn_unmirrored_also_from_right_to_left(self, stage, models):
        models.show(ASTRONAUT)
        stage.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        stage.canvas.overlay = "nothing"
        shot = stage.canvas.grab().toImage()
        picture = load_picture(ASTRONAUT).rgb
        for x, y in ((60, 60), (450, 100), (256, 480)):
            at = on_screen(stage, x, y) * stage.canvas.devicePixelRatioF()
            found = shot.pixelColor(at.toPoint())
            assert np.abs(picture[y, x].astype(int) - found.getRgb()[:3]).max() < 60


class TestView:
    def test_wheel_and_keys_zoom(self, stage, models, qtbot):
        models.show(ASTRONAUT)
        first = stage.canvas.view.zoom
        turn_wheel(stage, QPointF(300, 300), 2)
        assert stage.canvas.view.zoom > first
        qtbot.keyClick(stage.canvas, Qt.Key.Key_0)
        assert stage.canvas.view.zoom == pytest.approx(first)
        qtbot.keyClick(stage.canvas, Qt.Key.Key_Plus)
        qtbot.keyClick(stage.canvas, Qt.Key.Key_Minus)
        assert stage.canvas.view.zoom == pytest.approx(first)

    def test_a_drag_moves_a_photo_that_is_zoomed_in(self, stage, models, qtbot):
        models.show(ASTRONAUT)
        drag(qtbot, stage, QPointF(50, 50), QPointF(150, 90))
        assert stage.canvas.view.is_fitted
        stage.canvas.zoom(4)
        before = stage.canvas.view.picture.topLeft()
        drag(qtbot, stage, QPointF(300, 300), QPointF(340, 310))
        moved = stage.canvas.view.picture.topLeft() - before
        assert (moved.x(), moved.y()) == pytest.approx((40, 10))
        assert models.document.project.settings.face == 0

    def test_transparency_shows_a_checkerboard(self, stage, models, tmp_path):
        image = Image.open(ASTRONAUT).convert("RGBA")
        image.putalpha(Image.new("L", image.size, 0))
        image.save(tmp_path / "ghost.png")
        models.show(tmp_path / "ghost.png")
        stage.canvas.overlay = "nothing"
        shot = stage.canvas.grab().toImage()
        area = stage.canvas.view.picture.toRect()
        found = {shot.pixel(area.left() + x, area.top() + 30) for x in range(20, 60)}
        assert len(found) >= 2


class TestSquare:
    @pytest.fixture
    def cropping(self, stage, models, qtbot) -> PhotoStage:
        models.show(ASTRONAUT, paste_back=False)
        qtbot.mouseClick(stage.bar.crop, LEFT)
        return stage

    def area(self, stage):
        return square_on_screen(stage.canvas.view, stage.state.square)

    def test_its_inside_moves_it(self, cropping, models, qtbot):
        before = self.area(cropping)
        middle = before.center()
        drag(qtbot, cropping, middle, middle + QPointF(40, 25))
        after = self.area(cropping)
        assert after.center().x() - middle.x() == pytest.approx(40, abs=3)
        assert after.center().y() - middle.y() == pytest.approx(25, abs=3)
        assert after.width() == pytest.approx(before.width(), abs=3)
        assert models.document.undo_stack.undoText() == "Square"
        models.document.undo_stack.undo()
        assert models.document.project.settings.crop_x == 0, "a drag is one step"

    @pytest.mark.parametrize("corner", [0, 1, 2, 3])
    def test_corners_scale_it(self, corner, cropping, qtbot):
        before = corners(self.area(cropping))
        opposite = before[(corner + 2) % 4]
        inwards = (opposite - before[corner]) * 0.15
        drag(qtbot, cropping, before[corner], before[corner] + inwards)
        after = corners(self.area(cropping))
        assert (after[(corner + 2) % 4] - opposite).manhattanLength() < 6
        assert (after[corner] - before[corner] - inwards).manhattanLength() < 8

    def test_wheel_scales_inside_and_zooms_outside_or_with_ctrl(self, cropping, models):
        inside = self.area(cropping).center()
        turn_wheel(cropping, inside, 3)
        assert models.document.project.settings.crop_scale < 2.1
        assert cropping.canvas.view.is_fitted
        turn_wheel(cropping, inside, 1, ctrl=True)
        assert not cropping.canvas.view.is_fitted

    def test_keys(self, cropping, models, qtbot):
        before = cropping.state.square
        qtbot.keyClick(cropping.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        moved = cropping.state.square
        assert moved.left - before.left == pytest.approx(10, abs=1)
        qtbot.keyClick(cropping.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        qtbot.keyClick(cropping.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert cropping.state.square.side < before.side

    def test_it_stays_in_the_photo_and_in_its_ranges(self, cropping, models, qtbot):
        middle = self.area(cropping).center()
        drag(qtbot, cropping, middle, middle + QPointF(-2000, -2000))
        settings = models.document.project.settings
        assert cropping.state.square.left >= 0 and settings.crop_x >= -0.5
        for _ in range(60):
            turn_wheel(cropping, self.area(cropping).center(), 1)
        assert models.document.project.settings.crop_scale == 1.5

    def test_switch_and_reset(self, cropping, models, qtbot):
        box = cropping.bar.only_square
        assert box.isVisible() and box.isChecked()
        box.click()
        assert models.document.project.settings.paste_back
        turn_wheel(cropping, self.area(cropping).center(), 3)
        cropping.bar.findChild(object, "reset square").click()
        assert models.document.project.settings.crop_scale == 2.3

    def test_no_square_without_a_face(self, stage, models):
        models.show(CAT, mode="animal")
        assert not stage.bar.crop.isEnabled() and stage.state.square is None

    def test_escape_puts_the_tool_away(self, cropping, qtbot):
        qtbot.keyClick(cropping.canvas, Qt.Key.Key_Escape)
        assert not cropping.bar.crop.isChecked()


class TestPoints:
    def test_the_failure_offers_them(self, stage, models, qtbot):
        models.show(CAT, mode="animal")
        models.fail("An animal needs nine points on its face.", "Click its eyes and mouth.")
        assert "nine points" in stage.message.text
        offered = stage.message.findChildren(QPushButton)
        next(button for button in offered if button.text() == "Place points by hand").click()
        assert stage.guide.isVisible() and stage.message.text == ""
        assert "left eye" in stage.guide.accessibleName()

    def test_an_unreadable_file_offers_none(self, stage, models):
        models.document.change(models.document.project.but(photo=CAT), "photo")
        models.fail("chelsea.png is damaged.", "Copy it again.", "Traceback")
        assert "damaged" in stage.message.text
        offered = stage.message.findChildren(QPushButton)
        assert not [each for each in offered if each.isVisible() and "points" in each.text()]

    def test_three_clicks_then_a_drag(self, stage, models, qtbot):
        models.show(CAT, mode="animal")
        stage.place_points()
        clicks = [(170.0, 117.0), (300.0, 112.0), (251.0, 262.0)]
        for x, y in clicks:
            click(qtbot, stage, on_screen(stage, x, y))
        placed = np.array(models.document.project.points)
        assert placed == pytest.approx(nine_from_three(*clicks), abs=1.5)
        assert stage.guide.isVisible(), "now they can be moved"
        assert not stage.canvas.view.is_fitted, "and are seen from near"
        nose = on_screen(stage, *placed[4])
        drag(qtbot, stage, nose, nose + QPointF(30, 10))
        moved = np.array(models.document.project.points) - placed
        zoom = stage.canvas.view.zoom
        assert moved[4] == pytest.approx((30 / zoom, 10 / zoom), abs=1.5)
        assert np.abs(np.delete(moved, 4, axis=0)).max() < 0.02
        models.document.undo_stack.undo()
        assert np.array(models.document.project.points) == pytest.approx(placed)
        models.document.undo_stack.undo()
        assert models.document.project.points is None and not stage.guide.isVisible()

    def test_nine_points_one_by_one_with_a_step_back(self, stage, models, qtbot):
        models.show(CAT, mode="animal")
        stage.place_points()
        stage.guide.findChild(object, "way nine").click()
        click(qtbot, stage, on_screen(stage, 10, 10))
        assert "2 of 9" in stage.guide.accessibleName()
        stage.guide.findChild(object, "undo point").click()
        for x, y in NINE:
            click(qtbot, stage, on_screen(stage, x, y))
        assert np.array(models.document.project.points) == pytest.approx(np.array(NINE), abs=1)

    def test_a_persons_four_points_with_the_keyboard_alone(self, stage, models, qtbot):
        models.show(ASTRONAUT)
        stage.place_points()
        assert stage.canvas.hasFocus()
        shift = Qt.KeyboardModifier.ShiftModifier
        right, down, left = Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left
        enter = Qt.Key.Key_Return
        walk = [(enter, 0), (right, 4), (enter, 0), (down, 5), (left, 4), (enter, 0), (right, 4)]
        for key, times in [*walk, (enter, 0)]:
            for _ in range(max(times, 1)):
                qtbot.keyClick(
                    stage.canvas, key, shift if times else Qt.KeyboardModifier.NoModifier
                )
        placed = np.array(models.document.project.points)
        step = 10 / min(stage.canvas.view.zoom, 1)  # of ten pixels on the screen
        expected = np.array([(0, 0), (4, 0), (0, 5), (4, 5)]) * step
        assert placed - placed[0] == pytest.approx(expected, abs=0.1)
        qtbot.keyClick(stage.canvas, Qt.Key.Key_PageDown)
        qtbot.keyClick(stage.canvas, Qt.Key.Key_Up)
        moved = np.array(models.document.project.points) - placed
        assert moved[1] == pytest.approx([0, -step / 10], abs=0.02)
        assert np.abs(moved[[0, 2, 3]]).max() < 0.02

    def test_points_in_a_large_photo_are_those_of_the_original(
        self, stage, models, qtbot, tmp_path
    ):
        Image.open(CAT).resize((2706, 1800)).save(tmp_path / "large.png")
        facts = models.show(tmp_path / "large.png", mode="animal")
        assert facts.scale < 1
        stage.place_points()
        stage.guide.findChild(object, "way nine").click()
        for x, y in NINE:
            click(qtbot, stage, on_screen(stage, x * 6 * facts.scale, y * 6 * facts.scale))
        placed = np.array(models.document.project.points)
        assert placed == pytest.approx(np.array(NINE) * 6, abs=6 / stage.canvas.view.zoom)

    def test_another_stage_goes_on_with_the_points_of_this_one(self, stage, models, qtbot):
        models.show(CAT, mode="animal")
        stage.place_points()
        click(qtbot, stage, on_screen(stage, 170.0, 117.0))
        after = PhotoStage(models)
        qtbot.addWidget(after)
        after.resume(stage.unfinished)
        assert "2 of 3" in after.guide.accessibleName() and not after.guide.isHidden()
        after.resume(None)
        assert "2 of 3" in after.guide.accessibleName()

    def test_clicks_on_one_spot_are_told(self, stage, models, qtbot):
        models.show(CAT, mode="animal")
        stage.place_points()
        for _ in range(3):
            qtbot.keyClick(stage.canvas, Qt.Key.Key_Return)
        assert "close together" in stage.message.text
        assert models.document.project.points is None
        assert "3 of 3" in stage.guide.accessibleName()

    def test_removing_and_cancelling(self, stage, models, qtbot):
        models.show(ASTRONAUT)
        stage.place_points()
        stage.guide.findChild(object, "cancel points").click()
        assert not stage.guide.isVisible()
        points = ((205.0, 115.0), (245.0, 113.0), (208.0, 160.0), (244.0, 159.0))
        models.document.change(models.document.project.but(points=points), "points")
        assert stage.state.chosen is None
        stage.place_points()
        stage.guide.findChild(object, "remove points").click()
        assert models.document.project.points is None and stage.state.chosen == 0

    def test_another_photo_ends_it(self, stage, models, three):
        models.show(CAT, mode="animal")
        stage.place_points()
        models.show(three)
        assert not stage.guide.isVisible()

    def test_small_ones_are_come_near_to_and_left_again(self, stage, models):
        models.show(ASTRONAUT)
        first = stage.canvas.view.zoom
        points = ((215.0, 115.0), (235.0, 113.0), (216.0, 140.0), (234.0, 139.0))
        models.document.change(models.document.project.but(points=points), "points")
        stage.place_points()
        assert stage.canvas.view.zoom > 3 * first
        stage.guide.findChild(object, "points done").click()
        assert stage.canvas.view.is_fitted


class TestAnimals:
    """What finds animals' faces, and what the window does with that."""

    @pytest.fixture
    def animal(self, stage, models) -> PhotoStage:
        models.show(CAT, mode="animal", engine="joyvasa")
        return stage

    def choose(self, stage: PhotoStage, way: str) -> None:
        stage.guide.findChild(object, f"way {way}").click()

    def test_without_models_clicks_are_asked_for_at_once(self, animal, models, qtbot):
        models.searched("absent")
        models.fail("An animal needs nine points on its face.", "Click its eyes and mouth.")
        assert animal.guide.isVisible() and "1 of 3" in animal.guide.accessibleName()
        assert animal.message.text == ""
        qtbot.keyClick(animal.canvas, Qt.Key.Key_Escape)
        assert not animal.guide.isVisible() and "nine points" in animal.message.text
        models.document.set("smile", smile=0.5)
        models.searched("absent")
        assert not animal.guide.isVisible(), "who has cancelled isn't asked again"
        models.document.set("who", mode="human")
        models.document.set("who", mode="animal")
        models.searched("absent")
        assert animal.guide.isVisible()

    def test_points_that_were_begun_stay_when_they_are_asked_for_again(self, animal, models, qtbot):
        models.searched("absent")
        click(qtbot, animal, on_screen(animal, 170.0, 117.0))
        animal.place_points()
        assert "2 of 3" in animal.guide.accessibleName() and animal.canvas.hasFocus()

    def test_while_it_is_searched_nobody_has_to_wait(self, animal, models):
        models.searched("running")
        assert "Looking" in animal.message.text and not animal.guide.isVisible()
        animal.message.findChildren(QPushButton)[0].click()
        assert animal.guide.isVisible() and animal.message.text == ""
        models.searched("done", cat())
        assert not animal.guide.isVisible(), "nothing was clicked, so the found ones are taken"

    def test_clicks_go_before_what_is_found_meanwhile(self, animal, models, qtbot):
        models.searched("running")
        animal.place_points()
        click(qtbot, animal, on_screen(animal, 170.0, 117.0))
        models.searched("done", cat())
        assert "2 of 3" in animal.guide.accessibleName()

    def test_found_points_are_drawn_with_their_square(self, animal, models):
        models.searched("done", cat())
        animal.canvas.clearFocus()
        shown = accents(animal)
        for x, y in animal.state.dots:
            at = on_screen(animal, x, y) * animal.canvas.devicePixelRatioF()
            assert shown[int(at.y()), int(at.x())]
        assert animal.state.turned is not None and animal.message.text == ""
        with_square = animal.canvas.grab().toImage().bits().tobytes()
        models.document.set("engine", engine="builtin", paste_back=True)
        assert animal.canvas.grab().toImage().bits().tobytes() != with_square

    def test_doubtful_points_are_to_be_checked_and_then_kept(self, animal, models):
        models.searched("done", cat(0.2))
        assert "check the points" in animal.message.text
        animal.place_points()
        assert animal.guide.isVisible() and animal.message.text == ""
        animal.guide.findChild(object, "points done").click()
        kept = np.array(models.document.project.points)
        assert kept == pytest.approx(cat().landmarks, abs=0.01)
        assert animal.message.text == "" and models.document.undo_stack.undoText() == "Keep points"
        models.document.undo_stack.undo()
        assert "check the points" in animal.message.text
        animal.message.closed.emit()
        models.document.set("smile", smile=0.5)
        assert animal.message.text == "", "who has closed it needn't close it again"

    def test_who_starts_over_sees_the_whole_photo(self, animal, models):
        models.searched("done", cat(0.2, 0.2))
        animal.place_points()
        assert not animal.canvas.view.is_fitted
        animal.guide.findChild(object, "points again").click()
        assert animal.canvas.view.is_fitted and "1 of 3" in animal.guide.accessibleName()

    def test_where_none_was_found_clicks_are_asked_for(self, animal, models):
        models.searched("done")
        models.fail("No animal's face was found.", "Place the points by hand.")
        assert "No animal was found" in animal.guide.accessibleName()

    def test_damaged_models_lead_to_their_page(self, animal, models, qtbot):
        models.searched("failed")
        models.fail("xpose.pth is damaged.", "Get it again.")
        assert not animal.guide.isVisible() and "damaged" in animal.message.text
        offered = {each.text(): each for each in animal.message.findChildren(QPushButton)}
        with qtbot.waitSignal(models.models.page_wanted):
            offered["Models…"].click()
        offered["Place points by hand"].click()
        assert animal.guide.isVisible()

    def test_models_that_come_are_used_without_a_restart(self, animal, models):
        models.searched("absent")
        asked = len(models.worker.wishes)
        models.models.files_changed.emit()
        assert len(models.worker.wishes) == asked + 1
        models.searched("done", cat())
        assert not animal.guide.isVisible()
        models.models.files_changed.emit()
        assert len(models.worker.wishes) == asked + 1, "they have done their work"

    def test_a_square_is_drawn_turned_and_kept(self, animal, models, qtbot):
        models.searched("absent")
        self.choose(animal, "square")
        assert animal.state.is_drawn and "square" in animal.guide.accessibleName()
        for corner in animal.state.turned.corners():
            at = on_screen(animal, *corner)
            assert animal.canvas.rect().contains(at.toPoint()), "every corner can be taken"
        qtbot.keyClick(animal.canvas, Qt.Key.Key_PageDown)
        turn_wheel(animal, on_screen(animal, 225, 150), 2)
        square = animal.state.turned
        assert square.angle == pytest.approx(1, abs=0.1) and square.side < 270
        animal.guide.findChild(object, "points done").click()
        assert not animal.guide.isVisible() and animal.state.is_drawn
        animal.place_points()
        assert "Fit the square" in animal.guide.accessibleName(), "it can be changed again"
        assert animal.bar.points.isChecked() and not animal.bar.crop.isChecked()
        animal.guide.findChild(object, "points again").click()
        assert "1 of 3" in animal.guide.accessibleName()

    def test_a_square_is_offered_to_the_engine_that_needs_no_more(self, stage, models):
        models.show(CAT, mode="animal", engine="builtin")
        models.searched("absent")
        assert not stage.guide.findChild(object, "way square").isVisible()
        models.document.set("engine", engine="joyvasa")
        assert stage.guide.findChild(object, "way square").isVisible()

    def test_another_engine_puts_the_square_away_and_says_why(self, animal, models):
        models.searched("absent")
        self.choose(animal, "square")
        models.document.set("engine", engine="builtin")
        assert not animal.guide.isVisible() and "built-in engine" in animal.message.text
        animal.message.findChildren(QPushButton)[0].click()
        assert "1 of 3" in animal.guide.accessibleName()

    def test_the_crop_around_points_is_the_turned_square(self, animal, models, qtbot):
        models.searched("done", cat())
        qtbot.mouseClick(animal.bar.crop, LEFT)
        assert animal.bar.crop.isChecked() and not animal.guide.isVisible()
        before = animal.state.turned
        qtbot.keyClick(animal.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert animal.state.turned.side == pytest.approx(before.side + 2, abs=0.1)
        assert models.document.project.points is None
        models.document.set("engine", engine="builtin")
        assert not animal.bar.crop.isChecked()

    def test_undo_of_the_first_square_puts_its_tool_away(self, animal, models):
        models.searched("absent")
        self.choose(animal, "square")
        models.document.undo_stack.undo()
        assert not animal.guide.isVisible() and models.document.project.points is None

    def test_where_nobody_was_found_it_can_be_an_animal(self, stage, models, tmp_path):
        Image.linear_gradient("L").convert("RGB").save(tmp_path / "hills.png")
        models.show(tmp_path / "hills.png")
        models.fail("No face was found in the photo.", "Place its points by hand.")
        offered = {each.text(): each for each in stage.message.findChildren(QPushButton)}
        offered["Switch to animal"].click()
        assert models.document.project.settings.mode == "animal"

    def test_in_a_small_window_the_guide_lies_above_the_photo(self, animal, models):
        models.searched("absent")
        beside = animal.guide.geometry()
        assert beside.left() > animal.canvas.geometry().right()
        for size in ((560, 340), (390, 240)):
            animal.resize(*size)
        assert animal.guide.geometry().bottom() < animal.canvas.geometry().top()
        assert animal.canvas.geometry().bottom() < animal.height()
        assert not animal.bar.isVisible()
        animal.guide.findChild(object, "cancel points").click()
        assert animal.bar.isVisible()

    def test_a_drawn_square_is_kept_in_the_project(self, animal, models, tmp_path):
        models.searched("absent")
        self.choose(animal, "square")
        turn_wheel(animal, on_screen(animal, 225, 150), 3)
        drawn = animal.state.turned
        save_project(tmp_path / "cat.joyvasa", models.document.project, {})
        opened = open_project(tmp_path / "cat.joyvasa")
        models.document.replace(opened.project, tmp_path / "cat.joyvasa")
        models.searched("needless")
        assert animal.state.is_drawn
        assert np.array(animal.state.turned.corners()) == pytest.approx(
            np.array(drawn.corners()), abs=0.1
        )
        animal.place_points()
        assert "Fit the square" in animal.guide.accessibleName()
