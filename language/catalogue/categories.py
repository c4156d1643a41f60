"""A tenant's categories in a text: by name, by what else people call them, by the kinds of goods in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from language.catalogue.kinds import kinds_of, shared_category
from language.catalogue.mention import Mention, Place, overlaps
from language.catalogue.pack import Pack
from language.catalogue.product_index import ProductIndex
from language.catalogue.segment import Segment
from language.catalogue.synonyms import other_names
from language.pattern import Pattern
from language.tokens import Token, stem

_ITS_GOODS = frozenset(
    """
    item product good stuff thing section range line article category aisle shelf counter sku
    department essential supply need assortment portfolio basket
    """.split()  # noqa: SIM905 a word list is read as words
)
_WHOSE = frozenset({"my", "our", "his", "her", "their", "a"})
"""Before "baby": somebody's own."""
_ANY_OF = frozenset({"which", "all", "any", "these", "those", "every", "what", "various"})
"""Before a word for a kind of goods: "which oils" asks of the category."""


_OF_A_PRICE = Pattern(
    r"\b(?:price|prices|pricing|rate|rates|mrp|cheap\w*|dear\w*|cost\w*|discount\w*|off|charge|match\w*|competitors?|raise\w*"
    r"|lower\w*|increase\w*|decrease\w*|reduce\w*|hike\w*|keep|set|sell\s+(?:it|at|for)|if\s+i)\b|%|₹",
    re.IGNORECASE,
)


MOST_OFFERED = 24
"""Goods of a category in one pack that are offered to choose from."""


