"""What the first words of a message say of the thread: it goes on, corrects, comes back, or leaves.

"No, make that 11", "and for Mumbai?", "back to margin: …", "leave that. What is dead stock?": such
words ask for nothing. They are taken off, and what they say is kept beside the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from agent.understanding import Focus, Opening
from language.dates import Tense
from language.pattern import Pattern

_END = r"(?=$|[\s,.;:!?–—-])[\s,.;:!–—-]*"
_SAYINGS: tuple[tuple[Opening | None, str], ...] = (
    (
        "leaves",
        r"(?:(?:leave|park|skip|drop|forget|ignore)(?:\s+(?:that|it|this|them|about\s+(?:that|it)))?(?:\s+for\s+now)?"
        r"|never\s*mind|chhodo|chodo|chodiye|छोड़ो|छोड़िए|enough\s+of\s+that)(?=\s*[,.;:!–—-])",
    ),
    (
        "returns",
        r"(?:(?:let'?s\s+(?:go|get)\s+|(?:go|come|coming|going)\s+)?back(?:\s+(?:to|on|at))?\b|returning\s+to|again|wapas|vapas|phir\s+se|dobara"
        r"|वापस|पुनः|फिर\s+से|दोबारा)",
    ),
    (
        "corrects",
        r"(?:no+(?!\s+(?:limit|budget|idea|need|problem|more|stock|change|one|matter)\b)|nope|nah|nai|not(?=\s*[,.;:!–—-]|\s+(?:rs\s*)?\d)|nahi|nahin|sorry|oops|wait|stop(?=\s*[,;:!–—-]|\s+(?:before|first)\b)|hold\s+on|(?:(?:just\s+)?(?:one|a|ek)|एक)\s+(?:moment|min(?:ute|at)?|sec(?:ond)?|मिनट)|actually|i\s+(?:meant?|said)|my\s+mistake|pardon|correction"
        r"|rather|instead|on\s+second\s+thoughts?|ruko?|rukiye|thahro|thehro|maaf\s+karo|नहीं|नही|रुको|रुकिए|ठहरो|ठहरिए|माफ़?\s+(?:करना|करें|कीजिए)"
        r"|क्षमा(?:\s+(?:करें|कीजिए|should\s+i\s+do))?)",
    ),
    ("adds", r"(?:also|plus)"),
    (
        "goes_on",
        r"(?:and|then|so|but|or|now|what\s+about|how\s+about|aur|और|to|toh|तो)",
    ),
    (
        None,
        r"(?:ok(?:ay)?|k|right(?:\s+is)?|fine|good|great|well|alright|hmm+|yes|yeah|please|bhai|sir|achh?a|accha|chal(?:o)?|ठीक\s+है|अच्छा|चलो|last(?=[,\s]+"
        r"(?:set|price|rate|put|make|there|skip|leave|tell|show))|(?:ek|एक)\s+(?:baat|बात)(?:\s+(?:and|aur|और))?|one\s+(?:doubt|more\s+thing|question)|by\s+the\s+way|in\s+that\s+case|kindly)",
    ),
)
_COMPILED: tuple[tuple[Opening | None, Pattern], ...] = tuple(
    (name, Pattern(rf"^\W*{words}{_END}", re.IGNORECASE)) for name, words in _SAYINGS
)
_MOST = 5
_PERSON = (
    r"(?:pa+pa|mummy|ma+|maa|da+di|da+da|na+na|na+ni|did[iy]|bhai(?:ya|yya)?|cha+cha|cha+chi|beta|beti|biwi|wife|boss|malik|seth(?:ji)?|sir|madam|partner"
    r"|पापा|मम्मी|माँ|मां|दादी|दादा|नाना|नानी|दीदी|भाई|भैया|चाचा|चाची|बेटा|बेटी|पत्नी|मालिक|सेठ(?:जी)?|साहब|बाबूजी|पिताजी)"
)
_HEARSAY = Pattern(
    rf"^\W*(?:(?:mer[aei]|hamar[aei]|मेर[ाेी]|हमार[ाेी])\s+)?{_PERSON}(?:\s+(?:ji|जी))?(?:\s+(?:ne|ने))?\s+"
    r"(?:bol(?:[aei]n?|\s+rah[ei])|kah(?:[aei]n?|t[ei])|keh\s+rah[ei]|बोल(?:ा|ी|ीं|े|\s+रहे|\s+रही)|कह(?:ा|ी|ते|ती|\s+रहे|\s+रही))"
    r"(?:\s+(?:h|hai|hain|है|हैं))?(?:\s+(?:ki|कि))?[\s,:]+(?=\S)",
    re.IGNORECASE,
)
"""Whose word it is does not change what is asked: "didi boli 181 kar do"."""
_HUM = Pattern(r"^\W*(?:h+m+|u+h*m+|u+h+|er+m*)\b[\s,.…-]+(?=\S)", re.IGNORECASE)
_ADDS = Pattern(r"\b(?:also|too|as\s+well|bhi|भी)\W*$|\balso\b(?!\W*$)", re.IGNORECASE)
_SAME = Pattern(
    r"\bsame\b|^\W*(?:(?:show|tell|give|list)\s+(?:me\s+)?)?(?:only|just|sirf|केवल|सिर्फ़?)\b|\b(?:this|that)\s+one\b|\binstead\b|\bthis\s+time\b",
    re.IGNORECASE,
)
_BEHIND = Pattern(r"\b(?:then|instead|only|just|now|na|toh?|for\s+me|tho(?:ugh)?)\W*$", re.IGNORECASE)
_FIRST = Pattern(
    r"^\W*(?:before|first)\s*,?\s*(?=(?:tell|show|check|see|look|say)\b)"
    r"|^\W*(?P<bid>(?:tell|show|check|see|say)\s+(?:me\s+)?)(?:before|first)\s+(?!\d|(?:yesterday|last|that|it|this|in|store|shop)\b)"
    r"|(?<=\w)(?<!\bday)(?<!\bweek)(?<!\bmonth)(?<!\bquarter)(?<!\byear)(?<!\bone)\s+(?:before|first)(?:\s+(?:it|this|that))?\W*$",
    re.IGNORECASE,
)
"""Something else is to be told before the thread goes on: "wait, first tell me the stock"."""
_BIDS = Pattern(r"^\W*(?:tell|show|check|see|look|say)\b", re.IGNORECASE)
_DROPPED = Pattern(
    r"[\s,]*\b(?:instead\s+of|rather\s+than|in\s+place\s+of)\s+[^,;.?!]*[.?!]*$"
    r"|^\W*(?P<not>[^\s,]+(?:\s+[^\s,]+){0,2})\s+(?:not|nahi|नहीं)\s*,\s*(?=\S)"
    r"|^\W*not\s+[^,]{1,30}\s*(?:,|\bbut\b)\s*(?=\S)",
    re.IGNORECASE,
)
"""What the person takes back: "kal not, parso", "by week instead of by store"."""
_BOTH_WAYS = Pattern(r"\b(?P<word>kal|kl|parso|parson|prso)\b", re.IGNORECASE)
_DAYS = {
    ("kal", "past"): "yesterday",
    ("kal", "future"): "tomorrow",
    ("parso", "past"): "day before yesterday",
    ("parso", "future"): "day after tomorrow",
}
_SPAN = Pattern(
    r"^\W*(?:for\s+)?(?:a|an|one|1|all|full|whole|the\s+(?:whole|full))\s+(?P<unit>week|fortnight|month|quarter)\b(?=\W*$)",
    re.IGNORECASE,
)
_SPANS = {"week": 7, "fortnight": 14, "month": 30, "quarter": 90}
_WHOLE = Pattern(r"\b(?:all|full|whole|entire|complete)\s+(?:the\s+)?(?P<unit>week|month)\b", re.IGNORECASE)
_THE_WHOLE = {"week": "last 7 days", "month": "this month"}
_THAT_SPELL = Pattern(
    r"\b(?:(?:in|for|during|of)\s+)?(?:that|the\s+same)\s+(?:day|week|month|quarter|period)\b(?!\s+before)",
    re.IGNORECASE,
)
_PAST = frozenset(
    {"query_kpi", "explain_change", "detect_anomalies", "review_price_changes", "list_documents"}
)
_AHEAD = frozenset(
    {"forecast_demand", "assess_stockout_risk", "plan_reorder", "override_forecast", "simulate_price"}
)


@dataclass(frozen=True)
class Opened:
    """A message without its opening, and what the opening said."""

    rest: str
    said: frozenset[Opening]


@dataclass(frozen=True)
class _Opener:
    says: Opening | None
    end: int


def without_hearsay(written: str) -> str:
    """Return a message of a running thread, as it was written, without a hum and whose word it is."""
    return _HEARSAY.sub("", _HUM.sub("", written))


def _opener(text: str) -> _Opener | None:
    """Return the saying that a text begins with."""
    for says, pattern in _COMPILED:
        match = pattern.match(text)
        if match is not None:
            return _Opener(says, match.end())
    return None


def opened(text: str) -> Opened:
    """Return a message of a running thread without the words that open it."""
    said: set[Opening] = set()
    rest = text
    for _ in range(_MOST):
        found = _opener(rest)
        if found is None or not rest[found.end :].strip(" ?.!,"):
            break
        if found.says is not None:
            said.add(found.says)
        rest = rest[found.end :]
    if taken_back := _DROPPED.search(rest):
        left = f"{rest[: taken_back.start()]} {rest[taken_back.end() :]}".strip()
        if left.strip(" ?.!,"):
            said.add("corrects")
            rest = left
    if "corrects" in said or _BIDS.search(rest):
        first = _FIRST.sub(lambda found: found["bid"] or "", rest)
        if first != rest and len(first.split()) > 1:
            said.add("goes_on")
            rest = first
    if _ADDS.search(rest):
        said.add("adds")
    if _SAME.search(rest):
        said.add("goes_on")
    if _BEHIND.search(rest) and len(rest.split()) > 1:
        said.add("goes_on")
    return Opened(rest, frozenset(said))


def tense_of_thread(focus: Focus | None) -> Tense | None:
    """Return the tense a half sentence has where its own words tell none: that of the thread."""
    tools = {call.tool for call in focus.calls} if focus else set[str]()
    if tools and tools <= _PAST:
        return "past"
    return "future" if tools and tools <= _AHEAD else None


def with_that_spell(text: str, focus: Focus | None) -> str:
    """Return the text with "that week" as the days that the thread's last call looked back at."""
    calls = focus.calls if focus else ()
    days = calls[-1].arguments.get("period") if calls else None
    if not isinstance(days, Mapping) or not _THAT_SPELL.search(text):
        return text
    return _THAT_SPELL.sub(f"from {days['start']} to {days['end']}", text)


def with_the_threads_days(text: str, tense: Tense | None) -> str:
    """Return the text with "kal", "parso" and "a month" as the days they are in a thread of that tense."""
    if tense is None:
        return text
    if tense == "past":
        text = _WHOLE.sub(lambda match: _THE_WHOLE[match["unit"].lower()], text)
    if tense == "future":
        text = _SPAN.sub(lambda match: f"for {_SPANS[match['unit'].lower()]} days", text)
    return _BOTH_WAYS.sub(
        lambda match: _DAYS["kal" if match["word"].lower().startswith("k") else "parso", tense], text
    )
