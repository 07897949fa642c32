"""The check before the name is given finds what can go wrong with a file."""

from pathlib import Path

import pytest
from video.films import SIZE, Make, as_sound, clicks, options

from joyvasa_desktop.errors import CannotWrite
from joyvasa_desktop.video.check import check

KINDS = ("mp4", "webm", "gif", "png")


def fault(path: Path, kind: str, frames: int = 25, seconds: float | None = 1.0) -> str:
    with pytest.raises(CannotWrite) as caught:
        check(path, SIZE, frames, seconds, options(kind))
    return caught.value.message


@pytest.fixture(params=KINDS)
def film(request: pytest.FixtureRequest, make: Make) -> tuple[Path, str]:
    kind = request.param
    return make(kind, sound=as_sound(clicks(1.0, 16_000), 16_000)), kind


def test_a_good_file_passes(film: tuple[Path, str]) -> None:
    check(film[0], SIZE, 25, 1.0, options(film[1]))


def test_a_missing_frame_is_found(film: tuple[Path, str]) -> None:
    assert "25 frames instead of 26" in fault(*film, frames=26)


def test_another_size_is_found(film: tuple[Path, str]) -> None:
    with pytest.raises(CannotWrite, match="measures"):
        check(film[0], (100, 100), 25, 1.0, options(film[1]))


@pytest.mark.parametrize("kind", ["mp4", "webm", "png"])
def test_missing_and_short_sound_is_found(make: Make, kind: str) -> None:
    silent = make(kind, frames=25)
    assert "sound lasts 0.00 s" in fault(silent, kind)
    short = make(kind, sound=as_sound(clicks(1.0, 16_000), 16_000))
    assert "instead of 1.10 s" in fault(short, kind, seconds=1.1)


def test_damage_is_found(film: tuple[Path, str]) -> None:
    path, kind = film
    if kind == "png":
        (path / "frame_000013.png").write_bytes(b"")
    else:
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 3])
    assert "failed its check" in fault(path, kind)


def test_an_mp4_with_its_index_behind_is_found(make: Make, tmp_path: Path) -> None:
    path = make("mp4", sound=as_sound(clicks(1.0, 16_000), 16_000))
    boxes, at, data = [], 0, path.read_bytes()
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        boxes.append(data[at : at + size])
        at += size
    # The offsets in the index are wrong afterwards, but it is the order that is looked at first.
    moov = next(box for box in boxes if box[4:8] == b"moov")
    path.write_bytes(b"".join(box for box in boxes if box is not moov) + moov)
    assert "failed its check" in fault(path, "mp4")
