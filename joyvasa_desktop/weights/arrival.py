"""Brings one file from its address into a partial file, however often the way there breaks."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path
from typing import TypeAlias

from joyvasa_desktop.errors import Cancelled
from joyvasa_desktop.outputs import cannot_write
from joyvasa_desktop.weights import hub
from joyvasa_desktop.weights.refusals import Refusal, brief
from joyvasa_desktop.weights.transfer import Doing, Transfer

PAUSES = (1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds before each new attempt; an attempt that brings something begins them anew."""

_PAUSES_WITHOUT_NETWORK = 2
"""So many of them while nobody was reached at all: who is offline wants to hear so soon."""

_NOBODY_THERE = {"unreachable", "silent"}

_LONGEST_WAIT = 120.0
"""Seconds that a busy server may ask for; whoever wants more is asked another day."""

_TICK = 0.1
_WAITING_PIECES = 64

_News: TypeAlias = hub.Answer | bytes | Exception
_END = b""


class OtherVersion(Exception):
    """The hub says beforehand that it has other content than is wanted.

    Attributes:
        found: its SHA-256, 64 hex digits.
    """

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


@dataclass
class Errand:
    """One file on its way, seen by the thread that fetches it and by the one that reports.

    Attributes:
        name: the file's, for the user.
        total: its size in bytes; 0 while that isn't known.
        stop: set when the work is to end.
        doing: what happens with it now.
        done: bytes that are there.
        note: why nothing happens now; "" if something does.
        active: whether a thread is at it.
        checked: bytes whose content was looked at, while it is checked.
    """

    name: str
    total: int
    stop: threading.Event
    doing: Doing = "looking"
    done: int = 0
    note: str = ""
    active: bool = False
    checked: int = 0
    came: int = field(default=0, init=False)
    """Bytes that came in this run, also such as had to be thrown away."""

    def check(self) -> None:
        """Ends the work if it is to end.

        Raises:
            Cancelled: then.
        """
        if self.stop.is_set():
            raise Cancelled

    def look(self, count: int) -> None:
        """So many bytes more were looked at.

        Raises:
            Cancelled: when the work is to end.
        """
        self.checked += count
        self.check()

    def watch(self, event: Transfer) -> None:
        """A `TransferReport` for whoever looks at the file's content.

        Raises:
            Cancelled: when the work is to end.
        """
        self.checked = event.file_done
        self.check()

    def rest(self, seconds: float, note: str) -> None:
        """Waits and says why.

        Raises:
            Cancelled: when the work is to end.
        """
        self.note = note
        self.stop.wait(seconds)
        self.note = ""
        self.check()


@dataclass(frozen=True)
class Wanted:
    """What is to arrive.

    Attributes:
        url: where it is.
        size: bytes; None if nobody has said, or another version is welcome.
        sha256: 64 hex digits; "" if another version is welcome.
    """

    url: str
    size: int | None
    sha256: str


def fetch(wanted: Wanted, part: Path, errand: Errand) -> str:
    """Goes on with a partial file until it is whole; its content isn't checked here.

    Returns:
        What the other side says is the file's SHA-256, 64 hex digits; "" if it didn't say, or
        wasn't asked because the file was whole.

    Raises:
        Refusal: the last one, when trying again doesn't help. What has come is kept.
        OtherVersion: if the hub says that it isn't the wanted file.
        CannotWrite: no space, no permission.
        Cancelled: within a moment after `errand.stop` was set. What has come is kept.
    """
    try:
        return _persist(wanted, part, errand)
    except BaseException:
        _discard_empty(part)
        raise


def _persist(wanted: Wanted, part: Path, errand: Errand) -> str:
    known, failures, highest = _Known(), 0, None
    while True:
        refusal, known, have = _once(wanted, part, errand, known)
        if refusal is None:
            return known.linked_hash
        # The same first half coming again and again is no progress.
        if highest is None or have > highest:
            failures, highest = 0, have
        alone = refusal.kind in _NOBODY_THERE and not errand.came
        pauses = PAUSES[:_PAUSES_WITHOUT_NETWORK] if alone else PAUSES
        waits = refusal.wait or 0.0
        if not refusal.passing or failures >= len(pauses) or waits > _LONGEST_WAIT:
            raise refusal
        seconds = max(pauses[failures], waits)
        failures += 1
        errand.rest(seconds, brief(refusal))


@dataclass(frozen=True)
class _Known:
    """What an attempt leaves to the next one.

    Attributes:
        etag: what the other side calls the version that the part belongs to.
        linked_hash: what it says is the file's SHA-256.
        anew: whether the part is no use to the other side, so that all of the file is asked for.
    """

    etag: str = ""
    linked_hash: str = ""
    anew: bool = False


def _once(
    wanted: Wanted, part: Path, errand: Errand, known: _Known
) -> tuple[Refusal | None, _Known, int]:
    """One attempt: asks for what is missing, and writes what comes.

    Returns:
        Why it isn't whole now, None if it is; what is known now; how many bytes are there.
    """
    try:
        # Unbuffered, so that a full disk is told where it can be caught, not while closing.
        with part.open("ab", buffering=0) as file:
            attempt = _Attempt(wanted, file, errand, known)
            try:
                attempt.run()
            except Refusal as refusal:
                return refusal, attempt.known, attempt.have
            return None, attempt.known, attempt.have
    except OSError as error:
        raise cannot_write(part.with_name(errand.name), error) from error


