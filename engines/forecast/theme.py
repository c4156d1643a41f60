"""How charts look: one Vega-Lite config for light, one for dark, in the colours of the web chat.

A series is told from the next by lightness and form, not by hue alone: bars, a line, bands,
crosses and diamonds, in colours that also differ for eyes that see no red or no green.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

FONT = (
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Devanagari", '
    '"Lohit Devanagari", "DejaVu Sans", sans-serif'
)
FONT_SIZE = 12

INDIAN_NUMBERS = {"decimal": ".", "thousands": ",", "grouping": [3, 2, 2, 2, 2, 2, 2], "currency": ["₹", ""]}

Colour = Literal["past", "alarm", "expected", "likely", "widest", "event"]


@dataclass(frozen=True)
class Palette:
    """A theme's colours. `card` is what lies behind, `past` to `event` are what is drawn."""

    card: str
    ink: str
    quiet: str
    line: str
    past: str
    alarm: str
    expected: str
    likely: str
    widest: str
    event: str


LIGHT = Palette(
    card="#ffffff",
    ink="#1c2321",
    quiet="#5d6864",
    line="#e0dcd2",
    past="#75858c",
    alarm="#c2410c",
    expected="#0b6b5f",
    likely="#86c5ba",
    widest="#d3e9e5",
    event="#8f6200",
)
DARK = Palette(
    card="#1b2128",
    ink="#edf1ef",
    quiet="#a3b0ac",
    line="#2d363f",
    past="#8fa3ad",
    alarm="#ff9d5c",
    expected="#5fd3c0",
    likely="#2c6e66",
    widest="#23474a",
    event="#e6c35c",
)


@dataclass(frozen=True)
class DateNames:
    """What months (January first) and weekdays (Sunday first) are called in short."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]


def themes(colours: Sequence[Colour], dates: DateNames | None = None) -> dict[str, Any]:
    """Return `config`, the light theme, and the dark one where `core.chart` looks for it.

    Args:
        colours: What the spec's range `category` stands for, in its order.
        dates: The language's names; without them English.
    """
    return {
        "config": _config(LIGHT, colours, dates),
        "usermeta": {"dark": _config(DARK, colours, dates)},
    }


def _config(palette: Palette, colours: Sequence[Colour], dates: DateNames | None) -> dict[str, Any]:
    small = {"labelFontSize": FONT_SIZE, "titleFontSize": FONT_SIZE}
    return {
        "background": palette.card,
        "font": FONT,
        "padding": {"left": 8, "right": 12, "top": 8, "bottom": 8},
        "aria": False,
        "range": {"category": [getattr(palette, colour) for colour in colours]},
        "view": {"stroke": None},
        "title": {"color": palette.ink, "fontSize": 16, "anchor": "start", "frame": "bounds", "offset": 12},
        "axis": {
            **small,
            "labelColor": palette.quiet,
            "titleColor": palette.quiet,
            "titleFontWeight": "normal",
            "labelFlush": False,
            "gridColor": palette.line,
            "domainColor": palette.line,
            "tickColor": palette.line,
        },
        "axisX": {"grid": False},
        "axisY": {"domain": False, "ticks": False, "labelPadding": 6},
        "legend": {
            "labelColor": palette.ink,
            "labelFontSize": FONT_SIZE,
            "labelLimit": 200,
            "columnPadding": 14,
            "rowPadding": 4,
        },
        "rule": {"color": palette.quiet},
        "text": {"color": palette.quiet, "fontSize": FONT_SIZE},
        "locale": {"number": INDIAN_NUMBERS, **({"time": _time_locale(dates)} if dates else {})},
    }


def _time_locale(dates: DateNames) -> dict[str, Any]:
    return {
        "dateTime": "%a %-d %b %Y, %H:%M",
        "date": "%-d %b %Y",
        "time": "%H:%M",
        "periods": ["am", "pm"],
        "days": list(dates.weekdays),
        "shortDays": list(dates.weekdays),
        "months": list(dates.months),
        "shortMonths": list(dates.months),
    }
