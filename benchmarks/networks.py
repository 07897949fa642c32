"""LivePortrait's networks at the published size, in the product's form against the plain one.

The plain form states each network step by step, with nothing saved: see
`tests/parity/plain_networks.py`. Weights are synthetic: the folder `shared` with their generator
must lie beside the checkout, and JOYVASA_SYNTHETIC can name a folder that keeps them. With a
graphics card the same is measured there, in all number formats and compiled.

python3 dev.py bench networks
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from benchmarks.table import Table
from joyvasa_desktop.render.liveportrait import LivePortrait
from joyvasa_desktop.render.networks.keypoints import refined, transformed
from joyvasa_desktop.render.networks.warping import Source
from joyvasa_desktop.render.workplace import LARGEST_BATCH

if TYPE_CHECKING:
    from tests.parity.synthetic import Synthetic

ROUNDS = 3
GFLOP = 1234.0
"""Of a frame in the plain form: warping 342, drawing 892."""

_SHARED = Path(__file__).resolve().parents[2] / "shared"
_BATCHES = (1, 4, LARGEST_BATCH)


def run(folder: Path, table: Table) -> None:
    """Times every network in both forms, then whole frames in every number format."""
    synthetic = synthetic_weights(folder)
    if synthetic is None:
        return
    root = synthetic.files("liveportrait_?")
    plain = {
        letter: {
            name: torch.from_numpy(array)
            for name, array in synthetic.tensors(f"liveportrait_{letter}").items()
        }
        for letter in "FMWG"
    }
    with torch.inference_mode(), np.load(_SHARED / "parity/goldens/networks_inputs.npz") as inputs:
        photo = torch.from_numpy(inputs["human_image"]).permute(2, 0, 1)[None].float() / 255
        _on_processor(root, plain, photo, table)
        if torch.cuda.is_available():
            _on_card(root, plain, photo, table)


def synthetic_weights(folder: Path) -> Synthetic | None:
    """Makes checkpoints of the published sizes; None if their generator isn't there."""
    from tests.parity.synthetic import Synthetic, kept_folder

    if not _SHARED.is_dir():
        print("left out: the folder shared isn't beside this checkout")
        return None
    return Synthetic(_SHARED / "parity", kept_folder() or folder / "synthetic")


def _on_processor(
    root: Path, plain: dict[str, dict[str, Tensor]], photo: Tensor, table: Table
) -> None:
    from tests.parity import plain_networks as plainly

    made = LivePortrait.load(root)
    source, still = _source(made, photo)
    feature = source.features
    moved = still + 0.03 * torch.sin(torch.arange(63.0)).view(1, 21, 3)
    warped = made.warp(source, moved).features
    forms: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "appearance": (
            lambda: plainly.appearance(plain["F"], photo),
            lambda: made.appearance(photo),
        ),
        "motion": (lambda: plainly.motion(plain["M"], photo), lambda: made.keypoints(photo)),
        "warping": (
            lambda: plainly.warping(plain["W"], feature, still, moved),
            lambda: made.warp(source, moved),
        ),
        "drawing": (
            lambda: plainly.generator(plain["G"], warped),
            lambda: made.decode(warped),
        ),
    }
    before = after = 0.0
    for name, pair in forms.items():
        slow, quick = _times(pair)
        table.add("networks", f"{name}, plain", slow, "s")
        table.add("networks", name, quick, "s")
        table.add("networks", f"{name} is faster than plain", slow / quick, "x")
        if name in ("warping", "drawing"):
            before, after = before + slow, after + quick
    table.add("networks", "a frame is faster than plain", before / after, "x", ">= 1.5")
    wanted = plainly.generator(plain["G"], plainly.warping(plain["W"], feature, still, moved)[0])
    drawn = made.frames(source, moved)
    error = float((drawn - wanted).abs().max())
    table.add("networks", "largest difference to plain", error * 1e6, "millionths", "<= 500")
    rate = _convolution_rate()
    table.add("networks", "processor, float32 convolutions", rate, "GFLOP/s")
    table.add("networks", "frames, limit of the plain form", rate / GFLOP, "fps")
    table.add("networks", "frames, reached", 1 / after, "fps")
    coarse = LivePortrait.load(root, dtype=torch.bfloat16)
    (seconds,) = _times((lambda: coarse.frames(source, moved),))
    table.add("networks", "bfloat16: a frame", seconds, "s")
    table.add("networks", "bfloat16: faster than float32", after / seconds, "x")
    table.add(
        "networks", "bfloat16: like float32", _psnr(coarse.frames(source, moved), drawn), "dB"
    )


def _on_card(root: Path, plain: dict[str, dict[str, Tensor]], photo: Tensor, table: Table) -> None:
    """The same on a graphics card; peaks are what PyTorch reserved."""
    card = torch.device("cuda")
    wanted, before = _plain_on_card(plain, photo.to(card), table)
    for name, dtype in (("float32", torch.float32), ("float16", torch.float16)):
        with _peak(card) as peak:
            drawn, seconds = _in_format(root, photo, dtype, name, table)
        half = dtype is torch.float16
        limit = _matmul_rate(card, dtype) / GFLOP
        table.add("card", f"{name}: limit of the plain form", limit, "fps")
        faster = before / seconds
        table.add("card", f"{name}: faster than plain", faster, "x", ">= 2.5" if half else "")
        table.add("card", f"{name}: reserved", peak[0], "GB", "<= 3.0" if half else "")
        table.add("card", f"{name}: like plain", _psnr(drawn, wanted), "dB")
    _compiled(root, photo, before, table)


