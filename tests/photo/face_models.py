"""Tiny networks with the inputs and outputs of the published ones for faces.

The detector sees red: an 8 x 8 cell of its input that is red all over is a face. Where its box
and points lie, counted from that cell's corner, is written into it. What the landmark networks
give hangs on the picture only a little, unless it is made to hang on it more.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

STRIDES = (8, 16, 32)
DETECTOR_OUTPUTS = (("448", "471", "494"), ("451", "474", "497"), ("454", "477", "500"))
WIDTHS = (1, 4, 10)

FIVE = np.array([(-12, -8), (12, -8), (0, 4), (-9, 16), (9, 16)], np.float32)
"""The five points of a face, pixels of the detector's input from its cell's corner."""

BOX = np.array([24, 24, 24, 32], np.float32)
"""How far the box reaches to the left, up, right and down from there."""

Weights = Callable[[int, int, int], tuple[np.ndarray, np.ndarray]]
"""Stride, anchor and which output (0 score, 1 box, 2 points) to weights (width, 3) of red, green
and blue, and biases (width,)."""


def seeing_red(box: np.ndarray = BOX, five: np.ndarray = FIVE) -> Weights:
    """Of a detector that finds red cells at the finest level, by their first anchor."""

    def weights(stride: int, anchor: int, which: int) -> tuple[np.ndarray, np.ndarray]:
        still = np.zeros((WIDTHS[which], 3), np.float32)
        if which == 0:
            seen = stride == STRIDES[0] and anchor == 0
            # Red less green is 2 for red and 0 for grey.
            return np.array([[20, -20, 0]], np.float32) * seen, np.array([-36 if seen else -99.0])
        return still, (box if which == 1 else five.ravel()) / stride

    return weights


def at_random(seed: int) -> Weights:
    """Of a detector whose every number hangs on the picture."""
    random = np.random.default_rng(seed)

    def weights(stride: int, anchor: int, which: int) -> tuple[np.ndarray, np.ndarray]:
        mix = random.normal(size=(WIDTHS[which], 3))
        bias = random.normal(size=WIDTHS[which]) * 0.3
        return (np.abs(mix) * 2, bias - 4) if which == 0 else (mix, bias + 3 * (which == 1))

    return weights


def detector(path: Path, weights: Weights | None = None) -> Path:
    """Writes a detector; by default one that sees red."""
    weights = weights or seeing_red()
    nodes, constants, outputs = [], [], []
    for which, (width, names) in enumerate(zip(WIDTHS, DETECTOR_OUTPUTS, strict=True)):
        for stride, name in zip(STRIDES, names, strict=True):
            both = [weights(stride, anchor, which) for anchor in range(2)]
            kernel = np.concatenate([mix for mix, _ in both])[:, :, None, None]
            constants += [
                _constant(f"{name}w", kernel.astype(np.float32)),
                _constant(f"{name}b", np.concatenate([bias for _, bias in both])),
                _constant(f"{name}s", np.array([-1, width], np.int64)),
            ]
            sides = {"kernel_shape": [stride, stride], "strides": [stride, stride]}
            nodes += [
                helper.make_node("AveragePool", ["input.1"], [f"{name}p"], **sides),
                helper.make_node("Conv", [f"{name}p", f"{name}w", f"{name}b"], [f"{name}c"]),
                helper.make_node(
                    "Sigmoid" if which == 0 else "Identity", [f"{name}c"], [f"{name}a"]
                ),
                helper.make_node("Transpose", [f"{name}a"], [f"{name}t"], perm=[0, 2, 3, 1]),
                helper.make_node("Reshape", [f"{name}t", f"{name}s"], [name]),
            ]
            outputs.append((name, [f"n{stride}", width]))
    return save(path, nodes, ("input.1", [1, 3, "?", "?"]), outputs, constants)


def landmarks106(path: Path, *, follows: float = 0.0, scaled: bool = True) -> Path:
    """Writes a network for 106 landmarks: `face106`, and as much more as the picture `follows`.

    Args:
        scaled: it begins with the steps by which the published one scales the pixels.
    """
    first = [
        helper.make_node("Sub", ["data", "mean"], ["centred"], name="_minusscalar0"),
        helper.make_node("Mul", ["centred", "range"], ["values"], name="_mulscalar0"),
    ]
    constants = [
        _constant("mean", np.array([127.5], np.float32)),
        _constant("range", np.array([1 / 128], np.float32)),
    ]
    outputs = {"fc1": face106().ravel()}
    begin = first if scaled else [helper.make_node("Identity", ["data"], ["values"], name="begin")]
    return _landmarks(path, "data", 192, outputs, follows, begin, constants if scaled else [])


def landmarks203(path: Path, *, follows: float = 0.0, lips: float = 0.1) -> Path:
    """Writes a network for 203 landmarks: `face203` with lips so far apart, in mouth widths."""
    outputs = {
        "output": np.zeros(214),
        "853": np.zeros(262),
        "856": face203(lips).ravel(),
    }
    begin = [helper.make_node("Identity", ["input"], ["values"])]
    return _landmarks(path, "input", 224, outputs, follows, begin, [])


def all_three(folder: Path) -> tuple[Path, Path, Path]:
    """Writes the three under their published names: detector, 106 and 203 landmarks."""
    return (
        detector(folder / "det_10g.onnx"),
        landmarks106(folder / "2d106det.onnx"),
        landmarks203(folder / "landmark.onnx"),
    )


def face106() -> np.ndarray:
    """A face (106, 2) in -1..1 of the landmark network's square: eyes and mouth at their places."""
    points = np.random.default_rng(106).uniform(-0.5, 0.5, (106, 2))
    points[[33, 35, 40, 39]] = (-0.25, -0.2)
    points[[87, 89, 94, 93]] = (0.25, -0.2)
    points[[52, 61]] = (-0.2, 0.3), (0.2, 0.3)
    points[0], points[[1, 17]] = (0, 0.6), [(-0.5, -0.1), (0.5, -0.1)]
    return points.astype(np.float32)


