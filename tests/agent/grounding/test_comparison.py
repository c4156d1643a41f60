"""Comparatives in three languages: what the facts bear out passes, the contrary does not."""

from __future__ import annotations

from typing import Any

import pytest

from agent.facts import FactBook
from agent.grounding import Evidence, check
from core.fact import Fact, Source
from tests.agent.grounding.test_check import CATALOGUE
from tests.agent.shop import MANAGER

DELHI, JAIPUR, MUMBAI = ({"city": city} for city in ("Delhi", "Jaipur", "Mumbai"))


def fact(number: int, label: str, value: Any, unit: Any, subject: dict[str, str] | None = None) -> Fact:
    return Fact(
        id=f"f1.{number}", label=label, value=value, unit=unit, subject=subject or {}, source=Source()
    )


FELL = (
    fact(1, "Revenue", 4_000, "currency"),
    fact(2, "Revenue, before", 5_000, "currency"),
    fact(3, "Change of Revenue", -20.0, "pct"),
)
ROSE = (
    fact(1, "Revenue", 6_000, "currency"),
    fact(2, "Revenue, before", 5_000, "currency"),
    fact(3, "Change of Revenue", 20.0, "pct"),
)
RANKED = (
    fact(1, "Revenue, Delhi", 900, "currency", DELHI),
    fact(2, "Revenue, Jaipur", 500, "currency", JAIPUR),
    fact(3, "Revenue, Mumbai", 200, "currency", MUMBAI),
    fact(4, "City", "Delhi", "text", DELHI),
    fact(5, "City", "Jaipur", "text", JAIPUR),
    fact(6, "City", "Mumbai", "text", MUMBAI),
)


def defects(text: str, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    return check(text, Evidence(FactBook(facts), "", CATALOGUE, MANAGER))


ROSE_SAID = (
    "Revenue rose to {f1.1}.",
    "Revenue increased from {f1.2} to {f1.1}.",
    "Sales are up {f1.3}.",
    "Revenue rose.",
    "बिक्री {f1.2} से बढ़कर {f1.1} हो गई।",
    "बिक्री बढ़ी है।",
    "बिक्री {f1.3} ज़्यादा रही।",
    "Bikri {f1.2} se badhkar {f1.1} ho gayi.",
    "Bikri badhi hai.",
    "Bikri {f1.3} zyada rahi.",
)
FELL_SAID = (
    "Revenue fell to {f1.1}.",
    "Revenue dropped from {f1.2} to {f1.1}.",
    "Sales went down.",
    "बिक्री घटकर {f1.1} रह गई।",
    "बिक्री {f1.2} से गिरी, अब {f1.1} है।",
    "बिक्री कम हुई।",
    "Bikri ghatkar {f1.1} reh gayi.",
    "Bikri giri hai.",
)


@pytest.mark.parametrize("text", ROSE_SAID)
def test_a_rise_passes_where_it_rose_and_not_where_it_fell(text: str) -> None:
    assert defects(text, ROSE) == ()
    assert defects(text, FELL) != ()


@pytest.mark.parametrize("text", FELL_SAID)
def test_a_fall_passes_where_it_fell_and_not_where_it_rose(text: str) -> None:
    assert defects(text, FELL) == ()
    assert defects(text, ROSE) != ()


@pytest.mark.parametrize("text", ["Revenue rose.", "बिक्री बढ़ी।", "Bikri ghati hai."])
def test_a_movement_no_fact_tells_of_is_stopped(text: str) -> None:
    assert defects(text, (fact(1, "Revenue", 4_000, "currency"),)) != ()


@pytest.mark.parametrize(
    "text",
    [
        "Profit will rise if you raise the price.",
        "मुनाफ़ा बढ़ेगा, रेट मत घटाएँ।",
        "Munafa badhega, rate mat ghatao.",
        "बिक्री बढ़ भी सकती है।",
        "Profit may have risen or fallen.",
    ],
)
def test_what_may_come_and_what_is_advised_is_no_claim_of_the_past(text: str) -> None:
    assert defects(text, FELL) == ()


@pytest.mark.parametrize(
    "text", ["{f1.4}: highest, {f1.1}.", "सबसे ज़्यादा {f1.4} में: {f1.1}।", "Sabse zyada {f1.4} me: {f1.1}."]
)
def test_the_highest_passes(text: str) -> None:
    assert defects(text, RANKED) == ()


@pytest.mark.parametrize(
    "text",
    [
        "{f1.5}: highest, {f1.2}.",
        "सबसे ज़्यादा {f1.5} में: {f1.2}।",
        "Sabse zyada {f1.6} me: {f1.3}.",
        "सबसे कम {f1.4} में: {f1.1}।",
        "Sabse kam {f1.5} me: {f1.2}.",
    ],
)
def test_the_second_is_neither_the_highest_nor_the_lowest(text: str) -> None:
    assert defects(text, RANKED) != ()


def test_a_change_shown_as_its_size_keeps_its_direction() -> None:
    book = FactBook(FELL)
    size = book.mint(1, "Change of Revenue", value=20, unit="pct", source=Source())
    evidence = Evidence(book, "", CATALOGUE, MANAGER)
    assert check(f"Revenue: down {{{size.id}}}.", evidence) == ()
    assert check(f"बिक्री {{{size.id}}} कम।", evidence) == ()
    assert check(f"Revenue: up {{{size.id}}}.", evidence) != ()
    assert check(f"बिक्री {{{size.id}}} ज़्यादा।", evidence) != ()
