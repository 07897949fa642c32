"""What a file that was made to do harm is, for the tests and for the benchmarks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["checkpoint", "settings", "archive", "network"]


@dataclass(frozen=True)
class Hostile:
    """One way to do harm.

    Attributes:
        name: what it is, in a few words.
        kind: how the file would come in.
        file: what it is called.
        make: writes it; the second path is the canary.
        bait: whether `pickle.loads` of the file runs code, so that a test can prove it.
        says: a part of the refusal.
    """

    name: str
    kind: Kind
    file: str
    make: Callable[[Path, Path], None]
    bait: bool = False
    says: str = ""
