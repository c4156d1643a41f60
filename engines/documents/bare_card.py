"""Goods without a heading whose rows are not one line of figures: cards, two lines, words with an amount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from engines.documents.amount import Amount
from engines.documents.bare_figures import CLOSE, SOME, BareRow, figures_in, is_sum
from engines.documents.cell import quantity_times_rate, unit_of
from engines.documents.label import find_labels
from engines.documents.layout import Line
from engines.documents.lexicon import columns
from engines.documents.pages import Pages
from engines.documents.row_words import is_named

_CARD = frozenset({"quantity", "rate", "amount", "mrp", "discount", "gross"})
_CARD_CELLS = 3
_LONGEST_CARD = 7  # lines below a name that a label tells
_QUANTITY = re.compile(r"\W*(?:qty|quantity|मात्रा)\b\W*(\d{1,4}(?:\.\d{1,3})?)(?![\d.,])", re.IGNORECASE)
_CODE = re.compile(r"\b(?:hsn|sac)\b\W*(?:code\W*)?(\d{4,8}|\d{2}(?!\s?\d))\b", re.IGNORECASE)
_RATE = re.compile(r"\bI?GST\b\W*(\d{1,2}(?:\.\d{1,2})?)\s?%", re.IGNORECASE)
_LEADING = re.compile(r"^\W*(\d{1,3}(?:\.\d{1,3})?)\s*(?:x|X|nos?|pcs?|\*)?\s+(?=\D)")
_COUNT = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)(?:\s?[^\W\d_]{1,6}\.?)?")
_TRAILING = re.compile(r"\s[(]?[xX×]\s?(\d{1,3})[)]?\s*$")  # "Masala Chai x2"


def cards_of(pages: Pages, lines: Sequence[Line]) -> list[BareRow]:
    """Return goods printed as cards: a name, and below it lines such as "Quantity   3", "Amount   120.00".

    The name is the line above, or what a label says: "Fuel: Petrol"; other pairs may follow that.
    """
    rows: list[BareRow] = []
    card = _Card()
    for line in lines:
        key = next(
            (label for label in find_labels(line, columns(), misread=pages.misread) if label.opens), None
        )
        part = key.meanings[0].name if key is not None else ""
        figures = figures_in(line, pages)
        rest = line.text[len(key.run.text) :] if key is not None else ""
        if part == "description" and is_named(rest) and not any(amount.money for amount in figures):
            card = _Card(line, rest.strip(" :-"), titled=True)
        elif (
            part in _CARD and key is not None and len(figures) == 1 and figures[0].start >= len(key.run.text)
        ):
            if part in card.cells or card.name is None:
                card = _Card()
                continue
            card.cells[part] = figures[0]
            card.held.append(line)
            row = card.row()
            if row is not None:
                rows.append(row)
                card = _Card()
        elif card.titled and len(card.held) + card.passed < _LONGEST_CARD:
            card.passed += 1
        elif any(amount.money for amount in figures) or not is_named(line.text):
            card = _Card()
        else:
            card = _Card(line, line.text)
    return rows


@dataclass
class _Card:
    """An article as it is read line by line: its name, and the figures below it so far."""

    name: Line | None = None
    words: str = ""
    titled: bool = False
    cells: dict[str, Amount] = field(default_factory=dict[str, Amount])
    held: list[Line] = field(default_factory=list[Line])
    passed: int = 0

    def row(self) -> BareRow | None:
        """Return its row, once quantity and amount are known and agree with the price."""
        if self.name is None or not {"amount", "quantity"} <= set(self.cells):
            return None
        quantity, amount = self.cells["quantity"].value, self.cells["amount"].value
        rate = self.cells["rate"].value if "rate" in self.cells else None
        if rate is not None and abs(quantity * rate - amount) > CLOSE and len(self.cells) <= _CARD_CELLS:
            return None
        unit = None if self.titled else unit_of(self.held[0].text[self.cells["quantity"].start :])
        return BareRow(self.name, quantity, rate, amount, self.words, unit, above=self.held)


def two_lined(pages: Pages, lines: Sequence[Line]) -> list[BareRow]:
    """Return rows of two lines: a name with its amount, and "2 nos x 3,407.99" right above or below."""
    rows: list[BareRow] = []
    for line in lines:
        if is_sum(line, pages):
            continue
        times = quantity_times_rate(line.text, misread=pages.misread)
        if times is None:
            continue
        product = times[0].value * times[2].value
        for place in (line.index - 1, line.index + 1):
            if not 0 <= place < len(lines) or is_sum(lines[place], pages):
                continue
            beside = lines[place]
            amount = next(
                (a for a in figures_in(beside, pages) if a.money and abs(a.value - product) <= CLOSE), None
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


def adding_up(pages: Pages, lines: Sequence[Line]) -> list[BareRow]:
    """Return lines of words and an amount that together make a sum printed below them."""
    rows: list[BareRow] = []
    total = Decimal(0)
    for line in lines:
        amounts = figures_in(line, pages)
        if rows and rows[-1].line.index == line.index - 1 and _take_details(rows[-1], line):
            continue
        if is_sum(line, pages):
            if (
                rows
                and amounts
                and len(rows) >= 1
                and any(abs(a.value - total) <= CLOSE for a in amounts if a.money)
            ):
                return _counted(rows)
            continue
        money = [amount for amount in amounts if amount.money]
        if money and sum(char.isalpha() for char in line.text[money[-1].end :]) > 1:
            continue  # "Wt 0.48 kg"
        if len(money) != 1 or money[0].value <= 0 or money[0].end < len(line.text) - 3:
            continue
        if len(rows) > 1 and abs(money[0].value - total) <= CLOSE:
            return _counted(rows)  # they are added up here, whatever that is called
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


def _take_details(row: BareRow, line: Line) -> bool:
    """Give a row what the line right below its name says: "Qty 3  HSN 180632  Taxable 471.43  GST 5%"."""
    counted = _QUANTITY.match(line.text)
    if counted is None or row.quantity is not None:
        return False
    code, rate = _CODE.search(line.text), _RATE.search(line.text)
    row.quantity = Decimal(counted.group(1))
    row.words += f" [{code.group(1)}]" if code is not None else ""
    row.words += f" {rate.group(1)}%" if rate is not None else ""
    row.above = [*row.above, line]
    return True


def _counted(rows: Sequence[BareRow]) -> list[BareRow]:
    """Return rows with the numbers that stand apart between their names and amounts, if all have one.

    What the rows then begin with, 1, 2, 3, only counts them.
    """
    counts = [_count_of(row.line) for row in rows]
    serial = all(row.quantity == place for place, row in enumerate(rows, start=1))
    if any(count is None for count in counts) or not (serial or all(row.quantity is None for row in rows)):
        return list(rows)
    for row, count in zip(rows, counts, strict=True):
        if count is not None:
            row.quantity = Decimal(count.group(1))
            row.unit = unit_of(count.group())
            row.words = row.words.rstrip().removesuffix(count.group())
    return list(rows)


def _count_of(line: Line) -> re.Match[str] | None:
    """Return the number, with its unit or without, in a part of its own before the last part of a line."""
    parts = [part.text for part in line.segments]
    return _COUNT.fullmatch(parts[-2]) if len(parts) > SOME else None
