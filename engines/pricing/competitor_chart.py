"""The chart of a price against competitors': a dot for each seller, the cheapest above, our own marked.

Prices lie close together and are compared, not measured: the axis does not begin at 0. Texts and theme are
handed in; `COLOURS` are the theme's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.chart_frame import Json, frame, one_line

COLOURS = ("past", "expected")
MOST_SELLERS = 12
"""More are hard to read on a phone: those whose prices are nearest to our own stay."""

_ROW_HEIGHT = 34
_ROOM = 70
"""Left and right of the dots, in pixels, for the figure beside the last one."""


@dataclass(frozen=True)
class SellerPrice:
    """What a seller takes, as it is told; `own` where that is us."""

    seller: str
    price: float
    told: str
    own: bool = False


def competitor_chart(
    prices: Sequence[SellerPrice], *, title: str, axis: str, theme: Json, alt: str = ""
) -> Json:
    """Draw each seller's price on a line of its own.

    Args:
        prices: At least one of our own.
        title: What is priced.
        axis: What the figures are.
        theme: `config` and `usermeta` of a spec, whose range `category` is `COLOURS`.
        alt: The chart in words.

    Returns:
        The spec; its data set `prices` has `seller, price, told, own` each, the cheapest first.
    """
    shown = _nearest(prices)
    rows = [
        {"seller": one_line(one.seller), "price": round(one.price, 2), "told": one.told, "own": one.own}
        for one in shown
    ]
    own = {"filter": "datum.own"}
    price: Json = {
        "field": "price",
        "type": "quantitative",
        "title": axis,
        "scale": {"zero": False, "nice": False, "padding": _ROOM},
        "axis": {"format": "$,~f", "tickCount": 4, "grid": True},
    }
    y: Json = {
        "field": "seller",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": {"domain": False, "ticks": False, "labelLimit": 220, "labelPadding": 8},
    }
    dots: Json = {
        "field": "own",
        "type": "nominal",
        "scale": {"domain": [False, True], "range": "category"},
        "legend": None,
    }
    return {
        **frame(title, alt, max(160, 90 + _ROW_HEIGHT * len(rows))),
        "datasets": {"prices": rows},
        "data": {"name": "prices"},
        "layer": [
            {
                "transform": [own],
                "mark": {"type": "rule", "strokeDash": [4, 4]},
                "encoding": {"x": price},
            },
            {
                "mark": {"type": "point", "filled": True, "opacity": 1, "size": 170},
                "encoding": {"x": price, "y": y, "color": dots},
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 13},
                "encoding": {"x": price, "y": y, "text": {"field": "told"}},
            },
        ],
        **theme,
    }


def _nearest(prices: Sequence[SellerPrice]) -> list[SellerPrice]:
    """Return the sellers that are drawn, by price."""
    own = [one for one in prices if one.own]
    others = sorted(
        (one for one in prices if not one.own),
        key=lambda other: min(abs(other.price - mine.price) for mine in own),
    )
    return sorted([*own, *others[: MOST_SELLERS - len(own)]], key=lambda one: (one.price, one.seller))
