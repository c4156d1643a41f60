"""Sums at the foot of a bill: what its labels and its table's last row say they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.document import LineItem
from engines.documents.amount import Amount, find_amounts
from engines.documents.cell import percents
from engines.documents.label import Label
from engines.documents.layout import Token
from engines.documents.row import names_of
from engines.documents.survey import Survey
from engines.documents.table import Cells, Table

PARTS = ("taxable_value", "cgst", "sgst", "igst", "cess", "discount", "shipping", "round_off", "tcs", "total")
_TAXES = frozenset({"cgst", "sgst", "igst", "cess"})
_WANTED = frozenset({*PARTS, "subtotal", "_paid", "_tax"})
_NIL = re.compile(r"^\W*(?:nil|-+|–|na|n\.a\.)\W*$", re.IGNORECASE)


@dataclass(frozen=True)
class Sum:
    """An amount that may be one of the parts; `score` is how surely, by label and place alone."""

    part: str
    value: Decimal
    raw: str
    tokens: tuple[Token, ...]
    score: float
    source: str
    """`label`, `column` (a table's last row), `summary` (the table of taxes), `items` (added up)."""
    swapped: bool = False
    """Whether a first digit was taken for ₹ and left out."""
    percent: Decimal | None = None
    currency: str | None = None


def find_sums(survey: Survey, items: Sequence[LineItem]) -> tuple[Sum, ...]:
    """Return all that may be a part of the bill's total; the surest of each part first."""
    found: list[Sum] = []
    found.extend(_labelled(survey))
    for table in survey.tables:
        found.extend(_last_row(table, survey))
    found.extend(_slabs(found))
    found.extend(_of_items(items))
    return tuple(sorted(found, key=lambda item: -item.score))


def _labelled(survey: Survey) -> Iterator[Sum]:
    summaries = {
        place for table in survey.tables if not table.heading.lists_goods
        for place in table.lines() - {(c.line.page, c.line.index) for c in table.sums}
    }  # fmt: skip
    for line in survey.lines():
        if (line.page, line.index) in summaries:
            continue
        for label in survey.labels_of(line):
            meaning = label.of("total")
            if meaning is None or meaning.name not in _WANTED:
                continue
            yield from _at(survey, label, meaning.name, meaning.weight * label.fit)


def _at(survey: Survey, label: Label, part: str, weight: float) -> Iterator[Sum]:
    misread = survey.misread
    run = survey.beside(label, far=True)
    amounts = find_amounts(run.text, misread=misread) if run is not None else ()
    where = 1.0
    if run is not None and not amounts and _NIL.match(run.text):
        return
    if not amounts and (run is None or sum(char.isalpha() for char in run.text) < 12):
        run = survey.below(label)
        amounts = find_amounts(run.text, misread=misread)[:1] if run is not None else ()
        where = 0.85
    if run is None or not amounts:
        return
    rate = percents(run)
    if not any(amount.money for amount in amounts) and label.means("total") and weight < 1:
        where *= 0.6
    if not label.opens and not label.colon and label.end - label.start == 1:
        where *= 0.7
    # "CGST @ 9% on 1,000.00  90.00": the last amount is the sum, the ones before what it is of.
    for order, amount in enumerate(reversed(amounts)):
        score = weight * where * (1.0 if order == 0 else 0.35) * (1.0 if amount.money else 0.8)
        tokens = run.within(amount.start, amount.end) or run.tokens
        yield from _readings(
            part, amount, tokens, score=score, source="label", percent=rate[0] if rate else None
        )


def _readings(
    part: str,
    amount: Amount,
    tokens: tuple[Token, ...],
    *,
    score: float,
    source: str,
    percent: Decimal | None = None,
) -> Iterator[Sum]:
    value = amount.value
    text = " ".join(token.text for token in tokens)
    if part == "round_off" and re.search(r"[(]\s*[-–]\s*[)]|\bless\b", text, re.IGNORECASE):
        value = -abs(value)
    elif part != "round_off":
        value = abs(value)
    yield Sum(part, value, amount.raw, tokens, score, source, False, percent, amount.currency)
    if amount.other is not None:
        other = abs(amount.other) if part != "round_off" else amount.other
        yield Sum(part, other, amount.raw, tokens, score * 0.75, source, True, percent, amount.currency)


def _last_row(table: Table, survey: Survey) -> Iterator[Sum]:
    """Yield the sums of a table's last row by column."""
    misread = survey.misread
    names = names_of(table.heading, table, misread=misread)
    goods = table.heading.lists_goods
    source = "column" if goods else "summary"
    for cells in table.sums[:1] if goods else table.sums[-1:]:
        if goods and _filled(cells) < 2:
            continue
        yield from _by_column(cells, names, source, misread=misread)
    if not goods and not table.sums:
        yield from _added(table, names, misread=misread)


def _filled(cells: Cells) -> int:
    return sum(bool(find_amounts(run.text)) for run in cells.by_column.values())


_COLUMN_PARTS = {"taxable_value": "taxable_value", "gross": "subtotal", "amount": "total", "cgst": "cgst",
                 "sgst": "sgst", "igst": "igst", "cess": "cess"}  # fmt: skip


def _by_column(cells: Cells, names: dict[int, str], source: str, *, misread: bool) -> Iterator[Sum]:
    for index, run in cells.by_column.items():
        part = _COLUMN_PARTS.get(names.get(index, ""))
        if part is None or (source == "summary" and part == "total"):
            continue
        amounts = find_amounts(run.text, misread=misread)
        if not amounts:
            continue
        amount = amounts[-1]
        tokens = run.within(amount.start, amount.end) or run.tokens
        yield from _readings(part, amount, tokens, score=0.6 if part != "total" else 0.5, source=source)


def _added(table: Table, names: dict[int, str], *, misread: bool) -> Iterator[Sum]:
    """Yield the columns' sums of a table of taxes that has no last row."""
    for index, name in names.items():
        part = _COLUMN_PARTS.get(name)
        if part is None or part == "total":
            continue
        amounts: list[Amount] = []
        tokens: list[Token] = []
        for cells in table.body:
            run = cells.by_column.get(index)
            found = find_amounts(run.text, misread=misread) if run is not None else ()
            if run is not None and found:
                amounts.append(found[-1])
                tokens.extend(run.tokens)
        if amounts:
            total = sum((amount.value for amount in amounts), Decimal(0))
            place = tuple(tokens) if len(amounts) == 1 else ()
            yield Sum(part, total, amounts[0].raw, place, 0.4, "summary")


def _slabs(found: Sequence[Sum]) -> Iterator[Sum]:
    """Yield the sum of a tax that is printed once for each rate."""
    for part in sorted(_TAXES):
        lines: dict[float, Sum] = {}
        for item in found:
            if item.part == part and item.source == "label" and not item.swapped and item.percent is not None:
                held = lines.get(item.tokens[0].top)
                if held is None or item.score > held.score:
                    lines[item.tokens[0].top] = item
        slabs = list(lines.values())
        if len(slabs) >= 2 and len({item.percent for item in slabs}) == len(slabs):
            total = sum((item.value for item in slabs), Decimal(0))
            raw = " + ".join(item.raw for item in slabs)
            yield Sum(part, total, raw, slabs[-1].tokens, max(item.score for item in slabs) + 0.15, "label")


def _of_items(items: Sequence[LineItem]) -> Iterator[Sum]:
    """Yield what the rows add up to: evidence, and the taxable value where none is printed."""
    for name, part in (("taxable_value", "taxable_value"), ("amount", "amount")):
        values = [getattr(item, name) for item in items]
        if values and all(value is not None for value in values):
            yield Sum(part, sum(values, Decimal(0)), "", (), 0.3, "items")
