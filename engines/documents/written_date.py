"""Dates as documents print them: 12/03/2025 (day first), 12-Mar-25, March 12, 2025, १२ मार्च २०२५."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from language.tokens import ascii_digits

_ENGLISH = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_HINDI = (
    "जनवरी", "फरवरी फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर सितम्बर", "अक्टूबर अक्तूबर",
    "नवंबर नवम्बर", "दिसंबर दिसम्बर",
)  # fmt: skip
MONTHS = {
    name: number
    for names in (_ENGLISH, _HINDI)
    for number, forms in enumerate(names, start=1)
    for name in forms.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
# A time may be printed onto the year: "19-03-201818:08".
_YEAR = r"(?P<year>(?:19|20)\d\d(?=\d\d:\d)|(?:19|20)\d\d|'?\d\d)"
_DAY = r"(?P<day>\d{1,2})"
_END = r"(?:(?!\d)(?![/.-]\d)|(?=\d\d:\d))"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[-/.]\s?(?P<number>\d{{1,2}})\s?[-/.]\s?{_DAY}{_END}",
        rf"(?<![\d/.-]){_DAY}\s?(?P<sign>[-/.])\s?(?P<number>\d{{1,2}})\s?(?P=sign)\s?{_YEAR}{_END}",
        rf"(?<!\d){_DAY}\s?(?:st|nd|rd|th)?[\s,./-]*(?:of\s+)?{_MONTH}[\s,./-]*{_YEAR}{_END}",
        rf"(?<![a-z]){_MONTH}[\s.,/-]*{_DAY}(?:st|nd|rd|th)?[\s,./-]+{_YEAR}{_END}",
        rf"(?<![\d.+-])(?<![\d+-]\s){_DAY}\s(?P<number>\d{{1,2}})\s(?P<year>(?:19|20)\d\d)(?!\s?\d)",
        r"(?<!\d)(?P<day>\d\d)(?P<number>\d\d)(?P<year>20\d\d)(?!\d)",
    )
)
_COMPACT = len(_PATTERNS) - 1
_LETTERS = str.maketrans({"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "|": "1", "S": "5", "B": "8"})
_DATELIKE = re.compile(
    r"(?<![A-Za-z\d])[\dOoQlI|SB]{1,2}\s?[-/.]\s?[\dOoQlI|SB]{1,2}\s?[-/.]\s?[\dOoQlI|SB]{2,4}(?![A-Za-z\d])"
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text, characters `start` to `end`; `sure` unless day and month had to change places."""

    value: date
    raw: str
    start: int
    end: int
    sure: bool = True


def find_dates(text: str, *, misread: bool = False, compact: bool = False) -> tuple[WrittenDate, ...]:
    """Return the dates of a text in their order.

    Args:
        text: The text, one line.
        misread: Whether letters may stand for digits.
        compact: Whether eight digits in a row are a date too.
    """
    plain = ascii_digits(text)
    if misread:
        plain = _DATELIKE.sub(lambda match: match.group().translate(_LETTERS), plain)
    found: list[WrittenDate] = []
    taken: list[tuple[int, int]] = []
    for index, pattern in enumerate(_PATTERNS):
        if index == _COMPACT and not compact:
            continue
        for match in pattern.finditer(plain):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            read = _read(match)
            if read is not None:
                taken.append(match.span())
                found.append(
                    WrittenDate(
                        read[0], text[match.start() : match.end()], match.start(), match.end(), read[1]
                    )
                )
    return tuple(sorted(found, key=lambda item: item.start))


def _read(match: re.Match[str]) -> tuple[date, bool] | None:
    parts = match.groupdict()
    day = int(parts["day"])
    month = MONTHS[parts["month"].lower()] if parts.get("month") else int(parts["number"])
    year = int(parts["year"].strip("'"))
    year += 2000 if year < 100 else 0
    sure = True
    if month > 12 >= day:
        day, month, sure = month, day, False
    try:
        return date(year, month, day), sure
    except ValueError:
        return None
