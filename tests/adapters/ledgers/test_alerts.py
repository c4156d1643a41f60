"""Alerts: one open a subject, renewed, woken, passed, kept quiet; tellings planned before they leave.

The same tests hold the fakes that the tools' tests use.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from adapters.database import Database
from adapters.ledgers import SqlAlertLedger, SqlAlertRuleLedger, SqlAlertTellings, SqlEventMarks
from core.alert import Advice, Alert, AlertValue, Evaluation, Finding, NewAlertRule
from core.errors import ConflictError, InputError
from core.fact import Source
from core.ports import AlertLedger, AlertRuleLedger, Telling
from tests.adapters.samples import NOON
from tests.tools.fake_alerts import MemoryAlertRules, MemoryAlerts

DAY = timedelta(days=1)
LOW = Finding(
    "stockout_risk",
    "high",
    "stockout_risk",
    {
        "left": AlertValue("दूध left", 12, "units"),
        "lost": AlertValue("At risk", Decimal("120.50"), "currency"),
    },
    Source(tables={"curated.stock": "7"}, method="stock against forecast", as_of=NOON.date()),
    sku_id="MILK",
    store_id="DELHI_01",
    worth=Decimal("120.5"),
    advice=Advice("order", "R_1"),
    reason="Milk runs out.",
)
GRAVER = replace(LOW, severity="critical")
DOCUMENT = replace(
    LOW, type="compliance_failure", sku_id="", store_id="", topic="DOC_1", holders=frozenset({"asha", "b"})
)


@pytest.fixture
def ledger(store: Database | None) -> AlertLedger:
    return MemoryAlerts() if store is None else SqlAlertLedger(store)


@pytest.fixture
def rules(store: Database | None) -> AlertRuleLedger:
    return MemoryAlertRules() if store is None else SqlAlertRuleLedger(store)


def look(ledger: AlertLedger, *found: Finding, after: timedelta = timedelta(0)) -> Evaluation:
    return ledger.evaluated("demo", {"stockout_risk", "compliance_failure"}, found, at=NOON + after)


def act(ledger: AlertLedger, alert: Alert, action: Any, by: str = "asha", **more: Any) -> Alert:
    return ledger.update("demo", alert.alert_id, action, user_id=by, at=NOON, **more)


def test_a_finding_comes_back_as_it_was_found(ledger: AlertLedger) -> None:
    (alert,) = look(ledger, DOCUMENT).news
    assert {name: getattr(alert, name) for name in vars(DOCUMENT)} == vars(DOCUMENT)
    assert (alert.status, alert.round, alert.created_at) == ("open", 1, NOON)
    assert alert.alert_id.startswith("AL_")
    assert ledger.find("demo", alert.alert_id) == alert
    assert ledger.find("other", alert.alert_id) is None


def test_the_same_again_is_renewed_and_no_news(ledger: AlertLedger) -> None:
    (first,) = look(ledger, LOW).news
    again = look(ledger, replace(LOW, reason="Still."), after=DAY)
    assert (again.news, again.renewed) == ((), 1)
    (kept,) = ledger.entries("demo")
    assert (kept.alert_id, kept.reason, kept.seen_at, kept.created_at) == (
        first.alert_id,
        "Still.",
        NOON + DAY,
        NOON,
    )


def test_what_is_not_found_any_more_passes_and_others_types_stay(ledger: AlertLedger) -> None:
    look(ledger, LOW, DOCUMENT)
    gone = ledger.evaluated("demo", {"stockout_risk"}, [], at=NOON + DAY)
    assert [(one.type, one.status, one.closed_by) for one in gone.passed] == [
        ("stockout_risk", "resolved", "")
    ]
    assert [one.type for one in ledger.entries("demo", {"open"})] == ["compliance_failure"]


def test_what_flutters_comes_back_under_its_id_and_later_anew(ledger: AlertLedger) -> None:
    (first,) = look(ledger, LOW).news
    look(ledger, after=DAY)
    assert look(ledger, LOW, after=DAY + DAY / 2).news == ()
    assert [one.alert_id for one in ledger.entries("demo", {"open"})] == [first.alert_id]
    look(ledger, after=2 * DAY)
    (anew,) = look(ledger, LOW, after=5 * DAY).news
    assert anew.alert_id != first.alert_id


def test_what_a_person_resolved_stays_quiet_for_a_while_unless_it_gets_worse(ledger: AlertLedger) -> None:
    (alert,) = look(ledger, LOW).news
    assert act(ledger, alert, "resolve").closed_by == "asha"
    assert look(ledger, LOW, after=2 * DAY) == Evaluation()
    assert len(look(ledger, GRAVER, after=2 * DAY).news) == 1


def test_a_snooze_ends_by_itself_and_is_news_again(ledger: AlertLedger) -> None:
    (alert,) = look(ledger, LOW).news
    act(ledger, alert, "snooze", until=NOON + DAY)
    assert look(ledger, LOW, after=DAY / 2).news == ()
    assert ledger.wake(NOON + DAY / 2) == []
    (woken,) = ledger.wake(NOON + DAY)
    assert (woken.status, woken.round, woken.snoozed_until) == ("open", 2, None)


def test_an_acknowledged_one_is_news_again_only_where_it_gets_worse(ledger: AlertLedger) -> None:
    (alert,) = look(ledger, LOW).news
    assert act(ledger, alert, "acknowledge").acknowledged_by == "asha"
    assert act(ledger, alert, "acknowledge", by="vikram").acknowledged_by == "asha"
    assert look(ledger, LOW, after=DAY).news == ()
    (worse,) = look(ledger, GRAVER, after=2 * DAY).news
    assert (worse.status, worse.round, worse.acknowledged_by) == ("open", 2, "")
    events = [one.event for one in ledger.history("demo", alert.alert_id)]
    assert events == ["opened", "acknowledged", "worsened"]


def test_what_is_resolved_stays_resolved(ledger: AlertLedger) -> None:
    (alert,) = look(ledger, LOW).news
    act(ledger, alert, "resolve")
    assert act(ledger, alert, "resolve", by="vikram").closed_by == "asha"
    with pytest.raises(ConflictError, match="resolved already"):
        act(ledger, alert, "acknowledge")
    with pytest.raises(InputError, match="no alert 'AL_0'"):
        ledger.update("demo", "AL_0", "resolve", user_id="asha", at=NOON)


def test_a_rule_is_kept_once_and_removed_once(rules: AlertRuleLedger) -> None:
    wanted = NewAlertRule("demo", "asha", "stockout_risk", 3.0, NOON, sku_ids=("MILK",), city="Delhi")
    rule = rules.add(wanted)
    assert {name: getattr(rule, name) for name in vars(wanted)} == vars(wanted)
    assert rules.add(replace(wanted, idempotency_key="again")) == rule
    other = rules.add(replace(wanted, user_id="vikram", mute=True, type=None, threshold=None))
    assert rules.in_force("demo") == [rule, other]
    assert rules.in_force("demo", "vikram") == [other]
    assert rules.remove("demo", rule.rule_id, user_id="asha", at=NOON).removed_at == NOON
    assert rules.remove("demo", rule.rule_id, user_id="b", at=NOON + DAY).removed_by == "asha"
    assert rules.in_force("demo", "asha") == []
    with pytest.raises(InputError, match="no rule 'RU_0'"):
        rules.remove("demo", "RU_0", user_id="asha", at=NOON)


def test_a_telling_is_planned_whole_or_not_at_all(database: Database) -> None:
    tellings = SqlAlertTellings(database)
    first = Telling("n1", "demo", "asha", ("AL_1", "AL_2"), NOON)
    assert tellings.plan(first, [1, 1])
    assert not tellings.plan(replace(first, notice_id="n2", alert_ids=("AL_3", "AL_2")), [1, 1])
    assert tellings.plan(replace(first, notice_id="n3", alert_ids=("AL_2",)), [2])
    assert tellings.waiting() == [first, replace(first, notice_id="n3", alert_ids=("AL_2",))]
    tellings.settle("n1", reached=True)
    tellings.settle("n3", reached=False)
    assert tellings.waiting() == []
    assert [(alert, number) for _, alert, number in tellings.told("demo", NOON)] == [
        ("AL_1", 1),
        ("AL_2", 1),
        ("AL_2", 2),
    ]
    assert tellings.told("demo", NOON + DAY) == []


def test_a_mark_takes_the_place_of_the_one_before_and_others_stay(database: Database) -> None:
    marks = SqlEventMarks(database)
    marks.keep("demo", {"imports": "1", "documents": "a"})
    marks.keep("demo", {"imports": "2"})
    marks.keep("other", {"imports": "9"})
    assert marks.of("demo") == {"imports": "2", "documents": "a"}
    assert marks.of("nobody") == {}
