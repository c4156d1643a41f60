"""Cutting a message into the runs of words that may name a product."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from language.catalogue.common_word import is_common, is_goods, is_very_common
from language.catalogue.mention import Place, overlaps
from language.catalogue.pack import Pack
from language.catalogue.people import is_somebody
from language.catalogue.plain_words import is_plain
from language.catalogue.product_index import ProductIndex
from language.catalogue.size import number_of, numbers_beside
from language.catalogue.synonyms import joined
from language.tokens import Token, stem

_LONGEST = 12
"""Words of a segment; no product's name is longer, and each unknown one costs a search."""
_JOINERS = frozenset({"of", "ka", "ki", "ke", "का", "की", "के"})
_PACK_WORDS = frozenset(
    {
        "pack",
        "packet",
        "bottle",
        "pouch",
        "bag",
        "box",
        "size",
        "tin",
        "jar",
        "carton",
        "tetra",
        "can",
        "cup",
        "tub",
        "tube",
        "sachet",
        "bundle",
        "multipack",
        "combo",
        "block",
        "slab",
        "sack",
        "drum",
        "crate",
        "refill",
        "piece",
        "dibba",
    }
)
_OF_NAME = frozenset({"price", "rate", "cost", "mrp", "stock", "sale", "demand", "unit", "pack", "packet"})
_ENDS = frozenset(".?!\n:-–")
_QUALITIES = frozenset(
    """
    tez तेज़ laal lal garam garm thandi thanda meetha meethi mitha mithi khatta khatti hari hara
    लाल गरम ठंडी ठंडा मीठा मीठी खट्टा खट्टी हरी हरा
    """.split()  # noqa: SIM905 a word list is read as words
)
"""What things are like: no name without the thing beside it (लाल मिर्च, "thandi matar")."""
_SAID_OF = frozenset(
    {
        "is",
        "was",
        "are",
        "were",
        "has",
        "in",
        "weather",
        "season",
        "days",
        "day",
        "so",
        "very",
        "too",
        "why",
        "how",
        "what",
        "rose",
        "fell",
        "business",
    }
)
"""Beside a quality that is a brand as well: "thandi is going up"."""
_SIZES = frozenset({"most", "small", "big", "large", "smallest", "biggest", "largest", "of"})
_SHOULD_I = frozenset((modal, who) for modal in ("should", "can", "could", "shall") for who in ("i", "we"))
_DASH = re.compile(r"\s+[-–—]+\s+")
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
        elif _may_name(tokens, position, text, index, packs):
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
    return not token.is_number and base not in _PACK_WORDS and is_goods(base) and index.knows(base)


def _ends_name(pack: Pack, tokens: Sequence[Token]) -> bool:
    """No further name follows the pack: "Suvarna Atta, 5 kg" is one product."""
    after = next((token for token in tokens if token.start >= pack.end), None)
    return after is None or not _is_strong(after)


def _is_strong(token: Token) -> bool:
    return not token.is_number and not is_plain(token.norm)


def _may_name(
    tokens: Sequence[Token], position: int, text: str, index: ProductIndex, packs: Sequence[Pack]
) -> bool:
    """Tell whether a token may be part of a name: no plain word, and a common one only where names stand."""
    token = tokens[position]
    base = stem(token.norm)
    known, goods = index.means(base), is_goods(token.norm)
    if not _is_strong(token):
        if known and (goods or _has_its_pack(tokens, position, packs, text, index)):
            return True
        if known and not index.knows(base) and _beside_name(tokens, position, index):
            return True  # "child powder"
        return _is_half_called(tokens, position, index)
    if _is_deed(tokens, position) or (not known and base in _PACK_WORDS):
        return False
    if not index.knows(base) and is_somebody(tokens, position):
        return known and _beside_name(tokens, position, index)  # "child powder", no sick child
    if goods or _has_pack(tokens, position, packs):
        return True
    if base in _QUALITIES and not _beside_name(tokens, position, index):
        beside = {token.norm for token in tokens[max(position - 1, 0) : position + 2]}
        asked = tokens[position + 1 : position + 3]
        if [one.norm for one in asked][:1] == ["how"] and asked[-1].norm in ("much", "many"):
            beside.discard("how")
        return index.is_name(base) and not beside & _SAID_OF
    if known:
        return (
            not is_very_common(token.norm)
            or not index.knows(base)
            or index.is_name(base)
            or _is_held(tokens, position)
            or _is_after_pack(token, packs, text)
            or _beside_name(tokens, position, index)
            or _is_half_called(tokens, position, index)
            or _has_its_pack(tokens, position, packs, text, index)
        )
    return not is_common(token.norm) or _stands_as_name(tokens, position, text, index)


