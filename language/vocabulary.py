"""The words of one tenant's catalogue, and what a message means by them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from language.catalogue.common_word import is_common, is_goods
from language.catalogue.id_index import IdIndex, chunks
from language.catalogue.mention import Mention, Place, Unknown, overlaps
from language.catalogue.pack import Pack, find_packs
from language.catalogue.place_index import PlaceIndex, store_entries
from language.catalogue.product_index import Product, ProductIndex, ProductMatch
from language.catalogue.segment import Segment, segments, widened
from language.catalogue.size import size_said
from language.catalogue.stranger import strangers_among
from language.tokens import Token, stem, tokenize

if TYPE_CHECKING:
    import polars as pl

MAX_MEMBERS = 500
"""Products a brand or an ambiguous name is handed on with; one more tells that there are more."""
_MAX_ALTERNATIVES = 24
_WRONG_PACK = 0.6
_MAX_SEGMENTS = 12
_ID_LIKE = re.compile(
    r"[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*[_-]?\d+[A-Za-z]?|[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+"
)
_OUR_ID = re.compile(r"(?:R|PC|DOC)_[0-9a-z_]+", re.IGNORECASE)
"""A recommendation, a price change, a document: no name, and looked up elsewhere."""
_ITS_GOODS = frozenset(
    {"item", "product", "good", "stuff", "thing", "section", "range", "line", "article", "category"}
)
_PLACE_WORDS = frozenset({"in", "at", "near", "around", "across"})


@dataclass(frozen=True)
class Matches:
    """What a text names: our things in their order, and what is not ours."""

    mentions: tuple[Mention, ...]
    unknown: tuple[Unknown, ...]


class Vocabulary:
    """Resolves ids, names, parts of names, brands, packs and typos against a catalogue.

    Built once from the tenant's products and stores and then only read. Where words fit
    several things equally well, all of them are handed back: choosing is the person's.
    """

    def __init__(
        self, products: Sequence[Mapping[str, object]], stores: Sequence[Mapping[str, object]]
    ) -> None:
        entries = store_entries(stores)
        self.products = ProductIndex.build(products)
        self.places = PlaceIndex(entries)
        self._product = {product.sku_id: product for product in self.products.products}
        self._sku_ids = IdIndex(self._product)
        self._store_ids = IdIndex(entry.store_id for entry in entries)
        self._categories = {
            category.upper(): category for product in self.products.products if (category := product.category)
        }
        self._brands: dict[str, list[Product]] = {}
        for product in self.products.products:
            if product.brand:
                self._brands.setdefault(product.brand.upper(), []).append(product)
        names: dict[str, int] = {}
        for product in self.products.products:
            names[product.label] = names.get(product.label, 0) + 1
        self._shared_labels = frozenset(label for label, count in names.items() if count > 1)

    @classmethod
    def build(cls, products: pl.DataFrame, stores: pl.DataFrame) -> Vocabulary:
        """Return the vocabulary of the lake's `products` and `stores` frames."""
        return cls(products.to_dicts(), stores.to_dicts())

    def product_label(self, sku_id: str) -> str:
        """Return the name a person knows a product by; with its id where two share the name."""
        product = self._product.get(sku_id)
        if product is None:
            return sku_id
        return f"{product.label} ({sku_id})" if product.label in self._shared_labels else product.label

    def store_label(self, store_id: str) -> str:
        """Return the name a person knows a store by."""
        entry = self.places.stores.get(store_id)
        return entry.label if entry else store_id

    def store_choices(self, allowed: Collection[str] | None = None) -> dict[str, str]:
        """Return the stores a person may choose from, id to name."""
        return {
            store_id: entry.label
            for store_id, entry in sorted(self.places.stores.items())
            if allowed is None or store_id in allowed
        }

    def stores_in(self, city: str) -> tuple[str, ...]:
        """Return the ids of a city's stores."""
        return self.places.stores_in(city)

    def knows(self, word: str) -> bool:
        """Tell whether a word, as typed, is in the catalogue letter by letter."""
        return all(self.products.knows(stem(token.norm)) for token in tokenize(word))

    def has_name(self, word: str) -> bool:
        """Tell whether a word, as typed, is in a name of the catalogue, or of a place."""
        return self.knows(word) or all(self.places.knows(token.norm) for token in tokenize(word))

    def find(self, text: str, taken: Sequence[Place] = ()) -> Matches:
        """Return what a text names, apart from the characters that are taken (dates).

        Args:
            text: The message, typing errors in common words already put right.
            taken: Places that mean something else.
        """
        tokens = tokenize(text)
        packs = [pack for pack in find_packs(text) if not overlaps((pack.start, pack.end), list(taken))]
        occupied = list(taken)
        mentions = self._ids(text, tokens, occupied, packs)
        mentions += self._plain_names(text, tokens, occupied, packs)
        mentions += self._category_names(text, tokens, occupied)
        places, strangers = self.places.find(text, tokens, occupied)
        mentions += places
        occupied += [mention.place for mention in places] + [unknown.place for unknown in strangers]
        strangers += self._id_like(text, tokens, occupied, packs)
        occupied += [unknown.place for unknown in strangers]
        for segment in segments(text, tokens, packs, occupied, self.products)[:_MAX_SEGMENTS]:
            found, left = self._segment(segment, text, tokens, occupied)
            mentions += found
            strangers += left
        mentions = [one for one in mentions if not _is_within(one, mentions)]
        mentions = [self._sized(mention, text, mentions, packs) for mention in mentions]
        mentions.sort(key=lambda mention: mention.place)
        strangers.sort(key=lambda unknown: unknown.place)
        return Matches(tuple(mentions), tuple(strangers))

    # --- ids --------------------------------------------------------------------------

    def _ids(self, text: str, tokens: list[Token], occupied: list[Place], packs: list[Pack]) -> list[Mention]:
        pack_places = [(pack.start, pack.end) for pack in packs]
        mentions: list[Mention] = []
        for ids, place in self._sku_ids.find(text, tokens, occupied, pack_places):
            mentions.append(self._product_mention([self._product[i] for i in ids], text, place, 1.0))
        occupied += [mention.place for mention in mentions]
        for ids, place in self._store_ids.find(text, tokens, occupied, pack_places):
            words = text[place[0] : place[1]]
            label = self.store_label(ids[0])
            mentions.append(Mention("store", ids[0], label, words, place, alternatives=ids[1:], members=ids))
        for chunk, place in chunks(text):
            if "_" not in chunk or overlaps(place, occupied):
                continue
            category = self._categories.get(chunk.upper())
            brand = self._brands.get(chunk.upper())
            if category:
                mentions.append(Mention("category", category, category, chunk, place))
            elif brand:
                mentions.append(self._brand_mention(brand, text, place))
        occupied += [mention.place for mention in mentions if mention.place not in occupied]
        return mentions

    def _id_like(
        self, text: str, tokens: list[Token], occupied: list[Place], packs: list[Pack]
    ) -> list[Unknown]:
        """Find what has the form of an id and is none: `DELHI_99`, "sku 999"."""
        found: list[Unknown] = []
        blocked = [*occupied, *((pack.start, pack.end) for pack in packs)]
        for chunk, place in chunks(text):
            written = "_" in chunk or (chunk[:2].isupper() and chunk[:2].isalpha())
            if (
                written
                and _ID_LIKE.fullmatch(chunk)
                and not overlaps(place, blocked)
                and not self.knows(chunk)
                and not _OUR_ID.fullmatch(chunk)
            ):
                found.append(Unknown(chunk, place))
                blocked.append(place)
        heads = self._sku_ids.first_words | self._store_ids.first_words
        for left, right in pairwise(tokens):
            place = (left.start, right.end)
            close = re.fullmatch(r"[ #_-]{0,2}", text[left.end : right.start])
            if left.norm in heads and right.is_number and close and not overlaps(place, blocked):
                found.append(Unknown(text[place[0] : place[1]], place))
                blocked.append(place)
        return found

    def _plain_names(
        self, text: str, tokens: list[Token], occupied: list[Place], packs: list[Pack]
    ) -> list[Mention]:
        """Find products whose whole name is plain words ("Good Day")."""
        mentions: list[Mention] = []
        names = self.products.plain_names
        longest = max((len(name) for name in names), default=0)
        for start in range(len(tokens)):
            for length in range(min(longest, len(tokens) - start), 1, -1):
                run = tokens[start : start + length]
                place = (run[0].start, run[-1].end)
                numbers = names.get(tuple(stem(token.norm) for token in run))
                if not numbers or overlaps(place, occupied):
                    continue
                products = [self.products.products[number] for number in numbers]
                near = next((p for p in packs if 0 <= p.start - place[1] <= 2), None)
                if near:
                    place = (place[0], near.end)
                    products = [p for p in products if p.pack == near.key] or products
                mentions.append(self._product_mention(products, text, place, 1.0))
                occupied.append(place)
                break
        return mentions

    def _category_names(self, text: str, tokens: list[Token], occupied: list[Place]) -> list[Mention]:
        """Find categories of several words, plain ones too ("personal care")."""
        mentions: list[Mention] = []
        for start in range(len(tokens)):
            for phrase, category in self.products.categories.items():
                run = tokens[start : start + len(phrase)]
                if tuple(stem(token.norm) for token in run) != phrase:
                    if not self._is_short_for(phrase, tokens[start : start + 2]):
                        continue
                    run = tokens[start : start + 1]
                elif len(phrase) < 2 and not self._stands_alone(tokens, start):
                    continue
                place = (run[0].start, run[-1].end)
                if not overlaps(place, occupied):
                    mentions.append(Mention("category", category, category, text[place[0] : place[1]], place))
                    occupied.append(place)
        return mentions

    def _is_short_for(self, phrase: tuple[str, ...], run: list[Token]) -> bool:
        """Tell whether "baby items" names the category "baby care"."""
        if len(phrase) < 2 or len(run) < 2 or stem(run[1].norm) not in _ITS_GOODS:
            return False
        alike = [other for other in self.products.categories if other[0] == phrase[0]]
        return stem(run[0].norm) == phrase[0] and len(alike) == 1

    def _stands_alone(self, tokens: list[Token], start: int) -> bool:
        """Tell whether a category of one word is no part of a name ("frozen", not "frozen peas")."""
        beside = [tokens[at] for at in (start - 1, start + 1) if 0 <= at < len(tokens)]
        return not any(self.products.knows(stem(token.norm)) for token in beside if not token.is_number)

    # --- names ------------------------------------------------------------------------

    def _segment(
        self, segment: Segment, text: str, tokens: list[Token], occupied: list[Place]
    ) -> tuple[list[Mention], list[Unknown]]:
        whole = self._group(segment, text)
        if whole:
            return [whole], []
        match = self.products.match(segment.stems, [pack.key for pack in segment.packs])
        place = self._misspelt_place(segment, text, tokens, match)
        if place:
            rest = [token for token in segment.tokens if (token.start, token.end) != place.place]
            if not rest:
                return [place], []
            found, left = self._segment(
                Segment(tuple(rest), segment.packs), text, tokens, [*occupied, place.place]
            )
            return [place, *found], left
        if match:
            names = frozenset(word for product in match.products for name in product.names for word in name)
            wider = widened(segment, text, tokens, occupied, names)
            if wider != segment:
                segment = wider
                match = self.products.match(segment.stems, [pack.key for pack in segment.packs]) or match
        if match is None or len(match.words) < len(set(segment.stems)):
            part = self._part(segment, text, tokens, occupied, match)
            if part:
                return part
        if match is None:
            return [], strangers_among(segment.tokens, text, tokens)
        return self._products(segment, match, text, tokens)

    def _products(
        self, segment: Segment, match: ProductMatch, text: str, tokens: list[Token]
    ) -> tuple[list[Mention], list[Unknown]]:
        left = [token for token in segment.tokens if stem(token.norm) not in match.words]
        fitted = [token for token in segment.tokens if stem(token.norm) in match.words]
        score = match.similarity
        if match.pack_fits is False:
            score *= _WRONG_PACK
        strangers: list[Unknown] = []
        if match.pack_fits and len(match.products) == 1:  # "tez powder 1 kg": brand and size tell
            left = [token for token in left if is_goods(token.norm) or not is_common(token.norm)]
        if left and not match.complete:
            score *= len(fitted) / (len(fitted) + len(left))
            whole = Segment(segment.tokens, ()).place
            strangers = [Unknown(text[whole[0] : whole[1]], whole)]
        place = Segment(tuple(fitted), segment.packs).place
        mention = self._product_mention(list(match.products), text, place, score)
        return [mention], strangers

    def _group(self, segment: Segment, text: str) -> Mention | None:
        """A segment that is exactly a category or a brand, no pack said."""
        if segment.packs:
            return None
        place = segment.place
        category = self.products.category(segment.stems)
        if category:
            return Mention("category", category, category, text[place[0] : place[1]], place)
        brand = self.products.brand(segment.stems)
        if len(brand) == 1:
            return self._product_mention(brand, text, place, 1.0)
        return self._brand_mention(brand, text, place) if brand else None

    def _part(
        self,
        segment: Segment,
        text: str,
        tokens: list[Token],
        occupied: list[Place],
        match: ProductMatch | None,
    ) -> tuple[list[Mention], list[Unknown]] | None:
        """A category within a longer segment ("unsold dairy Amul"), unless a product fits better."""
        if match and len(match.words) > 1:
            return None
        for length in range(len(segment.tokens) - 1, 0, -1):
            for start in range(len(segment.tokens) - length + 1):
                run = Segment(segment.tokens[start : start + length], ())
                group = self._group(run, text)
                if group is None or group.kind != "category":
                    continue
                rest = [*segment.tokens[:start], *segment.tokens[start + length :]]
                found, left = self._segment(
                    Segment(tuple(rest), segment.packs), text, tokens, [*occupied, group.place]
                )
                return [group, *found], left
        return None

    def _misspelt_place(
        self, segment: Segment, text: str, tokens: list[Token], match: ProductMatch | None
    ) -> Mention | None:
        for token in segment.tokens:
            if self.products.knows(stem(token.norm)):
                continue
            near = self.places.resemble(token.norm)
            if near is None:
                continue
            position = next(i for i, other in enumerate(tokens) if other.start == token.start)
            after_place_word = position > 0 and tokens[position - 1].norm in _PLACE_WORDS
            rival = max((score for _, score in self.products.resolve(stem(token.norm))), default=0.0)
            if match is None or after_place_word or near[0] > rival:
                return self.places.mention_of(near[1], text, (token.start, token.end), near[0])
        return None

    def _product_mention(self, products: Sequence[Product], text: str, place: Place, score: float) -> Mention:
        first = products[0]
        ids = tuple(product.sku_id for product in products)
        return Mention(
            "product",
            first.sku_id,
            self.product_label(first.sku_id),
            text[place[0] : place[1]],
            place,
            round(score, 3),
            ids[1 : 1 + _MAX_ALTERNATIVES],
            members=ids[: MAX_MEMBERS + 1],
        )

    def _sized(
        self, mention: Mention, text: str, mentions: Sequence[Mention], packs: Sequence[Pack]
    ) -> Mention:
        """Return a product of several sizes as the one whose size is said elsewhere, or without its unit."""
        if mention.kind != "product" or not mention.alternatives:
            return mention
        sizes = {sku: self._product[sku].pack for sku in mention.members if sku in self._product}
        chosen = size_said(mention.place, sizes, text, [one.place for one in mentions], packs)
        if chosen is None:
            return mention
        products = [self._product[sku] for sku in chosen.ids]
        return self._product_mention(products, text, chosen.place, mention.score)

    def _brand_mention(self, products: Sequence[Product], text: str, place: Place) -> Mention:
        name = products[0].brand or ""
        ids = tuple(product.sku_id for product in products)
        return Mention("brand", name, name, text[place[0] : place[1]], place, members=ids[: MAX_MEMBERS + 1])


def _is_within(mention: Mention, others: Sequence[Mention]) -> bool:
    """Tell whether a mention is a part of a longer one: the brand in a product's whole name."""
    start, end = mention.place
    return any(
        other.place[0] <= start and end <= other.place[1] and other.place != mention.place for other in others
    )
