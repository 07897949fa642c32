"""The nine points of an animal: checked, stored, and guessed from three clicks."""

import json
import math
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop import paths
from joyvasa_desktop.errors import CannotWrite, UnreadableFile, UserError
from joyvasa_desktop.photo.crop import face_square
from joyvasa_desktop.photo.points import (
    KEYS,
    MIN_EXTENT,
    MIN_SQUARE,
    checked_points,
    is_square,
    kind_of_points,
    nine_from_square,
    nine_from_three,
    points_beside,
    read_points,
    sidecar,
    write_points,
)
from joyvasa_desktop.photo.portrait import ANIMAL_POINTS, PERSON_POINTS

CAT = paths.samples() / "chelsea.points.json"


class TestFile:
    def test_sample_lies_beside_its_photo(self):
        assert sidecar(paths.samples() / "chelsea.png") == CAT
        assert read_points(CAT)[4] == pytest.approx([258, 240])

    @given(st.lists(st.floats(-1e5, 1e5), min_size=18, max_size=18))
    def test_what_was_written_is_read(self, values):
        points = np.array(values, np.float32).reshape(9, 2)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "猫 é.points.json"
            write_points(path, points)
            assert read_points(path) == pytest.approx(points, abs=0.011)
            assert [file.name for file in path.parent.iterdir()] == [path.name]

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[]",
            "{",
            "[" * 50_000,
            '{"animal_points": 3}',
            '{"points": []}',
            json.dumps({"animal_points": [[1, 2]] * 8}),
            json.dumps({"animal_points": [[1, 2]] * 8 + [[1]]}),
            json.dumps({"animal_points": [[1, 2]] * 8 + [[1, "2"]]}),
            json.dumps({"animal_points": [[1, 2]] * 8 + [[1, True]]}),
            json.dumps({"animal_points": [[1, 2]] * 8 + [[1, None]]}),
            '{"animal_points": [' + "[1, 2], " * 8 + "[1, NaN]]}",
            '{"animal_points": [' + "[1, 2], " * 8 + "[1, 1e999]]}",
            '{"animal_points": [' + "[1, 2], " * 8 + "[1, 1" + "0" * 400 + "]]}",
            "x" * 70_000,
        ],
    )
    def test_anything_else_is_refused(self, text, tmp_path):
        path = tmp_path / "odd.json"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(UnreadableFile, match=r"odd\.json"):
            read_points(path)

    @pytest.mark.parametrize(
        ("kind", "names"), [("animal", ANIMAL_POINTS), ("human", PERSON_POINTS)]
    )
    def test_the_hint_names_the_format_and_the_order(self, kind, names, tmp_path):
        path = tmp_path / "odd.txt"
        for text in ("0 0", '{"faces": []}'):
            path.write_text(text, encoding="utf-8")
            with pytest.raises(UnreadableFile) as caught:
                read_points(path, kind)
            assert "JSON" in caught.value.hint and f'{{"{KEYS[kind]}": [[' in caught.value.hint
            assert "; ".join(names) in caught.value.hint

    def test_points_of_the_other_kind_are_told_as_such(self, tmp_path):
        person = tmp_path / "person.json"
        write_points(person, np.ones((4, 2)))
        with pytest.raises(UnreadableFile, match="points of a person") as caught:
            read_points(person, "animal")
        assert "mode for people" in caught.value.hint
        square = tmp_path / "square.json"
        square.write_text('{"animal_square": {"centre": [1, 2], "side": 300}}', encoding="utf-8")
        for path in (CAT, square):
            with pytest.raises(UnreadableFile, match="points of an animal") as caught:
                read_points(path, "human")
            assert "mode for animals" in caught.value.hint

    def test_no_text_at_all(self, tmp_path):
        (tmp_path / "odd.json").write_bytes(b"\xff\xfe\x00\x80")
        with pytest.raises(UnreadableFile):
            read_points(tmp_path / "odd.json")

    def test_windows_editor_adds_a_mark(self, tmp_path):
        (tmp_path / "cat.json").write_text(CAT.read_text(encoding="utf-8"), encoding="utf-8-sig")
        assert read_points(tmp_path / "cat.json").shape == (9, 2)

    def test_missing(self, tmp_path):
        with pytest.raises(UnreadableFile):
            read_points(tmp_path / "none.json")

    def test_folder_that_does_not_exist(self, tmp_path):
        with pytest.raises(CannotWrite):
            write_points(tmp_path / "none" / "cat.json", np.zeros((9, 2)))


