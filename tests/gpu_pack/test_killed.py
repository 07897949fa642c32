"""Who is killed at any moment leaves a pack that is whole, or none, and what has come is kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import psutil
import pytest
from hub_server import HubServer, Trouble
from small_packs import Machine, SmallPack, torch_files

from joyvasa_desktop.gpu_pack import arrived, installed, loading, marks, terms
from joyvasa_desktop.gpu_pack.getting import get
from joyvasa_desktop.gpu_pack.packs import Pack
from joyvasa_desktop.gpu_pack.removal import remove
from joyvasa_desktop.gpu_pack.state import state

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes otherwise")

DONE = 60.0
"""Seconds after which a test gives up; everything here takes a second or two."""

SCRIPT = """
import json, shutil, sys, time
from pathlib import Path
import pytest
from small_packs import Machine, SmallPack
from joyvasa_desktop.gpu_pack import arrived, getting, installed, marks, removal, tidying, wheels
from joyvasa_desktop.weights import archives

def here():
    print("here", flush=True)
    time.sleep(600)

def after(module, name, whom=lambda *_: True):
    usual = getattr(module, name)
    def paused(*given, **named):
        found = usual(*given, **named)
        if whom(*given):
            here()
        return found
    setattr(module, name, paused)

def before(module, name, whom=lambda *_: True):
    usual = getattr(module, name)
    def paused(*given, **named):
        if whom(*given):
            here()
        return usual(*given, **named)
    setattr(module, name, paused)

def report(event):
    told(event)

def told(event):
    pass

if __name__ == "__main__":
    machine = Machine(pytest.MonkeyPatch())
    machine._files["gpu_packs.json"] = json.loads(sys.argv[1])