class Categories:
    """Finds the categories that a text names."""

    def __init__(self, index: ProductIndex) -> None:
        self._index = index
        self._first_words = _first_words(index)
        self._phrases = tuple(index.categories.items())
        self._phrases_by_first = {
            first: tuple(phrase for phrase in self._phrases if phrase[0][0] == first)
            for first in {phrase[0] for phrase in index.categories}
        }

    def named(
        self, text: str, tokens: list[Token], occupied: list[Place], packs: Sequence[Pack]
    ) -> list[Mention]:
        """Find categories of several words, plain ones too ("personal care")."""
        mentions: list[Mention] = []
        for start, first in enumerate(tokens):
            phrases = self._phrases_by_first.get(stem(first.norm), ())
            for phrase, category in self._phrases if first.norm == "and" else phrases:
                run = tokens[start : start + len(phrase)]
                if len(phrase) > 1 and any(token.norm == "and" for token in run):
                    run = [token for token in tokens[start : start + len(phrase) + 1] if token.norm != "and"]
                if tuple(stem(token.norm) for token in run) != phrase:
                    if not self._is_short_for(phrase, tokens[start : start + 2]):
                        continue
                    run = tokens[start : start + 1]
                elif len(phrase) < 2 and not self._stands_alone(tokens, start, start + 1):
                    continue
                place = (run[0].start, run[-1].end)
                if overlaps(place, occupied):
                    continue
                if _has_pack(place, packs):
                    mentions += self._in_pack(category, run, text, packs, occupied)
                    continue
                mentions.append(Mention("category", category, category, text[place[0] : place[1]], place))
                occupied.append(place)
        mentions += self._departments(text, tokens, occupied, packs)
        return mentions + self._by_first_word(tokens, occupied, packs)

    def _in_pack(
        self, category: str, run: Sequence[Token], text: str, packs: Sequence[Pack], occupied: list[Place]
    ) -> list[Mention]:
        """Return the goods of a category in the pack said beside its name: "paint 4 l" is one of that size.

        Where a product that goes by the word comes in the pack, it is that product, and found as such.
        """
        place = (run[0].start, run[-1].end)
        beside = [pack for pack in packs if _is_beside(place, pack)]
        if not beside or any(self._index.packs_of(stem(token.norm)) & {beside[0].key} for token in run):
            return []
        fitting = [
            product
            for product in self._index.products
            if (product.category, product.pack) == (category, beside[0].key)
        ]
        if not fitting:
            return []
        whole = (min(place[0], beside[0].start), max(place[1], beside[0].end))
        occupied.append(whole)
        ids = tuple(product.sku_id for product in fitting)
        return [
            Mention(
                "product",
                ids[0],
                fitting[0].label,
                text[slice(*whole)],
                whole,
                1.0,
                ids[1:][:MOST_OFFERED],
                members=ids,
            )
        ]

    def _by_first_word(
        self, tokens: list[Token], occupied: list[Place], packs: Sequence[Pack]
    ) -> list[Mention]:
        """Find categories by the word that all of their goods and no others have ("only baby")."""
        mentions: list[Mention] = []
        for at, token in enumerate(tokens):
            place = (token.start, token.end)
            category = self._first_words.get(stem(token.norm))
            somebody = at > 0 and tokens[at - 1].norm in _WHOSE
            if not category or somebody or overlaps(place, occupied) or _has_pack(place, packs):
                continue
            if self._stands_alone(tokens, at, at + 1):
                mentions.append(Mention("category", category, category, token.text, place))
                occupied.append(place)
        return mentions

    def kind_of(self, word: str, before: str, text: str) -> str | None:
        """Return the category a word for a kind of goods stands for: "oil sales", but not "price of oil".

        What is asked of a price is asked of one product: which of them, the person is asked.
        """
        if before not in _ANY_OF and word == stem(word) and _OF_A_PRICE.search(text):
            return None
        called = {stem(word), *other_names(stem(word))}
        found = [category for phrase, category in self._index.categories.items() if phrase[-1] in called]
        return found[0] if len(found) == 1 else None

    def several_kinds(self, segment: Segment, text: str) -> Mention | None:
        """A segment of several kinds of goods side by side, which mean the category they share."""
        kinds = [] if segment.packs else kinds_of(segment.stems, self._index)
        own = self._index.categories.get(segment.stems[-1:])
        if own and frozenset.intersection(*map(self._index.holding, segment.stems)):
            return None  # "kasavu saree" is a product's name, no saree of any kind
        if own and kinds and all(own in kind for kind in kinds):  # "namkeen chips snacks"
            category = own
        else:
            category = shared_category(kinds) if len(kinds) > 1 else None
        if category is None:
            return None
        place = segment.place
        return Mention("category", category, category, text[place[0] : place[1]], place)

    def _departments(
        self, text: str, tokens: list[Token], occupied: list[Place], packs: Sequence[Pack]
    ) -> list[Mention]:
        """Find categories by what else people call them ("cooking oil", "school supplies")."""
        mentions: list[Mention] = []
        stems = [stem(token.norm) for token in tokens]
        for start, first in enumerate(stems):
            for phrase, category in self._index.departments.get(first, ()):
                end = start + len(phrase)
                if not _is_said(phrase, stems[start:end]) or not self._stands_alone(tokens, start, end):
                    continue
                place = (tokens[start].start, tokens[end - 1].end)
                if _has_pack(place, packs):
                    continue
                if not overlaps(place, occupied):
                    mentions.append(Mention("category", category, category, text[place[0] : place[1]], place))
                    occupied.append(place)
                break
        return mentions

    def _is_short_for(self, phrase: tuple[str, ...], run: list[Token]) -> bool:
        """Tell whether "baby items" names the category "baby care"."""
        if len(phrase) < 2 or len(run) < 2 or stem(run[1].norm) not in _ITS_GOODS:
            return False
        alike = [other for other in self._index.categories if other[0] == phrase[0]]
        return stem(run[0].norm) == phrase[0] and len(alike) == 1

    def _stands_alone(self, tokens: list[Token], start: int, end: int) -> bool:
        """Tell whether a category's words are no part of a name ("frozen", not "frozen peas")."""
        beside: list[Token] = []
        if start and tokens[start].start - tokens[start - 1].end <= 1:
            beside.append(tokens[start - 1])
        if end < len(tokens) and tokens[end].start - tokens[end - 1].end <= 1:
            beside.append(tokens[end])
        named = [self._index.holding(stem(token.norm)) for token in tokens[start:end]]
        of_name = frozenset.intersection(*named) if named else frozenset[int]()
        for token in beside:
            base = stem(token.norm)
            if not token.is_number and (self._index.means(base) or of_name & self._index.holding(base)):
                return False
        stems = [stem(token.norm) for token in tokens[max(start - 1, 0) : end + 1]]
        return not any(self._index.is_written_as_one(*pair) for pair in pairwise(stems))


def _first_words(index: ProductIndex) -> dict[str, str]:
    """Return the categories of several words by the first, where it is in names of theirs and of no other."""
    found: dict[str, str] = {}
    firsts = [phrase[0] for phrase in index.categories]
    for phrase, category in index.categories.items():
        if len(phrase) < 2 or firsts.count(phrase[0]) > 1:
            continue
        for word, _ in index.words.resolve_in_both(phrase[0]):
            held = index.in_names(word)
            if held and all(index.products[number].category == category for number in held):
                found[word] = category
    return found


def _has_pack(place: Place, packs: Sequence[Pack]) -> bool:
    """Tell whether a pack stands beside a word, which then names goods: "chips 150 g masala"."""
    return any(_is_beside(place, pack) for pack in packs)


def _is_beside(place: Place, pack: Pack) -> bool:
    return 0 <= place[0] - pack.end <= 1 or 0 <= pack.start - place[1] <= 1


def _is_said(phrase: Sequence[str], stems: Sequence[str]) -> bool:
    """Tell whether words are a department's name; its "items" are its things and its section as well."""
    *first, last = phrase
    return (
        len(stems) == len(phrase)
        and list(stems[:-1]) == first
        and (stems[-1] == last or (last == "item" and stems[-1] in _ITS_GOODS))
    )
