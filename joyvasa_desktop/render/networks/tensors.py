"""Hand out a checkpoint's tensors one by one, and notice what is missing, foreign or left over."""

from __future__ import annotations

from collections.abc import Mapping

import torch

from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.weights.damage import CHOOSE_ANOTHER, damaged
from joyvasa_desktop.weights.fitting import Wanted, finite, fitting, listed
from joyvasa_desktop.weights.stored import Stored

_UNUSED = "num_batches_tracked"
"""Counters of the training that batch norms store beside their statistics."""


class Tensors:
    """The tensors of one checkpoint below one prefix.

    Views of the same checkpoint share a list of what was taken, so that `finish` can tell whether
    a network really used everything: a file with other keys is another network's.

    Args:
        tensors: what the checkpoint holds, by name.
        file: the file's name, for sentences.
        role: what the network is called, such as "motion extractor".
    """

    def __init__(self, tensors: Mapping[str, Stored], file: str, role: str) -> None:
        self._tensors = tensors
        self._file = file
        self._role = role
        self._prefix = ""
        self._taken: set[str] = set()

    def at(self, name: str) -> Tensors:
        """The tensors whose names start with `name` and a full stop."""
        view = Tensors(self._tensors, self._file, self._role)
        view._prefix = f"{self._prefix}{name}."
        view._taken = self._taken
        return view

    def take(self, name: str, *shape: int) -> torch.Tensor:
        """One tensor as float32 on the processor, a copy.

        Args:
            name: its name without the prefix.
            shape: the size that the network needs.

        Raises:
            UnreadableFile: if it is missing, of another size, or holds a value that isn't finite.
        """
        name = self._prefix + name
        found = {name: self._tensors[name]} if name in self._tensors else {}
        fitting(found, {name: Wanted(shape)}, file=self._file, role=self._role)
        self._taken.add(name)
        array = finite(name, found[name], self._file)
        tensor = torch.tensor(array, dtype=torch.float32)
        # Only what is wider can become infinite; looking at all numbers again takes seconds.
        if array.itemsize > tensor.itemsize and not torch.isfinite(tensor).all():
            raise damaged(self._file, f"{name} holds a value that is far too large")
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
            reason = f"it has no place for {listed(left)}"
            raise UnreadableFile(f"{self._file} isn't a {self._role}: {reason}.", CHOOSE_ANOTHER)
