"""LivePortrait's networks against the reference numbers: first small, then full size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest
import torch
from parity import plain_networks as plain
from parity.synthetic import Numbers, Synthetic, thinned
from torch import Tensor

from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.photo import openings
from joyvasa_desktop.render.liveportrait import LivePortrait
from joyvasa_desktop.render.networks.keypoints import degrees, rotation
from joyvasa_desktop.render.networks.pictures import photo_tensor, pixels
from joyvasa_desktop.render.networks.sampling import axis, gaussians, identity_grid
from joyvasa_desktop.weights.folders import recognised

KINDS = ("human", "animal")
PREFIX = {"human": "liveportrait", "animal": "animal"}

FEATURES = 1e-4
RAW = {"pitch": 1e-4, "yaw": 1e-4, "roll": 1e-4, "kp": 2e-5, "exp": 1e-5, "t": 1e-5, "scale": 1e-5}
DEGREES = 1e-3
POINTS = 2e-5
DEFORMATION = 2e-5
OCCLUSION = 5e-5
WARPED = 2e-4
PICTURE = 5e-4
PICTURE_MEAN = 2e-5
EXACT = 1e-5
"""The largest absolute errors that are allowed, from the reference numbers' own description. It has
none for angles and for keypoints in place; these are ours, near those of the raw numbers."""

Reader = Callable[[str], Numbers]


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    with torch.inference_mode():
        yield
    torch.set_num_threads(before)


@dataclass
class Watched:
    """Keeps the intermediate results of the plain networks."""

    values: dict[str, Tensor] = field(default_factory=dict)

    def __call__(self, name: str, value: Tensor) -> None:
        self.values[name] = value


def weights(synthetic: Synthetic, name: str) -> plain.Weights:
    return {key: torch.from_numpy(array) for key, array in synthetic.tensors(name).items()}


def noise(synthetic: Synthetic, name: str, *shape: int) -> Tensor:
    return torch.from_numpy(synthetic.noise(name, *shape))


@pytest.fixture(scope="module")
def human(synthetic: Synthetic) -> LivePortrait:
    return LivePortrait.load(synthetic.files("liveportrait_[FMWGS]"))


@pytest.fixture(scope="module")
def animal(synthetic: Synthetic, tmp_path_factory: pytest.TempPathFactory) -> LivePortrait:
    # In a folder of its own: another test may have made the newer networks, which go before.
    folder = tmp_path_factory.mktemp("first version")
    return LivePortrait.load(synthetic.only(folder, "animal_[FMWG]", "liveportrait_S"), "animal")


@pytest.fixture
def engine(kind: str, request: pytest.FixtureRequest) -> LivePortrait:
    loaded: LivePortrait = request.getfixturevalue(kind)
    return loaded


# --------------------------------------------------------------------- small inputs


@pytest.fixture(scope="module")
def small(numbers: Reader) -> Numbers:
    return numbers("networks_small")


@pytest.fixture(scope="module")
def crop(small: Numbers) -> Tensor:
    return torch.from_numpy(small["F/image_uint8"]).permute(2, 0, 1)[None] / 255


def test_small_appearance(small, crop, synthetic, human):
    reference = plain.appearance(weights(synthetic, "liveportrait_F"), crop)
    assert small.largest_error("F/f_s", reference) <= FEATURES
    assert small.largest_error("F/f_s", human.appearance(crop)) <= FEATURES


def test_small_motion(small, crop, synthetic, human):
    pair = torch.cat([crop, crop.flip(3)])
    reference = plain.motion(weights(synthetic, "liveportrait_M"), pair)
    for name, limit in RAW.items():
        assert small.largest_error(f"M/raw/{name}", reference[name]) <= limit
    info = human.keypoints(pair)
    for name in ("kp", "exp", "t", "scale"):
        assert small.largest_error(f"M/raw/{name}", info[name].flatten(1)) <= RAW[name]
    for name in ("pitch", "yaw", "roll"):
        wanted = degrees(torch.from_numpy(small[f"M/raw/{name}"]))
        assert info[name] == pytest.approx(wanted, abs=DEGREES)


def test_small_warping(small, synthetic, human):
    features = noise(synthetic, "small/f_s", 2, 32, 16, 32, 32)
    source, driving = torch.from_numpy(small["W/x_s"]), torch.from_numpy(small["W/x_d"])
    reference = plain.warping(weights(synthetic, "liveportrait_W"), features, source, driving)
    warped = human.warp(human.source(features, source), driving)
    fast = (warped.features, warped.occlusion, warped.deformation)
    for out, occlusion, deformation in (reference, fast):
        assert small.largest_error("W/deformation", deformation) <= DEFORMATION
        assert small.largest_error("W/occlusion_map", occlusion) <= OCCLUSION
        assert small.largest_error("W/out", out) <= WARPED


def test_small_generator(small, synthetic, human):
    features = noise(synthetic, "small/gen_in", 2, 256, 16, 16) / 2
    reference = plain.generator(weights(synthetic, "liveportrait_G"), features)
    fast = human.decode(features)
    assert small.largest_error("G/image", reference) <= PICTURE
    assert small.largest_error("G/image", fast) <= PICTURE
    assert (fast - reference).abs().mean() <= PICTURE_MEAN


# --------------------------------------------------------------------- keypoint maths


@pytest.fixture(scope="module")
def points(numbers: Reader) -> Numbers:
    return numbers("networks_kp")


def test_rotations(points):
    angles = torch.from_numpy(points["rot/pitch_yaw_roll_deg"])
    columns = rotation(*angles.split(1, 1))
    assert points.largest_error("rot/R", columns) <= EXACT
    assert points.largest_error("rot/R_1d_input", rotation(*angles.unbind(1))) <= EXACT


def test_angles_from_bins(points, synthetic):
    scores = 3 * noise(synthetic, "kp/logits", 8, 66)
    assert points.largest_error("bins/degree", degrees(scores)[:, 0]) <= EXACT
    assert points.largest_error("bins/degree_batch1", degrees(scores[:1])[0]) <= EXACT


def test_keypoint_transform(points, synthetic, human):
    names = ("kp", "exp", "pitch", "yaw", "roll", "t", "scale")
    info = {name: torch.from_numpy(points[f"transform/in/{name}"]) for name in names}
    assert points.largest_error("transform/x", human.transform(info)) <= EXACT
    for name, key in zip(("pitch", "yaw", "roll"), ("lp", "ly", "lr"), strict=True):
        info[name] = 3 * noise(synthetic, f"kp/{key}", 4, 66)
    assert points.largest_error("transform/x_from_raw", human.transform(info)) <= EXACT


def test_stitching_and_retargeting(points, synthetic, human):
    source, driving = (torch.from_numpy(points[f"stitch/{name}"]) for name in ("x_s", "x_d"))
    before = driving.clone()
    assert points.largest_error("stitch/x_d_new", human.stitch(source, driving)) <= EXACT
    assert torch.equal(driving, before)
    lips = human.retarget_lips(source, torch.from_numpy(points["retarget/lip_ratio"]))
    assert points.largest_error("retarget/lip_delta", lips) <= EXACT
    eyes = human.retarget_eyes(source, torch.from_numpy(points["retarget/eye_ratio"]))
    assert points.largest_error("retarget/eye_delta", eyes) <= EXACT
    whole = weights(synthetic, "liveportrait_S")
    shoulder = {k.removeprefix("retarget_shoulder::"): v for k, v in whole.items() if "should" in k}
    both = torch.cat([source.flatten(1), driving.flatten(1)], 1)
    assert points.largest_error("stitch/delta", plain.perceptron(shoulder, both)) <= EXACT


def test_openings(points):
    landmarks = points["ratio/lmk"]
    assert points.largest_error("ratio/eye", openings.eyes(landmarks)[None]) <= EXACT
    assert points.largest_error("ratio/lip", [[openings.lips(landmarks)]]) <= EXACT


def test_grid_and_blobs(points):
    grid = identity_grid((16, 64, 64), torch.device("cpu"))
    assert points.largest_error("grid/first_corner", grid[0, 0, 0]) <= EXACT
    assert points.largest_error("grid/last_corner", grid[-1, -1, -1]) <= EXACT
    assert points.largest_error("grid/x_axis", grid[0, 0, :, 0]) <= EXACT
    assert points.largest_error("grid/y_axis", grid[0, :, 0, 1]) <= EXACT
    assert points.largest_error("grid/z_axis", axis(16, grid.device)) <= EXACT
    blobs = gaussians(torch.from_numpy(points["stitch/x_s"]), (16, 64, 64))
    assert points.largest_error("heatmap/gauss", blobs) <= EXACT


def test_pixels(points):
    assert points.largest_error("parse/out", pixels(torch.from_numpy(points["parse/in"]))) == 0


# --------------------------------------------------------------------- full size


def photo(kind: str, numbers: Reader) -> Tensor:
    return photo_tensor(numbers("networks_inputs")[f"{kind}_image"])


def random_photo(kind: str, synthetic: Synthetic) -> Tensor:
    return (0.5 + noise(synthetic, f"networks_{kind}/img", 1, 3, 256, 256) / 4).clamp(0, 1)


full_size = pytest.mark.full_size
each_kind = pytest.mark.parametrize("kind", KINDS)


@full_size
@each_kind
def test_plain_appearance_and_motion(kind, numbers, synthetic):
    for letter, network in (("F", plain.appearance), ("M", plain.motion)):
        golden = numbers(f"networks_{kind}_{letter}")
        watched = Watched()
        network(weights(synthetic, f"{PREFIX[kind]}_{letter}"), photo(kind, numbers), watched)
        compared = [name for name in watched.values if is_there(golden, f"natural/{name}")]
        assert len(compared) >= 5
        for name in compared:
            assert golden.largest_error(f"natural/{name}", watched.values[name]) <= FEATURES, name


@full_size
@each_kind
def test_plain_warping(kind, numbers, synthetic, engine):
    golden = numbers(f"networks_{kind}_W")
    features = engine.appearance(photo(kind, numbers))
    source, driving = (torch.from_numpy(golden[name]) for name in ("x_s", "pose/x_d"))
    watched = Watched()
    plain.warping(weights(synthetic, f"{PREFIX[kind]}_W"), features, source, driving, watched)
    values = watched.values | {"hourglass_in_feat1": watched.values["hourglass_in"][:, 1::5]}
    compared = [name for name in values if is_there(golden, f"pose/{name}")]
    assert len(compared) == 11
    for name in compared:
        assert golden.largest_error(f"pose/{name}", values[name]) <= WARPED, name


@full_size
@each_kind
def test_plain_generator(kind, numbers, synthetic):
    golden = numbers(f"networks_{kind}_G")
    features = noise(synthetic, f"networks_{kind}/gen_in", 1, 256, 64, 64) / 2
    watched = Watched()
    plain.generator(weights(synthetic, f"{PREFIX[kind]}_G"), features, watched)
    compared = [name for name in watched.values if is_there(golden, f"random/{name}")]
    assert len(compared) == 6
    for name in compared:
        assert golden.largest_error(f"random/{name}", watched.values[name]) <= WARPED, name


@full_size
@each_kind
def test_appearance(kind, numbers, synthetic, engine):
    golden = numbers(f"networks_{kind}_F")
    features = engine.appearance(photo(kind, numbers))
    assert golden.largest_error("natural/f_s", features) <= FEATURES
    assert golden.largest_error("natural/f_s_mean_cd", features[0].mean((2, 3))) <= FEATURES
    features = engine.appearance(random_photo(kind, synthetic))
    assert golden.largest_error("random/f_s", features) <= FEATURES


@full_size
@each_kind
def test_keypoints(kind, numbers, synthetic, engine):
    golden = numbers(f"networks_{kind}_M")
    info = engine.keypoints(photo(kind, numbers))
    for name, value in info.items():
        limit = DEGREES if name in ("pitch", "yaw", "roll") else RAW[name]
        assert golden.largest_error(f"natural/refined/{name}", value) <= limit, name
    turn = rotation(info["pitch"], info["yaw"], info["roll"])
    assert golden.largest_error("natural/R_s", turn) <= POINTS
    assert golden.largest_error("natural/x_s", engine.transform(info)) <= POINTS
    info = engine.keypoints(random_photo(kind, synthetic))
    assert golden.largest_error("random/x_s", engine.transform(info)) <= POINTS
    both = torch.cat([photo(kind, numbers), random_photo(kind, synthetic)])
    together = engine.transform(engine.keypoints(both))
    assert golden.largest_error("batch/x_s", together) <= POINTS


@full_size
@each_kind
def test_frames(kind, numbers, synthetic, engine):
    warping, drawing = numbers(f"networks_{kind}_W"), numbers(f"networks_{kind}_G")
    features = engine.appearance(photo(kind, numbers))
    source = engine.source(features, torch.from_numpy(warping["x_s"]))
    for case in ("pose", "same", "far"):
        warped = engine.warp(source, torch.from_numpy(warping[f"{case}/x_d"]))
        assert warping.largest_error(f"{case}/deformation", warped.deformation) <= DEFORMATION
        assert warping.largest_error(f"{case}/occlusion_map", warped.occlusion) <= OCCLUSION
        assert warping.largest_error(f"{case}/out", warped.features) <= WARPED
        picture = engine.decode(warped.features)
        assert drawing.largest_error(f"{case}/image", picture) <= PICTURE
        assert differences(drawing, f"{case}/image", picture).mean() <= PICTURE_MEAN
        assert drawing.largest_error(f"{case}/uint8", pixels(picture)) <= 1
        assert differences(drawing, f"{case}/uint8", pixels(picture)).mean() <= 0.01
    features = noise(synthetic, f"networks_{kind}/gen_in", 1, 256, 64, 64) / 2
    assert drawing.largest_error("random/image", engine.decode(features)) <= PICTURE


@full_size
@each_kind
def test_a_stitched_frame(kind, numbers, engine):
    golden = numbers(f"networks_{kind}_G")
    features = engine.appearance(photo(kind, numbers))
    source, driving = (torch.from_numpy(golden[name]) for name in ("x_s", "pose/x_d"))
    stitched = engine.stitch(source, driving)
    assert golden.largest_error("stitched/x_d", stitched) <= POINTS
    picture = engine.warp_decode(features, source, stitched)
    assert golden.largest_error("stitched/image", picture) <= PICTURE


@full_size
def test_without_the_file_for_stitching_points_stay(synthetic, tmp_path):
    engine = LivePortrait.load(synthetic.only(tmp_path, "liveportrait_[FMWG]"))
    assert not engine.stitches
    source, driving = torch.randn(2, 1, 21, 3)
    stitched = engine.stitch(source, driving)
    assert torch.equal(stitched, driving)
    assert stitched is not driving
    with pytest.raises(UserError, match="stitching") as caught:
        engine.retarget_lips(source, torch.zeros(1, 2))
    assert caught.value.hint


@full_size
def test_two_files_in_each_other_s_place_are_noticed(synthetic, tmp_path):
    root = synthetic.only(tmp_path, "liveportrait_[FMWGS]")
    files = recognised(root).files
    first, second, between = files["lp-F"], files["lp-W"], tmp_path / "between"
    first.rename(between)
    second.rename(first)
    between.rename(second)
    with pytest.raises(UnreadableFile, match=r"first\.conv\.weight is missing"):
        LivePortrait.load(root)


def is_there(golden: Numbers, key: str) -> bool:
    return key in golden.arrays or f"{key}/shape" in golden.arrays


def differences(golden: Numbers, key: str, found: object) -> np.ndarray:
    """The absolute differences where a thinned-out reference has values."""
    value = np.asarray(found, np.float64)
    places = np.ix_(*thinned(value.shape, golden[f"{key}/strides"]))
    return np.abs(value[places] - golden[f"{key}/sub"])
