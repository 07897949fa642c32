"""The networks that ship with the program, there or not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from joyvasa_desktop import cli, paths
from joyvasa_desktop.console import Exit
from joyvasa_desktop.errors import UserError
from joyvasa_desktop.networks import network

NAMES = sorted(path.name for path in paths.models().glob("*.onnx"))


@pytest.mark.parametrize("name", NAMES)
def test_every_network_is_loaded_from_any_folder(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "mes modèles 模型"
    folder.mkdir()
    shutil.copy(paths.models() / name, folder)
    assert network(folder / name, threads=1).get_inputs()


def test_a_missing_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"missing: face\.onnx") as caught:
        network(tmp_path / "face.onnx")
    assert "Install" in caught.value.hint


@pytest.mark.parametrize("name", [*NAMES, "face_geometry.json"])
def test_without_a_part_of_the_program_a_job_says_which(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from joyvasa_desktop.photo import average, landmarks
    from joyvasa_desktop.render import segmenter

    shutil.copytree(paths.models(), tmp_path / "models")
    (tmp_path / "models" / name).unlink()
    monkeypatch.setattr(paths, "models", lambda: tmp_path / "models")
    monkeypatch.chdir(tmp_path)
    landmarks._canonical.cache_clear()
    average._average.cache_clear()
    segmenter._session.cache_clear()
    assert cli.run(["animate", "--end", "0.5", "--size", "256", "--quiet"]) == Exit.BAD_INPUT
    assert name in capsys.readouterr().err


def test_nothing_is_kept_or_sent_about_the_user(tmp_path: Path) -> None:
    """onnxruntime would write a device number and a log of events into the user's folder."""
    home = tmp_path / "home"
    home.mkdir()
    places = {"HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA", "USERPROFILE"}
    environment = {key: value for key, value in os.environ.items() if key not in places}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    program = (
        "from joyvasa_desktop import paths; from joyvasa_desktop.networks import network; "
        "network(paths.models() / 'viseme_net.onnx')"
    )
    subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        env=environment | dict.fromkeys(places, str(home)),
    )
    assert list(home.rglob("*")) == []
