"""Which size of a product is meant where several fit: "rajma, 1 kg", "wipes 72", "the small ghee"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from language.catalogue.mention import Place, overlaps
from language.catalogue.own_size import number_in
from language.catalogue.pack import Pack
from language.numbers import WORDS, word_value
from language.pattern import Pattern

_HOLDER = (
    r"(?:packs?|packets?|pouch(?:es)?|bottles?|box(?:es)?|tins?|jars?|sets?|bags?|sachets?|cups?|tubs?|tubes?|cans?"
    r"|tetra|size|one|piece|units?|variant)"
)
_SMALL = r"small(?:er|est)?|little|tiny|mini|single|solo|loose|alone|(?:one|1)[-\s](?:piece|pc|packets?)"
_LARGE = r"big(?:ger|gest)?|large(?:r|st)?|jumbo|family|bulk|giant"
_MIDDLE = r"medium|middle|mid(?:[-\s]?sized?)?|between(?=\s+pack)"
_COUNTS_ELSE = (
    r"\s*(?:%|(?:percent|per\s*cent|units?|days?(?!\s+(?:before\s+yesterday|after\s+tomorrow))|weeks?|months?|rs|rupees?"
    r"|to(?!\s+(?:₹|rs\.?)?\s*\d))\b|₹|/|[.,:]\d)"
)
"""Behind a number: it counts something else than what is in a pack."""
_NUMBER_AFTER = Pattern(
    rf"[\s,(-]{{0,2}}(?:(?:the|of|in|{_SMALL}|{_LARGE}|{_HOLDER})\s+){{0,3}}"
    r"(?P<number>\d{1,4})"
    rf"\b(?!{_COUNTS_ELSE})",
    re.IGNORECASE,
)
_AND_NUMBER = Pattern(
    rf"\s*(?:[/&+]|\b(?:and|or)\b)\s*(?P<number>\d{{2,4}})\b(?!{_COUNTS_ELSE}|\s+(?:per|a|each|every)\b)",
    re.IGNORECASE,
)
_NUMBER_BEFORE = Pattern(
    rf"(?<![\w.,₹/%-])(?P<number>\d{{1,4}}|(?:{'|'.join(WORDS)})(?:[\s-](?:{'|'.join(WORDS)}))?)[\s-]+$",
    re.IGNORECASE,
)
_HELD = Pattern(rf"\s*-?\s*{_HOLDER}\b", re.IGNORECASE)
_COMPARED = rf"(?P<small>{_SMALL})|(?P<large>{_LARGE})|(?P<middle>{_MIDDLE})"
_SIZE_AFTER = Pattern(
    rf"[\s,-]{{0,2}}(?:(?:the|of|in|its|most|{_HOLDER})\s+){{0,2}}(?:{_COMPARED})\b(?!\s+not\b)",
    re.IGNORECASE,
)
_SIZE_BEFORE = Pattern(rf"\b(?:{_COMPARED})\s+(?:{_HOLDER}\s+)?(?:(?:of|the|our)\s+){{0,2}}$", re.IGNORECASE)
_COMPARED_WITHIN = Pattern(
    r"\b(?P<small>single|solo|loose|(?:one|1)[-\s](?:piece|pc|packets?))\b(?P<large>(?!))?(?P<middle>(?!))?",
    re.IGNORECASE,
)
_NOT = Pattern(r"\bnot\s+(?:the\s+|in\s+|of\s+|a\s+)?$|\bexcept\s+(?:the\s+)?$", re.IGNORECASE)
_NUMBER_HELD = Pattern(
    r"(?<![\w.,₹/%-])(?P<number>\d{2,4})\s*-?\s*(?:(?:packs?|packets?|pouch(?:es)?|bottles?|box(?:es)?|tins?|jars?|sets?"
    r"|wal[aei])\b(?!\s+of\b)|(?:ones?|size|variant)\b)",
    re.IGNORECASE,
)
_ORDERED = Pattern(r"\b(?:order|buy|sell|sold|make|send|get|need|to|of|by|at|rs)\s+$", re.IGNORECASE)
_DIGITS_OF_A_QUANTITY = 2
"""A number of more digits right before a name is its weight: "the 750 cola"."""
_TO_PRICE = Pattern(
    r"\s+to\s+(?:₹|rs\.?)?\s*(?P<price>\d+(?:\.\d+)?)(?!\s*(?:kg|gm?|ml|l|pcs)\b)", re.IGNORECASE
)
_MOST_RISE = 2
"""No price is raised so many times over: a number so far below the one behind "to" is a size."""
_REMEMBERED = 4_096
_REACH = 18
"""Characters before a name in which the number before it stands."""
_SIZE = Pattern(r"(?:(?P<times>\d+)x)?(?P<number>[\d.]+)(?P<unit>g|ml|mm|pc|mg|inch|watt|gb|mah|oz)")


@dataclass(frozen=True)
class Sized:
    """The products that have the size, and where name and size stand."""

    ids: tuple[str, ...]
    place: Place


def size_said(
    place: Place, sizes: Mapping[str, str | None], text: str, named: Sequence[Place], packs: Sequence[Pack]
) -> Sized | None:
    """Return the products of the size a text gives; `None` where it gives none of theirs.

    Args:
        place: Where the name stands.
        sizes: The products it may mean, each with its pack.
        text: The text.
        named: Where names stand: a pack within one is that name's.
        packs: The packs of the text.
    """
    if any(place[0] <= pack.start < place[1] for pack in packs):
        return None
    free = [
        pack
        for pack in packs
        if not overlaps((pack.start, pack.end), list(named)) and not _NOT.search(text[: pack.start])
    ]
    for pack in sorted(free, key=lambda pack: abs(pack.start - place[1])):
        fitting = tuple(sku for sku, size in sizes.items() if size == pack.key)
        if fitting:
            return Sized(fitting, place)
    return _by_number(place, sizes, text, named)


@lru_cache(_REMEMBERED)
def number_of(size: str | None) -> str | None:
    """Return the number of a pack's key as people say it without its unit: 400 of "400g"; 5 of "5000g"."""
    said = _SIZE.fullmatch(size or "")
    if said is None:
        return number_in(size or "")
    number = said["number"]
    return number.removesuffix("000") if said["unit"] != "pc" else number


