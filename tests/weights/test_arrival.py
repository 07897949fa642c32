"""A file arrives whole, however often the way there breaks and wherever an earlier part ends."""

from __future__ import annotations

import errno
import hashlib
import io
import random
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hub_server import HubServer, Trouble
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_desktop.errors import Cancelled, CannotWrite
from joyvasa_desktop.weights import arrival, hub
from joyvasa_desktop.weights.arrival import Errand, OtherVersion, Wanted, fetch
from joyvasa_desktop.weights.refusals import Refusal

REPO, REVISION, SOURCE = "owner/name", "0" * 40, "nets/net.pth"
BODY = random.Random(5).randbytes(150_000)
SHA = hashlib.sha256(BODY).hexdigest()
GENEROUS = 10.0
"""Seconds; what has to end within one is given more on a busy machine."""


@pytest.fixture(autouse=True, scope="module")
def short_pauses() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(arrival, "PAUSES", (0.01, 0.01, 0.02))
        yield


@pytest.fixture
def served(hub_server: HubServer) -> HubServer:
    hub_server.publish(REPO, REVISION, SOURCE, BODY)
    return hub_server


@pytest.fixture
def part(tmp_path: Path) -> Path:
    return tmp_path / "Modèles 模型" / "net.part"


def wanted(**other: Any) -> Wanted:
    """What is asked for, unless `other` says otherwise."""
    url = hub.address(REPO, SOURCE, REVISION)
    return Wanted(**{"url": url, "size": len(BODY), "sha256": SHA, **other})


def errand() -> Errand:
    return Errand("net.pth", len(BODY), threading.Event())


def arrive(part: Path, there: bytes = b"", what: Wanted | None = None) -> Errand:
    """Fetches, beginning with what is there."""
    part.parent.mkdir(exist_ok=True)
    part.write_bytes(there)
    way = errand()
    fetch(what or wanted(), part, way)
    return way


@pytest.mark.parametrize("offset", [0, 1, 4095, 4096, 100_001, len(BODY) - 1])
def test_it_goes_on_at_any_byte(served: HubServer, part: Path, offset: int) -> None:
    way = arrive(part, BODY[:offset])
    assert part.read_bytes() == BODY
    assert served.asked(SOURCE) == [f"bytes={offset}-" if offset else ""]
    assert (way.done, way.came) == (len(BODY), len(BODY) - offset)


def test_what_is_whole_is_not_asked_for(served: HubServer, part: Path) -> None:
    arrive(part, BODY)
    assert not served.requests


def test_what_is_too_long_begins_anew(served: HubServer, part: Path) -> None:
    arrive(part, BODY + b"!")
    assert part.read_bytes() == BODY
    assert served.asked(SOURCE) == [""]


def test_dropped_connections_go_on_where_they_broke(served: HubServer, part: Path) -> None:
    served.spoil(SOURCE, *(Trouble("drop", after=count) for count in (1, 5000, 30_000, 0, 4096)))
    arrive(part)
    assert part.read_bytes() == BODY
    starts = [int(each[6:-1] or 0) for each in served.asked(SOURCE)]
    # What had come when a connection broke may be a little less than was sent.
    assert len(starts) == 6 and starts == sorted(starts) and starts[-1] > 30_000


_TROUBLES = st.one_of(
    st.builds(Trouble, st.sampled_from(["drop", "end"]), st.integers(0, len(BODY))),
    st.builds(Trouble, st.just("status"), status=st.sampled_from([429, 500, 503])),
)


@given(offset=st.integers(0, len(BODY)), troubles=st.lists(_TROUBLES, max_size=3))
@settings(max_examples=25)
def test_whatever_breaks_the_bytes_are_right(offset: int, troubles: list[Trouble]) -> None:
    with HubServer() as server, TemporaryDirectory() as folder:
        server.publish(REPO, REVISION, SOURCE, BODY)
        server.spoil(SOURCE, *troubles)
        part = Path(folder, "net.part")
        part.write_bytes(BODY[:offset])
        url = f"{server.address}/{REPO}/resolve/{REVISION}/{SOURCE}"
        fetch(wanted(url=url), part, errand())
        assert part.read_bytes() == BODY