def face203(lips: float) -> np.ndarray:
    """A face (203, 2) in 0..1 of the landmark network's square."""
    points = np.random.default_rng(203).uniform(0.2, 0.8, (203, 2))
    points[[48, 66]] = (0.4, 0.7), (0.6, 0.7)
    points[[90, 102]] = (0.5, 0.7 - 0.1 * lips), (0.5, 0.7 + 0.1 * lips)
    return points.astype(np.float32)


def painted(picture: np.ndarray, *spots: tuple[int, int, int]) -> np.ndarray:
    """A copy with red squares: left, top, side."""
    copy = picture.copy()
    for left, top, side in spots:
        copy[top : top + side, left : left + side] = (255, 0, 0)
    return copy


def save(
    path: Path,
    nodes: list[onnx.NodeProto],
    source: tuple[str, list[int | str]],
    outputs: list[tuple[str, list[int | str]]],
    constants: list[onnx.TensorProto],
) -> Path:
    """Writes any network of one input."""
    infos = [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in [source, *outputs]]
    graph = helper.make_graph(nodes, "faces", infos[:1], infos[1:], constants)
    opset = [helper.make_opsetid("", 11)]
    path.write_bytes(
        helper.make_model(graph, opset_imports=opset, ir_version=6).SerializeToString()
    )
    return path


def _landmarks(
    path: Path,
    source: str,
    size: int,
    outputs: dict[str, np.ndarray],
    follows: float,
    begin: list[onnx.NodeProto],
    constants: list[onnx.TensorProto],
) -> Path:
    cells = 8
    nodes, constants = [*begin], [*constants, _constant("flat", np.array([1, -1], np.int64))]
    sides = {"kernel_shape": [size // cells] * 2, "strides": [size // cells] * 2}
    nodes.append(helper.make_node("AveragePool", ["values"], ["means"], **sides))
    nodes.append(helper.make_node("Reshape", ["means", "flat"], ["row"]))
    random = np.random.default_rng(size)
    for name, points in outputs.items():
        mix = random.normal(size=(3 * cells**2, points.size)) * follows / cells
        constants += [_constant(f"{name}w", mix), _constant(f"{name}b", points)]
        nodes.append(helper.make_node("Gemm", ["row", f"{name}w", f"{name}b"], [name]))
    shapes: list[tuple[str, list[int | str]]] = [(n, [1, v.size]) for n, v in outputs.items()]
    return save(path, nodes, (source, ["None", 3, size, size]), shapes, constants)


def _constant(name: str, values: np.ndarray) -> onnx.TensorProto:
    kept = values if values.dtype == np.int64 else values.astype(np.float32)
    return numpy_helper.from_array(np.ascontiguousarray(kept), name)
