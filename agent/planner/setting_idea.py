"""Which threshold a message speaks of, by what it is about rather than by what it is called.

"How low may the margin go?", "ek din me rate kitna hil sakta hai": nobody knows the names of settings.
An idea is a few groups of words that all occur, in any order, in the planner's English.
"""

from __future__ import annotations

import re

from core.tenant import SettingName
from language.pattern import Pattern

_MARGIN = r"margins?|profits?|mark-?ups?"
_LEAST = r"min(?:imum)?|least|lowest|floor|bottom|below|under|less\s+than|lower|low|limit|fall|drop"
_PRICE = r"prices?|rates?|mrp"
_CHANGE = r"chang\w*|move[sd]?|moving|shift\w*|swing\w*|vary|varies|jump\w*|rais\w*|lower\w*|adjust\w*"
_A_DAY = (
    r"(?:in\s+)?(?:a|one|1|per|each|every|the|single)\s+day'?s?"
    r"|daily|day\s+fill|day-to-day|at\s+a\s+time|overnight"
)
_SELLER = r"sellers?|staff|employees?|boys?|team|salesm[ae]n|store\s+(?:people|person|incharge)|workers?|they"
_ALONE = (
    r"without\b[^.?!]{0,25}\b(?:ask\w*|approv\w*|permission|yes|nod|sign-?off|consent|me|manager)"
    r"|on\s+(?:their|his|her|its)\s+own|by\s+(?:themselves|himself|herself)|alone|own\s+(?:authority|discretion)"
)
_DAYS = r"days?|times?|window|how\s+long|period|wait\w*|lapses?|expir\w+|hours?|weeks?"
_APPROVAL = r"approv\w*|manager'?s?\s+(?:yes|nod)|sign-?offs?|permissions?"
_UNDO = r"undo|undone|revert\w*|take\s+back|taken\s+back|reverse\w*|roll\s*back|return\s+(?:days?|times?)"
_RIVAL = r"competit\w+|rivals?|market\s+(?:price|rate)s?"
_AGE = r"old|older|age|stale|fresh|recent|outdated|days?"
_GOODS = (
    r"stock|goods|items?|deliver\w*|consignments?|suppl(?:y|ies)|suppliers?|vendors?|wholesale\w*|shipments?"
)
_COMES = r"come[s]?|coming|arriv\w+|reach\w*|deliver\w*|giv\w+|send\w*|bring\w*|tak\w+|got|get|suppl\w+"
_ORDER = r"(?:re-?)?orders?|ordering"
_COST = r"costs?|expens\w+|charges?|कॉस्ट"
_KEEP = r"hold\w*|keep\w*|kept|stor(?:e|es|ing|age)|carry\w*|warehous\w+|godown"
_MOVE = r"transfers?|transferring|mov(?:e|es|ing)|shift\w*|send\w*|between\s+(?:two\s+)?(?:stores|shops)"
_GAIN = r"gains?|benefits?|worth"

