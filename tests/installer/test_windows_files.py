"""What a frozen program on Windows holds: the names of all its files, from one build there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from installer_machine import Machine

from installer import licences
from installer.contents import LANGUAGES, is_unused
from installer.windows import DEEPEST, longest, make_setup

HERE = Path(__file__).parent
FILES = (HERE / "windows_files.txt").read_text("utf-8").splitlines()
INSIDE = "_internal/"

needs_nsis = pytest.mark.skipif(not shutil.which("makensis"), reason="no NSIS for Windows setups")
needs_wine = pytest.mark.skipif(
    not (shutil.which("wine") and shutil.which("makensis")), reason="neither Windows nor wine"
)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program with all those names and no content."""
    folder = tmp_path_factory.mktemp("frozen") / "joyvasa-desktop"
    for name in FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        # Different ones, as the compiler stores equal files once.
        path.write_text(name, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def setup(tree: Path) -> Path:
    return make_setup(tree, tree.parent, quick=True)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    made = Machine(tmp_path_factory.mktemp("windows"))
    yield made
    made.close()


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/plugins/multimedia/ffmpegmediaplugin.dll",
        "PySide6/plugins/platforms/qoffscreen.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "_soundfile_data/libsndfile_x64.dll",
        "joyvasa_desktop/weights/catalogue.toml",
        "licences/READ-ME.txt",
        "models/face_mesh_478.onnx",
        "onnxruntime/capi/onnxruntime.dll",
        "resources/icons/app.ico",
        "torch/lib/torch_cpu.dll",
        "VCRUNTIME140_1.dll",
        "MSVCP140.dll",
        *(
            f"PySide6/translations/qtbase_{language}.qm"
            for language in LANGUAGES
            if language != "en"
        ),
    ],
)
def test_what_the_program_needs_is_in_it(name: str) -> None:
    assert INSIDE + name in FILES


def test_nothing_that_nobody_needs_is_in_it() -> None:
    # The texts of licences were put in afterwards.
    built = [name.removeprefix(INSIDE) for name in FILES if "/licences/" not in name]
    assert [name for name in built if is_unused(name)] == []


@pytest.mark.parametrize(
    "place",
    [
        "PySide6\\Qt6Pdf.dll",
        "PySide6\\Qt6VirtualKeyboard.dll",
        "PySide6\\opengl32sw.dll",
        "PySide6\\plugins\\imageformats\\qpdf.dll",
        "PySide6\\plugins\\platforms\\qdirect2d.dll",
        "PySide6\\translations\\qtbase_de.qm",
        "cv2\\opencv_videoio_ffmpeg500_64.dll",
        "onnxruntime\\capi\\onnxruntime_providers_cuda.dll",
        "onnxruntime\\capi\\onnxruntime_providers_tensorrt.dll",
        "torch\\lib\\sleef.lib",
        "torch\\lib\\torch_cpu.lib",
    ],
)
def test_the_wheels_names_on_windows_are_left_out(place: str) -> None:
    assert is_unused(place)


def test_of_every_library_it_is_known_whose_it_is() -> None:
    libraries = [path for path in map(Path, FILES) if licences.is_library(path)]
    assert len(libraries) > 80
    assert [path.name for path in libraries if licences._known(path) is None] == []


def test_its_paths_leave_room_for_the_users_folders(tree: Path) -> None:
    assert 80 < longest(tree) <= DEEPEST


@needs_nsis
def test_a_setup_is_made_around_it(setup: Path) -> None:
    assert setup.read_bytes()[:2] == b"MZ"


@needs_wine
def test_every_file_arrives(tree: Path, setup: Path, machine: Machine) -> None:
    assert machine.run(str(setup), "/S") == 0
    folder = machine.local / "Programs" / "JoyVASA Desktop"
    for name in FILES:
        assert (folder / "program" / name).read_text("utf-8") == name
    machine.uninstall(folder)
    assert not folder.exists()
