"""Photo, voice and project by dialog, drop, paste and sample."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from photo_models import ASTRONAUT, CAT, Models
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage

from joyvasa_desktop import paths
from joyvasa_desktop.photo.points import write_points
from joyvasa_desktop.project import Project
from joyvasa_desktop.window import opening
from joyvasa_desktop.window.opening import Opener

VOICE = paths.samples() / "speech_en_4s.wav"


@pytest.fixture
def models(owner) -> Models:
    return Models.under(owner)


@pytest.fixture
def opener(models, owner) -> Opener:
    opener = Opener(models, owner)
    opener.sentences = []
    opener.refused.connect(opener.sentences.append)
    return opener


@pytest.fixture
def project(models):
    return lambda: models.document.project


def files(*names: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(name)) for name in names])
    return data


class TestDialog:
    def test_photo(self, opener, project, models, monkeypatch):
        asked = []
        monkeypatch.setattr(
            opening, "ask_for_file", lambda *given: asked.append(given) or str(ASTRONAUT)
        )
        opener.open_photo()
        assert project().photo == ASTRONAUT
        assert "*.jpg" in asked[0][3] and "*.JPG" in asked[0][3]
        assert models.preferences.recent("photo") == [ASTRONAUT]
        opener.open_photo()
        assert asked[1][2] == str(ASTRONAUT.parent), "the same folder again"

    def test_voice_starts_anew(self, opener, project, models, monkeypatch):
        models.document.set("trim", start=2.0, end=3.0)
        monkeypatch.setattr(opening, "ask_for_file", lambda *given: str(VOICE))
        opener.open_voice()
        assert project().voice == VOICE
        assert (project().settings.start, project().settings.end) == (0, 0)
        assert models.preferences.recent("voice") == [VOICE]

    def test_thinking_better_of_it(self, opener, project, monkeypatch):
        monkeypatch.setattr(opening, "ask_for_file", lambda *given: "")
        opener.open_photo()
        opener.open_voice()
        assert project().photo is None and opener.sentences == []


class TestDrop:
    def test_photo_and_voice_are_one_step(self, opener, project, models):
        data = files(VOICE, ASTRONAUT)
        assert opener.takes(data)
        opener.drop(data)
        assert (project().photo, project().voice) == (ASTRONAUT, VOICE)
        assert models.document.undo_stack.undoText() == "Open photo and voice"
        models.document.undo_stack.undo()
        assert project().photo is None and project().voice is None

    def test_names_of_all_kinds(self, opener, project, tmp_path):
        path = tmp_path / "Mes photos d'été 照片 🎬 #1%20.png"
        shutil.copy(ASTRONAUT, path)
        opener.drop(files(path))
        assert project().photo == path

    def test_what_can_not_be_used_is_told_and_the_rest_is_opened(self, opener, project, tmp_path):
        (tmp_path / "notes.txt").write_text("hello", encoding="utf-8")
        opener.drop(files(tmp_path / "notes.txt", ASTRONAUT, tmp_path))
        assert project().photo == ASTRONAUT
        assert len(opener.sentences) == 2 and "notes.txt" in opener.sentences[0]

    def test_projects_and_motions_are_passed_on(self, opener, project, tmp_path, qtbot):
        (tmp_path / "a.joyvasa").touch()
        (tmp_path / "a.npz").touch()
        with qtbot.waitSignals([opener.project_wanted, opener.motion_wanted]):
            opener.drop(files(tmp_path / "a.joyvasa", tmp_path / "a.npz"))
        assert project().photo is None

    def test_an_opened_project_stays_and_takes_what_came_with_it(
        self, opener, project, models, tmp_path
    ):
        def opened(path):
            models.document.replace(Project(photo=ASTRONAUT).set(pitch=2.0), path)

        opener.project_wanted.connect(opened)
        film = tmp_path / "a.joyvasa"
        film.touch()
        models.document.set("Nod", pitch=0.5)
        opener.drop(files(film))
        assert project().photo == ASTRONAUT and project().settings.pitch == 2.0
        assert models.document.undo_stack.isClean(), "nothing was changed after opening"
        opener.drop(files(VOICE, film))
        assert (project().photo, project().voice) == (ASTRONAUT, VOICE)
        assert models.document.path == film

    def test_a_picture_from_a_browser(self, opener, project):
        image = QImage(80, 70, QImage.Format.Format_RGB32)
        image.fill(QColor("red"))
        data = QMimeData()
        data.setImageData(image)
        assert opener.takes(data)
        opener.drop(data)
        assert project().photo.parent == paths.data() / "pasted"
        with Image.open(project().photo) as stored:
            assert stored.size == (80, 70) and stored.convert("RGB").getpixel((5, 5)) == (255, 0, 0)

    def test_text_is_nothing(self, opener):
        data = QMimeData()
        data.setText("hello")
        assert not opener.takes(data)
        opener.drop(data)
        assert "no file" in opener.sentences[0]

    def test_addresses_of_the_web_are_nothing(self, opener):
        data = QMimeData()
        data.setUrls([QUrl("https://example.org/photo.jpg")])
        assert not opener.takes(data)


class TestPaste:
    def test_a_picture_is_kept_with_its_transparency(self, opener, project, qapp):
        image = QImage(90, 80, QImage.Format.Format_ARGB32)
        image.fill(QColor(10, 200, 30, 128))
        QGuiApplication.clipboard().setImage(image)
        opener.paste()
        first = project().photo
        with Image.open(first) as stored:
            assert stored.mode == "RGBA" and stored.getpixel((3, 3))[3] == 128
        opener.paste()
        assert project().photo != first and first.exists(), "each one is a file of its own"

    def test_a_copied_file(self, opener, project, qapp):
        QGuiApplication.clipboard().setMimeData(files(CAT))
        opener.paste()
        assert project().photo == CAT

    def test_an_empty_clipboard(self, opener, project, qapp):
        QGuiApplication.clipboard().clear()
        opener.paste()
        assert "clipboard" in opener.sentences[0] and project().photo is None

    def test_no_space(self, opener, project, qapp, monkeypatch, tmp_path):
        (tmp_path / "file").touch()
        monkeypatch.setattr(paths, "data", lambda: tmp_path / "file")
        image = QImage(80, 70, QImage.Format.Format_RGB32)
        image.fill(QColor("red"))
        QGuiApplication.clipboard().setImage(image)
        opener.paste()
        assert "can't be stored" in opener.sentences[0] and project().photo is None


class TestPoints:
    def test_they_come_along_with_their_photo(self, opener, project):
        opener.drop(files(CAT))
        assert project().settings.mode == "animal" and len(project().points) == 9
        assert project().points[4] == (258, 240)

    def test_a_persons_points(self, opener, project, tmp_path):
        shutil.copy(CAT, tmp_path / "doll.png")
        write_points(tmp_path / "doll.points.json", np.arange(8).reshape(4, 2) * 10)
        opener.drop(files(tmp_path / "doll.png"))
        assert project().settings.mode == "human" and len(project().points) == 4

    def test_dropped_alone_they_belong_to_the_photo_that_is_open(self, opener, project, models):
        models.document.change(project().but(photo=ASTRONAUT), "photo")
        opener.drop(files(CAT.with_name("chelsea.points.json")))
        assert project().photo == ASTRONAUT and len(project().points) == 9

    def test_another_photo_begins_without_what_was_about_the_one_before(
        self, opener, project, models
    ):
        opener.drop(files(CAT))
        models.document.set("face", face=3, crop_x=0.4, crop_scale=3.0)
        opener.drop(files(ASTRONAUT))
        settings = project().settings
        assert project().points is None and settings.face == 0 and settings.crop_x == 0
        assert settings.mode == "human" and settings.crop_scale == 3.0

    def test_the_kind_may_be_chosen_before_the_photo(self, opener, project, models):
        models.document.set("who", mode="animal")
        opener.drop(files(ASTRONAUT))
        assert project().settings.mode == "animal"
        opener.open_sample()
        assert project().settings.mode == "human", "the sample is a person"

    @pytest.mark.parametrize("kind", ["human", "animal"])
    def test_the_kind_chosen_by_hand_stays_for_the_next_photo(
        self, opener, project, models, tmp_path, kind
    ):
        koala, sheep = tmp_path / "koala.png", tmp_path / "sheep.png"
        for photo in (koala, sheep):
            shutil.copy(CAT, photo)
        opener.drop(files(koala))
        models.document.set("who", mode=kind)
        opener.drop(files(sheep))
        assert (project().photo, project().settings.mode) == (sheep, kind)
        write_points(koala.with_name("koala.points.json"), np.arange(8).reshape(4, 2) * 10)
        opener.drop(files(koala))
        assert project().settings.mode == "human", "its points decide"

    def test_a_damaged_file_beside_it_is_told(self, opener, project, tmp_path):
        shutil.copy(CAT, tmp_path / "cat.png")
        (tmp_path / "cat.points.json").write_text("{", encoding="utf-8")
        opener.drop(files(tmp_path / "cat.png"))
        assert "cat.points.json" in opener.sentences[0]
        assert project().photo == tmp_path / "cat.png" and project().points is None

    def test_the_same_photo_again_keeps_what_was_placed(self, opener, project, models):
        opener.drop(files(ASTRONAUT))
        points = ((1.0, 1.0), (2.0, 1.0), (1.0, 2.0), (2.0, 2.0))
        models.document.change(project().but(points=points), "points")
        opener.drop(files(ASTRONAUT))
        assert project().points == points


class TestSamples:
    def test_one_click_opens_both(self, opener, project, models):
        opener.open_sample()
        assert project().photo == ASTRONAUT and project().voice is not None
        assert models.preferences.recent("photo") == [], "samples aren't the user's files"

    def test_a_cat_speaks_with_one_click_too(self, opener, project, models):
        opener.open_sample_animal()
        assert project().photo == CAT and project().voice is not None
        assert project().settings.mode == "animal" and len(project().points) == 9
        models.document.undo_stack.undo()
        assert project().photo is None, "in one step"

    def test_each_by_itself(self, opener, project):
        opener.open_sample_voice()
        assert project().photo is None and project().voice is not None
        opener.open_sample_photo("animal")
        assert project().photo == CAT and project().settings.mode == "animal"
        opener.open_sample_photo()
        assert project().photo == ASTRONAUT and project().settings.mode == "human"
