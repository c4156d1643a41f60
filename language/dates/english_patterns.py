"""The patterns of the English date grammar, from the most to the least specific, and what reads each."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from language.dates import atom, english_day, english_part, english_year
from language.dates import english_rule as rule
from language.numbers import WORDS

_UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year)s?\b"
_COUNT_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_COUNT = (
    rf"(?P<count>\d{{1,3}}|(?:{_COUNT_WORD})(?:[\s-](?:{_COUNT_WORD}))?"
    r"|(?:a\s+)?couple\s+of|(?:a\s+)?few|an?)"
)
_LEAD = r"(?:\b(?:in|over|for|during|within|across|throughout|of|on|at|by|from)\s+)?(?:the\s+)?"

_Rule = Callable[[re.Match[str], rule.Now], rule.Found | tuple[rule.Found, ...] | None]


def _compiled(*rules: tuple[str, _Rule]) -> tuple[tuple[re.Pattern[str], _Rule], ...]:
    return tuple((re.compile(pattern), days_of) for pattern, days_of in rules)


_MONTH_OR_DAY = rf"(?:{atom.ANY_DAY_OR_BARE}|{atom.MONTH_YEAR})"
_PAST = r"(?:last|past|previous|preceding|trailing|prev\.?|prior|bygone)"
_TO_NOW = r"(?:till|until|to|up\s*to|upto|through)\s+(?:now|date(?!\s+\d)|today)"
_NEXT = r"(?:next|coming|upcoming|following)"

_GONE = (
    r"(?:just\s+)?(?:gone(?:\s+by)?|went(?:\s+by)?|past|(?:just\s+)(?:ended|over|finished|completed)"
    r"|(?:that|which)\s+(?:has\s+)?(?:just\s+)?(?:went|gone|passed|ended|finished))(?:\s+by)?"
)
_REST = (
    r"(?:rest|remainder|remaining\s+(?:part|days?)|balance(?:\s+(?:part|days?))?"
    r"|(?:days?|what)\s+(?:is\s+)?left)"
)

RULES = _compiled(
    (
        rf"(?P<until>\b(?:till|until|by|up\s*to|upto)\s+)?(?:{_LEAD}{_COUNT}\s+|\bthe\s+)(?P<unit>day|week|fortnight|month)s?\s+"
        rf"(?:before|prior\s+to|ahead\s+of|leading\s+(?:up\s+)?to)\s+(?P<day>{atom.SINGLE_DAY})",
        english_day.read_days_before,
    ),
    (rf"{_LEAD}{english_day.DAYS_OF_MONTH}", english_day.read_days_of_month),
    (rf"{_LEAD}{english_day.DAYS_AFTER_MONTH}", english_day.read_days_after_month),
    (rf"{_LEAD}{english_day.NAMED_DAYS}", english_day.read_named_days),
    (english_day.SHORT_DAYS, english_day.read_named_days),
    (rf"{_LEAD}{english_day.MONTHS}", english_day.read_months),
    (
        rf"(?:\bfrom\s+|\bon\s+)?\b(?P<first>{atom.WEEKDAY})(?:\s*(?:to|till|through|until|-|–)\s*(?P<last>{atom.WEEKDAY}))?\s+(?:of\s+|in\s+)?"
        r"(?P<which>last|previous|this|next|coming)\s+week\b",
        english_day.read_weekdays_of_week,
    ),
    (
        rf"{_LEAD}\bquarter\s+(?:that\s+)?(?:ended|ending|to)\s+(?:in\s+)?(?P<month>{atom.MONTH})\b",
        english_year.read_quarter_of_month,
    ),
    (
        rf"{_LEAD}\b(?P<month>{atom.MONTH})\s+quarter\b",
        english_year.read_quarter_of_month,
    ),
    (
        rf"\b(?:since|from)\s+(?:the\s+)?(?:start|beginning)\s+of\s+(?P<day>{atom.MONTH_YEAR})",
        rule.read_since,
    ),
    (
        rf"{_LEAD}\b(?P<half>first|second|1st|2nd|other|h1|h2)(?:\s+half)?\s+(?:of\s+)?{english_year.FINANCIAL}",
        english_year.read_part_of_financial,
    ),
    (
        rf"{_LEAD}\b(?:q(?P<number>[1-4])|(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter)\s*,?\s*"
        rf"(?:of\s+)?(?P<half>)?{english_year.FINANCIAL}",
        english_year.read_part_of_financial,
    ),
    (
        rf"{_LEAD}\b(?P<half>first|second|1st|2nd)\s+half\s+of\s+(?:(?P<which>last|previous|this|the)\s+)?year\b",
        english_year.read_half_year,
    ),
    (
        r"\bfytd\b|\b(?:fy|financial\s+year|fiscal(?:\s+year)?)[\s-]+to[\s-]+date\b",
        english_year.read_financial_to_date,
    ),
    (
        rf"{_LEAD}\b(?:last|previous|second)[\s-]+(?:to[\s-]+)?(?:the\s+)?(?:last|previous)\s+{_UNIT}",
        partial(rule.read_calendar, -2),
    ),
    (
        rf"{_LEAD}\b(?P<which>first|second|1st|2nd|latter|other)\s+half\s+of\s+(?:(?P<month>{atom.MONTH_YEAR})"
        r"|(?:the\s+)?(?:this\s+)?(?P<last>last\s+)?month\b)",
        english_part.read_half,
    ),
    (
        rf"\b(?:since|from)\s+(?:the\s+)?(?:first|1st)\b\s*(?:day\s+)?(?:of\s+)?(?:(?P<month>{atom.MONTH_YEAR})"
        r"|(?:the\s+|this\s+)?month\b|(?=\W*$|[,.?!;]|(?:please|by|per|for|in|at)\b))"
        r"(?:\s+(?:till|until|to)\s+(?:now|date|today))?",
        english_part.read_since_first,
    ),
    (rf"{_LEAD}(?P<month>{atom.MONTH_YEAR})\s+to\s+date\b", english_part.read_month_to_date),
    (
        rf"{_LEAD}\b(?P<month>{atom.MONTH})\s+(?:of\s+)?(?:the\s+)?(?:last|previous)\s+year\b",
        english_part.read_month_of_last_year,
    ),
    (rf"\b{_REST}\s+(?:of|in)\s+(?P<month>{atom.MONTH_YEAR})", english_part.read_rest_of_month),
    (
        r"(?:\bfrom\s+)?(?:the\s+)?\b(?P<first>\d{1,2})(?:st|nd|rd|th)?\s*(?:to|till|until|-|–)\s*(?:the\s+)?"
        r"(?P<last>\d{1,2})(?:st|nd|rd|th)?\s+of\s+(?P<which>this|last|next|previous)\s+month\b",
        english_part.read_days_of_month,
    ),
    (
        r"\bbetween\s+(?:the\s+)?(?P<first>\d{1,2})(?:st|nd|rd|th)?\s+(?:and|to|&)\s+(?:the\s+)?"
        r"(?P<last>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<which>this|last|next|previous)\s+month\b",
        english_part.read_days_of_month,
    ),
    (
        rf"\b(?:since|from)\s+(?P<day>{atom.ANY_DAY_OR_BARE})\s+(?:onwards?|{_TO_NOW})",
        english_day.read_since_day,
    ),
    (rf"(?P<day>{atom.SINGLE_DAY}|{atom.BARE_DAY})\s+(?:onwards?|{_TO_NOW})", english_day.read_since_day),
    (rf"{_LEAD}\b{_UNIT}\s+{_GONE}\b", partial(rule.read_calendar, -1)),
    (rf"{_LEAD}\b(?P<unit>week|fortnight|month|quarter)\s+(?:ahead|to\s+come)\b", rule.read_one_ahead),
    (
        rf"\b(?:since|from)\s+(?:the\s+)?(?:start|beginning)\s+of\s+(?:the\s+|this\s+)?{_UNIT}"
        r"(?:\s+(?:so\s+far|(?:till|until|to|up\s*to)\s+(?:now|date|today)))?",
        rule.read_to_date,
    ),
    (rf"{_LEAD}\b(?P<unit>week|month|quarter|year)\s+so\s+far\b", rule.read_to_date),
    (
        rf"\b(?:from|between)\s+(?:today|now|tomorrow)\s+(?:and|to|till|until)\s+(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?"
        rf"(?P<which>next\s+)?{_UNIT}",
        rule.read_unit_end,
    ),
    (
        rf"\b(?:by\s+the\s+time|till|until|before)\s+(?:the|this)\s+(?P<which>)?{_UNIT}\s+(?:is\s+over|gets\s+over|ends?|finish(?:es)?|closes)\b",
        rule.read_unit_end,
    ),
    (rf"\b{_COUNT}\s+{_UNIT}\s+back\b", rule.read_ago),
    (rf"\b{_COUNT}\s+{_UNIT}\s+from\s+(?:now|today)\b", rule.read_future_rolling),
    (
        rf"{_LEAD}\b(?P<which>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+(?:{_COUNT}\s+)?"
        rf"{_UNIT}\s+(?:of|in)\s+(?:(?P<month>{atom.MONTH_YEAR})|(?P<other>last|previous|this|next)\s+month\b)",
        rule.read_part_of_month,
    ),
    (rf"\bfrom\s+(?P<day>{_MONTH_OR_DAY})\s+{_TO_NOW}\b", rule.read_since),
    (
        rf"\bbetween\s+(?P<first>{_MONTH_OR_DAY}|(?:the\s+)?{atom.DAY})\s+(?:and|to|-|–)\s+(?P<last>{_MONTH_OR_DAY})",
        rule.read_range,
    ),
    (
        rf"(?:\bfrom\s+)?(?P<first>{_MONTH_OR_DAY})\s*"
        rf"(?:\bto\b|\btill\b|\buntil\b|\bthrough\b|\bthru\b|-|–|—)\s*(?P<last>{_MONTH_OR_DAY})",
        rule.read_range,
    ),
    # a bare number may be a store's: "Mumbai 1 till Friday"
    (
        rf"\bfrom\s+(?P<first>(?:the\s+)?{atom.DAY}(?:\s+of)?)\s*"
        rf"(?:\bto\b|\btill\b|\buntil\b|\bthrough\b|\bthru\b|-|–|—)\s*(?P<last>{_MONTH_OR_DAY})",
        rule.read_range,
    ),
    (
        rf"(?P<first>\b(?:the\s+)?{atom.DAY}(?:\s+of)?)\s*(?:\bto\b|\bthrough\b|\bthru\b|-|–|—)\s*"
        rf"(?P<last>{atom.SINGLE_DAY}|{atom.BARE_DAY})",
        rule.read_range,
    ),
    (
        rf"{_LEAD}\bweek\s+(?:of|starting|beginning|from)\s+(?:the\s+)?(?P<day>{atom.SINGLE_DAY})",
        rule.read_week_of,
    ),
    (rf"\bsince\s+(?P<day>{_MONTH_OR_DAY})", rule.read_since),
    (rf"{_LEAD}(?P<day>{atom.DAY_OF_MONTH})", rule.read_single),
    (
        rf"\bsince\s+(?:the\s+)?(?:(?:start|beginning)\s+of\s+)?(?:the\s+)?(?P<which>last|previous|this)?\s*"
        rf"{_UNIT}",
        rule.read_since_unit,
    ),
    (
        rf"\bfrom\s+(?:the\s+)?(?:(?:start|beginning)\s+of\s+)?(?:the\s+)?(?P<which>last|previous|this)?\s*{_UNIT}"
        r"\s+(?:till|until|to|through)\s+(?:date|now|today)\b",
        rule.read_since_unit,
    ),
    (r"\b(?P<unit>week|month|quarter|year)[\s-]+to[\s-]+date\b", rule.read_to_date),
    (rf"\bso\s+far\s+(?:in\s+)?(?:this|the)\s+{_UNIT}", rule.read_to_date),
    (rf"\b(?:this|the)\s+{_UNIT}\s+(?:so\s+far|till\s+(?:now|date)|until\s+now)\b", rule.read_to_date),
    (r"\b(?P<letter>[wmqy])td\b", rule.read_to_date_short),
    (rf"\b{_REST}\s+(?:of|in)\s+(?:the|this)\s+(?P<which>)?{_UNIT}", rule.read_unit_end),
    (
        rf"\b(?:by|till|until|before|up\s+to|through)\s+(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?(?P<which>next\s+)?{_UNIT}",
        rule.read_unit_end,
    ),
    (
        rf"\b(?:by|till|until|upto|up\s+to|before)\s+(?:the\s+|this\s+)?(?P<which>next\s+)?{_UNIT}\s*-?\s*end\b",
        rule.read_unit_end,
    ),
    (
        rf"\b(?:by|till|until|up\s+to|through|upto|before)\s+(?:(?:the\s+)?end\s+of\s+(?P<day>{atom.MONTH_YEAR})|(?P<month>{atom.MONTH_YEAR})\s*-?\s*end\b)",
        rule.read_deadline,
    ),
    (
        rf"\b(?:by|till|until|up\s+to|through|upto|before|prior\s+to|ahead\s+of|in\s+time\s+for)\s+(?P<day>{_MONTH_OR_DAY})",
        rule.read_deadline,
    ),
    (
        rf"(?:\bnot\s+(?:the\s+)?(?:last|previous)\s+{_UNIT}\s*,?\s*but\s+)(?:the\s+)?(?:one|\w+)\s+before(?:\s+(?:it|that|last))?\b",
        partial(rule.read_calendar, -2),
    ),
    (
        rf"{_LEAD}\b{_UNIT}\s+before\s+(?:the\s+)?last(?:\s+one|\s+(?:week|month|quarter|year))?\b",
        partial(rule.read_calendar, -2),
    ),
    (rf"\b{_COUNT}\s+{_UNIT}\s+ago\b", rule.read_ago),
    (
        rf"\b(?:to|will|would|can|must|may|might|should|wo|do|does|could|can)(?:\s*not|n['’]?t)?\s+(?:even\s+|only\s+|not\s+)?last\s+"
        rf"(?:for\s+|even\s+|another\s+|only\s+)?{_COUNT}\s+{_UNIT}",
        rule.read_future_rolling,
    ),
    (
        rf"{_LEAD}\b{english_year.FINANCIAL}(?:'s)?\s*,?\s*(?:in\s+|of\s+)?(?P<half>)?q(?P<number>[1-4])\b",
        english_year.read_part_of_financial,
    ),
    (rf"{_LEAD}\b{english_year.FINANCIAL}", english_year.read_financial),
    (
        r"\b(?:in|for|of|year|during)\s+(?P<which>)?(?P<year>20\d\d)\s*[-/–]\s*(?P<until>(?:20)?\d\d)\b(?![-/.]\d)",
        english_year.read_financial,
    ),
    (rf"{_LEAD}\b(?:{_NEXT}\s+)?(?P<hours>24|36|48|72|96)\s*-?\s*hours?\b", rule.read_hours),
    (rf"{_LEAD}\b{_PAST}\s+{_COUNT}\s+{_UNIT}", rule.read_past_rolling),
    (rf"{_LEAD}\b[lt](?P<count>\d{{1,3}})(?P<letter>[dwm])\b", rule.read_short_rolling),
    (rf"{_LEAD}\bt\s?[-–]\s?(?P<back>\d{{1,2}})\b(?!\s*(?:%|days?|[-/.]\d))", rule.read_days_back),
    (rf"{_LEAD}\b{_NEXT}\s+{_COUNT}\s+{_UNIT}", rule.read_future_rolling),
    (
        rf"{_LEAD}\b{_COUNT}\s+{_NEXT}\s+(?P<unit>day|week|fortnight|month|quarter|year)s\b",
        rule.read_future_rolling,
    ),
    (
        rf"{_LEAD}\b(?P<which>last\s+|this\s+|next\s+|coming\s+|past\s+|previous\s+)?weekend\b"
        rf"(?P<gone>\s+{_GONE}\b)?",
        rule.read_weekend,
    ),
    (rf"{_LEAD}\b(?P<which>last|next|this)\s+(?P<month>{atom.MONTH})(?!\s*\d)", rule.read_relative_month),
    (rf"{_LEAD}\b{_PAST}\s+{_UNIT}", partial(rule.read_calendar, -1)),
    (rf"{_LEAD}\b{_NEXT}\s+{_UNIT}", partial(rule.read_calendar, 1)),
    (rf"{_LEAD}\b(?:this|current|present)\s+(?:calendar\s+)?{_UNIT}", partial(rule.read_calendar, 0)),
    (
        rf"\b(?:from|after)\s+(?:the\s+)?(?P<day>{atom.SINGLE_DAY}|{atom.BARE_DAY}|{atom.LONG_WEEKDAY})",
        english_day.read_since_day,
    ),
    (rf"{_LEAD}(?P<day>{atom.SINGLE_DAY}|{atom.NAMED_DAY})", rule.read_single),
    (rf"\b(?:on|for|of|dated|at|upon)\s+(?P<day>{atom.BARE_DAY})", rule.read_single),
    (r"(?P<day>\bdate\s+\d{1,2}\b)", rule.read_single),
    (rf"{_LEAD}(?P<day>\b(?:{atom.WHICH_WEEKDAY}){atom.WEEKDAY})", rule.read_single),
    (
        rf"{_LEAD}(?P<day>\b{atom.LONG_WEEKDAY})(?!\s+(?:deck|meeting|review|call|presentation|report|huddle|stand-?up)\b)",
        rule.read_single,
    ),
    (rf"\b(?:on|by|since)\s+(?P<day>{atom.WEEKDAY})", rule.read_single),
    (
        rf"{_LEAD}\b(?:q(?P<number>[1-4])|(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter)\b"
        rf"(?:\s*(?:of\s+)?'?(?P<year>{atom.YEAR}))?",
        english_year.read_quarter,
    ),
    (rf"{_LEAD}(?P<day>\b(?!may\b(?!\s+(?:19|20)\d\d)){atom.MONTH_YEAR})", rule.read_single),
    (rf"\b(?:in|for|of|during|since|last|month\s+of)\s+(?P<day>may\b(?:\s+{atom.YEAR})?)", rule.read_single),
    (
        rf"\b(?:in|for|of|during|year)\s+(?P<year>{atom.YEAR})(?!\s*(?:g|ml|kg|units?|rs|rupees)\b)",
        english_year.read_year,
    ),
    (rf"{_LEAD}\b(?!an?\s){_COUNT}[\s-]+{_UNIT}", rule.read_duration),
    (rf"\b(?:for|in|within|over|during)\s+{_COUNT}\s+{_UNIT}", rule.read_duration),
    (
        r"\b(?:of\s+)?all[\s-]+time\b|\bto\s+date\b(?!\s+\d)|\bsince\s+(?:the\s+)?(?:start|beginning)\b",
        rule.read_all_time,
    ),
)
