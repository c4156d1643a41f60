"""When something needs attention: each condition at its line, just below it, and how grave it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from core.alert import AlertRule, Severity
from core.fact import Source
from engines.alerting.document import Paper, expiring, failures
from engines.alerting.price import Rivalry, far_above, wrong_prices
from engines.alerting.rule import Reading, crossed
from engines.alerting.sale import Oddity, spikes
from engines.alerting.stock import Remedy, Shelf, Surplus, overstock, stockouts
from engines.alerting.upkeep import degraded, silent_stores, stopped
from engines.alerting.weight import severity_of

TODAY = date(2026, 11, 21)
SOURCE = Source(method="test")
SHELF = Shelf("MILK", "DELHI_01", 12, 40.0, 0.9, TODAY + timedelta(days=3), 2.1, Decimal(600), lasting=0.9)
TAKES = {"DELHI_01": 10_000.0}
SPIKE = Oddity("sales_spike", "high", "MILK", "DELHI_01", "DAIRY", TODAY, TODAY, 40, 10, 840.0, False)
PAPER = Paper("DOC_1", "INV/1, Gupta Kirana", True, 2, TODAY, frozenset({"asha"}), Decimal(8496))


def short(shelf: Shelf = SHELF, remedy: Remedy | None = None) -> list[tuple[str, str, str]]:
    remedies = {} if remedy is None else {shelf.key: remedy}
    found = stockouts([shelf], remedies, TAKES, today=TODAY, source=SOURCE)
    return [(one.severity, one.form, one.advice.doing if one.advice else "") for one in found]


@pytest.mark.parametrize(
    ("worth", "urgent", "severity"),
    [
        (99, True, None),
        (100, True, "medium"),
        (500, False, "high"),
        (2500, False, "high"),
        (2500, True, "critical"),
        (None, True, "medium"),
    ],
)
def test_gravity_is_money_against_a_usual_day(
    worth: int | None, urgent: bool, severity: Severity | None
) -> None:
    assert severity_of(None if worth is None else Decimal(worth), 10_000.0, urgent=urgent) == severity


def test_a_shelf_more_likely_empty_than_not_is_told_with_what_helps() -> None:
    assert short() == [("high", "stockout", "order")]
    assert short(remedy=Remedy("R_1", "reorder", 48, TODAY)) == [("high", "stockout", "order")]
    assert short(remedy=Remedy("R_2", "transfer", 20)) == [("high", "stockout", "move")]
    assert short(replace(SHELF, on_hand=0, on_the_way=96)) == [("high", "out", "wait")]
    assert short(replace(SHELF, probability=0.79)) == []
    assert short(replace(SHELF, on_hand=0, probability=1.0, lasting=0.5)) == []  # help is due about now
    assert short(replace(SHELF, on_hand=0, probability=1.0, lasting=0.51)) != []
    assert short(replace(SHELF, demand=0.0)) == []
    assert short(replace(SHELF, lost_sales=Decimal(50))) == []
    assert (
        short(replace(SHELF, empty_on=TODAY + timedelta(days=1), lost_sales=Decimal(3000)))[0][0]
        == "critical"
    )


def test_a_shop_draws_its_own_lines() -> None:
    def lines(**drawn: float) -> int:
        found = stockouts([SHELF], {}, TAKES, today=TODAY, source=SOURCE, **drawn)
        return len(list(found))

    assert [lines(likely=0.95), lines(likely=0.9), lines(felt=0.07), lines(felt=0.06)] == [0, 1, 0, 1]
    rival = Rivalry("MILK", "DELHI_01", Decimal(120), Decimal(100), 2)
    assert [len(list(far_above([rival], {}, source=SOURCE, line_pct=line))) for line in (20.5, 20.0)] == [
        0,
        1,
    ]
    jumps = [
        len(list(spikes([SPIKE], cutoff=TODAY, source=SOURCE, least_jump_pct=pct))) for pct in (301, 300)
    ]
    assert jumps == [0, 1]
    paper = replace(PAPER, valid_to=TODAY + timedelta(days=45))
    warned = [len(list(expiring([paper], today=TODAY, source=SOURCE, warn_days=days))) for days in (44, 45)]
    assert warned == [0, 1]
    last, usual = {"sales": TODAY - timedelta(days=6)}, frozenset({"sales"})
    late = [
        [
            one.severity
            for one in stopped(last, today=TODAY, source=SOURCE, usual=usual, late_days={"sales": days})
        ]
        for days in (6, 5, 2)
    ]
    assert late == [[], ["medium"], ["high"]]


def test_goods_that_lie_are_told_where_the_money_is_felt_and_grave_where_they_expire() -> None:
    def told(kind: str, tied_up: int) -> list[str]:
        one = Surplus("R_1", "MILK", "DELHI_01", 9, kind, Decimal(tied_up))
        return [found.severity for found in overstock([one], TAKES, source=SOURCE)]

    assert told("over", 499) == []
    assert told("over", 9000) == ["medium"]
    assert told("expiring", 500) == ["medium"]
    assert told("expiring", 2500) == ["high"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, 1),
        ({"explained": True}, 0),
        ({"severity": "low"}, 0),
        ({"kind": "sales_drop"}, 0),
        ({"end": TODAY - timedelta(days=3)}, 0),
        ({"end": TODAY - timedelta(days=2)}, 1),
    ],
)
def test_a_spike_is_told_while_it_lasts_and_nothing_explains_it(change: dict[str, object], told: int) -> None:
    one = replace(SPIKE, **change)  # type: ignore[arg-type]
    assert len(list(spikes([one], cutoff=TODAY, source=SOURCE))) == told


def test_a_price_the_law_forbids_is_critical_and_a_changed_one_names_its_remedy() -> None:
    over = replace(SPIKE, kind="price_above_mrp", severity="high", actual=31.0, expected=30.0)
    (found,) = wrong_prices([over], {("MILK", "DELHI_01"): "R_9"}, cutoff=TODAY, source=SOURCE)
    assert (found.severity, found.advice and found.advice.reference) == ("critical", "R_9")
    assert found.values["price"].value == Decimal("31.0")


@pytest.mark.parametrize(
    ("price", "competitors", "told"), [(115, 2, ["medium"]), (114, 2, []), (130, 2, ["high"]), (200, 1, [])]
)
def test_a_price_far_above_two_competitors_is_told(price: int, competitors: int, told: list[str]) -> None:
    one = Rivalry("MILK", "DELHI_01", Decimal(price), Decimal(100), competitors)
    assert [found.severity for found in far_above([one], {}, source=SOURCE)] == told


def test_a_failed_document_is_told_a_month_long_and_a_certificate_before_it_runs_out() -> None:
    assert [one.topic for one in failures([PAPER], today=TODAY, source=SOURCE)] == ["DOC_1"]
    assert list(failures([PAPER], today=TODAY + timedelta(days=31), source=SOURCE)) == []
    told = replace(PAPER, matter={"en": "The check digit is wrong."})
    (found,) = failures([told], today=TODAY, source=SOURCE)
    assert (found.form, found.values["matter_en"].value) == (
        "compliance_problem",
        "The check digit is wrong",
    )
    assert list(failures([replace(PAPER, failed=False)], today=TODAY, source=SOURCE)) == []

    def expires(days: int) -> list[tuple[str, str]]:
        paper = replace(PAPER, valid_to=TODAY + timedelta(days=days))
        return [(one.severity, one.form) for one in expiring([paper], today=TODAY, source=SOURCE)]

    assert expires(31) == []
    assert expires(30) == [("medium", "certificate_expiring")]
    assert expires(7) == [("high", "certificate_expiring")]
    assert expires(-1) == [("high", "certificate_expired")]


def test_data_that_used_to_come_is_missed_and_a_store_that_falls_silent_too() -> None:
    def late(days: int, usual: frozenset[str] = frozenset({"sales"})) -> list[str]:
        last = {"sales": TODAY - timedelta(days=days), "inventory": None}
        return [one.severity for one in stopped(last, today=TODAY, source=SOURCE, usual=usual)]

    assert late(2) == []
    assert late(3) == ["medium"]
    assert late(5) == ["high"]
    assert late(9, frozenset()) == []
    stores = [("A", TODAY), ("B", TODAY - timedelta(days=1)), ("C", TODAY - timedelta(days=2))]
    assert [one.store_id for one in silent_stores(stores, cutoff=TODAY, source=SOURCE)] == ["C"]


@pytest.mark.parametrize(
    ("recent", "told"),
    [([0.34, 0.34], ["medium"]), ([0.34, 0.32], []), ([0.5, 0.5], ["high"]), ([0.5, None], [])],
)
def test_forecasts_are_worse_where_every_week_is(recent: list[float | None], told: list[str]) -> None:
    assert [one.severity for one in degraded(recent, 0.3, source=SOURCE)] == told


def test_a_rule_tells_what_lies_beyond_its_line_the_farthest_first() -> None:
    rule = AlertRule("demo", "asha", "stockout_risk", 3.0, datetime(2026, 11, 21, tzinfo=UTC), rule_id="RU_1")
    readings = [Reading("A", "S", 2.9, {}), Reading("B", "S", 3.0, {}), Reading("C", "S", 0.5, {})]
    found = list(crossed(rule, readings, source=SOURCE))
    assert [(one.sku_id, one.user_id, one.topic) for one in found] == [
        ("C", "asha", "RU_1"),
        ("A", "asha", "RU_1"),
    ]
    many = [Reading(f"S{number}", "S", 1.0, {}) for number in range(30)]
    assert len(list(crossed(rule, many, source=SOURCE))) == 10
    assert list(crossed(replace(rule, mute=True, threshold=None), readings, source=SOURCE)) == []
