"""Whether a value stands beside the thing it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.catalogue import NameKind
from agent.facts import FACT_REFERENCE
from agent.grounding import hindi_words
from agent.grounding.evidence import Evidence, masked
from core.fact import Fact

_SUBJECT_KEYS: dict[NameKind, str] = {"sku": "sku_id", "store": "store_id", "city": "city"}
_AMOUNTS = frozenset({"units", "currency", "units_per_day"})
_MEASURES = _AMOUNTS | {"pct", "rate", "ratio"}
_UNIT_BEHIND = re.compile(
    r"^\s*(%|(?:percent|per cent|rupees|rs|days?|weeks?|units?|pieces?|packs?|"
    + "|".join(sorted(hindi_words.UNITS, key=len, reverse=True))
    + r")(?![\w\u0900-\u0963]))",
    re.IGNORECASE,
)
_UNIT_OF_WORD: dict[str, frozenset[str] | set[str]] = {
    **hindi_words.UNITS,
    "percent": {"pct", "rate"},
    "per cent": {"pct", "rate"},
    "%": {"pct", "rate"},
    "rupees": {"currency"},
    "rs": {"currency"},
    "day": {"days", "count"},
    "week": {"count", "ratio"},
    "unit": {"units", "units_per_day"},
    "piece": {"units", "units_per_day"},
    "pack": {"units", "units_per_day"},
}
_CURRENCY_BEFORE = re.compile(r"(?:₹|\brs\.?|\brupees|रु\.?|रु॰|रुपये|रुपए)\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class _Named:
    """Something a line names, and where."""

    position: int
    ids: frozenset[str]


def subject_defects(text: str, evidence: Evidence) -> list[str]:
    """Return every reference that stands beside another product, store, city or unit."""
    defects: list[str] = []
    for line in text.split("\n"):
        references = [
            (match, evidence.book[match[1]])
            for match in FACT_REFERENCE.finditer(line)
            if match[1] in evidence.book
        ]
        for kind in _SUBJECT_KEYS:
            named = _named(kind, line, references, evidence)
            if named:
                defects += _mismatches(kind, named, references, evidence)
        defects += _unit_defects(line, references)
    return defects


def _named(
    kind: NameKind, line: str, references: list[tuple[re.Match[str], Fact]], evidence: Evidence
) -> list[_Named]:
    """Return what a line names of a kind: by a name's reference, or in the user's words."""
    named = [
        _Named(match.start(), ids)
        for match, fact in references
        if fact.unit == "text" and (ids := _own_ids(kind, fact))
    ]
    named += [
        _Named(mention.start, frozenset(name_id.casefold() for name_id in mention.ids))
        for mention in evidence.mentions(masked(line))
        if mention.kind == kind
    ]
    return sorted(named, key=lambda one: one.position)


def _mismatches(
    kind: NameKind,
    named: list[_Named],
    references: list[tuple[re.Match[str], Fact]],
    evidence: Evidence,
) -> list[str]:
    values = [
        (match, ids)
        for match, fact in references
        if fact.unit != "text" and (ids := _about(kind, fact, evidence)) is not None
    ]
    if len(named) > 1 and _respectively(named, [ids for _, ids in values]):
        return []
    everything = frozenset[str]().union(*(one.ids for one in named))
    return [
        f"{match[0]} is not about the {kind} named beside it"
        for match, ids in values
        if not _nearest(named, match.start()) & ids or (len(ids) > 1 and not ids <= everything)
    ]


def _nearest(named: list[_Named], position: int) -> frozenset[str]:
    before = [one for one in named if one.position < position]
    return before[-1].ids if before else named[0].ids


def _respectively(named: list[_Named], values: list[frozenset[str]]) -> bool:
    """Tell whether "A and B … 1 and 2": names first, then values in the same order."""
    distinct: list[frozenset[str]] = []
    for ids in values:
        if not distinct or distinct[-1] != ids:
            distinct.append(ids)
    return len(distinct) == len(named) and all(
        one.ids & ids for one, ids in zip(named, distinct, strict=True)
    )


def _about(kind: NameKind, fact: Fact, evidence: Evidence) -> frozenset[str] | None:
    """Return the ids a value is about; `None` where it has nothing to do with the kind.

    A count or a date without a subject belongs to the question as a whole and may stand
    anywhere; a quantity or an amount without one is the whole shop's, and no store's.
    """
    placed = any(key in fact.subject for key in _SUBJECT_KEYS.values())
    if not placed and fact.unit not in _MEASURES:
        return None
    ids = _own_ids(kind, fact)
    cities = {store.casefold(): city.casefold() for store, city in evidence.catalogue.cities.items()}
    if kind == "city" and not ids:
        ids = frozenset(cities[store] for store in _own_ids("store", fact) if store in cities)
    if kind == "store" and not ids:
        wanted = _own_ids("city", fact)
        ids = frozenset(store for store, city in cities.items() if city in wanted)
    if ids:
        return ids
    return frozenset() if fact.unit in _AMOUNTS else None


def _own_ids(kind: NameKind, fact: Fact) -> frozenset[str]:
    key = _SUBJECT_KEYS[kind]
    if key in fact.subject:
        return frozenset({fact.subject[key].casefold()})
    if fact.unit == "text":
        return frozenset()
    parameters = fact.source.parameters
    if kind == "sku":
        several = parameters.get("sku_ids") or ()
        return frozenset(str(sku_id).casefold() for sku_id in several) or _one(parameters.get("sku_id"))
    return _one(parameters.get(key))


def _one(value: object) -> frozenset[str]:
    return frozenset({str(value).casefold()}) if value else frozenset()


def _unit_defects(line: str, references: list[tuple[re.Match[str], Fact]]) -> list[str]:
    """Return values that the word beside them turns into another unit."""
    defects: list[str] = []
    for match, fact in references:
        if fact.unit == "text":
            continue
        if (behind := _UNIT_BEHIND.match(line[match.end() :])) and fact.unit not in _UNIT_OF_WORD[
            _singular(behind[1].lower())
        ]:
            defects.append(f"{match[0]} is in {fact.unit}, not {behind[1]}")
        if _CURRENCY_BEFORE.search(line[: match.start()]) and fact.unit != "currency":
            defects.append(f"{match[0]} is in {fact.unit}, not money")
    return defects


def _singular(word: str) -> str:
    return word if word in _UNIT_OF_WORD else word.removesuffix("s")
