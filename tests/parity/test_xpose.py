"""X-Pose against the reference numbers: parts, a small input, the decoder alone, whole pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import torch
from parity import plain_unipose as plain
from parity.synthetic import Numbers, Synthetic, python_file
from photo.random_xpose import table_of
from torch import Tensor, nn

from joyvasa_desktop.arrays import Pixels
from joyvasa_desktop.photo.crop import crop_face
from joyvasa_desktop.photo.unipose import places
from joyvasa_desktop.photo.unipose.decoder import Seen
from joyvasa_desktop.photo.unipose.deformable import DeformableAttention, sampled
from joyvasa_desktop.photo.unipose.encoder import Fusion
from joyvasa_desktop.photo.unipose.network import UniPose, load
from joyvasa_desktop.photo.unipose.picture import network_size, prepared
from joyvasa_desktop.photo.unipose.watch import Kept, Watch
from joyvasa_desktop.photo.xpose import Points, XPose

PARTS = 1e-5
STAGES = 1e-4
"""Largest differences that are allowed, by the largest value of the array."""

LOGITS = 2e-4
PIXELS = 0.5
SCORE = 5e-3
SAME_RANK = 5e-5
"""Absolute ones. Queries whose scores are closer than the last may change their places."""

UNIT_SIZES = ((6, 9), (3, 5), (2, 3), (1, 2))
SMALL_SIZES = ((32, 40), (16, 20), (8, 10), (4, 5))

Reader = Callable[[str], Numbers]

RUNS: list[tuple[str, Points]] = [
    ("chelsea_strip", 9),
    ("chelsea_strip", 68),
    ("chelsea", 9),
    ("astronaut_crop", 9),
]


@pytest.fixture(scope="module", autouse=True)
def exactly() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    with torch.inference_mode():
        yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def reference(numbers: Reader) -> Numbers:
    return numbers("animals")


@pytest.fixture(scope="module")
def embeddings(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the tables that describe the points."""
    folder = tmp_path_factory.mktemp("tables")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(shared / "parity"))
        python_file(shared / "parity" / "xpose_embeddings.py").write(folder)
    return folder


@pytest.fixture(scope="module")
def xpose(synthetic: Synthetic, embeddings: Path) -> XPose:
    return XPose.load(synthetic.file("liveportrait_animals__xpose"), embeddings)


@pytest.fixture(scope="module")
def network(synthetic: Synthetic) -> UniPose:
    return load(synthetic.file("liveportrait_animals__xpose"), torch.device("cpu"))


def noise(synthetic: Synthetic, name: str, *shape: int) -> Tensor:
    return torch.from_numpy(synthetic.noise(f"xpose_{name}", *shape))


def part(network: UniPose, name: str, kind: type[nn.Module]) -> nn.Module:
    found = network.get_submodule(name)
    assert isinstance(found, kind)
    return found


def largest(reference: Numbers, key: str) -> float:
    """The largest value of a reference array."""
    if key in reference.arrays:
        return float(np.abs(reference[key]).max())
    return float(np.abs(reference[f"{key}/stats"][3:]).max())


def error(reference: Numbers, key: str, found: Tensor) -> float:
    """The largest difference, by the largest value of the reference."""
    return reference.largest_error(key, found) / largest(reference, key)


def compare(reference: Numbers, group: str, found: dict[str, Tensor]) -> None:
    """Every result that the reference has."""
    keys = {
        key.removeprefix(group).removesuffix("/shape")
        for key in reference.arrays
        if key.startswith(group) and not key.endswith(("/sub", "/strides", "/stats"))
    }
    assert len(keys) > 15
    for key in keys:
        if key.endswith("logits"):
            assert reference.largest_error(group + key, found[key]) <= LOGITS, key
        else:
            assert error(reference, group + key, found[key]) <= STAGES, key


def indices(reference: Numbers, key: str) -> Tensor:
    return torch.from_numpy(reference[key]).long()


# --------------------------------------------------------------------- parts


