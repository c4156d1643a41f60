"""What moves a forecast: figures that add up to the answer, whatever it is made of."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

import pytest

from core.chart import Chart
from core.fact import Fact
from core.identity import Scope
from core.model_record import ModelRecord
from core.ports import NewOverride
from engines.forecast.driver import Explanation
from tests.engines.test_forecast_model import fitted
from tests.tools.conftest import AS_OF, NOW, SELLER, Call, sales_rows
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_overrides import MemoryOverrides
from tools import drivers as tool
from tools.forecast import ForecastDemandResult

LINE: dict[str, object] = {"sku_ids": ["MILK"], "store_id": "DELHI_01", "explain": True}


@cache
def artifact() -> bytes:
    return fitted()[2].model.dump()


@pytest.fixture
def trained(lake: FakeLake) -> FakeLake:
    """The shop with a model that serves (of another shop, it does as well)."""
    record = ModelRecord("v1", NOW, AS_OF, "first", {}, {}, {}, artifact(), serving=True)
    lake.save_model("demo", record)
    return lake


def forecast(call: Call, *who: object, **arguments: object) -> ForecastDemandResult:
    result = call("forecast_demand", *who, **{**LINE, **arguments}).result
    assert isinstance(result, ForecastDemandResult)
    return result


def number(fact: Fact | None) -> float:
    assert fact is not None
    assert isinstance(fact.value, int | float)
    return float(fact.value)


def moved(result: ForecastDemandResult) -> dict[str, float]:
    return {driver.name: number(driver.units_per_day) for driver in result.drivers}


def reasons(result: ForecastDemandResult) -> list[object]:
    return [note.values["reason"] for note in result.notes if note.code == "nothing_to_explain"]


@pytest.mark.usefixtures("trained")
def test_the_usual_day_and_the_drivers_add_up_to_the_forecast_that_was_answered(call: Call) -> None:
    result = forecast(call)
    assert number(result.usual_per_day) + sum(moved(result).values()) == pytest.approx(
        number(result.expected_per_day), abs=0.05
    )
    assert number(result.expected_per_day) * 14 == pytest.approx(number(result.total), abs=0.1)
    assert set(moved(result)) == {"trend", "weekday", "season", "festival", "price", "promotion", "other"}


@pytest.mark.usefixtures("trained")
def test_drivers_are_ranked_and_the_chart_and_the_series_say_the_same(call: Call) -> None:
    result = forecast(call)
    sizes = [abs(units) for units in moved(result).values()]
    assert sizes == sorted(sizes, reverse=True)
    [series] = result.series
    assert {one.feature: one.units_per_day for one in series.drivers} == {
        name: units for name, units in moved(result).items() if units
    }
    bars = drivers_chart(result).spec["datasets"]["drivers"]
    assert bars[0]["value"] == pytest.approx(number(result.usual_per_day), abs=0.1)
    assert bars[-1]["value"] == pytest.approx(number(result.expected_per_day), abs=0.01)


def drivers_chart(result: ForecastDemandResult) -> Chart:
    [_, drawn] = result.charts
    return drawn


@pytest.mark.usefixtures("trained")
def test_every_figure_says_where_it_comes_from(call: Call) -> None:
    result = forecast(call)
    for fact in (result.usual_per_day, result.expected_per_day, *(d.units_per_day for d in result.drivers)):
        assert fact is not None
        assert fact.id.startswith("f1.")
        assert fact.subject == {"sku_id": "MILK", "store_id": "DELHI_01"}
        assert fact.unit == "units_per_day"
        assert {"sales", "promotions", "holidays"} <= set(fact.source.tables)
        assert fact.source.parameters["model"] == "v1"
        assert "TreeSHAP" in fact.source.method


@pytest.mark.usefixtures("trained")
def test_nothing_is_explained_that_nobody_asked_about(call: Call) -> None:
    result = forecast(call, explain=False)
    assert (result.drivers, result.usual_per_day, result.series[0].drivers) == ((), None, ())
    assert len(result.charts) == 1


@pytest.mark.usefixtures("trained")
def test_what_a_person_set_by_hand_is_in_other(call: Call, overrides: MemoryOverrides) -> None:
    before = forecast(call)
    set_by_hand(overrides, days=7, units=100.0)
    after = forecast(call)
    assert number(after.expected_per_day) * 14 == pytest.approx(number(after.total), abs=0.1)
    assert number(after.total) > number(before.total) + 100
    assert moved(after)["other"] - moved(before)["other"] == pytest.approx(
        number(after.expected_per_day) - number(before.expected_per_day), abs=0.02
    )


@pytest.mark.usefixtures("trained")
def test_a_forecast_all_set_by_hand_is_not_explained(call: Call, overrides: MemoryOverrides) -> None:
    set_by_hand(overrides, days=15, units=100.0)
    result = forecast(call)
    assert (result.drivers, reasons(result)) == ((), ["by_hand"])


def set_by_hand(overrides: MemoryOverrides, *, days: int, units: float) -> None:
    first = AS_OF + timedelta(days=1)
    overrides.add(
        NewOverride(
            tenant_id="demo",
            user_id="vikram",
            sku_id="MILK",
            store_id="DELHI_01",
            start=first,
            end=first + timedelta(days=days - 1),
            units_per_day=units,
            reason="fair",
            created_at=NOW,
            cutoff=AS_OF,
        )
    )


def test_without_a_trained_model_there_is_nothing_to_explain(call: Call) -> None:
    result = forecast(call)
    assert (result.drivers, result.usual_per_day, reasons(result)) == ((), None, ["simple"])
    assert len(result.charts) == 1


def test_a_series_too_young_follows_its_category_and_says_so(call: Call, trained: FakeLake) -> None:
    trained.sales = trained.sales.vstack(sales_rows("SOAP", "DELHI_02", 150.0, days=3))
    result = forecast(call, sku_ids=["SOAP"], store_id="DELHI_02")
    assert (result.drivers, reasons(result)) == ((), ["borrowed"])
    assert "borrowed_from_category" not in {note.code for note in result.notes}


@pytest.mark.usefixtures("trained")
def test_of_several_lines_the_largest_is_told_and_every_series_has_its_drivers(call: Call) -> None:
    result = forecast(call, sku_ids=["ATTA", "MILK"], store_id=None, city="Delhi")
    [drawn] = result.charts
    assert drawn.title.startswith(f"{result.lines[0].product.value}, {result.lines[0].store.value}")
    assert number(result.expected_per_day) * 14 == pytest.approx(number(result.lines[0].expected), abs=0.1)
    assert len(result.series) == 4
    assert all(one.drivers for one in result.series)


@pytest.mark.usefixtures("trained")
def test_of_too_many_lines_only_the_largest_is_explained(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.forecast_demand.MOST_EXPLAINED", 2)
    result = forecast(call, sku_ids=None, store_id=None)
    explained = [(one.sku_id, one.store_id) for one in result.series if one.drivers]
    assert explained == [(result.lines[0].sku_id, result.lines[0].store_id)]


def test_the_festival_of_the_days_ahead_is_named(call: Call, trained: FakeLake) -> None:
    trained.holiday_rows.append(
        {"date": AS_OF + timedelta(days=3), "name": "Guru Nanak Jayanti", "region": None}
    )
    result = forecast(call)
    [festival] = [driver for driver in result.drivers if driver.name == "festival"]
    assert festival.label.value == "Guru Nanak Jayanti"
    assert [name.value for name in festival.festivals] == ["Guru Nanak Jayanti"]


def test_a_sellers_explanation_reads_the_own_stores_only(
    call: Call, trained: FakeLake, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Scope] = []
    history = tool.shop_history

    def watched(lake: FakeLake, scope: Scope, **more: object) -> object:
        asked.append(scope)
        return history(lake, scope, **more)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(tool, "shop_history", watched)
    result = forecast(call, SELLER, store_id=None)
    assert asked == [Scope("demo", ("DELHI_01", "DELHI_02"), ("MILK",))]
    assert {one.store_id for one in result.series if one.drivers} == {"DELHI_01", "DELHI_02"}
    assert trained.model_records


@pytest.mark.parametrize(("units", "impact"), [(2.0, "high"), (-0.5, "medium"), (0.1, "low")])
def test_an_impact_is_a_share_of_the_usual_day(units: float, impact: str) -> None:
    found = Explanation("MILK", "DELHI_01", 10.0, 10.0 + units, (("price", units), ("other", 0.001)))
    told = tool.Explained({("MILK", "DELHI_01"): found}).drivers_of(("MILK", "DELHI_01"))
    assert [(one.feature, one.impact, one.units_per_day) for one in told] == [("price", impact, units)]
