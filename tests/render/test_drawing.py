"""Frames of photos: their order, their numbers, half precision, turns of several threads."""

from __future__ import annotations

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from pretended import LAYERS, Machine, card, keypoints, memory_for, numbers, photo

from joyvasa_desktop.compute import Compute, card_identity
from joyvasa_desktop.errors import Cancelled, UserError
from joyvasa_desktop.progress import Progress
from joyvasa_desktop.render.drawing import Drawing
from joyvasa_desktop.render.precision import Trials

FULL, HALF, COARSE = torch.float32, torch.float16, torch.bfloat16

AT_MOST = 10.0
"""s; only a test that fails waits so long."""


class Told(list[str]):
    """Sentences for the user."""

    def __call__(self, sentence: str) -> None:
        self.append(sentence)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def trials(tmp_path: Path) -> Trials:
    return Trials(tmp_path / "trials.json")


def drawing(machine: Machine, compute: Compute, trials: Trials | None = None) -> Drawing:
    return Drawing(machine.load, compute, trials)


# --------------------------------------------------------------------- frames


@given(st.integers(1, 14), st.integers(1, 6), st.integers(1, 8))
@settings(deadline=None, max_examples=12)
def test_frames_come_in_order_however_many_fit(count: int, reckoned: int, room: int) -> None:
    machine, told = Machine(room=room), Told()
    made = drawing(machine, card(memory=memory_for(reckoned)))
    seen = made.look(photo(), told)
    pictures = made.pictures(seen, keypoints(count), told)
    assert numbers(pictures) == list(range(count))
    assert told == []
    assert all(frames <= reckoned for *_, frames in machine.drawn)


def test_batches_are_as_large_as_the_memory_allows(told: Told) -> None:
    machine = Machine()
    made = drawing(machine, card(memory=memory_for(4)))
    seen = made.look(photo(), told)
    made.pictures(seen, keypoints(10), told)
    assert made.batch == 4
    assert [frames for *_, frames in machine.drawn] == [4, 4, 2]


def test_running_out_of_memory_in_the_middle_loses_nothing(told: Told) -> None:
    machine = Machine()
    made = drawing(machine, card())
    seen = made.look(photo(), told)
    first = made.pictures(seen, keypoints(6), told)
    machine.room = 0
    second = made.pictures(seen, keypoints(7), told)
    assert numbers(first) == list(range(6))
    assert numbers(second) == list(range(7))
    assert len(told) == 1 and "processor" in told[0]
    assert machine.drawn[-1] == ("cpu", FULL, 1)


def test_a_photo_is_looked_at_elsewhere_when_the_card_is_full(told: Told) -> None:
    machine = Machine(loads_on_card=False)
    made = drawing(machine, card("float16"))
    seen = made.look(photo(), told)
    assert numbers(made.pictures(seen, keypoints(2), told)) == [0, 1]
    assert machine.loads == [("cuda", FULL), ("cpu", FULL)]
    assert len(told) == 1


# --------------------------------------------------------------------- photos


def test_the_same_photo_is_looked_at_once(told: Told) -> None:
    machine = Machine()
    made = drawing(machine, card())
    assert made.look(photo(), told) is made.look(photo(), told)
    assert machine.looks == 1


def test_the_preview_s_and_the_video_s_photo_are_both_kept(told: Told) -> None:
    machine = Machine()
    made = drawing(machine, card())
    for red in (10, 20, 10, 20, 30, 20, 10):
        made.look(photo(red), told)
    assert machine.looks == 4, "10 was forgotten for 30"


def test_photos_keep_their_own_features(told: Told) -> None:
    made = drawing(Machine(), card())
    one, other = (made.look(photo(red), told) for red in (10, 200))
    for seen, red in ((one, 10), (other, 200), (one, 10)):
        (number,) = numbers(made.pictures(seen, seen.keypoints, told))
        assert number in (red - 1, red), "the last bit may be cut off"


def test_what_frames_share_is_made_once_for_both(told: Told) -> None:
    machine = Machine()
    made = drawing(machine, card())
    photos = [made.look(photo(red), told) for red in (10, 20, 30)]
    for seen in (*photos[:2], *photos[:2]):
        made.pictures(seen, keypoints(8), told)
    assert machine.sources == 2
    made.pictures(photos[2], keypoints(1), told)
    assert machine.sources == 3
    assert len(made._sources) == 2, "no more are kept on the card"


def test_looking_can_be_cancelled_and_begun_again(told: Told) -> None:
    machine = Machine()
    made = drawing(machine, card())

    def cancel(event: Progress) -> None:
        assert event.stage == "render" and event.note
        raise Cancelled

    with pytest.raises(Cancelled):
        made.look(photo(), told, cancel)
    assert machine.looks == 0
    made.look(photo(), told)
    assert machine.looks == 1


# --------------------------------------------------------------------- half precision