class TestThreeClicks:
    def test_cat(self):
        points = read_points(CAT)
        clicks = [points[[0, 1]].mean(axis=0), points[[2, 3]].mean(axis=0), points[7]]
        guessed = nine_from_three(*((float(x), float(y)) for x, y in clicks))
        # The lower lip of this cat lies a little higher than an average one.
        assert np.linalg.norm(guessed - points, axis=1).max() < 30
        _, side, angle = face_square(guessed, 2.3, 0, -0.125)
        _, expected_side, expected_angle = face_square(points, 2.3, 0, -0.125)
        assert side == pytest.approx(expected_side, rel=0.15)
        assert math.degrees(abs(angle - expected_angle)) < 5

    def test_order_of_the_eyes_does_not_matter(self):
        one = nine_from_three((10, 20), (60, 22), (35, 70))
        assert (nine_from_three((60, 22), (10, 20), (35, 70)) == one).all()
        assert one[0, 0] < one[1, 0] < one[2, 0] < one[3, 0]

    @given(shift=st.tuples(st.floats(-500, 500), st.floats(-500, 500)), zoom=st.floats(0.5, 20))
    def test_moves_and_grows_with_the_clicks(self, shift, zoom):
        clicks = np.array([(10.0, 20.0), (60.0, 22.0), (35.0, 70.0)])
        plain = nine_from_three(*map(tuple, clicks.tolist()))
        moved = nine_from_three(*map(tuple, (clicks * zoom + shift).tolist()))
        assert moved == pytest.approx(plain * zoom + np.array(shift), abs=0.01)

    @pytest.mark.parametrize("clicks", [[(5, 5), (5, 5), (9, 90)], [(0, 0), (50, 0), (25, 1)]])
    def test_clicks_on_one_spot(self, clicks):
        with pytest.raises(UserError, match="close together"):
            nine_from_three(*clicks)

    def test_no_number(self):
        with pytest.raises(UserError):
            nine_from_three((math.nan, 0), (50, 0), (25, 40))

    def test_a_file_may_hold_the_clicks(self, tmp_path):
        clicks = [[10, 20], [60, 22.5], [35, 70]]
        path = tmp_path / "cat.points.json"
        path.write_text(json.dumps({"animal_points": clicks}), encoding="utf-8")
        assert (read_points(path) == nine_from_three(*map(tuple, clicks))).all()
        assert kind_of_points(path) == "animal" and not is_square(path)

    def test_a_file_of_clicks_on_one_spot(self, tmp_path):
        path = tmp_path / "cat.points.json"
        path.write_text(json.dumps({"animal_points": [[1, 2]] * 3}), encoding="utf-8")
        with pytest.raises(UserError, match="close together"):
            read_points(path)


