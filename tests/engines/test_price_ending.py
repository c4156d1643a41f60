"""Prices that shops write on a shelf."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.pricing.ending import next_to, retail_prices

D = Decimal


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("9.80", "11.20", ["10.00", "10.50", "11.00"]),
        ("99.40", "102", ["99.50", "100.00", "101.00", "102.00"]),
        ("985", "1012", ["985.00", "986.00"]),
        ("9970", "10250", ["9979.00", "9989.00", "9999.00", "10099.00", "10199.00"]),
        ("50.10", "50.40", []),
        ("0.01", "1.20", ["0.50", "1.00"]),
    ],
)
def test_the_prices_between_two(low: str, high: str, expected: list[str]) -> None:
    assert [str(price) for price in retail_prices(D(low), D(high))][: len(expected)] == expected


def test_above_a_thousand_prices_end_in_nine() -> None:
    assert [str(price) for price in retail_prices(D(1001), D(1030))] == ["1009.00", "1019.00", "1029.00"]


def test_the_next_prices_lie_outside() -> None:
    assert next_to(D(92), D(108)) == (D("91.50"), D(109))
    assert next_to(D("0.50"), D("0.50")) == (None, D(1))


@given(st.decimals("0.01", 50_000, places=2), st.decimals(0, 40, places=1))
def test_every_price_lies_between_the_two_ascending_and_is_found_by_its_neighbours(
    low: Decimal, percent: Decimal
) -> None:
    high = low * (1 + percent / 100)
    found = retail_prices(low, high)
    assert found == sorted(set(found))
    assert all(low <= price <= high for price in found)
    if found:
        below, above = next_to(found[0], found[-1])
        assert below is None or below < low
        assert above is None or above > high
