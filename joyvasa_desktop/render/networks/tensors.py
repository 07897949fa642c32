"""Hand out a checkpoint's tensors one by one, and notice what is missing, foreign or left over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import torch

from joyvasa_desktop.arrays import AnyArray
from joyvasa_desktop.errors import UnreadableFile

_UNUSED = "num_batches_tracked"
"""Counters of the training that batch norms store beside their statistics."""

_HINT = "Download the file again, or choose the folder with the published files."


class Stored(Protocol):
    """A tensor in a checkpoint that is read when it is asked for."""

    @property
    def shape(self) -> tuple[int, ...]:
        """Its size."""

    def array(self) -> AnyArray:
        """Its numbers."""


class Tensors:
    """The tensors of one checkpoint below one prefix.

    Views of the same checkpoint share a list of what was taken, so that `finish` can tell whether
    a network really used everything: a file with other keys is another network's.

    Args:
        tensors: what the checkpoint holds, by name.
        file: the file's name, for messages.
    """

    def __init__(self, tensors: Mapping[str, Stored], file: str) -> None:
        self._tensors = tensors
        self._file = file
        self._prefix = ""
        self._taken: set[str] = set()

    def at(self, name: str) -> Tensors:
        """The tensors whose names start with `name` and a full stop."""
        view = Tensors(self._tensors, self._file)
        view._prefix = f"{self._prefix}{name}."
        view._taken = self._taken
        return view

    def take(self, name: str, *shape: int) -> torch.Tensor:
        """One tensor as float32 on the processor.

        Args:
            name: its name without the prefix.
            shape: the size that the network needs.

        Raises:
            UnreadableFile: if it is missing, of another size, or holds a number that isn't finite.
        """
        name = self._prefix + name
        stored = self._tensors.get(name)
        if stored is None:
            raise self._trouble(f"has no {name}")
        if tuple(stored.shape) != shape:
            found = " x ".join(map(str, stored.shape)) or "one number"
            raise self._trouble(f"holds {name} with an unexpected size ({found})")
        self._taken.add(name)
        # A copy: the numbers may lie in a file that is only open for reading.
        tensor = torch.tensor(stored.array(), dtype=torch.float32)
        if not torch.isfinite(tensor).all():
            raise self._trouble(f"holds numbers in {name} that aren't finite")
        return tensor

    def finish(self) -> None:
        """Checks that the network took every tensor.

        Raises:
            UnreadableFile: if one is left that isn't known to be without use.
        """
        left = sorted(
            name for name in self._tensors.keys() - self._taken if not name.endswith(_UNUSED)
        )
        if left:
            raise self._trouble(f"holds {len(left)} tensors too many, for example {left[0]}")

    def _trouble(self, what: str) -> UnreadableFile:
        return UnreadableFile(f"{self._file} {what}: it isn't the expected network.", _HINT)
