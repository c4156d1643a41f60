"""The lines of tax below an article: "CGST output   9.000 %   77.63", as programs of large firms print them.

Such a line names a head of tax, its rate and its amount; it is no article, and no sum of the bill.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import takewhile

from engines.documents.amount import find_amounts
from engines.documents.table import Cells
from language.tokens import ascii_digits

_HEAD = re.compile(r"\b(?:CGST|SGST|UTGST|IGST)\b|सीजीएसटी|एसजीएसटी|आईजीएसटी", re.IGNORECASE)
_PERCENT = re.compile(r"(?<![\w.])(\d{1,2}(?:\.\d{1,3})?)\s?%")
_WORDS = 5  # that such a line has at the most, beside its figures


def is_tax_line(cells: Cells, names: Mapping[int, str]) -> bool:
    """Tell whether a line is one head of tax with its rate and its amount, where names of articles stand."""
    named = [run.text for index, run in cells.by_column.items() if names.get(index) == "description"]
    if not any(_HEAD.search(text) for text in named):
        return False
    text = ascii_digits(cells.line.text)
    amounts = [amount for amount in find_amounts(_PERCENT.sub(" ", text)) if amount.money]
    words = [word for word in text.split() if sum(char.isalpha() for char in word) > 1]
    return (
        len(_HEAD.findall(text)) == 1
        and len(_PERCENT.findall(text)) == 1
        and len(amounts) == 1
        and len(words) <= _WORDS
    )


def taxes_below(body: Sequence[Cells], anchor: Cells, names: Mapping[int, str]) -> tuple[Cells, ...]:
    """Return the lines of tax that follow an article's figures at once."""
    start = next(place for place, cells in enumerate(body) if cells is anchor) + 1
    return tuple(takewhile(lambda cells: is_tax_line(cells, names), body[start:]))


def rate_of(lines: Sequence[Cells]) -> Decimal | None:
    """Return the whole rate that lines of tax tell: both heads together; `None` where there are none."""
    rates = [Decimal(rate) for cells in lines for rate in _PERCENT.findall(ascii_digits(cells.line.text))]
    return sum(rates, Decimal(0)) if rates else None
