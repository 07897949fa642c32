"""dev.py sets up, repairs and starts, with nothing but the standard library."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "dev.py"


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """dev.py for a checkout in a folder with a space and an accent, nothing installed."""
    spec = importlib.util.spec_from_file_location("dev", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    root = tmp_path / "un café"
    root.mkdir()
    shutil.copy(ROOT / "pyproject.toml", root)
    monkeypatch.setattr(module, "ROOT", root)
    monkeypatch.setattr(module, "VENV", root / ".venv")
    return module


@pytest.fixture
def commands(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would be run; making an environment only makes its most important files."""
    done: list[list[str]] = []

    def record(command: list[str]) -> None:
        done.append(command)
        if "venv" in command:
            dev.python().parent.mkdir(parents=True)
            dev.python().touch()
            (dev.VENV / "pyvenv.cfg").touch()

    monkeypatch.setattr(dev, "quietly", record)
    return done


def test_an_old_python_can_read_it_and_says_that_it_is_too_old(dev: ModuleType) -> None:
    ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 7))
    with pytest.raises(dev.Trouble, match=r"Python 3\.8, but .* 3\.11 or newer"):
        dev.check_python((3, 8))
    dev.check_python((3, 11))
    dev.check_python((3, 14))


def test_it_needs_only_the_standard_library() -> None:
    tree = ast.parse(SCRIPT.read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import)
             for alias in node.names}  # fmt: skip
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= set(sys.stdlib_module_names)


def test_the_first_start_installs_and_the_next_ones_do_not(
    dev: ModuleType, commands: list[list[str]]
) -> None:
    dev.install("core")
    assert [command[-1] for command in commands] == [str(dev.VENV), "."]
    dev.install("core")
    assert len(commands) == 2


def test_the_tools_for_tests_include_the_program(
    dev: ModuleType, commands: list[list[str]]
) -> None:
    dev.install("dev")
    assert commands[-2][-1] == ".[dev]"
    before = len(commands)
    dev.install("core")
    assert len(commands) == before


def test_a_package_that_would_overwrite_others_comes_without_its_own(
    dev: ModuleType, commands: list[list[str]]
) -> None:
    dev.install("dev")
    assert "--no-deps" in commands[-1] and commands[-1][-1].startswith("insightface")
    installed = {name.lower() for name in packages_distributions().get("onnxruntime", [])}
    assert installed == {"onnxruntime-gpu"}
    assert set(packages_distributions()["cv2"]) == {"opencv-python-headless"}


