"""Which stores and products a call is about: named by the caller, limited by identity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from core.errors import InputError, ScopeError
from core.identity import Principal, Scope
from core.ports import Lake
from core.tool import Note, ToolArguments, ToolContext
from tools.naming import Names, names_of_products
from tools.note import note

if TYPE_CHECKING:
    import polars as pl

Identifier = Annotated[
    str, StringConstraints(strip_whitespace=True, to_upper=True, min_length=1, max_length=64)
]
PlaceName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]

_CELLS_A_NAME = 10


class ScopeArguments(ToolArguments):
    """The arguments every question about a part of the shop shares; all optional."""

    sku_ids: tuple[Identifier, ...] | None = Field(
        default=None, min_length=1, max_length=500, description="Product ids; omitted: every product"
    )
    store_id: Identifier | None = Field(default=None, description="One store's id; omitted: every store")
    city: PlaceName | None = Field(default=None, description="A city: all of its stores")
    category: Identifier | None = Field(default=None, description="A product category")


@dataclass(frozen=True)
class ResolvedScope:
    """An authorised scope, what its parts are called, and what must be said about it.

    `store_ids` are the stores the question is about, all of them named. `place` is what one
    store or one city is called, empty for several. `visible` is all that the caller may see:
    what goes into or out of the question's stores may have its other end there. `names` are those of
    the scope's products, and of every store the caller may see.
    """

    scope: Scope
    store_ids: tuple[str, ...]
    sku_ids: tuple[str, ...] | None
    place: str
    category: str | None
    stores: pl.DataFrame
    products: pl.DataFrame
    visible: Scope
    visible_stores: pl.DataFrame
    names: Names
    notes: tuple[Note, ...] = ()

    @cached_property
    def subject(self) -> dict[str, str]:
        """What a sum over the whole scope is about."""
        subject: dict[str, str] = {}
        if len(self.store_ids) == 1:
            subject["store_id"] = self.store_ids[0]
        cities = self.stores["city"].unique().drop_nulls().to_list()
        if len(cities) == 1:
            subject["city"] = str(cities[0])
        if self.sku_ids is not None and len(self.sku_ids) == 1:
            subject["sku_id"] = self.sku_ids[0]
        if self.category is not None:
            subject["category"] = self.category
        return subject


def _refuse_store(principal: Principal, store_id: str) -> InputError | ScopeError:
    """A caller with limits learns no more than that it is not theirs."""
    if principal.store_ids is None:
        return InputError(f"There is no store {store_id}.", code="unknown_store", store_id=store_id)
    return ScopeError(
        f"Store {store_id} is not on your account; ask a manager to add it.",
        code="store_out_of_scope",
        store_id=store_id,
    )


def _refuse_sku(principal: Principal, sku_id: str) -> InputError | ScopeError:
    if principal.sku_ids is None:
        return InputError(f"There is no product {sku_id}.", code="unknown_sku", sku_id=sku_id)
    return ScopeError(
        f"Product {sku_id} is not on your account; ask a manager to add it.",
        code="sku_out_of_scope",
        sku_id=sku_id,
    )


def _resolve_stores(
    principal: Principal, stores: pl.DataFrame, store_id: str | None, city: str | None
) -> tuple[list[str], list[Note]]:
    known: list[str] = stores["store_id"].to_list()
    allowed = [store for store in known if principal.may_see_store(store)]
    notes: list[Note] = []
    if store_id is not None and store_id not in allowed:
        raise _refuse_store(principal, store_id)
    if city is None:
        chosen = allowed if store_id is None else [store_id]
        if not chosen:
            if principal.store_ids is None:
                return [], notes  # an empty home: the question about data says so
            raise ScopeError("No store is on your account; ask a manager to add one.", code="no_stores")
        return chosen, notes
    wanted = city.casefold()
    in_city = [
        row["store_id"]
        for row in stores.iter_rows(named=True)
        if (row["city"] or row["store_id"].split("_")[0]).casefold() == wanted
    ]
    chosen = [store for store in in_city if store in allowed]
    if not chosen:
        if principal.store_ids is None:
            raise InputError(f"There is no store in {city}.", code="unknown_city", city=city)
        raise ScopeError(
            f"No store in {city} is on your account; ask a manager to add it.",
            code="city_out_of_scope",
            city=city,
        )
    if store_id is not None:
        if store_id not in chosen:
            raise InputError(
                f"Store {store_id} is not in {city}; leave one of the two out.",
                code="store_not_in_city",
                store_id=store_id,
                city=city,
            )
        return [store_id], notes
    if len(chosen) < len(in_city):
        names = names_of_stores(stores)
        notes.append(note("partial_scope", stores=", ".join(names[store] for store in chosen)))
    return chosen, notes


def names_of_stores(stores: pl.DataFrame) -> dict[str, str]:
    """Return store names by id."""
    return {
        row["store_id"]: (row["name"] or "").strip() or row["store_id"]
        for row in stores.iter_rows(named=True)
    }


def _product_names(lake: Lake, tenant_id: str) -> Mapping[str, str]:
    """Return what every product of the tenant is called, by id."""
    return lake.kept(
        tenant_id,
        "product names",
        lambda: names_of_products(lake.products(Scope(tenant_id)).frame),
        cells=lambda made: _CELLS_A_NAME * len(made),
    )


def _resolve_skus(
    principal: Principal, products: pl.DataFrame, sku_ids: Sequence[str] | None, category: str | None
) -> list[str] | None:
    """Return the products asked about; `None` for the whole tenant's."""
    if sku_ids is None and category is None and principal.sku_ids is None:
        return None
    known: list[str] = products["sku_id"].to_list()
    allowed = {sku for sku in known if principal.may_see_sku(sku)}
    chosen = list(dict.fromkeys(sku_ids)) if sku_ids is not None else [sku for sku in known if sku in allowed]
    for sku_id in chosen:
        if sku_id not in allowed:
            raise _refuse_sku(principal, sku_id)
    if category is not None:
        wanted = category.casefold()
        in_category = {
            row["sku_id"]
            for row in products.select("sku_id", "category").iter_rows(named=True)
            if (row["category"] or "").casefold() == wanted and row["sku_id"] in allowed
        }
        if not in_category:
            if principal.sku_ids is None:
                raise InputError(
                    f"There is no category {category}.", code="unknown_category", category=category
                )
            raise ScopeError(
                f"No product of {category} is on your account.",
                code="category_out_of_scope",
                category=category,
            )
        outside = [sku for sku in chosen if sku not in in_category]
        if sku_ids is not None and outside:
            raise InputError(
                f"Product {outside[0]} is not in category {category}; leave one of the two out.",
                code="sku_not_in_category",
                sku_id=outside[0],
                category=category,
            )
        chosen = [sku for sku in chosen if sku in in_category]
    if not chosen:
        raise ScopeError("No product is on your account; ask a manager to add one.", code="no_products")
    return chosen