"""


class Victim:
    """Another process that does something with packs, and stops where it is told to.

    Args:
        then: lines of Python: where it says `here()`, and what it does.
    """

    all: ClassVar[list[Victim]] = []

    def __init__(self, folder: Path, machine: Machine, then: str) -> None:
        script = folder / "victim.py"
        lines = "\n".join(f"    {line}" for line in then.splitlines())
        script.write_text(f"{SCRIPT}{lines}\n", encoding="utf-8")
        offer = json.dumps(machine._files["gpu_packs.json"])
        self._process = subprocess.Popen(
            [sys.executable, str(script), offer],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        self.all.append(self)

    def says(self, line: str = "here") -> None:
        """Waits for that line."""
        assert self._process.stdout is not None
        assert self._process.stdout.readline().strip() == line

    def children(self) -> list[psutil.Process]:
        found: list[psutil.Process] = psutil.Process(self._process.pid).children(recursive=True)
        return found

    def kill(self) -> None:
        """Kills it as nothing else can: it tidies nothing up."""
        self.end()
        assert self._process.returncode == -signal.SIGKILL

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


@pytest.fixture(autouse=True)
def _none_survives() -> Iterator[None]:
    """Not even a test that fails."""
    yield
    while Victim.all:
        Victim.all.pop().end()


GET = "from joyvasa_desktop.gpu_pack.packs import offered\ngetting.get(offered()[0], report)"


def gotten(tmp_path: Path, machine: Machine, where: str) -> None:
    """Somebody gets a pack and is killed there."""
    victim = Victim(tmp_path, machine, f"{where}\n{GET}")
    victim.says()
    victim.kill()


def nothing_is_left_behind() -> None:
    """Besides the one pack that is in use."""
    there = installed.current()
    assert there is not None and state().active
    assert {path.name for path in installed.home().iterdir()} - {"lock"} == {there.folder.name}
    files = {path.relative_to(there.folder).as_posix() for path in there.folder.rglob("*.*")}
    kept = {each for each in files if not each.startswith(marks.FOLDER) and "__py" not in each}
    assert kept == {*there.files, installed.MANIFEST}


def soon(true: Callable[[], bool]) -> None:
    end = time.monotonic() + DONE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_killed_while_it_comes_it_goes_on_there(
    pack: Pack, machine: Machine, server: HubServer, tmp_path: Path
) -> None:
    name = pack.files[1].name
    server.spoil(f"/{name}", Trouble("hang", after=30_000))
    victim = Victim(tmp_path, machine, GET)
    soon(lambda: arrived.part(pack.files[1]).exists() and arrived.lacking(pack.files[0]) == 0)
    soon(lambda: arrived.lacking(pack.files[1]) == pack.files[1].size - 30_000)
    victim.kill()
    server.release()
    now = state()
    assert (now.kind, now.active) == ("partial", False) and loading.usable() is None
    assert now.size_to_get == pack.files[1].size - 30_000
    get(pack)
    asked = [each.headers.get("range", "") for each in server.requests if name in each.path]
    assert asked == ["", "bytes=30000-"]
    nothing_is_left_behind()


STAGES = {
    "in the middle of a file": (
        "def told(event):\n    if event.doing == 'unpacking' and event.done > 20_000: here()"
    ),
    "between two wheels": "after(wheels.Book, 'add')",
    "before a wheel goes": "before(Path, 'unlink', lambda path, **_: path.suffix == '.whl')",
    "before the manifest": "before(installed, 'write')",
    "with half a manifest": (
        "def write(pack):\n    (pack.folder / installed.MANIFEST).write_text('{')\n    here()\n"
        "installed.write = write"
    ),
    "before it is tried": "before(getting, '_try_out')",
    "after it was tried": "after(getting, '_try_out')",
    "before it has its name": "before(getting, 'rename', lambda path, _: path.suffix == '.new')",
    "when it has its name": "after(getting, 'rename', lambda path, _: path.suffix == '.new')",
    "before others go": "before(getting, 'remove_others')",
}


@pytest.mark.parametrize("where", STAGES)
def test_killed_later_nothing_is_fetched_twice(
    where: str, pack: Pack, machine: Machine, server: HubServer, tmp_path: Path
) -> None:
    gotten(tmp_path, machine, STAGES[where])
    before = len(server.requests)
    now = state()
    if where in ("when it has its name", "before others go"):
        assert (now.kind, now.active) == ("ready", True) and loading.usable() == now.folder
    else:
        assert (now.kind, now.active, now.size_to_get) == ("partial", False, 0)
        assert loading.usable() is None and not installed.whole_packs()
    get(pack)
    assert len(server.requests) == before
    nothing_is_left_behind()


def test_killed_while_it_is_tried_the_trial_ends_too(
    machine: Machine, server: HubServer, tmp_path: Path
) -> None:
    waits = tmp_path / "waits"
    waits.touch()
    small = SmallPack(torch_files(more=f"while os.path.exists({str(waits)!r}): time.sleep(0.02)"))
    small.publish(server)
    terms.accept()
    (pack,) = machine.offer(small)
    victim = Victim(tmp_path, machine, GET)
    folder = installed.unpacking(pack)
    soon(lambda: any((folder / marks.FOLDER).glob("*.loading")))
    others = victim.children()
    victim.kill()
    assert others and not psutil.wait_procs(others, timeout=DONE)[1]
    assert not marks.in_use(folder)
    now = state()
    assert (now.kind, now.active, now.size_to_get) == ("partial", False, 0)
    waits.unlink()
    get(pack)
    assert len(server.requests) == 2
    nothing_is_left_behind()


UPDATE = "machine.build('2.14.0+cpu')\n"


@pytest.mark.parametrize(
    "where",
    [
        "after(Path, 'rename', lambda path, to: to.suffix == '.gone')",
        "before(shutil, 'rmtree', lambda path, **_: path.suffix == '.gone')",
    ],
)
def test_killed_while_the_older_one_goes_the_new_one_is_used(
    where: str, pack: Pack, machine: Machine, server: HubServer, tmp_path: Path
) -> None:
    get(pack)
    newer = SmallPack(torch_files("2.14.0"), version="2.14.0")
    newer.publish(server)
    machine.build("2.14.0+cpu")
    (new,) = machine.offer(newer)
    gotten(tmp_path, machine, UPDATE + where)
    assert state().kind == "ready" and state().active and state().pack == new
    assert [each.torch for each in installed.whole_packs()] == ["2.14.0"]
    get(new)
    nothing_is_left_behind()


def test_killed_before_the_new_one_works_the_older_one_stays(
    pack: Pack, machine: Machine, server: HubServer, tmp_path: Path
) -> None:
    get(pack)
    old = state().folder
    newer = SmallPack(torch_files("2.14.0"), version="2.14.0")
    newer.publish(server)
    machine.build("2.14.0+cpu")
    machine.offer(newer)
    gotten(tmp_path, machine, UPDATE + STAGES["before it has its name"])
    assert state().kind == "partial" and not state().active
    machine.build("2.13.0+cpu")
    machine.offer()
    assert state().active and loading.usable() == old


@pytest.mark.parametrize(
    "where",
    [
        "after(Path, 'rename', lambda path, to: to.suffix == '.gone')",
        "before(shutil, 'rmtree', lambda path, **_: path.suffix == '.gone')",
        "after(shutil, 'rmtree', lambda path, **_: path.suffix == '.gone')",
        (
            "def half(path, **_):\n    (path / installed.MANIFEST).unlink()\n"
            "    (path / 'torch' / '__init__.py').unlink()\n    here()\n"
            "shutil.rmtree = half"
        ),
    ],
)
def test_killed_while_it_is_removed_no_half_is_used(
    where: str, pack: Pack, machine: Machine, tmp_path: Path
) -> None:
    get(pack)
    victim = Victim(tmp_path, machine, f"{where}\nremoval.remove()")
    victim.says()
    victim.kill()
    now = state()
    assert (now.kind, now.active, now.size_to_get) == ("none", False, pack.size)
    assert loading.usable() is None
    assert remove() == now.size_on_disk
    assert not installed.home().exists()


def test_killed_while_it_is_removed_another_comes_in_its_place(
    pack: Pack, machine: Machine, tmp_path: Path
) -> None:
    get(pack)
    where = "after(Path, 'rename', lambda path, to: to.suffix == '.gone')"
    victim = Victim(tmp_path, machine, f"{where}\nremoval.remove()")
    victim.says()
    victim.kill()
    get(pack)
    nothing_is_left_behind()
