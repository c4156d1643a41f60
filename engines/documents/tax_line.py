"""Lines of one head of tax with its rate and its amount: "CGST output   9.000 %   77.63".

Programs of large firms print them below each article; elsewhere such a line is a sum of the bill.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from engines.documents.amount import find_amounts
from engines.documents.layout import Line
from language.tokens import ascii_digits

HEAD = re.compile(r"\b(?:CGST|SGST|UTGST|IGST)\b|सीजीएसटी|एसजीएसटी|आईजीएसटी", re.IGNORECASE)
_PERCENT = re.compile(r"(?<![\w.])(\d{1,2}(?:\.\d{1,3})?)\s?%")
_WORDS = 5  # that such a line has at the most, beside its figures
_CLOSE = Decimal("0.06")


def tax_of(text: str) -> tuple[Decimal, Decimal] | None:
    """Return rate and amount of a line that is one head of tax and nothing else; `None` for another line.

    >>> tax_of("SGST output 9.000 % 77.63")
    (Decimal('9.000'), Decimal('77.63'))
    """
    plain = ascii_digits(text)
    rates = _PERCENT.findall(plain)
    amounts = [amount for amount in find_amounts(_PERCENT.sub(" ", plain)) if amount.money]
    words = [word for word in plain.split() if sum(char.isalpha() for char in word) > 1]
    whole = len(HEAD.findall(plain)) == 1 and len(rates) == 1 and len(amounts) == 1 and len(words) <= _WORDS
    return (Decimal(rates[0]), amounts[0].value) if whole else None


def rate_over(text: str) -> Decimal | None:
    """Return the whole rate of a line that names heads of tax with their rates and no amount; else `None`.

    >>> rate_over("1) CGST @ 2.5%, SGST @ 2.5%"), rate_over("CGST @ 2.5%   17.35")
    (Decimal('5.0'), None)
    """
    plain = ascii_digits(text)
    heads = [head.upper() for head in HEAD.findall(plain)]
    rates = [Decimal(rate) for rate in _PERCENT.findall(plain)]
    words = [word for word in plain.split() if sum(char.isalpha() for char in word) > 1]
    whole = len(heads) == len(rates) == len(set(heads)) and len(words) <= _WORDS
    money = any(amount.money for amount in find_amounts(_PERCENT.sub(" ", plain)))
    return sum(rates, Decimal(0)) if rates and whole and not money else None


def mark_taxes_of_rows(kinds: list[str], lines: Sequence[Line]) -> None:
    """Make rows of the lines that tax the article above them, where articles follow them; changes the kinds.

    A line that taxes the article has the article's value times its rate; one that sums up the bill
    has not, once there are two articles.
    """
    groups: list[list[int]] = []
    articles = 0
    value: Decimal | None = None
    for place, line in enumerate(lines):
        found = tax_of(line.text)
        if found is None:
            amounts = [amount.value for amount in find_amounts(line.text) if amount.money]
            value = amounts[-1] if kinds[place] == "row" and len(amounts) > 1 else None
            articles += value is not None
            if kinds[place] in {"sum", "end"}:
                break
        elif value is None or abs(value * found[0] / 100 - found[1]) >= _CLOSE:
            break
        elif place and groups and groups[-1][-1] == place - 1:
            groups[-1].append(place)
        else:
            groups.append([place])
    if articles > 1 and len(groups) == articles:
        for place in (place for group in groups for place in group):
            kinds[place] = "row"
