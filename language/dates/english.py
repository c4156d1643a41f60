"""The date grammar of English.

Rules are tried from the most to the least specific; each takes its characters out of the
text, so that "last week of October" is not also a "last week".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from language.dates import atom, english_comparison
from language.dates.calendar import (
    DAYS_OF_UNIT,
    CalendarUnit,
    Days,
    financial_year,
    rolling_days,
    shift_months,
    unit_days,
)
from language.dates.reading import DateReading, DateSpan, Tense
from language.numbers import WORDS, word_value
from language.tokens import ascii_digits

_UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year)s?\b"
_COUNT_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_COUNT = (
    rf"(?P<count>\d{{1,3}}|(?:{_COUNT_WORD})(?:[\s-](?:{_COUNT_WORD}))?"
    r"|(?:a\s+)?couple\s+of|(?:a\s+)?few|an?)"
)
_LEAD = r"(?:\b(?:in|over|for|during|within|across|throughout|of|on|at|by|from)\s+)?(?:the\s+)?"
_FESTIVALS = (
    r"\b(?:diwali|deepavali|holi|eid|dussehra|navratri|raksha\s+bandhan|rakhi|onam|pongal|ganesh\s+chaturthi"
    r"|durga\s+puja|christmas|independence\s+day|republic\s+day|karwa\s+chauth|dhanteras|janmashtami)\b"
)
_LONGEST_HORIZON = 3_650
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


@dataclass(frozen=True)
class _Now:
    today: date
    last_day: date
    tense: Tense | None


@dataclass(frozen=True)
class _Found:
    days: Days
    horizon: int | None = None


_Rule = Callable[[re.Match[str], _Now], _Found | None]


def read(text: str, today: date, last_day: date, tense: Tense | None) -> DateReading:
    """Return the date expressions of an English message; see `language.dates.read_dates`."""
    now = _Now(today, last_day, tense)
    rest = ascii_digits(text).lower()
    if len(rest) != len(text):  # a letter whose lower case is longer: places must stay true
        rest = ascii_digits(text)
    unresolved = [match[0] for match in re.finditer(_FESTIVALS, rest)]
    spans: list[DateSpan] = []
    for pattern, rule in _RULES:
        for match in pattern.finditer(rest):
            place = match.span()
            try:
                found = rule(match, now)
            except (ValueError, OverflowError):  # 31 June, or the year 12000: no such day
                unresolved.append(match[0].strip())
                rest = _blank(rest, place)
                continue
            if found is not None:
                spans.append(_span(found, text, place, today))
                rest = _blank(rest, place)
    spans.sort(key=lambda span: span.place)
    periods, compare_to, cues = english_comparison.split(rest, text, spans, today)
    return DateReading(
        periods=periods,
        compare_to=compare_to,
        places=tuple(sorted({*(span.place for span in spans), *cues})),
        unresolved=tuple(unresolved),
    )


def _blank(text: str, place: tuple[int, int]) -> str:
    return text[: place[0]] + "\x00" * (place[1] - place[0]) + text[place[1] :]


def _span(found: _Found, text: str, place: tuple[int, int], today: date) -> DateSpan:
    start, end = found.days
    horizon = found.horizon
    if horizon is None and end > today:
        horizon = (end - today).days
    return DateSpan(start, end, text[place[0] : place[1]].strip(), place, horizon)


# --- pieces ---------------------------------------------------------------------------


def _unit(match: re.Match[str]) -> CalendarUnit:
    units: dict[str, CalendarUnit] = {
        "day": "day",
        "week": "week",
        "fortnight": "fortnight",
        "month": "month",
        "quarter": "quarter",
        "year": "year",
    }
    return units[match["unit"]]


def _count(match: re.Match[str]) -> int:
    words = re.sub(r"\s+", " ", match["count"])
    if words.isdecimal():
        return int(words)
    if "couple" in words:
        return 2
    if "few" in words:
        return 3
    return 1 if words in ("a", "an") else word_value(words) or 0


def _ahead(days: int, today: date) -> _Found | None:
    if not 1 <= days <= _LONGEST_HORIZON:
        return None
    return _Found((today + timedelta(days=1), today + timedelta(days=days)), days)


# --- rules ----------------------------------------------------------------------------


def _range(match: re.Match[str], now: _Now) -> _Found | None:
    last = atom.parse_days(match["last"], now.today, now.tense)
    if last is None:
        return None
    first_words = match["first"]
    bare = re.fullmatch(r"(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?", first_words.strip())
    if bare:
        start = last[1].replace(day=int(bare[1]))
    else:
        if re.search(atom.YEAR, match["last"]) and not re.search(atom.YEAR, first_words):
            start = _nearest_before(first_words, last[1])
        else:
            found = atom.parse_days(first_words, now.today, now.tense)
            start = found[0] if found else None
        if start is None:
            return None
    end = last[1]
    if start > end:
        start = _nearest_before(first_words, end) or start
    return _Found((start, end)) if start <= end else None


def _nearest_before(words: str, end: date) -> date | None:
    days = atom.parse_days(words, end, "past")
    return days[0] if days else None


def _since(match: re.Match[str], now: _Now) -> _Found | None:
    days = atom.parse_days(match["day"], now.today, "past")
    return _Found((days[0], now.today)) if days and days[0] <= now.today else None


def _since_unit(match: re.Match[str], now: _Now) -> _Found | None:
    offset = -1 if match["which"] in ("last", "previous") else 0
    return _Found((unit_days(_unit(match), now.today, offset)[0], now.today))


def _deadline(match: re.Match[str], now: _Now) -> _Found | None:
    days = atom.parse_days(match["day"], now.today, "future")
    if days is None or days[1] <= now.today:
        return None
    return _ahead((days[1] - now.today).days, now.today)


def _unit_end(match: re.Match[str], now: _Now) -> _Found | None:
    offset = 1 if (match["which"] or "").strip() == "next" else 0
    end = unit_days(_unit(match), now.today, offset)[1]
    return _ahead((end - now.today).days, now.today) or _Found((now.today, end), 1)


def _past_rolling(match: re.Match[str], now: _Now) -> _Found | None:
    count = _count(match)
    return _Found(rolling_days(_unit(match), count, now.last_day)) if count else None


def _ago(match: re.Match[str], now: _Now) -> _Found | None:
    count, unit = _count(match), _unit(match)
    if unit == "fortnight":
        unit, count = "week", count * 2
    return _Found(unit_days(unit, now.today, -count)) if count else None


def _future_rolling(match: re.Match[str], now: _Now) -> _Found | None:
    return _ahead(_count(match) * DAYS_OF_UNIT[_unit(match)], now.today)


def _duration(match: re.Match[str], now: _Now) -> _Found | None:
    return _past_rolling(match, now) if now.tense == "past" else _future_rolling(match, now)


def _calendar(offset: int, match: re.Match[str], now: _Now) -> _Found | None:
    unit = _unit(match)
    if offset > 0:
        horizon = DAYS_OF_UNIT[unit]
        if unit == "fortnight":
            return _ahead(horizon, now.today)
        return _Found(unit_days(unit, now.today, offset), horizon)
    if unit == "fortnight":
        return _Found(rolling_days("fortnight", 1, now.last_day)) if offset else _ahead(14, now.today)
    if unit == "day":
        day = now.last_day if offset == -1 and now.last_day < now.today else now.today + timedelta(offset)
        return _Found((day, day))
    return _this(unit, now) if offset == 0 else _Found(unit_days(unit, now.today, offset))


def _this(unit: CalendarUnit, now: _Now) -> _Found:
    days = unit_days(unit, now.today)
    return _Found(days, max(1, (days[1] - now.today).days))


def _to_date(match: re.Match[str], now: _Now) -> _Found | None:
    return _Found((unit_days(_unit(match), now.today)[0], now.today))


def _to_date_short(match: re.Match[str], now: _Now) -> _Found | None:
    units: dict[str, CalendarUnit] = {"w": "week", "m": "month", "q": "quarter", "y": "year"}
    return _Found((unit_days(units[match["letter"]], now.today)[0], now.today))


def _weekend(match: re.Match[str], now: _Now) -> _Found | None:
    which = (match["which"] or "").strip()
    if not which:
        which = "last" if now.tense == "past" else "this"
    offset = {"last": -1, "past": -1, "previous": -1, "this": 0, "coming": 0, "next": 1}[which]
    sunday = unit_days("week", now.today, offset)[1]
    return _Found(
        (sunday - timedelta(days=1), sunday), max(1, (sunday - now.today).days) if offset >= 0 else None
    )


def _quarter(match: re.Match[str], now: _Now) -> _Found | None:
    number = int(match["number"]) if match["number"] else _ORDINALS[match["ordinal"]]
    year = int(match["year"]) if match["year"] else now.today.year
    days = unit_days("quarter", date(year, 3 * number - 2, 1))
    if not match["year"] and days[0] > now.today and now.tense != "future":
        days = unit_days("quarter", date(year - 1, 3 * number - 2, 1))
    if not match["year"] and days[1] < now.today and now.tense == "future":
        days = unit_days("quarter", date(year + 1, 3 * number - 2, 1))
    return _Found(days)


def _part_of_month(match: re.Match[str], now: _Now) -> _Found | None:
    month = atom.parse_days(match["month"], now.today, now.tense)
    if month is None:
        return None
    length = (_count(match) if match["count"] else 1) * DAYS_OF_UNIT[_unit(match)]
    if match["which"] == "last":
        return _Found((month[1] - timedelta(days=length - 1), month[1]))
    start = month[0] + timedelta(days=length * (_ORDINALS[match["which"]] - 1))
    return _Found((start, min(start + timedelta(days=length - 1), month[1])))


def _relative_month(match: re.Match[str], now: _Now) -> _Found | None:
    which = match["which"]
    days = atom.parse_days(match["month"], now.today, "past" if which == "last" else None)
    if days is None:
        return None
    if which == "last" and days[1] >= now.today:  # the one before this one
        days = atom.parse_days(match["month"], shift_months(days[0], -1), "past") or days
    if which == "next" and days[0] <= now.today:
        days = atom.parse_days(match["month"], shift_months(now.today.replace(day=1), 1), "future") or days
    if which == "this":
        days = (days[0].replace(year=now.today.year), days[1].replace(year=now.today.year))
    return _Found(days)


def _single(match: re.Match[str], now: _Now) -> _Found | None:
    days = atom.parse_days(match["day"], now.today, now.tense)
    if days is None:
        return None
    return _Found(days, 1) if days == (now.today, now.today) and now.tense == "future" else _Found(days)


def _year(match: re.Match[str], now: _Now) -> _Found | None:
    return _Found(unit_days("year", date(int(match["year"]), 1, 1)))


def _financial(match: re.Match[str], now: _Now) -> _Found | None:
    if match["year"]:
        digits = int(match["year"])
        return _Found(financial_year(date(digits if digits > 99 else 2000 + digits, 4, 1)))
    which = match["which"] or "this"
    return _Found(financial_year(now.today, {"last": -1, "previous": -1, "next": 1}.get(which, 0)))


def _all_time(match: re.Match[str], now: _Now) -> _Found | None:
    return _Found((now.last_day - timedelta(days=3_649), now.last_day))


def _compiled(*rules: tuple[str, _Rule]) -> tuple[tuple[re.Pattern[str], _Rule], ...]:
    return tuple((re.compile(pattern), rule) for pattern, rule in rules)


_MONTH_OR_DAY = rf"(?:{atom.ANY_DAY}|{atom.MONTH_YEAR})"
_PAST = r"(?:last|past|previous|preceding|trailing)"
_NEXT = r"(?:next|coming|upcoming|following)"

_RULES = _compiled(
    (
        rf"{_LEAD}\b(?P<which>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+(?:{_COUNT}\s+)?"
        rf"{_UNIT}\s+(?:of|in)\s+(?P<month>{atom.MONTH_YEAR})",
        _part_of_month,
    ),
    (
        rf"\bbetween\s+(?P<first>{_MONTH_OR_DAY}|{atom.DAY})\s+(?:and|to|-|–)\s+(?P<last>{_MONTH_OR_DAY})",
        _range,
    ),
    (
        rf"(?:\bfrom\s+)?(?P<first>{_MONTH_OR_DAY}|\b(?:the\s+)?{atom.DAY}(?:\s+of)?)\s*"
        rf"(?:\bto\b|\btill\b|\buntil\b|\bthrough\b|\bthru\b|-|–|—)\s*(?P<last>{_MONTH_OR_DAY})",
        _range,
    ),
    (rf"\bsince\s+(?P<day>{_MONTH_OR_DAY})", _since),
    (
        rf"\bsince\s+(?:the\s+)?(?:(?:start|beginning)\s+of\s+)?(?:the\s+)?(?P<which>last|previous|this)?\s*"
        rf"{_UNIT}",
        _since_unit,
    ),
    (
        rf"\bfrom\s+(?:the\s+)?(?:(?:start|beginning)\s+of\s+)?(?:the\s+)?(?P<which>last|previous|this)?\s*{_UNIT}"
        r"\s+(?:till|until|to|through)\s+(?:date|now|today)\b",
        _since_unit,
    ),
    (r"\b(?P<unit>week|month|quarter|year)[\s-]+to[\s-]+date\b", _to_date),
    (rf"\bso\s+far\s+(?:in\s+)?(?:this|the)\s+{_UNIT}", _to_date),
    (rf"\b(?:this|the)\s+{_UNIT}\s+(?:so\s+far|till\s+(?:now|date)|until\s+now)\b", _to_date),
    (r"\b(?P<letter>[wmqy])td\b", _to_date_short),
    (rf"\b(?:rest|remainder|remaining\s+part)\s+of\s+(?:the|this)\s+(?P<which>)?{_UNIT}", _unit_end),
    (
        rf"\b(?:by|till|until|before|up\s+to|through)\s+(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?(?P<which>next\s+)?{_UNIT}",
        _unit_end,
    ),
    (rf"\b(?:by|till|until|before)\s+(?:the\s+|this\s+)?(?P<which>next\s+)?{_UNIT}\s*-?\s*end\b", _unit_end),
    (rf"\b(?:by|till|until|up\s+to|through|upto)\s+(?P<day>{_MONTH_OR_DAY})", _deadline),
    (rf"{_LEAD}\b{_UNIT}\s+before\s+last\b", partial(_calendar, -2)),
    (rf"\b{_COUNT}\s+{_UNIT}\s+ago\b", _ago),
    (
        rf"{_LEAD}\b(?P<which>last|this|previous|next)?\s*(?:financial\s+year|fiscal\s+year|fiscal|fy)"
        r"(?:\s*(?P<year>(?:20)?\d\d)(?:\s*[-/–]\s*(?:20)?\d\d)?)?\b",
        _financial,
    ),
    (rf"{_LEAD}\b{_PAST}\s+{_COUNT}\s+{_UNIT}", _past_rolling),
    (rf"{_LEAD}\b{_NEXT}\s+{_COUNT}\s+{_UNIT}", _future_rolling),
    (rf"{_LEAD}\b{_COUNT}\s+{_NEXT}\s+{_UNIT}", _future_rolling),
    (rf"{_LEAD}\b(?P<which>last\s+|this\s+|next\s+|coming\s+|past\s+|previous\s+)?weekend\b", _weekend),
    (rf"{_LEAD}\b(?P<which>last|next|this)\s+(?P<month>{atom.MONTH})(?!\s*\d)", _relative_month),
    (rf"{_LEAD}\b{_PAST}\s+{_UNIT}", partial(_calendar, -1)),
    (rf"{_LEAD}\b{_NEXT}\s+{_UNIT}", partial(_calendar, 1)),
    (rf"{_LEAD}\b(?:this|current|present)\s+{_UNIT}", partial(_calendar, 0)),
    (rf"{_LEAD}(?P<day>{atom.SINGLE_DAY}|{atom.NAMED_DAY})", _single),
    (rf"{_LEAD}(?P<day>\b(?:last\s+|this\s+|next\s+){atom.WEEKDAY})", _single),
    (rf"{_LEAD}(?P<day>\b{atom.LONG_WEEKDAY})", _single),
    (rf"\b(?:on|by|since)\s+(?P<day>{atom.WEEKDAY})", _single),
    (
        rf"{_LEAD}\b(?:q(?P<number>[1-4])|(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter)\b"
        rf"(?:\s*(?:of\s+)?'?(?P<year>{atom.YEAR}))?",
        _quarter,
    ),
    (rf"{_LEAD}(?P<day>\b(?!may\b(?!\s+(?:19|20)\d\d)){atom.MONTH_YEAR})", _single),
    (rf"\b(?:in|for|of|during|since|last|month\s+of)\s+(?P<day>may\b(?:\s+{atom.YEAR})?)", _single),
    (rf"\b(?:in|for|of|during|year)\s+(?P<year>{atom.YEAR})(?!\s*(?:g|ml|kg|units?|rs|rupees)\b)", _year),
    (rf"{_LEAD}\b(?!an?\s){_COUNT}[\s-]+{_UNIT}", _duration),
    (rf"\b(?:for|in|within|over|during)\s+{_COUNT}\s+{_UNIT}", _duration),
    (r"\b(?:of\s+)?all[\s-]+time\b|\bto\s+date\b|\bsince\s+(?:the\s+)?(?:start|beginning)\b", _all_time),
)
