"""Sums at the foot of a bill: what its labels and its table's last row say they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from core.document import LineItem
from engines.documents.amount import Amount, find_amounts
from engines.documents.amount_first import amount_before
from engines.documents.cell import percents
from engines.documents.completing import completing_sums
from engines.documents.label import Label
from engines.documents.layout import Run
from engines.documents.loose_sum import loosely_labelled, placed_totals
from engines.documents.survey import Survey
from engines.documents.table import Cells
from engines.documents.table_sum import Sum, figured, last_row, readings

PARTS = ("taxable_value", "cgst", "sgst", "igst", "cess", "discount", "shipping", "round_off", "tcs", "total")
_TAXES = frozenset({"cgst", "sgst", "igst", "cess"})
_WANTED = frozenset({*PARTS, "subtotal", "_paid", "_tax"})
_EITHER_WAY = re.compile(r"^\W*[+±]\W*$")
_LESS = re.compile(r"\W*less\W*|[(]\s*[-−–]\s*[)]", re.IGNORECASE)
_LEAST_TOTAL = 0.4
_NAMED_TOTAL = 0.65
_PAID_IN_FULL = 0.6
_PAID = re.compile(r"\b(?:paid|received|recd|collected|tender\w*)\b|प्राप्त|भुगतान", re.IGNORECASE)
_LITTLE = 0.6
_ONE_SUM = 2  # columns: a quantity beside an amount
_BEFORE_TAX = frozenset({"subtotal", "taxable_value"})
_WORDS_OF_PROSE = 2
_KEY = 5  # letters: more than a currency has
_NO_SUM = 10**8  # so many digits without a point are a telephone number or an account
_ASIDE = 0.01  # page heights
_CURRENCY = re.compile(r"\W*(?:₹|rs|inr|rupees|रु|रुपये|रुपए|रूपये)\W*", re.IGNORECASE)
_NIL = re.compile(r"^\W*(?:nil|-+|–|na|n\.a\.)\W*$", re.IGNORECASE)


def find_sums(survey: Survey, items: Sequence[LineItem]) -> tuple[Sum, ...]:
    """Return all that may be a part of the bill's total; the surest of each part first."""
    found: list[Sum] = []
    found.extend(_labelled(survey))
    found.extend(_loosely(survey))
    for table in survey.tables:
        found.extend(last_row(table, survey))
    found.extend(_slabs(found))
    found.extend(_tendered(survey))
    if not any(item.part == "total" and item.score >= _LEAST_TOTAL for item in found):
        paid = list(_paid_in_full(survey))
        found.extend(paid)
        if survey.misread or len({item.value for item in paid}) != 1:
            found.extend(_placed(survey))
    elif not survey.misread and not any(i.part == "total" and i.score >= _NAMED_TOTAL for i in found):
        found.extend(_placed(survey))
    rows = list(_of_items(items))
    found = [_as_value(item, rows) for item in found]
    found.sort(key=lambda item: -item.score)
    found.extend(rows)
    found.extend(list(completing_sums(survey, found)))
    return tuple(sorted(found, key=lambda item: -item.score))


def _summaries(survey: Survey) -> dict[tuple[int, int], float]:
    """Return the lines of tables of taxes, each with where its table ends on the right."""
    found: dict[tuple[int, int], float] = {}
    for table in survey.tables:
        if table.heading.lists_goods or len(figured(table)) == 1:
            continue
        known = [column for column in table.heading.columns if column.meanings]
        edge = max(column.right for column in known) if known else float("inf")
        rest = [column.left for column in table.heading.columns if column.left > edge]
        for place in table.lines() - {(c.line.page, c.line.index) for c in table.sums}:
            found[place] = min(rest) - _ASIDE if rest else float("inf")
    return found


