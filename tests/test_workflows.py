"""The workflows: pinned, with few rights, and in step with the builder and its files."""

from __future__ import annotations

import fnmatch
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from installer import appimage, build, linux, release, windows
from joyvasa_desktop import __version__

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.yml"))

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="names that Linux knows")

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")


def read(path: Path) -> dict[str, Any]:
    """A workflow; YAML reads its word "on" as a yes."""
    content = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(content, dict)
    return {"on" if key is True else str(key): value for key, value in content.items()}


def tool(name: str) -> str:
    """A program that was installed beside this Python."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    assert found, f"{name} isn't installed"
    return found


def jobs() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{path.stem}: {name}", job)
        for path in WORKFLOWS
        for name, job in read(path)["jobs"].items()
    ]


def steps() -> list[dict[str, Any]]:
    return [step for _, job in jobs() for step in job.get("steps", ())]


def commands() -> list[list[str]]:
    """Every line that a workflow runs, in words."""
    lines = [line for step in steps() for line in step.get("run", "").splitlines()]
    return [shlex.split(line.rstrip("\\")) for line in lines]


def test_an_auditor_finds_nothing() -> None:
    command = [tool("zizmor"), "--offline", "--persona", "auditor", "--no-progress"]
    done = subprocess.run([*command, str(FOLDER)], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def test_they_are_what_github_understands() -> None:
    kinds = {"github-workflows": WORKFLOWS, "dependabot": [FOLDER / "dependabot.yml"]}
    for kind, files in kinds.items():
        command = [tool("check-jsonschema"), "--builtin-schema", f"vendor.{kind}"]
        done = subprocess.run(
            [*command, *map(str, files)], capture_output=True, encoding="utf-8", timeout=120
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_what_others_wrote_is_pinned_and_says_its_version(path: Path) -> None:
    used = re.findall(r"uses: (\S+)(?: +# (\S+))?$", path.read_text("utf-8"), re.MULTILINE)
    assert len(used) == path.read_text("utf-8").count("uses:")
    for name, version in used:
        if not name.startswith("./"):
            assert PINNED.fullmatch(name), name
            assert re.fullmatch(r"v\d+\.\d+\.\d+", version), name


def test_one_action_has_one_version_everywhere() -> None:
    used = {step["uses"] for step in steps() if "uses" in step}
    assert len({name.partition("@")[0] for name in used}) == len(used)


def test_a_job_gets_the_rights_that_it_needs_and_ends_at_some_time() -> None:
    for path in WORKFLOWS:
        assert read(path)["permissions"] == {}, path.name
        assert "pull_request_target" not in read(path)["on"], path.name
    writing = {}
    for name, job in jobs():
        rights = job["permissions"]
        assert all(right in ("read", "write") for right in rights.values()), name
        if "write" in rights.values():
            writing[name] = job
        assert "uses" in job or job["timeout-minutes"] <= 90, name
    # What may write runs nothing of the repository, nor of anybody's packages.
    assert set(writing) == {"release: attest", "release: draft"}
    for job in writing.values():
        assert not any("checkout" in step.get("uses", "") for step in job["steps"])
        assert not any("python" in step.get("run", "") for step in job["steps"])


def test_no_token_stays_in_a_checkout_and_no_text_gets_into_a_command() -> None:
    for step in steps():
        if "actions/checkout@" in step.get("uses", ""):
            assert step["with"] == {"persist-credentials": False}
        assert "${{" not in step.get("run", "")


def test_downloads_are_compared_with_what_they_have_to_be() -> None:
    for step in steps():
        if "curl" in step.get("run", ""):
            assert "sha256sum --check" in step["run"]
            addresses = [each for each in step["env"].values() if each.startswith("https://")]
            sums = [each for name, each in step["env"].items() if name.endswith("_SHA256")]
            assert len(addresses) == len(sums) and addresses
            assert all(re.fullmatch(r"[0-9a-f]{64}", each) for each in sums)


def test_the_builder_and_the_release_know_what_they_are_told() -> None:
    built, released = [], []
    for words in commands():
        if "dev.py" in words and "build" in words:
            told = words[words.index("build") + 1 :]
            assert told[0] == "--torch"
            built.append(told[2:])
        if "installer.release" in words:
            released.append(words[words.index("installer.release") + 1])
    assert len(built) == 2 and all(set(each) <= set(build.STEPS) for each in built)
    # Both know their GPU packs, and are proven before they are packed.
    assert all(each[:3] == ["program", "gpu-list", "check"] for each in built)
    assert released == ["check", "sources", "sums", "notes"]
    assert all(f"release {name} " in (release.__doc__ or "") + " " for name in released)


@linux_only
def test_every_package_is_handed_on() -> None:
    setup = f"joyvasa-desktop-{__version__}-windows-x86_64-setup.exe"
    made = {linux.tar_name(), linux.deb_name(), appimage.name(), setup}
    patterns = [
        pattern
        for step in steps()
        if step.get("with", {}).get("name", "").startswith("package-")
        for pattern in step["with"]["path"].split()
    ]
    handed = {name for name in made for each in patterns if fnmatch.fnmatch(f"dist/{name}", each)}
    assert handed == made and len(patterns) == len(made)


@linux_only
def test_the_page_of_a_release_names_the_files_that_there_are() -> None:
    named = set(re.findall(r"`(joyvasa-desktop\S+?)`", release.notes(ROOT)))
    assert {linux.deb_name(), appimage.name()} <= named
    assert linux.tar_name().startswith(f"joyvasa-desktop-{__version__}-linux-")


def test_nothing_is_published_before_somebody_has_looked() -> None:
    (draft,) = (words for words in commands() if words[:3] == ["gh", "release", "create"])
    assert "--draft" in draft and "--verify-tag" in draft
    guide = (ROOT / "RELEASING.md").read_text("utf-8")
    assert "--draft=false" in guide.partition("## 6. Publish it")[2]


def test_packages_for_linux_are_made_on_the_oldest_system_that_is_promised() -> None:
    # Ubuntu 22.04 has glibc 2.35: what is frozen there asks for nothing newer.
    assert dict(jobs())["packages: linux"]["runs-on"] == "ubuntu-22.04"
    assert "glibc 2.35 or newer" in (ROOT / "README.md").read_text("utf-8")


def test_what_is_handed_on_is_for_processors() -> None:
    index = "https://download.pytorch.org/whl/cpu"
    assert read(FOLDER / "workflows" / "packages.yml")["env"]["TORCH"] == index
    guide = (ROOT / "RELEASING.md").read_text("utf-8")
    for line in re.findall(r"dev\.py build(.*)", guide):
        assert line.split() == ["versions"] or line.startswith(f" --torch {index}"), line


def test_both_systems_run_the_same_tests() -> None:
    tests = dict(jobs())
    assert "dev.py test" in tests["test: windows"]["steps"][-1]["run"]
    assert ".ci/run" in tests["test: linux"]["steps"][-1]["run"]
    assert 'dev.py test "$@"' in (ROOT / ".ci" / "run").read_text("utf-8")
    # There a skip that names another system's programs is none of ours.
    assert "JOYVASA_CI" not in (FOLDER / "workflows" / "test.yml").read_text("utf-8").replace(
        "Without JOYVASA_CI", ""
    )


def test_the_guide_to_releases_names_commands_that_there_are() -> None:
    guide = (ROOT / "RELEASING.md").read_text("utf-8")
    for line in re.findall(r"dev\.py build(?: --torch \S+)?(.*)", guide):
        assert set(line.split()) <= set(build.STEPS)
    told = set(re.findall(r"-m installer\.release (\w+)", guide))
    assert told == {"set", "sums"}
    assert all(f"installer.release {name} " in (release.__doc__ or "") for name in told)
    assert windows.SIGN in guide
