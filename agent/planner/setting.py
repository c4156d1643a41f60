"""Thresholds in a message: "set the price limit to 8 %", "minimum margin 12%", "show the settings"."""

from __future__ import annotations

import re

from agent.planner.answer import Plan, PlannedCall, ask
from agent.planner.setting_idea import idea_in, speaks_of_settings, speaks_of_trade, without_asking
from core.tenant import SETTING_RULES, SettingName
from language.numbers import Number, find_numbers
from language.pattern import Pattern

SHOW_TOOL, CHANGE_TOOL = "show_settings", "change_setting"

_CALLED: tuple[tuple[SettingName, str], ...] = (
    ("price_limit_revenue", r"(?:monthly\s+)?revenue\s+limit"),
    (
        "alert_chance_pct",
        r"(?:stock-?\s?outs?|run(?:ning)?\s?-?out)\s+(?:alert\s+)?(?:chance|probability)|(?:chance|probability)\s+of\s+(?:running\s+out|a?\s*stock-?\s?outs?)"
        r"\s+(?:for|of|in)\s+(?:an\s+)?alerts?|stock-?\s?outs?\s+alert\s+(?:line|limit|threshold)",
    ),
    (
        "alert_least_loss_pct",
        r"(?:least|min(?:imum)?\.?|smallest)\s+(?:alert\s+loss|loss\s+(?:for|of|in)\s+(?:an\s+)?alerts?)|alerts?\s+(?:least|min(?:imum)?\.?|smallest)\s+loss|(?:alert\s+)?loss\s+(?:line|threshold)",
    ),
    (
        "alert_above_competitors_pct",
        r"(?:competitors?'?s?|price)\s+alert\s+(?:line|limit|threshold)|alert\s+(?:line|limit|threshold)\s+(?:above|for|against)\s+(?:competitors?|prices?)",
    ),
    (
        "alert_least_jump_pct",
        r"(?:least|min(?:imum)?\.?|smallest)\s+(?:sales\s+|demand\s+)?(?:jump|spike)|(?:spike|demand|sales)\s+alert\s+(?:line|limit|threshold)",
    ),
    (
        "alert_certificate_days",
        r"certificates?\s+(?:alert|warning|notice|reminder)\s*(?:days|time|line|limit|threshold)?|days?\s+before\s+(?:a\s+|the\s+)?certificates?\s+(?:expir\w+|runs?\s+out|ends?)",
    ),
    (
        "alert_sales_late_days",
        r"days?\s+without\s+(?:sales\s+)?data|(?:sales|missing)\s+data\s+alert\s*(?:days|line|limit|threshold)?|late\s+data\s+(?:alert|days)",
    ),
    ("least_price_gain", r"(?:least|min(?:imum)?\.?|smallest)\s+(?:monthly\s+)?(?:price\s+)?gain"),
    (
        "max_delta_pct",
        r"(?:max(?:imum)?|largest|biggest)\.?\s+(?:daily\s+)?(?:price|rate)\s+(?:change|move)|daily\s+(?:price|rate)\s+(?:change|move)"
        r"|(?:price|rate)s?\b[^.?!]{0,30}\b(?:in\s+(?:a|one|1)|per|each|a)\s+day|in\s+(?:a|one|1)\s+day\b[^.?!]{0,30}\b(?:price|rate)s?",
    ),
    (
        "price_limit_pct",
        r"how\s+(?:far|much)\b[^.?!]{0,40}\bsellers?\b[^.?!]{0,40}\b(?:price|rate|discount)s?\b|how\s+much\s+discount\b[^.?!]{0,20}\bsellers?\b|sellers?\b[^.?!]{0,30}"
        r"\bwithout\s+ask\w*\b[^.?!]{0,40}\b(?:price|rate)s?|(?:how|up\s*to)\b[^.?!]{0,30}\bsellers?\s+(?:can|may|could|is\s+allowed)\b[^.?!]{0,20}"
        r"\b(?:change|move|raise|lower|cut|drop)\b",
    ),
    (
        "approval_days",
        r"approvals?\s+(?:days?|time|window|deadline|expiry)|days?\s+(?:to|for)\s+(?:approv\w+|decid\w+)"
        r"|(?:how\s+(?:long|many)|days)\b[^.?!]{0,40}\b(?:approv\w+|manager'?s?\s+(?:yes|nod))"
        r"|approv\w+\b[^.?!]{0,30}\b(?:how\s+(?:long|many)|days|expir\w+|lapses?)"
        r"|how\s+(?:long|many\s+days)\b[^.?!]{0,60}\b(?:lapses?|expires?|times?\s+out)",
    ),
    (
        "approval_days",
        r"how\s+(?:long|many\s+days)\b[^.?!]{0,40}\b(?:price|rate)\s+(?:requests?|changes?)\b[^.?!]{0,25}\b(?:stays?|remains?|valid|open|waits?|lasts?|live)\b",
    ),
    (
        "price_limit_revenue",
        r"approv\w+\b[^.?!]{0,15}\bhow\s+many\s+rupees\b|how\s+many\s+rupees\b[^.?!]{0,30}\bapprov\w+|(?:above|beyond|over)\s+(?:what|which|how\s+much)\s+(?:amount|sum|money|rupees)\b[^.?!]{0,30}\bapprov\w+",
    ),
    ("undo_days", r"undo\s+(?:days?|time|window)|days?\s+(?:to|for)\s+undo"),
    ("price_limit_pct", r"(?:price(?:\s+change)?|sellers?'?s?|approval)\s+(?:price\s+)?limit"),
    ("service_level", r"service\s+level"),
    (
        "min_margin_pct",
        r"(?:minimum|min|lowest|least)\.?\s+(?:margin|profit)|margin\s+floor|floor\s+on\s+(?:the\s+)?margin",
    ),
    ("selling_fee_pct", r"(?:selling|marketplace|platform)\s+(?:fee|commission)|commission"),
    (
        "competitor_max_age_days",
        r"(?:maximum\s+)?(?:age\s+of\s+competitor\s+prices|competitor\s+price\s+age|(?:old|stale|fresh|recent)\b[^.?!]{0,30}\bcompetitors?'?s?\s+(?:price|rate)s?"
        r"|competitors?'?s?\s+(?:price|rate)s?\b[^.?!]{0,40}\b(?:old|older|stale|age|ignored?))",
    ),
    (
        "default_lead_time_days",
        r"(?:default\s+)?(?:lead|delivery)\s+(?:times?|days?)|days?\s+(?:of|for)\s+(?:delivery|supply)|deliver(?:y|ies)\s+takes?|suppliers?\s+(?:takes?|needs?|delivers?)(?=\s)|(?:items?|goods|stock)\s+(?:arriv|com|reach)\w*\s+time",
    ),
    (
        "review_period_days",
        r"review\s+(?:period|time|interval|cycle)|(?:days?|time|gap)\s+between\s+(?:two\s+)?(?:orders|reviews)|how\s+often\b[^.?!]{0,20}\breview",
    ),
    ("holding_rate_pct_per_year", r"holding\s+(?:rate|cost)"),
    ("order_cost", r"order(?:ing)?\s+cost|cost\s+(?:of|per)\s+(?:an?\s+)?order"),
    ("transfer_cost", r"transfer\s+(?:cost|charge|expense)s?|cost\s+(?:of|per)\s+(?:an?\s+)?transfer"),
    ("store_capacity_units", r"store\s+capacity"),
)
_OPENS = Pattern(
    r"^\W*(?:please\s+|(?:can|could)\s+you\s+|i\s+want\s+to\s+|let'?s\s+|from\s+(?:now(?:\s+on)?|today),?\s+|now\s+)*(?P<verb>set|change|make|update|put|raise|increase"
    r"|lower|reduce|adjust|keep|assume|treat|use|lock|fix|hold|peg|reset|restore|bump|move)\b",
    re.IGNORECASE,
)
_DEFAULT = Pattern(r"\b(?:reset|restore|default)\b", re.IGNORECASE)
_ASKS = Pattern(
    r"^\W*(?:what|which|show|how\s+(?:much|many|high|big|far|long)|up\s*to|seller|tell|list|is\s+there)\b"
    r"|\bhow\s+(?:much|many|long)\b",
    re.IGNORECASE,
)
_WHICH = Pattern(r"\bwhich\b", re.IGNORECASE)
_ALL = Pattern(r"\b(?:settings?|thresholds|limits)\b", re.IGNORECASE)
_SHOWS = Pattern(r"\b(?:show|list|what|which|see)\b", re.IGNORECASE)
_ORDERS = Pattern(r"\b(?:re-?order|order|replenish\w*|buy|purchase|indent)\b", re.IGNORECASE)
_SETS = Pattern(
    r"\b(?:set|keep|put|make|change|update|accept|assume|raise|lower|fix|allow|let|do|ignore|should\s+be|must\s+be|not\s+(?:see|changed|will\s+last)|go\s+below)\b"
    r"|\bnow\b",
    re.IGNORECASE,
)
_WONDERS = Pattern(r"\?|\b(?:how|what|which|is\s+there)\b", re.IGNORECASE)
_OUR_FEE = Pattern(
    r"\b(?:our|my|we|set|settings?|selling\s+fee|assum\w*|kept|saved|default)\b", re.IGNORECASE
)
_OF_RULES = Pattern(
    r"\bwhom?\b|\b(?:as\s+per|according\s+to|under)\s+(?:the\s+|our\s+)?(?:polic(?:y|ies)|rules?|laws?|sops?)\b",
    re.IGNORECASE,
)
"""Asks what is to be done then, and by whom: it sets nothing."""
_ONE_DAY = Pattern(r"(?:in|a|per)?\s*\b(?:1|one|a)\s+day", re.IGNORECASE)
_SHORT = 4
"""A name and a number with no more words than these beside them set it: "minimum margin 12%"."""
_PART = Pattern(
    r"\s+(?:is\s+(?:there\s+)?|do\s+we\s+have\s+)?(?:for|of|on)\s+(?!(?:the|our|my|us|me|this|whole|all|a|an|it|stock|order\w*|price\w*)\b)[a-z]{3,}",
    re.IGNORECASE,
)
"""What a threshold is asked for beside the shop: "service level for daily needs"."""
_BY = Pattern(r"\bby\s*$", re.IGNORECASE)
_MOVED_BY = frozenset({"price_limit_pct", "max_delta_pct"})
"""How far a price may move: "by 4 %" is its value, and of the others a change of it."""


