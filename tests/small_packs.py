"""GPU packs in small: wheels with a PyTorch of a few lines that says what it is told to say."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hub_server import HubServer

from joyvasa_desktop import device, packaged
from joyvasa_desktop.gpu_pack import getting, packs, state

VERSION = "2.13.0"
CARD = device.Graphics("NVIDIA GeForce RTX 4070", 12_000_000_000, (8, 9))
DRIVER = "580.95.05"

TORCH = """
import os, time
from types import SimpleNamespace
from torch.nn import conv2d

class Tensor:
    T = property(lambda self: self)
    __matmul__ = lambda self, other: self
    flatten = cuda = cpu = lambda self, *_: self

__version__ = "{version}+cu130"
version = SimpleNamespace(cuda="13.0")
cuda = SimpleNamespace(is_available=lambda: {card})
backends = SimpleNamespace(cudnn=SimpleNamespace(allow_tf32=True))
manual_seed = lambda number: None
randn = lambda *shape: Tensor()
allclose = lambda *_, **__: {right}
{more}
"""

NN = "from types import SimpleNamespace\nconv2d = lambda picture, kernel: picture\n"
NN += "functional = SimpleNamespace(conv2d=conv2d)\n"


def torch_files(
    version: str = VERSION, card: bool = True, right: bool = True, more: str = ""
) -> dict[str, bytes]:
    """What is in a small wheel of PyTorch.

    Args:
        card: it finds a graphics card.
        right: the card computes what the processor does.
        more: lines at the end of its module.
    """
    text = TORCH.format(version=version, card=card, right=right, more=more)
    return {
        "torch/__init__.py": text.encode(),
        "torch/nn/__init__.py": NN.encode(),
        "torch/include/ATen.h": b"// for compilers",
        f"torch-{version}.dist-info/METADATA": b"Name: torch",
    }


LIBRARIES = {
    "nvidia/cu13/lib/libcublas.so.13": os.urandom(60_000),
    "nvidia/cu13/lib/libcublas_static.a": bytes(5_000),
}


def wheel(files: Mapping[str, bytes]) -> bytes:
    """A wheel with these files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return target.getvalue()


class SmallPack:
    """The wheels of one pack, and the list that offers it.

    Args:
        torch: what is in PyTorch's wheel.
        name: the pack's.
        version: of PyTorch.
    """

    def __init__(
        self, torch: Mapping[str, bytes] | None = None, name: str = "cu130", version: str = VERSION
    ) -> None:
        self.name, self.version = name, version
        self.wheels = {
            f"torch-{version}+cu130-cp311-cp311-win_amd64.whl": wheel(torch or torch_files()),
            "nvidia_cublas-13.1.1.3-py3-none-any.whl": wheel(LIBRARIES),
        }
        self.address = "https://download.example"

    def publish(self, server: HubServer) -> None:
        """Lets a server offer the wheels."""
        self.address = server.address
        for name, body in self.wheels.items():
            server.publish_at(f"/{name}", body)

    def row(self) -> dict[str, Any]:
        """The pack in the list."""
        return {
            "cuda": "13.0",
            "torch": self.version,
            "least_driver": "580.65.06",
            "oldest": "7.5",
            "newest": "99.0",
            "files": {
                name.partition("-")[0].replace("_", "-"): {
                    "name": name,
                    "url": f"{self.address}/{name}",
                    "size": len(body),
                    "sha256": hashlib.sha256(body).hexdigest(),
                    "unpacked": 62_000,
                }
                for name, body in self.wheels.items()
            },
        }

    def put_into(self, folder: Path) -> Path:
        """Lays the wheels into a folder, as somebody carries them."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, body in self.wheels.items():
            (folder / name).write_bytes(body)
        return folder


class Machine:
    """A packaged program for processors, and a machine with a card; both can be changed.

    Attributes:
        cards, driver: what the driver tells.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cards, self.driver = [CARD], DRIVER
        self._files: dict[str, Any] = {"edition.json": {"torch": f"{VERSION}+cpu", "cuda": ""}}
        monkeypatch.setattr(packaged, "_read", self._files.get)
        for module in (getting, state):
            monkeypatch.setattr(module, "graphics", lambda: self.cards)
            monkeypatch.setattr(module, "driver_version", lambda: self.driver)
        monkeypatch.setattr(device, "graphics", lambda: self.cards)

    def offer(self, *small: SmallPack) -> tuple[packs.Pack, ...]:
        """The program's list holds these."""
        self._files["gpu_packs.json"] = {"packs": {each.name: each.row() for each in small}}
        return packs.offered()

    def build(self, torch: str, cuda: str = "") -> None:
        """The program is another build."""
        self._files["edition.json"] = {"torch": torch, "cuda": cuda}

    def from_source(self) -> None:
        """The program isn't packaged."""
        self._files.clear()