def test_changed_requirements_are_installed(
    dev: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "is_whole", lambda: dev.python().exists())
    dev.install("core")
    commands.clear()
    with (dev.ROOT / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    dev.install("core")
    assert [command[-1] for command in commands] == ["."]


def test_a_failed_installation_is_tried_again(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(command: list[str]) -> None:
        raise dev.Trouble("no network")

    monkeypatch.setattr(dev, "make_venv", lambda: dev.VENV.mkdir())
    monkeypatch.setattr(dev, "quietly", fail)
    with pytest.raises(dev.Trouble, match=r"no network\n.*start again"):
        dev.install("core")
    assert not list(dev.VENV.glob("installed-*"))


def test_a_missing_venv_module_is_explained(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(command: list[str]) -> None:
        dev.VENV.mkdir()
        raise dev.Trouble("No module named ensurepip")

    monkeypatch.setattr(dev, "quietly", fail)
    with pytest.raises(dev.Trouble, match="apt-get install python3-venv"):
        dev.make_venv()
    assert not dev.VENV.exists()


def test_a_half_made_environment_is_made_anew(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    dev.VENV.mkdir()
    (dev.VENV / "pyvenv.cfg").write_text("home = /nowhere\n")
    (dev.VENV / "installed-core").write_text("old")
    dev.make_venv()
    assert dev.is_whole()
    assert not (dev.VENV / "installed-core").exists()
    assert "incomplete" in capsys.readouterr().err
    dev.python().unlink()
    assert not dev.is_whole()


def test_output_of_a_command_is_shown_only_if_it_fails(
    dev: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    dev.quietly([sys.executable, "-c", "print('chatter')"])
    assert "chatter" not in "".join(capfd.readouterr())
    with pytest.raises(dev.Trouble, match="the reason"):
        dev.quietly([sys.executable, "-c", "import sys; print('the reason'); sys.exit(3)"])


@pytest.mark.parametrize("code", [0, 1, 3, 4, 130])
def test_exit_codes_are_passed_on(code: int, dev: ModuleType) -> None:
    assert dev.start([sys.executable, "-c", f"raise SystemExit({code})"]) == code


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals between processes")
def test_a_killed_command_is_a_failure(dev: ModuleType) -> None:
    script = "import os, signal; os.kill(os.getpid(), signal.{})"
    assert dev.start([sys.executable, "-c", script.format("SIGKILL")]) == 128 + signal.SIGKILL
    script = "import signal; signal.signal(2, signal.SIG_DFL);" + script.format("SIGINT")
    assert dev.start([sys.executable, "-c", script]) == 130


@pytest.mark.parametrize("arguments", [[], ["walk"], ["--help"]])
def test_it_explains_itself(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), *arguments], capture_output=True, text=True)
    assert "dev.py run" in done.stdout and "dev.py test" in done.stdout
    assert done.returncode == (0 if "--help" in arguments else 2)


def test_the_builder_explains_itself_before_anything_is_installed(
    dev: ModuleType, commands: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["build", "--help"]) == 0
    assert "dev.py build [--torch INDEX]" in capsys.readouterr().out and not commands


def test_stopping_the_installation_is_no_failure(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(extra: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(dev, "install", stop)
    assert dev.main(["run"]) == 130
    assert "Stopped by you" in capsys.readouterr().err


def test_programs_that_tests_need(
    dev: ModuleType,
    commands: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    there = {"apt-get": "/usr/bin/apt-get"}
    monkeypatch.setattr(shutil, "which", there.get)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "LIBRARIES", {})
    monkeypatch.setattr(dev, "FONTS", {})
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    dev.install_system_packages()
    assert "sudo apt-get install" in capsys.readouterr().err and not commands
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    dev.install_system_packages()
    assert [command[1] for command in commands] == ["update", "install"]
    commands.clear()
    there |= {program: f"/usr/bin/{program}" for program in (*dev.PROGRAMS, *dev.TOOLS)}
    dev.install_system_packages()
    assert not commands


def test_libraries_and_fonts_that_tests_need(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "PROGRAMS", {})
    monkeypatch.setattr(dev, "TOOLS", {})
    monkeypatch.setattr(dev, "LIBRARIES", {"libnever-there.so.9": "libnever9"})
    monkeypatch.setattr(dev, "FONTS", {"never/There.ttf": "fonts-never"})
    assert dev.missing_packages() == ["libnever9", "fonts-never"]
    monkeypatch.setattr(sys, "platform", "win32")
    assert dev.missing_packages() == []


def test_every_check_runs_even_if_one_fails(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started = []

    def start(command: list[str], folder: Path) -> int:
        started.append(command)
        return 3 if "mypy" in command else 0

    monkeypatch.setattr(dev, "install", lambda extra: None)
    monkeypatch.setattr(dev, "install_system_packages", lambda: None)
    monkeypatch.setattr(dev, "start", start)
    assert dev.main(["test", "-k", "one"]) == 3
    assert len(started) == 6 and started[-1][-3:] == ["pytest", "-k", "one"]
    assert "types, types on Windows" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("bench", ["-m", "benchmarks", "one", "--two"]),
        ("texts", ["resources/translations/update.py", "one", "--two"]),
        ("screens", ["tests/window/screens.py", "one", "--two"]),
    ],
)
def test_other_commands_start_their_script_in_the_checkout(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, name: str, ending: list[str]
) -> None:
    started: list[tuple[list[str], Path]] = []
    installed: list[str] = []
    monkeypatch.setattr(dev, "install", installed.append)
    monkeypatch.setattr(dev, "install_system_packages", lambda: None)
    monkeypatch.setattr(dev, "start", lambda *call: started.append(call) or 7)
    assert dev.main([name, "one", "--two"]) == 7
    assert started == [([str(dev.python()), *ending], dev.ROOT)]
    assert installed == ["dev"]
    if ending[0] != "-m":
        assert (ROOT / ending[0]).is_file()


@pytest.mark.parametrize(
    ("arguments", "folder", "index"),
    [
        ([], ".venv-build", None),
        (["--torch", "https://x.org/whl/cu130/"], ".venv-build-cu130", "https://x.org/whl/cu130/"),
    ],
)
def test_a_build_has_an_environment_of_its_own_for_each_kind_of_pytorch(
    dev: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    folder: str,
    index: str | None,
) -> None:
    # Set and taken away again, so that what the command sets is taken away after the test.
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "")
    monkeypatch.delenv("PIP_EXTRA_INDEX_URL")
    started: list[tuple[list[str], Path]] = []
    installed: list[tuple[str, ...]] = []
    asked: list[bool] = []
    monkeypatch.setattr(dev, "install", lambda *what: installed.append((*what, dev.VENV.name)))
    monkeypatch.setattr(dev, "install_system_packages", lambda for_tests: asked.append(for_tests))
    monkeypatch.setattr(dev, "start", lambda *call: started.append(call) or 5)
    assert dev.main(["build", *arguments, "program", "deb"]) == 5
    bound = ("--no-compile", "--constraint", dev.VERSIONS)
    assert installed == [("build", *bound, folder)] and asked == [False]
    ending = ["-m", "installer.build", "program", "deb"]
    assert started == [([str(dev.python()), *ending], dev.ROOT)]
    assert os.environ.get("PIP_EXTRA_INDEX_URL") == index


def test_new_versions_are_chosen_in_an_environment_without_the_old_ones(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = dev.ROOT / ".venv-build-versions" / "old"
    old.mkdir(parents=True)
    installed: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "install", lambda *what: installed.append((*what, dev.VENV.name)))
    monkeypatch.setattr(dev, "install_system_packages", lambda for_tests: None)
    monkeypatch.setattr(dev, "start", lambda *call: 0)
    assert dev.main(["build", "versions"]) == 0
    assert installed == [("build", ".venv-build-versions")] and not old.exists()


def test_what_is_packaged_is_installed_again_when_its_versions_change(
    dev: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "is_whole", lambda: dev.python().exists())
    versions = dev.ROOT / dev.VERSIONS
    versions.parent.mkdir()
    for text, times in (("numpy==2.4.6", 1), ("numpy==2.4.6", 1), ("numpy==2.4.7", 2)):
        versions.write_text(text, "ascii")
        dev.install("build", "--constraint", dev.VERSIONS)
        done = [command for command in commands if "install" in command]
        assert len(done) == times and dev.VERSIONS in done[-1]


def test_packaging_needs_fewer_programs_than_tests(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(dev, "LIBRARIES", {})
    assert set(dev.TOOLS.values()) <= set(dev.missing_packages(for_tests=False))
    assert not set(dev.PROGRAMS.values()) & set(dev.missing_packages(for_tests=False))
    assert {*dev.TOOLS.values(), *dev.PROGRAMS.values()} <= set(dev.missing_packages())


def test_the_help_names_every_command(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["--help"]) == 0 and dev.main(["nonsense"]) == 2
    help_text = capsys.readouterr().out
    for name in ("run", "test", "bench", "texts", "screens", "build"):
        assert f"dev.py {name} " in help_text


def test_a_checkout_under_any_name_starts_in_the_locale_of_machines(dev: ModuleType) -> None:
    for bare in ("C", "POSIX"):
        environment = {"LC_ALL": bare}
        dev.allow_all_letters(environment)
        assert environment["LC_ALL"] == ("C.UTF-8" if os.name == "posix" else bare)
    chosen = {"LC_ALL": "de_DE.UTF-8"}
    dev.allow_all_letters(chosen)
    assert chosen == {"LC_ALL": "de_DE.UTF-8"}
