"""What a measurement returns."""

from __future__ import annotations

import math
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
    covered = math.ceil(share * len(ordered) - 1e-9)  # 0.99 × 100 must not become 99.00…01
    return ordered[max(0, covered - 1)]
