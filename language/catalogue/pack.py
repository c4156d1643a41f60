"""Pack sizes: "500 ml", "1.5L", "5 kg", "4-pack", "pack of 4", "20 pcs", "2 x 500 g"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from language.numbers import WORDS, word_value
from language.tokens import ascii_digits

_UNITS: dict[str, tuple[str, int]] = {
    **dict.fromkeys(("ml", "mls", "millilitre", "millilitres", "milliliter", "milliliters"), ("ml", 1)),
    **dict.fromkeys(("l", "lt", "ltr", "ltrs", "litre", "litres", "liter", "liters"), ("ml", 1_000)),
    **dict.fromkeys(("g", "gm", "gms", "gram", "grams", "gr"), ("g", 1)),
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"), ("g", 1_000)),
    **dict.fromkeys(("oz", "ounce", "ounces"), ("oz", 1)),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), ("oz", 16)),
}
_COUNTED = (
    "colou?rs|shades|tea\\s+bags?|packs|pack|pk|pcs|pc|pieces|piece|bags|bag|sticks|stick|pages|page|sheets|sheet|tablets|tablet|tabs|tab"
    "|capsules|capsule|rolls|roll|sachets|sachet|pods|pod|wipes|count|ct|nos|units|unit|eggs|pairs|pair"
)
_QUANTITY = re.compile(r"^(?:packs|units|pieces|pcs|bags|nos|boxes)$")
_NUMBER = (
    r"(?:\d+(?:\.\d+)?|half(?:\s+a)?|quarter(?:\s+of\s+a|\s+a)?|one|two|three|four|five|six|eight|ten|twelve|twenty"
    r"|fifty|hundred)"
)
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_WORD = "|".join(sorted(WORDS.keys() - {"zero", "one"}, key=len, reverse=True))
_COUNT = rf"\d+|one\s+hundred|(?:{_WORD})(?:[\s-](?:{'|'.join(_ONES)}))?(?:\s+hundred)?|hundred"
_BULK = r"(?:kilo|kg|litre|liter|l(?!['’]))"
"""What is said without a number of a pack of one: "the kilo pack", "curd kilo"."""
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_PACK = re.compile(
    rf"""
    (?:(?<![\w.])(?P<times>\d+)\s*[x×*]\s*|(?<![\w.]))(?P<number>{_NUMBER})\s*-?\s*(?P<unit>{_UNIT})\b
  | (?<![\w.])(?P<count>{_COUNT})\s*-?\s*(?P<counted>{_COUNTED})\b
  | \b(?:pack|set|box|packet|combo)\s+of\s+(?P<of>{_COUNT})\b
  | (?P<dozen>\b(?:the|a)\s+dozen\b)(?!\s+(?:of|items?|lines?|products?|skus?|stores?|days?)\b)
  | (?<![\d/]\s)(?<![\w.₹/'’-])(?<!\bper\s)(?<!\bmany\s)(?<!\bmuch\s)(?<!\bin\s)(?<!\bby\s)(?<!\ba\s)
    (?P<single>{_BULK})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


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
        found.append(Pack(_key(match), match.start(), match.end()))
    return tuple(found)


def pack_key(pack_size: str | None) -> str | None:
    """Return the key of a catalogue's pack size; text we cannot read is its own key."""
    if not pack_size or not pack_size.strip():
        return None
    match = _PACK.search(ascii_digits(pack_size))
    return _key(match) if match else " ".join(pack_size.casefold().split())


def _key(match: re.Match[str]) -> str:
    if match["single"]:
        return f"1000{_UNITS[match['single'].lower()][0]}"
    if match["dozen"]:
        return "12pc"
    if match["unit"]:
        base, factor = _UNITS[match["unit"].lower()]
        size = _value(match["number"]) * factor
        text = format(size.normalize(), "f")
        return (
            f"{match['times']}x{text}{base}" if match["times"] and match["times"] != "1" else f"{text}{base}"
        )
    return f"{_value(match['count'] or match['of']).normalize():f}pc"


def _value(words: str) -> Decimal:
    if words[0].isdecimal():
        return Decimal(words)
    said = words.lower()
    if said.startswith(("half", "quarter")):
        return Decimal("0.5" if said.startswith("half") else "0.25")
    tens, is_hundreds, _ = said.partition("hundred")
    value = word_value(tens or "one") or 0
    return Decimal(value * 100 if is_hundreds else value)
