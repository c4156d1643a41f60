"""Numbers in a message: "2", "two", "a dozen", "1.5 lakh", "₹50,000", "5%", "५"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from language.pattern import Pattern
from language.tokens import ascii_digits

NumberKind = Literal["plain", "percent", "money"]

WORDS: dict[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: dict[str, int] = {
    "dozen": 12, "dozens": 12, "hundred": 100, "thousand": 1_000, "k": 1_000, "lakh": 100_000,
    "lakhs": 100_000, "lac": 100_000, "lacs": 100_000, "million": 1_000_000, "crore": 10_000_000,
    "crores": 10_000_000, "cr": 10_000_000,
}  # fmt: skip

_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_NUMBER = Pattern(
    rf"""
    (?P<sign>(?:₹|\$|€|£|\brs\b\.?|\binr\b|\busd\b)\s*)?
    (?:
        (?<!\w)(?<!\d\.)(?P<digits>\d{{1,3}}(?:,\d{{2,3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
      | \b(?P<half>half(?:\s+an?)?|(?P<most>three[\s-]+quarters\s+of\s+an?))
        (?=\s+(?:dozen|lakh|lac|crore|million)\b)
      | \b(?P<words>(?:{_WORD})(?:[\s-]+(?:{_WORD}))*)
        (?:\s+point\s+(?P<decimals>(?:{_WORD})(?:\s+(?:{_WORD}))*))?\b
      | \b(?P<one>an?)(?=\s+(?:{_SCALE})\b)
      | (?:(?<=\bby\ )(?:a|one)[\s-]+|(?:\ba|\bone)[\s-]+(?=\w+\s+(?:off|less|more|cheaper|dearer)\b))
        (?P<part>tenth|fifth|quarter|third)\b
    )
    (?:\s+and\s+(?:(?P<more_half>(?:an?\s+)?half)|(?P<more_quarter>a\s+quarter))\b)?
    (?:\s*(?P<scale>{_SCALE})\b(?:\s+and\s+(?P<scale_half>(?:an?\s+)?half)\b)?)?
    (?:\s*(?P<percent>%|percent\b|per\s+cent\b|pct\b)|\s*(?P<money>₹|rupees?\b|rs\b|inr\b|bucks\b|dollars?\b))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PARTS = {"tenth": Decimal(10), "fifth": Decimal(20), "quarter": Decimal(25), "third": Decimal("33.3")}
"""What "by a tenth" is in percent."""
_GOES_ON = Pattern(r"(?:\s+|\s*,\s*|\s+and\s+)")
"""What stands between the parts of one number: "five hundred and ten", "2 lakh 50 thousand"."""

_COUNTS_ELSE = Pattern(
    r"\s*(?:days?|weeks?|months?|hours?|items?|lines?|bills?|stores?|kg|g|ml|l)\b", re.IGNORECASE
)
_LEAST_IN_DIGITS = 100
_PART_SCALES = frozenset({100, 1_000, 100_000, 1_000_000, 10_000_000})


@dataclass(frozen=True)
class Number:
    """A number as a message gives it; `value` of a percent is 0–100."""

    value: Decimal
    kind: NumberKind
    text: str
    start: int
    end: int


def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in their order, in digits of any script or in English."""
    found: list[Number] = []
    last_scale = 0
    plain = ascii_digits(text)
    for match in _NUMBER.finditer(plain):
        value = _base(match)
        if value is None:
            continue
        scale = _scale(match)
        value = (value + Decimal("0.5") if match["scale_half"] else value) * (scale or 1)
        kind: NumberKind = "plain"
        if match["percent"] or match["part"]:
            kind = "percent"
        elif match["sign"] or match["money"]:
            kind = "money"
        start = match.start()
        if found and _goes_on(found[-1], last_scale, match, value, plain):
            before = found.pop()
            start, value = before.start, before.value + value
            kind = before.kind if kind == "plain" else kind
        found.append(Number(value, kind, text[start : match.end()], start, match.end()))
        last_scale = 0 if match["percent"] or match["money"] else scale
    return tuple(found)


def _goes_on(before: Number, scale: int, match: re.Match[str], value: Decimal, text: str) -> bool:
    """Tell whether a number is the smaller part of the one before: the fifty of two thousand and fifty."""
    between = text[before.end : match.start()]
    if scale not in _PART_SCALES or not 0 < value < scale or match["sign"] or not _GOES_ON.fullmatch(between):
        return False
    in_digits = match["digits"] is not None and not match["scale"]
    if in_digits and ("and" in between.lower() or "," in between or value < _LEAST_IN_DIGITS):
        return False
    return not _COUNTS_ELSE.match(text[match.end() :])


def word_value(words: str) -> int | None:
    """Return the value of number words such as "twenty five"; `None` where they are none."""
    total = 0
    for word in re.split(r"[\s-]+", words.strip().lower()):
        if word not in WORDS:
            return None
        value = WORDS[word]
        if total and not (total % 10 == 0 and total >= 20 and value < 10):
            return None
        total += value
    return total


def _scale(match: re.Match[str]) -> int:
    return SCALES[match["scale"].lower()] if match["scale"] else 0


def _base(match: re.Match[str]) -> Decimal | None:
    part = Decimal("0.5") if match["more_half"] else Decimal("0.25") if match["more_quarter"] else Decimal(0)
    if match["digits"]:
        return Decimal(match["digits"].replace(",", "")) + part
    if match["half"]:
        return Decimal("0.75" if match["most"] else "0.5")
    if match["part"]:
        return _PARTS[match["part"].lower()]
    if match["one"]:
        return Decimal(1) + part
    value = word_value(match["words"])
    if match["decimals"]:
        part += Decimal("0." + "".join(str(WORDS[word]) for word in match["decimals"].lower().split()))
    return None if value is None else Decimal(value) + part
