"""What an order keeps from being lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.inventory import Arrival, DailyDemand, Stock, Terms
from engines.inventory.demands import DailyDemands
from engines.inventory.protection import Protection
from engines.inventory.protection import protection as protections

CERTAIN = DailyDemand([10.0], [0.0])


def protection(
    daily: DailyDemand, stock: Stock, terms: Terms, arrivals: Sequence[Arrival] = ()
) -> Protection:
    """Look at one shelf, a week before the next look."""
    return protections(DailyDemands.of([daily]), [stock], [terms], 7, [arrivals])[0]


def test_what_is_lost_before_an_order_comes_in_cannot_be_saved() -> None:
    # Empty shelf, 3 days to deliver, 7 to the next look: 30 are lost, 70 can be saved.
    saved = protection(CERTAIN, Stock(0), Terms(3))
    assert (saved.unavoidable, saved.lost(), saved.lost(20), saved.lost(100)) == (30, 100, 80, 30)
    assert saved.avoided(70) == 70


def test_an_order_beyond_what_sells_saves_nothing_more() -> None:
    saved = protection(CERTAIN, Stock(50), Terms(3))
    assert (saved.avoided(50), saved.avoided(500)) == (50, 50)


def test_what_is_on_the_way_saves_the_days_before() -> None:
    coming = protection(CERTAIN, Stock(10, in_transit=20), Terms(3), [Arrival(1, 20)])
    late = protection(CERTAIN, Stock(10, in_transit=20), Terms(3), [Arrival(3, 20)])
    assert (coming.unavoidable, late.unavoidable) == (0, 20)


def test_promised_units_are_not_for_sale() -> None:
    assert protection(CERTAIN, Stock(100, backorder=60), Terms(3)).lost() == 60


@given(st.floats(0.05, 50), st.floats(0.1, 40), st.integers(0, 300), st.integers(0, 100), st.integers(1, 50))
def test_each_further_case_saves_no_more_than_the_one_before(
    mean: float, sigma: float, on_hand: int, ordered: int, case: int
) -> None:
    saved = protection(DailyDemand([mean], [sigma], 0.1), Stock(on_hand), Terms(4, 1.0))
    first = saved.avoided(ordered + case) - saved.avoided(ordered)
    second = saved.avoided(ordered + 2 * case) - saved.avoided(ordered + case)
    assert first >= second - 1e-6 >= -2e-6
    assert saved.lost() == pytest.approx(saved.lost(ordered) + saved.avoided(ordered), abs=1e-6)
