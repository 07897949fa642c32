"""Removes the GPU pack and whatever has come of it."""

from __future__ import annotations


def remove() -> int:
    """Removes it; the program computes with its own PyTorch again.

    Returns:
        Bytes that are free now.

    Raises:
        UserError: it is in use, or being fetched: end that first (the worker's process, another
            copy of the program).
        CannotWrite: no permission.
    """
    raise NotImplementedError
