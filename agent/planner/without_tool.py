"""What people ask that no tool does, answered for what it is: with what can be had instead.

How a bill is sent, until when the books go, a paper to be deleted, an order to be followed, every price moved
at once. Left to the tools, such words would be taken for something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from agent.planner.answer import Plan, PlannedCall, ask, decline
from agent.planner.document import CHECK
from agent.planner.off_topic import is_of_a_program
from agent.planner.on_the_way import asks_on_the_way
from agent.understanding import ANSWER, Understanding
from core.message import Choice
from language.format import format_date
from language.locales import sentence
from language.pattern import Pattern

_LONGEST = 14
_PAPER = (
    r"(?:bills?|invoices?|receipts?|memos?|documents?|papers?|certificates?|(?:credit|debit)\s+notes?"
    r"|challans?)"
)
_DATA = (
    r"(?:data|(?:sales?|stock|inventory|product|price|catalog(?:ue)?|excel|csv|tally)\s+(?:file|sheet|list|data|report)s?"
    r"|(?:csv|excel|sheet|spreadsheet)s?(?:\s+files?)?)"
)
_SEND = r"(?:send|upload|put|load|import|add|attach|submit|share|give|scan|enter|feed)"
_TO_OTHERS = Pattern(
    r"\b(?:customers?|buyers?|suppliers?|sellers?|marketplace|portal|government|accountant|boss|manager|amazon|flipkart|back|must|every)\b",
    re.IGNORECASE,
)
"""Who else is sent something, and by which rule, are other questions."""
_SENDS_PAPER = Pattern(
    rf"\b(?:how|where)\b[^.?!]{{0,25}}\b{_SEND}\b[^.?!]{{0,25}}\b{_PAPER}(?:\s+(?:to\s+you|here|photo|pdf|scan))*\W*$"
    rf"|\b{_PAPER}\b[^.?!]{{0,15}}\b(?:how|where)\b[^.?!]{{0,15}}\b{_SEND}(?:\s+(?:is|it|here|to\s+you))*\W*$",
    re.IGNORECASE,
)
_SENDS_DATA = Pattern(
    rf"^(?=.*\b(?:how|where)\b)(?=.*\b{_SEND}\b)(?=.*\b(?<!\bsend )(?<!\bexport ){_DATA}\b)", re.IGNORECASE
)
_DATA_UNTIL = Pattern(
    r"\bwhen\b[^.?!]{0,20}\bdata\b[^.?!]{0,20}\b(?:updat\w+|refresh\w*|load\w*|came|come|sync\w*)\b"
    r"|\bhow\s+(?:old|fresh|recent|current|up\s+to\s+date)\b[^.?!]{0,15}\b(?:data|figures|books|numbers)\b"
    r"|\b(?:data|books|figures)\b[^.?!]{0,12}\bhow\s+(?:much\s+|many\s+days\s+)?(?:old|fresh)\b|\bdata\s+when\s+is\W*$"
    r"|\b(?:until|till|up\s*to)\s+(?:when|which\s+(?:day|date))\b[^.?!]{0,25}\b(?:data|books|figures)\b"
    r"|\b(?:data|books)\b[^.?!]{0,15}\b(?:(?:until|till|up\s*to|of)\s+(?:when|which\s+(?:day|date))|when\s+(?:until|till|up\s*to))\b",
    re.IGNORECASE,
)
_DELETE = r"(?:delete|remove|erase|discard|throw\s+away)"
_DELETES_PAPER = Pattern(
    rf"^\W*(?:(?:please|can\s+you|i\s+want\s+to|pls|kindly)\s+)*{_DELETE}\s+(?:[\w/-]+\s+){{0,4}}{_PAPER}\b"
    rf"|\b{_PAPER}\b(?:\s+(?!about|from)[\w/-]+){{0,2}}\s+{_DELETE}(?:\s+(?:do|give|it|please|from\s+here))*\W*$",
    re.IGNORECASE,
)
_OF_ALERTS = Pattern(r"\b(?:alerts?|rules?|warnings?|notif\w+|tell\w*|messages?)\b", re.IGNORECASE)
_OWN_GSTIN = Pattern(
    r"^\W*(?:(?:please|tell|show|give|me|us|what(?:'s)?|which|is|are|the)\s+)*(?:my|our)\s+(?:(?:own|shop'?s?|store'?s?|firm'?s?)\s+)*"
    r"(?:gst\s*(?:in|number|no\.?|registration(?:\s+number)?)|gstin(?:\s+number)?)(?:\s+(?:is|what|which|tell|show|please))*\W*$",
    re.IGNORECASE,
)
_COUNT_OF_GOODS = Pattern(
    r"\W*(?:in\s+(?:my|our|the)\s+(?:shop|store|list|catalog(?:ue)?)\s+)?(?:(?:my|our)\s+)?how\s+many\s+(?:different\s+|kinds?\s+of\s+)?"
    r"(?:products?|items?|goods|skus?|articles?)(?:\s+(?:do|does|is|are|there|i|we|you|my|our|have|has|sell|in|the|total|shop|store|list|catalog(?:ue)?|all|altogether))*\W*",
    re.IGNORECASE,
)
_ADDS_PEOPLE = Pattern(
    r"^\W*(?:(?:please|how|do|can|should|could|i|we|you|want|to|need)\s+)*(?:add|create|invite|register|open)\s+"
    r"(?:(?:a|an|the|new|another|more|one|my|1)\s+)*(?:users?|person|people|staff|employees?|workers?|cashiers?|managers?|sellers?|stores?|shops?|branch(?:es)?|outlets?)\W*$"
    r"|^\W*(?:(?:a|an|new|another|1)\s+)*(?:users?|staff|employees?|stores?|shops?|branch(?:es)?)\s+(?:how\s+(?:should\s+i\s+)?)?(?:add|create|join|connect|invite)(?:\s+(?:do|give|it))*\W*$",
    re.IGNORECASE,
)
_OFFERS = Pattern(
    r"^\W*(?:(?:what|which|any|are|is|there|show|list|tell|me|the|my|our|all|now|today)\s+)*(?:promotions?|offers?|schemes?|discounts?)"
    r"(?:\s+(?:is|are|now|today|currently|running|active|going|on|live|there|right|these|days|moving|lasting|at|the|moment|which|what))*\W*$",
    re.IGNORECASE,
)
_RUNS = Pattern(r"\b(?:running|active|going|live|now|currently|today|moving|lasting)\b", re.IGNORECASE)
_EVERY_PRICE = Pattern(
    r"\b(?:all|every|each|whole|everything|everyone)(?:'s)?\b[^.?!]{0,20}\b(?:prices?|rates?)\b|\b(?:prices?|rates?)\b[^.?!]{0,12}\b(?:of|on)\s+(?:all|every\w*)\b",
    re.IGNORECASE,
)
_MOVES = Pattern(
    r"\b(?:raise|increase|hike|lower|reduce|cut|decrease|drop|change|set|put|make)\b", re.IGNORECASE
)
_SUPPOSES = Pattern(
    r"\b(?:if|what|which|how|when|should|would|alert|tell|show|list|limit|than|expected|actual\w*|versus|vs"
    r"|gains?|effects?|results?|outcomes?|did|was|were|help\w*|work\w*|histor\w+|review\w*)\b",
    re.IGNORECASE,
)


def asks_own_gstin(text: str) -> bool:
    """Tell whether a text asks for the shop's own GST number, which its certificate says."""
    return _OWN_GSTIN.search(text) is not None


