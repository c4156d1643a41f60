"""Amounts of money as bills write them: "₹ 1,23,456.00", "Rs.450/-", "450=00", "(-) 0.40", "1,200.00 Cr".

A reader of pictures takes ₹ for a digit and digits for letters. What it may have meant is
kept beside what it read, for arithmetic to decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from language.tokens import ascii_digits

CURRENCIES = {
    "₹": "INR", "rs": "INR", "inr": "INR", "रु": "INR", "रू": "INR", "rupees": "INR", "रुपये": "INR",
    "rm": "MYR", "myr": "MYR", "$": "USD", "usd": "USD", "us$": "USD", "€": "EUR", "eur": "EUR",
    "£": "GBP", "gbp": "GBP", "aed": "AED", "s$": "SGD", "sgd": "SGD",
}  # fmt: skip

_CURRENCY = r"(?:₹|`|rs\s?\.?|inr|रु\s?\.?|रू\s?\.?|रुपये|myr|rm|us\$|s\$|usd|\$|€|eur|£|gbp|aed|sgd)"
_AMOUNT = re.compile(
    rf"""
    (?<![\w/.#₹-])(?<!\d[:,])
    (?P<before>\(\s?[-−–]\s?\)\s?|[-−–+]\s?|\()?
    (?P<currency>{_CURRENCY})?\s*[:.]?\s*
    (?P<inner>[-−–])?\s?
    (?P<number>\d{{1,3}}(?:,\d{{2,3}})+(?:\.\d{{1,4}})?|\d+(?:\.\d{{1,4}})?|\.\d{{1,2}})
    (?P<flourish>\s?/[-–=]|/-)?
    (?P<each>\s?/\s?[a-z]{{2,7}}\.?(?!\S))?
    (?P<after>\)|[-−](?![\w-]))?
    (?:\s?(?P<percent>%)|\s?(?P<code>{_CURRENCY})(?![a-z]))?
    (?![\w/:%]|[.,]\d|-\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "1,450=50" is rupees and paise, as counters write them.
_EQUALS = re.compile(r"(?<=\d)=(?=\d{2}(?![\d=.]))")
# What readers of pictures make of digits, where a word is digits for the most part.
_LETTERS = str.maketrans(
    {"O": "0", "o": "0", "D": "0", "Q": "0", "l": "1", "I": "1", "|": "1", "S": "5", "s": "5", "B": "8",
     "Z": "2", "z": "2"}
)  # fmt: skip
_MOSTLY_DIGITS = re.compile(r"(?<!\S)[^\s\w]*[\dOoDQlI|SsBZz.,]*\d[\dOoDQlI|SsBZz.,]*[^\s\w]*(?:/-)?(?!\S)")
_COMMA_FOR_POINT = re.compile(r"(?<=\d),(?=\d{2}(?!\d)(?!,))(?![\d,]*\.)")
_POINT_FOR_COMMA = re.compile(r"(?<=\d)\.(?=\d{3}\.\d{2}(?!\d))|(?<=\d)\.(?=\d{2}[.,]\d{3}\.\d{2}(?!\d))")
_STROKE = re.compile(r"(?<=\d)[1lI|](?=-(?!\S))(?<![.\d]\d\d\d\d\d\d\d)(?<!\.\d\d)")  # of "387/-"
_LINES_KEPT = 4096  # a page asks of each of its lines many times
_GLYPH = "[?{}F2Zt7R&*%<=~#]"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a text: characters `start` to `end`.

    `money` tells whether it is written as money (a currency, two decimals, grouped digits,
    "/-"), `other` what else it may have been before a reader took its ₹ for a digit.
    """

    value: Decimal
    raw: str
    start: int
    end: int
    currency: str | None = None
    money: bool = False
    other: Decimal | None = None


@lru_cache(maxsize=_LINES_KEPT)
def find_amounts(text: str, *, misread: bool = False) -> tuple[Amount, ...]:
    """Return the amounts of a text in their order; percentages are none.

    Args:
        text: The text, one line.
        misread: Whether letters may stand for digits and a digit for ₹.
    """
    plain = _EQUALS.sub(".", ascii_digits(text))
    if misread:
        plain = repaired(plain)
    found: list[Amount] = []
    for match in _AMOUNT.finditer(plain):
        if match["percent"]:
            continue
        number = match["number"]
        value = Decimal(number.replace(",", ""))
        negative = (
            (match["before"] or "").strip("+ ") not in {"", "("}
            or match["inner"] is not None
            or (match["before"] == "(" and match["after"] == ")")
            or match["after"] in {"-", "−"}
        )
        mark = match["currency"] or match["code"]
        currency = None if mark is None else CURRENCIES.get(mark.strip(" .").lower().replace("`", "₹"))
        money = (
            currency is not None
            or re.search(r"\.\d{2}$", number) is not None
            or "," in number
            or match["flourish"] is not None
        )
        other = stripped(number) if misread and currency is None else None
        sign = -1 if negative else 1
        found.append(
            Amount(
                value * sign,
                text[match.start() : match.end()].strip(),
                match.start(),
                match.end(),
                currency,
                money,
                None if other is None else other * sign,
            )
        )
    return tuple(found)


def stripped(number: str) -> Decimal | None:
    """Return a number without its first digit, which may have been ₹; `None` where nothing sensible is left.

    >>> stripped("1764.00"), stripped("71,250.00"), stripped("5.00")
    (Decimal('764.00'), Decimal('1250.00'), None)
    """
    rest = number[1:].lstrip(",")
    if not rest or not rest[0].isdigit() or (rest[0] == "0" and not rest.startswith("0.")):
        return None
    return Decimal(rest.replace(",", ""))


def repaired(text: str) -> str:
    """Return a line with letters among digits made digits, and points and commas put right; no longer."""
    text = _MOSTLY_DIGITS.sub(lambda match: match.group().translate(_LETTERS), text)
    text = re.sub(r"(?<!\S)[^\x00-\x7f₹](?=\d)", "₹", text)
    text = re.sub(rf"(?<!\S){_GLYPH}(?=\d{{1,3}}(?:,\d{{2,3}})*\.\d\d(?!\S))", _glyph, text)
    text = _STROKE.sub("/", text)
    text = _POINT_FOR_COMMA.sub(",", text)
    return _COMMA_FOR_POINT.sub(".", text)


def _glyph(match: re.Match[str]) -> str:
    """A sign that is no digit before an amount was its ₹; a digit stays, for arithmetic to decide."""
    return match.group() if match.group().isdigit() else "₹"
