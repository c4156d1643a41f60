"""Products by the words of their names: an inverted index, never a scan of the catalogue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from language.catalogue.pack import find_packs, pack_key
from language.catalogue.plain_words import is_plain
from language.sound import sound
from language.tokens import stem, words
from language.transliteration import skeleton

_MARGIN = 0.1
_MIN_FUZZY = 5
"""Shorter words differ too little: "loan" is no "soan"."""
_SOUND_SIMILARITY = 0.85
_MIN_SOUND = 3
_PREFIX_SIMILARITY = 0.85
_MAX_PREFIXES = 4
_REMEMBERED = 4_096
_COMMON = 20_000
"""A word in more products than this picks nobody while a rarer one is there."""


@dataclass(slots=True)
class Product:
    """A product as it is looked for: the words of its names, its pack, its label."""

    sku_id: str
    label: str
    category: str | None
    brand: str | None
    pack: str | None
    names: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class ProductMatch:
    """Products that fit some words best.

    `words` are those of the query that fit; `complete` tells that the whole name of each
    product was said; `pack_fits` is `None` where no pack size was asked for.
    """

    products: tuple[Product, ...]
    words: frozenset[str]
    similarity: float
    complete: bool
    pack_fits: bool | None


@dataclass
class ProductIndex:
    """Words to products, words to categories and brands."""

    products: list[Product] = field(default_factory=list[Product])
    categories: dict[tuple[str, ...], str] = field(default_factory=dict[tuple[str, ...], str])
    brands: dict[tuple[str, ...], list[int]] = field(default_factory=dict[tuple[str, ...], list[int]])
    plain_names: dict[tuple[str, ...], list[int]] = field(default_factory=dict[tuple[str, ...], list[int]])
    and_pairs: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    _whole: set[tuple[str, ...]] = field(default_factory=set[tuple[str, ...]])
    _postings: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    _compounds: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    _sorted: list[str] = field(default_factory=list[str])
    _by_skeleton: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    _resolved: dict[str, tuple[tuple[str, float], ...]] = field(
        default_factory=dict[str, tuple[tuple[str, float], ...]]
    )

    @classmethod
    def build(cls, rows: Iterable[Mapping[str, object]]) -> ProductIndex:
        """Return the index of product rows (`core.table.PRODUCTS`)."""
        index = cls()
        for row in rows:
            if row.get("sku_id"):
                index._add(row)
        known = {*index._postings, *(part for phrase in index.categories for part in phrase)}
        index._sorted = sorted(known)
        for word in index._sorted:
            index._by_skeleton.setdefault(skeleton(word), []).append(word)
        return index

    def knows(self, word: str) -> bool:
        """Tell whether a stemmed word is in some name, brand or category."""
        return bool(self._sorted) and (word in self._postings or self._is_known(word))

    def is_name(self, word: str) -> bool:
        """Tell whether a stemmed word alone is a category, a brand or the whole name of a product."""
        return (word,) in self.categories or (word,) in self.brands or (word,) in self._whole

    def sounds_like(self, word: str) -> bool:
        """Tell whether a stemmed word is heard just like a word of the catalogue, in either script."""
        heard = sound(word)
        return any(sound(known) == heard for known in self._by_skeleton.get(skeleton(word), ()))

    def resolve(self, word: str) -> tuple[tuple[str, float], ...]:
        """Return the catalogue's words that a stemmed word may stand for, each with a likeness."""
        if word not in self._resolved:
            if len(self._resolved) >= _REMEMBERED:
                self._resolved.clear()
            self._resolved[word] = self._resolve(word)
        return self._resolved[word]

    def _resolve(self, word: str) -> tuple[tuple[str, float], ...]:
        if word in self._postings or self._is_known(word):
            return ((word, 1.0),)
        if not self._sorted:
            return ()
        alike = self._sounding_like(word)
        if alike or len(word) < _MIN_FUZZY:
            return alike
        limit = 1 if len(word) < 7 else 2
        near = process.extract(
            word, self._sorted, scorer=OSA.normalized_similarity, score_cutoff=1 - limit / len(word), limit=3
        )
        near = [(found, score) for found, score, _ in near if len(found) >= _MIN_FUZZY]
        if near:
            best = near[0][1]
            return tuple((found, score) for found, score in near if score >= best - _MARGIN)
        return tuple((found, _PREFIX_SIMILARITY) for found in self._with_prefix(word))

    def _sounding_like(self, word: str) -> tuple[tuple[str, float], ...]:
        """Return the catalogue's words that a word spells in the other script, or as it is heard."""
        key, heard = skeleton(word), sound(word)
        keys = {key} if word.isascii() else {key, key.removesuffix("s")}
        far = {
            known: min(OSA.distance(heard, sound(known)), OSA.distance(heard.removesuffix("s"), sound(known)))
            for one in keys
            for known in self._by_skeleton.get(one, ())
        }
        best = min(far.values(), default=_MIN_SOUND)
        limit = 0 if len(key) < _MIN_SOUND else 1 if word.isascii() else 2
        return tuple(
            (known, _SOUND_SIMILARITY) for known, distance in far.items() if distance == best <= limit
        )

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
        lists = {unit: r for unit in units if (r := self.resolve(unit)) and self._count(r)}
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
        pack_fits = None
        if packs:
            fitting = [number for number in winners if self.products[number].pack in packs]
            pack_fits = bool(fitting)
            winners = fitting or winners
        return self._narrowed(winners, lists, units, pack_fits)

    def _units(self, query: Sequence[str]) -> dict[str, frozenset[str]]:
        """Return the words to look for, each with the words of the query it comes from.

        "icecream" is looked for as "ice" and "cream", "tooth paste" as "toothpaste".
        """
        units: dict[str, frozenset[str]] = {}
        position = 0
        while position < len(query):
            word = query[position]
            pair = "".join(query[position : position + 2])
            if position + 1 < len(query) and pair in self._postings and not self.knows(word):
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
        lists: Mapping[str, tuple[tuple[str, float], ...]],
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

    def _count(self, options: tuple[tuple[str, float], ...]) -> int:
        return sum(len(self._postings.get(found, ())) for found, _ in options)

    def _is_known(self, word: str) -> bool:
        position = bisect_left(self._sorted, word)
        return position < len(self._sorted) and self._sorted[position] == word

    def _with_prefix(self, word: str) -> list[str]:
        start = bisect_left(self._sorted, word)
        found: list[str] = []
        for candidate in self._sorted[start : start + _MAX_PREFIXES + 1]:
            if candidate.startswith(word):
                found.append(candidate)
        return found if len(found) <= _MAX_PREFIXES else []

    def _best(self, word: str) -> str:
        options = self.resolve(word)
        return options[0][0] if options else word

    def _add(self, row: Mapping[str, object]) -> None:
        number = len(self.products)
        name, brand = _text(row.get("name")), _text(row.get("brand"))
        category, sku_id = _text(row.get("category")), str(row["sku_id"])
        pack = pack_key(_text(row.get("pack_size")))
        sequences = [_name_words(text) for text in (name, _text(row.get("name_hi"))) if text]
        if name and brand and not set(_stems(brand)) <= set(sequences[0]):
            sequences[0] = [*_stems(brand), *sequences[0]]
        if not sequences:
            sequences = [_stems(brand or "")]
        if name and pack is None and (packs := find_packs(name)):
            pack = packs[-1].key
        sets = tuple(frozenset(sequence) for sequence in sequences)
        self.products.append(Product(sku_id, name or sku_id, category, brand, pack, sets))
        self._whole.update(tuple(sequence) for sequence in sequences if len(sequence) == 1)
        for word in frozenset().union(*sets):
            self._postings.setdefault(word, []).append(number)
        for sequence in sequences:
            for left, right in pairwise(sequence):
                if left.isalpha() and right.isalpha():
                    self._compounds.setdefault(left + right, (left, right))
        if name:
            self._add_name(name, number)
        if brand:
            self.brands.setdefault(tuple(_stems(brand)), []).append(number)
        if category:
            self.categories.setdefault(tuple(_stems(category)), category)

    def _add_name(self, name: str, number: int) -> None:
        sequence = _name_words(name, keep_and=True)
        for left, middle, right in zip(sequence, sequence[1:], sequence[2:], strict=False):
            if middle in ("and", "&"):
                self.and_pairs.add((left, right))
        plain = [word for word in sequence if word != "and"]
        if len(plain) > 1 and all(is_plain(word) or word.isdecimal() for word in plain):
            self.plain_names.setdefault(tuple(plain), []).append(number)


def _text(value: object) -> str | None:
    text = str(value).strip() if value is not None else ""
    return text or None


def _stems(text: str) -> list[str]:
    return [stem(word) for word in words(text)]


def _name_words(name: str, *, keep_and: bool = False) -> list[str]:
    for pack in reversed(find_packs(name)):
        name = f"{name[: pack.start]} {name[pack.end :]}"
    name = name.replace("&", " and ")
    return [word for word in _stems(name) if keep_and or word != "and"]
