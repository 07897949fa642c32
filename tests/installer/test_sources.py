"""Source archives belong to what is shipped, and come whole or not at all."""

from __future__ import annotations

import hashlib
import re
import sys
import tarfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import distribution
from pathlib import Path

import av
import pytest

from installer import sources
from installer.sources import Source, fetch, own

CONTENT = b"source code" * 1000


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/a.tar" else 404)
        self.send_header("Content-Length", str(len(CONTENT)))
        self.end_headers()
        self.wfile.write(CONTENT)

    def log_message(self, *arguments: object) -> None:
        """Says nothing in between the tests' own words."""


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def source(address: str, sha256: str = hashlib.sha256(CONTENT).hexdigest()) -> Source:
    return Source("A", "1", "a-1.tar", address, sha256)


def test_what_is_named_is_what_is_shipped() -> None:
    named = {each.name: each for each in sources.sources()}
    assert set(named) == {"FFmpeg", "x264", "x265"}
    assert named["FFmpeg"].version == av.ffmpeg_version_info
    assert av.ffmpeg_version_info in named["FFmpeg"].file
    # On Windows these libraries carry their numbers elsewhere.
    if sys.platform == "linux":
        files = [Path(str(file)).name for file in distribution("av").files or ()]
        (x264,) = (name for name in files if name.startswith("libx264"))
        assert x264.endswith(f".so.{named['x264'].version}")
        (x265,) = (file for file in distribution("av").files or () if "libx265" in file.name)
        built = re.search(rb"\b(4\.\d+)\+\d+-[0-9a-f]+\0", Path(str(x265.locate())).read_bytes())
        assert built is not None and built[1].decode() == named["x265"].version
    for each in named.values():
        assert re.fullmatch(r"[0-9a-f]{64}", each.sha256)
        assert each.address.startswith("https://") and each.address.endswith(each.file)


def test_an_archive_is_fetched_and_compared(address: str, tmp_path: Path) -> None:
    path = fetch(source(f"{address}/a.tar"), tmp_path)
    assert path.name == "a-1.tar" and path.read_bytes() == CONTENT


def test_another_archive_than_was_built_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="is not what was built"):
        fetch(source(f"{address}/a.tar", "0" * 64), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_archive_that_is_gone_is_named(address: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"/b\.tar can't be fetched: .*404"):
        fetch(source(f"{address}/b.tar"), tmp_path)


def test_nothing_larger_than_allowed_is_taken(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "LARGEST", 10)
    with pytest.raises(SystemExit, match="is not what was built"):
        fetch(source(f"{address}/a.tar"), tmp_path)


def test_the_programs_own_source_is_what_was_committed(tmp_path: Path) -> None:
    archive = own(tmp_path, "1.2.3")
    assert archive.name == "joyvasa-desktop-1.2.3-source.tar.gz"
    with tarfile.open(archive) as tar:
        names = set(tar.getnames())
    assert {f"joyvasa-desktop-1.2.3-source/{each}" for each in ("dev.py", "LICENSE")} <= names
    assert not any("__pycache__" in name or ".venv" in name for name in names)
