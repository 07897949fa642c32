"""The list of GPU packs is asked from an index, without fetching the packs."""

from __future__ import annotations

import hashlib
import io
import json
import re
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from installer import gpu_list
from installer.index import Remote
from joyvasa_desktop.gpu_pack import packs

BIG = 300_000


def wheel(name: str, version: str, needs: tuple[str, ...], files: dict[str, bytes]) -> bytes:
    """A wheel that pip believes."""
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    lines += [f"Requires-Dist: {each}" for each in needs]
    info = f"{name.replace('-', '_')}-{version}.dist-info"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content)
        archive.writestr(f"{info}/METADATA", "\n".join(lines))
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return target.getvalue()


def metadata(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        name = next(each for each in archive.namelist() if each.endswith("/METADATA"))
        return archive.read(name)


class Index:
    """An index of packages as PyTorch has one, that counts the bytes it gives.

    Attributes:
        address: its own.
        given: bytes by file.
        hashes, parts: whether it tells SHA-256, and gives parts of files.
    """

    def __init__(self) -> None:
        self.given: dict[str, int] = {}
        self.hashes = self.parts = True
        self._wheels: dict[str, bytes] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer._answer(self)

            def log_message(self, format: str, *args: object) -> None:
                """Silent."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"

    def add(self, name: str, version: str, *needs: str, **files: bytes) -> str:
        """Has a package; the name of its wheel."""
        called = f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
        self._wheels[called] = wheel(name, version, needs, files)
        return called

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        name = request.path.strip("/").rpartition("/")[2]
        plain = name.replace("%2B", "+")
        if plain.removesuffix(".metadata") in self._wheels and plain.endswith(".metadata"):
            self._give(request, metadata(self._wheels[plain.removesuffix(".metadata")]))
        elif plain in self._wheels:
            self._part(request, plain)
        else:
            self._give(request, self._page(name).encode(), kind="text/html")

    def _page(self, package: str) -> str:
        rows = []
        for name, body in self._wheels.items():
            if name.partition("-")[0].replace("_", "-") == package:
                digest = hashlib.sha256(body).hexdigest()
                told = f"#sha256={digest}" if self.hashes else ""
                core = f"sha256={hashlib.sha256(metadata(body)).hexdigest()}"
                link = f"/files/{name.replace('+', '%2B')}{told}"
                rows.append(f'<a href="{link}" data-dist-info-metadata="{core}">{name}</a>')
        return f"<!DOCTYPE html><html><body>{''.join(rows)}</body></html>"

    def _part(self, request: BaseHTTPRequestHandler, name: str) -> None:
        body = self._wheels[name]
        asked = re.fullmatch(r"bytes=(\d*)-(\d*)", request.headers.get("range", ""))
        if not asked or not self.parts:
            self.given[name] = self.given.get(name, 0) + len(body)
            self._give(request, body)
            return
        start = int(asked[1]) if asked[1] else len(body) - int(asked[2])
        end = int(asked[2]) + 1 if asked[1] else len(body)
        self.given[name] = self.given.get(name, 0) + end - start
        told = f"bytes {start}-{end - 1}/{len(body)}"
        self._give(request, body[start:end], 206, told)

    def _give(
        self,
        request: BaseHTTPRequestHandler,
        body: bytes,
        status: int = 200,
        part: str = "",
        kind: str = "application/octet-stream",
    ) -> None:
        request.send_response(status)
        request.send_header("Content-Length", str(len(body)))
        request.send_header("Content-Type", kind)
        if part:
            request.send_header("Content-Range", part)
        request.end_headers()
        request.wfile.write(body)


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    made = Index()
    thread = threading.Thread(target=made.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "joyvasa-desktop"
    (folder / "_internal").mkdir(parents=True)
    return folder


def build(program: Path, torch: str = "2.13.0+cpu", cuda: str = "") -> Path:
    about = {"torch": torch, "cuda": cuda}
    (program / "_internal" / "edition.json").write_text(json.dumps(about), "utf-8")
    return program / "_internal" / packs.LIST


def variants(tmp_path: Path, index: Index) -> Path:
    path = tmp_path / "packs.toml"
    path.write_text(
        f'[cu130]\ncuda = "13.0"\nindex = "{index.address}/simple"\noldest = "7.5"\n'
        'newest = "99.0"\ndriver = { linux = "580.65.06", win32 = "580.88" }\n',
        encoding="utf-8",
    )
    return path


def fill(index: Index) -> tuple[str, str]:
    """PyTorch with what it asks for; the wheels that are wanted of it."""
    library = "nvidia/cu13/lib/libcublas.so.13"
    wanted = (
        index.add(
            "torch",
            "2.13.0+cu130",
            "nvidia-cublas",
            "triton",
            "sympy",
            **{"torch/lib/libtorch.so": bytes(BIG), "torch/include/a.h": bytes(1000)},
        ),
        index.add("nvidia-cublas", "13.1", **{library: bytes(2 * BIG)}),
    )
    index.add("triton", "3.7.1", **{"triton/__init__.py": b""})
    index.add("sympy", "1.14", **{"sympy/__init__.py": b""})
    return wanted


def test_the_list_names_what_is_needed_and_nothing_is_fetched(
    index: Index, program: Path, tmp_path: Path
) -> None:
    names = fill(index)
    path = build(program)
    gpu_list.make(program, variants(tmp_path, index))
    (pack,) = packs.read(json.loads(path.read_text("utf-8")))
    assert (pack.name, pack.cuda, pack.torch) == ("cu130", "13.0", "2.13.0")
    assert pack.least_driver == ("580.88" if sys.platform == "win32" else "580.65.06")
    assert tuple(file.name for file in pack.files) == names
    for file in pack.files:
        body = index._wheels[file.name]
        assert (file.size, file.sha256) == (len(body), hashlib.sha256(body).hexdigest())
        assert file.url == f"{index.address}/files/{file.name.replace('+', '%2B')}"
        # The list of entries is at the end; a block of 64 kB may hold more.
        assert index.given[file.name] < 140_000
    assert [file.unpacked for file in pack.files] == [BIG, 2 * BIG]


def test_a_build_for_cards_needs_no_list(index: Index, program: Path, tmp_path: Path) -> None:
    path = build(program, "2.13.0+cu130", "13.0")
    gpu_list.make(program, variants(tmp_path, index))
    assert not path.exists()


def test_a_version_that_the_index_lacks_ends_the_build(
    index: Index, program: Path, tmp_path: Path
) -> None:
    fill(index)
    path = build(program, "2.99.0+cpu")
    with pytest.raises(SystemExit, match=r"has no torch==2\.99\.0"):
        gpu_list.make(program, variants(tmp_path, index))
    assert not path.exists()


def test_an_index_without_hashes_is_not_believed(
    index: Index, program: Path, tmp_path: Path
) -> None:
    fill(index)
    index.hashes = False
    build(program)
    with pytest.raises(SystemExit, match="SHA-256"):
        gpu_list.make(program, variants(tmp_path, index))


def test_a_server_that_would_send_everything_is_left(index: Index) -> None:
    name = index.add("torch", "2.13.0", **{"torch/a.py": bytes(BIG)})
    index.parts = False
    with pytest.raises(SystemExit, match="in parts"):
        Remote(f"{index.address}/files/{name}")


def test_the_packs_that_are_wanted_are_named_completely() -> None:
    import tomllib

    wanted: dict[str, dict[str, Any]] = tomllib.loads(gpu_list.VARIANTS.read_text("utf-8"))
    for variant in wanted.values():
        assert set(variant) == {"cuda", "index", "oldest", "newest", "driver"}
        assert set(variant["driver"]) == {"linux", "win32"}
        assert variant["index"].startswith("https://download.pytorch.org/whl/cu")