def setting_plan(text: str, *, names_goods: bool = False) -> Plan | None:
    """Return the call about a threshold; `None` where a message is about none.

    Args:
        text: The message, in the planner's English.
        names_goods: It names goods or a place of ours, so that only a threshold's own name counts.
    """
    found = _named(text)
    opens = _OPENS.search(text) is not None
    if found is None:
        idea = idea_in(text) if not names_goods and speaks_of_settings(text) else None
        if idea is not None:
            return _by_idea(text, idea)
        shows = _SHOWS.search(text) and _ALL.search(text) and len(text.split()) <= 2 * _SHORT
        return (PlannedCall(SHOW_TOOL, {}),) if shows else None
    name, place = found
    if name == "service_level" and _ORDERS.search(text):
        return None  # the level of one order, not the shop's
    wonders = _WONDERS.search(text) is not None and not _values(text, name)
    if (_ASKS.search(text) or wonders) and not opens:
        if name == "selling_fee_pct" and not _OUR_FEE.search(text):
            return None  # what a marketplace takes is a rule of its
        of_trade = names_goods or speaks_of_trade(text)
        is_short = len(text.split()) <= 4 * _SHORT and not _values(text, name) and not of_trade
        return show_as_asked(text) if is_short else None
    sets = opens or (_SETS.search(text) is not None and not names_goods)
    return None if not opens and _OF_RULES.search(text) else _change(text, name, place, opens=sets)


