"""Writes into a frozen program which GPU packs it offers: PyTorch's own files, and NVIDIA's.

Of each file the address, the size and the SHA-256 are written down; only its list of entries, at
its end, is fetched for that. pip finds out which files belong together.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

from joyvasa_desktop.gpu_pack import packs
from joyvasa_desktop.gpu_pack.wheels import place_of

VARIANTS = Path(__file__).parent / "gpu_packs.toml"

_BLOCK = 1 << 16
_SECONDS = 60.0


def make(program: Path, variants: Path = VARIANTS) -> None:
    """Writes the list for the PyTorch of a frozen program.

    Args:
        program: its folder; a build for NVIDIA cards needs no list.
        variants: the packs that are wanted.

    Raises:
        SystemExit: an index can't be reached, or lacks that version.
    """
    inside = program / "_internal"
    about = json.loads((inside / "edition.json").read_text("utf-8"))
    if about["cuda"]:
        return
    version = about["torch"].partition("+")[0]
    wanted = tomllib.loads(variants.read_text("utf-8"))
    found = {"packs": {name: pack(version, variant) for name, variant in wanted.items()}}
    for each in packs.read(found):
        print(f"   {each.name}: {each.size / 1e9:.2f} GB to fetch, {each.unpacked / 1e9:.2f} GB")
    (inside / packs.LIST).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def pack(version: str, variant: Mapping[str, Any]) -> dict[str, Any]:
    """One pack, as the program reads it.

    Args:
        version: of PyTorch.
        variant: a table of `gpu_packs.toml`.
    """
    return {
        "cuda": variant["cuda"],
        "torch": version,
        "least_driver": variant["driver"][sys.platform],
        "oldest": variant["oldest"],
        "newest": variant["newest"],
        "files": {
            name: wheel(url, sha256)
            for name, (url, sha256) in resolved(version, variant["index"]).items()
        },
    }


def resolved(version: str, index: str) -> dict[str, tuple[str, str]]:
    """Addresses and SHA-256 of what an index has of PyTorch and of NVIDIA's libraries, by name.

    Everything else that PyTorch asks for is in the package, or isn't used: triton and the bindings
    to Python are for people who write their own computations.
    """
    # What lies on this computer would be preferred to the index.
    without = {"PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "PIP_CONSTRAINT"}
    environment = {key: value for key, value in os.environ.items() if key not in without}
    environment["PIP_CONFIG_FILE"] = os.devnull
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed"]
        command += ["--quiet", "--only-binary=:all:", "--index-url", index]
        command += ["--report", str(report), f"torch=={version}"]
        if subprocess.run(command, env=environment, check=False).returncode:
            raise SystemExit(f"{index} has no PyTorch {version} for this system, or can't be asked")
        installed = json.loads(report.read_text("utf-8"))["install"]
    return {
        name: (each["download_info"]["url"], _sha256(each))
        for each in installed
        if (name := each["metadata"]["name"].lower()) == "torch" or name.startswith("nvidia-")
    }


def wheel(url: str, sha256: str) -> dict[str, Any]:
    """A wheel as the list has it; its entries are asked from the server.

    Raises:
        SystemExit: the server doesn't give parts of files.
    """
    remote = Remote(url)
    with zipfile.ZipFile(io.BufferedReader(remote, _BLOCK)) as archive:
        sizes = [
            info.file_size
            for info in archive.infolist()
            if not info.is_dir() and place_of(PurePosixPath(info.filename))
        ]
    name = unquote(PurePosixPath(urlsplit(url).path).name)
    return {
        "name": name,
        "url": url,
        "size": remote.size,
        "sha256": sha256,
        "unpacked": sum(sizes),
    }


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

    def _part(self, which: str) -> bytes:
        asked = Request(self._url, headers={"Range": which, "User-Agent": "joyvasa-desktop"})
        with urlopen(asked, timeout=_SECONDS) as answer:
            # A server that doesn't know parts would send gigabytes.
            if answer.status != 206:
                raise SystemExit(f"{self._url} can't be read in parts")
            self.size = int(answer.headers["content-range"].rpartition("/")[2])
            content: bytes = answer.read()
        return content


def _sha256(installed: Mapping[str, Any]) -> str:
    """What the index says of a file, which pip has compared with nothing yet.

    Raises:
        SystemExit: it says nothing.
    """
    about = installed["download_info"]
    try:
        return str(about["archive_info"]["hashes"]["sha256"])
    except KeyError as error:
        raise SystemExit(f"the index doesn't tell the SHA-256 of {about['url']}") from error
