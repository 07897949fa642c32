"""Names that some system can't take, or that lead elsewhere, are never believed."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.weights.strict import Table, legal_name


def table(**values: Any) -> Table:
    return Table(values, "part", "file.toml")


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "a ", " a", "a.", "a" * 101),
        *("a/b", "a\\b", "c:", "a:b", "a*", "a?", '"', "a|b", "a\n", "a\x7f"),
        *("nul", "NUL.txt", "con", "com1.bin", "LPT9", "aux."),
    ],
)
def test_names_that_some_system_can_t_take(name: str) -> None:
    assert not legal_name(name)


@pytest.mark.parametrize("name", ["a", ".hidden", "console", "модель.pt", "a b", "com10", "v1.1"])
def test_names_that_every_system_can_take(name: str) -> None:
    assert legal_name(name)


@given(st.text(max_size=40))
def test_a_path_that_is_believed_stays_inside(text: str) -> None:
    try:
        path = table(path=text).path("path")
    except UnreadableFile:
        return
    assert str(path) == text
    for kind in (PurePosixPath, PureWindowsPath):
        assert not kind(text).is_absolute() and not kind(text).drive and not kind(text).root
        assert ".." not in kind(text).parts and len(kind(text).parts) == len(path.parts)


@given(st.text("ab:/*.\\C", max_size=12))
def test_a_path_to_look_for_stays_inside_too(text: str) -> None:
    try:
        path = table().search_path("also", text)
    except UnreadableFile:
        return
    assert not path.is_absolute() and ".." not in path.parts
    assert not PureWindowsPath(text).drive and not PureWindowsPath(text).root
    assert not any("*" in part for part in path.parts[:-1])


def test_values_of_the_wrong_kind_are_named() -> None:
    part = table(text=3, long="x" * 3000, list=["a", 1], flag="yes", number=True, table=[])
    for ask, name in (
        (part.text, "text"),
        (part.text, "long"),
        (part.text, "missing"),
        (part.texts, "list"),
        (part.texts, "text"),
        (part.switch, "flag"),
        (part.switch, "missing"),
    ):
        with pytest.raises(UnreadableFile, match=rf"file\.toml.*\(part\).*{name}"):
            ask(name)
    for name in ("number", "flag", "long"):
        with pytest.raises(UnreadableFile, match="whole number from 1 to 5"):
            part.number(name, 1, 5)
    with pytest.raises(UnreadableFile, match=r"\(part\.table\)"):
        part.table("table")


def test_values_of_the_right_kind_come_as_they_are() -> None:
    part = table(text="a", list=["a", "b"], flag=True, number=5, inner={"x": {"y": "z"}})
    assert part.text("text") == "a" and part.text("missing", "") == ""
    assert part.texts("list", required=True) == ("a", "b") and part.texts("missing") == ()
    assert part.switch("flag") and not part.switch("missing", False)
    assert part.number("number", 1, 5) == 5
    assert [(name, each.text("y")) for name, each in part.tables("inner")] == [("x", "z")]
    assert part.has("text") and not part.has("missing")
    assert part.names() == ("text", "list", "flag", "number", "inner")


def test_a_text_fits_its_pattern_as_a_whole() -> None:
    part = table(hash="a" * 64 + "\n", list=[])
    with pytest.raises(UnreadableFile, match="can't be"):
        part.text("hash", form="[0-9a-f]{64}")
    with pytest.raises(UnreadableFile, match="list"):
        part.texts("list", required=True)
