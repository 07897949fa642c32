"""The points of animals' faces: in picture pixels, the surest first, with progress."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from photo.random_xpose import tensors, write, write_tables

from joyvasa_desktop import paths
from joyvasa_desktop.errors import Cancelled, UnreadableFile
from joyvasa_desktop.photo.unipose.decoder import Groups
from joyvasa_desktop.photo.xpose import LEAST, MOST_FACES, XPose
from joyvasa_desktop.progress import Progress


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The published files with random weights; they are large, so they don't stay."""
    folder = tmp_path_factory.mktemp("Modèles 模型 🐱")
    write(write_tables(folder) / "xpose.pth", tensors())
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def xpose(folder: Path) -> XPose:
    return XPose.load(folder / "xpose.pth", folder)


@pytest.fixture(scope="module")
def strip() -> np.ndarray:
    """A wide picture, because it is quick."""
    return np.random.default_rng(0).integers(0, 256, (20, 900, 3), np.uint8)


class Given(torch.nn.Module):
    """Stands for a network that found certain groups."""

    def __init__(self, groups: Groups) -> None:
        super().__init__()
        self.groups = groups

    def forward(self, *args: object) -> Groups:
        return self.groups


def seeing(folder: Path, faces: list[tuple[float, float, float]]) -> XPose:
    """Finds faces with these logits at these places, a tenth of the picture wide and high."""
    logits, x, y = torch.tensor(faces).t()
    middles = torch.stack([x, y], 1)
    boxes = torch.cat([middles, torch.full_like(middles, 0.1)], 1)
    points = middles[:, None].expand(-1, 9, -1)
    network = Given(Groups(logits, boxes, points))
    return XPose(network, "xpose.pth", folder, torch.device("cpu"))  # type: ignore[arg-type]


@pytest.mark.parametrize("points", [9, 68])
def test_points_are_in_the_pixels_of_the_picture(xpose, strip, points):
    landmarks, score = xpose.detect(strip, points)
    assert landmarks.shape == (points, 2)
    assert landmarks.dtype == np.float64
    assert (landmarks >= 0).all()
    assert (landmarks <= [900, 20]).all()
    assert 0 < score < 1


def test_it_goes_to_another_device_as_a_whole(folder):
    xpose = XPose.load(folder / "xpose.pth", folder)
    assert xpose.to("meta") is xpose
    tensors = [*xpose._network.parameters(), *xpose._network.buffers()]
    assert {tensor.device.type for tensor in tensors} == {"meta"}


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no graphics card")
def test_a_graphics_card_finds_the_same(folder, strip, xpose):
    wanted, sure = xpose.detect(strip)
    landmarks, score = XPose.load(folder / "xpose.pth", folder).to("cuda").detect(strip)
    assert landmarks == pytest.approx(wanted, abs=1)
    assert score == pytest.approx(sure, abs=1e-2)


def test_progress_is_told_from_beginning_to_end(xpose, strip):
    events: list[Progress] = []
    xpose.detect(strip, report=events.append)
    done = [event.done for event in events]
    assert done == sorted(done)
    assert done[0] == 0
    assert done[-1] >= 0.9 * events[-1].total
    assert len(events) > 50


def test_it_ends_at_any_time(xpose, strip):
    events: list[Progress] = []
    xpose.detect(strip, report=events.append)
    for moment in range(0, len(events), len(events) // 3):
        left = moment

        def stop(event: Progress) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise Cancelled

        with pytest.raises(Cancelled):
            xpose.detect(strip, report=stop)
        assert left == -1


def test_a_search_leaves_no_trace_in_the_next(xpose, strip):
    first = xpose.detect(strip)
    xpose.detect(strip[:, ::2])
    again = xpose.detect(strip)
    assert np.array_equal(first[0], again[0])
    assert first[1] == again[1]


def test_a_line_of_pixels(xpose):
    for shape in ((1, 3000, 3), (3000, 1, 3)):
        landmarks, _ = xpose.detect(np.zeros(shape, np.uint8))
        assert np.isfinite(landmarks).all()


def test_the_surest_group_is_the_face(folder, strip):
    xpose = seeing(folder, [(0.5, 0.2, 0.2), (2.0, 0.75, 0.5), (1.0, 0.1, 0.1), (2.0, 0.1, 0.9)])
    landmarks, score = xpose.detect(strip)
    assert landmarks == pytest.approx(np.tile([675.0, 10.0], (9, 1)))
    assert score == pytest.approx(0.8808, abs=1e-4)


def test_several_animals(folder, strip):
    cats = [(0.5, 0.2, 0.5), (2.0, 0.7, 0.5), (1.9, 0.71, 0.52), (0.4, 0.2, 0.48)]
    left, right = 900 * 0.2, 900 * 0.7
    found = seeing(folder, cats).find(strip)
    assert [face.landmarks[0, 0] for face in found] == pytest.approx([right, left])
    assert found[0].score > found[1].score
    assert found[0].box == pytest.approx((585, 9, 675, 11))


def test_none_that_is_unlikely(folder, strip):
    assert seeing(folder, [(-3.0, 0.2, 0.5), (-9.0, 0.7, 0.5)]).find(strip) == []


def test_a_herd_has_an_end(folder, strip):
    herd = [(1.0, x / 10 + 0.05, y / 10 + 0.05) for x in range(10) for y in range(10)]
    assert len(seeing(folder, herd).find(strip)) == MOST_FACES


def test_faces_of_the_network_itself_are_apart(xpose, strip):
    found = xpose.find(strip)
    scores = [face.score for face in found]
    assert scores == sorted(scores, reverse=True)
    assert all(score >= LEAST for score in scores)


@pytest.mark.parametrize("logit", [-1000.0, -800.0, 30.0, 1000.0])
def test_a_network_that_is_all_too_sure(folder, strip, logit):
    _, score = seeing(folder, [(logit, 0.5, 0.5)]).detect(strip)
    assert score == pytest.approx(float(logit > 0))


@pytest.mark.parametrize("value", [torch.nan, torch.inf])
def test_a_network_that_loses_itself(folder, strip, value):
    with pytest.raises(UnreadableFile, match=r"xpose\.pth is damaged"):
        seeing(folder, [(1.0, 0.5, 0.5), (value, 0.5, 0.5)]).detect(strip)


def test_weights_that_are_far_too_large(tmp_path, folder, strip):
    network = XPose.load(folder / "xpose.pth", folder)
    for values in network._network.parameters():
        values *= 1e30
    with pytest.raises(UnreadableFile, match=r"xpose\.pth is damaged"):
        network.detect(strip)


def test_missing_files(folder, tmp_path, strip, xpose):
    with pytest.raises(UnreadableFile, match=r"xpose\.pth"):
        XPose.load(tmp_path / "xpose.pth", folder)
    without = XPose(xpose._network, "xpose.pth", tmp_path, torch.device("cpu"))
    with pytest.raises(UnreadableFile, match=r"clip_embedding_9\.pkl"):
        without.detect(strip)


def test_tracing_gives_every_stage(xpose):
    found = xpose.trace(torch.zeros(1, 3, 40, 60))
    assert {"patches", "stage3", "src3", "memory", "order", "decoder5", "keypoints"} <= set(found)


def test_the_module_can_be_imported_without_pytorch():
    script = "import sys, joyvasa_desktop.photo.xpose; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=paths.root()).returncode == 0
