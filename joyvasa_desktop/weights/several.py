"""Fetches several files at once, and tells of all of them together."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping
from typing import TypeAlias

from joyvasa_desktop.errors import Cancelled, CannotWrite, UserError
from joyvasa_desktop.weights.arrival import Errand
from joyvasa_desktop.weights.refusals import Refusal, sentence
from joyvasa_desktop.weights.transfer import Speed, Transfer, TransferReport

AT_ONCE = 3
"""Files that come at the same time; more don't make it quicker."""

_TICK = 0.15
"""Seconds between two reports."""

Bring: TypeAlias = Callable[[str, Errand], object]
"""Brings one file, named by its key; ends a moment after the errand is to stop."""


class Several:
    """Threads that bring file after file, and the caller's thread that reports on them.

    Args:
        errands: the files by their keys, at least one; all of them share one `stop`.
        bring: is called in the threads, once for each.
        report: is told several times a second; what it raises ends the work.
        there: bytes that were there before and count as done.
        told: how a refusal is told, given with the file's name.
    """

    def __init__(
        self,
        errands: Mapping[str, Errand],
        bring: Bring,
        report: TransferReport,
        there: int = 0,
        told: Callable[[Refusal, str], UserError] = sentence,
    ) -> None:
        self._errands, self._bring = dict(errands), bring
        self._report, self._there, self._sentence = report, there, told
        self._stop = next(iter(self._errands.values())).stop
        self._waiting = deque(self._errands)
        self._errors: list[Exception] = []
        self._speed = Speed()

    def run(self) -> None:
        """Returns when everything has come; raises what went wrong first, or what `report` does."""
        number = min(AT_ONCE, len(self._waiting))
        threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(number)]
        for thread in threads:
            thread.start()
        try:
            while any(thread.is_alive() for thread in threads):
                self._tell()
                next(filter(threading.Thread.is_alive, threads), threads[0]).join(_TICK)
        except BaseException:
            self._stop.set()
            raise
        finally:
            for thread in threads:
                thread.join()
        if self._errors:
            raise self._told()
        self._tell()

    # The caller's thread

    def _told(self) -> Exception:
        """What went wrong first, and how many files fared no better, if each was tried."""
        first, more = self._errors[0], len(self._errors) - 1
        if more and isinstance(first, UserError) and not self._stop.is_set():
            either = f"{more} more files couldn't be fetched either."
            if more == 1:
                either = "One more file couldn't be fetched either."
            first.message = f"{first.message} {either}"
        return first

    def _tell(self) -> None:
        errands = list(self._errands.values())
        done, total = sum(each.done for each in errands), sum(each.total for each in errands)
        speed = self._speed.mark(sum(each.came for each in errands))
        busy = [each for each in errands if each.active] or errands[-1:]
        shown = min(busy, key=lambda each: (bool(each.note), each.doing != "downloading"))
        event = Transfer(
            doing=shown.doing,
            file=shown.name,
            file_done=shown.checked if shown.doing == "checking" else shown.done,
            file_total=shown.total,
            done=self._there + done,
            total=self._there + total,
            seconds_left=max(0, total - done) / speed if speed else None,
            note=shown.note,
            speed=speed,
        )
        self._report(event)

    # The threads that fetch

    def _serve(self) -> None:
        while not self._stop.is_set():
            try:
                key = self._waiting.popleft()
            except IndexError:
                return
            errand = self._errands[key]
            errand.active = True
            try:
                self._bring(key, errand)
            except Cancelled:
                return
            except Exception as error:
                self._fail(error, errand)
            finally:
                errand.active = False

    def _fail(self, error: Exception, errand: Errand) -> None:
        """Keeps what went wrong, and ends the work if the other files would fare no better."""
        alone = isinstance(error, UserError) and not isinstance(error, CannotWrite)
        told = error
        if isinstance(error, Refusal):
            alone = not error.connection
            told = self._sentence(error, errand.name)
            told.__cause__ = error
        self._errors.append(told)
        if not alone:
            self._stop.set()
