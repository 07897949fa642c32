"""Which GPU packs this build of the program offers, and which one suits the machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from joyvasa_desktop.device import Graphics


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file that a pack comes in: a wheel, as PyTorch's or NVIDIA's servers have it.

    Attributes:
        name: the file's.
        url: where it is fetched from.
        size: bytes.
        sha256: 64 hex digits.
        unpacked: bytes that are kept of it.
    """

    name: str
    url: str
    size: int
    sha256: str
    unpacked: int


@dataclass(frozen=True, slots=True)
class Pack:
    """One pack: a PyTorch of this build's version for one version of CUDA, and what that needs.

    Attributes:
        name: for file names and commands, such as "cu130".
        cuda: the version of CUDA, such as "13.0".
        torch: the version of PyTorch, without what comes behind "+".
        least_driver: the oldest driver of NVIDIA's that it works with on this system.
        capability: the oldest and the newest cards, as NVIDIA numbers them: (7.5) is (7, 5).
        files: what it comes in.
    """

    name: str
    cuda: str
    torch: str
    least_driver: str
    capability: tuple[tuple[int, int], tuple[int, int]]
    files: tuple[PackFile, ...]

    @property
    def size(self) -> int:
        """Bytes to fetch, all in all."""
        return sum(file.size for file in self.files)

    @property
    def unpacked(self) -> int:
        """Bytes on the disk when it is there."""
        return sum(file.unpacked for file in self.files)


def offered() -> tuple[Pack, ...]:
    """The packs that this build can fetch, the best first; none from source or without a list."""
    raise NotImplementedError


def fitting(cards: Sequence[Graphics], driver: str) -> Pack | None:
    """The best pack for this machine; None if no pack works here.

    Args:
        cards: as `device.graphics` tells.
        driver: as `device.driver_version` tells.
    """
    raise NotImplementedError


def why_none(cards: Sequence[Graphics], driver: str) -> str:
    """Why no pack can be had here, as whole sentences; "" if `fitting` has one."""
    raise NotImplementedError
