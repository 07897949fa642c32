"""The Windows setup: it compiles, installs, upgrades and goes away again; in wine, where it is."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from installer_machine import Machine, wait

from installer import licences, windows
from installer.contents import LANGUAGES, is_unused
from installer.windows import DEEPEST, LARGEST, longest, make_setup, values_for
from joyvasa_desktop import __version__, paths
from joyvasa_desktop.project_file import SUFFIX

HERE = Path(windows.__file__).parent
SCRIPT = (HERE / "windows.nsi").read_text("utf-8")
TEXTS = (HERE / "windows_texts.nsh").read_text("utf-8")

KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\JoyVASADesktop"
CLASSES = "HKCU\\Software\\Classes"

FILES = (Path(__file__).parent / "windows_files.txt").read_text("utf-8").splitlines()
"""All files of a frozen program, as one build on Windows had them."""

INSIDE = "_internal/"

needs_nsis = pytest.mark.skipif(not shutil.which("makensis"), reason="no NSIS for Windows setups")
needs_wine = pytest.mark.skipif(
    not (shutil.which("wine") and shutil.which("makensis")), reason="neither Windows nor wine"
)

FOR_WINE = "amd64-unicode" if sys.platform == "linux" else windows.USUAL
"""A 64-bit wine runs no other setups, and only NSIS for Linux can make them."""

HOLD = "#include <windows.h>\nint main(void) { Sleep(20000); return 0; }\n"


def stand_in(folder: Path) -> Path:
    """What a frozen program on Windows looks like, very small."""
    inside = folder / "_internal" / "资源 é"
    inside.mkdir(parents=True)
    (inside / "ü.txt").write_text("data", encoding="utf-8")
    for name in ("joyvasa-desktop.exe", "joyvasa-desktop-window.exe"):
        (folder / name).write_bytes(b"MZ, almost")
    return folder


@pytest.fixture(scope="module")
def setup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A setup program around the stand-in."""
    folder = tmp_path_factory.mktemp("setup é")
    (folder / "out").mkdir()
    program = stand_in(folder / "joyvasa-desktop")
    return make_setup(program, folder / "out", quick=True, target=FOR_WINE)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    made = Machine(tmp_path_factory.mktemp("windows"))
    yield made
    made.close()


@pytest.fixture
def place(machine: Machine, setup: Path) -> Iterator[Path]:
    """Where the program is installed."""
    folder = machine.local / "Programs" / "JoyVASA Desktop"
    assert machine.run(str(setup), "/S") == 0
    yield folder
    if (folder / "uninstall.exe").exists():
        machine.uninstall(folder)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(machine.local / "JoyVASA Desktop", ignore_errors=True)


def files(folder: Path) -> set[str]:
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}


# ---- by reading


def test_every_text_is_there_in_every_language() -> None:
    rows = [
        (row.split()[0], re.findall(r'"([^"]*)"', row)) for row in TEXTS.split("\n${TEXT} ")[1:]
    ]
    assert len(rows) > 20
    for name, said in rows:
        assert len(said) == 3 and all(said), name
        assert re.search("[\u0600-\u06ff]", said[1]), name
        assert re.search("[\u4e00-\u9fff]", said[2]), name
    used = set(re.findall(r"\$\((\w+)\)", SCRIPT))
    assert used == {name for name, _ in rows}


def test_the_script_means_the_folders_and_files_that_the_program_uses() -> None:
    assert f'!define SUFFIX "{SUFFIX}"' in SCRIPT
    assert f'!define NAME "{paths.APP_NAME}"' in SCRIPT
    # Of Windows' folders for programs, all that the program uses is %LOCALAPPDATA%\NAME.
    folders = (HERE.parent / "joyvasa_desktop" / "weights" / "folders.py").read_text("utf-8")
    assert 'paths.data() / "weights"' in folders and "\\${NAME}\\weights" in SCRIPT
    pack = (HERE.parent / "joyvasa_desktop" / "gpu_pack" / "installed.py").read_text("utf-8")
    assert 'paths.data() / "gpu-pack"' in pack and "\\${NAME}\\gpu-pack" in SCRIPT
    window = (HERE.parent / "joyvasa_desktop" / "window" / "application.py").read_text("utf-8")
    (identity,) = re.findall(r'^IDENTITY = "(.+)"', window, re.MULTILINE)
    assert f'!define IDENTITY "{identity}"' in SCRIPT


def test_only_the_programs_own_folders_are_emptied() -> None:
    emptied = re.findall(r'RMDir /r "([^"]*)"', SCRIPT)
    assert len(emptied) >= 8
    for each in emptied:
        assert re.match(r"\$INSTDIR\\\$\{INSIDE\}|\$LOCALAPPDATA\\\$\{NAME\}\\[\w$]", each), each


