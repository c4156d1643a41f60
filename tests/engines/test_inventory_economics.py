"""Service level and order quantity from money, against published examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InputError
from engines.inventory import (
    Economics,
    critical_ratio,
    economic_order_quantity,
    economic_service_level,
)
from engines.inventory.distribution import quantile
from engines.inventory.economics import LEAST_SERVICE, MOST_SERVICE


def test_the_newsvendor_of_snyder_and_shen_comes_out() -> None:
    # Fundamentals of Supply Chain Theory, example 4.3: h = 0.18, p = 0.70, N(50, 8²) → S = 56.6
    ratio = critical_ratio(0.70, 0.18)
    assert 50 + 8 * (quantile(500, 8, ratio) - 500) / 8 == pytest.approx(56.604, abs=0.001)


def test_the_order_quantity_of_snyder_and_shen_comes_out() -> None:
    assert economic_order_quantity(1300, 8, 0.225) == pytest.approx(304.0468, abs=1e-4)  # example 3.1


def test_more_margin_asks_for_more_service() -> None:
    # 85 a unit at 24 % a year for 14 days is 0.782: 15 / 15.782 and 3 / 3.782
    assert economic_service_level(Economics(15, 85, 24), 14) == pytest.approx(0.9504, abs=1e-4)
    assert economic_service_level(Economics(3, 85, 24), 14) == pytest.approx(0.7932, abs=1e-4)


def test_what_spoils_before_it_sells_is_stocked_carefully() -> None:
    # What is left after a week is lost with its cost: 15 / (15 + 85 + 0.39), kept at the least
    assert economic_service_level(Economics(15, 85, 24), 7, shelf_life_days=6) == LEAST_SERVICE
    assert economic_service_level(Economics(15, 85, 24), 7, shelf_life_days=30) == pytest.approx(
        0.9746, abs=1e-3
    )


def test_what_earns_nothing_has_no_service_level_of_its_own() -> None:
    assert economic_service_level(Economics(0, 85, 24), 7) is None
    assert economic_service_level(Economics(-2, 85, 24), 7) is None


@given(st.floats(0.01, 500), st.floats(0.01, 500), st.floats(0, 100), st.integers(1, 120))
def test_a_service_level_stays_where_a_tail_can_be_checked(
    margin: float, cost: float, rate: float, days: int
) -> None:
    level = economic_service_level(Economics(margin, cost, rate), days)
    assert level is not None
    assert LEAST_SERVICE <= level <= MOST_SERVICE


def test_costs_that_make_no_sense_are_refused() -> None:
    with pytest.raises(InputError, match="0 or more"):
        critical_ratio(-1, 2)
    with pytest.raises(InputError, match="above 0"):
        economic_order_quantity(100, 10, 0)
