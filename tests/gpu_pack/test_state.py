"""How it stands is told without loading anything, whatever lies there."""

from __future__ import annotations

import subprocess
import sys

import pytest
from small_packs import CARD, Machine, SmallPack

from joyvasa_desktop import device
from joyvasa_desktop.gpu_pack import installed, loading
from joyvasa_desktop.gpu_pack.getting import get
from joyvasa_desktop.gpu_pack.packs import Pack
from joyvasa_desktop.gpu_pack.state import state


def test_what_can_be_got_is_told_with_its_size(pack: Pack) -> None:
    now = state()
    assert (now.kind, now.pack, now.size_to_get, now.size_on_disk) == ("none", pack, pack.size, 0)
    assert not now.active and now.why == "" and now.folder == installed.home()


def test_without_a_card_a_pack_stays_unused(pack: Pack, machine: Machine) -> None:
    get(pack)
    machine.cards, machine.driver = [], ""
    now = state()
    assert (now.kind, now.active) == ("ready", False)
    assert "no NVIDIA graphics card" in now.why


def test_a_driver_that_has_become_too_old_takes_no_pack_away(pack: Pack, machine: Machine) -> None:
    get(pack)
    machine.driver = "470.1"
    assert state().kind == "ready"


def test_a_pack_that_wasnt_made_for_the_card_isnt_used(pack: Pack, machine: Machine) -> None:
    get(pack)
    assert loading.usable() == state().folder
    machine.cards = [device.Graphics("NVIDIA GeForce GTX 1080", 8_000_000_000, (6, 1))]
    now = state()
    assert (now.kind, now.pack, now.active) == ("outdated", None, False)
    assert "wasn't made for the NVIDIA GeForce GTX 1080" in now.why
    assert loading.usable() is None
    older = {**SmallPack(name="cu126").row(), "oldest": "5.0", "newest": "7.0"}
    machine._files["gpu_packs.json"]["packs"]["cu126"] = older
    assert state().pack is not None and state().pack.name == "cu126"
    machine.cards.append(CARD)
    assert state().active and loading.usable() == state().folder


def test_a_list_that_is_spoilt_takes_no_pack_away(pack: Pack, machine: Machine) -> None:
    get(pack)
    machine._files["gpu_packs.json"]["packs"]["cu130"]["cuda"] = 13
    assert state().active and loading.usable() == state().folder


def test_where_no_newer_one_can_be_had_both_is_said(pack: Pack, machine: Machine) -> None:
    get(pack)
    machine.build("2.14.0+cpu")
    assert "another version" in state().why and "knows no GPU pack" in state().why


def test_where_none_can_be_had_it_is_said_why(machine: Machine) -> None:
    now = state()
    assert (now.kind, now.pack, now.size_to_get) == ("none", None, 0)
    assert "knows no GPU pack" in now.why
    machine.from_source()
    assert "from source" in state().why


def test_a_spoilt_list_is_no_reason_to_fail(machine: Machine) -> None:
    small = SmallPack()
    machine.offer(small)
    machine._files["gpu_packs.json"]["packs"]["cu130"]["cuda"] = 13
    now = state()
    assert now.pack is None and "gpu_packs.json" in now.why


def test_a_pack_that_is_offered_no_more_still_works(pack: Pack, machine: Machine) -> None:
    get(pack)
    machine.offer(SmallPack(name="cu140"))
    now = state()
    assert now.kind == "ready" and now.active
    assert now.pack is not None and (now.pack.name, now.pack.cuda) == ("cu130", "13.0")


@pytest.mark.parametrize("content", ["", "{}", '{"format": 1, "files": 3}', '{"format": 9}', "[]"])
def test_a_folder_with_an_unreadable_manifest_is_no_pack(pack: Pack, content: str) -> None:
    get(pack)
    (state().folder / installed.MANIFEST).write_text(content)
    assert state().kind == "none"
    get(pack)
    assert state().active


def test_a_pack_for_another_python_is_of_another_version(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    get(pack)
    monkeypatch.setattr(installed, "kind", lambda: "cpython-399-linux-x86_64")
    assert (state().kind, state().active) == ("outdated", False)


def test_nothing_is_loaded_for_an_answer() -> None:
    script = (
        "import sys; from joyvasa_desktop.gpu_pack.state import state; state()\n"
        "names = ('torch', 'onnxruntime', 'huggingface_hub')\n"
        "print([each for each in names if each in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
