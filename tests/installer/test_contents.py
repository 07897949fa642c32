"""What stays out of the frozen program does, and nothing that it needs goes with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from installer.contents import collection_modes, hidden, is_unused, needed, unused_modules

ROOT = Path(__file__).resolve().parents[2]
QT = "PySide6/Qt"


@pytest.mark.parametrize(
    "place",
    [
        "onnxruntime/capi/libonnxruntime_providers_cuda.so",
        "onnxruntime\\capi\\onnxruntime_providers_cuda.dll",
        "torch/bin/test_api",
        "torch/bin/protoc-3.13.0.0",
        "torch/lib/libc10.a",
        f"{QT}/lib/libQt6Pdf.so.6",
        "PySide6\\Qt6Pdf.dll",
        f"{QT}/plugins/platformthemes/libqgtk3.so",
        f"{QT}/plugins/platforms/libqeglfs.so",
        "PySide6\\plugins\\platforms\\qdirect2d.dll",
        f"{QT}/translations/qtbase_fr.qm",
        f"{QT}/translations/qt_help_ar.qm",
        "PySide6\\opengl32sw.dll",
        "cv2\\opencv_videoio_ffmpeg500_64.dll",
        "libmvec.so.1",
        "libstdc++.so.6",
        "torch-2.13.0+cpu.dist-info/licenses/third_party/kineto/LICENSE",
        "numpy-2.4.6.dist-info/RECORD",
    ],
)
def test_what_nobody_needs_stays_out(place: str) -> None:
    assert is_unused(place)


@pytest.mark.parametrize(
    "place",
    [
        "onnxruntime/capi/onnxruntime_pybind11_state.cpython-311-x86_64-linux-gnu.so",
        "onnxruntime\\capi\\onnxruntime_providers_shared.dll",
        "torch/lib/libtorch_cpu.so",
        "torch/bin/torch_shm_manager",
        "torch\\lib\\c10.dll",
        f"{QT}/lib/libQt6Gui.so.6",
        f"{QT}/lib/libQt6Quick.so.6",
        f"{QT}/plugins/platforms/libqxcb.so",
        f"{QT}/plugins/platforms/libqoffscreen.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        f"{QT}/plugins/multimedia/libffmpegmediaplugin.so",
        f"{QT}/plugins/platformthemes/libqxdgdesktopportal.so",
        f"{QT}/translations/qtbase_ar.qm",
        "resources/translations/joyvasa_ar.qm",
        "models/viseme_net.onnx",
        "numpy-2.4.6.dist-info/METADATA",
    ],
)
def test_what_the_program_needs_goes_in(place: str) -> None:
    assert not is_unused(place)


def test_links_to_what_stays_out_stay_out_too() -> None:
    libraries = [
        (f"{QT}/lib/libQt6Core.so.6", "/venv/libQt6Core.so.6", "BINARY"),
        (f"{QT}/lib/libQt6Pdf.so.6", "/venv/libQt6Pdf.so.6", "BINARY"),
    ]
    data = [
        ("libQt6Core.so.6", f"{QT}/lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6Pdf.so.6", f"{QT}/lib/libQt6Pdf.so.6", "SYMLINK"),
        (f"{QT}/libexec/core", "../lib/libQt6Core.so.6", "SYMLINK"),
        ("resources/icons/app.svg", "/checkout/app.svg", "DATA"),
    ]
    kept_libraries, kept_data = needed(libraries, data)
    assert kept_libraries == libraries[:1]
    assert kept_data == [data[0], data[2], data[3]]


def test_of_all_networks_the_audio_encoders_go_in() -> None:
    out = unused_modules()
    models = {name.split(".")[2] for name in out if name.startswith("transformers.models.")}
    assert {"bert", "llama", "whisper"} <= models
    assert not models & {"auto", "hubert", "wav2vec2"}
    assert not set(out) & set(hidden())


def test_nothing_is_left_out_that_the_program_imports_itself() -> None:
    """By reading: the self-test of the frozen program shows what others import."""
    out = {name for name in unused_modules() if "." not in name}
    for path in (ROOT / "joyvasa_desktop").rglob("*.py"):
        for line in path.read_text("utf-8").splitlines():
            words = line.split()
            if words[:1] in (["import"], ["from"]):
                assert words[1].split(".")[0] not in out, f"{path.name}: {line}"


def test_source_text_goes_in_only_where_it_is_read() -> None:
    modes = collection_modes()
    assert modes["torch"] == "pyz" and "transformers" not in modes
    assert modes["torch._dynamo.config"] == modes["torch.nn.functional"] == "pyz+py"
    assert len(modes) < 50
