"""The doctor finds what is missing, says what to do, and names nobody."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from joyvasa_desktop import cli, device, doctor, paths


def test_all_is_well_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["doctor"]) == 0
    text = capsys.readouterr().out
    for part in ("Versions", "Machine", "Models", "Encoders", "Folders"):
        assert f"\n{part}\n" in f"\n{text}"
    assert "Everything that is needed is there." in text
    assert str(Path.home()) not in text


def test_json_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["doctor", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["ok"] is True
    assert answer["Encoders"]["libx264"]["state"] == "ok"


def test_every_model_has_a_checksum_and_a_licence() -> None:
    folder = paths.models()
    shipped = {path.name for path in folder.iterdir() if path.suffix in (".onnx", ".json")}
    lines = (folder / "SHA256SUMS").read_text("ascii").splitlines()
    assert {line.split()[1] for line in lines} == shipped
    readme = (folder / "README.md").read_text("utf-8")
    assert all(f"| `{name}` |" in readme for name in shipped)


@pytest.mark.parametrize("damage", ["changed", "gone", "emptied"])
@pytest.mark.parametrize("cards", [[], [device.Graphics("A card", 8 << 30)]])
def test_a_model_that_is_not_right(
    damage: str,
    cards: list[device.Graphics],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(paths.models(), tmp_path / "models")
    model = tmp_path / "models" / "viseme_net.onnx"
    model.chmod(0o644)
    if damage == "gone":
        model.unlink()
    elif damage == "emptied":
        model.write_bytes(b"")
    else:
        model.write_bytes(model.read_bytes()[:-1] + b"?")
    monkeypatch.setattr(paths, "models", lambda: tmp_path / "models")
    monkeypatch.setattr(device, "graphics", lambda: cards)
    if cards:
        providers = ["CUDAExecutionProvider", "CPUExecutionProvider"]
        monkeypatch.setattr("onnxruntime.get_available_providers", lambda: providers)
    assert cli.run(["doctor"]) == 1
    text = capsys.readouterr().out
    (line,) = [line for line in text.splitlines() if "viseme_net" in line]
    assert line.startswith("!!")
    assert text.rstrip().endswith("Install the program again.")


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "cache").touch()
    finding = doctor.folder_state("cache", tmp_path / "cache")
    assert finding.state == "missing" and finding.advice


def test_a_folder_that_is_not_there_yet_is_no_trouble(tmp_path: Path) -> None:
    assert doctor.folder_state("cache", tmp_path / "a" / "b").state == "ok"
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a folder nobody may write in")
def test_a_folder_that_refuses() -> None:
    finding = doctor.folder_state("here", Path("/proc/self"))
    assert finding.state == "missing"


def test_little_space_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_SPACE", 1 << 62)
    finding = doctor.folder_state("here", tmp_path)
    assert finding.state == "info" and "only" in finding.text


def test_every_dependency_is_looked_at() -> None:
    import tomllib

    project = tomllib.loads((paths.root() / "pyproject.toml").read_text("utf-8"))["project"]
    names = {line.split(">")[0] for line in project["dependencies"]}
    assert names == set(doctor.LIBRARIES)


def test_an_encoder_that_is_not_there() -> None:
    assert doctor.video_trouble("no_such_encoder", "yuv420p")
    assert doctor.video_trouble("libx264", "yuv420p") == ""
    assert doctor.audio_trouble("aac", "fltp") == ""
