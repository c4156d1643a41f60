"""Where and about which products a clause asks: the scope arguments of a tool call."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from agent.planner.clause import Clause
from agent.understanding import Entity, Understanding
from language.pattern import Pattern

MAX_CALLS = 6
"""Calls one message may stand for; a longer list is asked to be narrowed."""

MAX_DIMENSIONS = 3
"""Ways one figure is cut at most."""


@dataclass(frozen=True)
class Scope:
    """Products and places of a clause, as arguments; one mapping of `places` is one call."""

    sku_ids: tuple[str, ...]
    places: tuple[Mapping[str, str], ...]
    categories: tuple[str, ...]

    def calls(self) -> list[dict[str, Any]]:
        """Return the scope arguments of each call that together cover the scope."""
        base: dict[str, Any] = {"sku_ids": list(self.sku_ids)} if self.sku_ids else {}
        categories: Sequence[str | None] = () if self.sku_ids else self.categories
        return [
            base | dict(place) | ({"category": category} if category else {})
            for place, category in itertools.product(self.places or ({},), categories or (None,))
        ]


def scope_of(clause: Clause, understanding: Understanding) -> Scope:
    """Return the scope a clause names; where it names no place, the door's context does."""
    places = places_of(clause)
    context = understanding.context
    if not places:
        if context.get("store_id"):
            places = ({"store_id": str(context["store_id"])},)
        elif context.get("city"):
            places = ({"city": str(context["city"])},)
    categories = tuple(entity.id for entity in clause.of_kind("category"))
    if not categories and context.get("category") and not clause.of_kind("product", "brand"):
        categories = (str(context["category"]),)
    return Scope(sku_ids_of(clause), places, categories)


def sku_ids_of(clause: Clause) -> tuple[str, ...]:
    """Return the products a clause names; a brand stands for all of its products."""
    ids = [
        sku_id
        for entity in clause.of_kind("product", "brand")
        for sku_id in (entity.members if entity.kind == "brand" else (entity.id,))
    ]
    return tuple(dict.fromkeys(ids))


def places_of(clause: Clause) -> tuple[Mapping[str, str], ...]:
    """Return a clause's places; a city named beside one of its own stores only locates it."""
    stores = clause.of_kind("store")
    named = {store.id for store in stores}
    cities = [city for city in clause.of_kind("city") if not named & set(city.members)]
    return (*({"store_id": store.id} for store in stores), *({"city": city.id} for city in cities))


def carried(understanding: Understanding, *kinds: str) -> tuple[Entity, ...]:
    """Return what the thread was about before, of these kinds."""
    focus = understanding.focus
    entities = focus.entities if focus else ()
    return tuple(entity for entity in entities if entity.kind in kinds and not entity.alternatives)


_COMPARED = Pattern(
    r"\b(?:which|who)\b[^.?!]*\b(?:more|less|most|least|better|best|worse|faster|higher|lower)\b|\bcompar\w+|\bvs\b|\bversus\b"
    r"|\b(?:more|less|better|faster)\b[^.?!]*\bor\b|\bor\b[^.?!]*\b(?:more|less|better|faster)\b",
    re.IGNORECASE,
)


_BESIDE = Pattern(r"\s*(?:vs|versus)\.?\s*", re.IGNORECASE)
"""Between two names, where the days behind it take the word as theirs: "mustard vs maroon this month"."""


def beside_each_other(
    scope: Scope, figures: Sequence[dict[str, Any]], masked: str, understanding: Understanding
) -> tuple[Scope, list[dict[str, Any]]]:
    """Return a scope and its figures so that what is compared is told side by side.

    All the stores of one city are that city, cut by store: "Mumbai 1 or Mumbai 2, which sold more?" is one
    table of both. Products that are compared are told apart.
    """
    goods = [e.place for e in understanding.entities if e.kind in ("product", "brand") and e.place]
    gaps = [understanding.normalized[left[1] : right[0]] for left, right in itertools.pairwise(goods)]
    beside = any(_BESIDE.fullmatch(gap) for gap in gaps)
    if len(scope.sku_ids) > 1 and (beside or _COMPARED.search(masked)):
        figures = [{**one, "dimensions": one.get("dimensions") or ["sku"]} for one in figures]
    whole = _whole_city(scope, understanding)
    if whole is None:
        return scope, list(figures)
    cut = [
        {**one, "dimensions": list(dict.fromkeys([*one.get("dimensions", ()), "store"]))[:MAX_DIMENSIONS]}
        for one in figures
    ]
    return replace(scope, places=({"city": whole},)), cut


def under_one_budget(
    scope: Scope, orders: Sequence[Mapping[str, Any]], understanding: Understanding
) -> Scope:
    """Return the scope of orders within a budget: all the stores of a city share it, as the city's order."""
    whole = _whole_city(scope, understanding)
    if whole is None or not any("budget" in order for order in orders):
        return scope
    return replace(scope, places=({"city": whole},))


def _whole_city(scope: Scope, understanding: Understanding) -> str | None:
    """Return the city whose stores, all of them and no others, a scope names one by one."""
    stores = {str(place.get("store_id")) for place in scope.places}
    return next((city for city, ids in understanding.whole_cities.items() if set(ids) == stores), None)