# ---- values


def test_paths_that_leave_no_room_are_refused(tmp_path: Path) -> None:
    deep = tmp_path / ("a" * 100) / ("b" * 60)
    deep.mkdir(parents=True)
    assert longest(tmp_path) == 161
    with pytest.raises(SystemExit, match="161 letters"):
        values_for(tmp_path, tmp_path / "setup.exe")


def test_a_signing_command_is_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stand_in(tmp_path / "p")
    assert "SIGN" not in values_for(program, tmp_path)
    monkeypatch.setenv(windows.SIGN, "signtool sign /fd sha256")
    assert values_for(program, tmp_path)["SIGN"] == "signtool sign /fd sha256"


def test_an_old_compiler_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/makensis")
    done = subprocess.CompletedProcess([], 0, stdout="v3.01\n")
    monkeypatch.setattr(subprocess, "run", lambda *arguments, **options: done)
    with pytest.raises(SystemExit, match="too old"):
        windows.compiler()


def test_without_a_compiler_the_way_to_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setenv("PROGRAMFILES(X86)", "")
    with pytest.raises(SystemExit, match="apt-get install nsis"):
        windows.compiler()


# ---- compiled


@needs_nsis
def test_it_compiles_without_a_warning(setup: Path) -> None:
    content = setup.read_bytes()
    assert setup.name == f"joyvasa-desktop-{__version__}-windows-x86_64-setup.exe"
    assert content[:2] == b"MZ" and len(content) < LARGEST
    # Nobody has to allow it.
    assert b'requestedExecutionLevel level="asInvoker"' in content


@needs_nsis
def test_nsis_for_windows_can_compile_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Path("/usr/share/nsis")
    if own.is_dir():
        # As it comes for Windows: without anything for 64-bit setups.
        lacking = shutil.ignore_patterns("*amd64*")
        shutil.copytree(own, tmp_path / "nsis", ignore=lacking)
        monkeypatch.setenv("NSISDIR", str(tmp_path / "nsis"))
        with pytest.raises(subprocess.CalledProcessError):
            make_setup(stand_in(tmp_path / "q"), tmp_path, quick=True, target="amd64-unicode")
    content = make_setup(stand_in(tmp_path / "p"), tmp_path, quick=True).read_bytes()
    start = int.from_bytes(content[0x3C:0x40], "little")
    assert content[start : start + 6] == b"PE\0\0\x4c\x01"


@needs_nsis
def test_what_windows_would_not_start_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "LARGEST", 1000)
    with pytest.raises(SystemExit, match=r"setup\.exe is too large"):
        make_setup(stand_in(tmp_path / "p"), tmp_path, quick=True)


@needs_nsis
def test_what_both_programs_have_is_stored_once(tmp_path: Path, setup: Path) -> None:
    program = stand_in(tmp_path / "p")
    # As build.spec lays them beside the programs.
    assert {name for name in FILES if name.endswith(".pkg")} == {
        "joyvasa-desktop.pkg",
        "joyvasa-desktop-window.pkg",
    }
    content = random.Random(0).randbytes(1_000_000)
    for name in ("joyvasa-desktop.pkg", "joyvasa-desktop-window.pkg"):
        (program / name).write_bytes(content)
    made = make_setup(program, tmp_path, quick=True, target=FOR_WINE)
    assert 1_000_000 < made.stat().st_size - setup.stat().st_size < 1_010_000


@needs_nsis
def test_a_signing_command_gets_the_finished_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What both systems' shells understand, with blanks in the names, as in "Program Files".
    (tmp_path / "sign it.py").write_text(
        "import pathlib, sys\n"
        "with pathlib.Path(__file__).with_name('signed').open('a', encoding='utf-8') as file:\n"
        "    print(sys.argv[-1], file=file)\n",
        encoding="utf-8",
    )
    monkeypatch.setenv(windows.SIGN, f'"{sys.executable}" "{tmp_path / "sign it.py"}"')
    setup = make_setup(stand_in(tmp_path / "p"), tmp_path, quick=True)
    signed = (tmp_path / "signed").read_text("utf-8").splitlines()
    # The programs and the uninstaller first, which go into the setup.
    names = [Path(each).name for each in signed]
    assert names[:2] == ["joyvasa-desktop-window.exe", "joyvasa-desktop.exe"]
    assert len(signed) == 4 and Path(signed[3]) == setup


# ---- installed


