"""What questions answer, to whom, and where they say it comes from."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import polars as pl
import pytest

from adapters.lake import IcebergLake, answering, open_lake
from adapters.lake.questions import Where
from adapters.lake.reading import QUESTIONS_BEFORE_KEEPING, SMALL_ROWS, Reader
from adapters.lake.state import State
from core.clock import FixedClock
from core.identity import Scope
from core.ports import Answer, KpiQuestion
from core.table import TABLE_BY_KIND
from core.tenant import TenantSettings
from tests.adapters.lake.conftest import NOW
from tests.adapters.lake.shop import Shop, day, product, sale, stock

ASK: dict[str, Callable[[IcebergLake, Scope], Answer]] = {
    "stores": lambda lake, scope: lake.stores(scope),
    "products": lambda lake, scope: lake.products(scope),
    "sales_history": lambda lake, scope: lake.sales_history(scope, day(1), day(31)),
    "stock_position": lambda lake, scope: lake.stock_position(scope),
    "stock_history": lambda lake, scope: lake.stock_history(scope, day(1), day(31)),
    "competitor_prices": lambda lake, scope: lake.competitor_prices(scope, day(1), day(31)),
    "promotions": lambda lake, scope: lake.promotions(scope, day(1), day(31)),
    "holidays": lambda lake, scope: lake.holidays(scope, day(1), day(31)),
    "returns": lambda lake, scope: lake.returns(scope, day(1), day(31)),
    "supplier_terms": lambda lake, scope: lake.supplier_terms(scope),
    "price_policy": lambda lake, scope: lake.price_policy(scope),
    "forecasts": lambda lake, scope: lake.forecasts(scope, day(1), day(90)),
}
BY_STORE = ("stores", "sales_history", "stock_position", "stock_history", "returns")
BY_SKU = (
    "products",
    "sales_history",
    "stock_position",
    "stock_history",
    "competitor_prices",
    "promotions",
    "returns",
    "supplier_terms",
    "price_policy",
)
HOSTILE = (
    "x' OR '1'='1",
    '"; DROP TABLE x; --',
    "$store_0",
    "{stock}",
    "*",
    "%",
    "a\0b",
    "\ud800",
    "दिल्ली",
    "",
)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Generator[Shop]:
    """A shop with every kind of data, to be asked only."""
    lake = open_lake(tmp_path_factory.mktemp("full"), FixedClock(NOW), TenantSettings)
    yield filled(Shop(lake))
    lake.close()


@pytest.fixture
def changing(shop: Shop) -> Shop:
    """The same, to be changed."""
    return filled(shop)


def filled(shop: Shop) -> Shop:
    shop.bring("sales", "sales", [sale(1, 5), sale(2, 6, store="MUMBAI_01"), sale(3, 7, sku="ATTA")])
    shop.bring(
        "inventory", "inventory", [stock(1, 5), stock(2, 6, store="MUMBAI_01"), stock(3, 7, sku="ATTA")]
    )
    shop.bring("products", "products", [product("MILK"), product("ATTA", category="STAPLES")])
    shop.bring(
        "stores",
        "stores",
        [
            {"store_id": s, "city": c, "region": "IN"}
            for s, c in [("DELHI_01", "Delhi"), ("MUMBAI_01", "Mumbai")]
        ],
    )
    shop.bring(
        "competitor_prices",
        "competitors",
        [
            {"date": day(2), "sku_id": s, "competitor": "Rival", "competitor_price": 9}
            for s in ("MILK", "ATTA")
        ],
    )
    shop.bring(
        "promotions",
        "promotions",
        [
            {
                "promo_id": "P1",
                "sku_id": "MILK",
                "store_id": None,
                "start_date": day(1),
                "end_date": day(2),
                "discount_pct": 10,
            },
            {
                "promo_id": "P2",
                "sku_id": "ATTA",
                "store_id": "MUMBAI_01",
                "start_date": day(30),
                "end_date": day(40),
                "discount_pct": 5,
            },
        ],
    )
    shop.bring("holidays", "holidays", [{"date": day(14), "name": "Makar Sankranti", "region": None}])
    shop.bring(
        "returns",
        "returns",
        [
            {"date": day(2), "sku_id": s, "store_id": "DELHI_01", "units_returned": 1, "source_event_id": s}
            for s in ("MILK", "ATTA")
        ],
    )
    shop.bring("supplier_terms", "terms", [{"sku_id": s, "lead_time_days": 4} for s in ("MILK", "ATTA")])
    shop.bring("price_policy", "policy", [{"sku_id": s, "floor_price": 8} for s in ("MILK", "ATTA")])
    return shop


@pytest.mark.parametrize("question", ASK)
def test_a_home_without_data_answers_with_an_empty_frame(
    lake: IcebergLake, home: Path, question: str
) -> None:
    answer = ASK[question](lake, Scope("nobody"))
    assert answer.frame.height == 0
    assert answer.frame.width > 0
    assert answer.source.tables == {}
    assert answer.source.as_of is None
    assert not home.exists(), "asking writes nothing"


@pytest.mark.parametrize("question", ASK)
def test_an_empty_answer_has_the_columns_and_types_of_a_full_one(full: Shop, question: str) -> None:
    empty, filled = ASK[question](full.lake, Scope("nobody")), ASK[question](full.lake, full.scope)
    assert empty.frame.schema == filled.frame.schema
    assert filled.frame.height > 0 or question == "forecasts"


@pytest.mark.parametrize(
    "kind",
    ["products", "stores", "competitor_prices", "promotions", "holidays", "supplier_terms", "price_policy"],
)
def test_columns_are_the_contracts(full: Shop, kind: str) -> None:
    assert ASK[kind](full.lake, full.scope).frame.columns == [
        column.name for column in TABLE_BY_KIND[kind].columns
    ]


@pytest.mark.parametrize("question", BY_STORE)
def test_answers_are_limited_to_the_stores_of_the_scope(full: Shop, question: str) -> None:
    frame = ASK[question](full.lake, Scope("shop", ("DELHI_01",))).frame
    assert set(frame["store_id"]) == {"DELHI_01"}


@pytest.mark.parametrize("question", BY_SKU)
def test_answers_are_limited_to_the_products_of_the_scope(full: Shop, question: str) -> None:
    frame = ASK[question](full.lake, Scope("shop", None, ("MILK",))).frame
    assert set(frame["sku_id"]) == {"MILK"}


@pytest.mark.parametrize("question", ASK)
@pytest.mark.parametrize("scope", [Scope("shop", ()), Scope("shop", None, ())])
def test_an_empty_scope_sees_nothing(full: Shop, question: str, scope: Scope) -> None:
    assert ASK[question](full.lake, scope).frame.height == 0


@pytest.mark.parametrize("question", ASK)
@pytest.mark.parametrize(
    "scope",
    [
        Scope("shop"),
        Scope("shop", ("MUMBAI_01",)),
        Scope("shop", ("DELHI_01", "MUMBAI_01"), ("ATTA", "MILK", "\ud800")),
        Scope("shop", None, ("ATTA",)),
        Scope("shop", ("\0",)),
    ],
)
def test_a_small_table_is_answered_from_memory_as_its_files_answer(
    full: Shop, question: str, scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_memory = ASK[question](full.lake, scope)
    monkeypatch.setattr(answering, "SMALL_ROWS", 0)
    monkeypatch.setattr(answering, "READ_WHOLE", ())
    by_sql = ASK[question](full.lake, scope)
    assert in_memory.frame.equals(by_sql.frame)
    assert in_memory.frame.schema == by_sql.frame.schema
    assert in_memory.source.tables == by_sql.source.tables


def test_a_small_table_is_read_once_whatever_is_asked_of_it(
    changing: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    changing.lake.stock_position(changing.scope)
    queries: list[str] = []
    read = Reader.read

    def counted(
        reader: Reader, tenant_id: str, state: State, tables: Sequence[str], sql: str
    ) -> pl.DataFrame:
        queries.append(sql)
        return read(reader, tenant_id, state, tables, sql)

    monkeypatch.setattr(Reader, "read", counted)
    for store in ("DELHI_01", "MUMBAI_01"):
        assert set(changing.lake.stock_position(Scope("shop", (store,))).frame["store_id"]) == {store}
    assert queries == []
    changing.bring("inventory", "later", [stock(4, 8)])
    milk = changing.lake.stock_position(Scope("shop", ("DELHI_01",), ("MILK",))).frame
    assert milk["on_hand"].to_list() == [8]
    assert len(queries) == 1


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_id_matches_nothing_and_breaks_nothing(full: Shop, hostile: str) -> None:
    for question in BY_STORE:
        assert ASK[question](full.lake, Scope("shop", (hostile,))).frame.height == 0
        mixed = ASK[question](full.lake, Scope("shop", (hostile, "DELHI_01"))).frame
        assert set(mixed["store_id"]) == {"DELHI_01"}
    for question in BY_SKU:
        assert ASK[question](full.lake, Scope("shop", None, (hostile,))).frame.height == 0
    by_store = KpiQuestion(("revenue",), ("store",), day(1), day(31))
    assert full.lake.kpi(Scope("shop", (hostile,)), by_store).frame.height == 0
    assert full.units() == 18


def test_a_scope_of_very_many_ids_is_answered(full: Shop) -> None:
    many = tuple(f"S{number}" for number in range(20_000))
    assert full.lake.sales_history(Scope("shop", None, (*many, "MILK"))).frame.height == 2


def test_a_promotion_of_every_store_is_in_each_stores_scope(full: Shop) -> None:
    delhi = full.lake.promotions(Scope("shop", ("DELHI_01",)), day(1), day(60)).frame
    assert delhi["promo_id"].to_list() == ["P1"]
    assert full.lake.promotions(full.scope, day(3), day(29)).frame.height == 0
    assert full.lake.promotions(full.scope, day(2), day(30)).frame["promo_id"].to_list() == ["P1", "P2"]


def test_rows_are_sorted_by_their_key(full: Shop) -> None:
    frame = full.sales()
    assert frame.equals(frame.sort("date", "sku_id", "store_id"))


def test_days_are_inclusive_and_may_be_open(full: Shop) -> None:
    def units(**days: object) -> list[int]:
        return full.lake.sales_history(full.scope, **days).frame["units"].to_list()  # type: ignore[arg-type]  # test data

    assert units() == [5, 6, 7]
    assert units(start=day(2)) == [6, 7]
    assert units(end=day(2)) == [5, 6]
    assert units(start=day(2), end=day(2)) == [6]
    assert units(start=day(3), end=day(2)) == []


def test_each_answer_says_where_it_comes_from(full: Shop) -> None:
    scope = Scope("shop", ("DELHI_01",), ("MILK",))
    source = full.lake.sales_history(scope, day(1), day(9)).source
    table = full.lake.iceberg("shop", "curated", "daily_sales")
    snapshot = table.current_snapshot()
    assert snapshot is not None
    assert source.tables == {"curated.daily_sales": str(snapshot.snapshot_id)}
    assert source.parameters == {
        "store_ids": ["DELHI_01"],
        "sku_ids": ["MILK"],
        "start": day(1),
        "end": day(9),
    }
    assert (source.as_of, source.computed_at, source.currency) == (day(3), NOW, "INR")
    assert source.method == "daily_sales"


def test_freshness_is_the_last_day_of_each_kind(full: Shop, lake: IcebergLake) -> None:
    freshness = full.lake.freshness("shop")
    assert (freshness.sales, freshness.inventory, freshness.competitor_prices) == (day(3), day(3), day(2))
    nothing = lake.freshness("nobody")
    assert (nothing.sales, nothing.inventory, nothing.competitor_prices) == (None, None, None)


def test_another_process_sees_an_import_at_once(changing: Shop, reopen: Callable[[], IcebergLake]) -> None:
    other = Shop(reopen())
    assert other.units() == 18
    changing.bring("sales", "more", [sale(4, 100)])
    assert other.units() == 118
    other.undo("sales", "more")
    assert changing.units() == 18


def test_a_large_table_answers_the_same_from_files_and_from_memory(shop: Shop) -> None:
    skus = [f"SKU_{number:04d}" for number in range(SMALL_ROWS // 30 + 1)]
    rows = [sale(on, on % 7, sku=sku) for sku in skus for on in range(1, 31)]
    shop.bring("sales", "a", rows)
    scope = Scope("shop", ("DELHI_01",), (skus[17],))
    answers = [shop.lake.sales_history(scope).frame for _ in range(QUESTIONS_BEFORE_KEEPING + 2)]
    assert answers[0].height == 30
    assert all(frame.equals(answers[0]) for frame in answers)
    shop.lake.warm("shop")
    assert shop.lake.sales_history(scope).frame.equals(answers[0])
    shop.bring("sales", "b", [sale(31, 3, sku=skus[17])])
    assert shop.lake.sales_history(scope).frame.height == 31


def test_many_threads_may_ask_while_another_brings_rows_in(changing: Shop) -> None:
    def ask(number: int) -> set[int]:
        seen = [changing.units(), changing.lake.stores(changing.scope).frame.height + 16]
        seen += [
            int(
                changing.lake.kpi(changing.scope, KpiQuestion(("units",), (), day(1), day(31)))
                .frame["units"]
                .item()
            )
        ]
        return set(seen)

    with ThreadPoolExecutor(6) as pool:
        questions = [pool.submit(ask, number) for number in range(24)]
        changing.bring("sales", "more", [sale(4, 100), sale(5, 1000)])
        seen = set[int]().union(*(question.result() for question in questions))
    assert seen <= {18, 1118}, "the file is wholly in or not at all"
    assert changing.units() == 1118


def test_a_home_with_an_awkward_name_works(tmp_path: Path) -> None:
    lake = open_lake(tmp_path / "it's [my] *home* 100% ünïcode #1", FixedClock(NOW), TenantSettings)
    shop = Shop(lake)
    shop.bring("sales", "a", [sale(1, 5)])
    shop.bring("sales", "b", [sale(2, 6)])
    assert shop.undo("sales", "a") == 1
    assert shop.units() == 6
    assert lake.expire("shop") == 0
    lake.close()


def test_money_is_exact(shop: Shop) -> None:
    shop.bring("sales", "a", [sale(on, 1, price=0.1) for on in range(1, 31)])
    assert str(shop.one("revenue")) == "3.0000"
    assert shop.sales().schema["price"] == pl.Decimal(18, 4)


def test_a_condition_that_rows_in_memory_would_not_be_held_to_cannot_be_made() -> None:
    assert (Where() & Where()).masks == ()
    with pytest.raises(ValueError, match="no mask"):
        Where("store_id = $store", {"store": "DELHI_01"})