def without_tool(understanding: Understanding, tools: Collection[str]) -> Plan | None:
    """Return the answer to what no tool does; `None` where a message asks for something else."""
    text = understanding.normalized
    if len(text.split()) > _LONGEST or understanding.stands_for or understanding.context.get("document"):
        return None
    planned = next((make(understanding) for asked, make in _ANSWERS if asked(understanding)), None)
    return (
        planned
        if planned is None or all(call.name in tools or call.name != CHECK for call in planned)
        else None
    )


def _matches(pattern: Pattern, besides: Pattern | None = None) -> Callable[[Understanding], bool]:
    """Return what tells whether a message matches, and nothing in it speaks of something else."""

    def asked(understanding: Understanding) -> bool:
        text = understanding.normalized
        return pattern.search(text) is not None and not (besides and besides.search(text))

    return asked


def _of_a_program(understanding: Understanding) -> bool:
    return is_of_a_program(understanding.normalized)


def _counts_goods(understanding: Understanding) -> bool:
    return _COUNT_OF_GOODS.fullmatch(understanding.normalized) is not None


def _waits_for_goods(understanding: Understanding) -> bool:
    """Tell whether goods on the way are asked after and none are named: of one the stock tells."""
    named = any(one.kind in ("product", "brand", "category") for one in understanding.entities)
    return not named and asks_on_the_way(understanding.normalized)


