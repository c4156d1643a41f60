"""What a measurement returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured value, with the aim it is held against where there is one."""

    label: str
    value: float
    unit: str
    aim: float | None = None


@dataclass(frozen=True)
class Result:
    """One measurement: its figures, and its ratio to the named baseline of the same run."""

    name: str
    what: str
    figures: tuple[Figure, ...]
    baseline: str
    ratio: float


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least `share` (0-1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.5) - 1))]
