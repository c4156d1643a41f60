"""A vague name beside another of the same thing: "the milk is late, full cream 1 l", "Jhilmil 2 l water"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from language.catalogue.mention import Mention
from language.passing import is_told_in_passing
from language.pattern import Pattern

_GOODS = ("product", "brand", "category")
_OF_THEM = Pattern(
    r"\b(?:will|would|can)\s+(?:it\s+|they\s+|we\s+)?(?:last|be\s+enough|finish|run\s+(?:out|short)|survive|hold\s+out)\b"
    r"|\bhow\s+(?:much|many)\s+(?:is\s+|are\s+)?left\b|\bhow\s+(?:much|many)\s+(?:\w+\s+){0,2}should\s+i\b|\bprices?\b|\bforecast\b"
    r"|\bis\s+enough\b|\bof\s+(?:it|them)\b|\b(?:it|they)\s+(?:will|last|run)\b|\b(?:order|reorder|need)\s+(?:it|them)\b",
    re.IGNORECASE,
)
"""Words of the part that asks, which asks of the goods that the other part names."""
_ENDS = Pattern(r"[.?!;\n]|\band\b|,\s*or\b|&|\+", re.IGNORECASE)


def without_vaguer(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Return the mentions without what another one names more sharply.

    A brand or a product of several packs is vaguer than a single product of it.
    """
    return [mention for mention in mentions if not any(_is_vaguer(mention, other) for other in mentions)]


def without_passing(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Return the mentions without goods in a part of the message that only tells something.

    "The milk van is late, …": they are not asked about, where another part asks, unless that part
    asks of them: "the shampoo is selling, how long will it last?".
    """
    kept = [one for one in mentions if not (_is_open(one) and is_told_in_passing(one.place, text))]
    asks_of_them = _OF_THEM.search(text) and not any(one.kind in _GOODS for one in kept)
    return list(mentions) if asks_of_them else kept


def told_together(
    mentions: Sequence[Mention], text: str, of: Callable[[Sequence[str], Mention, Mention], Mention]
) -> list[Mention]:
    """Return the mentions, two of one thing as the products that both may mean ("Jhilmil 2 l", "water").

    Args:
        mentions: What the text names, in order.
        text: The text.
        of: Makes the mention of the products, given the two.
    """
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found else None
        both = _shared(before, mention, text) if before is not None else ()
        if before is not None and both:
            found[-1] = of(both, before, mention)
        else:
            found.append(mention)
    return found


def _shared(first: Mention, second: Mention, text: str) -> tuple[str, ...]:
    if not (_is_open(first) and _is_open(second)) or _ENDS.search(text, first.place[1], second.place[0]):
        return ()
    wanted = set(second.members)
    both = tuple(sku for sku in first.members if sku in wanted)
    return both if len(both) < len(first.members) else ()


def _is_open(mention: Mention) -> bool:
    return mention.kind == "brand" or (mention.kind == "product" and bool(mention.alternatives))


def _is_vaguer(mention: Mention, other: Mention) -> bool:
    if other.kind != "product" or not _is_open(mention) or (mention.kind == "brand" and other.alternatives):
        return False
    return set(other.members or (other.id,)) < set(mention.members)
