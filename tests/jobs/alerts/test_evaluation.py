"""One evaluation of a small shop: what is found, kept once, and closed when it passed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import cast

import polars as pl
import pytest

from core.alert import ALERT_TYPES, Alert, AlertType, NewAlertRule
from core.clock import FixedClock
from core.errors import DataError
from core.identity import Principal
from core.ports import Directory
from core.tool import ToolContext
from jobs.alerts.evaluation import HOURLY, PAPERS, evaluate, summary
from jobs.alerts.events import Evaluate, EventWatch, MarkedEvaluation
from tests.tools.conftest import AS_OF, MANAGER, NOW, SELLER, FakeAudit, FakeDirectory, sales_rows, stock_row
from tests.tools.fake_alerts import MemoryAlertRules, MemoryAlerts
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_ledgers import MemoryBlobs, memory_ledgers
from tests.tools.test_detect_anomalies import plant
from tools.action import recommend
from tools.anomaly_record import watch
from tools.assess_stockout_risk import run as assess
from tools.demand import compute_forecasts
from tools.plan_reorder import PlanReorderArguments
from tools.plan_reorder import run as plan
from tools.stockout import AssessStockoutRiskArguments, AssessStockoutRiskResult


class People(FakeDirectory):
    def find_user(self, user_id: str) -> Principal | None:
        return {"asha": SELLER, "vikram": MANAGER}.get(user_id)


Look = Callable[..., str]


@pytest.fixture
def look(lake: FakeLake, alerts: MemoryAlerts, alert_rules: MemoryAlertRules, audit: FakeAudit) -> Look:
    """Do a night's work and evaluate; only evaluate where the night is not `worked`."""
    ledgers = replace(memory_ledgers(), alerts=alerts, alert_rules=alert_rules)
    context = ToolContext(MANAGER, lake, FixedClock(NOW), FakeDirectory().settings, ledgers, MemoryBlobs())

    def night(types: Collection[AlertType] = ALERT_TYPES, *, days: int = 0, worked: bool = True) -> str:
        at = replace(context, clock=FixedClock(NOW + timedelta(days=days)))
        if worked:
            lake.save_forecasts("demo", compute_forecasts(lake, "demo", horizon_days=28).frame)
            recommend(at)
            watch(at)
        return summary(evaluate(at, cast("Directory", People()), audit, types))

    return night


def of(alerts: MemoryAlerts, type_: AlertType, status: str = "open") -> list[Alert]:
    return [one for one in alerts.kept if one.type == type_ and one.status == status]


def test_a_shelf_about_to_be_empty_is_found_with_its_order_and_passes_when_filled(
    look: Look, lake: FakeLake, alerts: MemoryAlerts, audit: FakeAudit
) -> None:
    look()
    (milk,) = [one for one in of(alerts, "stockout_risk") if one.store_id == "DELHI_01"]
    assert (milk.sku_id, milk.values["on_hand"].value, milk.form) == ("MILK", 15, "stockout")
    assert milk.advice is not None
    assert milk.advice.doing in ("order", "move")
    assert milk.advice.reference.startswith("R_")
    assert "Mohini Toned Milk 500 ml (Delhi 1): 15 left" in milk.reason
    assert milk.source.tables
    assert audit.appended[-1]["action"] == "evaluate_alerts"

    assert look(days=1).startswith("0 new")
    lake.stock_rows = [stock_row("MILK", "DELHI_01", 400), *lake.stock_rows[1:]]
    look(HOURLY, days=1, worked=False)
    assert milk.alert_id in [one.alert_id for one in of(alerts, "stockout_risk", "resolved")]


def test_a_shelf_whose_order_is_due_is_told_once_that_is_late(
    look: Look, lake: FakeLake, alerts: MemoryAlerts
) -> None:
    def ordered(days_ago: int) -> None:
        days = [AS_OF - timedelta(days=back) for back in range(9)]
        lake.stock_rows = [
            stock_row(
                "MILK", "DELHI_01", 0, date=day, in_transit=600 * (day >= AS_OF - timedelta(days=days_ago))
            )
            for day in days
        ] + lake.stock_rows[1:]

    ordered(2)  # a lead time of three days: tomorrow
    look()
    assert [one for one in of(alerts, "stockout_risk") if one.store_id == "DELHI_01"] == []
    lake.stock_rows = lake.stock_rows[8:]
    ordered(6)
    look(HOURLY, worked=False)
    (milk,) = [one for one in of(alerts, "stockout_risk") if one.store_id == "DELHI_01"]
    assert (milk.form, milk.values["on_the_way"].value) == ("out", 600)
    assert milk.values["due_on"].value == AS_OF - timedelta(days=4)  # sent six days ago, due in two


