"""The chart of a forecast as a Vega-Lite spec: what sold and what is expected.

A spec holds its data and names no address. Texts come from the caller, who knows the
language; they stand in it as data and titles, never within an expression. It is laid out for
640 × 360; a narrower door sets `width`, `height` and the parameter `columns`, the legend's.
(The legend cannot follow `width` by itself: a chart that fits its frame is laid out once.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from core.chart_frame import BAND, BARS, CROSS, DIAMOND, LINE, Json, frame, legend_layer, one_line
from engines.forecast.chart_layers import (
    ForecastLabels,
    cutoff_rule,
    day_axis,
    event_layers,
    forecast_layers,
    history_layers,
    hover_layers,
    units_axis,
)
from engines.forecast.theme import Colour, themes

HISTORY_DAYS = 56


@dataclass(frozen=True)
class Event:
    """A day, or days from `start` to `end`, on which something sells differently."""

    name: str
    start: date
    end: date | None = None


def forecast_chart(
    history: pl.DataFrame,
    forecast: pl.DataFrame,
    *,
    title: str,
    labels: ForecastLabels,
    cutoff: date,
    alt: str = "",
    events: Sequence[Event] = (),
    days: int = HISTORY_DAYS,
) -> Json:
    """Draw one series: days sold as bars, the forecast as a line in its ranges.

    Args:
        history: `date, units` and optionally `stockout` (true: sold out that day); null units
            are unknown and leave a gap.
        forecast: `date, yhat, yhat_lo_80, yhat_hi_80, yhat_lo_95, yhat_hi_95`.
        title: What the series is called; two lines of it are shown.
        labels: The words.
        cutoff: The last day of data; history after it is left out.
        alt: The chart in words.
        events: Festivals and offers; those outside the forecast's days are left out.
        days: How many days of history to show.

    Returns:
        The spec, its figures rounded to two decimals.
    """
    sold = _sold(history, cutoff - timedelta(days=days - 1), cutoff)
    ahead = _ahead(forecast)
    first, last = _span(sold, ahead, cutoff)
    marked = _marked(events, ahead)
    shown = {
        labels.sold: (BARS, bool(sold)),
        labels.sold_out: (CROSS, any("sold_out" in day for day in sold)),
        labels.expected: (LINE, bool(ahead)),
        labels.likely: (BAND, bool(ahead)),
        labels.widest: (BAND, bool(ahead)),
        labels.event: (DIAMOND, bool(marked)),
    }
    colours: tuple[Colour, ...] = ("past", "alarm", "expected", "likely", "widest", "event")
    days_sold_and_ahead = {
        "encoding": {"x": day_axis(first, last), "y": units_axis(labels, sold, ahead)},
        "layer": [*forecast_layers(labels, ahead), *history_layers(labels)],
    }
    return {
        **frame(title, alt),
        "params": [{"name": "columns", "value": len(shown)}],
        "datasets": {"history": sold, "forecast": ahead, "events": marked},
        "layer": [
            legend_layer(shown),
            days_sold_and_ahead,
            *([cutoff_rule(cutoff)] if sold and ahead else []),
            *(event_layers(labels, marked, first, last) if marked else []),
            *hover_layers(labels),
        ],
        **themes(colours, labels.dates),
    }


def _sold(history: pl.DataFrame, start: date, cutoff: date) -> list[Json]:
    stockout = (
        "stockout" if "stockout" in history.columns else pl.lit(None, dtype=pl.Boolean).alias("stockout")
    )
    rows = (
        history.select("date", pl.col("units").cast(pl.Float64), stockout)
        .filter(pl.col("date").is_between(start, cutoff) & pl.col("units").is_finite())
        .sort("date")
    )
    return [
        {"date": day.isoformat(), "units": _short(units), **({"sold_out": True} if out else {})}
        for day, units, out in rows.iter_rows()
    ]


def _ahead(forecast: pl.DataFrame) -> list[Json]:
    names = {
        "yhat": "expected",
        "yhat_lo_80": "low",
        "yhat_hi_80": "high",
        "yhat_lo_95": "lowest",
        "yhat_hi_95": "highest",
    }
    rows = forecast.select("date", *names).sort("date")
    rows = rows.filter(pl.all_horizontal(pl.col(*names).is_finite()))
    return [
        {
            "date": day.isoformat(),
            **{name: _short(value) for name, value in zip(names.values(), row, strict=True)},
        }
        for day, *row in rows.iter_rows()
    ]


def _marked(events: Sequence[Event], ahead: list[Json]) -> list[Json]:
    """Return the events of the days ahead, cut to them, the earliest first."""
    if not ahead:
        return []
    first, last = date.fromisoformat(ahead[0]["date"]), date.fromisoformat(ahead[-1]["date"])
    marked: list[Json] = []
    for event in sorted(events, key=lambda one: (one.start, one.name)):
        end = event.end or event.start
        if event.start <= last and end >= first:
            start, end = max(event.start, first), min(end, last)
            marked.append({"date": start.isoformat(), "end": end.isoformat(), "name": one_line(event.name)})
    return marked


def _span(sold: list[Json], ahead: list[Json], cutoff: date) -> tuple[date, date]:
    """Return the first and the last day there is anything to show of."""
    dates = [date.fromisoformat(row["date"]) for row in (*sold[:1], *sold[-1:], *ahead[:1], *ahead[-1:])]
    return min(dates, default=cutoff), max(dates, default=cutoff)


def _short(value: float) -> int | float:
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded
