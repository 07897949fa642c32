"""The engine's networks: loaded once, anew when a file was replaced, and only what is needed."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Event, Thread
from weakref import WeakSet

import numpy as np
import pretended
import pytest
import torch
from animal_files import CAT_POINTS, Searcher, cat_face, put_animals, put_file
from engine_files import put_engine
from generators import FRAMES, generator
from store_files import content

from joyvasa_desktop import joyvasa
from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.compute import Compute
from joyvasa_desktop.errors import Cancelled, UnreadableFile, UserError
from joyvasa_desktop.joyvasa import (
    DRAWING,
    FINDING,
    FINDING_ANIMALS,
    GENERATING,
    JoyVASA,
    lifted,
)
from joyvasa_desktop.motion import diffusion
from joyvasa_desktop.motion.diffusion import MotionGenerator
from joyvasa_desktop.motion.finishing import joined
from joyvasa_desktop.motion.motion import Motion, resting_pose
from joyvasa_desktop.photo.average import mesh_on
from joyvasa_desktop.photo.finder import FaceFinder
from joyvasa_desktop.photo.points import read_points
from joyvasa_desktop.photo.portrait import Portrait
from joyvasa_desktop.photo.xpose import XPose
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.render.liveportrait import LivePortrait
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.weights.damage import TAKE_AWAY
from joyvasa_desktop.weights.folders import PLACES, usual_place


def voice(count: int = 640 * FRAMES * 2) -> Floats:
    return np.random.default_rng(0).normal(0, 0.1, count).astype(np.float32)


def numbers(engine: JoyVASA, samples: Floats, settings: Settings | None = None) -> Floats:
    return joined(list(engine.windows(samples, settings or Settings()))).numbers


@pytest.fixture
def engine(tmp_path: Path) -> JoyVASA:
    put_engine(tmp_path)
    return JoyVASA(tmp_path)


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every checkpoint of a motion generator that is loaded."""
    seen: list[Path] = []
    load = MotionGenerator.load

    def counted(checkpoint: Path, *others: object) -> MotionGenerator:
        seen.append(checkpoint)
        return load(checkpoint, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(MotionGenerator, "load", counted)
    return seen


def test_a_take_is_the_generators(engine: JoyVASA, tmp_path: Path) -> None:
    files = put_engine(tmp_path)
    made = MotionGenerator.load(files.checkpoint, files.template, files.encoder)
    samples = voice()
    parts = list(engine.windows(samples, Settings(seed=5, cfg_scale=1.5)))
    wanted = list(made.windows(samples, 1.5, seed=5))
    assert len(parts) == len(wanted) == 3
    for part, window in zip(parts, wanted, strict=True):
        np.testing.assert_array_equal(part.numbers, window)
    assert parts[-1].origin == {
        "source": "JoyVASA",
        "model": "iter_0020000.pt",
        "seed": 5,
        "cfg_scale": 1.5,
        "sampling": "full",
    }


@pytest.mark.parametrize(
    "change", [{"seed": 3}, {"cfg_scale": 0.5}, {"position": "sequential"}, {"lift_quiet": False}]
)
def test_every_choice_of_sampling_counts(engine: JoyVASA, change: dict[str, object]) -> None:
    quiet = voice() * np.float32(0.01)
    plain = numbers(engine, quiet)
    assert np.abs(numbers(engine, quiet, Settings().but(**change)) - plain).max() > 1e-4  # type: ignore[arg-type]
    np.testing.assert_array_equal(numbers(engine, quiet), plain)


def test_fewer_steps_are_asked_for_where_there_are_more(tmp_path: Path) -> None:
    put_engine(tmp_path, tensors=generator(steps=30))
    engine = JoyVASA(tmp_path)
    predictions = {}
    for sampling in ("full", "fast", "draft"):
        events: list[Progress] = []
        list(engine.windows(voice(1000), Settings(sampling=sampling), events.append))
        predictions[sampling] = len([event for event in events if event.total])
    assert predictions == {"full": 30, "fast": 25, "draft": 16}


def test_a_generator_with_few_steps_takes_them_all(engine: JoyVASA) -> None:
    draft = numbers(engine, voice(), Settings(sampling="draft"))
    np.testing.assert_array_equal(draft, numbers(engine, voice()))


def test_a_model_of_many_steps_is_told(engine: JoyVASA, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diffusion, "MANY", 3)
    for _ in range(2):
        numbers(engine, voice())
        (note,) = engine.notes
        assert "“Fast” takes 25" in note
    monkeypatch.setattr(diffusion, "FEWER", {"fast": 2})
    list(engine.windows(voice(), Settings(sampling="fast")))
    assert engine.notes == []


def failing_card(monkeypatch: pytest.MonkeyPatch, error: Exception, window: int) -> list[str]:
    """A graphics card that fails before a window is sampled; returns what is loaded where."""
    loads: list[str] = []
    load = MotionGenerator.load

    def loading(
        checkpoint: Path, template: Path, encoder: Path | None, device: str
    ) -> MotionGenerator:
        loads.append(device)
        made = load(checkpoint, template, encoder)
        sample = made.sample

        def sampling(*given: object, **named: object) -> object:
            if device == "cuda" and named["window"] == window:
                raise error
            return sample(*given, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(made, "sample", sampling)
        return made

    monkeypatch.setattr(MotionGenerator, "load", loading)
    monkeypatch.setattr(joyvasa, "chosen", lambda settings: pretended.card())
    return loads


@pytest.mark.parametrize("window", [0, 1, 2])
@pytest.mark.parametrize(
    "error",
    [torch.cuda.OutOfMemoryError("CUDA out of memory."), RuntimeError("CUDA error: unspecified")],
)
def test_a_card_that_fails_leaves_the_rest_to_the_processor(
    engine: JoyVASA, monkeypatch: pytest.MonkeyPatch, error: Exception, window: int
) -> None:
    wanted = numbers(engine, voice())
    loads = failing_card(monkeypatch, error, window)
    np.testing.assert_array_equal(numbers(engine, voice()), wanted)
    assert loads == ["cuda", "cpu"]
    (note,) = engine.notes
    assert "the processor did it" in note
    monkeypatch.setattr(joyvasa, "chosen", lambda settings: Compute("cpu", "float32", 1 << 33))
    numbers(engine, voice())
    assert engine.notes == [], "what was said of another take"


def test_other_errors_are_not_taken_for_the_cards(
    engine: JoyVASA, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing_card(monkeypatch, RuntimeError("mat1 and mat2 shapes cannot be multiplied"), 1)
    with pytest.raises(RuntimeError, match="shapes"):
        numbers(engine, voice())


def test_nothing_is_loaded_twice(engine: JoyVASA, loads: list[Path]) -> None:
    numbers(engine, voice(1000))
    numbers(engine, voice(2000), Settings(seed=3, sampling="fast"))
    assert len(loads) == 1


def test_two_threads_load_one_generator(engine: JoyVASA, loads: list[Path]) -> None:
    together, made = Barrier(2), list[Floats]()

    def work() -> None:
        together.wait(10)
        made.append(numbers(engine, voice(1000)))

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(loads) == 1
    np.testing.assert_array_equal(*made)


def test_a_replaced_checkpoint_is_noticed(
    engine: JoyVASA, tmp_path: Path, loads: list[Path]
) -> None:
    before, known = numbers(engine, voice()), engine.files(*GENERATING)
    other = {name: tensor * 0.9 for name, tensor in generator().items() if "feature_map" in name}
    put_engine(tmp_path, tensors=generator() | other)
    assert engine.files(*GENERATING) != known
    assert np.abs(numbers(engine, voice()) - before).max() > 1e-4
    assert len(loads) == 2


WATCHED = {*FINDING, *FINDING_ANIMALS, *GENERATING, *DRAWING["human"], *DRAWING["animal"]}


@pytest.mark.parametrize("name", sorted(WATCHED))
def test_every_file_of_a_part_is_watched(name: str, tmp_path: Path) -> None:
    engine = JoyVASA(tmp_path)
    states = [engine.files(name)]
    path = tmp_path / usual_place(name)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"1")
    states.append(engine.files(name))
    os.utime(path, ns=(0, 0))
    states.append(engine.files(name))
    path.unlink()
    assert engine.files(name) == states[0]
    assert len(set(states)) == 3


def test_the_old_generator_has_gone_before_the_new_one_is_loaded(
    engine: JoyVASA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, loads, load = WeakSet[MotionGenerator](), list[int](), MotionGenerator.load

    def loading(*given: object) -> MotionGenerator:
        gc.collect()
        loads.append(len(there))
        made = load(*given)  # type: ignore[arg-type]
        there.add(made)
        return made

    monkeypatch.setattr(MotionGenerator, "load", loading)
    for factor in (1.0, 0.9):
        tensors = generator()
        put_engine(
            tmp_path, tensors=tensors | {"null_audio_feat": tensors["null_audio_feat"] * factor}
        )
        numbers(engine, voice(1000))
    assert loads == [0, 0]


def test_a_damaged_checkpoint_is_named_and_can_be_put_right(tmp_path: Path) -> None:
    files = put_engine(tmp_path)
    whole = files.checkpoint.read_bytes()
    files.checkpoint.write_bytes(whole[:1000])
    engine = JoyVASA(tmp_path)
    with pytest.raises(UnreadableFile, match=files.checkpoint.name):
        numbers(engine, voice())
    files.checkpoint.write_bytes(whole)
    assert len(numbers(engine, voice())) == 3 * FRAMES


def test_what_the_report_raises_ends_the_sampling(engine: JoyVASA) -> None:
    def stop(event: Progress) -> None:
        if event.done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(engine.windows(voice(), Settings(), stop))


def test_who_gives_up_while_the_model_loads_goes_at_once_and_finds_it_later(
    engine: JoyVASA, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, loads, load = Event(), list[object](), MotionGenerator.load

    def loading(*given: object) -> MotionGenerator:
        loads.append(given)
        assert gone.wait(20)
        return load(*given)  # type: ignore[arg-type]

    def stop(event: Progress) -> None:
        if loads:
            raise Cancelled

    monkeypatch.setattr(MotionGenerator, "load", loading)
    with pytest.raises(Cancelled):
        next(engine.windows(voice(), Settings(), stop))
    gone.set()
    assert len(numbers(engine, voice())) == 3 * FRAMES
    assert len(loads) == 1


def test_the_published_finder_needs_all_of_its_models(tmp_path: Path) -> None:
    builtin, engine = FaceFinder(), JoyVASA(tmp_path)
    for name in FINDING:
        assert engine.finder(builtin) is None
        path = tmp_path / PLACES[name][0]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content(name, ".onnx"))
    finder = engine.finder(builtin)
    assert finder is not None
    assert engine.finder(builtin) is finder
    path.write_bytes(content(name, ".onnx", size=400))
    assert engine.finder(builtin) not in (None, finder)
    assert engine.finder_notes == []


def test_a_damaged_model_leaves_faces_to_the_built_in_finder(tmp_path: Path) -> None:
    builtin, engine = FaceFinder(), JoyVASA(tmp_path)
    for name in FINDING:
        path = tmp_path / PLACES[name][0]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content(name, ".onnx"))
    whole = path.read_bytes()
    path.write_bytes(b"")
    assert engine.finder(builtin) is None
    (note,) = engine.finder_notes
    assert path.name in note and "built-in finder" in note
    path.write_bytes(whole)
    assert engine.finder(builtin) is not None and engine.finder_notes == []
    # What only shows when it is used counts until the file is another one.
    assert not engine.gives_up_finding(UserError("There is no space left.", "Free some space."))
    assert engine.gives_up_finding(UnreadableFile("det.onnx is damaged.", TAKE_AWAY))
    assert engine.finder(builtin) is None
    assert engine.finder_notes[0].startswith("det.onnx is damaged. The built-in")
    path.write_bytes(content(name, ".onnx", size=400))
    assert engine.finder(builtin) is not None and engine.finder_notes == []
    path.unlink()
    assert engine.finder_notes == []


@pytest.mark.parametrize("level", [0.0, 1e-6, 0.009, 0.011, 0.2])
def test_only_very_quiet_recordings_are_lifted(level: float) -> None:
    samples = np.random.default_rng(0).choice([-1, 1], 5000).astype(np.float32) * np.float32(level)
    before = samples.copy()
    heard = lifted(samples)
    power = float(np.sqrt(np.mean(heard.astype(float) ** 2)))
    assert power == pytest.approx(0.05 if 0 < level < 0.01 else level, rel=1e-4)
    np.testing.assert_array_equal(samples, before)
    assert heard.dtype == np.float32
    assert len(lifted(samples[:0])) == 0


def test_it_can_be_there_without_being_loaded() -> None:
    script = (
        "import sys; from joyvasa_desktop.stages import Stages; Stages()\n"
        "assert not {'torch', 'transformers'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_loading_is_announced(engine: JoyVASA) -> None:
    events: list[Progress] = []
    next(engine.windows(voice(), Settings(), events.append))
    assert (events[0].stage, events[0].total) == ("motion", 0)
    assert "Loading" in events[0].note


PICTURE = np.zeros((300, 451, 3), np.uint8)


@pytest.fixture
def searcher(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Searcher:
    made = Searcher([cat_face()])
    made.put(monkeypatch, tmp_path)
    return made


def test_animals_are_found_where_its_files_and_packages_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = JoyVASA(tmp_path)
    for name in FINDING_ANIMALS:
        assert not engine.finds_animals
        put_file(name, tmp_path)
    assert engine.finds_animals
    monkeypatch.setattr(joyvasa, "find_spec", lambda name: None)
    assert not engine.finds_animals


def test_animals_are_found_with_a_network_that_is_loaded_for_each_picture(
    engine: JoyVASA, searcher: Searcher
) -> None:
    events: list[Progress] = []
    for _ in range(2):
        assert engine.animals(PICTURE, Settings(device="cpu"), events.append) == searcher.faces
    assert searcher.loads == ["cpu", "cpu"]
    assert searcher.sizes == [(451, 300)] * 2
    assert {event.stage for event in events} == {"photo"}
    assert "Loading" in events[0].note and "Looking" in events[-1].note


@pytest.mark.parametrize(
    "error",
    [torch.cuda.OutOfMemoryError("CUDA out of memory."), RuntimeError("CUDA error: unspecified")],
)
def test_a_card_without_room_for_finding_animals_leaves_it_to_the_processor(
    engine: JoyVASA, searcher: Searcher, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(device: str) -> None:
        if device == "cuda":
            raise error

    monkeypatch.setattr(joyvasa, "chosen", lambda settings: pretended.card())
    searcher.at = fail
    assert engine.animals(PICTURE, Settings()) == searcher.faces
    assert searcher.loads == ["cuda", "cpu"]


def test_other_errors_of_finding_animals_are_told(engine: JoyVASA, searcher: Searcher) -> None:
    def fail(device: str) -> None:
        raise RuntimeError("shapes cannot be multiplied")

    searcher.at = fail
    with pytest.raises(RuntimeError, match="shapes"):
        engine.animals(PICTURE, Settings(device="cpu"))
    searcher.at = lambda device: None
    assert engine.animals(PICTURE, Settings(device="cpu"))


def test_too_little_memory_for_finding_animals_is_told(engine: JoyVASA, searcher: Searcher) -> None:
    def fail(device: str) -> None:
        raise RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory")

    searcher.at = fail
    with pytest.raises(UserError, match="enough memory") as caught:
        engine.animals(PICTURE, Settings(device="cpu"))
    assert "by hand" in caught.value.hint


def test_finding_animals_can_be_stopped(engine: JoyVASA, searcher: Searcher) -> None:
    def stop(event: Progress) -> None:
        if "Looking" in event.note:
            raise Cancelled

    with pytest.raises(Cancelled):
        engine.animals(PICTURE, Settings(device="cpu"), stop)
    assert engine.animals(PICTURE, Settings(device="cpu"))


def test_a_load_that_outlives_its_turn_leaves_the_card_alone(
    engine: JoyVASA, searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading, go, done = Event(), Event(), Event()

    def load(*given: Path) -> Searcher:
        loading.set()
        assert go.wait(20)
        done.set()
        return searcher.load(*given)

    def stop(event: Progress) -> None:
        if loading.is_set():
            raise Cancelled

    monkeypatch.setattr(XPose, "load", load)
    monkeypatch.setattr(joyvasa, "chosen", lambda settings: pretended.card())
    with pytest.raises(Cancelled):
        engine.animals(PICTURE, Settings(), stop)
    go.set()
    for thread in threading.enumerate():
        if thread.name == "meanwhile":
            thread.join(20)
    assert done.is_set()
    assert searcher.loads == []


class Person:
    """Somebody else with networks."""

    kind = "human"

    def leave(self) -> None:
        """It has none."""


def test_after_animals_were_found_nobody_has_to_wait(engine: JoyVASA, searcher: Searcher) -> None:
    def impatient() -> None:
        raise Cancelled

    assert engine.animals(PICTURE, Settings(device="cpu"))
    with engine._residence.turn(Person(), impatient):
        pass


def test_a_damaged_network_for_finding_animals_is_named(engine: JoyVASA, tmp_path: Path) -> None:
    for name in FINDING_ANIMALS:
        put_file(name, tmp_path, b"\0" * 1000)
    with pytest.raises(UnreadableFile, match=r"xpose\.pth"):
        engine.animals(PICTURE, Settings(device="cpu"))


class Memory:
    """Which networks are in memory: drawing networks until nobody refers to them any more."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, searcher: Searcher) -> None:
        self.there: WeakSet[pretended.Networks] = WeakSet()
        self.loads: list[str] = []
        monkeypatch.setattr(LivePortrait, "load", self.load)
        searcher.at = lambda device: self.check()

    def load(self, files: object, kind: str, device: str, dtype: torch.dtype) -> object:
        self.check()
        self.loads.append(kind)
        networks = pretended.Machine().load(device, dtype)
        self.there.add(networks)
        return networks

    def check(self) -> None:
        gc.collect()
        assert not list(self.there), "two networks at a time"


def test_networks_of_people_animals_and_for_finding_are_never_there_together(
    tmp_path: Path, searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_animals(tmp_path)
    memory, engine = Memory(monkeypatch, searcher), JoyVASA(tmp_path)
    settings, points = Settings(device="cpu"), read_points(CAT_POINTS)
    picture = np.full((300, 451, 3), 90, np.uint8)
    person = Portrait(picture, "human", (100, 100, 200, 200), person_mesh())
    animal = Portrait(picture, "animal", (137, 104, 343, 286), points)
    moment = Motion(resting_pose()[None]).at(0)
    scenes = []
    for portrait in (person, animal, person):
        scenes.append(engine.scene(portrait, settings))
        engine.animals(picture, settings)
        scenes[-1].frame(moment)
    # Scenes that are still there can go on, too.
    frames = [scene.frame(moment) for scene in scenes]
    np.testing.assert_array_equal(frames[0], frames[2])
    assert {"human", "animal"} == set(memory.loads)


def test_networks_are_loaded_anew_for_other_wishes_and_not_for_what_happens_to_be_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_engine(tmp_path)
    machine, compute, settings = pretended.Machine(), pretended.card(), Settings()
    load = lambda files, kind, device, dtype: machine.load(device, dtype)  # noqa: E731
    monkeypatch.setattr(LivePortrait, "load", load)
    monkeypatch.setattr(joyvasa, "chosen", lambda settings: compute)
    engine = JoyVASA(tmp_path)
    picture = np.full((300, 451, 3), 90, np.uint8)
    person = Portrait(picture, "human", (100, 100, 200, 200), person_mesh())

    def loads() -> int:
        engine.scene(person, settings)
        return len(machine.loads)

    assert (loads(), loads()) == (1, 1)
    compute = replace(compute, memory=compute.memory // 2)
    assert loads() == 1
    settings = settings.but(memory_limit=4)
    assert loads() == 2
    compute = replace(compute, precision="bfloat16")
    assert loads() == 3
    compute = Compute("cpu", "bfloat16", 1 << 33)
    assert loads() == 4


def person_mesh() -> Floats:
    return mesh_on(np.array([(130, 130), (170, 130), (135, 175), (165, 175)]))
