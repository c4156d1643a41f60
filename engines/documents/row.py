"""Rows of a table: which lines belong to one article, whatever its description wraps to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from engines.documents.amount import find_amounts
from engines.documents.cell import quantity_times_rate
from engines.documents.column_figures import CLOSE, figures_of
from engines.documents.column_role import infer_codes, infer_roles
from engines.documents.heading import Heading
from engines.documents.heading_column import GUESSED, Column
from engines.documents.layout import Run
from engines.documents.row_tax import is_tax_line, taxes_below
from engines.documents.table import Cells, Table

FIGURES = frozenset({"quantity", "rate", "gross", "taxable_value", "amount", "mrp", "tax", "discount"})
_SUMS = frozenset({"amount", "taxable_value", "gross"})
_TAX_COLUMNS = frozenset({"gst_rate", "cgst_rate", "cgst", "igst_rate", "igst", "tax"})
_RATES = frozenset(
    Decimal(rate)
    for rate in (
        "0.125",
        "0.25",
        "0.75",
        "1.5",
        "2.5",
        "3",
        "5",
        "6",
        "9",
        "12",
        "14",
        "18",
        "20",
        "28",
        "40",
    )
)
_SOME_LETTERS = 3
_WITH_TAX = re.compile(r"\bincl|\bwith\s+(?:tax|gst)\b", re.IGNORECASE)
OVER = -1
"""The column of names that stand over the figures of their rows, not in a column."""
_WRAP_REACH = 2.1  # lines' pitches


@dataclass(frozen=True)
class Row:
    """The lines of one article; `anchor` is the one with its figures, `taxes` those that only tax it."""

    anchor: Cells
    lines: tuple[Cells, ...]
    taxes: tuple[Cells, ...] = ()

    def cell(self, column: int) -> Run | None:
        """Return what stands in a column, the anchor's line first."""
        runs = [line.by_column[column] for line in self.lines if column in line.by_column]
        if not runs:
            return None
        return Run([token for run in runs for token in run.tokens])


def names_of(heading: Heading, table: Table, *, misread: bool) -> dict[int, str]:
    """Return what each column is, from its title and, where that leaves it open, from what it holds.

    Of several columns that may be the amount, the last one is; "GST" over money is tax, not a rate.
    """
    names: dict[int, str] = {}
    for index, column in enumerate(heading.columns):
        if column.meanings:
            names[index] = column.meanings[0].name
    described = [index for index, name in names.items() if name == "description"]
    if len(described) > 1:
        fullest = max(described, key=lambda index: sum(len(text) for text in _texts(table, index)))
        names |= {index: "details" for index in described if index != fullest}
    last_amount = max(
        (index for index, column in enumerate(heading.columns) if column.means("amount")), default=None
    )
    for index, name in list(names.items()):
        column = heading.columns[index]
        if index == last_amount and name in {"gross", "taxable_value", "rate"}:
            alone = not any(other in {"amount"} for place, other in names.items() if place != index)
            if alone and index == max(names):
                names[index] = "amount"
        elif name == "amount" and index != last_amount:
            other = next((m.name for m in column.meanings if m.name != "amount"), "gross")
            taxed_after = names.get(index + 1) in _TAX_COLUMNS and "taxable_value" not in names.values()
            names[index] = "taxable_value" if taxed_after else other
        elif (
            name == "gross" and names.get(index + 1) in _TAX_COLUMNS and "taxable_value" not in names.values()
        ):
            names[index] = "taxable_value"
        elif name == "gst_rate" and column.means("igst_rate") and {"cgst_rate", "cgst"} & set(names.values()):
            names[index] = "igst_rate"
        elif name == "gst_rate" and _holds_money(table, index, misread=misread):
            names[index] = "tax"
        elif name in {"cgst", "sgst", "igst"} and _holds_rates(table, index, last_amount):
            names[index] = f"{name}_rate"
    names |= dict.fromkeys(_priced_with_tax(names, heading), "_other")
    guessed = {index: name for index, name in names.items() if _is_guessed(heading.columns[index])}
    names |= dict.fromkeys(guessed, "")
    infer_roles(names, figures_of(table.body, misread=misread), len(heading.columns))
    held = set(names.values()) - {""}
    names |= {index: name for index, name in guessed.items() if not names[index] and name not in held}
    infer_codes(names, table.body, len(heading.columns))
    _name_wordiest(names, table)
    return names


def _priced_with_tax(names: Mapping[int, str], heading: Heading) -> list[int]:
    """Return the columns of prices that hold the tax, beside one of prices that do not."""
    priced = [index for index, name in names.items() if name == "rate"]
    taxed = [index for index in priced if _WITH_TAX.search(heading.columns[index].title)]
    return taxed if len(taxed) < len(priced) else []


def _is_guessed(column: Column) -> bool:
    """Tell whether a title says only what kind of figure stands below it."""
    return bool(column.meanings) and column.meanings[0].weight <= GUESSED


def _name_wordiest(names: dict[int, str], table: Table) -> None:
    """Name the wordiest column without a title the description, where no title says which it is."""
    if "description" in names.values():
        return
    letters = {
        index: sum(char.isalpha() for text in _texts(table, index) for char in text)
        for index in range(len(table.heading.columns))
        if names.get(index, "") in {"", "_other", "details"}
    }
    fullest = max(letters, key=lambda index: letters[index], default=None)
    if fullest is not None and letters[fullest] >= _SOME_LETTERS * max(len(table.body), 1):
        names[fullest] = "description"


