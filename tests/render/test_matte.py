"""Cutting people out of photos, held to pictures whose true cut-out is known."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from joyvasa_desktop.photo.portrait import Portrait
from joyvasa_desktop.render.matte import Matte, person_matte


@pytest.fixture(scope="module")
def cut_out(woman: Portrait) -> Matte:
    return person_matte(woman.picture, woman.landmarks)


def alpha_of(matte: Matte) -> np.ndarray:
    assert matte.alpha is not None, matte.note
    return matte.alpha


def scenery(height: int, width: int, seed: int = 3) -> np.ndarray:
    """Soft coloured patches, as a landscape out of focus."""
    rng = np.random.default_rng(seed)
    patches = rng.integers(30, 226, (7, 9, 3)).astype(np.uint8)
    return np.asarray(cv2.resize(patches, (width, height), interpolation=cv2.INTER_CUBIC))


def face_width(portrait: Portrait) -> float:
    return portrait.box[2] - portrait.box[0]


def test_the_sample_is_cut_out(woman: Portrait, cut_out: Matte) -> None:
    alpha = alpha_of(cut_out)
    assert alpha.dtype == np.float32 and alpha.shape == woman.picture.shape[:2]
    assert alpha.min() >= 0.0 and alpha.max() <= 1.0
    assert cut_out.quality > 0.9 and cut_out.note == ""
    # Wall on both sides of the head and above it, hair, and the collar of the suit.
    for x, y in ((120, 90), (340, 60), (225, 4), (300, 130)):
        assert alpha[y, x] == 0.0
    for x, y in ((170, 80), (290, 70), (220, 30), (225, 215)):
        assert alpha[y, x] > 0.95


def test_the_face_is_whole(woman: Portrait, cut_out: Matte) -> None:
    outline = cv2.convexHull(np.rint(woman.landmarks[:, :2]).astype(np.int32))
    face = cv2.fillConvexPoly(np.zeros(woman.picture.shape[:2], np.uint8), outline, 1)
    assert alpha_of(cut_out)[face > 0].min() == 1.0


def test_the_edge_is_narrow(woman: Portrait, cut_out: Matte) -> None:
    alpha = alpha_of(cut_out)
    head = alpha[: round(woman.box[3])]
    assert ((head > 0.05) & (head < 0.95)).sum() < 0.25 * (head >= 0.95).sum()


def test_the_same_photo_gives_the_same_cut_out(woman: Portrait, cut_out: Matte) -> None:
    again = person_matte(woman.picture.copy(), woman.landmarks.copy())
    np.testing.assert_array_equal(alpha_of(again), alpha_of(cut_out))


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_a_known_cut_out_is_found_again(woman: Portrait, cut_out: Matte, seed: int) -> None:
    truth = alpha_of(cut_out)
    behind = scenery(*truth.shape, seed)
    share = truth[..., None]
    mixed = np.rint(share * woman.picture + (1 - share) * behind).astype(np.uint8)
    alpha = alpha_of(person_matte(mixed, woman.landmarks))
    # Head and neck: what lies further down hardly moves.
    upper = slice(0, round(woman.box[3] + 0.3 * face_width(woman)))
    found, wanted = alpha[upper] > 0.5, truth[upper] > 0.5
    assert (found & wanted).sum() / (found | wanted).sum() > 0.93
    far = cv2.dilate((truth > 0).astype(np.uint8), np.ones((25, 25), np.uint8))[upper] == 0
    assert alpha[upper][far].max() == 0.0


def test_another_person_stays_where_they_are(woman: Portrait) -> None:
    height, width = woman.picture.shape[:2]
    face = round(face_width(woman))
    left, right = round(woman.box[0]) - face // 2, round(woman.box[2]) + face // 2
    bust = woman.picture[: round(woman.box[3] + 0.3 * face), left:right]
    pair = scenery(height, width)
    for x in (width // 2 - bust.shape[1] - 30, width // 2 + 30):
        pair[height - bust.shape[0] :, x : x + bust.shape[1]] = bust
    offset = np.array([width // 2 + 30 - left, height - bust.shape[0], 0], np.float32)
    alpha = alpha_of(person_matte(pair, woman.landmarks + offset))
    assert alpha[:, : width // 2].max() == 0.0
    assert alpha[:, width // 2 :].max() == 1.0


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_photos_that_lie_on_their_side(woman: Portrait, cut_out: Matte, turns: int) -> None:
    points = woman.landmarks.copy()
    height, width = woman.picture.shape[:2]
    for _ in range(turns):
        points[:, 0], points[:, 1] = points[:, 1].copy(), width - 1 - points[:, 0]
        height, width = width, height
    turned = np.ascontiguousarray(np.rot90(woman.picture, turns))
    alpha = np.rot90(alpha_of(person_matte(turned, points)), -turns)
    # The region is cut at whole pixels, which a turned picture has at other places.
    assert np.abs(alpha - alpha_of(cut_out)).mean() < 0.005


@pytest.mark.parametrize("scale", [0.4, 2.5])
def test_any_resolution(woman: Portrait, cut_out: Matte, scale: float) -> None:
    size = (round(512 * scale), round(512 * scale))
    picture = np.asarray(cv2.resize(woman.picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    points = (woman.landmarks * scale).astype(np.float32)
    alpha = cv2.resize(alpha_of(person_matte(picture, points)), (512, 512))
    upper = slice(0, round(woman.box[3]))
    found, wanted = alpha[upper] > 0.5, alpha_of(cut_out)[upper] > 0.5
    assert (found & wanted).sum() / (found | wanted).sum() > 0.95


def test_a_large_picture_is_looked_at_where_the_person_is(woman: Portrait, cut_out: Matte) -> None:
    large = np.asarray(
        cv2.copyMakeBorder(
            woman.picture, 100, 500, 1100, 300, cv2.BORDER_CONSTANT, value=(120, 130, 140)
        )
    )
    points = woman.landmarks + np.array([1100, 100, 0], np.float32)
    alpha = alpha_of(person_matte(large, points))
    head = (slice(0, round(woman.box[3])), slice(130, 330))
    inner = alpha[100:612, 1100:1612]
    np.testing.assert_allclose(inner[head], alpha_of(cut_out)[head], atol=0.35)
    assert alpha[:, :1000].max() == 0.0


def test_without_a_person_there_is_no_cut_out(woman: Portrait) -> None:
    result = person_matte(scenery(512, 512), woman.landmarks)
    assert result.alpha is None and result.quality == 0.0
    assert "background" in result.note


def test_a_face_that_fills_the_picture_has_no_background(woman: Portrait) -> None:
    x0, y0, x1, y1 = (round(v) for v in woman.box)
    tight = np.ascontiguousarray(woman.picture[y0:y1, x0 + 10 : x1 - 10])
    result = person_matte(tight, woman.landmarks - np.array([x0 + 10, y0, 0], np.float32))
    assert result.alpha is None and result.note


def test_a_face_outside_the_picture_has_no_cut_out(woman: Portrait) -> None:
    away = woman.landmarks + np.array([2000, 0, 0], np.float32)
    assert person_matte(woman.picture, away).alpha is None


def test_the_photos_own_transparency_wins(woman: Portrait) -> None:
    own = np.full(woman.picture.shape[:2], 255, np.uint8)
    own[:, :60], own[:, 60:80] = 0, 128
    matte = person_matte(woman.picture, woman.landmarks, own)
    np.testing.assert_array_equal(alpha_of(matte), own.astype(np.float32) / 255)
    assert matte.quality == 1.0


def test_transparency_that_hides_nothing_says_nothing(woman: Portrait, cut_out: Matte) -> None:
    own = np.full(woman.picture.shape[:2], 255, np.uint8)
    matte = person_matte(woman.picture, woman.landmarks, own)
    np.testing.assert_array_equal(alpha_of(matte), alpha_of(cut_out))


def test_transparency_over_the_face_is_refused(woman: Portrait) -> None:
    own = np.zeros(woman.picture.shape[:2], np.uint8)
    own[300:] = 255
    matte = person_matte(woman.picture, woman.landmarks, own)
    assert matte.alpha is None and "transparency" in matte.note
