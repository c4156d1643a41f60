"""Every kind of finding has its words, with and without a store, and passes the verifier."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from agent.catalogue import Catalogues
from agent.compose.detect_anomalies import write
from agent.compose.page import Page
from agent.facts import FactBook
from agent.grounding import Evidence, check
from agent.render import render
from core.fact import Fact, Source, Unit
from tests.agent.shop import MANAGER, shop
from tools.detect_anomalies import AnomalyCause, AnomalyKind, AnomalyLine, DetectAnomaliesResult
from tools.numbering import number_facts

CATALOGUE = Catalogues(shop()).of("demo")
DAY = date(2026, 11, 19)


def fact(value: float | str | date, unit: Unit) -> Fact:
    return Fact(label="x", value=value, unit=unit, source=Source())


def line(kind: AnomalyKind, **more: Any) -> AnomalyLine:
    price = kind.startswith("price")
    usual: dict[str, Any] = {
        "severity": "high",
        "cause": None,
        "product": fact("Suvarna Atta", "text"),
        "store": fact("Delhi 2", "text"),
        "category": None,
        "start": fact(DAY, "date"),
        "end": fact(DAY, "date"),
        "actual": fact(41.0, "currency" if price else "units"),
        "expected": fact(12.0, "currency" if price else "units"),
        "rupees": fact(900.0, "currency"),
        "direction": "more",
        "reason": None,
    }
    return AnomalyLine(kind=kind, **(usual | more))


def said(*lines: AnomalyLine, chance: float = 0.2) -> list[str]:
    found = sum(one.cause is None for one in lines)
    told = DetectAnomaliesResult(
        start=fact(date(2026, 11, 15), "date"),
        end=fact(date(2026, 11, 21), "date"),
        checked=fact(40, "count"),
        found=fact(found, "count"),
        explained=fact(len(lines) - found, "count"),
        at_stake=fact(900.0, "currency") if found else None,
        chance_alarms=fact(chance, "count"),
        lines=lines,
    )
    numbered, facts = number_facts(told, 1)
    page = Page(FactBook(facts), CATALOGUE, 1, {}, "en", 7, Source())
    written = write(numbered, page).lines
    book = FactBook([*facts, *page.book.minted])
    for one in written:
        assert check(one, Evidence(book=book, user_text="", catalogue=CATALOGUE, principal=MANAGER)) == ()
    return [render(one, book) for one in written]


@pytest.mark.parametrize("kind", get_args(AnomalyKind))
def test_every_kind_has_its_words(kind: AnomalyKind) -> None:
    more: dict[str, Any] = {}
    if kind.startswith("store"):
        more = {"product": None}
    elif kind.startswith("category"):
        more = {"product": None, "store": None, "category": fact("DAIRY", "text")}
    elif kind == "repeated_claims":
        more = {"reason": fact("damaged", "text")}
    elif kind == "stock_negative":
        more = {"expected": None}
    assert said(line(kind, **more))[1].startswith("🔴 *")


def test_a_claim_that_repeats_in_several_stores_names_its_reason_and_no_store() -> None:
    (_, told, *_) = said(line("repeated_claims", store=None, reason=fact("damaged", "text")))
    assert told.startswith("🔴 *Suvarna Atta*: 41 units came back, all for one reason (damaged)")


@pytest.mark.parametrize("cause", get_args(AnomalyCause))
def test_what_is_explained_is_said_to_be(cause: AnomalyCause) -> None:
    head, told = said(line("sales_drop", cause=cause))
    assert head.startswith("🟢 Nothing unexplained")
    assert ": " in told


def test_a_quiet_week_is_said_in_one_line() -> None:
    assert len(said()) == 1


def test_what_chance_brings_is_said_where_it_is_one_or_more() -> None:
    assert "by chance too, about 4 of them" in said(line("sales_spike"), chance=4.35)[-1]
    assert "chance" not in said(line("sales_spike"), chance=0.4)[-1]
    assert "chance" not in said(line("price_above_mrp"), chance=4.35)[-1]
