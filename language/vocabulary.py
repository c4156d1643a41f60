"""The words of one tenant's catalogue, and what a message means by them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from language.catalogue.common_word import is_common, is_goods
from language.catalogue.goods import Goods
from language.catalogue.id_index import IdIndex, chunks
from language.catalogue.idiom import idioms
from language.catalogue.kinds import as_categories, is_listed_beside
from language.catalogue.makers import kind_of_maker
from language.catalogue.mention import Mention, Place, Unknown, overlaps
from language.catalogue.pack import Pack
from language.catalogue.people import is_person
from language.catalogue.place_index import PlaceIndex, store_entries
from language.catalogue.product import ProductMatch
from language.catalogue.reach import widened, without_sizes
from language.catalogue.segment import Segment, segments
from language.catalogue.stranger import goods_asked_of, strangers_among
from language.catalogue.synonyms import is_other_name
from language.gloss.lexicon import lexicon
from language.passing import is_told_in_passing
from language.pattern import Pattern
from language.tokens import Token, stem, tokenize

if TYPE_CHECKING:
    import polars as pl

_WRONG_PACK = 0.6
_OF_A_MAKER = 0.6
"""How surely goods are meant by another maker's name: asked about, never taken for granted."""
_MAX_SEGMENTS = 12

_ID_LIKE = Pattern(
    r"[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*[_-]?\d+[A-Za-z]?|[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+"
)
_OUR_ID = Pattern(r"(?:R|PC|DOC)_[0-9a-z_]+", re.IGNORECASE)
"""A recommendation, a price change, a document: no name, and looked up elsewhere."""
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
        self._goods = Goods(products)
        self.products = self._goods.index
        self.places = PlaceIndex(entries)
        self._store_ids = IdIndex(entry.store_id for entry in entries)

    @classmethod
    def build(cls, products: pl.DataFrame, stores: pl.DataFrame) -> Vocabulary:
        """Return the vocabulary of the lake's `products` and `stores` frames."""
        return cls(products.to_dicts(), stores.to_dicts())

    def product_label(self, sku_id: str) -> str:
        """Return the name a person knows a product by; with its id where two share the name."""
        return self._goods.label(sku_id)

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
        """Tell whether a word, as typed, is in a name, also of a place, or another name of our goods."""
        return self.knows(word) or all(
            self.places.knows(token.norm) or self._is_other_name(token.norm) for token in tokenize(word)
        )

    def _is_other_name(self, word: str) -> bool:
        """Tell whether a word is another name of goods that the catalogue has: thali is a plate.

        What the gloss has itself it puts in English, and knows from a verb: "99 pe daal do".
        """
        base = stem(word)
        is_ours = is_other_name(base) and not is_person(word) and self.products.means(base)
        return is_ours and lexicon().exact(word) is None

    def find(self, text: str, taken: Sequence[Place] = ()) -> Matches:
        """Return what a text names, apart from the characters that are taken (dates).

        Args:
            text: The message, typing errors in common words already put right.
            taken: Places that mean something else.
        """
        tokens = tokenize(text)
        packs = [
            pack for pack in self.products.packs_in(text) if not overlaps((pack.start, pack.end), list(taken))
        ]
        occupied = [*taken, *idioms(text, self.products)]
        mentions = self._ids(text, tokens, occupied, packs)
        mentions += self._goods.brands_said(text, tokens, occupied)
        mentions += self._goods.plain_names(text, tokens, occupied, packs)
        mentions += self._goods.categories.named(text, tokens, occupied, packs)
        places, strangers = self.places.find(text, tokens, occupied)
        mentions += places
        occupied += [mention.place for mention in places] + [unknown.place for unknown in strangers]
        strangers += self._id_like(text, tokens, occupied, packs)
        occupied += [unknown.place for unknown in strangers]
        for named in segments(text, tokens, packs, occupied, self.products)[:_MAX_SEGMENTS]:
            segment = without_sizes(named, self.products)
            found, left = self._segment(segment, text, tokens, occupied)
            mentions += found
            strangers += left
        mentions += self._goods.sizes_alone(text, mentions, packs, occupied)
        mentions = [one for one in mentions if not _is_within(one, mentions)]
        mentions.sort(key=lambda mention: mention.place)
        mentions = self._goods.settled(as_categories(mentions, text, self.products), text, packs)
        mentions, strangers = _without_makers_of_said(mentions, strangers)
        categories = [mention.place for mention in mentions if mention.kind == "category"]
        strangers = [
            one
            for one in strangers
            if not (
                overlaps(one.place, categories)
                or is_listed_beside(one.place, categories, text)
                or is_told_in_passing(one.place, text)
            )
        ]
        if not strangers and not any(
            mention.kind in ("product", "brand", "category") for mention in mentions
        ):
            asked = goods_asked_of(text, tokens, occupied)
            strangers = [one for one in asked if not is_told_in_passing(one.place, text)]
        strangers.sort(key=lambda unknown: unknown.place)
        return Matches(tuple(mentions), tuple(strangers))

    # --- ids --------------------------------------------------------------------------

    def _ids(self, text: str, tokens: list[Token], occupied: list[Place], packs: list[Pack]) -> list[Mention]:
        pack_places = [(pack.start, pack.end) for pack in packs]
        mentions = self._goods.by_id(text, tokens, occupied, pack_places)
        occupied += [mention.place for mention in mentions]
        for ids, place in self._store_ids.find(text, tokens, occupied, pack_places):
            words = text[place[0] : place[1]]
            label = self.store_label(ids[0])
            mentions.append(Mention("store", ids[0], label, words, place, alternatives=ids[1:], members=ids))
        mentions += self._goods.groups_by_id(text, occupied)
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
        heads = self._goods.sku_ids.first_words | self._store_ids.first_words
        for left, right in pairwise(tokens):
            place = (left.start, right.end)
            close = re.fullmatch(r"[ #_-]{0,2}", text[left.end : right.start])
            if left.norm in heads and right.is_number and close and not overlaps(place, blocked):
                found.append(Unknown(text[place[0] : place[1]], place))
                blocked.append(place)
        return found

    # --- names ------------------------------------------------------------------------

    def _segment(
        self, segment: Segment, text: str, tokens: list[Token], occupied: list[Place]
    ) -> tuple[list[Mention], list[Unknown]]:
        whole = self._goods.group(segment, text) or self._goods.categories.several_kinds(segment, text)
        if whole and not self._goes_on(whole, segment, text, tokens, occupied):
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
            strangers = strangers_among(segment.tokens, text, tokens, occupied, has_pack=bool(segment.packs))
            return self._of_maker(segment, text) or ([], strangers)
        return self._products(segment, match, text, tokens)

    def _of_maker(self, segment: Segment, text: str) -> tuple[list[Mention], list[Unknown]] | None:
        """Return the goods of the kind that a maker's name is said for, as unsure as what is asked about."""
        kind = next((kind for token in segment.tokens if (kind := kind_of_maker(token.norm))), ())
        match = self.products.match(kind, [pack.key for pack in segment.packs]) if kind else None
        if match is None or not set(kind) <= match.words:
            return None
        place = segment.place
        mention = self._goods.product_mention(match.products, text, place, _OF_A_MAKER)
        return [mention], [Unknown(text[place[0] : place[1]], place)]

    def _goes_on(
        self, whole: Mention, segment: Segment, text: str, tokens: list[Token], occupied: list[Place]
    ) -> bool:
        """Tell whether a plain word beside a brand is of one of its products' names ("Kaveri instant")."""
        if whole.kind != "brand":
            return False
        names = frozenset(
            word for sku in whole.members for name in self.products.of_id[sku].names for word in name
        )
        return widened(segment, text, tokens, occupied, names).tokens != segment.tokens

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
        left = [token for token in left if not self._is_of_category(stem(token.norm), match)]
        if left and not match.complete:
            score *= len(fitted) / (len(fitted) + len(left))
            whole = Segment(segment.tokens, ()).place
            strangers = [Unknown(text[whole[0] : whole[1]], whole)]
        packs = [pack for pack in segment.packs if any(pack.key == one.pack for one in match.products)]
        # Of "500 ml 20 pieces" the pieces are so many of it.
        place = Segment(tuple(fitted), tuple(packs) or segment.packs).place
        kind = (
            self._kind(fitted, tokens, text)
            if len(match.products) > 1 and not (left or segment.packs)
            else None
        )
        if kind is not None:
            return [Mention("category", kind, kind, text[place[0] : place[1]], place)], []
        products = match.products
        if len(fitted) == 1 and not match.complete:
            products = self.products.headed_by(stem(fitted[0].norm), products)
        mention = self._goods.product_mention(products, text, place, score)
        return [mention], strangers

    def _is_of_category(self, word: str, match: ProductMatch) -> bool:
        """Tell whether a word says only what department the products are of: "khatta meetha namkeen"."""
        called = {
            category for phrase, category in self.products.departments.get(word, ()) if len(phrase) == 1
        }
        return {product.category for product in match.products} <= called

    def _kind(self, said: list[Token], tokens: list[Token], text: str) -> str | None:
        """Return the category that a single word for a kind of goods asks of."""
        position = next((at for at, token in enumerate(tokens) if said and token.start == said[0].start), 0)
        before = tokens[position - 1].norm if position else ""
        return self._goods.categories.kind_of(said[0].norm, before, text) if len(said) == 1 else None

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
                group = self._goods.group(run, text)
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


def _is_within(mention: Mention, others: Sequence[Mention]) -> bool:
    """Tell whether a mention is a part of a longer one: the brand in a product's whole name."""
    start, end = mention.place
    return any(
        other.place[0] <= start and end <= other.place[1] and other.place != mention.place for other in others
    )


def _without_makers_of_said(
    mentions: list[Mention], strangers: list[Unknown]
) -> tuple[list[Mention], list[Unknown]]:
    """Return names without a maker whose kind of goods is said beside it: "maggi type noodles"."""
    said = {stem(token.norm) for one in mentions if one.score > _OF_A_MAKER for token in tokenize(one.text)}
    dropped = [
        one.place
        for one in strangers
        if any((kind := kind_of_maker(token.norm)) and set(kind) <= said for token in tokenize(one.text))
    ]
    return (
        [one for one in mentions if one.score > _OF_A_MAKER or one.place not in dropped],
        [one for one in strangers if one.place not in dropped],
    )
