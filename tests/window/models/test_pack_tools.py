"""What the page's tools find out and do about the GPU pack, with the real thing behind them."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_parts import GPU_PACK, READY, card_facts, pack_state

from joyvasa_desktop import device, packaged
from joyvasa_desktop.device import Graphics
from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.gpu_pack import getting, installed, state
from joyvasa_desktop.gpu_pack.packs import Pack
from joyvasa_desktop.gpu_pack.state import PackState
from joyvasa_desktop.weights.transfer import TransferReport, ignore
from joyvasa_desktop.window.models.pack_tools import PackTools


@pytest.fixture
def no_card(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (device, state):
        monkeypatch.setattr(module, "graphics", list[Graphics])
        monkeypatch.setattr(module, "driver_version", str)


@pytest.mark.usefixtures("no_card")
def test_from_source_there_is_no_pack_and_it_says_why() -> None:
    facts = PackTools().look()
    assert facts.edition == packaged.edition() == "" and facts.cards == ()
    assert facts.offer is None and "source" in facts.why


@pytest.mark.usefixtures("no_card")
def test_an_interrupted_removal_is_finished() -> None:
    left = installed.doomed(installed.home() / "cu130-2.13.0-1")
    (left / "torch").mkdir(parents=True)
    (left / "torch" / "large.so").write_bytes(bytes(1000))
    facts = PackTools().look()
    assert not left.exists() and facts.pack is not None and facts.pack.size_on_disk == 0


def test_a_damaged_list_costs_no_more_than_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> PackState:
        raise UnreadableFile("gpu_packs.json is damaged.", "Install the program again.")

    monkeypatch.setattr(state, "state", broken)
    facts = PackTools().look()
    assert facts.pack is None and facts.offer is None and facts.why == "gpu_packs.json is damaged."


def test_what_is_offered_is_what_is_not_in_use() -> None:
    assert card_facts(pack_state("none")).offer is not None
    assert card_facts(pack_state("damaged")).offer is not None
    assert card_facts(READY).offer is None
    assert card_facts(pack_state("none", None)).offer is None


def test_the_pack_for_this_machine_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[Pack] = []

    def get(pack: Pack, report: TransferReport) -> None:
        assert report is ignore
        got.append(pack)

    monkeypatch.setattr(getting, "get", get)
    monkeypatch.setattr(state, "state", lambda: pack_state("none"))
    PackTools().get(ignore)
    assert got == [GPU_PACK]
    monkeypatch.setattr(state, "state", lambda: pack_state("none", None, why="No card."))
    with pytest.raises(UserError, match="No card"):
        PackTools().get(ignore)


def test_a_folder_without_a_pack_is_told(tmp_path: Path) -> None:
    tools = PackTools()
    tools.accept()
    with pytest.raises(UserError):
        tools.bring_in(tmp_path, ignore)


def test_terms_are_accepted_once() -> None:
    tools = PackTools()
    assert not tools.accepted()
    tools.accept()
    assert PackTools().accepted()


def test_removing_nothing_frees_nothing() -> None:
    assert PackTools().remove() == 0
