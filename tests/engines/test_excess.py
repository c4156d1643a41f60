"""Too much stock, and stock that does not sell at all."""

from __future__ import annotations

from engines.inventory import DailyDemand, Excess, Stock, excess

ONE_A_DAY = DailyDemand([1.0], [1.0])


def test_what_will_not_sell_in_two_months_is_too_much() -> None:
    assert excess(ONE_A_DAY, Stock(100)) == Excess("over", 40, 60, 100.0)
    assert excess(ONE_A_DAY, Stock(60)) is None


def test_what_nobody_buys_is_dead_to_the_last_unit() -> None:
    assert excess(DailyDemand([0.001], [0.1]), Stock(12)) == Excess("dead", 12, 60, 12000.0)
    assert excess(DailyDemand([0.0], [0.0]), Stock(12)) == Excess("dead", 12, 60, None)


def test_what_spoils_first_is_told_as_that() -> None:
    assert excess(ONE_A_DAY, Stock(30), shelf_life_days=20) == Excess("expiring", 10, 20, 30.0)


def test_promised_units_and_those_kept_in_any_case_are_not_too_much() -> None:
    assert excess(ONE_A_DAY, Stock(100, backorder=30), keep=65) == Excess("over", 5, 60, 70.0)
    assert excess(ONE_A_DAY, Stock(-5)) is None


def test_what_is_on_the_way_is_not_there_yet() -> None:
    assert excess(ONE_A_DAY, Stock(10, in_transit=500)) is None
