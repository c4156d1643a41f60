"""Whether a value is called what it is: "profit of {sales at risk}" names the fact as another's.

Only the words around a value are read, up to its neighbours and the ends of the sentence, and only where
every one of them speaks of something else: "revenue and profit: {a} and {b}" is left to the facts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.facts import FACT_REFERENCE, FactBook
from agent.grounding.comparatives import any_of
from agent.grounding.evidence import Evidence, masked
from core.fact import NO_FIGURE, Fact, Unit
from language.pattern import Pattern

_END = re.compile(r"[!?;।]|\.(?=\s|$)")


@dataclass(frozen=True)
class _Measure:
    """Words that name a measure, and by unit what the label of a fact they may stand beside says."""

    words: Pattern
    labels: dict[Unit, re.Pattern[str]]


def _says(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _not(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^(?!.*\b(?:{pattern})\b)", re.IGNORECASE)


_TELLS = _says(
    r"profit|margin|gain|worth|revenue|sales|risk|lost|stake|sav|cost|cash|price|mrp|units|demand|chance|items?|products?"
    r"|stores?|bills?|documents?|order value"
)
"""A label that names a measure: "Now" or "In force" leaves it to the sentence."""
_PART = re.compile(r"\bpart of the change\b", re.IGNORECASE)
_MOVED = re.compile(r"\bchange\b", re.IGNORECASE)
_GAIN = _says(r"profit|margin|gain|worth|effect|stake|saves?\b")
_HELD = _says(r"hand|stock|left|have|available|counted|reorder point|up to|lost")
_MEASURES = (
    _Measure(
        any_of(
            "profit",
            "profits",
            "munafa",
            "munaafa",
            "fayda",
            "faayda",
            "मुनाफ़ा",
            "मुनाफा",
            "फ़ायदा",
            "फायदा",
            "लाभ",
        ),
        {"currency": _GAIN, "pct": _GAIN},
    ),
    _Measure(any_of("margin", "margins", "मार्जिन"), {"currency": _GAIN, "pct": _GAIN, "rate": _GAIN}),
    _Measure(
        any_of(
            *(
                "earn",
                "earns",
                "earned",
                "earning",
                "earnings",
                "make",
                "gain",
                "gains",
                "kamai",
                "kamayenge",
            ),
            *("kamaoge", "kamaenge", "कमाई", "कमाएँगे", "कमाएंगे", "कमाओगे"),
        ),
        {"currency": _says(r"revenue|sold|profit|margin|gain|worth|effect")},
    ),
    _Measure(
        any_of("revenue", "turnover", "sales", "bikri", "बिक्री"),
        {"currency": _says(r"revenue|sales|sold|risk|lost|stake|effect|change|worth|demand")},
    ),
    _Measure(
        any_of(
            *(
                "lose",
                "loses",
                "lost",
                "losing",
                "loss",
                "losses",
                "at risk",
                "at stake",
                "nuksan",
                "nuksaan",
            ),
            *("नुक़सान", "नुकसान", "ख़तरे", "खतरे", "जोखिम"),
        ),
        {"currency": _says(r"risk|lost|loss|stake|effect|profit|margin|change|worth|sav")},
    ),
    _Measure(
        any_of("save", "saves", "saved", "saving", "savings", "bachat", "बचत"),
        {"currency": _says(r"sav|worth|margin|lost|risk|stake|effect")},
    ),
    _Measure(
        any_of(
            *(
                "cost",
                "costs",
                "spend",
                "invest",
                "kharcha",
                "kharch",
                "laagat",
                "lagat",
                "लागत",
                "ख़र्च",
                "खर्च",
            ),
            *("ख़र्चा", "खर्चा", "cash", "नक़द", "नकद", "nakad"),
        ),
        {"currency": _says(r"cost|cash|value|price|amount|total|mrp|rate|spend|spent|due")},
    ),
    _Measure(any_of("mrp", "एमआरपी"), {"currency": _says(r"mrp|price|highest|most")}),
    _Measure(
        any_of(
            *(
                "price",
                "priced",
                "prices",
                "rate",
                "rates",
                "daam",
                "dam",
                "keemat",
                "kimat",
                "bhav",
                "bhaav",
            ),
            *("दाम", "क़ीमत", "कीमत", "भाव", "रेट", "cheaper", "dearer"),
        ),
        {
            "currency": _says(r"price|mrp|cost|rate|floor|edge|limit|\bmost\b|\bleast\b|part of"),
            "pct": _says(r"price|change|rate|most|discount|margin"),
        },
    ),
    _Measure(
        any_of(
            *(
                "in stock",
                "on hand",
                "in hand",
                "on the shelf",
                "left",
                "in the store",
                "bacha",
                "bache",
                "bachi",
            ),
            *("stock", "स्टॉक", "बचा", "बचे", "बची", "maal", "माल"),
        ),
        {"units": _HELD},
    ),
    _Measure(
        any_of(
            *(
                "order",
                "reorder",
                "restock",
                "buy",
                "purchase",
                "mangwao",
                "mangwaye",
                "mangwayein",
                "mangao",
            ),
            *("mangaye", "mangayein", "mangaen", "ऑर्डर", "मँगाएँ", "मंगाएं", "मँगाइए", "मंगाइए", "मँगवाएँ", "मंगवाएं"),
            *("मँगाओ", "मंगाओ", "ख़रीदें", "खरीदें", "kharido", "khareedein"),
        ),
        {"units": _says(r"order|move|bring|^units$|pack|case|quantity|on the way")},
    ),
    _Measure(
        any_of(
            *("demand", "expected", "expect", "forecast", "predicted", "will sell", "maang", "माँग", "मांग"),
            *(
                "usual",
                "usually",
                "normally",
                "instead of",
                "against",
                "andaza",
                "andaaza",
                "अंदाज़ा",
                "अंदाजा",
                "अनुमान",
                "anumaan",
                "bikega",
                "bikenge",
                "bikegi",
                "बिकेगा",
                "बिकेगी",
                "बिकेंगे",
                "बिकेंगी",
            ),
        ),
        {"units": _not(r"hand|way|order|safety|reorder|sold|move|lost")},
    ),
    _Measure(
        any_of("need", "needs", "want", "wanted", "chahiye", "चाहिए", "चाहिये"),
        {"units": _not(r"hand|sold|lost")},
    ),
    _Measure(
        any_of("sold", "bika", "biki", "bike", "बिका", "बिकी", "बिके"),
        {"units": _not(r"hand|way|order|safety|reorder|expected|move")},
    ),
    _Measure(
        any_of("on the way", "incoming", "in transit", "on order", "raste me", "raste mein", "रास्ते में"),
        {"units": _says(r"way|transit|arriv|on order")},
    ),
    _Measure(
        any_of("chance", "probability", "likelihood", "odds", "sambhavna", "संभावना"),
        {"pct": _says(r"chance|probab|level")},
    ),
    _Measure(
        any_of("stores", "shops", "dukanen", "dukaanein", "दुकानें", "दुकानों", "स्टोर"),
        {"count": _says(r"stores?|shops?")},
    ),
    _Measure(
        any_of("bills", "invoices", "documents", "बिल", "bill"),
        {"count": _says(r"bill|invoice|document|problem|check|page|line")},
    ),
    _Measure(
        any_of(
            *(
                "items",
                "products",
                "things",
                "actions",
                "cheezein",
                "cheezen",
                "चीज़ें",
                "चीजें",
                "प्रोडक्ट",
                "item",
            ),
            *("आइटम", "product", "alerts", "lines", "rows"),
        ),
        {"count": _says(r"^(?!(?:stores?|bills?|invoices?|documents?)\b)")},
    ),
)


def measure_defects(text: str, evidence: Evidence) -> list[str]:
    """Return every value that all the words around it call something else."""
    defects: list[str] = []
    for line in text.split("\n"):
        plain = masked(line)
        values = [match for match in FACT_REFERENCE.finditer(line) if _is_value(match[1], evidence.book)]
        for index, match in enumerate(values):
            fact = evidence.book[match[1]]
            start = values[index - 1].end() if index else 0
            end = values[index + 1].start() if index + 1 < len(values) else len(line)
            said = (
                _END.split(plain[start : match.start()])[-1] + "," + _END.split(plain[match.end() : end])[0]
            )
            named = [
                (word[0], pattern)
                for measure in _MEASURES
                if (pattern := measure.labels.get(fact.unit)) and (word := measure.words.search(said))
            ]
            told = _measure_of(fact)
            if _PART.search(fact.label) or (fact.unit == "units" and _MOVED.search(fact.label)):
                continue  # by how much more or less: of what, the sentence says
            if named and _TELLS.search(told) and not any(pattern.search(told) for _, pattern in named):
                defects.append(f"{match[0]} is {told!r}, not {named[0][0]!r}")
    return defects


def _is_value(fact_id: str, book: FactBook) -> bool:
    return fact_id in book and book[fact_id].unit not in NO_FIGURE


def _measure_of(fact: Fact) -> str:
    """Return what a label says was measured, without the thing it was measured of."""
    return fact.label.split(",")[0]
