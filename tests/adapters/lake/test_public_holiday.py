"""A tenant that supplies no holidays is given its country's; one that supplies any keeps to them."""

from __future__ import annotations

from datetime import date

import pytest

from adapters.public_holiday import SCHEMA, public_holidays
from tests.adapters.lake.shop import Shop, day, sale

JANUARY = (date(2025, 1, 1), date(2025, 1, 31))


def test_festivals_of_the_moon_fall_where_india_keeps_them() -> None:
    named = dict(public_holidays("INR", date(2026, 11, 1), date(2026, 11, 30)).select("name", "date").rows())
    (diwali,) = {day for name, day in named.items() if name.startswith("Diwali")}
    assert diwali == date(2026, 11, 8)


def test_both_ends_count_and_years_are_joined() -> None:
    found = public_holidays("INR", date(2025, 12, 25), date(2026, 1, 26))
    assert found.schema == SCHEMA
    assert found["date"].min() == date(2025, 12, 25)
    assert found["date"].max() == date(2026, 1, 26)
    assert found.sort("date", "name").equals(found)
    assert found["region"].null_count() == found.height


def test_another_currency_has_none_of_them() -> None:
    assert public_holidays("USD", *JANUARY).is_empty()
    assert public_holidays("INR", JANUARY[1], JANUARY[0]).is_empty()


def test_a_tenant_without_holidays_is_given_its_countrys(shop: Shop) -> None:
    shop.bring("sales", "sales", [sale(1, 1)])
    answer = shop.lake.holidays(shop.scope, *JANUARY)
    assert "Republic Day" in answer.frame["name"].to_list()
    assert answer.source.method == "public holidays"


@pytest.mark.parametrize("days", [JANUARY, (date(2025, 8, 1), date(2025, 8, 31))])
def test_a_tenant_that_supplies_any_keeps_to_its_own(shop: Shop, days: tuple[date, date]) -> None:
    shop.bring("sales", "sales", [sale(1, 1)])
    shop.bring("holidays", "holidays", [{"date": day(14), "name": "Shop's day", "region": None}])
    names = shop.lake.holidays(shop.scope, *days).frame["name"].to_list()
    assert set(names) <= {"Shop's day"}
