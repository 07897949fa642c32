"""Names of a network's first steps, read without a library."""

import onnx
from hypothesis import given
from hypothesis import strategies as st
from onnx import helper
from photo.face_models import landmarks106

from joyvasa_desktop import paths
from joyvasa_desktop.photo.nodes import first_nodes


def test_as_the_library_reads_them(tmp_path):
    files = [*paths.models().glob("*.onnx"), landmarks106(tmp_path / "landmarks.onnx")]
    for path in files:
        wanted = [node.name for node in onnx.load_from_string(path.read_bytes()).graph.node]
        assert first_nodes(path.read_bytes()) == wanted[:8]
        assert first_nodes(path.read_bytes(), 1) == wanted[:1]


@given(st.lists(st.text(max_size=200), max_size=12), st.integers(0, 12))
def test_any_names(names, count):
    nodes = [helper.make_node("Neg", ["a"], ["b"], name=name) for name in names]
    model = helper.make_model(helper.make_graph(nodes, "any", [], []))
    assert first_nodes(model.SerializeToString(), count) == names[:count]


@given(st.binary(max_size=300))
def test_anything_ends(content):
    assert len(first_nodes(content)) <= 8


@given(st.data())
def test_cut_off(data):
    nodes = [helper.make_node("Neg", ["a"], ["b"], name=f"node {i}") for i in range(6)]
    content = helper.make_model(helper.make_graph(nodes, "any", [], [])).SerializeToString()
    part = content[: data.draw(st.integers(0, len(content)))]
    names = first_nodes(part)
    # The last one may be cut off as well.
    assert names[:-1] == [f"node {i}" for i in range(6)][: max(len(names) - 1, 0)]


def test_a_number_without_an_end_costs_nothing():
    # Read to its end, it would take minutes: every byte makes the number longer.
    assert first_nodes(b"\xff" * 2_000_000) == []
