"""Cutting a message into the runs of words that may name a product."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from language.catalogue.mention import Place, overlaps
from language.catalogue.pack import Pack, find_packs
from language.catalogue.plain_words import is_plain
from language.catalogue.product_index import ProductIndex
from language.tokens import Token, stem

_LONGEST = 12
"""Words of a segment; no product's name is longer, and each unknown one costs a search."""
_JOINERS = frozenset({"of", "ka", "ki", "ke", "का", "की", "के"})
_PACK_WORDS = frozenset({"pack", "packet", "bottle", "pouch", "bag", "box", "size", "tin", "jar", "carton"})
_BREAKS = frozenset(',;:!?\n()[]{}|"“”')


@dataclass(frozen=True)
class Segment:
    """A run of words, none of them plain, with the packs among them."""

    tokens: tuple[Token, ...]
    packs: tuple[Pack, ...]

    @property
    def stems(self) -> tuple[str, ...]:
        """The words as the catalogue is searched for."""
        return tuple(stem(token.norm) for token in self.tokens)

    @property
    def place(self) -> Place:
        """From the first to the last character, packs included."""
        places = [(token.start, token.end) for token in self.tokens] + [(p.start, p.end) for p in self.packs]
        return min(start for start, _ in places), max(end for _, end in places)


def segments(
    text: str, tokens: Sequence[Token], packs: Sequence[Pack], taken: list[Place], index: ProductIndex
) -> list[Segment]:
    """Return the segments of a text, in order.

    A plain word, a comma, an "and" or something already understood ends a segment; "of"
    between a pack and a name ("5 kg of atta") does not. An "and" that stands in a product's
    name between the same two words does not either.
    """
    found: list[Segment] = []
    words: list[Token] = []
    sizes: list[Pack] = []
    end = 0

    def close() -> None:
        if words:
            found.append(Segment(tuple(words), tuple(sizes)))
        words.clear()
        sizes.clear()

    for position, token in enumerate(tokens):
        pack = next((p for p in packs if p.start <= token.start < p.end), None)
        gap = text[end : token.start] if end else ""
        if any(char in _BREAKS for char in gap) and not (
            pack and not sizes and gap.strip() == "," and _ends_name(pack, tokens)
        ):
            close()
        end = token.end
        if overlaps((token.start, token.end), taken):
            close()
        elif pack is not None:
            if pack not in sizes:
                sizes.append(pack)
        elif _is_strong(token):
            if len(words) >= _LONGEST:
                close()
            if len(sizes) > 1 or (
                sizes and words and sizes[0].start > words[0].start and _more(packs, token)
            ):
                close()
            words.append(token)
        elif not _joins(tokens, position, index, has_size=bool(sizes)):
            close()
            sizes.clear()
    close()
    return found


def _ends_name(pack: Pack, tokens: Sequence[Token]) -> bool:
    """No further name follows the pack: "Suvarna Atta, 5 kg" is one product."""
    after = next((token for token in tokens if token.start >= pack.end), None)
    return after is None or not _is_strong(after)


def _is_strong(token: Token) -> bool:
    return not token.is_number and not is_plain(token.norm)


def _more(packs: Sequence[Pack], token: Token) -> bool:
    """A further pack lies ahead: what follows is the next product ("curd 400 g paneer 200 g")."""
    return any(pack.start > token.start for pack in packs)


def _joins(tokens: Sequence[Token], position: int, index: ProductIndex, *, has_size: bool) -> bool:
    token = tokens[position]
    if token.norm in _JOINERS and has_size:
        return True
    if stem(token.norm) in _PACK_WORDS:
        return has_size or position + 1 < len(tokens)
    if token.norm == "and" and 0 < position < len(tokens) - 1:
        pair = (stem(tokens[position - 1].norm), stem(tokens[position + 1].norm))
        return pair in index.and_pairs
    return False


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
        and not any(char in _BREAKS for char in gap)
        and not overlaps((token.start, token.end), taken)
    )
