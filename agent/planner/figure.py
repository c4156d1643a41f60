"""Numbers a clause gives as arguments: budget, service level, the price charged now."""

from __future__ import annotations

import re
from decimal import Decimal

from language.numbers import Number, find_numbers
from language.pattern import Pattern

_BUDGET = Pattern(
    r"\b(?:budget|ceiling|within|under|up\s*to|upto|at\s+most|no\s+more\s+than|spend|max(?:imum)?|limit|below|have|with|cap(?:ped)?|having|afford|release|only|invest|cash|funds?|money|hand|got|gets?|above|more|exceed|cross)\b",
    re.IGNORECASE,
)
_LAKHS = Pattern(
    r"(?:(?<=budget )|(?<=within )|(?<=under )|(?<=ceiling )|(?<=upto )|(?<=limit )"
    r"|(?<=max ))(\d{1,2}(?:\.\d+)?)\s?l\b"
    r"|\b(\d{1,2}(?:\.\d+)?)\s?l(?=\s+(?:budget|max|limit|ceiling|cap|only|ka|tak)\b)"
    r"|\b(\d{1,2}\.\d+)\s?l\b(?=\W*$)",
    re.IGNORECASE,
)
"""Money said as lakhs by a letter: "within 1.5L"."""
_A_RUPEE = 1
"""No budget: "not a rupee above two lakh"."""
_MONEY = 1_000
"""A bare number from here on, beside a word of spending, is money."""
_BUDGET_WORD = Pattern(r"\bbudget\b|\bspend\b", re.IGNORECASE)
_SERVICE = Pattern(
    r"\b(?:service(?:\s+level)?|fill\s+rate|availability|confidence|sure|certain(?:ty)?)\b", re.IGNORECASE
)
_TIMES_OF_100 = Pattern(
    r"\b(?P<first>\d{2}(?:\.\d+)?)\s+(?:times?\s+|days?\s+)?(?:out\s+of|in|of)\s+(?:every\s+)?100\b"
    r"|\b100\s+(?:times\s+)?(?:(?:out\s+of|in|from|of)\s+)+(?P<last>\d{2}(?:\.\d+)?)\b(?!\s*(?:%|rs|rupees))",
    re.IGNORECASE,
)
"""How often goods are to be there: "98 times out of 100", as Hindi says it "100 in 98 times"."""
_GOODS = Pattern(
    r"\s*(?:units?|pieces?|pcs|packs?|packets?|bags?|bottles?|boxes|cartons?|cases?|kg|g|gm|ml|l|litres?|days?|weeks?|hours?|items?)(?!\w)",
    re.IGNORECASE,
)
"""After a number that is no money."""
_CURRENT = Pattern(
    r"\b(?:currently|current\s+(?:price|rate)|(?:right\s+)?now\b|at\s+present|selling\s+(?:at|for)|priced\s+at|from)\b[^.?!]{0,40}$",
    re.IGNORECASE,
)


_NOW = Pattern(
    r"\b(?:currently|now|at\s+present|presently|the\s+(?:present|current|existing)|(?:current|present|existing|running|now)\s+(?:price|rate))"
    r"\s*(?:it(?:'?s|\s+is)|is|at|of|for|:|,|-|=|₹|rs\.?|inr)*\s*$",
    re.IGNORECASE,
)
_NOW_AFTER = Pattern(
    r"\s*(?:rs\.?|rupees?|₹)?\s*(?:at\s+)?(?:now\b|currently\b|at\s+present\b|right\s+now\b|presently\b|(?:i\s+)?(?:is|am)\s+selling\b)",
    re.IGNORECASE,
)
_AT = Pattern(r"\b(?:at|for|is|of)\s*$", re.IGNORECASE)


def counts_goods(after: str) -> bool:
    """Tell of what follows a number whether it counts goods or days rather than money."""
    return _GOODS.match(after) is not None


def budget_of(text: str, *, bare: bool = False) -> Decimal | None:
    """Return the most a person wants to spend; `bare`: a number without a unit is money, too.

    Without a word of spending it is the one large number that counts nothing else: "order for 1.75 lakh".
    """
    text = _LAKHS.sub(lambda said: f"{next(filter(None, said.groups()))} lakh", text)
    for number in sorted(find_numbers(text), key=lambda one: one.kind != "money"):
        if number.value <= _A_RUPEE or number.kind == "percent":
            continue
        around = text[max(0, number.start - 30) : number.end + 20]
        is_money = bare or number.kind == "money" or number.value >= _MONEY or _BUDGET_WORD.search(around)
        if is_money and _BUDGET.search(around):
            return number.value
    sums = [n.value for n in find_numbers(text) if _is_sum(n) and not _GOODS.match(text[n.end :])]
    return sums[0] if len(sums) == 1 else None


def _is_sum(number: Number) -> bool:
    return number.kind != "percent" and number.value >= _MONEY


def service_level_of(text: str) -> float | None:
    """Return the service level asked for, 0–1 as said: 100% comes back as 1.0."""
    times = _TIMES_OF_100.search(text)
    if times:
        return float(times["first"] or times["last"]) / 100
    if not _SERVICE.search(text):
        return None
    numbers = find_numbers(text)
    percents = [number for number in numbers if number.kind == "percent"]
    if percents:
        return float(percents[0].value / 100)
    near = [number for number in numbers if _is_near(text, number)]
    if not near:
        return None
    value = near[0].value
    return float(value) if value <= 1 else float(value / 100)


def current_price_of(text: str) -> Decimal | None:
    """Return the price a person says is charged now."""
    for number in find_numbers(text):
        before, after = text[: number.start], text[number.end :]
        said = _CURRENT.search(before)
        is_price = number.kind == "money" or (number.kind == "plain" and _AT.search(before))
        now = (
            number.kind != "percent"
            and not _GOODS.match(after)
            and (_NOW.search(before) or _NOW_AFTER.match(after))
        )
        if number.value > 0 and ((said and is_price) or now):
            return number.value
    return None


def _is_near(text: str, number: Number) -> bool:
    match = _SERVICE.search(text)
    return match is not None and abs(number.start - match.end()) < 20
