"""Networks of two kinds: never in memory together, and not exchanged for every frame."""

from __future__ import annotations

import threading

import numpy as np
import pytest
import torch
from pretended import Machine, card, keypoints, photo

from joyvasa_desktop.errors import Cancelled
from joyvasa_desktop.progress import Progress, Report
from joyvasa_desktop.render import residence as module
from joyvasa_desktop.render.drawing import Drawing
from joyvasa_desktop.render.residence import PAUSE, SPELL, Residence

PATIENCE = 30.0


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Networks:
    """Somebody with networks."""

    def __init__(self, kind: str, there: set[Networks]) -> None:
        self.kind, self._there = kind, there

    def work(self) -> None:
        self._there.add(self)
        assert {each.kind for each in self._there} == {self.kind}

    def leave(self) -> None:
        self._there.discard(self)


def gives_up() -> None:
    raise Cancelled


def patient() -> None:
    """Waits on."""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    monkeypatch.setattr(module, "_LOOK", 0.001)
    return Clock()


def test_before_one_kind_works_the_others_go(clock: Clock) -> None:
    residence, there = Residence(clock), set[Networks]()
    people, animals = Networks("human", there), Networks("animal", there)
    for who in (people, animals, animals, people, animals):
        with residence.turn(who, patient):
            who.work()
        clock.now += PAUSE
    assert there == {animals}


def test_those_of_one_kind_stay_together() -> None:
    residence, there = Residence(), set[Networks]()
    some, others = Networks("human", there), Networks("human", there)
    for who in (some, others, some):
        with residence.turn(who, gives_up):
            who.work()
    assert there == {some, others}


def test_who_is_at_work_keeps_the_place_for_a_spell(clock: Clock) -> None:
    residence, there = Residence(clock), set[Networks]()
    video, preview = Networks("human", there), Networks("animal", there)
    for _ in range(20):
        with residence.turn(video, gives_up):
            video.work()
        with pytest.raises(Cancelled), residence.turn(preview, gives_up):
            pass
        clock.now += SPELL / 20
    with residence.turn(video, gives_up):
        video.work()
    # It has worked this moment, but for long enough.
    with residence.turn(preview, gives_up):
        preview.work()
    with pytest.raises(Cancelled), residence.turn(video, gives_up):
        pass


def test_the_wait_ends_when_the_other_rests_or_has_gone(clock: Clock) -> None:
    residence, there = Residence(clock), set[Networks]()
    one, other = Networks("points", there), Networks("animal", there)
    looks = 0

    def waiting() -> None:
        nonlocal looks
        looks += 1
        clock.now += PAUSE / 4

    with residence.turn(one, gives_up):
        one.work()
    with residence.turn(other, waiting):
        other.work()
    assert 3 <= looks <= 5
    residence.gone(other)
    there.clear()
    with residence.turn(one, gives_up):
        one.work()


def test_in_the_middle_of_other_work_it_is_refused_and_can_be_tried_again() -> None:
    residence, there = Residence(), set[Networks]()
    video, preview = Networks("human", there), Networks("animal", there)
    with residence.turn(video, patient):
        video.work()
        with pytest.raises(Cancelled), residence.turn(preview, patient):
            pass
        with residence.turn(video, gives_up):
            video.work()
        # After a turn inside it, the outer one goes on.
        with pytest.raises(Cancelled), residence.turn(preview, patient):
            pass
        assert there == {video}
    with residence.turn(preview, patient):
        preview.work()


def test_what_goes_wrong_in_a_turn_ends_it() -> None:
    residence, there = Residence(), set[Networks]()
    one = Networks("human", there)
    with pytest.raises(ValueError), residence.turn(one, patient):
        raise ValueError
    done = threading.Event()

    def work() -> None:
        with residence.turn(one, patient):
            done.set()

    threading.Thread(target=work).start()
    assert done.wait(PATIENCE)


def test_drawings_of_two_kinds_load_their_networks_in_turns(clock: Clock) -> None:
    residence = Residence(clock)
    machines = {"human": Machine(), "animal": Machine()}
    human, animal = (
        Drawing(machine.load, card(), kind=kind, residence=residence)  # type: ignore[arg-type]
        for kind, machine in machines.items()
    )
    points, frames = keypoints(3), []
    seen = {each: each.look(photo(), print, passing(clock)) for each in (human, animal)}
    for drawing in (animal, human, human, animal):
        clock.now += SPELL
        frames.append(drawing.pictures(seen[drawing], points, print))
    for each in frames[1:]:
        np.testing.assert_array_equal(each, frames[0])
    assert machines["human"].loads == [("cuda", torch.float32)] * 2
    assert machines["animal"].loads == [("cuda", torch.float32)] * 2


def passing(clock: Clock) -> Report:
    def report(event: Progress) -> None:
        clock.now += PAUSE

    return report
