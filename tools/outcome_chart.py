"""The chart of price changes that were measured: expected beside measured, in percent of units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.chart import Chart
from core.fact import Fact
from tools.chart_words import ChartWords
from tools.evidence import Evidence

if TYPE_CHECKING:
    from engines.pricing.effect import Range
    from tools.price_review import ReviewedChange


def outcome_chart_of(changes: Sequence[ReviewedChange], evidence: Evidence) -> Chart:
    """Return the chart; every change was measured."""
    from engines.forecast.theme import themes  # noqa: PLC0415 - brings polars along
    from engines.pricing.outcome_chart import (  # noqa: PLC0415 - brings numpy along
        COLOURS,
        ChangeRow,
        OutcomeLabels,
        outcome_chart,
    )

    words = ChartWords.of(evidence)
    rows: list[ChangeRow] = []
    for one in changes:
        measured = _range(one.units_low, one.units_pct, one.units_high)
        if measured is not None:
            expected = _range(one.expected_units_low, one.expected_units_pct, one.expected_units_high)
            rows.append(ChangeRow(_name(one, rows), expected, measured))
    title = words.say("outcome_title")
    alt = " ".join((title + ".", *(_in_words(row, words) for row in rows)))
    spec = outcome_chart(
        rows,
        title=title,
        labels=OutcomeLabels(
            expected=words.say("outcome_expected"),
            measured=words.say("outcome_measured"),
            axis=words.say("outcome_axis"),
        ),
        theme=themes(COLOURS),
        alt=alt,
    )
    return Chart(title=title, alt=alt, spec=spec, source=evidence.source)


def _name(one: ReviewedChange, before: Sequence[object]) -> str:
    """Return a name of its own: the same product in the same store may have changed twice."""
    name = f"{one.product.value}, {one.store.value}"
    return name if all(getattr(row, "name", "") != name for row in before) else f"{name} ({one.change_id})"


def _in_words(row: object, words: ChartWords) -> str:
    from engines.pricing.outcome_chart import ChangeRow  # noqa: PLC0415 - brings numpy along

    assert isinstance(row, ChangeRow)  # noqa: S101 - for the type checker
    figures = {
        name: words.value(value, "pct")
        for name, value in (
            ("mid", row.measured.mid),
            ("low", row.measured.low),
            ("high", row.measured.high),
        )
    }
    return words.say("outcome_alt", name=row.name, **figures)


def _range(low: Fact | None, mid: Fact | None, high: Fact | None) -> Range | None:
    from engines.pricing.effect import Range  # noqa: PLC0415 - brings numpy along

    if low is None or mid is None or high is None:
        return None
    return Range(*(float(str(fact.value)) for fact in (low, mid, high)))
