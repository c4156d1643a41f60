"""Charts of a forecast as Vega-Lite specs: what sold and what is expected, and what moves it.

A spec holds its data and names no address. Texts come from the caller, who knows the
language; they stand in it as data and titles, never within an expression. It is laid out for
640 × 360; a narrower door sets `width`, `height` and the parameter `columns`, the legend's.
(The legend cannot follow `width` by itself: a chart that fits its frame is laid out once.)
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import wrap
from typing import Any

import polars as pl

from core.chart import legend_layer
from engines.forecast.theme import Colour, DateNames, themes

Json = dict[str, Any]

SCHEMA_URL = "https://vega.github.io/schema/vega-lite/v5.json"
WIDTH, HEIGHT = 640, 360
HISTORY_DAYS = 56
MOST_DRIVERS = 6

_TITLE_CHARS, _TITLE_LINES = 56, 2
_MOST_EVENT_NAMES = 3
_STRIP_Y = -10

# Legend symbols, within -1 to 1: two bars, a cross, a line, a band, a diamond.
_BARS = "M-0.9,-0.2H-0.1V1H-0.9ZM0.1,-1H0.9V1H0.1Z"
_CROSS = "M-1,-0.6L-0.6,-1L0,-0.4L0.6,-1L1,-0.6L0.4,0L1,0.6L0.6,1L0,0.4L-0.6,1L-1,0.6L-0.4,0Z"
_LINE = "M-1.2,-0.25H1.2V0.25H-1.2Z"
_BAND = "M-1.2,-0.8H1.2V0.8H-1.2Z"
_DIAMOND = "M0,-1L1,0L0,1L-1,0Z"


@dataclass(frozen=True)
class ForecastLabels:
    """The words of a forecast chart, each different from the others.

    `likely` is the range that holds 80 %, `widest` the one that holds 95 %, `event` a
    festival or an offer. Without `dates` months and weekdays are English.
    """

    sold: str
    sold_out: str
    expected: str
    likely: str
    widest: str
    event: str
    per_day: str
    dates: DateNames | None = None


@dataclass(frozen=True)
class Event:
    """A day, or days from `start` to `end`, on which something sells differently."""

    name: str
    start: date
    end: date | None = None


@dataclass(frozen=True)
class DriverLabels:
    """The words of a chart of drivers: the level they start from, those left over, the sum."""

    usual: str
    others: str
    expected: str
    per_day: str


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
        labels.sold: (_BARS, bool(sold)),
        labels.sold_out: (_CROSS, any("sold_out" in day for day in sold)),
        labels.expected: (_LINE, bool(ahead)),
        labels.likely: (_BAND, bool(ahead)),
        labels.widest: (_BAND, bool(ahead)),
        labels.event: (_DIAMOND, bool(marked)),
    }
    colours: tuple[Colour, ...] = ("past", "alarm", "expected", "likely", "widest", "event")
    days_sold_and_ahead = {
        "encoding": {"x": _day_axis(first, last), "y": _units_axis(labels, sold, ahead)},
        "layer": [*_forecast_layers(labels, ahead), *_history_layers(labels)],
    }
    return {
        **_frame(title, alt),
        "params": [{"name": "columns", "value": len(shown)}],
        "datasets": {"history": sold, "forecast": ahead, "events": marked},
        "layer": [
            legend_layer(shown),
            days_sold_and_ahead,
            *([_cutoff_rule(cutoff)] if sold and ahead else []),
            *(_event_layers(labels, marked, first, last) if marked else []),
            *_hover_layers(labels),
        ],
        **themes(colours, labels.dates),
    }


def drivers_chart(
    drivers: Sequence[tuple[str, float]],
    *,
    expected: float,
    title: str,
    labels: DriverLabels,
    alt: str = "",
    most: int = MOST_DRIVERS,
) -> Json:
    """Draw what moves a forecast: each bar starts where the one above it ends.

    Args:
        drivers: What each adds (or takes away), in units a day.
        expected: The forecast, in units a day. What the drivers leave of it is the usual
            level, the first bar, so the bars always add up.
        title: What the forecast is of.
        labels: The words.
        alt: The chart in words.
        most: Drivers shown; the smaller ones become one bar.

    Returns:
        The spec; its data set `drivers` has `label, value, kind, start, end` a bar.
    """
    known = sorted(
        ((name, value) for name, value in drivers if math.isfinite(value) and value),
        key=lambda driver: -abs(driver[1]),
    )
    shown, rest = known[:most], known[most:]
    steps: list[tuple[str, float, str]] = [
        (labels.usual, expected - sum(value for _, value in known), "usual"),
        *((name, value, "more" if value > 0 else "less") for name, value in shown),
    ]
    if rest:
        left = sum(value for _, value in rest)
        steps.append((labels.others, left, "more" if left > 0 else "less"))
    rows: list[Json] = []
    reached = 0.0
    for label, value, kind in steps:
        rows.append(_bar(label, value, kind, reached, rows))
        reached += value
    rows.append(_bar(labels.expected, expected, "sum", 0.0, rows))
    colours: tuple[Colour, ...] = ("past", "expected", "alarm", "expected")
    return {
        **_frame(title, alt),
        "datasets": {"drivers": rows},
        "data": {"name": "drivers"},
        "encoding": {
            "y": {
                "field": "label",
                "type": "nominal",
                "sort": None,
                "title": None,
                "axis": {"domain": False, "ticks": False, "labelLimit": 150, "labelPadding": 8},
            }
        },
        "layer": _driver_layers(labels),
        **themes(colours),
    }


# --- the data -------------------------------------------------------------------------


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
            marked.append({"date": start.isoformat(), "end": end.isoformat(), "name": _line(event.name)})
    return marked


def _span(sold: list[Json], ahead: list[Json], cutoff: date) -> tuple[date, date]:
    """Return the first and the last day there is anything to show of."""
    dates = [date.fromisoformat(row["date"]) for row in (*sold[:1], *sold[-1:], *ahead[:1], *ahead[-1:])]
    return min(dates, default=cutoff), max(dates, default=cutoff)


def _short(value: float) -> int | float:
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def _line(text: str) -> str:
    return " ".join(text.split())


def _moment(day: date, hours: int = 0) -> Json:
    """Return a moment of a day. Every scale is UTC: a day is a day anywhere.

    Not as a count of milliseconds: where `eval` is forbidden, Vega's interpreter reads that
    as a year, and draws nothing.
    """
    return {"year": day.year, "month": day.month, "date": day.day, "hours": hours, "utc": True}


# --- the frame and the axes -----------------------------------------------------------


def _frame(title: str, alt: str) -> Json:
    lines = wrap(_line(title), _TITLE_CHARS, max_lines=_TITLE_LINES, placeholder=" …")
    return {
        "$schema": SCHEMA_URL,
        "description": alt or _line(title),
        "width": WIDTH,
        "height": HEIGHT,
        "autosize": {"type": "fit", "contains": "padding"},
        "title": {"text": lines or [""], "limit": WIDTH - 20},
    }


def _day_axis(first: date, last: date) -> Json:
    days = (last - first).days + 1
    step = next((step for step, most in ((1, 8), (2, 16), (7, 112)) if days <= most), 14)
    start = first if step < 7 else first + timedelta(days=-first.weekday() % 7)
    count = max(0, (last - start).days // step + 1)
    noons = [_moment(start + timedelta(days=step * at), hours=12) for at in range(count)]
    return {
        "field": "date",
        "type": "temporal",
        "timeUnit": "utcyearmonthdate",
        "bandPosition": 0.5,
        "title": None,
        "scale": {"type": "utc", "domain": [_moment(first), _moment(last + timedelta(days=1))]},
        "axis": {"values": noons, "format": "%-d %b", "labelOverlap": "greedy", "labelSeparation": 8},
    }


def _units_axis(labels: ForecastLabels, sold: list[Json], ahead: list[Json]) -> Json:
    top = max((*(day["units"] for day in sold), *(day["highest"] for day in ahead)), default=0)
    few = list(range(max(1, math.ceil(top)) + 1)) if top < 5 else None  # whole units, none of them twice
    return {
        "type": "quantitative",
        "title": labels.per_day,
        "scale": {"domain": [0, few[-1] if few else top], "nice": not few},
        "axis": {
            "format": ",d",
            **({"values": few} if few else {"tickCount": 5}),
            "titleAngle": 0,
            "titleAlign": "left",
            "titleAnchor": "end",
            "titleBaseline": "bottom",
            "titleX": -24,
            "titleY": -6,
        },
    }


# --- the layers of a forecast ---------------------------------------------------------


def _forecast_layers(labels: ForecastLabels, ahead: list[Json]) -> list[Json]:
    """Return the ranges and the line; of a single day, which has no line, boxes and a dot."""
    alone = len(ahead) == 1
    band: Json = {"type": "rect"} if alone else {"type": "area"}
    line: Json = (
        {"type": "point", "filled": True, "size": 60, "opacity": 1}
        if alone
        else {"type": "line", "strokeWidth": 2.5}
    )
    data = {"name": "forecast"}
    return [
        {"data": data, "mark": band, "encoding": _encoding(labels.widest, "lowest", "highest")},
        {"data": data, "mark": band, "encoding": _encoding(labels.likely, "low", "high")},
        {"data": data, "mark": line, "encoding": _encoding(labels.expected, "expected")},
    ]


def _history_layers(labels: ForecastLabels) -> list[Json]:
    cross = {"type": "point", "filled": True, "opacity": 1, "size": 36, "yOffset": -8, "shape": _CROSS}
    data = {"name": "history"}
    return [
        {"data": data, "mark": "bar", "encoding": _encoding(labels.sold, "units")},
        {
            "data": data,
            "transform": [{"filter": "datum.sold_out"}],
            "mark": cross,
            "encoding": _encoding(labels.sold_out, "units"),
        },
    ]


def _encoding(label: str, field: str, to: str | None = None) -> Json:
    colour = {"datum": label, "type": "nominal"}
    return {"y": {"field": field}, **({"y2": {"field": to}} if to else {}), "color": colour}


def _on_day(field: str = "date", band_position: float = 0.5) -> Json:
    """Return where a mark stands that has a place in time and none in units."""
    return {
        "field": field,
        "type": "temporal",
        "timeUnit": "utcyearmonthdate",
        "bandPosition": band_position,
        "title": None,
    }


def _cutoff_rule(cutoff: date) -> Json:
    """Return a line between the last day of data and the first day ahead."""
    return {
        "data": {"values": [{"date": (cutoff + timedelta(days=1)).isoformat()}]},
        "mark": {"type": "rule", "strokeDash": [3, 3]},
        "encoding": {"x": _on_day(band_position=0)},
    }


def _event_layers(labels: ForecastLabels, marked: list[Json], first: date, last: date) -> list[Json]:
    """Return the events in a strip above the plot: a diamond each, a bar where one lasts for days.

    Their names stand before the first diamond, where the strip is free above the history;
    where it is not, the names are left to the hover and to the words of the chart.
    """
    data = {"name": "events"}
    colour = {"datum": labels.event, "type": "nominal"}
    strip = {"value": _STRIP_Y}
    until = {
        key: value for key, value in _on_day("end").items() if key in ("field", "timeUnit", "bandPosition")
    }
    layers: list[Json] = [
        {
            "data": data,
            "transform": [{"filter": "datum.end != datum.date"}],
            "mark": {"type": "rule", "strokeWidth": 4, "strokeCap": "round", "opacity": 0.55},
            "encoding": {"x": _on_day(), "x2": until, "y": strip, "color": colour},
        },
        {
            "data": data,
            "mark": {"type": "point", "filled": True, "opacity": 1, "size": 50, "shape": _DIAMOND},
            "encoding": {"x": _on_day(), "y": strip, "color": colour},
        },
    ]
    start = date.fromisoformat(marked[0]["date"])
    before = (start - first).days / ((last - first).days + 1)
    if before >= 0.5:
        names = list(dict.fromkeys(event["name"] for event in marked))
        room = {"expr": f"max(1, {before:.3f} * width - 80)"}
        layers.append(
            {
                "data": {
                    "values": [{"date": marked[0]["date"], "names": ", ".join(names[:_MOST_EVENT_NAMES])}]
                },
                "mark": {"type": "text", "align": "right", "baseline": "middle", "dx": -10, "limit": room},
                "encoding": {"x": _on_day(), "y": strip, "text": {"field": "names"}},
            }
        )
    return layers


def _hover_layers(labels: ForecastLabels) -> list[Json]:
    """Return what no eye sees: a day's whole column, to read its figures where one can point."""
    day = {**_on_day(), "format": "%a %-d %b", "title": " "}
    column: Json = {"x": _on_day(), "y": {"value": 0}, "y2": {"value": "height"}}
    mark = {"type": "rect", "opacity": 0}

    def number(field: str, title: str) -> Json:
        return {"field": field, "type": "quantitative", "format": ",.0f", "title": title}

    sold = [day, number("units", labels.sold)]
    ranges = [
        {"calculate": f"format(datum.{low}, ',.0f') + ' – ' + format(datum.{high}, ',.0f')", "as": name}
        for name, low, high in (("likely", "low", "high"), ("widest", "lowest", "highest"))
    ]
    ahead = [
        day,
        number("expected", labels.expected),
        {"field": "likely", "type": "nominal", "title": labels.likely},
        {"field": "widest", "type": "nominal", "title": labels.widest},
    ]
    return [
        {"data": {"name": "history"}, "mark": mark, "encoding": {**column, "tooltip": sold}},
        {
            "data": {"name": "forecast"},
            "transform": ranges,
            "mark": mark,
            "encoding": {**column, "tooltip": ahead},
        },
    ]