def _loosely(survey: Survey) -> Iterator[Sum]:
    """Yield amounts behind words that are like a label of a sum."""
    for part, amount, run, score in loosely_labelled(survey, frozenset(_summaries(survey))):
        if part in _WANTED:
            tokens = run.within(amount.start, amount.end) or run.tokens
            yield from readings(part, amount, tokens, score=score, source="label")


def _paid_in_full(survey: Survey) -> Iterator[Sum]:
    """Yield what was paid, as the total of a bill that names no other; change, savings and dues are none."""
    for label in survey.labelled("_paid"):
        if _PAID.search(label.run.text):
            found = _at(survey, label, "_paid", _PAID_IN_FULL)
            yield from (replace(item, part="total") for item in found if item.value)


def _tendered(survey: Survey) -> Iterator[Sum]:
    """Yield the amounts behind a means of payment: "Tender - UPI  1,251.00"."""
    for label in survey.labelled("payment_mode"):
        run = survey.beside(label, far=True)
        for amount in find_amounts(run.text, misread=survey.misread) if run is not None else ():
            if amount.money and run is not None:
                tokens = run.within(amount.start, amount.end) or run.tokens
                yield from readings("_paid", amount, tokens, score=_PAID_IN_FULL, source="label")


def _placed(survey: Survey) -> Iterator[Sum]:
    """Yield what may be the total though nothing says so."""
    for amount, run, score in placed_totals(survey):
        yield from readings("total", amount, run.tokens, score=score, source="place")


def _labelled(survey: Survey) -> Iterator[Sum]:
    summaries = _summaries(survey)
    rows = {(c.line.page, c.line.index): c for table in survey.goods for c in table.sums}
    for line in survey.lines():
        edge = summaries.get((line.page, line.index))
        for label in survey.labels_of(line):
            if edge is not None and label.run.left < edge:
                continue
            cell = _cell_behind(label, rows.get((line.page, line.index)))
            for meaning in label.meanings:
                if meaning.group == "total" and meaning.name in _WANTED:
                    weight = meaning.weight * label.fit * _coverage(label)
                    if meaning.name in _BEFORE_TAX and _filled(rows.get((line.page, line.index))) > _ONE_SUM:
                        weight *= _LITTLE  # of several sums, each under its column
                    yield from _at(survey, label, meaning.name, weight, cell)


def _filled(cells: Cells | None) -> int:
    """Return how many columns a row of sums fills with amounts."""
    runs = cells.by_column.values() if cells is not None else ()
    return sum(any(amount.money for amount in find_amounts(run.text)) for run in runs)


def _cell_behind(label: Label, cells: Cells | None) -> Run | None:
    """Return what stands behind a label in its own column of a row of sums: "CGST 96.45" under "Taxes"."""
    if cells is None or not label.start:
        return None
    words = label.run.tokens
    column = next((run for run in cells.by_column.values() if words[0] in run.tokens), None)
    behind = [token for token in column.tokens if token.left >= words[-1].right] if column else []
    return Run(behind) if behind and find_amounts(Run(behind).text) else None


def _at(survey: Survey, label: Label, part: str, weight: float, cell: Run | None = None) -> Iterator[Sum]:
    misread = survey.misread
    run = cell if cell is not None else survey.beside(label, far=True)
    if part in _TAXES and run is not None and cell is None and _is_keyed(label, run):
        return
    before = amount_before(label.line) if label.opens and label.start else None
    run = before if before is not None else run
    amounts = find_amounts(run.text, misread=misread) if run is not None else ()
    where = 1.0
    if run is not None and not amounts and _NIL.match(run.text) and not _EITHER_WAY.match(run.text):
        return
    if not amounts and (run is None or sum(char.isalpha() for char in run.text) < 12):
        run = survey.below(label)
        amounts = find_amounts(run.text, misread=misread)[:1] if run is not None else ()
        where = 0.85
    if run is None or not amounts:
        return
    amounts = tuple(amount for amount in amounts if amount.money or abs(amount.value) < _NO_SUM)
    least = _WORDS_OF_PROSE if label.opens or label.colon else 1
    amounts = tuple(amount for amount in amounts if amount.money or _words_before(run, amount) < least)
    rate = percents(run)
    if not any(amount.money for amount in amounts) and label.means("total") and weight < 1:
        where *= 0.6
    if not label.opens and not label.colon and label.end - label.start == 1:
        where *= 0.7
    # "CGST @ 9% on 1,000.00  90.00": the last amount is the sum, the ones before what it is of.
    for order, amount in enumerate(reversed(amounts)):
        score = weight * where * (1.0 if order == 0 else 0.35) * (1.0 if amount.money else 0.8)
        tokens = run.within(amount.start, amount.end) or run.tokens
        yield from readings(
            part,
            amount,
            tokens,
            score=score,
            source="label",
            percent=rate[0] if rate else None,
            less=_is_less(label),
            around=run.text if len(amounts) == 1 else "",
        )


