"""How figures of the past are to be told: rows of some size, a share of the whole, by day of the week.

Read from the planner's English, in either language's order: "less than 10 pieces", "10 pieces less than".
"""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

from agent.planner.clause import Clause
from agent.planner.metric import dimension_named, is_ranking
from agent.understanding import Period, Understanding
from language.numbers import find_numbers
from language.pattern import Pattern

WEEKDAY_DAYS = 56
"""What is usual on a Monday is told from eight of them where no days are named."""

_AMOUNT = r"(?:rs\.?\s*|₹\s*)?#"
_OF_IT = r"(?:\s*(?:₹|rs\.?|rupees?|units?|pieces?|pcs|packets?|packs?|%))?"
_NO_COUNT = (
    r"(?!\s+(?:products?|items?|goods|skus?|stores?|shops?|cit(?:y|ies)|brands?|categor\w+|days?|weeks?"
    r"|months?)\b)"
)
"""Five more products are no size of any."""
_LESS = (
    rf"\b(?:(?:less|fewer|lower|smaller)(?:\s+than)?|under|below|up\s+to|at\s+most|not\s+more\s+than)\s+{_AMOUNT}"
    rf"|{_AMOUNT}{_OF_IT}\s+(?:or\s+|from\s+)?(?:less|fewer|lower|below)\b{_NO_COUNT}"
)
_MORE = (
    r"\b(?:(?:more|greater|higher|bigger)(?:\s+than)?|over|above|exceed(?:s|ed|ing)?|cross(?:es|ed|ing)?|at\s+least"
    rf"|not\s+less\s+than)\s+{_AMOUNT}"
    rf"|{_AMOUNT}{_OF_IT}\s+(?:or\s+|from\s+)?(?:more|greater|higher|above|rose|cross(?:es|ed)?)\b{_NO_COUNT}"
)
"""The comparison of days may have taken its "than" out."""
_WHICH_OF_KIND = Pattern(r"\b(?:which|what)\s+ǂ", re.IGNORECASE)
"""Asks which goods of a kind: "which beverages"."""
_SIZES = {"at_most": Pattern(_LESS, re.IGNORECASE), "at_least": Pattern(_MORE, re.IGNORECASE)}
_BOUND_ITSELF = Pattern(r"up\s+to|at\s+(?:most|least)|\bor\s|\bnot\s", re.IGNORECASE)
_UNSOLD = Pattern(
    r"\b(?:not|never)\s+(?:been\s+|even\s+)?(?:once\s+)?(?:sold|sell(?:ing)?|moved?|moving)\b|\bunsold\b"
    r"|\b(?:no|zero|nil|without(?:\s+(?:any|a))?)\s+sales?\b|\b(?:sold|sell|sells)\s+(?:nothing|zero|none)\b|\bdid\s?n[o']t\s+(?:sell|move)\b",
    re.IGNORECASE,
)
_SHARE = Pattern(
    r"\b(?:share|contribution|proportion|portion)\s+(?:of|in|is|was|to|came|comes)\b"
    r"|\b(?:how\s+(?:much|many)|what|which|total|%|percent(?:age)?)\s+(?:is\s+|the\s+)?(?:share|contribution|proportion)\b"
    r"|(?:%|\bpercent(?:age)?)\s+(?:of|in)\s+(?:[\wǂ]+\s+){0,4}(?:sales?|revenue|turnover|business)\b"
    r"|\b(?:sales?|revenue|turnover|business)\s+(?:of|in)?\s*(?:how\s+(?:much|many)\s+)(?:%|percent(?:age)?)",
    re.IGNORECASE,
)
_OFFER = r"(?:promo(?:tion)?s?|offers?|discounts?|schemes?)"
_ON_OFFER = Pattern(
    rf"\b(?:on|in|under|during|through|with)\s+(?:an?\s+|the\s+)?{_OFFER}\b|\b{_OFFER}\s+(?:at|on|in|share)\b",
    re.IGNORECASE,
)
_HOW_MUCH_OF_IT = Pattern(
    r"\bhow\s+(?:much|many)\b|\bshare\b|%|\bpercent|\b(?:what|which)\s+part\b", re.IGNORECASE
)
_SALES = Pattern(r"\b(?:sales?|sold|sell|selling|revenue|business)\b", re.IGNORECASE)
_WENT = Pattern(
    r"\b(?:went|gone|moved|left|lifted|dispatched|was|were|out|units|goods|stock)\b", re.IGNORECASE
)
"""What is done with goods that are sold, said without a word of selling."""
_PART_OF_IT = Pattern(
    r"(?:\bhow\s+(?:much|many)\s*|\bwhat\s*|\bwhich\s*)(?:%|percent|per\s+cent|share|part)"
    r"(?!\s+(?:discount|off|less)\b)",
    re.IGNORECASE,
)
"""Asks for a part of the whole, and not how much was taken off."""
_KINDS_SOLD = Pattern(
    r"\b(?:different|distinct|unique|separate|kinds?\s+of|types?\s+of)\s+(?:products?|items?|skus?|goods|articles?)\b",
    re.IGNORECASE,
)
_WEEKDAY = Pattern(
    r"\bweek\s?-?days?\b|\bdays?\s+of\s+(?:the\s+|a\s+)?week\b|\bweek(?:'s)?\s+(?:of\s+|in\s+)?which\s+day\b"
    r"|\bwhich\s+day\s+(?:in|of)\s+(?:the\s+|a\s+)?week\b",
    re.IGNORECASE,
)


