"""Which of the periods a message names are there only to be compared with, in English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from language.dates.atom import MONTH, MONTHS
from language.dates.calendar import CalendarUnit, shift_months, unit_days
from language.dates.reading import Comparison, DateSpan
from language.pattern import Pattern

Place = tuple[int, int]
_Halves = tuple[tuple[DateSpan, ...], DateSpan | Comparison | None]
_Split = tuple[tuple[DateSpan, ...], DateSpan | Comparison | None, tuple[Place, ...]]

_UNITS = r"(?:day|week|fortnight|month|quarter|year|period)"
_CUE = Pattern(
    r"\b(?:(?:vs|versus|against)\b(?!\.?\s+actuals?\b)|relative\s+to|than|compared?\s+(?:to|with|against)|in\s+comparison\s+(?:to|with)|beside|alongside|set\s+against"
    r"|as\s+opposed\s+to)\b\.?"
)
_VERSUS = Pattern(r"\b(?:vs|versus|against|than)\b")
_OF_DAYS = Pattern(r"(?:(?:the|our|my|in|for|of|on|it|was|same|just)(?:\s+|$))*")
"""Words that stand between "vs" and the days it compares with: any other is what is compared."""
_COMPARE = Pattern(r"\bcompar(?:e|ed|ing|ison)\b")
_GAP = Pattern(r"\b(?:difference|gap)\b")
"""Of two periods it is one against the other; of one it says nothing about days."""
_GROWTH = Pattern(
    r"\b(?:growth|grow|grew|grown|increased?|changed?|up|down|rise|rose|drop(?:ped)?|declined?|f[ae]ll|jump(?:ed)?)"
    r"\s+(?:over|from|on|since)(?=\s+(?:the\s+)?(?:last|previous|prior)\s+(?:day|week|month|quarter|year)\b)"
)
_YEAR_WORDS = Pattern(
    r"\b(?:the\s+)?same\s+(?:period|time|days?|dates?|stretch|span|week|month|quarter)s?\s+(?:of\s+|in\s+)?(?:the\s+)?(?:last|previous)\s+year\b"
    r"|\b(?:last|previous)\s+year(?:'?s)?\s+(?:the\s+)?(?:same|this)\s+(?:period|time|days?|week|month|quarter)s?\b"
    r"|\b(?:a|one|the)\s+year\s+(?:ago|before|earlier|prior)\b"
    r"|\byear[\s-]+(?:on|over)[\s-]+year\b|\by-?o-?y\b|\b(?:the\s+)?(?:previous|prior)\s+year\b"
)
_PERIOD_WORDS = Pattern(
    rf"\b(?:the\s+)?(?:one\s+|{_UNITS}\s+)before\b(?!\s+(?:the\s+)?last)(?:\s+(?:that|it))?"
    r"|\b(?:the\s+)?(?:same\s+)?\d{1,3}\s+(?:days?\s+|weeks?\s+|months?\s+)?(?:before|prior|earlier)\b(?!\s+\w*day)(?:\s+(?:that|it))?"
    r"|\band\s+the\s+(?:last|previous|prior)(?:\s+one)?(?=\s*(?:$|[,.?!]))"
    r"|\b(?:the\s+)?(?:previous|prior|preceding)\s+\d{1,3}\b(?:\s+(?:days?|weeks?|months?)\b)?"
    rf"|\b(?:the\s+)?(?:previous|prior|preceding|earlier)\s+(?:one|{_UNITS})\b"
    rf"|\b(?:week|month|quarter|day)[\s-]+(?:on|over)[\s-]+(?:week|month|quarter|day)\b|\b(?:m-?o-?m|w-?o-?w|q-?o-?q)\b"
    r"|\b(?:with|to|vs|than|against)\s+(?:the\s+)?(?:(?:previous|prior|before)\b|last(?=\s*(?:$|[,.?!])))"
)
_AND_IN = Pattern(r"\band\s+(?:(?:how\s+(?:much|many)|what|was|were|is|it|in|for|of|the)\s+)*$")
"""Before "the month before": asked for beside the days that are named."""
_STRETCH = r"(?:days?|dates?|weekdays?|period|time|stretch|span|window|point)"
_SAME_DAYS = Pattern(
    rf"\b(?:the\s+)?(?:same|that|equal)\s+(?:number\s+of\s+)?{_STRETCH}\s+(?:(?:of|in|from|during)\s+)?(?:the\s+)?"
    r"(?:(?:last|previous|prior|preceding)\s+(?P<unit>week|month|quarter)\b"
    r"|(?:a|one|1|the)\s+(?P<ago>week|month|quarter)\s+(?:ago|earlier|before|back|prior)\b"
    rf"|(?P<month>{MONTH}))"
    rf"|\b(?:last|previous)\s+(?P<unit_first>week|month|quarter)(?:'?s)?,?\s+(?:the\s+|in\s+)?(?:same|that|this|equal)\s+{_STRETCH}\b"
)
"""As many days of an earlier week, month or quarter."""
_SET_APART = Pattern(r"\b(?:difference|same|growth|change[ds]?|why|more|less|better|worse)\b")
_SAME_UNIT_OF_YEAR = Pattern(r"\bsame\s+(week|month|quarter)\b")
_WEEK = timedelta(days=7)
_LAST_UNIT = Pattern(r"(?:last|previous|prior|preceding)\s+(week|month|quarter|year|day)$")
_SAME_UNIT: dict[str, CalendarUnit] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
}


_COUNTED = Pattern(r"(?:\d+|(?!last|this|next|previous|past|that|the)[a-z]+)\s+(?:days?|weeks?|months?)")
_UNIT_OF_RATE: dict[str, CalendarUnit] = {"w": "week", "m": "month", "q": "quarter"}


def split(rest: str, text: str, spans: Sequence[DateSpan], today: date) -> _Split:
    """Divide the periods found into those asked about and the one compared with.

    Args:
        rest: The lower-cased text, characters of `spans` blanked out.
        text: The text as written.
        spans: The date expressions, in order.
        today: The day relative words count from.

    Returns:
        The periods asked about, what they are compared with, and the places of the words
        of comparison.
    """
    full = text.lower() if len(text.lower()) == len(text) else text
    cue = _CUE.search(rest) or _GROWTH.search(full)
    cue = None if cue and _only_counts(cue, full, spans) else cue
    year = _YEAR_WORDS.search(full)
    before = _PERIOD_WORDS.search(full)
    weak = _COMPARE.search(rest)
    cues = tuple(match.span() for match in (cue, year, before, weak) if match)
    split_off = _by_same_days(full, spans, today, compared=bool(cue or weak))
    if split_off is None and year:
        split_off = _by_year(year, spans, today, compared=bool(cue or weak))
    alike = before is not None and bool(spans) and _AND_IN.search(full[: before.start()]) is not None
    if split_off is None and before and (cue or weak or alike or _is_rate(before[0])):
        asked = _outside(spans, before.span()) or _so_far(before[0], today, before.span())
        split_off = asked, "previous_period"
    if split_off is not None:
        return split_off[0], split_off[1], cues
    if cue is None:
        if len(spans) >= 2 and (weak or _GAP.search(rest)):  # "compare October with September"
            late, early = (spans[0], spans[1]) if spans[0].start >= spans[1].start else (spans[1], spans[0])
            return (late,), early, cues
        return tuple(spans), None, cues if weak else ()
    return (*_divided(full, spans, cue, today), cues)


def _only_counts(cue: re.Match[str], full: str, spans: Sequence[DateSpan]) -> bool:
    """Tell whether "than" is only followed by a length: "less than 3 days of stock" compares no days."""
    behind = next((span for span in spans if span.place[0] >= cue.end()), None)
    if cue[0] != "than" or behind is None or full[cue.end() : behind.place[0]].strip():
        return False
    return _COUNTED.fullmatch(behind.text.lower()) is not None


def _by_same_days(full: str, spans: Sequence[DateSpan], today: date, *, compared: bool) -> _Halves | None:
    """Divide the periods where they are held against as many days of an earlier week or month.

    Held against nothing, "the same days last month" are asked about themselves.
    """
    same = _SAME_DAYS.search(full)
    if same is None:
        return None
    asked = _outside(spans, same.span())
    if compared:
        return (asked, _earlier(same, asked[0], today)) if asked else None
    unit = same["unit"] or same["unit_first"]
    if asked or unit is None or "day " in same[0] or same[0].endswith("day"):
        return None
    so_far = DateSpan(unit_days(_SAME_UNIT[unit], today)[0], today, same[0], same.span())
    return (_earlier(same, so_far, today),), None


def _by_year(
    year: re.Match[str], spans: Sequence[DateSpan], today: date, *, compared: bool
) -> _Halves | None:
    """Divide the periods at words of the year before: "same month last year" alone is that month."""
    asked = _outside(spans, year.span())
    unit = None if asked or compared else _SAME_UNIT_OF_YEAR.search(year[0])
    if unit is not None:
        start, end = unit_days(_SAME_UNIT[unit[1]], shift_months(today, -12))
        return (DateSpan(start, end, year[0], year.span()),), None
    return (asked, "previous_year") if compared or "same" in year[0] or _is_rate(year[0]) else None


def holds_against(rest: str) -> bool:
    """Tell whether a text, in lower case, holds some days against others."""
    return any(cue.search(rest) for cue in (_CUE, _COMPARE, _GROWTH))


def compares(rest: str) -> bool:
    """Tell whether a text, in lower case, holds days or anything else against others."""
    return holds_against(rest) or _SET_APART.search(rest) is not None


def _so_far(words: str, today: date, place: Place) -> tuple[DateSpan, ...]:
    """Return the unit under way where a text only names the one before: "growth over last quarter"."""
    unit = re.search(r"\b(week|month|quarter|year)\b", words)
    if unit is None:
        return _last_whole(words, today, place)
    return (DateSpan(unit_days(_SAME_UNIT[unit[1]], today)[0], today, words, place),)


def _last_whole(words: str, today: date, place: Place) -> tuple[DateSpan, ...]:
    """Return the last whole week, month or quarter that "wow", "mom" or "qoq" sets against another."""
    unit = _UNIT_OF_RATE.get(words[:1]) if _is_rate(words) else None
    if unit is None:
        return ()
    return (DateSpan(*unit_days(unit, today, -1), words, place),)


def _divided(
    full: str, spans: Sequence[DateSpan], cue: re.Match[str], today: date
) -> tuple[tuple[DateSpan, ...], DateSpan | Comparison | None]:
    """Divide the periods at a word that compares."""
    asked = tuple(span for span in spans if span.place[1] <= cue.end())
    other = [span for span in spans if span.place[1] > cue.end()]
    if not asked and len(other) >= 2:  # "compared to September, how was October"
        asked, other = tuple(other[1:2]), other[:1]
    if not other:
        return asked, None
    between = full[cue.end() : other[0].place[0]]
    if not asked and _VERSUS.search(cue[0]) and not _OF_DAYS.fullmatch(between.strip()):
        return tuple(spans), None  # "dairy vs snacks last month": names are compared, not days
    return _asked(asked, other[0], today)


def _earlier(same: re.Match[str], asked: DateSpan, today: date) -> DateSpan:
    """Return the days asked about, as far as they are over, in the week, month or quarter that is named."""
    start, end = asked.start, min(asked.end, max(asked.start, today))
    unit = same["unit"] or same["ago"] or same["unit_first"]
    if unit == "week":
        return DateSpan(start - _WEEK, end - _WEEK, same[0], same.span())
    months = {"month": 1, "quarter": 3}.get(unit or "")
    if months is None:
        months = (start.month - MONTHS[same["month"].strip(" .")] - 1) % 12 + 1
    return DateSpan(shift_months(start, -months), shift_months(end, -months), same[0], same.span())


def _is_rate(words: str) -> bool:
    return bool(re.search(r"o-?[ymwq]$|\b(?:on|over)\b", words))


def _is_year_before(other: DateSpan, asked: DateSpan) -> bool:
    """Tell whether days are those of the year before, day by day or as whole months."""
    start = (other.start.year + 1, other.start.month, other.start.day)
    return (
        start == (asked.start.year, asked.start.month, asked.start.day) and other.end.month == asked.end.month
    )


def _outside(spans: Sequence[DateSpan], place: Place) -> tuple[DateSpan, ...]:
    return tuple(span for span in spans if span.place[1] <= place[0] or span.place[0] >= place[1])


def _asked(
    asked: tuple[DateSpan, ...], other: DateSpan, today: date
) -> tuple[tuple[DateSpan, ...], DateSpan | Comparison]:
    if asked and _is_year_before(other, asked[0]):
        return asked, "previous_year"
    if asked and (asked[0].start, asked[0].end) == (other.start, other.end) and other.start == other.end:
        other = DateSpan(
            other.start - _WEEK, other.end - _WEEK, other.text, other.place
        )  # that weekday's last
    match = _LAST_UNIT.search(other.text.lower())
    if match is None:
        return asked, other
    unit = _SAME_UNIT[match[1]]
    if not asked:  # "how do sales compare to last month": this one so far
        start = unit_days(unit, today)[0]
        asked = (DateSpan(start, today, other.text, other.place),)
        return asked, "previous_year" if unit == "year" else other
    if unit == "year":
        return asked, "previous_year"
    if (asked[0].start, asked[0].end) == (other.start, other.end):
        return asked, "previous_period"
    return asked, other