def _is_keyed(label: Label, run: Run) -> bool:
    """Tell whether what stands behind a label begins with another key: "IGST    Lines / pieces   27"."""
    following = next((part for part in label.line.segments if part.tokens[0] is run.tokens[0]), None)
    if following is None:
        return False
    letters = sum(char.isalpha() for char in following.text)
    return letters >= _KEY and not any(char.isdigit() for char in following.text)


def _words_before(run: Run, amount: Amount) -> int:
    """Return how many words lead from a label to an amount: "CGST Act read with Rule 46" is prose."""
    words = run.text[: amount.start].split()
    return sum(sum(char.isalpha() for char in word) > 1 for word in words)


def _coverage(label: Label) -> float:
    """Return how much of the words before its amount a label is: "कर" of "कर से पूर्व मूल्य" is little."""
    words = 0
    for token in label.line.tokens[label.end :]:
        if any(char.isdigit() for char in token.text) or not any(char.isalpha() for char in token.text):
            break
        words += _CURRENCY.fullmatch(token.text) is None
    length = label.end - label.start
    return 1.0 if words <= length or label.colon else _LITTLE


def _is_less(label: Label) -> bool:
    """Tell whether a label says that its amount is taken off: "Less : Rounding", "Round off (-)"."""
    around = label.line.tokens[max(label.start - 2, 0) : label.end + 1]
    return any(_LESS.fullmatch(token.text) for token in around)


def _slabs(found: Sequence[Sum]) -> Iterator[Sum]:
    """Yield the sum of a tax that is printed once for each rate."""
    for part in sorted(_TAXES):
        lines: dict[tuple[float, Decimal], Sum] = {}
        for item in found:
            if item.part == part and item.source == "label" and not item.swapped and item.percent is not None:
                place = item.tokens[0].top, item.percent
                if place not in lines or item.score > lines[place].score:
                    lines[place] = item
        slabs = list(lines.values())
        if len(slabs) >= 2 and len({item.percent for item in slabs}) == len(slabs):
            total = sum((item.value for item in slabs), Decimal(0))
            raw = " + ".join(item.raw for item in slabs)
            yield Sum(part, total, raw, slabs[-1].tokens, max(item.score for item in slabs) + 0.15, "label")


def _as_value(item: Sum, rows: Sequence[Sum]) -> Sum:
    """Return freight as the value before tax where it is what all rows add up to: on a carrier's bill."""
    whole = item.part == "shipping" and any(item.value == row.value for row in rows)
    return replace(item, part="taxable_value") if whole else item


def _of_items(items: Sequence[LineItem]) -> Iterator[Sum]:
    """Yield what the rows add up to: evidence, and the taxable value where none is printed."""
    for name, part in (("taxable_value", "taxable_value"), ("amount", "amount")):
        values = [getattr(item, name) for item in items]
        if values and all(value is not None for value in values):
            yield Sum(part, sum(values, Decimal(0)), "", (), 0.3, "items")
