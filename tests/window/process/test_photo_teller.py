"""What the window hears of a photo, and when: while an animal is searched, and afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from animal_files import Searcher, cat_face, put_animals
from desk import Desk as ServerDesk
from painter import Painter
from pipeline import wish

from joyvasa_desktop import paths
from joyvasa_desktop.animate import Studio
from joyvasa_desktop.errors import NoFaceFound, UnreadableFile, UserError
from joyvasa_desktop.photo.points import read_points
from joyvasa_desktop.photo.xpose import AnimalFace
from joyvasa_desktop.render.liveportrait import LivePortrait
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.window.messages import Failure, PhotoFacts, SceneFacts, Want, Wish
from joyvasa_desktop.window.process.photo_teller import PhotoTeller

CAT = paths.samples() / "chelsea.png"
ANIMAL = Settings(mode="animal")


def face(score: float = 0.9, shrunk: float = 1.0, across: float = 0.0) -> AnimalFace:
    """The face of the sample cat as X-Pose would find it, or a smaller one further right."""
    points = read_points(CAT.with_name("chelsea.points.json")).astype(np.float64)
    landmarks = points * shrunk + [across, 0]
    (x0, y0), (x1, y1) = landmarks.min(axis=0).tolist(), landmarks.max(axis=0).tolist()
    return AnimalFace(landmarks, score, (x0 - 10, y0 - 10, x1 + 10, y1 + 10))


class Searching(Studio):
    """A studio whose search for animals ends as a test says."""

    def __init__(self) -> None:
        super().__init__()
        self.there, self.searched = True, 0
        self.faces_of_animals: list[AnimalFace] | UserError = []

    @property
    def finds_animals(self) -> bool:
        return self.there

    def animals(self, photo: Path, settings: Settings) -> list[AnimalFace] | None:
        self.searched += 1
        if isinstance(self.faces_of_animals, UserError):
            raise self.faces_of_animals
        return self.faces_of_animals if self.there else None


@dataclass
class Desk:
    """A teller, and all that it has told."""

    studio: Searching = field(default_factory=Searching)
    told: list[PhotoFacts] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.teller = PhotoTeller(self.studio, self.told.append)

    def tell(self, settings: Settings = ANIMAL, points: object = None, photo: Path = CAT) -> object:
        """What is told of one wish is `told` afterwards; the portrait, or why there is none."""
        self.told.clear()
        placed = None if points is None else tuple((float(x), float(y)) for x, y in points)  # type: ignore[attr-defined]
        try:
            return self.teller.tell(Wish(1, photo, placed, None, settings), photo, False)
        except UserError as error:
            return error

    @property
    def searches(self) -> list[str]:
        return [facts.search for facts in self.told]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_nothing_is_searched_among_people(desk: Desk) -> None:
    desk.tell(Settings())
    assert desk.searches == ["needless"] and desk.studio.searched == 0


def test_a_finder_that_cant_be_used_is_told_as_long_as_it_is_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = paths.samples() / "astronaut.png"
    placed = [(200, 100), (250, 100), (205, 160), (245, 160)]
    for notes in (["det.onnx is empty."], []):
        monkeypatch.setattr(desk.studio, "finder_notes", lambda settings, notes=notes: notes)
        desk.tell(Settings(), photo=photo)
        assert desk.told[0].notes == tuple(notes)
    monkeypatch.setattr(desk.studio, "finder_notes", lambda settings: ["det.onnx is empty."])
    desk.tell(Settings(), placed, photo)
    assert desk.told[0].notes == (), "nobody has to find what was placed"


def test_without_models_the_photo_is_shown_and_points_are_asked_for(desk: Desk) -> None:
    desk.studio.there = False
    error = desk.tell()
    assert isinstance(error, UserError) and "nine points" in error.message
    assert desk.searches == ["absent"] and desk.told[0].picture.shape == (300, 451, 3)


def test_the_photo_is_shown_before_the_search_has_ended(desk: Desk) -> None:
    desk.studio.faces_of_animals = [face(0.7)]
    portrait = desk.tell()
    assert desk.searches == ["running", "done"]
    assert desk.told[0].animals == () and desk.told[0].picture.shape == (300, 451, 3)
    (found,) = desk.told[1].animals
    assert found.score == 0.7 and found.landmarks == pytest.approx(face().landmarks)
    assert portrait.score == 0.7  # type: ignore[attr-defined]
    desk.tell(ANIMAL.but(crop_scale=2.0))
    assert "running" not in desk.searches, "they are known by now"


def test_of_several_the_chosen_one_is_animated(desk: Desk) -> None:
    desk.studio.faces_of_animals = [face(0.9, 0.5, 220), face(0.6, 0.4)]
    first = desk.tell()
    boxes = [each.box[0] for each in desk.told[-1].animals]
    assert boxes == sorted(boxes), "told from left to right"
    assert first.box[0] > 200, "the surest"  # type: ignore[attr-defined]
    assert desk.tell(ANIMAL.but(face=1)).box[0] < 200  # type: ignore[attr-defined]


def test_points_by_hand_need_no_search_but_the_others_can_still_be_chosen(desk: Desk) -> None:
    points = face().landmarks + 2
    desk.tell(ANIMAL, points)
    assert desk.searches == ["needless"] and desk.studio.searched == 0
    assert desk.told[0].animals == ()
    desk.studio.faces_of_animals = [face(), face(0.6, 0.3, 300)]
    desk.tell()
    desk.tell(ANIMAL, points)
    assert desk.searches == ["needless"] and len(desk.told[0].animals) == 2


def test_none_found(desk: Desk) -> None:
    error = desk.tell()
    assert isinstance(error, NoFaceFound) and "animal" in error.message
    assert desk.searches == ["running", "done"] and desk.told[1].animals == ()


def test_models_that_are_damaged_are_tried_once(desk: Desk) -> None:
    desk.studio.faces_of_animals = UnreadableFile("xpose.pth is damaged.", "Get it again.")
    assert desk.tell() is desk.studio.faces_of_animals
    assert desk.searches == ["running", "failed"] and desk.studio.searched == 1


def test_what_is_not_sure_is_noted(desk: Desk) -> None:
    desk.studio.faces_of_animals = [face(0.29)]
    desk.tell()
    assert any("check the points" in note for note in desk.told[-1].notes)
    desk.studio.faces_of_animals = [face(0.31)]
    desk.tell(ANIMAL.but(crop_scale=2.0))
    assert desk.told[-1].notes == ()


def test_in_a_large_photo_they_are_told_in_pixels_of_what_is_shown(
    desk: Desk, tmp_path: Path
) -> None:
    from PIL import Image

    Image.open(CAT).resize((4510, 3000)).save(tmp_path / "large.png")
    large = ANIMAL.but(work_size=3840)
    width = desk.studio.picture(tmp_path / "large.png", large).rgb.shape[1]
    desk.studio.faces_of_animals = [face(shrunk=width / 451)]
    desk.tell(large, photo=tmp_path / "large.png")
    shown = desk.told[-1]
    assert shown.picture.shape[1] == 1920 < width
    assert shown.animals[0].landmarks == pytest.approx(face().landmarks * 1920 / 451, abs=2)
    left = shown.animals[0].landmarks[:, 0].min()
    assert shown.animals[0].box[0] == pytest.approx(left - 10 * 1920 / width, abs=1)


def test_an_animal_that_was_found_is_drawn_by_its_own_networks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_animals()
    searcher = Searcher([cat_face(0.8)])
    searcher.put(monkeypatch)
    painter, kinds = Painter(), list[str]()

    def load(files: object, kind: str, *place: object) -> Painter:
        kinds.append(kind)
        return painter

    monkeypatch.setattr(LivePortrait, "load", load)
    whole = ServerDesk()
    settings = Settings(engine="joyvasa", mode="animal", device="cpu", end=0.2, sampling="draft")
    whole.fulfil(wish(1, photo=CAT, settings=settings.but(paste_back=False)))
    assert not whole.all(Failure) and kinds == ["animal"] and len(searcher.loads) == 1
    assert [facts.search for facts in whole.all(PhotoFacts)] == ["running", "done"]
    assert whole.all(PhotoFacts)[-1].crop is not None
    assert whole.all(SceneFacts)[0].size == (512, 512)
    whole.ask(Want(1, ((0.1, "main"),)))
    assert whole.server.draw_next() and painter.drawn == 1
    whole.window.close()
