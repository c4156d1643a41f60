# ruff: noqa: S608 - SQL is put together from names of ours; what a caller says is a parameter
"""The named questions, as SQL: which table, which columns, which part of it, in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from core.identity import Scope

if TYPE_CHECKING:
    import polars as pl

_MOST_LISTED = 64
"""Ids listed one by one let the reader skip row groups; many more only slow the parser."""


Mask = Callable[[], "pl.Expr"]
"""Makes a condition of rows in memory; called once polars is needed."""


@dataclass(frozen=True)
class Where:
    """A condition and the parameters it takes; ids are only ever parameters.

    `masks` say the same of a table in memory: a row must hold to each.
    """

    text: str = "true"
    parameters: Mapping[str, Any] = field(default_factory=dict[str, Any])
    masks: tuple[Mask, ...] = ()

    def __post_init__(self) -> None:
        if not self.masks and set(self.text.split(" AND ")) != {"true"}:
            raise ValueError(f"{self.text!r} has no mask: rows in memory would not be held to it.")

    def __and__(self, other: Where) -> Where:
        parameters = {**self.parameters, **other.parameters}
        return Where(f"{self.text} AND {other.text}", parameters, (*self.masks, *other.masks))

    def of(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Return the rows that meet the condition, in their order; a frame of the caller's own."""
        return rows.filter(*(mask() for mask in self.masks)) if self.masks else rows.clone()


def _none() -> pl.Expr:
    import polars as pl  # noqa: PLC0415 - heavy

    return pl.lit(value=False)


NEVER = Where("false", masks=(_none,))
"""What no row meets."""


def is_day(column: str, day: date) -> Where:
    """Return the condition that a column is a day."""

    def mask() -> pl.Expr:
        import polars as pl  # noqa: PLC0415 - heavy

        return pl.col(column) == day

    return Where(f"{column} = CAST(${column} AS DATE)", {column: day}, (mask,))


def one_of(column: str, ids: tuple[str, ...] | None, *, prefix: str, or_null: bool = False) -> Where:
    """Return the condition that a column is one of the ids; `None` is no condition, `()` none fits."""
    if ids is None:
        return Where()
    sound = [text for text in dict.fromkeys(ids) if _encodable(text)]
    if not ids or (not sound and not or_null):
        return NEVER
    names = {f"{prefix}{number}": text for number, text in enumerate(sound[:_MOST_LISTED])}
    if len(sound) > _MOST_LISTED:
        chosen, parameters = f"{column} IN (SELECT unnest(CAST(${prefix} AS VARCHAR[])))", {prefix: sound}
    elif names:
        chosen, parameters = f"{column} IN ({', '.join(f'${name}' for name in names)})", dict(names)
    else:
        chosen, parameters = "false", {}

    def mask() -> pl.Expr:
        import polars as pl  # noqa: PLC0415 - heavy

        of = pl.col(column)
        wanted = of == sound[0] if len(sound) == 1 else of.is_in(sound)  # the former takes half as long
        return wanted | of.is_null() if or_null else wanted

    return Where(f"({chosen} OR {column} IS NULL)" if or_null else chosen, parameters, (mask,))


def in_scope(
    scope: Scope, *, store: str | None = "store_id", sku: str | None = "sku_id", or_any_store: bool = False
) -> Where:
    """Return the condition that a row lies within the scope.

    A table without stores (or products) is limited by what it has, but a scope that allows
    no store, or no product, sees nothing anywhere.

    Args:
        scope: Already authorised.
        store: The column of the store, if there is one.
        sku: The column of the product, if there is one.
        or_any_store: Whether an empty store means every store.
    """
    if scope.store_ids == () or scope.sku_ids == ():
        return NEVER
    where = Where()
    if store is not None:
        where &= one_of(store, scope.store_ids, prefix="store_", or_null=or_any_store)
    if sku is not None:
        where &= one_of(sku, scope.sku_ids, prefix="sku_")
    return where


def between(start: date | None, end: date | None, column: str = "date") -> Where:
    """Return the condition that a day lies within the days, inclusive; `None` is open."""
    where = Where()
    if start is not None:
        where &= Where(f"{column} >= CAST($start AS DATE)", {"start": start}, (_not_before(column, start),))
    if end is not None:
        where &= Where(f"{column} <= CAST($end AS DATE)", {"end": end}, (_not_after(column, end),))
    return where


def _not_before(column: str, day: date) -> Mask:
    def mask() -> pl.Expr:
        import polars as pl  # noqa: PLC0415 - heavy

        return pl.col(column) >= day

    return mask


def _not_after(column: str, day: date) -> Mask:
    def mask() -> pl.Expr:
        import polars as pl  # noqa: PLC0415 - heavy

        return pl.col(column) <= day

    return mask


def rows_of(table: str, where: Where, order_by: str, columns: str = "*") -> str:
    """Return the query of a table's rows; the table stands in braces, for the reader to name."""
    return f"SELECT {columns} FROM {{{table}}} AS rows WHERE {where.text} ORDER BY {order_by}"


def _encodable(text: str) -> bool:
    """Tell whether an id can be in the data at all; a lone surrogate or a NUL cannot."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return "\0" not in text
