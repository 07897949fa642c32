"""The page "Models" in the hands of a user."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hub_server import HubServer
from model_parts import (
    LOADING,
    READY,
    FakeTools,
    bundle_state,
    card_facts,
    file_state,
    overview,
    pack_state,
)
from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from small_packs import Machine, SmallPack, torch_files

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.weights.catalogue import catalogue
from joyvasa_desktop.weights.states import FileState, State
from joyvasa_desktop.window import desktop
from joyvasa_desktop.window.language import speak
from joyvasa_desktop.window.models.export_choice import ExportChoice
from joyvasa_desktop.window.models.model_tools import Overview
from joyvasa_desktop.window.models.model_work import ModelWork
from joyvasa_desktop.window.models.models_dialog import ModelsDialog
from joyvasa_desktop.window.models.notice_dialog import NoticeDialog

LEFT = Qt.MouseButton.LeftButton


def now(page: ModelsDialog, tools: FakeTools, qtbot: QtBot, **states: object) -> None:
    """Lets the page find these states."""
    find(page, tools, qtbot, overview(**states))  # type: ignore[arg-type]


def find(page: ModelsDialog, tools: FakeTools, qtbot: QtBot, there: Overview) -> None:
    """Lets the page find that, whether it is still looking for the first time or not."""
    tools.now = there
    page._work.look()
    qtbot.waitUntil(lambda: page._work.overview is there)


def end(work: ModelWork, tools: FakeTools, qtbot: QtBot, result: object = None) -> None:
    with qtbot.waitSignal(work.ended):
        tools.finish(result)


def answer(kind: type[QWidget], *presses: str) -> list[str]:
    """Presses buttons of the question that is about to be asked; what it will have told."""
    told: list[str] = []

    def act() -> None:
        shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
        visible = next((each for each in shown if each.isVisible()), None)
        if visible is None:
            QTimer.singleShot(5, act)
            return
        told.extend(each.text() for each in visible.findChildren(QLabel))
        buttons = visible.findChildren(QAbstractButton)
        for press in presses:
            next(each for each in buttons if press in (each.objectName(), each.text())).click()

    act()
    return told


def text(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_every_bundle_has_its_card(page: ModelsDialog) -> None:
    assert set(page.cards) == set(catalogue().bundles)
    assert not page.looking.isVisible()
    shown = [name for name, card in page.cards.items() if card.isVisible()]
    assert shown == ["human", "faces", "animal", "animal-points"]
    page.extras.button.click()
    assert all(card.isVisible() for card in page.cards.values())


def test_until_it_has_looked_it_says_so(work: ModelWork, qtbot: QtBot) -> None:
    page = ModelsDialog(work)
    qtbot.addWidget(page)
    page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    page.show()
    assert page.looking.isVisible() and page.cards == {}
    qtbot.waitUntil(lambda: bool(page.cards))
    assert not page.looking.isVisible()


def test_one_press_gets_what_people_need(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot
) -> None:
    tools.tell(LOADING)
    with qtbot.waitSignal(page._work.progressed):
        qtbot.mouseClick(page.cards["human"].button, LEFT)
    assert "Downloading spade_generator.pth" in text(page.cards["human"])
    assert "the download goes on" in text(page)
    tools.now = overview(human=State.READY)
    tools.finish()
    qtbot.waitUntil(lambda: page._work.overview is tools.now)
    assert "Ready, and checked" in text(page.cards["human"])
    assert tools.asked == [("get", "human")]


def test_the_download_goes_on_when_the_page_is_closed(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot
) -> None:
    page.cards["human"].button.click()
    qtbot.mouseClick(page.findChild(QPushButton, "models_close"), LEFT)
    assert not page.isVisible() and page._work.running is not None
    end(page._work, tools, qtbot)


def test_conditions_are_asked_about_first(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot
) -> None:
    answer(NoticeDialog, "notice_without")
    page.cards["faces"].button.click()
    assert tools.asked == []

    answer(NoticeDialog, "notice_accepted", "notice_get")
    page.cards["faces"].button.click()
    qtbot.waitUntil(lambda: len(tools.asked) == 2)
    assert tools.asked == [("accept", "insightface"), ("get", "faces")]
    end(page._work, tools, qtbot)


def test_what_was_accepted_is_not_asked_again(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot
) -> None:
    now(page, tools, qtbot, faces=bundle_state("faces", State.ABSENT, accepted=True))
    page.cards["faces"].button.click()
    qtbot.waitUntil(lambda: tools.asked == [("get", "faces")])
    end(page._work, tools, qtbot)


def test_removing_is_asked_about(page: ModelsDialog, tools: FakeTools, qtbot: QtBot) -> None:
    now(page, tools, qtbot, human=State.READY)
    answer(QMessageBox, "Keep them")
    page.cards["human"].remove_wanted.emit("human")
    assert tools.asked == []
    answer(QMessageBox, "Delete")
    page.cards["human"].remove_wanted.emit("human")
    qtbot.waitUntil(lambda: tools.asked == [("remove", "human")])
    end(page._work, tools, qtbot, 5)


def test_faster_loading_says_what_it_costs(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot
) -> None:
    costly = replace(overview(human=State.READY), convertible={"human": 1_073_000_000})
    find(page, tools, qtbot, costly)
    told = answer(QMessageBox, "Cancel")
    page.cards["human"].convert_wanted.emit("human")
    assert tools.asked == [] and any("1.07 GB more" in each for each in told)
    answer(QMessageBox, "Make copies")
    page.cards["human"].convert_wanted.emit("human")
    qtbot.waitUntil(lambda: tools.asked == [("convert", "human")])
    end(page._work, tools, qtbot, 5)
    page.cards["human"].discard_wanted.emit("human")
    qtbot.waitUntil(lambda: tools.asked[-1] == ("discard", "human"))


def test_the_pack_is_fetched_once_its_terms_are_accepted(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot
) -> None:
    find(page, tools, qtbot, replace(overview(), card=card_facts(pack_state("none"))))
    answer(NoticeDialog, "notice_without")
    page.gpu.button.click()
    assert tools.asked == []
    told = answer(NoticeDialog, "notice_accepted", "notice_get")
    page.gpu.button.click()
    assert any("NVIDIA" in each for each in told)
    tools.tell(LOADING)
    qtbot.waitUntil(lambda: tools.asked == [("accept pack",), ("get pack",)])
    qtbot.waitUntil(lambda: "Downloading" in text(page.gpu))
    assert "the download goes on" in text(page)
    tools.now = replace(overview(), card=card_facts(READY))
    end(page._work, tools, qtbot)
    page._work.released()
    qtbot.waitUntil(lambda: "Ready: the NVIDIA" in text(page.gpu))
    assert page.gpu.button.text() == "Remove…"


def test_terms_that_cannot_be_kept_stop_it(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot
) -> None:
    find(page, tools, qtbot, replace(overview(), card=card_facts(pack_state("none"))))
    tools.trouble = UserError("The disk is full.", "Make room.")
    answer(NoticeDialog, "notice_accepted", "notice_get")
    page.gpu.button.click()
    assert page.store.message.text == "The disk is full. Make room."
    assert page._work.running is None


def test_removing_the_pack_is_asked_about(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot
) -> None:
    find(page, tools, qtbot, replace(overview(), card=card_facts(READY)))
    answer(QMessageBox, "Keep it")
    page.gpu.button.click()
    assert page._work.running is None
    answer(QMessageBox, "Delete")
    with qtbot.waitSignal(page._work.rest_wanted):
        page.gpu.button.click()
    with qtbot.waitSignal(page._work.ended):
        page._work.released()
    assert tools.asked == [("remove pack",)]


def test_a_pack_comes_from_a_folder(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot, chosen: Path
) -> None:
    tools.pack.agreed = True
    page.gpu.import_wanted.emit()
    qtbot.waitUntil(lambda: tools.asked == [("import pack", chosen)])
    end(page._work, tools, qtbot)


def test_a_download_of_the_pack_is_given_up(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot
) -> None:
    page.gpu.give_up_wanted.emit()
    qtbot.waitUntil(lambda: tools.asked == [("remove pack",)])


def test_the_pack_is_shown_in_its_folder(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(desktop, "show_in_folder", shown.append)
    find(page, tools, qtbot, replace(overview(), card=card_facts(READY)))
    page.gpu.show_wanted.emit()
    assert shown == [READY.folder]


def test_the_tab_key_goes_from_top_to_bottom(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot
) -> None:
    find(page, tools, qtbot, replace(overview(), card=card_facts(pack_state("none"))))
    qtbot.waitActive(page)
    page.store.change.setFocus()
    seen: list[str] = []
    while page._close is not (here := page.focusWidget()):
        seen.append(here.objectName() or here.accessibleName())
        assert len(seen) < 60, seen
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    wanted = ("models_change_folder", "models_export", "models_human", "models_animal")
    wanted = (*wanted, "models_gpu-pack", "models_more_gpu-pack")
    assert [each for each in seen if each in wanted] == list(wanted)


def test_who_comes_for_the_pack_sees_it(work: ModelWork, tools: FakeTools, qtbot: QtBot) -> None:
    tools.now = replace(overview(), card=card_facts(pack_state("none")))
    page = ModelsDialog(work)
    qtbot.addWidget(page)
    page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    page.show()
    qtbot.waitActive(page)
    page.show_pack()
    qtbot.waitUntil(page.gpu.button.hasFocus)
    view = page._area.viewport()
    qtbot.waitUntil(lambda: view.rect().contains(page.gpu.button.mapTo(view, QPoint(5, 5))))


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """What the user chooses in every dialog for files and folders."""
    path = tmp_path / "chosen.zip"
    both = (str(path), "")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(path))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: both)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: both)
    yield path


def test_folders_and_files_are_asked_for(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot, chosen: Path
) -> None:
    store = page.store
    for signal in (store.change_wanted, store.use_wanted):
        signal.emit()
    store.usual_wanted.emit()
    store.stop_using_wanted.emit(chosen)
    assert tools.asked == [
        *(("move", chosen), ("use", chosen), ("move", None), ("stop using", chosen)),
    ]
    tools.asked.clear()
    for signal in (store.zip_wanted, store.folder_wanted):
        signal.emit()
        end(page._work, tools, qtbot)
    page.cards["human"].export_wanted.emit("human")
    end(page._work, tools, qtbot)
    assert tools.asked == [
        *(("import", chosen, False), ("import", chosen, False), ("export", "human", chosen)),
    ]


def test_nothing_happens_when_nothing_is_chosen(
    page: ModelsDialog, tools: FakeTools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    store = page.store
    for signal in (
        *(store.change_wanted, store.use_wanted, store.zip_wanted, store.folder_wanted),
    ):
        signal.emit()
    page.cards["human"].export_wanted.emit("human")
    assert tools.asked == []


def test_a_folder_that_is_used_is_checked(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot, tmp_path: Path
) -> None:
    tools.now = overview(human=bundle_state("human", State.READY, checked=False))
    page.use(tmp_path)
    qtbot.waitUntil(lambda: tools.asked[1:] == [("check", "human", False)])
    end(page._work, tools, qtbot)


def test_a_folder_without_models_is_told(
    page: ModelsDialog, tools: FakeTools, tmp_path: Path
) -> None:
    tools.trouble = UserError("There are no models.", "Import it instead.")
    page.use(tmp_path)
    assert page.store.message.text == "There are no models. Import it instead."


def test_what_is_complete_can_be_exported(
    page: ModelsDialog,
    tools: FakeTools,
    qtbot: QtBot,
    chosen: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.store.export_wanted.emit()
    assert "nothing complete" in page.store.message.text
    now(page, tools, qtbot, human=State.READY, faces=(State.READY, State.ABSENT))
    answer(ExportChoice, "models_export_go_on")
    page.store.export_wanted.emit()
    end(page._work, tools, qtbot)
    assert tools.asked == [("export", "human", chosen)]
    assert page.store.message.text == "Written: chosen.zip"
    shown: list[Path] = []
    monkeypatch.setattr(desktop, "show_in_folder", shown.append)
    page.store.message._action.click()
    assert shown == [chosen]


def test_a_name_without_an_ending_gets_one(
    page: ModelsDialog,
    tools: FakeTools,
    qtbot: QtBot,
    chosen: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted = str(chosen.with_suffix(""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (wanted, ""))
    page.cards["human"].export_wanted.emit("human")
    end(page._work, tools, qtbot)
    assert tools.asked == [("export", "human", chosen)]


def refused(id: str, state: State) -> FileState:
    """A file that an import didn't take."""
    reason = f"{id} isn't the version that the catalogue knows."
    return replace(file_state(id, state), path=None, reason=reason)


