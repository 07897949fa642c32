"""An index of Python packages on this machine, as PyTorch has one, that counts what it gives."""

from __future__ import annotations

import hashlib
import io
import json
import re
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


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


class PackageIndex:
    """The index; serves as long as its block lasts.

    Attributes:
        address: its own.
        given: bytes by file.
        hashes, parts: whether it tells SHA-256, and gives parts of files.
        json: whether its pages are JSON instead of HTML.
        withdrawn: names of wheels that shouldn't be used any more.
    """

    def __init__(self) -> None:
        self.given: dict[str, int] = {}
        self.hashes = self.parts = True
        self.json = False
        self.withdrawn: set[str] = set()
        self.wheels: dict[str, bytes] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer._answer(self)

            def log_message(self, format: str, *args: object) -> None:
                """Silent."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        self._thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> PackageIndex:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self._thread.join()

    def add(self, name: str, version: str, *needs: str, **files: bytes) -> str:
        """Has a package; the name of its wheel."""
        called = f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
        self.wheels[called] = wheel(name, version, needs, files)
        return called

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        name = request.path.strip("/").rpartition("/")[2].replace("%2B", "+")
        if name in self.wheels:
            self._part(request, name)
        elif self.json:
            content = json.dumps({"files": self._rows(name)}).encode()
            self._give(request, content, kind="application/vnd.pypi.simple.v1+json")
        else:
            self._give(request, self._page(name).encode(), kind="text/html")

    def _rows(self, package: str) -> list[dict[str, object]]:
        return [
            {
                "filename": name,
                "url": f"/files/{name.replace('+', '%2B')}",
                "hashes": {"sha256": hashlib.sha256(body).hexdigest()} if self.hashes else {},
                "yanked": name in self.withdrawn,
            }
            for name, body in self.wheels.items()
            if name.partition("-")[0].replace("_", "-") == package
        ]

    def _page(self, package: str) -> str:
        links = []
        for row in self._rows(package):
            told = f"#sha256={row['hashes']['sha256']}" if row["hashes"] else ""  # type: ignore[index]
            mark = ' data-yanked=""' if row["yanked"] else ""
            links.append(f'<a href="{row["url"]}{told}"{mark}>{row["filename"]}</a>')
        return f"<!DOCTYPE html><html><body>{''.join(links)}</body></html>"

    def _part(self, request: BaseHTTPRequestHandler, name: str) -> None:
        body = self.wheels[name]
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
