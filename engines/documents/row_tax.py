"""The lines of tax below an article: no articles, and no part of its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import takewhile

from engines.documents.layout import Line
from engines.documents.table import Cells
from engines.documents.tax_line import HEAD, rate_over, tax_of


def is_tax_line(cells: Cells, names: Mapping[int, str]) -> bool:
    """Tell whether a line is one head of tax with its rate and its amount, where names of articles stand."""
    named = [run.text for index, run in cells.by_column.items() if names.get(index) == "description"]
    return any(HEAD.search(text) for text in named) and tax_of(cells.line.text) is not None


def taxes_below(body: Sequence[Cells], anchor: Cells, names: Mapping[int, str]) -> tuple[Cells, ...]:
    """Return the lines of tax that follow an article's figures at once."""
    start = next(place for place, cells in enumerate(body) if cells is anchor) + 1
    return tuple(takewhile(lambda cells: is_tax_line(cells, names), body[start:]))


def rate_of_group(lines: Iterable[Line], row: Line) -> Decimal | None:
    """Return the rate that the last of some lines above a row tells for the rows below it.

    So tills group them: "1) CGST @ 2.5%, SGST @ 2.5%" tells 5; `None` where no such line is above.
    """
    over = [line for line in lines if (line.page, line.index) < (row.page, row.index)]
    rates = (rate_over(line.text) for line in reversed(over))
    return next((rate for rate in rates if rate is not None), None)


def rate_of(lines: Sequence[Cells]) -> Decimal | None:
    """Return the whole rate that lines of tax tell: both heads together; `None` where there are none."""
    rates = [found[0] for cells in lines if (found := tax_of(cells.line.text)) is not None]
    return sum(rates, Decimal(0)) if rates else None
