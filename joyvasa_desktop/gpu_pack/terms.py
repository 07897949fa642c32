"""The terms under which PyTorch and NVIDIA's libraries come, and that the user accepted them."""

from __future__ import annotations

from dataclasses import dataclass


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
    Terms("PyTorch", "BSD-3-Clause", "https://github.com/pytorch/pytorch/blob/main/LICENSE"),
)
"""All that have to be named before anything is fetched; NVIDIA's have to be accepted."""


def accepted() -> bool:
    """Whether the user has accepted these terms."""
    raise NotImplementedError


def accept() -> None:
    """Keeps that the user accepts them.

    Raises:
        CannotWrite: no space, no permission.
    """
    raise NotImplementedError