def test_half_precision_is_tried_once_and_used(told: Told, trials: Trials) -> None:
    machine = Machine(noise=1e-3)
    made = drawing(machine, card("float16"), trials)
    seen = made.look(photo(), told)
    made.pictures(seen, keypoints(3), told)
    assert machine.loads == [("cuda", FULL), ("cuda", HALF)]
    assert machine.drawn == [("cuda", FULL, 1), ("cuda", HALF, 1), ("cuda", HALF, 3)]
    assert told == []
    later = Machine()
    drawing(later, card("float16"), trials).look(photo(), told)
    assert later.loads == [("cuda", HALF)]
    assert later.drawn == []


def test_the_next_photo_isn_t_tried_again(told: Told, trials: Trials) -> None:
    machine = Machine()
    made = drawing(machine, card("float16"), trials)
    for red in (1, 2, 3):
        made.look(photo(red), told)
    assert len(machine.loads) == 2


@pytest.mark.parametrize(
    "machine", [Machine(noise=0.01), Machine(overflows={HALF}), Machine(misplaces={HALF})]
)
def test_a_card_that_draws_otherwise_with_16_bits_uses_32(machine: Machine, trials: Trials) -> None:
    told, later = Told(), Told()
    made = drawing(machine, card("float16"), trials)
    seen = made.look(photo(), told)
    made.pictures(seen, keypoints(2), told)
    assert machine.loads == [("cuda", FULL), ("cuda", HALF), ("cuda", FULL)]
    assert machine.drawn[-1] == ("cuda", FULL, 2)
    assert len(told) == 1 and "16 bits" in told[0]
    again = Machine(noise=0.01)
    drawing(again, card("float16"), trials).look(photo(), later)
    assert again.loads == [("cuda", FULL)]
    assert later == told


def test_nothing_is_learnt_about_a_card_that_had_no_memory(told: Told, trials: Trials) -> None:
    made = drawing(Machine(room=0), card("float16"), trials)
    made.look(photo(), told)
    machine = Machine()
    drawing(machine, card("float16"), trials).look(photo(), told)
    assert machine.loads == [("cuda", FULL), ("cuda", HALF)], "it is tried now"


def test_nothing_is_learnt_when_the_second_half_of_a_trial_fails(
    told: Told, trials: Trials
) -> None:
    machine = Machine()
    original = machine.load

    def load(device: str, dtype: torch.dtype) -> object:
        machine.loads_on_card = dtype == FULL
        return original(device, dtype)

    Drawing(load, card("float16"), trials).look(photo(), told)  # type: ignore[arg-type]
    assert machine.loads == [("cuda", FULL), ("cuda", HALF), ("cpu", FULL)]
    assert trials.result(card_identity()) is None
    assert len(told) == 1 and "memory" in told[0]


def test_nothing_is_learnt_from_networks_that_draw_nothing(told: Told, trials: Trials) -> None:
    machine = Machine(overflows={FULL, HALF})
    drawing(machine, card("float16"), trials).look(photo(), told)
    assert machine.loads == [("cuda", FULL)]
    assert told == []


@pytest.mark.parametrize(
    ("compute", "place"),
    [
        (card("float32"), ("cuda", FULL)),
        (card("bfloat16"), ("cuda", COARSE)),
        (Compute("cpu", "float32", 1), ("cpu", FULL)),
        (Compute("cpu", "bfloat16", 1), ("cpu", COARSE)),
    ],
)
def test_other_formats_need_no_trial(
    compute: Compute, place: tuple[str, torch.dtype], told: Told, trials: Trials
) -> None:
    machine = Machine()
    made = drawing(machine, compute, trials)
    made.pictures(made.look(photo(), told), keypoints(1), told)
    assert machine.loads == [place]
    assert machine.drawn == [(*place, 1)]


# --------------------------------------------------------------------- numbers out of range


@pytest.mark.parametrize("where", ["overflows", "misplaces"])
@pytest.mark.parametrize("precision", ["float16", "bfloat16"])
def test_numbers_out_of_range_are_drawn_again_with_32_bits(
    where: str, precision: str, told: Told, trials: Trials
) -> None:
    machine = Machine()
    made = drawing(machine, card(precision), trials)
    seen = made.look(photo(), told)
    first = made.pictures(seen, keypoints(3), told)
    getattr(machine, where).update({HALF, COARSE})
    second = made.pictures(seen, keypoints(20), told)
    assert numbers(first) == list(range(3))
    assert numbers(second) == list(range(20))
    assert len(told) == 1 and "32 bits" in told[0]
    assert {dtype for _, dtype, _ in machine.drawn[-4:]} == {FULL}
    assert machine.loads[-1] == ("cuda", FULL)


def test_another_photo_has_another_chance_with_16_bits(told: Told, trials: Trials) -> None:
    machine = Machine()
    made = drawing(machine, card("float16"), trials)
    seen = made.look(photo(1), told)
    machine.overflows = {HALF}
    made.pictures(seen, keypoints(1), told)
    machine.overflows = set()
    made.pictures(made.look(photo(2), told), keypoints(1), told)
    assert machine.drawn[-1] == ("cuda", HALF, 1)


