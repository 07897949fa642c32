"""Asks an index of Python packages what it has, without fetching any of it.

pip could tell which packages belong together, but fetches all of them to do so: gigabytes here.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from functools import cached_property
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from urllib.request import Request, urlopen

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.tags import sys_tags
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from packaging.version import Version

_BLOCK = 1 << 16
_SECONDS = 60.0
_LARGEST_PAGE = 1 << 26
_JSON = "application/vnd.pypi.simple.v1+json"


@dataclass(frozen=True)
class Wheel:
    """A wheel on a server.

    Attributes:
        url: its address.
        name: the file's name.
        version: the package's.
        sha256: what the index says, 64 hex digits; "" if it says nothing.
    """

    url: str
    name: str
    version: Version
    sha256: str

    @cached_property
    def remote(self) -> Remote:
        """Its bytes."""
        return Remote(self.url)

    def entries(self) -> list[zipfile.ZipInfo]:
        """Its files."""
        with zipfile.ZipFile(io.BufferedReader(self.remote, _BLOCK)) as archive:
            return [info for info in archive.infolist() if not info.is_dir()]

    def requirements(self) -> list[Requirement]:
        """What it asks for."""
        with zipfile.ZipFile(io.BufferedReader(Remote(self.url), _BLOCK)) as archive:
            named = [each for each in archive.namelist() if each.endswith(".dist-info/METADATA")]
            text = archive.read(named[0]).decode("utf-8")
        lines = HeaderParser().parsestr(text).get_all("Requires-Dist", [])
        return [Requirement(line) for line in lines]


class Index:
    """An index of packages, of PyTorch's or of the usual kind.

    Args:
        address: the page under which the packages' pages are.
    """

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")

    def together(self, wanted: str, needed: Callable[[str], bool]) -> dict[str, Wheel]:
        """A package with everything that it asks for, by their names.

        Args:
            wanted: such as "torch==2.13.0".
            needed: whether a package of that name is wanted at all.

        Raises:
            SystemExit: something isn't there for this Python and system, or doesn't fit.
        """
        chosen: dict[str, Wheel] = {}
        waiting = deque([Requirement(wanted)])
        seen: set[str] = set()
        while waiting:
            requirement = waiting.popleft()
            name = canonicalize_name(requirement.name)
            if not needed(name) or str(requirement) in seen:
                continue
            seen.add(str(requirement))
            wheel = chosen.setdefault(name, self._newest(requirement))
            if not requirement.specifier.contains(wheel.version, prereleases=True):
                raise SystemExit(f"{name} {wheel.version} was chosen, and {requirement} is needed")
            waiting += _asked(wheel, requirement.extras)
        return chosen

    def _newest(self, requirement: Requirement) -> Wheel:
        """The newest wheel that fits, of its kinds the one that suits this system best."""
        best = {tag: number for number, tag in enumerate(sys_tags())}
        found: list[tuple[Version, int, Wheel]] = []
        for url, sha256 in self._links(canonicalize_name(requirement.name)):
            name = unquote(urlsplit(url).path.rpartition("/")[2])
            try:
                _, version, _, tags = parse_wheel_filename(name)
            except InvalidWheelFilename:
                continue
            places = [best[tag] for tag in tags if tag in best]
            if places and requirement.specifier.contains(version, prereleases=False):
                found.append((version, -min(places), Wheel(url, name, version, sha256)))
        if not found:
            raise SystemExit(f"{self.address} has no {requirement} for this system")
        return max(found, key=lambda each: each[:2])[2]

    def _links(self, package: str) -> Iterator[tuple[str, str]]:
        """Addresses and SHA-256 of a package's files, without those that were withdrawn."""
        page = f"{self.address}/{package}/"
        headers = {"Accept": f"{_JSON}, text/html;q=0.5"}
        try:
            with _opened(page, headers) as answer:
                kind, text = answer.headers.get_content_type(), answer.read(_LARGEST_PAGE)
        except OSError as error:
            raise SystemExit(f"{page} can't be asked: {error}") from error
        if kind == _JSON:
            for file in json.loads(text)["files"]:
                if not file.get("yanked"):
                    yield urljoin(page, file["url"]), file["hashes"].get("sha256", "")
            return
        links = _Links()
        links.feed(text.decode("utf-8"))
        for link in links.found:
            url, fragment = urldefrag(urljoin(page, link))
            yield url, fragment.removeprefix("sha256=") if fragment.startswith("sha256=") else ""


class Remote(io.RawIOBase):
    """A file on a server, of which only the parts that are read are fetched.

    Args:
        url: its address.
    """

    def __init__(self, url: str) -> None:
        self._url, self._at = url, 0
        self.size = 0
        self._part("bytes=-1")

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """Any part of it can be read."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Goes to another place."""
        self._at = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence] + offset
        return self._at

    def tell(self) -> int:
        """The place of the next byte."""
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Fetches what comes next."""
        count = min(len(buffer), self.size - self._at)
        if count <= 0:
            return 0
        content = self._part(f"bytes={self._at}-{self._at + count - 1}")
        buffer[: len(content)] = content
        self._at += len(content)
        return len(content)

    def digest(self) -> str:
        """The SHA-256 of all of it; for that all of it is fetched, and nothing kept.

        Raises:
            SystemExit: it ended early.
        """
        found, count = hashlib.sha256(), 0
        with _opened(self._url, {}) as answer:
            while block := answer.read(_BLOCK):
                found.update(block)
                count += len(block)
        if count != self.size:
            raise SystemExit(f"of {self._url} only {count} bytes came, not {self.size}")
        return found.hexdigest()

    def _part(self, which: str) -> bytes:
        with _opened(self._url, {"Range": which}) as answer:
            # A server that doesn't know parts would send gigabytes.
            if answer.status != 206:
                raise SystemExit(f"{self._url} can't be read in parts")
            self.size = int(answer.headers["content-range"].rpartition("/")[2])
            content: bytes = answer.read()
        return content


def _opened(url: str, headers: dict[str, str]) -> Any:
    asked = Request(url, headers={"User-Agent": "joyvasa-desktop", **headers})
    return urlopen(asked, timeout=_SECONDS)


def _asked(wheel: Wheel, extras: set[str]) -> Iterator[Requirement]:
    """What a wheel asks for on this system, if these of its extras are wanted."""
    wanted = [{**default_environment(), "extra": extra} for extra in ("", *sorted(extras))]
    for requirement in wheel.requirements():
        marker = requirement.marker
        if marker is None or any(marker.evaluate(dict(each)) for each in wanted):  # type: ignore[arg-type]
            yield requirement


class _Links(HTMLParser):
    """The links of a page, without those to files that were withdrawn."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps a link."""
        values = dict(attrs)
        if tag == "a" and values.get("href") and "data-yanked" not in values:
            self.found.append(str(values["href"]))
