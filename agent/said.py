"""What a thread has named so far: ids and numbers that a call may use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from agent.catalogue import Catalogue
from agent.context import TurnContext
from agent.findings import facts_of, findings_of
from agent.state import State
from agent.understanding import Understanding
from language.numbers import find_numbers
from language.tokens import ascii_digits

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Said:
    """Ids, caseless, and numbers. Of a city that was named, its stores were too."""

    ids: frozenset[str]
    numbers: frozenset[Decimal]

    def named(self, value: str) -> bool:
        """Tell whether an id was named."""
        return value.casefold() in self.ids

    def number(self, value: Any) -> bool:
        """Tell whether a number was said, whichever its sign."""
        number = _decimal(value)
        return number is not None and abs(number) in self.numbers

    def same_number(self, one: Any, other: Any) -> bool:
        """Tell whether two are the same number."""
        return _decimal(one) == _decimal(other)


def said_in(state: State, context: TurnContext, understanding: Understanding) -> Said:
    """Return what the message, its thread, its door and the turn's facts named."""
    facts = facts_of(findings_of(state, context))
    texts = [understanding.text, understanding.normalized, understanding.stands_for]
    texts += [exchange["text"] for exchange in state.get("history", [])]
    ids = {one for text in texts for one in _named_in(text, context.catalogue)}
    ids |= {str(value) for value in understanding.context.values()}
    for entity in understanding.entities:
        ids |= {entity.id, *entity.alternatives, *entity.members}
    if focus := understanding.focus:
        for entity in focus.entities:
            ids |= {entity.id, *entity.members}
        for call in (*focus.calls, *focus.earlier):
            ids |= set(_values(dict(call.arguments)))
        for line in focus.listed:
            ids |= _named_in(line.name, context.catalogue)
    for fact in facts:
        ids |= set(fact.subject.values())
    cities = {city.casefold() for city in context.catalogue.cities.values()}
    named_cities = {one.casefold() for one in ids} & cities
    ids |= {store for store, city in context.catalogue.cities.items() if city.casefold() in named_cities}
    ids |= {city for store, city in context.catalogue.cities.items() if store in ids}
    numbers = {abs(number) for text in texts for number in _numbers_in(text)}
    numbers |= {abs(number) for fact in facts if (number := _decimal(fact.value)) is not None}
    if understanding.focus and understanding.focus.price is not None:
        numbers.add(Decimal(str(understanding.focus.price)))
    return Said(frozenset(one.casefold() for one in ids), frozenset(numbers))


def _named_in(text: str, catalogue: Catalogue) -> set[str]:
    return {one for mention in catalogue.names.find(text) for one in mention.ids}


def _numbers_in(text: str) -> set[Decimal]:
    written = {Decimal(found.replace(",", "")) for found in _NUMBER.findall(ascii_digits(text))}
    return written | {Decimal(str(number.value)) for number in find_numbers(text)}


def _values(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [one for held in value.values() for one in _values(held)]
    if isinstance(value, (list, tuple)):
        return [one for held in value for one in _values(held)]
    return [str(value)]


def _decimal(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal, str)):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
