"""`smartretail bench forecast` measures each size, beside a baseline of the same run."""

from __future__ import annotations

import json

import pytest

from app.cli import main
from core.errors import ExternalError, InputError
from evals.bench import forecast
from evals.forecast.forecaster import Contestant

FAKES = "tests.evals.forecast.small"


@pytest.fixture(autouse=True)
def quick_forecasters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forecast, "OURS", Contestant("ours", f"{FAKES}:last_value"))
    monkeypatch.setattr(forecast, "SEASONAL_NAIVE", Contestant("Naive", f"{FAKES}:nothing"))
    monkeypatch.setattr(forecast, "BOOSTED", Contestant("Boosted", f"{FAKES}:nothing"))


def test_every_size_has_its_cost_split_by_phase(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "forecast", "--series", "30,10", "--json"]) == 0
    (result,) = json.loads(capsys.readouterr().out)["results"]
    assert result["name"] == "forecast"
    assert result["what"].startswith("10, 30 series × 447 days")
    figures = {figure["label"]: figure for figure in result["figures"]}
    assert {
        "10 CPU",
        "30 CPU",
        "10   forecasting",
        "10     fit",
        "30 wall time",
        "30 peak memory",
        "10 per million rows",
    } <= set(figures)
    assert figures["10     fit"]["value"] == 0.25
    assert figures["30 per row, against 10"]["unit"] == "times"
    assert {"10 Boosted", "30 Naive"} <= set(figures)
    assert result["baseline"] == "Naive by statsforecast on 30 series (CPU)"
    assert result["ratio"] > 0


def test_a_forecaster_that_fails_stops_the_measurement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forecast, "OURS", Contestant("ours", f"{FAKES}:broken"))
    with pytest.raises(ExternalError, match="ours on 10 series: its process ended with 1"):
        forecast.measure([10])


def test_sizes_are_read_sorted_and_once() -> None:
    assert forecast.sizes(None) == (1_000, 10_000, 30_490)
    assert forecast.sizes("30,10,30") == (10, 30)


@pytest.mark.parametrize("text", ["", "many", "0", "10,-5"])
def test_sizes_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="not a list of numbers above 0"):
        forecast.sizes(text)


def test_sizes_belong_to_this_measurement(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "turn", "--series", "10"]) == 2
    assert "--series is for `bench forecast`" in capsys.readouterr().err
