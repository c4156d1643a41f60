"""What a forecast's chart is drawn with: its axes, the ranges, the bars of the past, the strip of events."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from core.chart_frame import CROSS, DIAMOND, Json
from engines.forecast.theme import DateNames

_MOST_EVENT_NAMES = 3
_STRIP_Y = -10


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


def day_axis(first: date, last: date) -> Json:
    """Return the axis of days: as many are named as there is room for, weeks by their Mondays."""
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


def units_axis(labels: ForecastLabels, sold: list[Json], ahead: list[Json]) -> Json:
    """Return the axis of units, whose name stands above it."""
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


def forecast_layers(labels: ForecastLabels, ahead: list[Json]) -> list[Json]:
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


def history_layers(labels: ForecastLabels) -> list[Json]:
    """Return a bar for each day sold, and a cross above those that sold out."""
    cross = {"type": "point", "filled": True, "opacity": 1, "size": 36, "yOffset": -8, "shape": CROSS}
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


def cutoff_rule(cutoff: date) -> Json:
    """Return a line between the last day of data and the first day ahead."""
    return {
        "data": {"values": [{"date": (cutoff + timedelta(days=1)).isoformat()}]},
        "mark": {"type": "rule", "strokeDash": [3, 3]},
        "encoding": {"x": _on_day(band_position=0)},
    }


def event_layers(labels: ForecastLabels, marked: list[Json], first: date, last: date) -> list[Json]:
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
            "mark": {"type": "point", "filled": True, "opacity": 1, "size": 50, "shape": DIAMOND},
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


def hover_layers(labels: ForecastLabels) -> list[Json]:
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


def _moment(day: date, hours: int = 0) -> Json:
    """Return a moment of a day. Every scale is UTC: a day is a day anywhere.

    Not as a count of milliseconds: where `eval` is forbidden, Vega's interpreter reads that
    as a year, and draws nothing.
    """
    return {"year": day.year, "month": day.month, "date": day.day, "hours": hours, "utc": True}
