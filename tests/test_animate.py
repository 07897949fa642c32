"""The whole job: a real photo, a real voice, and the finished file opened and measured."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from joyvasa_desktop import paths
from joyvasa_desktop.animate import Studio, animate
from joyvasa_desktop.errors import Cancelled, CannotWrite, UserError
from joyvasa_desktop.motion.shape import trim
from joyvasa_desktop.photo.load import load_picture
from joyvasa_desktop.photo.points import read_points
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.settings import Settings
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