def _moves_every_price(understanding: Understanding) -> bool:
    """Tell whether every price is to be moved: no what-if, no look back at changes, no alert."""
    text = understanding.normalized
    named = any(one.kind in ("product", "brand") for one in understanding.entities)
    moved = _EVERY_PRICE.search(text) and _MOVES.search(text) and not _SUPPOSES.search(text)
    return bool(moved) and not named


def _shows_offers(understanding: Understanding) -> bool:
    text = understanding.normalized
    return _OFFERS.fullmatch(text) is not None and _RUNS.search(text) is not None


def _until(understanding: Understanding) -> Plan:
    day = understanding.last_day or understanding.today
    told = format_date(day, language=understanding.language, reference_year=understanding.today.year)
    return decline("data_until", day=told)


def _list_of_goods(understanding: Understanding) -> Plan:
    label = sentence("product_list", understanding.language)
    return ask("count_of_goods", [Choice(label=label, message=sentence("product_list.message", "en"))])


_ALARM = Pattern(
    r"\b(?:set|put|fix|keep)\s+(?:me\s+)?(?:an?\s+|the\s+)?alarm\b(?=[^.?!]{0,12}\b(?:for|at|of|in)\s+\d|\W*$)"
    r"|(?<!\w)(?:alarm|अलार्म)\s+(?:put|set)(?!\w)|\balarm\b[^.?!]{0,15}\b\d{1,2}(?::\d\d)?\s*(?:o'?clock|a\.?m|p\.?m|baje)\b",
    re.IGNORECASE,
)
"""A clock's alarm, which is no alert of the shop's."""
_OF_A_LINE = Pattern(
    r"\b(?:when(?:ever)?|if|once|then|stock|sales?|prices?|rates?|below|less|under|above|runs?|falls?)\b",
    re.IGNORECASE,
)

_ANSWERS: tuple[tuple[Callable[[Understanding], bool], Callable[[Understanding], Plan]], ...] = (
    (_matches(_DELETES_PAPER, _OF_ALERTS), lambda _: decline("papers_stay")),
    (_matches(_ALARM, _OF_A_LINE), lambda _: decline("no_reminders")),
    (_matches(_SENDS_PAPER, _TO_OTHERS), lambda _: decline("how_to_send_papers")),
    (_of_a_program, lambda _: decline("off_topic")),
    (_matches(_SENDS_DATA, _TO_OTHERS), lambda _: decline("how_to_send_data")),
    (_matches(_DATA_UNTIL), _until),
    (_matches(_OWN_GSTIN), lambda _: (PlannedCall(CHECK, {"doc_types": ["gst_certificate"]}),)),
    (_counts_goods, _list_of_goods),
    (_matches(_ADDS_PEOPLE), lambda _: decline("people_and_stores")),
    (_shows_offers, lambda _: decline("offers_running")),
    (_waits_for_goods, lambda _: ask("on_the_way_of_which", resume=f"how much {ANSWER} is left")),
    (_moves_every_price, lambda _: ask("one_price_at_a_time")),
)
