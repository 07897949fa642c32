"""The page's tools with real files: a small hub on this machine, real folders and archives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import small_models
import torch
from hub_server import HubServer, Trouble
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot
from weights_files import save_zip

from joyvasa_desktop import engines, paths
from joyvasa_desktop.errors import Cancelled, UserError
from joyvasa_desktop.weights import arrival
from joyvasa_desktop.weights.catalogue import Catalogue
from joyvasa_desktop.weights.states import State
from joyvasa_desktop.weights.transfer import Transfer, ignore
from joyvasa_desktop.window.models.model_tools import ModelTools, Overview
from joyvasa_desktop.window.models.model_work import ModelWork
from joyvasa_desktop.window.models.models_dialog import ModelsDialog

PATIENCE = 30_000  # ms


@pytest.fixture
def tools() -> ModelTools:
    return ModelTools()


@pytest.fixture(autouse=True)
def known() -> Catalogue:
    return small_models.use_small_models()


@pytest.fixture
def hub(known: Catalogue, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    for name in ("HF_TOKEN", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(arrival, "PAUSES", (0.01, 0.01))
    with HubServer() as server:
        small_models.publish(server, known)
        monkeypatch.setenv("HF_ENDPOINT", server.address)
        yield server


def states(overview: Overview) -> dict[str, State]:
    return {each.bundle.name: each.state for each in overview.bundles}


def test_a_new_home_has_no_models(tools: ModelTools) -> None:
    overview = tools.look()
    assert set(states(overview).values()) == {State.ABSENT}
    assert overview.folder == paths.data() / "weights" and overview.usual
    assert not overview.barred and overview.others == overview.notes == ()
    assert overview.free is not None and overview.free > 0
    assert overview.unchecked() == ()


def test_licences_are_told_once_each(tools: ModelTools) -> None:
    overview = tools.look()
    names = [each.name for each in overview.licences(overview.bundle("human"))]
    assert sorted(names) == ["chinese-hubert", "joyvasa", "liveportrait"]


def test_what_was_fetched_is_ready(tools: ModelTools, hub: HubServer) -> None:
    events: list[Transfer] = []
    tools.get(["human"], (), events.append)
    overview = tools.look()
    assert states(overview)["human"] is State.READY
    assert all(each.checked and each.own for each in overview.bundle("human").files)
    assert events[-1].done == events[-1].total > 0


def test_a_pause_keeps_what_came_until_it_is_given_up(tools: ModelTools, hub: HubServer) -> None:
    hub.spoil("motion_generator/motion_generator_hubert_chinese.pt", Trouble("hang", after=5000))

    def stop(event: Transfer) -> None:
        if event.done >= 5000:
            raise Cancelled

    with pytest.raises(Cancelled):
        tools.get(["mg"], (), stop)
    bundle = tools.look().bundle("human")
    assert bundle.state is State.PARTIAL and bundle.to_get < bundle.size
    tools.give_up("human")
    assert states(tools.look())["human"] is State.ABSENT


def test_conditions_have_to_be_accepted_once(tools: ModelTools, hub: HubServer) -> None:
    (family,) = tools.look().bundle("faces").must_accept
    with pytest.raises(UserError, match="non-commercial"):
        tools.get(["faces"], (), ignore)
    tools.accept([family.name])
    assert tools.look().bundle("faces").must_accept == ()
    tools.get(["faces"], (), ignore)
    assert states(tools.look())["faces"] is State.READY


def test_a_folder_is_used_in_place_and_checked(
    tools: ModelTools, known: Catalogue, tmp_path: Path
) -> None:
    folder = tmp_path / "LivePortrait 模型" / "pretrained_weights"
    small_models.fill(folder, known, "human")
    tools.use_in_place(folder)
    overview = tools.look()
    assert overview.others == (folder,) and overview.unchecked()
    assert not any(each.own for each in overview.bundle("human").files)
    tools.check(overview.unchecked(), ignore, again=False)
    assert tools.look().unchecked() == ()
    assert all(each.checked for each in tools.look().bundle("human").files)
    tools.stop_using(folder)
    assert states(tools.look())["human"] is State.ABSENT and folder.is_dir()


def test_models_that_may_not_be_read_are_named(
    tools: ModelTools, known: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_models.fill(tmp_path, known, "human")
    small_models.forbid(monkeypatch, tmp_path / known.files["mg"].path)
    tools.use_in_place(tmp_path)
    (note,) = tools.look().notes
    assert note.startswith(f"{tmp_path / known.files['mg'].path} may not be read.")
    tools.stop_using(tmp_path)
    assert not tools.look().notes
    (left,) = (each for each in tools.bring_in(tmp_path, ignore, False) if each.path is None)
    assert left.file.id == "mg" and "may not be read" in left.reason


def test_a_folder_without_models_is_refused(tools: ModelTools, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no models"):
        tools.use_in_place(tmp_path)
    assert tools.look().others == ()


def test_what_lies_in_the_old_folder_stays_in_use(
    tools: ModelTools, known: Catalogue, tmp_path: Path
) -> None:
    usual = paths.data() / "weights"
    small_models.fill(usual, known, "human")
    tools.move_to(tmp_path)
    overview = tools.look()
    assert overview.folder == tmp_path and not overview.usual and overview.others == (usual,)
    assert states(overview)["human"] is State.READY
    tools.move_to(None)
    overview = tools.look()
    assert overview.usual and overview.others == (), "it is the store's own again"
    assert states(overview)["human"] is State.READY


def test_models_are_carried_to_another_computer(
    tools: ModelTools, known: Catalogue, tmp_path: Path
) -> None:
    usual = paths.data() / "weights"
    small_models.fill(usual, known, "human")
    archive = tools.export(["human"], tmp_path / "models.zip", ignore)
    assert tools.remove("human", ignore) > 0
    assert states(tools.look())["human"] is State.ABSENT
    came = tools.bring_in(archive, ignore, accept_other=False)
    assert {each.state for each in came} == {State.READY}
    assert states(tools.look())["human"] is State.READY
    assert tools.export(["human"], archive, ignore) == archive, "the dialog has asked"


def test_models_are_made_faster_to_load_and_that_is_taken_back(
    tools: ModelTools, known: Catalogue
) -> None:
    usual = paths.data() / "weights"
    small_models.fill(usual, known, "human")
    for id in known.ids(["human"]):
        path = usual / known.files[id].path
        if path.suffix in (".pt", ".pth"):
            save_zip({"model": {"weight": torch.arange(500, dtype=torch.float32)}}, path)
    before = tools.look()
    assert before.convertible["human"] > 0 and not any(before.copied.values())
    assert before.convertible["faces"] == 0, "it isn't there"
    events: list[Transfer] = []
    assert tools.convert(["human"], events.append) > 1
    assert events[-1].done == events[-1].total > 0
    after = tools.look()
    assert after.convertible["human"] == 0 and after.copied["human"] > 0
    assert after.copied["animal"] > 0, "it shares some of the files"
    assert tools.discard("human") == after.copied["human"]
    assert tools.look().convertible == before.convertible


def test_on_the_page_the_engine_comes_alive(
    tools: ModelTools, hub: HubServer, owner: QObject, qtbot: QtBot
) -> None:
    assert "JoyVASA engine" in engines.why_not("joyvasa")
    work = ModelWork(tools, owner)
    page = ModelsDialog(work)
    qtbot.addWidget(page)
    page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    page.show()
    qtbot.waitUntil(lambda: "human" in page.cards)
    usable: list[str] = []
    work.files_changed.connect(lambda: usable.append(engines.why_not("joyvasa")))
    with qtbot.waitSignal(work.ended, timeout=PATIENCE):
        qtbot.mouseClick(page.cards["human"].button, Qt.MouseButton.LeftButton)
    assert usable == [""]
    card = page.cards["human"]
    qtbot.waitUntil(lambda: "Ready, and checked" in card.accessibleName())
    work.close()


def test_on_the_page_a_hub_that_hangs_is_left_within_a_second(
    tools: ModelTools, hub: HubServer, owner: QObject, qtbot: QtBot
) -> None:
    hub.spoil_always(
        "motion_generator/motion_generator_hubert_chinese.pt", Trouble("hang", after=5000)
    )
    work = ModelWork(tools, owner)
    work.get("human")
    qtbot.waitUntil(
        lambda: work.transfer is not None and work.transfer.done > 5000, timeout=PATIENCE
    )
    thread = work._thread
    assert thread is not None
    work.close()
    assert not thread.is_alive(), "it ended by itself"
    assert states(tools.look())["human"] is State.PARTIAL
