"""Festivals by their day of the year at hand: "until Diwali" is until the eighth of November."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from language.dates.reading import Tense

Holidays = Callable[[date, date], Iterable[tuple[date, str]]]
"""Gives the holidays between two days, each with its name."""

_ALIASES: tuple[tuple[str, str], ...] = (
    ("diwali|deepavali|dipawali", "diwali|deepavali"),
    ("dhanteras", "dhanteras"),
    ("bhai(?:ya)?\\s+(?:dooj|duj)", "bhai d"),
    ("chhath(?:\\s+puja)?", "chhath"),
    ("holi", r"\bholi\b"),
    ("rakhi|raksha\\s+bandhan|rakshabandhan", "raksha"),
    ("dussehra|dasara|vijayadashami", "dussehra"),
    ("navratri|navratra", "navratri|navaratri"),
    ("durga\\s+puja", "durga"),
    ("janmashtami", "janmashtami"),
    ("ganesh\\s+chaturthi", "ganesh"),
    ("eid|id-ul-fitr", "fitr|eid"),
    ("bakrid|bakra\\s+eid", "adha|bakrid"),
    ("onam", "onam"),
    ("pongal", "pongal"),
    ("(?:makar\\s+)?sankranti|lohri", "sankranti|lohri"),
    ("karwa\\s+chauth|karva\\s+chauth", "karaka|karwa"),
    ("christmas|xmas", "christmas"),
    ("independence\\s+day", "independence"),
    ("republic\\s+day", "republic"),
    ("new\\s+year(?:'?s\\s+(?:day|eve))?", "new year"),
)
_NAMES = "|".join(said for said, _ in _ALIASES)
FESTIVAL = re.compile(
    rf"\b(?:(?P<which>last|previous|this|next|coming|upcoming)\s+)?(?P<name>{_NAMES})\b(?!\s+(?:pack|gift|special|box))",
    re.IGNORECASE,
)
_LONGEST = timedelta(days=10)
_WINDOW = timedelta(days=400)


def with_days(text: str, holidays: Holidays, today: date, tense: Tense | None) -> str:
    """Return the text with each festival's day in its place, where the calendar has it.

    "Last Diwali" is the one gone by, "next" and a bare one the one ahead, unless the sentence
    looks back.
    """
    if not FESTIVAL.search(text):
        return text
    known = sorted(holidays(today - _WINDOW, today + _WINDOW))

    def day_of(match: re.Match[str]) -> str:
        which = (match["which"] or "").lower()
        behind = which in ("last", "previous") or (not which and tense == "past")
        pattern = next(
            called for said, called in _ALIASES if re.fullmatch(said, match["name"], re.IGNORECASE)
        )
        named = [(day, name) for day, name in known if re.search(pattern, name, re.IGNORECASE)]
        days = [day for day, name in named if not _is_day_before(day, name, named)]
        past = [day for day in days if day < today]
        ahead = [day for day in days if day >= today]
        found = (past[-1:] if behind else ahead[:1]) or []
        return found[0].isoformat() if found else match[0]

    return FESTIVAL.sub(day_of, text)


def _is_day_before(day: date, name: str, named: Iterable[tuple[date, str]]) -> bool:
    """Tell whether a day only leads up to the festival: "Dussehra (Saptami)" two days before "Dussehra"."""
    return "(" in name and any("(" not in other and day < at <= day + _LONGEST for at, other in named)
