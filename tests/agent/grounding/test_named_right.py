"""A model's words around a value and a name: the measure, the order and the state must be the facts' own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from agent.facts import FactBook
from agent.grounding import Evidence, check
from core.fact import Fact, Source
from tests.agent.grounding.test_check import CATALOGUE
from tests.agent.shop import MANAGER

MILK = {"sku_id": "MILK_500", "store_id": "DELHI_01"}
TEA = {"sku_id": "TEA_250", "store_id": "DELHI_01"}
OF_MILK, OF_TEA = ", Mohini Toned Milk 500 ml, Delhi 1", ", Tea 250 g, Delhi 1"


def fact(number: int, label: str, value: Any, unit: Any, subject: dict[str, str] | None = None) -> Fact:
    return Fact(
        id=f"f1.{number}", label=label, value=value, unit=unit, subject=subject or {}, source=Source()
    )


FACTS = (
    fact(1, "Items likely to run out", 2, "count"),
    fact(2, "Sales at risk", 5_400, "currency"),
    fact(3, "Product", "Mohini Toned Milk 500 ml", "text", MILK),
    fact(4, "Units on hand" + OF_MILK, 12, "units", MILK),
    fact(5, "Units to order" + OF_MILK, 144, "units", MILK),
    fact(6, "Expected units" + OF_MILK, 96.4, "units", MILK),
    fact(7, "Runs out" + OF_MILK, date(2026, 11, 26), "date", MILK),
    fact(8, "Chance of running out" + OF_MILK, 91.0, "pct", MILK),
    fact(9, "Product", "Tea 250 g", "text", TEA),
    fact(10, "Units on hand" + OF_TEA, 0, "units", TEA),
    fact(11, "Units to order" + OF_TEA, 42, "units", TEA),
    fact(12, "Expected units" + OF_TEA, 20.0, "units", TEA),
    fact(13, "Runs out" + OF_TEA, date(2026, 11, 24), "date", TEA),
    fact(14, "Profit now, over 7 days" + OF_MILK, 1_300, "currency", MILK),
    fact(15, "Price now" + OF_MILK, 27, "currency", MILK),
    fact(16, "Change of price" + OF_MILK, -4.8, "pct", MILK),
)
M, T = "*{f1.3}*", "*{f1.9}*"


def defects(text: str, *, user: str = "", by_model: bool = True) -> tuple[str, ...]:
    return check(text, Evidence(FactBook(FACTS), user, CATALOGUE, MANAGER, by_model=by_model))


RIGHT = (
    # the measure
    f"{M}: {{f1.4}} units left, order {{f1.5}} units.",
    f"{M}: {{f1.4}} left, {{f1.6}} expected to sell. Order {{f1.5}}.",
    f"{M} ka stock {{f1.4}} hai, maang {{f1.6}} ki hai, {{f1.5}} mangwao.",
    f"{M}: स्टॉक {{f1.4}}, माँग {{f1.6}}, {{f1.5}} मँगाएँ।",
    f"{M} needs {{f1.5}} units.",
    "You may lose {f1.2} of sales.",
    "Sales at risk: {f1.2}.",
    "{f1.1} items likely run out.",
    f"Profit of {M} is {{f1.14}} a week at the price of {{f1.15}}.",
    f"{M}: price {{f1.16}}, profit {{f1.14}}.",
    # the order
    f"{T} runs out first.",
    f"{T} runs out before {M}.",
    f"{M} runs out after {T}.",
    f"{M} sells more than {T}.",
    f"{T} sells less than {M}.",
    f"{T} se zyada {M} bikta hai.",
    f"{M} {T} से ज़्यादा बिकता है।",
    f"Order {M} first.",
    # the state
    f"{T} is out of stock.",
    f"{T} ka stock khatam ho gaya.",
    f"{M} will be out of stock on {{f1.7}}.",
)
WRONG = (
    # the measure
    f"{M}: {{f1.5}} units left.",
    f"{M}: order {{f1.4}} units.",
    f"Demand of {M}: {{f1.4}} units.",
    f"{M} ka stock {{f1.5}} hai.",
    f"{M}: माँग {{f1.4}} यूनिट।",
    f"{M}: {{f1.6}} यूनिट का ऑर्डर दें।",
    "You earn {f1.2}.",
    "Profit of {f1.2}.",
    "मुनाफ़ा {f1.2} होगा।",
    "{f1.1} stores run out.",
    f"{M} costs {{f1.14}}.",
    f"The margin of {M} is {{f1.16}}.",
    f"{M}: chance {{f1.16}}.",
    # the order
    f"{M} runs out first.",
    f"{M} sabse pehle khatam hoga.",
    f"{M} सबसे पहले ख़त्म होगा।",
    f"{M} runs out before {T}.",
    f"{T} runs out after {M}.",
    f"{T} sells more than {M}.",
    f"{M} sells less than {T}.",
    f"{M} se zyada {T} bikta hai.",
    f"{T} {M} से ज़्यादा बिकता है।",
    f"{T} sells fastest.",
    f"{T} sabse zyada bikta hai.",
    # the state
    f"{M} is already out of stock.",
    f"No stock of {M} is left.",
    f"{M} का स्टॉक ख़त्म हो गया।",
    f"{M} will not run out.",
    f"{M} khatam nahi hoga.",
    "{f1.1} items won't run out.",
    f"{M} is on promotion.",
    f"{M} is overstocked.",
    # the time
    f"{M} runs out at noon.",
    f"{M} runs out within hours.",
    f"{M} दिवाली तक चलेगा।",
    f"{M} diwali tak chalega.",
    f"Order xiv units of {M}.",
)


@pytest.mark.parametrize("text", RIGHT)
def test_what_the_facts_say_passes(text: str) -> None:
    assert defects(text) == ()


@pytest.mark.parametrize("text", WRONG)
def test_what_they_do_not_say_is_rejected(text: str) -> None:
    assert defects(text)


def test_the_persons_own_festival_may_be_repeated() -> None:
    assert defects(f"{M} diwali tak: {{f1.6}} units expected.", user="diwali tak kitna bikega") == ()


def test_a_label_that_names_no_measure_leaves_it_to_the_sentence() -> None:
    book = FactBook((fact(1, "Now", 5.0, "pct"),))
    assert check("Margin {f1.1}.", Evidence(book, "", CATALOGUE, MANAGER, by_model=True)) == ()


def test_our_own_sentences_are_not_read_so() -> None:
    assert defects(f"{M} runs out first.", by_model=False) == ()
