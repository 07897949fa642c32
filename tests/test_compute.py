"""Where networks work: the user's wish, and what the machine has."""

from __future__ import annotations

import pytest
import torch
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from small_packs import Machine, SmallPack

from joyvasa_desktop import compute, device
from joyvasa_desktop.compute import LEAST, MOST, card_identity, chosen, exact
from joyvasa_desktop.settings import Settings

GB = 10**9
CARD = device.Graphics("NVIDIA GeForce RTX 4090", 24 * GB)


@pytest.fixture
def no_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(compute, "graphics", list)


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda: (20 * GB, 24 * GB))
    monkeypatch.setattr(torch.cuda, "memory_reserved", lambda: 0)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda: CARD.name)
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda **_: True)
    monkeypatch.setattr(compute, "graphics", lambda: [CARD])
    return monkeypatch


@pytest.mark.usefixtures("no_card")
def test_without_a_card_the_processor_works() -> None:
    found = chosen(Settings())
    assert (found.device, found.precision, found.notes) == ("cpu", "float32", ())
    assert found.memory > 0


@pytest.mark.usefixtures("no_card")
def test_who_asks_for_a_card_that_isn_t_there_is_told() -> None:
    found = chosen(Settings(device="cuda"))
    assert found.device == "cpu"
    assert len(found.notes) == 1 and "no NVIDIA graphics card" in found.notes[0]


@pytest.mark.parametrize("wish", ["auto", "cuda"])
@pytest.mark.parametrize(("cuda", "way_out"), [(None, "pytorch.org"), ("12.8", "driver")])
def test_a_card_that_pytorch_can_t_use_is_named_with_a_way_out(
    wish: str, cuda: str | None, way_out: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.version, "cuda", cuda)
    monkeypatch.setattr(compute, "graphics", lambda: [CARD])
    found = chosen(Settings(device=wish))
    assert found.device == "cpu"
    (note,) = found.notes
    assert CARD.name in note and way_out in note


@pytest.mark.usefixtures("card")
@pytest.mark.parametrize("wish", ["auto", "cuda"])
def test_a_card_works_with_16_bits_and_6_gb(wish: str) -> None:
    found = chosen(Settings(device=wish))
    assert (found.device, found.precision, found.notes) == ("cuda", "float16", ())
    assert found.memory == MOST == 6 * GB
    assert found.half


@pytest.mark.usefixtures("card")
def test_the_processor_is_used_when_it_is_wished_for() -> None:
    assert chosen(Settings(device="cpu")).device == "cpu"


@pytest.mark.usefixtures("card")
@pytest.mark.parametrize("precision", ["float32", "float16", "bfloat16"])
def test_a_card_works_in_every_format(precision: str) -> None:
    found = chosen(Settings(precision=precision))
    assert found.precision == precision
    assert found.half == (precision != "float32")


def test_a_card_that_lacks_a_format_takes_another(card: pytest.MonkeyPatch) -> None:
    card.setattr(torch.cuda, "is_bf16_supported", lambda including_emulation: including_emulation)
    found = chosen(Settings(precision="bfloat16"))
    assert (found.device, found.precision) == ("cuda", "float16")
    assert len(found.notes) == 1


@pytest.mark.parametrize(
    ("said", "way_out"),
    [
        ("CUDA error: out of memory\nCompile with `TORCH_USE_CUDA_DSA`", "Close some"),
        ("CUDA error: unspecified launch failure\nCUDA kernel errors", "Start the program again"),
    ],
)
def test_a_card_that_can_t_even_be_asked_leaves_the_work_to_the_processor(
    said: str, way_out: str, card: pytest.MonkeyPatch
) -> None:
    def fail() -> tuple[int, int]:
        raise RuntimeError(said)

    card.setattr(torch.cuda, "mem_get_info", fail)
    found = chosen(Settings())
    assert found.device == "cpu"
    (note,) = found.notes
    assert way_out in note and "processor" in note and "\n" not in note


def test_no_digit_of_float32_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.backends.cudnn, "allow_tf32", True)
    exact()
    assert not torch.backends.cudnn.allow_tf32


@pytest.mark.usefixtures("no_card")
@pytest.mark.parametrize(
    ("wish", "used", "notes"),
    [
        ("auto", "float32", 0),
        ("float32", "float32", 0),
        ("float16", "float32", 1),
        ("bfloat16", "bfloat16", 0),
    ],
)
def test_a_processor_has_its_own_formats(wish: str, used: str, notes: int) -> None:
    found = chosen(Settings(precision=wish))
    assert found.precision == used
    assert len(found.notes) == notes


@hypothesis(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(0, 256), st.integers(0, 80 * GB), st.integers(0, 3 * GB))
def test_no_more_memory_than_is_free_and_allowed(
    card: pytest.MonkeyPatch, limit: float, free: int, kept: int
) -> None:
    card.setattr(torch.cuda, "mem_get_info", lambda: (free, 80 * GB))
    card.setattr(torch.cuda, "memory_reserved", lambda: kept)
    found = chosen(Settings(memory_limit=limit))
    allowed = min(free + kept, limit * GB if limit else MOST)
    if found.device == "cuda":
        assert found.memory == pytest.approx(allowed, abs=1)
        assert found.notes == ()
    else:
        assert allowed < LEAST
        (note,) = found.notes
        assert f"{allowed / GB:.1f} GB" in note and "processor" in note


@pytest.mark.usefixtures("card")
def test_a_card_is_told_from_another_by_name_driver_and_pytorch() -> None:
    identity = card_identity()
    assert CARD.name in identity
    assert torch.__version__ in identity
    assert "driver" in identity and "\n" not in identity


def test_the_packaged_program_names_its_gpu_pack(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch)
    machine.cards = [CARD]
    machine.offer(SmallPack())
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.version, "cuda", None)
    monkeypatch.setattr(compute, "graphics", lambda: [CARD])
    (note,) = chosen(Settings()).notes
    assert CARD.name in note and "GPU pack" in note and "gpu get" in note
    assert "pytorch.org" not in note
    machine.driver = "470.1"
    (note,) = chosen(Settings()).notes
    assert "470.1 is too old" in note and "needs 580.65.06" in note
    # With the pack loaded it is the driver again.
    monkeypatch.setattr(torch.version, "cuda", "13.0")
    (note,) = chosen(Settings()).notes
    assert "newest driver" in note
