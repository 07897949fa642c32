"""Jobs with models: one at a time, in a thread, stopped within a second, told when they end."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from model_parts import (
    LOADING,
    READY,
    FakeTools,
    bundle_state,
    card_facts,
    overview,
    pack_state,
)
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from joyvasa_desktop import own_files
from joyvasa_desktop.errors import Cancelled, UserError
from joyvasa_desktop.weights.catalogue import catalogue
from joyvasa_desktop.weights.states import State
from joyvasa_desktop.weights.store import WrongHash
from joyvasa_desktop.weights.transfer import Transfer, TransferReport
from joyvasa_desktop.window import engine_choice
from joyvasa_desktop.window.models.model_jobs import PACK, Job, Outcome
from joyvasa_desktop.window.models.model_tools import Overview
from joyvasa_desktop.window.models.model_work import ModelWork

GET = Job("get", ("human",), place="human")


def end(work: ModelWork, tools: FakeTools, qtbot: QtBot, result: object = None) -> Outcome:
    """Lets the running job end well."""
    with qtbot.waitSignal(work.ended) as ended:
        tools.finish(result)
    outcome = ended.args[0]
    assert isinstance(outcome, Outcome)
    return outcome


def test_what_is_there_is_found_in_another_thread(
    work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    assert work.overview is None
    with qtbot.waitSignal(work.overview_changed):
        work.look()
    assert work.overview is tools.now
    assert threading.current_thread().name not in tools.threads


def test_looking_while_looking_looks_once_more(
    work: ModelWork, tools: FakeTools, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, may = [], threading.Event()

    def look() -> Overview:
        looked.append(1)
        assert may.wait(20)
        return tools.now

    monkeypatch.setattr(tools, "look", look)
    for _ in range(5):
        work.look()
    with qtbot.waitSignals([work.overview_changed, work.overview_changed]):
        may.set()
    assert len(looked) == 2


def test_a_look_that_fails_spares_the_window(
    work: ModelWork,
    tools: FakeTools,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken() -> Overview:
        raise ZeroDivisionError

    with monkeypatch.context() as patch, caplog.at_level(logging.CRITICAL):
        patch.setattr(tools, "look", broken)
        work.look()
        qtbot.waitUntil(lambda: work._looking is None)
    with qtbot.waitSignal(work.overview_changed):
        work.look()


def test_a_download_runs_and_ends(work: ModelWork, tools: FakeTools, qtbot: QtBot) -> None:
    tools.tell(LOADING)
    with qtbot.waitSignal(work.progressed):
        work.get("human")
    assert work.running == GET and work.transfer == LOADING
    with qtbot.waitSignals([work.files_changed, work.overview_changed]):
        outcome = end(work, tools, qtbot)
    assert outcome.job == GET and outcome.error is None and not outcome.stopped
    assert work.running is None and work.transfer is None
    assert tools.asked == [("get", "human")]


def test_looking_at_files_changes_none(work: ModelWork, tools: FakeTools, qtbot: QtBot) -> None:
    work.check("human")
    with qtbot.assertNotEmitted(work.files_changed):
        end(work, tools, qtbot)


def test_jobs_wait_for_each_other(work: ModelWork, tools: FakeTools, qtbot: QtBot) -> None:
    work.get("human")
    work.get("animal")
    work.check("faces")
    assert [each.place for each in work.waiting] == ["animal", "faces"]
    assert work.job_of("faces") == Job("check", ("faces",), place="faces")
    work.stop("animal")
    assert work.job_of("animal") is None
    end(work, tools, qtbot)
    assert work.running is not None and work.running.place == "faces"
    end(work, tools, qtbot)
    assert tools.asked == [("get", "human"), ("check", "faces", True)]


def test_pausing_ends_it_within_a_second(work: ModelWork, tools: FakeTools, qtbot: QtBot) -> None:
    work.get("human")
    qtbot.waitUntil(lambda: bool(tools.asked))
    with qtbot.waitSignal(work.ended, timeout=1000) as ended:
        work.stop("human")
        assert work.is_stopping
    assert ended.args[0].stopped
    assert work.outcomes == {}, "nobody is told what he did himself"


def test_giving_up_also_deletes_what_came(work: ModelWork, tools: FakeTools, qtbot: QtBot) -> None:
    work.get("human")
    qtbot.waitUntil(lambda: bool(tools.asked))
    work.give_up("human")
    qtbot.waitUntil(lambda: tools.asked == [("get", "human"), ("give up", "human")])
    qtbot.waitUntil(lambda: work.running is None)


def test_getting_anew_begins_from_nothing(work: ModelWork, tools: FakeTools, qtbot: QtBot) -> None:
    work.get_anew("human")
    qtbot.waitUntil(lambda: tools.asked == [("give up", "human"), ("get", "human")])
    end(work, tools, qtbot)


def test_a_failure_is_kept_until_the_next_try(
    work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    work.get("human")
    with qtbot.waitSignal(work.ended):
        tools.fail(UserError("No connection.", "Look at the cable."))
    outcome = work.outcomes["human"]
    assert str(outcome.error) == "No connection. Look at the cable."
    work.again(outcome.job)
    assert work.outcomes == {} and work.running == GET
    end(work, tools, qtbot)


def test_a_failure_can_be_forgotten(work: ModelWork, tools: FakeTools, qtbot: QtBot) -> None:
    work.get("human")
    with qtbot.waitSignal(work.ended):
        tools.fail(UserError("No connection."))
    with qtbot.waitSignal(work.work_changed):
        work.forget("human")
    assert work.outcomes == {}


def test_what_nobody_foresaw_is_told_with_details(
    work: ModelWork, tools: FakeTools, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL):
        work.get("human")
        with qtbot.waitSignal(work.ended):
            tools.fail(ZeroDivisionError("oh"))
    outcome = work.outcomes["human"]
    assert "unexpected" in str(outcome.error) and "ZeroDivisionError: oh" in outcome.details
    assert str(Path.home()) not in outcome.details


def test_a_program_without_its_files_says_so(
    work: ModelWork,
    tools: FakeTools,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(own_files, "have_changed", lambda: True)
    with caplog.at_level(logging.CRITICAL):
        work.get("human")
        with qtbot.waitSignal(work.ended):
            tools.fail(ModuleNotFoundError("No module named 'httpx'"))
    outcome = work.outcomes["human"]
    assert own_files.GONE in str(outcome.error) and "httpx" in outcome.details


def test_imports_exports_and_removals(
    work: ModelWork, tools: FakeTools, qtbot: QtBot, tmp_path: Path
) -> None:
    archive = tmp_path / "models.zip"
    work.bring_in(archive)
    end(work, tools, qtbot)
    work.bring_in(archive, ("xpose",))
    end(work, tools, qtbot)
    work.export(("human", "faces"), archive)
    assert end(work, tools, qtbot).result == archive
    work.remove("human")
    assert end(work, tools, qtbot, 12).result == 12
    assert tools.asked == [
        ("import", archive, False),
        ("import", archive, True),
        ("export", "human", "faces", archive),
        ("remove", "human"),
    ]


def test_folders_are_chosen_and_looked_at(
    work: ModelWork, tools: FakeTools, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignals([work.overview_changed, work.files_changed]):
        work.use_in_place(tmp_path)
    assert work.overview is not None and work.overview.others == (tmp_path,)
    with qtbot.waitSignal(work.overview_changed):
        work.stop_using(tmp_path)
    with qtbot.waitSignal(work.overview_changed):
        work.move_to(tmp_path)
    work.accept(("xpose",))
    assert tools.asked == [
        *(("use", tmp_path), ("stop using", tmp_path)),
        *(("move", tmp_path), ("accept", "xpose")),
    ]


def test_a_choice_that_cannot_be_made_is_told(
    work: ModelWork, tools: FakeTools, tmp_path: Path
) -> None:
    tools.trouble = UserError("No models there.")
    with pytest.raises(UserError, match="No models there"):
        work.use_in_place(tmp_path)


def test_what_was_found_is_checked_once(work: ModelWork, tools: FakeTools, qtbot: QtBot) -> None:
    tools.now = overview(
        human=bundle_state("human", State.READY, checked=False), animal_points=State.READY
    )
    work.check_new()
    qtbot.waitUntil(lambda: work.running is not None)
    assert work.running == Job("check", ("human",))
    end(work, tools, qtbot)
    assert tools.asked == [("check", "human", False)]


def test_nothing_new_nothing_to_check(work: ModelWork, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.overview_changed):
        work.check_new()
    assert work.running is None


class Deaf(FakeTools):
    """A download that doesn't hear."""

    def get(self, names: object, accept: object, report: TransferReport) -> None:
        self.asked.append(("get",))
        self._go_on.wait(20)
        try:
            report(Transfer("downloading", "", 0, 0, 0, 0))
        except Cancelled:
            self.asked.append(("cancelled",))
            raise


