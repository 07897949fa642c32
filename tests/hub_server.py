"""A hub of models on this machine: speaks as the Hugging Face Hub does, and fails as told.

with HubServer() as hub:
    hub.publish("owner/name", "0" * 40, "folder/file.bin", b"...")
    hub.spoil("folder/file.bin", Trouble("drop", after=1000))
    ...  # HF_ENDPOINT=hub.address
    assert hub.asked("folder/file.bin") == ["", "bytes=1000-"]
"""

from __future__ import annotations

import gzip
import hashlib
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Literal
from urllib.parse import unquote, urlsplit

PIECE = 4096


@dataclass(frozen=True)
class Trouble:
    """What goes wrong with one answer.

    Attributes:
        how: "drop" closes the connection, "hang" says nothing more until the server is released,
            "slow" pauses before each piece, "status" answers with that status instead,
            "end" leaves the body short as if that were all, "silent" doesn't even answer, "pack"
            compresses the body, which nobody wanted.
        after: bytes of this answer's body that still arrive ("drop", "hang", "end").
        status: for "status".
        headers: more of them.
        pause: seconds before each piece of the body ("slow").
    """

    how: Literal["drop", "hang", "slow", "status", "end", "silent", "pack"]
    after: int = 0
    status: int = 500
    headers: tuple[tuple[str, str], ...] = ()
    pause: float = 0.0


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]


@dataclass
class Published:
    """A file on the hub."""

    body: bytes
    large: bool
    linked_hash: str
    ranges: bool = True
    etag: str = ""

    def __post_init__(self) -> None:
        self.etag = self.etag or '"' + hashlib.sha1(self.body).hexdigest() + '"'


@dataclass
class Plan:
    """What is served, what goes wrong, and what was asked; shared by the server's threads."""

    files: dict[str, Published] = field(default_factory=dict)
    moved: dict[str, tuple[int, str]] = field(default_factory=dict)
    troubles: dict[str, list[Trouble]] = field(default_factory=dict)
    always: dict[str, Trouble] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def trouble(self, name: str) -> Trouble | None:
        """What goes wrong this time."""
        with self.lock:
            waiting = self.troubles.get(name)
            return waiting.pop(0) if waiting else self.always.get(name)


