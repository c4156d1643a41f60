"""Cutting a message into the runs of words that may name a product."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from language.catalogue.common_word import is_goods
from language.catalogue.may_name import PACK_WORDS, is_strong, may_name
from language.catalogue.mention import Place, overlaps
from language.catalogue.pack import Pack
from language.catalogue.product_index import ProductIndex
from language.pattern import Pattern
from language.tokens import Token, stem

_LONGEST = 12
"""Words of a segment; no product's name is longer, and each unknown one costs a search."""
_JOINERS = frozenset({"of", "ka", "ki", "ke", "का", "की", "के"})
_DASH = Pattern(r"\s+[-–—]+\s+")
BREAKS = frozenset(',;:!?\n()[]{}|"“”')


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
    name between the same two words does not either. A word that everybody says ends it as a
    plain one does, unless it is in the catalogue, sounds like a word of it, or stands as a name.
    """
    found: list[Segment] = []
    words: list[Token] = []
    sizes: list[Pack] = []
    counted: list[Token] = []
    end = 0

    def close() -> None:
        if named := words or counted[:1]:
            found.append(Segment(tuple(named), tuple(sizes)))
        for part in (words, sizes, counted):
            part.clear()

    for position, token in enumerate(tokens):
        pack = next((p for p in packs if p.start <= token.start < p.end), None)
        gap = text[end : token.start] if end else ""
        if (any(char in BREAKS for char in gap) or _DASH.fullmatch(gap)) and not (
            pack and not sizes and gap.strip() == "," and _ends_name(pack, tokens)
        ):
            close()
        end = token.end
        if overlaps((token.start, token.end), taken):
            close()
        elif pack is not None:
            if pack not in sizes:
                sizes.append(pack)
            if _is_counted_name(token, index):
                counted.append(token)
        elif may_name(tokens, position, text, index, packs):
            if len(words) >= _LONGEST:
                close()
            if len(sizes) > 1 or (
                sizes and words and sizes[0].start > words[0].start and _more(packs, token)
            ):
                close()
            words.append(token)
        elif not _joins(tokens, position, index, has_size=bool(sizes)):
            close()
    close()
    return found


def _is_counted_name(token: Token, index: ProductIndex) -> bool:
    """Tell whether what a pack counts is what the product is called, too ("72 wipes")."""
    base = stem(token.norm)
    return not token.is_number and base not in PACK_WORDS and is_goods(base) and index.knows(base)


def _ends_name(pack: Pack, tokens: Sequence[Token]) -> bool:
    """No further name follows the pack: "Suvarna Atta, 5 kg" is one product."""
    after = next((token for token in tokens if token.start >= pack.end), None)
    return after is None or not is_strong(after)


def _more(packs: Sequence[Pack], token: Token) -> bool:
    """A further pack lies ahead: what follows is the next product ("curd 400 g paneer 200 g")."""
    return any(pack.start > token.start for pack in packs)


def _joins(tokens: Sequence[Token], position: int, index: ProductIndex, *, has_size: bool) -> bool:
    token = tokens[position]
    if token.norm in _JOINERS and has_size:
        return True
    if stem(token.norm) in PACK_WORDS:
        return has_size or position + 1 < len(tokens)
    if token.norm == "and" and 0 < position < len(tokens) - 1:
        pair = (stem(tokens[position - 1].norm), stem(tokens[position + 1].norm))
        return pair in index.and_pairs
    return False
