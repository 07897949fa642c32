"""The machine as the program sees it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from joyvasa_desktop import device, paths


def made_up(root: Path, **files: str) -> Path:
    """A system's own files: proc/meminfo and the container's limits."""
    places = {"meminfo": "proc/meminfo"} | {
        name: f"sys/fs/cgroup/memory.{name}" for name in ("max", "current")
    }
    for name, text in files.items():
        place = root / places[name]
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "ascii")
    return root


MEMINFO = "MemTotal:  8000000 kB\nMemFree: 10 kB\nMemAvailable:  5000000 kB\n"


def test_the_machine_is_measured() -> None:
    here = device.machine()
    assert here.cores >= 1
    assert 0 < here.free <= here.memory
    assert here.system and here.processor


@pytest.mark.parametrize("limit", [{}, {"max": "max\n"}, {"max": "99000000000\n"}])
def test_memory_without_a_lower_limit(limit: dict[str, str], tmp_path: Path) -> None:
    root = made_up(tmp_path, meminfo=MEMINFO, **limit)
    assert device._linux_memory(root) == (8_192_000_000, 5_120_000_000)


def test_a_container_has_less(tmp_path: Path) -> None:
    root = made_up(tmp_path, meminfo=MEMINFO, max="2000000000\n", current="500000000\n")
    assert device._linux_memory(root) == (2_000_000_000, 1_500_000_000)


def test_a_system_that_says_nothing(tmp_path: Path) -> None:
    assert device._linux_memory(tmp_path) == (0, 0)


def test_cards_and_sessions_agree() -> None:
    cards = device.graphics()
    assert all(card.name and card.memory > 1 << 28 for card in cards)
    if not cards:
        assert not device.runs_on_cuda(paths.models() / "viseme_net.onnx")


def test_a_driver_has_a_version_where_there_is_a_card() -> None:
    version = device.driver_version()
    assert all(part.isdigit() for part in version.split(".")) or version == ""
    if device.graphics():
        assert version


class Driver:
    """NVIDIA's library, with one card of which it knows some numbers."""

    def __init__(self, attributes: dict[int, int]) -> None:
        self._attributes = attributes

    def __getattr__(self, name: str) -> Callable[..., int]:
        return lambda *_: 0

    def cuDeviceGetCount(self, count: Any) -> int:  # noqa: N802 (as the library calls it)
        count._obj.value = 1
        return 0

    def cuDeviceGetName(self, name: Any, *_: Any) -> int:  # noqa: N802 (likewise)
        name.value = "NVIDIA Größe".encode()
        return 0

    def cuDeviceGetAttribute(self, value: Any, number: int, *_: Any) -> int:  # noqa: N802
        value._obj.value = self._attributes.get(number, 99)
        return 0 if number in self._attributes else 1


@pytest.mark.parametrize(
    ("attributes", "expected"), [({75: 8, 76: 9}, (8, 9)), ({75: 12, 76: 0}, (12, 0)), ({}, (0, 0))]
)
def test_a_card_tells_its_generation(
    attributes: dict[int, int], expected: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: Driver(attributes))
    (card,) = device.graphics()
    assert (card.name, card.capability) == ("NVIDIA Größe", expected)


def test_a_list_of_providers_without_the_library_isnt_believed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Runtime:
        __file__ = str(tmp_path / "__init__.py")

        @staticmethod
        def get_available_providers() -> list[str]:
            return ["CUDAExecutionProvider", "CPUExecutionProvider"]

    monkeypatch.setattr(device, "runtime", lambda: Runtime)
    assert not device.runs_on_cuda(paths.models() / "viseme_net.onnx")
