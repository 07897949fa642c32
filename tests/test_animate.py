"""The whole job: a real photo, a real voice, and the finished file opened and measured."""

from __future__ import annotations

import os
import pickle
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pretended
import pytest
import soundfile
import torch
from engine_files import put_engine
from generators import generator
from PIL import Image

from joyvasa_desktop import paths
from joyvasa_desktop.animate import Studio, animate
from joyvasa_desktop.course import Course
from joyvasa_desktop.errors import Cancelled, CannotWrite, UserError
from joyvasa_desktop.joyvasa import JoyVASA
from joyvasa_desktop.motion.files import read_motion
from joyvasa_desktop.motion.shape import trim
from joyvasa_desktop.photo.load import load_picture
from joyvasa_desktop.photo.points import read_points
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.render.liveportrait import LivePortrait
from joyvasa_desktop.render.mesh import MeshRenderer
from joyvasa_desktop.settings import Settings
from joyvasa_desktop.video.container import ContainerFile
from joyvasa_desktop.video.label import read_label
from joyvasa_desktop.video.read import frames, probe, read_sound

PHOTO = paths.samples() / "astronaut.png"
CAT = paths.samples() / "chelsea.png"
VOICE = paths.samples() / "speech_en_4s.wav"
SHORT = Settings(start=0.5, end=1.7, work_size=256)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("job") / "мои видео ñ 動画 🎬"
    made.mkdir()
    return made


@pytest.fixture(scope="module")
def film(folder: Path) -> Path:
    """The bundled sample at its own size, the whole voice."""
    return animate(PHOTO, VOICE, folder / "sample.mp4").path


def test_the_video_is_as_long_as_the_voice(film: Path) -> None:
    info = probe(film)
    samples, rate = soundfile.read(VOICE)
    assert info.size == (512, 512)
    assert info.fps == 25
    assert abs(info.frames / 25 - len(samples) / rate) <= 1 / 25
    assert abs(info.audio_duration - len(samples) / rate) <= 1 / 25


def test_the_voice_is_the_one_that_went_in(film: Path) -> None:
    heard, heard_rate = read_sound(film)
    said, rate = soundfile.read(VOICE)
    times = np.arange(int(3.4 * 4000)) / 4000
    a = np.interp(times, np.arange(len(heard)) / heard_rate, heard)
    b = np.interp(times, np.arange(len(said)) / rate, said)
    # In step to the quarter of a millisecond, or the correlation of speech would fall apart.
    assert np.corrcoef(a, b)[0, 1] > 0.95


def test_the_face_speaks_and_the_corners_stay(film: Path) -> None:
    photo = load_picture(PHOTO).rgb.astype(float)
    pictures = np.stack([frame.astype(float) for frame in frames(film)])
    spread = pictures.std(axis=0).mean(axis=2)
    mouth, corner = spread[150:170, 205:250], spread[:60, :60]
    assert mouth.mean() > 8
    assert corner.mean() < 1
    assert np.abs(pictures[:, :60, :60] - photo[:60, :60]).mean() < 4


def test_it_begins_and_ends_as_the_photo(film: Path) -> None:
    photo = load_picture(PHOTO).rgb.astype(float)
    first, *_, last = frames(film)
    for picture in (first, last):
        assert np.abs(picture.astype(float) - photo).mean() < 4


def test_in_a_pause_every_pixel_is_that_of_a_mouth_that_never_spoke(tmp_path: Path) -> None:
    voice, rate = soundfile.read(VOICE)
    interrupted = np.concatenate([voice, np.zeros(2 * rate), voice])
    soundfile.write(tmp_path / "pause.wav", interrupted, rate)
    studio, settings = Studio(), Settings()
    scene = MeshRenderer().prepare(studio.portrait(PHOTO, settings))
    motion = studio.shaped(studio.motion(tmp_path / "pause.wav", settings), settings)
    assert motion.mouth is not None
    silent = replace(motion, mouth=np.zeros_like(motion.mouth))

    def same(time: float) -> bool:
        return np.array_equal(scene.frame(motion.at(time)), scene.frame(silent.at(time)))

    spoken = len(voice) / rate
    assert not same(spoken / 2)
    assert all(same(spoken + i / 10) for i in range(6, 16))
    before, after = (scene.frame(motion.at(spoken + late)) for late in (0.6, 1.5))
    assert not np.array_equal(before, after), "the head doesn't freeze"


def test_it_is_labelled_as_made_with_ai(film: Path) -> None:
    label = read_label(film)
    assert label is not None
    assert "compositeWithTrainedAlgorithmicMedia" in str(label)


