"""Networks that need nothing but themselves pass; all others are refused before they are opened."""

from __future__ import annotations

import random
from pathlib import Path

import onnx
import pytest
from onnx import TensorProto, helper

from joyvasa_desktop import paths
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.weights.onnx import check_contained


def branch(tensor: TensorProto) -> onnx.GraphProto:
    return helper.make_graph([], "branch", [], [], [tensor])


def model(tensor: TensorProto, where: str) -> bytes:
    """A network with a tensor at one of the places where tensors can be."""
    node = helper.make_node("If", ["x"], ["y"])
    graph = helper.make_graph([node], "main", [], [])
    made = helper.make_model(graph)
    if where == "weights":
        made.graph.initializer.append(tensor)
    elif where == "constant":
        made.graph.node[0].attribute.append(helper.make_attribute("value", tensor))
    elif where == "branch":
        made.graph.node[0].attribute.append(helper.make_attribute("then", branch(tensor)))
    elif where == "list":
        made.graph.node[0].attribute.append(helper.make_attribute("values", [tensor]))
    elif where == "sparse":
        made.graph.sparse_initializer.append(onnx.SparseTensorProto(values=tensor))
    elif where == "function":
        made.functions.append(onnx.FunctionProto(name="f", node=list(made.graph.node)))
        made.functions[0].node[0].attribute.append(helper.make_attribute("value", tensor))
    elif where == "training":
        made.training_info.append(onnx.TrainingInfoProto(algorithm=branch(tensor)))
    content: bytes = made.SerializeToString()
    return content


PLACES = ["weights", "constant", "branch", "list", "sparse", "function", "training"]


@pytest.mark.parametrize("where", PLACES)
def test_a_tensor_in_another_file_is_found_wherever_it_is(where: str) -> None:
    tensor = TensorProto(name="w", dims=[2], data_type=1)
    tensor.float_data.extend([1, 2])
    check_contained("a.onnx", model(tensor, where))
    tensor.ClearField("float_data")
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="../secret")
    with pytest.raises(UnreadableFile, match="other files") as caught:
        check_contained("a.onnx", model(tensor, where))
    assert "a.onnx" in caught.value.message


@pytest.mark.parametrize("file", sorted(paths.models().glob("*.onnx")), ids=lambda file: file.name)
def test_the_programs_own_networks_pass(file: Path) -> None:
    check_contained(file.name, file.read_bytes())


def test_a_cut_or_changed_network_is_refused_or_passes_but_never_fails_otherwise() -> None:
    content = (paths.models() / "viseme_net.onnx").read_bytes()
    chance = random.Random(5)
    for _ in range(300):
        changed = bytearray(content[: chance.randrange(len(content))])
        for _ in range(3):
            if changed:
                changed[chance.randrange(min(len(changed), 3000))] = chance.randrange(256)
        try:
            check_contained("a.onnx", bytes(changed))
        except UnreadableFile as error:
            assert error.hint
