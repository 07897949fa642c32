"""Detector and 106 landmarks against the insightface package, on networks that see everything."""

import numpy as np
import pytest
from photo.face_models import at_random, detector, landmarks106

from joyvasa_desktop import paths
from joyvasa_desktop.networks import runtime
from joyvasa_desktop.photo.landmarks106 import Landmarks106
from joyvasa_desktop.photo.load import load_picture
from joyvasa_desktop.photo.scrfd import Scrfd

THRESHOLD = 0.55


@pytest.fixture(scope="module", params=[True, False], ids=["published", "unscaled"])
def models(request, tmp_path_factory):
    """A folder as insightface wants it, with a landmark network that scales its pixels or not."""
    folder = tmp_path_factory.mktemp("buffalo")
    detector(folder / "det_10g.onnx", at_random(11))
    landmarks106(folder / "2d106det.onnx", follows=0.3, scaled=request.param)
    return folder


@pytest.fixture(scope="module")
def oracle(models):
    runtime()  # with its reports switched off, before the package imports it
    analysis = pytest.importorskip(
        "insightface.app", reason="the insightface package isn't installed"
    )
    chosen = ["detection", "landmark_2d_106"]
    app = analysis.FaceAnalysis(
        name=str(models), allowed_modules=chosen, providers=["CPUExecutionProvider"]
    )
    app.prepare(ctx_id=-1, det_size=(512, 512), det_thresh=THRESHOLD)
    return app


@pytest.fixture(scope="module", params=["square", "wide", "tall", "odd"])
def scene(request):
    astronaut = load_picture(paths.samples() / "astronaut.png").rgb
    mirrored = np.concatenate([astronaut, astronaut[:, ::-1]], axis=1)
    scenes = {
        "square": astronaut,
        "wide": mirrored[20:452, 100:900],
        "tall": astronaut[:, 130:330],
        "odd": mirrored[:333, 7:],
    }
    return np.ascontiguousarray(scenes[request.param])


def test_the_same_faces(models, oracle, scene):
    wanted = oracle.get(np.ascontiguousarray(scene[..., ::-1]))
    found = Scrfd(models / "det_10g.onnx").detect(scene, THRESHOLD)
    assert len(found) == len(wanted) > 3
    landmarks = Landmarks106(models / "2d106det.onnx")
    for number, face in enumerate(wanted):
        assert found.scores[number] == pytest.approx(face.det_score, abs=1e-6)
        assert found.boxes[number] == pytest.approx(face.bbox, abs=1e-3)
        assert found.points[number] == pytest.approx(face.kps, abs=1e-3)
        points = landmarks.fit(scene, tuple(float(edge) for edge in face.bbox))
        assert points == pytest.approx(face.landmark_2d_106, abs=0.01)
