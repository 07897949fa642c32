"""Collects figures, prints them as a table, and keeps them as JSON."""

from __future__ import annotations

import json
import operator
import platform
from dataclasses import asdict, dataclass, field
from pathlib import Path

_COMPARISONS = {"<=": operator.le, ">=": operator.ge, "==": operator.eq, "<": operator.lt}


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value; `wanted` is a comparison such as "<= 0.5", or empty."""

    group: str
    name: str
    value: float
    unit: str
    wanted: str = ""

    @property
    def verdict(self) -> str:
        """ "ok", "MISSED", or nothing where nothing was promised."""
        if not self.wanted:
            return ""
        sign, limit = self.wanted.split()
        return "ok" if _COMPARISONS[sign](self.value, float(limit)) else "MISSED"


@dataclass(slots=True)
class Table:
    """The figures of one run, printed as they come."""

    figures: list[Figure] = field(default_factory=list)

    def add(self, group: str, name: str, value: float, unit: str, wanted: str = "") -> None:
        """Keeps and prints one figure."""
        figure = Figure(group, name, round(float(value), 4), unit, wanted)
        self.figures.append(figure)
        print(
            f"{group:9} {name:52} {figure.value:10.4g} {unit:14} {wanted:10} {figure.verdict}",
            flush=True,
        )

    def save(self, path: Path) -> None:
        """Writes the figures and what machine they are from."""
        machine = {
            "system": platform.system(),
            "processor": platform.machine(),
            "python": platform.python_version(),
        }
        rows = [asdict(figure) | {"verdict": figure.verdict} for figure in self.figures]
        text = json.dumps({"machine": machine, "figures": rows}, indent=1)
        path.write_text(text + "\n", encoding="utf-8")
