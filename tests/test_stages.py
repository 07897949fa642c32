"""Stages alone: what is kept, shared and made smaller."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pretended
import pytest
from animal_files import CAT_POINTS, Searcher, cat_face, put_animals, put_file
from engine_files import put_engine
from generators import FRAMES, generator
from photo.face_models import all_three
from PIL import Image
from store_files import content

from joyvasa_desktop import paths
from joyvasa_desktop.animate import Studio
from joyvasa_desktop.errors import Cancelled, UserError
from joyvasa_desktop.joyvasa import DRAWING_SETTINGS, SAMPLING_SETTINGS
from joyvasa_desktop.motion.curves import curves
from joyvasa_desktop.motion.files import read_motion, write_motion
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.photo.points import read_points
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.render.liveportrait import LivePortrait
from joyvasa_desktop.settings import Settings, Value, declarations
from joyvasa_desktop.stages import Stages
from joyvasa_desktop.weights.folders import standard_folders, usual_place

PHOTO = paths.samples() / "astronaut.png"
CAT = paths.samples() / "chelsea.png"
VOICE = paths.samples() / "speech_en_4s.wav"
SHORT = Settings(start=0.5, end=1.7, work_size=256)


@pytest.fixture(scope="module")
def stages() -> Stages:
    return Stages()


def test_two_takes_are_kept_side_by_side(stages: Stages) -> None:
    first, second = (stages.motion(VOICE, SHORT.but(seed=seed)) for seed in (1, 2))
    assert stages.motion(VOICE, SHORT.but(seed=1)) is first
    assert stages.motion(VOICE, SHORT.but(seed=2)) is second
    calm = SHORT.but(head=0.5)
    shaped = stages.shaped(first, calm), stages.shaped(second, calm)
    assert (stages.shaped(first, calm), stages.shaped(second, calm)) == shaped


def test_another_face_or_square_needs_no_second_search(stages: Stages) -> None:
    faces = stages.faces(PHOTO, SHORT)
    square = stages.portrait(PHOTO, SHORT.but(paste_back=False, crop_scale=1.8))
    assert stages.faces(PHOTO, SHORT.but(mode="animal", crop_x=0.2)) is faces
    assert square.picture.shape[0] == square.picture.shape[1] < 256
    assert stages.likely(PHOTO, SHORT) == "human"


def test_results_are_shared_but_not_replaced(stages: Stages) -> None:
    portrait = stages.portrait(PHOTO, SHORT)
    other = Studio(like=stages)
    assert other.portrait(PHOTO, SHORT) is portrait
    other.portrait(PHOTO, SHORT.but(work_size=300))
    assert stages.portrait(PHOTO, SHORT) is portrait


def test_an_engine_that_cannot_be_used_is_refused_everywhere(stages: Stages) -> None:
    settings = SHORT.but(engine="joyvasa")
    with pytest.raises(UserError, match="JoyVASA"):
        stages.motion(VOICE, settings)
    with pytest.raises(UserError, match="JoyVASA"):
        stages.scene(stages.portrait(PHOTO, SHORT), settings)
    with pytest.raises(UserError, match="JoyVASA"):
        Studio().animate(PHOTO, VOICE, Path("never.mp4"), settings)
    put_engine()
    with pytest.raises(UserError, match="for animals"):
        stages.motion(VOICE, settings.but(mode="animal"))


@pytest.mark.parametrize("stage", ["photo", "render", "motion"])
def test_every_stage_can_be_stopped_in_the_middle(stage: str) -> None:
    def report(event: Progress) -> None:
        if event.stage == stage and event.note:
            raise Cancelled

    stages = Stages(report)
    # Something large enough to be searched window by window.
    settings = Settings(work_size=512)
    with pytest.raises(Cancelled):
        stages.scene(stages.portrait(PHOTO, settings), settings)
        stages.motion(VOICE, settings)


def test_a_small_preview_shows_the_same_face() -> None:
    stages = Stages()
    large = stages.portrait(PHOTO, Settings())
    small = stages.preview(large, 300)
    assert small.picture.shape == (300, 300, 3)
    found = stages.portrait(PHOTO, SHORT.but(work_size=300))
    # What would be found in the small picture lies within a pixel or so.
    assert np.abs(small.landmarks[:, :2] - found.landmarks[:, :2]).max() < 3
    assert small.box == pytest.approx(found.box, abs=3)
    assert stages.preview(large, 512) is large


def test_motion_is_shown_while_it_grows(stages: Stages) -> None:
    seen = []
    motion = stages.motion(VOICE, Settings(seed=9), lambda so_far: seen.append(so_far()))
    assert seen and len(curves(motion)["mouth"]) == len(motion)


class Sampled:
    """Stages that are told which parts of a take were really sampled."""

    def __init__(self) -> None:
        self.predictions = 0
        self.stages = Stages(self._report)

    def _report(self, event: Progress) -> None:
        self.predictions += event.stage == "motion" and event.note.startswith("Window")

    def motion(self, **changes: Value) -> tuple[Motion, bool]:
        before = self.predictions
        motion = self.stages.motion(VOICE, SHORT.but(engine="joyvasa", **changes))
        return motion, self.predictions > before


@pytest.mark.parametrize(
    "change",
    [
        {"head_response": 1.0},
        {"aligned": False},
        {"model_blinks": False},
        {"model_blinks": False, "blink_rate": 0.0},
    ],
)
def test_what_was_sampled_is_finished_anew_without_sampling(change: dict[str, Value]) -> None:
    put_engine()
    sampled = Sampled()
    first, new = sampled.motion()
    assert new
    assert len(first) == 30
    again, new = sampled.motion(**change)
    assert not new
    assert len(again) == (33 if "aligned" in change else 30)
    assert (again.values[:30] != first.values).any()
    # What the finish doesn't use changes nothing.
    assert sampled.motion(**change, smoothing=0.5, stitching=False) == (again, False)


@pytest.mark.parametrize(
    "change",
    [{"seed": 1}, {"cfg_scale": 4.0}, {"position": "sequential"}, {"lift_quiet": False}],
)
def test_other_choices_are_sampled_and_two_takes_kept(change: dict[str, Value]) -> None:
    put_engine()
    sampled = Sampled()
    first, _ = sampled.motion()
    other, new = sampled.motion(**change)
    assert new
    assert sampled.motion() == (first, False)
    assert sampled.motion(**change) == (other, False)


def test_a_take_that_was_stopped_goes_on_where_it_was() -> None:
    put_engine()
    events: list[Progress] = []
    settings = Settings(engine="joyvasa", end=3.0)
    whole = Stages().motion(VOICE, settings)

    def stop(event: Progress) -> None:
        events.append(event)
        if event.note == "Window 4 of 7":
            raise Cancelled

    stages = Stages(stop)
    with pytest.raises(Cancelled):
        stages.motion(VOICE, settings)
    other = Stages(events.append, like=stages)
    events.clear()
    seen: list[Motion | None] = []
    resumed = other.motion(VOICE, settings, lambda so_far: seen.append(so_far()))
    np.testing.assert_array_equal(resumed.values, whole.values)
    assert len(seen) == 7
    windows = [event.note for event in events if event.note.startswith("Window")]
    assert windows[0] == "Window 4 of 7"
    # Another take has nothing of it.
    events.clear()
    stages.report = events.append
    stages.motion(VOICE, settings.but(seed=1))
    assert next(each.note for each in events if "Window" in each.note) == "Window 1 of 7"


def test_a_replaced_checkpoint_is_sampled_again() -> None:
    put_engine()
    sampled = Sampled()
    first, _ = sampled.motion()
    tensors = generator()
    put_engine(tensors=tensors | {"null_audio_feat": tensors["null_audio_feat"] + 1})
    again, new = sampled.motion()
    assert new
    assert (again.values != first.values).any()


def test_a_generated_motion_grows_by_windows() -> None:
    put_engine()
    seen: list[Motion | None] = []
    settings = Settings(engine="joyvasa", end=3.0)
    motion = Stages().motion(VOICE, settings, lambda so_far: seen.append(so_far()))
    assert len(motion) == 75
    lengths = [len(each) for each in seen if each is not None]
    assert lengths == sorted(lengths) == [min(FRAMES * n - 2, 75) for n in range(1, 8)]
    for part in seen:
        assert part is not None
        assert (part.values == motion.values[: len(part)]).all()
        assert curves(part)["mouth"].shape == (len(part),)


def test_joyvasa_gets_the_whole_photo_and_its_own_reduction(stages: Stages) -> None:
    settings = SHORT.but(engine="joyvasa", paste_back=False, work_size=300, reduction="published")
    portrait = stages.portrait(PHOTO, settings)
    assert portrait.picture.shape == (300, 300, 3)
    smooth = stages.picture(PHOTO, settings.but(reduction="smooth"))
    assert (smooth.rgb != portrait.picture).any()
    # The built-in engine has no published way to follow.
    builtin = settings.but(engine="builtin")
    assert (stages.picture(PHOTO, builtin).rgb == smooth.rgb).all()


def test_a_motion_template_drives_the_engine(tmp_path: Path) -> None:
    put_engine()
    stages = Stages()
    settings = SHORT.but(engine="joyvasa")
    made = stages.motion(VOICE, settings)
    read = read_motion(write_motion(tmp_path / "driving.pkl", made))
    assert read.lips == "absolute"
    np.testing.assert_allclose(read.values, made.values, atol=2e-5)
    np.testing.assert_allclose(read.reference, made.reference, atol=2e-5)
    assert len(stages.shaped(read, settings)) == len(made)


def test_faces_are_those_of_the_published_finder_where_its_models_are(stages: Stages) -> None:
    joyvasa = SHORT.but(engine="joyvasa", work_size=768)
    (before,) = stages.faces(PHOTO, joyvasa)
    assert before.insight is None
    root = standard_folders()[0]
    folder = root / "made"
    folder.mkdir(parents=True)
    for name, path in zip(("if-det", "if-106", "lp-lmk"), all_three(folder), strict=True):
        (root / usual_place(name)).parent.mkdir(parents=True, exist_ok=True)
        path.replace(root / usual_place(name))
    red = np.asarray(Image.open(PHOTO).convert("RGB").resize((768, 768))).copy()
    red[300:324, 300:324] = (255, 0, 0)
    photo = folder / "red.png"
    Image.fromarray(red).save(photo)
    faces = stages.faces(photo, joyvasa)
    assert faces and all(face.insight is not None for face in faces)
    portrait = stages.portrait(photo, joyvasa)
    assert portrait.insight is max(faces, key=lambda face: face.area).insight
    # Neither the built-in engine nor animals have to do with it.
    for other in (joyvasa.but(engine="builtin"), joyvasa.but(mode="animal")):
        assert all(face.insight is None for face in stages.faces(photo, other))
    assert stages.portrait(photo, joyvasa).insight is not None
    # A network that turns out to be another one doesn't keep faces from being found.
    place = root / usual_place("lp-lmk")
    place.write_bytes((root / usual_place("if-106")).read_bytes())
    assert [face.insight for face in stages.faces(photo, joyvasa)] == [None]
    assert stages.portrait(photo, joyvasa).insight is None
    (note,) = stages.finder_notes(joyvasa)
    assert place.name in note
    assert stages.finder_notes(joyvasa.but(engine="builtin")) == []


def test_a_scene_is_made_anew_for_what_it_depends_on(monkeypatch: pytest.MonkeyPatch) -> None:
    put_engine()
    machine = pretended.Machine()
    load = lambda files, kind, device, dtype: machine.load(device, dtype)  # noqa: E731
    monkeypatch.setattr(LivePortrait, "load", load)
    stages, base = Stages(), SHORT.but(engine="joyvasa")
    portrait = stages.portrait(PHOTO, base)
    scene = stages.scene(portrait, base)
    for same in ({"teeth": False}, {"size": 128}, {"fps": 60}, {"head": 0.0}, {"seed": 1}):
        assert stages.scene(portrait, base.but(**same)) is scene
    assert machine.looks == 1
    for name in DRAWING_SETTINGS:
        known = declarations()[name]
        value: Value = not known.default
        if known.choices:
            value = next(each for each in known.choices[::-1] if each not in ("auto", "cuda"))
        elif known.high is not None:
            value = known.high
        other = stages.scene(portrait, base.but(**{name: value}))
        assert other is not scene, name
    # An engine's file that was replaced is noticed, too.
    path = standard_folders()[0] / usual_place("lp-W")
    scene = stages.scene(portrait, base)
    path.write_bytes(content("another", ".pth"))
    loads = len(machine.loads)
    assert stages.scene(portrait, base) is not scene
    assert len(machine.loads) == loads + 1


def test_every_choice_for_drawing_with_joyvasa_is_looked_at() -> None:
    own = {
        known.name
        for known in declarations().values()
        if known.stage == "render" and known.engines == ("joyvasa",)
    }
    assert own <= set(DRAWING_SETTINGS)
    sampled = {
        known.name
        for known in declarations().values()
        if known.stage == "motion" and known.engines == ("joyvasa",)
    }
    finished = {"head_response", "aligned", "model_blinks"}
    assert sampled <= {*SAMPLING_SETTINGS, *finished}


ANIMAL = SHORT.but(mode="animal", work_size=451)


@pytest.fixture
def searcher(monkeypatch: pytest.MonkeyPatch) -> Searcher:
    made = Searcher([cat_face(0.9), cat_face(0.4, shift=40)])
    made.put(monkeypatch)
    return made


def test_an_animal_is_looked_for_once_for_all_engines_faces_and_squares(
    searcher: Searcher,
) -> None:
    stages = Stages()
    first = stages.portrait(CAT, ANIMAL)
    assert first.landmarks == pytest.approx(cat_face().landmarks, abs=1e-3)
    second = stages.portrait(CAT, ANIMAL.but(face=2, engine="joyvasa", crop_scale=1.8))
    assert second.box[0] == pytest.approx(first.box[0] + 40)
    assert stages.animals(CAT, ANIMAL) == searcher.faces
    assert len(searcher.sizes) == 1
    # Another picture is another matter, and so is another network.
    stages.animals(CAT, ANIMAL.but(work_size=300))
    assert searcher.sizes == [(451, 300), (300, 200)]
    stages.portrait(CAT, ANIMAL)
    assert len(searcher.sizes) == 3
    put_file("xpose", content=b"another")
    stages.portrait(CAT, ANIMAL)
    assert len(searcher.sizes) == 4


@pytest.mark.parametrize("engine", ["builtin", "joyvasa"])
def test_a_point_that_is_moved_makes_another_portrait(engine: str) -> None:
    stages, settings = Stages(), ANIMAL.but(engine=engine)
    points = read_points(CAT_POINTS)
    first = stages.portrait(CAT, settings, points)
    assert stages.portrait(CAT, settings, points.copy()) is first
    moved = points + np.array([3, 0], np.float32)
    second = stages.portrait(CAT, settings, moved)
    assert second.landmarks == pytest.approx(first.landmarks + np.array([3, 0]))
    person = SHORT.but(engine=engine)
    eyes_and_mouth = np.array([(196, 110), (252, 110), (204, 176), (244, 176)], np.float32)
    face = stages.portrait(PHOTO, person, eyes_and_mouth)
    assert stages.portrait(PHOTO, person, eyes_and_mouth + 4) is not face


@pytest.mark.parametrize(
    ("points", "changes"),
    [
        (True, {}),
        (True, {"engine": "joyvasa"}),
        (False, {"engine": "joyvasa", "crop": False}),
        (False, {"mode": "human"}),
    ],
)
def test_an_animal_is_not_looked_for_in_vain(
    points: bool, changes: dict[str, Value], searcher: Searcher
) -> None:
    placed = read_points(CAT_POINTS) if points else None
    try:
        Stages().whole_portrait(CAT, ANIMAL.but(**changes), placed)
    except UserError:
        assert changes == {"mode": "human"}, "a cat is no person"
    assert searcher.loads == []


def test_without_what_finds_animals_points_are_asked_for(searcher: Searcher) -> None:
    stages = Stages()
    (standard_folders()[0] / usual_place("clip9")).unlink()
    assert stages.animals(CAT, ANIMAL) is None and not stages.finds_animals
    with pytest.raises(UserError, match="nine points"):
        stages.portrait(CAT, ANIMAL)
    put_file("clip9")
    assert stages.portrait(CAT, ANIMAL).kind == "animal"


def test_a_person_and_an_animal_have_networks_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_animals()
    machines = {"human": pretended.Machine(), "animal": pretended.Machine()}
    load = lambda files, kind, device, dtype: machines[kind].load(device, dtype)  # noqa: E731
    monkeypatch.setattr(LivePortrait, "load", load)
    stages, full = Stages(), {"engine": "joyvasa", "device": "cpu"}
    person = stages.scene(stages.portrait(PHOTO, SHORT.but(**full)), SHORT.but(**full))
    settings = ANIMAL.but(**full)
    cat = stages.portrait(CAT, settings, read_points(CAT_POINTS))
    scene = stages.scene(cat, settings)
    assert stages.scene(cat, settings) is scene
    assert (machines["human"].looks, machines["animal"].looks) == (1, 1)
    assert person.size != scene.size == (451, 300)
    assert stages.scene(cat, settings.but(paste_back=False)).size == (512, 512)
    loads = len(machines["animal"].loads)
    put_file("an-W", content=content("another", ".pth"))
    assert stages.scene(cat, settings) is not scene
    assert len(machines["animal"].loads) == loads + 1


def test_notes_on_animals(searcher: Searcher) -> None:
    stages = Stages()
    assert stages.photo_notes(stages.portrait(CAT, ANIMAL)) == []
    (note,) = stages.photo_notes(stages.portrait(PHOTO, ANIMAL))
    assert "choose the mode for people" in note
