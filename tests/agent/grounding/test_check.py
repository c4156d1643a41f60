"""The verifier by itself: what it lets through, what it stops, and that it is never fooled by form."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.catalogue import Catalogue, Catalogues
from agent.facts import REFERENCE, FactBook
from agent.grounding import Evidence, check, link_names
from core.fact import Citation, Fact, Source
from tests.agent.shop import MANAGER, shop

CATALOGUE = Catalogues(shop()).of("demo")
CITY = Source(parameters={"city": "Delhi"})
MILK = {"sku_id": "MILK_500", "store_id": "DELHI_01"}
ATTA = {"sku_id": "ATTA_5", "store_id": "JAIPUR_01"}


def fact(number: int, value: Any, unit: Any, subject: dict[str, str] | None = None, **more: Any) -> Fact:
    return Fact(
        id=f"f1.{number}",
        label="x",
        value=value,
        unit=unit,
        subject=subject or {},
        source=more.get("source", Source()),
    )


FACTS = (
    fact(1, "Mohini Toned Milk 500 ml", "text", {"sku_id": "MILK_500"}),
    fact(2, "Delhi 1", "text", {"store_id": "DELHI_01"}),
    fact(3, 240, "units", MILK),
    fact(4, "Suvarna Atta 5 kg", "text", {"sku_id": "ATTA_5"}),
    fact(5, "Jaipur 1", "text", {"store_id": "JAIPUR_01"}),
    fact(6, 60, "units", ATTA),
    fact(7, date(2026, 11, 29), "date"),
    fact(8, 12.4, "pct", MILK),
    fact(9, 900, "units", {"city": "Delhi"}, source=CITY),
    fact(10, 9_000, "units"),
    fact(11, 18_400, "currency", MILK),
    fact(12, "Delhi", "text", {"city": "Delhi"}),
    fact(13, 14, "days"),
)
RULE = Citation(source="Packaged Commodities Rules", ref="rule 18", quote="No one sells above MRP, 18 (2).")


def evidence(
    user_text: str = "", citations: tuple[Citation, ...] = (), catalogue: Catalogue = CATALOGUE
) -> Evidence:
    return Evidence(FactBook(FACTS), user_text, catalogue, MANAGER, citations)


@pytest.mark.parametrize(
    "text",
    [
        "Order {f1.3} units of *{f1.1}* ({f1.2}) by {f1.7}.",
        "🔴 *{f1.1}* ({f1.2}): {f1.3} units\n🟠 *{f1.4}* ({f1.5}): {f1.6} units",
        "{f1.1} and {f1.4} need {f1.3} and {f1.6} units.",
        "In {f1.12} you will sell {f1.9} units.",
        "You will sell {f1.10} units in all.",
        "Margin {f1.8}, sales at risk {f1.11}.",
        "Over {f1.13} days. Which one next? One step: order now.",
        "I can't tell that. You may ask again.",
        "It may run out; it's best to order.",
        "Your stock is fine. No action needed, MRP is known.",
        "Last but not least, the first order matters.",
    ],
)
def test_a_grounded_text_passes(text: str) -> None:
    assert check(text, evidence()) == ()


@pytest.mark.parametrize(
    ("text", "user_text"),
    [
        ("Over the next 14 days in Delhi.", "next 14 days in delhi"),
        ("For two weeks.", "the next two weeks"),
        ("In Pune nothing is known.", "what about pune"),
        ("FOODS_3_090 is new.", "foods_3_090?"),
        ("A price 5% lower.", "5% lower"),
        ("For ₹50,000 you get it.", "budget ₹50000"),
        ("On Monday.", "on monday"),
        ("Until next week.", "next week"),
        ("५ days more", "5 days"),
    ],
)
def test_the_persons_own_words_pass(text: str, user_text: str) -> None:
    assert check(text, evidence()) != ()
    assert check(text, evidence(user_text)) == ()


@pytest.mark.parametrize(
    ("text", "user_text"),
    [
        ("You will sell 14 units.", "next 14 days"),
        ("Margin 5%.", "5 days"),
        ("₹14 more.", "next 14 days"),
        ("14 lakh.", "14 days"),
        ("Order 140.", "14"),
        ("Order 1.4 units", "order 14 units"),
    ],
)
def test_a_number_of_the_person_vouches_only_for_its_own_use(text: str, user_text: str) -> None:
    assert check(text, evidence(user_text)) != ()


@pytest.mark.parametrize(
    "text",
    [
        "*{f1.1}*: {f1.6} units",
        "*{f1.4}* ({f1.5}): {f1.3} units",
        "*{f1.1}* ({f1.5}): {f1.3} units",
        "{f1.2} sells {f1.9} units.",
        "{f1.2} sells {f1.10} units.",
        "{f1.1} sells {f1.10} units.",
        "{f1.1} needs {f1.6} and {f1.4} needs {f1.3} units.",
        "{f1.6} units of {f1.1}",
        "{f1.3} percent",
        "{f1.3} days",
        "Rs {f1.3}",
        "{f1.8} units",
    ],
)
def test_a_value_beside_what_it_is_not_about_is_stopped(text: str) -> None:
    assert check(text, evidence()) != ()


def test_a_rule_needs_a_passage_on_its_own_line() -> None:
    said = "You must not sell above MRP: it is prohibited."

    assert check(said, evidence()) != ()
    assert check(f"{said} {{c1}}", evidence(citations=(RULE,))) == ()
    assert check(f"{said}\n{{c1}}", evidence(citations=(RULE,))) != ()
    assert check(f"{said} {{c1}}", evidence(citations=(Citation(source="query_kpi", ref="x"),))) != ()
    assert check(f"{said} {{c2}}", evidence(citations=(RULE,))) != ()


def test_a_passages_number_may_be_said_on_its_line_alone() -> None:
    assert check("Clause 18 (2) says so {c1}.", evidence(citations=(RULE,))) != ()
    assert check("See rule 18 {c1}.", evidence(citations=(RULE,))) == ()
    assert check("See rule 18.", evidence(citations=(RULE,))) != ()


def test_names_copied_from_facts_become_references() -> None:
    book = FactBook(FACTS)

    linked = link_names("Order {f1.3} of Mohini Toned Milk 500 ml at Delhi 1, not 240.", book)

    assert linked == "Order {f1.3} of {f1.1} at {f1.2}, not 240."


DIGITS = [chr(point) for point in range(0x110000) if unicodedata.category(chr(point)) in {"Nd", "Nl", "No"}]


@settings(max_examples=120)
@given(st.sampled_from(DIGITS), st.sampled_from(["Order {} units", "x{}y", "{}", "*{}*", "({})", "a{}"]))
def test_no_digit_of_any_script_passes(digit: str, form: str) -> None:
    assert check(form.replace("{}", digit), evidence()) != ()


@settings(max_examples=120)
@given(st.text(max_size=80))
def test_whatever_passes_holds_no_digit_and_no_hidden_character(text: str) -> None:
    if check(text, evidence()) == ():
        rest = REFERENCE.sub("", text)
        assert not any(unicodedata.numeric(char, None) is not None for char in rest)
        assert not any(unicodedata.category(char) in {"Cf", "Co", "Cs"} for char in rest)


@settings(max_examples=150)
@given(
    st.integers(min_value=0, max_value=10**7),
    st.sampled_from(["", "\u200b", "\u00ad", "\u2060", "\ufeff", ",", " ", ".", "*", "_", "-"]),
)
def test_no_number_passes_however_it_is_split(number: int, joint: str) -> None:
    assert check("Order " + joint.join(str(number)) + " units", evidence()) != ()
