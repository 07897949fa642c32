"""Converts the person segmentation network from TFLite to ONNX (opset 16).

usage: python convert_person_segmenter.py selfie_segmentation.tflite person_segmenter_256.onnx
needs: numpy, onnx, tflite 2.18, flatbuffers

The TFLite file is in the npm package @mediapipe/selfie_segmentation 0.1.1675465747 (Apache-2.0).
Its weights are 16-bit floats; they stay so in the ONNX file, behind Cast nodes, so that nothing is
rounded and the file stays small. The same input file gives the same output file, bit for bit.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import tflite
from onnx import TensorProto, helper, numpy_helper

NUMPY_TYPES = {0: np.float32, 1: np.float16, 2: np.int32}
OPERATOR_NAMES = {
    code: name for name, code in vars(tflite.BuiltinOperator).items() if isinstance(code, int)
}
SAME, VALID = 0, 1
DESCRIPTION = "Person segmentation; RGB in [0,1] to a probability per pixel"


class Source:
    """Reads the parts of a TFLite file that the conversion needs."""

    def __init__(self, content: bytes) -> None:
        self._model = tflite.Model.GetRootAsModel(content, 0)
        self.graph = self._model.Subgraphs(0)

    def operators(self) -> list[tuple[str, Any]]:
        """The operators in the order in which they run, each with its name."""
        found = [self.graph.Operators(i) for i in range(self.graph.OperatorsLength())]
        return [(self._name(operator), operator) for operator in found]

    def shape(self, tensor: int) -> list[int]:
        """Height and width come second and third: (1, H, W, C)."""
        described = self.graph.Tensors(tensor)
        return described.ShapeAsNumpy().tolist() if described.ShapeLength() else []

    def values(self, tensor: int) -> np.ndarray:
        """The numbers of a constant tensor."""
        described = self.graph.Tensors(tensor)
        raw = self._model.Buffers(described.Buffer()).DataAsNumpy()
        return np.frombuffer(raw.tobytes(), NUMPY_TYPES[described.Type()]).reshape(
            self.shape(tensor)
        )

    def _name(self, operator: Any) -> str:
        code = self._model.OperatorCodes(operator.OpcodeIndex())
        number = max(code.BuiltinCode(), code.DeprecatedBuiltinCode())
        if number == tflite.BuiltinOperator.CUSTOM:
            return code.CustomCode().decode()
        return OPERATOR_NAMES[number]


def options(operator: Any, kind: type) -> Any:
    """The settings of one operator."""
    table = operator.BuiltinOptions()
    result = kind()
    result.Init(table.Bytes, table.Pos)
    return result


class Converter:
    """Writes one ONNX node or two for every TFLite operator."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.values: dict[int, str] = {int(source.graph.InputsAsNumpy()[0]): "image"}
        self.weights: dict[int, np.ndarray] = {}
        self._count = 0

    def run(self) -> onnx.ModelProto:
        """The whole graph, checked."""
        for name, operator in self.source.operators():
            inputs = [int(i) for i in operator.InputsAsNumpy()]
            output = int(operator.OutputsAsNumpy()[0])
            if name == "DEQUANTIZE":
                self.weights[output] = self.source.values(inputs[0])
            else:
                self.values[output] = WRITERS[name](self, operator, inputs)
        last = self.values[int(self.source.graph.OutputsAsNumpy()[0])]
        self.nodes.append(helper.make_node("Identity", [last], ["mask"]))
        return self._model()

    def node(self, kind: str, inputs: list[str], **attributes: Any) -> str:
        """Adds a node and returns the name of its result."""
        name = self._name(kind.lower())
        self.nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def weight(self, values: np.ndarray) -> str:
        """A constant that is stored as 16-bit floats and computed with as 32-bit ones."""
        assert values.dtype == np.float16
        name = self._name("weight")
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return self.node("Cast", [name], to=TensorProto.FLOAT)

    def numbers(self, values: list[float]) -> str:
        """A constant of 32-bit floats."""
        name = self._name("numbers")
        self.constants.append(numpy_helper.from_array(np.array(values, np.float32), name))
        return name

    def _name(self, kind: str) -> str:
        self._count += 1
        return f"{kind}_{self._count}"

    def _model(self) -> onnx.ModelProto:
        image = helper.make_tensor_value_info("image", TensorProto.FLOAT, [1, 3, 256, 256])
        mask = helper.make_tensor_value_info("mask", TensorProto.FLOAT, [1, 1, 256, 256])
        graph = helper.make_graph(
            self.nodes, "person_segmenter", [image], [mask], self.constants, DESCRIPTION
        )
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", 16)],
            producer_name="person-segmenter-convert",
            doc_string=DESCRIPTION,
        )
        model.ir_version = 8
        onnx.checker.check_model(model, full_check=True)
        return model


