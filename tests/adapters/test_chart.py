"""Charts as pictures: drawn for real, from the specs that the engine makes."""

from __future__ import annotations

import gzip
import re
import struct
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import polars as pl
import pytest

from adapters.chart import VegaCharts
from core.errors import InputError
from engines.forecast.chart import Event, forecast_chart
from engines.forecast.chart_layers import ForecastLabels
from engines.forecast.drivers_chart import DriverLabels, drivers_chart

CUTOFF = date(2026, 11, 21)
LABELS = ForecastLabels(
    "Sold", "Sold out", "Expected", "Likely range", "Nearly always", "Event", "Units a day"
)
HOSTILE = "\"<script>alert(1)</script> ${x} ' {{7*7}} \\"


@pytest.fixture
def charts(tmp_path: Path) -> VegaCharts:
    return VegaCharts(tmp_path / "cache")


def forecast_spec(title: str = "Milk, Delhi 1", days: int = 14, event: str = "Diwali") -> dict[str, Any]:
    past = [CUTOFF - timedelta(days=at) for at in range(30)]
    ahead = [CUTOFF + timedelta(days=at + 1) for at in range(days)]
    history = pl.DataFrame({"date": past, "units": [5.0] * 30, "stockout": [True] + [False] * 29})
    forecast = pl.DataFrame({"date": ahead}).with_columns(
        yhat=10.0, yhat_lo_80=8.0, yhat_hi_80=12.0, yhat_lo_95=6.0, yhat_hi_95=15.0
    )
    events = [Event(event, ahead[0], ahead[-1])]
    return forecast_chart(history, forecast, title=title, labels=LABELS, cutoff=CUTOFF, events=events)


def drivers_spec(title: str = "Milk") -> dict[str, Any]:
    words = DriverLabels("Usual", "Others", "Expected", "Units a day")
    return drivers_chart([(title, 3.0), ("Rain", -1.0)], expected=9, title=title, labels=words)


def parsed(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawing)  # noqa: S314 - our own drawing, without a document type


@pytest.mark.parametrize(
    "spec", [forecast_spec(), forecast_spec(days=1), drivers_spec()], ids=["days", "day", "drivers"]
)
def test_a_picture_is_as_large_as_the_chart_and_twice_as_sharp(
    charts: VegaCharts, spec: dict[str, Any]
) -> None:
    picture = charts.png(spec)
    assert picture.startswith(b"\x89PNG\r\n")
    assert struct.unpack(">II", picture[16:24]) == (1280, 720)


def test_the_drawing_says_what_the_spec_says(charts: VegaCharts) -> None:
    shown = " ".join(parsed(charts.svg(forecast_spec())).itertext())
    for text in ("Milk, Delhi 1", "Sold out", "Likely range", "Nearly always", "Units a day", "Diwali"):
        assert text in shown


def test_dark_is_another_picture_on_a_dark_ground(charts: VegaCharts) -> None:
    light, dark = charts.svg(forecast_spec()), charts.svg(forecast_spec(), theme="dark")
    assert "#1b2128" in dark
    assert "#1b2128" not in light


@pytest.mark.parametrize("spec", [forecast_spec(HOSTILE, event=HOSTILE), drivers_spec(HOSTILE)])
def test_hostile_text_is_drawn_as_text(charts: VegaCharts, spec: dict[str, Any]) -> None:
    root = parsed(charts.svg(spec))
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        *("svg", "g", "path", "text", "line", "rect", "defs", "clipPath", "title", "tspan")
    }
    assert "<script>alert(1)</script>" in " ".join(root.itertext())


def test_an_address_in_a_spec_is_not_followed(charts: VegaCharts) -> None:
    with pytest.raises(InputError, match="cannot be drawn"):
        charts.png({"data": {"url": "http://127.0.0.1:9/x.json"}, "mark": "bar"})


def test_what_is_no_chart_is_refused_and_not_a_crash(charts: VegaCharts) -> None:
    with pytest.raises(InputError, match="cannot be drawn"):
        charts.svg({"mark": "nonsense"})


def test_the_pages_module_is_made_once_and_kept(charts: VegaCharts, tmp_path: Path) -> None:
    packed = charts.web_bundle()
    module = gzip.decompress(packed).decode()
    assert re.search(r"export\s*\{[^}]*\bembed\b[^}]*\}", module[-500:])
    [kept] = (tmp_path / "cache").iterdir()
    kept.write_bytes(b"kept")
    assert charts.web_bundle() == b"kept"


def test_a_disk_that_takes_nothing_still_gives_the_module(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    assert gzip.decompress(VegaCharts(blocked / "cache").web_bundle())
