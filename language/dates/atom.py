"""A single day or month in English words or digits: `25 Nov`, `Nov 25, 2025`, `Monday`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from language.dates.calendar import Days, month_days, unit_days
from language.dates.reading import Tense

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu", "friday fri",
            "saturday sat", "sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip

_MAY_BE = (
    r"(?!\s+(?:run|be|not|have|go|sell|finish|last|need|get|want|i|we|you|also|well|fall|drop|end|lose|require|come"
    r"|become)\b)"
)
"""What no month is followed by: "may run out"."""

MONTH = (
    "(?:"
    + "|".join(sorted((name for name in MONTHS if name != "may"), key=len, reverse=True))
    + rf"|may(?=\b){_MAY_BE})\b\.?"
)
WEEKDAY = "(?:" + "|".join(sorted(WEEKDAYS, key=len, reverse=True)) + r")\b"
DAY_NAME = "(?:" + "|".join(day for day in WEEKDAYS if day.endswith("day")) + ")"
LONG_WEEKDAY = DAY_NAME + r"\b"
YEAR = r"(?:19|20)\d\d\b(?!-\d\d-)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_TENS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_ORDINALS = {
    **{name: number for number, name in enumerate(_TENS, start=1)},
    **{f"twenty {name}": 20 + number for number, name in enumerate(_TENS[:9], start=1)},
    "thirtieth": 30,
    "thirty first": 31,
}
ORDINAL = (
    "(?:"
    + "|".join(name.replace(" ", r"[\s-]") for name in sorted(_ORDINALS, key=len, reverse=True))
    + r")\b"
)
_ISO = r"\b\d{4}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])\b"
_DMY = r"\b(?:3[01]|[12]\d|0?[1-9])[-/.](?:1[0-2]|0?[1-9])[-/.](?:19|20)?\d\d\b"
_DAY_MONTH = rf"(?:{WEEKDAY},?\s+)?(?:the\s+)?\b(?:{DAY}|{ORDINAL})(?:\s+of)?[\s-]*{MONTH}(?:,?[\s-]*{YEAR})?"
_MONTH_DAY = rf"(?:{WEEKDAY},?\s+)?\b{MONTH}\s*{DAY}(?:,?\s*{YEAR})?"
_DM = (
    r"(?:(?<=\bon )|(?<=\bof )|(?<=\bto )|(?<=\bfrom )|(?<=\bbetween )|(?<=\band )|(?<=\btill )"
    r"|(?<=\buntil )|(?<=\bsince )|(?<=\bby )|(?<=\bfor )|(?<=\bdated )"
    r"|(?<![\d/.-])(?=(?:3[01]|[12]\d|0[1-9])/(?:1[0-2]|0[1-9]))"
    r"|(?<![\d/.-])(?=(?:3[01]|2[5-9]|1[3-9])/[1-9](?!\d)))"
    r"(?:3[01]|[12]\d|0?[1-9])/(?:1[0-2]|0?[1-9])(?![\d/%]|\.\d|\s*(?:%|kg|g|gm|ml|l|litres?|pack|pcs|share|rd|th)\b)"
)
"""A day and its month in figures, where that is what they are: "13/10", "on 5/9"."""
SINGLE_DAY = rf"(?:{_ISO}|{_DMY}|{_DM}|{_DAY_MONTH}|{_MONTH_DAY})"
_WHICH_MONTH = r"(?:\s+of\s+(?:(?:this|the|last|next|previous|current|same)\s+)?month)"
_NOT_A_DAY = (
    r"(?!\s+(?:week|fortnight|half|quarter|stores?|shops?|branch|outlet|one|items?|lines?|products?|prices?|rates?|time|day"
    r"|year|option|choice|bills?|invoices?|largest|highest|best|most|biggest|lowest|worst|party|floor|of\s+them)\b)"
)
DAY_OF_MONTH = rf"(?:(?<![\d.,])(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?|\b{ORDINAL}){_WHICH_MONTH}"
"""A day of this month or of the one before: "5th of last month"."""

BARE_DAY = (
    r"(?:\b(?:the\s+)?(?<![\d.,])(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)\b"
    + _NOT_A_DAY
    + r"|\bdate\s+(?:3[01]|[12]\d|0?[1-9])\b)"
    + _WHICH_MONTH
    + "?"
)
"""A day of a month that goes without saying: "the 20th", "date 20", "the 5th of last month"."""

NAMED_DAY = (
    r"\b(?:the\s+)?(?:day[\s-]+before[\s-]+yesterday|day[\s-]+after[\s-]+tomorrow|today|yesterday|tomorrow"
    r"|tonight|last\s+night)\b"
)
WHICH_WEEKDAY = r"(?:last|past|previous|this|next|coming|upcoming|following)\s+"
ANY_DAY = rf"(?:{SINGLE_DAY}|{NAMED_DAY}|\b(?:{WHICH_WEEKDAY})?{WEEKDAY})"
ANY_DAY_OR_BARE = rf"(?:{ANY_DAY}|{BARE_DAY})"
_IN_DIGITS = r"(?<![\d/.-])(?:1[0-2]|0?[1-9])[-/](?:19|20)\d\d\b"
MONTH_YEAR = rf"(?:\b{MONTH}(?:,?\s+{YEAR})?|{_IN_DIGITS})"
EDGE = (
    r"(?:\b(?:mid|early|late)(?:\s+|-)|\b(?:the\s+)?(?:middle|start|beginning|end)\s+of\s+)"
    rf"(?:(?:(?:the|this|last|next)\s+)?month\b|{MONTH_YEAR})(?!\s*\d)"
)
"""A third of a month, or, where days run from it or to it, its first, middle or last day."""

_NAMED = {
    "day before yesterday": -2,
    "day after tomorrow": 2,
    "today": 0,
    "tonight": 0,
    "last night": -1,
    "yesterday": -1,
    "tomorrow": 1,
}


def is_bare(words: str) -> bool:
    """Tell whether words end in a day of a month that goes without saying: "up to the 10th"."""
    return re.search(BARE_DAY + r"\W*$", words, re.IGNORECASE) is not None and "month" not in words.lower()


def parse_days(text: str, today: date, tense: Tense | None) -> Days | None:
    """Return the days an atom names, first and last; `None` where it is none.

    A date without its year is the nearest one in the direction of `tense`.
    """
    words = re.sub(r"\s+", " ", text.strip().lower()).strip(" .,")
    words = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", words)
    for name, offset in _NAMED.items():
        if words.removeprefix("the ") == name:
            day = today + timedelta(days=offset)
            return day, day
    for reader in (_edge, _numeric, _bare_day, _day_and_month, _weekday, _month):
        days = reader(words, today, tense)
        if days is not None:
            return days
    return None


def month_of_edge(words: str, today: date, tense: Tense | None) -> Days | None:
    """Return the month of which an edge is named: "mid-September", "the end of last month"."""
    which = re.search(r"\b(?:(last|next|this|the)\s+)?month\s*$", words)
    if which:
        return unit_days("month", today, {"last": -1, "next": 1}.get(which[1] or "", 0))
    named = re.search(MONTH_YEAR + r"\s*$", words)
    return parse_days(named[0], today, tense) if named else None


def _edge(words: str, today: date, tense: Tense | None) -> Days | None:
    if not re.fullmatch(EDGE, words):
        return None
    month = month_of_edge(words, today, tense)
    if month is None:
        return None
    if re.search(r"\b(?:mid|middle)\b", words):
        day = month[0].replace(day=15)
    else:
        day = month[1] if re.search(r"\b(?:late|end)\b", words) else month[0]
    return day, day


def _numeric(words: str, today: date, tense: Tense | None) -> Days | None:
    if re.fullmatch(_ISO, words):
        year, month, day = (int(part) for part in re.split(r"[-/.]", words))
    elif re.fullmatch(_DMY, words):
        day, month, year = (int(part) for part in re.split(r"[-/.]", words))
        year += 2000 if year < 100 else 0
    elif re.fullmatch(r"\d{1,2}/\d{1,2}", words):
        day, month = (int(part) for part in words.split("/"))
        return _nearest(month, day, today, tense)
    else:
        return None
    found = date(year, month, day)
    return found, found


def _bare_day(words: str, today: date, tense: Tense | None) -> Days | None:
    """Return the day of this month, or of the nearest one that has it in the direction of `tense`."""
    if not (re.fullmatch(BARE_DAY, words) or re.fullmatch(DAY_OF_MONTH, words)):
        return None
    said = re.search(rf"\b{ORDINAL}", words)
    day = _ORDINALS[said[0].replace("-", " ")] if said else int(re.sub(r"\D", "", words))
    which = re.search(r"\b(this|last|next|previous|current)\s+month", words)
    offset = {"last": -1, "previous": -1, "next": 1}.get(which[1], 0) if which else 0
    if which or words.endswith("month"):
        found = unit_days("month", today, offset)[0].replace(day=day)
        return found, found
    step = 1 if tense == "future" else -1
    for months in range(0, 3 * step, step):
        first, last = unit_days("month", today, months)
        if day <= last.day:
            found = first.replace(day=day)
            if (found > today) if step > 0 else (found <= today):
                return found, found
    return None


def _day_and_month(words: str, today: date, tense: Tense | None) -> Days | None:
    month_match = re.search(rf"(?<![a-z]){MONTH}", words)
    day_match = re.search(rf"(?<!\d){DAY}", words)
    said = re.search(rf"\b{ORDINAL}", words)
    if not month_match or not (day_match or said):
        return None
    month = MONTHS[month_match[0].rstrip(".")]
    day = (
        _ORDINALS[said[0].replace("-", " ")]
        if said
        else int(re.sub(r"\D", "", day_match[0] if day_match else ""))
    )
    year_match = re.search(YEAR, words)
    if year_match:
        found = date(int(year_match[0]), month, day)
        return found, found
    return _nearest(month, day, today, tense)


def _nearest(month: int, day: int, today: date, tense: Tense | None) -> Days:
    """Return the day of a month in the year that is nearest in the direction of the tense."""
    years = (today.year, today.year - 1) if tense != "future" else (today.year, today.year + 1)
    found = date(years[0], month, day)
    if (tense != "future" and found > today) or (tense == "future" and found < today):
        found = date(years[1], month, day)
    return found, found


def _weekday(words: str, today: date, tense: Tense | None) -> Days | None:
    match = re.fullmatch(rf"(?:(last|past|previous|this|next|coming|upcoming|following) )?({WEEKDAY})", words)
    if not match:
        return None
    wanted = WEEKDAYS[match[2]]
    ahead = match[1] in ("next", "coming", "upcoming", "following")
    found = unit_days("week", today)[0] + timedelta(days=wanted)
    if (
        match[1] == "this"
        and not (tense == "future" and found < today)
        and not (tense == "past" and found > today)
    ):
        pass
    elif ahead or (match[1] in (None, "this") and tense == "future"):
        found = today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    else:
        found = today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1)
    return found, found


def _month(words: str, today: date, tense: Tense | None) -> Days | None:
    numbers = re.fullmatch(r"(1[0-2]|0?[1-9])[-/]((?:19|20)\d\d)", words)
    if numbers:
        return month_days(int(numbers[2]), int(numbers[1]))
    match = re.fullmatch(rf"({MONTH})(?:,? ({YEAR}))?", words)
    if not match:
        return None
    month = MONTHS[match[1].rstrip(".")]
    if match[2]:
        return month_days(int(match[2]), month)
    first, last = month_days(today.year, month)
    if tense != "future" and first > today:
        return month_days(today.year - 1, month)
    if tense == "future" and last < today:
        return month_days(today.year + 1, month)
    return first, last
