"""What sources show is checked, taken in once, and reported; one that fails stops no other."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, cast

import polars as pl
import pytest

from core.clock import FixedClock
from core.errors import ConflictError, DataError, ExternalError, InputError, PolicyError
from core.fact import Source
from core.identity import Principal, Role, Scope
from core.ports import Answer, Collected, FailedPage, Importer, ImportReport, Lake, PriceReading, UnreadPrice
from core.tenant import TenantSettings
from jobs.lock import exclusive
from jobs.runs.collecting import CollectingParts, collect_prices, last_report, service_principal
from jobs.runs.collection_report import CollectionReports
from tests.jobs.importing.fakes import FakeAudit, Steps

NOW = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
OWNER = Principal("shop", "owner", "Owner", Role.MANAGER)
ATTA = PriceReading("ATTA", "Rival", "265.00", "INR", "https://rival.example/p/1", Decimal("0.9"), NOW)

Row = dict[str, Any]


class Sites:
    """The sources as a test says; an exception is raised."""

    def __init__(self, **found: Collected | Exception) -> None:
        self.found = found
        self.asked_for: list[tuple[str, set[str]]] = []

    def show(self, *readings: PriceReading, **more: Any) -> None:
        self.found["Rival"] = Collected("Rival", asked=len(readings), readings=readings, **more)

    def sources(self, tenant_id: str) -> Sequence[str]:
        return tuple(self.found)

    def collect(self, tenant_id: str, source_name: str, sku_ids: Collection[str]) -> Collected:
        self.asked_for.append((source_name, set(sku_ids)))
        found = self.found[source_name]
        if isinstance(found, Exception):
            raise found
        return found


@dataclass
class Shed:
    """A lake with two products, into which whatever is imported falls."""

    prices: dict[tuple[date, str, str], Row] = field(default_factory=dict[tuple[date, str, str], Row])
    files: list[str] = field(default_factory=list[str])
    refuse: Exception | None = None

    def products(self, scope: Scope) -> Answer:
        frame = pl.DataFrame(
            {"sku_id": ["ATTA", "SOAP"], "mrp": [Decimal("280"), None]},
            schema_overrides={"mrp": pl.Decimal(18, 4)},
        )
        return Answer(frame, Source())

    def competitor_prices(self, scope: Scope, start: date, end: date) -> Answer:
        rows = [row for (day, _, _), row in self.prices.items() if start <= day <= end]
        return Answer(pl.DataFrame(rows), Source())

    def receive(self, content: BinaryIO, file_name: str, principal: Principal, **given: Any) -> ImportReport:
        assert given == {"kind": "competitor_prices"}
        if self.refuse is not None:
            raise self.refuse
        text = content.read().decode()
        self.files.append(text)
        rows = list(csv.DictReader(io.StringIO(text)))
        for row in rows:
            day = date.fromisoformat(row["date"])
            self.prices[day, row["sku_id"], row["competitor"]] = {
                **row,
                "date": day,
                "competitor_price": Decimal(row["competitor_price"]),
                "confidence": Decimal(row["confidence"]),
            }
        return ImportReport(
            f"I{len(self.files)}", "competitor_prices", file_name, "committed", rows=len(rows)
        )


@dataclass
class Shop:
    sites: Sites
    shed: Shed
    audit: FakeAudit
    parts: CollectingParts

    def collect(self, **options: Any) -> Any:
        return collect_prices(self.parts, options.pop("principal", OWNER), **options)

    def rival(self, *readings: PriceReading, **options: Any) -> Any:
        """Collect from a rival that shows these; return what came of it."""
        self.sites.show(*readings)
        (report,) = self.collect(**options).sources
        return report


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    sites, shed, audit = Sites(), Shed(), FakeAudit(Steps())
    parts = CollectingParts(
        collector=sites,
        lake=cast("Lake", shed),
        importer=cast("Importer", shed),
        audit=audit,
        clock=FixedClock(NOW),
        settings_of=TenantSettings,
        reports=CollectionReports(tmp_path / "reports"),
        lock_file=tmp_path / "collector.lock",
    )
    return Shop(sites, shed, audit, parts)


def test_a_price_is_taken_in_with_its_day_source_address_and_confidence(shop: Shop) -> None:
    report = shop.rival(ATTA)
    assert (report.new, report.known, report.import_id) == (1, 0, "I1")
    assert shop.shed.files == [
        "date,sku_id,competitor,competitor_price,url,confidence\r\n"
        "2026-11-21,ATTA,Rival,265.0000,https://rival.example/p/1,0.9\r\n"
    ]


def test_the_day_is_the_shop_s_own(shop: Shop) -> None:
    shop.rival(replace(ATTA, seen_at=datetime(2026, 11, 20, 19, 0, tzinfo=UTC)))  # half past midnight there
    assert [day for day, _, _ in shop.shed.prices] == [date(2026, 11, 21)]


def test_the_same_price_again_on_the_same_day_changes_nothing(shop: Shop) -> None:
    shop.rival(ATTA)
    again = shop.rival(ATTA)
    assert (again.new, again.known, again.import_id) == (0, 1, "")
    assert len(shop.shed.files) == 1


def test_a_price_that_changes_during_the_day_and_back_is_followed(shop: Shop) -> None:
    for price in ("265", "259", "265"):
        assert shop.rival(replace(ATTA, price=price)).new == 1
    assert [row["competitor_price"] for row in shop.shed.prices.values()] == [Decimal("265")]


def test_the_same_price_on_the_next_day_is_a_new_observation(shop: Shop) -> None:
    shop.rival(ATTA)
    assert shop.rival(replace(ATTA, seen_at=datetime(2026, 11, 22, 4, 0, tzinfo=UTC))).new == 1
    assert len(shop.shed.prices) == 2


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"currency": "USD"}, "other_currency"),
        ({"currency": ""}, "no_currency"),
        ({"price": "0"}, "zero_price"),
        ({"price": "0.00001"}, "zero_price"),
        ({"price": "-5"}, "negative"),
        ({"price": "call us"}, "number_invalid"),
        ({"price": "$265"}, "number_invalid"),
        ({"price": "265-300"}, "number_invalid"),
        ({"price": "nan"}, "missing_value"),
        ({"price": "inf"}, "not_finite"),
        ({"price": "1e300"}, "number_too_large"),
        ({"price": "2800.01"}, "above_ten_times_mrp"),
    ],
)
def test_a_price_beyond_belief_is_put_aside_with_its_reason(
    shop: Shop, change: Mapping[str, str], reason: str
) -> None:
    reading = replace(ATTA, **change)
    report = shop.rival(reading)
    (bad,) = report.quarantined
    assert (bad["file"], bad["sku_id"], bad["url"], bad["reason"]) == ("Rival", "ATTA", ATTA.url, reason)
    assert bad["value"] == f"{reading.price} {reading.currency}".strip()
    assert (report.new, shop.shed.files) == (0, [])


@pytest.mark.parametrize(("price", "read"), [("₹ 1,265.50", "1265.50"), ("2800", "2800"), ("Rs. 99/-", "99")])
def test_a_price_is_read_in_every_form_that_files_may_have(shop: Shop, price: str, read: str) -> None:
    shop.rival(replace(ATTA, price=price))
    assert [row["competitor_price"] for row in shop.shed.prices.values()] == [Decimal(read)]


def test_without_an_mrp_no_price_is_too_high_to_believe(shop: Shop) -> None:
    assert shop.rival(replace(ATTA, sku_id="SOAP", price="99999")).new == 1


def test_a_page_that_showed_no_price_is_in_the_quarantine_too(shop: Shop) -> None:
    unread = UnreadPrice("SOAP", "https://rival.example/p/2", "199, 210", "several_prices")
    shop.sites.show(ATTA, unread=(unread,))
    (report,) = shop.collect().sources
    assert [(bad["sku_id"], bad["value"], bad["reason"]) for bad in report.quarantined] == [
        ("SOAP", "199, 210", "several_prices")
    ]
    assert report.new == 1


def test_only_products_of_the_tenant_are_asked_for(shop: Shop) -> None:
    shop.rival(ATTA)
    assert shop.sites.asked_for == [("Rival", {"ATTA", "SOAP"})]


@pytest.mark.parametrize("error", [InputError("rival.csv, line 2: wrong."), RuntimeError("a bug")])
def test_a_source_that_fails_stops_no_other(shop: Shop, error: Exception) -> None:
    shop.sites.found = {"Broken": error, "Rival": Collected("Rival", asked=1, readings=(ATTA,))}
    report = shop.collect()
    broken, rival = report.sources
    assert not report.ok
    assert not broken.ok
    assert rival.new == 1
    expected = "rival.csv, line 2: wrong." if isinstance(error, InputError) else "RuntimeError"
    assert expected in broken.message
    assert "a bug" not in broken.message


def test_prices_that_cannot_be_taken_in_are_said_so_and_taken_in_next_time(shop: Shop) -> None:
    shop.shed.refuse = ExternalError("The disk is full.")
    report = shop.rival(ATTA)
    assert (report.ok, report.message) == (False, "The disk is full.")
    shop.shed.refuse = None
    assert shop.rival(ATTA).new == 1


def test_a_page_that_is_gone_does_not_make_a_source_a_failure(shop: Shop) -> None:
    gone = (FailedPage("https://rival.example/p/2", "status 404"),)
    shop.sites.show(ATTA, failed=gone)
    assert shop.collect().ok
    shop.sites.show(failed=gone)
    assert not shop.collect().ok


def test_a_dry_run_shows_what_would_be_taken_in_and_takes_nothing_in(shop: Shop) -> None:
    report = shop.rival(ATTA, dry_run=True)
    assert (report.new, report.import_id, shop.shed.files) == (1, "", [])
    assert report.prices[0]["competitor_price"] == "265.0000"


def test_one_source_can_be_asked_alone_whatever_its_case(shop: Shop) -> None:
    shop.sites.found |= {"Rival": Collected("Rival"), "Other": Collected("Other")}
    report = shop.collect(only="rival")
    assert [one.source for one in report.sources] == ["Rival"]


def test_a_source_that_is_not_there_is_named_with_those_that_are(shop: Shop) -> None:
    shop.sites.show()
    with pytest.raises(InputError, match=r"no enabled source 'Rivals'; enabled: Rival\."):
        shop.collect(only="Rivals")


def test_without_sources_nothing_is_done_or_noted(shop: Shop) -> None:
    assert shop.collect().sources == ()
    assert shop.audit.kept == []


def test_a_run_is_in_the_audit_log_with_its_counts(shop: Shop) -> None:
    shop.rival(ATTA, principal=service_principal("shop"))
    (record,) = shop.audit.kept
    assert (record.actor, record.action, record.subject, record.outcome) == (
        "collector",
        "collect_prices",
        "Rival",
        "allowed",
    )
    (source,) = record.details["sources"]
    assert (source["asked"], source["new"], source["import_id"]) == (1, 1, "I1")


def test_a_run_that_asked_nobody_and_found_nothing_new_is_no_event(shop: Shop) -> None:
    shop.rival(ATTA)
    shop.sites.found["Rival"] = Collected("Rival", from_cache=1, readings=(ATTA,))
    shop.collect()
    assert len(shop.audit.kept) == 1


@pytest.mark.parametrize(
    "person",
    [
        Principal("shop", "asha", "Asha", Role.SELLER, frozenset({"DELHI_01"})),
        Principal("shop", "vikram", "Vikram", Role.MANAGER, frozenset({"DELHI_01"})),
    ],
)
def test_who_may_not_take_data_in_may_not_collect_it(shop: Shop, person: Principal) -> None:
    shop.sites.show(ATTA)
    with pytest.raises(PolicyError, match="Only an admin"):
        shop.collect(principal=person)
    with pytest.raises(PolicyError):
        last_report(shop.parts, person)
    assert shop.sites.asked_for == []
    assert {record.outcome for record in shop.audit.kept} == {"denied"}


def test_two_collections_never_overlap(shop: Shop) -> None:
    shop.sites.show(ATTA)
    with (
        exclusive(shop.parts.lock_file, wait=False, holder="another"),
        pytest.raises(ConflictError, match="A collection of prices is already running"),
    ):
        shop.collect()
    assert shop.sites.asked_for == []


def test_the_last_report_can_be_read_later(shop: Shop) -> None:
    with pytest.raises(DataError, match="No competitor prices were collected yet"):
        last_report(shop.parts, OWNER)
    shop.rival(replace(ATTA, price="0"))
    kept = last_report(shop.parts, OWNER)
    assert kept["ok"]
    assert kept["sources"][0]["quarantined"][0]["reason"] == "zero_price"


def test_a_tenant_reads_only_the_own_reports(shop: Shop) -> None:
    shop.rival(ATTA)
    with pytest.raises(DataError):
        last_report(shop.parts, replace(OWNER, tenant_id="other"))
