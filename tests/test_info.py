"""What is in a file is told by its content, truthfully."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import odd_files
import pytest
from PIL import Image

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.info import describe, kind_of
from joyvasa_desktop.motion.files import write_motion
from joyvasa_desktop.motion.motion import PITCH, Motion, resting_pose


def gif(path: Path, pictures: int) -> Path:
    """A GIF of so many pictures."""
    frames = [Image.new("RGB", (64, 64), (80 * i, 0, 0)) for i in range(pictures)]
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=40)
    return path


def test_a_photo_and_its_face(portrait_file: Path) -> None:
    facts = describe(portrait_file).values
    assert (facts["kind"], facts["size"], facts["label"]) == ("photo", [512, 512], None)
    (face,) = facts["faces"]
    left, top, right, bottom = face["box"]
    assert left < 225 < right and top < 120 < bottom
    assert face["usable"] and face["score"] > 0.9


def test_boxes_are_in_pixels_of_the_original(portrait_file: Path, tmp_path: Path) -> None:
    large = tmp_path / "large.png"
    with Image.open(portrait_file) as photo:
        photo.resize((3072, 3072)).save(large, compress_level=1)
    (face,) = describe(large).values["faces"]
    (reference,) = describe(portrait_file).values["faces"]
    assert np.array(face["box"]) / 6 == pytest.approx(np.array(reference["box"]), abs=4)


def test_a_photo_without_a_face(tmp_path: Path) -> None:
    description = describe(odd_files.landscape(tmp_path / "a.png"))
    assert description.values["faces"] == []
    assert "animal" in dict(description.lines())["faces"]


def test_a_voice_and_its_levels(tmp_path: Path) -> None:
    facts = describe(odd_files.wav(tmp_path / "a", odd_files.tone(2, 48_000, 2), 48_000)).values
    assert (facts["kind"], facts["rate"], facts["channels"]) == ("voice", 48_000, 2)
    assert facts["length"] == pytest.approx(2, abs=1e-3)
    # A sine of amplitude 0.2 peaks at 20 log10(0.2) decibels.
    assert facts["peak"] == pytest.approx(-13.98, abs=0.1)


def test_silence_is_valid_json(tmp_path: Path) -> None:
    description = describe(odd_files.wav(tmp_path / "a.wav", np.zeros(16_000)))
    assert json.loads(json.dumps(description.values, allow_nan=False))["loudness"] is None
    assert dict(description.lines())["loudness"] == "silent"


def test_a_motion_and_its_ranges(tmp_path: Path) -> None:
    values = np.tile(resting_pose(), (50, 1))
    values[:, PITCH] = np.linspace(-3, 5, 50)
    write_motion(tmp_path / "m.npz", Motion(values, origin={"source": "a test"}))
    facts = describe(tmp_path / "m.npz").values
    assert (facts["kind"], facts["length"]) == ("motion", 2.0)
    assert facts["pitch"] == pytest.approx([-3, 1, 5], abs=0.01)
    assert facts["yaw"] == pytest.approx([0, 0, 0], abs=1e-5)
    assert facts["origin"]["source"] == "a test"


@pytest.mark.parametrize(("pictures", "kind"), [(1, "photo"), (3, "video")])
def test_a_gif_is_a_video_when_it_moves(pictures: int, kind: str, tmp_path: Path) -> None:
    assert kind_of(gif(tmp_path / "a.gif", pictures)) == kind


def test_the_content_decides_not_the_name(tmp_path: Path, portrait_file: Path) -> None:
    disguised = tmp_path / "voice.wav"
    disguised.write_bytes(portrait_file.read_bytes())
    assert kind_of(disguised) == "photo"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Dear diary",
        bytes(5000),
        b"GIF89a",
        b"#EXTM3U\n#EXTINF:1,\nhttp://localhost:9/a.ts\n",
        b"ffconcat version 1.0\nfile /etc/hostname\n",
    ],
    ids=["empty", "text", "zeros", "cut GIF", "playlist", "list of files"],
)
def test_anything_else_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "thing"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match="thing"):
        describe(path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="missing"):
        describe(tmp_path / "missing.png")
