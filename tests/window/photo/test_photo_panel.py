"""The card about the photo."""

from pathlib import Path

import pytest
from photo_models import ASTRONAUT, CAT, Models, cat
from PIL import Image
from PySide6.QtWidgets import QLabel, QPushButton

from joyvasa_desktop.window.opening import Opener
from joyvasa_desktop.window.photo import photo_panel
from joyvasa_desktop.window.photo.photo_panel import PhotoPanel, as_thumbnail
from joyvasa_desktop.window.photo.turned_square import TurnedSquare


@pytest.fixture
def models(owner) -> Models:
    return Models.under(owner)


@pytest.fixture
def panel(models, owner, qtbot) -> PhotoPanel:
    panel = PhotoPanel(models, Opener(models, owner))
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def texts(panel: PhotoPanel) -> str:
    labels = [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]
    return "\n".join(labels)


def press(panel: PhotoPanel, text: str) -> None:
    buttons = panel.findChildren(QPushButton)
    next(each for each in buttons if each.isVisible() and each.text() == text).click()


def test_without_a_photo(panel):
    assert "No photo yet" in texts(panel)
    assert not panel.picker.isVisible()


def test_name_and_size(panel, models):
    models.document.change(models.document.project.but(photo=ASTRONAUT), "photo")
    assert "Being read" in texts(panel)
    models.answer()
    assert "astronaut.png" in texts(panel) and "512 × 512" in texts(panel)


def test_a_long_name_is_shortened_to_what_fits(panel, models, tmp_path):
    path = tmp_path / ("Sommer " * 12 + "é照片.png")
    Image.open(ASTRONAUT).save(path)
    models.show(path)
    label = panel.findChild(QLabel, "photo name")
    assert label.text().endswith("é照片.png") and "…" in label.text()
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    assert label.toolTip() == str(path)


def test_person_or_animal(panel, models):
    models.show(ASTRONAUT)
    assert panel.person.isChecked() and not panel.animal.isChecked()
    panel.animal.click()
    assert models.document.project.settings.mode == "animal"
    models.document.undo_stack.undo()
    assert panel.person.isChecked() and not panel.animal.isChecked()


def test_a_cat_that_passes_for_a_person_is_hinted_at(panel, models):
    models.show(CAT)
    assert "looks like an animal" in panel.hint.text
    press(panel, "Switch to animal")
    assert models.document.project.settings.mode == "animal"
    assert panel.hint.text == ""


def test_a_person_among_animals_is_hinted_at_once(panel, models):
    models.show(ASTRONAUT, mode="animal")
    assert "looks like a person" in panel.hint.text
    panel.hint.closed.emit()
    models.document.set("smile", smile=0.5)
    models.answer()
    assert panel.hint.text == "", "who has closed it needn't close it again"
    models.document.set("who", mode="human")
    assert panel.hint.text == ""


def test_points_by_hand_are_told_and_end_the_doubt(panel, models):
    models.show(ASTRONAUT, mode="animal")
    points = tuple((100.0 + 10 * i, 200.0 + 7 * i) for i in range(9))
    models.document.change(models.document.project.but(points=points), "points")
    assert "placed by hand" in texts(panel) and panel.hint.text == ""


def test_which_face(panel, models, tmp_path):
    pair = Image.new("RGB", (1024, 512))
    for x in (0, 512):
        pair.paste(Image.open(ASTRONAUT).convert("RGB"), (x, 0))
    pair.save(tmp_path / "pair.png")
    models.show(tmp_path / "pair.png", face=1)
    assert "Face 1 of 2" in texts(panel)
    back, on = panel.findChild(object, "face before"), panel.findChild(object, "face after")
    assert not back.isEnabled() and on.isEnabled()
    on.click()
    assert models.document.project.settings.face == 2 and "Face 2 of 2" in texts(panel)
    assert back.isEnabled() and not on.isEnabled()
    models.show(ASTRONAUT, face=0)
    assert not panel.picker.isVisible()


def test_recent_photos_and_samples(panel, models, tmp_path):
    recent = tmp_path / "récent.png"
    Image.open(ASTRONAUT).save(recent)
    models.preferences.add_recent("photo", recent)
    panel._menu.aboutToShow.emit()
    actions = {each.text(): each for each in panel._menu.actions() if each.text()}
    actions["récent.png"].trigger()
    assert models.document.project.photo == recent
    actions["Sample: a cat"].trigger()
    assert models.document.project.photo == CAT
    assert models.document.project.settings.mode == "animal", "its points lie beside it"
    actions["Sample: a person"].trigger()
    assert models.document.project.photo == ASTRONAUT
    assert models.document.project.points is None


def test_thumbnail_is_small(models):
    picture = models.show(ASTRONAUT).picture
    assert max(as_thumbnail(picture).width(), as_thumbnail(picture).height()) <= 300


def test_every_button_has_a_name(panel):
    for name in ("open photo", "paste photo", "recent photos", "face before", "face after"):
        button = panel.findChild(object, name)
        assert button.accessibleName() and button.toolTip()


def test_what_is_open_already_is_shown(models, owner, qtbot):
    models.show(ASTRONAUT)
    panel = PhotoPanel(models, Opener(models, owner))
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    panel.show()
    assert "512 × 512" in texts(panel)
    assert Path(models.document.project.photo) == ASTRONAUT


def test_what_finds_animals_is_offered_with_its_licence(panel, models, qtbot, monkeypatch):
    monkeypatch.setattr(photo_panel, "find_spec", lambda name: name)
    models.show(CAT, mode="animal")
    assert panel.offer.text == "", "nobody knows yet whether it is there"
    models.searched("absent")
    assert "X-Pose" in panel.offer.text and "non-commercial" in panel.offer.text
    assert "435" in panel.offer.text and "MB" in panel.offer.text
    with qtbot.waitSignal(models.models.page_wanted):
        press(panel, "Get models…")
    models.document.set("who", mode="human")
    assert panel.offer.text == ""
    models.document.set("who", mode="animal")
    panel.offer.closed.emit()
    models.searched("absent")
    assert panel.offer.text == "", "who doesn't want it isn't asked again"


@pytest.mark.parametrize("there", [True, False])
def test_what_else_the_models_need_is_told(panel, models, monkeypatch, there):
    monkeypatch.setattr(photo_panel, "find_spec", lambda name: name if there else None)
    models.show(CAT, mode="animal")
    models.searched("absent")
    assert ("needs PyTorch" in panel.offer.text) == (not there)


def test_where_the_points_come_from(panel, models):
    models.show(CAT, mode="animal", engine="joyvasa")
    models.searched("done", cat())
    assert "found by X-Pose" in texts(panel)
    points = tuple((x, y) for x, y in TurnedSquare(200, 150, 180).points().round(2).tolist())
    models.document.change(models.document.project.but(points=points), "square")
    assert "Square drawn by hand" in texts(panel)


def test_which_of_several_animals(panel, models):
    models.show(CAT, mode="animal")
    models.searched("done", cat(0.9, 0.4), cat(0.6, 0.5, across=200))
    assert "Face 1 of 2" in texts(panel)
    panel.findChild(object, "face after").click()
    assert models.document.project.settings.face == 2 and "Face 2 of 2" in texts(panel)
    models.searched("done", cat(0.9, 0.4))
    assert not panel.picker.isVisible()


def test_a_photo_that_cannot_be_read_is_not_waited_for(panel, models):
    models.document.change(models.document.project.but(photo=ASTRONAUT), "photo")
    models.fail("astronaut.png has too many pixels.", "Choose a smaller one.")
    assert "can't be used" in texts(panel) and "Being read" not in texts(panel)