def test_an_import_tells_what_came(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot, tmp_path: Path
) -> None:
    page._work.bring_in(tmp_path)
    end(page._work, tools, qtbot, (file_state("mg", State.READY), file_state("mt", State.READY)))
    assert page.store.message.text.startswith("2 model file")


def test_other_versions_are_the_users_choice(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot, tmp_path: Path
) -> None:
    page._work.bring_in(tmp_path)
    came = (file_state("mg", State.READY), refused("mt", State.UNKNOWN))
    end(page._work, tools, qtbot, came)
    message = page.store.message
    assert "1 model file" in message.text and "mt isn't the version" in message.text
    assert message._action.text() == "Use them all the same"
    message._action.click()
    qtbot.waitUntil(lambda: tools.asked[-1] == ("import", tmp_path, True))
    end(page._work, tools, qtbot, came)
    assert not message._action.isVisible(), "it was tried"


def test_damaged_ones_are_not(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot, tmp_path: Path
) -> None:
    page._work.bring_in(tmp_path)
    end(page._work, tools, qtbot, (refused("mt", State.DAMAGED),))
    assert "model file" not in page.store.message.text
    assert not page.store.message._action.isVisible()


def test_one_that_may_not_be_read_is_named_beside_what_came(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot, tmp_path: Path
) -> None:
    page._work.bring_in(tmp_path)
    left = replace(refused("mt", State.ABSENT), reason="inner/mt.pkl may not be read.")
    end(page._work, tools, qtbot, (file_state("mg", State.READY), left))
    text = page.store.message.text
    assert "1 model file" in text and "inner/mt.pkl may not be read." in text
    assert not page.store.message._action.isVisible()


