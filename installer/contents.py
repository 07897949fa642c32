"""What the frozen program is made of: its data, and what stays out by name, each with a reason."""

from __future__ import annotations

import sys
from fnmatch import fnmatch
from importlib.metadata import PackageNotFoundError
from importlib.util import find_spec
from os.path import normpath
from pathlib import Path
from pkgutil import iter_modules
from typing import TypeAlias

from joyvasa_desktop import __version__
from joyvasa_desktop.doctor import LIBRARIES
from joyvasa_desktop.doctor_engine import PACKAGES

Entry: TypeAlias = tuple[str, str, str]
"""One file as PyInstaller has it: its place in the package, where it comes from, and its kind."""

FOLDER = "joyvasa-desktop"
"""The package's folder, as the program is called everywhere else."""

ENCODERS = ("auto", "encoder_decoder", "hubert", "wav2vec2")
"""Of the 400 kinds of network in transformers: the two that hear, and what those need to load."""

UNUSED_MODULES = (
    "IPython",
    "hf_xet",  # another way of downloading from the Hub; the program asks for files by itself
    "pydantic",  # for servers that answer the Hub
    "PySide6.QtQml",  # Qt's own language for windows, of which there are none here
    "PySide6.QtQuick",
    "PySide6.QtTest",
    "pyqtgraph.examples",
    "pyqtgraph.opengl",
    "pytest",
    "readline",  # lines typed into a terminal, by a library under the GPL
    "setuptools",  # torch compiles extensions with it
    "tkinter",
    "torch._inductor.autoheuristic",  # a compiler of networks, for which there is no compiler here
    "torch._inductor.codegen",
    "torch._inductor.fx_passes",
    "torch._inductor.kernel",
    "torch.utils.benchmark",
    "torch.utils.tensorboard",
)
"""Modules that something mentions and nothing here uses."""

UNUSED_FILES = (
    # All networks that run in onnxruntime are small and run on the processor; PyTorch brings its
    # own libraries for graphics cards. These two alone take 290 MB.
    "onnxruntime/capi/*onnxruntime_providers_cuda.*",
    "onnxruntime/capi/*onnxruntime_providers_tensorrt.*",
    "onnxruntime/tools/*",
    "onnxruntime/transformers/*",
    "onnxruntime/quantization/*",
    # PyTorch's own tests, its compilers of message formats (torch_shm_manager stays: loading the
    # package looks for it), and what C++ programs are linked with.
    "torch/bin/[!t]*",
    "torch/bin/test*",
    "torch/test/*",
    "torch/include/*",
    "torch/share/*",
    "torch/lib/*.a",
    "torch/lib/*.lib",
    "torch/lib/*aoti_custom_ops.*",
    "torch/lib/*backend_with_compiler.*",
    "torch/lib/*jitbackend_test.*",
    "torch/lib/*torchbind_test.*",
    "torchgen/*",
    # Faces and eyes as OpenCV found them in 2001.
    "cv2/data/*",
    # Videos are opened with PyAV. (For Linux see hollow.py.)
    "cv2/opencv_videoio_ffmpeg*.dll",
    "pyqtgraph/examples/*",
    "pyqtgraph/icons/*.ico",
    # Qt: PDF as a picture format, a keyboard on the screen, and screens without a window system.
    # Plugins for them come with the ones that are used, and bring their libraries. (Qt6Quick and
    # Qt6Qml stay: the plugin that plays videos asks for them.)
    "*Qt6Pdf*",
    "*Qt6VirtualKeyboard*",
    "*Qt6EglF?*",
    "*Qt6Test.*",
    "*Qt6MultimediaWidgets.*",
    "PySide6/QtMultimediaWidgets.*",
    "PySide6/Qt/qml/*",
    "PySide6/qml/*",
    "*/plugins/imageformats/*qpdf.*",
    "*/plugins/platforminputcontexts/*qtvirtualkeyboardplugin.*",
    "*/plugins/platforms/*qeglfs.*",
    "*/plugins/platforms/*qlinuxfb.*",
    "*/plugins/platforms/*qminimalegl.*",
    "*/plugins/platforms/*qvkkhrdisplay.*",
    "*/plugins/platforms/*qvnc.*",
    "*/plugins/platforms/*qdirect2d.*",
    "*/plugins/egldeviceintegrations/*",
    "*/plugins/generic/*",
    "*/plugins/wayland-graphics-integration-server/*",
    # It would load the system's GTK next to the package's older copies of what GTK needs. The
    # desktop portal, which is there too, shows the system's own file dialogs without that.
    "*/plugins/platformthemes/*qgtk3.*",
    # 20 MB of OpenGL computed by the processor, for Windows without any driver.
    "*opengl32sw.dll",
    # The system's own is at least as new wherever Qt starts (glibc 2.34), and drivers of graphics
    # cards on newer systems fail with an older one.
    "libstdc++.so.6",
    "libgcc_s.so.1",
    # A part of the C library, which looks into others of its parts: all have to be of one version.
    "libmvec.so.1",
)
"""Patterns of places in the package that nobody needs."""

LANGUAGES = ("ar", "en", "zh_CN")
"""Of Qt's own texts, which come in 30 languages, those that the window speaks."""


