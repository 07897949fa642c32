"""Which GPU packs this build of the program offers, and which one suits the machine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from joyvasa_desktop import packaged
from joyvasa_desktop.device import Graphics
from joyvasa_desktop.weights.strict import Table

LIST = "gpu_packs.json"
"""The list's name in the package, for sentences."""

Capability: TypeAlias = tuple[int, int]
"""A generation of cards, as NVIDIA numbers them: 7.5 is (7, 5)."""

NO_CARD = (
    "There is no NVIDIA graphics card that can be used: the processor does the work, "
    "which takes much longer."
)

_VERSION = r"\d{1,5}(\.\d{1,5}){0,3}"
_CAPABILITY = r"\d{1,2}\.\d{1,2}"
_WHEEL = r"[A-Za-z0-9_.+]{1,80}-[A-Za-z0-9_.+!-]{1,150}\.whl"
# Unencrypted only where nobody can sit in between, so that a mirror on this computer can be tried.
_ADDRESS = r"(https://|http://127\.0\.0\.1[:/])[!-~]{1,500}"
_MOST = 1 << 36
"""Bytes that no file reaches."""


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
        capability: the oldest and the newest cards.
        files: what it comes in.
    """

    name: str
    cuda: str
    torch: str
    least_driver: str
    capability: tuple[Capability, Capability]
    files: tuple[PackFile, ...]

    @property
    def size(self) -> int:
        """Bytes to fetch, all in all."""
        return sum(file.size for file in self.files)

    @property
    def unpacked(self) -> int:
        """Bytes on the disk when it is there."""
        return sum(file.unpacked for file in self.files)

    def knows(self, card: Graphics) -> bool:
        """Whether it was built for cards of this generation; one that isn't known may be."""
        oldest, newest = self.capability
        return card.capability == (0, 0) or oldest <= card.capability <= newest

    def takes(self, driver: str) -> bool:
        """Whether a driver is new enough; one that doesn't tell its version may be."""
        return not driver or _numbers(driver) >= _numbers(self.least_driver)


def offered() -> tuple[Pack, ...]:
    """The packs that this build can fetch, the best first; none from source or without a list.

    Raises:
        UnreadableFile: the list in the package is damaged.
    """
    version = packaged.torch_version()
    content = packaged.gpu_packs() if packaged.edition() == "processor" else None
    if content is None:
        return ()
    # Packs for another version would never be used.
    return tuple(pack for pack in read(content) if pack.torch == version)


def read(content: object) -> tuple[Pack, ...]:
    """A list of packs, checked.

    Args:
        content: as a reader of JSON gives it.

    Raises:
        UnreadableFile: if it isn't such a list.
    """
    return tuple(_pack(name, table) for name, table in Table(content, "", LIST).tables("packs"))


def fitting(cards: Sequence[Graphics], driver: str) -> Pack | None:
    """The best pack for this machine; None if no pack works here.

    Args:
        cards: as `device.graphics` tells.
        driver: as `device.driver_version` tells.

    Raises:
        UnreadableFile: as `offered`.
    """
    known = (pack for pack in offered() if any(map(pack.knows, cards)))
    return next((pack for pack in known if pack.takes(driver)), None)


def why_none(cards: Sequence[Graphics], driver: str) -> str:
    """Why no pack can be had here, as whole sentences; "" if `fitting` has one."""
    if packaged.edition() in ("", "nvidia"):
        return why_none_offered()
    if not cards:
        return NO_CARD
    packs = offered()
    if not packs:
        return why_none_offered()
    known = [pack for pack in packs if any(map(pack.knows, cards))]
    if not known:
        return (
            f"The {cards[0].name} can't be used: this version of PyTorch doesn't know cards of "
            "its kind."
        )
    if any(pack.takes(driver) for pack in known):
        return ""
    least = min((pack.least_driver for pack in known), key=_numbers)
    return (
        f"NVIDIA's driver {driver} is too old for the {cards[0].name} to be used: the GPU pack "
        f"needs {least} or newer. Install NVIDIA's newest driver."
    )


def why_none_offered() -> str:
    """Why this build knows no pack for any computer, if `offered` has none."""
    match packaged.edition():
        case "":
            return (
                "This copy of the program runs from source: whether it uses a graphics card "
                "depends on the PyTorch that pip has installed."
            )
        case "nvidia":
            return "This build of the program brings everything for NVIDIA cards itself."
    return (
        "This build of the program computes on the processor only: it knows no GPU pack that "
        "could be fetched."
    )


@cache
def _numbers(version: str) -> tuple[int, ...]:
    """A version that can be compared: "580.65.06" as (580, 65, 6)."""
    return tuple(int(each) for each in re.findall(r"\d+", version))


def _pack(name: str, table: Table) -> Pack:
    return Pack(
        name,
        cuda=table.text("cuda", form=_VERSION),
        torch=table.text("torch", form=_VERSION),
        least_driver=table.text("least_driver", form=_VERSION),
        capability=(_capability(table, "oldest"), _capability(table, "newest")),
        files=tuple(_file(each) for _, each in table.tables("files")),
    )


def _capability(table: Table, name: str) -> Capability:
    major, _, minor = table.text(name, form=_CAPABILITY).partition(".")
    return int(major), int(minor)


def _file(table: Table) -> PackFile:
    return PackFile(
        name=table.text("name", form=_WHEEL),
        url=table.text("url", form=_ADDRESS),
        size=table.number("size", 1, _MOST),
        sha256=table.text("sha256", form="[0-9a-f]{64}"),
        unpacked=table.number("unpacked", 0, _MOST),
    )
