"""Shelves reckoned once: as one look gives them, and anew as soon as anything they rest on changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from decimal import Decimal

import polars as pl
import pytest

from core.clock import Clock, FixedClock
from core.identity import Principal, Scope
from core.ports import Ledgers, NewOverride
from core.price_change import NewPriceChange
from core.recommendation import Proposal
from core.tool import ToolContext, ToolResult
from tests.tools.conftest import AS_OF, MANAGER, NOW, SELLER, FakeAudit, FakeDirectory, sales_rows, stock_row
from tests.tools.fake_lake import FakeLake, KeepingLake
from tests.tools.fake_ledgers import MemoryBlobs
from tools import shelves
from tools.demand import compute_forecasts
from tools.registry import Registry
from tools.scope import ScopeArguments, resolve
from tools.shelves import Settled, settled

NEXT_DAY = AS_OF + timedelta(days=1)


@dataclass
class Shop:
    """A shop that is asked by a process which keeps what it reckoned, and by one just started."""

    lake: KeepingLake
    directory: FakeDirectory
    ledgers: Ledgers
    clock: Clock = field(default_factory=lambda: FixedClock(NOW))

    def warm(self, tool: str, arguments: dict[str, object], who: Principal = MANAGER) -> ToolResult:
        return self._ask(self.lake, tool, arguments, who)

    def cold(self, tool: str, arguments: dict[str, object], who: Principal = MANAGER) -> ToolResult:
        return self._ask(as_it_is(self.lake), tool, arguments, who)

    def _ask(self, lake: FakeLake, tool: str, arguments: dict[str, object], who: Principal) -> ToolResult:
        registry = Registry(
            lake=lake,
            directory=self.directory,
            audit=FakeAudit(),
            clock=self.clock,
            ledgers=self.ledgers,
            blobs=MemoryBlobs(),
        )
        return registry.call(tool, arguments, who).result

    def settled(self, lake: FakeLake, who: Principal = MANAGER, **asked: object) -> Settled:
        context = ToolContext(who, lake, self.clock, self.directory.settings, self.ledgers, MemoryBlobs())
        return settled(context, resolve(ScopeArguments.model_validate(asked), context))


def as_it_is(lake: FakeLake) -> FakeLake:
    """Return a lake of the same rows that keeps nothing."""
    return FakeLake(**{one.name: getattr(lake, one.name) for one in fields(FakeLake)})


@pytest.fixture
def shop(lake: FakeLake, directory: FakeDirectory, ledgers: Ledgers) -> Shop:
    rows = {one.name: getattr(lake, one.name) for one in fields(FakeLake)}
    return Shop(KeepingLake(**rows), directory, ledgers)


def a_sale_is_imported(shop: Shop) -> None:
    at_once = sales_rows("MILK", "DELHI_01", 28.0, scale=3.0, days=1, last=NEXT_DAY)
    shop.lake.sales = pl.concat([shop.lake.sales, at_once])
    shop.lake.snapshot += 1


def stock_is_imported(shop: Shop) -> None:
    shop.lake.stock_rows = [*shop.lake.stock_rows[1:], stock_row("MILK", "DELHI_01", 3)]
    shop.lake.snapshot += 1


def a_price_is_applied(shop: Shop) -> None:
    shop.ledgers.price_changes.add(
        NewPriceChange(
            "demo", "vikram", "MILK", "DELHI_01", Decimal(28), Decimal(25), NOW, AS_OF, status="applied"
        )
    )


def a_price_is_asked_for(shop: Shop) -> None:
    shop.ledgers.price_changes.add(
        NewPriceChange(
            "demo", "asha", "MILK", "DELHI_01", Decimal(28), Decimal(24), NOW, AS_OF, status="waiting"
        )
    )


def it_is_approved(shop: Shop) -> None:
    (one,) = shop.ledgers.price_changes.waiting()
    shop.ledgers.price_changes.decide("demo", one.change_id, approve=True, user_id="vikram", at=NOW)


def a_forecast_is_set_by_hand(shop: Shop) -> None:
    shop.ledgers.overrides.add(
        NewOverride("demo", "vikram", "MILK", "DELHI_01", NEXT_DAY, NEXT_DAY, 99.0, "fair", NOW, AS_OF)
    )


def it_is_withdrawn(shop: Shop) -> None:
    (one,) = shop.ledgers.overrides.in_force(Scope("demo"), NEXT_DAY, NEXT_DAY)
    shop.ledgers.overrides.withdraw("demo", one.override_id, user_id="vikram", at=NOW, cutoff=AS_OF)


def an_order_is_accepted(shop: Shop) -> None:
    (one,) = shop.ledgers.recommendations.propose(
        "demo",
        AS_OF,
        [Proposal("reorder", "MILK", "DELHI_01", 10.0, NEXT_DAY, {"quantity": 60})],
        at=NOW,
    )
    shop.ledgers.recommendations.decide(
        "demo", one.recommendation_id, "accepted", user_id="vikram", at=NOW, on=AS_OF
    )


def a_threshold_is_set(shop: Shop) -> None:
    shop.directory.settings = replace(
        shop.directory.settings, service_level=0.6, review_period_days=21, max_delta_pct=3.0
    )


def a_day_passes(shop: Shop) -> None:
    shop.clock = FixedClock(NOW + timedelta(days=9))


def nothing_before(shop: Shop) -> None:
    """Leave the shop as it is."""


CHANGES = (
    (nothing_before, a_sale_is_imported),
    (nothing_before, stock_is_imported),
    (nothing_before, a_price_is_applied),
    (a_price_is_asked_for, it_is_approved),
    (nothing_before, a_forecast_is_set_by_hand),
    (a_forecast_is_set_by_hand, it_is_withdrawn),
    (nothing_before, an_order_is_accepted),
    (nothing_before, a_threshold_is_set),
    (nothing_before, a_day_passes),
)
QUESTIONS: tuple[tuple[str, dict[str, object]], ...] = (
    ("assess_stockout_risk", {"city": "Delhi"}),
    ("assess_stockout_risk", {"sku_ids": ["MILK"], "horizon_days": 3}),
    ("plan_reorder", {"store_id": "DELHI_01", "budget": 900}),
    ("plan_reorder", {"category": "DAIRY", "service_level": 0.99}),
    ("suggest_price", {"sku_id": "MILK", "store_id": "DELHI_01"}),
    ("explain_change", {"metric": "margin", "period": {"start": "2026-11-16", "end": "2026-11-22"}}),
)


@pytest.mark.parametrize(("at_first", "change"), CHANGES)
def test_after_a_change_a_warm_process_says_what_a_cold_one_says(
    shop: Shop, at_first: Callable[[Shop], None], change: Callable[[Shop], None]
) -> None:
    at_first(shop)
    before = [shop.warm(tool, arguments) for tool, arguments in QUESTIONS]
    change(shop)
    now = [shop.warm(tool, arguments) for tool, arguments in QUESTIONS]

    assert now == [shop.cold(tool, arguments) for tool, arguments in QUESTIONS]
    assert now != before


def test_nothing_is_reckoned_again_while_nothing_changes(shop: Shop) -> None:
    for tool, arguments in QUESTIONS:
        shop.warm(tool, arguments)
    shop.lake.questions.clear()
    for tool, arguments in QUESTIONS[:4]:
        shop.warm(tool, arguments)
    assert set(shop.lake.questions) <= {"stores", "products"}


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"city": "Delhi"},
        {"store_id": "DELHI_02"},
        {"category": "DAIRY"},
        {"category": "DAIRY", "store_id": "DELHI_01"},
    ],
)
@pytest.mark.parametrize("who", [MANAGER, SELLER], ids=["manager", "seller"])
def test_stores_put_together_are_what_one_look_at_all_gives(
    shop: Shop, who: Principal, asked: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    by_store = shop.settled(shop.lake, who, **asked)
    monkeypatch.setattr(shelves, "MOST_SHELVES", 0)
    at_once = shop.settled(as_it_is(shop.lake), who, **asked)

    assert told(by_store) == told(at_once)
    assert by_store.view.demand.frame.equals(at_once.view.demand.frame)
    assert {source.method for source in by_store.sources} == {source.method for source in at_once.sources}


def test_a_category_is_picked_out_of_stores_that_were_reckoned(shop: Shop) -> None:
    shop.lake.save_forecasts("demo", compute_forecasts(shop.lake, "demo").frame)
    shop.settled(shop.lake)
    shop.lake.questions.clear()
    of_dairy = shop.settled(shop.lake, category="DAIRY", city="Delhi")
    assert {plan.item.sku_id for plan in of_dairy.plans} == {"MILK"}
    assert not {"inventory", "supplier_terms", "sales"} & set(shop.lake.questions)
    assert told(of_dairy) == told(shop.settled(as_it_is(shop.lake), category="DAIRY", city="Delhi"))


def test_a_category_of_which_something_is_uncounted_is_looked_at_by_itself(shop: Shop) -> None:
    shop.lake.save_forecasts("demo", compute_forecasts(shop.lake, "demo").frame)
    uncounted = [
        row for row in shop.lake.stock_rows if (row["sku_id"], row["store_id"]) != ("MILK", "DELHI_01")
    ]
    shop.lake.stock_rows = uncounted
    by_store = shop.settled(shop.lake, category="DAIRY")
    at_once = shop.settled(as_it_is(shop.lake), category="DAIRY")
    assert ("MILK", "DELHI_01") in by_store.view.unknown
    assert told(by_store) == told(at_once)


def told(found: Settled) -> tuple[object, ...]:
    view = found.view
    rows = [
        (plan.item, plan.order, plan.money, plan.service_level, pytest.approx(plan.lost_units), plan.received)
        for plan in found.orders
    ]
    return view.items, view.unknown, view.reason, view.place, view.demand.notes, rows, found.moves


def test_what_a_manager_asked_is_not_told_to_a_seller_of_fewer_stores(shop: Shop) -> None:
    for who in (MANAGER, SELLER, MANAGER):
        for tool, arguments in QUESTIONS:
            assert shop.warm(tool, arguments, who) == shop.cold(tool, arguments, who), (tool, who.name)
