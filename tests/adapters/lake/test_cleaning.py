"""What the curated tables make of the rows: the data contract's cleaning rules."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.adapters.lake.shop import Shop, day, product, sale, stock


def test_events_of_a_day_become_one_row(shop: Shop) -> None:
    shop.bring(
        "sales",
        "a",
        [
            sale(1, 3, price=10, event="x"),
            sale(1, 1, price=14, event="y", promo=True),
            sale(1, 2, price=10, store="DELHI_02"),
        ],
    )
    frame = shop.sales()
    assert frame["units"].to_list() == [4, 2]
    assert frame["price"].to_list() == [Decimal("11.0000"), Decimal("10.0000")]  # weighted by units
    assert frame["revenue"].to_list() == [Decimal("44.0000"), Decimal("20.0000")]
    assert frame["promo_flag"].to_list() == [True, None]


def test_given_revenue_is_kept_as_it_is(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(1, 3, price=10, revenue=29.5)])
    assert shop.sales()["revenue"].to_list() == [Decimal("29.5000")]


def test_a_missing_price_is_the_last_one_and_is_marked(shop: Shop) -> None:
    shop.bring(
        "sales",
        "a",
        [
            sale(1, 1, price=10),
            sale(2, 2, price=None),
            sale(3, 3, price=None, revenue=33),
            sale(4, 1, price=12),
            sale(1, 9, price=99, store="DELHI_02"),
            sale(2, 1, price=None, sku="ATTA"),
        ],
    )
    frame = shop.sales().filter(sku_id="MILK", store_id="DELHI_01")
    assert frame["price"].to_list() == [Decimal(10), Decimal(10), Decimal(10), Decimal(12)]
    assert frame["imputed_price"].to_list() == [False, True, True, False]
    assert frame["revenue"].to_list() == [Decimal(10), Decimal(20), Decimal(33), Decimal(12)]
    unknown = shop.sales().filter(sku_id="ATTA")
    assert unknown["price"].to_list() == [None]
    assert unknown["revenue"].to_list() == [None]
    assert unknown["imputed_price"].to_list() == [False]


def test_without_any_earlier_price_revenue_and_units_tell_it(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(1, 4, price=None, revenue=50)])
    frame = shop.sales()
    assert frame["price"].to_list() == [Decimal("12.5000")]
    assert frame["imputed_price"].to_list() == [True]


def test_an_event_without_a_price_takes_its_days(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(1, 2, price=10, event="x"), sale(1, 3, price=None, event="y")])
    frame = shop.sales()
    assert frame["revenue"].to_list() == [Decimal(50)]
    assert frame["imputed_price"].to_list() == [False]


def test_a_day_of_no_sales_has_no_revenue_rather_than_an_unknown_one(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(1, 0, price=None)])
    assert shop.sales()["revenue"].to_list() == [Decimal(0)]


def test_units_are_capped_at_the_products_99th_percentile(shop: Shop) -> None:
    rows = [sale(on, 10) for on in range(1, 31)]
    rows += [sale(31, 1000), sale(32, 0), sale(33, 500, promo=True)]
    shop.bring("sales", "a", rows)
    frame = shop.sales()
    # 31 positive days without promotion: linear between the 30th (10) and the 31st (1000), at 0.99 × 30
    cap = 10 + (0.99 * 30 - 29) * (1000 - 10)
    assert frame["units"].to_list()[-3:] == [1000, 0, 500]
    assert frame["units_winsorised"].to_list()[-3:] == pytest.approx([cap, 0, 500])


def test_units_are_not_capped_on_fewer_than_thirty_positive_days(shop: Shop) -> None:
    shop.bring("sales", "a", [*(sale(on, 10) for on in range(1, 29)), sale(29, 1000), sale(30, 0)])
    assert shop.sales()["units_winsorised"].max() == 1000


def test_censored_demand_is_told_from_no_demand(shop: Shop) -> None:
    shop.bring(
        "sales", "a", [sale(1, 10), sale(2, 10), sale(3, 0), sale(4, 4), sale(5, 12), sale(6, 0), sale(7, 0)]
    )
    shop.bring(
        "inventory", "b", [stock(2, 5), stock(3, 0), stock(4, 0), stock(5, 0), stock(6, 8), stock(7, None)]
    )
    told = dict(shop.sales().select("date", "stockout").iter_rows())
    assert told == {
        day(1): None,  # no snapshot that day
        day(2): False,
        day(3): True,  # nothing left, nothing sold
        day(4): True,  # nothing left, less than usual sold
        day(5): False,  # nothing left, but sold as much as ever
        day(6): False,  # demand was zero
        day(7): None,  # the snapshot does not say
    }


def test_stock_is_the_latest_snapshot_even_where_it_is_unknown(shop: Shop) -> None:
    shop.bring("inventory", "a", [stock(1, 5), stock(2, None), stock(1, 7, store="DELHI_02")])
    frame = shop.lake.stock_position(shop.scope).frame
    assert frame.select("date", "store_id", "on_hand").rows() == [
        (day(2), "DELHI_01", None),
        (day(1), "DELHI_02", 7),
    ]
    assert shop.lake.stock_history(shop.scope, day(1), day(1)).frame["on_hand"].to_list() == [5, 7]


@pytest.mark.parametrize(
    ("store_id", "city"),
    [
        ("DELHI_01", "Delhi"),
        ("NEW_DELHI_01", "New Delhi"),
        ("DELHI-7", "Delhi"),
        ("JAIPUR12", "Jaipur"),
        ("CA_1", "CA"),
        ("GOA_MAIN", "Goa"),
        ("FLAGSHIP", None),
        ("7", None),
    ],
)
def test_a_store_only_met_in_sales_takes_its_city_from_its_id(
    shop: Shop, store_id: str, city: str | None
) -> None:
    shop.bring("sales", "a", [sale(1, 1, store=store_id)])
    assert shop.lake.stores(shop.scope).frame.select("store_id", "city").rows() == [(store_id, city)]


def test_known_stores_and_products_are_listed_with_those_only_met(shop: Shop) -> None:
    shop.bring("stores", "s", [{"store_id": "DELHI_01", "city": "दिल्ली", "region": "North"}])
    shop.bring("products", "p", [product("MILK", cost=6.5)])
    shop.bring("sales", "a", [sale(1, 1), sale(1, 1, sku="ATTA")])
    shop.bring("inventory", "i", [stock(1, 5, sku="SOAP", store="MUMBAI_01")])
    assert shop.lake.stores(shop.scope).frame.select("store_id", "city").rows() == [
        ("DELHI_01", "दिल्ली"),
        ("MUMBAI_01", "Mumbai"),
    ]
    assert shop.lake.products(shop.scope).frame.select("sku_id", "unit_cost").rows() == [
        ("ATTA", None),
        ("MILK", Decimal("6.5000")),
        ("SOAP", None),
    ]


def test_absurdly_large_numbers_become_unknown_and_harm_nothing_else(shop: Shop) -> None:
    huge = 99_999_999_999_999
    shop.bring(
        "sales",
        "a",
        [sale(1, 2**62, price=huge, event="x"), sale(1, 2**62, price=huge, event="y"), sale(2, 1)],
    )
    frame = shop.sales()
    assert frame["units"].to_list() == [None, 1]
    assert frame["revenue"].to_list() == [None, Decimal(10)]
