"""The bundled sample photos, and the finder that is loaded once."""

from pathlib import Path

import numpy as np
import pytest

from joyvasa_desktop import paths
from joyvasa_desktop.photo.finder import FaceFinder
from joyvasa_desktop.photo.load import load_picture
from joyvasa_desktop.photo.portrait import Face


@pytest.fixture(scope="session")
def astronaut() -> np.ndarray:
    """A frontal face about 90 pixels wide, uint8 (512, 512, 3)."""
    return load_picture(paths.samples() / "astronaut.png").rgb


@pytest.fixture(scope="session")
def finder() -> FaceFinder:
    return FaceFinder()


@pytest.fixture(scope="session")
def astronaut_face(astronaut: np.ndarray, finder: FaceFinder) -> Face:
    (face,) = finder.find(astronaut)
    return face


@pytest.fixture
def odd_folder(tmp_path: Path) -> Path:
    """A folder whose name has spaces, accents, Chinese and an emoji in it."""
    folder = tmp_path / "Mes photos d'été 照片 🎬"
    folder.mkdir()
    return folder