def convolution(to: Converter, operator: Any, inputs: list[int]) -> str:
    """CONV_2D: kernels (out, h, w, in) become (out, in, h, w)."""
    settings = options(operator, tflite.Conv2DOptions)
    return _convolve(to, inputs, settings, to.weights[inputs[1]].transpose(0, 3, 1, 2), 1)


def depthwise(to: Converter, operator: Any, inputs: list[int]) -> str:
    """DEPTHWISE_CONV_2D: kernels (1, h, w, channels) become (channels, 1, h, w)."""
    settings = options(operator, tflite.DepthwiseConv2DOptions)
    kernels = to.weights[inputs[1]].transpose(3, 0, 1, 2)
    return _convolve(to, inputs, settings, kernels, len(kernels))


def _convolve(
    to: Converter, inputs: list[int], settings: Any, kernels: np.ndarray, groups: int
) -> str:
    assert settings.FusedActivationFunction() == 0 and settings.DilationHFactor() == 1
    stride = [settings.StrideH(), settings.StrideW()]
    size = list(kernels.shape[2:])
    pads = [0, 0, 0, 0]
    if settings.Padding() == SAME:
        pads = _same(to.source.shape(inputs[0])[1:3], size, stride)
    return to.node(
        "Conv",
        [to.values[inputs[0]], to.weight(kernels), to.weight(to.weights[inputs[2]])],
        kernel_shape=size,
        strides=stride,
        pads=pads,
        group=groups,
    )


def _same(shape: list[int], size: list[int], stride: list[int]) -> list[int]:
    """TensorFlow's padding: what is missing is split, the odd pixel goes to the end."""
    begin, end = [], []
    for length, kernel, step in zip(shape, size, stride, strict=True):
        missing = max((-(-length // step) - 1) * step + kernel - length, 0)
        begin.append(missing // 2)
        end.append(missing - missing // 2)
    return begin + end


def enlarge(to: Converter, operator: Any, inputs: list[int]) -> str:
    """RESIZE_BILINEAR with pixel centres at halves."""
    settings = options(operator, tflite.ResizeBilinearOptions)
    assert settings.HalfPixelCenters() and not settings.AlignCorners()
    height, width = to.source.shape(inputs[0])[1:3]
    new_height, new_width = to.source.values(inputs[1]).tolist()
    scales = to.numbers([1.0, 1.0, new_height / height, new_width / width])
    return to.node(
        "Resize",
        [to.values[inputs[0]], "", scales],
        mode="linear",
        coordinate_transformation_mode="half_pixel",
    )


def average(to: Converter, operator: Any, inputs: list[int]) -> str:
    """AVERAGE_POOL_2D over the whole map."""
    settings = options(operator, tflite.Pool2DOptions)
    window = [settings.FilterHeight(), settings.FilterWidth()]
    assert window == to.source.shape(inputs[0])[1:3] and settings.Padding() == VALID
    return to.node("GlobalAveragePool", [to.values[inputs[0]]])


def enlarge_by_convolution(to: Converter, operator: Any, inputs: list[int]) -> str:
    """Convolution2DTransposeBias: kernels (out, 2, 2, in) become (in, out, 2, 2), stride 2."""
    # The settings are three 32-bit numbers: padding and both strides.
    stride = np.frombuffer(operator.CustomOptionsAsNumpy().tobytes(), np.int32)[1:].tolist()
    kernels = to.weights[inputs[1]].transpose(3, 0, 1, 2)
    assert stride == [2, 2] == list(kernels.shape[2:]), "kernels must not overlap"
    return to.node(
        "ConvTranspose",
        [to.values[inputs[0]], to.weight(kernels), to.weight(to.weights[inputs[2]])],
        kernel_shape=stride,
        strides=stride,
    )


def same_operator(kind: str) -> Callable[[Converter, Any, list[int]], str]:
    """A writer for an operator that ONNX has under another name."""

    def write(to: Converter, _operator: Any, inputs: list[int]) -> str:
        return to.node(kind, [to.values[i] for i in inputs])

    return write


WRITERS = {
    "CONV_2D": convolution,
    "DEPTHWISE_CONV_2D": depthwise,
    "RESIZE_BILINEAR": enlarge,
    "AVERAGE_POOL_2D": average,
    "Convolution2DTransposeBias": enlarge_by_convolution,
    "RELU": same_operator("Relu"),
    "HARD_SWISH": same_operator("HardSwish"),
    "LOGISTIC": same_operator("Sigmoid"),
    "ADD": same_operator("Add"),
    "MUL": same_operator("Mul"),
}


def main(source: Path, target: Path) -> None:
    """Converts one file."""
    model = Converter(Source(source.read_bytes())).run()
    target.write_bytes(model.SerializeToString())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
