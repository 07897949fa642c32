"""Where networks work: how much at a time, and what happens when there isn't room for it."""

from __future__ import annotations

import weakref
from collections.abc import Iterator

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from pretended import LAYERS, WEIGHT, Machine, Networks, Sizes, card, memory_for
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from joyvasa_desktop.compute import Compute
from joyvasa_desktop.errors import Cancelled, UserError
from joyvasa_desktop.render.networks.generator import Generator
from joyvasa_desktop.render.networks.warping import WarpingModule
from joyvasa_desktop.render.workplace import (
    FRAME,
    LARGEST_BATCH,
    OTHERS,
    SOURCES,
    Workplace,
)

FULL, HALF = torch.float32, torch.float16


class Told(list[str]):
    """Sentences for the user."""

    def __call__(self, sentence: str) -> None:
        self.append(sentence)


def workplace(machine: Machine, compute: Compute) -> Workplace:
    return Workplace(machine.load, compute, lambda: None)


def draw(place: Workplace, frames: int, told: Told) -> list[int]:
    """Draws frames as `Drawing` does; returns how many were drawn at a time."""
    done: list[int] = []

    def work(networks: Networks) -> int:
        count = min(place.batch, frames - sum(done))
        networks.warp(networks.source(torch.zeros(0), torch.zeros(0)), torch.zeros(count, 21, 3))
        return count

    while sum(done) < frames:
        done.append(place.run(work, told, divisible=True))
    return done


# --------------------------------------------------------------------- how much at a time


def test_a_processor_draws_one_frame_at_a_time() -> None:
    place = workplace(Machine(), Compute("cpu", "float32", 1 << 40))
    assert draw(place, 3, Told()) == [1, 1, 1]


@settings(deadline=None)
@given(st.integers(0, 1 << 36), st.sampled_from(["float32", "float16", "bfloat16"]))
def test_a_batch_fits_into_the_memory_that_may_be_used(memory: int, precision: str) -> None:
    place = workplace(Machine(), card(precision, memory))
    draw(place, 1, Told())
    needed = OTHERS + SOURCES + WEIGHT + place.batch * FRAME[place.dtype]
    assert 1 <= place.batch <= LARGEST_BATCH
    assert place.batch == 1 or needed <= memory
    assert place.batch == LARGEST_BATCH or needed + FRAME[place.dtype] > memory


def test_one_byte_less_is_a_frame_less() -> None:
    for memory, frames in ((memory_for(3), 3), (memory_for(3) - 1, 2)):
        place = workplace(Machine(), card(memory=memory))
        draw(place, 1, Told())
        assert place.batch == frames


@pytest.mark.parametrize("frames", [1, 2, 3, 6])
def test_half_precision_gets_larger_batches_of_the_same_memory(frames: int) -> None:
    memory = memory_for(frames)
    full, half = (workplace(Machine(), card(name, memory)) for name in ("float32", "float16"))
    for place in (full, half):
        draw(place, 1, Told())
    assert full.batch == frames
    assert half.batch == min(2 * frames, LARGEST_BATCH)


class Live(TorchDispatchMode):
    """Counts the bytes of all tensors that are made in the block and still needed."""

    def __init__(self) -> None:
        super().__init__()
        self.now = self.most = 0
        self._users: dict[int, int] = {}

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        given = {key(each) for each in tree_leaves((args, kwargs)) if torch.is_tensor(each)}
        result = func(*args, **(kwargs or {}))
        for tensor in filter(torch.is_tensor, tree_leaves(result)):
            place, size = key(tensor), tensor.untyped_storage().nbytes()
            if place in self._users or place not in given:
                if place not in self._users:
                    self.now += size
                self._users[place] = self._users.get(place, 0) + 1
                weakref.finalize(tensor, self._forget, place, size)
        self.most = max(self.most, self.now)
        return result

    def _forget(self, place: int, size: int) -> None:
        self._users[place] -= 1
        if not self._users[place]:
            del self._users[place]
            self.now -= size