def _stands_as_name(tokens: Sequence[Token], position: int, text: str, index: ProductIndex) -> bool:
    """Tell of a common word that the catalogue does not have whether it stands where only a name does."""
    token = tokens[position]
    if _is_written_as_name(tokens, position, text) or _is_half(tokens, position, index):
        return True
    return not is_very_common(token.norm) and (
        index.sounds_like(stem(token.norm))
        or _beside_name(tokens, position, index)
        or _spells_beside(tokens, position, index)
        or _is_priced(tokens, position)
    )


def _is_deed(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a word says what to do: "what should I pencil in"."""
    before = tuple(token.norm for token in tokens[max(position - 2, 0) : position])
    return before in _SHOULD_I


def _has_pack(tokens: Sequence[Token], position: int, packs: Sequence[Pack]) -> bool:
    """Tell whether a pack follows a word, its bottle or bag between them or not ("water bottle 1 l")."""
    end = tokens[position].end
    for token in tokens[position + 1 : position + 2]:
        if stem(token.norm) in _PACK_WORDS and token.start - end <= 1:
            end = token.end
    return any(0 <= pack.start - end <= 1 for pack in packs)


def _has_its_pack(
    tokens: Sequence[Token], position: int, packs: Sequence[Pack], text: str, index: ProductIndex
) -> bool:
    """Tell whether a pack of what goes by a word stands beside it ("100 pages copy", "6 copy", "medium 76")."""
    token, before = tokens[position], tokens[position - 1] if position else None
    beside = {
        pack.key for pack in packs if 0 <= token.start - pack.end <= 1 or 0 <= pack.start - token.end <= 2
    }
    if before is not None and before.is_number and token.start - before.end <= 1:
        beside.add(f"{int(before.norm)}pc")
    numbers = numbers_beside((token.start, token.end), text)
    if not beside and not numbers:
        return False
    sizes = index.packs_of(stem(token.norm))
    return bool(sizes & beside) or any(number_of(size) in numbers for size in sizes)


def _is_after_pack(token: Token, packs: Sequence[Pack], text: str) -> bool:
    return any(
        pack.end <= token.start and text[pack.end : token.start].strip() in ("", "of") for pack in packs
    )


def _is_held(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether what a word names comes in the bottle or the bag said behind it ("water bottle")."""
    following = (token for token in tokens[position + 1 :] if token.norm not in _SIZES)
    return stem(next((token.norm for token in following), "")) in _PACK_WORDS - {"size", "piece", "pack"}


def _is_priced(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a word follows "price of", "stock of": there only a name stands."""
    return position > 1 and tokens[position - 1].norm == "of" and stem(tokens[position - 2].norm) in _OF_NAME


def _is_half(tokens: Sequence[Token], position: int, index: ProductIndex) -> bool:
    """Tell whether a word and its neighbour together are one of the catalogue ("tooth paste")."""
    return _is_half_called(tokens, position, index) or any(
        index.knows("".join(pair)) for pair in _pairs(tokens, position)
    )


def _is_half_called(tokens: Sequence[Token], position: int, index: ProductIndex) -> bool:
    """Tell whether a word and its neighbour are what goods are called besides ("finger chips")."""
    return any(index.means(joined(*pair)) for pair in _pairs(tokens, position))


def _pairs(tokens: Sequence[Token], position: int) -> list[tuple[str, str]]:
    """Return the stems of a word with the word before it, and with the one behind it."""
    beside = ((at, at + 1) for at in (position - 1, position) if at >= 0 and at + 1 < len(tokens))
    return [(stem(tokens[first].norm), stem(tokens[second].norm)) for first, second in beside]


def _beside_name(tokens: Sequence[Token], position: int, index: ProductIndex) -> bool:
    """Tell whether a word of a name stands beside another: "face" names nothing without its "wash"."""
    beside = [tokens[at] for at in (position - 1, position + 1) if 0 <= at < len(tokens)]
    return any(not token.is_number and index.knows(stem(token.norm)) for token in beside)


def _spells_beside(tokens: Sequence[Token], position: int, index: ProductIndex) -> bool:
    """Tell whether two words in Devanagari spell words of the catalogue ("ऑलिव ऑयल")."""

    def spells(at: int) -> bool:
        word = tokens[at].norm
        return not word.isascii() and bool(index.resolve(word))

    beside = (at for at in (position - 1, position + 1) if 0 <= at < len(tokens))
    return spells(position) and any(spells(at) for at in beside)


def _is_written_as_name(tokens: Sequence[Token], position: int, text: str) -> bool:
    """Tell whether a word is a capital one amid small ones, not the first of its sentence."""
    token = tokens[position]
    if position == 0 or not token.text[:1].isupper() or text[: token.start].rstrip()[-1:] in _ENDS:
        return False
    letters = [other.text for other in tokens if other.text[:1].isalpha()]
    return sum(word[:1].isupper() for word in letters) <= len(letters) / 2


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
