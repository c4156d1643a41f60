"""Cells to typed columns, by the column; what does not fit goes to quarantine with a reason.

Plain spellings are read a column at a time. What is left over (₹, Indian grouping, named
months, nonsense) is read value by value by `numbers` and `dates`, each distinct value once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import polars as pl

from core.table import Column, Table
from ingest.dates import FIRST_DAY, LAST_DAY, Order, is_ambiguous, parse_date
from ingest.numbers import EMPTY, SCALE, parse_boolean, parse_decimal, parse_integer
from ingest.quarantine import BadRow, BadValueError, Reason
from ingest.source import ROW_NUMBER, RawBatch

MAX_TEXT_CHARS = 1_000
OBSERVED_KINDS = frozenset({"sales", "inventory", "returns", "competitor_prices"})
"""Kinds that tell what happened: a date after the file came in is a mistake."""

DECIMAL = pl.Decimal(18, SCALE)
DTYPES: dict[str, pl.DataType] = {
    "id": pl.String(),
    "text": pl.String(),
    "json": pl.String(),
    "date": pl.Date(),
    "integer": pl.Int64(),
    "decimal": DECIMAL,
    "boolean": pl.Boolean(),
}
_ZERO_WIDTH = "\u200b\ufeff\u2060"
_BLANKS = " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_CONTROLS = r"[\x00-\x1f\x7f]"
_DAMAGED_ID = r"^\d\.\d+[eE]\+\d+$"


@dataclass(frozen=True)
class CleanBatch:
    """Typed rows and the rows that were not taken in, with the counts that account for each."""

    frame: pl.DataFrame
    bad: tuple[BadRow, ...]
    blank: int

    @property
    def read(self) -> int:
        """Rows of data met, blank ones not counted."""
        return self.frame.height + len(self.bad)


@dataclass(frozen=True)
class _Cells:
    """One column read: its values, and the reason where a cell does not fit."""

    values: pl.Series
    reasons: pl.Series | None = None


class Cleaner:
    """Checks the batches of one file against its table.

    Args:
        table: The data contract of the file's kind.
        received_on: The day the file came, in the tenant's time zone.
        timezone: That zone; an instant with an offset falls on its day there.
        excel_serials: Whether a bare number in a date column is a spreadsheet's day count.
        order_of: Tells which figure is the day in a column, asked once and only where a
            value leaves it open; it may read the whole file.
    """

    def __init__(
        self,
        table: Table,
        *,
        received_on: date,
        timezone: str,
        excel_serials: bool,
        order_of: Callable[[str], Order],
    ) -> None:
        self._table = table
        self._received_on = received_on
        self._timezone = timezone
        self._excel_serials = excel_serials
        self._order_of = order_of
        self._orders: dict[str, Order] = {}

    def clean(self, raw: RawBatch) -> CleanBatch:
        """Return the batch's rows typed, one column for each of the contract's."""
        cells = {column.name: self._column(column, raw.frame) for column in self._table.columns}
        frame = pl.DataFrame(
            [one.values.alias(name) for name, one in cells.items()] + [raw.frame[ROW_NUMBER]]
        )
        reasons = {name: one.reasons for name, one in cells.items() if one.reasons is not None}
        if "end_date" in frame.columns and "start_date" in frame.columns:
            reasons.update(_backwards(frame, reasons.get("end_date")))
        if not reasons:
            return CleanBatch(frame, raw.broken, raw.blank)
        why = pl.DataFrame([reason.alias(name) for name, reason in reasons.items()])
        is_bad = why.select(pl.any_horizontal(pl.all().is_not_null())).to_series()
        bad = _bad_rows(raw.frame.filter(is_bad), why.filter(is_bad))
        return CleanBatch(frame.filter(~is_bad), (*raw.broken, *bad), raw.blank)

    def _column(self, column: Column, frame: pl.DataFrame) -> _Cells:
        if column.name not in frame.columns:
            return _Cells(pl.repeat(None, frame.height, dtype=DTYPES[column.type], eager=True))
        raw = frame[column.name]
        unfit = _unfit(raw, column)
        read = self._read(column, raw if unfit is None else raw.set(unfit.is_not_null(), None))
        reasons = [unfit, read.reasons, self._outside(column, read.values)]
        if not column.nullable:
            missing = read.values.is_null()
            reasons.append(_where(missing, Reason.MISSING_VALUE))
        return _Cells(read.values, _first(reasons))

    def _read(self, column: Column, raw: pl.Series) -> _Cells:
        text = _stripped(raw)
        if column.type == "id":
            return _ids(text)
        if column.type == "text":
            return _Cells(_emptied(text))
        return _leftover(text, _plain(column, text), self._parser(column))

    def _parser(self, column: Column) -> Callable[[str], Any]:
        """Return what reads one cell of the column, however it is written."""
        percent_of = 100 if column.name.endswith("_pct") else 1 if column.maximum == 1 else 0
        parsers: dict[str, Callable[[str], Any]] = {
            "integer": parse_integer,
            "decimal": partial(parse_decimal, percent_of=percent_of),
            "boolean": parse_boolean,
            "date": partial(self._date, column.name),
            "json": _json,
        }
        return parsers[column.type]

    def _date(self, column: str, text: str) -> date | None:
        if column not in self._orders and is_ambiguous(text):
            self._orders[column] = self._order_of(column)
        # Without an ambiguous value so far, each date in figures says itself which figure is
        # the day: reading it both ways at once is what `CONFLICT` does.
        return parse_date(
            text,
            order=self._orders.get(column, Order.CONFLICT),
            timezone=self._timezone,
            excel_serials=self._excel_serials,
        )

    def _outside(self, column: Column, values: pl.Series) -> pl.Series | None:
        if column.type == "date" and self._table.kind in OBSERVED_KINDS:
            return _where(values > self._received_on, Reason.DATE_IN_FUTURE)
        if column.minimum is None and column.maximum is None:
            return None
        low = None
        if column.minimum is not None:
            reason = Reason.NEGATIVE if column.minimum == 0 else Reason.BELOW_MINIMUM
            low = _where(values < int(column.minimum), reason)
        high = None if column.maximum is None else _where(values > int(column.maximum), Reason.ABOVE_MAXIMUM)
        return _first([low, high])


def _plain(column: Column, text: pl.Series) -> pl.Series:
    """Read the plain spellings of a whole column; null where a cell is empty or written otherwise."""
    if column.type == "integer":
        return text.cast(pl.Int64, strict=False)
    if column.type == "decimal":
        return text.cast(DECIMAL, strict=False)
    if column.type == "date":
        days = text.set(text.str.len_bytes() != 10, None).str.to_date("%Y-%m-%d", strict=False)
        return days.set((days < FIRST_DAY) | (days > LAST_DAY), None)
    return pl.repeat(None, len(text), dtype=DTYPES[column.type], eager=True)


def _unfit(raw: pl.Series, column: Column) -> pl.Series | None:
    """Find cells no column can hold, whatever its type."""
    too_long = None
    if (raw.str.len_bytes().max() or 0) > MAX_TEXT_CHARS:  # pyright: ignore[reportOperatorIssue]  max of a number column
        too_long = _where(raw.str.len_chars() > MAX_TEXT_CHARS, Reason.TEXT_TOO_LONG)
    if column.type not in ("id", "text", "json"):
        return too_long
    return _first([too_long, _where(raw.str.contains("\0", literal=True), Reason.CONTROL_CHARACTER)])


def _stripped(raw: pl.Series) -> pl.Series:
    """Trim; where there is more than ASCII also invisible characters, and compose letters (NFC)."""
    if (raw.str.len_bytes() == raw.str.len_chars()).all():
        return raw.str.strip_chars(" \t\r\n\v\f\x1c\x1d\x1e\x1f")
    return raw.str.strip_chars(_BLANKS + _ZERO_WIDTH).str.normalize("NFC")


def _emptied(text: pl.Series) -> pl.Series:
    return text.set(text.str.to_lowercase().is_in(list(EMPTY)), None)


def _ids(text: pl.Series) -> _Cells:
    ids = text.str.to_uppercase()
    ids = ids.set(ids.is_in([word.upper() for word in EMPTY]), None)
    control = _where(ids.str.contains(_CONTROLS), Reason.CONTROL_CHARACTER)
    rounded = _where(ids.str.contains(_DAMAGED_ID), Reason.ID_IN_SCIENTIFIC_NOTATION)
    return _Cells(ids, _first([control, rounded]))


def _json(text: str) -> str | None:
    if text.casefold() in EMPTY:
        return None
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadValueError(Reason.JSON_INVALID) from error
    return text


def _leftover(text: pl.Series, read: pl.Series, parse: Callable[[str], Any]) -> _Cells:
    """Read value by value what could not be read by the column."""
    left = read.is_null() & text.is_not_null()
    if not left.any():
        return _Cells(read)
    words: list[str] = text.filter(left).unique().to_list()
    values: list[Any] = []
    reasons: list[str | None] = []
    for word in words:
        try:
            values.append(parse(word))
            reasons.append(None)
        except BadValueError as error:
            values.append(None)
            reasons.append(error.reason.value)
    old = pl.Series(words, dtype=pl.String)
    if any(value is not None for value in values):
        new = pl.Series(values, dtype=read.dtype, strict=True)
        found = text.replace_strict(old, new, default=None, return_dtype=read.dtype)
        read = pl.select(pl.coalesce(read, found)).to_series()
    if not any(reasons):
        return _Cells(read)
    why = text.replace_strict(old, pl.Series(reasons, dtype=pl.String), default=None, return_dtype=pl.String)
    return _Cells(read, why)


def _where(mask: pl.Series, reason: Reason) -> pl.Series | None:
    if not mask.any():
        return None
    return pl.select(pl.when(mask).then(pl.lit(reason.value))).to_series()


def _first(reasons: Sequence[pl.Series | None]) -> pl.Series | None:
    present = [reason for reason in reasons if reason is not None]
    if len(present) < 2:
        return present[0] if present else None
    return pl.select(pl.coalesce(present)).to_series()


def _backwards(frame: pl.DataFrame, already: pl.Series | None) -> dict[str, pl.Series]:
    mask = frame["end_date"] < frame["start_date"]
    reason = _first([already, _where(mask, Reason.END_BEFORE_START)])
    return {} if reason is None else {"end_date": reason}


def _bad_rows(raw: pl.DataFrame, why: pl.DataFrame) -> list[BadRow]:
    """Name each row's first problem, in the contract's order of columns."""
    empty = [""] * raw.height
    cells = {name: raw[name].to_list() if name in raw.columns else empty for name in why.columns}
    bad: list[BadRow] = []
    for at, (number, reasons) in enumerate(zip(raw[ROW_NUMBER].to_list(), why.iter_rows(), strict=True)):
        name, reason = next((n, r) for n, r in zip(why.columns, reasons, strict=True) if r is not None)
        bad.append(BadRow(number, name, cells[name][at] or "", Reason(reason)))
    return bad