@needs_wine
def test_a_silent_setup_puts_everything_in_its_place(machine: Machine, place: Path) -> None:
    assert files(place) == {
        "uninstall.exe",
        "program/joyvasa-desktop.exe",
        "program/joyvasa-desktop-window.exe",
        "program/_internal/资源 é/ü.txt",
    }
    assert (machine.menu / "JoyVASA Desktop.lnk").exists()
    assert not (machine.user / "Desktop" / "JoyVASA Desktop.lnk").exists()
    entry = machine.registry(KEY)
    assert re.search(rf"DisplayVersion +REG_SZ +{re.escape(__version__)}\b", entry)
    assert re.search(r'QuietUninstallString +REG_SZ +".*\\uninstall\.exe" /S', entry)
    assert "JoyVASADesktop.Project" in machine.registry(f"{CLASSES}\\.joyvasa")
    command = machine.registry(f"{CLASSES}\\JoyVASADesktop.Project\\shell\\open\\command")
    assert re.search(r'REG_SZ +"C:\\.*\\program\\joyvasa-desktop-window\.exe" "%1"', command)


@needs_wine
def test_options_choose_the_folder_the_desktop_link_and_the_kind_of_file(
    machine: Machine, setup: Path
) -> None:
    assert machine.run(str(setup), "/S", "/DESKTOP", "/NOPROJECTS", "/D=C:\\程序", "é\\Joy") == 0
    folder = machine.drive / "程序 é" / "Joy"
    assert (folder / "program" / "joyvasa-desktop-window.exe").exists()
    assert (machine.user / "Desktop" / "JoyVASA Desktop.lnk").exists()
    assert not machine.registry(f"{CLASSES}\\.joyvasa")
    # An upgrade without options stays there, and brings nothing that wasn't wanted.
    assert machine.run(str(setup), "/S") == 0
    assert not (machine.local / "Programs" / "JoyVASA Desktop").exists()
    assert not machine.registry(f"{CLASSES}\\.joyvasa")
    machine.uninstall(folder)
    assert not folder.exists()
    assert not (machine.user / "Desktop" / "JoyVASA Desktop.lnk").exists()


@needs_wine
def test_an_upgrade_leaves_nothing_of_the_old_program(
    machine: Machine, place: Path, setup: Path
) -> None:
    (place / "program" / "_internal" / "old.dll").touch()
    (place / "notes.txt").touch()
    assert machine.run(str(setup), "/S") == 0
    assert "program/_internal/old.dll" not in files(place)
    assert len(files(place)) == 5 and (place / "notes.txt").exists()


@pytest.fixture
def held(machine: Machine, tmp_path: Path) -> Iterator[Path]:
    """A program that runs for as long as it is let."""
    if not shutil.which("x86_64-w64-mingw32-gcc"):
        pytest.skip("no compiler for Windows")
    (tmp_path / "hold.c").write_text(HOLD)
    made = tmp_path / "held.exe"
    compiling = ["x86_64-w64-mingw32-gcc", str(tmp_path / "hold.c"), "-o", str(made)]
    subprocess.run(compiling, check=True)
    yield made


@contextmanager
def running(machine: Machine, program: Path, folder: Path | None = None) -> Iterator[None]:
    """Lets a program run for a while."""
    started = machine.start(str(program), folder=folder)
    with pytest.raises(subprocess.TimeoutExpired):
        started.wait(2)
    try:
        yield
    finally:
        machine.run("taskkill", "/f", "/im", program.name)
        started.communicate(timeout=30)


@needs_wine
@pytest.mark.parametrize("name", ["joyvasa-desktop.exe", "joyvasa-desktop-window.exe"])
def test_while_the_program_runs_the_old_one_stays_whole(
    machine: Machine, place: Path, setup: Path, held: Path, name: str
) -> None:
    before = files(place)
    shutil.copyfile(held, place / "program" / name)
    with running(machine, place / "program" / name):
        assert machine.run(str(setup), "/S") == 3
        assert files(place) == before
        # The last option goes on to the end of the line, and has no quotes around it.
        staying = f"_?={windows_path(place)}".split(" ")
        assert machine.run(str(place / "uninstall.exe"), "/S", *staying) == 3
        assert files(place) == before
    wait(lambda: machine.run(str(setup), "/S") == 0)


@needs_wine
def test_a_folder_that_is_in_use_stays_whole(
    machine: Machine, place: Path, setup: Path, held: Path
) -> None:
    before = files(place)
    # Wine lets folders with open files be renamed, but not those in which programs work.
    with running(machine, held, folder=place / "program"):
        assert machine.run(str(setup), "/S") == 3
        assert files(place) == before


def windows_path(folder: Path) -> str:
    """A folder on the machine's drive as Windows calls it."""
    return "C:" + str(folder).partition("drive_c")[2].replace("/", "\\")


