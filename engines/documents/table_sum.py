"""Sums that the rows of tables hold: the last row of the goods, the tables of taxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from engines.documents.amount import Amount, find_amounts
from engines.documents.column_figures import figures_of
from engines.documents.column_tax import name_taxable
from engines.documents.layout import Run, Token
from engines.documents.row import names_of
from engines.documents.survey import Survey
from engines.documents.table import Cells, Table

_KIND = re.compile(r"\W*(?:output\s+)?(?P<kind>c|s|i|ut)gst\W*(?:\d[\d.]*\s?%?)?\W*", re.IGNORECASE)


_LEAST_FILLED = 2  # columns of a row that sums up


_SIGNED = re.compile(r"\W*[+−-]")
_TAKEN_OFF = re.compile(r"[(]\s*[-−–]\s*[)]|\bless\b", re.IGNORECASE)
_ADDED = re.compile(r"[(]\s*[+]\s*[)]")


@dataclass(frozen=True)
class Sum:
    """An amount that may be one of the parts; `score` is how surely, by label and place alone."""

    part: str
    value: Decimal
    raw: str
    tokens: tuple[Token, ...]
    score: float
    source: str
    """`label`, `column` (a table's last row), `summary` (the table of taxes), `items` (added up),
    `place` (where totals stand)."""
    swapped: bool = False
    """Whether a first digit was taken for ₹ and left out."""
    percent: Decimal | None = None
    currency: str | None = None


def readings(
    part: str,
    amount: Amount,
    tokens: tuple[Token, ...],
    *,
    score: float,
    source: str,
    percent: Decimal | None = None,
    less: bool = False,
    around: str = "",
) -> Iterator[Sum]:
    """Yield what an amount may be as a part: as it is printed, with its other sign, without its ₹.

    `less`: its label says that it is taken off. `around`: the print it stands in, for its sign.
    """
    value = amount.value
    text = around or " ".join(token.text for token in tokens)
    if part == "round_off" and (less or _TAKEN_OFF.search(text)):
        value = -abs(value)
    elif part != "round_off":
        value = abs(value)
    yield Sum(part, value, amount.raw, tokens, score, source, False, percent, amount.currency)
    if part == "round_off" and value > 0 and not _SIGNED.match(amount.raw) and not _ADDED.search(text):
        yield Sum(part, -value, amount.raw, tokens, score * 0.9, source, False, percent, amount.currency)
    if amount.other is not None:
        other = abs(amount.other) if part != "round_off" else amount.other
        yield Sum(part, other, amount.raw, tokens, score * 0.75, source, True, percent, amount.currency)


def last_row(table: Table, survey: Survey) -> Iterator[Sum]:
    """Yield the sums of a table's last row by column."""
    misread = survey.misread
    names = names_of(table.heading, table, misread=misread)
    goods = table.heading.lists_goods
    if not goods:
        name_taxable(names, figures_of(table.body, misread=misread))
    source = "column" if goods else "summary"
    yield from _by_kind(table, names, misread=misread)
    row = _summing_row(table)
    if row is not None:
        row = _realigned(row, table, names, misread=misread) if goods else row
        before = goods and _is_before_total(row, survey)
        yield from _by_column(row, names, source, misread=misread, before=before)
    elif not goods:
        yield from _added(table, names, misread=misread)


def _summing_row(table: Table) -> Cells | None:
    """Return the row that sums the columns up: of goods the first, of taxes the fullest of the last."""
    if table.heading.lists_goods:
        return next((cells for cells in table.sums[:1] if _filled(cells) >= _LEAST_FILLED), None)
    full = [cells for cells in table.sums if _filled(cells) >= _LEAST_FILLED]
    return max(reversed(full), key=_filled, default=None)


def figured(table: Table) -> list[Cells]:
    """Return a table's rows with figures; where it is only one, its headings are labels over amounts."""
    return [cells for cells in (*table.body, *table.sums) if _filled(cells) >= 2]


def _by_kind(table: Table, names: dict[int, str], *, misread: bool) -> Iterator[Sum]:
    """Yield the taxes of a table that tells their kind row by row, in a column of its own."""
    amounts = [index for index, name in names.items() if name in {"tax", "cgst", "sgst", "igst"}]
    kinds = [
        index
        for index in range(len(table.heading.columns))
        if any(
            index in cells.by_column and _KIND.fullmatch(cells.by_column[index].text) for cells in table.body
        )
    ]
    if not kinds or len(amounts) != 1:
        return
    found: dict[str, list[tuple[Amount, Cells]]] = {}
    for cells in table.body:
        kind, cell = cells.by_column.get(kinds[0]), cells.by_column.get(amounts[0])
        named = _KIND.fullmatch(kind.text) if kind is not None else None
        figures = find_amounts(cell.text, misread=misread) if cell is not None else ()
        if named is not None and figures:
            part = {"c": "cgst", "i": "igst"}.get(named["kind"].lower(), "sgst")
            found.setdefault(part, []).append((figures[-1], cells))
    for part, items in found.items():
        total = sum((amount.value for amount, _ in items), Decimal(0))
        tokens = tuple(token for _, cells in items for token in cells.by_column[amounts[0]].tokens)
        yield Sum(part, total, items[0][0].raw, tokens if len(items) == 1 else (), 0.6, "summary")


def _filled(cells: Cells) -> int:
    return sum(bool(find_amounts(run.text)) for run in cells.by_column.values())


_COLUMN_PARTS = {"taxable_value": "taxable_value", "gross": "subtotal", "amount": "total", "cgst": "cgst",
                 "sgst": "sgst", "igst": "igst", "cess": "cess", "discount": "discount"}  # fmt: skip
_BEFORE_THE_TOTAL = frozenset({"subtotal", "taxable_value"})


def _realigned(cells: Cells, table: Table, names: dict[int, str], *, misread: bool) -> Cells:
    """Return a row of sums with each amount in the column that it is the sum of, where that is another."""
    rows = figures_of(table.body, misread=misread)
    sums = {
        index: sum((row[index] for row in rows if index in row), Decimal(0))
        for index, name in names.items()
        if name in _COLUMN_PARTS
    }
    placed: dict[int, Run] = {}
    for index, run in cells.by_column.items():
        amounts = find_amounts(run.text, misread=misread)
        value = amounts[-1].value if amounts else None
        homes = [other for other, total in sums.items() if value and total == value]
        moved = index not in homes and len(homes) == 1 and homes[0] not in placed
        placed[homes[0] if moved else index] = run
    return Cells(cells.line, placed) if len(placed) == len(cells.by_column) else cells


def _is_before_total(cells: Cells, survey: Survey) -> bool:
    """Tell whether a row says that it sums up before the tax: "Sub Total"."""
    first = next(iter(survey.labels_of(cells.line)), None)
    meaning = first.of("total") if first is not None else None
    return meaning is not None and meaning.name in _BEFORE_THE_TOTAL


def _by_column(
    cells: Cells, names: dict[int, str], source: str, *, misread: bool, before: bool = False
) -> Iterator[Sum]:
    for index, run in cells.by_column.items():
        part = _COLUMN_PARTS.get(names.get(index, ""))
        if part is None or (source == "summary" and part in {"total", "discount"}):
            continue
        part = "subtotal" if part == "total" and before else part
        amounts = find_amounts(run.text, misread=misread)
        if not amounts:
            continue
        amount = amounts[-1]
        tokens = run.within(amount.start, amount.end) or run.tokens
        yield from readings(part, amount, tokens, score=0.6 if part != "total" else 0.5, source=source)


def _added(table: Table, names: dict[int, str], *, misread: bool) -> Iterator[Sum]:
    """Yield the columns' sums of a table of taxes that has no last row."""
    for index, name in names.items():
        part = _COLUMN_PARTS.get(name)
        if part is None or part in {"total", "discount"}:
            continue
        amounts: list[Amount] = []
        tokens: list[Token] = []
        last: tuple[Token, ...] = ()
        for cells in table.body:
            run = cells.by_column.get(index)
            found = find_amounts(run.text, misread=misread) if run is not None else ()
            if run is not None and found:
                amounts.append(found[-1])
                last = run.tokens
                tokens.extend(last)
        if len(amounts) > 1 and amounts[-1].value == sum((a.value for a in amounts[:-1]), Decimal(0)):
            amounts, tokens = amounts[-1:], list(last)
        if amounts:
            total = sum((amount.value for amount in amounts), Decimal(0))
            place = tuple(tokens) if len(amounts) == 1 else ()
            yield Sum(part, total, amounts[0].raw, place, 0.4, "summary")