_IDEAS: tuple[tuple[SettingName, tuple[str, ...]], ...] = (
    ("price_limit_pct", (_PRICE + r"|discounts?", _ALONE)),
    (
        "price_limit_pct",
        (_SELLER, _PRICE + r"|discounts?", rf"limit|{_CHANGE}|how\s+(?:much|far)|allowed|can|may"),
    ),
    ("approval_days", (_APPROVAL, _DAYS)),
    ("undo_days", (_UNDO, _DAYS)),
    ("undo_days", (_PRICE, r"returned|back", _DAYS)),
    ("max_delta_pct", (_PRICE, rf"{_CHANGE}|more\s+than|limit|up\s+or\s+down|maximum|cap", _A_DAY)),
    ("competitor_max_age_days", (_RIVAL, _AGE)),
    ("transfer_cost", (_MOVE, _COST, r"stores?|shops?|branch\w*|transfers?|transferring|lines?")),
    ("holding_rate_pct_per_year", (_GOODS, _KEEP, _COST + r"|rates?")),
    ("holding_rate_pct_per_year", (r"holding|carrying|storage", _COST + r"|rates?")),
    (
        "review_period_days",
        (
            _ORDER,
            r"between|gap|how\s+often|frequency|cycle|sees?|review\w*|check\w*|interval",
            _DAYS + r"|often|cycle",
        ),
    ),
    ("default_lead_time_days", (r"lead\s+times?",)),
    ("default_lead_time_days", (_GOODS, _COMES, _DAYS)),
    ("min_margin_pct", (_MARGIN, _LEAST)),
    ("order_cost", (_ORDER, _COST)),
    ("selling_fee_pct", (r"commissions?|(?:selling|platform|marketplace|portal)\s+(?:fees?|charges?|cut)",)),
    ("service_level", (r"service\s+levels?|fill\s+rates?|availability\s+(?:target|level)",)),
    (
        "store_capacity_units",
        (r"stores?|shops?|godowns?", r"maximum|at\s+most", _GOODS, r"comes?|fits?|holds?|keep|kept|room"),
    ),
    ("store_capacity_units", (r"capacity|how\s+many\s+(?:units|pieces)\b[^.?!]{0,20}\b(?:fit|hold)",)),
    ("least_price_gain", (_PRICE, _GAIN, _LEAST)),
)
_COMPILED: tuple[tuple[SettingName, tuple[Pattern, ...]], ...] = tuple(
    (name, tuple(Pattern(rf"\b(?:{group})(?!\w)", re.IGNORECASE) for group in groups))
    for name, groups in _IDEAS
)
_OF_SETTINGS = Pattern(
    r"\b(?:settings?|limits?|limited|thresholds?|set|kept|cap(?:ped)?|floor|ceiling|allow(?:ed|s)?|permit\w*|assum\w+|accepted|default|policy"
    r"|let|accept|should\s+be|must\s+be|not\s+(?:see|changed)|ignore|from\s+now(?:\s+on)?|at\s+most|maximum|minimum"
    r"|(?:times?|window|days?)\s+\d+\s*(?:days?)?\s*(?:do|keep)?)\b",
    re.IGNORECASE,
)
_OF_GOODS = Pattern(
    r"\b(?:which\s+(?:of\s+(?:the|my|our)\s+)?(?:stores?|shops?|cit(?:y|ies)|categor(?:y|ies)|brands?|items?|goods)|forecast\w*|sell|sells|selling|sold|sales?|sale|budget|stockouts?|run\w*\s+out|top|best|worst|products?|yesterday|tomorrow|last\s+(?:week|month|year)"
    r"|this\s+(?:week|month|year)|next\s+(?:week|month)|alert\w*|tell\s+me\s+when|csv|excel|file)\b",
    re.IGNORECASE,
)
"""Speaks of the trade: what the shop sells, not how it is run."""
_MAY_SELL = Pattern(
    r"\b(?:allowed|permitted|free)\s+to\s+sell\b|\b(?:can|may|could)\s+sell\s+(?:at|for|below)\b", re.I
)


def idea_in(text: str) -> SettingName | None:
    """Return the threshold a text speaks of, whatever it calls it; where several fit, the narrowest."""
    for name, groups in _COMPILED:
        if all(group.search(text) for group in groups):
            return name
    return None


def without_asking(text: str) -> bool:
    """Tell whether a text is about who may change a price without being approved."""
    return all(group.search(text) for group in _COMPILED[0][1])


def speaks_of_settings(text: str) -> bool:
    """Tell whether a text speaks of how the shop is set up, and not of its trade."""
    return _OF_SETTINGS.search(text) is not None and not speaks_of_trade(text)


def speaks_of_trade(text: str) -> bool:
    """Tell whether a text speaks of what the shop sells and when, not of what it may sell at."""
    return _OF_GOODS.search(_MAY_SELL.sub(" ", text)) is not None
