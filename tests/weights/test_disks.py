"""Disks that can be pulled out, and those of other machines, are told from disks that stay."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from joyvasa_desktop.weights.disks import _can_go_away, can_go_away

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows tells it by itself")

LINE = "36 35 {number} / /mnt/models rw,noatime master:1 - {kind} server:/share rw"


@pytest.mark.parametrize(
    ("kind", "away"),
    [
        ("nfs4", True),
        ("cifs", True),
        ("smb3", True),
        ("fuse.sshfs", True),
        ("fuseblk", False),
        ("ext4", False),
        ("btrfs", False),
    ],
)
def test_network_disks_can_go_away(kind: str, away: bool, tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    other = LINE.format(number="999:999", kind="nfs4")
    mounts.write_text(f"{other}\nnonsense\n{LINE.format(number='8:1', kind=kind)}\n")
    assert _can_go_away("8:1", mounts, tmp_path / "block") is away


@pytest.mark.parametrize(("bus", "away"), [("usb2/2-1", True), ("nvme", False)])
def test_disks_that_are_pulled_out_can_go_away(bus: str, away: bool, tmp_path: Path) -> None:
    (tmp_path / "mountinfo").write_text("")
    disk = tmp_path / "devices/pci0000:00" / bus / "block/sdb/sdb1"
    disk.mkdir(parents=True)
    (tmp_path / "block").mkdir()
    (tmp_path / "block" / "8:1").symlink_to(disk)
    assert _can_go_away("8:1", tmp_path / "mountinfo", tmp_path / "block") is away


def test_where_nothing_can_be_found_out_a_disk_stays(tmp_path: Path) -> None:
    assert not _can_go_away("8:1", tmp_path / "nowhere", tmp_path / "nowhere")
    assert not can_go_away(tmp_path / "no such file")