def visible_to(principal: Principal) -> Scope:
    """Return everything a caller may see, whatever is asked about."""
    return Scope(
        principal.tenant_id,
        None if principal.store_ids is None else tuple(sorted(principal.store_ids)),
        None if principal.sku_ids is None else tuple(sorted(principal.sku_ids)),
    )


def resolve(arguments: ScopeArguments, context: ToolContext) -> ResolvedScope:
    """Turn what the caller named into what the caller may see.

    Raises:
        ScopeError: a store, product, city or category outside the caller's scope. For a
            caller with limits an unknown one is the same: nobody learns what exists.
        InputError: an unknown one, for a caller who sees the whole tenant.
    """
    principal = context.principal
    everything = Scope(principal.tenant_id)
    stores = context.lake.stores(everything).frame
    products = context.lake.products(everything).frame
    store_ids, notes = _resolve_stores(principal, stores, arguments.store_id, arguments.city)
    sku_ids = _resolve_skus(principal, products, arguments.sku_ids, arguments.category)
    names, product_names = names_of_stores(stores), _product_names(context.lake, principal.tenant_id)
    mine = stores.filter(stores["store_id"].is_in(store_ids))
    if len(store_ids) == 1:
        place = names[store_ids[0]]
    else:
        place = str(mine["city"][0] or arguments.city) if arguments.city is not None else ""
    scope = Scope(
        principal.tenant_id,
        tuple(store_ids),
        None if sku_ids is None else tuple(sku_ids),
    )
    seen = stores.filter([principal.may_see_store(store) for store in stores["store_id"].to_list()])
    return ResolvedScope(
        scope=scope,
        store_ids=tuple(store_ids),
        sku_ids=scope.sku_ids,
        place=place,
        category=arguments.category,
        stores=mine,
        visible=visible_to(principal),
        visible_stores=seen,
        names=Names(
            product_names
            if sku_ids is None
            else {sku: product_names[sku] for sku in sku_ids if sku in product_names},
            names_of_stores(seen),
        ),
        products=products if sku_ids is None else products.filter(products["sku_id"].is_in(sku_ids)),
        notes=tuple(notes),
    )
