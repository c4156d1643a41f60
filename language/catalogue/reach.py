"""How far the words that name a product reach: plain words beside them, sizes that are no part of it."""

from __future__ import annotations

from collections.abc import Sequence

from language.catalogue.mention import Place, overlaps
from language.catalogue.pack import Pack, find_packs
from language.catalogue.product_index import ProductIndex
from language.catalogue.segment import BREAKS, Segment
from language.tokens import Token, stem

_SIZED = frozenset({"small", "medium", "large", "big"})


def without_sizes(segment: Segment, index: ProductIndex) -> Segment:
    """Return the segment without "medium" and the like that no product has beside another of its words.

    "Diapers medium" is a product's name, "cola medium" a cola of the middle size.
    """
    others = [token for token in segment.tokens if token.norm not in _SIZED]
    if len(others) == len(segment.tokens) or not others:
        return segment
    held = [index.holding(stem(token.norm)) for token in others]
    kept = tuple(
        token
        for token in segment.tokens
        if token.norm not in _SIZED or any(index.holding(token.norm) & one for one in held)
    )
    return Segment(kept, segment.packs)


def widened(
    segment: Segment, text: str, tokens: Sequence[Token], taken: list[Place], names: frozenset[str]
) -> Segment:
    """Return the segment with the plain words beside it that are in the products' names.

    "Fresh cream", "Full Cream Milk", "7 up": the plain word counts because its neighbour
    does. The pack that follows such a word ("Diapers Small 20 pcs") comes along.
    """
    chosen = list(segment.tokens)
    order = {token.start: position for position, token in enumerate(tokens)}
    while True:
        first, last = order[chosen[0].start], order[chosen[-1].start]
        before = tokens[first - 1] if first > 0 else None
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        if before and _fits(before, text[before.end : chosen[0].start], taken, names):
            chosen.insert(0, before)
        elif after and _fits(after, text[chosen[-1].end : after.start], taken, names):
            chosen.append(after)
        else:
            return Segment(tuple(chosen), segment.packs or _pack_after(chosen[-1], text, taken))


def _pack_after(token: Token, text: str, taken: list[Place]) -> tuple[Pack, ...]:
    return tuple(
        pack
        for pack in find_packs(text)
        if pack.start >= token.end
        and not text[token.end : pack.start].strip(" ,-")
        and not overlaps((pack.start, pack.end), taken)
    )


def _fits(token: Token, gap: str, taken: list[Place], names: frozenset[str]) -> bool:
    return (
        stem(token.norm) in names
        and not any(char in BREAKS for char in gap)
        and not overlaps((token.start, token.end), taken)
    )
