"""Sizes as people write them."""

from __future__ import annotations

import pytest

from joyvasa_desktop.finding import size_text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "unknown"),
        (40, "0.04 kB"),
        (3_616, "3.62 kB"),
        (2_393_098, "2.39 MB"),
        (414_067_833, "414 MB"),
        (8 << 30, "8.59 GB"),
    ],
)
def test_bytes_have_the_unit_that_people_use(count: int, text: str) -> None:
    assert size_text(count) == text
