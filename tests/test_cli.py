"""The command line as a user meets it: real files in, real files out, every failure a sentence."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import odd_files
import pytest
from drawings import ROBOT_POINTS, robot
from store_files import content

from joyvasa_desktop import __version__, cli, paths
from joyvasa_desktop.animate import Studio
from joyvasa_desktop.console import Exit
from joyvasa_desktop.errors import Cancelled, UserError
from joyvasa_desktop.motion.files import read_motion
from joyvasa_desktop.motion.motion import Motion
from joyvasa_desktop.photo.points import write_points
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.settings import PRESETS, Settings, declarations
from joyvasa_desktop.video.label import read_label
from joyvasa_desktop.video.read import probe, read_sound
from joyvasa_desktop.weights.folders import NEEDED, standard_folders, usual_place

PROGRAM = (sys.executable, "-m", "joyvasa_desktop")

SHORT = ("--end", "1", "--size", "256")
"""A second of a small video."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the user is; its name has a space and an accent."""
    folder = tmp_path / "mes vidéos"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def names(folder: Path) -> list[str]:
    """Everything in a folder, hidden files included."""
    return sorted(entry.name for entry in folder.iterdir())


def process(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs the program as a process of its own."""
    return subprocess.run(
        [*PROGRAM, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8" if more.get("PYTHONUTF8") != "0" else "cp1252",
        env={**os.environ, "PYTHONUTF8": "1", **more},
        timeout=300,
    )


def test_the_sample_becomes_a_video_with_its_sound(folder: Path) -> None:
    done = process("animate", *SHORT)
    assert done.returncode == 0, done.stderr
    video = folder / "astronaut-speech_en_6s.mp4"
    assert done.stdout.startswith(f"Saved {video.name} (1.0 s")
    assert names(folder) == [video.name]
    facts = probe(video)
    assert (facts.size, facts.fps, facts.frames) == ((256, 256), 25, 25)
    assert facts.audio_duration == pytest.approx(1, abs=0.04)
    label = read_label(video)
    assert label is not None and label.endswith("compositeWithTrainedAlgorithmicMedia")
    heard, rate = read_sound(video)
    assert np.sqrt(np.mean(heard**2)) > 0.01 and rate >= 24_000
    # Without a terminal each stage is one line, and the drawing says how far it is.
    assert "Looking at the photo" in done.stderr and "%" in done.stderr


def test_json_is_one_object_and_the_second_result_is_numbered(folder: Path) -> None:
    arguments = ("animate", *SHORT, "--json", "-o", "a.gif", "--save-motion", "m.npz")
    (folder / "a.gif").write_bytes(b"mine")
    done = process(*arguments)
    answer = json.loads(done.stdout)
    assert done.stderr == ""
    assert answer["output"] == "a (2).gif"
    assert (folder / "a.gif").read_bytes() == b"mine"
    assert names(folder) == ["a (2).gif", "a.gif", "m.npz"]
    assert probe(folder / "a (2).gif").frames == 25
    assert read_motion(folder / "m.npz").duration == pytest.approx(answer["duration"])


def test_an_animal_speaks_with_the_points_beside_its_photo(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(paths.samples() / "chelsea.png", folder / "猫.png")
    shutil.copy(paths.samples() / "chelsea.points.json", folder / "猫.points.json")
    voice = str(paths.samples() / "speech_en_4s.wav")
    code = cli.run(["animate", "猫.png", voice, "--mode", "animal", *SHORT, "-o", "🐈 dit.webm"])
    said = capsys.readouterr()
    assert code == 0, said.err
    assert "猫.points.json" in said.out
    assert probe(folder / "🐈 dit.webm").codec.startswith("vp9")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk always full")
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_output_that_finds_no_space_is_told_apart_from_the_video(
    more: tuple[str, ...], folder: Path
) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "joyvasa_desktop", "animate", "--end", "0.2", *more]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=300)
    assert done.returncode == Exit.CANNOT_WRITE
    assert "no space left" in done.stderr and "Traceback" not in done.stderr
    assert probe(folder / "astronaut-speech_en_6s.mp4").frames == 5


@pytest.mark.parametrize(
    ("wanted", "landed"),
    [("Take 1.2", "Take 1.2.mp4"), (".", "astronaut-speech_en_6s.mp4"), ("a.b.webm", "a.b.webm")],
)
def test_names_are_completed_but_not_changed(wanted: str, landed: str, folder: Path) -> None:
    assert cli.run(["animate", "--end", "0.2", "--size", "64", "-q", "-o", wanted]) == Exit.OK
    assert names(folder) == [landed]


def test_a_moment_is_not_told_as_nothing_and_the_motion_s_file_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["animate", "--end", "0.04", "--size", "64", "--save-motion", "m", "-o", "a.gif"]
    assert cli.run(command) == Exit.OK
    said = capsys.readouterr().out
    assert said.startswith("Saved a.gif (0.04 s of video, made in ")
    assert "\nSaved m.npz (its motion).\n" in said and "m.npz" in names(folder)


def test_pictures_into_the_folder_one_is_in(folder: Path) -> None:
    flags = ["--end", "0.1", "--size", "64", "--format", "png", "--overwrite", "-q"]
    assert cli.run(["animate", *flags, "-o", "."]) == Exit.OK
    assert names(folder) == ["astronaut-speech_en_6s"]


def test_a_folder_that_isnt_there_is_not_taken_for_a_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["animate", *SHORT, "-o", "takes/"]) == Exit.CANNOT_WRITE
    assert "There is no folder takes" in capsys.readouterr().err
    assert names(folder) == []


def test_points_beside_a_photo_make_it_an_animal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("chelsea.png", "chelsea.points.json"):
        shutil.copy(paths.samples() / name, folder)
    voice = str(paths.samples() / "speech_en_4s.wav")
    assert cli.run(["animate", "chelsea.png", voice, "--end", "0.2", "-o", "cat.mp4"]) == Exit.OK
    assert "points come from chelsea.points.json" in capsys.readouterr().out


def test_a_motion_is_never_replaced_by_what_comes_of_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    voice = str(paths.samples() / "speech_en_4s.wav")
    assert cli.run(["motion", voice, "--end", "0.4", "-o", "take"]) == Exit.OK
    before = (folder / "take.npz").read_bytes()
    same = ["--motion", "take.npz", "--save-motion", "take.npz", "--overwrite"]
    assert cli.run(["animate", *SHORT, *same]) == Exit.CANNOT_WRITE
    assert "made from" in capsys.readouterr().err
    assert (folder / "take.npz").read_bytes() == before
    assert names(folder) == ["take.npz"]


def test_a_saved_motion_drives_another_photo(folder: Path) -> None:
    voice = str(paths.samples() / "speech_en_4s.wav")
    for expected in ("m.npz", "m (2).npz"):
        assert cli.run(["motion", voice, "-o", "m.npz", "--end", "1", "--quiet"]) == 0
        assert (folder / expected).exists()
    raw = read_motion(folder / "m.npz")
    assert len(raw) == 25
    photo = str(paths.samples() / "astronaut.png")
    arguments = ["animate", photo, voice, "--motion", "m.npz", *SHORT, "--quiet"]
    assert cli.run(arguments) == 0
    assert probe(folder / "astronaut-speech_en_4s.mp4").frames == 25


@pytest.mark.parametrize(
    "name", ["my photo.png", "Zoë Ångström.png", "写真.png", "🙂.png", "-dash.png"]
)
def test_any_name_is_good(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(paths.samples() / "astronaut.png", folder / name)
    assert cli.run(["info", "--json", "--", name]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["files"][0]["file"] == name
    assert len(answer["files"][0]["faces"]) == 1


@pytest.mark.parametrize(("rate", "channels"), [(1_000, 1), (48_000, 8), (8_000, 2), (192_000, 1)])
def test_unusual_sound_is_taken(rate: int, channels: int, folder: Path) -> None:
    odd_files.wav(folder / "a.wav", odd_files.tone(0.6, rate, channels), rate)
    assert cli.run(["motion", "a.wav", "--quiet"]) == 0
    assert read_motion(folder / "a.npz").duration == pytest.approx(0.6, abs=0.04)


Maker = Callable[[Path, Path], None]

BAD_PHOTOS: dict[str, Maker] = {
    "no face": lambda path, photo: void(odd_files.landscape(path)),
    "no image": lambda path, photo: void(path.write_text("Dear diary")),
    "a sound": lambda path, photo: void(odd_files.wav(path, odd_files.tone(1))),
    "empty": lambda path, photo: path.touch(),
    "truncated": lambda path, photo: void(odd_files.truncated(path, photo)),
    "60 000 × 60 000": lambda path, photo: void(odd_files.huge_png(path)),
    "missing": lambda path, photo: None,
    "a folder": lambda path, photo: path.mkdir(),
}

BAD_VOICES: dict[str, Maker] = {
    "no sound": lambda path, photo: void(path.write_text("la la la")),
    "a photo": lambda path, photo: void(shutil.copy(photo, path)),
    "zero bytes": lambda path, photo: path.touch(),
    "zero length": lambda path, photo: void(odd_files.wav(path, np.zeros(0))),
    "not a number": lambda path, photo: void(odd_files.wav(path, np.full(16_000, np.nan))),
    "missing": lambda path, photo: None,
    "a folder": lambda path, photo: path.mkdir(),
}


def void(_made: object) -> None:
    """Lets a maker that returns something stand in a table."""


def check_refused(
    arguments: list[str], code: Exit, folder: Path, capsys: pytest.CaptureFixture[str]
) -> str:
    """One clear sentence and a way out, no traceback, nothing left behind; returns the text."""
    before = sorted(folder.rglob("*"))
    assert cli.run([*arguments, "--quiet"]) == code
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert len(lines) == 2 and all(line.endswith(".") for line in lines), said.err
    assert "Traceback" not in said.err and "Errno" not in said.err
    assert sorted(folder.rglob("*")) == before
    return said.err


@pytest.mark.parametrize("case", BAD_PHOTOS)
def test_a_bad_photo_is_refused(
    case: str, folder: Path, portrait_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    BAD_PHOTOS[case](folder / "photo.png", portrait_file)
    voice = str(paths.samples() / "speech_en_4s.wav")
    check_refused(["animate", "photo.png", voice], Exit.BAD_INPUT, folder, capsys)


@pytest.mark.parametrize("case", BAD_VOICES)
def test_a_bad_voice_is_refused(
    case: str, folder: Path, portrait_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    BAD_VOICES[case](folder / "voice.wav", portrait_file)
    said = check_refused(["motion", "voice.wav"], Exit.BAD_INPUT, folder, capsys)
    assert "voice.wav" in said


def test_with_many_faces_the_chosen_one_must_exist(
    folder: Path, portrait_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd_files.side_by_side(folder / "two.png", portrait_file)
    assert cli.run(["info", "two.png", "--json"]) == 0
    faces = json.loads(capsys.readouterr().out)["files"][0]["faces"]
    assert [round(face["box"][0]) // 512 for face in faces] == [0, 1]
    voice = str(paths.samples() / "speech_en_4s.wav")
    arguments = ["animate", "two.png", voice, "--face", "3"]
    assert "2 faces" in check_refused(arguments, Exit.BAD_INPUT, folder, capsys)


def test_an_animal_without_points_is_told_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(paths.samples() / "chelsea.png", folder / "cat.png")
    voice = str(paths.samples() / "speech_en_4s.wav")
    arguments = ["animate", "cat.png", voice, "--mode", "animal"]
    assert "cat.points.json" in check_refused(arguments, Exit.BAD_INPUT, folder, capsys)


@pytest.mark.parametrize(
    ("side", "words"), [(200, "needs its models for animals"), (-5, "smaller than")]
)
def test_a_square_without_the_models_says_what_lacks(
    side: int, words: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    square = {"animal_square": {"centre": [200, 150], "side": side}}
    (folder / "square.json").write_text(json.dumps(square), "utf-8")
    photo, voice = paths.samples() / "chelsea.png", paths.samples() / "speech_en_4s.wav"
    arguments = ["animate", str(photo), str(voice), "--points", "square.json", "-o", "a.mp4"]
    said = check_refused([*arguments, "--mode", "animal"], Exit.BAD_INPUT, folder, capsys)
    assert words in said


def test_a_person_in_the_mode_for_animals_is_noticed_without_points(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo, voice = paths.samples() / "astronaut.png", paths.samples() / "speech_en_4s.wav"
    arguments = ["animate", str(photo), str(voice), "--mode", "animal", "-o", "a.mp4"]
    said = check_refused(arguments, Exit.BAD_INPUT, folder, capsys)
    assert "seems to show a person" in said and "leave out --mode animal" in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes no names as long as that")
def test_an_animal_with_the_longest_name_is_told_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "x" * 250 + ".png"
    shutil.copy(paths.samples() / "chelsea.png", folder / name)
    voice = str(paths.samples() / "speech_en_4s.wav")
    arguments = ["animate", name, voice, "--mode", "animal", "-o", "a.mp4"]
    assert "nine points" in check_refused(arguments, Exit.BAD_INPUT, folder, capsys)


@pytest.mark.parametrize(
    "out",
    [
        "missing/a.mp4",
        "file/a.mp4",
        "x" * 300,
        "x" * 300 + "/a.mp4",
        pytest.param(
            "/proc/self/a.mp4",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only on Linux"),
        ),
    ],
)
def test_where_nothing_can_be_written(
    out: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "file").touch()
    check_refused(["animate", *SHORT, "-o", out], Exit.CANNOT_WRITE, folder, capsys)
    motion = f"{out.removesuffix('.mp4')}.npz"
    # Before the work, or the video would be there.
    arguments = ["animate", *SHORT, "-o", "a.mp4", "--save-motion", motion]
    check_refused(arguments, Exit.CANNOT_WRITE, folder, capsys)


@pytest.mark.parametrize(
    "arguments",
    [
        ["animate", "only-a-photo.png"],
        ["animate", "--mouth", "7"],
        ["animate", "--mouth", "nan"],
        ["animate", "--fps", "26"],
        ["animate", "--such-a-flag"],
        ["dance"],
        ["info"],
    ],
)
def test_a_wrong_command_line(
    arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(arguments) == Exit.USAGE
    said = capsys.readouterr()
    assert "--help" in said.err and "Traceback" not in said.err
    assert cli.run([*arguments, "--json"]) == Exit.USAGE
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["message"] and error["hint"]
    assert not names(folder)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["photo.jgp"], "There is no file 'photo.jgp'."),
        (["here.txt", "voce.wav"], "There is no file 'voce.wav'."),
        ([str(Path("no", "such")), "--json"], "There is no file"),
        # Files that are there open the window; not so with something else.
        (["here.txt", "--json"], "No such command 'here.txt'."),
        (["animte", "photo.jgp"], "Did you mean 'animate'?"),
    ],
)
def test_a_mistyped_file_is_told_from_a_mistyped_command(
    arguments: list[str], message: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "here.txt").touch()
    assert cli.run(arguments) == Exit.USAGE
    assert message in "".join(capsys.readouterr())


def test_a_name_that_promises_another_format_is_refused_before_the_work(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["animate", "-o", "a.mp4", "--format", "gif"]
    check_refused(arguments, Exit.BAD_INPUT, folder, capsys)
    check_refused(["animate", "-o", "a.avi"], Exit.BAD_INPUT, folder, capsys)
    check_refused(["animate", "--save-motion", "m.txt"], Exit.BAD_INPUT, folder, capsys)


def test_an_unexpected_failure_shows_a_sentence_and_keeps_the_details(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> Iterator[object]:
        raise RuntimeError("deep inside")

    monkeypatch.setattr("joyvasa_desktop.doctor.examine", fail)
    assert cli.run(["doctor"]) == Exit.FAILED
    said = capsys.readouterr()
    assert "Traceback" not in said.err and "~" in said.err
    (log,) = paths.logs().iterdir()
    text = log.read_text("utf-8")
    assert "deep inside" in text and "Traceback" in text and __version__ in text
    assert cli.run(["doctor", "--debug"]) == Exit.FAILED
    assert "deep inside" in capsys.readouterr().err


def test_help_documents_every_setting_preset_and_exit_code(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.run(["animate", "--help"]) == 0
    text = capsys.readouterr().out
    for name in declarations():
        assert f"--{name.replace('_', '-')}" in text
    assert all(name in text for name in PRESETS)
    assert all(f"{code.value:>3}  " in text for code in Exit)


def test_the_version_and_the_help_without_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert __version__ in capsys.readouterr().out
    assert cli.run([]) == 0
    assert "animate" in capsys.readouterr().out


def test_help_loads_no_stage() -> None:
    script = (
        "import sys; from joyvasa_desktop import cli; cli.run(['animate', '--help'])\n"
        "heavy = {'numpy', 'av', 'cv2', 'scipy', 'onnxruntime', 'PIL', 'rich'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_code_page_without_the_signs_ends_nothing(folder: Path) -> None:
    shutil.copy(paths.samples() / "astronaut.png", folder / "猫.png")
    done = process("info", "猫.png", PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    assert (done.returncode, done.stdout[:2]) == (0, "?."), done.stderr


def test_output_into_a_closed_pipe_is_no_failure_to_report(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "joyvasa_desktop", "doctor"],
            stdout=closed,
            stderr=subprocess.PIPE,
            timeout=120,
        )
    assert b"Traceback" not in done.stderr and b"failed" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for other processes")
@pytest.mark.parametrize(
    ("moment", "number"),
    [
        ("Looking", signal.SIGINT),
        ("Finding", signal.SIGTERM),
        ("Drawing the video 1", signal.SIGINT),
    ],
)
def test_ctrl_c_stops_and_leaves_nothing(moment: str, number: signal.Signals, folder: Path) -> None:
    # A handler here makes sure that the child doesn't inherit an ignored signal.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        running = subprocess.Popen(
            [sys.executable, "-m", "joyvasa_desktop", "animate"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    finally:
        signal.signal(signal.SIGINT, before)
    with running:
        assert running.stderr is not None
        for line in running.stderr:
            if line.startswith(moment):
                break
        running.send_signal(number)
        output, rest = running.communicate(timeout=30)
    assert (running.returncode, output) == (Exit.STOPPED, "")
    assert "Stopped by you" in rest and "nothing was written" in rest
    assert "Traceback" not in rest
    assert not names(folder)


def test_a_motion_alone_says_how_long_it_still_takes(
    folder: Path,
    voice_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    now, make = 100.0, Studio.motion
    monkeypatch.setattr("joyvasa_desktop.course.time.monotonic", lambda: now)

    def slow(studio: Studio, voice: Path, settings: Settings) -> Motion:
        nonlocal now
        for done in range(0, 50, 10):
            studio.report(Progress("motion", done, 100, "Window 1 of 2"))
            now += 4.0
        return make(studio, voice, settings)

    monkeypatch.setattr(Studio, "motion", slow)
    assert cli.run(["motion", str(voice_file)]) == 0
    said = capsys.readouterr().err.splitlines()
    assert "Finding the motion 10 %, 36 s left" in said
    assert "Finding the motion 40 %, 24 s left" in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGSTOP")
@pytest.mark.parametrize("format", ["mp4", "png"])
def test_a_killed_job_s_half_video_goes_with_the_next_job(format: str, folder: Path) -> None:
    """Also if that makes something else elsewhere; what a living job writes stays."""
    killed, living = (drawing(format, folder / name) for name in ("one", "two"))
    with killed, living:
        assert len(names(folder)) == 2
        killed.kill()
        killed.wait()
        try:
            done = process("motion", str(paths.samples() / "speech_en_6s.wav"), "-o", "take.csv")
            assert done.returncode == 0, done.stderr
            half, take = names(folder)
            assert half.startswith(".two-") and take == "take.csv"
        finally:
            living.send_signal(signal.SIGCONT)
        living.communicate(timeout=120)
    assert living.returncode == 0
    assert names(folder) == ["take.csv", "two" if format == "png" else "two.mp4"]
    assert not paths.unfinished().exists()


def drawing(format: str, out: Path) -> subprocess.Popen[str]:
    """A process that draws a video, and is held in the middle of it."""
    running = subprocess.Popen(
        [*PROGRAM, "animate", *SHORT, "--end", "3", "--format", format, "-o", str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stderr is not None
    for line in running.stderr:
        if line.startswith("Drawing"):
            break
    running.send_signal(signal.SIGSTOP)
    return running


def test_a_flag_that_the_engine_doesnt_use_is_noted_and_harms_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    voice = str(paths.samples() / "speech_en_4s.wav")
    flags = ["--end", "0.4", "--cfg-scale", "4"]
    assert cli.run(["motion", voice, *flags, "-o", "a"]) == Exit.OK
    assert "Note: Guidance changes nothing" in capsys.readouterr().out
    assert cli.run(["motion", voice, *flags, "-o", "b", "--json"]) == Exit.OK
    (note,) = json.loads(capsys.readouterr().out)["notes"]
    assert "Built-in engine" in note


def test_an_engine_that_is_missing_is_refused_before_any_work(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["animate", *SHORT, "--engine", "joyvasa"]) == Exit.BAD_INPUT
    assert "built-in engine" in capsys.readouterr().err
    assert names(folder) == []


def test_a_drawing_speaks_with_the_four_points_beside_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    robot().save(folder / "robot.png")
    write_points(folder / "robot.points.json", ROBOT_POINTS)
    voice = str(paths.samples() / "speech_en_4s.wav")
    flags = ["--end", "0.2", "--no-paste-back", "--crop-scale", "1.5"]
    assert cli.run(["animate", "robot.png", voice, *flags, "-o", "a.mp4"]) == Exit.OK
    assert "person's points come from robot.points.json" in capsys.readouterr().out
    width, height = probe(folder / "a.mp4").size
    assert width == height == 480
    arguments = ["animate", "robot.png", voice, "--mode", "animal"]
    assert "points of a person" in check_refused(arguments, Exit.BAD_INPUT, folder, capsys)


def test_an_animals_points_beside_a_person_are_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(paths.samples() / "astronaut.png", folder)
    shutil.copy(paths.samples() / "chelsea.points.json", folder / "astronaut.points.json")
    voice = str(paths.samples() / "speech_en_4s.wav")
    flags = ["--mode", "human", "--end", "0.2", "--size", "64", "-o", "a.mp4"]
    assert cli.run(["animate", "astronaut.png", voice, *flags]) == Exit.OK
    assert "points" not in capsys.readouterr().out


def put_models(*names: str) -> None:
    """Files of the JoyVASA engine that nobody can draw with, where the program looks for them."""
    for name in names:
        place = standard_folders()[0] / usual_place(name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content(name, place.suffix))


@pytest.mark.parametrize(
    ("flags", "engine"),
    [
        ((), "joyvasa"),
        (("--engine", "builtin"), "builtin"),
        (("--mode", "animal"), "builtin"),
        (("--preset", "calm"), "joyvasa"),
        (("--preset", "published-page"), "joyvasa"),
    ],
)
def test_the_engine_is_the_best_one_unless_it_is_named(
    flags: tuple[str, ...], engine: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_models(*NEEDED["human"])
    used: list[Settings] = []

    def motion(studio: object, voice: Path, settings: Settings) -> Motion:
        used.append(settings)
        raise Cancelled

    monkeypatch.setattr(Studio, "motion", motion)
    assert cli.run(["motion", str(paths.samples() / "speech_en_4s.wav"), *flags]) == Exit.STOPPED
    assert [settings.engine for settings in used] == [engine]


def test_a_preset_as_published_needs_the_published_models(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["animate", *SHORT, "--preset", "published-page"]
    assert "models for people" in check_refused(arguments, Exit.BAD_INPUT, folder, capsys)
    arguments += ["--engine", "builtin", "--fps", "24"]
    assert cli.run([*arguments, "--end", "0.1"]) == Exit.OK
    said = capsys.readouterr().out
    assert "Note: The preset published-page is meant for the JoyVASA engine." in said


def test_who_has_some_of_the_models_is_told_why_the_other_engine_works(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_models("lp-F", "lp-M")
    arguments = ["motion", str(paths.samples() / "speech_en_4s.wav"), "--end", "0.2"]
    assert cli.run(arguments) == Exit.OK
    note = capsys.readouterr().out.split("Note: ")[1]
    assert "built-in engine did this" in note and "lacks 4 of its models" in note
    assert cli.run([*arguments, "--engine", "builtin"]) == Exit.OK
    assert "Note" not in capsys.readouterr().out


def test_a_damaged_model_leaves_the_work_to_the_other_engine_and_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_models(*NEEDED["human"])
    (standard_folders()[0] / usual_place("lp-G")).write_bytes(b"")
    arguments = ["animate", *SHORT, "--end", "0.1"]
    assert cli.run(arguments) == Exit.OK
    note = capsys.readouterr().out.split("Note: ")[1]
    assert "built-in engine did this" in note and "spade_generator.pth" in note
    assert '"joyvasa-desktop models get human" fetches' in note
    refused = check_refused([*arguments, "--engine", "joyvasa"], Exit.BAD_INPUT, folder, capsys)
    assert "can't be used: spade_generator.pth" in refused


def test_a_model_found_damaged_while_it_is_loaded_names_the_ways_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_models(*NEEDED["human"])
    voice = str(paths.samples() / "speech_en_4s.wav")
    for arguments in (["animate", *SHORT], ["motion", voice]):
        said = check_refused(arguments, Exit.BAD_INPUT, folder, capsys)
        assert "models get human" in said and "--engine builtin" in said


def test_an_animal_has_the_built_in_engine_only(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_models(*NEEDED["human"])
    arguments = ["animate", *SHORT, "--mode", "animal", "--engine", "joyvasa"]
    assert "animals" in check_refused(arguments, Exit.BAD_INPUT, folder, capsys)


def test_a_processor_s_work_is_announced_before_it_begins(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put_models(*NEEDED["human"])

    def refuse(studio: object, *arguments: object, **more: object) -> Motion:
        raise UserError("No.", "Go.")

    monkeypatch.setattr(Studio, "animate", refuse)
    flags = [*SHORT, "--device", "cpu"]
    assert cli.run(["animate", *flags]) == Exit.BAD_INPUT
    first, *_ = capsys.readouterr().err.splitlines()
    assert "works on the processor" in first and "--engine builtin" in first
    for more in (["--quiet"], ["--engine", "builtin"]):
        assert cli.run(["animate", *flags, *more]) == Exit.BAD_INPUT
        assert "processor" not in capsys.readouterr().err