def sets_threshold(text: str) -> bool:
    """Tell whether a text sets a threshold by its name: "set the certificate warning days to 45"."""
    planned = setting_plan(text) if _OPENS.search(text) else None
    return planned is not None and planned[0].name == CHANGE_TOOL


def of_a_part(text: str) -> bool:
    """Tell whether a threshold is asked of some goods or people alone, which none of ours tells apart."""
    found = _named(text)
    return found is not None and _PART.match(text[found[1][1] :]) is not None


def show_as_asked(text: str) -> Plan:
    """Return the call that shows the thresholds a message names or speaks of, or all."""
    named = [name for name, pattern in _CALLED if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE)]
    names: list[str] = ["price_limit_pct"] if without_asking(text) else list(dict.fromkeys(named))
    idea = None if names else idea_in(text)
    names += [idea] if idea is not None else []
    return (PlannedCall(SHOW_TOOL, {"names": names} if names else {}),)


def change_as_asked(text: str, heard: SettingName | None = None) -> Plan | None:
    """Return the call that sets the threshold a message names; `None` where it names none, or asks.

    Args:
        text: The message, in the planner's English.
        heard: The threshold it sounds like, where it names none.
    """
    if _ASKS.search(text) and not find_numbers(text):
        return None
    if _WHICH.search(text) and speaks_of_trade(text):  # "which products had a margin below 10 %"
        return None
    found = _named(text)
    if found is not None:
        return _change(text, *found, opens=True)
    idea = idea_in(text) or heard
    return None if idea is None else _change(text, idea, (0, 0), opens=True)