def with_names_over(table: Table, names: Mapping[int, str]) -> tuple[Table, Mapping[int, str]]:
    """Return a table without a column of names as one with it: lines of words are the names of their rows.

    So bills are that print an article over the whole width, and its figures in the line below.
    """
    if "description" in names.values():
        return table, names
    body = [
        Cells(cells.line, {OVER: Run(cells.line.tokens)}) if _is_worded(cells) else cells
        for cells in table.body
    ]
    if not any(OVER in cells.by_column for cells in body):
        return table, names
    return replace(table, body=body), {**names, OVER: "description"}


def _is_worded(cells: Cells) -> bool:
    """Tell whether a line is words without an amount of money."""
    text = cells.line.text
    return sum(char.isalpha() for char in text) > _SOME_LETTERS and not any(
        amount.money for amount in find_amounts(text)
    )


def _texts(table: Table, index: int) -> list[str]:
    return [cells.by_column[index].text for cells in table.body if index in cells.by_column]


def _holds_money(table: Table, index: int, *, misread: bool) -> bool:
    texts = _texts(table, index)
    if any("%" in text for text in texts):
        return False
    figures = [amount.value for text in texts for amount in find_amounts(text, misread=misread)]
    return any(value > 50 for value in figures)


def _holds_rates(table: Table, index: int, amount: int | None) -> bool:
    """Tell whether a column of a tax holds its rates: with a sign, or rates that are no tax of their rows."""
    texts = _texts(table, index)
    if not texts or all("%" in text and not any(a.money for a in find_amounts(text)) for text in texts):
        return bool(texts)
    pairs = [
        (row[index], row[amount])
        for row in figures_of(table.body, misread=False)
        if amount is not None and index in row and amount in row
    ]
    taxes = sum(any(abs(of * rate / 100 - tax) < CLOSE for rate in _RATES) for tax, of in pairs)
    return bool(pairs) and all(tax in _RATES for tax, _ in pairs) and taxes < len(pairs)


def rows_of(table: Table, names: Mapping[int, str], pitch: float, *, misread: bool) -> tuple[Row, ...]:
    """Return the rows of a table from top to bottom."""
    lines = [cells for cells in table.body if not is_tax_line(cells, names)]
    anchors = [place for place, cells in enumerate(lines) if _is_anchor(cells, names, misread=misread)]
    if not anchors:
        return ()
    named = [place for place in anchors if _has_name(lines[place], names, misread=misread)]
    lead = any(_has_name(cells, names, misread=misread) for cells in lines[: anchors[0]])
    if len(named) * 2 < len(anchors):
        homes = _homes_above(lines, anchors)
    elif lead:
        homes = _homes_nearest(lines, anchors)
    else:
        homes = _homes_below(lines, anchors)
    groups: dict[int, list[Cells]] = {anchor: [] for anchor in anchors}
    for place, cells in enumerate(lines):
        home = homes.get(place)
        if home is not None:
            groups[home].append(cells)
    return tuple(
        Row(
            lines[anchor],
            _close_by(lines[anchor], group, pitch),
            taxes_below(table.body, lines[anchor], names),
        )
        for anchor, group in groups.items()
    )


def _is_anchor(cells: Cells, names: Mapping[int, str], *, misread: bool) -> bool:
    filled = 0
    sums = 0
    for index, run in cells.by_column.items():
        name = names.get(index)
        if name in FIGURES and find_amounts(run.text, misread=misread):
            filled += 1
            sums += name in _SUMS
    columns = sum(name in FIGURES for name in names.values())
    return filled >= 2 or (sums >= 1 and (columns <= 2 or filled >= 2 or _describes(cells, names)))


def _describes(cells: Cells, names: Mapping[int, str]) -> bool:
    return any(names.get(index) == "description" for index in cells.by_column)


def _has_name(cells: Cells, names: Mapping[int, str], *, misread: bool) -> bool:
    """Tell whether a line holds words of a description, "2 x 45.00" not being any."""
    for index, run in cells.by_column.items():
        if names.get(index) != "description":
            continue
        text = run.text
        times = quantity_times_rate(text, misread=misread)
        if times is not None:
            text = times[3]
        if sum(char.isalpha() for char in text) >= 2:
            return True
    return False


def _homes_below(lines: Sequence[Cells], anchors: Sequence[int]) -> dict[int, int]:
    homes: dict[int, int] = {}
    current: int | None = None
    marks = set(anchors)
    for place in range(len(lines)):
        if place in marks:
            current = place
        if current is not None:
            homes[place] = current
    return homes


def _homes_above(lines: Sequence[Cells], anchors: Sequence[int]) -> dict[int, int]:
    homes: dict[int, int] = {}
    pending = list(anchors)
    for place in range(len(lines)):
        while pending and pending[0] < place:
            pending.pop(0)
        if pending:
            homes[place] = pending[0]
    return homes


def _homes_nearest(lines: Sequence[Cells], anchors: Sequence[int]) -> dict[int, int]:
    homes: dict[int, int] = {}
    for place, cells in enumerate(lines):
        same_page = [a for a in anchors if lines[a].line.page == cells.line.page] or list(anchors)
        homes[place] = min(same_page, key=lambda a: abs(lines[a].line.top - cells.line.top))
    return homes


def _close_by(anchor: Cells, group: Sequence[Cells], pitch: float) -> tuple[Cells, ...]:
    """Return the group's lines that follow each other closely around the anchor, in order."""
    place = next(index for index, cells in enumerate(group) if cells is anchor)
    first = last = place
    while first > 0 and _near(group[first - 1], group[first], pitch):
        first -= 1
    while last + 1 < len(group) and _near(group[last], group[last + 1], pitch):
        last += 1
    return tuple(group[first : last + 1])


def _near(upper: Cells, lower: Cells, pitch: float) -> bool:
    return upper.line.page == lower.line.page and lower.line.top - upper.line.top < _WRAP_REACH * pitch