# --- the layers of drivers ------------------------------------------------------------


def _bar(label: str, value: float, kind: str, start: float, above: list[Json]) -> Json:
    """Return one bar; a label that is there already is told apart by signs that have no width."""
    label = _line(label)
    while any(bar["label"] == label for bar in above):
        label += "\u200b"
    return {"label": label, "value": value, "kind": kind, "start": start, "end": start + value}


def _driver_layers(labels: DriverLabels) -> list[Json]:
    x: Json = {
        "field": "start",
        "type": "quantitative",
        "title": labels.per_day,
        "scale": {"zero": True, "nice": True},
        "axis": {"format": ",~f", "tickCount": 5, "grid": True},
    }
    kinds = {"domain": ["usual", "more", "less", "sum"], "range": "category"}
    signed = "datum.kind == 'more' || datum.kind == 'less'"
    return [
        {
            "mark": {"type": "bar", "height": {"band": 0.62}},
            "encoding": {
                "x": x,
                "x2": {"field": "end"},
                "color": {"field": "kind", "type": "nominal", "scale": kinds, "legend": None},
            },
        },
        {
            "transform": [
                {"calculate": "max(datum.start, datum.end)", "as": "edge"},
                {  # the minus of d3 is in few fonts, and all of the label would fall back with it
                    "calculate": f"replace(format(datum.value, {signed} ? '+,.1f' : ',.1f'), '\u2212', '–')",
                    "as": "said",
                },
            ],
            "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 5},
            "encoding": {"x": {"field": "edge", "type": "quantitative"}, "text": {"field": "said"}},
        },
    ]
