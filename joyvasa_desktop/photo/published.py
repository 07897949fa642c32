"""The published networks for faces, in files that the user brings: checked, and run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from joyvasa_desktop.arrays import Floats
from joyvasa_desktop.errors import UnreadableFile
from joyvasa_desktop.inputs import opened
from joyvasa_desktop.networks import failures, users_network
from joyvasa_desktop.weights.damage import TAKE_AWAY
from joyvasa_desktop.weights.onnx import check_contained

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MAX_BYTES = 300 * 1024 * 1024
"""The largest published one, with 203 landmarks, has 115 MB."""


class PublishedNetwork:
    """A network in an .onnx file, loaded and checked on first use.

    Args:
        model: the file.
        what: what it should be, for messages: "InsightFace's face detector".
        source: shape of its only input (1, 3, H, W).
        results: shapes of its outputs, in their order.
    """

    def __init__(
        self, model: Path, what: str, source: tuple[int, ...], results: Sequence[tuple[int, int]]
    ) -> None:
        self._model = model
        self._what = what
        self._source = source
        self._results = results

    @cached_property
    def content(self) -> bytes:
        """The file as it is.

        Raises:
            UnreadableFile: if it is missing, no ordinary file or too large.
        """
        with opened(self._model) as file:
            content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise self._refusal(f"is too large for {self._what}")
        return content

    def run(self, values: Floats) -> list[Floats]:
        """The outputs, float32, in order.

        Args:
            values: float32 in the shape of the input.

        Raises:
            UnreadableFile: if the file is missing, damaged or another network.
        """
        try:
            found = self._session.run(None, {self._session.get_inputs()[0].name: values})
        except failures() as error:
            raise self._refusal(f"can't be run as {self._what}") from error
        return [self._checked(one, size) for one, size in zip(found, self._results, strict=True)]

    @cached_property
    def _session(self) -> InferenceSession:
        check_contained(self._model.name, self.content)
        try:
            session = users_network(self.content, threads=min(os.cpu_count() or 1, 4))
        except failures() as error:
            raise self._refusal("is damaged, or no network in the ONNX format") from error
        inputs = [one.shape for one in session.get_inputs()]
        if len(session.get_outputs()) != len(self._results) or not self._fits(inputs):
            raise self._refusal(f"isn't {self._what}")
        del self.content  # The session has its own copy.
        return session

    def _fits(self, inputs: Sequence[Sequence[int | str | None]]) -> bool:
        """Whether there is one input of the right shape; sizes that are names are free."""
        if len(inputs) != 1 or len(inputs[0]) != len(self._source):
            return False
        pairs = zip(inputs[0], self._source, strict=True)
        return all(size == wanted or not isinstance(size, int) for size, wanted in pairs)

    def _checked(self, values: object, shape: tuple[int, int]) -> Floats:
        if not isinstance(values, np.ndarray) or values.shape != shape:
            raise self._refusal(f"isn't {self._what}")
        if not np.isfinite(values).all():
            raise self._refusal("is damaged: it gives values that aren't numbers")
        return values.astype(np.float32)

    def _refusal(self, reason: str) -> UnreadableFile:
        return UnreadableFile(f"{self._model.name} {reason}.", TAKE_AWAY)
