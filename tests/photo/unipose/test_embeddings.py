"""The tables that describe points: read without a graphics card, refused if they are others."""

import pickle

import numpy as np
import pytest
import torch
from photo.random_xpose import normal, write_table, write_tables

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.photo.unipose.embeddings import file_name, load_prompts

CPU = torch.device("cpu")


@pytest.mark.parametrize("points", [9, 68])
def test_tables_of_a_graphics_card_are_read(tmp_path, points):
    prompts = load_prompts(write_tables(tmp_path), points, CPU)
    assert prompts.instance.shape == (1, 512)
    assert prompts.points.shape == (points, 512)
    assert prompts.points.dtype == torch.float32
    wanted = (0.4 * normal(points, 512, seed=points).half()).float()
    assert torch.equal(prompts.points, wanted)


def test_a_missing_table(tmp_path):
    with pytest.raises(UnreadableFile, match=r"clip_embedding_9\.pkl"):
        load_prompts(tmp_path, 9, CPU)


def test_the_table_of_other_points(tmp_path):
    write_tables(tmp_path)
    (tmp_path / file_name(68)).replace(tmp_path / file_name(9))
    with pytest.raises(UnreadableFile, match="68 x 512"):
        load_prompts(tmp_path, 9, CPU)


HALF = normal(1, 512).half()


@pytest.mark.parametrize(
    "content",
    [
        (HALF,),
        (HALF, HALF, HALF),
        {"instance": HALF, "points": HALF},
        (HALF, "nine"),
        (HALF, normal(9, 512).int()),
        (HALF, normal(9, 512) * np.nan),
    ],
    ids=["one", "three", "names", "text", "whole numbers", "not a number"],
)
def test_what_is_no_table(tmp_path, content):
    write_table(tmp_path / file_name(9), content)
    with pytest.raises(UnreadableFile, match=r"clip_embedding_9\.pkl") as caught:
        load_prompts(tmp_path, 9, CPU)
    assert caught.value.hint


def test_a_table_that_would_run_code(tmp_path):
    class Evil:
        def __reduce__(self):
            return (print, ("run",))

    (tmp_path / file_name(9)).write_bytes(pickle.dumps((Evil(), Evil()), protocol=4))
    with pytest.raises(UnreadableFile, match="wasn't opened"):
        load_prompts(tmp_path, 9, CPU)


def test_a_table_that_is_cut_off(tmp_path):
    path = write_tables(tmp_path) / file_name(9)
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(UnreadableFile):
        load_prompts(tmp_path, 9, CPU)
