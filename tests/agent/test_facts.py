"""Facts, references and rendering."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from agent.facts import FactBook, load_fact, load_reply, referenced
from agent.render import render, without_doubled_units
from core.fact import Citation, Fact, Source, Unit
from core.message import Outcome, Reply

SOURCE = Source(currency="INR")


def fact(number: int, value: int | float | Decimal | date | str | None, unit: Unit) -> Fact:
    return Fact(id=f"f1.{number}", label="x", value=value, unit=unit, source=SOURCE)


BOOK = FactBook([fact(1, 42, "units"), fact(2, Decimal("1234.50"), "currency"), fact(3, 8.25, "pct")])


def test_minted_facts_go_on_where_the_calls_end() -> None:
    book = FactBook([fact(1, 42, "units")])

    first = book.mint(1, "a", value="Delhi", unit="text", source=SOURCE)
    other = book.mint(2, "a", value="Delhi", unit="text", source=SOURCE)

    assert (first.id, other.id) == ("f1.2", "f2.1")
    assert book.minted == (first, other)
    assert "f1.2" in book
    assert book["f1.2"] is first


def test_the_same_value_is_minted_once() -> None:
    book = FactBook()

    first = book.mint(1, "Days", value=7, unit="days", source=SOURCE)

    assert book.mint(1, "Days", value=7, unit="days", source=SOURCE) is first


def test_references_are_replaced_by_values_as_a_person_reads_them() -> None:
    text = render("{f1.1} units, {f1.2}, {f1.3} {c1}", BOOK, [Citation(source="Rules", ref="rule 18")])

    assert text == "42 units, ₹1,235, 8.3% Rules, rule 18"


def test_a_reference_to_nothing_is_never_rendered() -> None:
    with pytest.raises(KeyError):
        render("{f9.9}", BOOK)


def test_a_unit_said_twice_is_said_once() -> None:
    assert without_doubled_units("₹{f1.2} and {f1.3}% of Rs. {f1.2}", BOOK) == "{f1.2} and {f1.3} of {f1.2}"
    assert without_doubled_units("₹{f1.1} {f9.9}%", BOOK) == "₹{f1.1} {f9.9}%"


def test_references_are_listed_once_in_order() -> None:
    assert referenced("{f1.3} {f1.1} {f1.3} {c1}") == ("f1.3", "f1.1")


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        (date(2026, 11, 29), "date"),
        (Decimal("12.50"), "currency"),
        (42, "units"),
        (4.5, "ratio"),
        ("Delhi", "text"),
        ("12", "text"),
        (None, "units"),
    ],
)
def test_a_stored_fact_keeps_its_type(value: int | float | Decimal | date | str | None, unit: Unit) -> None:
    stored = fact(1, value, unit)

    assert load_fact(stored.model_dump(mode="json")) == stored


def test_a_stored_reply_comes_back_the_same() -> None:
    reply = Reply(
        conversation_id="c",
        message_id="m",
        answer="x",
        outcome=Outcome.ANSWERED,
        facts=(fact(1, Decimal("12.50"), "currency"), fact(2, date(2026, 11, 29), "date")),
    )

    assert load_reply(reply.model_dump(mode="json")) == reply
