"""The list of packs is read strictly, and the right one is chosen for a card and its driver."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_packs import CARD, Machine, SmallPack

from joyvasa_desktop.device import Graphics
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.gpu_pack.packs import fitting, offered, read, why_none

OLD_CARD = Graphics("NVIDIA GeForce GTX 1060", 6_000_000_000, (6, 1))
ANCIENT = Graphics("NVIDIA GeForce GTX 680", 2_000_000_000, (3, 0))
NEWEST = Graphics("NVIDIA GeForce RTX 5070", 8_000_000_000, (12, 0))
UNKNOWN = Graphics("NVIDIA Something", 8_000_000_000)


class ForOldCards(SmallPack):
    """As it is made for CUDA 12.6."""

    def row(self) -> dict[str, Any]:
        return {
            **super().row(),
            "cuda": "12.6",
            "least_driver": "525.60.13",
            "oldest": "5.0",
            "newest": "9.0",
        }


@pytest.fixture
def both(machine: Machine) -> Machine:
    machine.offer(SmallPack(), ForOldCards(name="cu126"))
    return machine


@pytest.mark.parametrize(
    ("card", "driver", "expected"),
    [
        (CARD, "580.95.05", "cu130"),
        (CARD, "580.65.06", "cu130"),
        (CARD, "580.65", "cu126"),
        (CARD, "572.10", "cu126"),
        (CARD, "", "cu130"),
        (OLD_CARD, "580.95.05", "cu126"),
        (OLD_CARD, "1000.1", "cu126"),
        (UNKNOWN, "580.95.05", "cu130"),
        (Graphics("NVIDIA of tomorrow", 1, (13, 0)), "600.1", "cu130"),
    ],
)
@pytest.mark.usefixtures("both")
def test_the_best_pack_for_the_card_and_its_driver(
    card: Graphics, driver: str, expected: str
) -> None:
    found = fitting([card], driver)
    assert found is not None and found.name == expected
    assert why_none([card], driver) == ""


@pytest.mark.usefixtures("both")
def test_one_of_two_cards_is_enough() -> None:
    found = fitting([ANCIENT, CARD], "580.95.05")
    assert found is not None and found.name == "cu130"


@pytest.mark.parametrize(
    ("cards", "driver", "why"),
    [
        ([], "", "no NVIDIA graphics card"),
        ([ANCIENT], "580.95.05", "GTX 680 can't be used"),
        # The pack that is content with this driver was made before there were such cards.
        ([NEWEST], "570.86.10", r"570\.86\.10 is too old .* needs 580"),
        # The least that any pack asks for, not what the best one does.
        ([CARD], "470.256.02", r"470\.256\.02 is too old .* needs 525\.60\.13 or newer"),
    ],
)
@pytest.mark.usefixtures("both")
def test_where_none_fits_it_is_said_why(cards: list[Graphics], driver: str, why: str) -> None:
    assert fitting(cards, driver) is None
    assert re.search(why, why_none(cards, driver))


def test_builds_that_fetch_none_say_so(machine: Machine) -> None:
    assert offered() == ()
    assert "knows no GPU pack" in why_none([CARD], "580.95.05")
    machine.build("2.13.0+cu130", "13.0")
    assert "brings everything" in why_none([CARD], "580.95.05")
    machine.from_source()
    assert "from source" in why_none([CARD], "580.95.05")


def test_packs_for_another_pytorch_are_not_offered(machine: Machine) -> None:
    assert [pack.torch for pack in machine.offer(SmallPack())] == ["2.13.0"]
    machine.build("2.14.0+cpu")
    assert offered() == ()


def test_amounts_are_those_of_all_files(machine: Machine) -> None:
    small = SmallPack()
    (pack,) = machine.offer(small)
    assert pack.size == sum(map(len, small.wheels.values()))
    assert pack.unpacked == 124_000


def changed(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(row: dict[str, Any]) -> None:
        row[name] = value

    return change


def changed_file(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(row: dict[str, Any]) -> None:
        row["files"]["torch"][name] = value

    return change


WRONG = {
    "no version": changed("cuda", "newest"),
    "no driver": changed("least_driver", 580),
    "no card": changed("oldest", "seven"),
    "no files": changed("files", []),
    "not encrypted": changed_file("url", "http://download.example/torch.whl"),
    "of this computer": changed_file("url", "file:///etc/passwd"),
    "leads away": changed_file("name", "../torch-1-x.whl"),
    "no wheel": changed_file("name", "torch.zip"),
    "no hash": changed_file("sha256", "abc"),
    "no size": changed_file("size", "1"),
    "empty": changed_file("size", 0),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_list_with_something_wrong_in_it_is_refused(what: str) -> None:
    row = SmallPack().row()
    assert read({"packs": {"cu130": row}})
    WRONG[what](row)
    with pytest.raises(UnreadableFile, match=r"gpu_packs\.json"):
        read({"packs": {"cu130": row}})


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner)))
def test_anything_else_is_refused_too(content: object) -> None:
    with pytest.raises(UnreadableFile):
        read(content)
    with pytest.raises(UnreadableFile):
        read({"packs": content})
