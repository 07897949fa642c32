"""Sizes, openings and cut-outs against the numbers of the published pipeline."""

from __future__ import annotations

import io

import numpy as np
import pytest
from parity.scenes import scenes
from parity.synthetic import Numbers
from PIL import Image

from joyvasa_desktop.photo import openings
from joyvasa_desktop.photo.cutting import cutout
from joyvasa_desktop.photo.load import decode_picture
from joyvasa_desktop.photo.portrait import InsightPoints, Portrait
from joyvasa_desktop.photo.reduction import reduced, reduced_size
from joyvasa_desktop.settings import Settings

HUMAN = ("astro106_cfg", "astro106_norot", "wide106_roll25", "wide106_roll170")
"""The crops at the size of the drawn frames from 106 points, within the range of the settings."""


@pytest.fixture(scope="module")
def goldens(numbers) -> Numbers:
    return numbers("pipeline_geometry")


def test_sizes(goldens):
    table = goldens["resize_table"].tolist()
    for height, width, longest, division, wanted_height, wanted_width in table:
        found = reduced_size((width, height), longest, division)
        if wanted_height == -1:  # The published program stops here.
            assert min(found) == 0
        else:
            assert found == (wanted_width, wanted_height)


def test_a_reduced_picture(goldens):
    small = reduced(scenes()["wide"], 301, 2)
    assert small.shape == tuple(goldens["resize_wide_301_2_shape"])
    assert (small[::4, ::4] == goldens["resize_wide_301_2"]).all()
    values = small.astype(np.float64)
    stats = goldens["resize_wide_301_2_stats"]
    assert [values.mean(), values.std(), values.sum()] == pytest.approx(stats, rel=1e-12)


def test_a_file_is_reduced_the_same_way(goldens):
    file = io.BytesIO()
    Image.fromarray(scenes()["wide"]).save(file, "PNG")
    picture = decode_picture(file.getvalue(), "wide.png", max_side=301, reduction="published")
    assert (picture.rgb[::4, ::4] == goldens["resize_wide_301_2"]).all()


@pytest.mark.parametrize("face", ["L203", "L203o", "L203c", "rand"])
def test_openings(face, goldens):
    points = goldens[f"ratio_{face}_pts"]
    assert openings.eyes(points) == pytest.approx(goldens[f"ratio_{face}_eye"][0], abs=1e-6)
    assert openings.lips(points) == pytest.approx(goldens[f"ratio_{face}_lip"].item(), abs=1e-6)


@pytest.mark.parametrize("case", HUMAN)
def test_cutout(case, goldens):
    size, scale, _, vy, upright = goldens[f"crop_{case}_args"]
    assert size == 512
    place = dict(zip(goldens["crop_names"], goldens["crop_scenes"], strict=True))[case]
    points = goldens[f"crop_{case}_pts"]
    insight = InsightPoints(points, goldens["ratio_L203o_pts"])
    mesh = np.zeros((478, 3), np.float32)
    portrait = Portrait(scenes()[place], "human", (0, 0, 1, 1), mesh, insight=insight)
    cut = cutout(portrait, Settings(crop_scale=scale, crop_y=vy, upright=bool(upright)))
    difference = np.abs(cut.image[::8, ::8].astype(int) - goldens[f"crop_{case}_256"])
    assert difference.max() <= 8
    assert difference.mean() <= 0.3
    assert cut.from_picture == pytest.approx(goldens[f"crop_{case}_M_o2c"], abs=1e-3)
    assert cut.to_picture == pytest.approx(goldens[f"crop_{case}_M_c2o"], abs=1e-3)
    assert cut.lip_ratio == pytest.approx(goldens["combined_lip"][0, 0], abs=1e-6)


def test_the_whole_picture_squeezed(goldens):
    points = np.arange(18, dtype=np.float32).reshape(9, 2)
    portrait = Portrait(scenes()["wide"], "animal", (0, 0, 1, 1), points)
    seen = cutout(portrait, Settings(crop=False)).image.astype(np.float32).transpose(2, 0, 1) / 255
    assert np.abs(seen[:, ::8, ::8] - goldens["prepare_source_wide"]).max() <= 1e-6
    stats = goldens["prepare_source_wide_stats"]
    assert [seen.mean(), seen.std(), seen.sum()] == pytest.approx(stats, rel=1e-5)
