"""A GPU pack comes whole, checked and tried, or the old one stays; nothing is fetched twice."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hub_server import HubServer, Trouble
from small_packs import LIBRARIES, Machine, SmallPack, torch_files, wheel

from joyvasa_desktop.errors import Cancelled, CannotWrite, UnreadableFile, UserError
from joyvasa_desktop.gpu_pack import arrived, getting, installed, marks, terms, trying, wheels
from joyvasa_desktop.gpu_pack.getting import bring, get
from joyvasa_desktop.gpu_pack.packs import Pack
from joyvasa_desktop.gpu_pack.state import state
from joyvasa_desktop.gpu_pack.tidying import one_at_a_time
from joyvasa_desktop.outputs import rename
from joyvasa_desktop.weights.transfer import Transfer


class Stopping:
    """A report that ends the work when something is done."""

    def __init__(self, doing: str = "", enough: Callable[[Transfer], bool] | None = None) -> None:
        self.seen: list[str] = []
        self.events: list[Transfer] = []
        self._enough = enough or (lambda event: event.doing == doing)

    def __call__(self, event: Transfer) -> None:
        self.events.append(event)
        if event.doing not in self.seen:
            self.seen.append(event.doing)
        if self._enough(event):
            raise Cancelled


def watching() -> Stopping:
    return Stopping(enough=lambda event: False)


def names() -> set[str]:
    """What lies in the packs' folder."""
    return {path.name for path in installed.home().iterdir()} - {"lock"}


def asked(server: HubServer, part: str) -> list[str]:
    return [each.headers.get("range", "") for each in server.requests if part in each.path]


# Whole


def test_a_pack_comes_is_unpacked_tried_and_used(pack: Pack, server: HubServer) -> None:
    report = watching()
    get(pack, report)
    assert [each for each in report.seen if each != "looking"] == [
        *(each for each in ("downloading", "checking") if each in report.seen),
        "unpacking",
        "trying",
    ]
    now = state()
    assert (now.kind, now.active, now.size_to_get, now.why) == ("ready", True, 0, "")
    assert now.pack == pack
    there = installed.current()
    assert there is not None and there.missing() == ""
    cublas = "nvidia/cu13/lib/libcublas.so.13"
    assert (there.folder / cublas).read_bytes() == LIBRARIES[cublas]
    # What compilers and linkers need stays out, and the wheels are gone.
    assert set(there.files) == {"torch/__init__.py", "torch/nn/__init__.py", cublas}
    assert not list(there.folder.rglob("*.h")) and not list(installed.home().rglob("*.whl"))
    assert len(server.requests) == 2


def test_what_is_there_is_neither_fetched_nor_tried(pack: Pack, server: HubServer) -> None:
    get(pack)
    report = watching()
    get(pack, report)
    assert len(server.requests) == 2 and not report.seen


def test_nothing_is_fetched_without_the_terms(
    machine: Machine, server: HubServer, small: SmallPack
) -> None:
    small.publish(server)
    (pack,) = machine.offer(small)
    with pytest.raises(UserError, match="NVIDIA's terms"):
        get(pack)
    with pytest.raises(UserError, match="NVIDIA's terms"):
        bring(Path())
    assert not server.requests
    terms.accept()
    get(pack)


# Breaks


def test_a_broken_connection_is_gone_on_with(pack: Pack, server: HubServer) -> None:
    name = pack.files[1].name
    server.spoil(f"/{name}", Trouble("drop", after=20_000))
    get(pack)
    assert asked(server, name) == ["", "bytes=20000-"]
    assert state().active


def test_who_stops_goes_on_later_without_fetching_again(pack: Pack, server: HubServer) -> None:
    name = pack.files[1].name
    server.spoil(f"/{name}", Trouble("hang", after=30_000))
    with pytest.raises(Cancelled):
        get(pack, Stopping(enough=lambda event: event.done >= 30_000))
    server.release()
    now = state()
    assert now.kind == "partial" and not now.active
    assert 0 < now.size_to_get <= pack.size - 30_000
    get(pack)
    assert state().active
    assert asked(server, name)[-1].startswith("bytes=")


@pytest.mark.parametrize("doing", ["unpacking", "trying"])
def test_who_stops_later_fetches_nothing_at_all(doing: str, pack: Pack, server: HubServer) -> None:
    with pytest.raises(Cancelled):
        get(pack, Stopping(doing))
    before = len(server.requests)
    now = state()
    assert (now.kind, now.size_to_get, now.active) == ("partial", 0, False)
    assert now.size_on_disk > 0
    get(pack)
    assert len(server.requests) == before and state().active