def _by_idea(text: str, name: SettingName) -> Plan | None:
    """Return the call about a threshold that is spoken of without its name."""
    numbers = _values(text, name)
    if numbers and _SETS.search(text) and not _ASKS.search(text):
        return _change(text, name, (0, 0), opens=True)
    asks = _ASKS.search(text) or _WONDERS.search(text) or not numbers
    return (PlannedCall(SHOW_TOOL, {"names": [name]}),) if asks and not numbers else None


def _change(text: str, name: SettingName, place: tuple[int, int], *, opens: bool) -> Plan | None:
    """Return the call that sets the threshold; `None` where the message only mentions it."""
    rest = text[: place[0]] + text[place[1] :]
    numbers = [number for number in _values(text, name) if number.start >= place[1] or opens]
    if not opens and not (len(numbers) == 1 and len(rest.split()) <= _SHORT):
        return None
    if opens and _DEFAULT.search(text) and not numbers:
        return (PlannedCall(CHANGE_TOOL, {"name": name}),)
    by = numbers and name not in _MOVED_BY and _BY.search(text[: numbers[-1].start])
    if not numbers or by:
        return ask("which_setting_value")
    name = _of_money(name, numbers[-1])
    return (PlannedCall(CHANGE_TOOL, {"name": name, "value": _value(name, numbers[-1])}),)


def _values(text: str, name: SettingName) -> list[Number]:
    """Return the numbers that may be a threshold's value: the one of "in 1 day" only counts a day."""
    days = [match.span() for match in _ONE_DAY.finditer(text)]
    found = [one for one in find_numbers(text) if not any(a <= one.start < b for a, b in days)]
    shares = [number for number in found if number.kind == "percent"]
    return shares if shares and SETTING_RULES[name].unit in ("pct", "rate") else found


def _named(text: str) -> tuple[SettingName, tuple[int, int]] | None:
    if without_asking(text):
        return "price_limit_pct", (0, 0)
    for name, pattern in _CALLED:
        match = re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
        if match:
            return name, match.span()
    return None


def named_setting(text: str) -> SettingName | None:
    """Return the threshold a text names."""
    found = _named(text)
    return found[0] if found is not None else idea_in(text)


def setting_value(name: SettingName, number: Number) -> tuple[SettingName, float | int]:
    """Return a named threshold and its new value, where a thread is about it and only a number is said.

    A number too large for the share that a seller may move by is in rupees.
    """
    if name == "price_limit_pct" and number.value > SETTING_RULES[name].most:
        name = "price_limit_revenue"
    return name, _value(name, number)


def _of_money(name: SettingName, number: Number) -> SettingName:
    """Return which price limit is meant: one in rupees is that of the revenue moved."""
    if name == "price_limit_pct" and (number.kind == "money" or number.value > SETTING_RULES[name].most):
        return "price_limit_revenue"
    return name


def _value(name: SettingName, number: Number) -> float | int:
    """Return the value in the setting's own unit: a share said in percent is divided."""
    value = float(number.value)
    if SETTING_RULES[name].unit == "rate" and (number.kind == "percent" or value > 1):
        return round(value / 100, 6)
    return int(value) if value == int(value) else value
