"""The tenant's names: what messages are understood by and what replies are checked against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from core.fact import Source
from core.identity import Principal, Scope
from core.ports import Answer, Lake
from language.tokens import tokenize, words
from tools.naming import product_name

if TYPE_CHECKING:
    from language.vocabulary import Vocabulary

NameKind = Literal["sku", "store", "city"]


@dataclass(frozen=True)
class Named:
    """A thing of the catalogue and a name it goes by."""

    kind: NameKind
    id: str
    name: str


@dataclass(frozen=True)
class Mention:
    """Where a text names something; the same words may name several things."""

    start: int
    end: int
    kind: NameKind
    ids: frozenset[str]


class NameIndex:
    """Finds the names of products, stores and cities in a text, the longest first.

    A product of a single plain word ("Bread") counts only where the text writes it with a
    capital: lower case it is an English word.
    """

    def __init__(self, named: Iterable[Named]) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], list[Named]]] = defaultdict(dict)
        for entry in named:
            tokens = words(entry.name)
            if tokens:
                self._by_first[tokens[0]].setdefault(tokens, []).append(entry)

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in their order, never overlapping."""
        tokens = tokenize(text)
        norms = [token.norm for token in tokens]
        mentions: list[Mention] = []
        position = 0
        while position < len(tokens):
            match = self._longest(norms, position)
            if match is None:
                position += 1
                continue
            length, entries = match
            start, end = tokens[position].start, tokens[position + length - 1].end
            position += length
            if length == 1 and text[start:end].islower() and entries[0].kind == "sku":
                continue
            kinds: list[NameKind] = [entry.kind for entry in entries]
            for kind in dict.fromkeys(kinds):
                ids = frozenset(entry.id for entry in entries if entry.kind == kind)
                mentions.append(Mention(start, end, kind, ids))
        return mentions

    def _longest(self, norms: list[str], position: int) -> tuple[int, list[Named]] | None:
        candidates = self._by_first.get(norms[position])
        if not candidates:
            return None
        best: tuple[int, list[Named]] | None = None
        for tokens, entries in candidates.items():
            length = len(tokens)
            if (best is None or length > best[0]) and tuple(norms[position : position + length]) == tokens:
                best = length, entries
        return best


@dataclass(frozen=True)
class Catalogue:
    """A tenant's names at one snapshot of its tables."""

    snapshot: Mapping[str, str]
    vocabulary: Vocabulary
    names: NameIndex
    source: Source
    product_names: Mapping[str, str]
    store_names: Mapping[str, str]
    cities: Mapping[str, str] = field(default_factory=dict[str, str])
    """City by store id."""

    def may_name(self, mention: Mention, principal: Principal) -> bool:
        """Tell whether a person may be shown at least one thing the words name."""
        if mention.kind == "sku":
            return any(principal.may_see_sku(sku_id) for sku_id in mention.ids)
        if mention.kind == "store":
            return any(principal.may_see_store(store_id) for store_id in mention.ids)
        return any(
            principal.may_see_store(store_id) for store_id, city in self.cities.items() if city in mention.ids
        )


class Catalogues:
    """Catalogues by tenant, rebuilt when the tables moved on."""

    def __init__(self, lake: Lake) -> None:
        self._lake = lake
        self._by_tenant: dict[str, tuple[Answer, Answer, Catalogue]] = {}

    def of(self, tenant_id: str) -> Catalogue:
        """Return the tenant's catalogue as its tables stand now."""
        scope = Scope(tenant_id)
        products, stores = self._lake.products(scope), self._lake.stores(scope)
        snapshot = {**products.source.tables, **stores.source.tables}
        known = self._by_tenant.get(tenant_id)
        # A source without snapshot ids tells nothing about change: then only the very same rows do.
        if known is not None and (
            (snapshot and known[2].snapshot == snapshot)
            or (products.frame is known[0].frame and stores.frame is known[1].frame)
        ):
            return known[2]
        built = _build(products, stores, snapshot)
        self._by_tenant[tenant_id] = (products, stores, built)
        return built


def _build(products: Answer, stores: Answer, snapshot: Mapping[str, str]) -> Catalogue:
    from language.vocabulary import Vocabulary  # noqa: PLC0415 - rapidfuzz is off the CLI's cold path

    product_rows, store_rows = products.frame.to_dicts(), stores.frame.to_dicts()
    vocabulary = Vocabulary(product_rows, store_rows)
    cities = {row["store_id"]: row["city"] for row in store_rows if row.get("city")}
    product_names = {
        row["sku_id"]: product_name(row["sku_id"], row.get("name"), row.get("pack_size"))
        for row in product_rows
    }
    named = [
        *_named("sku", product_rows, "sku_id"),
        *_named("store", store_rows, "store_id"),
        *(Named("sku", row["sku_id"], vocabulary.product_label(row["sku_id"])) for row in product_rows),
        *(Named("sku", sku_id, name) for sku_id, name in product_names.items()),
        *(Named("store", row["store_id"], vocabulary.store_label(row["store_id"])) for row in store_rows),
        *(Named("city", city, city) for city in dict.fromkeys(cities.values())),
    ]
    return Catalogue(
        snapshot=snapshot,
        vocabulary=vocabulary,
        names=NameIndex(named),
        source=Source(tables=snapshot, method="catalogue", as_of=products.source.as_of),
        product_names=product_names,
        store_names={row["store_id"]: vocabulary.store_label(row["store_id"]) for row in store_rows},
        cities=cities,
    )


def _named(kind: NameKind, rows: list[dict[str, Any]], key: str) -> Iterable[Named]:
    for row in rows:
        yield Named(kind, row[key], row[key])
        for column in ("name", "name_hi"):
            if row.get(column):
                yield Named(kind, row[key], row[column])