def test_a_server_without_the_file_is_named(pack: Pack, server: HubServer) -> None:
    server.spoil_always(f"/{pack.files[0].name}", Trouble("status", status=404))
    with pytest.raises(UserError, match="doesn't have") as caught:
        get(pack)
    # What models can be got with is no way out here.
    assert "HF_ENDPOINT" not in caught.value.hint and "gpu files" in caught.value.hint
    assert not state().active


# Wrong content


def test_another_file_under_that_address_is_refused(
    pack: Pack, server: HubServer, small: SmallPack
) -> None:
    name = pack.files[1].name
    body = bytearray(small.wheels[name])
    body[100] ^= 1
    server.publish_at(f"/{name}", bytes(body))
    with pytest.raises(UserError, match="isn't the file"):
        get(pack)
    assert not state().active and not arrived.wheel(pack.files[1]).exists()
    server.publish_at(f"/{name}", small.wheels[name])
    get(pack)
    assert state().active


def test_a_half_that_a_disk_has_spoilt_is_fetched_anew(pack: Pack, server: HubServer) -> None:
    file = pack.files[1]
    installed.arriving().mkdir(parents=True)
    arrived.part(file).write_bytes(bytes(1000))
    get(pack)
    assert asked(server, file.name) == ["bytes=1000-", ""]
    assert state().active


HOSTILE = {
    "outside": {"../outside.py": b"x"},
    "absolute": {"/outside.py": b"x"},
    "twice": {"torch/A.py": b"x", "torch/a.py": b"y"},
}


@pytest.mark.parametrize("how", HOSTILE)
def test_a_wheel_that_would_write_elsewhere_is_refused(
    how: str, machine: Machine, server: HubServer
) -> None:
    small = SmallPack({**torch_files(), **HOSTILE[how]})
    small.publish(server)
    terms.accept()
    (pack,) = machine.offer(small)
    with pytest.raises(UnreadableFile):
        get(pack)
    assert not state().active
    assert not list(installed.home().parent.rglob("outside.py"))


# Disks


class _Usage(NamedTuple):
    free: int


def test_a_full_disk_is_told_before_anything_comes(
    pack: Pack, server: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: _Usage(arrived.RESERVE + 5000))
    with pytest.raises(CannotWrite, match="enough space"):
        get(pack)
    assert not server.requests