def test_out_of_range_and_then_out_of_memory(told: Told, trials: Trials) -> None:
    """What 32 bits need more may not be there: everything is drawn all the same."""
    machine = Machine()
    made = drawing(machine, card("float16"), trials)
    seen = made.look(photo(), told)
    machine.overflows, machine.room = {HALF}, 6
    original = machine.load

    def load(device: str, dtype: torch.dtype) -> object:
        machine.room = 0 if dtype == FULL else 6
        return original(device, dtype)

    made._place._load = load  # type: ignore[assignment]
    assert numbers(made.pictures(seen, keypoints(8), told)) == list(range(8))
    assert len(told) == 2
    assert machine.drawn[-1] == ("cpu", FULL, 1)


def test_numbers_that_make_no_picture_are_said_to_be_so(told: Told) -> None:
    machine = Machine(overflows={FULL})
    made = drawing(machine, card())
    seen = made.look(photo(), told)
    with pytest.raises(UserError, match="no picture") as caught:
        made.pictures(seen, keypoints(1), told)
    assert caught.value.hint


# --------------------------------------------------------------------- several threads


def test_a_cancelled_frame_leaves_the_networks_to_others(told: Told) -> None:
    machine = Machine()
    made = drawing(machine, card())
    seen = made.look(photo(), told)

    def cancel() -> None:
        raise Cancelled

    made._place._looked = -np.inf
    with pytest.raises(Cancelled):
        made.pictures(seen, keypoints(1), told, cancel)
    with ThreadPoolExecutor(1) as pool:
        pictures = pool.submit(made.pictures, seen, keypoints(2), told).result(AT_MOST)
    assert numbers(pictures) == [0, 1]


def test_a_frame_has_its_turn_between_two_batches(told: Told) -> None:
    """The preview's frame, while a video is drawn in another thread."""
    inside, go_on = threading.Event(), threading.Event()
    machine = Machine()
    made = drawing(machine, card(memory=memory_for(2)))
    seen = made.look(photo(), told)

    def layer() -> None:
        inside.set()
        assert go_on.wait(AT_MOST)

    machine.layer = layer
    waited = threading.Event()
    with ThreadPoolExecutor(2) as pool:
        video = pool.submit(made.pictures, seen, keypoints(20), told)
        assert inside.wait(AT_MOST)
        preview = pool.submit(made.pictures, seen, keypoints(1), told, waited.set)
        assert waited.wait(AT_MOST), "who waits for a turn is asked whether it still waits"
        go_on.set()
        assert numbers(preview.result(AT_MOST)) == [0]
        assert numbers(video.result(AT_MOST)) == list(range(20))
    assert sorted(frames for *_, frames in machine.drawn) == [1] + [2] * 10


def test_who_doesn_t_want_to_wait_for_a_turn_any_more_leaves(told: Told) -> None:
    inside, go_on = threading.Event(), threading.Event()
    machine = Machine()
    made = drawing(machine, card())
    seen = made.look(photo(), told)

    def layer() -> None:
        inside.set()
        assert go_on.wait(AT_MOST)

    def cancel() -> None:
        raise Cancelled

    machine.layer = layer
    with ThreadPoolExecutor(1) as pool:
        video = pool.submit(made.pictures, seen, keypoints(2), told)
        assert inside.wait(AT_MOST)
        with pytest.raises(Cancelled):
            made.pictures(seen, keypoints(1), told, cancel)
        go_on.set()
        assert numbers(video.result(AT_MOST)) == [0, 1]


def test_who_has_its_turn_can_draw_something_else_meanwhile(told: Told) -> None:
    """An export's report lets the window's preview draw, in the same thread."""
    machine = Machine()
    made = drawing(machine, card())
    seen = made.look(photo(), told)
    # Who waits is asked before every layer.
    machine.layer = lambda: setattr(made._place, "_looked", -np.inf)
    drawn: list[int] = []

    def preview() -> None:
        drawn.extend(numbers(made.pictures(seen, keypoints(1), told, lambda: None)))

    made._place._looked = -np.inf
    assert numbers(made.pictures(seen, keypoints(3), told, preview)) == [0, 1, 2]
    assert drawn == [0] * LAYERS


@pytest.mark.parametrize("layer", range(LAYERS))
def test_both_can_find_out_that_numbers_are_out_of_range(
    layer: int, told: Told, trials: Trials
) -> None:
    machine = Machine()
    made = drawing(machine, card("float16"), trials)
    one, other = (made.look(photo(red), told) for red in (1, 2))
    machine.overflows = {HALF}
    passed = itertools.count()

    def meanwhile() -> None:
        if next(passed) == layer:
            assert numbers(made.pictures(other, keypoints(1), told)) == [0]

    machine.layer = meanwhile
    assert numbers(made.pictures(one, keypoints(3), told)) == [0, 1, 2]
    assert numbers(made.pictures(other, keypoints(2), told)) == [0, 1]
    assert made._place.dtype == FULL
    assert machine.loads[-1] == ("cuda", FULL) and machine.loads.count(("cuda", FULL)) == 2