def test_a_body_that_ends_early_is_asked_for_again(served: HubServer, part: Path) -> None:
    served.spoil(SOURCE, Trouble("end", after=1000))
    arrive(part)
    assert part.read_bytes() == BODY


def test_a_body_that_always_ends_early_is_given_up(served: HubServer, part: Path) -> None:
    served.spoil_always(SOURCE, Trouble("end", after=100))
    with pytest.raises(Refusal) as refused:
        arrive(part, what=wanted(sha256=""))
    assert refused.value.kind == "muddled"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_server_in_trouble_is_asked_again(served: HubServer, part: Path, status: int) -> None:
    served.spoil(SOURCE, Trouble("status", status=status), Trouble("status", status=status))
    arrive(part)
    assert part.read_bytes() == BODY


def test_trouble_for_good_is_told_and_what_came_is_kept(served: HubServer, part: Path) -> None:
    served.spoil_always(SOURCE, Trouble("status", status=500))
    with pytest.raises(Refusal) as refused:
        arrive(part, BODY[:70_000])
    assert refused.value.status == 500
    assert part.read_bytes() == BODY[:70_000]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_plain_no_is_not_asked_again(served: HubServer, part: Path, status: int) -> None:
    served.spoil_always(SOURCE, Trouble("status", status=status))
    with pytest.raises(Refusal):
        arrive(part)
    assert len(served.asked(SOURCE)) == 1


def test_a_hub_that_wants_hours_is_not_waited_for(served: HubServer, part: Path) -> None:
    headers = (("Retry-After", "3600"),)
    served.spoil(SOURCE, Trouble("status", status=429, headers=headers))
    with pytest.raises(Refusal) as refused:
        arrive(part)
    assert refused.value.wait == 3600


def test_a_hub_that_wants_a_second_gets_it(served: HubServer, part: Path) -> None:
    headers = (("Retry-After", "1"),)
    served.spoil(SOURCE, Trouble("status", status=503, headers=headers))
    begun = time.monotonic()
    arrive(part)
    assert time.monotonic() - begun >= 1