def hidden() -> list[str]:
    """Modules that are imported by a name which PyInstaller can't see."""
    return [
        "transformers.models.hubert.modeling_hubert",
        "transformers.models.wav2vec2.modeling_wav2vec2",
        # The Hub's package loads its parts when they are asked for.
        "huggingface_hub.file_download",
        "huggingface_hub.utils",
    ]


def unused_modules() -> list[str]:
    """`UNUSED_MODULES`, and all networks of transformers but the audio encoders."""
    models = folder_of("transformers") / "models"
    others = (each.name for each in iter_modules([str(models)]) if each.name not in ENCODERS)
    return [*UNUSED_MODULES, *(f"transformers.models.{name}" for name in others)]


def collection_modes() -> dict[str, str]:
    """How PyTorch goes in, all of which would go in as source text, too, for parts that compile it.

    Of its modules only some really read their own text: those of settings, for comments in it, and
    those with functions that its compiler knows in several forms. (All of transformers' text goes
    in: it finds out by reading what networks it has.)
    """
    torch = folder_of("torch")
    modes = {"torch": "pyz"}
    for path in torch.rglob("*.py"):
        text = path.read_text("utf-8")
        if "install_config_module(" in text or ("_overload" in text and "torch.jit" in text):
            name = ".".join(path.relative_to(torch.parent).with_suffix("").parts)
            # A mode counts for everything below a name; that of all of PyTorch is the first one.
            modes.setdefault(name.removesuffix(".__init__"), "pyz+py")
    return modes


def folder_of(package: str) -> Path:
    """Where a package is installed."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise SystemExit(f"{package} is not installed in {sys.prefix}")
    return Path(found.origin).parent


def data(root: Path) -> list[tuple[str, str]]:
    """Files that the program reads, and the folders of the package into which they go.

    Args:
        root: the checkout.
    """
    from PyInstaller.utils.hooks import copy_metadata

    found = [
        (str(root / "resources"), "resources"),
        (str(root / "joyvasa_desktop/weights/catalogue.toml"), "joyvasa_desktop/weights"),
    ]
    models = (each for each in (root / "models").iterdir() if each.is_file())
    found += [(str(each), "models") for each in models]
    # The doctor and transformers ask packages for their versions.
    for name in (*LIBRARIES, *PACKAGES):
        try:
            found += copy_metadata(name, recursive=True)
        except PackageNotFoundError as error:
            raise SystemExit(f"{error} is not installed in {sys.prefix}") from error
    return found


def needed(*groups: list[Entry]) -> list[list[Entry]]:
    """The files that somebody needs, of those that PyInstaller has found.

    Args:
        groups: libraries and data, which PyInstaller keeps apart; a link in one may point to the
            other.
    """
    kept = [[entry for entry in group if not is_unused(entry[0])] for group in groups]
    left = {entry[0] for group in kept for entry in group}
    return [[entry for entry in group if _leads_somewhere(entry, left)] for group in kept]


def _leads_somewhere(entry: Entry, left: set[str]) -> bool:
    """Whether it isn't a link to what was left out."""
    place, source, kind = entry
    return kind != "SYMLINK" or normpath(Path(place).parent / source) in left


def is_unused(place: str) -> bool:
    """Whether a place in the package is one that nobody needs."""
    place = place.replace("\\", "/")
    if ".dist-info/" in place:
        # Licences are collected for all parts; some of these lie 180 letters deep.
        return not place.endswith((".dist-info/METADATA", "/entry_points.txt"))
    if fnmatch(place, "*/translations/*.qm") and "PySide6" in place:
        return not any(place.endswith(f"/qtbase_{language}.qm") for language in LANGUAGES)
    return any(fnmatch(place, pattern) for pattern in UNUSED_FILES)


def without_orphans(binaries: list[Entry], packages: Path) -> list[Entry]:
    """Leaves out libraries of the system that were needed by what was left out only.

    Args:
        packages: the folder in which Python's packages are installed; what comes from there stays.
    """
    from PyInstaller.depend.bindepend import get_imports

    def of_system(source: str) -> bool:
        return not Path(source).resolve().is_relative_to(packages)

    while True:
        named = {
            Path(name).name
            for _place, source, kind in binaries
            if kind != "SYMLINK"
            for name, _path in get_imports(source)
        }
        kept = [
            entry
            for entry in binaries
            if entry[2] != "BINARY"
            or not of_system(entry[1])
            or Path(entry[0]).name in named
            or Path(entry[0]).name.startswith("libpython")
        ]
        if len(kept) == len(binaries):
            return kept
        binaries = kept


def version_resource(program: str) -> object:
    """What Windows shows as the properties of a program."""
    from PyInstaller.utils.win32 import versioninfo as info

    numbers = (*(int(part) for part in __version__.split(".")[:3]), 0)
    texts = {
        "FileDescription": "JoyVASA Desktop",
        "FileVersion": __version__,
        "InternalName": program,
        "LegalCopyright": "JoyVASA Desktop contributors, MIT licence",
        "OriginalFilename": f"{program}.exe",
        "ProductName": "JoyVASA Desktop",
        "ProductVersion": __version__,
    }
    strings = [info.StringStruct(name, text) for name, text in texts.items()]
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            info.StringFileInfo([info.StringTable("040904B0", strings)]),
            info.VarFileInfo([info.VarStruct("Translation", [0x0409, 0x04B0])]),
        ],
    )
