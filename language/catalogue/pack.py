"""Pack sizes: "500 ml", "1.5L", "5 kg", "4-pack", "pack of 4", "20 pcs", "30s", "2 x 500 g"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from language.numbers import WORDS, word_value
from language.pattern import Pattern
from language.tokens import ascii_digits

_UNITS: dict[str, tuple[str, int]] = {
    **dict.fromkeys(("ml", "mls", "millilitre", "millilitres", "milliliter", "milliliters"), ("ml", 1)),
    **dict.fromkeys(("l", "lt", "ltr", "ltrs", "litre", "litres", "liter", "liters"), ("ml", 1_000)),
    **dict.fromkeys(("g", "gm", "gms", "gram", "grams", "gr"), ("g", 1)),
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"), ("g", 1_000)),
    **dict.fromkeys(("oz", "ounce", "ounces"), ("oz", 1)),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), ("oz", 16)),
    **dict.fromkeys(("mg", "milligram", "milligrams"), ("mg", 1)),
    **dict.fromkeys(("mm", "millimetre", "millimetres"), ("mm", 1)),
    **dict.fromkeys(("cm", "centimetre", "centimetres", "centimeter", "centimeters"), ("mm", 10)),
    **dict.fromkeys(("metre", "metres", "meter", "meters", "mtr", "mtrs"), ("mm", 1_000)),
    **dict.fromkeys(("inch", "inches"), ("inch", 1)),
    **dict.fromkeys(("ft", "foot"), ("inch", 12)),
    **dict.fromkeys(("watt", "watts"), ("watt", 1)),
    **dict.fromkeys(("gb", "gigabyte", "gigabytes"), ("gb", 1)),
    **dict.fromkeys(("tb", "terabyte", "terabytes"), ("gb", 1_024)),
    **dict.fromkeys(("mah",), ("mah", 1)),
}
_SHORT = {"m": "metre", "w": "watt"}
"""Units that only a catalogue's pack size has: in a message "3 m" is as likely of months."""
_COUNTED = (
    "colou?rs?|shades?|tea\\s+bags?|packs|pack|pk|pcs|pc|pieces|piece|bags|bag|bars|bar|sticks|stick|pages|page|pgs|pg|leaves|leaf"
    "|sheets|sheet|tablets|tablet|tabs|tab|strips|strip|capsules|capsule|caps|rolls|roll|sachets|sachet|pods|pod|wipes"
    "|count|ct|nos|units|unit|eggs|pairs|pair|pulls|pull|ply|loads|washes|blades|slices|cups|pouches|sets|set"
)
_QUANTITY = Pattern(r"^(?:packs|units|pieces|pcs|bags|nos|boxes)$")
_GOODS = Pattern(
    r"^(?:wipes|bars?|sticks?|eggs|pods?|blades|cups|sheets?|rolls?|tablets?|capsules?|sachets?)$",
    re.IGNORECASE,
)
"""Counted things that are goods of their own, too."""
_SIZE_BEHIND = Pattern(
    r"\s+\d{1,4}(?:\s*(?:pcs|pieces|pc|pack|g|gm|kg|ml|l))?(?![\w.]*\d)(?!\s*(?:%|rs|rupees|days?|weeks?|am|pm|baje))\b",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:\d+(?:\.\d+)?|half(?:\s+a)?|quarter(?:\s+of\s+a|\s+a)?|one|two|three|four|five|six|eight|ten|twelve|twenty"
    r"|fifty|hundred)"
)
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_WORD = "|".join(sorted(WORDS.keys() - {"zero", "one"}, key=len, reverse=True))
_COUNT = rf"\d+|one\s+hundred|(?:{_WORD})(?:[\s-](?:{'|'.join(_ONES)}))?(?:\s+hundred)?|hundred"
_TIMES = {"twin": 2, "double": 2, "duo": 2, "triple": 3, "trio": 3, "quad": 4}
_BULK = r"(?:kilo|kg|litre|liter|l(?!['’]))"
"""What is said without a number of a pack of one: "the kilo pack", "curd kilo"."""
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_PACK = Pattern(
    rf"""
    (?:(?<![\w.])(?P<times>\d+)\s*[x×*]\s*|(?<![\w.]))(?P<number>{_NUMBER})\s*-?\s*(?P<unit>{_UNIT})\b
  | (?<![\w.])(?P<count>{_COUNT})\s*-?\s*(?P<counted>{_COUNTED})\b
  | \b(?:pack|multi-?pack|set|box|packet|combo|bundle|carton|tray|strip|jar|bag)\s+of\s+(?P<of>{_COUNT})\b
  | (?<![\w.,₹/'’-])(?P<each>\d{{1,3}})\s?['’]?s\b
  | \b(?P<times_of>{"|".join(_TIMES)})[\s-]?(?:pack|pk|set)s?\b
  | \b(?P<half_dozen>half[\s-](?:a[\s-])?dozen)\b
  | (?P<dozen>(?<!\d\s)(?<!half\sa\s)(?<!half\s)\b(?:(?:the|a)\s+)?dozen\b)
    (?!\s+(?:of|items?|lines?|products?|skus?|stores?|days?)\b)
  | (?<![\d/]\s)(?<![\w.₹/'’-])(?<!\bper\s)(?<!\bmany\s)(?<!\bmuch\s)(?<!\bin\s)(?<!\bby\s)
    (?:(?<!\ba\s)|(?={_BULK}\s+of\b))(?P<single>{_BULK})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)

_SHORT_UNIT = Pattern(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>m|w)", re.IGNORECASE)


@dataclass(frozen=True)
class Pack:
    """A pack size in a text: `key` is the same for "1 l", "1000ml" and "1 litre"."""

    key: str
    start: int
    end: int


def find_packs(text: str) -> tuple[Pack, ...]:
    """Return the pack sizes of a text, without plural quantities ("20 packs of …")."""
    found: list[Pack] = []
    for match in _PACK.finditer(ascii_digits(text)):
        if match["counted"] and _QUANTITY.match(match["counted"].lower()):
            after = text[match.end() : match.end() + 4].lower()
            if after.startswith(" of ") or match["counted"].lower() in ("units", "packs"):
                continue
        if match["counted"] and _GOODS.match(match["counted"]) and _SIZE_BEHIND.match(text, match.end()):
            continue  # "90 wipes 72": so many of the pack of 72
        found.append(Pack(_key(match), match.start(), match.end()))
    return tuple(found)


def pack_key(pack_size: str | None) -> str | None:
    """Return the key of a catalogue's pack size; text we cannot read is its own key."""
    if not pack_size or not pack_size.strip():
        return None
    text = ascii_digits(pack_size)
    if short := _SHORT_UNIT.fullmatch(text.strip()):
        text = f"{short['number']} {_SHORT[short['unit'].lower()]}"
    match = _PACK.search(text)
    return _key(match) if match else " ".join(pack_size.casefold().split())


def _key(match: re.Match[str]) -> str:
    if match["single"]:
        return f"1000{_UNITS[match['single'].lower()][0]}"
    if match["dozen"]:
        return "12pc"
    if match["half_dozen"]:
        return "6pc"
    if match["times_of"]:
        return f"{_TIMES[match['times_of'].lower()]}pc"
    if match["unit"]:
        base, factor = _UNITS[match["unit"].lower()]
        size = _value(match["number"]) * factor
        text = format(size.normalize(), "f")
        return (
            f"{match['times']}x{text}{base}" if match["times"] and match["times"] != "1" else f"{text}{base}"
        )
    return f"{_value(match['count'] or match['of'] or match['each']).normalize():f}pc"


def _value(words: str) -> Decimal:
    if words[0].isdecimal():
        return Decimal(words)
    said = words.lower()
    if said.startswith(("half", "quarter")):
        return Decimal("0.5" if said.startswith("half") else "0.25")
    tens, is_hundreds, _ = said.partition("hundred")
    value = word_value(tens or "one") or 0
    return Decimal(value * 100 if is_hundreds else value)
