"""What a measurement prints: one table, ours beside the baselines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One contestant's figures, by column name; `nan` where a figure is not defined."""

    name: str
    figures: Mapping[str, float]


@dataclass(frozen=True)
class Table:
    """One measurement: what was measured on what, in which unit, and every contestant.

    `aims` says in words what ours must reach, each with whether it did.
    """

    title: str
    rows: tuple[Row, ...]
    aims: tuple[tuple[str, bool], ...] = ()
