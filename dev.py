"""Set up and start JoyVASA Desktop from a checkout, with nothing but Python.

python3 dev.py run [--full] [arguments of the program ...]
python3 dev.py test [arguments of pytest ...]
python3 dev.py bench [speed] [lips] [picture] [memory] [motion] [networks] [job] [window] [...]
python3 dev.py texts [--check] [--list FILE] [--fill FILE]      translations
python3 dev.py screens [FOLDER]                                 pictures of the window
python3 dev.py build [--torch INDEX] [step ...]     the packaged program: see installer/README.md

On Windows: py dev.py ...
"""

# This file must at least be read by the oldest Python in use, so that it can say that it is too
# old: types of Python 3.9 and newer stand in quotes, and only the standard library is used.

import ast
import ctypes
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import MutableMapping  # noqa: UP035 (the oldest Python must read this line, too)

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VERSIONS = "installer/versions.txt"
PROGRAMS = {
    "espeak-ng": "espeak-ng",
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "pulseaudio": "pulseaudio",
    "pacat": "pulseaudio-utils",
}
"""Programs that tests use, and the Debian packages that bring them."""

TOOLS = {
    "strip": "binutils",
    "makensis": "nsis",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "groff": "groff-base",
}
"""Programs that make packages or check them, and the Debian packages that bring them."""

