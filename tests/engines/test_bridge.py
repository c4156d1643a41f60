"""A bridge adds up to the paisa, whatever the estimates, and names the step that moved."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InputError
from engines.decision.bridge import STEPS, Cell, Metric, Side, bridge

USUAL = Side(units=Decimal(10), revenue=Decimal(1000), shelf_price=Decimal(100))
amounts = st.decimals(min_value=0, max_value=500, places=2)


def cell(before: Side = USUAL, now: Side = USUAL, sku_id: str = "A", **more: object) -> Cell:
    return Cell(sku_id, "S", before, now, **more)  # type: ignore[arg-type]


def sides() -> st.SearchStrategy[Side]:
    return st.builds(
        Side,
        units=amounts,
        revenue=amounts,
        shelf_price=amounts,
        uplift=amounts,
        lost=amounts,
        tax_share=st.decimals(min_value=Decimal("0.7"), max_value=1, places=3),
        unit_cost=amounts,
    )


@given(
    st.lists(
        st.builds(
            Cell,
            st.sampled_from("ABC"),
            st.sampled_from("ST"),
            sides(),
            sides(),
            st.sampled_from(["kept", "new", "lost"]),
        ),
        max_size=6,
    ),
    st.sampled_from(["revenue", "margin", "units"]),
    st.integers(1, 40),
    st.integers(1, 40),
)
def test_the_steps_add_up_exactly(cells: list[Cell], metric: Metric, before: int, now: int) -> None:
    found = bridge(cells, metric, days_before=before, days_now=now)
    assert sum(found.steps.values(), Decimal(0)) == found.after - found.before == found.change
    assert set(found.steps) == set(STEPS)


def test_a_dearer_shelf_is_a_step_of_price_alone() -> None:
    dearer = replace(USUAL, revenue=Decimal(1100), shelf_price=Decimal(110))
    found = bridge([cell(now=dearer)], "revenue", days_before=7, days_now=7)
    assert {name: amount for name, amount in found.steps.items() if amount} == {"price": Decimal("100.00")}


def test_more_units_at_the_same_price_are_a_step_of_volume() -> None:
    more = replace(USUAL, units=Decimal(15), revenue=Decimal(1500))
    found = bridge([cell(now=more)], "revenue", days_before=7, days_now=7)
    assert {name: amount for name, amount in found.steps.items() if amount} == {"volume": Decimal("500.00")}


def test_an_empty_shelf_is_told_apart_from_less_demand() -> None:
    empty = replace(USUAL, units=Decimal(6), revenue=Decimal(600), lost=Decimal(4))
    found = bridge([cell(now=empty)], "revenue", days_before=7, days_now=7)
    assert {name: amount for name, amount in found.steps.items() if amount} == {
        "stockouts": Decimal("-400.00")
    }


def test_a_longer_period_is_a_step_of_days() -> None:
    longer = replace(USUAL, units=Decimal(20), revenue=Decimal(2000))
    found = bridge([cell(now=longer)], "revenue", days_before=7, days_now=14)
    assert {name: amount for name, amount in found.steps.items() if amount} == {"days": Decimal("1000.00")}


def test_a_dearer_purchase_takes_from_the_margin_alone() -> None:
    before = replace(USUAL, unit_cost=Decimal(60))
    now = replace(USUAL, unit_cost=Decimal(65))
    found = bridge([cell(before, now)], "margin", days_before=7, days_now=7)
    assert {name: amount for name, amount in found.steps.items() if amount} == {"cost": Decimal("-50.00")}


def test_an_item_sold_in_one_period_only_is_new_or_lost() -> None:
    nothing = Side(Decimal(0), Decimal(0), Decimal(100))
    cells = [cell(nothing, USUAL, "N", status="new"), cell(USUAL, nothing, "L", status="lost")]
    found = bridge(cells, "revenue", days_before=7, days_now=7)
    assert found.steps["new_items"] == Decimal("1000.00")
    assert found.steps["lost_items"] == Decimal("-1000.00")
    assert found.change == 0


@given(sides(), sides())
def test_exchanging_the_periods_changes_every_sign(one: Side, other: Side) -> None:
    there = bridge([cell(one, other)], "revenue", days_before=7, days_now=9)
    back = bridge([cell(other, one)], "revenue", days_before=9, days_now=7)
    assert there.change == -back.change
    for name in STEPS:
        assert abs(there.steps[name] + back.steps[name]) <= Decimal("0.10")  # each rounded by itself


def test_those_that_moved_most_come_first() -> None:
    more = replace(USUAL, units=Decimal(15), revenue=Decimal(1500))
    found = bridge([cell(), cell(now=more, sku_id="B")], "revenue", days_before=7, days_now=7)
    assert found.by_sku[0].key == "B"
    assert sum((one.change for one in found.by_sku), Decimal(0)) == found.change


def test_a_period_needs_a_day() -> None:
    with pytest.raises(InputError, match="0 and 7"):
        bridge([cell()], "revenue", days_before=0, days_now=7)
