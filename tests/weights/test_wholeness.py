"""A cut-off file is known from a whole one, without reading its numbers."""

from __future__ import annotations

import errno
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from store_files import content, onnx_file

from joyvasa_desktop import paths
from joyvasa_desktop.weights import converted, wholeness
from joyvasa_desktop.weights.wholeness import why_unreadable

KINDS = [".json", ".onnx", ".pkl", ".pth", ".safetensors"]


@pytest.mark.parametrize("suffix", KINDS)
def test_a_whole_file_can_be_read_and_a_cut_off_one_can_t(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"модель{suffix}"
    whole = content("mg", suffix)
    path.write_bytes(whole)
    assert why_unreadable(path) == ""
    for length in (0, 1, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert why_unreadable(path).endswith("."), length


@pytest.mark.parametrize("suffix", KINDS)
def test_a_temporary_name_needs_its_kind(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / "file.part"
    path.write_bytes(content("mg", suffix))
    assert why_unreadable(path, suffix) == ""
    assert (why_unreadable(path) == "") is (suffix not in (".json", ".onnx"))


def test_the_programs_own_networks_can_be_read(tmp_path: Path) -> None:
    networks = sorted(paths.models().glob("*.onnx"))
    assert networks
    for network in networks:
        assert why_unreadable(network) == ""
        cut = tmp_path / network.name
        cut.write_bytes(network.read_bytes()[:-1])
        assert "cut off" in why_unreadable(cut)


@pytest.mark.parametrize(
    "body",
    [
        b"\x08\x07",
        b"\x00" * 100,
        b"\xff" * 100,
        b"\x0b" * 100,
        b"\x08\x01" * 20_000 + b"\x3a\x00",
        b"<!doctype html>",
    ],
)
def test_another_thing_is_no_network(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "net.onnx"
    path.write_bytes(body)
    assert why_unreadable(path)


def test_a_network_with_fields_of_every_kind_is_one(tmp_path: Path) -> None:
    path = tmp_path / "net.onnx"
    path.write_bytes(b"\x09" + bytes(8) + b"\x15" + bytes(4) + onnx_file(b"graph" * 100))
    assert why_unreadable(path) == ""


def test_settings_are_a_table_of_moderate_size(tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    for body in (b"[]", b"3", b'{"a": "' + b"x" * 1_000_000 + b'"}', b"[" * 100_000):
        path.write_bytes(body)
        assert "config.json can't be read" in why_unreadable(path)


def test_what_isn_t_there_can_t_be_read(tmp_path: Path) -> None:
    for name in KINDS:
        assert "no file" in why_unreadable(tmp_path / f"missing{name}")


@pytest.mark.parametrize("suffix", KINDS)
def test_what_can_t_be_read_just_now_is_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = tmp_path / f"модель{suffix}"
    path.write_bytes(content("mg", suffix))
    usual = Path.open

    def refused(opened: Path, *args: Any, **more: Any) -> Any:
        if opened == path:
            raise PermissionError(13, "Another program has it open", str(opened))
        return usual(opened, *args, **more)

    with monkeypatch.context() as busy:
        busy.setattr(Path, "open", refused)
        assert "may not be read" in why_unreadable(path)
    assert why_unreadable(path) == ""


def test_a_disk_that_fails_in_the_middle_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(BytesIO):
        def read(self, *args: Any) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    path = tmp_path / "config.json"
    path.write_bytes(b"{}")
    with monkeypatch.context() as failure:
        failure.setattr(wholeness, "opened", lambda path: Failing())
        assert why_unreadable(path) == "config.json can't be read: Input/output error."
    assert why_unreadable(path) == ""


def test_a_converted_copy_says_nothing_about_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy(*args: Any) -> Any:
        raise AssertionError("the copy was looked at")

    monkeypatch.setattr(converted, "content", copy)
    path = tmp_path / "net.pth"
    path.write_bytes(content("mg", ".pth"))
    assert why_unreadable(path) == ""
    path.write_bytes(content("mg", ".pth")[:-1])
    assert why_unreadable(path)


def test_a_file_that_changes_is_looked_at_again(tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    path.write_bytes(b"{}")
    assert why_unreadable(path) == ""
    path.write_bytes(b"{]}")
    assert why_unreadable(path)
