"""Products by the words of their names: an inverted index, never a scan of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from language.catalogue.departments import department_phrases, parts_of
from language.catalogue.own_size import OwnSizes
from language.catalogue.pack import Pack, find_packs
from language.catalogue.plain_words import is_plain
from language.catalogue.product import (
    Product,
    ProductMatch,
    heads_of,
    hindi_brands,
    name_words,
    size_and_pack,
    stems,
    text_of,
    without_ending,
)
from language.catalogue.synonyms import joined
from language.catalogue.word_index import Likely, WordIndex
from language.tokens import stem

_MARGIN = 0.1
_SINGLE = "1pc"
"""Said of what is sold by weight, too: the soap that is no pack of four."""
_REMEMBERED = 1_024
"""Words whose products are kept: those that people say, not whatever is ever typed."""
_FREQUENT = 1_000
_COMMON = 20_000
"""A word in more products than this picks nobody while a rarer one is there."""


@dataclass
class ProductIndex:
    """Words to products, words to categories and brands."""

    products: list[Product] = field(default_factory=list[Product])
    of_id: dict[str, Product] = field(default_factory=dict[str, Product])
    categories: dict[tuple[str, ...], str] = field(default_factory=dict[tuple[str, ...], str])
    brands: dict[tuple[str, ...], list[int]] = field(default_factory=dict[tuple[str, ...], list[int]])
    plain_names: dict[tuple[str, ...], list[int]] = field(default_factory=dict[tuple[str, ...], list[int]])
    departments: dict[str, list[tuple[tuple[str, ...], str]]] = field(
        default_factory=dict[str, list[tuple[tuple[str, ...], str]]]
    )
    """What else the categories are called, by first word."""
    words: WordIndex = field(default_factory=WordIndex)
    sizes: OwnSizes = field(default_factory=OwnSizes)
    """Sizes that count nothing: "XL", "UK 8"."""
    and_pairs: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    _whole: set[tuple[str, ...]] = field(default_factory=set[tuple[str, ...]])
    _postings: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    _compounds: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    _hindi: dict[int, list[str]] = field(default_factory=dict[int, list[str]])
    _heads: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    _holding: dict[str, frozenset[int]] = field(default_factory=dict[str, frozenset[int]])
    _packs: dict[str, frozenset[str | None]] = field(default_factory=dict[str, frozenset[str | None]])

    @classmethod
    def build(cls, rows: Iterable[Mapping[str, object]]) -> ProductIndex:
        """Return the index of product rows (`core.table.PRODUCTS`)."""
        index = cls()
        for row in rows:
            if row.get("sku_id"):
                index._add(row)
        index.words = WordIndex.of(
            (*index._postings, *(part for phrase in index.categories for part in phrase))
        )
        index.departments = department_phrases(index.categories)
        for word, category in parts_of(index.categories.values()).items():
            if (word,) not in index.categories and not index.in_names(word):
                index.departments.setdefault(word, []).append(((word,), category))
        for phrase, numbers in hindi_brands(index.products, index._hindi).items():
            index.brands.setdefault(phrase, numbers)
        return index

    def knows(self, word: str) -> bool:
        """Tell whether a stemmed word is in some name, brand or category."""
        return word in self._postings or self.words.knows(word)

    def is_name(self, word: str) -> bool:
        """Tell whether a stemmed word alone is a category, a brand or the whole name of a product."""
        return (word,) in self.categories or (word,) in self.brands or (word,) in self._whole

    def means(self, word: str) -> bool:
        """Tell whether a stemmed word is in a name, is a form of one that is, or another name of it."""
        return self.knows(word) or bool(self.words.meant(word)) or self.words.is_form(word)

    def sounds_like(self, word: str) -> bool:
        """Tell whether a stemmed word is heard just like a word of the catalogue, in either script."""
        return self.words.sounds_like(word)

    def resolve(self, word: str) -> Likely:
        """Return the catalogue's words that a stemmed word may stand for, each with a likeness."""
        return self.words.resolve(word)

    def is_frequent(self, word: str) -> bool:
        """Tell whether a stemmed word is in so many names that which they are says little."""
        return self._count(self.resolve(word)) > _FREQUENT

    def holding(self, word: str) -> frozenset[int]:
        """Return the numbers of the products in whose names a stemmed word is, misspelt or not."""
        if word not in self._holding:
            if len(self._holding) >= _REMEMBERED:
                self._holding.clear()
            found = (self._postings.get(known, ()) for known, _ in self.resolve(word))
            self._holding[word] = frozenset(number for numbers in found for number in numbers)
        return self._holding[word]

    def packs_of(self, word: str) -> frozenset[str | None]:
        """Return the packs of the products in whose names a stemmed word is."""
        if word not in self._packs:
            if len(self._packs) >= _REMEMBERED:
                self._packs.clear()
            self._packs[word] = frozenset(self.products[number].pack for number in self.holding(word))
        return self._packs[word]

    def packs_in(self, text: str, *, alone: bool = False) -> tuple[Pack, ...]:
        """Return a text's packs and sizes; a letter is one beside what comes in it, or anywhere `alone`."""
        own = self.sizes.find(text, lambda word, code: alone or code in self.packs_of(stem(word)))
        free = (one for one in find_packs(text) if all(one.end <= p.start or p.end <= one.start for p in own))
        return tuple(sorted((*own, *free), key=lambda pack: pack.start))

    def is_compound(self, left: str, right: str) -> bool:
        """Tell whether two stemmed words stand side by side in a name."""
        return (left, right) == self._compounds.get(left + right)

    def is_written_as_one(self, left: str, right: str) -> bool:
        """Tell whether two stemmed words are one in a name: the bed sheet in "Bedsheet White"."""
        return min(len(left), len(right)) > 2 and left + right in self._postings

    def in_names(self, word: str) -> Sequence[int]:
        """Return the numbers of the products in whose names a stemmed word is, letter by letter."""
        return self._postings.get(word, ())

    def headed(self, word: str) -> frozenset[int]:
        """Return the numbers of the products that a stemmed word says what they are: the last of a name."""
        return frozenset(number for found, _ in self.resolve(word) for number in self._heads.get(found, ()))

    def is_head(self, word: str) -> bool:
        """Tell whether a stemmed word says what some product is."""
        return any(found in self._heads for found, _ in self.resolve(word))

    def headed_by(self, word: str, products: Sequence[Product]) -> tuple[Product, ...]:
        """Return those of which a stemmed word says what they are: "butter" is no butter cookie."""
        heads = frozenset(found for found, _ in self.resolve(word))
        headed = (one for one in products if not heads.isdisjoint(one.heads))
        return tuple(headed) or tuple(products)

    def category(self, phrase: Sequence[str]) -> str | None:
        """Return the category whose words these are, misspelt or not."""
        return self.categories.get(tuple(phrase)) or self.categories.get(tuple(self._best(w) for w in phrase))

    def brand(self, phrase: Sequence[str]) -> list[Product]:
        """Return the products of the brand whose words these are."""
        found = self.brands.get(tuple(phrase)) or self.brands.get(tuple(self._best(w) for w in phrase), [])
        return [self.products[number] for number in found]

    def match(self, query: Sequence[str], packs: Sequence[str]) -> ProductMatch | None:
        """Return the products that fit most of the stemmed words, and the pack if one was said."""
        units = self._units(query)
        lists = {unit: r for unit in units if (r := self.words.resolve_in_both(unit)) and self._count(r)}
        if not lists:
            return None
        totals: dict[int, float] = {}
        rare = {w: r for w, r in lists.items() if self._count(r) <= _COMMON} or lists
        for options in rare.values():
            best: dict[int, float] = {}
            for found, similarity in options:
                for number in self._postings.get(found, ()):
                    best[number] = max(best.get(number, 0.0), similarity)
            for number, similarity in best.items():
                totals[number] = totals.get(number, 0.0) + similarity
        top = max(totals.values())
        winners = [number for number, total in totals.items() if total >= top - _MARGIN]
        winners = self._of_last(winners, rare) if top <= 1 < len(rare) else winners
        pack_fits = None
        if packs:
            fitting = [number for number in winners if self.products[number].pack in packs]
            pack_fits = bool(fitting) or (None if set(packs) == {_SINGLE} else False)
            winners = fitting or winners
        return self._narrowed(winners, lists, units, pack_fits)

    def _of_last(self, winners: list[int], lists: Mapping[str, Likely]) -> list[int]:
        """Return those of the last word where each has one word alone: no kurti is red, but sarees are."""
        held = {number for found, _ in [*lists.values()][-1] for number in self._postings.get(found, ())}
        return [number for number in winners if number in held] or winners

    def _units(self, query: Sequence[str]) -> dict[str, frozenset[str]]:
        """Return the words to look for, each with the words of the query it comes from.

        "icecream" is looked for as "ice" and "cream", "tooth paste" as "toothpaste", "gram flour"
        as what goes by that name.
        """
        units: dict[str, frozenset[str]] = {}
        position = 0
        while position < len(query):
            word = query[position]
            pair = "".join(query[position : position + 2])
            called = joined(word, query[position + 1]) if position + 1 < len(query) else ""
            both_known = position + 1 < len(query) and self.knows(word) and self.knows(query[position + 1])
            if called and not both_known and self.words.meant(called):
                units[called] = frozenset(query[position : position + 2])
                position += 2
                continue
            if position + 1 < len(query) and pair in self._postings and not both_known:
                units[pair] = frozenset(query[position : position + 2])
                position += 2
                continue
            if not self.knows(word) and word in self._compounds:
                units |= {part: frozenset({word}) for part in self._compounds[word]}
            else:
                units[word] = frozenset({word})
            position += 1
        return units

    def _narrowed(
        self,
        winners: list[int],
        lists: Mapping[str, Likely],
        units: Mapping[str, frozenset[str]],
        pack_fits: bool | None,
    ) -> ProductMatch:
        said = {found for options in lists.values() for found, _ in options}
        left = {
            number: min(len(name - said) for name in self.products[number].names if name)
            for number in winners
        }
        complete = [number for number in winners if left[number] == 0]
        chosen = complete or winners
        chosen.sort(key=lambda number: (left[number], number))
        names = {word for number in chosen for name in self.products[number].names for word in name}
        fitted = {
            w: max(s for f, s in o if f in names) for w, o in lists.items() if {f for f, _ in o} & names
        }
        return ProductMatch(
            tuple(self.products[number] for number in chosen),
            frozenset(word for unit in fitted for word in units[unit]),
            min(sum(fitted.values()) / len(fitted), 1.0),
            bool(complete),
            pack_fits,
        )

    def _count(self, options: Likely) -> int:
        return sum(len(self._postings.get(found, ())) for found, _ in options)

    def _best(self, word: str) -> str:
        options = self.resolve(word)
        return options[0][0] if options else word

    def _add(self, row: Mapping[str, object]) -> None:
        number = len(self.products)
        name, brand = text_of(row.get("name")), text_of(row.get("brand"))
        category, sku_id = text_of(row.get("category")), str(row["sku_id"])
        size, pack = size_and_pack(text_of(row.get("pack_size")), name)
        self.sizes.codes |= {size} if size else set()
        sequences = [name_words(text, size=size) for text in (name, text_of(row.get("name_hi"))) if text]
        if name and brand and not set(stems(brand)) <= set(sequences[0]):
            sequences[0] = [*stems(brand), *sequences[0]]
        if not sequences:
            sequences = [stems(brand or "")]
        sets = tuple(frozenset(sequence) for sequence in sequences)
        ending = stems(text_of(row.get("pack_size")) or "")
        heads = frozenset(
            head for sequence in sequences for head in heads_of(without_ending(sequence, ending) or sequence)
        )
        self.products.append(Product(sku_id, name or sku_id, category, brand, pack, sets, heads))
        self.of_id[sku_id] = self.products[-1]
        self._whole.update(tuple(sequence) for sequence in sequences if len(sequence) == 1)
        for word in frozenset().union(*sets):
            self._postings.setdefault(word, []).append(number)
        if sequences[0]:
            self._hindi[number] = sequences[1] if len(sequences) > 1 else []
            for head in heads:
                self._heads.setdefault(head, []).append(number)
        for sequence in sequences:
            for left, right in pairwise(sequence):
                if left.isalpha() and right.isalpha():
                    self._compounds.setdefault(left + right, (left, right))
        if name:
            self._add_name(name, number, size)
        if brand:
            self.brands.setdefault(tuple(stems(brand)), []).append(number)
        if category:
            self.categories.setdefault(tuple(word for word in stems(category) if word != "and"), category)

    def _add_name(self, name: str, number: int, size: str | None) -> None:
        sequence = name_words(name, keep_and=True, size=size)
        for left, middle, right in zip(sequence, sequence[1:], sequence[2:], strict=False):
            if middle in ("and", "&"):
                self.and_pairs.add((left, right))
        plain = [word for word in sequence if word != "and"]
        if len(plain) > 1 and all(is_plain(word) or word.isdecimal() for word in plain):
            self.plain_names.setdefault(tuple(plain), []).append(number)
