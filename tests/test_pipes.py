"""What a pipe's ends are called is what they are, on every system."""

from __future__ import annotations

import multiprocessing

import pytest

from joyvasa_desktop.pipes import End


@pytest.mark.parametrize("duplex", [False, True])
def test_the_ends_of_a_pipe_are_of_that_type(duplex: bool) -> None:
    for pipe in (multiprocessing.Pipe, multiprocessing.get_context("spawn").Pipe):
        ends = pipe(duplex=duplex)
        assert all(type(end) is End for end in ends)
        for end in ends:
            end.close()