class HubServer:
    """A hub on the loopback; also takes requests as a proxy does, for any address."""

    def __init__(self) -> None:
        self._plan = Plan()
        self._server = _Server(("127.0.0.1", 0), _handler(self._plan))
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def address(self) -> str:
        """What HF_ENDPOINT has to be."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> HubServer:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.release()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def publish(
        self,
        repo: str,
        revision: str,
        source: str,
        body: bytes,
        *,
        large: bool = True,
        linked_hash: str | None = None,
        ranges: bool = True,
    ) -> None:
        """Serves a file.

        Args:
            repo, revision, source: where it is on the hub.
            body: its bytes.
            large: kept beside the repository, as files above some size are: the hub says its hash
                and sends the client on to another address.
            linked_hash: what the hub claims the hash to be; the true one if left out.
            ranges: whether a part of it can be asked for.
        """
        claimed = hashlib.sha256(body).hexdigest() if linked_hash is None else linked_hash
        self._plan.files[f"/{repo}/resolve/{revision}/{source}"] = Published(
            body, large, claimed, ranges
        )

    def publish_at(self, path: str, body: bytes) -> None:
        """Serves bytes at any other address of this server."""
        self._plan.files[path] = Published(body, False, "")

    def move(self, old: str, new: str, status: int = 308) -> None:
        """A repository's old name sends clients on to the new one (or to a whole other server)."""
        self._plan.moved[f"/{old}/"] = (status, f"{new}/")

    def spoil(self, source: str, *troubles: Trouble) -> None:
        """The next answers about a file go wrong, one after the other."""
        self._plan.troubles.setdefault(source, []).extend(troubles)

    def spoil_always(self, source: str, trouble: Trouble) -> None:
        """Every answer about a file goes wrong."""
        self._plan.always[source] = trouble

    def mend(self, source: str) -> None:
        """Nothing goes wrong with a file any more."""
        self._plan.always.pop(source, None)
        self._plan.troubles.pop(source, None)

    def release(self) -> None:
        """Whatever hangs goes on, and ends."""
        self._plan.released.set()

    @property
    def requests(self) -> list[Asked]:
        """Every request so far."""
        with self._plan.lock:
            return list(self._plan.asked)

    def asked(self, source: str) -> list[str]:
        """The ranges in which the hub was asked for a file's bytes; "" for all of it."""
        wanted = f"/{source}"
        return [
            each.headers.get("range", "")
            for each in self.requests
            if each.method == "GET" and each.path.endswith(wanted) and "/cdn/" not in each.path
        ]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients may hang up whenever they like."""


def _handler(plan: Plan) -> type[BaseHTTPRequestHandler]:
    return type("_PlannedHandler", (_Handler,), {"plan": plan})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    plan: Plan

    def do_GET(self) -> None:
        self._answer(self.wfile.write)

    def do_HEAD(self) -> None:
        self._answer(lambda body: len(body))

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the requests are remembered instead."""

    def _answer(self, write: Callable[[bytes], object]) -> None:
        # A proxy is asked for whole addresses.
        path = unquote(urlsplit(self.path).path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        with self.plan.lock:
            self.plan.asked.append(Asked(self.command, path, headers))
        for old, (status, new) in self.plan.moved.items():
            if path.startswith(old):
                place = path.replace(old, new if "://" in new else f"/{new}", 1)
                return self._send_on(status, place)
        cdn = path.startswith("/cdn/")
        name = path.removeprefix("/cdn")
        published = self.plan.files.get(name)
        if published is None:
            return self._refuse(404, (("X-Error-Code", "EntryNotFound"),))
        if published.large and not cdn:
            trouble = self.plan.trouble(f"hub:{self._source(name)}")
            if trouble is not None and trouble.how == "status":
                return self._refuse(trouble.status, trouble.headers)
            return self._send_on(302, f"/cdn{name}", published)
        self._give(published, self.plan.trouble(self._source(name)), write)
        return None

    def _source(self, path: str) -> str:
        found = re.fullmatch(r"/[^/]+/[^/]+/resolve/[^/]+/(.+)", path)
        return path if found is None else found[1]

    def _send_on(self, status: int, place: str, published: Published | None = None) -> None:
        self.send_response(status)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        if published is not None:
            self.send_header("X-Repo-Commit", "0" * 40)
            self.send_header("X-Linked-Etag", f'"{published.linked_hash}"')
            self.send_header("X-Linked-Size", str(len(published.body)))
        self.end_headers()

    def _refuse(self, status: int, headers: tuple[tuple[str, str], ...]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _give(
        self, published: Published, trouble: Trouble | None, write: Callable[[bytes], object]
    ) -> None:
        if trouble is not None and trouble.how == "silent":
            self.plan.released.wait(60)
            self.close_connection = True
            return
        if trouble is not None and trouble.how == "status":
            self._refuse(trouble.status, trouble.headers)
            return
        body, start = published.body, self._start(published)
        if start is not None and start >= len(body):
            self._refuse(416, (("Content-Range", f"bytes */{len(body)}"),))
            return
        rest = body[start or 0 :]
        if trouble is not None and trouble.how == "end":
            rest = rest[: trouble.after]
        packing = trouble is not None and trouble.how == "pack"
        rest = gzip.compress(rest) if packing else rest
        self.send_response(200 if start is None else 206)
        if packing:
            self.send_header("Content-Encoding", "gzip")
        if start is not None:
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        self.send_header("Content-Length", str(len(rest)))
        self.send_header("ETag", published.etag)
        if not published.large:
            self.send_header("X-Repo-Commit", "0" * 40)
        self.end_headers()
        self._stream(rest, trouble, write)

    def _start(self, published: Published) -> int | None:
        """Where the part that is asked for begins; None for the whole file."""
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        same = self.headers.get("If-Range", published.etag) == published.etag
        return int(asked[1]) if asked and same and published.ranges else None

    def _stream(
        self, rest: bytes, trouble: Trouble | None, write: Callable[[bytes], object]
    ) -> None:
        breaks = trouble is not None and trouble.how in {"drop", "hang"}
        arriving = rest[: trouble.after] if trouble is not None and breaks else rest
        pause = trouble.pause if trouble is not None and trouble.how == "slow" else 0.0
        for begin in range(0, len(arriving), PIECE):
            if pause and not self.plan.released.is_set():
                time.sleep(pause)
            write(arriving[begin : begin + PIECE])
        if trouble is not None and breaks:
            self.wfile.flush()
            if trouble.how == "hang":
                self.plan.released.wait(60)
            self.close_connection = True
