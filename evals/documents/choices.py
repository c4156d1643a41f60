"""Which choices of composite papers cost the most: what was lost where each was taken, beside its share."""

from __future__ import annotations

import math
from collections.abc import Callable

from evals.decisions.table import Row, Table
from evals.documents.measure import Run
from evals.documents.outcome import Tally
from evals.documents.score import Count

_SHOWN = 24
_SURPRISE = 2.0  # standard errors
_FEWEST = 3  # papers


def costly_choices(run: Run) -> Table:
    """Return the choices with which more was lost than chance would have it, the worst first."""
    whole = Tally()
    for variant in run.variants:
        whole.add(run.of_variant(variant))
    found: list[tuple[float, Row]] = []
    for (name, option), tally in run.by_choice.items():
        surplus = max(
            _surplus(tally, whole, lambda held: held.fields), _surplus(tally, whole, lambda held: held.items)
        )
        if surplus >= _SURPRISE and tally.documents >= _FEWEST:
            figures = {
                "docs": tally.documents,
                "F1": tally.fields.f1,
                "lines F1": tally.items.f1,
                "surprise": surplus,
            }
            found.append((surplus, Row(f"{name}: {option}", figures)))
    found.sort(key=lambda entry: -entry[0])
    return Table("Choices that cost most", tuple(row for _, row in found[:_SHOWN]))


def _surplus(tally: Tally, whole: Tally, counted: Callable[[Tally], Count]) -> float:
    """Return by how many standard errors a choice's losses exceed its share of all losses."""
    mine, everything = counted(tally), counted(whole)
    values, lost = everything.right + _lost(everything), _lost(everything)
    if not values or not lost:
        return 0.0
    expected = lost / values * (mine.right + _lost(mine))
    return (_lost(mine) - expected) / math.sqrt(max(expected, 1.0))


def _lost(count: Count) -> int:
    return count.wrong + count.missed
