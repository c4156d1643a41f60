"""The patterns of the English date grammar, from the most to the least specific, and what reads each."""

from __future__ import annotations

from functools import partial

from language.dates import atom, english_day, english_part, english_year
from language.dates import english_rule as rule
from language.dates.english_ends import ENDS
from language.dates.english_spans import SPANS
from language.dates.english_words import COUNT, GONE, LEAD, NEXT, NUMBER, PAST, UNIT, compiled

_NAMED = compiled(
    (
        rf"(?:\bnot\s+(?:the\s+)?(?:last|previous)\s+{UNIT}\s*,?\s*but\s+)(?:the\s+)?(?:one|\w+)\s+before(?:\s+(?:it|that|last))?\b",
        partial(rule.read_calendar, -2),
    ),
    (
        rf"{LEAD}\b{UNIT}\s+before\s+(?:the\s+)?last(?:\s+one|\s+(?:week|month|quarter|year))?\b",
        partial(rule.read_calendar, -2),
    ),
    (rf"\b{COUNT}\s+{UNIT}\s+ago\b", rule.read_ago),
    (
        rf"\b(?:to|will|would|can|must|may|might|should|wo|do|does|could|can)(?:\s*not|n['’]?t)?\s+(?:even\s+|only\s+|not\s+)?last\s+"
        rf"(?:for\s+|even\s+|another\s+|only\s+)?{COUNT}\s+{UNIT}",
        rule.read_future_rolling,
    ),
    (
        rf"{LEAD}\b{english_year.FINANCIAL}(?:'s)?\s*,?\s*(?:in\s+|of\s+)?(?P<half>)?q(?P<number>[1-4])\b",
        english_year.read_part_of_financial,
    ),
    (rf"{LEAD}\b{english_year.FINANCIAL}", english_year.read_financial),
    (
        r"\b(?:in|for|of|year|during)\s+(?P<which>)?(?P<year>20\d\d)\s*[-/–]\s*(?P<until>(?:20)?\d\d)\b(?![-/.]\d)",
        english_year.read_financial,
    ),
    (r"(?<![\w/.-])(?P<year>20\d\d)\s?[-/–]\s?(?P<until>\d\d)(?![\w/.-])", english_year.read_bare_financial),
    (rf"{LEAD}\b(?:{NEXT}\s+)?(?P<hours>24|36|48|72|96)\s*-?\s*hours?\b", rule.read_hours),
    (rf"{LEAD}\b{PAST}\s+{COUNT}\s+{UNIT}", rule.read_past_rolling),
    (rf"{LEAD}\b[lt](?P<count>\d{{1,3}})(?P<letter>[dwm])\b", rule.read_short_rolling),
    (rf"{LEAD}(?<![\w.,₹/-])(?P<count>\d{{1,3}})(?P<letter>d)\b", rule.read_short_duration),
    (rf"{LEAD}\bt\s?[-–]\s?(?P<back>\d{{1,2}})\b(?!\s*(?:%|days?|[-/.]\d))", rule.read_days_back),
    (rf"{LEAD}\b{NEXT}\s+{COUNT}\s+{UNIT}", rule.read_future_rolling),
    (
        rf"{LEAD}\b{COUNT}\s+{NEXT}\s+(?P<unit>day|week|fortnight|month|quarter|year)s\b",
        rule.read_future_rolling,
    ),
    (
        rf"{LEAD}\b(?P<which>last\s+|this\s+|next\s+|coming\s+|past\s+|previous\s+)?weekend\b"
        rf"(?P<gone>\s+{GONE}\b)?",
        rule.read_weekend,
    ),
    (
        rf"{LEAD}\b(?P<which>last|next|this)\s+(?P<month>{atom.MONTH})(?!\s*\d)",
        english_part.read_relative_month,
    ),
    (rf"{LEAD}\b{PAST}\s+{UNIT}", partial(rule.read_calendar, -1)),
    (rf"{LEAD}\b{NEXT}\s+{UNIT}", partial(rule.read_calendar, 1)),
    (rf"{LEAD}\b(?:this|current|present)\s+(?:calendar\s+)?{UNIT}", partial(rule.read_calendar, 0)),
    (
        rf"\b(?:from|after)\s+(?:the\s+)?(?P<day>{atom.SINGLE_DAY}|{atom.BARE_DAY}|{atom.LONG_WEEKDAY})",
        english_day.read_since_day,
    ),
    (rf"{LEAD}(?P<day>{atom.SINGLE_DAY}|{atom.NAMED_DAY})", rule.read_single),
    (rf"{LEAD}\b{atom.LONG_WEEKDAY},?\s+(?P<day>{atom.BARE_DAY})", rule.read_single),
    (
        r"\b(?:(?:as\s+)?(?:it\s+stood\s+)?(?:at|on|as\s+at|as\s+of)\s+)?(?:the\s+)?(?:last|latest|previous)\s+clos(?:ing|e)\b",
        rule.read_last_day,
    ),
    (rf"\b(?:on|for|of|dated|at|upon)\s+(?P<day>{atom.BARE_DAY})", rule.read_single),
    (r"(?P<day>\bdate\s+\d{1,2}\b)", rule.read_single),
    (rf"{LEAD}(?P<day>\b(?:{atom.WHICH_WEEKDAY}){atom.WEEKDAY})", rule.read_single),
    (
        rf"{LEAD}(?P<day>\b{atom.LONG_WEEKDAY})(?!\s+(?:deck|meeting|review|call|presentation|report|huddle|stand-?up)\b)",
        rule.read_single,
    ),
    (rf"\b(?:on|by|since)\s+(?P<day>{atom.WEEKDAY})", rule.read_single),
    (
        rf"{LEAD}\b(?:q(?P<number>[1-4])|(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter)\b"
        rf"(?:\s*(?:of\s+)?'?(?P<year>{atom.YEAR}))?",
        english_year.read_quarter,
    ),
    (rf"{LEAD}(?P<day>\b(?!may\b(?!\s+(?:19|20)\d\d)){atom.MONTH_YEAR})", rule.read_single),
    (rf"\b(?:in|for|of|during|since|last|month\s+of)\s+(?P<day>may\b(?:\s+{atom.YEAR})?)", rule.read_single),
    (
        rf"\b(?:in|for|of|during|year)\s+(?P<year>{atom.YEAR})(?!\s*(?:g|ml|kg|units?|rs|rupees)\b)",
        english_year.read_year,
    ),
    (
        rf"{LEAD}\b(?P<count>{NUMBER}|an?)[\s-]+(?P<unit>day|week|fortnight|month|quarter)(?:[\s-]+long\b|['’]s?(?=\s))",
        rule.read_duration,
    ),
    (rf"{LEAD}\b(?!an?\s){COUNT}[\s-]+{UNIT}", rule.read_duration),
    (rf"\b(?:for|in|within|over|during)\s+{COUNT}\s+{UNIT}", rule.read_duration),
    (
        r"\b(?:of\s+)?all[\s-]+time\b|\bto\s+date\b(?!\s+\d)|\b(?:since|from)\s+(?:the\s+)?(?:very\s+)?(?:start|beginning|inception|day\s+one|opening)\b"
        r"|\b(?:ever\s+)?since\s+(?:we|i|(?:the|our|my|this)\s+(?:shop|store|business|outlet)s?)\s+(?:\w+\s+)?(?:opened|started|began|launched|existed?)\b",
        rule.read_all_time,
    ),
)

RULES = (*SPANS, *ENDS, *_NAMED)