@needs_wine
def test_a_drive_with_too_little_room_is_left_as_it_was(
    machine: Machine, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = windows.values_for
    # In kB: more than any drive holds.
    huge = {"SIZE": str(2_000_000_000)}
    monkeypatch.setattr(windows, "values_for", lambda *given: right(*given) | huge)
    large = make_setup(stand_in(tmp_path / "p"), tmp_path, quick=True, target=FOR_WINE)
    before = files(place)
    assert machine.run(str(large), "/S") == 2
    assert files(place) == before and not list(place.glob("program.*"))
    assert machine.run(str(large), "/S", "/D=C:\\elsewhere") == 2
    assert not (machine.drive / "elsewhere").exists()


@needs_wine
def test_an_older_windows_is_refused(machine: Machine, setup: Path) -> None:
    machine.pretend("win81")
    try:
        assert machine.run(str(setup), "/S", "/D=C:\\old") == 2
    finally:
        machine.pretend("win10")
    assert not (machine.drive / "old").exists()


@needs_wine
def test_for_everybody_it_goes_where_all_find_it_and_an_upgrade_stays_there(
    machine: Machine, setup: Path
) -> None:
    own = machine.local / "Programs" / "JoyVASA Desktop"
    common = machine.drive / "Program Files" / "JoyVASA Desktop"
    menu = machine.drive / "ProgramData/Microsoft/Windows/Start Menu/Programs/JoyVASA Desktop.lnk"
    assert machine.run(str(setup), "/S", "/ALLUSERS") == 0
    assert len(files(common)) == 4 and menu.exists()
    assert not machine.registry(KEY) and machine.registry(KEY.replace("HKCU", "HKLM"))
    (common / "program" / "old.dll").touch()
    assert machine.run(str(setup), "/S") == 0
    assert len(files(common)) == 4 and not own.exists()
    # Who wants one of their own beside it says so.
    assert machine.run(str(setup), "/S", "/CURRENTUSER") == 0
    assert len(files(own)) == 4
    machine.uninstall(own)
    assert not own.exists() and len(files(common)) == 4 and menu.exists()
    machine.uninstall(common)
    assert not common.exists() and not menu.exists()
    assert not machine.registry(KEY.replace("HKCU", "HKLM"))


@needs_wine
def test_a_folder_that_is_too_deep_is_refused(machine: Machine, setup: Path) -> None:
    deep = "C:\\" + "\\".join(["a" * 60] * 4)
    assert machine.run(str(setup), "/S", f"/D={deep}") == 2
    assert not (machine.drive / ("a" * 60)).exists()
    assert not machine.registry(KEY)


@needs_wine
@pytest.mark.parametrize(
    ("options", "left"),
    [
        ([], {"window.ini", "autosave/a.joyvasa", "weights/big.onnx", "gpu-pack/a/torch.dll"}),
        (["/MODELS"], {"window.ini", "autosave/a.joyvasa"}),
        (["/SETTINGS"], {"weights/big.onnx", "gpu-pack/a/torch.dll"}),
        (["/MODELS", "/SETTINGS"], set()),
    ],
)
def test_the_uninstaller_leaves_what_is_the_users(
    machine: Machine, place: Path, options: list[str], left: set[str]
) -> None:
    own = machine.local / "JoyVASA Desktop"
    fetched = ("weights/big.onnx", "gpu-pack/a/torch.dll")
    for name in ("window.ini", "autosave/a.joyvasa", *fetched, "Cache/a", "Logs/a.log"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).touch()
    (place / "mine.txt").touch()
    machine.uninstall(place, *options)
    assert files(place) == {"mine.txt"}
    assert (files(own) if own.exists() else set()) == left
    assert not (machine.menu / "JoyVASA Desktop.lnk").exists()
    assert not machine.registry(KEY)
    assert not machine.registry(f"{CLASSES}\\.joyvasa")
    assert not machine.registry(f"{CLASSES}\\JoyVASADesktop.Project")


# ---- around the files of a real build


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


@pytest.fixture(scope="module")
def large(tree: Path) -> Path:
    """A setup program around all of them."""
    return make_setup(tree, tree.parent, quick=True, target=FOR_WINE)


@needs_nsis
def test_a_setup_is_made_around_the_files_of_a_real_build(large: Path) -> None:
    assert large.read_bytes()[:2] == b"MZ"


@needs_wine
def test_every_file_of_a_real_build_arrives(large: Path, machine: Machine) -> None:
    assert machine.run(str(large), "/S") == 0
    folder = machine.local / "Programs" / "JoyVASA Desktop"
    for name in FILES:
        assert (folder / "program" / name).read_text("utf-8") == name
    machine.uninstall(folder)
    assert not folder.exists()
