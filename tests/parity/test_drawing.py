"""The program's way of drawing against the reference numbers, once with everything real."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
import torch
from parity.synthetic import Numbers, Synthetic, thinned

from joyvasa_desktop.compute import Compute
from joyvasa_desktop.errors import Cancelled
from joyvasa_desktop.render.drawing import Drawing
from joyvasa_desktop.render.liveportrait import LivePortrait

pytestmark = pytest.mark.full_size


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def test_a_photo_becomes_the_reference_s_frame(
    synthetic: Synthetic, numbers: Callable[[str], Numbers]
) -> None:
    root = synthetic.files("liveportrait_[FMWGS]")
    golden = numbers("networks_human_G")
    told: list[str] = []
    loads: list[str] = []

    def load(device: str, dtype: torch.dtype) -> LivePortrait:
        loads.append(device)
        return LivePortrait.load(root, "human", device, dtype)

    drawing = Drawing(load, Compute("cpu", "float32", 1))
    image = numbers("networks_inputs")["human_image"]
    seen = drawing.look(image, told.append)
    assert golden.largest_error("x_s", seen.keypoints) <= 2e-5
    assert seen.corrections is not None
    stitched = seen.corrections.stitch(seen.keypoints, torch.from_numpy(golden["pose/x_d"]))
    assert golden.largest_error("stitched/x_d", stitched) <= 2e-5

    waited: list[int] = []
    points = torch.from_numpy(golden["pose/x_d"])
    (picture,) = drawing.pictures(seen, points, told.append, lambda: waited.append(1))
    places = np.ix_(*thinned((1, *picture.shape), golden["pose/uint8/strides"]))
    off = np.abs(picture[None].astype(int)[places] - golden["pose/uint8/sub"])
    assert off.max() <= 1 and off.mean() <= 0.01
    assert len(waited) >= 3, "who waits is asked while a frame is drawn"

    def cancel() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        drawing.pictures(seen, points, told.append, cancel)
    assert told == []
    assert loads == ["cpu"]
