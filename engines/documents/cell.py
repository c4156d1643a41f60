"""What stands in a cell of a table: figures with their other readings, percents, units, codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from engines.documents.amount import find_amounts
from engines.documents.layout import Run
from language.tokens import ascii_digits

_PERCENT = re.compile(r"(?<![\w.])@?\s?(\d{1,2}(?:\.\d{1,3})?)\s?(?:%|per\s?cent\b|प्रतिशत)", re.IGNORECASE)
_BARE_RATE = re.compile(r"(?<![\w.,])@?\s?(\d{1,2}(?:\.\d{1,3})?)(?![\w,]|\.\d)")
_UNIT = re.compile(r"(?:(?<=\d)|(?<![^\W\d_]))([^\W\d_]{1,10})\.?(?![^\W_])")
_HSN = re.compile(r"(?<!\d)(\d{4}(?:\s?\d{2}){0,2})(?!\d)")
_QUANTITY_TIMES_RATE = re.compile(
    r"(?<![\w.])(?P<quantity>\d{1,5}(?:\.\d{1,3})?)\s*(?P<unit>[^\W\d_]{1,6}\.?)?\s*(?:[x×*@]|at)\s*"
    r"(?P<rate>(?:₹|rs\.?)?\s*\d[\d,]*(?:\.\d{1,2})?)",
    re.IGNORECASE,
)
_NOT_UNITS = frozenset({"x", "at", "rs", "inr", "per", "rm", "of", "₹"})
_WRONG_DIGITS = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "S": "5", "B": "8", "Z": "2"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a cell; `other` is what it may be where its first digit was ₹."""

    value: Decimal
    other: Decimal | None = None
    money: bool = False


def figures(run: Run | None, *, misread: bool) -> tuple[Figure, ...]:
    """Return the numbers of a cell, percents left out."""
    if run is None:
        return ()
    return tuple(
        Figure(amount.value, amount.other, amount.money) for amount in find_amounts(run.text, misread=misread)
    )


def percents(run: Run | None) -> tuple[Decimal, ...]:
    """Return the percentages of a cell, those with a sign."""
    if run is None:
        return ()
    return tuple(Decimal(found) for found in _PERCENT.findall(ascii_digits(run.text)))


def rate_of_tax(run: Run | None) -> Decimal | None:
    """Return a rate of tax, with or without its sign: "18%", "@9.00 %", "5"."""
    if run is None:
        return None
    signed = percents(run)
    if signed:
        return signed[0]
    bare = _BARE_RATE.search(ascii_digits(run.text).translate(_WRONG_DIGITS))
    if bare is not None and Decimal(bare.group(1)) <= 50:
        return Decimal(bare.group(1))
    if re.fullmatch(r"\W*(?:nil|exempt(?:ed)?|शून्य)\W*", run.text, re.IGNORECASE):
        return Decimal(0)
    return None


def unit_of(text: str) -> str | None:
    """Return the unit in the text of a quantity, upper case as the tax's list writes it: "2 Pcs." → PCS."""
    for found in _UNIT.findall(text):
        if found.lower() not in _NOT_UNITS:
            return found.upper()
    return None


def hsn_of(run: Run | None, *, misread: bool) -> str | None:
    """Return the HSN or SAC code of a cell: four, six or eight digits, or what else is printed there."""
    if run is None:
        return None
    text = ascii_digits(run.text)
    if misread:
        text = " ".join(
            word.translate(_WRONG_DIGITS) if sum(c.isdigit() for c in word) * 2 > len(word) else word
            for word in text.split()
        )
    found = _HSN.search(text)
    if found is not None:
        return re.sub(r"\s", "", found.group(1))
    digits = re.search(r"\d{2,8}", text)
    return digits.group() if digits is not None else None


def quantity_times_rate(text: str, *, misread: bool) -> tuple[Figure, str | None, Figure, str] | None:
    """Return quantity, unit and price of "2 pc @ 4.90", and the text without it; `None` where none is."""
    found = _QUANTITY_TIMES_RATE.search(ascii_digits(text))
    if found is None:
        return None
    price = find_amounts(found["rate"], misread=misread)
    if not price:
        return None
    unit = found["unit"]
    rest = (text[: found.start()] + " " + text[found.end() :]).strip()
    return (
        Figure(Decimal(found["quantity"])),
        unit.strip(".").upper() if unit and unit.lower() not in _NOT_UNITS else None,
        Figure(price[0].value, price[0].other, price[0].money),
        rest,
    )