def key(tensor: torch.Tensor) -> int:
    return tensor.untyped_storage()._cdata


@pytest.fixture(scope="module")
def networks() -> Iterator[tuple[WarpingModule, Generator]]:
    """Of the published size."""
    with torch.inference_mode():
        yield WarpingModule(Sizes()), Generator(Sizes())


@pytest.mark.parametrize("dtype", [FULL, HALF, torch.bfloat16])
@pytest.mark.parametrize("frames", [1, 3])
def test_a_frame_takes_half_of_what_is_reckoned_for_it(
    networks: tuple[WarpingModule, Generator], dtype: torch.dtype, frames: int
) -> None:
    """The other half is for what cuDNN wants."""
    warping, generator = (network.to(dtype) for network in networks)
    with torch.inference_mode():
        source = warping.source(
            torch.empty(1, 32, 16, 64, 64, device="meta"), torch.empty(1, 21, 3, device="meta")
        )
        driving = torch.empty(frames, 21, 3, device="meta")
        with Live() as live:
            generator(warping(source, driving).features)
    assert 0.4 * FRAME[dtype] * frames < live.most <= 0.5 * FRAME[dtype] * frames


def test_everything_together_stays_below_3_gb(
    networks: tuple[WarpingModule, Generator],
) -> None:
    """With 16 bits, the largest batch, and the photo's networks of 111 MiB beside these."""
    weights = sum(
        buffer.numel() * 2 for network in networks for buffer in network.buffers()
    ) + 111 * (1 << 20)
    whole = weights + SOURCES + OTHERS + LARGEST_BATCH * FRAME[HALF]
    assert whole < 3.0e9


# --------------------------------------------------------------------- when there is no room


def test_a_card_without_memory_gets_smaller_batches() -> None:
    machine, told = Machine(room=2), Told()
    place = workplace(machine, card())
    assert draw(place, 4, told) == [1, 1, 1, 1]
    assert [count for *_, count in machine.drawn] == [4, 3, 1, 1, 1, 1]
    assert told == []
    assert machine.loads == [("cuda", FULL)]


def test_a_card_without_room_for_one_frame_leaves_it_to_the_processor() -> None:
    machine, told = Machine(room=0), Told()
    place = workplace(machine, card("float16"))
    assert draw(place, 3, told) == [1, 1, 1]
    assert machine.loads == [("cuda", HALF), ("cpu", FULL)]
    assert len(told) == 1 and "memory" in told[0] and "processor" in told[0]


def test_networks_that_don_t_fit_on_the_card_go_to_the_processor() -> None:
    machine, told = Machine(loads_on_card=False), Told()
    assert draw(workplace(machine, card()), 2, told) == [1, 1]
    assert machine.loads[-1] == ("cpu", FULL)
    assert len(told) == 1


@pytest.mark.parametrize(
    "said",
    [
        "cuDNN error: CUDNN_STATUS_ALLOC_FAILED",
        "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
        "CUDA error: CUBLAS_STATUS_NOT_INITIALIZED when calling `cublasCreate(handle)`",
        "cuDNN error: CUDNN_STATUS_NOT_INITIALIZED",
        "CUDA error: out of memory\nCompile with `TORCH_USE_CUDA_DSA`",
    ],
)
def test_libraries_without_memory_are_without_memory(said: str) -> None:
    machine, told = Machine(broken=said), Told()
    draw(workplace(machine, card()), 1, told)
    assert [count for *_, count in machine.drawn] == [1, 1, 1, 1]
    assert "ran out of memory" in told[0]


def test_memory_can_be_free_again_for_the_next_photo() -> None:
    machine, told = Machine(room=0), Told()
    place = workplace(machine, card())
    draw(place, 1, told)
    machine.room = 1000
    place.begin("cuda", FULL)
    assert draw(place, 7, told) == [6, 1]
    assert place.device == "cuda"


