"""The chart of a price: what profit and units to expect at each, today's and the proposed one marked.

A spec holds its data and names no address; its texts and its theme come from the caller. It
is laid out for 640 × 360, like the charts of a forecast, and takes the parameter `columns`,
the legend's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.chart_frame import BAND, DASHES, DIAMOND, DOT, LINE, Json, frame, legend_layer
from engines.pricing.effect import Range

COLOURS = ("expected", "likely", "past", "alarm", "event")
"""What the legend's names are drawn in, by the names of `engines.forecast.theme.Palette`."""


@dataclass(frozen=True)
class PriceLabels:
    """The words of the chart, each different from the others."""

    profit: str
    likely: str
    units: str
    now: str
    proposed: str
    price: str


@dataclass(frozen=True)
class PricePoint:
    """What one price brings over the days: profit with its 80 % range, and units."""

    price: float
    profit: Range
    units: float


def price_chart(
    points: Sequence[PricePoint],
    *,
    now: float,
    proposed: float,
    title: str,
    labels: PriceLabels,
    theme: Mapping[str, Any],
    alt: str = "",
) -> Json:
    """Draw profit as a line in its range and units as dashes, over the price.

    Args:
        points: Some prices; today's and the proposed one are among them.
        now: Today's price.
        proposed: The proposed price; where it is today's, one mark stands for both.
        title: What is priced.
        labels: The words.
        theme: `config` and `usermeta` of the spec, whose range `category` is `COLOURS`.
        alt: The chart in words.
    """
    rows = [_row(point) for point in sorted(points, key=lambda point: point.price)]
    marks = {labels.now: now, **({labels.proposed: proposed} if proposed != now else {})}
    marked = [
        {"name": name, **row}
        for name, price in marks.items()
        for row in rows
        if row["price"] == round(price, 2)
    ]
    shown = {
        labels.profit: (LINE, True),
        labels.likely: (BAND, True),
        labels.units: (DASHES, True),
        labels.now: (DOT, True),
        labels.proposed: (DIAMOND, proposed != now),
    }
    return {
        **frame(title, alt),
        "params": [{"name": "columns", "value": len(shown)}],
        "datasets": {"prices": rows, "marked": marked},
        "resolve": {"scale": {"y": "independent"}},
        "layer": [_profit_layers(labels, shown), _units_layer(labels)],
        **theme,
    }


def _row(point: PricePoint) -> Json:
    return {
        "price": round(point.price, 2),
        "profit": round(point.profit.mid, 2),
        "low": round(point.profit.low, 2),
        "high": round(point.profit.high, 2),
        "units": round(point.units, 2),
    }


def _price_axis(labels: PriceLabels) -> Json:
    return {
        "field": "price",
        "type": "quantitative",
        "title": labels.price,
        "scale": {"zero": False, "nice": False},
        "axis": {"format": "$,~f", "tickCount": 6, "labelFlush": True},
    }


def _profit_layers(labels: PriceLabels, shown: Mapping[str, tuple[str, bool]]) -> Json:
    """Return the layers that share the left axis, the legend and the marks among them."""
    money: Json = {
        "type": "quantitative",
        "title": labels.profit,
        "scale": {"zero": False, "nice": True},
        "axis": {"format": "$,~f", "tickCount": 5},
    }
    data = {"name": "prices"}
    tooltip = [
        {"field": "price", "type": "quantitative", "format": "$,.2f", "title": labels.price},
        {"field": "profit", "type": "quantitative", "format": "$,.0f", "title": labels.profit},
        {"field": "range", "type": "nominal", "title": labels.likely},
        {"field": "units", "type": "quantitative", "format": ",.0f", "title": labels.units},
    ]
    spelt = {"calculate": "format(datum.low, '$,.0f') + ' – ' + format(datum.high, '$,.0f')", "as": "range"}
    return {
        "encoding": {"x": _price_axis(labels)},
        "layer": [
            legend_layer(shown),
            {
                "data": data,
                "mark": {"type": "area"},
                "encoding": {
                    "y": {"field": "low", **money},
                    "y2": {"field": "high"},
                    "color": {"datum": labels.likely, "type": "nominal"},
                },
            },
            {
                "data": data,
                "mark": {"type": "line", "strokeWidth": 2.5},
                "encoding": {
                    "y": {"field": "profit", **money},
                    "color": {"datum": labels.profit, "type": "nominal"},
                },
            },
            {
                "data": {"name": "marked"},
                "mark": {"type": "point", "filled": True, "opacity": 1, "size": 110},
                "encoding": {
                    "y": {"field": "profit", **money},
                    "color": {"field": "name", "type": "nominal"},
                    "shape": {"field": "name", "type": "nominal"},
                },
            },
            {
                "data": data,
                "transform": [spelt],
                "mark": {"type": "point", "opacity": 0, "size": 300},
                "encoding": {"y": {"field": "profit", **money}, "tooltip": tooltip},
            },
        ],
    }


def _units_layer(labels: PriceLabels) -> Json:
    return {
        "data": {"name": "prices"},
        "mark": {"type": "line", "strokeDash": [6, 4], "strokeWidth": 2},
        "encoding": {
            "x": _price_axis(labels),
            "y": {
                "field": "units",
                "type": "quantitative",
                "title": labels.units,
                "scale": {"zero": False, "nice": True},
                "axis": {"orient": "right", "format": ",d", "tickCount": 5, "grid": False},
            },
            "color": {"datum": labels.units, "type": "nominal"},
        },
    }
