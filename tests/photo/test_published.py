"""Model files that people bring: missing, damaged, mistaken, hostile, or of numbers gone bad."""

import os
import re
import shutil

import numpy as np
import onnx
import pytest
from onnx import helper, numpy_helper
from photo.face_models import all_three, detector, landmarks106, landmarks203, save

from joyvasa_desktop import networks, paths
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.photo import published
from joyvasa_desktop.photo.landmarks106 import Landmarks106
from joyvasa_desktop.photo.landmarks203 import Landmarks203
from joyvasa_desktop.photo.published import PublishedNetwork
from joyvasa_desktop.photo.scrfd import Scrfd

PICTURE = np.full((100, 120, 3), 120, np.uint8)
BOX = (10.0, 10.0, 90.0, 90.0)
NAME = "2d106det.onnx"


def fit(path):
    return Landmarks106(path).fit(PICTURE, BOX)


def refusal(path, run=fit) -> str:
    """What is said about a file; there is always a way out."""
    with pytest.raises(UnreadableFile) as caught:
        run(path)
    assert path.name in caught.value.message
    assert caught.value.hint
    return caught.value.message


class TestFiles:
    def test_missing(self, odd_folder):
        assert "no file" in refusal(odd_folder / NAME)

    def test_folder(self, odd_folder):
        (odd_folder / NAME).mkdir()
        assert "folder" in refusal(odd_folder / NAME)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
    def test_pipe(self, odd_folder):
        os.mkfifo(odd_folder / NAME)
        assert "ordinary" in refusal(odd_folder / NAME)

    @pytest.mark.parametrize("content", [b"", b"version https://git-lfs", bytes(4000), b"\x08\x06"])
    def test_no_network(self, content, odd_folder):
        (odd_folder / NAME).write_bytes(content)
        assert "damaged" in refusal(odd_folder / NAME)

    @pytest.mark.parametrize("share", [0.02, 0.5, 0.98])
    def test_cut_off(self, share, odd_folder):
        whole = landmarks106(odd_folder / NAME).read_bytes()
        (odd_folder / NAME).write_bytes(whole[: int(share * len(whole))])
        assert re.search("damaged|isn't", refusal(odd_folder / NAME))

    def test_too_large(self, odd_folder, monkeypatch):
        monkeypatch.setattr(published, "MAX_BYTES", 10_000)
        assert "too large" in refusal(landmarks106(odd_folder / NAME))

    def test_read_from_any_folder(self, odd_folder):
        assert fit(landmarks106(odd_folder / NAME)).shape == (106, 2)

    def test_hint_names_the_way_without_it(self, tmp_path):
        with pytest.raises(UnreadableFile) as caught:
            Scrfd(paths.models() / "viseme_net.onnx").detect(PICTURE, 0.5)
        assert "built-in" in caught.value.hint


class TestOtherNetworks:
    @pytest.mark.parametrize("name", sorted(path.name for path in paths.models().glob("*.onnx")))
    def test_of_the_program(self, name):
        assert "isn't InsightFace's landmark model" in refusal(paths.models() / name)

    def test_exchanged(self, odd_folder):
        det, few, many = all_three(odd_folder)
        assert "isn't" in refusal(det)
        assert "isn't" in refusal(many)
        assert "isn't" in refusal(few, lambda path: Scrfd(path).detect(PICTURE, 0.5))
        points = np.random.default_rng(1).uniform(0, 90, (106, 2)).astype(np.float32)
        assert "isn't" in refusal(det, lambda path: Landmarks203(path).fit(PICTURE, points))

    @pytest.mark.parametrize("shape", [[1, 192], [1, 1, 192, 192], [1, 3, 192, 192, 1], []])
    def test_other_inputs(self, shape, odd_folder):
        nodes = [helper.make_node("Identity", ["data"], ["fc1"])]
        save(odd_folder / NAME, nodes, ("data", shape), [("fc1", shape)], [])
        assert "isn't" in refusal(odd_folder / NAME)

    def test_two_inputs(self, odd_folder):
        model = onnx.load_from_string(landmarks106(odd_folder / NAME).read_bytes())
        second = helper.make_tensor_value_info("more", onnx.TensorProto.FLOAT, [1, 3, 192, 192])
        model.graph.input.append(second)
        (odd_folder / NAME).write_bytes(model.SerializeToString())
        assert "isn't" in refusal(odd_folder / NAME)

    def test_other_sizes_of_outputs(self, odd_folder):
        path = landmarks203(odd_folder / "landmark.onnx")
        network = PublishedNetwork(path, "this", (1, 3, 224, 224), [(1, 214), (1, 262), (1, 407)])
        with pytest.raises(UnreadableFile, match="isn't this"):
            network.run(np.zeros((1, 3, 224, 224), np.float32))

    def test_outputs_of_another_kind(self, odd_folder):
        model = onnx.load_from_string(landmarks106(odd_folder / NAME).read_bytes())
        model.graph.node.append(helper.make_node("SequenceConstruct", ["fc1"], ["many"]))
        model.graph.output[0].CopyFrom(
            helper.make_tensor_sequence_value_info("many", onnx.TensorProto.FLOAT, None)
        )
        (odd_folder / NAME).write_bytes(model.SerializeToString())
        assert "isn't" in refusal(odd_folder / NAME)