class TestSquare:
    @given(
        centre=st.tuples(st.floats(-500, 2000), st.floats(-500, 2000)),
        side=st.floats(MIN_SQUARE, 3000),
        angle=st.floats(-179, 179),
    )
    def test_the_points_lie_in_that_square(self, centre, side, angle):
        points = nine_from_square(centre, side, angle)
        found, width, turn = face_square(points, 2.3, 0.0, -0.125)
        assert found == pytest.approx(centre, abs=1e-3 * side)
        assert width == pytest.approx(side, rel=1e-3)
        assert math.degrees(turn) == pytest.approx(angle, abs=0.1)
        apart = np.linalg.norm(points - np.array(centre), axis=1)
        assert apart.max() < side / 2, "all of the face is in it"
        assert np.ptp(points, axis=0).max() >= MIN_EXTENT, "they can be used"

    def test_an_upright_face_has_its_eyes_above_its_mouth(self):
        points = nine_from_square((100, 100), 80)
        assert points[:4, 1].max() < points[4, 1] < points[5:7, 1].min()
        assert (np.diff(points[:4, 0]) > 0).all()

    def test_from_a_file(self, tmp_path):
        path = tmp_path / "cat.points.json"
        square = {"centre": [240, 190.5], "side": 300, "angle": -12}
        path.write_text(json.dumps({"animal_square": square}), encoding="utf-8")
        assert is_square(path) and kind_of_points(path) == "animal"
        assert (read_points(path) == nine_from_square((240, 190.5), 300, -12)).all()
        del square["angle"]
        path.write_text(json.dumps({"animal_square": square}), encoding="utf-8")
        assert (read_points(path) == nine_from_square((240, 190.5), 300)).all()

    def test_points_go_before_it(self, tmp_path):
        path = tmp_path / "cat.points.json"
        both = json.loads(CAT.read_text(encoding="utf-8")) | {"animal_square": {}}
        path.write_text(json.dumps(both), encoding="utf-8")
        assert not is_square(path)
        assert (read_points(path) == read_points(CAT)).all()

    @pytest.mark.parametrize(
        "square",
        [
            None,
            [1, 2, 3],
            {},
            {"centre": [1, 2]},
            {"centre": [1], "side": 100},
            {"centre": [1, 2], "side": "100"},
            {"centre": [1, 2], "side": 1e9},
            {"centre": [1, 2], "side": 100, "angle": None},
            {"centre": [1, 2], "side": 100, "angle": [3]},
        ],
    )
    def test_anything_else_is_refused(self, square, tmp_path):
        path = tmp_path / "odd.json"
        path.write_text(json.dumps({"animal_square": square}), encoding="utf-8")
        with pytest.raises(UnreadableFile, match=r"odd\.json") as caught:
            read_points(path)
        assert "animal_square" in caught.value.hint

    @pytest.mark.parametrize(
        ("side", "angle", "words"),
        [(MIN_SQUARE - 1, 0, "smaller"), (math.nan, 0, "numbers"), (50, math.inf, "numbers")],
    )
    def test_no_square(self, side, angle, words):
        with pytest.raises(UserError, match=words):
            nine_from_square((50, 50), side, angle)


class TestCheck:
    def test_good_points_pass(self):
        assert checked_points(read_points(CAT), (451, 300)).dtype == np.float32

    @pytest.mark.parametrize(
        ("points", "match"),
        [
            (np.zeros((8, 2)), "nine"),
            (np.zeros((9, 3)), "nine"),
            (np.full((9, 2), 50.0), "close together"),
            (np.full((9, 2), np.nan), "number"),
            (np.linspace(0, 900, 18).reshape(9, 2), "outside"),
            (-np.linspace(0, 900, 18).reshape(9, 2), "outside"),
        ],
    )
    def test_others_are_refused(self, points, match):
        with pytest.raises(UserError, match=match):
            checked_points(points, (451, 300))


class TestPerson:
    def test_what_was_written_is_read(self, tmp_path):
        path = tmp_path / "doll.points.json"
        points = np.array([(1, 2), (30, 2.25), (5, 40), (25, 41)], np.float32)
        write_points(path, points)
        assert kind_of_points(path) == "human"
        assert (read_points(path, "human") == points).all()
        with pytest.raises(UnreadableFile, match="of a person"):
            read_points(path)

    def test_an_animal_is_no_person(self):
        assert kind_of_points(CAT) == "animal"

    @pytest.mark.parametrize("rows", [[], [[1, 2]] * 3, [[1, 2]] * 9, [[1, 2, 3]] * 4, "four"])
    def test_anything_else_is_refused(self, rows, tmp_path):
        path = tmp_path / "odd.json"
        path.write_text(json.dumps({"person_points": rows}), encoding="utf-8")
        with pytest.raises(UnreadableFile, match=r"odd\.json"):
            read_points(path, "human")

    def test_beside_a_photo(self, tmp_path):
        photo = tmp_path / "doll.png"
        assert points_beside(photo) is None
        sidecar(photo).touch()
        assert points_beside(photo) == tmp_path / "doll.points.json"
        (tmp_path / "doll.png.points.json").touch()
        assert points_beside(photo) == tmp_path / "doll.png.points.json"

    @pytest.mark.parametrize("nameless", ["", ".", "/"])
    def test_nothing_lies_beside_what_has_no_name(self, nameless):
        assert points_beside(Path(nameless)) is None