def shape_of(clause: Clause, arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments that say how the figures are told; they take the place of those there are.

    Args:
        clause: The part of the message.
        arguments: Of the question, the shape aside.
    """
    said = clause.masked
    cut = list(arguments.get("dimensions", ()))
    if by_weekday(clause):
        kept = [name for name in cut if name not in _TIMES and not (name == "sku" and is_ranking(said))]
        return {"dimensions": ["weekday", *kept][:3]} | _adding_up(arguments)
    of_offers = _ON_OFFER.search(said) and _HOW_MUCH_OF_IT.search(said)
    if of_offers and (_SALES.search(said) or _went_in_part(said)):
        return {"metrics": ["promo_share"]}
    if _KINDS_SOLD.search(said) and _SALES.search(said) and cut in ([], ["sku"]):
        return {"metrics": ["products_sold"], "dimensions": []}
    if _SHARE.search(said) and not cut and arguments["metrics"] == ["revenue"] and _names_a_part(clause):
        return {"metrics": ["revenue", "revenue_share"]}
    return _of_size(said, arguments, cut)


def _went_in_part(said: str) -> bool:
    return _WENT.search(said) is not None and _PART_OF_IT.search(said) is not None


def by_weekday(clause: Clause) -> bool:
    """Tell whether days of the week are asked about, not days of the calendar."""
    return _WEEKDAY.search(clause.masked) is not None


def usual_days(understanding: Understanding) -> Period:
    """Return the days that tell what is usual on a day of the week."""
    end = understanding.last_day or understanding.today
    return Period(start=end - timedelta(days=WEEKDAY_DAYS - 1), end=end, text="")


_TIMES = frozenset({"date", "week", "month"})


def _adding_up(arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the figures that a day of the week can have: others do not add up over its days."""
    kept = [name for name in arguments["metrics"] if name in {"revenue", "units", "margin"}]
    return {"metrics": kept or ["revenue"]}


def _names_a_part(clause: Clause) -> bool:
    return bool(clause.of_kind("product", "brand", "category", "store", "city"))


def _of_size(said: str, arguments: dict[str, Any], cut: list[str]) -> dict[str, Any]:
    """Return the size of the rows asked for: at least or at most so much, or what sold nothing."""
    rows = cut or dimension_named(said) or (["sku"] if _WHICH_OF_KIND.search(said) else [])
    if len(rows) != 1:
        return {}
    if _UNSOLD.search(said) and rows[0] in {"sku", "date"}:
        return {"metrics": ["units"], "dimensions": rows, "at_most": 0}
    marked = said
    numbers = find_numbers(said)
    for number in reversed(numbers):
        marked = f"{marked[: number.start]}#{marked[number.end :]}"
    for bound, pattern in _SIZES.items():
        found = pattern.search(marked)
        if found is None:
            continue
        number = numbers[marked[: found.end()].count("#") - 1]
        strict = _BOUND_ITSELF.search(found[0]) is None and arguments["metrics"][0] == "units"
        step = Decimal(0) if not strict else Decimal(-1 if bound == "at_most" else 1)
        return {"dimensions": rows, bound: float(number.value + step)}
    return {}