def test_a_disk_that_gets_full_while_unpacking_loses_nothing(
    pack: Pack, server: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, mode: str = "r", *rest: Any, **more: Any) -> object:
        if mode == "wb" and self.name.startswith("libcublas"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return usual(self, mode, *rest, **more)

    usual: Callable[..., object] = Path.open
    with monkeypatch.context() as context:
        context.setattr(Path, "open", full)
        with pytest.raises(CannotWrite):
            get(pack)
    before = len(server.requests)
    get(pack)
    assert len(server.requests) == before and state().active


# Trials


def test_a_pack_that_cant_be_loaded_never_gets_its_name(
    machine: Machine, server: HubServer
) -> None:
    small = SmallPack(torch_files(more="raise ImportError('libcudart.so.13: no such file')"))
    small.publish(server)
    terms.accept()
    (pack,) = machine.offer(small)
    for _ in range(2):
        with pytest.raises(trying.Failed, match=r"libcudart\.so\.13") as caught:
            get(pack)
        assert caught.value.fault == "pack"
    # What was checked isn't fetched once more: it would be the same.
    assert len(server.requests) == 2
    assert state().kind == "partial" and installed.current() is None


def test_a_card_that_doesnt_work_costs_no_second_download(
    machine: Machine, server: HubServer
) -> None:
    small = SmallPack(torch_files(card=False))
    small.publish(server)
    terms.accept()
    (pack,) = machine.offer(small)
    for _ in range(2):
        with pytest.raises(trying.Failed, match="no graphics card") as caught:
            get(pack)
        assert caught.value.fault == "card" and "driver" in caught.value.hint
    assert len(server.requests) == 2
    now = state()
    assert (now.kind, now.size_to_get, now.active) == ("partial", 0, False)


def test_an_older_pack_stays_until_the_new_one_works(
    pack: Pack, machine: Machine, server: HubServer
) -> None:
    get(pack)
    old = state().folder
    machine.build("2.14.0+cpu")
    assert state().kind == "outdated" and "another version" in state().why
    newer = SmallPack(torch_files("2.14.0", card=False), version="2.14.0")
    newer.publish(server)
    (new,) = machine.offer(newer)
    with pytest.raises(trying.Failed):
        get(new)
    assert old.exists()
    mended = SmallPack(torch_files("2.14.0"), version="2.14.0")
    mended.publish(server)
    (new,) = machine.offer(mended)
    get(new)
    assert state().active and state().pack == new
    assert not old.exists() and names() == {"cu130-2.14.0-1"}


def test_a_damaged_pack_is_told_and_got_again(pack: Pack, server: HubServer) -> None:
    get(pack)
    (state().folder / "torch" / "nn" / "__init__.py").write_bytes(b"cut")
    now = state()
    assert (now.kind, now.active, now.size_to_get) == ("damaged", False, pack.size)
    assert "torch/nn/__init__.py" in now.why
    get(pack)
    assert state().active and len(server.requests) == 4


def test_a_pack_that_was_left_alone_is_tried_before_it_is_fetched(
    pack: Pack, server: HubServer
) -> None:
    get(pack)
    folder = state().folder
    (folder / marks.FOLDER).mkdir()
    marks.failed(folder, "libcuda.so.1 was too old")
    now = state()
    assert (now.kind, now.active, now.size_to_get) == ("damaged", False, 0)
    assert "libcuda.so.1 was too old" in now.why
    report = watching()
    get(pack, report)
    assert report.seen == ["trying"] and state().active


def test_a_pack_that_fails_again_is_left_alone_and_not_fetched(
    pack: Pack, server: HubServer
) -> None:
    get(pack)
    folder = state().folder
    (folder / marks.FOLDER).mkdir()
    marks.failed(folder, "libcuda.so.1 was too old")
    with pytest.raises(Cancelled):
        get(pack, Stopping("trying"))
    assert not state().active and "libcuda.so.1 was too old" in state().why
    spoilt = torch_files(card=False)["torch/__init__.py"]
    (folder / "torch" / "__init__.py").write_bytes(spoilt)
    manifest = installed.read(folder)
    assert manifest is not None
    sizes = {**manifest.files, "torch/__init__.py": len(spoilt)}
    installed.write(replace(manifest, files=sizes))
    with pytest.raises(trying.Failed):
        get(pack)
    assert (state().kind, state().active) == ("damaged", False)
    assert "no graphics card" in state().why and len(server.requests) == 2


def test_want_of_memory_changes_nothing_of_what_is_said(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short(*_: object) -> None:
        raise trying.Failed("memory", "out of memory")

    get(pack)
    folder = state().folder
    (folder / marks.FOLDER).mkdir()
    marks.failed(folder, "libcuda.so.1 was too old")
    monkeypatch.setattr(trying, "try_out", short)
    with pytest.raises(trying.Failed, match="want of memory"):
        get(pack)
    assert marks.why_left_alone(folder) == "libcuda.so.1 was too old"


def test_what_couldnt_be_loaded_is_tried_again_the_next_time(
    machine: Machine, server: HubServer, tmp_path: Path
) -> None:
    driver = tmp_path / "driver"
    more = f"if not os.path.exists({str(driver)!r}): raise ImportError('no libcuda.so.1')"
    small = SmallPack(torch_files(more=more))
    small.publish(server)
    terms.accept()
    (pack,) = machine.offer(small)
    with pytest.raises(trying.Failed, match=r"no libcuda\.so\.1"):
        get(pack)
    driver.touch()
    get(pack)
    assert state().active and len(server.requests) == 2


def test_carried_wheels_need_room_too(
    pack: Pack, small: SmallPack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = small.put_into(tmp_path / "stick")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: _Usage(arrived.RESERVE + 5000))
    with pytest.raises(CannotWrite, match="enough space"):
        bring(stick)
    assert not installed.unpacking(pack).exists()


def test_half_a_wheel_that_was_unpacked_needs_no_room_twice(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Cancelled):
        get(pack, Stopping("unpacking"))
    half = installed.unpacking(pack) / "torch" / "half.so"
    half.parent.mkdir(exist_ok=True)
    half.write_bytes(bytes(50_000))
    needed = sum(file.unpacked for file in pack.files) - 50_000
    monkeypatch.setattr(shutil, "disk_usage", lambda path: _Usage(arrived.RESERVE + needed))
    get(pack)
    assert state().active


def test_what_was_begun_of_other_packs_makes_room(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed.arriving().mkdir(parents=True)
    other = installed.arriving() / "other.part"
    other.write_bytes(bytes(1000))
    free = arrived.room(pack) + arrived.RESERVE
    monkeypatch.setattr(shutil, "disk_usage", lambda path: _Usage(free - 1000 * other.exists()))
    get(pack)
    assert state().active


def test_what_a_virus_scanner_holds_is_moved_a_moment_later(
    pack: Pack, server: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = iter((True, True))

    def move(source: Path, target: Path) -> None:
        if source.suffix == ".new" and next(held, False):
            raise PermissionError(errno.EACCES, "Access is denied")
        rename(source, target)

    monkeypatch.setattr(getting, "rename", move)
    monkeypatch.setattr(getting, "_HELD", 0.0)
    with pytest.raises(CannotWrite):
        get(pack)
    assert state().kind == "partial"
    monkeypatch.setattr(getting, "_HELD", 20.0)
    before = len(server.requests)
    get(pack)
    assert state().active and next(held, None) is None
    assert len(server.requests) == before


def test_two_at_a_time_are_one_too_many(pack: Pack) -> None:
    with one_at_a_time(), pytest.raises(UserError, match="elsewhere"):
        get(pack)


# Carried


def test_wheels_from_a_stick_are_taken_and_stay_there(
    pack: Pack, small: SmallPack, server: HubServer, tmp_path: Path
) -> None:
    stick = small.put_into(tmp_path / "Clé USB 显卡")
    report = watching()
    assert bring(stick, report) == pack
    assert report.seen == ["checking", "unpacking", "trying"]
    assert state().active and not server.requests
    assert {path.name for path in stick.iterdir()} == set(small.wheels)


def test_files_that_lack_are_named(pack: Pack, small: SmallPack, tmp_path: Path) -> None:
    stick = small.put_into(tmp_path / "stick")
    (stick / pack.files[0].name).unlink()
    (stick / pack.files[1].name).write_bytes(b"half")
    with pytest.raises(UserError, match="2 of 2") as caught:
        bring(stick)
    assert all(file.name in caught.value.message for file in pack.files)


def test_a_carried_file_that_was_changed_is_refused(
    pack: Pack, small: SmallPack, tmp_path: Path
) -> None:
    stick = small.put_into(tmp_path / "stick")
    name = pack.files[0].name
    other = bytearray(small.wheels[name])
    other[-1] ^= 1
    (stick / name).write_bytes(other)
    with pytest.raises(UserError, match="isn't the file"):
        bring(stick)
    assert not state().active


def test_a_machine_for_which_there_is_none_takes_none(
    pack: Pack, machine: Machine, small: SmallPack, tmp_path: Path
) -> None:
    machine.driver = "470.10"
    with pytest.raises(UserError, match=r"470\.10 is too old"):
        bring(small.put_into(tmp_path / "stick"))
    assert pack.size > 0


def test_reports_come_from_the_callers_thread(pack: Pack) -> None:
    threads = set[int]()
    get(pack, lambda event: threads.add(threading.get_ident()))
    assert threads == {threading.get_ident()}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other libraries")
def test_parts_of_cudnn_that_a_wheel_lacks_are_no_gap(machine: Machine, server: HubServer) -> None:
    small = SmallPack({**torch_files(), "nvidia/cudnn/lib/libcudnn_graph.so.9": b"graph"})
    small.publish(server)
    terms.accept()
    get(machine.offer(small)[0])
    tensor = "nvidia/cudnn/lib/libcudnn_engines_tensor_ir.so.9"
    there = installed.current()
    assert there is not None and there.files[tensor] == 0 and there.missing() == ""
    (there.folder / tensor).unlink()
    assert state().kind == "damaged"


def test_a_wheels_own_folder_of_packages_is_unpacked_beside_them(tmp_path: Path) -> None:
    path = tmp_path / "odd.whl"
    path.write_bytes(wheel({"a-1.data/purelib/torch/b.py": b"b", "a-1.data/scripts/c": b"c"}))
    assert wheels.unpack(path, tmp_path / "to", lambda count: None) == {"torch/b.py": 1}
    assert (tmp_path / "to/torch/b.py").read_bytes() == b"b"
