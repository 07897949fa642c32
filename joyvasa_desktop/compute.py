"""Where the networks of the JoyVASA engine work: device, number format, memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from joyvasa_desktop import packaged
from joyvasa_desktop.device import driver_version, graphics, machine
from joyvasa_desktop.gpu_pack.advice import why_processor
from joyvasa_desktop.gpu_pack.packs import NO_CARD
from joyvasa_desktop.gpu_pack.state import state as pack_state
from joyvasa_desktop.settings import Settings

Precision: TypeAlias = Literal["float32", "float16", "bfloat16"]

MOST = 6_000_000_000
"""Bytes of a graphics card's memory that are used at most, unless the user allows more."""

LEAST = 1_500_000_000
"""Bytes without which a graphics card can't be used: networks, one frame, and some to spare."""

_GB = 1e9


@dataclass(frozen=True, slots=True)
class Compute:
    """What the networks may use.

    Attributes:
        device: as torch names it.
        precision: the number format that is wished for; whether pictures stay the same with
            float16 is tried before it is used (`render.precision`).
        memory: bytes that everything may take there together.
        notes: sentences for the user, if it isn't what they asked for.
    """

    device: Literal["cuda", "cpu"]
    precision: Precision
    memory: int
    notes: tuple[str, ...] = ()

    @property
    def half(self) -> bool:
        """Whether 16 bits are wished for."""
        return self.precision != "float32"


def chosen(settings: Settings) -> Compute:
    """What the user's choices come to on this machine, as it is now."""
    if settings.device == "cpu":
        return _processor(settings)
    reason = _why_no_card()
    if reason:
        # Who lets the program choose hears of it only where a card is at hand.
        told = settings.device == "cuda" or bool(graphics())
        return _processor(settings, reason if told else "")
    try:
        memory = _card_memory(settings)
    except RuntimeError as error:
        return _processor(settings, _card_fails(error))
    if memory < LEAST:
        return _processor(
            settings,
            f"Drawing needs {LEAST / _GB:.1f} GB of the graphics card's memory, and only "
            f"{memory / _GB:.1f} GB can be used: the processor does the work, which takes much "
            "longer. Close other programs, or allow more memory.",
        )
    return _card(settings, memory)


def exact() -> None:
    """Lets graphics cards compute float32 with all its digits.

    Newer ones round it to 10 bits in convolutions, unasked. That would show in the motion and in
    the keypoints of a photo. For the whole process, because one thread samples while another draws.
    """
    import torch

    torch.backends.cudnn.allow_tf32 = False


def card_identity() -> str:
    """Everything about the graphics card that can change what it computes, as one line.

    Its name, the driver's version, and PyTorch's, which brings the kernels.
    """
    import torch

    name = torch.cuda.get_device_name() if torch.cuda.is_available() else "none"
    return f"{name}, driver {driver_version() or 'unknown'}, PyTorch {torch.__version__}"


def _card(settings: Settings, memory: int) -> Compute:
    import torch

    if settings.precision == "float32":
        return Compute("cuda", "float32", memory)
    if settings.precision != "bfloat16":
        return Compute("cuda", "float16", memory)
    if torch.cuda.is_bf16_supported(including_emulation=False):
        return Compute("cuda", "bfloat16", memory)
    note = "This graphics card doesn't know the coarse 16 bits: it draws with the others."
    return Compute("cuda", "float16", memory, (note,))


def _processor(settings: Settings, note: str = "") -> Compute:
    notes = [note] if note else []
    if settings.precision == "float16":
        notes.append(
            "The processor draws with 32 bits: these 16 bits are for graphics cards. "
            "On newer processors, the coarse ones are quicker."
        )
    precision: Precision = "bfloat16" if settings.precision == "bfloat16" else "float32"
    return Compute("cpu", precision, machine().free, tuple(notes))


def _why_no_card() -> str:
    """Why no graphics card can be used, with a way out; "" if one can."""
    import torch

    if torch.cuda.is_available():
        return ""
    cards = graphics()
    if not cards:
        return NO_CARD
    if torch.version.cuda is None:
        if packaged.edition() == "processor":
            return why_processor(pack_state(), cards[0].name)
        return (
            f"The installed PyTorch can't use the {cards[0].name}: the processor does the work, "
            "which takes much longer. Install PyTorch with CUDA as pytorch.org says."
        )
    return (
        f"PyTorch can't use the {cards[0].name}: the processor does the work, which takes much "
        "longer. Install NVIDIA's newest driver."
    )


def _card_fails(error: RuntimeError) -> str:
    """What to say of a card that doesn't even tell how much memory is free."""
    said = str(error).strip().splitlines()[0]
    if "out of memory" in said:
        return (
            "Other programs use all of the graphics card's memory: the processor does the work, "
            "which takes much longer. Close some of them."
        )
    return (
        f"The graphics card doesn't work ({said}): the processor does the work, which takes much "
        "longer. Start the program again to use the card again."
    )


def _card_memory(settings: Settings) -> int:
    """Bytes that may be used: what is free, as far as it is allowed."""
    import torch

    free, _ = torch.cuda.mem_get_info()
    # What torch keeps for later use is free to itself.
    free += torch.cuda.memory_reserved()
    limit = round(settings.memory_limit * _GB) if settings.memory_limit else MOST
    return min(free, limit)