def test_nothing_at_all_is_told_soon(part: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[str] = []

    def asked(url: str, start: int, etag: str) -> hub.Answer:
        tries.append(url)
        raise Refusal("unreachable", url)

    monkeypatch.setattr(hub, "asked", asked)
    with pytest.raises(Refusal):
        arrive(part)
    assert len(tries) == 3


def test_a_server_without_ranges_sends_all_of_it(hub_server: HubServer, part: Path) -> None:
    hub_server.publish(REPO, REVISION, SOURCE, BODY, ranges=False)
    arrive(part, b"from yesterday")
    assert part.read_bytes() == BODY


def test_a_file_that_changes_in_between_is_begun_anew(served: HubServer, part: Path) -> None:
    served.spoil(SOURCE, Trouble("hang", after=60_000))
    part.parent.mkdir()
    way = errand()
    thread = threading.Thread(target=fetch, args=(wanted(sha256=""), part, way))
    thread.start()
    wait_until(lambda: way.came > 0)
    other = BODY[::-1]
    served.publish(REPO, REVISION, SOURCE, other)
    served.release()
    thread.join(GENEROUS)
    assert part.read_bytes() == other


def test_another_version_is_told_before_it_comes(served: HubServer, part: Path) -> None:
    served.publish(REPO, REVISION, SOURCE, BODY[::-1])
    with pytest.raises(OtherVersion) as other:
        arrive(part)
    assert other.value.found == hashlib.sha256(BODY[::-1]).hexdigest()
    assert not part.exists()


def test_another_version_comes_if_it_is_wanted(served: HubServer, part: Path) -> None:
    served.publish(REPO, REVISION, SOURCE, BODY * 2)
    arrive(part, what=wanted(size=None, sha256=""))
    assert part.read_bytes() == BODY * 2


@pytest.mark.parametrize("there", [b"", BODY[:999], BODY, BODY + b"more"])
def test_a_file_of_unknown_size(served: HubServer, part: Path, there: bytes) -> None:
    way = arrive(part, there, wanted(size=None))
    assert part.read_bytes() == BODY
    assert way.total == len(BODY)


def wait_until(true: Any) -> None:
    """Until something is so, for a generous time."""
    end = time.monotonic() + GENEROUS
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize("trouble", [Trouble("hang", after=8000), Trouble("silent")])
def test_a_hanging_server_is_left_at_once(served: HubServer, part: Path, trouble: Trouble) -> None:
    served.spoil_always(SOURCE, trouble)
    part.parent.mkdir()
    way, ended = errand(), threading.Event()

    def run() -> None:
        with pytest.raises(Cancelled):
            fetch(wanted(), part, way)
        ended.set()

    thread = threading.Thread(target=run)
    thread.start()
    wait_until(lambda: way.doing == "downloading" and way.done >= trouble.after)
    way.stop.set()
    # The library's own patience is ten seconds.
    assert ended.wait(3)
    thread.join()
    assert (part.read_bytes() if part.exists() else b"") == BODY[: trouble.after]


def portal(hub: HubServer) -> str:
    """An address at which every question is answered with a page that wants a login."""
    hub.publish_at("/login", b"<html>Log in first</html>")
    return f"{hub.address}/login"


def test_a_network_that_wants_a_login_takes_nothing_away(hub_server: HubServer, part: Path) -> None:
    with pytest.raises(Refusal) as refused:
        arrive(part, BODY[:70_000], wanted(url=portal(hub_server)))
    assert refused.value.kind == "muddled"
    assert part.read_bytes() == BODY[:70_000]


def test_a_server_that_finds_nothing_behind_the_part_is_asked_for_all_of_it(
    served: HubServer, part: Path
) -> None:
    beyond = Trouble("status", status=416, headers=(("Content-Range", "bytes */10"),))
    served.spoil(SOURCE, beyond, Trouble("status", status=503))
    there: list[bytes] = []
    way = errand()
    rest = way.rest

    def look(seconds: float, note: str) -> None:
        there.append(part.read_bytes())
        rest(seconds, note)

    way.rest = look  # type: ignore[method-assign]
    part.parent.mkdir()
    part.write_bytes(BODY[:70_000])
    fetch(wanted(), part, way)
    # What had come goes only when the whole file really comes.
    assert there == [BODY[:70_000]] * 2
    assert part.read_bytes() == BODY
    assert served.asked(SOURCE) == ["bytes=70000-", "", ""]


def test_the_same_half_again_and_again_is_given_up(hub_server: HubServer, part: Path) -> None:
    hub_server.publish(REPO, REVISION, SOURCE, BODY, ranges=False)
    hub_server.spoil_always(SOURCE, Trouble("drop", after=40_000))
    part.parent.mkdir()
    way = errand()
    # Otherwise it would go on for ever.
    too_long = threading.Timer(GENEROUS, way.stop.set)
    too_long.start()
    with pytest.raises(Refusal) as refused:
        fetch(wanted(), part, way)
    too_long.cancel()
    assert refused.value.kind == "dropped"
    # What had come when a connection broke may be a little less or more than before.
    assert len(hub_server.asked(SOURCE)) <= 4 * (len(arrival.PAUSES) + 1)


def test_without_ranges_a_little_more_each_time_is_progress(
    hub_server: HubServer, part: Path
) -> None:
    hub_server.publish(REPO, REVISION, SOURCE, BODY, ranges=False)
    hub_server.spoil(SOURCE, *(Trouble("drop", after=count) for count in range(9000, 80_000, 9000)))
    arrive(part)
    assert part.read_bytes() == BODY


class Hub:
    """Answers as told, without a network; remembers what it was asked for."""

    def __init__(self, answer: Callable[[int], hub.Answer]) -> None:
        self.asked: list[int] = []
        self._answer = answer

    def __call__(self, url: str, start: int, etag: str) -> hub.Answer:
        self.asked.append(start)
        return self._answer(start)


def answer(
    start: int, body: Iterator[bytes], etag: str = "", close: Callable[[], None] = lambda: None
) -> hub.Answer:
    return hub.Answer(start, len(BODY), etag, "", body, close)


def test_a_body_that_is_too_long_is_no_file(part: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def endless(start: int) -> Iterator[bytes]:
        for _ in range(100):
            yield BODY[:4096]
            sizes.append(part.stat().st_size)

    monkeypatch.setattr(hub, "asked", Hub(lambda start: answer(start, endless(start))))
    with pytest.raises(Refusal) as refused:
        arrive(part)
    assert refused.value.kind == "muddled"
    assert max(sizes) <= len(BODY)
    assert not part.exists()


def test_a_part_of_another_version_is_not_appended(
    part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other side goes on with another version, though it was asked for the first one's rest."""

    def breaks() -> Iterator[bytes]:
        yield BODY[:50_000]
        raise Refusal("dropped", "")

    def answers(start: int) -> hub.Answer:
        if not other.asked[1:]:
            return answer(0, breaks(), '"first"')
        return answer(start, iter([BODY[::-1][start:]]), '"second"')

    other = Hub(answers)
    monkeypatch.setattr(hub, "asked", other)
    arrive(part, what=wanted(sha256=""))
    assert part.read_bytes() == BODY[::-1]
    assert other.asked == [0, 50_000, 0]


def test_who_stops_hangs_up(part: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = threading.Event()

    def pieces() -> Iterator[bytes]:
        while True:
            yield b"1"

    monkeypatch.setattr(hub, "asked", Hub(lambda start: answer(0, pieces(), close=closed.set)))
    part.parent.mkdir()
    way = errand()
    way.total = len(BODY)
    stopping = threading.Timer(0.2, way.stop.set)
    stopping.start()
    with pytest.raises(Cancelled):
        fetch(wanted(), part, way)
    assert closed.wait(GENEROUS)
    stopping.join()


def test_what_the_hub_says_of_the_content_is_told(served: HubServer, part: Path) -> None:
    part.parent.mkdir()
    assert fetch(wanted(size=None, sha256=""), part, errand()) == SHA
    assert fetch(wanted(), part, errand()) == ""


def test_silence_in_the_middle_is_a_break(served: HubServer, part: Path, impatient: None) -> None:
    served.spoil(SOURCE, Trouble("hang", after=40_000))
    arrive(part)
    assert part.read_bytes() == BODY


def test_while_it_waits_it_says_why_and_can_be_stopped(
    served: HubServer, part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrival, "PAUSES", (GENEROUS * 3,))
    served.spoil_always(SOURCE, Trouble("status", status=503))
    part.parent.mkdir()
    way = errand()
    ended: list[BaseException] = []

    def run() -> None:
        try:
            fetch(wanted(), part, way)
        except Cancelled as stopped:
            ended.append(stopped)

    thread = threading.Thread(target=run)
    thread.start()
    wait_until(lambda: "busy (503)" in way.note)
    way.stop.set()
    thread.join(GENEROUS)
    assert ended and not way.note


class _FullDisk(io.FileIO):
    """A file on a disk that has space for so many bytes."""

    space = 50_000

    def write(self, piece: Any, /) -> int:
        left = self.space - self.tell()
        if left <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(piece[:left])


def test_a_full_disk_is_told_and_what_came_is_kept(
    served: HubServer, part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", lambda path, mode, **_: _FullDisk(path, mode.strip("b")))
        part.parent.mkdir()
        with pytest.raises(CannotWrite, match=r"no space left for net\.pth"):
            fetch(wanted(), part, errand())
    assert part.read_bytes() == BODY[:50_000]
    fetch(wanted(), part, errand())
    assert part.read_bytes() == BODY


def test_a_folder_that_is_gone_is_told(served: HubServer, part: Path) -> None:
    with pytest.raises(CannotWrite):
        fetch(wanted(), part, errand())
