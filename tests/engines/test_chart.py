"""What the charts of a forecast hold: their figures are those they were given, whatever these are."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.forecast.chart import Event, forecast_chart
from engines.forecast.chart_layers import ForecastLabels
from engines.forecast.drivers_chart import DriverLabels, drivers_chart
from engines.forecast.theme import DARK, LIGHT, DateNames

CUTOFF = date(2026, 11, 21)
LABELS = ForecastLabels(
    sold="Sold",
    sold_out="Sold out",
    expected="Expected",
    likely="Likely",
    widest="Nearly always",
    event="Festival",
    per_day="Units a day",
)
WORDS = DriverLabels(usual="Usual", others="Others", expected="Expected", per_day="Units a day")
HOSTILE = "\"'); alert(1); datum.x ${x} </script><img src=x onerror=alert(1)>\n\u202e{{7*7}}\\"


def history(units: list[float | None], stockout: list[bool | None] | None = None) -> pl.DataFrame:
    days = [CUTOFF - timedelta(days=len(units) - 1 - at) for at in range(len(units))]
    out = stockout or [False] * len(units)
    schema = {"date": pl.Date, "units": pl.Float64, "stockout": pl.Boolean}
    return pl.DataFrame({"date": days, "units": units, "stockout": out}, schema=schema)


def ahead(yhat: list[float], width: float = 2.0) -> pl.DataFrame:
    days = [CUTOFF + timedelta(days=1 + at) for at in range(len(yhat))]
    ranges = {
        name: [max(0.0, y + times * width) for y in yhat]
        for name, times in (("yhat_lo_80", -1), ("yhat_hi_80", 1), ("yhat_lo_95", -2), ("yhat_hi_95", 2))
    }
    columns = ("date", "yhat", *ranges)
    schema = {name: pl.Date if name == "date" else pl.Float64 for name in columns}
    return pl.DataFrame({"date": days, "yhat": yhat, **ranges}, schema=schema)


def draw(**changes: Any) -> dict[str, Any]:
    given_: dict[str, Any] = {
        "history": history([5.0] * 70),
        "forecast": ahead([6.0] * 14),
        "title": "Milk, Delhi 1",
        "labels": LABELS,
        "cutoff": CUTOFF,
        **changes,
    }
    return forecast_chart(given_.pop("history"), given_.pop("forecast"), **given_)


def legend(spec: dict[str, Any]) -> list[str]:
    return spec["layer"][0]["encoding"]["color"]["legend"]["values"]


def test_eight_weeks_of_history_and_every_day_ahead_are_drawn() -> None:
    data = draw()["datasets"]
    assert len(data["history"]) == 56
    assert data["history"][0]["date"] == "2026-09-27"
    assert data["history"][-1] == {"date": "2026-11-21", "units": 5}
    assert data["forecast"][0] == {
        "date": "2026-11-22",
        "expected": 6,
        "low": 4,
        "high": 8,
        "lowest": 2,
        "highest": 10,
    }
    assert len(data["forecast"]) == 14


def test_sales_after_the_cutoff_are_left_out() -> None:
    late = history([1.0, 2.0]).with_columns(pl.col("date") + timedelta(days=1))
    assert [row["units"] for row in draw(history=late)["datasets"]["history"]] == [1]


def test_unknown_units_leave_a_gap_and_are_not_zero() -> None:
    rows = draw(history=history([3.0, None, float("nan"), 0.0]))["datasets"]["history"]
    assert [row["units"] for row in rows] == [3, 0]


def test_a_day_that_sold_out_has_its_mark_and_the_legend_its_word() -> None:
    spec = draw(history=history([3.0, 0.0, 2.0], [None, True, False]))
    assert [row.get("sold_out", False) for row in spec["datasets"]["history"]] == [False, True, False]
    assert "Sold out" in legend(spec)
    assert "Sold out" not in legend(draw())


def test_the_cutoff_stands_between_the_last_day_of_data_and_the_first_ahead() -> None:
    rules = [layer for layer in draw()["layer"] if isinstance(layer.get("mark"), dict)]
    [rule] = [layer for layer in rules if layer["mark"]["type"] == "rule"]
    assert rule["data"]["values"] == [{"date": "2026-11-22"}]
    assert rule["encoding"]["x"]["bandPosition"] == 0


def test_events_ahead_are_cut_to_the_days_shown_and_others_left_out() -> None:
    spec = draw(
        events=[
            Event("Over", CUTOFF - timedelta(days=3), CUTOFF),
            Event("Runs on", CUTOFF - timedelta(days=3), CUTOFF + timedelta(days=2)),
            Event("Christmas", date(2026, 11, 30)),
            Event("Beyond", date(2027, 1, 1)),
        ]
    )
    assert spec["datasets"]["events"] == [
        {"date": "2026-11-22", "end": "2026-11-23", "name": "Runs on"},
        {"date": "2026-11-30", "end": "2026-11-30", "name": "Christmas"},
    ]
    assert "Festival" in legend(spec)
    assert "Festival" not in legend(draw())


def test_the_wider_range_lies_behind_the_likely_one_and_is_lighter() -> None:
    spec = draw()
    drawn = [layer["encoding"]["color"]["datum"] for layer in spec["layer"][1]["layer"]]
    assert drawn.index("Nearly always") < drawn.index("Likely") < drawn.index("Expected")
    assert _lightness(LIGHT.card) > _lightness(LIGHT.widest) > _lightness(LIGHT.likely)
    assert _lightness(DARK.card) < _lightness(DARK.widest) < _lightness(DARK.likely)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_what_is_read_stands_out_from_what_lies_behind(palette: Any) -> None:
    for colour in (palette.ink, palette.quiet):
        assert _contrast(colour, palette.card) >= 4.5
    for colour in (palette.past, palette.alarm, palette.expected, palette.event):
        assert _contrast(colour, palette.card) >= 3
    assert _contrast(palette.expected, palette.likely) >= 3


def test_both_themes_colour_the_same_things() -> None:
    spec = draw()
    light, dark = spec["config"], spec["usermeta"]["dark"]
    assert light["background"] == LIGHT.card
    assert dark["background"] == DARK.card
    assert len(light["range"]["category"]) == len(dark["range"]["category"]) == 6


def test_numbers_are_grouped_as_in_india_and_months_named_as_asked() -> None:
    names = DateNames(tuple(f"m{at}" for at in range(12)), tuple(f"d{at}" for at in range(7)))
    locale = draw(labels=replace(LABELS, dates=names))["config"]["locale"]
    assert locale["number"]["grouping"][:2] == [3, 2]
    assert locale["time"]["shortMonths"][10] == "m10"


def test_few_units_have_whole_numbers_on_their_axis() -> None:
    axis = draw(history=history([0.0, 1.0]), forecast=ahead([0.4], 0.5))["layer"][1]["encoding"]["y"]
    assert axis["axis"]["values"] == [0, 1, 2]


def test_without_history_or_without_a_forecast_the_rest_is_drawn() -> None:
    nothing = history([])
    assert legend(draw(history=nothing)) == ["Expected", "Likely", "Nearly always"]
    assert legend(draw(forecast=ahead([]))) == ["Sold"]
    assert legend(draw(history=nothing, forecast=ahead([]))) == []


def test_a_long_title_takes_two_lines_and_no_more() -> None:
    title = draw(title="Suvarna Sampoorna Chakki Atta " * 9)["title"]["text"]
    assert len(title) == 2
    assert all(len(line) <= 56 for line in title)
    assert title[-1].endswith("…")


@given(
    units=st.lists(st.one_of(st.none(), st.floats(0, 1e6)), max_size=80),
    yhat=st.lists(st.floats(0, 1e6), max_size=40),
    names=st.lists(st.text(max_size=40), max_size=4),
)
def test_the_figures_are_those_given_and_no_address_is_named(
    units: list[float | None], yhat: list[float], names: list[str]
) -> None:
    events = [Event(name, CUTOFF + timedelta(days=at)) for at, name in enumerate(names)]
    spec = draw(history=history(units), forecast=ahead(yhat), events=events)
    data = spec["datasets"]
    known = [value for value in units[-56:] if value is not None]
    assert [row["units"] for row in data["history"]] == pytest.approx(known, abs=0.01)
    assert [row["expected"] for row in data["forecast"]] == pytest.approx(yhat, abs=0.01)
    for row in data["forecast"]:
        assert row["lowest"] <= row["low"] <= row["expected"] <= row["high"] <= row["highest"]
    json.dumps(spec, allow_nan=False)
    assert not _values(spec, "url", "href")


@pytest.mark.parametrize("text", [HOSTILE, "", "   ", "x" * 5_000, "मोहिनी दूध"])
def test_text_is_never_part_of_an_expression(text: str) -> None:
    named = draw(title=text, alt=text, events=[Event(text, CUTOFF + timedelta(days=2))])
    moved = drivers_chart([(text, 2.0)], expected=5, title=text, labels=WORDS)
    for spec in (named, moved):
        for expression in _values(spec, "calculate", "filter", "expr"):
            assert "alert" not in expression
            assert text.strip() == "" or text not in expression


def bars(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return spec["datasets"]["drivers"]


def test_drivers_climb_from_the_usual_level_to_the_forecast() -> None:
    spec = drivers_chart(
        [("Rain", -2.0), ("Weekend", 6.0), ("Nothing", 0.0)], expected=14, title="Milk", labels=WORDS
    )
    assert [(bar["label"], bar["start"], bar["end"]) for bar in bars(spec)] == [
        ("Usual", 0, 10),
        ("Weekend", 10, 16),
        ("Rain", 16, 14),
        ("Expected", 0, 14),
    ]
    assert [bar["kind"] for bar in bars(spec)] == ["usual", "more", "less", "sum"]


def test_the_smaller_drivers_become_one_bar() -> None:
    drivers = [(f"d{size}", float(size)) for size in range(1, 10)]
    spec = drivers_chart(drivers, expected=50, title="Milk", labels=WORDS, most=3)
    labels = [bar["label"] for bar in bars(spec)]
    assert labels == ["Usual", "d9", "d8", "d7", "Others", "Expected"]
    assert bars(spec)[4]["value"] == 21


@given(
    drivers=st.lists(st.tuples(st.text(max_size=12), st.floats(-1e4, 1e4)), max_size=12),
    expected=st.floats(0, 1e5),
)
def test_the_bars_always_add_up_to_the_forecast(drivers: list[tuple[str, float]], expected: float) -> None:
    *steps, total = bars(drivers_chart(drivers, expected=expected, title="Milk", labels=WORDS))
    assert sum(bar["value"] for bar in steps) == pytest.approx(expected, abs=1e-6)
    assert total["end"] == expected
    for above, below in pairwise(steps):
        assert above["end"] == pytest.approx(below["start"], abs=1e-6)
    assert len({bar["label"] for bar in (*steps, total)}) == len(steps) + 1  # one row each


def _values(spec: Any, *keys: str) -> list[str]:
    """Return the texts that stand under the keys, wherever in the spec."""
    if isinstance(spec, list):
        return [found for one in spec for found in _values(one, *keys)]  # pyright: ignore[reportUnknownVariableType]
    if not isinstance(spec, dict):
        return []
    here = [str(value) for key, value in spec.items() if key in keys and isinstance(value, str)]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return here + [found for value in spec.values() for found in _values(value, *keys)]  # pyright: ignore[reportUnknownVariableType]


def _lightness(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_lightness(one), _lightness(other)))
    return (light + 0.05) / (dark + 0.05)
