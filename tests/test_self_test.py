"""The self-test: one line and 0 when the program works, one line and 1 when something is wrong."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from video.films import SIZE, as_sound, clicks, options, picture

from joyvasa_desktop import __version__, doctor, paths, self_test
from joyvasa_desktop.finding import Finding
from joyvasa_desktop.self_test import (
    NotWorking,
    check_environment,
    check_light,
    check_video,
    examine_parts,
    load_engine,
)
from joyvasa_desktop.video.write import VideoWriter

LINE = (
    rf"JoyVASA Desktop {__version__} works: 25 pictures of 512 × 512 in [\d.]+ s, "
    r"window after [\d.]+ s, \d+ modules, PyTorch [\w.+]+ on the processor\."
)


def film(path: Path, frames: int = 25, moving: bool = True, sounding: bool = True) -> Path:
    """A small video, as the program writes it."""
    sound = as_sound(clicks(frames / 25, 16_000), 16_000) if sounding else None
    with VideoWriter(path, SIZE, frames, sound, options("mp4")) as writer:
        for number in range(frames):
            writer.write(picture(number if moving else 0))
    return path


def test_what_looks_at_the_video_isn_t_loaded_before_the_window() -> None:
    script = "import sys, joyvasa_desktop.self_test; print({'av', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, check=True)
    assert done.stdout.strip() == b"set()", "it counts as time that the window takes to start"


def test_it_says_in_one_line_that_everything_works(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "joyvasa_desktop", "--self-test"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("\n") == 1
    assert re.fullmatch(LINE, done.stdout.strip())
    assert not list(tmp_path.iterdir())


def test_what_is_wrong_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> str:
        raise ImportError("libGL.so.1: cannot open shared object file")

    monkeypatch.setattr(self_test, "_everything", broken)
    assert self_test.run() == 1
    said = capsys.readouterr().out
    assert said.startswith(f"JoyVASA Desktop {__version__} does not work: ImportError: libGL.so.1")
    assert said.count("\n") == 1


def test_a_window_that_loads_what_it_does_not_need_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in self_test.HEAVY:
        monkeypatch.delitem(sys.modules, name, raising=False)
    check_light()
    monkeypatch.setitem(sys.modules, "torch", ModuleType("torch"))
    with pytest.raises(NotWorking, match="has loaded torch"):
        check_light()


def test_an_environment_that_leads_others_into_the_package_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("QT_PLUGIN_PATH", "/usr/lib/qt6/plugins")
    monkeypatch.delenv("QML2_IMPORT_PATH", raising=False)
    check_environment()
    monkeypatch.setenv("QT_PLUGIN_PATH", str(paths.root() / "PySide6/Qt/plugins"))
    with pytest.raises(NotWorking, match="QT_PLUGIN_PATH"):
        check_environment()


def test_a_video_is_described(tmp_path: Path) -> None:
    assert check_video(film(tmp_path / "a.mp4")) == f"25 pictures of {SIZE[0]} × {SIZE[1]}"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"frames": 24}, "24 pictures, not 25"),
        ({"sounding": False}, "no sound"),
        ({"moving": False}, "Nothing moves"),
    ],
)
def test_a_video_that_is_not_what_it_should_be_is_found(
    tmp_path: Path, wrong: dict[str, int], said: str
) -> None:
    with pytest.raises(NotWorking, match=said):
        check_video(film(tmp_path / "a.mp4", **wrong))


def test_the_doctor_is_asked_for_the_program_and_not_for_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = Finding("Folders", "here", "missing", "can't be written", "Go elsewhere.")
    monkeypatch.setattr(doctor, "examine", lambda: iter([folder]))
    examine_parts()
    parts = [
        Finding("Encoders", "libx264", "missing", "Encoder not found", "Reinstall."),
        Finding("Models", "viseme_net.onnx", "missing", "damaged", "Reinstall."),
    ]
    monkeypatch.setattr(doctor, "examine", lambda: iter([folder, *parts]))
    with pytest.raises(NotWorking) as caught:
        examine_parts()
    assert caught.value.message == "libx264: Encoder not found; viseme_net.onnx: damaged"


def test_a_package_without_pytorch_is_whole_too(monkeypatch: pytest.MonkeyPatch) -> None:
    known = importlib.util.find_spec
    monkeypatch.setattr(
        self_test, "find_spec", lambda name: None if name == "torch" else known(name)
    )
    assert load_engine() == "without the JoyVASA engine's packages"


def test_the_engine_hears() -> None:
    assert load_engine().startswith("PyTorch ")
