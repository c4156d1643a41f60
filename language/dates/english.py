"""The date grammar of English.

Rules are tried from the most to the least specific; each takes its characters out of the
text, so that "last week of October" is not also a "last week".
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from language.dates import atom, english_comparison, english_counted
from language.dates import english_rule as rule
from language.dates.asked import asked_about
from language.dates.english_patterns import RULES
from language.dates.festival import FESTIVAL
from language.dates.reading import DateReading, DateSpan, Tense
from language.passing import is_told_in_passing
from language.pattern import Pattern
from language.tokens import ascii_digits

_UNPLACED = Pattern(rf"{FESTIVAL.pattern}|\b(?:kal|parso)\b", re.IGNORECASE)
"""Names of days that the sentence alone does not place: a festival, "kal" without a verb."""


_APART = Pattern(r"[,;&.?!]|\b(?:and|also|plus|then|or)\b")
_FRAME = Pattern(
    rf"\b(?:week|month|quarter|year)\W*$|(?:{atom.MONTH}|{atom.YEAR})\W*$|\bf\.?y\b", re.IGNORECASE
)
"""Days that others may be a part of, without saying so: "last week Saturday"."""


@lru_cache(maxsize=512)
def read(text: str, today: date, last_day: date, tense: Tense | None) -> DateReading:
    """Return the date expressions of an English message; see `language.dates.read_dates`.

    Kept for a while: the planner reads the parts of one message several times.
    """
    now = rule.Now(today, last_day, tense)
    rest = ascii_digits(text).lower()
    if len(rest) != len(text):  # a letter whose lower case is longer: places must stay true
        rest = ascii_digits(text)
    unplaced = [(match[0], match.span()) for match in _UNPLACED.finditer(rest)]
    unresolved: list[str] = []
    spans: list[DateSpan] = []
    ends: list[DateSpan] = []
    for pattern, days_of in RULES:
        for match in pattern.finditer(rest):
            place = match.span()
            try:
                found = days_of(match, now)
            except (ValueError, OverflowError):  # 31 June, or the year 12000: no such day
                unresolved.append(match[0].strip())
                rest = _blank(rest, place)
                continue
            if found is not None:
                several = found if isinstance(found, tuple) else (found,)
                for one in several:
                    span = _span(one, text, one.place or place, today)
                    spans.append(span)
                    ends += [span] if one.upto else []
                rest = _blank(rest, place)
    named = [span.place for span in spans]
    asked = [words for words, place in unplaced if not (spans and is_told_in_passing(place, rest))]
    unresolved = [*asked, *unresolved]
    spans = _framed(sorted(_up_to(spans, ends), key=lambda span: span.place), rest)
    spans = asked_about(spans, rest, today)
    periods, compare_to, cues = english_comparison.split(rest, text, spans, today)
    return DateReading(
        periods=periods,
        compare_to=compare_to,
        places=tuple(sorted({*named, *cues, *(place for _, place in unplaced)})),
        unresolved=tuple(unresolved),
    )


def _up_to(spans: list[DateSpan], ends: list[DateSpan]) -> list[DateSpan]:
    """Return spans, an end that is said of one of them taken as its end: "this month till yesterday"."""
    for end in ends:
        for other in spans:
            bare = atom.is_bare(end.text)
            days = (
                None if other is end else english_counted.within((other.start, other.end), end.end, bare=bare)
            )
            if days is not None:
                part = DateSpan(*days, other.text, other.place)
                spans = [part if span is other else span for span in spans if span is not end]
                break
    return spans


def _framed(spans: list[DateSpan], rest: str) -> list[DateSpan]:
    """Return spans, of two where one is only the frame of the other the narrow one: "last week, Saturday"."""
    if len(spans) != 2 or spans[0].horizon_days != spans[1].horizon_days is not None:
        return spans
    first, second = spans
    between = rest[first.place[1] : second.place[0]]
    if (between.strip() != "," and _APART.search(between)) or english_comparison.compares(rest):
        return spans
    for frame, narrow in ((first, second), (second, first)):
        if _FRAME.search(frame.text):
            days = english_counted.of_frame((frame.start, frame.end), (narrow.start, narrow.end), narrow.text)
            if days is not None:
                return [DateSpan(*days, narrow.text, narrow.place, narrow.horizon_days)]
    return spans


def _blank(text: str, place: tuple[int, int]) -> str:
    return text[: place[0]] + "\x00" * (place[1] - place[0]) + text[place[1] :]


def _span(found: rule.Found, text: str, place: tuple[int, int], today: date) -> DateSpan:
    start, end = found.days
    horizon = found.horizon
    if horizon is None and end > today:
        horizon = (end - today).days
    return DateSpan(start, end, text[place[0] : place[1]].strip(), place, horizon)
