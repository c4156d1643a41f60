"""Which way the turn's facts say a figure moved, and which of several is the largest.

A tool tells a change as a fact of its own ("Change of Revenue, Delhi") or the figure twice
("Revenue, Delhi" and "Revenue, Delhi, before"); both are read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from agent.facts import FactBook
from core.fact import NO_FIGURE, Fact

_BEFORE = ", before"
_CHANGE_OF = "Change of "
_IS_CHANGE = re.compile(r"\bchange\b", re.IGNORECASE)
_WHO = ("sku_id", "store_id", "city", "category", "brand")


def change_sign(fact: Fact, book: FactBook) -> int | None:
    """Return 1, 0 or -1 for a fact that is itself a change; `None` for any other.

    A change that was minted for a reply is shown as its size; its sign is the original's.
    """
    if not _IS_CHANGE.search(fact.label):
        return None
    value = _number(fact)
    minted = {one.id for one in book.minted}
    if fact.id not in minted:
        return None if value is None else _sign(value)
    originals = [
        one
        for one in book
        if one.id not in minted
        and (one.label, one.subject, _call(one)) == (fact.label, fact.subject, _call(fact))
    ]
    signs = {_sign(size) for one in originals if (size := _number(one)) is not None}
    return signs.pop() if len(signs) == 1 else None


def moved(fact: Fact, book: FactBook) -> int | None:
    """Return which way the figure of a fact moved; `None` where no fact tells."""
    own = change_sign(fact, book)
    if own is not None:
        return own
    name = fact.label.removesuffix(_BEFORE)
    for one in book:
        if (
            one.label == _CHANGE_OF + name
            and _call(one) == _call(fact)
            and (value := _number(one)) is not None
        ):
            return _sign(value)
    now, before = (_value_of(label, fact, book) for label in (name, name + _BEFORE))
    return None if now is None or before is None else _sign(now - before)


def movements(book: FactBook) -> Iterator[int]:
    """Yield every direction that the turn's facts tell."""
    for fact in book:
        sign = moved(fact, book)
        if sign is not None:
            yield sign


def contenders(fact: Fact, book: FactBook) -> list[Decimal]:
    """Return the sizes of what a fact may be compared with: the same figure of other things.

    Of a share of a change the size counts, whichever way it went.
    """
    who = [key for key in _WHO if key in fact.subject]
    if not who or isinstance(fact.value, date):
        return []
    name = _stem(fact)
    return [
        size
        for one in book
        if one.unit == fact.unit
        and _call(one) == _call(fact)
        and _stem(one) == name
        and [key for key in _WHO if key in one.subject] == who
        and one.subject.get("start") == fact.subject.get("start")
        and (size := size_of(one)) is not None
    ]


def size_of(fact: Fact) -> Decimal | None:
    """Return a fact's value, of a change its size."""
    value = _number(fact)
    if value is None:
        return None
    return abs(value) if _IS_CHANGE.search(fact.label) else value


def _value_of(label: str, like: Fact, book: FactBook) -> Decimal | None:
    found = (one for one in book if (one.label, one.unit, _call(one)) == (label, like.unit, _call(like)))
    return next((value for one in found if (value := _number(one)) is not None), None)


def _stem(fact: Fact) -> str:
    return (
        fact.label.split(",")[0] if not fact.label.endswith(_BEFORE) else fact.label.split(",")[0] + _BEFORE
    )


def _call(fact: Fact) -> str:
    return fact.id.split(".")[0]


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)


def _number(fact: Fact) -> Decimal | None:
    if fact.value is None or fact.unit in NO_FIGURE:
        return None
    try:
        return Decimal(str(fact.value))
    except InvalidOperation:
        return None
