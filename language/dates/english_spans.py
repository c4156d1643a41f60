"""Patterns of days told by their ends or parts: ranges, deadlines, days since, parts of months and years."""

from __future__ import annotations

from functools import partial

from language.dates import (
    atom,
    english_counted,
    english_day,
    english_part,
    english_range,
    english_weekdays,
    english_year,
)
from language.dates import english_rule as rule
from language.dates.english_words import (
    CLOSED,
    COUNT,
    COUNTED,
    GONE,
    LEAD,
    MONTH_OR_DAY,
    NEXT,
    NUMBER,
    PAST,
    REST,
    START,
    TO_NOW,
    UNIT,
    compiled,
)

SPANS = compiled(
    (
        rf"{LEAD}\b(?:exactly\s+)?(?:a|one|1)\s+(?P<unit>year|month|week)\s+(?:ago|back|before|earlier)\s*,?\s*(?:on\s+)?"
        r"(?:today|to\s+the\s+day|(?:this|that|the\s+same)\s+(?:very\s+)?day)\b",
        english_counted.read_day_back,
    ),
    (
        rf"{LEAD}\b(?P<which>{PAST}|{NEXT})\s+{COUNT}\s+(?P<day>weekend|{atom.DAY_NAME})s?\b",
        english_day.read_several_weekdays,
    ),
    (english_weekdays.OF_MONTH, english_weekdays.read_weekdays_in_month),
    (english_weekdays.OF_MONTH_FIRST, english_weekdays.read_weekdays_in_month),
    (english_weekdays.OF_WEEKS, english_weekdays.read_weekdays_of_weeks),
    (rf"{LEAD}(?P<day>\b{atom.WEEKDAY})\s+before\s+(?:it|that|last)\b", english_counted.read_weekday_before),
    (rf"{LEAD}\blast[\s-]+to[\s-]+last\s+(?P<day>{atom.WEEKDAY})", english_counted.read_weekday_before),
    (
        rf"{LEAD}(?P<month>\b{atom.MONTH})\s+(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:-|–|to|till|until)\s*"
        rf"(?P<last>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:[-/%.]\d|{atom.MONTH}))",
        english_part.read_days_of_named_month,
    ),
    (
        rf"{COUNTED}(?:before|prior\s+to|ahead\s+of|leading\s+(?:up\s+)?to)\s+(?P<day>{atom.SINGLE_DAY})",
        english_counted.read_days_before,
    ),
    (rf"{COUNTED}(?:after|following)\s+(?P<day>{atom.SINGLE_DAY})", english_counted.read_days_after),
    (
        rf"{LEAD}(?:\b(?P<count>{NUMBER})\s+|\b(?:an?|the)\s+(?!day))(?P<unit>day|week|fortnight|month)s?\s+(?:starting|beginning|commencing|from)\s+(?:on\s+)?"
        rf"(?:the\s+)?(?P<day>{atom.SINGLE_DAY}|{atom.BARE_DAY}|day\s+after\s+tomorrow|tomorrow|(?:{atom.WHICH_WEEKDAY})?{atom.LONG_WEEKDAY})",
        english_counted.read_days_from,
    ),
    (
        rf"{LEAD}(?:\b(?P<count>{NUMBER})\s+)?\b(?P<unit>day|week|fortnight|month|quarter|half|year)(?:[\s-]+year)?s?\s+"
        rf"(?:(?:that|which)\s+)?(?:has\s+|had\s+)?{CLOSED}\s+(?:on\s+|in\s+|with\s+)?(?:the\s+)?(?P<day>{MONTH_OR_DAY})",
        english_counted.read_ending,
    ),
    (
        rf"{LEAD}\b(?P<count>{NUMBER})\s+(?P<unit>day|week|fortnight|month|quarter|year)s\s+(?:up\s*to|until|till|to|through)\s+"
        rf"(?:the\s+)?(?P<day>{atom.SINGLE_DAY}|{atom.MONTH_YEAR})",
        english_counted.read_ending,
    ),
    (
        rf"{LEAD}\b(?:last|previous)\s+(?P<unit>week|month|quarter|year)\s*,?\s*(?:until|till|up\s*to|by|at|through)\s+"
        r"(?:this|the\s+same|that|same|now)\s*(?:very\s+)?(?:time|date|day|point|stage)\b"
        r"|\b(?:until|till|up\s*to|by)\s+(?:this|the\s+same|same)\s+(?:time|date|day|point|stage)\s+(?:in\s+|of\s+)?(?:last|previous)\s+"
        r"(?P<unit_after>week|month|quarter|year)\b",
        english_counted.read_to_this_time,
    ),
    (
        rf"(?P<day>{atom.ANY_DAY_OR_BARE})(?P<told>[^.?!\x00]{{0,60}}?)\b(?:(?:till|until|by|up\s*to|before)\s+then|then\s+until)\b",
        english_day.read_until_then,
    ),
    (rf"{LEAD}{english_day.DAYS_OF_MONTH}", english_day.read_days_of_month),
    (rf"{LEAD}{english_day.DAYS_AFTER_MONTH}", english_day.read_days_after_month),
    (rf"{LEAD}{english_day.NAMED_DAYS}", english_day.read_named_days),
    (english_day.SHORT_DAYS, english_day.read_named_days),
    (rf"{LEAD}{english_day.FULL_DAYS}", english_day.read_named_days),
    (rf"{LEAD}{english_day.MONTHS}", english_day.read_months),
    (
        rf"(?:\bfrom\s+|\bon\s+)?\b(?P<first>{atom.WEEKDAY})(?:\s*(?:to|till|through|until|-|–)\s*(?P<last>{atom.WEEKDAY}))?\s+(?:of\s+|in\s+)?"
        r"(?P<which>last|previous|this|next|coming)\s+week\b",
        english_day.read_weekdays_of_week,
    ),
    (
        rf"{LEAD}\bquarter\s+(?:that\s+)?(?:{CLOSED}|to)\s+(?:in\s+)?(?P<month>{atom.MONTH})\b",
        english_year.read_quarter_of_month,
    ),
    (
        rf"{LEAD}(?<![-–])(?<![-–] )(?<!to )\b(?P<month>{atom.MONTH})\s+quarter\b",
        english_year.read_quarter_of_month,
    ),
    (
        rf"\b(?:since|from)\s+(?:the\s+)?(?:start|beginning)\s+of\s+(?P<day>{atom.MONTH_YEAR})",
        rule.read_since,
    ),
    (
        rf"{LEAD}\b(?P<half>first|second|1st|2nd|other|h1|h2)(?:\s+half)?\s+(?:of\s+)?{english_year.FINANCIAL}",
        english_year.read_part_of_financial,
    ),
    (
        r"\b(?:q(?P<number>[1-4])|(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter)"
        r"(?=\s*(?:vs\.?|versus|and|&|against|over|to|compared\s+(?:to|with))\s*(?:the\s+)?"
        rf"(?:q[1-4]|\w+\s+quarter)\s+(?:of\s+)?(?P<half>)?{english_year.FINANCIAL})",
        english_year.read_part_of_financial,
    ),
    (
        rf"{LEAD}\b(?:q(?P<number>[1-4])|(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter)\s*,?\s*"
        rf"(?:of\s+)?(?P<half>)?{english_year.FINANCIAL}",
        english_year.read_part_of_financial,
    ),
    (
        rf"{LEAD}\b(?P<half>first|second|1st|2nd|latter)\s+half\s+of\s+(?:(?:(?P<which>last|previous|this|the)\s+)?year\b"
        rf"|(?P<year>{atom.YEAR}))",
        english_year.read_half_year,
    ),
    (
        rf"{LEAD}\b(?P<half>h[12])\s*(?:of\s+)?(?:(?P<which>last|previous|this)\s+year\b|'?(?P<year>{atom.YEAR}))",
        english_year.read_half_year,
    ),
    (
        rf"{LEAD}\b(?P<half>h[12])(?P<which>(?!))?(?P<year>(?!))?(?=\W*(?:$|[,.?]|(?:sales|revenue|profit|margin|units|numbers|figures|of|for|in|at)\b))",
        english_year.read_half_year,
    ),
    (
        rf"{LEAD}\b(?:q(?P<number>[1-4])|(?P<ordinal>first|second|third|fourth|last|final|1st|2nd|3rd|4th)\s+quarter)"
        rf"\s+(?:of\s+)?(?:the\s+)?(?P<year>{atom.YEAR}|(?:last|previous|this|current)\s+year\b)",
        english_year.read_quarter,
    ),
    (
        rf"\b(?:since|from)\s+(?:the\s+)?{START}\s+of\s+(?:the\s+)?{english_year.FINANCIAL}(?:\s+{TO_NOW})?"
        rf"|\b{english_year.THIS_FINANCIAL}\s+(?:so\s+far|{TO_NOW}|till\s+date)"
        rf"|\bso\s+far\s+(?:in\s+)?{english_year.THIS_FINANCIAL}",
        english_year.read_financial_to_date,
    ),
    (
        rf"\b(?:by|till|until|before|up\s+to|through)\s+(?:the\s+)?(?:end\s+of\s+{english_year.THIS_FINANCIAL}"
        rf"|{english_year.THIS_FINANCIAL}[\s-]+end\b)",
        english_year.read_financial_end,
    ),
    (
        r"\bfytd\b|\b(?:fy|financial\s+year|fiscal(?:\s+year)?)[\s-]+to[\s-]+date\b",
        english_year.read_financial_to_date,
    ),
    (
        rf"{LEAD}\b(?:last|previous|second)[\s-]+(?:to[\s-]+)?(?:the\s+)?(?:last|previous)\s+{UNIT}",
        partial(rule.read_calendar, -2),
    ),
    (
        rf"{LEAD}\b(?P<which>first|second|1st|2nd|latter|later|back|other)\s+half\s+of\s+(?:(?P<month>{atom.MONTH_YEAR})"
        r"|(?:the\s+)?(?:this\s+)?(?P<last>last\s+)?month\b)",
        english_part.read_half,
    ),
    (
        rf"\b(?:since|from)\s+(?:the\s+)?(?:first|1st)\b\s*(?:day\s+)?(?:of\s+)?(?:(?P<month>{atom.MONTH_YEAR})"
        r"|(?:the\s+|this\s+)?month\b|(?=\W*$|[,.?!;]|(?:please|by|per|for|in|at)\b))"
        r"(?:\s+(?:till|until|to)\s+(?:now|date|today))?",
        english_part.read_since_first,
    ),
    (rf"{LEAD}(?P<month>{atom.MONTH_YEAR})\s+to\s+date\b", english_part.read_month_to_date),
    (
        rf"{LEAD}(?P<month>{atom.SINGLE_DAY})\s+(?:of\s+)?(?:the\s+)?(?:last|previous)\s+year\b",
        english_part.read_month_of_last_year,
    ),
    (
        rf"{LEAD}\b(?P<month>{atom.MONTH})\s+(?:of\s+)?(?:the\s+)?(?:last|previous)\s+year\b",
        english_part.read_month_of_last_year,
    ),
    (
        rf"{LEAD}\b(?P<month>{atom.MONTH})\s*(?:\bof\s+)?\b(?P<which>this)\s+year\b"
        rf"|{LEAD}\b(?P<which_first>this|last|previous)\s+year(?:['’]?s)?\s+(?P<month_after>{atom.MONTH})(?!\s*\d)",
        english_part.read_month_of_year,
    ),
    (rf"\b{REST}\s+(?:of|in)\s+(?P<month>{atom.MONTH_YEAR})", english_part.read_rest_of_month),
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
        rf"\b(?:since|from)\s+(?P<day>{atom.ANY_DAY_OR_BARE})\s+(?:onwards?|{TO_NOW})",
        english_day.read_since_day,
    ),
    (rf"(?P<day>{atom.SINGLE_DAY}|{atom.BARE_DAY})\s+(?:onwards?|{TO_NOW})", english_day.read_since_day),
    (rf"{LEAD}\b{UNIT}\s+{GONE}\b", partial(rule.read_calendar, -1)),
    (rf"{LEAD}\b(?P<unit>week|fortnight|month|quarter)\s+(?:ahead|to\s+come)\b", rule.read_one_ahead),
    (
        rf"\b(?:since|from)\s+(?:the\s+)?(?:start|beginning)\s+of\s+(?:the\s+|this\s+)?{UNIT}"
        r"(?:\s+(?:so\s+far|(?:till|until|to|up\s*to)\s+(?:now|date|today)))?",
        rule.read_to_date,
    ),
    (rf"{LEAD}(?<!last )(?<!previous )\b(?P<unit>week|month|quarter|year)\s+so\s+far\b", rule.read_to_date),
    (
        rf"\b(?:from|between)\s+(?:today|now|tomorrow)\s+(?:and|to|till|until)\s+(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?"
        rf"(?P<which>next\s+)?{UNIT}",
        rule.read_unit_end,
    ),
    (
        rf"\b(?:from|between)\s+(?:today|now|tomorrow)\s+(?:and|to|till|until)\s+(?:the\s+)?(?P<which>next\s+)?{UNIT}[\s-]+end\b",
        rule.read_unit_end,
    ),
    (
        rf"\bfrom\s+(?:today|now|tomorrow)\s+(?:to|till|until|through)\s+(?P<which>next\s+){UNIT}",
        rule.read_unit_end,
    ),
    (
        rf"{LEAD}\b(?P<which>first|second|third|fourth|last|final|1st|2nd|3rd|4th)\s+(?P<day>weekend|{atom.LONG_WEEKDAY})\s+(?:of|in)\s+"
        rf"(?:(?P<month>{atom.MONTH_YEAR})|(?P<other>last|previous|this|next)\s+month\b)",
        english_part.read_weekday_of_month,
    ),
    (
        rf"\b(?:by\s+the\s+time|till|until|before)\s+(?:the|this)\s+(?P<which>)?{UNIT}\s+(?:is\s+over|gets\s+over|ends?|finish(?:es)?|closes)\b",
        rule.read_unit_end,
    ),
    (rf"\b{COUNT}\s+{UNIT}\s+back\b", rule.read_ago),
    (rf"\b{COUNT}\s+{UNIT}\s+from\s+(?:now|today)\b", rule.read_future_rolling),
    (
        rf"{LEAD}\b(?P<which>first|second|third|fourth|last|final|1st|2nd|3rd|4th|opening|closing)\s+(?:{COUNT}\s+)?"
        rf"{UNIT}\s+(?:of|in)\s+(?:(?P<month>{atom.MONTH_YEAR})|(?:the\s+)?(?:(?P<other>last|previous|this|next)\s+)?month\b)",
        english_part.read_part_of_month,
    ),
    (
        rf"{LEAD}(?P<month>\b{atom.MONTH})\s+(?P<which>first|second|third|fourth|last|final|1st|2nd|3rd|4th)\s+(?:{COUNT}\s+)?"
        rf"{UNIT}(?P<other>(?!))?",
        english_part.read_part_of_month,
    ),
    (
        rf"{LEAD}\b(?:(?P<other>last|previous|this|next)\s+)?month['’]?s\s+(?P<which>first|second|third|last|final|opening|closing)"
        rf"\s+(?:{COUNT}\s+)?{UNIT}(?P<month>(?!))?",
        english_part.read_part_of_month,
    ),
    (
        r"(?:\bfrom\s+)?(?<![\d/.-])\b(?P<first>\d{1,2})\s*(?:-|–|to)\s*(?P<last>[12]?\d|3[01])\s+dates?\b(?!\s+\d)",
        english_range.read_bare_range,
    ),
    (rf"\bfrom\s+(?P<day>{MONTH_OR_DAY})\s+(?:onwards?|{TO_NOW})\b", rule.read_since),
    (rf"\bbetween\s+(?P<day>{MONTH_OR_DAY})\s+and\s+(?:now|date|today)\b", rule.read_since),
    (
        rf"\bbetween\s+(?P<first>{MONTH_OR_DAY}|(?:the\s+)?{atom.DAY})\s+(?:and|to|-|–)\s+(?P<last>{MONTH_OR_DAY})",
        english_range.read_range,
    ),
    (
        rf"(?:(?:{NUMBER}\s+(?:days|weeks|months)\s+)?\bfrom\s+)?(?P<first>{MONTH_OR_DAY})\s*"
        rf"(?:\bto\b|\btill\b|\buntil\b|\bthrough\b|\bthru\b|\bup\s*to\b|-|–|—)\s*(?P<last>{MONTH_OR_DAY})",
        english_range.read_range,
    ),
    # a bare number may be a store's: "Mumbai 1 till Friday"
    (
        rf"\bfrom\s+(?P<first>(?:the\s+)?{atom.DAY}(?:\s+of)?)\s*"
        rf"(?:\bto\b|\btill\b|\buntil\b|\bthrough\b|\bthru\b|\bup\s*to\b|-|–|—)\s*(?P<last>{MONTH_OR_DAY})",
        english_range.read_range,
    ),
    (
        rf"(?P<first>\b(?:the\s+)?{atom.DAY}(?:\s+of)?)\s*(?:\bto\b|\bthrough\b|\bthru\b|\bup\s*to\b|-|–|—)\s*"
        rf"(?P<last>{atom.SINGLE_DAY}|{atom.BARE_DAY})",
        english_range.read_range,
    ),
)
