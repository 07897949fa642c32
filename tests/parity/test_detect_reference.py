"""Detector and landmarks against the numbers of the published pipeline, on its tiny networks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from parity.scenes import SCENES, scenes
from parity.synthetic import Numbers, python_file

from joyvasa_desktop.photo.crop import crop_face
from joyvasa_desktop.photo.finder import FaceFinder
from joyvasa_desktop.photo.insight import InsightFinder
from joyvasa_desktop.photo.landmarks106 import Landmarks106
from joyvasa_desktop.photo.landmarks203 import SCALE, SHIFT, SIZE, Landmarks203
from joyvasa_desktop.photo.portrait import Face
from joyvasa_desktop.photo.prepare import choose_face
from joyvasa_desktop.photo.scrfd import Detections, Scrfd, letterbox

EXACT = 0.0
POINTS = 0.05
"""px; OpenCV's versions turn pictures differently, by some hundredths of a pixel at most."""

PIXELS, PIXELS_MEAN = 8, 0.3


@pytest.fixture(scope="module")
def goldens(numbers) -> Numbers:
    return numbers("pipeline_detect")


@pytest.fixture(scope="module")
def models(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    build = python_file(shared / "parity" / "onnx_fixtures.py")
    root = tmp_path_factory.mktemp("onnx")
    build.build_all(str(root))
    build.build_lmk106(str(root / "unscaled" / "2d106det.onnx"), in_graph_norm=False)
    buffalo = root / "insightface" / "models" / "buffalo_l"
    return {
        "random": buffalo / "det_10g.onnx",
        "constant": root / "det_const" / "det_10g.onnx",
        "106": buffalo / "2d106det.onnx",
        "unscaled": root / "unscaled" / "2d106det.onnx",
        "203": root / "liveportrait" / "landmark.onnx",
    }


@pytest.fixture(scope="module")
def finder() -> FaceFinder:
    return FaceFinder()


@pytest.fixture(scope="module", params=SCENES)
def scene(request) -> tuple[str, np.ndarray]:
    return request.param, scenes()[request.param]


def apart(found: Detections, boxes_and_scores: np.ndarray) -> float:
    rows = np.column_stack([found.boxes, found.scores])
    assert rows.shape == boxes_and_scores.shape
    return float(np.abs(rows - boxes_and_scores).max())


def test_what_the_detector_sees(scene, goldens):
    name, picture = scene
    values, _ = letterbox(picture)
    assert (values[0, :, 3::32, 5::32] == goldens[f"{name}_det_blob"]).all()
    stats = goldens[f"{name}_det_blob_stats"]
    values = values.astype(np.float64)
    assert [values.mean(), values.std(), np.abs(values).sum()] == pytest.approx(stats, rel=1e-9)


def test_all_faces_of_a_detector_that_sees_many(scene, goldens, models):
    name, picture = scene
    found = Scrfd(models["random"]).detect(picture, float(goldens["det_thresh_random"]))
    assert apart(found, goldens[f"{name}_random_det"]) <= EXACT
    assert np.abs(found.points - goldens[f"{name}_random_kps"]).max() <= EXACT


@pytest.mark.parametrize(("threshold", "key"), [(0.15, "const_det"), (0.1, "const_det_low")])
def test_faces_at_known_places(threshold, key, scene, goldens, models):
    name, picture = scene
    found = Scrfd(models["constant"]).detect(picture, threshold)
    assert apart(found, goldens[f"{name}_{key}"]) <= EXACT
    if key == "const_det":
        assert np.abs(found.points - goldens[f"{name}_const_kps"]).max() <= EXACT


def test_106_landmarks(scene, goldens, models):
    name, picture = scene
    network = Landmarks106(models["106"])
    wanted = goldens[f"{name}_random_lmk106_first4"]
    for box, points in zip(goldens[f"{name}_random_det"][:4, :4], wanted, strict=True):
        found = network.fit(picture, tuple(float(edge) for edge in box))
        assert found == pytest.approx(points, abs=POINTS)


def test_106_landmarks_of_a_network_that_does_not_scale(goldens, models):
    found = Landmarks106(models["unscaled"]).fit(scenes()["astronaut"], (160, 55, 285, 195))
    assert found == pytest.approx(goldens["variant_nonorm_lmk106"], abs=POINTS)


def test_what_the_203_landmarks_see(scene, goldens):
    name, picture = scene
    crop = crop_face(picture, goldens[f"{name}_chain_lmk106"], SIZE, SCALE, 0.0, SHIFT)
    seen = crop.image.astype(np.float32).transpose(2, 0, 1)
    difference = np.abs(seen[:, ::16, ::16] - 255 * goldens[f"{name}_203_input"])
    assert difference.max() <= PIXELS
    assert difference.mean() <= PIXELS_MEAN
    assert seen.mean() / 255 == pytest.approx(goldens[f"{name}_203_input_stats"][0], abs=2e-3)


def test_203_landmarks(scene, goldens, models):
    name, picture = scene
    found = Landmarks203(models["203"]).fit(picture, goldens[f"{name}_chain_lmk106"])
    assert found == pytest.approx(goldens[f"{name}_chain_lmk203"], abs=POINTS)


def test_the_largest_face_through_the_whole_chain(scene, goldens, models, finder):
    name, picture = scene
    insight = InsightFinder(models["constant"], models["106"], models["203"], builtin=finder)
    face = choose_face(insight.find(picture), 0)
    assert np.array(face.box) == pytest.approx(goldens[f"{name}_chain_bbox"], abs=EXACT)
    assert face.insight.points106 == pytest.approx(goldens[f"{name}_chain_lmk106"], abs=POINTS)
    assert face.insight.points203 == pytest.approx(goldens[f"{name}_chain_lmk203"], abs=POINTS)


def test_the_first_face_of_the_published_order_is_the_default(scene, goldens, models):
    name, picture = scene
    found = Scrfd(models["random"]).detect(picture, float(goldens["det_thresh_random"]))
    nothing = np.zeros((478, 3), np.float32)
    boxes = [tuple(float(edge) for edge in box) for box in found.boxes]
    faces = [Face(box, nothing, 1.0) for box in boxes]
    first = goldens[f"{name}_order_large-small"][0]
    assert choose_face(faces, 0).box == boxes[first]
