"""Reads a data set from a folder of files, named and shaped as the design's tables."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from core.errors import InputError
from core.table import (
    HOLIDAYS,
    INVENTORY,
    PRODUCTS,
    PROMOTIONS,
    SALES,
    STORES,
    Column,
    ColumnType,
    Table,
)
from evals.forecast.dataset import SALES_SCHEMA, SERIES, Dataset

_TYPES: dict[ColumnType, pl.DataType] = {
    "id": pl.String(),
    "text": pl.String(),
    "date": pl.Date(),
    "integer": pl.Float64(),  # files may say 3.0
    "decimal": pl.Float64(),
    "boolean": pl.Boolean(),
    "json": pl.String(),
}


def read_dataset(folder: Path) -> Dataset:
    """Read sales and products, and stores, holidays, promotions and inventory where they are.

    Files are `sales_transactions`, `product_master`, `holidays` or `calendar_events`,
    `stores`, `promotions` and `inventory…`, each `.parquet` or `.csv`. Columns are those of
    `core.table`, under any of their names.

    Raises:
        InputError: the folder, a file or a column is missing, or a value cannot be read; the
            message names it and the remedy.
    """
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder. Give --data a folder with sales_transactions.parquet.")
    sales = _read(_needed(folder, "sales_transactions"), SALES)
    if sales.is_empty():
        raise InputError(f"{_needed(folder, 'sales_transactions')} has no rows. Put daily sales into it.")
    inventory = _found(folder, "inventory*")
    return Dataset(
        folder.name,
        with_stockouts(_by_day(sales), None if inventory is None else _read(inventory, INVENTORY)),
        _read(_needed(folder, "product_master"), PRODUCTS),
        _optional(folder, ("stores",), STORES),
        _optional(folder, ("holidays", "calendar_events"), HOLIDAYS),
        _optional(folder, ("promotions",), PROMOTIONS),
    )


def with_stockouts(sales: pl.DataFrame, inventory: pl.DataFrame | None) -> pl.DataFrame:
    """Mark days of censored demand, as the lake does.

    Nothing left at the day's end and nothing sold, or less than the mean of the four weeks
    before; null where that day's stock is unknown.
    """
    if inventory is None:
        marked = sales.with_columns(pl.lit(None, dtype=pl.Boolean).alias("stockout"))
    else:
        stock = inventory.group_by("date", *SERIES).agg(pl.col("on_hand").last())
        usual = pl.col("y").rolling_mean_by("date", "28d", closed="left").over(SERIES)
        short = (pl.col("y") == 0) | (pl.col("y") < usual).fill_null(False)
        marked = (
            sales.sort(*SERIES, "date")
            .join(stock, on=["date", *SERIES], how="left", maintain_order="left")
            .with_columns(((pl.col("on_hand") <= 0) & short).alias("stockout"))
            .with_columns(pl.when(pl.col("on_hand").is_not_null()).then("stockout").alias("stockout"))
        )
    return marked.select(SALES_SCHEMA.names()).cast(SALES_SCHEMA).sort(*SERIES, "date")


def _by_day(sales: pl.DataFrame) -> pl.DataFrame:
    """Sum the events of one day; its price is their mean, weighted by units where any sold."""
    events = sales.rename({"units_sold": "y"})
    if not events.select("date", *SERIES).is_duplicated().any():
        return events
    sold = (pl.col("price") * pl.col("y")).sum() / pl.col("y").filter(pl.col("price").is_not_null()).sum()
    return events.group_by("date", *SERIES).agg(
        pl.col("y").sum(),
        pl.when(sold.is_finite()).then(sold).otherwise(pl.col("price").mean()).alias("price"),
        pl.col("promo_flag").any(),
    )


def _optional(folder: Path, names: tuple[str, ...], table: Table) -> pl.DataFrame:
    files = [found for name in names if (found := _found(folder, name)) is not None]
    if files:
        return _read(files[0], table)
    return empty_table(table)


def empty_table(table: Table) -> pl.DataFrame:
    """Return a table of the contract without rows."""
    return pl.DataFrame(schema={column.name: _TYPES[column.type] for column in table.columns})


def _found(folder: Path, name: str) -> Path | None:
    files = [*sorted(folder.glob(f"{name}.parquet")), *sorted(folder.glob(f"{name}.csv"))]
    return files[0] if files else None


def _needed(folder: Path, name: str) -> Path:
    found = _found(folder, name)
    if found is None:
        raise InputError(
            f"{folder} has no {name}.parquet or {name}.csv. Put the table there under that name."
        )
    return found


def _read(file: Path, table: Table) -> pl.DataFrame:
    """Return the table's columns of a file under their own names, typed; others are left out."""
    try:
        raw = (
            pl.read_parquet(file)
            if file.suffix == ".parquet"
            else pl.read_csv(file, infer_schema=False, null_values=[""])
        )
    except (pl.exceptions.PolarsError, OSError) as error:
        reason = str(error).splitlines()[0]
        raise InputError(f"{file} cannot be read: {reason}. Write it anew as Parquet or CSV.") from error
    headers = {header.strip().lower(): header for header in reversed(raw.columns)}
    columns: list[pl.Series] = []
    for column in table.columns:
        header = next((headers[name] for name in (column.name, *column.aliases) if name in headers), None)
        if header is not None:
            columns.append(_typed(raw[header], column, file))
        elif column.required:
            raise InputError(
                f"{file} has no column {column.name}. Add it; needed are {', '.join(table.required)}."
            )
        else:
            columns.append(pl.Series(column.name, [None] * raw.height, dtype=_TYPES[column.type]))
    return pl.DataFrame(columns)


def _typed(values: pl.Series, column: Column, file: Path) -> pl.Series:
    known = values.str.strip_chars() if values.dtype == pl.String else values
    if column.type == "boolean":
        said = known.cast(pl.String).str.to_lowercase()
        typed = said.replace_strict(_BOOLEANS, default=None, return_dtype=pl.Boolean)
    elif column.type == "date" and known.dtype == pl.String:
        typed = known.str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)
    else:
        typed = known.cast(_TYPES[column.type], strict=False)
    wrong = typed.is_null() & known.is_not_null() if column.nullable else typed.is_null()
    if column.minimum is not None:
        wrong |= (typed < column.minimum).fill_null(False)
    if wrong.any():
        raise InputError(
            f"{file}, column {values.name}: {known.filter(wrong)[0]!r} is not {_meaning(column)}. "
            "Correct the file."
        )
    return (typed.str.to_uppercase() if column.type == "id" else typed).alias(column.name)


def _meaning(column: Column) -> str:
    least = "" if column.minimum is None else f" of at least {column.minimum:g}"
    return _MEANING[column.type] + least


_MEANING: dict[ColumnType, str] = {
    "id": "an id",
    "text": "text",
    "date": "a date like 2026-11-22",
    "integer": "a number",
    "decimal": "a number",
    "boolean": "true or false",
    "json": "text",
}
_BOOLEANS = {"true": True, "false": False, "1": True, "0": False, "yes": True, "no": False}
