"""Turns in the order in which they were asked for."""

from __future__ import annotations

import threading

import pytest

from joyvasa_desktop.errors import Cancelled
from joyvasa_desktop.turns import Turns

PATIENCE = 30.0


def patient() -> None:
    """Waits on."""


def asks(turns: Turns, name: str, order: list[str]) -> threading.Thread:
    """A thread that wants a turn; it stands in the line when this returns."""
    in_line = threading.Event()

    def work() -> None:
        with turns.turn(in_line.set):
            order.append(name)

    thread = threading.Thread(target=work)
    thread.start()
    assert in_line.wait(PATIENCE)
    return thread


def test_the_longest_waiting_comes_first_even_before_who_just_had_it() -> None:
    turns, order = Turns(), list[str]()
    with turns.turn(patient):
        others = [asks(turns, name, order) for name in "abc"]
    with turns.turn(patient):
        order.append("again")
    for thread in others:
        thread.join(PATIENCE)
    assert order == ["a", "b", "c", "again"]


def test_who_is_in_may_enter_again_and_keeps_the_turn() -> None:
    turns, order = Turns(), list[str]()
    with turns.turn(patient):
        other = asks(turns, "other", order)
        with turns.turn(patient):
            order.append("inner")
        order.append("outer")
    other.join(PATIENCE)
    assert order == ["inner", "outer", "other"]


def test_who_gives_up_leaves_the_line_for_those_behind() -> None:
    turns, order = Turns(), list[str]()
    left, standing = list[BaseException](), threading.Event()
    go = threading.Event()

    def waiting() -> None:
        standing.set()
        if go.is_set():
            raise Cancelled

    def impatient() -> None:
        try:
            with turns.turn(waiting):
                order.append("impatient")
        except Cancelled as error:
            left.append(error)

    with turns.turn(patient):
        first = threading.Thread(target=impatient)
        first.start()
        assert standing.wait(PATIENCE)
        second = asks(turns, "second", order)
        go.set()
        first.join(PATIENCE)
    second.join(PATIENCE)
    assert len(left) == 1
    assert order == ["second"]


@pytest.mark.parametrize("is_free", [False, True])
def test_who_waits_may_have_a_turn_meanwhile_and_keeps_the_place(is_free: bool) -> None:
    turns, order = Turns(), list[str]()
    inside, go = threading.Event(), threading.Event()

    def work() -> None:
        with turns.turn(patient):
            inside.set()
            assert go.wait(PATIENCE)

    def waiting() -> None:
        if order:
            return
        order.append("asked")
        if is_free:
            go.set()
            holder.join(PATIENCE)
        with turns.turn(go.set):
            order.append("inner")
        others.append(asks(turns, "other", order))

    holder, others = threading.Thread(target=work), list[threading.Thread]()
    holder.start()
    assert inside.wait(PATIENCE)
    with turns.turn(waiting):
        order.append("outer")
    for thread in (holder, *others):
        thread.join(PATIENCE)
    assert order == ["asked", "inner", "outer", "other"]


def test_who_gives_up_in_a_turn_of_its_own_leaves_nothing_behind() -> None:
    turns, order = Turns(), list[str]()

    def stop() -> None:
        raise Cancelled

    def waiting() -> None:
        with turns.turn(stop):
            order.append("never")

    def impatient() -> None:
        with pytest.raises(Cancelled), turns.turn(waiting):
            order.append("never")

    with turns.turn(patient):
        thread = threading.Thread(target=impatient)
        thread.start()
        thread.join(PATIENCE)
    with turns.turn(stop):
        order.append("other")
    assert order == ["other"]


def test_a_failure_gives_the_turn_back() -> None:
    turns, order = Turns(), list[str]()
    with pytest.raises(ValueError, match="broken"), turns.turn(patient):
        other = asks(turns, "other", order)
        raise ValueError("broken")
    other.join(PATIENCE)
    assert order == ["other"]
