"""The chart of an order: what is left on the shelf day by day, with the order and without it.

A spec holds its data and names no address; its texts and its theme come from the caller. It
is laid out for 640 × 360, like the charts of a forecast, and takes the parameter `columns`,
the legend's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from core.chart_frame import BAND, DASHES, LINE, Json, frame, legend_layer
from engines.inventory.projection import ProjectedDay

COLOURS = ("expected", "likely", "alarm", "event")
"""What the legend's names are drawn in, by the names of `engines.forecast.theme.Palette`."""

_DASHED: Json = {"type": "line", "strokeDash": [6, 4], "strokeWidth": 2}


@dataclass(frozen=True)
class StockLabels:
    """The words of the chart, each different from the others. `left` names the axis."""

    with_order: str
    likely: str
    without: str
    reorder_point: str
    left: str


def stock_chart(
    with_order: Sequence[ProjectedDay],
    without: Sequence[ProjectedDay],
    *,
    first_day: date,
    reorder_point: float,
    title: str,
    labels: StockLabels,
    theme: Mapping[str, Any],
    alt: str = "",
) -> Json:
    """Draw the stock with the order as a line in its range, without it as dashes.

    Args:
        with_order: The days ahead if the order is placed now.
        without: The same days if nothing is ordered; where nothing need be, the same values.
        first_day: The date of day 1.
        reorder_point: Units at which to order again, a line across.
        title: What it is about.
        labels: The words.
        theme: `config` and `usermeta` of the spec, whose range `category` is `COLOURS`.
        alt: The chart in words.
    """
    rows = [
        {
            "date": (first_day + timedelta(days=one.day - 1)).isoformat(),
            "left": round(one.left, 1),
            "low": round(one.low, 1),
            "high": round(one.high, 1),
            "without": round(other.left, 1),
        }
        for one, other in zip(with_order, without, strict=True)
    ]
    ordered = any(row["left"] != row["without"] for row in rows)
    shown = {
        labels.with_order: (LINE, True),
        labels.likely: (BAND, True),
        labels.without: (DASHES, ordered),
        labels.reorder_point: (LINE, True),
    }
    last = first_day + timedelta(days=len(rows) - 1)
    return {
        **frame(title, alt),
        "params": [{"name": "columns", "value": len(shown)}],
        "datasets": {"stock": rows},
        "encoding": {"x": _day_axis(first_day, last), "y": _units_axis(labels)},
        "layer": [
            legend_layer(shown),
            _layer({"type": "area"}, labels.likely, "low", "high"),
            *([_layer(_DASHED, labels.without, "without")] if ordered else []),
            _layer({"type": "line", "strokeWidth": 2.5}, labels.with_order, "left"),
            _point_rule(labels, reorder_point),
            _hover(labels, ordered=ordered),
        ],
        **theme,
    }


def _moment(day: date, hours: int = 0) -> Json:
    """Return a moment of a day, in UTC: a day is a day anywhere."""
    return {"year": day.year, "month": day.month, "date": day.day, "hours": hours, "utc": True}


def _day_axis(first: date, last: date) -> Json:
    days = (last - first).days + 1
    step = next((step for step, most in ((1, 8), (2, 16)) if days <= most), 7)
    start = first if step < 7 else first + timedelta(days=-first.weekday() % 7)
    noons = [
        _moment(start + timedelta(days=step * at), hours=12) for at in range((last - start).days // step + 1)
    ]
    return {
        "field": "date",
        "type": "temporal",
        "timeUnit": "utcyearmonthdate",
        "bandPosition": 0.5,
        "title": None,
        "scale": {"type": "utc", "domain": [_moment(first), _moment(last + timedelta(days=1))]},
        "axis": {"values": noons, "format": "%-d %b", "labelOverlap": "greedy", "labelSeparation": 8},
    }


def _units_axis(labels: StockLabels) -> Json:
    return {
        "type": "quantitative",
        "title": labels.left,
        "scale": {"zero": True, "nice": True},
        "axis": {"format": ",d", "tickCount": 5},
    }


def _layer(mark: Json, label: str, field: str, to: str | None = None) -> Json:
    colour = {"datum": label, "type": "nominal"}
    until = {"y2": {"field": to}} if to else {}
    return {
        "data": {"name": "stock"},
        "mark": mark,
        "encoding": {"y": {"field": field}, **until, "color": colour},
    }


def _point_rule(labels: StockLabels, reorder_point: float) -> Json:
    """Return a line across at the reorder point; it has no place in time."""
    return {
        "data": {"values": [{"units": round(reorder_point, 1)}]},
        "mark": {"type": "rule", "strokeWidth": 1.5},
        "encoding": {
            "x": None,
            "y": {"field": "units"},
            "color": {"datum": labels.reorder_point, "type": "nominal"},
        },
    }


def _hover(labels: StockLabels, *, ordered: bool) -> Json:
    """Return what no eye sees: each day's figures where one can point."""

    def number(field: str, title: str) -> Json:
        return {"field": field, "type": "quantitative", "format": ",.0f", "title": title}

    spelt = {"calculate": "format(datum.low, ',.0f') + ' – ' + format(datum.high, ',.0f')", "as": "range"}
    return {
        "data": {"name": "stock"},
        "transform": [spelt],
        "mark": {"type": "point", "opacity": 0, "size": 300},
        "encoding": {
            "y": {"field": "left"},
            "tooltip": [
                {"field": "date", "type": "temporal", "timeUnit": "utcyearmonthdate", "title": " "},
                number("left", labels.with_order),
                {"field": "range", "type": "nominal", "title": labels.likely},
                *([number("without", labels.without)] if ordered else []),
            ],
        },
    }
