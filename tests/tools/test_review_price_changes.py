"""review_price_changes: what a change was expected to do, what it did, and when that can be told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from core.clock import FixedClock
from core.errors import InputError, ScopeError
from core.ports import Ledgers
from core.price_change import NewPriceChange, PriceChange
from core.tool import ToolContext
from tests.tools.conftest import AS_OF, MANAGER, NOW, SELLER, Call, FakeDirectory
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_ledgers import MemoryBlobs, MemoryPriceChanges
from tools.price_outcome import measure_all
from tools.price_review import ReviewedChange, ReviewPriceChangesResult

EXPECTED = {"days": 7, "units_pct": [4.0, 6.0, 8.0], "profit": [-50.0, 20.0, 90.0]}


def changed_on(
    ledger: MemoryPriceChanges, day: date, *, price: str = "25.00", before: str = "28.00", **more: Any
) -> PriceChange:
    """Keep a change of milk in Delhi 1, applied at noon of a day."""
    at = datetime(day.year, day.month, day.day, 6, 30, tzinfo=UTC)
    asked: dict[str, Any] = {
        "tenant_id": "demo",
        "user_id": "asha",
        "sku_id": "MILK",
        "store_id": "DELHI_01",
        "price_before": Decimal(before),
        "price": Decimal(price),
        "requested_at": at,
        "cutoff": day - timedelta(days=1),
        "status": "applied",
        "expected": EXPECTED,
    }
    return ledger.add(NewPriceChange(**{**asked, **more}))


def sold_since(
    lake: FakeLake, day: date, factor: float, price: float = 25.0, store: str = "DELHI_01"
) -> None:
    """Let milk sell so many times as well from the day on, at a price."""
    here = (pl.col("sku_id") == "MILK") & (pl.col("store_id") == store) & (pl.col("date") >= day)
    schema = lake.sales.schema
    lake.sales = lake.sales.with_columns(
        pl.when(here)
        .then((pl.col("units") * factor).round())
        .otherwise("units")
        .cast(schema["units"])
        .alias("units"),
        pl.when(here).then(price).otherwise("price").cast(schema["price"]).alias("price"),
    )


def review(call: Call, **arguments: Any) -> ReviewPriceChangesResult:
    result = call("review_price_changes", **arguments).result
    assert isinstance(result, ReviewPriceChangesResult)
    return result


def only(result: ReviewPriceChangesResult) -> ReviewedChange:
    (line,) = result.lines
    return line


def test_without_a_change_there_is_nothing_to_look_back_on(call: Call) -> None:
    result = review(call)
    assert (result.count.value, result.lines, result.charts) == (0, (), ())


def test_a_cut_that_sold_more_is_measured_against_what_stayed(
    call: Call, lake: FakeLake, price_changes: MemoryPriceChanges
) -> None:
    day = AS_OF - timedelta(days=22)
    changed_on(price_changes, day)
    sold_since(lake, day, 1.5)
    result = review(call)
    line = only(result)
    assert (line.state, line.basis, line.direction) == ("measured", "controls", "lower")
    assert line.units_pct is not None
    assert line.units_low is not None
    assert float(str(line.units_pct.value)) == pytest.approx(50, abs=8)
    assert float(str(line.units_low.value)) > 20
    assert line.days is not None
    assert line.days.value == 22
    # the same milk in two other stores, and the other categories of Delhi 1: atta, soap (tea is too new)
    assert line.controls is not None
    assert line.controls.value == 4
    assert line.expected_units_pct is not None
    assert line.expected_units_pct.value == 6.0
    assert line.asked_by.value == "asha"
    assert "Expected" in str(result.charts[0].spec)


def test_what_it_earned_counts_not_what_it_sold(
    call: Call, lake: FakeLake, price_changes: MemoryPriceChanges
) -> None:
    # 28 → 25 at a cost of 20 and 5 % tax: a unit earned 6.67, now 3.81; half as much again is not enough
    day = AS_OF - timedelta(days=22)
    changed_on(price_changes, day)
    sold_since(lake, day, 1.5)
    line = only(review(call))
    assert line.profit is not None
    assert line.profit_high is not None
    assert float(str(line.profit.value)) < 0
    assert line.verdict == ("hurt" if float(str(line.profit_high.value)) < 0 else "unclear")


def test_nothing_is_told_before_a_week_has_passed(call: Call, price_changes: MemoryPriceChanges) -> None:
    changed_on(price_changes, AS_OF - timedelta(days=3))
    line = only(review(call))
    assert line.state == "too_early"
    assert line.days_missing is not None
    assert line.days_missing.value == 4
    assert line.units_pct is None


def test_a_change_taken_back_within_a_week_is_never_measured(
    call: Call, price_changes: MemoryPriceChanges
) -> None:
    first = changed_on(price_changes, AS_OF - timedelta(days=20))
    changed_on(
        price_changes,
        AS_OF - timedelta(days=17),
        price="28.00",
        before="25.00",
        undoes=first.change_id,
    )
    lines = {line.change_id: line for line in review(call).lines}
    assert lines[first.change_id].state == "cut_short"
    assert lines[first.change_id].taken_back


def test_a_till_that_went_on_with_the_old_price_is_said_to(
    call: Call, lake: FakeLake, price_changes: MemoryPriceChanges
) -> None:
    changed_on(price_changes, AS_OF - timedelta(days=20))
    assert only(review(call)).state == "not_charged"


def test_without_controls_the_forecast_of_before_stands_in(
    call: Call, lake: FakeLake, price_changes: MemoryPriceChanges
) -> None:
    day = AS_OF - timedelta(days=22)
    changed_on(price_changes, day)
    sold_since(lake, day, 1.5)
    lake.sales = lake.sales.filter((pl.col("sku_id") == "MILK") & (pl.col("store_id") == "DELHI_01"))
    line = only(review(call, sku_ids=["MILK"]))
    assert (line.state, line.basis, line.controls) == ("measured", "forecast", None)
    assert line.units_pct is not None
    assert float(str(line.units_pct.value)) == pytest.approx(50, abs=10)


def test_what_waits_or_was_refused_is_told_as_such(call: Call, price_changes: MemoryPriceChanges) -> None:
    waiting = changed_on(price_changes, AS_OF, status="waiting")
    refused = changed_on(price_changes, AS_OF, status="waiting")
    price_changes.decide("demo", refused.change_id, approve=False, user_id="vikram", at=refused.requested_at)
    states = {line.change_id: line.state for line in review(call).lines}
    assert states == {waiting.change_id: "waiting", refused.change_id: "rejected"}


def test_a_seller_sees_the_own_stores_and_one_by_its_id(
    call: Call, price_changes: MemoryPriceChanges
) -> None:
    mine = changed_on(price_changes, AS_OF - timedelta(days=2))
    other = changed_on(price_changes, AS_OF - timedelta(days=2), store_id="MUMBAI_01")
    assert [line.change_id for line in review(call, who=SELLER).lines] == [mine.change_id]
    assert only(review(call, who=SELLER, change_id=mine.change_id.lower())).change_id == mine.change_id
    with pytest.raises(ScopeError):
        review(call, who=SELLER, change_id=other.change_id)
    with pytest.raises(ScopeError):
        review(call, who=MANAGER, change_id=mine.change_id, store_id="MUMBAI_01")
    with pytest.raises(InputError) as unknown:
        review(call, change_id="PC_nothing")
    assert unknown.value.code == "unknown_price_change"


def test_what_a_person_may_take_back_is_their_own_newest_change_in_force(
    call: Call, price_changes: MemoryPriceChanges
) -> None:
    changed_on(price_changes, AS_OF - timedelta(days=3), store_id="DELHI_02")
    newest = changed_on(price_changes, AS_OF - timedelta(days=2), store_id="DELHI_02", price="26.00")
    changed_on(price_changes, AS_OF - timedelta(days=2), user_id="vikram")
    assert [line.change_id for line in review(call, who=SELLER, mine_to_undo=True).lines] == [
        newest.change_id
    ]
    assert review(call, who=SELLER, mine_to_undo=True, store_id="DELHI_01").lines == ()


def test_who_agreed_to_a_change_may_take_it_back_too(call: Call, price_changes: MemoryPriceChanges) -> None:
    waiting = changed_on(price_changes, AS_OF - timedelta(days=1), status="waiting")
    price_changes.decide("demo", waiting.change_id, approve=True, user_id=MANAGER.user_id, at=NOW)
    assert [line.change_id for line in review(call, who=MANAGER, mine_to_undo=True).lines] == [
        waiting.change_id
    ]


# --- the nightly run ------------------------------------------------------------------


@pytest.fixture
def context(lake: FakeLake, directory: FakeDirectory, ledgers: Ledgers) -> ToolContext:
    return ToolContext(
        principal=MANAGER,
        lake=lake,
        clock=FixedClock(datetime(2026, 11, 22, tzinfo=UTC)),
        settings=directory.settings,
        ledgers=ledgers,
        blobs=MemoryBlobs(),
    )


def test_each_night_measures_what_does_not_stand_yet(
    context: ToolContext, lake: FakeLake, price_changes: MemoryPriceChanges, call: Call
) -> None:
    old, new = AS_OF - timedelta(days=40), AS_OF - timedelta(days=3)
    done = changed_on(price_changes, old)
    sold_since(lake, old, 1.2)
    changed_on(price_changes, new, store_id="DELHI_02")
    assert measure_all(context) == "1 measured, 1 too early"
    outcome = price_changes.kept[0].outcome
    assert outcome is not None
    assert (outcome["state"], outcome["final"], outcome["end"]) == ("measured", True, "2026-11-09")
    assert measure_all(context) == "0 measured, 1 too early"
    sold_since(lake, AS_OF, 9.0)  # what stands is not measured again
    assert only(review(call, change_id=done.change_id)).units_pct is not None
    assert price_changes.kept[0].outcome == outcome


def test_the_outcome_moves_on_until_four_weeks_have_passed(
    context: ToolContext, lake: FakeLake, price_changes: MemoryPriceChanges
) -> None:
    day = AS_OF - timedelta(days=15)
    changed_on(price_changes, day)
    sold_since(lake, day, 1.2)
    whole = lake.sales
    lake.sales = whole.filter(pl.col("date") <= AS_OF - timedelta(days=5))
    measure_all(context)
    first = price_changes.kept[0].outcome
    lake.sales = whole
    measure_all(context)
    second = price_changes.kept[0].outcome
    assert first is not None
    assert second is not None
    assert (first["days"], second["days"], second["final"]) == (10, 15, False)
