"""Consecutive days of one finding are one finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

Row = dict[str, Any]


def runs(rows: Iterable[Row], *, by: Sequence[str]) -> list[list[Row]]:
    """Return the rows in groups that agree in `by` and whose `date`s follow each other.

    >>> from datetime import date
    >>> days = [date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 4)]
    >>> [len(run) for run in runs([{"date": day, "sku": "A"} for day in days], by=["sku"])]
    [2, 1]
    """
    found: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: (*(str(row[name]) for name in by), row["date"])):
        last = found[-1][-1] if found else None
        if (
            last is not None
            and all(last[name] == row[name] for name in by)
            and row["date"] - last["date"] <= timedelta(days=1)
        ):
            found[-1].append(row)
        else:
            found.append([row])
    return found