def further_number(text: str, position: int) -> re.Match[str] | None:
    """Return the bare number that goes on with a size said before it ("wipes 30 and 72")."""
    return _AND_NUMBER.match(text, position)


def numbers_beside(place: Place, text: str) -> tuple[str, ...]:
    """Return the bare numbers right before and behind a word that may be the size of what it names."""
    behind = _NUMBER_AFTER.match(text, place[1])
    before = _NUMBER_BEFORE.search(text, max(place[0] - _REACH, 0), place[0])
    return tuple(said["number"] for said in (behind, before) if said and len(said["number"]) > 1)


def size_compared(place: Place, sizes: Mapping[str, str | None], text: str) -> Sized | None:
    """Return the product of the size that "small", "family pack" or "medium" beside its name means.

    Args:
        place: Where the name stands.
        sizes: One product in all of its packs.
        text: The text.
    """
    within = _COMPARED_WITHIN.search(text, *place)
    said = _SIZE_AFTER.match(text, place[1]) or _SIZE_BEFORE.search(text, 0, place[0]) or within
    if said is None:
        return None
    amounts = {sku: amount for sku, size in sizes.items() if (amount := _amount(size, sizes)) is not None}
    ordered = sorted(amounts, key=lambda sku: amounts[sku])
    if len(ordered) < len(sizes) or len(set(amounts.values())) < len(ordered):
        return None
    if said["middle"]:
        chosen = ordered[1] if len(ordered) == len(("small", "medium", "large")) else None
    else:
        chosen = ordered[0] if said["small"] else ordered[-1]
    if chosen is None:
        return None
    return Sized((chosen,), (min(place[0], said.start()), max(place[1], said.end())))


def _by_number(
    place: Place, sizes: Mapping[str, str | None], text: str, named: Sequence[Place]
) -> Sized | None:
    """Read the number behind a name as its size, or before it as its count, where it is one of those sold."""
    number = _NUMBER_AFTER.match(text, place[1])
    if number is None or _moves(number, text) or overlaps(number.span("number"), list(named)):
        return _by_count(place, sizes, text, named) or _by_holder(place, sizes, text, named)
    held = bool(_HELD.match(text, number.end()))
    fitting = tuple(
        sku
        for sku, size in sizes.items()
        if number["number"] in _numbers_of(size)
        and (held or len(number["number"]) > 1 or (size or "").endswith("pc") or number_in(size or ""))
    )
    return Sized(fitting, (place[0], number.end("number"))) if fitting else None


def _numbers_of(size: str | None) -> tuple[str | None, ...]:
    said = _SIZE.fullmatch(size or "")
    return (number_of(size), said["number"] if said else None)


def _moves(number: re.Match[str], text: str) -> bool:
    """Tell whether a number is what a price moves from: "the soap 40 to 45", not "the pack of 42 to 449"."""
    to = _TO_PRICE.match(text, number.end("number"))
    return to is not None and float(to["price"]) < _MOST_RISE * float(number["number"])


def _by_count(
    place: Place, sizes: Mapping[str, str | None], text: str, named: Sequence[Place]
) -> Sized | None:
    """Read the number before a name as how many are in a pack of it ("24 crayons")."""
    number = _NUMBER_BEFORE.search(text, max(place[0] - _REACH, 0), place[0])
    if number is None or overlaps(number.span("number"), list(named)):
        return None
    said = number["number"]
    count = int(said) if said.isdecimal() else word_value(said)
    fitting = tuple(sku for sku, size in sizes.items() if size == f"{count}pc")
    if (
        not fitting
        and len(said) > _DIGITS_OF_A_QUANTITY
        and not _ORDERED.search(text, 0, number.start("number"))
    ):
        fitting = tuple(sku for sku, size in sizes.items() if number_of(size) == said)
    return Sized(fitting, (number.start("number"), place[1])) if fitting else None


def _by_holder(
    place: Place, sizes: Mapping[str, str | None], text: str, named: Sequence[Place]
) -> Sized | None:
    """Read a number that stands apart with what holds so many ("wipes for Mumbai, the 72 packet")."""
    for said in _NUMBER_HELD.finditer(text):
        if overlaps(said.span(), list(named)):
            continue
        fitting = tuple(sku for sku, size in sizes.items() if number_of(size) == said["number"])
        if len(fitting) == 1:
            return Sized(fitting, place)
    return None


def _amount(size: str | None, sizes: Mapping[str, str | None]) -> float | None:
    """Return what a pack holds; beside packs of several pieces one that is weighed is a single piece."""
    said = _SIZE.fullmatch(size or "")
    if said is None:
        return None
    if said["unit"] != "pc" and any((other or "").endswith("pc") for other in sizes.values()):
        return 1.0
    return float(said["number"]) * int(said["times"] or 1)
