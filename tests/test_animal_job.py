"""Whole jobs with animals through the command line, and everything that ends one in a sentence."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from animal_files import CAT, CAT_POINTS, Searcher, cat_face, put_animals, put_file
from painter import Painter
from parity.synthetic import Synthetic, of_published_size
from PIL import Image
from store_files import content

from joyvasa_desktop import cli, paths
from joyvasa_desktop.console import Exit
from joyvasa_desktop.photo.points import read_points
from joyvasa_desktop.render.liveportrait import LivePortrait
from joyvasa_desktop.video.read import probe
from joyvasa_desktop.weights.folders import NEEDED, standard_folders, usual_place

VOICE = paths.samples() / "speech_en_4s.wav"
PERSON = paths.samples() / "astronaut.png"
FLAGS = ("--mode", "animal", "--engine", "joyvasa", "--device", "cpu", "--end", "0.2")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the user is."""
    folder = tmp_path / "mes vidéos 声"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def cat(folder: Path) -> Path:
    """A copy of the bundled cat, without its points."""
    return Path(shutil.copy(CAT, folder / "猫.png"))


class AnimalPainter(Painter):
    """Stands for the networks, and knows whose they were."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[str] = []

    def load(self, files: object, kind: str, *place: object) -> AnimalPainter:
        self.kinds.append(kind)
        return self


@pytest.fixture
def painter(monkeypatch: pytest.MonkeyPatch) -> AnimalPainter:
    """In the place of all drawing networks, whose files only exist."""
    put_animals()
    made = AnimalPainter()
    monkeypatch.setattr(LivePortrait, "load", made.load)
    return made


@pytest.fixture
def searcher(painter: AnimalPainter, monkeypatch: pytest.MonkeyPatch) -> Searcher:
    made = Searcher([cat_face()])
    made.put(monkeypatch)
    return made


def animate(photo: Path, *flags: str) -> int:
    return cli.run(["animate", str(photo), str(VOICE), *FLAGS, *flags])


def refused(photo: Path, capsys: pytest.CaptureFixture[str], *flags: str) -> str:
    """One clear sentence and a way out, nothing left behind; returns the text."""
    before = sorted(Path().rglob("*"))
    assert animate(photo, *flags, "-q") == Exit.BAD_INPUT
    said = capsys.readouterr()
    lines = said.err.splitlines()
    assert said.out == "" and len(lines) == 2, said.err
    assert all(line.endswith(".") for line in lines), said.err
    assert sorted(Path().rglob("*")) == before
    return said.err


def pictures(folder: Path) -> list[np.ndarray[Any, Any]]:
    return [np.asarray(Image.open(path)) for path in sorted(folder.glob("*.png"))]


def test_an_animal_is_drawn_in_its_square_unless_one_asks_for_more(
    painter: AnimalPainter, cat: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    points = ("--points", str(CAT_POINTS))
    assert animate(cat, *points, "-o", "square.webm") == Exit.OK, capsys.readouterr().err
    assert probe(folder / "square.webm").size == (512, 512)
    assert animate(cat, *points, "--paste-back", "--format", "png", "-o", "whole") == Exit.OK
    before = np.asarray(Image.open(cat).convert("RGB"))
    frames = pictures(folder / "whole")
    assert len(frames) == 5 and set(painter.kinds) == {"animal"}
    for frame in frames:
        changed = (frame != before).any(axis=2)
        assert changed[150:200, 200:280].all() and not changed[:, 0].any()
    assert animate(cat, *points, "--preset", "published-page", "-o", "page.webm") == Exit.OK
    assert probe(folder / "page.webm").size == (450, 300)


def test_an_animal_with_its_models_gets_the_engine_of_its_own(
    painter: AnimalPainter, cat: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(CAT_POINTS, folder / "猫.points.json")
    arguments = ["animate", cat.name, str(VOICE), "--end", "0.2", "-o", "a.webm"]
    assert cli.run(arguments) == Exit.OK
    assert "points come from 猫.points.json" in capsys.readouterr().out
    assert painter.kinds == ["animal"] and probe(folder / "a.webm").size == (512, 512)


@pytest.mark.parametrize(
    "points",
    [
        {"animal_points": [[190, 115], [290, 125], [258, 262]]},
        {"animal_square": {"centre": [240, 170], "side": 420, "angle": 5}},
    ],
)
def test_three_points_or_a_square_will_do(
    points: dict[str, object], painter: AnimalPainter, cat: Path, folder: Path
) -> None:
    (folder / "猫.points.json").write_text(json.dumps(points), encoding="utf-8")
    assert animate(cat, "-o", "a.webm") == Exit.OK
    assert probe(folder / "a.webm").size == (512, 512)


def test_a_square_does_not_tell_the_other_engine_enough(
    painter: AnimalPainter, cat: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    square = {"animal_square": {"centre": [240, 170], "side": 420}}
    (folder / "square.json").write_text(json.dumps(square), encoding="utf-8")
    said = refused(cat, capsys, "--engine", "builtin", "--points", "square.json")
    assert "only a square" in said and "JoyVASA" in said


@pytest.mark.parametrize("engine", ["builtin", "joyvasa"])
def test_points_that_nobody_placed_are_found(
    engine: str, searcher: Searcher, cat: Path, folder: Path
) -> None:
    assert animate(cat, "--engine", engine, "-o", "a.webm") == Exit.OK
    assert searcher.sizes == [(451, 300)]
    assert probe(folder / "a.webm").size == ((512, 512) if engine == "joyvasa" else (452, 300))


def test_points_that_were_found_can_be_kept_and_used(
    searcher: Searcher, cat: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Image.open(cat) as image:
        image.resize((1804, 1200)).save(folder / "large.png")
    searcher.faces = [replace(cat_face(), landmarks=cat_face().landmarks * 2)]
    large = folder / "large.png"
    shrunk = ("--work-size", "902", "--format", "png", "--paste-back")
    assert animate(large, *shrunk, "-o", "a", "--save-points", "large.points") == Exit.OK
    assert "Saved large.points (its points)." in capsys.readouterr().out
    points = read_points(folder / "large.points")
    assert points == pytest.approx(cat_face().landmarks * 4 + 0.5, abs=0.02)
    (folder / "large.points").rename(folder / "large.points.json")
    assert animate(large, *shrunk, "-o", "b", "--save-points", "none", "--json") == Exit.OK
    answer = json.loads(capsys.readouterr().out)
    assert answer["points"] is None and any("No points" in note for note in answer["notes"])
    assert len(searcher.sizes) == 1
    for one, other in zip(pictures(folder / "a"), pictures(folder / "b"), strict=True):
        assert np.abs(one.astype(int) - other).max() <= 8
    assert animate(large, "-o", "c", "--save-points", "large.points.json") == Exit.CANNOT_WRITE
    assert "is there already" in capsys.readouterr().err


def test_of_several_animals_one_can_be_chosen(
    searcher: Searcher, cat: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    searcher.faces = [cat_face(0.9), cat_face(0.5, shift=60)]
    first, second = (
        ("--paste-back", "--format", "png", "--face", number, "-o", number) for number in "12"
    )
    assert animate(cat, *first) == animate(cat, *second) == Exit.OK
    before = np.asarray(Image.open(cat).convert("RGB"))
    columns = [
        np.flatnonzero((pictures(folder / number)[0] != before).any(axis=(0, 2))).mean()
        for number in "12"
    ]
    assert 10 < columns[1] - columns[0] < 70
    capsys.readouterr()
    said = refused(cat, capsys, "--face", "3")
    assert "only 2 faces" in said


def test_a_doubtful_animal_is_told_and_none_at_all_ends_the_job(
    searcher: Searcher, cat: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    searcher.faces = [cat_face(0.2)]
    assert animate(cat, "-o", "a.webm") == Exit.OK
    assert "check the points" in capsys.readouterr().out
    searcher.faces = []
    said = refused(cat, capsys)
    assert "No animal's face" in said and "by hand" in said


def test_what_sees_the_whole_picture_looks_for_nothing(
    searcher: Searcher, cat: Path, folder: Path
) -> None:
    flags = ("--preset", "published-command-line", "-o", "a.webm")
    assert animate(cat, *flags) == Exit.OK
    assert searcher.sizes == [] and probe(folder / "a.webm").size == (512, 512)


def test_a_person_as_an_animal_is_told(
    searcher: Searcher, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert animate(PERSON, "--region", "lip", "-o", "a.webm") == Exit.OK
    said = capsys.readouterr().out
    assert "choose the mode for people" in said
    assert "What moves changes nothing for animals" in said


def test_a_picture_of_20000_pixels_is_searched_at_a_size_that_fits(
    searcher: Searcher, folder: Path
) -> None:
    Image.new("L", (20_000, 3_000), 90).save(folder / "wide.png")
    assert animate(folder / "wide.png", "-o", "a.webm") == Exit.OK
    assert searcher.sizes == [(1920, 288)]


def test_a_network_for_people_in_an_animals_place_is_told(
    painter: AnimalPainter, cat: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in ("lp-W", "an-W"):
        put_file(place, content=content("people", ".pth"))
    said = refused(cat, capsys, "--points", str(CAT_POINTS))
    assert "warping_module.pth in base_models_v1.1 is the one for people" in said


def test_a_network_for_animals_that_is_cut_off_is_told(
    cat: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_animals()
    whole = folder.parent / "whole.pth"
    torch.save({"first.conv.weight": torch.zeros(20, 20)}, whole)
    put_file("an-F", content=whole.read_bytes()[:700])
    said = refused(cat, capsys, "--points", str(CAT_POINTS))
    assert "can't be used: appearance_feature_extractor.pth" in said
    put_file("an-F", content=whole.read_bytes())
    said = refused(cat, capsys, "--points", str(CAT_POINTS))
    assert "appearance_feature_extractor.pth" in said and "feature extractor" in said


def test_without_points_and_what_finds_them_the_ways_out_are_told_at_once(
    painter: AnimalPainter, cat: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(cat, capsys)
    assert "--points" in said and "猫.points.json" in said and "models get animal-points" in said


def test_without_networks_for_animals_those_for_people_do_not_do(
    painter: AnimalPainter, cat: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in NEEDED["animal"]:
        if name.startswith("an-"):
            (standard_folders()[0] / usual_place(name)).unlink()
    said = refused(cat, capsys, "--points", str(CAT_POINTS))
    assert "for animals" in said and "built-in engine" in said
    shutil.copy(CAT_POINTS, "猫.points.json")
    arguments = ["animate", cat.name, str(VOICE), "--end", "0.2", "--size", "64", "-o", "a.gif"]
    assert cli.run(arguments) == Exit.OK
    assert "Note: The built-in" not in capsys.readouterr().out, "nobody began to get them"
    put_file("an-F")
    assert cli.run([*arguments, "--overwrite"]) == Exit.OK
    assert "The built-in engine did this" in capsys.readouterr().out


@pytest.fixture
def full_size(tmp_path: Path) -> Synthetic:
    """Synthetic networks of the published size where the program looks for them."""
    synthetic = of_published_size(tmp_path / "synthetic")
    patterns = ("animal_[FGMW]_v11", "joyvasa_motion_hubert", "joyvasa_motion_template")
    synthetic.only(standard_folders()[0], *patterns, "enc_chinese_hubert")
    return synthetic


@pytest.mark.full_size
def test_a_whole_video_of_the_published_size(full_size: Synthetic, cat: Path, folder: Path) -> None:
    """Its faces are noise, because the weights are; the rest is as with the real ones."""
    flags = ("--paste-back", "--points", str(CAT_POINTS), "--end", "0.08", "--format", "png")
    assert animate(cat, *flags, "-o", "a", "-q") == Exit.OK
    frames, photo = pictures(folder / "a"), np.asarray(Image.open(cat).convert("RGB"))
    assert len(frames) == 2
    for frame in frames:
        assert frame.shape == photo.shape
        np.testing.assert_array_equal(frame[:, 0], photo[:, 0])
        assert (frame != photo).any(axis=2)[100:250, 150:330].mean() > 0.9
    assert np.abs(frames[0].astype(int) - frames[1]).max() > 0
