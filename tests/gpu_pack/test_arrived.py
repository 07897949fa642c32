"""How much is still to come, and how much room that takes at its most."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_packs import Machine

from joyvasa_desktop.errors import CannotWrite
from joyvasa_desktop.gpu_pack import arrived, installed
from joyvasa_desktop.gpu_pack.packs import Pack, PackFile
from joyvasa_desktop.gpu_pack.wheels import Book

MB = 1_000_000
sizes = st.tuples(st.integers(1, 600 * MB), st.integers(0, 1100 * MB))


def pack_of(*sizes: tuple[int, int]) -> Pack:
    """A pack of files with these bytes, packed and unpacked."""
    files = tuple(
        PackFile(f"{number}.whl", "", packed, f"{number}".ljust(64, "a"), unpacked)
        for number, (packed, unpacked) in enumerate(sizes)
    )
    return Pack("cu130", "13.0", "2.13.0", "580", ((7, 5), (99, 0)), files)


def test_all_is_to_get_at_first() -> None:
    pack = pack_of((100, 300), (50, 60))
    assert arrived.to_get(pack) == 150 and not arrived.begun(pack)


def test_halves_and_wheels_and_what_is_unpacked_count(machine: Machine) -> None:
    pack = pack_of((100, 300), (50, 60), (7, 9))
    installed.arriving().mkdir(parents=True)
    arrived.part(pack.files[0]).write_bytes(bytes(30))
    assert arrived.to_get(pack) == 127 and arrived.begun(pack)
    arrived.wheel(pack.files[1]).write_bytes(bytes(50))
    assert arrived.to_get(pack) == 77
    installed.unpacking(pack).mkdir()
    Book(installed.unpacking(pack)).add(pack.files[2].sha256, {"a": 9})
    assert arrived.to_get(pack) == 70
    assert [file.size for file in arrived.left(pack)] == [100, 50]
    assert machine.cards


@given(st.lists(sizes, min_size=1, max_size=20))
def test_the_room_is_enough_and_not_too_much(files: list[tuple[int, int]]) -> None:
    pack = pack_of(*files)
    room = arrived.room(pack)
    used = pack.size
    # As it is done: the largest first, and each wheel goes when it is unpacked.
    for packed, unpacked in sorted(files, key=lambda each: each[0], reverse=True):
        assert used <= room
        used += unpacked
        assert used <= room
        used -= packed
    assert room <= pack.size + pack.unpacked
    assert arrived.room(pack, carried=True) == pack.unpacked


def test_a_disk_without_room_says_how_much_is_lacking() -> None:
    with pytest.raises(CannotWrite, match=r"GPU pack: \d+ MB more are needed in ~"):
        arrived.check_room(1 << 60)
    arrived.check_room(1)