def test_an_older_result_is_never_lost(folder: Path) -> None:
    out = folder / "twice.mp4"
    first = animate(PHOTO, VOICE, out, SHORT).path
    before = first.read_bytes()
    second = animate(PHOTO, VOICE, out, SHORT).path
    assert first == out
    assert second != out
    assert out.read_bytes() == before


@pytest.mark.parametrize(
    ("fmt", "suffix", "fps"), [("mp4", ".mp4", 60), ("webm", ".webm", 24), ("gif", ".gif", 30)]
)
def test_every_format_and_rate(folder: Path, fmt: str, suffix: str, fps: int) -> None:
    settings = SHORT.but(format=fmt, fps=fps)
    info = probe(animate(PHOTO, VOICE, folder / f"format{suffix}", settings).path)
    assert info.frames == -(-fps * 12 // 10)
    assert max(info.size) == 256
    assert (info.audio_codec is None) == (fmt == "gif")


def test_pictures_with_transparency(folder: Path, tmp_path: Path) -> None:
    rgba = np.dstack([load_picture(PHOTO).rgb, np.zeros((512, 512), np.uint8)])
    rgba[:300, 100:350, 3] = 255
    Image.fromarray(rgba).save(tmp_path / "cut.png")
    settings = SHORT.but(format="png", transparent=True)
    made = animate(tmp_path / "cut.png", VOICE, folder / "pictures", settings).path
    with Image.open(made / "frame_000010.png") as picture:
        assert picture.mode == "RGBA"
        assert picture.getpixel((2, 250))[3] == 0  # type: ignore[index]
    assert (made / "sound.wav").is_file()


@pytest.mark.parametrize("size", [128, 400, 700])
def test_the_size_is_the_users(folder: Path, size: int) -> None:
    settings = Settings(start=0.5, end=0.7, size=size)
    info = probe(animate(PHOTO, VOICE, folder / f"size{size}.mp4", settings).path)
    assert info.size == (size, size)


def test_an_animal_speaks(folder: Path) -> None:
    points = read_points(paths.samples() / "chelsea.points.json")
    settings = Settings(mode="animal", start=0.5, end=1.7)
    result = animate(CAT, VOICE, folder / "cat.mp4", settings, points=points)
    spread = np.stack(list(frames(result.path))).std(axis=0).mean(axis=2)
    # 451 x 300 isn't even: the last column is repeated.
    assert spread.shape == (300, 452)
    assert spread[268:290, 230:280].mean() > 3


def test_a_motion_from_elsewhere_lasts_as_long_as_the_voice(tmp_path: Path) -> None:
    studio = Studio()
    motion = trim(studio.motion(VOICE, SHORT), 0.0, 0.4)
    result = animate(PHOTO, VOICE, tmp_path / "v.mp4", SHORT, motion=motion)
    assert len(result.motion) == 10
    assert result.duration == pytest.approx(1.2)
    assert probe(result.path).frames == 30

    longer = SHORT.but(end=3.0)
    late = animate(PHOTO, VOICE, tmp_path / "late.mp4", longer, motion=motion)
    assert "The motion ends 2.1 s before the voice" in " ".join(late.notes)


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize("taken", ["photo.gif", "voice.mp4", "same.gif"])
def test_a_result_never_replaces_what_it_is_made_from(
    tmp_path: Path, taken: str, overwrite: bool
) -> None:
    photo, voice = tmp_path / "photo.gif", tmp_path / "voice.mp4"
    Image.open(PHOTO).save(photo)
    voice.write_bytes(VOICE.read_bytes())
    os.link(photo, tmp_path / "same.gif")
    before = photo.read_bytes(), voice.read_bytes()
    settings = SHORT.but(format=taken.rpartition(".")[2], overwrite=overwrite)
    with pytest.raises(CannotWrite, match="made from"):
        animate(photo, voice, tmp_path / taken, settings)
    assert (photo.read_bytes(), voice.read_bytes()) == before
    assert len(list(tmp_path.iterdir())) == 3


def test_a_small_video_of_a_group_still_has_pixels_for_its_faces(tmp_path: Path) -> None:
    group = np.full((1400, 2000, 3), 180, np.uint8)
    group[400:912, 700:1212] = load_picture(PHOTO).rgb
    Image.fromarray(group).save(tmp_path / "group.png")
    settings = Settings(start=0.5, end=0.7, size=256)
    info = probe(animate(tmp_path / "group.png", VOICE, tmp_path / "g.mp4", settings).path)
    assert info.size == (256, 180)
    with pytest.raises(UserError, match="too small"):
        animate(PHOTO, VOICE, tmp_path / "s.mp4", SHORT.but(size=32))


def test_a_cancelled_job_leaves_nothing(tmp_path: Path) -> None:
    def stop(event: Progress) -> None:
        if event.stage == "video" and event.done == 7:
            raise Cancelled

    with pytest.raises(Cancelled):
        animate(PHOTO, VOICE, tmp_path / "stopped.mp4", SHORT, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_progress_comes_for_every_frame_with_time_left(tmp_path: Path) -> None:
    events: list[Progress] = []
    animate(PHOTO, VOICE, tmp_path / "a.mp4", SHORT, progress=events.append)
    drawn = [event for event in events if event.stage == "video"]
    assert [event.done for event in drawn] == list(range(31))
    assert all(event.total == 30 for event in drawn)
    assert all(event.seconds_left is not None for event in drawn[1:])
    assert {event.stage for event in events} >= {"photo", "speech", "motion", "render", "video"}


class Counting(Studio):
    """A studio that remembers which stages it announced."""

    def __init__(self) -> None:
        self.stages: list[str] = []
        super().__init__(lambda event: self.stages.append(event.stage))

    def redone(self, settings: Settings, out: Path, photo: Path = PHOTO) -> set[str]:
        """The stages that took a second look at something."""
        self.stages.clear()
        result = self.animate(photo, VOICE, out, settings)
        return set(result.seconds) - {"video"}


def test_a_changed_setting_redoes_only_what_depends_on_it(tmp_path: Path) -> None:
    studio, out = Counting(), tmp_path / "v.mp4"
    base = SHORT.but(overwrite=True)
    assert studio.redone(base, out) == {"photo", "speech", "motion", "render"}
    assert studio.redone(base, out) == set()
    assert studio.redone(base.but(quality=40), out) == set()
    assert studio.redone(base.but(yaw=0.0), out) == {"motion"}
    # The motion without that gain is still known.
    assert studio.redone(base.but(teeth=False), out) == {"render"}
    assert studio.redone(base.but(seed=3), out) == {"motion", "render"}
    assert studio.redone(base.but(seed=3, work_size=300), out) == {"photo", "render"}


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    studio, photo = Counting(), tmp_path / "photo.png"
    photo.write_bytes(PHOTO.read_bytes())
    settings = SHORT.but(overwrite=True)
    studio.redone(settings, tmp_path / "v.mp4", photo)
    Image.fromarray(load_picture(PHOTO).rgb[:, ::-1]).save(photo)
    assert studio.redone(settings, tmp_path / "v.mp4", photo) == {"photo", "render"}


def test_same_seed_same_video_other_seed_another_take(tmp_path: Path) -> None:
    def take(seed: int, name: str) -> np.ndarray:
        settings = Settings(start=0.5, end=1.7, work_size=256, seed=seed, format="png")
        made = animate(PHOTO, VOICE, tmp_path / name, settings).path
        return np.stack(list(frames(made)))

    first = take(1, "a")
    assert np.array_equal(first, take(1, "b"))
    assert not np.array_equal(first, take(2, "c"))


@pytest.mark.parametrize("missing", ["photo", "voice", "folder"])
def test_what_is_missing_is_named(tmp_path: Path, missing: str) -> None:
    photo = tmp_path / "none.png" if missing == "photo" else PHOTO
    voice = tmp_path / "none.wav" if missing == "voice" else VOICE
    out = tmp_path / ("no such folder" if missing == "folder" else "") / "v.mp4"
    with pytest.raises(UserError) as caught:
        animate(photo, voice, out, SHORT)
    assert caught.value.hint
    assert list(tmp_path.iterdir()) == []


JOYVASA = Settings(engine="joyvasa", start=0.5, end=3.5, work_size=256)
"""Three seconds: seven windows of the small generator."""


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> pretended.Machine:
    """The engine with a small motion generator, and networks that draw plain colours."""
    put_engine()
    made = pretended.Machine()

    def load(files: object, kind: str, device: str, dtype: object) -> object:
        return made.load(device, dtype)  # type: ignore[arg-type]

    monkeypatch.setattr(LivePortrait, "load", load)
    return made


@pytest.fixture
def slow_sampler(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for the first window has the time to look around."""
    sampled = Course.sampled

    def slowly(course: Course, event: Progress) -> None:
        sampled(course, event)
        if event.note.startswith("Window 1 "):
            threading.Event().wait(0.1)

    monkeypatch.setattr(Course, "sampled", slowly)


def no_thread_is_left() -> bool:
    names = {"ahead", "video encoder"}
    return not [thread for thread in threading.enumerate() if thread.name in names]


def all_frames(path: Path) -> np.ndarray:
    return np.stack(list(frames(path)))


def test_a_video_made_while_sampling_is_the_same_as_one_made_afterwards(
    machine: pretended.Machine, tmp_path: Path
) -> None:
    settings = JOYVASA.but(format="png", smoothing=0.3)
    first = Studio().animate(PHOTO, VOICE, tmp_path / "during", settings)
    assert first.duration == 3.0
    assert len(first.motion) == 75
    studio = Studio()
    motion = studio.motion(VOICE, settings)
    second = studio.animate(PHOTO, VOICE, tmp_path / "after", settings)
    np.testing.assert_allclose(first.motion.values, second.motion.values, atol=2e-6)
    during, after = all_frames(first.path), all_frames(second.path)
    assert during.shape == (75, 256, 256, 3)
    assert np.abs(during.astype(int) - after).max() <= 1
    # They really move.
    assert during.std(axis=0).max() > 0
    given = studio.animate(PHOTO, VOICE, tmp_path / "given", settings, motion=motion)
    np.testing.assert_array_equal(all_frames(given.path), after)


def test_what_was_sampled_while_drawing_is_kept(
    machine: pretended.Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds: list[int] = []
    windows = JoyVASA.windows

    def counted(engine: JoyVASA, samples: object, settings: Settings, *others: object) -> object:
        seeds.append(settings.seed)
        return windows(engine, samples, settings, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(JoyVASA, "windows", counted)
    studio = Studio()
    made = studio.animate(PHOTO, VOICE, tmp_path / "a.mp4", JOYVASA)
    again = studio.animate(PHOTO, VOICE, tmp_path / "b.mp4", JOYVASA)
    assert again.motion is made.motion
    assert studio.shaped(studio.motion(VOICE, JOYVASA), JOYVASA) is made.motion
    studio.animate(PHOTO, VOICE, tmp_path / "c.mp4", JOYVASA.but(head_response=0.5, strength=0.5))
    assert seeds == [0]
    assert machine.looks == 1
    studio.animate(PHOTO, VOICE, tmp_path / "d.mp4", JOYVASA.but(seed=2))
    assert seeds == [0, 2]


def test_sampling_drawing_and_encoding_go_on_at_the_same_time(
    machine: pretended.Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each waits in its middle for the other: one after another they would wait for ever."""
    sampling_third, drawing_first, encoded = (threading.Event() for _ in range(3))
    real_report, real_frame = Course.sampled, ContainerFile.frame

    def sampled(course: Course, event: Progress) -> None:
        if event.note == "Window 5 of 7":
            sampling_third.set()
            # Window 5 isn't sampled before a frame of the first ones is in the file.
            assert encoded.wait(20)
        real_report(course, event)

    def layer() -> None:
        if not drawing_first.is_set():
            drawing_first.set()
            return
        # No second frame before window 5 is begun: drawing doesn't hold up sampling.
        assert sampling_third.wait(20)

    def encode(file: ContainerFile, pixels: np.ndarray) -> None:
        real_frame(file, pixels)
        encoded.set()

    machine.layer = layer
    monkeypatch.setattr(Course, "sampled", sampled)
    monkeypatch.setattr(ContainerFile, "frame", encode)
    result = Studio().animate(PHOTO, VOICE, tmp_path / "v.mp4", JOYVASA)
    assert probe(result.path).frames == 75
    assert drawing_first.is_set()


def test_neither_windows_nor_frames_pile_up(machine: pretended.Machine, tmp_path: Path) -> None:
    """Who is slow slows all of them down."""
    layers = most = 0

    def layer() -> None:
        nonlocal layers
        layers += 1

    def show(frame: np.ndarray) -> None:
        nonlocal most
        if most:
            return
        # Nobody takes frames for a while: the others have every chance to run away.
        for _ in range(400):
            if layers // pretended.LAYERS >= 14:
                break
            threading.Event().wait(0.05)
        threading.Event().wait(0.3)
        most = layers // pretended.LAYERS

    machine.layer = layer
    events: list[Progress] = []
    voice = paths.samples() / "speech_en_6s.wav"
    studio = Studio(events.append, shown=show)
    studio.animate(PHOTO, voice, tmp_path / "v.mp4", JOYVASA.but(end=6.4))
    # One is shown, twelve wait, and one is in the hand.
    assert most == 14
    # They show 14 frames, for which 37 rows are sampled: four windows, and two more wait.
    early = next(event for event in events if event.stage == "video" and event.done == 1)
    assert early.note.endswith(" of 13")
    assert int(early.note.split("window ")[1].split(" of ")[0]) <= 5


@pytest.mark.parametrize("stage", ["photo", "speech", "render", "motion", "video"])
def test_a_job_that_samples_can_be_cancelled_in_every_stage(
    machine: pretended.Machine, slow_sampler: None, tmp_path: Path, stage: str
) -> None:
    def stop(event: Progress) -> None:
        if event.stage == stage and (event.done > 2 or stage not in ("motion", "video")):
            raise Cancelled

    studio = Studio(stop)
    with pytest.raises(Cancelled):
        studio.animate(PHOTO, VOICE, tmp_path / "stopped.mp4", JOYVASA)
    assert list(tmp_path.iterdir()) == []
    assert no_thread_is_left()
    # What was finished by then is still there, and the job can be done after all.
    studio.report = lambda event: None
    made = studio.animate(PHOTO, VOICE, tmp_path / "made.mp4", JOYVASA)
    assert probe(made.path).frames == 75


def test_cancelling_reaches_networks_that_take_for_ever(
    machine: pretended.Machine, tmp_path: Path
) -> None:
    drawing = threading.Event()

    def layer() -> None:
        # As a slow processor in the middle of a frame.
        drawing.set()
        threading.Event().wait(0.06)

    def stop(event: Progress) -> None:
        if drawing.is_set():
            raise Cancelled

    machine.layer = layer
    with pytest.raises(Cancelled):
        Studio(stop).animate(PHOTO, VOICE, tmp_path / "stopped.mp4", JOYVASA)
    assert list(tmp_path.iterdir()) == []
    assert no_thread_is_left()


def test_trouble_while_sampling_ends_the_job_and_leaves_nothing(
    machine: pretended.Machine, tmp_path: Path
) -> None:
    tensors = generator()
    broken = torch.full_like(tensors["denoising_net.motion_dec.2.bias"], 1e38)
    put_engine(tensors=tensors | {"denoising_net.motion_dec.2.bias": broken})
    with pytest.raises(UserError, match="window 1"):
        Studio().animate(PHOTO, VOICE, tmp_path / "v.mp4", JOYVASA)
    assert list(tmp_path.iterdir()) == []
    assert no_thread_is_left()


def test_progress_tells_of_windows_and_frames(
    machine: pretended.Machine, slow_sampler: None, tmp_path: Path
) -> None:
    events: list[Progress] = []
    Studio(events.append).animate(PHOTO, VOICE, tmp_path / "v.mp4", JOYVASA)
    stages = list(dict.fromkeys(event.stage for event in events))
    assert stages == ["photo", "speech", "render", "motion", "video"]
    drawn = [event for event in events if event.stage == "video"]
    assert [event.done for event in drawn] == sorted(event.done for event in drawn)
    assert {event.done for event in drawn} >= set(range(2, 76))
    assert all(event.total == 75 for event in drawn)
    assert all(event.seconds_left is not None for event in drawn if event.done > 1)
    assert any(event.note.endswith(" of 7") for event in drawn)
    assert drawn[-2].note == "Drawing frames"
    assert drawn[-1] == Progress("video", 75, 75, "Checking the file", 0.0)


@pytest.mark.parametrize(("paste_back", "size"), [(True, (256, 256)), (False, (512, 512))])
def test_the_square_alone_is_as_large_as_the_networks_draw(
    machine: pretended.Machine, tmp_path: Path, paste_back: bool, size: tuple[int, int]
) -> None:
    settings = JOYVASA.but(end=1.0, paste_back=paste_back)
    assert probe(animate(PHOTO, VOICE, tmp_path / "v.mp4", settings).path).size == size


def test_a_motion_template_of_liveportrait_drives_it(
    machine: pretended.Machine, tmp_path: Path
) -> None:
    frames = [
        {
            "exp": np.full((1, 21, 3), 0.001 * i, np.float32),
            "scale": np.full((1, 1), 1.3, np.float32),
            "t": np.full((1, 3), 0.01 * i, np.float32),
            **{name: np.full((1, 1), 0.1 * i, np.float32) for name in ("pitch", "yaw", "roll")},
            "R": np.eye(3, dtype=np.float32)[None],
        }
        for i in range(30)
    ]
    path = tmp_path / "driving.pkl"
    path.write_bytes(pickle.dumps({"n_frames": 30, "output_fps": 25, "motion": frames}))
    motion = read_motion(path)
    settings = JOYVASA.but(end=1.7, format="png", shift_limit=0.5)
    made = Studio().animate(PHOTO, VOICE, tmp_path / "v", settings, motion=motion)
    pictures = all_frames(made.path)
    assert len(pictures) == 30
    # Every frame goes a little further than the one before.
    assert (np.abs(np.diff(pictures.astype(int), axis=0)).max(axis=(1, 2, 3)) > 0).all()
