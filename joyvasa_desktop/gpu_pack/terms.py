"""The terms under which PyTorch and NVIDIA's libraries come, and that the user accepted them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from joyvasa_desktop.errors import UserError
from joyvasa_desktop.weights import choices

NAME = "gpu-pack"
"""What the decision is kept under, beside those about models."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Somebody's terms.

    Attributes:
        holder: whose.
        title: what they are called.
        where: address of their text.
    """

    holder: str
    title: str
    where: str


TERMS = (
    Terms(
        "NVIDIA", "CUDA Toolkit End User License Agreement", "https://docs.nvidia.com/cuda/eula/"
    ),
    Terms(
        "NVIDIA",
        "cuDNN Software License Agreement",
        "https://docs.nvidia.com/deeplearning/cudnn/latest/reference/eula.html",
    ),
    Terms("PyTorch", "BSD-3-Clause", "https://github.com/pytorch/pytorch/blob/main/LICENSE"),
)
"""All that have to be named before anything is fetched; NVIDIA's have to be accepted."""


def accepted() -> bool:
    """Whether the user has accepted these terms."""
    given = choices.choices().accepted.get(NAME)
    return given is not None and given.notice == _fingerprint()


def accept() -> None:
    """Keeps that the user accepts them, today.

    Raises:
        CannotWrite: no space, no permission.
    """
    given = choices.Acceptance(date.today().isoformat(), _fingerprint())
    choices.change(lambda now: replace(now, accepted={**now.accepted, NAME: given}))


def check_accepted() -> None:
    """Stops who hasn't accepted them.

    Raises:
        UserError: then, with where they are.
    """
    if not accepted():
        named = ", ".join(f"{each.title} ({each.where})" for each in TERMS[:-1])
        raise UserError(
            f"The GPU pack may only be used by who accepts NVIDIA's terms: {named}.",
            "Accept them, or let the processor do the work.",
        )


def _fingerprint() -> str:
    text = "\n".join(f"{each.holder} {each.title} {each.where}" for each in TERMS)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
