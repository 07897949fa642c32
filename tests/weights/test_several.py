"""Several files come at once; what ends one ends the others only where they'd fare no better."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from joyvasa_desktop.errors import Cancelled, CannotWrite, UserError
from joyvasa_desktop.weights.arrival import Errand
from joyvasa_desktop.weights.refusals import Refusal
from joyvasa_desktop.weights.several import AT_ONCE, Several
from joyvasa_desktop.weights.transfer import Transfer, ignore

NAMES = [f"{number}.whl" for number in range(7)]


def errands() -> dict[str, Errand]:
    stop = threading.Event()
    return {name: Errand(name, 100, stop) for name in NAMES}


def brought(
    bring: Callable[[str, Errand], object] = lambda key, errand: None,
    report: Callable[[Transfer], None] = ignore,
    **more: object,
) -> list[str]:
    """The files that were brought, in their order."""
    found: list[str] = []

    def bring_and_note(key: str, errand: Errand) -> None:
        bring(key, errand)
        errand.done = errand.total
        found.append(key)

    Several(errands(), bring_and_note, report, **more).run()  # type: ignore[arg-type]
    return found


def test_all_come_and_all_bytes_are_told() -> None:
    events: list[Transfer] = []
    assert sorted(brought(report=events.append, there=50)) == NAMES
    assert (events[-1].done, events[-1].total) == (750, 750)
    assert (events[0].total, events[0].done >= 50) == (750, True)


def test_no_more_than_some_come_at_a_time() -> None:
    lock, now, most = threading.Lock(), 0, 0

    def bring(key: str, errand: Errand) -> None:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.02)
        with lock:
            now -= 1

    brought(bring)
    assert most == AT_ONCE


def test_one_that_fails_keeps_the_others_coming() -> None:
    came: list[str] = []

    def bring(key: str, errand: Errand) -> None:
        if key in NAMES[1:3]:
            raise UserError(f"{key} is damaged.", "Get it again.")
        came.append(key)

    with pytest.raises(UserError, match=r"damaged.* One more file couldn't"):
        brought(bring)
    assert len(came) == 5


@pytest.mark.parametrize("error", [CannotWrite("The disk is full."), ValueError("a mistake")])
def test_what_would_stop_all_stops_all(error: Exception) -> None:
    came: list[str] = []

    def bring(key: str, errand: Errand) -> None:
        if key == NAMES[0]:
            raise error
        errand.stop.wait(10)
        errand.check()
        came.append(key)

    with pytest.raises(type(error), match=str(error.args[0])):
        brought(bring)
    assert not came


def test_refusals_are_told_in_the_callers_words() -> None:
    def bring(key: str, errand: Errand) -> None:
        raise Refusal("unreachable", "https://download.example/x")

    def told(refusal: Refusal, name: str) -> UserError:
        return UserError(f"{refusal.host} is away, and {name} with it.")

    with pytest.raises(UserError, match=r"download\.example is away, and \d\.whl with it"):
        brought(bring, told=told)


def test_who_stops_is_obeyed_at_once() -> None:
    def bring(key: str, errand: Errand) -> None:
        errand.stop.wait(60)
        errand.check()

    def stop(event: Transfer) -> None:
        raise Cancelled

    began = time.monotonic()
    with pytest.raises(Cancelled):
        brought(bring, stop)
    assert time.monotonic() - began < 10
