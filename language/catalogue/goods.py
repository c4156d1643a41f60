"""The goods of one tenant by what they are called: ids, labels, whole names, categories, brands, sizes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from language.catalogue.brand_said import brands_said
from language.catalogue.categories import Categories
from language.catalogue.id_index import IdIndex, chunks
from language.catalogue.mention import Mention, Place, overlaps
from language.catalogue.pack import Pack
from language.catalogue.packs_said import with_all_packs, with_further_packs
from language.catalogue.product import Product
from language.catalogue.product_index import ProductIndex
from language.catalogue.segment import Segment
from language.catalogue.size import Sized, further_number, number_of, size_compared, size_said
from language.catalogue.vaguer import told_together, without_passing, without_vaguer
from language.pattern import Pattern
from language.tokens import Token, stem

MAX_MEMBERS = 500
"""Products a brand or an ambiguous name is handed on with; one more tells that there are more."""
_MAX_ALTERNATIVES = 24
_WORD = Pattern(r"[^\W\d_]{2,}")


class Goods:
    """Products, brands and categories, and the mentions of them that need no search."""

    def __init__(self, rows: Sequence[Mapping[str, object]]) -> None:
        self.index = ProductIndex.build(rows)
        self.product = self.index.of_id
        self.categories = Categories(self.index)
        self.sku_ids = IdIndex(self.product)
        self._categories = {
            category.upper(): category for product in self.index.products if (category := product.category)
        }
        self._brands: dict[str, list[Product]] = {}
        for product in self.index.products:
            if product.brand:
                self._brands.setdefault(product.brand.upper(), []).append(product)
        names: dict[str, int] = {}
        for product in self.index.products:
            names[product.label] = names.get(product.label, 0) + 1
        self._shared_labels = frozenset(label for label, count in names.items() if count > 1)

    def label(self, sku_id: str) -> str:
        """Return the name a person knows a product by; with its id where two share the name."""
        product = self.product.get(sku_id)
        if product is None:
            return sku_id
        return f"{product.label} ({sku_id})" if product.label in self._shared_labels else product.label

    def by_id(
        self, text: str, tokens: list[Token], occupied: list[Place], packs: list[Place]
    ) -> list[Mention]:
        """Find products by their ids."""
        return [
            self.product_mention([self.product[i] for i in ids], text, place, 1.0)
            for ids, place in self.sku_ids.find(text, tokens, occupied, packs)
        ]

    def groups_by_id(self, text: str, occupied: list[Place]) -> list[Mention]:
        """Find categories and brands written as ids: `EDIBLE_OIL`."""
        mentions: list[Mention] = []
        for chunk, place in chunks(text):
            if "_" not in chunk or overlaps(place, occupied):
                continue
            category = self._categories.get(chunk.upper())
            brand = self._brands.get(chunk.upper())
            if category:
                mentions.append(Mention("category", category, category, chunk, place))
            elif brand:
                mentions.append(self.brand_mention(brand, text, place))
        return mentions

    def brands_said(self, text: str, tokens: list[Token], occupied: list[Place]) -> list[Mention]:
        """Find brands that are called so ("brand Best"), plain words or not."""
        found = brands_said(tokens, occupied, self.index)
        occupied += [place for place, _ in found]
        return [self.brand_mention(products, text, place) for place, products in found]

    def plain_names(
        self, text: str, tokens: list[Token], occupied: list[Place], packs: list[Pack]
    ) -> list[Mention]:
        """Find products whose whole name is plain words ("Good Day")."""
        mentions: list[Mention] = []
        names = self.index.plain_names
        longest = max((len(name) for name in names), default=0)
        for start in range(len(tokens)):
            for length in range(min(longest, len(tokens) - start), 1, -1):
                run = tokens[start : start + length]
                place = (run[0].start, run[-1].end)
                numbers = names.get(tuple(stem(token.norm) for token in run))
                if not numbers or overlaps(place, occupied):
                    continue
                products = [self.index.products[number] for number in numbers]
                near = next((p for p in packs if 0 <= p.start - place[1] <= 2), None)
                if near:
                    place = (place[0], near.end)
                    products = [p for p in products if p.pack == near.key] or products
                mentions.append(self.product_mention(products, text, place, 1.0))
                occupied.append(place)
                break
        return mentions

    def sizes_alone(
        self, text: str, mentions: Sequence[Mention], packs: Sequence[Pack], occupied: list[Place]
    ) -> list[Mention]:
        """Find the goods of a size that counts nothing, where a text names no other goods ("36C stock")."""
        own = [one for one in packs if one.key in self.index.sizes.codes]
        named = any(mention.kind in ("product", "brand", "category") for mention in mentions)
        if named or not own or overlaps((own[0].start, own[0].end), occupied):
            return []
        place = (own[0].start, own[0].end)
        keys = {one.key for one in own if (one.start, one.end) == place}
        products = [product for product in self.index.products if product.pack in keys]
        return [self.product_mention(products, text, place, 1.0)] if products else []

    def group(self, segment: Segment, text: str) -> Mention | None:
        """A segment that is exactly a category or a brand, no pack said."""
        if segment.packs:
            return None
        place = segment.place
        category = self.index.category(segment.stems)
        if category:
            return Mention("category", category, category, text[place[0] : place[1]], place)
        brand = self.index.brand(segment.stems)
        if len(brand) == 1:
            return self.product_mention(brand, text, place, 1.0)
        return self.brand_mention(brand, text, place) if brand else None

    def product_mention(self, products: Sequence[Product], text: str, place: Place, score: float) -> Mention:
        """Return the mention of products that words fit equally well."""
        first = products[0]
        ids = tuple(product.sku_id for product in products)
        return Mention(
            "product",
            first.sku_id,
            self.label(first.sku_id),
            text[place[0] : place[1]],
            place,
            round(score, 3),
            ids[1 : 1 + _MAX_ALTERNATIVES],
            members=ids[: MAX_MEMBERS + 1],
        )

    def settled(self, mentions: Sequence[Mention], text: str, packs: Sequence[Pack]) -> list[Mention]:
        """Return the mentions, each product in the sizes that the whole text says."""
        places = [mention.place for mention in mentions]
        found = [self._sized(mention, text, places, packs) for mention in mentions]
        found = [self._compared(mention, text) for mention in without_passing(found, text)]
        found = with_all_packs(found, text, self._each)
        found = with_further_packs(
            found, text, packs, self._in_pack, lambda mention: self._in_number(mention, text)
        )
        found = told_together(sorted(found, key=lambda mention: mention.place), text, self._of_both)
        found = [self._compared(self._sized(mention, text, places, packs), text) for mention in found]
        found = self._without_all_brands(found)
        found = without_vaguer([one for one in found if not self._is_of_another(one, found, text)], text)
        return _joined_twins(found, text)

    def _without_all_brands(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the mentions without brands that together are the whole of a category named beside them."""
        brands = [one for one in mentions if one.kind == "brand"]
        of_brands = {sku for one in brands for sku in one.members}
        whole = any(
            one.kind == "category" and of_brands == self._of_category(one.id)
            for one in mentions
            if len(brands) > 1
        )
        return [one for one in mentions if not (whole and one.kind == "brand")]

    def _of_category(self, category: str) -> set[str]:
        return {product.sku_id for product in self.index.products if product.category == category}

    def _is_of_another(self, category: Mention, others: Sequence[Mention], text: str) -> bool:
        """Tell whether a category only says of a product beside it where it belongs ("peas 1 kg frozen")."""
        return category.kind == "category" and any(
            other.kind == "product"
            and not text[
                min(other.place[1], category.place[1]) : max(other.place[0], category.place[0])
            ].strip()
            and all(self.product[sku].category == category.id for sku in other.members or (other.id,))
            for other in others
        )

    def _of_both(self, ids: Sequence[str], first: Mention, second: Mention) -> Mention:
        """Return the mention of the products that two mentions share, where both stand."""
        place = (first.place[0], second.place[1])
        words = f"{first.text} {second.text}"
        products = [self.product[sku] for sku in ids]
        return replace(
            self.product_mention(products, words, place, min(first.score, second.score)), text=words
        )

    def _sized(self, mention: Mention, text: str, places: Sequence[Place], packs: Sequence[Pack]) -> Mention:
        """Return a product of several sizes as the one whose size is said elsewhere, or without its unit."""
        if mention.kind != "product" or not mention.alternatives:
            return mention
        sizes = {sku: self.product[sku].pack for sku in mention.members if sku in self.product}
        return self._of_size(mention, size_said(mention.place, sizes, text, places, packs), text)

    def _compared(self, mention: Mention, text: str) -> Mention:
        """Return one product of several sizes as the one that "the small one" beside it means."""
        if mention.kind != "product" or not mention.alternatives:
            return mention
        sizes = {sku: self.product[sku].pack for sku in mention.members if sku in self.product}
        if len({self.product[sku].names for sku in sizes}) != 1:
            return mention
        return self._of_size(mention, size_compared(mention.place, sizes, text), text)

    def _of_size(self, mention: Mention, chosen: Sized | None, text: str) -> Mention:
        if chosen is None:
            return mention
        products = [self.product[sku] for sku in chosen.ids]
        return self.product_mention(products, text, chosen.place, mention.score)

    def _each(self, mention: Mention) -> list[Mention]:
        return [
            self.product_mention(
                [self.product[sku]], text=mention.text, place=mention.place, score=mention.score
            )
            for sku in mention.members
        ]

    def _in_pack(self, mention: Mention, pack: Pack) -> Mention | None:
        """Return the same product in another pack; `None` where there is none, or more than one."""
        names = self.product[mention.id].names
        found = [one for one in self.index.products if one.names == names and one.pack == pack.key]
        if len(found) != 1:
            return None
        return Mention(
            "product", found[0].sku_id, self.label(found[0].sku_id), mention.text, (pack.start, pack.end)
        )

    def _in_number(self, mention: Mention, text: str) -> Mention | None:
        """Return the same product in the pack of the bare number that goes on behind it ("30 and 72")."""
        further = further_number(text, mention.place[1])
        if further is None or mention.kind != "product" or mention.alternatives:
            return None
        names = self.product[mention.id].names
        sizes = (one.pack for one in self.index.products if one.names == names)
        pack = next((size for size in sizes if size and number_of(size) == further["number"]), None)
        return self._in_pack(mention, Pack(pack, *further.span("number"))) if pack else None

    def brand_mention(self, products: Sequence[Product], text: str, place: Place) -> Mention:
        """Return the mention of a brand, which stands for all of its products."""
        name = products[0].brand or ""
        ids = tuple(product.sku_id for product in products)
        return Mention("brand", name, name, text[place[0] : place[1]], place, members=ids[: MAX_MEMBERS + 1])


def _joined_twins(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Return the mentions, a product named twice in one breath once ("paracetamol, the 15 tablets")."""
    kept: list[Mention] = []
    for one in mentions:
        last = kept[-1] if kept else None
        if last is not None and _is_twin(last, one) and not _WORD.search(text[last.place[1] : one.place[0]]):
            place = (last.place[0], max(last.place[1], one.place[1]))
            kept[-1] = replace(last, place=place, text=text[slice(*place)], score=max(last.score, one.score))
        else:
            kept.append(one)
    return kept


def _is_twin(first: Mention, second: Mention) -> bool:
    same = (first.kind, first.id) == (second.kind, second.id) == ("product", first.id)
    return same and not (first.alternatives or second.alternatives)
