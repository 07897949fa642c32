"""Empty files lie where a part of cuDNN isn't, and nowhere else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from joyvasa_desktop.gpu_pack import gaps

FOLDER = "nvidia/cudnn/lib"
GRAPH = f"{FOLDER}/libcudnn_graph.so.9"
TENSOR, EXTRA = (f"{FOLDER}/libcudnn_{part}.so" for part in ("engines_tensor_ir", "ext"))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other libraries")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / FOLDER).mkdir(parents=True)
    return tmp_path


def test_every_name_that_is_asked_for_is_taken(pack: Path) -> None:
    found = gaps.close(pack, [GRAPH, f"{FOLDER}/libcudnn_ops.so.9"])
    assert found == dict.fromkeys((TENSOR, f"{TENSOR}.9", EXTRA, f"{EXTRA}.9"), 0)
    assert all((pack / path).stat().st_size == 0 for path in found)


def test_a_part_that_is_there_stays_the_only_one(pack: Path) -> None:
    (pack / f"{TENSOR}.9").write_bytes(b"part")
    found = gaps.close(pack, [GRAPH, f"{TENSOR}.9"])
    assert set(found) == {EXTRA, f"{EXTRA}.9"}
    assert (pack / f"{TENSOR}.9").read_bytes() == b"part"


def test_parts_at_the_top_are_known_by_their_names(pack: Path) -> None:
    names = ["libcudnn_graph.so.9", "libcudnn_engines_tensor_ir.so.9", "libcudnn_ext.so"]
    assert gaps.close(pack, names) == {}
    assert set(gaps.close(pack, names[:2])) == {"libcudnn_ext.so", "libcudnn_ext.so.9"}


def test_a_pack_without_cudnn_has_no_gaps(pack: Path) -> None:
    assert gaps.close(pack, ["torch/lib/libtorch.so"]) == {}
    assert not list((pack / FOLDER).iterdir())


def test_an_older_cudnn_is_asked_for_older_names(pack: Path) -> None:
    assert f"{TENSOR}.8" in gaps.close(pack, [f"{FOLDER}/libcudnn_graph.so.8"])
