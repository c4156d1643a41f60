"""What is called before anybody asks: looks only, and what the next question takes is there then."""

from __future__ import annotations

from dataclasses import fields

import pytest

from core.clock import FixedClock
from core.ports import Ledgers
from core.tool import Effect
from tests.tools.conftest import MANAGER, NOW, FakeAudit, FakeDirectory
from tests.tools.fake_lake import FakeLake, KeepingLake
from tests.tools.fake_ledgers import MemoryBlobs
from tools import first_calls as module
from tools.demand import compute_forecasts
from tools.first_calls import first_calls
from tools.registry import TOOL_BY_NAME, Registry


@pytest.fixture
def keeping(lake: FakeLake) -> KeepingLake:
    lake.save_forecasts("demo", compute_forecasts(lake, "demo").frame)
    return KeepingLake(**{one.name: getattr(lake, one.name) for one in fields(FakeLake)})


@pytest.fixture
def registry(keeping: KeepingLake, directory: FakeDirectory, ledgers: Ledgers) -> Registry:
    return Registry(
        lake=keeping,
        directory=directory,
        audit=FakeAudit(),
        clock=FixedClock(NOW),
        ledgers=ledgers,
        blobs=MemoryBlobs(),
    )


def test_every_call_looks_and_is_one_that_the_tool_takes(keeping: KeepingLake) -> None:
    called = list(first_calls(keeping, "demo"))
    assert {"assess_stockout_risk", "explain_change", "forecast_demand"} <= {tool for tool, _ in called}
    for tool, arguments in called:
        assert TOOL_BY_NAME[tool].effect is Effect.READ
        TOOL_BY_NAME[tool].arguments.model_validate(dict(arguments))


def test_the_next_question_about_a_part_of_the_shop_reads_no_stock(
    registry: Registry, keeping: KeepingLake
) -> None:
    for tool, arguments in first_calls(keeping, "demo"):
        if tool in ("assess_stockout_risk", "plan_reorder"):
            registry.call(tool, arguments, MANAGER)
    keeping.questions.clear()
    registry.call("plan_reorder", {"category": "DAIRY"}, MANAGER)
    registry.call("assess_stockout_risk", {"store_id": "DELHI_01"}, MANAGER)
    assert "inventory" not in keeping.questions


def test_of_very_many_shelves_no_call_is_about_all(
    keeping: KeepingLake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_SHELVES", 1)
    tools = {tool for tool, _ in first_calls(keeping, "demo")}
    assert "forecast_demand" in tools
    assert not tools & {"assess_stockout_risk", "plan_reorder", "rank_actions", "detect_anomalies"}


def test_a_shop_without_sales_is_asked_nothing(keeping: KeepingLake) -> None:
    keeping.sales = keeping.sales.clear()
    assert list(first_calls(keeping, "demo")) == []