def _discard_empty(part: Path) -> None:
    """Nothing came: then nothing has begun, either."""
    with suppress(OSError):
        if part.stat().st_size == 0:
            part.unlink()


class _Attempt:
    """One question and what comes of it.

    Attributes:
        known: for the next attempt.
        have: bytes that are there.
    """

    def __init__(self, wanted: Wanted, file: FileIO, errand: Errand, known: _Known) -> None:
        self.known = known
        self._wanted, self._file, self._errand = wanted, file, errand
        self.have = file.seek(0, 2)
        self._total = wanted.size
        if self._total is not None and self.have > self._total:
            self._begin_again()
        self._start = 0 if known.anew else self.have
        errand.done = self.have

    def run(self) -> None:
        """Raises Refusal, OSError, Cancelled, or OtherVersion unless the file is whole now."""
        if self.have == self._total:
            return
        self._errand.check()
        self._errand.doing = "downloading"
        url, start, etag = self._wanted.url, self._start, self.known.etag
        incoming = _Incoming(url, lambda: hub.asked(url, start, etag))
        try:
            self._take(incoming)
        finally:
            incoming.leave()

    def _take(self, incoming: _Incoming) -> None:
        try:
            news = self._next(incoming)
        except Refusal as refusal:
            if refusal.status != 416:
                raise
            self._check_whole(refusal)
            return
        if isinstance(news, hub.Answer):
            self._accept(news)
        while piece := self._next(incoming):
            if isinstance(piece, bytes):
                self._write(piece)
        if self._total is not None and self.have != self._total:
            raise Refusal("dropped", self._wanted.url)

    def _next(self, incoming: _Incoming) -> hub.Answer | bytes:
        """What comes next, however long that takes."""
        while True:
            self._errand.check()
            news = incoming.news(_TICK)
            if news is not None:
                return news

    def _accept(self, answer: hub.Answer) -> None:
        """Looks whether what is about to come fits what is there; until then that stays."""
        wanted = self._wanted
        if wanted.sha256 and answer.linked_hash and answer.linked_hash != wanted.sha256:
            raise OtherVersion(answer.linked_hash)
        if None not in (wanted.size, answer.total) and wanted.size != answer.total:
            # As likely the page of a network that wants a login as another file.
            raise Refusal("muddled", wanted.url)
        changed = bool(self.known.etag and answer.etag and self.known.etag != answer.etag)
        if answer.start != 0 and (answer.start != self._start or changed):
            raise self._useless(wanted.url)
        self.known = _Known(answer.etag, answer.linked_hash)
        if answer.start == 0:
            self._begin_again()
        self._total = wanted.size if answer.total is None else answer.total
        self._errand.total = self._total or 0

    def _check_whole(self, refusal: Refusal) -> None:
        """The other side has nothing after what is there: because that is all, or another file."""
        if self._wanted.size is not None or refusal.total != self.have:
            raise self._useless(refusal.url) from refusal
        self._errand.total = self.have

    def _useless(self, url: str) -> Refusal:
        """What is there can't be gone on with; it goes when all of the file is about to come."""
        self.known = _Known(anew=True)
        return Refusal("muddled", url)

    def _begin_again(self) -> None:
        self._file.truncate(0)
        self.have = self._errand.done = 0

    def _write(self, piece: bytes) -> None:
        if self._total is not None and self.have + len(piece) > self._total:
            self._begin_again()
            raise Refusal("muddled", self._wanted.url)
        rest = memoryview(piece)
        while rest:
            count = self._file.write(rest)
            rest = rest[count:]
            self.have += count
            self._errand.done = self.have
            self._errand.came += count


class _Incoming:
    """One answer, read in a thread of its own that touches nothing but the network.

    A read from the network can't be interrupted, but it can be left alone: the thread then ends
    with the next piece, or when the library's patience does.
    """

    def __init__(self, url: str, ask: Callable[[], hub.Answer]) -> None:
        self._url, self._ask = url, ask
        self._news: queue.Queue[_News] = queue.Queue(_WAITING_PIECES)
        self._left = threading.Event()
        threading.Thread(target=self._listen, name="download", daemon=True).start()

    def news(self, seconds: float) -> hub.Answer | bytes | None:
        """First the answer, then its bytes, at the end b""; None if nothing comes for so long.

        Raises:
            Refusal: if the connection fails.
        """
        try:
            news = self._news.get(timeout=seconds)
        except queue.Empty:
            return None
        if isinstance(news, Refusal):
            raise news
        if isinstance(news, Exception):
            raise hub.refusal(news, self._url) from news
        return news

    def leave(self) -> None:
        """No more is wanted."""
        self._left.set()

    def _listen(self) -> None:
        try:
            answer = self._ask()
            try:
                self._tell(answer)
                for piece in answer.pieces:
                    if piece and not self._tell(piece):
                        return
            finally:
                answer.close()
            self._tell(_END)
        except Exception as error:
            self._tell(error)

    def _tell(self, news: _News) -> bool:
        """Hands it over; False if nobody listens any more."""
        while not self._left.is_set():
            try:
                self._news.put(news, timeout=_TICK)
                return True
            except queue.Full:
                continue
        return False
