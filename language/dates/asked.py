"""Which of several days a message asks about.

A length that is said outright ("the next 12 days", "by Friday") goes before a feast, a weekday or
a date that only gives the reason: "it is Diwali on Sunday, how much will sell in the next 12 days".
Days of a part that only tells something are not asked about either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from language.dates import english_comparison
from language.dates.english_words import COUNT, NEXT, PAST
from language.dates.reading import DateSpan
from language.passing import is_told_in_passing
from language.pattern import Pattern

_LENGTH = Pattern(
    r"(?:(?:in|over|for|during|within|of|on|at|by|from|to|the|about|full|whole|complete|entire)\s+)*"
    rf"(?:(?:{NEXT}|{PAST}|last\s+for)\s+)?(?:{COUNT}[\s-]+)?(?:{NEXT}\s+)?"
    r"(?:day|week|fortnight|month|quarter|hour)s?(?:['’]s?)?(?:[\s-]+(?:long|ahead|time|to\s+come))?",
    re.IGNORECASE,
)
_UNTIL = Pattern(r"^(?:by|till|until|upto|up\s+to|through|before|prior\s+to|ahead\s+of)\b", re.IGNORECASE)
_BOTH_ENDS = Pattern(
    r"^(?:from|between)\b.*\b(?:to|and|till|until)\b|(?<![\d/-])\d{1,2}(?:st|nd|rd|th)?\s*(?:-|–|to)\s*\d{1,2}(?![\d/-])",
    re.IGNORECASE,
)
_INSTEAD = Pattern(
    r"[\s,.;…–-]*(?:(?:no|nahi|not)\b[\s,.]*)?(?:sorry|i\s+meant?|rather|make\s+(?:that|it)|actually|correction|oops|wait|no|not|nahi)\b"
    r"[\s,.:;…–-]*(?:(?:in|for|on|of|the|it'?s)\s+)*"
)
"""Between a day and the one that takes its place."""
_THAT_IS = Pattern(
    r"\s*[,;:(–—-]*\s*(?:(?:i\.?\s?e\b\.?|that\s+is(?:\s+to\s+say)?|that'?s|viz\.?|namely|meaning|which\s+(?:is|means)|mean|aka|=)"
    r"[\s,:]*(?:(?:in|for|from|of|the)\s+)*|\((?=\x00+\s*\)))"
)
"""Between days and the words that say which they are: "H1, i.e. April through September", "Q2 (Jul to …)"."""
_NOT = Pattern(r"\bnot\s+(?:(?:in|for|on|of|the)\s+)*$")
_DENIED_BEFORE = Pattern(
    r"(?:^|[.,;:!?–\x00-]|\s{4,})\s*(?:and\s+|but\s+)?not\s+(?:(?:in|for|on|of|the)\s+)*$"
)
_DENIED_BEHIND = Pattern(r"\s*(?:ones?\s+)?(?:not|nahi)\s*(?:[,.;!?]|$)")
"""A day that is not meant, whatever stands beside it: "for September. Not October", "July not, this one".

The dot behind a day may be blanked out with it.
"""
_THEN = Pattern(r"\s*(?:,|\bbut\b)[\s,]*(?:(?:in|for|on|of|the)\s+)*")
_JOINED = Pattern(
    r"\W*(?:(?:and|or|to|till|until|for|in|on|the|plus|vs|versus|than|compared|with|both)\b\W*)*",
    re.IGNORECASE,
)
"""Between two days that belong together: "today and the next three days"."""
_LONGEST_POINT = 10
"""Days of a feast; what is longer is a period of its own."""
_ENDS = Pattern(
    r"[,.;:!?\n]+|\s[-–—]\s|\b(?:so|then|because|since|as\s+there|as\s+it|due\s+to)\b", re.IGNORECASE
)
_ASKS = Pattern(r"\b(?:how|what|which|show|tell|give|list|compare)\b", re.IGNORECASE)
_OF_FIGURES = Pattern(
    r"\b(?:sales?|sold|stock|prices?|rates?|orders?|forecast|demand|revenue|margin|profit|units|left|returns?)\b",
    re.IGNORECASE,
)


def asked_about(spans: Sequence[DateSpan], rest: str, today: date) -> list[DateSpan]:
    """Return the days that are asked about, in their order; all of them where nothing tells them apart.

    Args:
        spans: The days a text names, in order.
        rest: The lower-cased text, the characters of days blanked out.
        today: The day relative words count from.
    """
    spans = _without_taken_back(spans, rest)
    if len(spans) < 2 or english_comparison.holds_against(rest):
        return list(spans)
    kept = [span for span in spans if not is_told_in_passing(span.place, rest)] or list(spans)
    outright = next((span for span in kept if _is_outright(span)), None)
    if outright is None:
        return kept
    return [span for span in kept if span is outright or not _is_aside(span, outright, rest, today)]


def _without_taken_back(spans: Sequence[DateSpan], rest: str) -> list[DateSpan]:
    """Return days without those that others take the place of: "September, sorry, October"."""
    meant = [span for span in spans if not _is_denied(span, rest)] or list(spans)
    dropped = [one for one, after in pairwise(meant) if _is_taken_back(one, after, rest)]
    kept = [span for span in meant if span not in dropped]
    if english_comparison.holds_against(rest):  # "yesterday against last Tuesday", which it was, too
        return kept
    return list({(span.start, span.end): span for span in reversed(kept)}.values())[::-1]


def _is_denied(span: DateSpan, rest: str) -> bool:
    start, end = span.place
    return bool(_DENIED_BEFORE.search(rest[:start]) or _DENIED_BEHIND.match(rest, end))


def _is_taken_back(span: DateSpan, after: DateSpan, rest: str) -> bool:
    between = rest[span.place[1] : after.place[0]]
    if _INSTEAD.fullmatch(between) or _says_which(span, after, rest):
        return True
    return _NOT.search(rest[: span.place[0]]) is not None and _THEN.fullmatch(between) is not None


def _says_which(span: DateSpan, after: DateSpan, rest: str) -> bool:
    """Tell whether later days say which the earlier ones are."""
    said = _THAT_IS.match(rest, span.place[1])
    return said is not None and said.end() == after.place[0]


def _is_outright(span: DateSpan) -> bool:
    return any(
        found is not None
        for found in (_LENGTH.fullmatch(span.text), _UNTIL.match(span.text), _BOTH_ENDS.search(span.text))
    )


def _is_aside(span: DateSpan, outright: DateSpan, rest: str, today: date) -> bool:
    """Tell whether a day only stands beside a length that is asked about."""
    if _is_outright(span) or (span.end - span.start).days > _LONGEST_POINT:
        return False
    first, last = sorted((span.place, outright.place))
    if _JOINED.fullmatch(rest[first[1] : last[0]]):
        return False
    own, others = _part(span, rest), _part(outright, rest)
    if own == others:
        return span.start > today and outright.end > today
    text = rest[slice(*own)]
    return _ASKS.search(text) is None and (span.start > today or _OF_FIGURES.search(text) is None)


def _part(span: DateSpan, rest: str) -> tuple[int, int]:
    ends = [
        match.end() for match in _ENDS.finditer(rest) if not span.place[0] <= match.start() < span.place[1]
    ]
    start = max((end for end in ends if end <= span.place[0]), default=0)
    return start, min((end for end in ends if end > span.place[0]), default=len(rest))
