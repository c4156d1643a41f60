"""The chart of figures that were cut one way: along time, or side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from core.chart import Chart
from language.format import weekday_name
from language.locales import sentence
from tools.chart_words import ChartWords
from tools.evidence import Evidence
from tools.kpi import TIMES, UNITS, Dimension, Metric, QueryKpiArguments
from tools.kpi_cells import Cells, Key
from tools.naming import category_name
from tools.scope import ResolvedScope

if TYPE_CHECKING:
    from engines.decision.figure_chart import Figure, Measure

FEWEST_ALONG_TIME = 4
FEWEST_SIDE_BY_SIDE, MOST_SIDE_BY_SIDE = 6, 12
"""Fewer figures are read faster than drawn: a reply tells five. More than a dozen names are a list."""

_SIDE_BY_SIDE = frozenset[Dimension]({"weekday", "store", "city", "category", "brand"})
_MEASURES: Mapping[str, Measure] = {"currency": "money", "rate": "share"}


def kpi_charts(
    arguments: QueryKpiArguments, keys: Sequence[Key], cells: Cells, where: ResolvedScope, evidence: Evidence
) -> tuple[Chart, ...]:
    """Return the chart of the first metric; none where a picture would say no more than the words.

    Args:
        arguments: What was asked.
        keys: The rows, in the order in which they are told.
        cells: Their figures.
        where: The scope they are of.
        evidence: Of the answer.
    """
    if len(arguments.dimensions) != 1:
        return ()
    dimension, metric = arguments.dimensions[0], arguments.metrics[0]
    words = ChartWords.of(evidence)
    known = [(key[0], float(str(value))) for key in keys if (value := cells.values[key][metric]) is not None]
    along = dimension in TIMES and dimension != "weekday"
    fitting = FEWEST_SIDE_BY_SIDE <= len(known) <= MOST_SIDE_BY_SIDE and dimension in _SIDE_BY_SIDE
    if not fitting and not (along and len(known) >= FEWEST_ALONG_TIME):
        return ()
    from engines.decision.figure_chart import (  # noqa: PLC0415 - brings polars along
        COLOURS,
        Figure,
        along_time,
        side_by_side,
    )
    from engines.forecast.theme import themes  # noqa: PLC0415 - brings polars along

    year = arguments.period.end.year
    figures = [
        Figure(_label(dimension, key, where, words, year), value, words.value(value, UNITS[metric]))
        for key, value in known
    ]
    if len({one.label for one in figures}) < len(figures):
        return ()  # two of one name would be drawn as one
    title, axis = _title(metric, dimension, where, words), sentence(f"metric_{metric}", words.language)
    axis += " (%)" if UNITS[metric] == "pct" else ""
    alt = _in_words(title, figures, words)
    draw = along_time if along else side_by_side
    measure = _MEASURES.get(UNITS[metric], "number")
    spec = draw(figures, title=title, axis=axis, measure=measure, theme=themes(COLOURS), alt=alt)
    return (Chart(title=title, alt=alt, spec=spec, source=evidence.source),)


def _label(dimension: Dimension, key: object, where: ResolvedScope, words: ChartWords, year: int) -> str:
    if isinstance(key, date):
        return words.value(key, "month") if dimension == "month" else words.day(key, year)
    if dimension == "weekday":
        return weekday_name(int(str(key)), words.language)
    if dimension == "category" and key is not None:
        return category_name(str(key))
    return where.names.store(str(key)) if dimension == "store" else str(key if key is not None else "—")


def _title(metric: Metric, dimension: Dimension, where: ResolvedScope, words: ChartWords) -> str:
    cut, name = words.say(f"cut_{dimension}"), sentence(f"metric_{metric}", words.language)
    said = words.say("figures_title", metric=name[:1].upper() + name[1:], cut=cut)
    return f"{said}, {where.place}" if where.place else said


def _in_words(title: str, figures: Sequence[Figure], words: ChartWords) -> str:
    ranked = sorted(figures, key=lambda one: one.value)
    least, most, last = ranked[0], ranked[-1], figures[-1]
    said = {
        "most": most.label,
        "most_value": most.told,
        "least": least.label,
        "least_value": least.told,
        "last": last.label,
        "last_value": last.told,
    }
    return words.say("figures_alt", title=title, **said)
