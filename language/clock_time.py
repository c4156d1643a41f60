"""Times of day in a message: "at 9", "10 pm", "8:30", "raat das baje", "साढ़े आठ बजे", "eight thirty"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from functools import cache

from language.gloss.lexicon import lexicon
from language.numbers import WORDS, word_value
from language.pattern import Pattern
from language.tokens import ascii_digits

_MINUTES = r"(?:fifteen|thirty|(?:twenty|thirty|fou?rty|fifty)(?:[\s-]+five)?|ten)"
_MORE = frozenset({"+0.5", "+0.25", "-0.25"})
"""Sadhe, sava and paune: how much more or less than the hour after them is meant."""


@cache
def _hours() -> dict[str, int]:
    """Return the names of the twelve hours, in English and in every spelling of a Hindi one."""
    english = {word: value for word, value in WORDS.items() if 1 <= value <= _NOON}
    return english | {word: hour for hour in range(1, _NOON + 1) for word in lexicon().number_words(hour)}


@cache
def _clock_pattern() -> re.Pattern[str]:
    """Return what a time of day looks like."""
    named = "|".join(sorted(_hours(), key=len, reverse=True))
    return re.compile(
        rf"""
        (?:(?P<half>s[aā]{{1,2}}[dr]he|saade|sadhe|half\s+past|साढ़े|साढे)\s+
          |(?P<quarter>sav?wa|sava|quarter\s+past|सवा)\s+
          |(?P<short>paune|pone|quarter\s+to|पौने)\s+)?
        (?:
            (?<![\w.:])(?P<hour>\d{{1,2}})(?:\s*[:.]\s*(?P<minute>[0-5]\d))?
            (?!\s*(?:%|alerts?\b|अलर्ट|times?\b|baar\b|बार|days?\b|din\b|दिन))
          | (?:(?<=half\ past\ )|(?<=quarter\ past\ )|(?<=quarter\ to\ )|(?<=\bat\ )|(?<=\bnot\ )
              |(?<=\bbetween\ )|(?<=\band\ )|(?<=\bto\ )|(?<=\bbefore\ )|(?<=\bafter\ )
              |(?<=\bse\ )|(?<=से\ ))(?P<spelt>{named})(?!\w)(?:[\s-]+(?P<minutes>{_MINUTES})\b)?
          | (?<!\w)(?P<named>{named})(?:[\s-]+(?P<named_minutes>{_MINUTES}))?(?=\s*(?:
              baje|bje|o'?\s*clock|बजे|am\b|pm\b|a\.m|p\.m|in\s+the\s+|at\s+night|sharp\b|to\s+(?:{named})\b
              |te\b|tak\b|ke\s+baad\b|तक|के\s+बाद|se\b(?!\s+(?:[zj]y?ada|adhik|kam)\b)
              |से(?!\s+(?:ज़्यादा|ज्यादा|अधिक|कम))))
        )
        \s*(?P<mark>a\.?m\.?|p\.?m\.?|baje|bje|o'?\s*clock|hrs?\b|बजे)?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


_BEFORE_BAJE = Pattern(
    r"(?<![^\s,;:(])(?:(?P<more>[^\W\d_]\S*)\s+)?(?P<hour>\d{1,2}|[^\W\d_][^\s\d,;:]*)\s*(?=\b(?:baje|bje)\b|बजे)",
    re.IGNORECASE,
)
_BETWEEN = Pattern(r"\b(?:se|to|till?|until|tak|and|aur)\b|से|तक|और|[-–]", re.IGNORECASE)
"""What parts two times: a half of the day that is named after it is the second one's."""
_MORNING = Pattern(r"\b(?:morning|subah|savere|sawere|a\.?m)\b|सुबह|सवेरे", re.IGNORECASE)
_NIGHT = Pattern(r"\b(?:night|evening|raat|rat|shaam|sham|p\.?m)\b|रात|शाम", re.IGNORECASE)
_AFTERNOON = Pattern(r"\b(?:afternoon|dop[ae]?har|dupahar)\b|दोपहर|दुपहर", re.IGNORECASE)
_DENIED_BEFORE = Pattern(r"\b(?:not|instead\s+of|rather\s+than)\s+(?:at\s+)?$", re.IGNORECASE)
_DENIED = Pattern(
    r"\s*(?:ko|pe|par|को|पर)?\s*(?:nahi+n?|nhi|no|नहीं|नही)\s*(?:$|[,.।!]|(?=\d))", re.IGNORECASE
)
_NOON = 12
_NEAR = 24
"""Characters around a time in which a word for the half of the day is its own."""


@dataclass(frozen=True)
class Clock:
    """A time as a message gives it; `sure` where it says itself which half of the day it means ("01:35").

    `start` and `end` are its place in the text whose hours before "baje" are in figures.
    """

    at: time
    sure: bool
    start: int
    end: int

    def in_half(self, *, afternoon: bool) -> time:
        """Return the time, in the half of the day that is meant where the message leaves it open."""
        if self.sure or self.at.hour > _NOON:
            return self.at
        hour = self.at.hour % _NOON + (_NOON if afternoon else 0)
        return self.at.replace(hour=hour % 24)


def find_clock_times(text: str) -> tuple[Clock, ...]:
    """Return the times of day of a text, in their order."""
    found: list[Clock] = []
    plain = _BEFORE_BAJE.sub(_in_figures, ascii_digits(text))
    matches = list(_clock_pattern().finditer(plain))
    ends = [0, *(match.end() for match in matches)]
    starts = [*(match.start() for match in matches[1:]), len(plain)]
    for match, earlier, later in zip(matches, ends, starts, strict=False):
        spelt = match["named"] or match["spelt"]
        hour = _hours()[spelt.casefold()] if spelt else int(match["hour"])
        minute = 30 if match["half"] else 15 if match["quarter"] else _minutes(match)
        if match["short"]:
            hour, minute = (hour - 1) % 24, 45
        if hour > 24 or (hour == 24 and minute):
            continue
        mark = (match["mark"] or "").replace(".", "").casefold()
        before = plain[max(earlier, match.start() - _NEAR) : match.start()]
        if earlier:
            before = _parted(before)[1]
        after = plain[match.end() : min(match.end() + _NEAR, later)]
        if later < len(plain):
            after = _parted(after)[0]
        found.append(_clock(hour % 24, minute, mark, before + " " + after, match))
    wanted = [one for one in found if not _is_denied(one, plain)]
    return tuple(wanted or found)


def _in_figures(match: re.Match[str]) -> str:
    """Return an hour before "baje" in figures, however it is spelled: "sade dus" is 10:30, "dedh" 1:30."""
    more, hour = match["more"] or "", match["hour"]
    value = hour if hour.isdecimal() else lexicon().number(hour.casefold())
    if value is None or not value[0].isdecimal():
        return match[0]
    added = lexicon().number(more.casefold()) if more else None
    minutes = int((Decimal(value) + Decimal(added if added in _MORE else 0)) * 60)
    figures = f"{minutes // 60}:{minutes % 60:02} " if minutes % 60 else f"{minutes // 60} "
    return figures if added in _MORE or not more else f"{more} {figures}"


def _parted(between: str) -> tuple[str, str]:
    """Return of what stands between two times what belongs to the first, and what to the second."""
    parts = _BETWEEN.split(between)
    return parts[0], parts[-1] if len(parts) > 1 else ""


def _minutes(match: re.Match[str]) -> int:
    spelt = match["minutes"] or match["named_minutes"]
    return (word_value(spelt.replace("fourty", "forty")) or 0) if spelt else int(match["minute"] or 0)


def _is_denied(clock: Clock, text: str) -> bool:
    """Tell whether a time is only what is not meant: "at eight, not seven", "8 बजे, 7 बजे नहीं"."""
    denied = _DENIED_BEFORE.search(text[: clock.start]) or _DENIED.match(text, clock.end)
    return denied is not None


def _clock(hour: int, minute: int, mark: str, around: str, match: re.Match[str]) -> Clock:
    night, morning = _NIGHT.search(around), _MORNING.search(around)
    if _AFTERNOON.search(around) and hour <= _NOON and not mark.startswith(("a", "p")):
        return Clock(time(hour % _NOON + _NOON, minute), True, match.start(), match.end())
    whole_day = hour == 0 or (match["minute"] is not None and (match["hour"] or "").startswith("0"))
    sure = hour > _NOON or whole_day or mark in {"am", "pm"} or bool(night) != bool(morning)
    if 0 < hour <= _NOON and (mark == "pm" or (mark != "am" and night and not morning)):
        late = hour == _NOON and mark != "pm"  # twelve at night is midnight
        small = hour < 5 and mark != "pm"  # two at night is early
        hour = 0 if late else hour if small else hour % _NOON + _NOON
    elif 0 < hour <= _NOON and (mark == "am" or (morning and not night)):
        hour %= _NOON
    return Clock(time(hour, minute), sure, match.start(), match.end())
