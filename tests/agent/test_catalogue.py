"""The tenant's names: found in texts, kept until the tables move on, shown to whom they belong."""

from __future__ import annotations

from agent.catalogue import Catalogues, Named, NameIndex
from core.fact import Source
from core.identity import Scope
from core.ports import Answer
from tests.agent.shop import MANAGER, SELLER, shop
from tests.tools.fake_lake import FakeLake

INDEX = NameIndex(
    [
        Named("sku", "M1", "Mohini Milk"),
        Named("sku", "M2", "Mohini Milk Rusk"),
        Named("sku", "B", "Bread"),
        Named("store", "DELHI_01", "DELHI_01"),
        Named("city", "Delhi", "Delhi"),
        Named("sku", "M3", "Mohini Milk"),
    ]
)


def test_the_longest_name_is_found() -> None:
    found = INDEX.find("mohini  MILK rusk and Mohini milk at delhi 01, not in Delhi")

    assert [(one.kind, sorted(one.ids)) for one in found] == [
        ("sku", ["M2"]),
        ("sku", ["M1", "M3"]),
        ("store", ["DELHI_01"]),
        ("city", ["Delhi"]),
    ]


def test_a_plain_word_is_a_product_only_with_a_capital() -> None:
    assert INDEX.find("some bread") == []
    assert [one.ids for one in INDEX.find("Order Bread")] == [frozenset({"B"})]


class MovingLake(FakeLake):
    """A lake whose products move from snapshot to snapshot."""

    snapshot = "1"

    def products(self, scope: Scope) -> Answer:
        return Answer(super().products(scope).frame, Source(tables={"products": self.snapshot}))


def test_a_catalogue_is_kept_until_a_table_moves_on() -> None:
    full = shop()
    lake = MovingLake(stores_rows=full.stores_rows, products_rows=full.products_rows)
    catalogues = Catalogues(lake)
    first = catalogues.of("demo")

    assert catalogues.of("demo") is first
    lake.snapshot = "2"
    lake.products_rows.append({"sku_id": "NEW_1", "name": "Nayi Chai", "category": "TEA"})

    assert catalogues.of("demo").product_names["NEW_1"] == "Nayi Chai"


def test_names_are_shown_to_those_who_may_see_what_they_name() -> None:
    catalogue = Catalogues(shop()).of("demo")
    delhi, jaipur, city = catalogue.names.find("Delhi 1, Jaipur 1 and Mumbai")

    assert catalogue.may_name(delhi, SELLER)
    assert not catalogue.may_name(jaipur, SELLER)
    assert not catalogue.may_name(city, SELLER)
    assert catalogue.may_name(jaipur, MANAGER)
