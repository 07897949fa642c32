"""From a photo file to the portrait that speaks."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image

from joyvasa_desktop import paths
from joyvasa_desktop.errors import NoFaceFound, UnreadableFile, UnsuitablePhoto, UserError
from joyvasa_desktop.photo.cutting import cutout
from joyvasa_desktop.photo.load import load_picture
from joyvasa_desktop.photo.points import read_points
from joyvasa_desktop.photo.portrait import InsightPoints
from joyvasa_desktop.photo.prepare import (
    DOUBTFUL,
    choose_animal,
    needs_search,
    notes_on,
    portrait_in,
    prepare,
)
from joyvasa_desktop.photo.xpose import AnimalFace
from joyvasa_desktop.settings import Settings

ASTRONAUT = paths.samples() / "astronaut.png"
CAT = paths.samples() / "chelsea.png"


@pytest.fixture(scope="module")
def three(astronaut, tmp_path_factory):
    """A photo of three faces: a small, a large and a middle-sized one."""
    picture = np.full((420, 1000, 3), 90, np.uint8)
    for x, side in ((30, 200), (280, 380), (700, 270)):
        head = astronaut[28:218, 130:320]
        picture[20 : 20 + side, x : x + side] = cv2.resize(head, (side, side))
    path = tmp_path_factory.mktemp("photos") / "three.png"
    Image.fromarray(picture).save(path)
    return path


def middle(portrait) -> float:
    return (portrait.box[0] + portrait.box[2]) / 2


class TestPeople:
    def test_sample(self, finder):
        portrait = prepare(ASTRONAUT, Settings(), finder=finder)
        assert portrait.kind == "human"
        assert portrait.picture.shape == (512, 512, 3)
        assert portrait.landmarks.shape == (478, 3)
        assert portrait.landmarks.dtype == np.float32
        assert portrait.alpha is None
        assert middle(portrait) == pytest.approx(225, abs=3)

    @pytest.mark.parametrize(("number", "x"), [(0, 470), (1, 130), (2, 470), (3, 835)])
    def test_which_face_speaks(self, number, x, three, finder):
        portrait = prepare(three, Settings(face=number), finder=finder)
        assert middle(portrait) == pytest.approx(x, abs=20)

    def test_face_that_does_not_exist(self, three, finder):
        with pytest.raises(NoFaceFound, match="only 3 faces") as caught:
            prepare(three, Settings(face=4), finder=finder)
        assert "up to 3" in caught.value.hint
        with pytest.raises(NoFaceFound, match="only one face"):
            prepare(ASTRONAUT, Settings(face=2), finder=finder)

    def test_nobody(self, odd_folder, finder):
        path = odd_folder / "sky.png"
        Image.linear_gradient("L").resize((300, 200)).save(path)
        with pytest.raises(NoFaceFound) as caught:
            prepare(path, Settings(), finder=finder)
        assert "camera" in caught.value.hint

    def test_nobody_is_needed_where_nothing_is_cut_out(self, odd_folder, finder):
        path = odd_folder / "sky.png"
        Image.linear_gradient("L").resize((300, 200)).save(path)
        joyvasa = Settings(engine="joyvasa")
        with pytest.raises(NoFaceFound):
            prepare(path, joyvasa, finder=finder)
        with pytest.raises(NoFaceFound):
            prepare(path, Settings(crop=False), finder=finder)
        portrait = prepare(path, joyvasa.but(crop=False), finder=finder)
        assert notes_on(portrait, finder)
        # As published, lips that nobody saw aren't closed.
        assert cutout(portrait, joyvasa.but(crop=False)).lip_ratio < 0.03

    def test_too_small_a_face(self, odd_folder, astronaut, finder):
        path = odd_folder / "far.png"
        Image.fromarray(cv2.resize(astronaut, (160, 160), interpolation=cv2.INTER_AREA)).save(path)
        with pytest.raises(UnsuitablePhoto, match="pixels wide"):
            prepare(path, Settings(), finder=finder)

    def test_work_size_scales_everything(self, finder):
        portrait = prepare(ASTRONAUT, Settings(work_size=256), finder=finder)
        assert portrait.picture.shape == (256, 256, 3)
        assert middle(portrait) == pytest.approx(112, abs=3)

    def test_transparency_is_kept(self, odd_folder, astronaut, finder):
        image = Image.fromarray(astronaut).convert("RGBA")
        veil = np.full((512, 512), 255, np.uint8)
        veil[:, 400:] = 0
        image.putalpha(Image.fromarray(veil))
        image.save(odd_folder / "cut out.png")
        chosen = Settings(backdrop="#00ff00")
        portrait = prepare(odd_folder / "cut out.png", chosen, finder=finder)
        assert (portrait.alpha == veil).all()
        assert (portrait.picture[:, 400:] == (0, 255, 0)).all()

    def test_missing_file(self, odd_folder, finder):
        with pytest.raises(UnreadableFile):
            prepare(odd_folder / "none.png", Settings(), finder=finder)


class TestPublishedModels:
    @pytest.fixture
    def found(self, astronaut, astronaut_face):
        points = np.random.default_rng(2).uniform(150, 250, (203, 2)).astype(np.float32)
        insight = InsightPoints(points[:106], points)
        return [replace(astronaut_face, box=(172.0, 70.0, 280.0, 200.0), insight=insight)]

    def test_their_landmarks_reach_the_portrait(self, found, finder):
        picture = load_picture(ASTRONAUT)
        portrait = portrait_in(picture, Settings(engine="joyvasa"), None, finder, found)
        assert portrait.insight is found[0].insight
        assert portrait.box == found[0].box
        assert (portrait.landmarks == found[0].landmarks).all()
        assert notes_on(portrait, finder) == []

    def test_a_profile_is_refused_for_the_built_in_engine_only(self, found, finder):
        picture = load_picture(ASTRONAUT)
        side = found[0].landmarks.copy()
        angle = np.radians(65)
        middle = side.mean(axis=0)
        turn = [[np.cos(angle), 0, -np.sin(angle)], [0, 1, 0], [np.sin(angle), 0, np.cos(angle)]]
        side = ((side - middle) @ np.array(turn) + middle).astype(np.float32)
        faces = [replace(found[0], landmarks=side)]
        with pytest.raises(UnsuitablePhoto, match="from the side"):
            portrait_in(picture, Settings(), None, finder, faces)
        portrait_in(picture, Settings(engine="joyvasa"), None, finder, faces)

    def test_reduction_as_published(self, odd_folder, astronaut, finder):
        path = odd_folder / "odd.png"
        Image.fromarray(astronaut[:511, :509]).save(path)
        chosen = Settings(engine="joyvasa", reduction="published", work_size=300)
        assert prepare(path, chosen, finder=finder).picture.shape == (300, 298, 3)
        other = chosen.but(engine="builtin")
        assert prepare(path, other, finder=finder).picture.shape == (300, 299, 3)


class TestAnimals:
    chosen = Settings(mode="animal")

    def test_cat(self):
        points = read_points(CAT.with_name("chelsea.points.json"))
        portrait = prepare(CAT, self.chosen, points)
        assert portrait.kind == "animal"
        assert portrait.landmarks == pytest.approx(points)
        assert portrait.box == (137, 104, 343, 286)

    def test_points_are_scaled_with_the_photo(self, odd_folder):
        with Image.open(CAT) as image:
            image.resize((1804, 1200)).save(odd_folder / "large cat.png")
        points = read_points(CAT.with_name("chelsea.points.json"))
        large = ((points + 0.5) * 4 - 0.5).astype(np.float32)
        portrait = prepare(odd_folder / "large cat.png", self.chosen.but(work_size=902), large)
        assert portrait.picture.shape == (600, 902, 3)
        assert portrait.landmarks == pytest.approx((points + 0.5) * 2 - 0.5, abs=0.01)

    def test_points_are_needed(self):
        with pytest.raises(UserError, match="nine points") as caught:
            prepare(CAT, self.chosen)
        assert caught.value.hint

    def test_wrong_points(self):
        with pytest.raises(UserError, match="outside"):
            prepare(CAT, self.chosen, np.full((9, 2), 5000, np.float32))


def animal_at(x: float, score: float = 0.9, side: float = 100) -> AnimalFace:
    """A face that a finder found with its middle at x."""
    points = np.array(read_points(CAT.with_name("chelsea.points.json")), np.float64)
    points = (points - points.mean(axis=0)) * (side / 200) + (x, 150)
    return AnimalFace(points, score, (x - side / 2, 150 - side / 2, x + side / 2, 150 + side / 2))


class TestAnimalsThatWereFound:
    chosen = Settings(mode="animal")
    picture = load_picture(CAT)

    def portrait(self, animals, points=None, **changes):
        return portrait_in(self.picture, self.chosen.but(**changes), points, None, None, animals)

    @pytest.mark.parametrize("engine", ["builtin", "joyvasa"])
    def test_its_points_become_the_portraits(self, engine):
        face = animal_at(200, 0.7)
        portrait = self.portrait([face], engine=engine)
        assert portrait.kind == "animal" and portrait.score == 0.7
        assert portrait.landmarks.dtype == np.float32
        assert portrait.landmarks == pytest.approx(face.landmarks, abs=1e-3)

    @pytest.mark.parametrize(("number", "x"), [(0, 330), (1, 80), (2, 200), (3, 330)])
    def test_which_face_speaks(self, number, x):
        animals = [animal_at(330, 0.9), animal_at(80, 0.6), animal_at(200, 0.4, side=140)]
        assert middle(self.portrait(animals, face=number)) == pytest.approx(x, abs=10)

    def test_face_that_does_not_exist(self):
        with pytest.raises(NoFaceFound, match="only 2 faces") as caught:
            choose_animal([animal_at(100), animal_at(300)], 3)
        assert "Number 0 is the clearest" in caught.value.hint

    def test_none(self):
        with pytest.raises(NoFaceFound, match="No animal's face") as caught:
            self.portrait([])
        assert "by hand" in caught.value.hint and "person" in caught.value.hint

    def test_points_placed_by_hand_go_before_them(self):
        points = read_points(CAT.with_name("chelsea.points.json"))
        portrait = self.portrait([animal_at(80, 0.05)], points)
        assert portrait.landmarks == pytest.approx(points)
        assert portrait.score == 1.0

    def test_what_sees_the_whole_picture_needs_no_points(self):
        portrait = self.portrait(None, engine="joyvasa", crop=False)
        low, high = portrait.landmarks.min(axis=0), portrait.landmarks.max(axis=0)
        assert ((low > 0) & (high < (451, 300))).all()
        assert cutout(portrait, Settings(crop=False)).image.shape == (256, 256, 3)
        with pytest.raises(UserError, match="nine points"):
            self.portrait(None, engine="joyvasa")

    @pytest.mark.parametrize("size", [(600, 36), (36, 600), (600, 32)])
    def test_a_narrow_strip_is_nobodys_square(self, odd_folder, size):
        path = odd_folder / "strip.png"
        Image.linear_gradient("L").resize((2 * size[0], 2 * size[1])).save(path)
        chosen = self.chosen.but(engine="joyvasa", crop=False, work_size=600)
        portrait = prepare(path, chosen)
        assert portrait.picture.shape[1::-1] == size
        assert portrait.landmarks.mean(axis=0) == pytest.approx(np.array(size) / 2, abs=8)
        assert cutout(portrait, chosen).image.shape == (256, 256, 3)

    @pytest.mark.parametrize(
        ("points", "changes", "needed"),
        [
            (None, {}, True),
            (None, {"engine": "joyvasa"}, True),
            (None, {"engine": "joyvasa", "crop": False}, False),
            (None, {"crop": False}, True),
            (np.zeros((9, 2)), {}, False),
            (np.zeros((4, 2)), {}, True),
        ],
    )
    def test_nobody_looks_for_what_is_not_needed(self, points, changes, needed):
        assert needs_search(self.chosen.but(**changes), points) == needed

    def test_points_on_one_spot_are_no_face(self):
        spot = AnimalFace(np.full((9, 2), 100.0), 0.9, (90, 90, 110, 110))
        with pytest.raises(UserError, match="close together"):
            self.portrait([spot])

    def test_a_doubtful_face_is_told(self, finder):
        clear, unclear = (self.portrait([animal_at(200, score)]) for score in (DOUBTFUL, 0.29))
        assert notes_on(clear, finder) == []
        (note,) = notes_on(unclear, finder)
        assert "check the points" in note

    def test_a_person_among_animals_is_told(self, finder):
        points = np.array(animal_at(225).landmarks, np.float32)
        portrait = prepare(ASTRONAUT, self.chosen, points)
        (note,) = notes_on(portrait, finder, points)
        assert "choose the mode for people" in note

    def test_points_that_look_exchanged_are_told(self, finder):
        points = np.array(animal_at(200).landmarks, np.float32)
        exchanged = points[[0, 1, 2, 3, 4, 5, 6, 8, 7]]
        (note,) = notes_on(self.portrait([], exchanged), finder, exchanged)
        assert "don't lie as on a face" in note
        # What the network has found is as it sees it.
        found = AnimalFace(exchanged, 0.9, (90, 90, 110, 110))
        assert notes_on(self.portrait([found]), finder) == []
