"""The house rules that a machine can check."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from joyvasa_desktop import cli
from joyvasa_desktop.console import EXIT_HELP
from joyvasa_desktop.flags import markdown_presets, markdown_settings
from joyvasa_desktop.models_report import markdown_bundles, markdown_files
from joyvasa_desktop.weights.catalogue import SHIPPED, read_catalogue

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "joyvasa_desktop"
MODULES = sorted((*PACKAGE.rglob("*.py"), *(ROOT / "installer").glob("*.py")))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))

LONGEST_MODULE = 500
LONGEST_FUNCTION = 60

# About the project as a whole or about several modules together, not about one.
ABOUT_THE_PROJECT = {
    "test_house.py",
    "test_dev.py",
    "test_hostile.py",
    "test_joyvasa_job.py",
    "test_animal_job.py",
    "test_joyvasa_wishes.py",
    "test_killed.py",
    "test_random_actions.py",
    "test_frozen.py",
    "test_workflows.py",
}


def name(path: Path) -> str:
    """A file as the test report shows it."""
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    """Every text file that is part of the project."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    files = (ROOT / each for each in listed.stdout.split("\0") if each)
    return [path for path in files if path.is_file() and b"\0" not in path.read_bytes()[:4096]]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_reads_like_a_page(path: Path) -> None:
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "a module says what it is for"
    assert text.count("\n") <= LONGEST_MODULE
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_is_left_unfinished_or_swallowed(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", text)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"bare except in line {node.lineno}"
            assert not isinstance(node.body[0], ast.Pass), f"swallowed in line {node.lineno}"


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_tests_mirror_the_package(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), "a test says what it covers"
    place = path.relative_to(ROOT / "tests")
    if place.name in ABOUT_THE_PROJECT or place.parts[0] == "parity":
        return
    # Packaging stands beside the package, and so do its tests.
    home = ROOT if place.parts[0] == "installer" else PACKAGE
    module = home / place.parent / f"{place.stem.removeprefix('test_')}.py"
    assert module.exists(), f"there is no {name(module)}"


def test_imports_keep_to_the_walls() -> None:
    script = "import importlinter.cli as c; c.lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_wall_around_qt_has_no_gap() -> None:
    """A new module is behind it, too: only what opens the window may know Qt."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    (walled,) = (each for each in contracts if each["name"].startswith("Qt stays"))
    inside = {path.stem for path in PACKAGE.glob("*.py")} | {
        path.parent.name for path in PACKAGE.glob("*/__init__.py")
    }
    free = {"__init__", "__main__", "self_test", "window"}
    assert inside - free <= {each.split(".")[1] for each in walled["source_modules"]}


@pytest.mark.parametrize(
    ("what", "made"),
    [
        ("settings", markdown_settings),
        ("presets", markdown_presets),
        ("bundles", lambda: markdown_bundles(read_catalogue(SHIPPED))),
        ("files", lambda: markdown_files(read_catalogue(SHIPPED))),
    ],
)
def test_the_readme_has_the_current_tables(what: str, made: Callable[[], str]) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = re.search(rf"<!-- {what}: .*? -->\n(.*)\n<!-- end of {what} -->", readme, re.S)
    assert shown is not None
    assert shown[1].strip() == made()


def test_the_readme_has_the_current_exit_codes() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for code, meaning in EXIT_HELP.items():
        assert f"| {code.value} | {meaning.removesuffix(' (Ctrl-C)')}" in readme


def test_the_program_understands_every_command_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = re.findall(r"^ *joyvasa-desktop (.+)$", readme, re.M)
    assert len(shown) > 20
    for line in shown:
        command, words = cli.commands, shlex.split(line, comments=True)
        while isinstance(command, click.Group) and words:
            _, found, words = command.resolve_command(click.Context(command), words)
            assert found is not None, line
            command = found
        # A word that it doesn't know ends the test; nothing is done.
        command.make_context("joyvasa-desktop", words)
    # From source everything is called in another way, which is told once.
    assert len(re.findall(r"^(?!<!--).*dev\.py run(?! --full)", readme, re.M)) == 3


def test_no_file_tells_where_it_was_made() -> None:
    # Written in two parts, so that this file doesn't hold what it looks for.
    forbidden = ("/wor" + "k/", "/ro" + "ot/", "/ho" + "me/", "C:\\Us" + "ers\\")
    for path in tracked():
        text = path.read_text("utf-8")
        assert not any(word in text for word in forbidden), name(path)


def test_a_wheel_is_complete_and_animates(tmp_path: Path) -> None:
    built = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation"),
            *("--wheel-dir", str(tmp_path), str(ROOT)),
        ],
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    script = (
        f"import sys; sys.path.insert(0, {str(installed)!r})\n"
        "import joyvasa_desktop; from joyvasa_desktop import cli, paths\n"
        f"assert joyvasa_desktop.__file__.startswith({str(installed)!r})\n"
        "assert paths.root().name == 'joyvasa_desktop'\n"
        "sys.exit(cli.run(['doctor']) or cli.run(['animate', '--end', '0.4', '--size', '256']))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", script], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "astronaut-speech_en_6s.mp4").stat().st_size > 1000