LIBRARIES = {
    "libpulse.so.0": "libpulse0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Libraries that Qt loads, and the Debian packages that bring them."""

FONTS = {
    "dejavu/DejaVuSans.ttf": "fonts-dejavu-core",
    "noto/NotoSansArabic-Regular.ttf": "fonts-noto-core",
    "noto/NotoSansCJK-Regular.ttc": "fonts-noto-cjk",
}
"""Fonts for the languages of the window, and the Debian packages that bring them."""

ALONE = {"dev": ["insightface>=2,<3"]}
"""Packages of an extra that are installed without what they ask for.

The tests compare the face finding with insightface's. It asks for onnxruntime and opencv-python,
whose files would overwrite those of onnxruntime-gpu and opencv-python-headless; what else it needs
is in pyproject.toml.
"""

PROMISES = {
    "core": "Installing the program's parts; the first time takes a minute or two.",
    "full": "Installing the parts for the large engines; this is a download of gigabytes.",
    "dev": "Installing the program's parts, those for the large engines, and the tools for tests.",
    "build": "Installing what is packaged, and nothing else; this is a download of gigabytes.",
}

ON_WINDOWS = ("--platform", "win32", "--cache-dir", ".mypy_cache/win32")
"""How mypy reads the branches for Windows, on every system; what it remembers lies apart."""


class Trouble(Exception):
    """Something that stops the set-up, in a sentence with a way out."""


def main(arguments: "list[str]") -> int:
    """Carries out one command line and returns the exit code."""
    tasks = {"run": run, "test": test, "bench": bench, "texts": texts, "screens": screens}
    tasks["build"] = build
    if not arguments or arguments[0] not in tasks:
        print((__doc__ or "").strip())
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    try:
        check_python(sys.version_info[:2])
        allow_all_letters(os.environ)
        return tasks[arguments[0]](arguments[1:])
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped by you. The next start goes on from here.", file=sys.stderr)
        return 130


def run(arguments: "list[str]") -> int:
    """Starts the program in the folder that the user is in."""
    full = arguments[:1] == ["--full"]
    if full:
        arguments = arguments[1:]
    install("full" if full else "core")
    command = [str(python()), "-P", "-m", "joyvasa_desktop", *arguments]
    if os.name == "posix":
        # The program takes this process's place: every signal and exit code is its own.
        os.execv(command[0], command)
    return start(command)


def test(arguments: "list[str]") -> int:
    """Runs all checks, the quick ones first; returns the first failure's code, 0 if none."""
    install("dev")
    install_system_packages()
    module = [str(python()), "-m"]
    steps = {
        "formatting": [*module, "ruff", "format", "--check", "."],
        "lint": [*module, "ruff", "check", "."],
        "types": [*module, "mypy"],
        "types on Windows": [*module, "mypy", *ON_WINDOWS],
        "imports": [str(python()), "-c", "import importlinter.cli as c; c.lint_imports_command()"],
        "tests": [*module, "pytest", *arguments],
    }
    codes = {}
    for name, command in steps.items():
        print(f"== {name}", flush=True)
        codes[name] = start(command, ROOT)
        if codes[name] == 130:
            return 130
    failed = [name for name, code in codes.items() if code]
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return next((code for code in codes.values() if code), 0)


def bench(arguments: "list[str]") -> int:
    """Measures speed, lip sync, picture, memory and the window; 1 if a wanted figure was missed."""
    install("dev")
    install_system_packages()
    return start([str(python()), "-m", "benchmarks", *arguments], ROOT)


def texts(arguments: "list[str]") -> int:
    """Collects the texts that people read and compiles their translations."""
    install("dev")
    return start([str(python()), "resources/translations/update.py", *arguments], ROOT)


def screens(arguments: "list[str]") -> int:
    """Takes pictures of the window: in every look, language and state, or --docs: the README's."""
    install("dev")
    install_system_packages()
    return start([str(python()), "tests/window/screens.py", *arguments], ROOT)


def build(arguments: "list[str]") -> int:
    """Makes what people install, in an environment that holds what is packaged and nothing else."""
    global VENV
    if arguments[:1] in (["-h"], ["--help"]):
        # To ask the builder itself would take what is packaged: gigabytes.
        builder = Path(__file__).resolve().parent / "installer" / "build.py"
        print(ast.get_docstring(ast.parse(builder.read_text("utf-8"))))
        return 0
    VENV = ROOT / ".venv-build"
    if arguments[:1] == ["--torch"] and len(arguments) > 1:
        # Each index has its own kind of PyTorch; pip prefers it to the same version from elsewhere.
        VENV = ROOT / f".venv-build-{arguments[1].rstrip('/').rpartition('/')[2]}"
        os.environ["PIP_EXTRA_INDEX_URL"] = arguments[1]
        arguments = arguments[2:]
    if arguments == ["versions"]:
        # The newest ones are chosen where none is there yet.
        VENV = ROOT / ".venv-build-versions"
        if VENV.exists():
            remove_venv()
        install("build")
    else:
        # What is frozen is compiled then.
        install("build", "--no-compile", "--constraint", VERSIONS)
    install_system_packages(for_tests=False)
    return start([str(python()), "-m", "installer.build", *arguments], ROOT)


def check_python(version: "tuple[int, int]") -> None:
    """Says at once when this Python can't run the program."""
    if tuple(version) < OLDEST:
        raise Trouble(
            f"This is Python {version[0]}.{version[1]}, but JoyVASA Desktop needs "
            f"{OLDEST[0]}.{OLDEST[1]} or newer. Install a newer Python and start dev.py with it."
        )


def allow_all_letters(environment: "MutableMapping[str, str]") -> None:
    """Lets Python find this checkout under any name.

    It reads the checkout's place in the locale's encoding, and with the locale "C" it stops at the
    first letter outside ASCII before it says anything.
    """
    if os.name == "posix" and environment.get("LC_ALL") in ("C", "POSIX"):
        environment["LC_ALL"] = "C.UTF-8"


def python() -> Path:
    """The Python of the virtual environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install(extra: str, *options: str) -> None:
    """Brings the virtual environment up to date for `extra` (core, full, dev or build).

    Args:
        extra: what is installed.
        options: more of them for pip.
    """
    stamp = VENV / f"installed-{extra}"
    mark = fingerprint(*options)
    if python().exists() and stamp.exists() and stamp.read_bytes() == mark:
        return
    make_venv()
    target = "." if extra == "core" else f".[{extra}]"
    say(PROMISES[extra])
    try:
        quietly([str(python()), "-m", "pip", "install", *options, "-e", target])
        if extra in ALONE:
            quietly([str(python()), "-m", "pip", "install", "--no-deps", *ALONE[extra]])
    except Trouble as trouble:
        raise Trouble(
            f"{trouble}\nThis step needs the network. Check the connection and start again."
        ) from trouble
    for name in {"core", extra}:
        (VENV / f"installed-{name}").write_bytes(mark)


def fingerprint(*options: str) -> bytes:
    """Changes when another installation is due: the requirements, the place or Python changed."""
    parts = [str(ROOT).encode("utf-8", "surrogateescape"), repr(sys.version_info[:2]).encode()]
    parts += [(ROOT / "pyproject.toml").read_bytes(), repr(ALONE).encode()]
    parts += [(ROOT / each).read_bytes() for each in options if (ROOT / each).is_file()]
    return hashlib.sha256(b"\n".join(parts)).hexdigest().encode()


def make_venv() -> None:
    """Creates the virtual environment, or makes it anew if the old one is broken."""
    if is_whole():
        return
    if VENV.exists():
        say(f"The folder {VENV.name} is incomplete; making it anew.")
        remove_venv()
    say(f"Making a virtual environment in {VENV.name}.")
    try:
        quietly([sys.executable, "-m", "venv", str(VENV)])
    except Trouble as trouble:
        shutil.rmtree(str(VENV), ignore_errors=True)
        raise Trouble(
            f"{trouble}\nPython's venv module doesn't work here. On Debian and Ubuntu: "
            "apt-get install python3-venv"
        ) from trouble


def is_whole() -> bool:
    """Whether the environment's Python starts and has pip."""
    if not (VENV / "pyvenv.cfg").exists() or not python().exists():
        return False
    try:
        probe = subprocess.run(
            [str(python()), "-m", "pip", "--version"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return False
    return probe.returncode == 0


def remove_venv() -> None:
    """Removes the virtual environment."""
    try:
        shutil.rmtree(str(VENV))
    except OSError as error:
        raise Trouble(
            f"{error.filename} can't be removed. Close programs that use it and start again."
        ) from error


def install_system_packages(for_tests: bool = True) -> None:
    """Installs what is missing where that is possible, else says the line to run."""
    missing = missing_packages(for_tests)
    if not missing:
        return
    line = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if shutil.which("apt-get") and getattr(os, "geteuid", lambda: 1)() == 0:
        say(f"Installing {' '.join(missing)}.")
        quietly(["apt-get", "update"])
        quietly(line)
        return
    lack = "Some tests will be skipped" if for_tests else "Packages will lack parts"
    print(f"{lack} without {' '.join(missing)}.", file=sys.stderr)
    if shutil.which("apt-get"):
        print(f"To have them: sudo {' '.join(line)}", file=sys.stderr)


def missing_packages(for_tests: bool = True) -> "list[str]":
    """Debian packages that tests want, or packaging does, and that this machine lacks."""
    if not sys.platform.startswith("linux"):
        return []
    programs = {**PROGRAMS, **TOOLS} if for_tests else TOOLS
    missing = [name for program, name in programs.items() if not shutil.which(program)]
    missing += [name for library, name in LIBRARIES.items() if not loads(library)]
    folders = [Path("/usr/share/fonts/truetype"), Path("/usr/share/fonts/opentype")]
    missing += [
        name
        for font, name in FONTS.items()
        if not any((folder / font).exists() for folder in folders)
    ]
    return missing


def loads(library: str) -> bool:
    """Whether the system finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def say(text: str) -> None:
    """Tells on the error stream what happens, so that the program's own output stays clean."""
    print(text, file=sys.stderr, flush=True)


def quietly(command: "list[str]") -> None:
    """Runs a command in the checkout; its output is shown only if it fails."""
    began = time.monotonic()
    process = subprocess.Popen(
        command, cwd=str(ROOT), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    output = b""
    try:
        while True:
            try:
                output = process.communicate(timeout=1)[0]
                break
            except subprocess.TimeoutExpired:
                tick(time.monotonic() - began)
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        raise
    if process.returncode:
        lines = output.decode("utf-8", "replace").strip().splitlines()[-40:]
        raise Trouble("\n".join(["", *lines, f"This failed: {' '.join(command)}"]))


def tick(seconds: float) -> None:
    """Shows on a terminal that something is happening."""
    if sys.stderr.isatty():
        print(f"\r  {seconds:.0f} s", end="\r", file=sys.stderr, flush=True)


def start(command: "list[str]", folder: "Path | None" = None) -> int:
    """Runs a command with this terminal and returns its exit code, 130 if stopped by Ctrl-C."""
    # Ctrl-C reaches the child as well; it decides what happens, and this process reports it.
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        code = subprocess.Popen(command, cwd=str(folder) if folder else None).wait()
    finally:
        signal.signal(signal.SIGINT, before)
    return 130 if code in (-signal.SIGINT, 0xC000013A) else 128 - code if code < 0 else code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
