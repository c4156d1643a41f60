"""Whether a word may be part of a product's name: what it is, and the company it keeps."""

from __future__ import annotations

from collections.abc import Sequence

from language.catalogue.common_word import is_common, is_goods, is_very_common
from language.catalogue.pack import Pack
from language.catalogue.people import is_somebody
from language.catalogue.plain_words import is_plain
from language.catalogue.product_index import ProductIndex
from language.catalogue.size import number_of, numbers_beside
from language.catalogue.synonyms import joined
from language.tokens import Token, stem

PACK_WORDS = frozenset(
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
_HOLDS = PACK_WORDS | {"unit"}
"""What may stand between a thing and its pack: "water bottle 1 l"."""
_OF_NAME = frozenset({"price", "rate", "cost", "mrp", "stock", "sale", "demand", "unit", "pack", "packet"})
_ASKED_OF = _OF_NAME - {"unit", "pack", "packet", "cost"} | {
    "sold",
    "left",
    "forecast",
    "reorder",
    "inventory",
    "remaining",
}
"""What a question asks of the goods named right before it."""
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
_HOW_MUCH = (["how", "much"], ["how", "many"])
_SIZES = frozenset({"most", "small", "big", "large", "smallest", "biggest", "largest", "of"})
_SHOULD_I = frozenset((modal, who) for modal in ("should", "can", "could", "shall") for who in ("i", "we"))


def is_strong(token: Token) -> bool:
    """Tell whether a token is a word that is no plain one."""
    return not token.is_number and not is_plain(token.norm)


def may_name(
    tokens: Sequence[Token], position: int, text: str, index: ProductIndex, packs: Sequence[Pack]
) -> bool:
    """Tell whether a token may be part of a name: no plain word, and a common one only where names stand."""
    token = tokens[position]
    base = stem(token.norm)
    known, goods = index.means(base), is_goods(token.norm)
    its_pack = known and _has_its_pack(tokens, position, packs, text, index)
    called = known and not index.knows(base)
    if not is_strong(token):
        found = (known and goods) or its_pack or (called and _beside_name(tokens, position, index))
        return found or _is_half_called(tokens, position, index) or _is_in_compound(tokens, position, index)
    if _is_deed(tokens, position) or (not known and base in PACK_WORDS):
        return False
    if not index.knows(base) and is_somebody(tokens, position):
        return called and _beside_name(tokens, position, index)  # "child powder", no sick child
    if goods or _has_pack(tokens, position, packs):
        return True
    if base in _QUALITIES and not _beside_name(tokens, position, index):
        return index.is_name(base) and not _is_said_of(tokens, position)
    common = is_very_common(token.norm) if known else is_common(token.norm)
    stands = _names_here if known else _stands_as_name
    return called or its_pack or not common or stands(tokens, position, text, packs, index)


def _names_here(
    tokens: Sequence[Token], position: int, text: str, packs: Sequence[Pack], index: ProductIndex
) -> bool:
    """Tell of a very common word that is in a product's name whether it stands for it here."""
    token = tokens[position]
    return (
        index.is_name(stem(token.norm))
        or _is_held(tokens, position)
        or _is_after_pack(token, packs, text)
        or _beside_name(tokens, position, index)
        or _is_half_called(tokens, position, index)
        or _is_in_compound(tokens, position, index)
        or _is_asked_of(tokens, position, packs, text, index)
    )


def _is_asked_of(
    tokens: Sequence[Token], position: int, packs: Sequence[Pack], text: str, index: ProductIndex
) -> bool:
    """Tell whether a word that says what goods are stands where a shop's question has goods.

    "Wire stock", "stock of masks", "how many locks are left": of a catalogue that has them these are names,
    however often everybody says the word.
    """
    if not index.is_head(stem(tokens[position].norm)):
        return False
    behind = (token for token in tokens[position + 1 :] if not (token.is_number or _is_in(token, packs)))
    said = [token.norm for token in behind][:2]
    before = [token.norm for token in tokens[max(position - 2, 0) : position]]
    if text[tokens[position].end :].lstrip()[:1] in _ENDS | {","}:
        said = []
    counted = said in _HOW_MUCH or before in _HOW_MUCH
    of_it = before[-1:] == ["of"] and stem(before[0]) in _OF_NAME
    return counted or of_it or stem("".join(said[:1])) in _ASKED_OF


def _is_in(token: Token, packs: Sequence[Pack]) -> bool:
    return any(pack.start <= token.start < pack.end for pack in packs)


def _is_said_of(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a quality is said of something ("thandi rose"); "how much" asks of a brand."""
    beside = {token.norm for token in tokens[max(position - 1, 0) : position + 2]}
    after = [token.norm for token in tokens[position + 1 : position + 3]]
    return bool((beside - {"how"} if after in _HOW_MUCH else beside) & _SAID_OF)


def _stands_as_name(
    tokens: Sequence[Token], position: int, text: str, packs: Sequence[Pack], index: ProductIndex
) -> bool:
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
        if stem(token.norm) in _HOLDS and token.start - end <= 1:
            end = token.end
    return any(0 <= pack.start - end <= 1 for pack in packs)


def _has_its_pack(
    tokens: Sequence[Token], position: int, packs: Sequence[Pack], text: str, index: ProductIndex
) -> bool:
    """Tell whether a pack of what goes by a word stands beside it ("100 pages copy", "6 copy")."""
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
    return stem(next((token.norm for token in following), "")) in PACK_WORDS - {"size", "piece", "pack"}


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


def _is_in_compound(tokens: Sequence[Token], position: int, index: ProductIndex) -> bool:
    """Tell whether two words are side by side in a product's name ("power bank"), or one ("bed sheet")."""
    return any(
        index.is_compound(*pair) or index.is_written_as_one(*pair) for pair in _pairs(tokens, position)
    )


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
