"""Several packs of one product: "curd 400 g and 1 kg", "all sizes of ghee", "the three packs of cola"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from language.catalogue.mention import Mention, Place, overlaps
from language.catalogue.pack import Pack
from language.pattern import Pattern

_PACKS = (
    r"(?:pack\s*sizes?|sizes?|packs?|packets?|variants?|skus?|bottles?|pouch(?:es)?|box(?:es)?|tins?|units|ones"
    r"|kinds|types)"
)
_ALL_PACKS = Pattern(
    rf"\b(?:all|both|every|each)\s+(?:(?:of|the|its|our|two|three|four|[234])\s+){{0,3}}{_PACKS}\b"
    rf"|\b(?:the\s+)?(?:two|three|four)\s+{_PACKS}\b|\b(?:by|across|per)\s+(?:the\s+)?(?:pack|size)s?\b",
    re.IGNORECASE,
)
_ALL_OF_IT = Pattern(r"\b(?:all|entire|whole)\s+(?:(?:of|the|our)\s+){0,2}$", re.IGNORECASE)
_ALL_SO_MANY = Pattern(
    r"\b(?:all|both|every|each|two|three|four)(?:\s+(?:of|the|our|two|three|four|[234]))*\s+$", re.IGNORECASE
)
_ITS_PACKS = Pattern(rf"\s*{_PACKS}\b", re.IGNORECASE)
_AND = Pattern(r"[\s,/&+]*(?:\b(?:and|or)\b)?\s*(?:the\s+)?", re.IGNORECASE)


def with_all_packs(
    mentions: Sequence[Mention], text: str, each: Callable[[Mention], Sequence[Mention]]
) -> list[Mention]:
    """Return the mentions with a product of several packs as each of them, where all of them are asked for.

    Args:
        mentions: What the text names.
        text: The text.
        each: Returns the mention of each product that one may mean.
    """
    everywhere = _ALL_PACKS.search(text) is not None
    found: list[Mention] = []
    for mention in mentions:
        is_open = mention.kind == "product" and mention.alternatives
        start, end = mention.place
        asked = everywhere or _ALL_OF_IT.search(text, 0, start)
        asked = asked or (_ALL_SO_MANY.search(text, 0, start) and _ITS_PACKS.match(text, end))
        found += each(mention) if is_open and asked else [mention]
    return found


def with_further_packs(
    mentions: Sequence[Mention],
    text: str,
    packs: Sequence[Pack],
    of_pack: Callable[[Mention, Pack], Mention | None],
    of_number: Callable[[Mention], Mention | None],
) -> list[Mention]:
    """Return the mentions and, behind one with its pack, the same product in each pack that follows it.

    Args:
        mentions: What the text names.
        text: The text.
        packs: The packs in it.
        of_pack: Returns the mention of the same product in another pack, `None` where it has no such pack.
        of_number: Returns the same product in the pack that a bare number behind the mention is of.
    """
    named: list[Place] = [mention.place for mention in mentions]
    found: list[Mention] = []
    for mention in mentions:
        found.append(mention)
        last = mention
        for pack in packs:
            if mention.kind != "product" or mention.alternatives or overlaps((pack.start, pack.end), named):
                continue
            if _AND.fullmatch(text, last.place[1], pack.start) and (other := of_pack(mention, pack)):
                found += [other] if other.id != mention.id else []
                last = other
        if last is mention and (other := of_number(mention)) is not None:
            found.append(other)
    return found