@pytest.mark.parametrize(
    "said",
    [
        "CUDA error: unspecified launch failure\nCUDA kernel errors might be reported later",
        "CUDA error: no kernel image is available for execution on the device",
        "cuDNN error: CUDNN_STATUS_EXECUTION_FAILED",
        "GET was unable to find an engine to execute this computation",
    ],
)
def test_a_card_that_stops_working_isn_t_used_again(said: str) -> None:
    machine, told = Machine(broken=said), Told()
    place = workplace(machine, card("float16"))
    assert draw(place, 2, told) == [1, 1]
    assert len(told) == 1 and said.splitlines()[0] in told[0] and "\n" not in told[0]
    place.begin("cuda", HALF)
    draw(place, 1, told)
    assert machine.loads == [("cuda", HALF), ("cpu", FULL)]


def test_a_mistake_of_the_program_is_no_trouble_of_the_card() -> None:
    machine = Machine(broken="The size of tensor a (21) must match the size of tensor b (22)")
    with pytest.raises(RuntimeError, match="must match"):
        draw(workplace(machine, card()), 1, Told())
    assert machine.loads == [("cuda", FULL)]


def test_a_processor_without_memory_says_so() -> None:
    with pytest.raises(UserError, match="memory") as caught:
        draw(workplace(Machine(short=True), Compute("cpu", "float32", 1)), 1, Told())
    assert caught.value.hint


def test_what_was_made_for_networks_goes_with_them() -> None:
    moved: list[str] = []
    machine = Machine(room=0)
    place = Workplace(machine.load, card(), lambda: moved.append("moved"))
    draw(place, 1, Told())
    assert moved == ["moved"]
    place.begin("cpu", FULL)
    assert moved == ["moved"], "it was there already"


def test_left_networks_are_gone() -> None:
    machine = Machine()
    place = workplace(machine, card())
    seen = place.run(weakref.ref, Told())
    assert seen() is not None
    place.move("cuda", HALF)
    assert seen() is None


# --------------------------------------------------------------------- who waits


def test_who_waits_is_asked_before_layers(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(1000))
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    place = workplace(Machine(), card())
    asked: list[int] = []
    place.waiting = lambda: asked.append(1)
    draw(place, 1, Told())
    assert len(asked) == 1 + LAYERS, "before loading, and before each layer"


def test_who_waits_isn_t_asked_all_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.monotonic", lambda: 100.0)
    place = workplace(Machine(), card())
    asked: list[int] = []
    place.waiting = lambda: asked.append(1)
    draw(place, 20, Told())
    assert len(asked) == 2


def test_work_ends_before_the_next_layer_when_nobody_waits() -> None:
    passed: list[int] = []

    def cancel() -> None:
        if passed:
            raise Cancelled

    place = workplace(Machine(layer=lambda: passed.append(1)), card())
    place.waiting = cancel
    with pytest.MonkeyPatch.context() as patch:
        clock = iter(range(1000))
        patch.setattr("time.monotonic", lambda: next(clock))
        with pytest.raises(Cancelled):
            draw(place, 1, Told())
    assert len(passed) == 1


def test_drawing_while_somebody_waits_loads_nothing_twice() -> None:
    """The window draws its preview while an export loads its networks."""
    machine = Machine()
    place = workplace(machine, card())

    def preview() -> None:
        place.waiting = lambda: None
        draw(place, 1, Told())

    place.waiting = preview
    assert draw(place, 2, Told()) == [2]
    assert machine.loads == [("cuda", FULL)]


def test_work_that_fails_where_nobody_is_any_more_begins_again() -> None:
    """The preview, in the same thread, can find out first that the card is full."""
    machine = Machine()
    place, told = workplace(machine, card()), Told()

    def fail() -> None:
        if place.device == "cuda":
            place.move("cpu", FULL)
            raise torch.cuda.OutOfMemoryError("CUDA out of memory.")

    machine.layer = fail
    assert draw(place, 2, told) == [1, 1]
    assert machine.loads == [("cuda", FULL), ("cpu", FULL)]
    assert told == [], "who went there has said so"
