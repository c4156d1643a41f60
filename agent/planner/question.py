"""The questions the planner asks when it must, with the likely answers to press."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.planner.answer import MAX_CHOICES, PlannedCall, ask, decline
from agent.planner.clause import Clause
from agent.planner.store_number import stores_of_that_number
from agent.understanding import Entity, Understanding
from core.message import Choice
from language.format import escape_markup
from language.locales import sentence

_BOTH_WAYS = {
    "kal": (("day_yesterday", "yesterday"), ("day_tomorrow", "tomorrow")),
    "parso": (
        ("day_before_yesterday", "day before yesterday"),
        ("day_after_tomorrow", "day after tomorrow"),
    ),
}
SURE = 0.75
"""A name that fits less well than this is asked about."""


def about_names(
    clause: Clause, understanding: Understanding, *, many: bool
) -> tuple[PlannedCall, ...] | None:
    """Return the question about a clause's names, or `None` where all are clear.

    Args:
        clause: The clause.
        understanding: The message it is of.
        many: The tool takes several products, so that "all of them" is an answer.
    """
    for entity in clause.entities:
        if entity.kind == "metric":
            continue
        if entity.kind == "product" and entity.score < SURE:
            return _did_you_mean(entity, clause, understanding)
        if entity.alternatives:
            return _which_one(entity, understanding, many=many)
    if clause.unknown:
        return decline("unknown_name", name=escape_markup(clause.unknown[0].text))
    return _which_of_that_number(understanding)


def _which_of_that_number(understanding: Understanding) -> tuple[PlannedCall, ...] | None:
    """Ask which "store 2" is meant where several cities have one, and none is named or talked about."""
    known = (*understanding.entities, *(understanding.focus.entities if understanding.focus else ()))
    if any(entity.kind in ("store", "city") for entity in known):
        return None
    stores = stores_of_that_number(understanding.text, understanding.stores)
    return which_store(understanding, stores) if len(stores) > 1 else None


def which_store(understanding: Understanding, stores: Sequence[str] = ()) -> tuple[PlannedCall, ...]:
    """Ask for the store; offer those of a city, or all the person has."""
    ids = [store for store in stores if store in understanding.stores] or list(stores or understanding.stores)
    choices = [
        Choice(label=understanding.stores.get(store, store), message=_adding(understanding, store))
        for store in ids[:MAX_CHOICES]
    ]
    return ask("which_store", choices)


def which_product() -> tuple[PlannedCall, ...]:
    """Ask for the product to price, where none was named."""
    return ask("which_product_price")


def which_period(understanding: Understanding) -> tuple[PlannedCall, ...]:
    """Ask for the days."""
    language = understanding.language
    choices = [
        Choice(
            label=sentence(f"period_{code}", language),
            message=f"{_stripped(understanding.normalized)} {sentence(f'period_{code}.message', 'en')}",
        )
        for code in ("yesterday", "last_week", "last_month")
    ]
    return ask("which_period", choices)


def which_days(name: str, understanding: Understanding) -> tuple[PlannedCall, ...]:
    """Ask which days a word means: "kal" is yesterday or tomorrow, a festival may be in no calendar."""
    choices = [
        Choice(
            label=sentence(code, understanding.language),
            message=re.sub(rf"\b{name}\b", days, understanding.normalized, count=1, flags=re.IGNORECASE),
        )
        for code, days in _BOTH_WAYS.get(name.lower(), ())
    ]
    return ask("which_days", choices, name=escape_markup(name))


def _did_you_mean(entity: Entity, clause: Clause, understanding: Understanding) -> tuple[PlannedCall, ...]:
    stranger = next((u for u in clause.unknown if entity.place and _touch(u.place, entity.place)), None)
    words = stranger.text if stranger else entity.text
    place = _span(stranger.place if stranger else None, entity.place)
    return ask("did_you_mean", _choices(entity, understanding, place), name=escape_markup(words))


def _which_one(entity: Entity, understanding: Understanding, *, many: bool) -> tuple[PlannedCall, ...]:
    choices = _choices(entity, understanding, entity.place)
    ids = entity.members or (entity.id, *entity.alternatives)
    if entity.kind == "product" and many and 1 < len(ids) <= MAX_CHOICES:
        message = _replaced(understanding, entity.place, ", ".join(ids))
        choices.append(
            Choice(label=sentence("choice_all", understanding.language, count=len(ids)), message=message)
        )
    code = "which_of_products" if entity.kind == "product" else "which_store"
    values = {"name": escape_markup(entity.text)} if entity.kind == "product" else {}
    return ask(code, choices, **values)


def _choices(entity: Entity, understanding: Understanding, place: tuple[int, int] | None) -> list[Choice]:
    labels = {**entity.labels, entity.id: entity.name}
    return [
        Choice(
            label=escape_markup(labels.get(i, i)),
            message=_replaced(
                understanding, place, i if labels.get(i, i).endswith(f"({i})") else labels.get(i, i)
            ),
        )
        for i in (entity.id, *entity.alternatives)[:MAX_CHOICES]
    ]


def _replaced(understanding: Understanding, place: tuple[int, int] | None, words: str) -> str:
    text = understanding.normalized
    return f"{text} {words}" if place is None else text[: place[0]] + words + text[place[1] :]


def _adding(understanding: Understanding, store: str) -> str:
    """Return the message with the store said; a city named before gives way to it."""
    text = _stripped(understanding.normalized)
    cities = [e for e in understanding.entities if e.kind == "city" and e.place and store in e.members]
    if cities and cities[0].place:
        start, end = cities[0].place
        return understanding.normalized[:start] + store + understanding.normalized[end:]
    return f"{text} at {store}"


def _stripped(text: str) -> str:
    return text.rstrip(" ?.!\n")


def _touch(first: tuple[int, int], second: tuple[int, int]) -> bool:
    return first[0] <= second[1] + 1 and second[0] <= first[1] + 1


def _span(first: tuple[int, int] | None, second: tuple[int, int] | None) -> tuple[int, int] | None:
    if first is None or second is None:
        return first or second
    return min(first[0], second[0]), max(first[1], second[1])