def test_an_overdue_order_is_weighed_alike_in_the_alert_the_risk_and_the_order(
    look: Look, lake: FakeLake, alerts: MemoryAlerts
) -> None:
    days = [AS_OF - timedelta(days=back) for back in range(9)]
    sent = AS_OF - timedelta(days=6)
    others = [row for row in lake.stock_rows if (row["sku_id"], row["store_id"]) != ("MILK", "DELHI_01")]
    lake.stock_rows = others + [
        stock_row("MILK", "DELHI_01", 30, date=day, in_transit=600 * (day >= sent)) for day in days
    ]

    def chances() -> tuple[float, float, AssessStockoutRiskResult]:
        context = ToolContext(
            MANAGER, lake, FixedClock(NOW), FakeDirectory().settings, memory_ledgers(), MemoryBlobs()
        )
        risk = assess(AssessStockoutRiskArguments(sku_ids=("MILK",), store_id="DELHI_01"), context)
        order = plan(PlanReorderArguments(sku_ids=("MILK",), store_id="DELHI_01"), context)
        return risk.series[0].probability, order.series[0].stockout_probability, risk

    look()
    (milk,) = [one for one in of(alerts, "stockout_risk") if one.store_id == "DELHI_01"]
    of_risk, of_order, told = chances()
    assert milk.values["probability"].value == round(of_risk * 100, 1)
    assert 0.5 < of_order <= of_risk < 1.0  # the order's is of the two days until one sent now is here
    assert told.lines[0].due_on is not None
    assert told.lines[0].due_on.value == milk.values["due_on"].value == sent + timedelta(days=2)
    lake.delay_rows = [
        {"supplier": "Mohini Dairy", "late_days": late, "came": 190, "waited": 200} for late in range(1, 31)
    ]
    assert max(chances()[:2]) < 0.5  # of those so late before, nearly all came the next day


def test_what_rests_on_older_data_stays_as_it_is(look: Look, lake: FakeLake, alerts: MemoryAlerts) -> None:
    look()
    before = of(alerts, "stockout_risk")
    lake.sales = pl.concat(
        [lake.sales, sales_rows("MILK", "DELHI_01", 28.0, days=1, last=AS_OF + timedelta(days=1))]
    )
    look(HOURLY, worked=False)
    assert of(alerts, "stockout_risk") == before


def test_a_price_above_mrp_is_critical_and_told_once(
    look: Look, lake: FakeLake, alerts: MemoryAlerts
) -> None:
    plant(lake, AS_OF, "ATTA", "DELHI_02", price=pl.lit(340.0))  # far above competitors, too
    look()
    (found,) = of(alerts, "price_anomaly")
    assert (found.severity, found.form, found.sku_id) == ("critical", "price_above_mrp", "ATTA")


def test_a_price_far_above_two_competitors_is_found_by_the_hour(
    look: Look, lake: FakeLake, alerts: MemoryAlerts
) -> None:
    look()
    lake.competitor_rows = [{**row, "competitor_price": 200.0} for row in lake.competitor_rows]
    look(HOURLY, worked=False)
    assert {(one.sku_id, one.form) for one in of(alerts, "price_anomaly")} == {("ATTA", "above_competitors")}


def test_a_price_seen_while_our_own_offer_ran_is_held_against_us_only_while_it_runs(
    look: Look, lake: FakeLake, alerts: MemoryAlerts
) -> None:
    seen_on = AS_OF - timedelta(days=3)
    lake.competitor_rows = [
        {**row, "competitor_price": 200.0, "date": seen_on} for row in lake.competitor_rows
    ]
    for store in ("DELHI_01", "DELHI_02"):
        plant(lake, seen_on, "ATTA", store, promo_flag=pl.lit(True))
    look()
    assert of(alerts, "price_anomaly") == []
    plant(lake, AS_OF, "ATTA", "DELHI_02", promo_flag=pl.lit(True))
    look(HOURLY, worked=False)
    assert [(one.form, one.store_id) for one in of(alerts, "price_anomaly")] == [
        ("above_competitors", "DELHI_02")
    ]


def test_sales_that_stopped_are_missed(look: Look, alerts: MemoryAlerts) -> None:
    look()
    look(HOURLY, days=5, worked=False)
    (found,) = of(alerts, "data_stopped")
    assert (found.severity, found.topic) == ("high", "sales")


