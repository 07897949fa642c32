"""PNGs are lossless, numbered from one, with the sound beside."""

import wave

import numpy as np
import pytest
from PIL import Image
from video.films import Make, as_sound, clicks, picture

from joyvasa_desktop.video import read
from joyvasa_desktop.video.sequence import SOUND_NAME, frame_name


def test_names_sort_in_the_order_of_time(make: Make) -> None:
    folder = make("png", frames=12)
    assert sorted(path.name for path in folder.iterdir()) == [frame_name(i) for i in range(1, 13)]
    assert frame_name(1) == "frame_000001.png"


def test_pictures_are_exact(make: Make) -> None:
    folder = make("png", frames=3)
    for number in range(3):
        with Image.open(folder / frame_name(number + 1)) as image:
            assert image.mode == "RGB"
            assert np.array_equal(np.asarray(image), picture(number))


@pytest.mark.parametrize("with_alpha", [True, False])
def test_transparent_pictures_have_four_channels(make: Make, with_alpha: bool) -> None:
    folder = make(
        "png", frames=2, transparent=True, draw=lambda number: picture(number, alpha=with_alpha)
    )
    with Image.open(folder / frame_name(1)) as image:
        assert image.mode == "RGBA"
        assert np.array_equal(np.asarray(image)[..., :3], picture(0))
        expected = picture(0, alpha=True)[..., 3] if with_alpha else 255
        assert np.all(np.asarray(image)[..., 3] == expected)


def test_alpha_is_dropped_when_it_isn_t_wanted(make: Make) -> None:
    folder = make("png", frames=1, draw=lambda number: picture(number, alpha=True))
    assert np.array_equal(next(read.frames(folder)), picture(0))
    assert not read.probe(folder).transparent


def test_the_sound_keeps_its_rate_and_samples(make: Make) -> None:
    samples = clicks(0.5, 22_050, channels=2, at=(0.2,))
    folder = make("png", sound=as_sound(samples, 22_050))
    with wave.open(str(folder / SOUND_NAME)) as file:
        assert file.getparams()[:4] == (2, 2, 22_050, len(samples))
        stored = np.frombuffer(file.readframes(len(samples)), "<i2").reshape(-1, 2)
    assert np.abs(stored / 32768 - samples).max() < 1e-4
