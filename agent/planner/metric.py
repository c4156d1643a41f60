"""The metrics and dimensions of `query_kpi`, in English words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from agent.planner.margin_ways import share_of_sales, ways_of_margin
from language.numbers import WORDS
from language.pattern import Pattern

Place = tuple[int, int]


@dataclass(frozen=True)
class Metric:
    """A metric named by some words of a text."""

    id: str
    place: Place


# Longest phrases first: "stockout rate" is no stockout, "average price" no price.
_METRICS: dict[str, tuple[str, ...]] = {
    "stockout_rate": (
        r"(?:stock\s*-?\s*outs?|out[\s-]+of[\s-]+stock|oos)\s+(?:rates?|percentage|percent|pct|%"
        r"|levels?|shares?|ratios?|proportion)",
        r"rate\s+of\s+stock\s*-?\s*outs?",
        r"(?:on[\s-]+shelf\s+)?(?<!% )(?<!percent )availability\b(?!\s+(?:of\s+|at\s+"
        r"|above\s+)?(?:at\s+least\s+)?\d)",
        r"(?:%|percent(?:age)?|share|part|much|many|fraction)\s*(?:of\s+)?(?:the\s+|days?\s+)?(?:times?"
        r"|days?)\b[^.?!]{0,50}"
        r"\b(?:empty|out|not|without|nil|no|unavailable|missing|absent|lacking|bare)\b",
        r"(?:shel(?:f|ves)|racks?)\s+(?:\w+\s+){0,2}empty\b",
        r"how\s+often\b[^.?!]{0,40}\b(?:off\s+(?:the\s+)?shel(?:f|ves)|missing|gone)\b",
        r"(?:how\s+often|times?)\b[^.?!]{0,30}\b(?:out\s+of\s+stock|(?:empty|bare)\s+shel(?:f|ves)"
        r"|unavailable)\b",
    ),
    "stock_value": (
        r"(?:stock|inventory|goods)\s+(?:is\s+|are\s+)?(?:total\s+)?(?:value|worth|valuation)\b",
        r"(?:value|worth|valuation)\s+of\s+(?:\w+\s+){0,3}(?:stock|inventory|goods)\b",
        r"\b(?:what|how\s+much)\s+(?:is|was|are|were)\s+(?:(?:the|my|our|all|of|ǂ+)\s+)*(?:stock|inventory|goods)\b[^.?!;]{0,40}?\bworth\b",
        r"(?<!this )(?<!that )\bstock\s+(?:total\s+|whole\s+)?price\b",
        r"(?:stock|inventory|goods)\b[^.?!;]{0,40}\bworth\s+(?:how\s+much|what)\b"
        r"|(?:how\s+much|how\s+many)\s+(?:rs|rupees?)\b[^.?!;]{0,12}\b(?:stock|inventory|goods)\b[^.?!;]{0,25}\b(?:lying|is|held|there|stocked)\b"
        r"|(?:stock|inventory|goods)\s+(?:is\s+)?(?:how\s+much|how\s+many)\s+(?:rs|rupees?)\b",
        r"(?:money|capital|rupees)\b[^.?!;ǂ]{0,25}\bin\s+(?:the\s+|my\s+|our\s+)?(?:stock|inventory|goods)"
        r"\s+(?:is\s+)?(?:put|invested)\b|\binvested\s+in\s+(?:\w+\s+)?(?:stock|inventory|goods)\b",
    ),
    "inventory_turns": (
        r"(?:inventory|stock)\s+(?:turns?|turn\s*-?\s*over|rotation)(?:\s+(?:rate|ratio))?",
        r"\bturns?\s+ratio",
        r"(?:inventory|stock|goods)\b[^.?!]{0,30}\b(?:rotat\w+|churn\w*|cycled?|turn(?:s|ed"
        r"|ing)?(?:\s+(?:over|round|around))?)\b",
        r"(?:rotat\w+|churn\w*)\b[^.?!]{0,30}\b(?:inventory|stock|goods)\b",
        r"how\s+(?:many|often)\b(?:\s+times)?[^.?!]{0,40}\b(?:rotat\w+|turned|turns?)\b",
    ),
    "days_of_cover": (
        r"days?\s+of\s+(?:\w+\s+)?(?:cover(?:age)?|stock|inventory|supply)",
        r"(?:stock|inventory)\s+cover(?:age)?",
        r"days?\W{0,2}\s*cover(?:age)?\b",
        r"cover(?:age)?\s+(?:in|of)\s+days?\b",
        r"days?\s+(?:of\s+\w+\s+)?on\s+hand",
        r"(?:stock|inventory)\s+days\b",
        r"(?:stock|inventory)\b[^.?!;]{0,15}\bhow\s+many\s+days\s+(?:was|were|did)\b",
        r"(?:how\s+many|number\s+of)\s+days\b[^.?!]{0,25}\b(?:stock|inventory"
        r"|goods)\b[^.?!]{0,20}\b(?:held|kept|carr(?:y|ied|ying)|hold(?:ing)?|lying|sitting)\b",
        r"\bdoh\b",
    ),
    "forecast_bias": (
        r"forecast(?:ing)?\s+bias",
        r"\bbias(?:ed)?\b(?:\s+of\s+(?:the\s+)?forecasts?)?",
        r"(?:over|under)[\s-]?(?:forecast|predict|estimat)\w*",
        r"(?:forecast|prediction)s?\b[^.?!;]{0,40}\b(?:high|more|above|over|up|less|ris\w+"
        r"|rose)\b[^.?!;]{0,15}\bor\s+(?:too\s+|(?:on\s+)?the\s+)?(?:fall\w*|fell|low|less|below|under"
        r"|down|more)\b",
        r"(?:forecast|prediction)s?\b[^.?!;]{0,25}\b(?:always|usually|often|consistently|mostly"
        r"|every\s+time)\b[^.?!;]{0,15}"
        r"\b(?:high\w*|low\w*|ris\w+|more|less|above|below|over|under|optimistic|pessimistic)\b",
    ),
    "forecast_wape": (
        r"forecast(?:ing)?\s+(?:accuracy|errors?|wape|mape)",
        r"(?:accuracy|error)\s+of\s+(?:the\s+|our\s+|my\s+)?forecasts?",
        r"how\s+accurate\s+(?:were|are|was|is|have)\b(?:\s+\w+){0,3}\s+forecasts?",
        r"\b[ws]?[wm]ape\b",
        r"forecasts?\s+(?:vs\.?|versus|against)\s+actuals?",
        r"(?:forecast|prediction)s?\b[^.?!;]{0,40}\b(?:accura\w+|wrong|errors?|missed|mistakes?|close"
        r"|precise|reliable|came\s+true|deviat\w+)\b",
        r"(?:forecast|prediction)s?\s+and\s+(?:the\s+)?(?:real|actual)\b[^.?!;]{0,20}",
        r"accuracy\b|accurate(?:ly)?\b",
        r"(?:wrong|off|mistaken|error)\b[^.?!;]{0,25}\b(?:forecast|prediction)s?\b",
        r"(?:gap|differ\w*|deviation)\b[^.?!;]{0,25}\b(?:forecast|prediction)s?\b",
        r"how\s+(?:close|good|far\s+off|right|wrong|reliable)\b[^.?!]{0,25}\b(?:forecast|prediction)s?\b",
        r"(?:forecast|prediction)s?\b[^.?!]{0,25}\b(?:reality|actuals?)\b",
        r"forecasts?\s+(?:\w+\s+){0,3}(?:right|correct|wrong|off)\b",
        r"\b(?:wide\s+of|off|near|close\s+to)\s+the\s+mark\b",
    ),
    "return_rate": (
        r"(?:return|refund)s?\s*(?:rates?\b|%|percent(?:age)?\b|pct\b|share\b)",
        r"(?:%|percent(?:age)?|share)\s+(?:of\s+)?(?:returns?\b|(?:was\s+|were\s+)?(?:returned"
        r"|sent\s+back)\b|(?:came|come)\s+back\b)",
        r"rate\s+of\s+returns",
        r"returns?\s+(?:was|were|is)\s*(?:how\s+(?:much|many)\s*)?(?:%|percent(?:age)?\b)",
        r"how\s+(?:much|many)\s+(?:of\s+it\s+)?(?:was\s+)?returns?\b",
        r"(?:returns?|refunds?)\s+(?:ratio|level|proportion|fraction)\b",
        r"(?:share|percent(?:age)?|%|part|fraction|proportion|portion|how\s+(?:much|many))\b[^.?!]{0,40}"
        r"\b(?:c[ao]m(?:e|es|ing)|sen[dt]|went|going|brought|bring\w*|g[ai]ve\w*|got"
        r"|took)\s+(?:\w+\s+)?back\b",
        r"(?:sent|brought|gave|giv(?:e|ing|en)|coming)\s+back\b[^.?!]{0,25}\b(?:share|percent(?:age)?|%"
        r"|part|fraction|proportion|how\s+(?:much|many))\b",
        r"\b(?:stock|goods|items?)\b[^.?!;]{0,15}\b(?:back|return)\b[^.?!;]{0,20}\b(?:comes?|coming|came)\b",
        r"(?:product\s+|customer\s+)?returns\b",
        r"\breturned\b",
    ),
    "average_price": (
        r"(?:typical|usual|normal)\s+(?:selling\s+|sales?\s+)?(?:price|rate)",
        r"(?:average|on\s+average)\b[^.?!,]{0,20}\b(?:in|for|at)\s+how\s+(?:much|many)\b(?!\s+days)",
        r"(?:average|avg\.?|mean)\s+(?:unit\s+)?(?:selling\s+|sales?\s+)?(?:price|rate|realis\w+|realiz\w+)",
        r"(?:on\s+(?:an\s+)?average|average|avg\.?)\b[^.?!,]{0,25}\b(?:price|rate|realis\w+|realiz\w+)\b",
        r"(?:price|rate|realis\w+|realiz\w+)\b[^.?!,]{0,25}\bon\s+(?:an\s+)?average\b",
        r"(?:sell|sold|go|went|fetch\w*|bring|brought)\b[^.?!,]{0,25}\b(?:for|at)\s+on\s+(?:an\s+)?average\b",
        r"(?:price|rate)\s+realis(?:ed|ation)|(?:price|rate)\s+realiz(?:ed|ation)|reali[sz]ation\b",
        r"\basp\b",
    ),
    "margin_pct": (
        r"(?:gross\s+|profit\s+|net\s+)?margins?\s*(?:%|pct\b|percent(?:age)?\b|per\s+cent\b|rate\b)",
        r"(?:margins?|profits?|profitability|gp)\b(?:(?!\b(?:and|or|margins?|profits?)\b)[^.?!;\d]){0,30}?(?:%(?:\s+of\s+(?:sales|revenue"
        r"|turnover))?|percent(?:age)?\b|per\s+cent\b|pct\b)",
        r"(?<!\d)(?<!\d )(?:%|percent(?:age)?\b|per\s+cent\b|pct\b)[^.?!;,\d]{0,30}?\b(?:margins?"
        r"|profits?|gp|earn\w*|mak(?:e|ing)|made|saved|left|keep|kept|retain\w*)\b",
        r"\bmark-?up\s*(?:%|percent(?:age)?\b|pct\b)|\b(?:our|my|the|what|which)\s+mark-?up\b",
        r"(?:margins?|profits?|earn\w*)\s+(?:per|on\s+each|on\s+every)\s+rupee\b(?:\s+of\s+(?:sales?|revenue|turnover))?",
        r"\b100\s+(?:how\s+much|what)\b[^.?!;]{0,20}\b(?:left|saved|profit|kept|earn\w*)\b",
        r"(?:100|hundred)\s+(?:rs|rupees?)\b[^.?!;]{0,45}\b(?:left|profit|margin|earn\w*|save[ds]?|make"
        r"|made|kept)\b",
        r"(?:left|profit|margin|earn\w*|save[ds]?|make|made|kept)\b[^.?!;]{0,20}\b(?:on|per|from"
        r"|out\s+of)\s+(?:every\s+|each\s+)?(?:rs\.?\s*|₹\s*)?(?:100|hundred)\b",
    ),
    "margin": (
        r"(?:gross|net)\s+(?:margin|profit)",
        r"\bgp\b",
        r"bottom\s*-?line\b|\bpocket(?:ed)?\b",
        r"(?:all|less|minus|net\s+of|deducting|without)\s+(?:\w+\s+)?(?:costs?|expenses)\b",
        r"(?:make|made|making)\s(?:on|off|out\s+of)\s(?=[\wǂ])",
        r"(?:money|much|rupees)\b[^.?!;]{0,40}\bafter\s+(?:\w+\s+){0,2}(?:costs?|expenses|purchase)\b",
        r"margins?\b",
        r"profits?\b",
        r"profitability\b",
        r"earn(?:ed|ings?)?\b",
    ),
    "units": (
        r"units?\s+sales",
        r"sales\s+(?:volumes?|quantity|quantities|in\s+units|units)",
        r"units?\s+(?:sold|moved)",
        r"(?<!per )\bunits\b",
        r"\b(?:in|by)\s+(?:count|numbers?)\b(?!\s*\d)",
        r"(?<!per )(?:quantity|quantities|qty|volumes?|pieces?|pcs)\s*(?:sold)?\b",
        r"(?:how\s+many|number\s+of|count\s+of)\s+(?:\w+\s+)?(?:pieces?|packets?|packs?|bottles?|bags?"
        r"|boxes|cartons?|tins?|cans?|jars?)\b",
    ),
    "revenue": (
        r"(?:sales\s+)?revenues?\b",
        r"sales\s+(?:value|amount)",
        r"turn\s*-?\s*over\b",
        r"\bgmv\b",
        r"\btakings\b",
        r"top\s*-?line\b",
        r"collections?\b(?!\s+(?:of|from)\s+(?:my|our)\s+rules)",
        r"(?:gross|sales|total|cash)\s+(?:receipts|proceeds|inflow)",
        r"\bincome\b",
        r"(?<!actual )(?<!real )\bsales\b",
        r"(?<!for )(?<!on )\bsale\b(?!\s+price)",
        r"\bbusiness\b",
        r"money\s+(?:did|have|do)\b",
    ),
}
_COMPILED = tuple((name, Pattern("|".join(patterns), re.IGNORECASE)) for name, patterns in _METRICS.items())

UNSUPPORTED = Pattern(
    r"\b(footfall|customers?|transactions?|(?:number\s+of\s+)?bills?|basket\s+size|conversion|expenses"
    r"|salar(?:y|ies)"
    r"|orders\s+(?:did|were|received|placed)|(?:how\s+many|number\s+of)\s+orders|tax(?:es)?|gst)\b",
    re.IGNORECASE,
)

_WORD = {
    "date": r"days?|dates?|daily",
    "week": r"weeks?",
    "month": r"months?",
    "store": r"stores?|outlets?|branch(?:es)?|shops?|locations?",
    "city": r"city|cities|towns?",
    "category": r"categor(?:y|ies)|departments?|segments?",
    "brand": r"brands?|(?:compan(?:y|ies)|firms?)(?:['’]s)?|manufacturers?|makers?",
    "sku": r"products?|items?|skus?|articles?|(?<!order )lines|sizes?|colou?rs?|shades?|variants?",
}
_NUMBERED = (
    r"(?:top|bottom|best|worst|first|leading|lowest|highest|least|most|weakest|strongest"
    r"|poorest|biggest|smallest|cheapest|costliest|dearest|priciest)"
)
_SPANS = frozenset({"date", "week", "month"})
_DIMENSIONS = tuple(
    (
        name,
        Pattern(
            rf"\bcompare\s+(?:all\s+)?(?:the\s+|my\s+|our\s+)?(?:{words})\b|\b(?:rank|split"
            rf"|break\s*up)\s+(?:the\s+|my\s+|our\s+|all\s+)*(?:{words})\b"
            rf"|\b(?:by|per|each|every|across|between|which|what|wise|among)(?:\s+(?:of"
            rf"|in))?(?:\s+(?:the|my|our|ǂ+))*"
            rf"[\s-]+(?:\w+\s+and\s+)?(?:{words})\b"
            rf"|\b(?:in|of|from)\s+(?:(?:the|my|our|ǂ+)\s+)*(?:{words})\s+which\b"
            rf"|\b(?:{words})\s*(?:and|&|,|\+|/)\s*\w+[\s-]*wise\b"
            rf"|\b(?:{words})[\s-]*(?:separate(?:ly)?\b|wise\b|cut\b|level\b|basis\b|mix\b|split\b"
            rf"|break-?\s?(?:up|down)\b|by[\s-]+(?:{words})\b)"
            rf"|\bmost\s+(?:profit|margin|revenue|sales|money|income)\s+(?:\w+\s+){{0,2}}(?:\d+\s+)?(?:{words})\b"
            rf"|\b{_NUMBERED}\s+(?:\d+\s+|three\s+|five\s+|ten\s+)?(?:\w+[\s-]+){{0,2}}(?:{words})\b"
            + (
                rf"|\b(?:{words})\b[^.?!;]{{0,40}}\b(?:separate|one\s+by\s+one|individually)|\bseparate(?:ly)?\b[^.?!;]{{0,15}}\b(?:{words})\b"
                if name not in _SPANS
                else rf"|\ball\s+(?:the\s+)?(?:{words})\b[^.?!]{{0,40}}\bseparate"
            )
            + rf"|\b(?P<once>{words})[\s-]+(?:(?:by|to|on|wise)[\s-]+)?(?P=once)\b"
            rf"|(?<!of )(?<!all )(?<!many )(?<!\u01c2 )\b(?:{words})\s+(?:sold|sells?|made|had|has"
            rf"|contributed"
            rf"|earned|performed|generated|were\s+sold)\b"
            + (rf"|\band\s+(?:by\s+)?(?:{words})\b|\bthe\s+(?:{words})\s+on\b" if name not in _SPANS else ""),
            re.IGNORECASE,
        ),
    )
    for name, words in _WORD.items()
)
_APART = Pattern(r"\bboth\b[^.?!]{0,20}\bseparate(?:ly)?\b|\bseparate\s+separate\b", re.IGNORECASE)
"""Tells things apart without saying which: the stores, where nothing else is told apart."""
_ADVERBS = (
    ("store", _APART),
    ("date", Pattern(r"\bdaily\b|\bday[\s-]by[\s-]day\b|\beach\s+day\b", re.IGNORECASE)),
    ("week", Pattern(r"\bweekly\b|\bweek\s+over\s+week\b|\bweek[\s-]by[\s-]week\b", re.IGNORECASE)),
    ("month", Pattern(r"\bmonthly\b|\bmonth[\s-]by[\s-]month\b", re.IGNORECASE)),
)
_TREND = Pattern(r"\btrends?\b|\bover\s+time\b", re.IGNORECASE)
_SUPERLATIVE = Pattern(
    rf"\b(?:best|top|most|worst|least|slow(?:est)?|fast(?:est)?|bottom|highest|lowest|hot(?:test)?"
    rf"|star)[\s-]*(?:\d+\s+|(?:{'|'.join(WORDS)})\s+)?"
    r"(?:selling|sellers?|sold|moving|movers?|performing|performers?|popular)\b"
    rf"|\b(?:best|top|bottom|worst)\s+(?:\d+\s+|{'|'.join(WORDS)})\s*(?:sellers?|movers?|performers?)\b"
    r"|\b(?:highest|most|lowest|least)\s+(?:(?:in|by)\s+(?:number|count|units?)\s+)?(?:units\s+)?(?:what\b(?!\s+(?:is|are|was|were|price|margin|profit))|which\s+(?:stock|goods|items?))"
    r"|\b(?:sold|sells?|selling|moved?|moving)\s+(?:the\s+)?(?:best|most|least|worst|fastest|slowest"
    r"|fast|slow)\b",
    re.IGNORECASE,
)
_TOP_FEW = Pattern(rf"\b(?:top|bottom)\s+(?:\d+|{'|'.join(WORDS)})\b", re.IGNORECASE)
"""Of what is not said: of products, where nothing else is told apart."""
_NAMED = tuple((name, Pattern(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in _WORD.items())
_WHO = Pattern(r"\bwho\b", re.IGNORECASE)
_EARNED = Pattern(r"earn(?:ed)?\b|money\s", re.IGNORECASE)


@lru_cache(maxsize=1024)
def find_metrics(text: str) -> tuple[Metric, ...]:
    """Return the metrics a text names, in their order, each once.

    Kept for a while: the planner asks this of the parts of one message many times.
    """
    rest = text
    found: list[Metric] = []
    for name, pattern in _COMPILED:
        for match in pattern.finditer(rest):
            found.append(Metric(name, match.span()))
            rest = rest[: match.start()] + "\x00" * (match.end() - match.start()) + rest[match.end() :]
    found.sort(key=lambda metric: metric.place)
    if len({metric.id for metric in found}) > 1:  # "which store earned what revenue" asks for revenue
        found = [metric for metric in found if not _EARNED.match(text, metric.place[0])]
    firsts = {metric.id: metric for metric in reversed(found)}
    return _in_its_measure(tuple(metric for metric in found if firsts[metric.id] is metric), text)


def _in_its_measure(metrics: tuple[Metric, ...], text: str) -> tuple[Metric, ...]:
    """Return the metrics with a margin in the measure it is asked in: rupees, a share of sales, or both."""
    margins = [metric for metric in metrics if metric.id in ("margin", "margin_pct")]
    if len(margins) != 1:
        return metrics
    told = margins[0]
    part = share_of_sales(text)
    if part is not None:
        metrics = tuple(one for one in metrics if not part[0] <= one.place[0] < part[1] or one is told)
    ways = tuple(Metric(way, told.place) for way in ways_of_margin(text)) or (told,)
    return tuple(way for metric in metrics for way in (ways if metric is told else (metric,)))


@lru_cache(maxsize=1024)
def find_dimensions(text: str, days: int | None = None) -> tuple[str, ...]:
    """Return how a text wants a metric cut, at most three ways.

    Args:
        text: The text, dates and names of the catalogue blanked out.
        days: Length of the period, which decides what a "trend" is cut by.
    """
    places: dict[str, int] = {}
    for name, pattern in (*_DIMENSIONS, *_ADVERBS):
        match = pattern.search(text)
        if match and not (pattern is _APART and places):
            places[name] = min(places.get(name, match.start()), match.start())
    trend = _TREND.search(text)
    if trend and not places.keys() & {"date", "week", "month"}:
        places["date" if (days or 0) <= 31 else "week" if (days or 0) <= 186 else "month"] = trend.start()
    best = _SUPERLATIVE.search(text)
    if best and not places.keys() & {"sku", "store", "city", "category", "brand", "date", "week", "month"}:
        places["store" if _WHO.search(text) else "sku"] = best.start()
    if not places and (few := _TOP_FEW.search(text)):
        places["sku"] = few.start()
    ordered = sorted(places, key=lambda name: places[name])
    return tuple(ordered[:3])


def dimension_named(text: str) -> list[str]:
    """Return what a text names first of products, stores, days and the like: what its rows would be."""
    named = [(match.start(), name) for name, pattern in _NAMED if (match := pattern.search(text))]
    return [min(named)[1]] if named else []


def is_ranking(text: str) -> bool:
    """Tell whether a text asks for the best or worst sellers."""
    return bool(_SUPERLATIVE.search(text))