def _compiled(root: Path, photo: Tensor, before: float, table: Table) -> None:
    """Half precision again, with PyTorch's compiler, which takes a minute at first."""
    card = torch.device("cuda")
    made = LivePortrait.load(root, device=card, dtype=torch.float16)
    source, still = _source(made, photo)
    compiled = torch.compile(made.frames, fullgraph=True)
    with _peak(card) as peak:
        moved = still.expand(LARGEST_BATCH, -1, -1)
        (seconds,) = _times((partial(compiled, source, moved),), card)
    rate = LARGEST_BATCH / seconds
    table.add("card", f"float16 compiled, batch {LARGEST_BATCH}", rate, "fps")
    table.add("card", "float16 compiled: faster than plain", before * rate, "x")
    table.add("card", "float16 compiled: reserved", peak[0], "GB")


def _in_format(
    root: Path, photo: Tensor, dtype: torch.dtype, name: str, table: Table
) -> tuple[Tensor, float]:
    """A frame in a number format, and the seconds of one in the best batch."""
    card = torch.device("cuda")
    made = LivePortrait.load(root, device=card, dtype=dtype)
    source, still = _source(made, photo)
    moved = still + 0.03 * torch.sin(torch.arange(63.0, device=card)).view(1, 21, 3)
    best = math.inf
    for batch in _BATCHES:
        (seconds,) = _times((partial(made.frames, source, moved.expand(batch, -1, -1)),), card)
        table.add("card", f"{name}, batch {batch}", batch / seconds, "fps")
        best = min(best, seconds / batch)
    return made.frames(source, moved), best


def _source(made: LivePortrait, photo: Tensor) -> tuple[Source, Tensor]:
    """What frames of a photo share, and its keypoints."""
    still = made.transform(made.keypoints(photo))
    return made.source(made.appearance(photo), still), still


def _plain_on_card(
    plain: dict[str, dict[str, Tensor]], photo: Tensor, table: Table
) -> tuple[Tensor, float]:
    """A frame in the plain form, and how many seconds it takes."""
    from tests.parity import plain_networks as plainly

    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = False
    weights = {
        letter: {name: tensor.to(photo.device) for name, tensor in tensors.items()}
        for letter, tensors in plain.items()
    }
    # The plain form makes its grids where tensors are made by default.
    with torch.device(photo.device), _peak(photo.device) as peak:
        feature = plainly.appearance(weights["F"], photo)
        still = transformed(refined(plainly.motion(weights["M"], photo)))
        moved = still + 0.03 * torch.sin(torch.arange(63.0)).view(1, 21, 3)

        def frame() -> Tensor:
            warped = plainly.warping(weights["W"], feature, still, moved)[0]
            return plainly.generator(weights["G"], warped)

        (seconds,) = _times((frame,), photo.device)
        drawn = frame()
    table.add("card", "plain float32, batch 1", 1 / seconds, "fps")
    table.add("card", "plain float32: reserved at most", peak[0], "GB")
    return drawn, seconds


@contextmanager
def _peak(card: torch.device) -> Iterator[list[float]]:
    """GB that were reserved at most in the block, as the only item of a list."""
    torch.cuda.empty_cache()
    torch.cuda.reset_peak_memory_stats(card)
    found: list[float] = []
    yield found
    found.append(torch.cuda.max_memory_reserved(card) / 1e9)


def _times(
    forms: tuple[Callable[[], object], ...], card: torch.device | None = None
) -> tuple[float, ...]:
    """The best of a few rounds in turn, so that a busy moment strikes all alike."""
    best = [math.inf] * len(forms)
    for _ in range(ROUNDS):
        for i, form in enumerate(forms):
            begun = time.perf_counter()
            form()
            if card is not None:
                torch.cuda.synchronize(card)
            best[i] = min(best[i], time.perf_counter() - begun)
    return tuple(best)


def _matmul_rate(card: torch.device, dtype: torch.dtype) -> float:
    """GFLOP/s of a large product of matrices."""
    size = 8192
    matrix = torch.ones(size, size, dtype=dtype, device=card)
    (seconds,) = _times((lambda: matrix @ matrix,), card)
    return 2 * size**3 / seconds / 1e9


def _convolution_rate() -> float:
    """GFLOP/s of a convolution that fits processors well; their matrix products are slower."""
    features, weight = torch.ones(1, 512, 64, 64), torch.ones(512, 512, 3, 3)
    features = features.contiguous(memory_format=torch.channels_last)
    (seconds,) = _times((lambda: torch.conv2d(features, weight, padding=1),))
    return 2 * 512 * 512 * 9 * 64 * 64 / seconds / 1e9


def _psnr(found: Tensor, wanted: Tensor) -> float:
    return float(-10 * (found - wanted).square().mean().log10())