def test_closing_stops_everything(owner: QObject, tools: FakeTools, qtbot: QtBot) -> None:
    work = ModelWork(tools, owner)
    work.get("human")
    work.get("animal")
    qtbot.waitUntil(lambda: bool(tools.asked))
    thread = work._thread
    assert thread is not None
    work.close()
    assert not thread.is_alive()
    work.look()
    assert tools.asked == [("get", "human")]


def test_closing_does_not_wait_for_the_deaf(owner: QObject, qtbot: QtBot) -> None:
    tools = Deaf()
    work = ModelWork(tools, owner)
    work.get("human")
    qtbot.waitUntil(lambda: bool(tools.asked))
    begun, thread = time.monotonic(), work._thread
    work.close()
    assert time.monotonic() - begun < 10
    assert thread is not None and thread.daemon, "the program can end"
    tools.finish()
    thread.join(20)
    assert tools.asked == [("get",), ("cancelled",)]


def fail(work: ModelWork, tools: FakeTools, qtbot: QtBot, error: UserError) -> None:
    with qtbot.waitSignal(work.ended):
        tools.fail(error)


def test_the_next_download_takes_away_why_the_last_one_failed(
    work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    work.get("human")
    fail(work, tools, qtbot, UserError("The connection broke."))
    work.check("faces")
    assert set(work.outcomes) == {"human"}, "it says nothing about the connection"
    end(work, tools, qtbot)
    work.get("animal")
    assert work.outcomes == {}
    end(work, tools, qtbot)


def test_a_download_that_fails_while_its_next_try_waits_tells_nothing(
    work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    work.get("human")
    qtbot.waitUntil(lambda: bool(tools.asked))
    work.get("human")
    fail(work, tools, qtbot, UserError("The connection broke."))
    assert work.running is not None and work.outcomes == {}
    end(work, tools, qtbot)


def test_a_failure_is_told_though_others_wait(
    work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    work.get("human")
    work.get("animal")
    fail(work, tools, qtbot, UserError("The connection broke."))
    assert set(work.outcomes) == {"human"}
    end(work, tools, qtbot)


def test_another_folder_takes_away_that_space_lacked(
    work: ModelWork, tools: FakeTools, qtbot: QtBot, tmp_path: Path
) -> None:
    work.get("human")
    fail(work, tools, qtbot, UserError("There isn't enough space."))
    work.move_to(tmp_path)
    assert work.outcomes == {}


def test_what_is_asked_stays(
    work: ModelWork, tools: FakeTools, qtbot: QtBot, tmp_path: Path
) -> None:
    work.get("human")
    fail(work, tools, qtbot, WrongHash(catalogue().files["xpose"], "0" * 64))
    asked = dict(work.outcomes)
    work.move_to(tmp_path)
    work.get("animal")
    assert set(asked) == {"human"} and work.outcomes == asked
    end(work, tools, qtbot)


def test_what_was_imported_is_no_news_once_it_is_removed(
    work: ModelWork, tools: FakeTools, qtbot: QtBot, tmp_path: Path
) -> None:
    work.bring_in(tmp_path)
    end(work, tools, qtbot)
    assert set(work.outcomes) == {""}
    work.remove("human")
    assert work.outcomes == {}
    end(work, tools, qtbot, 12)


@pytest.mark.parametrize("way", ["get pack", "import pack"])
def test_a_pack_that_came_is_put_to_use_by_a_rest(
    work: ModelWork, tools: FakeTools, qtbot: QtBot, way: str, tmp_path: Path
) -> None:
    work.get_pack() if way == "get pack" else work.bring_in_pack(tmp_path)
    with qtbot.waitSignal(work.rest_wanted):
        outcome = end(work, tools, qtbot)
    assert outcome.job.kind == way and work.waits_for_rest and work.running is None
    with qtbot.waitSignal(work.rest_over):
        work.released()
    assert not work.waits_for_rest


def test_a_pack_that_did_not_come_changes_nothing(
    work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    for end_it in (lambda: tools.fail(UserError("No space.")), lambda: work.stop(PACK)):
        work.get_pack()
        with qtbot.assertNotEmitted(work.rest_wanted), qtbot.waitSignal(work.ended):
            end_it()
        assert not work.waits_for_rest


def test_a_pack_goes_only_while_nothing_uses_it(
    work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(work.rest_wanted):
        work.remove_pack()
    qtbot.wait(250)
    assert tools.asked == [] and work.waits_for_rest
    with qtbot.waitSignals([work.rest_over, work.ended]):
        work.released()
    assert tools.asked == [("remove pack",)] and not work.waits_for_rest


def test_who_does_not_wait_for_a_video_keeps_the_pack(
    work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    work.remove_pack()
    with qtbot.waitSignals([work.rest_over, work.ended]):
        work.stop(PACK)
    assert tools.asked == []


def test_a_removal_that_waits_for_models_lets_the_process_work(
    work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    work.get("human")
    with qtbot.assertNotEmitted(work.rest_wanted):
        work.remove_pack()
    with qtbot.waitSignal(work.rest_wanted):
        end(work, tools, qtbot)
    with qtbot.waitSignal(work.ended):
        work.released()


def test_a_download_of_a_pack_can_be_given_up(
    work: ModelWork, tools: FakeTools, qtbot: QtBot
) -> None:
    work.get_pack()
    with (
        qtbot.assertNotEmitted(work.rest_wanted),
        qtbot.waitSignals([work.ended, work.ended], timeout=5000),
    ):
        work.give_up_pack()
    assert tools.asked[-1] == ("remove pack",) and work.running is None


def test_a_pack_is_offered_until_it_comes(work: ModelWork, tools: FakeTools, qtbot: QtBot) -> None:
    assert work.offer is None
    tools.now = replace(tools.now, card=card_facts(pack_state("none")))
    with qtbot.waitSignal(work.overview_changed):
        work.look()
    assert work.offer == pack_state("none")
    work.get_pack()
    assert work.offer is None
    tools.now = replace(tools.now, card=card_facts(READY))
    with qtbot.waitSignal(work.overview_changed):
        end(work, tools, qtbot)
    work.released()
    assert work.offer is None


def test_what_was_found_out_about_the_card_is_forgotten_with_the_pack(
    work: ModelWork, tools: FakeTools, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(engine_choice, "look_again", lambda: asked.append("again"))
    work.get("human")
    end(work, tools, qtbot)
    assert asked == []
    work.get_pack()
    end(work, tools, qtbot)
    assert asked == ["again"]
