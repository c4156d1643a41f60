"""Patterns of days told by one end alone: since when, until when, by the end of what, to date."""

from __future__ import annotations

from language.dates import atom, english_counted
from language.dates import english_rule as rule
from language.dates.english_words import LEAD, MONTH_OR_DAY, REST, UNIT, compiled

ENDS = compiled(
    (
        rf"{LEAD}\bweek\s+(?:of|starting|beginning|from)\s+(?:the\s+)?(?P<day>{atom.SINGLE_DAY})",
        rule.read_week_of,
    ),
    (rf"\bsince\s+(?P<day>{MONTH_OR_DAY})", rule.read_since),
    (
        rf"\bsince\s+(?:the\s+)?(?:(?:start|beginning)\s+of\s+)?(?:the\s+)?(?P<which>last|previous|this)?\s*"
        rf"{UNIT}",
        rule.read_since_unit,
    ),
    (
        rf"\bfrom\s+(?:the\s+)?(?:(?:start|beginning)\s+of\s+)?(?:the\s+)?(?P<which>last|previous|this)?\s*{UNIT}"
        r"\s+(?:till|until|to|through)\s+(?:date|now|today)\b",
        rule.read_since_unit,
    ),
    (r"\b(?P<unit>week|month|quarter|year)[\s-]+(?:to|till)[\s-]+date\b", rule.read_to_date),
    (rf"\bso\s+far\s+(?:in\s+)?(?:this|the)\s+{UNIT}", rule.read_to_date),
    (rf"\b(?:this|the)\s+{UNIT}\s+(?:so\s+far|till\s+(?:now|date)|until\s+now)\b", rule.read_to_date),
    (r"\b(?P<letter>[wmqy])td\b", rule.read_to_date_short),
    (rf"\b{REST}\s+(?:of|in)\s+(?:the|this)\s+(?P<which>)?{UNIT}", rule.read_unit_end),
    (
        rf"\b(?:by|till|until|before|up\s+to|through|out\s+to)\s+(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?(?P<which>next\s+)?{UNIT}",
        rule.read_unit_end,
    ),
    (
        rf"\b(?:by|till|until|upto|up\s+to|before|past)\s+(?:the\s+|this\s+)?(?P<which>next\s+)?{UNIT}(?:['’]s)?\s*-?\s*end\b",
        rule.read_unit_end,
    ),
    (
        rf"\b(?:by|till|until|up\s+to|through|upto|before|out\s+to)\s+(?:(?:the\s+)?end\s+of\s+(?P<day>{atom.MONTH_YEAR})|(?P<month>{atom.MONTH_YEAR})\s*-?\s*end\b)",
        rule.read_deadline,
    ),
    (
        rf"\b(?:till|until|up\s*to|through)\s+(?P<day>{atom.ANY_DAY_OR_BARE}|{atom.DAY_OF_MONTH})",
        english_counted.read_upto,
    ),
    (
        rf"\b(?:by|till|until|up\s+to|through|upto|before|prior\s+to|ahead\s+of|in\s+time\s+for)\s+(?P<day>{atom.DAY_OF_MONTH}|{MONTH_OR_DAY})",
        rule.read_deadline,
    ),
    (rf"{LEAD}(?P<day>{atom.DAY_OF_MONTH})", rule.read_single),
    (rf"{LEAD}{atom.EDGE}", english_counted.read_third),
)
