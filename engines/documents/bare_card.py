"""Goods without a heading whose rows are not one line of figures: cards, two lines, words with an amount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from engines.documents.amount import Amount
from engines.documents.bare_figures import CLOSE, BareRow, figures_in, is_sum
from engines.documents.cell import quantity_times_rate, unit_of
from engines.documents.label import find_labels
from engines.documents.layout import Line
from engines.documents.lexicon import columns
from engines.documents.row_words import is_named

if TYPE_CHECKING:
    from engines.documents.survey import Survey

_CARD = frozenset({"quantity", "rate", "amount", "mrp", "discount", "gross"})
_CARD_CELLS = 3
_LEADING = re.compile(r"^\W*(\d{1,3}(?:\.\d{1,3})?)\s*(?:x|X|nos?|pcs?|\*)?\s+(?=\D)")
_TRAILING = re.compile(r"\s[(]?[xX×]\s?(\d{1,3})[)]?\s*$")  # "Masala Chai x2"


def cards_of(survey: Survey, lines: Sequence[Line]) -> list[BareRow]:
    """Return goods printed as cards: a name, and below it lines such as "Quantity   3", "Amount   120.00"."""
    rows: list[BareRow] = []
    cells: dict[str, Amount] = {}
    name: Line | None = None
    held: list[Line] = []
    for line in lines:
        key = next(
            (label for label in find_labels(line, columns(), misread=survey.misread) if label.opens), None
        )
        part = key.meanings[0].name if key is not None else ""
        figures = figures_in(line, survey)
        if part in _CARD and key is not None and len(figures) == 1 and figures[0].start >= len(key.run.text):
            if part in cells or name is None:
                cells = {}
                continue
            cells[part] = figures[0]
            held.append(line)
            if "amount" in cells and "quantity" in cells:
                rate = cells["rate"].value if "rate" in cells else None
                unit = unit_of(held[0].text[cells["quantity"].start :])
                row = BareRow(
                    name, cells["quantity"].value, rate, cells["amount"].value, name.text, unit, above=held
                )
                if (
                    rate is None
                    or abs(cells["quantity"].value * rate - row.amount) <= CLOSE
                    or len(cells) > _CARD_CELLS
                ):
                    rows.append(row)
                cells, name, held = {}, None, []
        elif not figures or not any(amount.money for amount in figures):
            name, cells, held = (line if is_named(line.text) else None), {}, []
        else:
            name, cells, held = None, {}, []
    return rows


def two_lined(survey: Survey, lines: Sequence[Line]) -> list[BareRow]:
    """Return rows of two lines: a name with its amount, and "2 nos x 3,407.99" right above or below."""
    rows: list[BareRow] = []
    for line in lines:
        if is_sum(line, survey):
            continue
        times = quantity_times_rate(line.text, misread=survey.misread)
        if times is None:
            continue
        product = times[0].value * times[2].value
        for place in (line.index - 1, line.index + 1):
            if not 0 <= place < len(lines) or is_sum(lines[place], survey):
                continue
            beside = lines[place]
            amount = next(
                (a for a in figures_in(beside, survey) if a.money and abs(a.value - product) <= CLOSE), None
            )
            if amount is not None:
                words = (
                    f"{beside.text[: amount.start]} {times[3]}"
                    if place < line.index
                    else f"{times[3]} {beside.text[: amount.start]}"
                )
                rows.append(
                    BareRow(
                        beside, times[0].value, times[2].value, amount.value, words, times[1], above=[line]
                    )
                )
                break
    return rows


def adding_up(survey: Survey, lines: Sequence[Line]) -> list[BareRow]:
    """Return lines of words and an amount that together make a sum printed below them."""
    rows: list[BareRow] = []
    total = Decimal(0)
    for line in lines:
        amounts = figures_in(line, survey)
        if is_sum(line, survey):
            if (
                rows
                and amounts
                and len(rows) >= 1
                and any(abs(a.value - total) <= CLOSE for a in amounts if a.money)
            ):
                return rows
            continue
        money = [amount for amount in amounts if amount.money]
        if len(money) != 1 or money[0].value <= 0 or money[0].end < len(line.text) - 3:
            continue
        words = line.text[: money[0].start]
        leading = _LEADING.match(words)
        trailing = _TRAILING.search(words) if leading is None else None
        quantity = next((Decimal(found.group(1)) for found in (leading, trailing) if found is not None), None)
        if leading is not None:
            words = words[leading.end() :]
        elif trailing is not None:
            words = words[: trailing.start()]
        if sum(char.isalpha() for char in words) >= 3:
            rows.append(BareRow(line, quantity, None, money[0].value, words))
            total += money[0].value
    return []
