"""The detector's arithmetic: what it is shown, where its numbers lie, which boxes remain."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from photo.face_models import at_random, detector, painted

from joyvasa_desktop.photo.scrfd import OVERLAP, SIZE, Scrfd, decode, distinct, letterbox

corner = st.floats(0, 100, width=32)
boxes = st.lists(st.tuples(corner, corner, corner, corner), max_size=12).map(
    lambda rows: np.array(
        [(x, y, x + w + 1, y + h + 1) for x, y, w, h in rows], np.float32
    ).reshape(-1, 4)
)


def iou(one: np.ndarray, other: np.ndarray) -> float:
    """With a pixel more, in plain words: the common area over the area of both together."""
    wide = min(one[2], other[2]) - max(one[0], other[0]) + 1
    high = min(one[3], other[3]) - max(one[1], other[1]) + 1
    common = max(wide, 0) * max(high, 0)
    areas = [(box[2] - box[0] + 1) * (box[3] - box[1] + 1) for box in (one, other)]
    return common / (sum(areas) - common)


@pytest.fixture(scope="module")
def sees_everything(tmp_path_factory):
    return Scrfd(detector(tmp_path_factory.mktemp("models") / "det.onnx", at_random(4)))


class TestLetterbox:
    @given(width=st.integers(1, 300), height=st.integers(1, 300))
    def test_the_picture_fills_one_direction(self, width, height):
        values, zoom = letterbox(np.full((height, width, 3), 255, np.uint8))
        white = values[0, 0] > 0.99
        assert values.shape == (1, 3, SIZE, SIZE)
        assert white[0].all() or white[:, 0].all()
        assert white[:, 0].sum() == pytest.approx(zoom * height, abs=1e-6)

    def test_colours(self):
        values, _ = letterbox(painted(np.zeros((512, 512, 3), np.uint8), (0, 0, 256)))
        assert values[0, :, 10, 10] == pytest.approx([127.5 / 128, -127.5 / 128, -127.5 / 128])
        assert (values[0, :, 500, 500] == np.float32(-127.5 / 128)).all()


class TestDecode:
    def test_distances_are_counted_from_the_cell_in_strides(self):
        count = 2 * (64**2 + 32**2 + 16**2)
        distances = np.tile(np.array([1, 2, 3, 4], np.float32), (count, 1))
        offsets = np.tile(np.arange(10, dtype=np.float32), (count, 1))
        found, points = decode(distances, offsets)
        # The second cell of the finest level begins at 8, both of its anchors there.
        assert found[2].tolist() == found[3].tolist() == [0, -16, 32, 32]
        assert points[2].tolist() == [[8 + 8 * x, 8 * (x + 1)] for x in range(0, 10, 2)]
        # The first cell of the coarsest level.
        assert found[-2 * 16**2].tolist() == [-32, -64, 96, 128]
        assert found[-1].tolist() == [480 - 32, 480 - 64, 480 + 96, 480 + 128]


class TestDistinct:
    @given(boxes)
    def test_what_remains_is_apart_and_what_is_gone_is_not(self, many):
        kept = list(distinct(many))
        assert kept == sorted(kept)
        for number, box in enumerate(many):
            better = [iou(many[other], box) for other in kept if other < number]
            assert (number in kept) == (max(better, default=0) <= OVERLAP + 1e-6) or (
                # Rounding decides at the limit itself.
                max(better) == pytest.approx(OVERLAP, abs=1e-4)
            )

    def test_none(self):
        assert len(distinct(np.zeros((0, 4), np.float32))) == 0


class TestDetect:
    def test_best_first_above_the_threshold(self, sees_everything, astronaut):
        many, few = sees_everything.detect(astronaut, 0.3), sees_everything.detect(astronaut, 0.6)
        assert len(many) > len(few) > 3
        assert (np.diff(many.scores) <= 0).all()
        assert few.scores.min() >= 0.6

    @pytest.mark.parametrize("factor", [2, 3])
    def test_boxes_are_in_pixels_of_the_picture(self, factor, sees_everything, astronaut):
        large = astronaut.repeat(factor, axis=0).repeat(factor, axis=1)
        # Every pixel of the reduced picture lies amid equal ones, so both are seen the same.
        small, big = sees_everything.detect(astronaut, 0.6), sees_everything.detect(large, 0.6)
        assert big.boxes[:5] == pytest.approx(small.boxes[:5] * factor, abs=0.05)
        assert big.points[:5] == pytest.approx(small.points[:5] * factor, abs=0.05)