class TestNumbers:
    @pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
    def test_weights_that_are_no_numbers(self, value, odd_folder):
        model = onnx.load_from_string(landmarks106(odd_folder / NAME).read_bytes())
        for tensor in model.graph.initializer:
            if tensor.name == "fc1b":
                bad = numpy_helper.to_array(tensor).copy()
                bad[3] = value
                tensor.CopyFrom(numpy_helper.from_array(bad, "fc1b"))
        (odd_folder / NAME).write_bytes(model.SerializeToString())
        assert "aren't numbers" in refusal(odd_folder / NAME)

    def test_a_detector_gone_bad_is_not_nobody(self, odd_folder):
        path = detector(odd_folder / "det_10g.onnx", lambda stride, anchor, which: NOTHING[which])
        message = refusal(path, lambda path: Scrfd(path).detect(PICTURE, 0.5))
        assert "aren't numbers" in message


NOTHING = [(np.zeros((width, 3)), np.full(width, np.nan)) for width in (1, 4, 10)]


class TestHostile:
    def test_memory_is_bounded(self, odd_folder):
        """4 GB at once."""
        value = helper.make_tensor("value", onnx.TensorProto.FLOAT, [1], [1.0])
        nodes = [
            helper.make_node("ConstantOfShape", ["sizes"], ["huge"], value=value),
            helper.make_node("ReduceMax", ["huge"], ["most"], keepdims=0),
            helper.make_node("ReduceMean", ["data"], ["mean"], keepdims=0),
            helper.make_node("Add", ["mean", "most"], ["fc1"]),
        ]
        count = numpy_helper.from_array(np.array([10**9], np.int64), "sizes")
        path = save(odd_folder / NAME, nodes, ("data", [1, 3, 192, 192]), [("fc1", [])], [count])
        assert networks.MOST_MEMORY < 4 * 10**9
        assert "can't be run" in refusal(path)

    def test_other_files_are_not_read(self, odd_folder, monkeypatch):
        """The format lets weights lie in another file, named inside."""
        monkeypatch.chdir(odd_folder)
        path = landmarks106(odd_folder / NAME)
        model = onnx.load_from_string(path.read_bytes())
        tensor = next(one for one in model.graph.initializer if one.name == "fc1w")
        (odd_folder / "secret.bin").write_bytes(tensor.raw_data)
        tensor.ClearField("raw_data")
        tensor.data_location = onnx.TensorProto.EXTERNAL
        tensor.external_data.add(key="location", value="../secret.bin")
        inner = odd_folder / "inner"
        inner.mkdir()
        (inner / NAME).write_bytes(model.SerializeToString())
        monkeypatch.chdir(inner)
        refusal(inner / NAME)

    def test_unknown_operations_are_refused(self, odd_folder):
        nodes = [helper.make_node("RunProgram", ["data"], ["fc1"], domain="example.com")]
        path = save(odd_folder / NAME, nodes, ("data", [1, 3, 192, 192]), [("fc1", [1, 212])], [])
        assert "damaged" in refusal(path)


def test_a_file_may_be_replaced_while_it_is_in_use(odd_folder):
    network = Landmarks106(landmarks106(odd_folder / NAME))
    before = network.fit(PICTURE, BOX)
    shutil.copy(paths.models() / "viseme_net.onnx", odd_folder / NAME)
    assert (network.fit(PICTURE, BOX) == before).all()
