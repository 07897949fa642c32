"""The person network computes what the original network computes."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from joyvasa_desktop import paths
from joyvasa_desktop.photo.load import load_picture
from joyvasa_desktop.photo.portrait import Portrait
from joyvasa_desktop.render import segmenter


@pytest.fixture(scope="module")
def reference(request: pytest.FixtureRequest) -> dict[str, np.ndarray]:
    """Every eighth value of the original network's masks, from a TFLite runtime."""
    with np.load(request.config.rootpath / "tests/data/person_check_vectors.npz") as values:
        return dict(values)


def raw(square: np.ndarray) -> np.ndarray:
    """The network's own answer to float32 (256, 256, 3), 0..1."""
    model = paths.models() / "person_segmenter_256.onnx"
    (mask,) = segmenter._session(model).run(["mask"], {"image": square.transpose(2, 0, 1)[None]})
    return np.asarray(mask[0, 0])


def test_noise_gives_the_reference_numbers(reference: dict[str, np.ndarray]) -> None:
    rng = np.random.Generator(np.random.Philox(key=1234))
    noise = rng.standard_normal((24, 24, 3)).astype(np.float32)
    square = np.clip(0.5 + 0.2 * cv2.resize(noise, (256, 256)), 0, 1)
    assert np.abs(raw(square)[::8, ::8] - reference["noise"]).max() < 2e-3


def test_a_photo_gives_the_reference_numbers(reference: dict[str, np.ndarray]) -> None:
    picture = load_picture(paths.samples() / "astronaut.png").rgb
    small = cv2.resize(picture, (256, 256), interpolation=cv2.INTER_AREA)
    found = raw(small.astype(np.float32) / 255)
    assert np.abs(found[::8, ::8] - reference["astronaut"]).max() < 2e-2


def test_a_mirrored_picture_gives_the_mirrored_answer(woman: Portrait) -> None:
    straight = segmenter.person_probability(woman.picture)
    mirrored = segmenter.person_probability(np.ascontiguousarray(woman.picture[:, ::-1]))
    assert straight.shape == (segmenter.SIZE, segmenter.SIZE) and straight.dtype == np.float32
    np.testing.assert_allclose(mirrored[:, ::-1], straight, atol=1e-4)


def test_nothing_is_seen_in_darkness() -> None:
    assert segmenter.person_probability(np.zeros((300, 300, 3), np.uint8)).max() < 0.01
