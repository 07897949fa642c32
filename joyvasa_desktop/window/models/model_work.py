"""The `ModelWork`: what is done with models, one thing after the other, beside the window."""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from joyvasa_desktop import own_files
from joyvasa_desktop.errors import Cancelled, UserError
from joyvasa_desktop.window import engine_choice
from joyvasa_desktop.window.background import wait_for
from joyvasa_desktop.window.models.model_jobs import PACK, Job, Outcome
from joyvasa_desktop.window.models.model_tools import ModelTools, Overview
from joyvasa_desktop.window.reports import report as as_report

if TYPE_CHECKING:
    from joyvasa_desktop.gpu_pack.state import PackState
    from joyvasa_desktop.weights.transfer import Transfer, TransferReport

log = logging.getLogger(__name__)

_PERIOD = 0.1
"""s between two events that are shown."""

_FAREWELL = 1.5
"""s in which a running job may end by itself when the window closes."""


class ModelWork(QObject):
    """Knows the state of the models, and does one job at a time in a thread of its own.

    It outlives the page: who closes that lets a download go on. Jobs that come meanwhile wait.

    Signals:
        overview_changed(): `overview` is another one.
        work_changed(): another job runs or waits, or an outcome came or went.
        progressed(): `transfer` is another one.
        ended(Outcome): a job is over.
        files_changed(): models came or went: engines may be usable now, or no more.
        page_wanted(), pack_wanted(): somebody wants to see the page, or the GPU pack on it.
        rest_wanted(): the pipeline's process is to end, because it has loaded what is about to
            change; `released` is to be called then.
        rest_over(): it may start again.

    Args:
        tools: does the work.
    """

    overview_changed = Signal()
    work_changed = Signal()
    progressed = Signal()
    ended = Signal(object)
    files_changed = Signal()
    page_wanted = Signal()
    pack_wanted = Signal()
    rest_wanted = Signal()
    rest_over = Signal()
    _looked = Signal(object)
    _told = Signal(object)
    _over = Signal(object)

    def __init__(self, tools: ModelTools | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.overview: Overview | None = None
        self.transfer: Transfer | None = None
        self.outcomes: dict[str, Outcome] = {}
        self._tools = tools or ModelTools()
        self._running: Job | None = None
        self._waiting: list[Job] = []
        self._thread: threading.Thread | None = None
        self._looking: threading.Thread | None = None
        self._look_again = False
        self._check_found = False
        self._waits_for_rest = False
        self._released = threading.Event()
        self._stop = threading.Event()
        self._closed = False
        self._looked.connect(self._look_ended)
        self._told.connect(self._show_progress)
        self._over.connect(self._job_ended)

    # ---- what is known

    @property
    def running(self) -> Job | None:
        """What is being done."""
        return self._running

    @property
    def waiting(self) -> tuple[Job, ...]:
        """What comes after it."""
        return tuple(self._waiting)

    @property
    def is_stopping(self) -> bool:
        """The running job was told to stop."""
        return self._running is not None and self._stop.is_set()

    @property
    def waits_for_rest(self) -> bool:
        """What is done about the GPU pack waits until no video is being made."""
        return self._waits_for_rest

    @property
    def offer(self) -> PackState | None:
        """A GPU pack that this machine could use and doesn't; None without one, or if it comes."""
        card = self.overview.card if self.overview is not None else None
        if card is None or self.job_of(PACK) is not None or self._waits_for_rest:
            return None
        return card.offer

    def job_of(self, place: str) -> Job | None:
        """What runs, or else waits, for a bundle or the head of the page."""
        jobs = ([self._running] if self._running else []) + self._waiting
        return next((each for each in jobs if each.place == place), None)

    def look(self) -> None:
        """Finds out anew what is there; `overview_changed` tells when."""
        if self._closed:
            return
        if self._looking is not None:
            self._look_again = True
            return
        self._look_again = False
        self._looking = threading.Thread(target=self._look, name="models-look", daemon=True)
        self._looking.start()

    # ---- what can be done

    def get(self, bundle: str, accept: tuple[str, ...] = ()) -> None:
        """Downloads what lacks of a bundle, going on where an earlier download was stopped.

        Args:
            accept: ids of files that may be another version than the published.
        """
        self._add(Job("get", (bundle,), accept=accept, place=bundle))

    def check(self, bundle: str) -> None:
        """Looks at every byte of a bundle."""
        self._add(Job("check", (bundle,), place=bundle))

    def remove(self, bundle: str) -> None:
        """Deletes a bundle's files, but for those that others need."""
        self._add(Job("remove", (bundle,), place=bundle))

    def convert(self, bundle: str) -> None:
        """Makes copies of a bundle that load faster."""
        self._add(Job("convert", (bundle,), place=bundle))

    def discard(self, bundle: str) -> None:
        """Deletes these copies; the models stay."""
        self._add(Job("discard", (bundle,), place=bundle))

    def give_up(self, bundle: str) -> None:
        """Stops the download of a bundle and deletes what came."""
        self.stop(bundle)
        self._add(Job("give up", (bundle,), place=bundle))

    def get_anew(self, bundle: str) -> None:
        """Throws away what an earlier download has left of a bundle, and downloads it."""
        self._add(Job("give up", (bundle,), place=bundle))
        self.get(bundle)

    def bring_in(self, path: Path, accept: tuple[str, ...] = ()) -> None:
        """Copies the models of a folder or ZIP into the store.

        Args:
            accept: ids of files that may be another version than the published.
        """
        self._add(Job("import", path=path, accept=accept))

    def export(self, bundles: tuple[str, ...], target: Path) -> None:
        """Writes bundles into a ZIP."""
        self._add(Job("export", bundles, target))

    def get_pack(self) -> None:
        """Gets the GPU pack for this machine, going on where it was stopped, and puts it to use."""
        self._add(Job("get pack", place=PACK))

    def bring_in_pack(self, folder: Path) -> None:
        """The same with files that lie in a folder."""
        self._add(Job("import pack", path=folder, place=PACK))

    def remove_pack(self) -> None:
        """Deletes it once the pipeline's process doesn't use it."""
        self._add(Job("remove pack", place=PACK))

    def give_up_pack(self) -> None:
        """Stops its download and deletes what came."""
        self.stop(PACK)
        self._add(Job("give up pack", place=PACK))

    @property
    def terms_accepted(self) -> bool:
        """Whether the user has accepted the terms of what is in the GPU pack."""
        return self._tools.pack.accepted()

    def accept_terms(self) -> None:
        """Remembers that the user accepts them.

        Raises:
            UserError: that can't be remembered.
        """
        self._tools.pack.accept()

    def released(self) -> None:
        """The pipeline's process has ended as `rest_wanted` said: it keeps no file any more."""
        self._released.set()
        if self._running is None or self._running.kind != "remove pack":
            self._end_rest()

    def again(self, job: Job) -> None:
        """Does once more what has ended."""
        self._add(job)

    def check_new(self) -> None:
        """Checks what is there and never was, once `look` has found it."""
        self._check_found = True
        self.look()

    def use_in_place(self, folder: Path) -> None:
        """Uses the models of another folder where they are.

        Raises:
            UserError: there are none.
        """
        self._change(lambda: self._tools.use_in_place(folder))

    def stop_using(self, folder: Path) -> None:
        """Uses them no more; nothing is deleted.

        Raises:
            UserError: that can't be remembered.
        """
        self._change(lambda: self._tools.stop_using(folder))

    def move_to(self, folder: Path | None) -> None:
        """Lets new models go to another folder, None for the usual one.

        Raises:
            UserError: that can't be remembered.
        """
        self._change(lambda: self._tools.move_to(folder))

    def accept(self, families: tuple[str, ...]) -> None:
        """Remembers that the user accepted the notices of these families.

        Raises:
            UserError: that can't be remembered.
        """
        self._change(lambda: self._tools.accept(families))

    def stop(self, place: str) -> None:
        """Stops what is done for a bundle or the head of the page; what came is kept."""
        if self._running is not None and self._running.place == place:
            self._stop.set()
        self._waiting = [each for each in self._waiting if each.place != place]
        self.work_changed.emit()

    def forget(self, place: str) -> None:
        """Takes away how the last job ended there."""
        if self.outcomes.pop(place, None) is not None:
            self.work_changed.emit()

    def close(self) -> None:
        """Stops everything; what came is kept. Takes a second at most."""
        self._closed = True
        self._waiting = []
        self._stop.set()
        if self._thread is not None:
            self._thread.join(_FAREWELL)

    # ---- in the window's thread

    def _change(self, change: Callable[[], None]) -> None:
        """Notes a choice; a folder may be on a network, so that even this can take a moment."""
        wait_for(change)
        # In another folder there may be space, or the files that lacked.
        self._forget_all(lambda outcome: not outcome.is_question)
        self.look()
        self.files_changed.emit()

    def _add(self, job: Job) -> None:
        self._forget_all(lambda outcome: _is_over(outcome, job))
        self._waiting.append(job)
        self._start_next()
        self.work_changed.emit()

    def _forget_all(self, is_over: Callable[[Outcome], bool]) -> None:
        for place in [place for place, each in self.outcomes.items() if is_over(each)]:
            self.forget(place)

    def _start_next(self) -> None:
        if self._running is not None or not self._waiting or self._closed:
            return
        self._running = self._waiting.pop(0)
        # What was stopped before it may have failed while it waited.
        self.outcomes.pop(self._running.place, None)
        self.transfer = None
        self._stop.clear()
        if self._running.kind == "remove pack":
            self._begin_rest()
        self._thread = threading.Thread(
            target=self._do, args=(self._running,), name="models-work", daemon=True
        )
        self._thread.start()

    def _show_progress(self, transfer: Transfer) -> None:
        if self._running is not None:
            self.transfer = transfer
            self.progressed.emit()

    def _job_ended(self, outcome: Outcome) -> None:
        self._running, self.transfer = None, None
        if not outcome.stopped:
            self.outcomes[outcome.job.place] = outcome
        self._start_next()
        self.work_changed.emit()
        self.look()
        if outcome.job.kind in ("get", "import", "remove", "give up"):
            self.files_changed.emit()
        if outcome.job.place == PACK:
            self._exchange(outcome)
        self.ended.emit(outcome)

    def _exchange(self, outcome: Outcome) -> None:
        """Lets the pipeline's process find out what it computes with now."""
        engine_choice.look_again()
        if outcome.job.kind == "remove pack":
            self._end_rest()
        elif outcome.job.kind in ("get pack", "import pack") and _went_well(outcome):
            self._begin_rest()

    def _begin_rest(self) -> None:
        self._waits_for_rest = True
        self._released.clear()
        self.rest_wanted.emit()
        self.work_changed.emit()

    def _end_rest(self) -> None:
        if self._waits_for_rest:
            self._waits_for_rest = False
            self.rest_over.emit()
            self.work_changed.emit()

    def _look_ended(self, overview: Overview | None) -> None:
        self._looking = None
        if overview is not None:
            self.overview = overview
            self.overview_changed.emit()
        if self._look_again:
            self.look()
        elif self._check_found and overview is not None:
            self._check_found = False
            names = overview.unchecked()
            if names:
                self._add(Job("check", names))

    # ---- in other threads

    def _look(self) -> None:
        try:
            overview = self._tools.look()
        except Exception:
            log.exception("the models can't be looked at")
            self._say(self._looked, None)
        else:
            self._say(self._looked, overview)

    def _do(self, job: Job) -> None:
        try:
            outcome = Outcome(job, self._carry_out(job))
        except Cancelled:
            outcome = Outcome(job, stopped=True)
        except UserError as error:
            outcome = Outcome(job, error=error)
        except Exception:
            log.exception("a job about models failed")
            outcome = Outcome(job, error=_unforeseen(), details=as_report(traceback.format_exc()))
        self._say(self._over, outcome)

    def _carry_out(self, job: Job) -> object:
        report, tools = self._report(), self._tools
        match job.kind:
            case "get":
                tools.get(job.bundles, job.accept, report)
                return None
            case "check":
                return tools.check(job.bundles, report, again=bool(job.place))
            case "remove":
                return tools.remove(job.bundles[0], report)
            case "convert":
                return tools.convert(job.bundles, report)
            case "discard":
                return tools.discard(job.bundles[0])
            case "give up":
                tools.give_up(job.bundles[0])
                return None
            case "get pack":
                tools.pack.get(report)
                return None
            case "remove pack" | "give up pack":
                self._wait_for_release(job)
                return tools.pack.remove()
        assert job.path is not None, f"{job.kind} without a path"
        if job.kind == "import":
            return tools.bring_in(job.path, report, bool(job.accept))
        if job.kind == "import pack":
            tools.pack.bring_in(job.path, report)
            return None
        return tools.export(job.bundles, job.path, report)

    def _wait_for_release(self, job: Job) -> None:
        while job.kind == "remove pack" and not self._released.wait(_PERIOD):
            if self._stop.is_set():
                raise Cancelled

    def _report(self) -> TransferReport:
        """Hands events on, some of them a second, and ends the work when it is to stop."""
        last = -_PERIOD

        def report(transfer: Transfer) -> None:
            nonlocal last
            if self._stop.is_set():
                raise Cancelled
            now = time.monotonic()
            if now - last >= _PERIOD:
                last = now
                self._say(self._told, transfer)

        return report

    def _say(self, signal: SignalInstance, what: object) -> None:
        """To the window's thread; nobody listens any more once the window has closed."""
        if not self._closed:
            signal.emit(what)


def _is_over(outcome: Outcome, job: Job) -> bool:
    """Whether nobody need read how an earlier job ended, now that the user wants another one."""
    if outcome.job.place in (job.place, "") or outcome.error is None:
        return True
    both_load = outcome.job.kind == job.kind == "get"
    return both_load and not outcome.is_question


def _went_well(outcome: Outcome) -> bool:
    return outcome.error is None and not outcome.stopped


def _unforeseen() -> UserError:
    if own_files.have_changed():
        return own_files.gone()
    return UserError("Something unexpected happened.", "Try again.")