def test_a_persons_line_finds_what_lies_beyond_it_in_the_own_stores(
    look: Look, alerts: MemoryAlerts, alert_rules: MemoryAlertRules
) -> None:
    alert_rules.add(NewAlertRule("demo", "asha", "stockout_risk", 3.0, NOW, sku_ids=("MILK",)))
    alert_rules.add(NewAlertRule("demo", "gone", "stockout_risk", 90.0, NOW))
    look()
    mine = [one for one in of(alerts, "stockout_risk") if one.user_id]
    assert [(one.user_id, one.sku_id, one.store_id) for one in mine] == [("asha", "MILK", "DELHI_01")]
    assert mine[0].form == "rule_stockout_risk"


def test_a_line_in_pieces_is_held_against_what_was_counted(
    look: Look, lake: FakeLake, alerts: MemoryAlerts, alert_rules: MemoryAlertRules
) -> None:
    shelves = {row["store_id"]: row for row in lake.stock_rows if row["sku_id"] == "MILK"}
    shelves["DELHI_01"]["on_hand"], shelves["DELHI_02"]["on_hand"] = 4, 5
    alert_rules.add(
        NewAlertRule("demo", "vikram", "stockout_risk", 5.0, NOW, in_units=True, sku_ids=("MILK",))
    )
    look()
    (mine,) = [one for one in of(alerts, "stockout_risk") if one.user_id]
    assert (mine.form, mine.store_id, mine.sku_id) == ("rule_stockout_risk_units", "DELHI_01", "MILK")
    figures = {name: (value.value, value.unit) for name, value in mine.values.items()}
    assert figures == {"figure": (4.0, "units"), "line": (5.0, "units")}


def test_a_shop_without_sales_has_nothing_to_tell(look: Look, lake: FakeLake, alerts: MemoryAlerts) -> None:
    lake.sales = lake.sales.clear()
    lake.stock_rows = []
    look(worked=False)
    assert alerts.kept == []


@dataclass
class Stamps:
    papers: str = ""
    files: str = "1"

    def documents(self, tenant_id: str) -> str:
        return self.papers

    def imports(self, tenant_id: str) -> str:
        return self.files


@dataclass
class Tenant:
    asked: list[tuple[str, ...]] = field(default_factory=list[tuple[str, ...]])

    def users(self, tenant_id: str | None = None) -> list[Principal]:
        return [MANAGER]


@dataclass
class Marks:
    kept: dict[str, str] = field(default_factory=dict[str, str])

    def of(self, tenant_id: str) -> dict[str, str]:
        return dict(self.kept)

    def keep(self, tenant_id: str, stamps: Mapping[str, str]) -> None:
        self.kept |= stamps


def test_what_came_in_is_looked_at_once_it_is_still_and_not_again_after_a_restart() -> None:
    stamps, marks, tenant = Stamps(), Marks(), Tenant()

    def asked(_: str, types: Collection[AlertType]) -> str:
        tenant.asked.append(tuple(types))
        return ""

    def worker(evaluate: Evaluate = asked) -> EventWatch:
        marked = MarkedEvaluation(stamps, marks, evaluate)
        return EventWatch(stamps, marks, cast("Directory", tenant), marked)

    watch_ = worker()
    assert [watch_.sweep() for _ in range(3)] == [0, 1, 0]
    stamps.papers, stamps.files = "a", "2"
    assert watch_.sweep() == 0
    stamps.files = "3"
    assert watch_.sweep() == 1
    assert watch_.sweep() == 1
    assert tenant.asked == [HOURLY, PAPERS, HOURLY]
    restarted = worker()
    assert [restarted.sweep() for _ in range(3)] == [0, 0, 0]


def test_what_failed_is_not_tried_again_and_again_but_by_the_next_worker() -> None:
    stamps, marks, tenant = Stamps(), Marks(), Tenant()

    def failing(tenant_id: str, _: Collection[AlertType]) -> str:
        raise DataError(f"{tenant_id} cannot be read")

    def worker() -> EventWatch:
        marked = MarkedEvaluation(stamps, marks, failing)
        return EventWatch(stamps, marks, cast("Directory", tenant), marked)

    for watch_ in (worker(), worker()):
        assert watch_.sweep() == 0
        with pytest.raises(DataError):
            watch_.sweep()
        assert watch_.sweep() == 0
    assert marks.kept == {}


def test_an_evaluation_of_everything_marks_what_came_in_before_it() -> None:
    stamps, marks = Stamps(papers="a"), Marks()

    def meanwhile(_: str, __: Collection[AlertType]) -> str:
        stamps.files = "2"
        return "1 new"

    assert MarkedEvaluation(stamps, marks, meanwhile)("demo", ALERT_TYPES) == "1 new"
    assert marks.kept == {"documents": "a", "imports": "1"}