def test_sampling(synthetic, reference):
    values = noise(synthetic, "msda_value", 2, 77, 8, 32)
    where = 0.5 + 0.5 * noise(synthetic, "msda_loc", 2, 11, 8, 4, 4, 2)
    weights = noise(synthetic, "msda_w", 2, 11, 8, 16).softmax(-1)
    both = [
        sampled(table_of(tokens.flatten(1), UNIT_SIZES), *looks, UNIT_SIZES)
        for tokens, *looks in zip(values, where, weights, strict=True)
    ]
    assert error(reference, "unit/msda_core", torch.stack(both)) <= PARTS


@pytest.mark.parametrize(
    ("key", "name", "queries"),
    [
        ("encoder0", "transformer.encoder.layers.0.self_attn", ("msda_q", 77)),
        ("decoder0", "transformer.decoder.layers.0.cross_attn", ("msda_q2", 13)),
    ],
)
def test_deformable_attention(synthetic, reference, network, key, name, queries):
    attention = part(network, name, DeformableAttention)
    table = attention.table(noise(synthetic, "msda_src", 1, 77, 256)[0], UNIT_SIZES, Watch())
    asked = noise(synthetic, queries[0], 1, queries[1], 256)[0]
    boxes = noise(synthetic, "msda_ref4", 1, 13, 4).sigmoid()[0]
    around = boxes if key == "decoder0" else places.centres(UNIT_SIZES)
    found = attention(asked, around, table, UNIT_SIZES)[None]
    assert error(reference, f"unit/msda_{key}", found) <= PARTS


def test_places(synthetic, reference):
    found = {
        "encoder_refs": places.centres(UNIT_SIZES),
        "pos2d": places.level_code(5, 7).t().view(1, 256, 5, 7),
        "sine4": places.box_code(noise(synthetic, "sine4", 3, 1, 4).sigmoid()),
        "inverse_sigmoid": places.inverse_sigmoid(torch.linspace(-0.1, 1.1, 25)),
    }
    for key, value in found.items():
        assert error(reference, f"unit/{key}", value) <= PARTS, key


def test_proposals(reference):
    logits, inside = places.proposals(SMALL_SIZES)
    assert np.array_equal(inside, reference["unit/proposals_valid"])
    np.testing.assert_allclose(logits, reference["unit/proposals"], rtol=PARTS, atol=PARTS)


def test_fusion(synthetic, reference, network):
    fusion = part(network, "transformer.encoder.fusion_layers.2", Fusion)
    tokens, text = noise(synthetic, "fus_v", 1, 60, 256), noise(synthetic, "fus_l", 1, 1, 256)
    tokens, text = fusion(tokens[0], text[0, 0])
    assert error(reference, "unit/fusion2_v", tokens[None]) <= PARTS
    assert error(reference, "unit/fusion2_l", text[None, None]) <= PARTS


def test_sizes(reference):
    for *size, width, height in reference["unit/resize_table"].tolist():
        assert network_size(*size) == (width, height)


# --------------------------------------------------------------------- the network, small


def test_small_input(synthetic, reference, xpose):
    picture = noise(synthetic, "small", 1, 3, 250, 317)
    order, groups = indices(reference, "small/order"), indices(reference, "small/groups")
    compare(reference, "small/", xpose.trace(picture, 9, order, groups))


def test_the_plain_form_of_a_small_input(synthetic, reference):
    """What the product is compared with in other tests and in benchmarks is right itself."""
    weights = {
        name: torch.from_numpy(array)
        for name, array in synthetic.tensors("liveportrait_animals__xpose").items()
    }
    face = (synthetic.noise("xpose_clip_ins", 1, 512) * np.float32(0.45)).astype(np.float16)
    picture = noise(synthetic, "small", 1, 3, 250, 317)
    memory, text, _ = plain.encoded(weights, picture, torch.from_numpy(face).float())
    assert error(reference, "small/memory", memory[None]) <= STAGES
    assert error(reference, "small/text", text[0]) <= STAGES


