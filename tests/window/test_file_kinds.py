"""What a file is for."""

import shutil

import pytest
from PIL import Image

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.photo.points import write_points
from joyvasa_desktop.window.file_kinds import kind_of

SAMPLES = paths.samples()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("astronaut.png", "photo"),
        ("chelsea.points.json", "points"),
        ("speech_en_4s.wav", "voice"),
    ],
)
def test_samples(name, kind):
    assert kind_of(SAMPLES / name) == kind


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_a_photo_is_known_by_its_content(form, tmp_path):
    path = tmp_path / "no suffix at all 照片"
    Image.open(SAMPLES / "astronaut.png").convert("RGB").save(path, form)
    assert kind_of(path) == "photo"


def test_a_sound_with_a_wrong_name_is_a_sound(tmp_path):
    shutil.copy(SAMPLES / "speech_en_4s.wav", tmp_path / "voice.dat")
    assert kind_of(tmp_path / "voice.dat") == "voice"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.MP3", "voice"),
        ("a.mov", "voice"),
        ("a.npz", "motion"),
        ("a.csv", "motion"),
        ("a.joyvasa", "project"),
        ("a.jpg", "photo"),  # its stage says that it is damaged
    ],
)
def test_names_decide_where_content_does_not(name, kind, tmp_path):
    (tmp_path / name).write_bytes(b"something else entirely")
    assert kind_of(tmp_path / name) == kind


@pytest.mark.parametrize("name", ["notes.pdf", "notes.txt", "program.exe", "nothing"])
def test_anything_else_is_refused(name, tmp_path):
    (tmp_path / name).write_bytes(b"%PDF-1.7 something")
    with pytest.raises(UnreadableFile, match=name) as caught:
        kind_of(tmp_path / name)
    assert "photo" in caught.value.hint


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="folder"):
        kind_of(tmp_path)
    with pytest.raises(UnreadableFile):
        kind_of(tmp_path / "none.png")


def test_points_are_points_whatever_is_in_them(tmp_path):
    import numpy as np

    write_points(tmp_path / "doll.points.json", np.zeros((4, 2)))
    assert kind_of(tmp_path / "doll.points.json") == "points"
