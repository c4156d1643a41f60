"""A waterfall as a Vega-Lite spec: where a figure was, what moved it, where it is.

As in the charts of forecasts: the spec holds its data and names no address, texts come from
the caller, who knows the language, and the theme is handed in (`engines.forecast.theme`
makes it, with the colours `COLOURS` stand for).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from core.chart_frame import Json, frame, one_line

Kind = Literal["sum", "more", "less"]

COLOURS = ("past", "expected", "alarm")
"""Of the first and last bar, of what adds and of what takes away: names of theme colours."""

MOST_STEPS = 7
_ROOM_A_SIGN = 0.04
"""What a sign of a figure takes of the width that the steps have."""

_KINDS: tuple[Kind, ...] = ("sum", "more", "less")


@dataclass(frozen=True)
class WaterfallLabels:
    """The words: of the first and last bar, of the small steps together, of the axis.

    `money` tells whether figures are rupees.
    """

    before: str
    now: str
    others: str
    axis: str
    money: bool


def waterfall(
    steps: Sequence[tuple[str, float]],
    *,
    before: float,
    title: str,
    labels: WaterfallLabels,
    theme: Json,
    alt: str = "",
    most: int = MOST_STEPS,
) -> Json:
    """Draw a bar a step, each from where the one above it ends; the last is where they lead.

    Args:
        steps: What each adds or takes away, by its name.
        before: Where the figure was.
        title: What the figure is.
        labels: The words.
        theme: `config` and `usermeta` of a spec.
        alt: The chart in words.
        most: Steps shown; smaller ones become one bar.

    Returns:
        The spec; its data set `steps` has `label, value, kind, start, end` a bar.
    """
    known = sorted(
        ((name, value) for name, value in steps if math.isfinite(value) and value),
        key=lambda step: -abs(step[1]),
    )
    shown, rest = known[:most], known[most:]
    if rest:
        shown.append((labels.others, sum(value for _, value in rest)))
    rows = [_bar(labels.before, before, "sum", 0.0)]
    reached = before
    for name, value in shown:
        rows.append(_bar(name, value, "more" if value > 0 else "less", reached))
        reached += value
    rows.append(_bar(labels.now, reached, "sum", 0.0))
    return {
        **frame(title, alt),
        "datasets": {"steps": rows},
        "data": {"name": "steps"},
        "encoding": {
            "y": {
                "field": "label",
                "type": "nominal",
                "sort": None,
                "scale": {"domain": [bar["label"] for bar in rows]},
                "title": None,
                "axis": {"domain": False, "ticks": False, "labelLimit": 190, "labelPadding": 8},
            }
        },
        "layer": _layers(labels, rows),
        **theme,
    }


def _bar(label: str, value: float, kind: Kind, start: float) -> Json:
    return {
        "label": one_line(label),
        "value": round(value, 2),
        "kind": kind,
        "start": round(start, 2),
        "end": round(start + value, 2),
    }


def _layers(labels: WaterfallLabels, rows: Sequence[Json]) -> list[Json]:
    # The steps are what matters: where they are small beside the totals, the axis does not
    # begin at 0. A bar that is cut off would lie about its size, so a total is a mark there.
    ends = [bar[edge] for bar in rows for edge in ("start", "end") if bar["kind"] != "sum"]
    ends += [bar["end"] for bar in rows if bar["kind"] == "sum"]
    low, high = min(ends), max(ends)
    near = (high - low) or abs(high) or 1.0
    from_zero = low <= 0 or low < 2 * near
    start = min(low - 0.1 * near, 0.0) if from_zero else low - 0.5 * near
    longest = max(len(f"{bar['value']:,.0f}") for bar in rows)
    room = max(0.25, _ROOM_A_SIGN * longest) * near  # the last figure stands beyond its bar
    scale: Json = {
        "domain": [min(start, 0.0) if from_zero else start, max(high, 0.0) + room],
        "nice": False,
    }
    mark = "$,.0f" if labels.money else ",.0f"
    x: Json = {
        "field": "start",
        "type": "quantitative",
        "title": labels.axis,
        "scale": scale,
        "axis": {"format": "$,~f" if labels.money else ",~f", "tickCount": 4, "grid": True},
    }
    color: Json = {
        "field": "kind",
        "type": "nominal",
        "scale": {"domain": list(_KINDS), "range": "category"},
        "legend": None,
    }
    steps_only = {} if from_zero else {"transform": [{"filter": "datum.kind != 'sum'"}]}
    totals = {
        "transform": [{"filter": "datum.kind == 'sum'"}],
        "mark": {"type": "tick", "thickness": 6, "size": 26, "opacity": 1},
        "encoding": {"x": {"field": "end", "type": "quantitative"}, "color": color},
    }
    return [
        {
            **steps_only,
            "mark": {"type": "bar", "height": {"band": 0.62}, "clip": True},
            "encoding": {"x": x, "x2": {"field": "end"}, "color": color},
        },
        *([] if from_zero else [totals]),
        {
            "transform": [
                {"calculate": "max(datum.start, datum.end)", "as": "edge"},
                {
                    "calculate": "(datum.kind == 'more' ? '+' : '') + "
                    f"replace(format(datum.value, '{mark}'), '\u2212', '–')",
                    "as": "said",
                },
            ],
            "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 5},
            "encoding": {"x": {"field": "edge", "type": "quantitative"}, "text": {"field": "said"}},
        },
    ]