@pytest.mark.parametrize("points", [9, 68])
def test_decoder_alone(synthetic, reference, network, xpose, points):
    memory = noise(synthetic, "dec_memory", 1, 1700, 256)[0]
    text = 0.15 * noise(synthetic, "dec_text", 1, 256)[0]
    boxes = 4 * noise(synthetic, "dec_ref", 1, 900, 4)[0] + torch.tensor([0, 0, -1.5, -1.5])
    names = torch.from_numpy(prompts(synthetic, points))
    seen = Seen(memory, text, network.projection_kpt(names), SMALL_SIZES)
    kept = Kept()
    groups = indices(reference, f"decode{points}/groups")
    network.decoded(network.transformer.beginning(boxes), seen, kept, groups)
    compare(reference, f"decode{points}/", kept.values)


def prompts(synthetic: Synthetic, points: int) -> np.ndarray:
    """What the synthetic table says of the points."""
    values = synthetic.noise(f"xpose_clip_kpt_{points}", points, 512) * np.float32(0.45)
    return values.astype(np.float16).astype(np.float32)


def test_own_selection_of_a_small_input(synthetic, reference, xpose):
    order = indices(reference, "small/order")
    found = xpose.trace(noise(synthetic, "small", 1, 3, 250, 317), order=order)
    check_selections(reference, "small/", found)


def check_selections(reference: Numbers, group: str, found: dict[str, Tensor]) -> None:
    """The same sets, and ranks that differ only where scores hardly do.

    Args:
        found: with the reference's order, which decides what the queries are called.
    """
    wanted = reference[f"{group}order"]
    scores = found["select_logits"][0]
    own = scores.topk(len(wanted)).indices.numpy()
    assert set(own.tolist()) == set(wanted.tolist())
    differ = np.abs(scores.numpy()[own] - scores.numpy()[wanted])
    assert differ.max() < SAME_RANK
    assert set(found["groups"].tolist()) == set(reference[f"{group}groups"].tolist())


# --------------------------------------------------------------------- whole pictures


@cache
def picture(name: str) -> Pixels:
    from skimage import data

    cat: Pixels = data.chelsea()
    if name == "astronaut_crop":
        return np.ascontiguousarray(data.astronaut()[:, 100:400])
    return np.ascontiguousarray(cat[110:210]) if name == "chelsea_strip" else cat


@pytest.mark.parametrize("name", ["chelsea", "astronaut_crop", "chelsea_strip"])
def test_input(reference, name):
    assert reference.largest_error(f"run/{name}/input", prepared(picture(name))) == 0


@pytest.mark.full_size
@pytest.mark.parametrize(("name", "points"), RUNS)
def test_points_of_a_picture(reference, xpose, name, points):
    landmarks, score = xpose.detect(picture(name), points)
    group = f"run/{name}/{points}"
    assert np.abs(landmarks - reference[f"{group}/points"]).max() <= PIXELS
    assert abs(score - reference[f"{group}/score"].item()) <= SCORE


@pytest.mark.full_size
@pytest.mark.parametrize(("name", "points"), RUNS[:2])
def test_stages_of_a_picture(reference, xpose, name, points):
    group = f"run/{name}/{points}/"
    order = indices(reference, f"{group}order")
    found = xpose.trace(prepared(picture(name)), points, order)
    check_selections(reference, group, found)
    own = found["groups"].tolist()
    same = [own.index(query) for query in reference[f"{group}groups"]]
    for key in ("groups_logits", "logits", "boxes", "keypoints"):
        found[key] = found[key][same]
    for key in ("memory", "text", "boxes", "keypoints"):
        assert error(reference, group + key, found[key]) <= STAGES, key
    for key in ("select_logits", "order_logits", "groups_logits", "logits"):
        assert reference.largest_error(group + key, found[key]) <= LOGITS, key


@pytest.mark.parametrize("name", ["chelsea", "astronaut_crop", "chelsea_strip", "hand"])
def test_crop_around_the_points(reference, name):
    group = "crop/hand" if name == "hand" else f"run/{name}/9/crop"
    points = reference["crop/hand/points" if name == "hand" else f"run/{name}/9/points"]
    crop = crop_face(picture("chelsea" if name == "hand" else name), points)
    assert crop.from_picture[:2] == pytest.approx(reference[f"{group}/M_o2c"][:2], abs=1e-3)
    moved = points @ crop.from_picture[:2, :2].T + crop.from_picture[:2, 2]
    assert moved == pytest.approx(reference[f"{group}/pt_crop"], abs=0.05)