def test_an_import_that_failed_can_be_tried_again(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot, tmp_path: Path
) -> None:
    page._work.bring_in(tmp_path)
    with qtbot.waitSignal(page._work.ended):
        tools.fail(UserError("There isn't enough space."))
    assert page.store.message.text == "There isn't enough space."
    page.store.message._action.click()
    end(page._work, tools, qtbot)
    assert len(tools.asked) == 2


def drop(page: ModelsDialog, *paths: Path) -> None:
    """Drops files on the page; the event doesn't keep what it carries."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPoint(20, 20).toPointF(), copy, data, LEFT, none))


def test_a_zip_or_a_folder_can_be_dropped(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(page, tmp_path)
    end(page._work, tools, qtbot)
    drop(page, tmp_path / "a.ZIP")
    end(page._work, tools, qtbot)
    drop(page, tmp_path / "a.png")
    drop(page, tmp_path, tmp_path)
    assert tools.asked == [("import", tmp_path, False), ("import", tmp_path / "a.ZIP", False)]


def test_files_are_shown_in_their_folder(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(desktop, "show_in_folder", shown.append)
    now(page, tools, qtbot, human=(State.ABSENT, State.READY))
    page.cards["human"].show_wanted.emit("human")
    assert [path.name for path in shown] == ["motion_template.pkl"]


def test_the_keys_reach_every_button(page: ModelsDialog, qtbot: QtBot) -> None:
    qtbot.waitActive(page)
    wanted = {
        button
        for button in page.findChildren(QAbstractButton)
        if button.isVisibleTo(page) and button.isEnabled() and button.objectName()
    }
    reached = set()
    for _ in range(3 * len(wanted)):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        reached.add(page.focusWidget())
    assert wanted <= reached


def test_it_fits_a_small_window_and_every_line_is_whole(page: ModelsDialog) -> None:
    assert page.width() <= 1040 and page.height() <= 600
    for card in page.cards.values():
        assert card.width() <= page.width()
        for label in card.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width())


def test_it_is_mirrored_for_arabic(
    looked: ModelWork, tools: FakeTools, qtbot: QtBot, qapp: QApplication
) -> None:
    speak(qapp, "ar")
    try:
        page = ModelsDialog(looked)
        qtbot.addWidget(page)
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        page.show()
        card = page.cards["human"]
        assert card.button.x() < card.width() / 2
        assert card._heading.mapTo(card, QPoint(0, 0)).x() > card.button.x()
    finally:
        speak(qapp, "en")


def test_a_choice_that_failed_stays_told(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot, tmp_path: Path
) -> None:
    tools.trouble = UserError("There are no models.")
    page.use(tmp_path)
    now(page, tools, qtbot, human=State.READY)
    assert page.store.message.text == "There are no models."


def test_a_choice_that_failed_is_forgotten_with_the_next_one(
    page: ModelsDialog, tools: FakeTools, tmp_path: Path
) -> None:
    tools.trouble = UserError("There are no models.")
    page.use(tmp_path)
    tools.trouble = None
    page.use(tmp_path)
    assert page.store.message.text == ""


def test_a_choice_that_failed_is_forgotten_when_work_begins(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot, tmp_path: Path
) -> None:
    tools.trouble = UserError("There are no models.")
    page.use(tmp_path)
    page.cards["human"].button.click()
    assert page.store.message.text == ""
    end(page._work, tools, qtbot)


def test_the_first_enter_downloads_nothing(
    page: ModelsDialog, tools: FakeTools, qtbot: QtBot
) -> None:
    qtbot.waitActive(page)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert not page.isVisible() and tools.asked == []


def pack_page(work: ModelWork, qtbot: QtBot) -> ModelsDialog:
    page = ModelsDialog(work)
    qtbot.addWidget(page)
    page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    page.show()
    qtbot.waitUntil(lambda: page.gpu.isVisible(), timeout=20_000)
    return page


def test_a_real_pack_is_got_used_and_removed(
    owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    machine, small = Machine(monkeypatch), SmallPack()
    work = ModelWork(parent=owner)
    work.rest_wanted.connect(work.released, Qt.ConnectionType.QueuedConnection)
    with HubServer() as server:
        small.publish(server)
        machine.offer(small)
        page = pack_page(work, qtbot)
        assert "works on the NVIDIA GeForce RTX 4070" in text(page.gpu)
        answer(NoticeDialog, "notice_accepted", "notice_get")
        page.gpu.button.click()
        qtbot.waitUntil(lambda: "Ready: the" in text(page.gpu), timeout=60_000)
    assert page.gpu.button.text() == "Remove…" and work.offer is None
    answer(QMessageBox, "Delete")
    page.gpu.button.click()
    qtbot.waitUntil(lambda: "The GPU pack isn't there" in text(page.gpu), timeout=20_000)
    assert work.outcomes["gpu-pack"].result
    work.close()


def test_a_real_pack_that_does_not_work_says_why(
    owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    small = SmallPack(torch_files(card=False))
    Machine(monkeypatch).offer(small)
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_: str(small.put_into(tmp_path / "stick é"))
    )
    work = ModelWork(parent=owner)
    page = pack_page(work, qtbot)
    answer(NoticeDialog, "notice_accepted", "notice_get")
    with qtbot.waitSignal(work.ended, timeout=60_000):
        page.gpu.import_wanted.emit()
    assert "GPU pack" in page.gpu.message.text and "driver" in page.gpu.message.text
    work.close()
