"""Times of day in a message: "at 9", "10 pm", "8:30", "raat das baje", "साढ़े आठ बजे"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from language.pattern import Pattern
from language.tokens import ascii_digits

_HOURS: dict[str, int] = {
    "ek": 1, "do": 2, "teen": 3, "char": 4, "chaar": 4, "paanch": 5, "panch": 5, "chhe": 6, "chhah": 6,
    "cheh": 6, "saat": 7, "sat": 7, "aath": 8, "ath": 8, "nau": 9, "das": 10, "gyarah": 11, "gyara": 11,
    "barah": 12, "bara": 12,
    "एक": 1, "दो": 2, "तीन": 3, "चार": 4, "पाँच": 5, "पांच": 5, "छह": 6, "छः": 6, "सात": 7, "आठ": 8,
    "नौ": 9, "दस": 10, "ग्यारह": 11, "बारह": 12,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_NAMED = "|".join(sorted(_HOURS, key=len, reverse=True))
_CLOCK = Pattern(
    rf"""
    (?:(?P<half>s[aā]{{1,2}}[dr]he|saade|sadhe|half\s+past|साढ़े|साढे)\s+|(?P<quarter>sav?wa|sava|quarter\s+past|सवा)\s+
      |(?P<short>paune|pone|quarter\s+to|पौने)\s+)?
    (?:
        (?<![\w.:])(?P<hour>\d{{1,2}})(?:\s*[:.]\s*(?P<minute>[0-5]\d))?
        (?!\s*(?:%|alerts?\b|अलर्ट|times?\b|baar\b|बार|days?\b|din\b|दिन))
      | (?:(?<=half\ past\ )|(?<=\bat\ )|(?<=\bnot\ )|(?<=\bbetween\ )
          |(?<=\band\ )|(?<=\bto\ )|(?<=\bbefore\ )|(?<=\bafter\ )
          |(?<=\bse\ )|(?<=से\ ))(?P<spelt>{_NAMED})(?!\w)
      | (?<!\w)(?P<named>{_NAMED})(?=\s*(?:
          baje|bje|o'?\s*clock|बजे|am\b|pm\b|a\.m|p\.m|in\s+the\s+|at\s+night|sharp\b|to\s+(?:{_NAMED})\b
          |te\b|tak\b|ke\s+baad\b|तक|के\s+बाद|se\b(?!\s+(?:[zj]y?ada|adhik|kam)\b)|से(?!\s+(?:ज़्यादा|ज्यादा|अधिक|कम))))
    )
    \s*(?P<mark>a\.?m\.?|p\.?m\.?|baje|bje|o'?\s*clock|hrs?\b|बजे)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
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
    """A time as a message gives it; `sure` where it says itself which half of the day it means ("01:35")."""

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
    plain = ascii_digits(text)
    matches = list(_CLOCK.finditer(plain))
    ends = [0, *(match.end() for match in matches)]
    starts = [*(match.start() for match in matches[1:]), len(plain)]
    for match, earlier, later in zip(matches, ends, starts, strict=False):
        spelt = match["named"] or match["spelt"]
        hour = _HOURS[spelt.casefold()] if spelt else int(match["hour"])
        minute = 30 if match["half"] else 15 if match["quarter"] else int(match["minute"] or 0)
        if match["short"]:
            hour, minute = (hour - 1) % 24, 45
        if hour > 24 or (hour == 24 and minute):
            continue
        mark = (match["mark"] or "").replace(".", "").casefold()
        # What stands between two times belongs to the first: "9 at night to 7".
        before = plain[max(0, match.start() - _NEAR) : match.start()] if not earlier else ""
        after = plain[match.end() : min(match.end() + _NEAR, later)]
        found.append(_clock(hour % 24, minute, mark, before + " " + after, match))
    wanted = [one for one in found if not _is_denied(one, plain)]
    return tuple(wanted or found)


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
