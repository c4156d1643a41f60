"""Goods without a heading, as tills print them: rows known by their figures, whatever their order.

A row is one whose figures multiply ("3 x 2,874.00   8,622.00"), its words in the same line, above
or below it; where no figures multiply, lines of words and an amount that add up to a sum of the bill.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from core.document import LineItem
from engines.documents.amount import Amount, find_amounts
from engines.documents.cell import quantity_times_rate, unit_of
from engines.documents.label import find_labels
from engines.documents.layout import Line, Run, Token, place_of
from engines.documents.lexicon import columns
from engines.documents.row_words import clean, is_named, words_beside
from engines.documents.written_date import find_dates

if TYPE_CHECKING:
    from engines.documents.survey import Survey

_CLOSE = Decimal("0.06")
_CARD = frozenset({"quantity", "rate", "amount", "mrp", "discount", "gross"})
_CARD_CELLS = 3
_MOST_LINES = 3  # of words that belong to one row
_CONFIDENCE = 0.8
_ADDED_CONFIDENCE = 0.7
_LEADING = re.compile(r"^\W*(\d{1,3}(?:\.\d{1,3})?)\s*(?:x|X|nos?|pcs?|\*)?\s+(?=\D)")


@dataclass
class _Row:
    line: Line
    quantity: Decimal | None
    rate: Decimal | None
    amount: Decimal
    words: str
    unit: str | None = None
    above: list[Line] = field(default_factory=list[Line])


def bare_rows(survey: Survey) -> list[tuple[LineItem, tuple[Line, ...]]]:
    """Return the goods of a bill without a heading, each with its lines; none where no figures tell."""
    for sheet in survey.sheets:
        lines = sheet.lines
        rows = [row for line in lines if (row := _multiplied(line, survey)) is not None]
        if rows:
            return list(_described(rows, lines, survey))
    for find in (cards_of, _two_lined, _adding_up):
        for sheet in survey.sheets:
            rows = find(survey, sheet.lines)
            if rows:
                return [(_item(row, _ADDED_CONFIDENCE, survey), (row.line, *row.above)) for row in rows]
    return []


def cards_of(survey: Survey, lines: Sequence[Line]) -> list[_Row]:
    """Return goods printed as cards: a name, and below it lines such as "Quantity   3", "Amount   120.00"."""
    rows: list[_Row] = []
    cells: dict[str, Amount] = {}
    name: Line | None = None
    held: list[Line] = []
    for line in lines:
        key = next(
            (label for label in find_labels(line, columns(), misread=survey.misread) if label.opens), None
        )
        part = key.meanings[0].name if key is not None else ""
        figures = _figures(line, survey)
        if part in _CARD and key is not None and len(figures) == 1 and figures[0].start >= len(key.run.text):
            if part in cells or name is None:
                cells = {}
                continue
            cells[part] = figures[0]
            held.append(line)
            if "amount" in cells and "quantity" in cells:
                rate = cells["rate"].value if "rate" in cells else None
                unit = unit_of(held[0].text[cells["quantity"].start :])
                row = _Row(
                    name, cells["quantity"].value, rate, cells["amount"].value, name.text, unit, above=held
                )
                if (
                    rate is None
                    or abs(cells["quantity"].value * rate - row.amount) <= _CLOSE
                    or len(cells) > _CARD_CELLS
                ):
                    rows.append(row)
                cells, name, held = {}, None, []
        elif not figures or not any(amount.money for amount in figures):
            name, cells, held = (line if is_named(line.text) else None), {}, []
        else:
            name, cells, held = None, {}, []
    return rows


def _two_lined(survey: Survey, lines: Sequence[Line]) -> list[_Row]:
    """Return rows of two lines: a name with its amount, and "2 nos x 3,407.99" right above or below."""
    rows: list[_Row] = []
    for line in lines:
        if _is_sum(line, survey):
            continue
        times = quantity_times_rate(line.text, misread=survey.misread)
        if times is None:
            continue
        product = times[0].value * times[2].value
        for place in (line.index - 1, line.index + 1):
            if not 0 <= place < len(lines) or _is_sum(lines[place], survey):
                continue
            beside = lines[place]
            amount = next(
                (a for a in _figures(beside, survey) if a.money and abs(a.value - product) <= _CLOSE), None
            )
            if amount is not None:
                words = (
                    f"{beside.text[: amount.start]} {times[3]}"
                    if place < line.index
                    else f"{times[3]} {beside.text[: amount.start]}"
                )
                rows.append(
                    _Row(beside, times[0].value, times[2].value, amount.value, words, times[1], above=[line])
                )
                break
    return rows


def _is_sum(line: Line, survey: Survey) -> bool:
    """Tell whether a line has the label of a sum, or of anything else that is no article."""
    return any(
        label.of("total") is not None or (label.opens and label.colon) or label.means("gstin")
        for label in survey.labels_of(line)
        if not label.means("_quantity_total") or label.colon
    )


def _figures(line: Line, survey: Survey) -> list[Amount]:
    text = line.text
    days = [(found.start, found.end) for found in find_dates(text)]
    return [
        amount
        for amount in find_amounts(text, misread=survey.misread)
        if not any(start <= amount.start < end for start, end in days)
    ]


def _multiplied(line: Line, survey: Survey) -> _Row | None:
    """Return the row of a line in which two figures make a third."""
    if _is_sum(line, survey):
        return None
    amounts = _figures(line, survey)
    if len(amounts) < 3 or (not amounts[-1].money and not any(amount.money for amount in amounts)):
        return None
    for last in range(len(amounts) - 1, 1, -1):
        value = amounts[last].value
        for one, other in combinations(amounts[:last], 2):
            if (
                value <= 0
                or min(one.value, other.value) <= 0
                or abs(one.value * other.value - value) > _CLOSE
            ):
                continue
            quantity, rate = (other, one) if one.money and not other.money else (one, other)
            if one.value == other.value == value == 1:
                continue
            words = words_beside(line.text, [quantity, rate, amounts[last]])
            hsn = next(
                (
                    a.raw
                    for a in amounts[:last]
                    if a not in {one, other} and len(a.raw) in {4, 6, 8} and a.raw.isdigit()
                ),
                None,
            )
            if hsn is not None and words.rstrip().endswith(hsn):
                words = f"{words.rstrip()[: -len(hsn)]} [{hsn}]"
            unit = unit_of(line.text[quantity.start : quantity.end + 8])
            return _Row(line, quantity.value, rate.value, value, words, unit if unit != "X" else None)
    return None


def _described(
    rows: Sequence[_Row], lines: Sequence[Line], survey: Survey
) -> Iterator[tuple[LineItem, tuple[Line, ...]]]:
    """Yield the rows with the words that stand above or below their figures."""
    at = {line.index: place for place, line in enumerate(lines)}
    own = sum(is_named(row.words) for row in rows) * 2 > len(rows)
    taken = {row.line.index for row in rows}
    places = [at[row.line.index] for row in rows]
    below = not own and not _wordy(lines[places[0] - 1] if places[0] else None, survey)
    for order, row in enumerate(rows):
        place = places[order]
        words = [row.words] if own else []
        span = [row.line]
        steps = range(place + 1, len(lines)) if below or own else range(place - 1, -1, -1)
        for step in steps:
            line = lines[step]
            near = abs(line.top - span[-1].top) < 1.9 * survey.sheet(line.page).pitch
            if line.index in taken or not near or len(span) > _MOST_LINES or not _wordy(line, survey):
                break
            if own and not _is_wrap(line, row.line, survey):
                break
            span.append(line)
            if below or own:
                words.append(line.text)
            else:
                words.insert(0, line.text)
        if not own:
            words.append(row.words)
        row.words = " ".join(words)
        row.above = span[1:]
        yield _item(row, _CONFIDENCE, survey), tuple(span)


def _is_wrap(line: Line, anchor: Line, survey: Survey) -> bool:
    """Tell whether a line goes on with the words above it: no amount, and set in or level with them."""
    letter = survey.sheet(line.page).letter
    return not find_amounts(line.text) and line.left > anchor.left - letter


def _wordy(line: Line | None, survey: Survey) -> bool:
    """Tell whether a line may be the name of an article: words, no label, no sum."""
    if line is None or _is_sum(line, survey) or sum(char.isalpha() for char in line.text) < 3:
        return False
    if any(amount.money for amount in find_amounts(line.text, misread=survey.misread)):
        return False
    return not any(label.opens for label in survey.labels_of(line) if label.of("total") is None)


def _item(row: _Row, confidence: float, survey: Survey) -> LineItem:
    description, hsn, rate = clean(row.words)
    tokens: list[Token] = [token for line in (row.line, *row.above) for token in line.tokens]
    clarity = Run(tokens).confidence if survey.misread else 1.0
    return LineItem(
        description=description,
        hsn=hsn,
        quantity=row.quantity,
        unit=row.unit,
        rate=row.rate,
        gst_rate=rate,
        amount=row.amount,
        confidence=round(confidence * clarity, 3),
        place=place_of(tokens),
    )


def _adding_up(survey: Survey, lines: Sequence[Line]) -> list[_Row]:
    """Return lines of words and an amount that together make a sum printed below them."""
    rows: list[_Row] = []
    total = Decimal(0)
    for line in lines:
        amounts = _figures(line, survey)
        if _is_sum(line, survey):
            if (
                rows
                and amounts
                and len(rows) >= 1
                and any(abs(a.value - total) <= _CLOSE for a in amounts if a.money)
            ):
                return rows
            continue
        money = [amount for amount in amounts if amount.money]
        if len(money) != 1 or money[0].value <= 0 or money[0].end < len(line.text) - 3:
            continue
        words = line.text[: money[0].start]
        leading = _LEADING.match(words)
        quantity = Decimal(leading.group(1)) if leading is not None else None
        if leading is not None:
            words = words[leading.end() :]
        if sum(char.isalpha() for char in words) >= 3:
            rows.append(_Row(line, quantity, None, money[0].value, words))
            total += money[0].value
    return []
